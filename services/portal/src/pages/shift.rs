//! `GET /diensten/{id}`: one shift for who plans it: who comes, what the law says, who could come
//! instead and why not the others; and the forms that assign, release and publish.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use tonic::{Code, Status};
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_proto::crews::{
    AssignWorkerRequest, CheckEngagementRequest, Gate, GetShiftRequest, ListReplacementsRequest,
    ListReplacementsResponse, PublishShiftRequest, ReleaseWorkerRequest, ReplaceWorkerRequest, Shift, ShiftStage,
};

use crate::{
    pages::{
        board::week_address,
        frame::Frame,
        heads,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            empty::silent,
            form::changing,
            notice::Notice,
        },
        without_place,
    },
    reading::{Read, Reader, within},
    session::Signed,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, capital, key},
};

pub(crate) mod answer;
mod crew;
pub(crate) mod gates;
mod others;
mod ready;

/// The topics after which the page is read again.
const TOPICS: &str = "crews.shifts social.availability social.limits";
/// How many proposals and how many refusals are shown.
const MOST_OTHERS: i32 = 12;
/// The field that names a worker.
const WORKER: &str = "medewerker";

/// Whose seat is to be given to somebody else.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Instead {
    voor: Option<String>,
}

/// `GET /diensten/{id}?voor=ID`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
    Query(instead): Query<Instead>,
) -> Result<Response, Trouble> {
    let after = face.hub.position();
    let today = face.context.clock.today();
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let shift = reader.crews()?.get_shift(GetShiftRequest { shift_id: id }).await?.into_inner();
    let (gates, others) = tokio::join!(
        within("gates", Box::pin(gates_of(reader, &shift))),
        within("replacements", Box::pin(others_of(reader, &shift)))
    );
    let gates = part(words, gates, |gates| gates::show(words, &gates));
    let leaves = instead.voor.as_deref().and_then(|id| shift.crew.iter().find(|member| member.worker_id == id));
    let others = part(words, others, |others| others::show(words, &visit.signed, (&shift, leaves), &others));
    let here = visit.here.clone();
    let content = html! {
        div #dienst.stack data-live=(TOPICS) data-source=(here) {
            (head(words, &shift, &visit.signed))
            @if ready::is_asked(&shift) { (ready::show(words, &shift)) }
            div.two {
                div.stack {
                    (card("ploeg", &words.head("shift-crew"), &crew::show(words, &visit.signed, &shift)))
                    // Once the hours are approved nobody can come any more.
                    @if shift.stage() != ShiftStage::Approved { (card("anderen", &words.say("shift-others"), &others)) }
                }
                div.stack {
                    (card("begeleiding", &words.head("shift-coaches"), &crew::coaches(words, &shift)))
                    (card("poorten", &words.say("shift-gates"), &gates))
                }
            }
        }
    };
    let day = shift.day.parse::<Date>().map_or_else(|_| shift.day.clone(), |day| words.short_day(day, today));
    let title = format!("{} · {day}", shift.place_name);
    Ok(Frame::of(&face, &visit, title).live(after).answer(&content))
}

fn part<T>(words: &Words, read: Read<T>, show: impl FnOnce(T) -> Markup) -> Markup {
    match read {
        Read::Seen(seen) => show(seen),
        Read::Hidden | Read::Silent => silent(&words.say("day-silent")),
    }
}

async fn gates_of(reader: Reader<'_>, shift: &Shift) -> Result<Vec<Gate>, Status> {
    let ask = CheckEngagementRequest {
        engagement_id: shift.engagement_id.clone(),
        on: shift.day.clone(),
        shift_id: shift.shift_id.clone(),
    };
    Ok(reader.crews()?.check_engagement(ask).await?.into_inner().gates)
}

async fn others_of(reader: Reader<'_>, shift: &Shift) -> Result<ListReplacementsResponse, Status> {
    let ask = ListReplacementsRequest { shift_id: shift.shift_id.clone(), page_size: MOST_OTHERS };
    Ok(reader.crews()?.list_replacements(ask).await?.into_inner())
}

