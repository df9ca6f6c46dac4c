//! `GET /slechte-dag/{id}?manier=fewest`: two or three ways to go on, each accepted shift by shift, in the order in which
//! people must leave.

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
use werkbrug_proto::crews::{
    AcceptRepairRequest, GetRepairRequest, PlanShift, RepairAbsence, RepairOption, RepairProposal, RepairShift,
    RepairWay,
};

use crate::{
    pages::{
        bad_day::is_answer,
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            empty::empty,
            form::changing,
            notice::Notice,
            tabs::tabs,
        },
        plans::people,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, capital, key},
};

/// The ways as they stand in the address.
const WAYS: [(&str, RepairWay, &str); 3] = [
    ("minste", RepairWay::Fewest, key("repair-way-fewest")),
    ("evenwichtig", RepairWay::Balanced, key("repair-way-balanced")),
    ("meeste", RepairWay::MostSeats, key("repair-way-most-seats")),
];

/// The way in the address.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Chosen {
    manier: Option<String>,
}

/// `GET /slechte-dag/{id}`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let proposal = reader.planning()?.get_repair(GetRepairRequest { repair_id: id }).await?.into_inner();
    let day = proposal.day.parse::<Date>().unwrap_or(today);
    let meant = chosen.manier.as_deref().and_then(|word| WAYS.iter().find(|way| way.0 == word)).map(|way| way.1);
    let option = meant.and_then(|way| proposal.options.iter().find(|own| own.way() == way));
    let option = option.or_else(|| proposal.options.first());
    let content = html! {
        p { a href={ "/slechte-dag?op=" (day) } { (words.say("repair-title")) } }
        h1 { (words.say("repair-one")) " " span.soft { (capital(&words.long_day(day))) } }
        p { (button::link(Weight::Plain, &format!("/bellijst?op={day}"), &words.say("repair-calls"))) }
        (card("ontbreekt", &words.say("repair-missing"), &missing(words, &proposal.absent)))
        @if proposal.people_held > 0 {
            p { (words.fill("repair-held", &[("count", proposal.people_held.into())])) }
        }
        @match option {
            Some(option) => {
                (ways(words, &proposal, option.way()))
                (shifts(&visit, &proposal, option, today))
            }
            None => { (empty(&words.say("repair-no-way"))) }
        }
    };
    let title = format!("{} · {}", words.say("repair-one"), words.long_day(day));
    Ok(Frame::of(&face, &visit, title).answer(&content))
}

fn missing(words: &Words, absent: &[RepairAbsence]) -> Markup {
    html! { ul.moves { @for own in absent { li {
        // Never why.
        (badge(Tone::Bad, &words.say("board-missing"))) " " (own.display_name)
        @if own.is_coach { " " span.soft { "(" (words.say("plan-coach")) ")" } }
        " " span.soft { (own.place_name) }
    } } } }
}

fn word_of(way: RepairWay) -> (&'static str, &'static str) {
    WAYS.iter().find(|own| own.1 == way).map_or(("", key("repair-way-fewest")), |own| (own.0, own.2))
}

fn ways(words: &Words, proposal: &RepairProposal, here: RepairWay) -> Markup {
    let all: Vec<(String, String, bool)> = proposal
        .options
        .iter()
        .map(|option| {
            let (word, name) = word_of(option.way());
            let text = words.fill(
                "repair-way",
                &[
                    ("way", words.say(name).into_owned().into()),
                    ("changes", option.changes.into()),
                    ("empty", option.seats_empty.into()),
                ],
            );
            (format!("/slechte-dag/{}?manier={word}", proposal.repair_id), text, option.way() == here)
        })
        .collect();
    let all: Vec<(&str, &str, bool)> = all.iter().map(|(to, text, here)| (to.as_str(), text.as_str(), *here)).collect();
    tabs(&words.say("repair-ways"), &all)
}

fn shifts(visit: &Visit, proposal: &RepairProposal, option: &RepairOption, today: Date) -> Markup {
    html! {
        ol.people.long { @for own in &option.shifts {
            @if let Some(shift) = &own.shift {
                li {
                    div {
                        (people::head(&visit.words, shift, today))
                        (marks(&visit.words, own))
                        (people::people(&visit.words, &shift.people))
                        (reasons(own))
                        (goes_with(&visit.words, option, own))
                        @if own.seats_empty > 0 || !own.reasons.is_empty() {
                            p { a href={ "/diensten/" (shift.shift_id) "#anderen" } {
                                (visit.words.say("repair-others")) span.hidden { " " (shift.place_name) }
                            } }
                        }
                    }
                    @if !own.is_accepted {
                        (accept(visit, proposal, option.way(), &shift.shift_id, &shift.place_name))
                    }
                }
            }
        } }
    }
}

