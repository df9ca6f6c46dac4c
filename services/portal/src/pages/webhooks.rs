//! `/verwittigen`: which customers' own systems are told of their orders, and whether that arrives.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_kernel::role::Role;
use werkbrug_proto::orders::{
    Company, CompanyRole, EndWebhookRequest, ListCompaniesRequest, ListWebhookDeliveriesRequest, ListWebhooksRequest,
    RetryWebhookDeliveryRequest, SubscribeWebhookRequest, Webhook, WebhookDelivery, WebhookState,
};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight, submit},
            card::card,
            empty::empty,
            form::{Field, changing},
            notice::Notice,
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

/// The address.
const PATH: &str = "/verwittigen";
/// Where an address is subscribed.
const SUBSCRIBING: &str = "/verwittigen/inschrijven";
/// Messages on a page, and customers to choose from.
const SHOWN: i32 = 50;
const CUSTOMERS: i32 = 200;

/// Where the page of messages begins.
#[derive(Deserialize)]
pub(crate) struct On {
    #[serde(default)]
    vanaf: String,
}

/// `GET /verwittigen`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    (Query(on), Query(take)): (Query<On>, Query<Take>),
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let webhooks = reader.notifying()?.list_webhooks(ListWebhooksRequest {}).await?.into_inner().webhooks;
    let ask = ListWebhookDeliveriesRequest { page_size: SHOWN, page_token: on.vanaf, ..Default::default() };
    let found = reader.notifying()?.list_webhook_deliveries(ask).await?.into_inner();
    let sheet = messages(words, &found.deliveries, today);
    if let Some(file) = take.of(&[&sheet], today) {
        return file;
    }
    let state = WebhookState::Parked.into();
    let ask = ListWebhookDeliveriesRequest { page_size: SHOWN, state, ..Default::default() };
    let parked = reader.notifying()?.list_webhook_deliveries(ask).await?.into_inner().deliveries;
    let content = html! {
        h1 { (words.say("room-webhooks")) }
        p.intro { (words.say("webhook-intro")) }
        div.stack {
            @if !parked.is_empty() { (card("opzij", &words.say("webhook-aside"), &aside(&visit, &parked))) }
            (card("adressen", &words.say("webhook-all"), &html! {
                @if webhooks.is_empty() { (empty(&words.say("webhook-none"))) }
                @for own in &webhooks { (one(&visit, own)) }
            }))
            @if visit.signed.viewer.role == Role::OrderDesk {
                (card("inschrijven", &words.say("webhook-subscribe"), &form(&face, &visit, reader).await?))
            }
            (card("berichten", &sheet.title, &html! {
                @if sheet.rows.is_empty() { (empty(&words.say("webhook-no-messages"))) } @else { (sheet.show(words, today, PATH)) }
                @if !found.next_page_token.is_empty() {
                    p.paging { (button::link(Weight::Plain, &format!("{PATH}?vanaf={}", found.next_page_token), &words.say("list-next"))) }
                }
            }))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-webhooks")).answer(&content))
}

/// Messages that a person must send again.
fn aside(visit: &Visit, parked: &[WebhookDelivery]) -> Markup {
    let words = &visit.words;
    html! {
        p { (words.say("webhook-aside-hint")) }
        @for own in parked {
            div {
                p { strong { (own.order_reference) } " " (words.say(what(&own.what))) " " (own.url) " (" (answer(words, &own.last_answer)) ")" }
                (changing(&visit.signed, &format!("{PATH}/{}/opnieuw", own.delivery_id), &html! {
                    div { (submit(Weight::Plain, &words.say("webhook-again"))) }
                }))
            }
        }
    }
}

fn one(visit: &Visit, own: &Webhook) -> Markup {
    let words = &visit.words;
    html! {
        div {
            p {
                strong { (own.company_name) } " " span.whole { (own.url) } " "
                @if own.is_ended { (badge(Tone::Calm, &words.say("webhook-ended"))) }
                @else if own.parked > 0 { (badge(Tone::Bad, &words.fill("webhook-parked-count", &[("count", own.parked.into())]))) }
                @else { (badge(Tone::Good, &words.say("webhook-on"))) }
            }
            @if !own.is_ended && visit.signed.viewer.role == Role::OrderDesk {
                (changing(&visit.signed, &format!("{PATH}/{}/stoppen", own.webhook_id), &html! {
                    div { (submit(Weight::Plain, &words.say("webhook-end"))) }
                }))
            }
        }
    }
}

async fn form(face: &Face, visit: &Visit, reader: Reader<'_>) -> Result<Markup, Status> {
    let words = &visit.words;
    let kept = visit.kept(face, SUBSCRIBING).unwrap_or_default();
    let ask = ListCompaniesRequest { page_size: CUSTOMERS, ..Default::default() };
    let all = reader.orders()?.list_companies(ask).await?.into_inner().companies;
    let is_customer = |own: &&Company| own.roles().any(|role| role == CompanyRole::Customer);
    let customers: Vec<(&str, &str)> =
        all.iter().filter(is_customer).map(|own| (own.company_id.as_str(), own.company_name.as_str())).collect();
    let content = html! {
        (Field::required("klant", &words.say("order-customer")).holding(kept.text("klant")).one_of(&customers))
        (Field::required("adres", &words.say("webhook-url")).holding(kept.text("adres")).hinted(&words.say("webhook-url-hint")).text())
        div { (submit(Weight::Main, &words.say("webhook-do-subscribe"))) }
    };
    Ok(changing(&visit.signed, SUBSCRIBING, &content))
}

/// `POST /verwittigen/inschrijven`: the secret stands in the answer, and nowhere afterwards.
pub(crate) async fn subscribe(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let asked = SubscribeWebhookRequest {
        request_id: fields.text("request_id").to_owned(),
        company_id: fields.text("klant").to_owned(),
        url: fields.text("adres").to_owned(),
    };
    match Reader::of(&face.context.peers, &visit.signed.viewer).notifying()?.subscribe_webhook(asked).await {
        Ok(answer) => {
            visit.forget(&face, SUBSCRIBING);
            let words = &visit.words;
            let content = html! {
                h1 { (words.say("webhook-subscribed")) }
                (card("geheim", &words.say("webhook-secret"), &html! {
                    p { (words.say("webhook-secret-hint")) }
                    p { code.whole { (answer.into_inner().secret) } }
                    p { (words.say("webhook-signature")) }
                    p { (button::link(Weight::Main, PATH, &words.say("webhook-back"))) }
                }))
            };
            Ok(Frame::of(&face, visit, words.say("webhook-subscribed")).answer(&content))
        }
        Err(status) => {
            visit.keep(&face, SUBSCRIBING, fields);
            Ok(refused(&face, visit, &status))
        }
    }
}

/// `POST /verwittigen/{id}/stoppen`.
pub(crate) async fn end(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let asked = EndWebhookRequest { request_id: fields.text("request_id").to_owned(), webhook_id: id };
    match Reader::of(&face.context.peers, &visit.signed.viewer).notifying()?.end_webhook(asked).await {
        Ok(_) => visit.tell(&face, Notice::done(visit.words.say("webhook-was-ended"))),
        Err(status) => return Ok(refused(&face, visit, &status)),
    }
    Ok(Redirect::to(PATH).into_response())
}

/// `POST /verwittigen/{id}/opnieuw`.
pub(crate) async fn retry(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let asked = RetryWebhookDeliveryRequest { request_id: fields.text("request_id").to_owned(), delivery_id: id };
    match Reader::of(&face.context.peers, &visit.signed.viewer).notifying()?.retry_webhook_delivery(asked).await {
        Ok(_) => visit.tell(&face, Notice::done(visit.words.say("webhook-retried"))),
        Err(status) => return Ok(refused(&face, visit, &status)),
    }
    Ok(Redirect::to(PATH).into_response())
}

fn refused(face: &Face, visit: &Visit, status: &Status) -> Response {
    let text = match reason_of(status).unwrap_or_default().as_str() {
        "URL_NOT_HTTPS" => key("webhook-not-https"),
        "URL_INSIDE" => key("webhook-inside"),
        "TOO_MANY_WEBHOOKS" => key("webhook-too-many"),
        "NOT_PARKED" | "WEBHOOK_UNKNOWN" | "DELIVERY_UNKNOWN" => key("webhook-not-there"),
        _ => key("webhook-unreadable"),
    };
    visit.tell(face, Notice::refused(visit.words.say(text)));
    Redirect::to(PATH).into_response()
}

fn messages(words: &Words, all: &[WebhookDelivery], today: Date) -> Sheet {
    let heads = [
        key("order-reference"),
        key("webhook-what"),
        key("order-stage"),
        key("webhook-tries"),
        key("webhook-answer"),
        key("webhook-happened"),
        key("webhook-next"),
        key("webhook-url"),
    ];
    let row = |own: &WebhookDelivery| {
        let (tone, state) = state(own.state());
        let next =
            if own.next_try_at_us > 0 { Cell::text(words.moment(own.next_try_at_us, today)) } else { Cell::None };
        let name = if own.order_reference.is_empty() { own.order_id.clone() } else { own.order_reference.clone() };
        vec![
            Cell::text(name),
            Cell::text(words.say(what(&own.what))),
            Cell::State(tone, words.say(state).into_owned()),
            Cell::Number(own.attempts.into()),
            Cell::text(answer(words, &own.last_answer)),
            Cell::text(words.moment(own.happened_at_us, today)),
            next,
            Cell::text(&own.url),
        ]
    };
    Sheet::of(words, ("berichten", key("webhook-messages")), &heads, all.iter().map(row))
}

const fn state(state: WebhookState) -> (Tone, &'static str) {
    match state {
        WebhookState::Waiting => (Tone::Watch, key("webhook-waiting")),
        WebhookState::Delivered => (Tone::Good, key("webhook-delivered")),
        WebhookState::Parked => (Tone::Bad, key("webhook-parked")),
        WebhookState::Ended => (Tone::Calm, key("webhook-ended")),
        WebhookState::Unspecified => (Tone::Calm, key("day-stage-unknown")),
    }
}

fn what(what: &str) -> &'static str {
    match what {
        "quote_created" => key("webhook-quote-created"),
        "quote_lost" => key("webhook-quote-lost"),
        "order_accepted" => key("webhook-order-accepted"),
        "order_changed" => key("webhook-order-changed"),
        "order_progressed" => key("webhook-order-progressed"),
        "part_delivered" => key("webhook-part-delivered"),
        "order_delivered" => key("webhook-order-delivered"),
        "order_cancelled" => key("webhook-order-cancelled"),
        _ => key("webhook-something"),
    }
}

/// What a receiver answered: its own number, or a word of ours.
fn answer(words: &Words, answer: &str) -> String {
    match answer {
        "" => String::new(),
        "unreachable" => words.say("webhook-unreachable").into_owned(),
        "timed_out" => words.say("webhook-timed-out").into_owned(),
        "redirected" => words.say("webhook-redirected").into_owned(),
        "address_refused" => words.say("webhook-inside").into_owned(),
        number => number.to_owned(),
    }
}
