//! `GET /bedrijven/{id}`: a company and its orders.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use werkbrug_kernel::kbo::Kbo;
use werkbrug_proto::orders::{
    Company, CompanyRole, GetCompanyRequest, ListOrdersRequest, ListOrdersResponse, Order, get_company_request::Key,
};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        orders::{Risk, stage_name},
        parts::{
            button::{self, Weight},
            card::card,
            empty::{empty, silent},
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

/// How many orders stand on the page.
const SHOWN: i32 = 50;

/// Where the page of orders begins.
#[derive(Deserialize)]
pub(crate) struct On {
    #[serde(default)]
    vanaf: String,
}

/// `GET /bedrijven/{id}`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
    (Query(on), Query(take)): (Query<On>, Query<Take>),
) -> Result<Response, Trouble> {
    let today = face.context.clock.today();
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = GetCompanyRequest { key: Some(Key::CompanyId(id)) };
    let company = reader.orders()?.get_company(ask).await?.into_inner();
    let is_further = !on.vanaf.is_empty();
    let here = here(&company.company_id, &on.vanaf);
    let own = match within("company orders", Box::pin(orders(reader, &company.company_id, on.vanaf))).await {
        Read::Seen(own) => {
            let sheet = sheet_of(words, reader, &own.orders, today);
            if let Some(file) = take.of(&[&sheet], today) {
                return file;
            }
            html! {
                @if sheet.rows.is_empty() { (empty(&words.say("order-none-of-company"))) }
                @else { (sheet.show(words, today, &here)) }
                (paging(words, &company.company_id, is_further, &own.next_page_token))
            }
        }
        Read::Hidden => html! {},
        Read::Silent => silent(&words.say("day-silent")),
    };
    let content = html! {
        h1 { (company.company_name) }
        p { a href={ "/relaties/" (company.company_id) } { (words.say("room-relation")) } }
        div.two {
            (card("orders", &words.say("order-of-company"), &own))
            (card("bedrijf", &words.say("company-known"), &known(words, &company)))
        }
    };
    Ok(Frame::of(&face, &visit, company.company_name.clone()).answer(&content))
}

/// A page of a company's orders, promised last first.
async fn orders(reader: Reader<'_>, company_id: &str, token: String) -> Result<ListOrdersResponse, Status> {
    let ask = ListOrdersRequest {
        page_size: SHOWN,
        page_token: token,
        company_id: company_id.to_owned(),
        order_by: "promised_on desc".to_owned(),
        without_lines: true,
        ..ListOrdersRequest::default()
    };
    Ok(reader.orders()?.list_orders(ask).await?.into_inner())
}

/// The way back to the first page and on to the next.
fn paging(words: &Words, company_id: &str, is_further: bool, next: &str) -> Markup {
    html! { @if is_further || !next.is_empty() { p.paging {
        @if is_further { (button::link(Weight::Plain, &here(company_id, ""), &words.say("list-first"))) }
        @if !next.is_empty() {
            (button::link(Weight::Plain, &here(company_id, next), &words.say("list-next")))
        }
    } } }
}

/// The address of the page that begins here.
fn here(company_id: &str, token: &str) -> String {
    if token.is_empty() { format!("/bedrijven/{company_id}") } else { format!("/bedrijven/{company_id}?vanaf={token}") }
}

fn sheet_of(words: &Words, reader: Reader<'_>, own: &[Order], today: Date) -> Sheet {
    let heads =
        [key("order-reference"), key("order-stage"), key("order-promised"), key("order-expected"), key("order-risk")];
    let rows = own.iter().map(|order| {
        let (address, name) = (format!("/orders/{}", order.order_id), order.order_reference.clone());
        vec![
            if reader.may_open(&address) { Cell::Link(name, address) } else { Cell::text(name) },
            Cell::text(words.say(stage_name(order.stage()))),
            Cell::day(order.promised_on.as_deref().unwrap_or_default()),
            Cell::day(order.expected_on.as_deref().unwrap_or_default()),
            Risk::of_order(order, today).cell(words),
        ]
    });
    Sheet::of(words, ("orders", key("order-of-company")), &heads, rows)
}

fn known(words: &Words, company: &Company) -> Markup {
    let address = company.address.clone().unwrap_or_default();
    let roles: Vec<String> = company.roles().map(|role| words.say(role_name(role)).into_owned()).collect();
    let place = format!("{} {}", address.postcode, address.city);
    let facts = [
        (key("company-roles"), roles.join(", ")),
        (key("company-number"), Kbo::parse(&company.kbo).map_or_else(|_| company.kbo.clone(), |kbo| kbo.dotted())),
        (key("company-vat"), company.vat.clone().unwrap_or_default()),
        (key("company-address"), [address.street, place.trim().to_owned()].join(", ")),
        (key("company-sector"), company.sector.clone()),
        (key("company-email"), company.email.clone()),
    ];
    html! {
        dl.facts { @for (name, fact) in facts.iter().filter(|(_, fact)| !fact.trim_matches([',', ' ']).is_empty()) {
            dt { (words.say(name)) }
            dd { (unbroken(fact)) }
        } }
    }
}

/// A number stays whole; an address of e-mail breaks at its sign, if it must.
fn unbroken(fact: &str) -> Markup {
    match fact.split_once('@') {
        Some((name, host)) => html! { a href={ "mailto:" (fact) } { (name) wbr; "@" (host) } },
        None if fact.chars().any(|sign| sign.is_ascii_digit()) && !fact.contains(',') => {
            html! { span.whole { (fact) } }
        }
        None => html! { (fact) },
    }
}

const fn role_name(role: CompanyRole) -> &'static str {
    match role {
        CompanyRole::Unspecified => key("day-stage-unknown"),
        CompanyRole::Customer => key("company-customer"),
        CompanyRole::Supplier => key("company-supplier"),
        CompanyRole::Own => key("company-own"),
    }
}
