//! `GET /plannen?week=2026-11-23`: let the planner search a week, and the plans that were made.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use maud::{Markup, html};
use serde::Deserialize;
use werkbrug_proto::crews::{
    ListPlansRequest, ListRosterChangesRequest, PlanJob, PlanProgress, PlanShift, PlanState, SubmitPlanRequest,
};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            empty::{empty, silent},
            form::{Field, changing},
            table::{Head, table},
            toolbar::steps,
        },
        without_place,
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, capital, dates, key},
};

pub(crate) mod one;
pub(crate) mod people;

/// How long one may let it search, in seconds: the first is what is usual.
const SECONDS: [&str; 4] = ["10", "30", "60", "300"];
/// How many plans of a week are shown.
const MOST_PLANS: i32 = 20;

/// The week in the address: one of its days.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct On {
    week: Option<String>,
}

/// The Monday of a day's week.
fn monday_of(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().since(Weekday::Monday)).days())
}

/// The Monday of the week in the address.
pub(crate) fn chosen(on: &On, today: Date) -> Result<Date, Trouble> {
    let day = match on.week.as_deref().filter(|text| !text.is_empty()) {
        Some(text) => dates::typed(text).ok_or(Trouble::NoSuchDay)?,
        None => today,
    };
    Ok(monday_of(day))
}

/// `GET /plannen`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let today = face.context.clock.today();
    let (monday, words, after) = (chosen(&on, today)?, &visit.words, face.hub.position());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let (plans, changes, without) = tokio::join!(
        within("plans", Box::pin(plans_of(reader, monday))),
        within("roster changes", Box::pin(changes_of(reader, monday))),
        within("without place", Box::pin(without_place::read(reader, monday)))
    );
    let content = html! {
        h1 { (words.say("plan-title")) }
        (weeks(words, monday))
        div.two {
            div.stack {
                (card("plannen", &words.say("plan-made"), &match &plans {
                    Read::Seen(plans) => list(words, plans),
                    Read::Hidden | Read::Silent => silent(&words.say("day-silent")),
                }))
                (card("gewijzigd", &words.say("plan-changed-since"), &match &changes {
                    Read::Seen(shifts) => changed(words, shifts, today),
                    Read::Hidden | Read::Silent => silent(&words.say("day-silent")),
                }))
            }
            div.stack {
                (card("starten", &words.say("plan-start"), &start(&visit, monday)))
                (card("zonder", &words.say("room-without-place"), &match &without {
                    Read::Seen(found) => without_place::line(words, found, monday),
                    Read::Hidden | Read::Silent => silent(&words.say("day-silent")),
                }))
            }
        }
    };
    let title = format!("{} · {}", words.say("plan-title"), words.week(monday));
    Ok(Frame::of(&face, &visit, title).live(after).answer(&content))
}

async fn plans_of(reader: Reader<'_>, monday: Date) -> Result<Vec<PlanJob>, tonic::Status> {
    let ask = ListPlansRequest { page_size: MOST_PLANS, monday: monday.to_string(), ..ListPlansRequest::default() };
    Ok(reader.planning()?.list_plans(ask).await?.into_inner().plans)
}

async fn changes_of(reader: Reader<'_>, monday: Date) -> Result<Vec<PlanShift>, tonic::Status> {
    let ask = ListRosterChangesRequest { monday: monday.to_string(), days: 0 };
    Ok(reader.planning()?.list_roster_changes(ask).await?.into_inner().shifts)
}

fn weeks(words: &Words, monday: Date) -> Markup {
    let address = |weeks: i64| format!("/plannen?week={}", monday.saturating_add(weeks.weeks()));
    let (back, on) = (words.say("board-week-before"), words.say("board-week-after"));
    let (before, after) = (address(-1), address(1));
    let here = capital(&words.week(monday));
    steps(&words.say("board-weeks"), Some((&before, &back)), &here, Some((&after, &on)))
}

