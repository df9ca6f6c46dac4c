//! `GET /rendementen`: what departments make of their attendance, by activity, and the form to measure a week. Of ten people
//! at least, never of a person.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::orders::{ListYieldsRequest, RecordYieldRequest, Yield};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            empty::empty,
            form::{Field, changing, left_over},
            notice::Notice,
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

/// The address.
const PATH: &str = "/rendementen";
/// Minutes of an hour: people measure in hours.
const HOUR: u32 = 60;

/// `GET /rendementen`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let found = reader.promising()?.list_yields(ListYieldsRequest {}).await?.into_inner();
    let sheet = sheet(words, &found.yields);
    if let Some(file) = take.of(&[&sheet], today) {
        return file;
    }
    let kept = visit.kept(&face, PATH);
    let level = words.percent(i64::from(found.safe_level));
    let content = html! {
        h1 { (words.say("room-yields")) }
        p.intro { (words.say("yield-intro")) }
        div.two {
            (card("gemeten", &sheet.title, &html! {
                @if sheet.rows.is_empty() { (empty(&words.say("yield-none"))) } @else { (sheet.show(words, today, PATH)) }
                p.soft { (words.fill("yield-level", &[("level", level.into())])) }
            }))
            (card("meten", &words.say("yield-measure"), &form(&visit, kept.as_ref())))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-yields")).answer(&content))
}

fn sheet(words: &Words, yields: &[Yield]) -> Sheet {
    let heads = [
        key("lead-activity"),
        key("order-department"),
        key("yield-weeks"),
        key("yield-likely"),
        key("yield-safe"),
        key("yield-last"),
    ];
    let row = |one: &Yield| {
        vec![
            Cell::text(&one.activity),
            Cell::text(&one.department),
            Cell::Number(one.weeks.into()),
            Cell::text(of_plan(words, one.likely_need)),
            Cell::text(of_plan(words, one.safe_need)),
            Cell::day(&one.last_week),
        ]
    };
    Sheet::of(words, ("rendementen", key("yield-measured")), &heads, yields.iter().map(row))
}

/// Thousandths of what was planned, as a percentage.
fn of_plan(words: &Words, need: u32) -> String {
    words.percent(i64::from(need).saturating_mul(10))
}

fn form(visit: &Visit, kept: Option<&Fields>) -> Markup {
    let words = &visit.words;
    let none = Fields::default();
    let fields = kept.unwrap_or(&none);
    let names = [
        key("order-department"),
        key("lead-activity"),
        key("yield-week"),
        key("yield-planned"),
        key("yield-attended"),
        key("yield-heads"),
    ]
    .map(|name| words.say(name));
    let [department, activity, week, planned, attended, heads] = names.each_ref();
    let hint = words.say("yield-ten");
    html! {
        @if kept.is_some() { (left_over(words, PATH)) }
        (changing(&visit.signed, PATH, &html! {
            (Field::required("afdeling", department).holding(fields.text("afdeling")).text())
            (Field::required("activiteit", activity).holding(fields.text("activiteit")).text())
            (Field::required("week", week).holding(fields.text("week")).day(words))
            (Field::required("gepland", planned).holding(fields.text("gepland")).number())
            (Field::required("aanwezig", attended).holding(fields.text("aanwezig")).number())
            (Field::required("mensen", heads).hinted(&hint).holding(fields.text("mensen")).number())
            div { (button::submit(Weight::Main, &words.say("yield-save"))) }
        }))
    }
}

/// `POST /rendementen`.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let back = Redirect::to(PATH).into_response();
    let Some(asked) = asked(fields) else {
        visit.keep(&face, PATH, fields);
        visit.tell(&face, Notice::refused(visit.words.say("rush-unreadable")));
        return Ok(back);
    };
    match Reader::of(&face.context.peers, &visit.signed.viewer).promising()?.record_yield(asked).await {
        Ok(answer) => {
            let need = of_plan(&visit.words, answer.into_inner().need);
            visit.forget(&face, PATH);
            visit.tell(&face, Notice::done(visit.words.fill("yield-saved", &[("need", need.into())])));
        }
        Err(status) => {
            visit.keep(&face, PATH, fields);
            let reason = reason_of(&status).unwrap_or_default();
            visit.tell(&face, Notice::refused(visit.words.say(refusal(&reason))));
        }
    }
    Ok(back)
}

fn asked(fields: &Fields) -> Option<RecordYieldRequest> {
    let hours = |name: &str| fields.text(name).parse::<u32>().ok().map(|hours| hours.saturating_mul(HOUR));
    Some(RecordYieldRequest {
        request_id: fields.text("request_id").to_owned(),
        department: fields.text("afdeling").to_owned(),
        activity: fields.text("activiteit").to_owned(),
        week: dates::typed(fields.text("week"))?.to_string(),
        planned_minutes: hours("gepland")?,
        attendance_minutes: hours("aanwezig")?,
        heads: fields.text("mensen").parse().ok()?,
    })
}

fn refusal(reason: &str) -> &'static str {
    match reason {
        "GROUP_TOO_SMALL" => key("yield-too-few"),
        "NOT_A_PAST_MONDAY" => key("yield-no-monday"),
        "YIELD_UNBELIEVABLE" => key("yield-unbelievable"),
        _ => key("rush-unreadable"),
    }
}
