//! `GET /sluitingen`: when the workshop, a department or a site is closed, beside the legal holidays; `POST` records a closure.
//! A host says so of its own sites.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use serde::Deserialize;
use tonic::{Code, Status};
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_kernel::{calendar::belgian_holiday, role::Role};
use werkbrug_proto::crews::{
    Closure, ListClosuresRequest, ListPlacesRequest, Place, RecordClosureRequest, WithdrawClosureRequest,
};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            empty::{empty, silent},
            form::{Field, changing, left_over},
            notice::Notice,
            table::{Head, table},
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

const PATH: &str = "/sluitingen";
/// The same form without what was typed before.
const ANEW: &str = "/sluitingen?leeg=ja";
/// How far ahead the page looks, in days.
const AHEAD: i64 = 365;
/// The most places to choose from.
const MOST_PLACES: i32 = 200;
/// The name of the table in the address of a file.
const SHEET: &str = "sluitingen";
/// The days of the week on which a closure can fall, as a form names them; 0 is every day.
const WEEKDAYS: [(u32, &str, &str); 8] = [
    (0, "0", key("closure-every-day")),
    (1, "1", key("contract-monday")),
    (2, "2", key("contract-tuesday")),
    (3, "3", key("contract-wednesday")),
    (4, "4", key("contract-thursday")),
    (5, "5", key("contract-friday")),
    (6, "6", key("contract-saturday")),
    (7, "7", key("contract-sunday")),
];

/// Whether the form begins anew.
#[derive(Deserialize)]
pub(crate) struct On {
    leeg: Option<String>,
}

/// `GET /sluitingen`, with what was typed before when it was refused; `?leeg=ja` without.
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
    let closures = read(reader, (today, today.saturating_add(AHEAD.days()))).await?;
    let sheet = sheet(words, &closures);
    if let Some(file) = take.of(&[&sheet], today) {
        return file;
    }
    let ask = ListPlacesRequest { page_size: MOST_PLACES, ..ListPlacesRequest::default() };
    let places = reader.crews()?.list_places(ask).await?.into_inner().places;
    let title = words.say("room-closures");
    let content = html! {
        h1 { (title) }
        p.intro { (words.say("closure-intro")) }
        div.two {
            div.stack {
                (card("sluitingen", &words.say("closure-coming"), &html! {
                    @if closures.is_empty() { (empty(&words.say("closure-none"))) }
                    @else { (rows(&visit, &closures, today)) (sheet.files(words, PATH)) }
                }))
                (card("feestdagen", &words.say("closure-holidays"), &holidays(words, today)))
            }
            (card("nieuw", &words.say("closure-new"), &form(&visit, &places, visit.kept(&face, PATH))))
        }
    };
    Ok(Frame::of(&face, &visit, title.clone()).answer(&content))
}

/// Closures that touch these days.
pub(crate) async fn read(reader: Reader<'_>, (from, to): (Date, Date)) -> Result<Vec<Closure>, Status> {
    let ask = ListClosuresRequest { from: from.to_string(), to: to.to_string() };
    Ok(reader.conditions()?.list_closures(ask).await?.into_inner().closures)
}

/// What is closed in the week of a Monday, to stand above that week.
pub(crate) async fn of_week(reader: Reader<'_>, monday: Date) -> Read<Vec<Closure>> {
    within("closures", Box::pin(read(reader, (monday, monday.saturating_add(6.days()))))).await
}

/// What is closed in a week, above the week; nothing when nothing is.
pub(crate) fn strip(words: &Words, closures: &Read<Vec<Closure>>, page: Date) -> Markup {
    let closures = match closures {
        Read::Seen(closures) => closures,
        Read::Hidden => return html! {},
        Read::Silent => return silent(&words.say("closure-silent")),
    };
    html! { @if !closures.is_empty() {
        ul.answers aria-label=(words.say("closure-this-week")) { @for closure in closures { li.core {
            (badge(Tone::Watch, &words.say("closure-closed")))
            span { strong { (place(words, closure)) } ": " (closure.word) ", " (when(words, closure, page)) }
        } } }
    } }
}