fn start(visit: &Visit, monday: Date) -> Markup {
    let words = &visit.words;
    let seconds: Vec<String> =
        SECONDS.iter().map(|own| words.fill("plan-seconds", &[("count", (*own).into())])).collect();
    let choices: Vec<(&str, &str)> = SECONDS.iter().copied().zip(seconds.iter().map(String::as_str)).collect();
    changing(
        &visit.signed,
        "/plannen/starten",
        &html! {
            p { (words.say("plan-start-hint")) }
            input type="hidden" name="monday" value=(monday);
            (Field::required("seconds", &words.say("plan-search-for")).one_of(&choices))
            (Field::optional("keep", &words.say("plan-keep")).holding("ja").hinted(&words.say("plan-keep-hint")).tick())
            div { (button::submit(Weight::Main, &words.say("plan-start-now"))) }
        },
    )
}

fn list(words: &Words, plans: &[PlanJob]) -> Markup {
    if plans.is_empty() {
        return empty(&words.say("plan-none"));
    }
    let (made, stage, empty_seats, idle) =
        (words.say("plan-made-at"), words.say("plan-stage"), words.say("plan-seats-empty"), words.say("plan-idle"));
    let heads = [Head::text(&made), Head::text(&stage), Head::number(&empty_seats), Head::number(&idle)];
    let page_day = plans.first().and_then(|plan| plan.monday.parse().ok()).unwrap_or_default();
    let rows = html! { @for plan in plans {
        @let progress = plan.progress.clone().unwrap_or_default();
        tr {
            th scope="row" { a href={ "/plannen/" (plan.plan_id) } { (words.moment(plan.submitted_at_us, page_day)) } }
            td { (state(words, progress.state())) }
            td.num { (seats(words, &progress)) }
            td.num { @if progress.best.is_some() { (words.number(i64::from(progress.people_idle))) } }
        }
    } };
    table(&words.say("plan-made"), &heads, &rows)
}

/// `1 van 24`, once there is a plan.
fn seats(words: &Words, progress: &PlanProgress) -> String {
    if progress.best.is_none() {
        return String::new();
    }
    let (there, wanted) = (progress.seats_empty.into(), progress.seats_wanted.into());
    words.fill("plan-of", &[("there", there), ("wanted", wanted)])
}

/// How a job stands, in a word and a shape.
fn state(words: &Words, state: PlanState) -> Markup {
    let (tone, word) = match state {
        PlanState::Unspecified | PlanState::Waiting => (Tone::Calm, key("plan-state-waiting")),
        PlanState::Searching => (Tone::Info, key("plan-state-searching")),
        PlanState::Done => (Tone::Good, key("plan-state-done")),
        PlanState::Stopped => (Tone::Watch, key("plan-state-stopped")),
        PlanState::Applied => (Tone::Good, key("plan-state-applied")),
        PlanState::Failed => (Tone::Bad, key("plan-state-failed")),
    };
    badge(tone, &words.say(word))
}

fn changed(words: &Words, shifts: &[PlanShift], today: Date) -> Markup {
    if shifts.is_empty() {
        return empty(&words.say("plan-changed-none"));
    }
    html! { ul.people.long { @for shift in shifts { li { (people::shift(words, shift, today)) } } } }
}

/// `POST /plannen/starten`.
pub(crate) async fn begin(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let fields = &posted.fields;
    let ask = SubmitPlanRequest {
        request_id: fields.text("request_id").to_owned(),
        monday: fields.text("monday").to_owned(),
        seconds: fields.text("seconds").parse().map_err(|_| Trouble::Invalid)?,
        keep_assigned: fields.is_ticked("keep"),
        ..SubmitPlanRequest::default()
    };
    let mut planning = Reader::of(&face.context.peers, &posted.visit.signed.viewer).planning()?;
    let plan = planning.submit_plan(ask).await?.into_inner().plan_id;
    Ok(Redirect::to(&format!("/plannen/{plan}")).into_response())
}
