//! `GET /te-factureren`: approved minutes that stand on no invoice yet, the oldest first.

use std::sync::Arc;

use axum::routing::MethodRouter;
use tonic::Status;
use werkbrug_proto::invoicing::{ApprovedMinutes, ListUninvoicedRequest};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageOf, Sorts, cell::Cell, room::Asking},
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

static LIST: List<Line> = List {
    name: "te-factureren",
    path: "/te-factureren",
    title: key("room-uninvoiced"),
    columns: &[
        column("dag", key("uninvoiced-day"), Sorts::Service("day"), |_, row| Cell::day(&row.minutes.day)),
        column("klant", key("invoice-customer"), Sorts::Service("company_name"), |_, row| {
            Cell::text(&row.minutes.company_name)
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
    LIST.room(|asking| Box::pin(read(asking)))
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
