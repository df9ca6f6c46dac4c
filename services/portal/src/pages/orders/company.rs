//! `GET /bedrijven/{id}`: a company and its orders.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::{Path, State},
    response::Response,
};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::orders::{
    Company, CompanyRole, GetCompanyRequest, LateOrder, ListOrdersRequest, Order, get_company_request::Key,
};

use crate::{
    pages::{
        frame::Frame,
        orders::{Risk, late, stage_name},
        parts::{
            badge::badge,
            card::card,
            empty::{empty, silent},
            table::{Head, table},
        },
    },
    reading::{Read, Reader, within},
    rooms,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

/// How many orders are read at once.
const AT_ONCE: i32 = 200;
/// How many pages of orders are looked through.
const MOST_PAGES: usize = 10;

/// `GET /bedrijven/{id}`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let today = face.context.clock.today();
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = GetCompanyRequest { key: Some(Key::CompanyId(id)) };
    let company = reader.orders()?.get_company(ask).await?.into_inner();
    let own = match within("company orders", Box::pin(orders(reader, &company.company_id))).await {
        Read::Seen((own, late)) => table_of(&visit, &own, &late, today),
        Read::Hidden => html! {},
        Read::Silent => silent(&words.say("day-silent")),
    };
    let content = html! {
        h1 { (company.company_name) }
        div.two {
            (card("orders", &words.say("order-of-company"), &own))
            (card("bedrijf", &words.say("company-known"), &known(words, &company)))
        }
    };
    Ok(Frame::of(&face, &visit, company.company_name.clone()).answer(&content))
}

async fn orders(reader: Reader<'_>, company_id: &str) -> Result<(Vec<Order>, BTreeMap<String, LateOrder>), Status> {
    let (mut own, mut page_token) = (Vec::new(), String::new());
    for _ in 0..MOST_PAGES {
        let company_id = company_id.to_owned();
        let ask = ListOrdersRequest { page_size: AT_ONCE, page_token, company_id, ..ListOrdersRequest::default() };
        let answer = reader.orders()?.list_orders(ask).await?.into_inner();
        own.extend(answer.orders);
        page_token = answer.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    own.sort_by(|one, other| one.promised_on.cmp(&other.promised_on).reverse());
    Ok((own, late(reader, company_id).await?))
}

fn table_of(visit: &Visit, own: &[Order], late: &BTreeMap<String, LateOrder>, today: Date) -> Markup {
    let words = &visit.words;
    if own.is_empty() {
        return empty(&words.say("order-none-of-company"));
    }
    let titles =
        [key("order-reference"), key("order-stage"), key("order-promised"), key("order-expected"), key("order-risk")]
            .map(|column| words.say(column));
    let columns = titles.each_ref().map(|title| Head::text(title));
    let rows = html! { @for order in own {
        @let address = format!("/orders/{}", order.order_id);
        @let risk = late.get(&order.order_id).map_or(Risk::None, |late| Risk::of(late, today));
        tr {
            th scope="row" {
                @if rooms::may_open(visit.signed.viewer.role, &address) { a href=(address) { (order.order_reference) } }
                @else { (order.order_reference) }
            }
            td { (words.say(stage_name(order.stage()))) }
            td { (words.day_cell(order.promised_on.as_deref().unwrap_or_default(), today)) }
            td { (words.day_cell(order.expected_on.as_deref().unwrap_or_default(), today)) }
            td { @if let Some((tone, text)) = risk.said(words) { (badge(tone, &text)) } }
        }
    } };
    table(&words.say("order-of-company"), &columns, &rows)
}

fn known(words: &Words, company: &Company) -> Markup {
    let address = company.address.clone().unwrap_or_default();
    let roles: Vec<String> = company.roles().map(|role| words.say(role_name(role)).into_owned()).collect();
    let place = format!("{} {}", address.postcode, address.city);
    let facts = [
        (key("company-roles"), roles.join(", ")),
        (key("company-number"), company.kbo.clone()),
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
        Some((name, host)) => html! { (name) wbr; "@" (host) },
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
