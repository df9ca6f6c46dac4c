//! `GET /bezwaren`: hours that workers doubt, for the coach or the planner who answers; `POST` answers.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::crews::{AnswerObjectionRequest, ListObjectionsRequest, Objection};

use crate::{
    pages::{
        frame::Frame,
        my_hours::reason_key,
        parts::{
            button::{self, Weight},
            empty::{empty, silent},
            form::changing,
            notice::Notice,
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
};

const PATH: &str = "/bezwaren";
/// How many stand on the page.
const SHOWN: i32 = 200;
/// The answer that corrects the ledger.
const GRANTED: &str = "verbeter";

/// `GET /bezwaren`. The page reads itself again at the same address.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let after = face.hub.position();
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let shown = match within("objections", read(reader)).await {
        Read::Seen(all) if all.is_empty() => empty(&words.say("floor-no-objections")),
        Read::Seen(all) => html! { ul.answers { @for one in &all { li.card { (of_one(&visit, one, today)) } } } },
        Read::Hidden => return Err(Trouble::Forbidden),
        Read::Silent => silent(&words.say("floor-page-silent")),
    };
    let content = html! {
        h1 { (words.say("room-objections")) }
        p.intro { (words.say("floor-objections-intro")) }
        div #bezwaren data-live="crews.shifts" data-source=(PATH) { (shown) }
    };
    Ok(Frame::of(&face, &visit, words.say("room-objections")).live(after).answer(&content))
}

async fn read(reader: Reader<'_>) -> Result<Vec<Objection>, Status> {
    let ask = ListObjectionsRequest { page_size: SHOWN, ..ListObjectionsRequest::default() };
    Ok(reader.floor()?.list_objections(ask).await?.into_inner().objections)
}

fn of_one(visit: &Visit, one: &Objection, today: Date) -> Markup {
    let words = &visit.words;
    let hours = |minutes: u32| words.hours(minutes.into());
    let claimed = hours(one.minutes_claimed);
    let content = html! {
        input type="hidden" name="bezwaar" value=(one.objection_id);
        input type="hidden" name="minuten" value=(one.minutes_claimed);
        div.signal-buttons {
            (button::choice(Weight::Main, "antwoord", GRANTED, &words.fill("floor-grant", &[("hours", claimed.as_str().into())])))
            (button::choice(Weight::Plain, "antwoord", "blijft", &words.say("floor-keep")))
        }
    };
    html! {
        h2 { (one.display_name) " " span.soft { (words.day_cell(&one.day, today)) " · " (one.place_name) } }
        p.core {
            strong { (words.say(reason_key(one.reason()))) }
            span { (words.fill("floor-claimed", &[("hours", claimed.as_str().into())])) }
            span { (words.fill("floor-recorded", &[("hours", hours(one.minutes_present).into())])) }
            span.soft { (words.moment(one.made_at_us, today)) }
        }
        (changing(&visit.signed, PATH, &content))
    }
}

/// `POST /bezwaren`.
pub(crate) async fn answer(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let is_granted = fields.text("antwoord") == GRANTED;
    let ask = AnswerObjectionRequest {
        request_id: fields.text("request_id").to_owned(),
        objection_id: fields.text("bezwaar").to_owned(),
        is_granted,
        minutes: if is_granted { fields.text("minuten").parse().unwrap_or(0) } else { 0 },
    };
    let notice = match Reader::of(&face.context.peers, &visit.signed.viewer).floor()?.answer_objection(ask).await {
        Ok(_) => Notice::done(visit.words.say("floor-objection-answered")),
        Err(_) => Notice::refused(visit.words.say("floor-objection-answer-refused")),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(PATH).into_response())
}