/// Where.
fn place(words: &Words, closure: &Closure) -> String {
    if closure.place_id.is_empty() { words.say("closure-everywhere").into_owned() } else { closure.place_name.clone() }
}

/// On which days, and at which hours.
fn when(words: &Words, closure: &Closure, page: Date) -> String {
    let day = |iso: &str| iso.parse::<Date>().map_or_else(|_| iso.to_owned(), |day| words.short_day(day, page));
    let (from, to) = (day(&closure.from), day(&closure.to));
    let days = if closure.from == closure.to {
        from
    } else {
        words.fill("closure-from-to", &[("from", from.into()), ("to", to.into())])
    };
    let weekday = WEEKDAYS.iter().find(|own| own.0 == closure.weekday && own.0 > 0).map(|own| words.say(own.2));
    let parts = [Some(days), weekday.map(std::borrow::Cow::into_owned), Some(hours(words, closure))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn hours(words: &Words, closure: &Closure) -> String {
    if (closure.start_minute, closure.end_minute) == (0, 0) {
        return words.say("closure-whole-day").into_owned();
    }
    words.clock_span(closure.start_minute, closure.end_minute)
}

fn rows(visit: &Visit, closures: &[Closure], today: Date) -> Markup {
    let words = &visit.words;
    let heads = [
        words.say("closure-word"),
        words.say("closure-place"),
        words.say("closure-when"),
        words.say("closure-withdraw"),
    ];
    let heads: Vec<Head<'_>> = heads.iter().map(|head| Head::text(head)).collect();
    let body = html! { @for closure in closures { tr {
        th scope="row" { (closure.word) }
        td { (place(words, closure)) }
        td { (when(words, closure, today)) }
        td { @if closure.may_be_withdrawn { (changing(&visit.signed, "/sluitingen/intrekken", &html! {
            input type="hidden" name="sluiting" value=(closure.closure_id);
            button.button type="submit" { (words.say("closure-withdraw")) span.hidden { " " (closure.word) } }
        })) } }
    } } };
    table(&words.say("closure-coming"), &heads, &body)
}

fn sheet(words: &Words, closures: &[Closure]) -> Sheet {
    let heads = [
        key("closure-word"),
        key("closure-place"),
        key("closure-from"),
        key("closure-to"),
        key("closure-weekday"),
        key("closure-hours"),
    ];
    let row = |closure: &Closure| {
        let weekday = WEEKDAYS.iter().find(|own| own.0 == closure.weekday).map(|own| words.say(own.2));
        vec![
            Cell::text(closure.word.clone()),
            Cell::text(place(words, closure)),
            Cell::day(&closure.from),
            Cell::day(&closure.to),
            Cell::text(weekday.unwrap_or_default()),
            Cell::text(hours(words, closure)),
        ]
    };
    Sheet::of(words, (SHEET, key("closure-coming")), &heads, closures.iter().map(row))
}

/// The legal holidays of the coming year: nobody records them.
fn holidays(words: &Words, today: Date) -> Markup {
    let coming = (0..AHEAD).map(|days| today.saturating_add(days.days())).filter(|day| belgian_holiday(*day).is_some());
    html! {
        p.soft { (words.say("closure-holidays-hint")) }
        ul { @for day in coming { li { (words.long_day(day)) } } }
    }
}

fn form(visit: &Visit, places: &[Place], kept: Option<Fields>) -> Markup {
    let words = &visit.words;
    let is_host = visit.signed.viewer.role == Role::HostPlanner;
    let everywhere = words.say("closure-everywhere");
    let mut where_to: Vec<(&str, &str)> = if is_host { Vec::new() } else { vec![("", everywhere.as_ref())] };
    where_to.extend(places.iter().map(|place| (place.place_id.as_str(), place.place_name.as_str())));
    let weekdays: Vec<_> = WEEKDAYS.iter().map(|own| (own.1, words.say(own.2))).collect();
    let weekdays: Vec<(&str, &str)> = weekdays.iter().map(|(value, text)| (*value, text.as_ref())).collect();
    let place_label = words.say("closure-place");
    let place = if is_host { Field::required("plek", &place_label) } else { Field::optional("plek", &place_label) };
    let is_left_over = kept.is_some();
    let fields = kept.unwrap_or_default();
    let content = html! {
        (Field::required("woord", &words.say("closure-word")).hinted(&words.say("closure-word-hint")).holding(fields.text("woord")).text())
        (place.holding(fields.text("plek")).one_of(&where_to))
        (Field::required("van", &words.say("closure-from")).holding(fields.text("van")).day(words))
        (Field::required("tot", &words.say("closure-to")).holding(fields.text("tot")).day(words))
        (Field::required("weekdag", &words.say("closure-weekday")).holding(fields.text("weekdag")).one_of(&weekdays))
        (Field::optional("uren", &words.say("closure-hours")).hinted(&words.say("closure-hours-hint")).holding(fields.text("uren")).text())
        div { (button::submit(Weight::Main, &words.say("closure-save"))) }
    };
    html! {
        @if is_left_over { (left_over(words, ANEW)) }
        (changing(&visit.signed, PATH, &content))
    }
}

/// `POST /sluitingen`.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let words = &visit.words;
    visit.keep(&face, PATH, fields);
    let outcome = match asked(fields) {
        Some(ask) => Reader::of(&face.context.peers, &visit.signed.viewer).conditions()?.record_closure(ask).await,
        None => Err(Status::invalid_argument("")),
    };
    let notice = match outcome.map(tonic::Response::into_inner) {
        Ok(made) => {
            visit.forget(&face, PATH);
            match made.shifts_touched {
                0 => Notice::done(words.say("closure-saved")),
                count => Notice::watch(words.fill("closure-saved-touched", &[("count", count.into())])),
            }
        }
        Err(status) if matches!(status.code(), Code::InvalidArgument | Code::NotFound) => {
            Notice::refused(words.say("closure-refused"))
        }
        Err(status) => return Err(status.into()),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(PATH).into_response())
}

/// The closure as it was filled in; nothing when something cannot be read.
fn asked(fields: &Fields) -> Option<RecordClosureRequest> {
    let (start_minute, end_minute) = match fields.text("uren") {
        "" => (0, 0),
        text => super::contract::hours::typed(text)?,
    };
    Some(RecordClosureRequest {
        request_id: fields.text("request_id").to_owned(),
        place_id: fields.text("plek").to_owned(),
        from: dates::typed(fields.text("van"))?.to_string(),
        to: dates::typed(fields.text("tot"))?.to_string(),
        weekday: fields.text("weekdag").parse().ok()?,
        start_minute,
        end_minute,
        word: fields.text("woord").to_owned(),
    })
}

/// `POST /sluitingen/intrekken`.
pub(crate) async fn withdraw(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let words = &posted.visit.words;
    let ask = WithdrawClosureRequest {
        request_id: posted.fields.text("request_id").to_owned(),
        closure_id: posted.fields.text("sluiting").to_owned(),
    };
    let mut conditions = Reader::of(&face.context.peers, &posted.visit.signed.viewer).conditions()?;
    let notice = match conditions.withdraw_closure(ask).await {
        Ok(_) => Notice::done(words.say("closure-withdrawn")),
        Err(status) if status.code() == Code::NotFound => Notice::refused(words.say("closure-gone")),
        Err(status) => return Err(status.into()),
    };
    posted.visit.tell(&face, notice);
    Ok(Redirect::to(PATH).into_response())
}

/// Why people cannot be asked for at a closed place; nothing for another refusal.
pub(crate) fn refused(words: &Words, status: &Status, page: Date) -> Option<String> {
    if reason_of(status).as_deref() != Some("PLACE_CLOSED") {
        return None;
    }
    let facts = facts_of(status);
    let fact = |name: &str| facts.get(name).cloned().unwrap_or_default();
    let day = fact("day").parse::<Date>().map_or_else(|_| fact("day"), |day| words.short_day(day, page));
    Some(words.fill("closure-is-closed", &[("day", day.into()), ("word", fact("word").into())]))
}
