//! `GET /bord?week=2026-W48`: the week board, people by days and places by days. The page reads
//! well as it is; `board.js` takes it over and keeps it current.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

use crate::{
    pages::{
        board::{
            asked::{Asked, On},
            read::Seen,
        },
        closures,
        frame::Frame,
        parts::{dialog::dialog, empty::empty, form::proof},
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::Words,
};

mod asked;
pub(crate) mod change;
mod data;
mod mark;
mod read;
mod said;
mod table;
mod tally;
mod tools;

/// The module that takes the board over.
const MODULE: &str = "board.js";

/// `GET /bord`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let today = face.context.clock.today();
    let asked = Asked::of(on, today)?;
    let after = face.hub.position();
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let (seen, closures) = tokio::join!(read::first(reader, &asked), closures::of_week(reader, asked.monday));
    let seen = seen?;
    let title = words.say("board-title");
    let content = html! {
        h1.bord-kop { (title) " · " (tools::week(words, &asked)) }
        (tools::show(words, &asked, &seen.demand, today))
        (closures::strip(words, &closures, today))
        (tally::live(words, &asked, &seen.demand))
        @if !asked.is_wall { (said(&visit)) }
        (board(&visit, &asked, &seen, today))
        (dialog(words, "bord-detail", &words.say("board-detail"), &html! { div.detail {} }))
    };
    let here = format!("{title} · {}", words.week(asked.monday));
    Ok(Frame::of(&face, &visit, here).live(after).module(MODULE).wide().answer(&content))
}

/// Where the board says what came of something that was done on it, and takes it back.
fn said(visit: &Visit) -> Markup {
    html! {
        div.bord-gezegd {
            (proof(&visit.signed))
            p #bord-gezegd role="status" {}
            button.button #bord-ongedaan type="button" hidden { (visit.words.say("board-undo")) }
        }
    }
}

fn board(visit: &Visit, asked: &Asked, seen: &Seen, today: jiff::civil::Date) -> Markup {
    let words = &visit.words;
    let is_empty = seen.rows.is_empty() && seen.demand.is_empty();
    html! {
        werk-bord #bord data-week=(asked.week()) data-muur[asked.is_wall]
            data-said=(said::all(words, &visit.signed.viewer, &asked.days(), today)) {
            @if is_empty && !asked.is_filtered() { (empty(&words.say("board-empty"))) }
            @else { (table::show(words, asked, seen)) }
        }
    }
}

/// `GET /bord/rijen?week=..&vanaf=TOKEN&plek=CODE`: a page of people, compact.
pub(crate) async fn rows(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let asked = Asked::of(on, face.context.clock.today())?;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let (rows, next) = read::people(reader, &asked, read::MOST_ROWS).await?;
    Ok(Json(data::of_people(&visit.words, &asked, &rows, &next)).into_response())
}

/// `GET /bord/plaatsen?week=..`: every place, compact.
pub(crate) async fn places(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let asked = Asked::of(on, face.context.clock.today())?;
    let demand = read::demand(Reader::of(&face.context.peers, &visit.signed.viewer), &asked).await?;
    Ok(Json(data::of_places(&asked, &demand)).into_response())
}

/// `GET /bord/stand?week=..`: how the week stands, for a page that keeps itself current.
pub(crate) async fn tally(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let asked = Asked::of(on, face.context.clock.today())?;
    let demand = read::demand(Reader::of(&face.context.peers, &visit.signed.viewer), &asked).await?;
    Ok(tally::live(&visit.words, &asked, &demand).into_response())
}

/// The address of the week that holds this day.
pub(crate) fn week_address(day: jiff::civil::Date) -> String {
    format!("/bord?week={}", asked::week_of(day))
}

/// A day's heading and how it is said in full.
fn day_head(words: &Words, day: jiff::civil::Date) -> (String, String) {
    (words.short_day(day, day), format!("{} {} {}", words.weekday(day), day.day(), words.month(day)))
}
