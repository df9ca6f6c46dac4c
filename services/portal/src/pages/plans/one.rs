//! `GET /plannen/{id}`: how far a search is, what the best plan changes, and the ways to stop it and to apply it.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::{Code, Status};
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_proto::crews::{
    ApplyPlanRequest, CancelPlanRequest, GetPlanRequest, PlanBlocked, PlanJob, PlanMove, PlanProgress, PlanShift,
    PlanState,
};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            empty::empty,
            form::changing,
            notice::Notice,
            stat::{Stat, stats},
        },
        plans::{people, seats, state},
        shift::gates,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

/// The module that reads the state again while it is searched.
const MODULE: &str = "plan.js";

/// `GET /plannen/{id}`; the page reads itself while it is searched.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let plan = reader.planning()?.get_plan(GetPlanRequest { plan_id: id }).await?.into_inner();
    let progress = plan.progress.clone().unwrap_or_default();
    let monday = plan.monday.parse::<Date>().unwrap_or(today);
    let is_searched = matches!(progress.state(), PlanState::Waiting | PlanState::Searching);
    let content = html! {
        p { a href={ "/plannen?week=" (monday) } { (words.say("plan-title")) " · " (words.week(monday)) } }
        h1 { (words.say("plan-one")) " " span.soft { (words.week(monday)) } }
        div #plan.stack data-source={ "/plannen/" (plan.plan_id) } data-bezig[is_searched] {
            (card("stand", &words.say("plan-state"), &standing(&visit, &plan, &progress)))
            @if !plan.blocked.is_empty() { (card("geblokkeerd", &words.say("plan-blocked"), &blocked(words, &plan.blocked, today))) }
            (card("wijzigingen", &words.say("plan-changes"), &changes(words, &plan.shifts, today)))
        }
    };
    let title = format!("{} · {}", words.say("plan-one"), words.week(monday));
    Ok(Frame::of(&face, &visit, title).module(MODULE).answer(&content))
}

fn standing(visit: &Visit, plan: &PlanJob, progress: &PlanProgress) -> Markup {
    let words = &visit.words;
    let address = |what: &str| format!("/plannen/{}/{what}", plan.plan_id);
    html! {
        p role="status" { (state(words, progress.state())) " " (words.fill("plan-elapsed", &[
            ("elapsed", (progress.elapsed_ms / 1_000).into()),
            ("wanted", (progress.wanted_ms / 1_000).into()),
        ])) }
        progress max=(progress.wanted_ms.max(1)) value=(progress.elapsed_ms) aria-label=(words.say("plan-progress")) {}
        @if let Some(best) = progress.best {
            @let idle = words.number(i64::from(progress.people_idle));
            @let (weight, wishes) = (bounded(words, best.medium, progress.bound.map(|own| own.medium)), bounded(words, best.soft, None));
            (stats(&[
                Stat::calm(&words.say("plan-seats-empty"), &seats(words, progress)),
                Stat::calm(&words.say("plan-idle"), &idle),
                Stat::calm(&words.say("plan-weight"), &weight),
                Stat::calm(&words.say("plan-wishes"), &wishes),
            ]))
            p.soft { (words.say("plan-smaller-is-better")) }
        }
        @match progress.state() {
            PlanState::Waiting | PlanState::Searching => {
                (changing(&visit.signed, &address("stoppen"), &html! {
                    div { (button::submit(Weight::Plain, &words.say("plan-stop"))) }
                }))
            }
            PlanState::Done | PlanState::Stopped => {
                (changing(&visit.signed, &address("toepassen"), &html! {
                    input type="hidden" name="etag" value=(progress.etag);
                    p { (words.say("plan-apply-hint")) }
                    div { (button::submit(Weight::Main, &words.say("plan-apply"))) }
                }))
            }
            PlanState::Failed => { p { (words.say(failure(&plan.failure))) } }
            PlanState::Applied | PlanState::Unspecified => {}
        }
    }
}

/// A figure, with what no plan can beat once that is known.
fn bounded(words: &Words, figure: i64, bound: Option<i64>) -> String {
    match bound {
        Some(bound) => words
            .fill("plan-at-least", &[("figure", words.number(figure).into()), ("bound", words.number(bound).into())]),
        None => words.number(figure),
    }
}

