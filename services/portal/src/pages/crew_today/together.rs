//! `GET /vandaag/samen/{id}?kaart=fr`: the screen for two. A coach and one worker look at that worker's day; nothing of
//! anybody else stands here, and nothing else opens until the coach's own number is typed.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use uuid::Uuid;
use werkbrug_kernel::brussels;
use werkbrug_proto::crews::{GetMyDayRequest, ListWrongCardsRequest, MyDay, RecordCardPrintRequest, WrongCard};

use super::queued;
use crate::{
    pages::{
        day_card::DayCard,
        frame::Frame,
        my_day::{card_words, tongues},
        parts::{
            button::{self, Weight},
            form::{Field, changing},
            icon::Icon,
            notice::Notice,
        },
    },
    reading::{Read, Reader, within},
    session::lock::{Tried, is_number},
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

/// Where the coach's number is typed at the end.
const DONE: &str = "/vandaag/samen-klaar";
/// Where it is chosen.
const CHOOSE: &str = "/vandaag/samen-begin";
/// Where a print is reported.
const PRINTED: &str = "/vandaag/afgedrukt";

/// The most days of one card: a week.
const MOST_DAYS: usize = 7;

/// The card's language in the address, and whether the last number was wrong.
#[derive(Deserialize)]
pub(crate) struct On {
    kaart: Option<String>,
    fout: Option<String>,
}

/// `GET /vandaag/samen/{id}?kaart=fr`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(worker_id): Path<String>,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let (clock, words) = (&face.context.clock, &visit.words);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let today = clock.today();
    let title = words.say("crew-together");
    // No menu, no search, no name of anybody else around it.
    let demo = face.issuer.as_ref().map(|_| today);
    let alone = Frame::plain(words.clone(), &visit.here, title.clone(), demo);
    let my = match my_day(reader, &worker_id, today).await {
        Ok(my) => my,
        // Every other page leads here: the number must find its field, whatever became of the day.
        Err(status) if face.sessions.locked_on(&visit.signed, clock.wall()).is_some() => {
            tracing::warn!(code = %status.code(), "a locked screen opens without its day");
            let content = html! { h1 { (title) } (done(&visit, on.fout.is_some(), true)) };
            return Ok(alone.answer(&content));
        }
        Err(status) => return Err(status.into()),
    };
    if !face.sessions.has_number(&visit.signed, clock.wall()) {
        let content = choose(&visit, &worker_id, on.fout.is_some());
        return Ok(Frame::of(&face, &visit, title).answer(&content));
    }
    face.sessions.lock_on(&visit.signed, &format!("/vandaag/samen/{worker_id}"), clock.wall());
    let asked = on.kaart.as_deref().map(card_words).transpose()?.flatten();
    let card = match asked {
        Some(card) => card,
        None => card_words(words.tongue().code())?.ok_or(Trouble::Bug)?,
    };
    let old = match within("cards", old_card(reader, &worker_id, today)).await {
        Read::Seen(old) => old,
        Read::Hidden | Read::Silent => None,
    };
    let shown = DayCard { words: &card, my: &my, today, read_at: brussels::civil(clock.now()) };
    let content = html! {
        @if let Some(old) = old { (changed(words, &old, today)) }
        (shown.show())
        div.around-card {
            (tongues(words, &card, |code| format!("/vandaag/samen/{worker_id}?kaart={code}"))?)
            button.button type="button" data-read-aloud="" hidden { span { (words.say("floor-read-aloud")) } }
            (print_button(&visit, PRINTED, (&worker_id, &[today])))
        }
        (done(&visit, on.fout.is_some(), false))
    };
    Ok(alone.module("card.js").module("together.js").answer(&content))
}

/// The day that both look at.
async fn my_day(reader: Reader<'_>, worker_id: &str, today: Date) -> Result<MyDay, Status> {
    let ask = GetMyDayRequest { worker_id: worker_id.to_owned(), day: today.to_string() };
    Ok(reader.crews()?.get_my_day(ask).await?.into_inner())
}

/// The card of this day on paper, when it no longer says what is planned.
async fn old_card(reader: Reader<'_>, worker_id: &str, today: Date) -> Result<Option<WrongCard>, Status> {
    let ask = ListWrongCardsRequest { from: today.to_string() };
    let cards = reader.floor()?.list_wrong_cards(ask).await?.into_inner().cards;
    let day = today.to_string();
    Ok(cards.into_iter().find(|card| card.worker_id == worker_id && card.day == day))
}

