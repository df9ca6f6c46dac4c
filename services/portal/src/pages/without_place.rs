//! `GET /zonder-plaats?week=2026-11-23`: who is available at hours of their contract and has no place there; nothing of the week
//! is made known until nobody is, or until somebody says why. `POST` records that reason.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_proto::crews::{
    ExplainWithoutPlaceRequest, ListWithoutPlaceRequest, ListWithoutPlaceResponse, WithoutPlace,
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
            empty::empty,
            form::{Field, changing, left_over},
            notice::Notice,
            stat::{Stat, stats},
            toolbar::steps,
        },
        plans::{On, chosen},
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, capital, dates, key},
};

const PATH: &str = "/zonder-plaats";
/// The name of the table in the address of a file.
const SHEET: &str = "mensen";

/// The address of the week that holds a day.
pub(crate) fn address(day: Date) -> String {
    format!("{PATH}?week={day}")
}

/// Whether the form begins anew.
#[derive(Deserialize)]
pub(crate) struct Anew {
    leeg: Option<String>,
}

/// `GET /zonder-plaats`, with the reason that was typed before when it was refused; `?leeg=ja` without.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    (Query(on), Query(anew), Query(take)): (Query<On>, Query<Anew>, Query<Take>),
) -> Result<Response, Trouble> {
    let today = face.context.clock.today();
    let (monday, words) = (chosen(&on, today)?, &visit.words);
    let here = address(monday);
    if anew.leeg.is_some() {
        visit.forget(&face, &here);
        return Ok(Redirect::to(&here).into_response());
    }
    let found = read(Reader::of(&face.context.peers, &visit.signed.viewer), monday).await?;
    let sheet = sheet(words, &found.lines);
    if let Some(file) = take.of(&[&sheet], today) {
        return file;
    }
    let title = words.say("room-without-place");
    let content = html! {
        h1 { (title) " " span.soft { (words.week(monday)) } }
        p.intro { (words.say("without-place-intro")) }
        (weeks(words, monday))
        (figures(words, &found))
        div.two {
            (card("mensen", &words.say("without-place-who"), &html! {
                @if found.lines.is_empty() { (empty(&words.say("without-place-nobody"))) }
                @else { (sheet.show(words, today, &here)) }
                @if usize::try_from(found.lines_total).is_ok_and(|all| all > found.lines.len()) {
                    p.soft { (words.fill("without-place-more", &[("count", found.lines_total.into())])) }
                }
            }))
            (card("reden", &words.say("without-place-reason"), &reasons(&visit, &found, (monday, today), visit.kept(&face, &here))))
        }
    };
    Ok(Frame::of(&face, &visit, title.clone()).answer(&content))
}

/// Who has no place in a week.
pub(crate) async fn read(reader: Reader<'_>, monday: Date) -> Result<ListWithoutPlaceResponse, Status> {
    let ask = ListWithoutPlaceRequest { monday: monday.to_string(), days: 0 };
    Ok(reader.conditions()?.list_without_place(ask).await?.into_inner())
}

/// One sentence for another page: how many people, and the way here; good news is said as well.
pub(crate) fn line(words: &Words, found: &ListWithoutPlaceResponse, monday: Date) -> Markup {
    html! { p.core {
        @if found.people == 0 { (badge(Tone::Good, &words.say("without-place-nobody"))) }
        @else { (badge(Tone::Bad, &counted(words, found.people, found.minutes_total))) }
        a href=(address(monday)) { (words.say("without-place-see")) }
    } }
}

/// `3 mensen, 22u30 zonder plaats`.
fn counted(words: &Words, people: u32, minutes: u32) -> String {
    words.fill("without-place-count", &[("count", people.into()), ("hours", words.hours(minutes.into()).into())])
}

/// What a planner reads when a shift is not made known because of it; nothing for another refusal.
pub(crate) fn refused(words: &Words, status: &Status, today: Date) -> Option<(String, Date)> {
    if reason_of(status).as_deref() != Some("PEOPLE_WITHOUT_PLACE") {
        return None;
    }
    let facts = facts_of(status);
    let figure = |name: &str| facts.get(name).and_then(|text| text.parse::<u32>().ok()).unwrap_or(0);
    let day = facts.get("day").and_then(|text| text.parse::<Date>().ok()).unwrap_or(today);
    let people = counted(words, figure("people"), figure("minutes"));
    let said =
        words.fill("without-place-refused", &[("day", words.short_day(day, today).into()), ("people", people.into())]);
    Some((said, day))
}

