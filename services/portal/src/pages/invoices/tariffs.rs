//! `GET /tarieven`: what each company pays an hour for each class of work, and from which day on.

use std::sync::Arc;

use axum::routing::MethodRouter;
use maud::html;
use tonic::Status;
use werkbrug_proto::invoicing::{ListTariffsRequest, Tariff};

use super::tariff;
use crate::{
    lists::{
        Column, Filter, FilterKind, List, PageOf, Sorts,
        cell::Cell,
        room::{Above, Asking},
    },
    pages::parts::button::{self, Weight},
    web::Face,
    words::{Words, key},
};

type Of = fn(&Words, &Tariff) -> Cell;

const fn column(key: &'static str, title: &'static str, sorts: Sorts, cell: Of) -> Column<Tariff> {
    Column { key, title, sorts, is_personal: false, cell }
}

/// The name of what is looked for, in the address.
const TEXT: &str = "q";

static LIST: List<Tariff> = List {
    name: "tarieven",
    path: tariff::LIST,
    title: key("room-tariffs"),
    columns: &[
        column("klant", key("invoice-customer"), Sorts::Service("company_name"), |_, row| {
            Cell::text(&row.company_name)
        }),
        column("klasse", key("uninvoiced-class"), Sorts::Service("tariff_class"), |_, row| {
            Cell::Link(row.tariff_class.clone(), tariff::address(&row.company_id, &row.tariff_class, ""))
        }),
        column("vanaf", key("premium-valid-from"), Sorts::Service("valid_from"), |_, row| Cell::day(&row.valid_from)),
        column("prijs", key("invoice-rate"), Sorts::Service("cents_per_hour"), |_, row| Cell::euro(row.cents_per_hour)),
        column("btw", key("invoice-vat"), Sorts::Nobody, |words, row| Cell::text(tariff::vat_of(words, row))),
    ],
    filters: &[Filter { key: TEXT, label: key("tariff-look-for"), kind: FilterKind::Text, fits: None }],
    empty: key("tariff-none"),
    topics: "",
};

/// What answers at `/tarieven`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    let above: Above = |_, words, _| {
        let new = button::link(Weight::Main, tariff::PATH, &words.say("tariff-new"));
        Box::pin(async move {
            html! { div.actions { (new) } }
        })
    };
    LIST.room_under(Some(above), |asking| Box::pin(read(asking)))
}

async fn read(asking: Asking<'_>) -> Result<PageOf<Tariff>, Status> {
    let Asking { reader, page, asked, .. } = asking;
    let ask = ListTariffsRequest {
        page_size: page.size,
        page_token: page.token,
        contains: asked.filter(TEXT).to_owned(),
        order_by: page.order_by,
    };
    let answer = reader.invoicing()?.list_tariffs(ask).await?.into_inner();
    Ok(PageOf::of(answer.tariffs, answer.next_page_token, answer.total_size))
}
