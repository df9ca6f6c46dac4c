//! `/orders-inlezen/{id}`: the columns of a file that waits, what would become of it, and the button that takes it in.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use tokio::task::spawn_blocking;
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::orders::{CheckImportRequest, ImportOrdersRequest, ImportedOrder, SaveColumnMappingRequest};

use super::{
    PATH, choose,
    columns::{self, COLUMNS, Chosen},
    grid::Grid,
    orders::{self, Read, Taken, Wrong},
    typed, waiting,
};
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
            form::{Field, changing},
            notice::Notice,
            stat::{Stat, stats},
        },
        rush,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

/// Orders that go to the service in one call.
const AT_ONCE: usize = 500;
/// Rows of the file that are shown.
const SHOWN: usize = 3;
/// How long a quote holds when the file does not say, in days.
const HOLDS_DAYS: i64 = 30;
/// What is done with the form.
const DOING: &str = "doen";
const KEEP: &str = "bewaren";
const TAKE_IN: &str = "inlezen";

/// What would become of the file.
#[derive(Default)]
struct Checked {
    wrong: Vec<Wrong>,
    /// The orders without a finding.
    good: Vec<ImportedOrder>,
    new: u32,
    known: u32,
    cents: i64,
}

/// `GET /orders-inlezen/{id}`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(file): Path<String>,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let (grid, chosen) = waiting(&face, &visit, &file)?;
    let lacking = columns::missing(&chosen);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let found = if lacking.is_empty() { check(reader, (&grid, &chosen), today).await? } else { Checked::default() };
    let sheet = wrong(words, &found.wrong, (grid.as_ref(), &chosen));
    if let Some(file) = take.of(&[&sheet], today) {
        return file;
    }
    let here = format!("{PATH}/{file}");
    let content = html! {
        p { a href=(PATH) { (words.say("orderfile-another")) } }
        h1 { (words.say("room-order-files")) }
        @if lacking.is_empty() { (outcome(&visit, &found, &here)) } @else {
            (empty(&words.fill("orderfile-lacking", &[("columns", named(words, &lacking).into())])))
        }
        @if !sheet.rows.is_empty() {
            (card("fout", &sheet.title, &html! { p { (words.say("orderfile-wrong-hint")) } (sheet.show(words, today, &here)) }))
        }
        div.two {
            (card("kolommen", &words.say("orderfile-columns"), &form(&visit, (grid.as_ref(), &chosen), &here)))
            (card("begin", &words.say("orderfile-begin"), &begin(words, &grid).table(words, today)))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-order-files")).answer(&content))
}

fn named(words: &Words, titles: &[&'static str]) -> String {
    titles.iter().map(|title| words.say(title).into_owned()).collect::<Vec<_>>().join(", ")
}

/// Reads the rows as orders, and asks the service what it would say of them.
async fn check(reader: Reader<'_>, (grid, chosen): (&Arc<Grid>, &Chosen), today: Date) -> Result<Checked, Trouble> {
    let (grid, chosen) = (Arc::clone(grid), chosen.clone());
    let until = today.saturating_add(HOLDS_DAYS.days());
    let read = spawn_blocking(move || orders::orders(&grid, &chosen, until)).await.map_err(|_| Trouble::Bug)?;
    let Taken { orders, wrong } = read;
    let mut checked = Checked { wrong, ..Checked::default() };
    for some in orders.chunks(AT_ONCE) {
        let asked = CheckImportRequest { orders: some.iter().map(|own| own.order.clone()).collect() };
        let said = reader.executing()?.check_import(asked).await?.into_inner();
        checked.new = checked.new.saturating_add(said.new_orders);
        checked.known = checked.known.saturating_add(said.known);
        checked.cents = checked.cents.saturating_add(said.total_cents);
        let place = |own: &u32| usize::try_from(*own).unwrap_or(usize::MAX);
        let found = said.findings.iter();
        checked.wrong.extend(found.filter_map(|own| Some(some.get(place(&own.order))?.wrong(own))));
        let is_good = |at: usize| said.findings.iter().all(|own| place(&own.order) != at);
        let good = some.iter().enumerate().filter(|(at, _)| is_good(*at));
        checked.good.extend(good.map(|(_, Read { order, .. })| order.clone()));
    }
    checked.wrong.sort_by_key(|own| own.line);
    Ok(checked)
}

/// What would be taken in, and the button for it.
fn outcome(visit: &Visit, found: &Checked, here: &str) -> Markup {
    let words = &visit.words;
    let number = |count: usize| words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let (new, known) = (words.number(found.new.into()), words.number(found.known.into()));
    let (wrong, total) = (number(found.wrong.len()), words.euro(found.cents));
    let tone = if found.wrong.is_empty() { Tone::Good } else { Tone::Watch };
    let content = html! {
        (stats(&[
            Stat::calm(&words.say("orderfile-new"), &new),
            Stat::calm(&words.say("orderfile-known"), &known),
            Stat::calm(&words.say("orderfile-wrong-rows"), &wrong).toned(tone),
            Stat::calm(&words.say("execution-total"), &total),
        ]))
        @if found.new == 0 { (empty(&words.say("orderfile-nothing-new"))) } @else {
            (changing(&visit.signed, here, &html! {
                (Field::optional("aanvaarden", &words.say("orderfile-accept")).hinted(&words.say("orderfile-accept-hint")).tick())
                div { (button::choice(Weight::Main, DOING, TAKE_IN, &words.fill("orderfile-take-in", &[("count", found.new.into())]))) }
            }))
        }
    };
    card("nakijken", &words.say("orderfile-outcome"), &content)
}

fn wrong(words: &Words, all: &[Wrong], (grid, chosen): (&Grid, &Chosen)) -> Sheet {
    let heads = [key("orderfile-row"), key("orderfile-head"), key("orderfile-why")];
    let row = |own: &Wrong| {
        let head = chosen.get(own.field).and_then(|place| grid.heads.get(*place));
        vec![
            Cell::Number(i64::try_from(own.line).unwrap_or(i64::MAX)),
            Cell::text(head.map_or(own.field, String::as_str)),
            Cell::text(words.say(own.why)),
        ]
    };
    Sheet::of(words, ("foute-rijen", key("orderfile-wrong-rows")), &heads, all.iter().map(row))
}

fn form(visit: &Visit, (grid, chosen): (&Grid, &Chosen), here: &str) -> Markup {
    let words = &visit.words;
    let none = words.say("orderfile-none");
    let places: Vec<String> = (0..grid.heads.len()).map(|place| place.to_string()).collect();
    let heads = places.iter().map(String::as_str).zip(grid.heads.iter().map(String::as_str));
    let choices: Vec<(&str, &str)> = [("", none.as_ref())].into_iter().chain(heads).collect();
    let content = html! {
        @for own in &COLUMNS {
            @let (name, title) = (format!("kolom-{}", own.field), words.say(own.title));
            @let place = chosen.get(own.field).map(usize::to_string).unwrap_or_default();
            @let field = if own.is_needed { Field::required(&name, &title) } else { Field::optional(&name, &title) };
            (field.holding(&place).one_of(&choices))
        }
        div { (button::submit(Weight::Main, &words.say("orderfile-check"))) }
        (Field::optional("naam", &words.say("orderfile-name")).hinted(&words.say("orderfile-name-hint")).text())
        div { (button::choice(Weight::Plain, DOING, KEEP, &words.say("orderfile-keep"))) }
    };
    changing(&visit.signed, here, &content)
}

fn begin(words: &Words, grid: &Grid) -> Sheet {
    let row = |(line, cells): &(u64, Vec<String>)| {
        let line = Cell::Number(i64::try_from(*line).unwrap_or(i64::MAX));
        [line].into_iter().chain(cells.iter().map(Cell::text)).collect()
    };
    let heads = [words.say("orderfile-row").into_owned()].into_iter().chain(grid.heads.iter().cloned());
    Sheet {
        name: "begin",
        title: words.say("orderfile-begin").into_owned(),
        heads: heads.collect(),
        rows: grid.rows.iter().take(SHOWN).map(row).collect(),
    }
}

/// `POST /orders-inlezen/{id}`.
pub(crate) async fn send(
    State(face): State<Arc<Face>>,
    Path(file): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let (grid, known) = waiting(&face, visit, &file)?;
    let here = Redirect::to(&format!("{PATH}/{file}")).into_response();
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    if fields.text(DOING) == TAKE_IN {
        let found = check(reader, (&grid, &known), face.context.clock.today()).await?;
        let notice = match take_in(reader, &found.good, &posted).await {
            Ok((new, known)) => {
                Notice::done(visit.words.fill("orderfile-taken", &[("new", new.into()), ("known", known.into())]))
            }
            Err((taken, status)) => {
                let why = stopped_by(&visit.words, &status, face.context.clock.today());
                Notice::refused(visit.words.fill("orderfile-stopped", &[("count", taken.into()), ("why", why.into())]))
            }
        };
        visit.tell(&face, notice);
        return Ok(here);
    }
    let chosen = typed(fields);
    choose(&face, &file, &chosen);
    if fields.text(DOING) == KEEP {
        let request_id = fields.text("request_id").to_owned();
        let mapping = Some(columns::kept(fields.text("naam"), &chosen, &grid.heads));
        let answer = reader.executing()?.save_column_mapping(SaveColumnMappingRequest { request_id, mapping }).await;
        let notice = match answer {
            Ok(_) => Notice::done(visit.words.say("orderfile-kept")),
            Err(_) => Notice::refused(visit.words.say("orderfile-not-kept")),
        };
        visit.tell(&face, notice);
    }
    Ok(here)
}

/// Why no more orders came in.
fn stopped_by(words: &Words, status: &Status, today: Date) -> String {
    match reason_of(status) {
        Some(_) => rush::refusal(words, status, today),
        None => words.say("orderfile-silent").into_owned(),
    }
}

/// Takes orders in, some at a time; answers how many were new and how many were here, or how many were taken before a
/// refusal, and the refusal.
async fn take_in(reader: Reader<'_>, good: &[ImportedOrder], posted: &Posted) -> Result<(u32, u32), (u32, Status)> {
    let (mut new, mut known) = (0_u32, 0_u32);
    for (place, some) in good.chunks(AT_ONCE).enumerate() {
        // Each portion is a call of its own; sent again, each is the same call.
        let asked = ImportOrdersRequest {
            request_id: format!("{}/{place}", posted.fields.text("request_id")),
            orders: some.to_vec(),
            accept: posted.fields.is_ticked("aanvaarden"),
        };
        let mut client = reader.executing().map_err(|status| (new, status))?;
        let answer = client.import_orders(asked).await.map_err(|status| (new, status))?.into_inner();
        new = new.saturating_add(answer.imported);
        known = known.saturating_add(answer.known);
    }
    Ok((new, known))
}
