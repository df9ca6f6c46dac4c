//! What is confidential: read for a purpose that the worker sees, and shown once.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::social::{ReadAbsenceSecretRequest, ReadContactNoteRequest, WorkRelated};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            form::{Field, actions, changing},
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

/// A purpose says something.
const SHORTEST_PURPOSE: usize = 5;

/// The question that stands before every reading.
pub(crate) fn ask(visit: &Visit, action: &str) -> Markup {
    let words = &visit.words;
    let content = html! {
        p { (words.say("care-read-logged")) }
        (Field::required("doel", &words.say("care-purpose")).hinted(&words.say("care-purpose-hint")).text())
        input type="hidden" name="terug" value=(visit.here);
        (actions(&[button::submit(Weight::Main, &words.say("care-read"))]))
    };
    changing(&visit.signed, action, &content)
}

/// `POST /afwezigheden/{id}/lezen`.
pub(crate) async fn absence(
    State(face): State<Arc<Face>>,
    Path(absence_id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let reader = Reader::of(&face.context.peers, &posted.visit.signed.viewer);
    let purpose = purpose(&posted)?;
    let read = reader.social()?.read_absence_secret(ReadAbsenceSecretRequest { absence_id, purpose }).await;
    let words = &posted.visit.words;
    let content = match read {
        Ok(secret) => {
            let secret = secret.into_inner();
            let answer = words.say(related_word(secret.work_related()));
            told(words, Some(&answer), &secret.note)
        }
        Err(status) => refused(words, status)?,
    };
    Ok(show(&face, &posted, &content))
}

/// `POST /contacten/{id}/lezen`.
pub(crate) async fn contact(
    State(face): State<Arc<Face>>,
    Path(contact_id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let reader = Reader::of(&face.context.peers, &posted.visit.signed.viewer);
    let purpose = purpose(&posted)?;
    let words = &posted.visit.words;
    let content = match reader.social()?.read_contact_note(ReadContactNoteRequest { contact_id, purpose }).await {
        Ok(note) => told(words, None, &note.into_inner().note),
        Err(status) => refused(words, status)?,
    };
    Ok(show(&face, &posted, &content))
}

fn purpose(posted: &Posted) -> Result<String, Trouble> {
    let purpose = posted.fields.text("doel");
    if purpose.chars().count() < SHORTEST_PURPOSE { Err(Trouble::Invalid) } else { Ok(purpose.to_owned()) }
}

/// What the answer to "does it have to do with work?" is called.
pub(super) fn related_word(related: WorkRelated) -> &'static str {
    match related {
        WorkRelated::Yes => key("care-related-yes"),
        WorkRelated::No => key("care-related-no"),
        WorkRelated::NotAsked | WorkRelated::Unspecified => key("care-related-not-asked"),
    }
}

fn told(words: &Words, related: Option<&str>, note: &str) -> Markup {
    html! {
        p.soft { (words.say("care-read-shown")) }
        dl.told.personal {
            @if let Some(related) = related { div { dt { (words.say("care-related")) } dd { (related) } } }
            div { dt { (words.say("care-note")) } dd { @if note.is_empty() { (words.say("care-no-note")) } @else { (note) } } }
        }
        p.paper { (words.say("care-not-on-paper")) }
    }
}

fn refused(words: &Words, status: Status) -> Result<Markup, Trouble> {
    let key = match reason_of(&status).as_deref() {
        Some("NO_GROUND") => key("care-no-ground"),
        Some("SECRET_ERASED" | "KEY_ERASED_MEANWHILE") => key("care-erased"),
        Some(_) | None => return Err(status.into()),
    };
    Ok(html! { p.empty { (words.say(key)) } })
}

fn show(face: &Face, posted: &Posted, content: &Markup) -> Response {
    let words = &posted.visit.words;
    // Only an address of our own leads back.
    let back = Some(posted.fields.text("terug")).filter(|path| path.starts_with('/') && !path.starts_with("//"));
    let content = html! {
        h1 { (words.say("care-confidential")) }
        (card("geheim", &words.say("care-read-now"), content))
        p.below { (button::link(Weight::Plain, back.unwrap_or("/opvolging"), &words.say("care-back"))) }
    };
    Frame::of(face, &posted.visit, words.say("care-confidential")).answer(&content)
}
