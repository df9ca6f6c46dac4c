//! `GET /statuten`: which legal statuses the workshop sends to hosts: what holds today, on what it rests and who decided; a form
//! a status decides anew, from today on.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Code;
use werkbrug_proto::social::{DecideHostStatusRequest, HostDecision, HostStatus, LegalStatus, ListHostStatusesRequest};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            form::{Field, changing, left_over},
            notice::Notice,
        },
        workers,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, key},
};

const PATH: &str = "/statuten";
/// The longest text on which a decision rests, in letters, as the service takes it.
const LONGEST_SOURCE: usize = 300;
/// What can be decided, as the form names it.
const ANSWERS: [(&str, bool, &str); 2] = [("ja", true, key("status-yes")), ("neen", false, key("status-no"))];

/// Of which status the form begins anew.
#[derive(Deserialize)]
pub(crate) struct On {
    leeg: Option<String>,
}

/// `GET /statuten`, with what was typed before when it was refused; `?leeg=STATUS` without.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    if let Some(about) = on.leeg {
        visit.forget(&face, &at(&about));
        return Ok(Redirect::to(PATH).into_response());
    }
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let statuses = reader.social()?.list_host_statuses(ListHostStatusesRequest {}).await?.into_inner().statuses;
    let title = words.say("room-host-statuses");
    let content = html! {
        h1 { (title) }
        p.intro { (words.say("status-intro")) }
        div.two { @for status in &statuses { (one(&face, &visit, status, today)) } }
    };
    Ok(Frame::of(&face, &visit, title.clone()).answer(&content))
}

/// Where what was typed about a status is kept.
fn at(about: &str) -> String {
    format!("{PATH}#{about}")
}

fn one(face: &Face, visit: &Visit, status: &HostStatus, today: Date) -> Markup {
    let words = &visit.words;
    let Some(name) = workers::status_word(status.status()) else { return html! {} };
    let (tone, holds) =
        if status.is_allowed { (Tone::Good, key("status-sent")) } else { (Tone::Watch, key("status-not-sent")) };
    let (now, before) = (status.decisions.first(), status.decisions.iter().skip(1));
    card(
        status.status().as_str_name(),
        &words.say(name),
        &html! {
            p.core {
                (badge(tone, &words.say(holds)))
                span { (words.fill("status-people", &[("count", status.people.into())])) }
            }
            @match now {
                None => { p.soft { (words.say("status-usual")) } }
                Some(decision) => { p { (rests_on(words, decision, today)) } }
            }
            @if status.decisions.len() > 1 { details {
                summary { (words.say("status-before")) span.hidden { " " (words.say(name)) } }
                ul { @for decision in before { li {
                    (words.say(if decision.is_allowed { key("status-sent") } else { key("status-not-sent") })) ". "
                    (rests_on(words, decision, today))
                } } }
            } }
            (form(visit, status, &words.say(name), visit.kept(face, &at(status.status().as_str_name()))))
        },
    )
}

/// Since when, on what it rests, whether somebody compared it, and by whose account.
fn rests_on(words: &Words, decision: &HostDecision, today: Date) -> Markup {
    let day = decision.from.parse().map_or_else(|_| decision.from.clone(), |day| words.short_day(day, today));
    let said = words.fill(
        "status-decided",
        &[
            ("day", day.into()),
            ("source", decision.source.as_str().into()),
            ("who", decision.decided_by.as_str().into()),
        ],
    );
    html! {
        (said) " "
        @if decision.is_confirmed { (badge(Tone::Calm, &words.say("contract-confirmed"))) }
        @else { (badge(Tone::Watch, &words.say("contract-unconfirmed"))) }
    }
}

fn form(visit: &Visit, status: &HostStatus, name: &str, kept: Option<Fields>) -> Markup {
    let words = &visit.words;
    let answers = ANSWERS.map(|(value, _, word)| (value, words.say(word)));
    let answers: Vec<(&str, &str)> = answers.iter().map(|(value, word)| (*value, word.as_ref())).collect();
    let holds = if status.is_allowed { "ja" } else { "neen" };
    // Each form of the page has names of its own, so that a label belongs to one field.
    let about = status.status().as_str_name();
    let [answer, source, confirmed] = ["besluit", "bron", "bevestigd"].map(|field| format!("{field}-{about}"));
    let is_left_over = kept.is_some();
    let kept = kept.unwrap_or_default();
    let chosen = if is_left_over { kept.text(&answer) } else { holds };
    let hint = words.fill("status-source-hint", &[("most", LONGEST_SOURCE.into())]);
    html! { details open[is_left_over] {
        summary { (words.say("status-decide")) span.hidden { " " (name) } }
        @if is_left_over { (left_over(words, &format!("{PATH}?leeg={about}"))) }
        (changing(&visit.signed, PATH, &html! {
            input type="hidden" name="statuut" value=(about);
            (Field::required(&answer, &words.say("status-answer")).holding(chosen).one_of(&answers))
            (Field::required(&source, &words.say("status-source")).hinted(&hint).holding(kept.text(&source)).text())
            (Field::optional(&confirmed, &words.say("contract-confirmed")).holding(kept.text(&confirmed)).tick())
            div { (button::submit(Weight::Plain, &words.say("status-save"))) }
        }))
    } }
}

/// `POST /statuten`.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let fields = &posted.fields;
    let status = LegalStatus::from_str_name(fields.text("statuut")).ok_or(Trouble::Invalid)?;
    let of = |field: &str| format!("{field}-{}", status.as_str_name());
    let answer = ANSWERS.iter().find(|own| own.0 == fields.text(&of("besluit"))).ok_or(Trouble::Invalid)?;
    let ask = DecideHostStatusRequest {
        request_id: fields.text("request_id").to_owned(),
        status: status.into(),
        is_allowed: answer.1,
        source: fields.text(&of("bron")).to_owned(),
        is_confirmed: fields.is_ticked(&of("bevestigd")),
    };
    let (visit, kept_at) = (&posted.visit, at(status.as_str_name()));
    visit.keep(&face, &kept_at, fields);
    let mut social = Reader::of(&face.context.peers, &visit.signed.viewer).social()?;
    let said = match social.decide_host_status(ask).await {
        Ok(_) => {
            visit.forget(&face, &kept_at);
            Notice::done(visit.words.say("status-was-saved"))
        }
        Err(status) if status.code() == Code::InvalidArgument => {
            Notice::refused(visit.words.fill("status-refused", &[("most", LONGEST_SOURCE.into())]))
        }
        Err(status) => return Err(status.into()),
    };
    visit.tell(&face, said);
    Ok(Redirect::to(PATH).into_response())
}