fn marks(words: &Words, own: &RepairShift) -> Markup {
    html! {
        " "
        @if own.is_accepted { (badge(Tone::Good, &words.say("repair-accepted"))) " " }
        @if own.seats_empty > 0 {
            (badge(Tone::Bad, &words.fill("board-cell-short", &[("count", own.seats_empty.into())]))) " "
        }
        @if own.is_without_coach { (badge(Tone::Bad, &words.say("repair-stuck"))) " " }
        @if let Some(minute) = own.bus_minute {
            span.soft { (words.fill("repair-bus", &[("at", words.clock(minute).into())])) }
        }
    }
}

/// What is accepted along with it: people go from the one to the other.
fn goes_with(words: &Words, option: &RepairOption, own: &RepairShift) -> Markup {
    let is_of = |shift: &&PlanShift| own.goes_with_shift_ids.contains(&shift.shift_id);
    let shifts = option.shifts.iter().filter_map(|own| own.shift.as_ref()).filter(is_of);
    let names: Vec<String> = shifts
        .map(|shift| format!("{} {}", shift.place_name, words.clock_span(shift.start_minute, shift.end_minute)))
        .collect();
    html! { @if !own.is_accepted && !names.is_empty() {
        p { (words.fill("repair-goes-with", &[("shifts", names.join(", ").into())])) }
    } }
}

/// Why these people: sentences of the service, in Dutch, without score or rank.
fn reasons(own: &RepairShift) -> Markup {
    let people = own.shift.iter().flat_map(|shift| &shift.people);
    let named: Vec<(&str, &[String])> = people
        .filter_map(|person| {
            let reason = own.reasons.iter().find(|reason| reason.person_id == person.person_id)?;
            Some((person.display_name.as_str(), reason.sentences.as_slice()))
        })
        .collect();
    html! { @for (name, sentences) in named {
        p.soft { (name) ": " span lang="nl" { (sentences.join(" · ")) } }
    } }
}

fn accept(visit: &Visit, proposal: &RepairProposal, way: RepairWay, shift: &str, place: &str) -> Markup {
    let words = &visit.words;
    changing(
        &visit.signed,
        &format!("/slechte-dag/{}/aanvaarden", proposal.repair_id),
        &html! {
            input type="hidden" name="manier" value=(word_of(way).0);
            input type="hidden" name="shift" value=(shift);
            button.button.main type="submit" { (words.say("repair-accept")) span.hidden { " " (place) } }
        },
    )
}

/// `POST /slechte-dag/{id}/aanvaarden`.
pub(crate) async fn accepted(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let word = posted.fields.text("manier").to_owned();
    let way = WAYS.iter().find(|own| own.0 == word).ok_or(Trouble::Invalid)?.1;
    let ask = AcceptRepairRequest {
        request_id: posted.fields.text("request_id").to_owned(),
        repair_id: id.clone(),
        way: way.into(),
        shift_id: posted.fields.text("shift").to_owned(),
    };
    let words = &posted.visit.words;
    let mut planning = Reader::of(&face.context.peers, &posted.visit.signed.viewer).planning()?;
    let notice = match planning.accept_repair(ask).await {
        Ok(answer) => {
            let answer = answer.into_inner();
            let shifts = i64::try_from(answer.shift_ids.len()).unwrap_or(i64::MAX);
            let told = words.fill("repair-was-accepted", &[("count", answer.calls.into()), ("shifts", shifts.into())]);
            Notice::done(told)
        }
        Err(status) if is_answer(&status) => Notice::refused(words.say(refusal(&status))),
        Err(status) => return Err(status.into()),
    };
    posted.visit.tell(&face, notice);
    Ok(Redirect::to(&format!("/slechte-dag/{id}?manier={word}")).into_response())
}

/// Why it did not happen.
fn refusal(status: &Status) -> &'static str {
    match reason_of(status).as_deref() {
        Some("GATE_RED") => key("shift-refused-gate"),
        Some("ALREADY_ACCEPTED") => key("repair-refused-already"),
        _ => key("repair-refused-changed"),
    }
}