fn changed(words: &Words, old: &WrongCard, today: Date) -> Markup {
    let printed = words.moment(old.printed_at_us, today);
    Notice::watch(words.fill("floor-card-changed", &[("moment", printed.into())])).show()
}

/// A button that puts a card of these days on paper, and says so to the service.
pub(crate) fn print_button(visit: &Visit, path: &str, (worker_id, days): (&str, &[Date])) -> Markup {
    let days: Vec<String> = days.iter().map(ToString::to_string).collect();
    let content = html! {
        input type="hidden" name="wie" value=(worker_id);
        input type="hidden" name="dag" value=(days.join(","));
        button.button type="submit" data-print="" { (Icon::Print.draw()) span { (visit.words.say("my-print")) } }
    };
    html! { div data-prints="" { (changing(&visit.signed, path, &content)) } }
}

fn choose(visit: &Visit, worker_id: &str, was_wrong: bool) -> Markup {
    let words = &visit.words;
    let fault = words.say("floor-number-digits");
    let hint = words.say("floor-number-hint");
    let label = words.say("floor-number-new");
    let content = html! {
        input type="hidden" name="wie" value=(worker_id);
        (Field::required("nummer", &label).hinted(&hint).faulted(was_wrong.then_some(fault.as_ref())).number())
        (button::submit(Weight::Main, &words.say("floor-number-begin")))
    };
    html! {
        h1 { (words.say("crew-together")) }
        p.intro { (words.say("floor-number-why")) }
        section.card { (changing(&visit.signed, CHOOSE, &content)) }
        p { (button::link(Weight::Plain, "/vandaag", &words.say("crew-back"))) }
    }
}

fn done(visit: &Visit, was_wrong: bool, is_alone: bool) -> Markup {
    let words = &visit.words;
    let (fault, label) = (words.say("floor-number-wrong"), words.say("floor-number"));
    let content = html! {
        (Field::required("nummer", &label).faulted(was_wrong.then_some(fault.as_ref())).number())
        (button::submit(Weight::Plain, &words.say("floor-number-end")))
    };
    html! { details.coach-only open[was_wrong || is_alone] {
        summary { (words.say("floor-for-coach")) }
        (changing(&visit.signed, DONE, &content))
    } }
}

/// `POST /vandaag/samen-begin`: the number of this session.
pub(crate) async fn begin(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, now) = (&posted.fields, face.context.clock.wall());
    let worker: Uuid = fields.text("wie").parse().map_err(|_| Trouble::NotFound)?;
    let chosen = fields.text("nummer");
    if !is_number(chosen) {
        return Ok(Redirect::to(&format!("/vandaag/samen/{worker}?fout=cijfers")).into_response());
    }
    face.sessions.choose_number(&posted.visit.signed, chosen, now);
    Ok(Redirect::to(&format!("/vandaag/samen/{worker}")).into_response())
}

/// `POST /vandaag/samen-klaar`: back to everything, with the number.
pub(crate) async fn end(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (signed, now) = (&posted.visit.signed, face.context.clock.wall());
    let here = face.sessions.locked_on(signed, now);
    Ok(match face.sessions.unlock(signed, posted.fields.text("nummer"), now) {
        Tried::Open => Redirect::to("/vandaag").into_response(),
        Tried::Wrong => Redirect::to(&format!("{}?fout=nummer", here.as_deref().unwrap_or("/vandaag"))).into_response(),
        Tried::Ended => Redirect::to("/").into_response(),
    })
}

/// `POST /vandaag/afgedrukt`, `POST /mijn-dag/afgedrukt`: a card went to paper.
pub(crate) async fn printed(
    State(face): State<Arc<Face>>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let mut floor = Reader::of(&face.context.peers, &visit.signed.viewer).floor()?;
    let form = fields.text("request_id").parse().unwrap_or(Uuid::nil()).as_u128();
    for (place, day) in fields.text("dag").split(',').take(MOST_DAYS).enumerate() {
        // Each day of a card has a number of its own, the same when the form is sent again.
        let number = form ^ u128::try_from(place).unwrap_or_default();
        let (request_id, worker_id) = (Uuid::from_u128(number).to_string(), fields.text("wie").to_owned());
        floor.record_card_print(RecordCardPrintRequest { request_id, worker_id, day: day.to_owned() }).await?;
    }
    if queued::is_queued(&headers) {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    visit.tell(&face, Notice::info(visit.words.say(key("floor-print-told"))));
    Ok(Redirect::to(visit.room.path.trim_end_matches("/afgedrukt")).into_response())
}
