//! `GET /te-factureren`: approved minutes that stand on no invoice yet, the oldest first.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::{Query, State},
    response::Response,
};
use tonic::Status;
use werkbrug_proto::{
    invoicing::{ApprovedMinutes, ListUninvoicedRequest},
    orders::ListCompaniesRequest,
};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageAsk, PageOf, asked::Question, cell::Cell},
    pages::premiums::books::{AT_ONCE, MOST_PAGES},
    reading::{Read, Reader, within},
    rooms,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

/// Minutes with the name of the company, and whether the shift can be opened.
struct Line {
    minutes: ApprovedMinutes,
    company: String,
    shift_at: Option<String>,
}

type Of = fn(&Words, &Line) -> Cell;

const fn column(key: &'static str, title: &'static str, cell: Of) -> Column<Line> {
    Column { key, title, is_sortable: true, is_personal: false, cell }
}

static LIST: List<Line> = List {
    name: "te-factureren",
    path: "/te-factureren",
    title: key("room-uninvoiced"),
    columns: &[
        column("dag", key("uninvoiced-day"), |_, row| Cell::day(&row.minutes.day)),
        column("klant", key("invoice-customer"), |_, row| Cell::text(&row.company)),
        column("klasse", key("uninvoiced-class"), |_, row| Cell::text(&row.minutes.tariff_class)),
        column("uren", key("uninvoiced-hours"), |_, row| Cell::Minutes(row.minutes.minutes.into())),
        column("dienst", key("uninvoiced-shift"), |_, row| {
            let short: String =
                row.minutes.shift_id.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
            row.shift_at.clone().map_or_else(|| Cell::text(short.clone()), |address| Cell::Link(short.clone(), address))
        }),
    ],
    filters: &[
        Filter {
            key: "q",
            label: key("invoice-customer"),
            kind: FilterKind::Text,
            fits: Some(|row, text| row.company.to_lowercase().contains(&text.to_lowercase())),
        },
        Filter {
            key: "tot",
            label: key("invoice-to"),
            kind: FilterKind::Day,
            fits: Some(|row, day| row.minutes.day.as_str() <= day),
        },
    ],
    empty: key("uninvoiced-none"),
    topics: "crews.time invoicing.invoices",
};

/// `GET /te-factureren`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(question): Query<Question>,
) -> Result<Response, Trouble> {
    let asked = LIST.asked(question);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let names = match within("companies", companies(reader)).await {
        Read::Seen(names) => names,
        Read::Hidden | Read::Silent => BTreeMap::new(),
    };
    let (names, role) = (&names, visit.signed.viewer.role);
    let read = |ask: PageAsk| async move {
        let ask = ListUninvoicedRequest { company_id: String::new(), page_size: ask.size, page_token: ask.token };
        let answer = reader.invoicing()?.list_uninvoiced(ask).await?.into_inner();
        let line = |minutes: ApprovedMinutes| {
            let company = names.get(&minutes.company_id).cloned().unwrap_or_default();
            let address = format!("/diensten/{}", minutes.shift_id);
            Line { company, shift_at: rooms::may_open(role, &address).then_some(address), minutes }
        };
        Ok::<PageOf<Line>, Status>((answer.minutes.into_iter().map(line).collect(), answer.next_page_token))
    };
    LIST.page(&face, &visit, &asked, read).await
}

async fn companies(reader: Reader<'_>) -> Result<BTreeMap<String, String>, Status> {
    let (mut names, mut page_token) = (BTreeMap::new(), String::new());
    for _ in 0..MOST_PAGES {
        let ask = ListCompaniesRequest { page_size: AT_ONCE, page_token };
        let answer = reader.orders()?.list_companies(ask).await?.into_inner();
        names.extend(answer.companies.into_iter().map(|company| (company.company_id, company.company_name)));
        page_token = answer.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    Ok(names)
}
