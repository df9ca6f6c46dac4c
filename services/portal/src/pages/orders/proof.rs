//! The promise of an order: what was said and what it rested on, whether anybody touched it, and what made it late.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::{Code, Status};
use werkbrug_chassis::refusal::reason_of;
use werkbrug_kernel::role::Role;
use werkbrug_proto::orders::{
    GetPromiseRequest, LateCause, MoveMaterialRequest, Order, Promise, PromiseChange, SealState,
};

use crate::{
    pages::{
        orders::said,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            empty::silent,
            form::{Field, changing},
            notice::Notice,
            stat::{Stat, stats},
            timeline::{Moment, timeline},
        },
        rush::answer::why,
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

/// The field with the new day of the material.
const MATERIAL: &str = "materiaal";

/// The card; nothing for a quote, which promises nothing yet.
pub(super) async fn show(reader: Reader<'_>, visit: &Visit, order: &Order, today: Date) -> Markup {
    let words = &visit.words;
    let content = match &order.promised_on {
        None => html! {},
        Some(promised) => match within("promise", Box::pin(read(reader, &order.order_id))).await {
            Read::Seen(promise) => shown(words, &promise, (is_late(order, promised, today), today)),
            Read::Hidden => return html! {},
            Read::Silent => silent(&words.say("day-silent")),
        },
    };
    let is_over = order.delivered_on.is_some() || order.ended_on.is_some();
    let may_move = visit.signed.viewer.role == Role::OrderDesk && !is_over;
    html! {
        @if order.promised_on.is_some() { (card("bewijs", &words.say("proof-title"), &content)) }
        @if may_move { (card("materiaal", &words.say("proof-material"), &material(visit, order))) }
    }
}

async fn read(reader: Reader<'_>, order_id: &str) -> Result<Promise, Status> {
    let asked = GetPromiseRequest { order_id: order_id.to_owned() };
    Ok(reader.promising()?.get_promise(asked).await?.into_inner())
}

/// Whether an order misses its promise, or did; one that was cancelled misses nothing.
fn is_late(order: &Order, promised: &str, today: Date) -> bool {
    if order.ended_on.is_some() {
        return false;
    }
    let day = |iso: Option<&str>| iso.and_then(|iso| iso.parse::<Date>().ok());
    day(Some(promised)).is_some_and(|promised| match day(order.delivered_on.as_deref()) {
        Some(delivered) => delivered > promised,
        None => promised < today || day(order.expected_on.as_deref()).is_none_or(|expected| expected > promised),
    })
}

fn shown(words: &Words, promise: &Promise, (is_late, today): (bool, Date)) -> Markup {
    let (tone, seal) = match promise.seal() {
        SealState::Whole => (Tone::Good, key("proof-whole")),
        SealState::Broken => (Tone::Bad, key("proof-broken")),
        SealState::None | SealState::Unspecified => (Tone::Calm, key("proof-unsealed")),
    };
    let day = |iso: &Option<String>| written(words, iso.as_deref().unwrap_or_default(), today);
    let figures = [
        (key("proof-p50-then"), day(&promise.p50_on)),
        (key("proof-p90-then"), day(&promise.p90_on)),
        (key("proof-p50-now"), day(&promise.p50_now_on)),
        (key("proof-p90-now"), day(&promise.p90_now_on)),
    ]
    .map(|(name, value)| (words.say(name), value));
    let figures = figures.each_ref().map(|(name, value)| Stat::calm(name, value).explained("#rust-op"));
    html! {
        p { (badge(tone, &words.say(seal))) " " span.soft { (words.say("proof-seal-means")) } }
        @if let Some(which) = said::which(promise.promised_day()) { p { (words.say(which)) } }
        (stats(&figures))
        h3 { (words.say("proof-causes")) }
        @if promise.causes.is_empty() {
            p.soft { (words.say(if is_late { key("proof-late-unknown") } else { key("proof-no-causes") })) }
        }
        @else { ol { @for cause in &promise.causes { @if let Some(text) = cause_of(words, cause, today) { li { (text) } } } } }
        h3 #rust-op { (words.say("proof-rests-on")) }
        @if promise.work.is_empty() { p.soft { (words.say("proof-not-kept")) } }
        @else {
            @if promise.reckoned_at_us > 0 {
                p { (words.fill("proof-reckoned", &[
                    ("moment", words.moment(promise.reckoned_at_us, today).into()),
                    ("first", day(&promise.first_day).into()),
                    ("level", words.percent(i64::from(promise.safe_level)).into()),
                ])) }
            }
            (why(words, &promise.work, today))
        }
        @if !promise.changes.is_empty() {
            h3 { (words.say("proof-changes")) }
            (changes(words, &promise.changes, today))
        }
    }
}

fn written(words: &Words, iso: &str, today: Date) -> String {
    iso.parse().map_or_else(|_| words.say("proof-no-day").into_owned(), |day: Date| words.short_day(day, today))
}

/// A cause in words; nothing for one that is not known here.
fn cause_of(words: &Words, cause: &LateCause, today: Date) -> Option<String> {
    let time = words.hours(cause.minutes.into());
    let text = match cause.kind.as_str() {
        "capacity" => {
            let week = cause.week.parse().map_or_else(|_| String::new(), |monday: Date| words.week(monday));
            words.fill(
                "proof-cause-capacity",
                &[("department", cause.department.as_str().into()), ("week", week.into()), ("time", time.into())],
            )
        }
        "capacity_of_few" => words.say("proof-cause-few").into_owned(),
        "material" if cause.from.is_empty() => {
            words.fill("proof-cause-material", &[("to", written(words, &cause.to, today).into())])
        }
        "material" => words.fill(
            "proof-cause-material-moved",
            &[("from", written(words, &cause.from, today).into()), ("to", written(words, &cause.to, today).into())],
        ),
        "behind" => words.fill("proof-cause-behind", &[("time", time.into())]),
        "not_delivered" => words.say("proof-cause-not-delivered").into_owned(),
        _ => return None,
    };
    Some(text)
}

fn changes(words: &Words, changes: &[PromiseChange], today: Date) -> Markup {
    let when = |change: &PromiseChange| match change.at_us {
        0 => written(words, &change.to, today),
        at_us => words.moment(at_us, today),
    };
    let moments: Vec<String> = changes.iter().map(when).collect();
    let rows: Vec<Moment<'_>> = changes
        .iter()
        .zip(&moments)
        .map(|(change, when)| {
            let what = match change.kind.as_str() {
                "delivered" => words.say("order-was-delivered").into_owned(),
                "order_changed" => words.fill(
                    "proof-order-changed",
                    &[
                        ("from", written(words, &change.from, today).into()),
                        ("to", written(words, &change.to, today).into()),
                    ],
                ),
                _ => words.fill(
                    "proof-material-moved",
                    &[
                        ("from", written(words, &change.from, today).into()),
                        ("to", written(words, &change.to, today).into()),
                    ],
                ),
            };
            Moment { when, what: html! { (what) }, tone: Tone::Calm }
        })
        .collect();
    timeline(&rows)
}

fn material(visit: &Visit, order: &Order) -> Markup {
    let words = &visit.words;
    let label = words.say("proof-material-on");
    let known = order.material_on.as_deref().unwrap_or_default();
    changing(
        &visit.signed,
        &format!("/orders/{}/materiaal", order.order_id),
        &html! {
            p.soft { (words.say("proof-material-hint")) }
            input type="hidden" name="etag" value=(order.etag);
            (Field::optional(MATERIAL, &label).holding(known).day(words))
            div { (button::submit(Weight::Plain, &words.say("proof-move"))) }
        },
    )
}

/// `POST /orders/{id}/materiaal`.
pub(crate) async fn move_material(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let typed = fields.text(MATERIAL);
    let day = if typed.is_empty() { Some(String::new()) } else { dates::typed(typed).map(|day| day.to_string()) };
    let back = Redirect::to(&format!("/orders/{id}")).into_response();
    let Some(material_on) = day else {
        visit.tell(&face, Notice::refused(visit.words.say("rush-unreadable")));
        return Ok(back);
    };
    let asked = MoveMaterialRequest {
        request_id: fields.text("request_id").to_owned(),
        order_id: id,
        etag: fields.text("etag").to_owned(),
        material_on,
    };
    match Reader::of(&face.context.peers, &visit.signed.viewer).promising()?.move_material(asked).await {
        Ok(_) => visit.tell(&face, Notice::done(visit.words.say("proof-moved"))),
        Err(status) if reason_of(&status).as_deref() == Some("MATERIAL_AS_BEFORE") => {
            visit.tell(&face, Notice::info(visit.words.say("proof-as-before")));
        }
        Err(status) if reason_of(&status).as_deref() == Some("ALREADY_HELD") => {
            visit.tell(&face, Notice::refused(visit.words.say("proof-held")));
        }
        Err(status) if matches!(status.code(), Code::FailedPrecondition | Code::Aborted | Code::AlreadyExists) => {
            visit.tell(&face, Notice::refused(visit.words.say("rush-changed")));
        }
        Err(status) => return Err(status.into()),
    }
    Ok(back)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::dutch;

    /// Promised for Friday the 27th.
    #[test]
    fn an_order_without_causes_is_in_time_or_late_for_an_unknown_reason() {
        let (in_time, late) = ("Deze order is niet te laat.", "Deze order is te laat; de oorzaak is niet bekend.");
        let table = [
            // delivered, expected, today
            (Some("2026-11-27"), None, 28, in_time),
            (Some("2026-11-28"), None, 28, late),
            (None, Some("2026-11-27"), 27, in_time),
            (None, Some("2026-11-28"), 26, late),
            (None, Some("2026-11-27"), 28, late),
            (None, None, 26, late),
        ];
        for (delivered, expected, today, said) in table {
            let day = |iso: Option<&str>| iso.map(str::to_owned);
            let order = Order { delivered_on: day(delivered), expected_on: day(expected), ..Order::default() };
            let today = date(2026, 11, today);
            let is_late = is_late(&order, "2026-11-27", today);
            let text = shown(&dutch(), &Promise::default(), (is_late, today)).into_string();
            assert!(text.contains(said), "{delivered:?} {expected:?} on {today}: {text}");
        }
    }
}
