//! `POST /spoed/vasthouden` keeps the minutes; `GET /spoed/{id}` shows what is kept and until when, or what became of it,
//! with the mail that confirms it; `POST /spoed/{id}/bevestigen` and `/vrijgeven` take it or give it back.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use werkbrug_proto::orders::{
    AcceptOrderRequest, Company, GetCompanyRequest, GetOrderRequest, Hold, HoldCapacityRequest, Order,
    ReleaseHoldRequest, get_company_request::Key,
};

use super::{ORDER, PATH, answer::REFERENCE, holds, mail, refusal, repeat_of};
use crate::{
    pages::{
        frame::Frame,
        orders::{said, stage_name},
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            empty::empty,
            form::changing,
            notice::Notice,
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::tongue::Tongue,
};

/// The language of the mail, when the desk chose one.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct In {
    #[serde(default)]
    taal: String,
}

/// `GET /spoed/{id}`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
    Query(chosen): Query<In>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let order = reader.orders()?.get_order(GetOrderRequest { order_id: id }).await?.into_inner();
    let hold = holds(reader).await?.into_iter().find(|hold| hold.order_id == order.order_id);
    let company = company_of(reader, &order).await?;
    let tongue = Tongue::parse(&chosen.taal).unwrap_or_else(|| mail::tongue_of(&company));
    let theirs = face.books.for_one_of(visit.signed.viewer.tenant, tongue);
    let text = mail::text(&theirs, (&order, hold.as_ref()), today);
    let here = format!("{PATH}/{}", order.order_id);
    let content = html! {
        h1 { (order.order_reference) }
        p.core {
            a href={ "/bedrijven/" (order.company_id) } { (order.company_name) } " "
            (badge(Tone::Calm, &words.say(stage_name(order.stage()))))
        }
        div.two {
            (card("stand", &words.say("rush-state"), &state(&visit, &order, hold.as_ref(), today)))
            (card("mail", &words.say("rush-mail"), &mail::show(words, (&here, &company), tongue, text.as_deref())))
        }
    };
    Ok(Frame::of(&face, &visit, order.order_reference.clone()).answer(&content))
}

async fn company_of(reader: Reader<'_>, order: &Order) -> Result<Company, Status> {
    let asked = GetCompanyRequest { key: Some(Key::CompanyId(order.company_id.clone())) };
    Ok(reader.orders()?.get_company(asked).await?.into_inner())
}

/// What is kept, and what can be done with it.
fn state(visit: &Visit, order: &Order, hold: Option<&Hold>, today: Date) -> Markup {
    let words = &visit.words;
    let address = |doing: &str| format!("{PATH}/{}/{doing}", order.order_id);
    let long = |iso: &str| iso.parse().map_or_else(|_| String::new(), |day: Date| words.long_day(day));
    let which = |day| html! { @if let Some(name) = said::which(day) { " " (words.say(name)) } };
    let form = |doing: &str, weight: Weight, text: &str| {
        let content = html! {
            input type="hidden" name="etag" value=(order.etag);
            (button::submit(weight, text))
        };
        changing(&visit.signed, &address(doing), &content)
    };
    html! {
        @if let Some(hold) = hold {
            p { (words.fill("rush-said", &[("day", long(&hold.said_on).into())])) (which(hold.promised_day())) }
            p { (words.fill("rush-held-for", &[
                ("time", words.time_on(hold.held_until_us, today).into()), ("hours", words.hours(hold.minutes.into()).into()),
            ])) }
            (form("bevestigen", Weight::Main, &words.say("rush-confirm")))
            (form("vrijgeven", Weight::Plain, &words.say("rush-release")))
        } @else if let Some(promised) = &order.promised_on {
            p { (words.fill("rush-promised", &[("day", long(promised).into())])) (which(order.promised_day())) }
            p { (button::link(Weight::Main, &format!("/orders/{}", order.order_id), &words.say("rush-to-order"))) }
        } @else {
            (empty(&words.say("rush-hold-over")))
            p { (button::link(Weight::Main, &format!("{PATH}?{ORDER}={}", order.order_id), &words.say("rush-again"))) }
        }
    }
}

/// `POST /spoed/vasthouden`.
pub(crate) async fn hold(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let asked = GetOrderRequest { order_id: fields.text(ORDER).to_owned() };
    let order = reader.orders()?.get_order(asked).await?.into_inner();
    let asked = HoldCapacityRequest {
        request_id: fields.text("request_id").to_owned(),
        repeat: repeat_of(&order, fields),
        order_reference: fields.text(REFERENCE).to_owned(),
        promised_day: said::chosen(fields).into(),
    };
    match reader.promising()?.hold_capacity(asked).await {
        Ok(answer) => Ok(Redirect::to(&format!("{PATH}/{}", answer.into_inner().order_id)).into_response()),
        Err(status) => {
            refused(&face, visit, &status);
            Ok(Redirect::to(&format!("{PATH}?{ORDER}={}", order.order_id)).into_response())
        }
    }
}

/// `POST /spoed/{id}/bevestigen`.
pub(crate) async fn confirm(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let asked = AcceptOrderRequest {
        request_id: fields.text("request_id").to_owned(),
        order_id: id.clone(),
        etag: fields.text("etag").to_owned(),
        ..AcceptOrderRequest::default()
    };
    match Reader::of(&face.context.peers, &visit.signed.viewer).orders()?.accept_order(asked).await {
        Ok(_) => visit.tell(&face, Notice::done(visit.words.say("rush-confirmed"))),
        Err(status) => refused(&face, visit, &status),
    }
    Ok(Redirect::to(&format!("{PATH}/{id}")).into_response())
}

/// `POST /spoed/{id}/vrijgeven`.
pub(crate) async fn release(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let asked = ReleaseHoldRequest {
        request_id: fields.text("request_id").to_owned(),
        order_id: id.clone(),
        etag: fields.text("etag").to_owned(),
    };
    match Reader::of(&face.context.peers, &visit.signed.viewer).promising()?.release_hold(asked).await {
        Ok(_) => visit.tell(&face, Notice::done(visit.words.say("rush-released"))),
        Err(status) => refused(&face, visit, &status),
    }
    Ok(Redirect::to(&format!("{PATH}/{id}")).into_response())
}

fn refused(face: &Face, visit: &Visit, status: &Status) {
    let text = refusal(&visit.words, status, face.context.clock.today());
    visit.tell(face, Notice::refused(text));
}
