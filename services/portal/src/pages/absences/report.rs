//! `/afwezigheid-melden`: the first call in the morning, by keyboard, in less than twenty seconds.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::StatusCode;
use maud::{Markup, html};
use serde::Deserialize;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::social::{ReportAbsenceRequest, WorkRelated, Worker};

use crate::{
    pages::{
        absences::secret::related_word,
        frame::Frame,
        parts::{
            button::{self, Weight},
            form::{Field, actions, changing, left_over},
            icon::Icon,
            notice::Notice,
        },
        workers::find::{self, Found},
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

const PATH: &str = "/afwezigheid-melden";
/// The same form without what was typed before.
const ANEW: &str = "/afwezigheid-melden?leeg=ja";
/// The answers, the usual one first.
const ANSWERS: [(&str, WorkRelated); 3] =
    [("niet-gevraagd", WorkRelated::NotAsked), ("ja", WorkRelated::Yes), ("nee", WorkRelated::No)];

/// What stands in the form, and what is wrong with it.
#[derive(Default)]
struct Filled {
    who: String,
    from: String,
    to: String,
    related: String,
    note: String,
    /// Whether this was typed before and refused.
    is_left_over: bool,
    /// People to choose from, when the name fits more than one.
    choices: Vec<Worker>,
    fault_who: Option<&'static str>,
    fault_from: Option<&'static str>,
    fault_to: Option<&'static str>,
    fault_note: Option<&'static str>,
}

impl Filled {
    fn of(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        let (who, from, to) = (text("wie"), text("van"), text("tot"));
        Self { who, from, to, related: text("werk"), note: text("nota"), ..Self::default() }
    }

    fn is_faulty(&self) -> bool {
        [self.fault_who, self.fault_from, self.fault_to, self.fault_note].iter().any(Option::is_some)
    }
}

/// Whether the form begins anew.
#[derive(Deserialize)]
pub(crate) struct On {
    leeg: Option<String>,
}

/// `GET /afwezigheid-melden`, with what was typed before when it was refused; `?leeg=ja` without.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit, Query(on): Query<On>) -> Response {
    if on.leeg.is_some() {
        visit.forget(&face, PATH);
        return Redirect::to(PATH).into_response();
    }
    let filled = match visit.kept(&face, PATH) {
        Some(fields) => Filled { is_left_over: true, ..Filled::of(&fields) },
        None => Filled { from: face.context.clock.today().to_string(), ..Filled::default() },
    };
    show(&face, &visit, &filled)
}

/// `POST /afwezigheid-melden`.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let Posted { visit, fields } = &posted;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let mut filled = Filled::of(fields);
    let worker = match find::one(reader, &filled.who).await? {
        Found::One(worker) => Some(*worker),
        Found::Nobody => {
            filled.fault_who = Some(key("care-fault-nobody"));
            None
        }
        Found::Several(choices) => {
            filled.choices = choices;
            filled.fault_who = Some(key("care-fault-several"));
            None
        }
    };
    let asked = worker.as_ref().and_then(|worker| asked(&mut filled, worker, fields.text("request_id")));
    visit.keep(&face, PATH, fields);
    let (Some(worker), Some(ask)) = (worker, asked) else { return Ok(again(&face, visit, &filled)) };
    if let Err(status) = reader.social()?.report_absence(ask).await {
        refuse(&mut filled, reason_of(&status).as_deref());
        if !filled.is_faulty() {
            return Err(status.into());
        }
        return Ok(again(&face, visit, &filled));
    }
    let name = worker.display_name.as_str();
    visit.forget(&face, PATH);
    visit.tell(&face, Notice::done(visit.words.fill("care-reported", &[("name", name.into())])));
    Ok(Redirect::to("/opvolging").into_response())
}

/// The form once more, with what is wrong beside the field.
fn again(face: &Face, visit: &Visit, filled: &Filled) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, show(face, visit, filled)).into_response()
}

/// What the service is asked; nothing when a day is no day, and then the form says so.
fn asked(filled: &mut Filled, worker: &Worker, request_id: &str) -> Option<ReportAbsenceRequest> {
    let (from, to) = (dates::typed(&filled.from), dates::typed(&filled.to));
    if from.is_none() {
        filled.fault_from = Some(key("parts-day-fault"));
    }
    if to.is_none() && !filled.to.is_empty() {
        filled.fault_to = Some(key("parts-day-fault"));
    }
    if filled.is_faulty() {
        return None;
    }
    let answer = ANSWERS.iter().find(|(value, _)| *value == filled.related);
    Some(ReportAbsenceRequest {
        request_id: request_id.to_owned(),
        worker_id: worker.worker_id.clone(),
        from: from?.to_string(),
        to: to.map(|day| day.to_string()),
        work_related: answer.map_or(WorkRelated::NotAsked, |(_, answer)| *answer).into(),
        note: filled.note.clone(),
    })
}

