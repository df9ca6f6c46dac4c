//! `GET /offertes`: what customers ask, the newest first, each the way to its quote; and a quote that nobody asked here.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use serde::Deserialize;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::orders::{AskedQuote, AskedStage, DeclineAskedQuoteRequest, DeclineReason, ListAskedQuotesRequest};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            badge::Tone,
            button::{self, Weight},
            card::card,
            empty::empty,
            notice::Notice,
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

pub(crate) mod ask;
pub(crate) mod make;
mod typed;
pub(crate) mod work;

/// The address.
const PATH: &str = "/offertes";
/// How many stand on a page.
const SHOWN: i32 = 50;
/// Why no quote follows, as it stands in the form.
const REASONS: [(&str, DeclineReason, &str); 4] = [
    ("geen-werk", DeclineReason::NotOurWork, key("asked-not-our-work")),
    ("capaciteit", DeclineReason::NoCapacity, key("asked-no-capacity")),
    ("reeks", DeclineReason::TooFewPieces, key("asked-too-few-pieces")),
    ("onbekend", DeclineReason::TooLittleKnown, key("asked-too-little-known")),
];

/// Where the page begins.
#[derive(Deserialize)]
pub(crate) struct On {
    #[serde(default)]
    vanaf: String,
}

/// `GET /offertes`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    (Query(on), Query(take)): (Query<On>, Query<Take>),
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = ListAskedQuotesRequest { page_size: SHOWN, page_token: on.vanaf.clone() };
    let found = reader.requesting()?.list_asked_quotes(ask).await?.into_inner();
    let sheet = sheet(words, &found.asked, |own| {
        Some(match own.stage() {
            AskedStage::Quoted => format!("/orders/{}", own.order_id),
            AskedStage::Open | AskedStage::Declined | AskedStage::Unspecified => {
                format!("{PATH}/nieuw?aanvraag={}", own.asked_quote_id)
            }
        })
    });
    if let Some(file) = take.of(&[&sheet], today) {
        return file;
    }
    let content = html! {
        h1 { (words.say("room-quotes")) }
        p.intro { (words.say("asked-intro")) }
        p { (button::link(Weight::Main, make::PATH, &words.say("quote-new"))) }
        (card("aanvragen", &sheet.title, &html! {
            @if sheet.rows.is_empty() { (empty(&words.say("asked-none"))) } @else { (sheet.show(words, today, PATH)) }
            @if !found.next_page_token.is_empty() {
                p.paging { (button::link(Weight::Plain, &format!("{PATH}?vanaf={}", found.next_page_token), &words.say("list-next"))) }
            }
        }))
    };
    Ok(Frame::of(&face, &visit, words.say("room-quotes")).answer(&content))
}

/// Requests as rows; `leads` says where a row leads.
fn sheet(words: &Words, all: &[AskedQuote], leads: impl Fn(&AskedQuote) -> Option<String>) -> Sheet {
    let heads = [
        key("asked-work"),
        key("order-customer"),
        key("asked-pieces"),
        key("asked-on"),
        key("asked-wanted"),
        key("order-stage"),
        key("asked-why"),
    ];
    let row = |own: &AskedQuote| {
        let (tone, stage) = stage(own.stage());
        vec![
            match leads(own) {
                Some(address) => Cell::Link(own.work_description.clone(), address),
                None => Cell::text(&own.work_description),
            },
            Cell::text(&own.company_name),
            Cell::Number(own.pieces.into()),
            Cell::day(&own.asked_on),
            Cell::day(own.wanted_on.as_deref().unwrap_or_default()),
            Cell::State(tone, words.say(stage).into_owned()),
            why(own).map_or(Cell::None, |why| Cell::text(words.say(why))),
        ]
    };
    Sheet::of(words, ("aanvragen", key("asked-title")), &heads, all.iter().map(row))
}

/// How far a request is.
const fn stage(stage: AskedStage) -> (Tone, &'static str) {
    match stage {
        AskedStage::Open => (Tone::Watch, key("asked-stage-open")),
        AskedStage::Quoted => (Tone::Good, key("asked-stage-quoted")),
        AskedStage::Declined => (Tone::Calm, key("asked-stage-declined")),
        AskedStage::Unspecified => (Tone::Calm, key("day-stage-unknown")),
    }
}

/// Why no quote follows; nothing when one may.
fn why(own: &AskedQuote) -> Option<&'static str> {
    REASONS.iter().find(|(_, reason, _)| *reason == own.decline_reason()).map(|(_, _, name)| *name)
}

/// `POST /offertes/afwijzen`.
pub(crate) async fn decline(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let reason = REASONS.iter().find(|(value, _, _)| *value == fields.text("reden"));
    let asked = DeclineAskedQuoteRequest {
        request_id: fields.text("request_id").to_owned(),
        asked_quote_id: fields.text(typed::ASKED).to_owned(),
        reason: reason.map_or(DeclineReason::Unspecified, |(_, reason, _)| *reason).into(),
    };
    let answer = Reader::of(&face.context.peers, &visit.signed.viewer).requesting()?.decline_asked_quote(asked).await;
    let notice = match answer {
        Ok(_) => Notice::done(visit.words.say("asked-declined")),
        Err(status) => Notice::refused(visit.words.say(make::refusal(&reason_of(&status).unwrap_or_default()))),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(PATH).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn every_stage_and_reason_of_a_request_is_told_in_every_language() {
        for reason in [DeclineReason::Unspecified, DeclineReason::NotOurWork, DeclineReason::TooLittleKnown] {
            for stage in [AskedStage::Open, AskedStage::Quoted, AskedStage::Declined] {
                let own = AskedQuote { stage: stage.into(), decline_reason: reason.into(), ..AskedQuote::default() };
                assert_eq!(why(&own).is_some(), reason != DeclineReason::Unspecified);
                let told = in_each(|words| {
                    let rows = sheet(words, std::slice::from_ref(&own), |_| None).rows;
                    format!("{:?}", rows.first())
                });
                assert!(told.into_iter().all(|text| !text.contains('⟦')));
            }
        }
    }
}
