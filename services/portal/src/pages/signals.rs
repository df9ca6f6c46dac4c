//! `GET /seinen`: what coaches reported and what waits for somebody at the workshop; `POST` answers.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::crews::{AnswerSignalRequest, ListSignalsRequest, Signal, SignalAnswer};

use crate::{
    pages::{
        contact::call,
        crew_today::signal::{answer_key, kind_key},
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            empty::{empty, silent},
            form,
            notice::Notice,
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::key,
};

const PATH: &str = "/seinen";
/// How many stand on the page.
const SHOWN: i32 = 200;
/// What can be answered, as a form names it.
const ANSWERS: [(SignalAnswer, &str); 3] =
    [(SignalAnswer::Coming, "komt"), (SignalAnswer::Called, "gebeld"), (SignalAnswer::Settled, "afgehandeld")];

/// `GET /seinen`. The page reads itself again at the same address.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let after = face.hub.position();
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let shown = match within("signals", read(reader)).await {
        Read::Seen(signals) if signals.is_empty() => empty(&words.say("floor-no-signals")),
        Read::Seen(signals) => {
            html! { ul.answers { @for signal in &signals { li.card { (one(&visit, signal, today)) } } } }
        }
        Read::Hidden => return Err(Trouble::Forbidden),
        Read::Silent => silent(&words.say("floor-page-silent")),
    };
    let content = html! {
        h1 { (words.say("room-signals")) }
        p.intro { (words.say("floor-signals-intro")) }
        div #seinen data-live="crews.shifts" data-source=(PATH) { (shown) }
    };
    Ok(Frame::of(&face, &visit, words.say("room-signals")).live(after).answer(&content))
}

async fn read(reader: Reader<'_>) -> Result<Vec<Signal>, Status> {
    let ask = ListSignalsRequest { page_size: SHOWN, is_open: true, ..ListSignalsRequest::default() };
    Ok(reader.floor()?.list_signals(ask).await?.into_inner().signals)
}

fn one(visit: &Visit, signal: &Signal, today: Date) -> Markup {
    let words = &visit.words;
    let tone = if signal.answer() == SignalAnswer::Unspecified { Tone::Bad } else { Tone::Info };
    let content = html! {
        input type="hidden" name="sein" value=(signal.signal_id);
        div.signal-buttons role="group" aria-label=(words.fill("floor-answer-of", &[("place", signal.place_name.as_str().into())])) {
            @for (answer, value) in ANSWERS {
                (button::choice(Weight::Plain, "antwoord", value, &words.say(answer_key(answer))))
            }
        }
    };
    html! {
        h2 { (badge(tone, &words.say(kind_key(signal.kind())))) " " (signal.place_name) }
        p.core {
            strong { (words.moment(signal.made_at_us, today)) }
            @if !signal.display_name.is_empty() { span { (words.fill("floor-about", &[("name", signal.display_name.as_str().into())])) } }
            span.soft { (words.say(answer_key(signal.answer()))) }
        }
        ul.contacts { @for coach in &signal.coaches { li { (call(&coach.display_name, &coach.work_phone)) } } }
        (form::changing(&visit.signed, PATH, &content))
    }
}

/// `POST /seinen`.
pub(crate) async fn answer(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let given = ANSWERS.into_iter().find(|(_, value)| *value == fields.text("antwoord"));
    let ask = AnswerSignalRequest {
        request_id: fields.text("request_id").to_owned(),
        signal_id: fields.text("sein").to_owned(),
        answer: given.map_or(SignalAnswer::Unspecified, |(answer, _)| answer).into(),
    };
    let notice = match Reader::of(&face.context.peers, &visit.signed.viewer).floor()?.answer_signal(ask).await {
        Ok(_) => Notice::done(visit.words.say(key("floor-answer-done"))),
        Err(_) => Notice::refused(visit.words.say(key("floor-answer-refused"))),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(PATH).into_response())
}