fn weeks(words: &Words, monday: Date) -> Markup {
    let (before, after) = (address(monday.saturating_sub(1.week())), address(monday.saturating_add(1.week())));
    let (back, on) = (words.say("board-week-before"), words.say("board-week-after"));
    let here = capital(&words.week(monday));
    steps(&words.say("board-weeks"), Some((&before, &back)), &here, Some((&after, &on)))
}

fn figures(words: &Words, found: &ListWithoutPlaceResponse) -> Markup {
    let tone = if found.people > 0 { Tone::Bad } else { Tone::Calm };
    let (people, hours) = (words.number(found.people.into()), words.hours(found.minutes_total.into()));
    let unknown = words.number(found.people_unknown.into());
    html! {
        (stats(&[
            Stat::calm(&words.say("without-place-people"), &people).toned(tone),
            Stat::calm(&words.say("without-place-hours"), &hours),
            Stat::calm(&words.say("without-place-unknown"), &unknown),
        ]))
        @if found.people_unknown > 0 { p.soft { (words.say("without-place-unknown-hint")) } }
    }
}

/// The people with their day, so that a link leads to their contract.
fn sheet(words: &Words, lines: &[WithoutPlace]) -> Sheet {
    let heads = [
        key("without-place-name"),
        key("without-place-day"),
        key("without-place-contract"),
        key("without-place-hours"),
        key("without-place-known"),
    ];
    let row = |line: &WithoutPlace| {
        let (tone, known) = if line.is_explained {
            (Tone::Calm, key("without-place-explained"))
        } else {
            (Tone::Bad, key("without-place-open"))
        };
        vec![
            Cell::Link(line.display_name.clone(), format!("/contracturen/{}", line.worker_id)),
            Cell::day(&line.day),
            Cell::text(words.clock_span(line.start_minute, line.end_minute)),
            Cell::Minutes(line.minutes.into()),
            Cell::State(tone, words.say(known).into_owned()),
        ]
    };
    Sheet::of(words, (SHEET, key("without-place-who")), &heads, lines.iter().map(row))
}

fn reasons(
    visit: &Visit,
    found: &ListWithoutPlaceResponse,
    (monday, today): (Date, Date),
    kept: Option<Fields>,
) -> Markup {
    let words = &visit.words;
    let is_left_over = kept.is_some();
    let fields = kept.unwrap_or_default();
    html! {
        @for given in &found.reasons { p {
            (given.reason) br;
            span.soft {
                (words.moment(given.given_at_us, today)) " · " (counted(words, given.people, given.minutes))
            }
        } }
        @if found.lines.iter().any(|line| !line.is_explained) {
            @if is_left_over { (left_over(words, &format!("{}&leeg=ja", address(monday)))) }
            (changing(&visit.signed, PATH, &html! {
                input type="hidden" name="maandag" value=(monday);
                (Field::required("reden", &words.say("without-place-why")).hinted(&words.say("without-place-why-hint"))
                    .holding(fields.text("reden")).lines())
                div { (button::submit(Weight::Plain, &words.say("without-place-save"))) }
            }))
        } @else if found.reasons.is_empty() { (empty(&words.say("without-place-no-reason"))) }
    }
}

/// `POST /zonder-plaats`.
pub(crate) async fn explain(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let words = &visit.words;
    let monday = dates::typed(fields.text("maandag")).ok_or(Trouble::NoSuchDay)?;
    let here = address(monday);
    let ask = ExplainWithoutPlaceRequest {
        request_id: fields.text("request_id").to_owned(),
        monday: monday.to_string(),
        // A browser ends a line with two characters, and one of them belongs in no text.
        reason: fields.text("reden").replace("\r\n", "\n"),
    };
    visit.keep(&face, &here, fields);
    let mut conditions = Reader::of(&face.context.peers, &visit.signed.viewer).conditions()?;
    let notice = match conditions.explain_without_place(ask).await {
        Ok(answer) => {
            visit.forget(&face, &here);
            let count = answer.into_inner().people;
            Notice::done(words.fill("without-place-was-saved", &[("count", count.into())]))
        }
        Err(status) => Notice::refused(words.say(refusal(status)?)),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(&here).into_response())
}

/// Why a reason was not written down; what an own page says better is trouble.
fn refusal(status: Status) -> Result<&'static str, Trouble> {
    match reason_of(&status).as_deref() {
        Some("NOBODY_WITHOUT_PLACE") => Ok(key("without-place-nobody")),
        Some("TEXT_MISSING") => Ok(key("without-place-say-why")),
        Some("TEXT_TOO_LONG") => Ok(key("without-place-too-long")),
        Some(_) | None => {
            let trouble = Trouble::from(status);
            if trouble == Trouble::Silent { Ok(key("without-place-silent")) } else { Err(trouble) }
        }
    }
}
