//! `/offerte-aanvragen`: a customer describes work and asks what it costs and when it is ready; and what came of it.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::orders::{AskQuoteRequest, ListAskedQuotesRequest};

use super::{SHOWN, make::refusal, sheet};
use crate::{
    lists::sheet::Take,
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            empty::empty,
            form::{Field, changing, left_over},
            notice::Notice,
        },
        rush::number,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{dates, key},
};

/// The address.
const PATH: &str = "/offerte-aanvragen";
const ANEW: &str = "/offerte-aanvragen?leeg=ja";

/// Whether the form begins anew.
#[derive(Deserialize)]
pub(crate) struct On {
    leeg: Option<String>,
}

/// `GET /offerte-aanvragen`, with what was typed before when it was refused; `?leeg=ja` without.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    (Query(on), Query(take)): (Query<On>, Query<Take>),
) -> Result<Response, Trouble> {
    if on.leeg.is_some() {
        visit.forget(&face, PATH);
        return Ok(Redirect::to(PATH).into_response());
    }
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = ListAskedQuotesRequest { page_size: SHOWN, page_token: String::new() };
    let found = reader.requesting()?.list_asked_quotes(ask).await?.into_inner();
    let sheet = sheet(words, &found.asked, |_| None);
    if let Some(file) = take.of(&[&sheet], today) {
        return file;
    }
    let content = html! {
        h1 { (words.say("room-ask-quote")) }
        p.intro { (words.say("ask-intro")) }
        div.two {
            (card("vragen", &words.say("ask-title"), &form(&visit, visit.kept(&face, PATH).as_ref())))
            (card("aanvragen", &sheet.title, &html! {
                @if sheet.rows.is_empty() { (empty(&words.say("ask-none"))) } @else { (sheet.show(words, today, PATH)) }
                p.soft { (words.say("ask-answer-hint")) }
            }))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-ask-quote")).answer(&content))
}

fn form(visit: &Visit, kept: Option<&Fields>) -> Markup {
    let words = &visit.words;
    let none = Fields::default();
    let fields = kept.unwrap_or(&none);
    let names = [
        key("asked-work"),
        key("asked-steps"),
        key("asked-pieces"),
        key("asked-wanted"),
        key("asked-material"),
        key("asked-material-on"),
        key("asked-equipment"),
    ]
    .map(|name| words.say(name));
    let [what, steps, pieces, wanted, material, material_on, equipment] = names.each_ref();
    html! {
        @if kept.is_some() { (left_over(words, ANEW)) }
        (changing(&visit.signed, PATH, &html! {
            (Field::required("werk", what).hinted(&words.say("ask-work-hint")).holding(fields.text("werk")).text())
            (Field::optional("stappen", steps).hinted(&words.say("ask-steps-hint")).holding(fields.text("stappen")).lines())
            (Field::required("stuks", pieces).holding(fields.text("stuks")).number())
            (Field::optional("tegen", wanted).holding(fields.text("tegen")).day(words))
            (Field::optional("materiaal", material).hinted(&words.say("ask-material-hint")).holding(fields.text("materiaal")).text())
            (Field::optional("materiaal-op", material_on).holding(fields.text("materiaal-op")).day(words))
            (Field::optional("toestellen", equipment).holding(fields.text("toestellen")).text())
            div { (button::submit(Weight::Main, &words.say("ask-send"))) }
        }))
    }
}

/// `POST /offerte-aanvragen`.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let back = Redirect::to(PATH).into_response();
    let Some(asked) = asked(fields) else {
        visit.keep(&face, PATH, fields);
        visit.tell(&face, Notice::refused(visit.words.say("rush-unreadable")));
        return Ok(back);
    };
    match Reader::of(&face.context.peers, &visit.signed.viewer).requesting()?.ask_quote(asked).await {
        Ok(_) => {
            visit.forget(&face, PATH);
            visit.tell(&face, Notice::done(visit.words.say("ask-sent")));
        }
        Err(status) => {
            visit.keep(&face, PATH, fields);
            let reason = reason_of(&status).unwrap_or_default();
            visit.tell(&face, Notice::refused(visit.words.say(refusal(&reason))));
        }
    }
    Ok(back)
}

/// A request as it is typed, a step on each line; nothing when a number or a day cannot be read.
fn asked(fields: &Fields) -> Option<AskQuoteRequest> {
    let day = |name: &str| match fields.text(name) {
        "" => Some(None),
        text => dates::typed(text).map(|day| Some(day.to_string())),
    };
    let steps = fields.text("stappen").lines().map(str::trim).filter(|step| !step.is_empty());
    Some(AskQuoteRequest {
        request_id: fields.text("request_id").to_owned(),
        company_id: String::new(), // one's own
        work_description: fields.text("werk").to_owned(),
        steps: steps.map(str::to_owned).collect(),
        pieces: number(fields.text("stuks"))?,
        wanted_on: day("tegen")?,
        customer_material: fields.text("materiaal").to_owned(),
        material_on: day("materiaal-op")?,
        equipment: fields.text("toestellen").to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_stands_on_a_line_of_its_own() {
        let typed =
            [("werk", "dozen"), ("stappen", "vouwen\r\n\r\n vullen \n"), ("stuks", "1.000"), ("tegen", "1/12/2026")];
        let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let read = asked(&Fields::of(typed)).unwrap();
        assert_eq!((read.steps, read.pieces), (vec!["vouwen".to_owned(), "vullen".to_owned()], 1_000));
        assert_eq!(read.wanted_on.as_deref(), Some("2026-12-01"));
        assert!(asked(&Fields::of([("stuks".to_owned(), "veel".to_owned())])).is_none());
    }
}
