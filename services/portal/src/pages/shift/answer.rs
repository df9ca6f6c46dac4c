//! `POST /diensten/{id}/antwoord`: what somebody said about work that needs their own yes, and how they were asked.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use werkbrug_proto::crews::{RecordWorkerAnswerRequest, Replacement, WorkerAnswer};

use crate::{
    pages::{
        bad_day::calls::HOWS,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            form::changing,
            notice::Notice,
        },
        shift::WORKER,
    },
    reading::Reader,
    session::Signed,
    trouble::Trouble,
    visit::Posted,
    web::Face,
    words::{Words, key},
};

/// What can be noted.
const ANSWERS: [(WorkerAnswer, &str); 3] = [
    (WorkerAnswer::Asked, key("answer-asked")),
    (WorkerAnswer::Yes, key("answer-yes")),
    (WorkerAnswer::No, key("answer-no")),
];

/// How far it is, and the way to note what they say.
pub(super) fn form(words: &Words, signed: &Signed, shift: &str, one: &Replacement) -> Markup {
    let label = format!("{}: {}", words.say("call-how"), one.display_name);
    html! {
        span.core {
            (state(words, one.answer()))
            a href={ "/contracturen/" (one.worker_id) } {
                (words.say("room-contract")) span.hidden { " " (one.display_name) }
            }
        }
        (changing(signed, &format!("/diensten/{shift}/antwoord"), &html! {
            input type="hidden" name=(WORKER) value=(one.worker_id);
            select name="how" aria-label=(label) { @for (how, word) in HOWS {
                option value=(how.as_str_name()) { (words.say(word)) }
            } }
            @for (answer, word) in ANSWERS {
                (button::choice(Weight::Plain, "answer", answer.as_str_name(), &words.say(word)))
            }
        }))
    }
}

fn state(words: &Words, answer: WorkerAnswer) -> Markup {
    match answer {
        WorkerAnswer::Unspecified => badge(Tone::Watch, &words.say("answer-not-asked")),
        WorkerAnswer::Asked => badge(Tone::Watch, &words.say("answer-asked")),
        WorkerAnswer::Yes => badge(Tone::Good, &words.say("answer-yes")),
        WorkerAnswer::No => badge(Tone::Bad, &words.say("answer-no")),
    }
}

/// `POST /diensten/{id}/antwoord`.
pub(crate) async fn record(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let fields = &posted.fields;
    let how = HOWS.iter().find(|own| own.0.as_str_name() == fields.text("how")).ok_or(Trouble::Invalid)?.0;
    let answer = WorkerAnswer::from_str_name(fields.text("answer")).ok_or(Trouble::Invalid)?;
    let ask = RecordWorkerAnswerRequest {
        request_id: fields.text("request_id").to_owned(),
        shift_id: id.clone(),
        worker_id: fields.text(WORKER).to_owned(),
        how: how.into(),
        answer: answer.into(),
    };
    let mut planning = Reader::of(&face.context.peers, &posted.visit.signed.viewer).planning()?;
    planning.record_worker_answer(ask).await?;
    posted.visit.tell(&face, Notice::done(posted.visit.words.say("call-was-recorded")));
    Ok(Redirect::to(&format!("/diensten/{id}#anderen")).into_response())
}
