//! `GET /mijn-orders`: what a customer ordered, how far it is and when it comes; only its own, and no departments.

use std::sync::Arc;

use axum::routing::MethodRouter;
use tonic::Status;
use werkbrug_proto::orders::{ListOrdersRequest, Order};

use super::{stage_name, stage_named};
use crate::{
    lists::{Column, Filter, FilterKind, List, PageOf, Sorts, cell::Cell, room::Asking},
    web::Face,
    words::{Words, key},
};

/// The name of what is looked for, and of the choice of orders.
const TEXT: &str = "q";
const SHOW: &str = "toon";

type Of = fn(&Words, &Order) -> Cell;

const fn column(key: &'static str, title: &'static str, sorts: Sorts, cell: Of) -> Column<Order> {
    Column { key, title, sorts, is_personal: false, cell }
}

static LIST: List<Order> = List {
    name: "mijn-orders",
    path: "/mijn-orders",
    title: key("room-own-orders"),
    columns: &[
        column("order", key("order-reference"), Sorts::Service("order_reference"), |_, order| {
            Cell::text(&order.order_reference)
        }),
        column("stand", key("order-stage"), Sorts::Service("stage"), |words, order| {
            Cell::text(words.say(stage_name(order.stage())))
        }),
        column("aanvaard", key("order-was-accepted"), Sorts::Nobody, |_, order| Cell::day(&order.accepted_on)),
        column("beloofd", key("order-promised"), Sorts::Service("promised_on"), |_, order| {
            Cell::day(order.promised_on.as_deref().unwrap_or_default())
        }),
        column("verwacht", key("order-expected"), Sorts::Service("expected_on"), |_, order| {
            Cell::day(order.expected_on.as_deref().unwrap_or_default())
        }),
        column("geleverd", key("order-was-delivered"), Sorts::Nobody, |_, order| {
            Cell::day(order.delivered_on.as_deref().unwrap_or_default())
        }),
    ],
    filters: &[
        Filter {
            key: SHOW,
            label: key("order-show"),
            kind: FilterKind::OneOf(&[
                ("", key("order-show-all")),
                ("offerte", key("order-show-quoted")),
                ("aanvaard", key("order-show-accepted")),
                ("uitvoering", key("order-show-in-progress")),
                ("geleverd", key("order-show-delivered")),
                ("geannuleerd", key("order-show-cancelled")),
                ("verloren", key("order-show-lost")),
            ]),
            fits: None,
        },
        Filter { key: TEXT, label: key("order-reference"), kind: FilterKind::Text, fits: None },
    ],
    empty: key("own-orders-none"),
    topics: "orders.orders crews.capacity",
};

/// What answers at `/mijn-orders`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    LIST.room(|asking| Box::pin(read(asking)))
}

async fn read(asking: Asking<'_>) -> Result<PageOf<Order>, Status> {
    let Asking { reader, page, asked, .. } = asking;
    let stage = stage_named(asked.filter(SHOW));
    let ask = ListOrdersRequest {
        page_size: page.size,
        page_token: page.token,
        stage: stage.into(),
        contains: asked.filter(TEXT).to_owned(),
        order_by: page.order_by,
        without_lines: true,
        ..ListOrdersRequest::default()
    };
    let answer = reader.orders()?.list_orders(ask).await?.into_inner();
    Ok(PageOf::of(answer.orders, answer.next_page_token, answer.total_size))
}
