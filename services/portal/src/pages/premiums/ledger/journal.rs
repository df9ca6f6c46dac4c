//! `GET /boekhouding/journaal?kwartaal=2026Q3`: everything that was booked, the last first.

use std::sync::Arc;

use axum::routing::MethodRouter;
use tonic::Status;
use werkbrug_proto::invoicing::{ListPostingsRequest, Posting};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageOf, Sorts, cell::Cell, room::Asking},
    pages::premiums::{books::day_of, differences},
    web::Face,
    words::{Words, key},
};

const PATH: &str = "/boekhouding/journaal";
/// The filters, as the address names them.
const QUARTER: &str = "kwartaal";
const ACCOUNT: &str = "rekening";
const OCCASION: &str = "aanleiding";

/// Why something is booked.
const OCCASIONS: &[(&str, &str)] = &[
    ("", key("premium-class-all")),
    ("invoice", key("occasion-invoice")),
    ("invoice_paid", key("occasion-invoice-paid")),
    ("premium_run", key("occasion-premium-run")),
    ("payment", key("occasion-payment")),
    ("advance", key("occasion-advance")),
    ("advance_used", key("occasion-advance-used")),
    ("organisation", key("occasion-organisation")),
    ("premium_seen", key("occasion-premium-seen")),
    ("difference_claimed", key("occasion-difference-claimed")),
    ("difference_accepted", key("occasion-difference-accepted")),
];

/// The accounts as a filter.
const ACCOUNTS: &[(&str, &str)] = &[
    ("", key("premium-class-all")),
    ("400000", key("account-receivable")),
    ("416000", key("account-premium-receivable")),
    ("416100", key("account-premium-claimed")),
    ("451000", key("account-vat")),
    ("489000", key("account-premium-advance")),
    ("550000", key("account-bank")),
    ("580000", key("account-on-its-way")),
    ("700000", key("account-revenue")),
    ("740000", key("account-premium-income")),
    ("740900", key("account-premium-given-up")),
];

type Of = fn(&Words, &Posting) -> Cell;

const fn column(key: &'static str, title: &'static str, cell: Of) -> Column<Posting> {
    Column { key, title, sorts: Sorts::Nobody, is_personal: false, cell }
}

static LIST: List<Posting> = List {
    name: "journaal",
    path: PATH,
    title: key("room-journal"),
    columns: &[
        column("dag", key("ledger-booked-on"), |_, row| Cell::day(&day_of(row.recorded_at_us).to_string())),
        column("aanleiding", key("ledger-occasion"), occasion),
        column("kwartaal", key("premium-quarter"), |_, row| Cell::text(&row.quarter)),
        column("debet", key("ledger-debit"), |words, row| Cell::text(super::account(words, &row.debit_account))),
        column("credit", key("ledger-credit"), |words, row| Cell::text(super::account(words, &row.credit_account))),
        column("bedrag", key("ledger-amount"), |_, row| Cell::euro(row.amount_cents)),
        column("kenmerk", key("ledger-reference"), |_, row| Cell::text(&row.reference)),
    ],
    filters: &[
        Filter { key: QUARTER, label: key("premium-quarter"), kind: FilterKind::Text, fits: None },
        Filter { key: ACCOUNT, label: key("ledger-account"), kind: FilterKind::OneOf(ACCOUNTS), fits: None },
        Filter { key: OCCASION, label: key("ledger-occasion"), kind: FilterKind::OneOf(OCCASIONS), fits: None },
    ],
    empty: key("ledger-none"),
    topics: "invoicing.invoices invoicing.premiums",
};

/// The address of the journal of a quarter and an account; of everything when both are empty.
pub(super) fn address(quarter: &str, account: &str) -> String {
    format!("{PATH}?{QUARTER}={quarter}&{ACCOUNT}={account}")
}

/// What was booked, leading to where it comes from.
fn occasion(words: &Words, row: &Posting) -> Cell {
    let known = OCCASIONS.iter().find(|(own, _)| *own == row.occasion);
    let text = known.map_or_else(|| row.occasion.clone(), |(_, name)| words.say(name).into_owned());
    let address = match row.occasion.as_str() {
        "invoice" => format!("/facturen/{}", row.about_id),
        "premium_run" => format!("/premies/{}", row.about_id),
        "payment" | "difference_claimed" | "difference_accepted" => differences::address(&row.quarter),
        "advance" | "advance_used" => format!("/premies/voorschotten?kwartaal={}", row.quarter),
        "organisation" => format!("/premies/organisatie?kwartaal={}", row.quarter),
        "premium_seen" | "invoice_paid" => super::bank_lines::PATH.to_owned(),
        _ => return Cell::text(text),
    };
    Cell::Link(text, address)
}

/// What answers at `/boekhouding/journaal`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    LIST.room(|asking| Box::pin(read(asking)))
}

async fn read(asking: Asking<'_>) -> Result<PageOf<Posting>, Status> {
    let Asking { reader, page, asked, .. } = asking;
    let ask = ListPostingsRequest {
        page_size: page.size,
        page_token: page.token,
        quarter: asked.filter(QUARTER).to_uppercase(),
        account: asked.filter(ACCOUNT).to_owned(),
        occasion: asked.filter(OCCASION).to_owned(),
    };
    let answer = reader.books()?.list_postings(ask).await?.into_inner();
    Ok(PageOf::of(answer.postings, answer.next_page_token, answer.total_size))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn what_was_booked_leads_to_where_it_comes_from() {
        for (occasion_name, _) in OCCASIONS.iter().filter(|(name, _)| !name.is_empty()) {
            let row = Posting { occasion: (*occasion_name).into(), quarter: "2026Q3".into(), ..Posting::default() };
            for cell in in_each(|words| format!("{:?}", occasion(words, &row))) {
                assert!(cell.starts_with("Link") && !cell.contains('⟦'), "{occasion_name}: {cell}");
            }
        }
    }
}
