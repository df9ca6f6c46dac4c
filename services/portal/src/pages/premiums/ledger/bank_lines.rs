//! `GET /boekhouding/banklijnen`: what came in at the bank, with what it pays, or why that is not known.

use std::sync::Arc;

use axum::routing::MethodRouter;
use tonic::Status;
use werkbrug_proto::invoicing::{BankLine, ListBankLinesRequest};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageOf, Sorts, cell::Cell, room::Asking},
    pages::parts::badge::Tone,
    web::Face,
    words::{Words, key},
};

pub(super) const PATH: &str = "/boekhouding/banklijnen";
const STATE: &str = "stand";
/// The lines that pay nothing that is known.
pub(super) const UNMATCHED: &str = "unmatched";

type Of = fn(&Words, &BankLine) -> Cell;

const fn column(key: &'static str, title: &'static str, cell: Of) -> Column<BankLine> {
    Column { key, title, sorts: Sorts::Nobody, is_personal: false, cell }
}

static LIST: List<BankLine> = List {
    name: "banklijnen",
    path: PATH,
    title: key("room-bank-lines"),
    columns: &[
        column("mededeling", key("bank-communication"), |words, row| match row.communication.as_str() {
            "" => Cell::text(words.say("bank-no-communication").into_owned()),
            text => Cell::text(text),
        }),
        column("dag", key("bank-booked-on"), |_, row| Cell::day(&row.booked_on)),
        column("bedrag", key("ledger-amount"), |_, row| Cell::euro(row.amount_cents)),
        column("afgeletterd", key("bank-pays"), pays),
        column("kenmerk", key("ledger-reference"), |_, row| match row.invoice_id.as_str() {
            "" => Cell::text(&row.reference),
            id => Cell::Link(row.reference.clone(), format!("/facturen/{id}")),
        }),
    ],
    filters: &[Filter {
        key: STATE,
        label: key("bank-pays"),
        kind: FilterKind::OneOf(&[
            ("", key("premium-class-all")),
            (UNMATCHED, key("bank-unmatched")),
            ("matched", key("bank-matched")),
        ]),
        fits: None,
    }],
    empty: key("bank-none"),
    topics: "invoicing.invoices",
};

/// The address of what stays unmatched.
pub(super) fn unmatched() -> String {
    format!("{PATH}?{STATE}={UNMATCHED}")
}

/// What a line pays, or why that is not known.
fn pays(words: &Words, row: &BankLine) -> Cell {
    let (tone, text) = match (row.matched_with.as_str(), row.why_not.as_str()) {
        ("invoice", _) => (Tone::Good, key("bank-pays-invoice")),
        ("statement", _) => (Tone::Good, key("bank-pays-statement")),
        ("advance", _) => (Tone::Good, key("bank-pays-advance")),
        ("organisation", _) => (Tone::Good, key("bank-pays-organisation")),
        (_, "several_fit") => (Tone::Watch, key("bank-several-fit")),
        (_, "no_period") => (Tone::Watch, key("bank-no-period")),
        (_, "ogm_unknown") => (Tone::Watch, key("bank-ogm-unknown")),
        (_, "too_much") => (Tone::Watch, key("bank-too-much")),
        _ => (Tone::Watch, key("bank-nothing-fits")),
    };
    Cell::State(tone, words.say(text).into_owned())
}

/// What answers at `/boekhouding/banklijnen`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    LIST.room(|asking| Box::pin(read(asking)))
}

async fn read(asking: Asking<'_>) -> Result<PageOf<BankLine>, Status> {
    let Asking { reader, page, asked, .. } = asking;
    let ask =
        ListBankLinesRequest { page_size: page.size, page_token: page.token, state: asked.filter(STATE).to_owned() };
    let answer = reader.books()?.list_bank_lines(ask).await?.into_inner();
    Ok(PageOf::of(answer.lines, answer.next_page_token, answer.total_size))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn a_line_says_what_it_pays_or_why_that_is_not_known() {
        let rows = [
            ("invoice", "", "Good"),
            ("statement", "", "Good"),
            ("advance", "", "Good"),
            ("organisation", "", "Good"),
            ("", "nothing_fits", "Watch"),
            ("", "several_fit", "Watch"),
            ("", "no_period", "Watch"),
            ("", "ogm_unknown", "Watch"),
            ("", "too_much", "Watch"),
        ];
        for (with, why, tone) in rows {
            let row = BankLine { matched_with: with.into(), why_not: why.into(), ..BankLine::default() };
            for cell in in_each(|words| format!("{:?}", pays(words, &row))) {
                assert!(cell.contains(tone) && !cell.contains('⟦'), "{with} {why}: {cell}");
            }
        }
    }
}
