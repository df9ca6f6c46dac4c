//! The last invoices, and how much of what was approved stands on one.

use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::invoicing::{GetTotalsRequest, Invoice, ListInvoicesRequest, Totals};

use crate::{
    pages::words::{count, day_cell, euro, minutes},
    reading::Reader,
};

/// How many invoices stand on the page.
const SHOWN: i32 = 10;

/// What was read.
#[derive(Default)]
pub(super) struct Seen {
    invoices: Vec<Invoice>,
    totals: Totals,
}

/// Reads the invoices and the totals.
pub(super) async fn read(reader: Reader<'_>) -> Result<Seen, Status> {
    let (invoices, totals) = tokio::try_join!(invoices(reader), totals(reader))?;
    Ok(Seen { invoices, totals })
}

async fn invoices(reader: Reader<'_>) -> Result<Vec<Invoice>, Status> {
    let ask = ListInvoicesRequest { page_size: SHOWN, page_token: String::new() };
    Ok(reader.invoicing()?.list_invoices(ask).await?.into_inner().invoices)
}

async fn totals(reader: Reader<'_>) -> Result<Totals, Status> {
    Ok(reader.invoicing()?.get_totals(GetTotalsRequest {}).await?.into_inner())
}

/// The block's content.
pub(super) fn show(seen: &Seen, page: Date) -> Markup {
    let totals = &seen.totals;
    let waiting = totals.approved_minutes.saturating_sub(totals.invoiced_minutes);
    let held = usize::try_from(totals.held_approvals).unwrap_or(usize::MAX);
    html! {
        dl.cijfers {
            div { dt { "Gefactureerd, te betalen" } dd { (euro(totals.invoiced_payable_cents)) } }
            div { dt { "Nog te factureren" } dd { (minutes(waiting)) } }
        }
        @if held > 0 { p { strong.let { (count(held, "goedkeuring", "goedkeuringen")) } " wacht op een beslissing." } }
        @if seen.invoices.is_empty() {
            p.leeg { "Er is nog geen factuur. Goedgekeurde uren worden factuurlijnen." }
        } @else { (table(&seen.invoices, page)) }
    }
}

fn table(invoices: &[Invoice], page: Date) -> Markup {
    html! {
        div.schuif tabindex="0" role="group" aria-label="Tabel van facturen" { table {
            caption.verborgen { "Facturen" }
            thead { tr {
                th scope="col" { "Nummer" } th scope="col" { "Klant" } th scope="col" { "Datum" }
                th scope="col" { "Vervalt" } th.getal scope="col" { "Te betalen" }
            } }
            tbody { @for invoice in invoices { tr {
                th scope="row" { (invoice.number) }
                td { (invoice.company_name) }
                td { (day_cell(&invoice.issue_date, page)) }
                td { (day_cell(&invoice.due_date, page)) }
                td.getal { (euro(invoice.payable_cents)) }
            } } }
        } }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_approved_and_not_invoiced_is_told_in_hours() {
        let totals = Totals {
            approved_minutes: 600,
            invoiced_minutes: 450,
            invoiced_payable_cents: 123_456,
            ..Totals::default()
        };
        let text = show(&Seen { invoices: vec![], totals }, date(2026, 11, 23)).into_string();
        assert!(text.contains("2u30") && text.contains("1.234,56") && text.contains("nog geen factuur"), "{text}");
    }
}
