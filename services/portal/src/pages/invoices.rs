//! `GET /facturen`: every invoice, the last one first.

use std::sync::Arc;

use axum::routing::MethodRouter;
use tonic::Status;
use werkbrug_proto::invoicing::{Invoice, ListInvoicesRequest};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageOf, Sorts, cell::Cell, room::Asking},
    web::Face,
    words::{Words, key},
};

pub(crate) mod issue;
pub(crate) mod one;
pub(crate) mod tariff;
pub(crate) mod tariffs;
pub(crate) mod uninvoiced;

type Of = fn(&Words, &Invoice) -> Cell;

const fn column(key: &'static str, title: &'static str, by: &'static str, cell: Of) -> Column<Invoice> {
    Column { key, title, sorts: Sorts::Service(by), is_personal: false, cell }
}

/// The names of what is looked for, and of the days between which an invoice was made, in the address.
const TEXT: &str = "q";
const FROM: &str = "van";
const UNTIL: &str = "tot";

static LIST: List<Invoice> = List {
    name: "facturen",
    path: "/facturen",
    title: key("room-invoices"),
    columns: &[
        column("nummer", key("invoice-number"), "number", |_, row| {
            Cell::Link(row.number.clone(), format!("/facturen/{}", row.invoice_id))
        }),
        column("klant", key("invoice-customer"), "company_name", |_, row| Cell::text(&row.company_name)),
        column("datum", key("invoice-date"), "issue_date", |_, row| Cell::day(&row.issue_date)),
        column("vervalt", key("invoice-due"), "due_date", |_, row| Cell::day(&row.due_date)),
        column("netto", key("invoice-net"), "net_cents", |_, row| Cell::euro(row.net_cents)),
        column("btw", key("invoice-vat"), "vat_cents", |_, row| Cell::euro(row.vat_cents)),
        column("bedrag", key("invoice-payable"), "payable_cents", |_, row| Cell::euro(row.payable_cents)),
        Column {
            key: "open",
            title: key("invoice-open"),
            sorts: Sorts::Nobody,
            is_personal: false,
            cell: |_, row| Cell::euro(row.payable_cents.saturating_sub(row.paid_cents)),
        },
    ],
    filters: &[
        Filter { key: TEXT, label: key("invoice-look-for"), kind: FilterKind::Text, fits: None },
        Filter { key: FROM, label: key("invoice-from"), kind: FilterKind::Day, fits: None },
        Filter { key: UNTIL, label: key("invoice-to"), kind: FilterKind::Day, fits: None },
    ],
    empty: key("invoice-none"),
    topics: "invoicing.invoices",
};

/// What answers at `/facturen`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    LIST.room(|asking| Box::pin(read(asking)))
}

async fn read(asking: Asking<'_>) -> Result<PageOf<Invoice>, Status> {
    let Asking { reader, page, asked, .. } = asking;
    let ask = ListInvoicesRequest {
        page_size: page.size,
        page_token: page.token,
        contains: asked.filter(TEXT).to_owned(),
        issued_from: asked.filter(FROM).to_owned(),
        issued_until: asked.filter(UNTIL).to_owned(),
        order_by: page.order_by,
        without_lines: true,
    };
    let answer = reader.invoicing()?.list_invoices(ask).await?.into_inner();
    Ok(PageOf::of(answer.invoices, answer.next_page_token, answer.total_size))
}
