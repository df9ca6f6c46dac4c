//! `GET /vormgeving/lijst`: a list of invented rows, with every kind of cell and a column that is personal.

use std::sync::Arc;

use axum::routing::MethodRouter;
use jiff::civil::date;
use tonic::Status;
use werkbrug_kernel::money::Cents;

use crate::{
    lists::{Column, Filter, FilterKind, List, PageAsk, PageOf, Sorts, cell::Cell},
    pages::parts::badge::Tone,
    web::Face,
    words::{Words, key},
};

/// How many rows there are; enough for a second page.
const ROWS: u32 = 120;

/// An invented row.
#[derive(Clone, Copy)]
pub(crate) struct Row(u32);

impl Row {
    fn tone(self) -> Tone {
        match self.0 % 10 {
            3 => Tone::Bad,
            6 => Tone::Watch,
            _ => Tone::Calm,
        }
    }
}

const fn column(key: &'static str, title: &'static str, cell: fn(&Words, &Row) -> Cell) -> Column<Row> {
    Column { key, title, sorts: Sorts::Here, is_personal: false, cell }
}

static LIST: List<Row> = List {
    name: "proeflijst",
    path: "/vormgeving/lijst",
    title: key("room-design-list"),
    columns: &[
        column("naam", key("design-field"), |_, row| {
            Cell::Link(format!("Verzonnen {:03}", row.0), "/vormgeving".into())
        }),
        column("stand", key("day-stage"), |words, row| {
            Cell::State(row.tone(), words.say(state(row.tone())).into_owned())
        }),
        column("dag", key("day-date"), |_, row| {
            let day = i8::try_from(row.0 % 28).unwrap_or(0).saturating_add(1);
            Cell::Day(date(2026, 11, day))
        }),
        column("hoofden", key("day-heads"), |_, row| Cell::Number(i64::from(row.0 % 9))),
        column("uren", key("day-hours"), |_, row| Cell::Minutes(u64::from(row.0) * 15)),
        column("bedrag", key("day-payable"), |_, row| Cell::Euro(Cents::new(i64::from(row.0) * 1_234))),
        Column {
            is_personal: true,
            ..column("grens", key("design-limit"), |_, row| Cell::text(format!("{} kg", 5 + row.0 % 4 * 5)))
        },
    ],
    filters: &[
        Filter {
            key: "q",
            label: key("design-field"),
            kind: FilterKind::Text,
            fits: Some(|row, text| format!("Verzonnen {:03}", row.0).contains(text)),
        },
        Filter {
            key: "stand",
            label: key("day-stage"),
            kind: FilterKind::OneOf(&[
                ("", key("list-every")),
                ("bad", key("design-bad")),
                ("watch", key("design-watch")),
                ("calm", key("design-calm")),
            ]),
            fits: Some(|row, value| row.tone().class() == value),
        },
    ],
    empty: key("design-empty-why"),
    topics: "",
};

const fn state(tone: Tone) -> &'static str {
    match tone {
        Tone::Calm => key("design-calm"),
        Tone::Good => key("design-good"),
        Tone::Info => key("design-info"),
        Tone::Watch => key("design-watch"),
        Tone::Bad => key("design-bad"),
    }
}

/// The rows as a service would give them.
async fn read(ask: PageAsk) -> Result<PageOf<Row>, Status> {
    let from: u32 = ask.token.parse().unwrap_or(0);
    let to = from.saturating_add(u32::try_from(ask.size).unwrap_or(0)).min(ROWS);
    let next = if to < ROWS { to.to_string() } else { String::new() };
    Ok(PageOf { rows: (from..to).map(Row).collect(), next, total: None })
}

/// What answers at `/vormgeving/lijst`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    LIST.room(|asking| Box::pin(read(asking.page)))
}
