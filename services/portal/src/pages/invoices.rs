//! `GET /facturen`: every invoice, the last one first.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use tonic::Status;
use werkbrug_proto::invoicing::{Invoice, ListInvoicesRequest};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageAsk, PageOf, asked::Question, cell::Cell},
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

pub(crate) mod one;
pub(crate) mod uninvoiced;

type Of = fn(&Words, &Invoice) -> Cell;

const fn column(key: &'static str, title: &'static str, cell: Of) -> Column<Invoice> {
    Column { key, title, is_sortable: true, is_personal: false, cell }
}

static LIST: List<Invoice> = List {
    name: "facturen",
    path: "/facturen",
    title: key("room-invoices"),
    columns: &[
        column("nummer", key("invoice-number"), |_, row| {
            Cell::Link(row.number.clone(), format!("/facturen/{}", row.invoice_id))
        }),
        column("klant", key("invoice-customer"), |_, row| Cell::text(&row.company_name)),
        column("datum", key("invoice-date"), |_, row| Cell::day(&row.issue_date)),
        column("vervalt", key("invoice-due"), |_, row| Cell::day(&row.due_date)),
        column("netto", key("invoice-net"), |_, row| Cell::euro(row.net_cents)),
        column("btw", key("invoice-vat"), |_, row| Cell::euro(row.vat_cents)),
        column("bedrag", key("invoice-payable"), |_, row| Cell::euro(row.payable_cents)),
    ],
    filters: &[
        Filter {
            key: "q",
            label: key("invoice-look-for"),
            kind: FilterKind::Text,
            fits: Some(|row, text| {
                let text = text.to_lowercase();
                row.company_name.to_lowercase().contains(&text) || row.number.to_lowercase().contains(&text)
            }),
        },
        Filter {
            key: "van",
            label: key("invoice-from"),
            kind: FilterKind::Day,
            fits: Some(|row, day| row.issue_date.as_str() >= day),
        },
        Filter {
            key: "tot",
            label: key("invoice-to"),
            kind: FilterKind::Day,
            fits: Some(|row, day| row.issue_date.as_str() <= day),
        },
    ],
    empty: key("invoice-none"),
    topics: "invoicing.invoices",
};

/// `GET /facturen`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(question): Query<Question>,
) -> Result<Response, Trouble> {
    let asked = LIST.asked(question);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    LIST.page(&face, &visit, &asked, |ask| read(reader, ask)).await
}

async fn read(reader: Reader<'_>, ask: PageAsk) -> Result<PageOf<Invoice>, Status> {
    let ask = ListInvoicesRequest { page_size: ask.size, page_token: ask.token };
    let answer = reader.invoicing()?.list_invoices(ask).await?.into_inner();
    Ok((answer.invoices, answer.next_page_token))
}
