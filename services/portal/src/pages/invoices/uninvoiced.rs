//! `GET /te-factureren`: approved minutes that stand on no invoice yet, the oldest first; above them what was taken back after
//! it was approved.

use std::sync::Arc;

use axum::routing::MethodRouter;
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::{
    crews::{HostShift, ListHostShiftsRequest},
    invoicing::{ApprovedMinutes, ListUninvoicedRequest},
};

use crate::{
    lists::{
        Column, Filter, FilterKind, List, PageOf, Sorts,
        cell::Cell,
        room::{Above, Asking},
    },
    pages::{invoices::issue, parts::empty::silent},
    reading::{Read, Reader, within},
    web::Face,
    words::{Words, key},
};

/// Minutes, and whether the shift can be opened.
struct Line {
    minutes: ApprovedMinutes,
    shift_at: Option<String>,
}

type Of = fn(&Words, &Line) -> Cell;

const fn column(key: &'static str, title: &'static str, sorts: Sorts, cell: Of) -> Column<Line> {
    Column { key, title, sorts, is_personal: false, cell }
}

/// The names of the company that is looked for and of the last day, in the address.
const TEXT: &str = "q";
const UNTIL: &str = "tot";
/// How far back minutes taken back are looked for, in days.
const DAYS_BACK: i64 = 61;

static LIST: List<Line> = List {
    name: "te-factureren",
    path: "/te-factureren",
    title: key("room-uninvoiced"),
    columns: &[
        column("dag", key("uninvoiced-day"), Sorts::Service("day"), |_, row| Cell::day(&row.minutes.day)),
        column("klant", key("invoice-customer"), Sorts::Service("company_name"), |_, row| {
            let name = row.minutes.company_name.clone();
            if name.is_empty() { Cell::None } else { Cell::Link(name, issue::of_company(&row.minutes.company_id)) }
        }),
        column("klasse", key("uninvoiced-class"), Sorts::Service("tariff_class"), |_, row| {
            Cell::text(&row.minutes.tariff_class)
        }),
        column("uren", key("uninvoiced-hours"), Sorts::Service("minutes"), |_, row| {
            Cell::Minutes(row.minutes.minutes.into())
        }),
        column("dienst", key("uninvoiced-shift"), Sorts::Nobody, |_, row| {
            let short: String =
                row.minutes.shift_id.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
            row.shift_at.clone().map_or_else(|| Cell::text(short.clone()), |address| Cell::Link(short.clone(), address))
        }),
    ],
    filters: &[
        Filter { key: TEXT, label: key("invoice-customer"), kind: FilterKind::Text, fits: None },
        Filter { key: UNTIL, label: key("invoice-to"), kind: FilterKind::Day, fits: None },
    ],
    empty: key("uninvoiced-none"),
    topics: "crews.time invoicing.invoices",
};

/// What answers at `/te-factureren`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    let above: Above = |reader, words, today| Box::pin(taken_back(reader, words, today));
    LIST.room_under(Some(above), |asking| Box::pin(read(asking)))
}

/// Minutes of the last two months that were taken back after they were approved.
async fn taken_back(reader: Reader<'_>, words: &Words, today: Date) -> Markup {
    match within("taken back", shifts(reader, today)).await {
        Read::Seen(shifts) => told_back(words, &shifts, today),
        Read::Hidden => html! {},
        Read::Silent => silent(&words.say("floor-page-silent")),
    }
}

async fn shifts(reader: Reader<'_>, today: Date) -> Result<Vec<HostShift>, Status> {
    let from = today.saturating_sub(DAYS_BACK.days()).to_string();
    let ask = ListHostShiftsRequest { from, to: today.to_string() };
    Ok(reader.floor()?.list_host_shifts(ask).await?.into_inner().shifts)
}

fn told_back(words: &Words, shifts: &[HostShift], today: Date) -> Markup {
    let back: Vec<&HostShift> = shifts.iter().filter(|shift| shift.minutes_taken_back > 0).collect();
    html! { @if !back.is_empty() { section #teruggenomen {
        h2 { (words.say("uninvoiced-taken-back")) }
        ul { @for shift in back {
            @let hours = words.hours(shift.minutes_taken_back.into());
            li { a href={ "/dag?op=" (shift.day) } { (words.day_cell(&shift.day, today)) " " (shift.place_name) }
                " · " (words.fill("times-taken-back", &[("hours", hours.into())])) }
        } }
    } } }
}

async fn read(asking: Asking<'_>) -> Result<PageOf<Line>, Status> {
    let Asking { reader, page, asked, .. } = asking;
    let ask = ListUninvoicedRequest {
        page_size: page.size,
        page_token: page.token,
        contains: asked.filter(TEXT).to_owned(),
        up_to: asked.filter(UNTIL).to_owned(),
        order_by: page.order_by,
        ..ListUninvoicedRequest::default()
    };
    let answer = reader.invoicing()?.list_uninvoiced(ask).await?.into_inner();
    let line = |minutes: ApprovedMinutes| {
        let address = format!("/diensten/{}", minutes.shift_id);
        Line { shift_at: reader.may_open(&address).then_some(address), minutes }
    };
    let rows = answer.minutes.into_iter().map(line).collect();
    Ok(PageOf::of(rows, answer.next_page_token, answer.total_size))
}