/// Why there is no plan.
fn failure(reason: &str) -> &'static str {
    match reason {
        "NOTHING_TO_PLAN" => key("plan-failed-nothing"),
        "PIN_IMPOSSIBLE" => key("plan-failed-pin"),
        _ => key("plan-failed-other"),
    }
}

fn blocked(words: &Words, shifts: &[PlanBlocked], today: Date) -> Markup {
    html! { ul.people.long { @for shift in shifts { li {
        div {
            @let day = shift.day.parse::<Date>().map_or_else(|_| shift.day.clone(), |day| words.short_day(day, today));
            a href={ "/diensten/" (shift.shift_id) } { strong { (shift.place_name) } } " "
            span.soft { (day) ", " (words.clock_span(shift.start_minute, shift.end_minute)) }
            @if !shift.closed_word.is_empty() {
                br; span { (words.fill("plan-blocked-closed", &[("word", shift.closed_word.as_str().into())])) }
            }
            @for gate in &shift.gates { br; (gates::sentence(words, gate)) }
            @if shift.gates.is_empty() { @for sentence in &shift.sentences { br; span lang="nl" { (sentence) } } }
        }
    } } } }
}

/// Only shifts on which somebody comes or goes.
fn changes(words: &Words, shifts: &[PlanShift], today: Date) -> Markup {
    let is_changed = |shift: &&PlanShift| shift.people.iter().any(|person| person.r#move() != PlanMove::Stays);
    let changed: Vec<&PlanShift> = shifts.iter().filter(is_changed).collect();
    if changed.is_empty() {
        return empty(&words.say("plan-changes-none"));
    }
    html! { ul.people.long { @for shift in changed { li { (people::shift(words, shift, today)) } } } }
}

/// `POST /plannen/{id}/stoppen`.
pub(crate) async fn stop(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let request_id = posted.fields.text("request_id").to_owned();
    let mut planning = Reader::of(&face.context.peers, &posted.visit.signed.viewer).planning()?;
    planning.cancel_plan(CancelPlanRequest { request_id, plan_id: id.clone() }).await?;
    Ok(Redirect::to(&format!("/plannen/{id}")).into_response())
}

/// `POST /plannen/{id}/toepassen`.
pub(crate) async fn apply(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (words, today) = (&posted.visit.words, face.context.clock.today());
    let ask = ApplyPlanRequest {
        request_id: posted.fields.text("request_id").to_owned(),
        plan_id: id.clone(),
        etag: posted.fields.text("etag").to_owned(),
    };
    let mut planning = Reader::of(&face.context.peers, &posted.visit.signed.viewer).planning()?;
    let notice = match planning.apply_plan(ask).await {
        Ok(answer) => {
            let answer = answer.into_inner();
            let (shifts, changes) = (answer.shifts_changed.into(), answer.changes.into());
            Notice::done(words.fill("plan-was-applied", &[("shifts", shifts), ("changes", changes)]))
        }
        Err(status) => Notice::refused(refused(words, &status, today).ok_or(status)?),
    };
    posted.visit.tell(&face, notice);
    Ok(Redirect::to(&format!("/plannen/{id}")).into_response())
}

/// Why it was not applied; nothing when that is no answer for a person.
fn refused(words: &Words, status: &Status, today: Date) -> Option<String> {
    if !matches!(status.code(), Code::FailedPrecondition | Code::AlreadyExists | Code::Aborted) {
        return None;
    }
    let facts = facts_of(status);
    let fact = |name: &str| facts.get(name).cloned().unwrap_or_default();
    let place = fact("place_name");
    if reason_of(status).as_deref() != Some("PLAN_BASE_CHANGED") || place.is_empty() {
        return Some(words.say("plan-refused-other").into_owned());
    }
    let minute = |name: &str| fact(name).parse().unwrap_or(0);
    let day = fact("day").parse::<Date>().map_or_else(|_| fact("day"), |day| words.short_day(day, today));
    let hours = words.clock_span(minute("start_minute"), minute("end_minute"));
    Some(words.fill("plan-refused-changed", &[("place", place.into()), ("day", day.into()), ("hours", hours.into())]))
}
