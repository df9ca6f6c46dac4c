//! Events that were put aside: which, why and since when; tried again or given up with a reason.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use futures::future::join_all;
use http::StatusCode;
use maud::{Markup, html};
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::pipeline::{
    DiscardParkedEventRequest, ListParkedEventsRequest, ParkedEvent, RetryParkedEventRequest,
};

use crate::{
    lists::{cell::Cell, sheet::Sheet},
    pages::{
        frame::Frame,
        health::known,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            empty::empty,
            form::{Field, actions, changing},
            notice::Notice,
            table::{Head, table},
        },
        premiums::books::day_of,
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

/// How many of each service stand on the page.
const SHOWN: i32 = 50;

/// An event, and the service that could not apply it.
pub(super) type Aside = (&'static str, ParkedEvent);

/// What was put aside by these services.
pub(super) async fn read(reader: Reader<'_>, services: &[&'static str]) -> Vec<Aside> {
    let of = |name: &'static str| async move {
        let ask = ListParkedEventsRequest { page_size: SHOWN, page_token: String::new() };
        let read = within(name, async { reader.pipeline(name)?.list_parked_events(ask).await });
        let found = match read.await {
            Read::Seen(answer) => answer.into_inner().parked_events,
            Read::Hidden | Read::Silent => Vec::new(),
        };
        found.into_iter().map(|event| (name, event)).collect::<Vec<_>>()
    };
    join_all(services.iter().copied().map(of)).await.into_iter().flatten().collect()
}

/// Ids, kinds and reasons; never what stands in an event.
pub(super) fn show(visit: &Visit, all: &[Aside]) -> Markup {
    let words = &visit.words;
    if all.is_empty() {
        return empty(&words.say("health-none-parked"));
    }
    let titles = [
        key("health-event"),
        key("health-from"),
        key("health-subject"),
        key("health-reason"),
        key("health-since"),
        key("health-doing"),
    ];
    let [event, from, subject, reason, since, doing] = titles.map(|title| words.say(title));
    let heads = [&event, &from, &subject, &reason, &since, &doing].map(|title| Head::text(title));
    let rows = html! { @for (service, one) in all { tr {
        th scope="row" { (kind_of(one)) br; span.soft { (service) } }
        td { (one.source) "." (one.topic) " " span.soft.whole { "#" (one.seq) } }
        td { code { (one.block_key) } }
        td { @if one.place == 0 { (badge(Tone::Watch, &one.reason)) } @else { span.soft { (words.fill("health-behind", &[("place", one.place.into())])) } } }
        td.whole { (words.moment(one.parked_at_us, day_of(one.parked_at_us))) }
        td { @if one.place == 0 { div.actions {
            (changing(&visit.signed, &address(service, &one.parked_id, "opnieuw"), &button::submit(Weight::Plain, &words.say("health-retry"))))
            (button::link(Weight::Danger, &address(service, &one.parked_id, "weg"), &words.say("health-discard")))
        } } }
    } } };
    table(&words.say("health-parked"), &heads, &rows)
}

/// The same as a table that goes along as a file.
pub(super) fn sheet(words: &Words, all: &[Aside]) -> Sheet {
    let heads = [
        key("health-event"),
        key("health-service"),
        key("health-from"),
        key("health-number"),
        key("health-subject"),
        key("health-reason"),
        key("health-since"),
    ];
    let rows = all.iter().map(|(service, one)| {
        let since = day_of(one.parked_at_us);
        let number = i64::try_from(one.seq).unwrap_or(i64::MAX);
        vec![
            Cell::text(kind_of(one)),
            Cell::text(*service),
            Cell::text(format!("{}.{}", one.source, one.topic)),
            Cell::Number(number),
            Cell::text(one.block_key.as_str()),
            Cell::text(one.reason.as_str()),
            Cell::Day(since),
        ]
    });
    Sheet::of(words, ("apart", key("health-parked")), &heads, rows)
}

fn address(service: &str, id: &str, what: &str) -> String {
    format!("/gezondheid/{service}/{id}/{what}")
}

/// The last word of the kind: `werkbrug.orders.v1.OrderAccepted` is an `OrderAccepted`.
fn kind_of(one: &ParkedEvent) -> &str {
    one.event_type.rsplit('.').next().unwrap_or_default()
}

/// `POST /gezondheid/{service}/{id}/opnieuw`.
pub(crate) async fn retry(
    State(face): State<Arc<Face>>,
    Path((service, parked_id)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (service, words) = (known(&service)?, &posted.visit.words);
    let reader = Reader::of(&face.context.peers, &posted.visit.signed.viewer);
    let answer =
        reader.pipeline(service)?.retry_parked_event(RetryParkedEventRequest { parked_id }).await?.into_inner();
    let notice = match answer.applied {
        0 => Notice::watch(words.say("health-still-refused")),
        applied => Notice::done(words.fill("health-retried", &[("count", applied.into())])),
    };
    posted.visit.tell(&face, notice);
    Ok(Redirect::to("/gezondheid").into_response())
}

/// `GET /gezondheid/{service}/{id}/weg`: what giving up means, and why.
pub(crate) async fn ask(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path((service, parked_id)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    Ok(question(&face, &visit, known(&service)?, &parked_id, false))
}

fn question(face: &Face, visit: &Visit, service: &str, id: &str, is_missing: bool) -> Response {
    let words = &visit.words;
    let fault = is_missing.then(|| words.say("health-reason-missing"));
    let form = html! {
        (Field::required("reden", &words.say("health-discard-reason")).hinted(&words.say("health-discard-hint")).faulted(fault.as_deref()).text())
        (actions(&[
            button::submit(Weight::Danger, &words.say("health-discard")),
            button::link(Weight::Plain, "/gezondheid", &words.say("care-back")),
        ]))
    };
    let content = html! {
        h1 { (words.say("health-discard-title")) }
        (card("weg", service, &html! {
            p { (words.say("health-discard-why")) }
            p { code { (id) } }
            (changing(&visit.signed, &address(service, id, "weg"), &form))
        }))
    };
    Frame::of(face, visit, words.say("health-discard-title")).answer(&content)
}

/// `POST /gezondheid/{service}/{id}/weg`.
pub(crate) async fn discard(
    State(face): State<Arc<Face>>,
    Path((service, parked_id)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let service = known(&service)?;
    let reader = Reader::of(&face.context.peers, &posted.visit.signed.viewer);
    let reason = posted.fields.text("reden").to_owned();
    let ask = DiscardParkedEventRequest { parked_id: parked_id.clone(), reason };
    let again = |status| {
        let page = question(&face, &posted.visit, service, &parked_id, true);
        Ok((status, page).into_response())
    };
    if posted.fields.text("reden").is_empty() {
        return again(StatusCode::UNPROCESSABLE_ENTITY);
    }
    if let Err(status) = reader.pipeline(service)?.discard_parked_event(ask).await {
        if reason_of(&status).as_deref() == Some("REASON_MISSING") {
            return again(StatusCode::UNPROCESSABLE_ENTITY);
        }
        return Err(status.into());
    }
    posted.visit.tell(&face, Notice::done(posted.visit.words.say("health-discarded")));
    Ok(Redirect::to("/gezondheid").into_response())
}
