//! `GET /bellijst?op=2026-11-23`: whom to call, how, and what they said.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::{Code, Status};
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::crews::{CallHow, CallLine, CallOutcome, ListCallsRequest, RecordCallRequest};

use crate::{
    pages::{
        bad_day::{On, days, is_answer},
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            empty::empty,
            form::changing,
            notice::Notice,
        },
        shift,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, capital, key},
};

/// How somebody hears.
pub(crate) const HOWS: [(CallHow, &str); 4] = [
    (CallHow::Phone, key("call-by-phone")),
    (CallHow::Message, key("call-by-message")),
    (CallHow::InPerson, key("call-in-person")),
    (CallHow::ByCoach, key("call-by-coach")),
];
/// What came of it.
const OUTCOMES: [(CallOutcome, &str); 3] = [
    (CallOutcome::SaidYes, key("call-said-yes")),
    (CallOutcome::SaidNo, key("call-said-no")),
    (CallOutcome::NotReached, key("call-not-reached")),
];

/// `GET /bellijst`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let day = on.day(face.context.clock.today())?;
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let calls = reader.planning()?.list_calls(ListCallsRequest { day: day.to_string() }).await?.into_inner().calls;
    let content = html! {
        p { a href={ "/slechte-dag?op=" (day) } { (words.say("repair-title")) } }
        h1 { (words.say("repair-calls")) " " span.soft { (capital(&words.long_day(day))) } }
        (days(words, "/bellijst", day))
        @if calls.is_empty() { (empty(&words.say("call-none"))) }
        @else { ol.people.long { @for call in &calls { li.call { (line(&visit, day, call)) } } } }
    };
    let title = format!("{} · {}", words.say("repair-calls"), words.long_day(day));
    Ok(Frame::of(&face, &visit, title).answer(&content))
}

fn line(visit: &Visit, day: Date, call: &CallLine) -> Markup {
    let words = &visit.words;
    html! {
        div {
            strong { (call.display_name) }
            @if call.is_coach { " " span.soft { "(" (words.say("plan-coach")) ")" } }
            " " (outcome(words, call))
            br;
            (where_to(words, call)) " " span.soft { (words.clock_span(call.start_minute, call.end_minute)) }
        }
        (form(visit, day, call))
    }
}

/// What somebody must hear, in one sentence.
fn where_to(words: &Words, call: &CallLine) -> String {
    let (from, to) = (call.from_place_name.clone().into(), call.to_place_name.clone().into());
    match (call.from_shift_id.is_empty(), call.to_shift_id.is_empty()) {
        (false, false) => words.fill("call-moves", &[("from", from), ("to", to)]),
        (true, _) => words.fill("call-comes", &[("to", to)]),
        (false, true) => words.fill("call-free", &[("from", from)]),
    }
}

fn outcome(words: &Words, call: &CallLine) -> Markup {
    let (tone, word) = match call.outcome() {
        CallOutcome::Unspecified => (Tone::Watch, key("call-open")),
        CallOutcome::NotReached => (Tone::Watch, key("call-not-reached")),
        CallOutcome::SaidYes => (Tone::Good, key("call-said-yes")),
        CallOutcome::SaidNo => (Tone::Bad, key("call-said-no")),
    };
    badge(tone, &words.say(word))
}

fn form(visit: &Visit, day: Date, call: &CallLine) -> Markup {
    let words = &visit.words;
    let label = format!("{}: {}", words.say("call-how"), call.display_name);
    changing(
        &visit.signed,
        "/bellijst/noteren",
        &html! {
            input type="hidden" name="day" value=(day);
            input type="hidden" name="call" value=(call.call_id);
            input type="hidden" name="etag" value=(call.etag);
            select name="how" aria-label=(label) { @for (how, word) in HOWS {
                option value=(how.as_str_name()) selected[call.how() == how] { (words.say(word)) }
            } }
            @if call.outcome() == CallOutcome::SaidNo {
                // Who said no and comes after all gets the seat again, when it is still free.
                (button::choice(Weight::Plain, "outcome", CallOutcome::SaidYes.as_str_name(), &words.say("call-yes-after-all")))
            } @else {
                @for (outcome, word) in OUTCOMES {
                    (button::choice(Weight::Plain, "outcome", outcome.as_str_name(), &words.say(word)))
                }
            }
        },
    )
}

/// `POST /bellijst/noteren`.
pub(crate) async fn record(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, words) = (&posted.fields, &posted.visit.words);
    let how = CallHow::from_str_name(fields.text("how")).ok_or(Trouble::Invalid)?;
    let outcome = CallOutcome::from_str_name(fields.text("outcome")).ok_or(Trouble::Invalid)?;
    let ask = RecordCallRequest {
        request_id: fields.text("request_id").to_owned(),
        call_id: fields.text("call").to_owned(),
        how: how.into(),
        outcome: outcome.into(),
        etag: fields.text("etag").to_owned(),
    };
    let mut planning = Reader::of(&face.context.peers, &posted.visit.signed.viewer).planning()?;
    let notice = match planning.record_call(ask).await {
        Ok(_) if outcome == CallOutcome::SaidNo => Notice::watch(words.say("call-was-refused")),
        Ok(_) => Notice::done(words.say("call-was-recorded")),
        Err(status) if is_answer(&status) || status.code() == Code::NotFound => {
            Notice::refused(words.say(refusal(&status)))
        }
        Err(status) => return Err(status.into()),
    };
    posted.visit.tell(&face, notice);
    Ok(Redirect::to(&format!("/bellijst?op={}", fields.text("day"))).into_response())
}

/// Why it was not noted.
fn refusal(status: &Status) -> &'static str {
    match reason_of(status).as_deref() {
        Some("ETAG_MISMATCH") | None => key("call-refused-changed"),
        Some("NOT_FOUND") => key("call-refused-gone"),
        Some(_) => shift::refused(status),
    }
}