fn head(words: &Words, shift: &Shift, signed: &Signed) -> Markup {
    let there = heads::of_shift(shift);
    let (short, over) = (shift.heads_wanted.saturating_sub(there), there.saturating_sub(shift.heads_wanted));
    let day = shift.day.parse::<Date>().ok();
    html! {
        div {
            @if let Some(day) = day { p {
                a href=(week_address(day)) { (words.say("board-title")) " · " (words.week(day)) } " · "
                a href={ "/uurroosters/werkplek/" (shift.place_id) "?op=" (day) } { (words.say("doc-roster")) } " · "
                a href={ "/urenstaten/" (shift.place_id) "?op=" (day) } { (words.say("doc-time-sheet")) }
            } }
            h1 {
                (shift.place_name) " "
                span.soft {
                    @if let Some(day) = day { (capital(&words.long_day(day))) ", " }
                    (words.clock_span(shift.start_minute, shift.end_minute))
                }
            }
            p { (shift.work_description) }
            p.core {
                strong { (words.fill("board-filled", &[("there", there.into()), ("wanted", shift.heads_wanted.into())])) }
                @if short > 0 { (badge(Tone::Bad, &words.fill("board-cell-short", &[("count", short.into())]))) }
                @if over > 0 { (badge(Tone::Info, &words.fill("board-cell-over", &[("count", over.into())]))) }
                @if shift.heads_absent > 0 {
                    (badge(Tone::Bad, &words.fill("board-cell-absent", &[("count", shift.heads_absent.into())])))
                }
                (stage(words, shift.stage()))
            }
            @if shift.stage() == ShiftStage::Requested {
                (changing(signed, &format!("/diensten/{}/bekendmaken", shift.shift_id), &html! {
                    div { (button::submit(Weight::Main, &words.say("shift-publish"))) }
                }))
            }
        }
    }
}

fn stage(words: &Words, stage: ShiftStage) -> Markup {
    match stage {
        ShiftStage::Unspecified => html! {},
        ShiftStage::Requested => badge(Tone::Watch, &words.say("board-provisional")),
        ShiftStage::Published => badge(Tone::Calm, &words.say("day-stage-published")),
        ShiftStage::Approved => badge(Tone::Calm, &words.say("day-stage-approved")),
    }
}

/// `POST /diensten/{id}/toewijzen`.
pub(crate) async fn assign(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let ask = AssignWorkerRequest {
        request_id: posted.fields.text("request_id").to_owned(),
        shift_id: id.clone(),
        worker_id: posted.fields.text(WORKER).to_owned(),
    };
    let mut crews = Reader::of(&face.context.peers, &posted.visit.signed.viewer).crews()?;
    let outcome = crews.assign_worker(ask).await.map(drop);
    answer(&face, &posted.visit, &id, outcome, key("shift-assigned"))
}

/// `POST /diensten/{id}/vervangen`.
pub(crate) async fn replace(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let ask = ReplaceWorkerRequest {
        request_id: posted.fields.text("request_id").to_owned(),
        shift_id: id.clone(),
        from_worker_id: posted.fields.text("voor").to_owned(),
        to_worker_id: posted.fields.text(WORKER).to_owned(),
    };
    let mut planning = Reader::of(&face.context.peers, &posted.visit.signed.viewer).planning()?;
    let outcome = planning.replace_worker(ask).await.map(drop);
    answer(&face, &posted.visit, &id, outcome, key("board-was-replaced"))
}

/// `POST /diensten/{id}/vrijmaken`.
pub(crate) async fn release(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let ask = ReleaseWorkerRequest {
        request_id: posted.fields.text("request_id").to_owned(),
        shift_id: id.clone(),
        worker_id: posted.fields.text(WORKER).to_owned(),
    };
    let mut crews = Reader::of(&face.context.peers, &posted.visit.signed.viewer).crews()?;
    let outcome = crews.release_worker(ask).await.map(drop);
    answer(&face, &posted.visit, &id, outcome, key("shift-released"))
}

