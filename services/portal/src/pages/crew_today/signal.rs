//! Closed words of a coach: one tap for help, for something that happened, for a host who gives instructions, and for a worker
//! who was seen or heard how it goes. `POST /vandaag/sein` takes them.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use http::HeaderMap;
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::crews::{SendSignalRequest, Shift, Signal, SignalAnswer, SignalKind};

use super::queued::{self, Outcome};
use crate::{
    pages::parts::{
        badge::{Tone, badge},
        form,
        icon::Icon,
        notice::Notice,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

/// Where a word is sent.
pub(super) const PATH: &str = "/vandaag/sein";
/// About the whole crew.
const OF_CREW: [SignalKind; 3] = [SignalKind::Help, SignalKind::Incident, SignalKind::HostInstructed];
/// About one person.
const OF_PERSON: [SignalKind; 2] = [SignalKind::Seen, SignalKind::FeedbackGiven];

/// `POST /vandaag/sein`.
pub(crate) async fn save(
    State(face): State<Arc<Face>>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let words = &visit.words;
    let kind = OF_CREW.into_iter().chain(OF_PERSON).find(|kind| word(*kind) == fields.text("wat"));
    let ask = SendSignalRequest {
        request_id: fields.text("request_id").to_owned(),
        shift_id: fields.text("dienst").to_owned(),
        worker_id: fields.text("wie").to_owned(),
        kind: kind.unwrap_or(SignalKind::Unspecified).into(),
        made_seconds_ago: queued::waited(fields),
    };
    let sent = Reader::of(&face.context.peers, &visit.signed.viewer).floor()?.send_signal(ask).await;
    let outcome = match sent {
        Ok(_) => {
            let text = words.say(key("floor-signal-sent")).into_owned();
            Outcome::Taken(Notice::done(text.clone()), text)
        }
        Err(status) => queued::refused(&status, words.say(refusal(&status)).into_owned()),
    };
    let back = Redirect::to("/vandaag").into_response();
    queued::answer(&face, visit, (&headers, back), outcome)
}

fn refusal(status: &Status) -> &'static str {
    match reason_of(status).as_deref() {
        Some("MADE_TOO_LONG_AGO") => key("floor-refused-too-long"),
        Some("NOT_FOUND" | "NOT_ALLOWED") => key("crew-refused-not-yours"),
        Some(_) | None => key("floor-refused-signal"),
    }
}

/// A word as a form names it.
const fn word(kind: SignalKind) -> &'static str {
    match kind {
        SignalKind::Help => "hulp",
        SignalKind::Incident => "incident",
        SignalKind::HostInstructed => "opdracht-van-gast",
        SignalKind::Seen => "gezien",
        SignalKind::FeedbackGiven => "feedback",
        SignalKind::Unspecified => "",
    }
}

/// A word as people read it.
pub(crate) const fn kind_key(kind: SignalKind) -> &'static str {
    match kind {
        SignalKind::Help => key("floor-help"),
        SignalKind::Incident => key("floor-incident"),
        SignalKind::HostInstructed => key("floor-host-instructed"),
        SignalKind::Seen => key("floor-seen"),
        SignalKind::FeedbackGiven => key("floor-feedback"),
        SignalKind::Unspecified => key("floor-other"),
    }
}

/// What somebody at the workshop does about it.
pub(crate) const fn answer_key(answer: SignalAnswer) -> &'static str {
    match answer {
        SignalAnswer::Coming => key("floor-coming"),
        SignalAnswer::Called => key("floor-called"),
        SignalAnswer::Settled => key("floor-settled"),
        SignalAnswer::Unspecified => key("floor-unanswered"),
    }
}

/// What can be said about a shift, and what was said of it and waits.
pub(super) fn of_shift(visit: &Visit, shift: &Shift, said: &[Signal], today: Date) -> Markup {
    let words = &visit.words;
    let own: Vec<&Signal> =
        said.iter().filter(|signal| signal.shift_id == shift.shift_id && waits_or_was_answered(signal)).collect();
    html! {
        @if !own.is_empty() { ul.signals { @for signal in own { li { (told(words, signal, today)) } } } }
        details.help {
            summary { (Icon::Phone.draw()) span { (words.say("floor-ask-help")) span.hidden { " " (shift.place_name) } } }
            (buttons(visit, shift, None, &OF_CREW))
        }
    }
}

const fn waits_or_was_answered(signal: &Signal) -> bool {
    signal.is_open || signal.answer != 0
}

fn told(words: &Words, signal: &Signal, today: Date) -> Markup {
    let tone = if signal.is_open && signal.answer() == SignalAnswer::Unspecified { Tone::Watch } else { Tone::Info };
    html! {
        (badge(tone, &words.say(kind_key(signal.kind()))))
        " " (words.time_on(signal.made_at_us, today)) " · " (words.say(answer_key(signal.answer())))
    }
}

/// What can be said about one person.
pub(super) fn of_person(visit: &Visit, shift: &Shift, worker_id: &str) -> Markup {
    buttons(visit, shift, Some(worker_id), &OF_PERSON)
}

fn buttons(visit: &Visit, shift: &Shift, worker_id: Option<&str>, kinds: &[SignalKind]) -> Markup {
    let content = html! {
        input type="hidden" name="dienst" value=(shift.shift_id);
        input type="hidden" name="wie" value=(worker_id.unwrap_or_default());
        div.signal-buttons { @for kind in kinds {
            button.button type="submit" name="wat" value=(word(*kind)) { (visit.words.say(kind_key(*kind))) }
        } }
    };
    html! { div data-tick="" { (form::changing(&visit.signed, PATH, &content)) } }
}