/// A refusal of the service, beside the field that is to blame.
fn refuse(filled: &mut Filled, reason: Option<&str>) {
    match reason {
        Some("ABSENCE_OVERLAPS") => filled.fault_from = Some(key("care-fault-overlaps")),
        Some("NOT_EMPLOYED") => filled.fault_who = Some(key("care-fault-not-employed")),
        Some("ENDS_BEFORE_START") => filled.fault_to = Some(key("care-fault-ends-before")),
        Some("TEXT_TOO_LONG") => filled.fault_note = Some(key("care-fault-long")),
        Some(_) | None => {}
    }
}

fn show(face: &Face, visit: &Visit, filled: &Filled) -> Response {
    let words = &visit.words;
    let content = html! {
        h1 { (words.say("room-report-absence")) }
        @if filled.is_left_over { (left_over(words, ANEW)) }
        section.card.sheet { (form(visit, filled)) }
    };
    Frame::of(face, visit, words.say("room-report-absence")).module("find-worker.js").answer(&content)
}

fn form(visit: &Visit, filled: &Filled) -> Markup {
    let words = &visit.words;
    let fault = |key: Option<&'static str>| key.map(|key| words.say(key));
    let (from, to, note) = (fault(filled.fault_from), fault(filled.fault_to), fault(filled.fault_note));
    let answers = ANSWERS.map(|(value, answer)| (value, words.say(related_word(answer))));
    let answers = answers.each_ref().map(|(value, text)| (*value, &**text));
    let content = html! {
        (who(words, filled))
        div.pair {
            (Field::required("van", &words.say("care-from")).holding(&filled.from).faulted(from.as_deref()).day(words))
            (Field::optional("tot", &words.say("care-to")).holding(&filled.to)
                .hinted(&words.say("care-to-hint")).faulted(to.as_deref()).day(words))
        }
        fieldset.closed {
            legend { (Icon::Shield.draw()) span { (words.say("care-confidential")) } }
            p.hint { (words.say("care-confidential-why")) }
            (Field::optional("werk", &words.say("care-related")).holding(&filled.related).one_of(&answers))
            (Field::optional("nota", &words.say("care-note")).holding(&filled.note)
                .hinted(&words.say("care-report-note-hint")).faulted(note.as_deref()).lines())
        }
        (actions(&[
            button::submit(Weight::Main, &words.say("care-report")),
            button::link(Weight::Plain, "/opvolging", &words.say("care-back")),
        ]))
    };
    changing(&visit.signed, PATH, &content)
}

/// Typing finds people; without script the whole name or the code does.
fn who(words: &Words, filled: &Filled) -> Markup {
    let fault = filled.fault_who.map(|key| words.say(key));
    if !filled.choices.is_empty() {
        let choices: Vec<(String, String)> =
            filled.choices.iter().map(|worker| (worker.worker_code.clone(), find::written(worker))).collect();
        let choices: Vec<(&str, &str)> = choices.iter().map(|(code, text)| (code.as_str(), text.as_str())).collect();
        return Field::required("wie", &words.say("care-who")).faulted(fault.as_deref()).one_of(&choices);
    }
    let described = if fault.is_some() { "veld-wie-hint veld-wie-fault" } else { "veld-wie-hint" };
    html! {
        div.field.faulty[fault.is_some()] {
            label for="veld-wie" { (words.say("care-who")) }
            input #veld-wie type="text" name="wie" value=(filled.who) required autofocus autocomplete="off" list="wie-lijst"
                data-find="/medewerkers/zoek" aria-describedby=(described) aria-invalid=[fault.as_ref().map(|_| "true")];
            datalist #wie-lijst {}
            p.hint #veld-wie-hint { (words.say("care-who-hint")) }
            @if let Some(fault) = &fault { p.fault #veld-wie-fault { (fault) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_no_day_stops_the_form_and_is_named_beside_the_field() {
        let table = [("2026-11-23", "", true), ("morgen", "", false), ("2026-11-23", "32/1/2026", false)];
        for (from, to, goes) in table {
            let mut filled = Filled { from: from.into(), to: to.into(), related: "ja".into(), ..Filled::default() };
            let ask = asked(&mut filled, &Worker::default(), "r1");
            assert_eq!((ask.is_some(), filled.is_faulty()), (goes, !goes), "{from} {to}");
            assert!(ask.is_none_or(|ask| ask.work_related() == WorkRelated::Yes));
        }
    }

    #[test]
    fn every_refusal_that_a_person_can_mend_stands_beside_its_field() {
        for reason in ["ABSENCE_OVERLAPS", "NOT_EMPLOYED", "ENDS_BEFORE_START", "TEXT_TOO_LONG"] {
            let mut filled = Filled::default();
            refuse(&mut filled, Some(reason));
            assert!(filled.is_faulty(), "{reason}");
        }
    }
}