/// `POST /diensten/{id}/bekendmaken`.
pub(crate) async fn publish(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let ask = PublishShiftRequest { request_id: posted.fields.text("request_id").to_owned(), shift_id: id.clone() };
    let mut crews = Reader::of(&face.context.peers, &posted.visit.signed.viewer).crews()?;
    let outcome = crews.publish_shift(ask).await.map(drop);
    let (words, today) = (&posted.visit.words, face.context.clock.today());
    if let Some((said, day)) = outcome.as_ref().err().and_then(|status| without_place::refused(words, status, today)) {
        posted.visit.tell(&face, Notice::refused(said));
        return Ok(Redirect::to(&without_place::address(day)).into_response());
    }
    if let Some(people) = outcome.as_ref().err().and_then(not_ready) {
        let said = words.fill("shift-refused-not-ready", &[("count", people.into())]);
        posted.visit.tell(&face, Notice::refused(said));
        return Ok(Redirect::to(&format!("/diensten/{id}")).into_response());
    }
    answer(&face, &posted.visit, &id, outcome, key("shift-was-published"))
}

/// How many of the crew may not work there, when that is why a shift is not made known; the page then names them.
fn not_ready(status: &Status) -> Option<u32> {
    facts_of(status).get("seats").and(facts_of(status).get("people")?.parse().ok())
}

/// Back to the shift, with what came of it: a refusal is an answer too.
fn answer(
    face: &Face,
    visit: &Visit,
    id: &str,
    outcome: Result<(), Status>,
    done: &'static str,
) -> Result<Response, Trouble> {
    let notice = match outcome {
        Ok(()) => Notice::done(visit.words.say(done)),
        Err(status) if matches!(status.code(), Code::FailedPrecondition | Code::AlreadyExists | Code::Aborted) => {
            Notice::refused(visit.words.say(refused(&status)))
        }
        Err(status) => return Err(status.into()),
    };
    visit.tell(face, notice);
    Ok(Redirect::to(&format!("/diensten/{id}")).into_response())
}

/// Why it did not happen, by what stands between somebody and the post where that can be said.
pub(crate) fn refused(status: &Status) -> &'static str {
    let facts = facts_of(status);
    let first = facts.get("obstacles").and_then(|codes| codes.split(',').next());
    match first {
        Some(code @ ("NO_INDUCTION" | "INDUCTION_OVER" | "NO_AGREEMENT" | "NOT_AT_HOSTS" | "NOT_HERE")) => {
            refusal(code)
        }
        Some(_) | None => refusal(reason_of(status).as_deref().unwrap_or_default()),
    }
}

/// Why it did not happen.
fn refusal(reason: &str) -> &'static str {
    match reason {
        "GATE_RED" => key("shift-refused-gate"),
        "ABSENT" => key("shift-refused-absent"),
        "WORKER_BOOKED" | "BOOKED" => key("shift-refused-booked"),
        "SHIFT_FULL" => key("shift-refused-full"),
        "SHIFT_CLOSED" => key("shift-refused-closed"),
        "WORKER_DOES_NOT_FIT" => key("shift-refused-unfit"),
        "NOT_EMPLOYED" => key("shift-refused-outside"),
        "NOT_ON_SHIFT" | "NOT_FOUND" => key("shift-refused-gone"),
        "ALREADY_ON_SHIFT" => key("shift-refused-already"),
        "NOBODY_ASSIGNED" => key("shift-refused-nobody"),
        "PLACE_CLOSED" => key("shift-refused-place-closed"),
        "SHIFT_HAS_PRESENCE" => key("times-swap-ticked"),
        "NO_INDUCTION" | "INDUCTION_OVER" => key("shift-refused-induction"),
        "NO_AGREEMENT" => key("shift-refused-agreement"),
        "NOT_AT_HOSTS" => key("shift-refused-not-at-hosts"),
        "NOT_HERE" => key("shift-refused-not-here"),
        _ => key("shift-refused-other"),
    }
}
