//! The last invoices, and how much of what was approved stands on one.

use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::invoicing::{GetTotalsRequest, Invoice, ListInvoicesRequest, Totals};

use crate::{
    pages::parts::{
        badge::{Tone, badge},
        empty::empty,
        stat::{Stat, stats},
        table::{Head, table},
    },
    reading::Reader,
    words::{Words, key},
};

/// How many invoices stand on the page.
const SHOWN: i32 = 10;

/// What was read.
#[derive(Default)]
pub(super) struct Seen {
    invoices: Vec<Invoice>,
    totals: Totals,
    /// Whether an invoice has a page for who looks.
    opens: bool,
}

/// Reads the invoices and the totals.
pub(super) async fn read(reader: Reader<'_>) -> Result<Seen, Status> {
    let (invoices, totals) = tokio::try_join!(invoices(reader), totals(reader))?;
    Ok(Seen { invoices, totals, opens: reader.may_open("/facturen/1") })
}

async fn invoices(reader: Reader<'_>) -> Result<Vec<Invoice>, Status> {
    let ask = ListInvoicesRequest { page_size: SHOWN, without_lines: true, ..ListInvoicesRequest::default() };
    Ok(reader.invoicing()?.list_invoices(ask).await?.into_inner().invoices)
}

async fn totals(reader: Reader<'_>) -> Result<Totals, Status> {
    Ok(reader.invoicing()?.get_totals(GetTotalsRequest {}).await?.into_inner())
}

/// The block's content.
pub(super) fn show(words: &Words, seen: &Seen, page: Date) -> Markup {
    let totals = &seen.totals;
    let waiting = totals.approved_minutes.saturating_sub(totals.invoiced_minutes);
    let held = words.fill("day-held", &[("count", totals.held_approvals.into())]);
    let (invoiced, to_invoice) = (words.say("day-invoiced"), words.say("day-to-invoice"));
    let (sum, hours) = (words.euro(totals.invoiced_payable_cents), words.hours(waiting));
    let mut figures = [Stat::calm(&invoiced, &sum), Stat::calm(&to_invoice, &hours)];
    if seen.opens {
        let [all, open] = figures;
        figures = [all.explained("/facturen"), open.explained("/te-factureren")];
    }
    html! {
        (stats(&figures))
        @if totals.held_approvals > 0 { p { (badge(Tone::Watch, &held)) " " (words.say("day-held-wait")) } }
        @if seen.invoices.is_empty() { (empty(&words.say("day-no-invoices"))) }
        @else { (invoice_table(words, seen, page)) }
    }
}

fn invoice_table(words: &Words, seen: &Seen, page: Date) -> Markup {
    let titles =
        [key("day-number"), key("day-customer"), key("day-date"), key("day-due")].map(|column| words.say(column));
    let payable = words.say("day-payable");
    let mut columns: Vec<Head<'_>> = titles.iter().map(|title| Head::text(title)).collect();
    columns.push(Head::number(&payable));
    let rows = html! { @for invoice in &seen.invoices { tr {
        th.whole scope="row" {
            @if seen.opens { a href={ "/facturen/" (invoice.invoice_id) } { (invoice.number) } }
            @else { (invoice.number) }
        }
        td { (invoice.company_name) }
        td { (words.day_cell(&invoice.issue_date, page)) }
        td { (words.day_cell(&invoice.due_date, page)) }
        td.num { (words.euro(invoice.payable_cents)) }
    } } };
    table(&words.say("day-invoices"), &columns, &rows)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn what_is_approved_and_not_invoiced_is_told_in_hours() {
        let totals = Totals {
            approved_minutes: 600,
            invoiced_minutes: 450,
            invoiced_payable_cents: 123_456,
            ..Totals::default()
        };
        let text = show(&dutch(), &Seen { totals, ..Seen::default() }, date(2026, 11, 23)).into_string();
        assert!(text.contains("2u30") && text.contains("1.234,56") && text.contains("nog geen factuur"), "{text}");
    }

    #[test]
    fn a_number_leads_to_its_invoice_for_who_may_open_it() {
        let invoice = Invoice { invoice_id: "a1".into(), number: "2026-000001".into(), ..Invoice::default() };
        for (opens, links) in [(true, 1), (false, 0)] {
            let seen = Seen { invoices: vec![invoice.clone()], opens, ..Seen::default() };
            let text = show(&dutch(), &seen, date(2026, 11, 23)).into_string();
            assert_eq!(text.matches("<a href=\"/facturen/a1\">2026-000001</a>").count(), links, "{text}");
        }
    }
}
