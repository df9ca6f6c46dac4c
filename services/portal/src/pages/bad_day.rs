//! `GET /slechte-dag?op=2026-11-23`: people are missing; say which coaches are away too, and ask for a proposal.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use serde::Deserialize;
use tonic::{Code, Status};
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::crews::{
    Coach, ListCoachAbsencesRequest, ListCoachesRequest, PlanPerson, ProposeRepairRequest, RecordCoachAbsenceRequest,
};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            empty::{empty, silent},
            form::{Field, changing},
            notice::Notice,
            toolbar::steps,
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, capital, dates},
};

pub(crate) mod calls;
pub(crate) mod proposal;

/// How many coaches can be chosen from.
const MOST_COACHES: i32 = 200;

/// The day in the address.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct On {
    op: Option<String>,
}

impl On {
    /// The day that is meant: today when nobody says.
    fn day(&self, today: Date) -> Result<Date, Trouble> {
        match self.op.as_deref().filter(|text| !text.is_empty()) {
            Some(text) => dates::typed(text).ok_or(Trouble::NoSuchDay),
            None => Ok(today),
        }
    }
}

/// `GET /slechte-dag`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let day = on.day(face.context.clock.today())?;
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let (away, all) = tokio::join!(
        within("coaches away", Box::pin(away_of(reader, day))),
        within("coaches", Box::pin(coaches_of(reader)))
    );
    let coaches = match (&away, &all) {
        (Read::Seen(away), Read::Seen(all)) => coaches(&visit, day, away, all),
        (Read::Hidden | Read::Silent, _) | (_, Read::Hidden | Read::Silent) => silent(&words.say("day-silent")),
    };
    let content = html! {
        h1 { (words.say("repair-title")) " " span.soft { (capital(&words.long_day(day))) } }
        (days(words, "/slechte-dag", day))
        div.two {
            (card("voorstel", &words.say("repair-propose"), &html! {
                p { (words.say("repair-propose-hint")) }
                (changing(&visit.signed, "/slechte-dag/voorstel", &html! {
                    input type="hidden" name="day" value=(day);
                    div { (button::submit(Weight::Main, &words.say("repair-propose-now"))) }
                }))
                p { (button::link(Weight::Plain, &format!("/bellijst?op={day}"), &words.say("repair-calls"))) }
            }))
            (card("begeleiders", &words.say("repair-coaches-away"), &coaches))
        }
    };
    let title = format!("{} · {}", words.say("repair-title"), words.long_day(day));
    Ok(Frame::of(&face, &visit, title).answer(&content))
}

/// The day before and the day after.
fn days(words: &Words, path: &str, day: Date) -> Markup {
    let address = |days: i64| format!("{path}?op={}", day.saturating_add(days.days()));
    let (back, on) = (words.say("repair-day-before"), words.say("repair-day-after"));
    let (before, after) = (address(-1), address(1));
    let here = capital(&words.long_day(day));
    steps(&words.say("repair-days"), Some((&before, &back)), &here, Some((&after, &on)))
}

async fn away_of(reader: Reader<'_>, day: Date) -> Result<Vec<PlanPerson>, Status> {
    let ask = ListCoachAbsencesRequest { day: day.to_string() };
    Ok(reader.planning()?.list_coach_absences(ask).await?.into_inner().coaches)
}

async fn coaches_of(reader: Reader<'_>) -> Result<Vec<Coach>, Status> {
    let ask = ListCoachesRequest { page_size: MOST_COACHES, ..ListCoachesRequest::default() };
    let mut coaches = reader.crews()?.list_coaches(ask).await?.into_inner().coaches;
    coaches.sort_by(|one, other| one.display_name.cmp(&other.display_name));
    Ok(coaches)
}

fn coaches(visit: &Visit, day: Date, away: &[PlanPerson], all: &[Coach]) -> Markup {
    let words = &visit.words;
    let is_away = |coach: &&Coach| away.iter().any(|own| own.person_id == coach.coach_id);
    let there: Vec<(&str, &str)> = all
        .iter()
        .filter(|coach| !is_away(coach))
        .map(|coach| (coach.coach_id.as_str(), coach.display_name.as_str()))
        .collect();
    let form = |content: &Markup| {
        changing(
            &visit.signed,
            "/slechte-dag/begeleider",
            &html! {
                input type="hidden" name="day" value=(day);
                (content)
            },
        )
    };
    html! {
        @if away.is_empty() { (empty(&words.say("repair-coaches-none"))) }
        @else {
            ul.people { @for coach in away { li {
                strong { (coach.display_name) }
                (form(&html! {
                    input type="hidden" name="coach" value=(coach.person_id);
                    input type="hidden" name="back" value="ja";
                    button.button type="submit" {
                        (words.say("repair-coach-back"))
                        span.hidden { " " (coach.display_name) }
                    }
                }))
            } } }
        }
        @if !there.is_empty() {
            (form(&html! {
                (Field::required("coach", &words.head("plan-coach")).one_of(&there))
                div { (button::submit(Weight::Plain, &words.say("repair-coach-away"))) }
            }))
        }
    }
}

/// `POST /slechte-dag/begeleider`.
pub(crate) async fn coach(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let fields = &posted.fields;
    let day = fields.text("day").to_owned();
    let ask = RecordCoachAbsenceRequest {
        request_id: fields.text("request_id").to_owned(),
        coach_id: fields.text("coach").to_owned(),
        from: day.clone(),
        to: day.clone(),
        is_withdrawn: fields.is_ticked("back"),
    };
    let is_back = ask.is_withdrawn;
    let mut planning = Reader::of(&face.context.peers, &posted.visit.signed.viewer).planning()?;
    let touched = planning.record_coach_absence(ask).await?.into_inner().shifts_touched;
    let words = &posted.visit.words;
    let notice = if is_back {
        Notice::done(words.say("repair-coach-is-back"))
    } else {
        Notice::done(words.fill("repair-coach-is-away", &[("count", touched.into())]))
    };
    posted.visit.tell(&face, notice);
    Ok(Redirect::to(&format!("/slechte-dag?op={day}")).into_response())
}

/// `POST /slechte-dag/voorstel`.
pub(crate) async fn propose(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let day = posted.fields.text("day").to_owned();
    let request_id = posted.fields.text("request_id").to_owned();
    let mut planning = Reader::of(&face.context.peers, &posted.visit.signed.viewer).planning()?;
    match planning.propose_repair(ProposeRepairRequest { request_id, day: day.clone() }).await {
        Ok(answer) => Ok(Redirect::to(&format!("/slechte-dag/{}", answer.into_inner().repair_id)).into_response()),
        Err(status) if reason_of(&status).as_deref() == Some("NOBODY_MISSING") => {
            posted.visit.tell(&face, Notice::info(posted.visit.words.say("repair-nobody-missing")));
            Ok(Redirect::to(&format!("/slechte-dag?op={day}")).into_response())
        }
        Err(status) => Err(status.into()),
    }
}

/// Whether a refusal is an answer for a person, who may look again.
fn is_answer(status: &Status) -> bool {
    matches!(status.code(), Code::FailedPrecondition | Code::AlreadyExists | Code::Aborted)
}
