//! `GET /premies/kwartalen`: every quarter as it was last reckoned, beside what was paid.

use std::sync::Arc;

use axum::routing::MethodRouter;
use tonic::Status;

use crate::{
    lists::{Column, Filter, FilterKind, List, PageOf, Sorts, cell::Cell, room::Asking},
    pages::{
        parts::badge::Tone,
        premiums::{Quarter, books, differences, quarters},
    },
    web::Face,
    words::{Words, key},
};

/// How many quarters are shown: fifty years.
const MOST: i32 = 200;

const fn column(key: &'static str, title: &'static str, cell: fn(&Words, &Quarter) -> Cell) -> Column<Quarter> {
    Column { key, title, sorts: Sorts::Here, is_personal: false, cell }
}

static LIST: List<Quarter> = List {
    name: "premies-kwartalen",
    path: "/premies/kwartalen",
    title: key("room-premium-quarters"),
    columns: &[
        column("kwartaal", key("premium-quarter"), |_, row| {
            Cell::Link(row.run.quarter.clone(), format!("/premies/{}", row.run.run_id))
        }),
        column("verwacht", key("premium-expected"), |_, row| Cell::euro(row.sums.expected_cents)),
        column("betaald", key("premium-paid"), |_, row| Cell::euro(row.sums.paid_cents)),
        column("verschil", key("premium-difference"), |_, row| Cell::euro(row.sums.difference())),
        column("werklijst", key("room-differences"), |words, row| match row.sums.difference() {
            0 => Cell::None,
            _ => Cell::Link(words.say("premium-to-differences").into_owned(), differences::address(&row.run.quarter)),
        }),
        column("berekend", key("premium-reckoned-on"), |_, row| {
            Cell::day(&books::day_of(row.run.made_at_us).to_string())
        }),
        column("stand", key("premium-status"), |words, row| match row.run.unconfirmed.len() {
            0 => Cell::None,
            _ => Cell::State(Tone::Watch, words.say("premium-provisional").into_owned()),
        }),
    ],
    filters: &[
        Filter {
            key: "jaar",
            label: key("premium-year"),
            kind: FilterKind::Text,
            fits: Some(|row, year| row.run.quarter.starts_with(year)),
        },
        Filter {
            key: "stand",
            label: key("premium-difference"),
            kind: FilterKind::OneOf(&[
                ("", key("premium-class-all")),
                ("minder", key("premium-class-lower")),
                ("meer", key("premium-class-higher")),
            ]),
            fits: Some(|row, which| match which {
                "minder" => row.sums.difference() < 0,
                "meer" => row.sums.difference() > 0,
                _ => true,
            }),
        },
    ],
    empty: key("premium-none"),
    topics: "invoicing.premiums",
};

/// What answers at `/premies/kwartalen`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    LIST.room(|asking| Box::pin(read(asking)))
}

/// Four a year: they fit in one page, to sort and to filter here.
async fn read(asking: Asking<'_>) -> Result<PageOf<Quarter>, Status> {
    let rows = quarters(asking.reader, MOST).await?;
    let total = Some(rows.len());
    Ok(PageOf { rows, next: String::new(), total })
}
