//! `/opvolging/contact`: writing down that there was contact; that closes the follow-up or moves it.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::StatusCode;
use maud::{Markup, html};
use serde::Deserialize;
use url::form_urlencoded;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::social::{ContactHow, GetWorkerRequest, RecordContactRequest, Worker, get_worker_request::Key};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            form::{Field, actions, changing, left_over},
            notice::Notice,
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

const PATH: &str = "/opvolging/contact";

/// How there was contact: `(value, how, name)`; the usual one first.
pub(crate) const HOWS: [(&str, ContactHow, &str); 6] = [
    ("telefoon", ContactHow::Phone, key("care-how-phone")),
    ("bericht", ContactHow::Message, key("care-how-message")),
    ("op-het-werk", ContactHow::AtWork, key("care-how-at-work")),
    ("huisbezoek", ContactHow::HomeVisit, key("care-how-home-visit")),
    ("brief", ContactHow::Letter, key("care-how-letter")),
    ("arbeidsarts", ContactHow::AskedWorkDoctor, key("care-how-asked-work-doctor")),
];

/// How there was contact, in words.
pub(crate) fn how_word(how: ContactHow) -> &'static str {
    HOWS.iter().find(|(_, known, _)| *known == how).map_or(key("care-how-unknown"), |(_, _, word)| word)
}

/// About whom, and about what.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct About {
    #[serde(default)]
    medewerker: String,
    #[serde(default)]
    onderwerp: String,
    /// Whether the form begins anew.
    #[serde(default)]
    leeg: String,
}

/// The address of the form about this.
pub(crate) fn address(worker_id: &str, subject_id: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("medewerker", worker_id)
        .append_pair("onderwerp", subject_id)
        .finish();
    format!("{PATH}?{query}")
}

/// What stands in the form.
#[derive(Default)]
struct Filled {
    how: String,
    on: String,
    note: String,
    next: String,
    /// Whether this was typed before and refused.
    is_left_over: bool,
    fault_on: Option<&'static str>,
    fault_next: Option<&'static str>,
    fault_note: Option<&'static str>,
}

/// `GET /opvolging/contact?medewerker=..&onderwerp=..`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(about): Query<About>,
) -> Result<Response, Trouble> {
    let here = address(&about.medewerker, &about.onderwerp);
    if !about.leeg.is_empty() {
        visit.forget(&face, &here);
        return Ok(Redirect::to(&here).into_response());
    }
    let worker = worker(Reader::of(&face.context.peers, &visit.signed.viewer), &about).await?;
    let filled = match visit.kept(&face, &here) {
        Some(fields) => Filled { is_left_over: true, ..Filled::of(&fields) },
        None => Filled { on: face.context.clock.today().to_string(), ..Filled::default() },
    };
    Ok(show(&face, &visit, &about, &worker, &filled))
}

impl Filled {
    fn of(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self { how: text("hoe"), on: text("op"), note: text("nota"), next: text("volgend"), ..Self::default() }
    }
}

async fn worker(reader: Reader<'_>, about: &About) -> Result<Worker, Trouble> {
    let ask = GetWorkerRequest { key: Some(Key::WorkerId(about.medewerker.clone())) };
    Ok(reader.social()?.get_worker(ask).await?.into_inner())
}

fn show(face: &Face, visit: &Visit, about: &About, worker: &Worker, filled: &Filled) -> Response {
    let title = visit.words.fill("care-contact-with", &[("name", worker.display_name.as_str().into())]);
    let content = html! {
        h1 { (title) }
        @if filled.is_left_over {
            (left_over(&visit.words, &format!("{}&leeg=ja", address(&about.medewerker, &about.onderwerp))))
        }
        (card("contact", &visit.words.say("care-contact"), &form(visit, about, filled)))
    };
    Frame::of(face, visit, &title).answer(&content)
}

fn form(visit: &Visit, about: &About, filled: &Filled) -> Markup {
    let words = &visit.words;
    let hows = HOWS.map(|(value, _, word)| (value, words.say(word)));
    let hows = hows.each_ref().map(|(value, text)| (*value, &**text));
    let fault = |key: Option<&'static str>| key.map(|key| words.say(key));
    let (on, next, note) = (fault(filled.fault_on), fault(filled.fault_next), fault(filled.fault_note));
    let content = html! {
        input type="hidden" name="medewerker" value=(about.medewerker);
        input type="hidden" name="onderwerp" value=(about.onderwerp);
        (Field::required("hoe", &words.say("care-how")).holding(&filled.how).one_of(&hows))
        (Field::required("op", &words.say("care-contact-on")).holding(&filled.on).faulted(on.as_deref()).day(words))
        (Field::optional("volgend", &words.say("care-next-contact")).holding(&filled.next)
            .hinted(&words.say("care-next-contact-hint")).faulted(next.as_deref()).day(words))
        (Field::optional("nota", &words.say("care-note")).holding(&filled.note)
            .hinted(&words.say("care-note-hint")).faulted(note.as_deref()).lines())
        (actions(&[
            button::submit(Weight::Main, &words.say("care-keep")),
            button::link(Weight::Plain, "/opvolging", &words.say("care-back")),
        ]))
    };
    changing(&visit.signed, PATH, &content)
}

/// `POST /opvolging/contact`.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let Posted { visit, fields } = &posted;
    let text = |name: &str| fields.text(name).to_owned();
    let about = About { medewerker: text("medewerker"), onderwerp: text("onderwerp"), leeg: String::new() };
    let (mut filled, here) = (Filled::of(fields), address(&about.medewerker, &about.onderwerp));
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let worker = worker(reader, &about).await?;
    visit.keep(&face, &here, fields);
    let Some(ask) = asked(&mut filled, &about, text("request_id")) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&face, visit, &about, &worker, &filled)).into_response());
    };
    if let Err(status) = reader.social()?.record_contact(ask).await {
        match reason_of(&status).as_deref() {
            Some("TEXT_TOO_LONG") => filled.fault_note = Some(key("care-fault-long")),
            Some("CONTACT_TO_COME") => filled.fault_on = Some(key("care-fault-future")),
            Some("NEXT_CONTACT_TOO_EARLY") => filled.fault_next = Some(key("care-fault-next")),
            Some(_) | None => return Err(status.into()),
        }
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, show(&face, visit, &about, &worker, &filled)).into_response());
    }
    visit.forget(&face, &here);
    visit.tell(&face, Notice::done(done(&visit.words, &worker)));
    Ok(Redirect::to("/opvolging").into_response())
}

fn done(words: &Words, worker: &Worker) -> String {
    words.fill("care-contact-kept", &[("name", worker.display_name.as_str().into())])
}

/// What the service is asked; nothing when a day is no day, and then the form says so.
fn asked(filled: &mut Filled, about: &About, request_id: String) -> Option<RecordContactRequest> {
    let how = HOWS.iter().find(|(value, _, _)| *value == filled.how).map(|(_, how, _)| *how)?;
    let made_on = dates::typed(&filled.on);
    let next = dates::typed(&filled.next);
    if made_on.is_none() {
        filled.fault_on = Some(key("parts-day-fault"));
    }
    if next.is_none() && !filled.next.is_empty() {
        filled.fault_next = Some(key("parts-day-fault"));
    }
    if filled.fault_on.is_some() || filled.fault_next.is_some() {
        return None;
    }
    Some(RecordContactRequest {
        request_id,
        worker_id: about.medewerker.clone(),
        subject_id: about.onderwerp.clone(),
        how: how.into(),
        note: filled.note.clone(),
        made_on: made_on?.to_string(),
        next_contact_on: next.map(|day| day.to_string()),
    })
}
