//! `/orders-inlezen`: orders of a spreadsheet. A file is read, its columns are guessed or remembered and can be corrected,
//! what would become of it is shown with every wrong row, and only then is anything taken in. The file waits in memory.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::{DefaultBodyLimit, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get},
};
use jiff::ToSpan;
use maud::{Markup, html};
use tokio::task::spawn_blocking;
use werkbrug_proto::orders::{ColumnMapping, ListColumnMappingsRequest};

use crate::{
    kept::Kept,
    lists::{cell::Cell, sheet::Sheet},
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            form::{Field, bringing},
            notice::Notice,
        },
    },
    reading::Reader,
    secret::{fingerprint, fresh},
    trouble::Trouble,
    upload::Uploaded,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

mod columns;
mod grid;
mod orders;
pub(crate) mod take_in;

use columns::{COLUMNS, Chosen};
use grid::{Grid, Unread};

/// The address.
const PATH: &str = "/orders-inlezen";
/// The largest file: ten thousand orders of five lines are less.
const LARGEST: usize = 8 * 1024 * 1024;
/// Most files that wait, and how long each does, in minutes.
const MOST_WAITING: usize = 4;
const WAITS_MINUTES: i64 = 60;

/// A file that waits for what its reader decides.
pub(crate) struct Waiting {
    /// Who brought it; nobody else sees it.
    actor: String,
    grid: Arc<Grid>,
    chosen: Chosen,
}

/// Where files wait.
pub(crate) fn shelf() -> Kept<Waiting> {
    Kept::at_most(MOST_WAITING)
}

/// What answers at `/orders-inlezen`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    get(page).post(bring).layer(DefaultBodyLimit::max(LARGEST))
}

async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let mappings = mappings(Reader::of(&face.context.peers, &visit.signed.viewer)).await?;
    let content = html! {
        h1 { (words.say("room-order-files")) }
        p.intro { (words.say("orderfile-intro")) }
        div.two {
            (card("bestand", &words.say("orderfile-bring"), &form(&visit, &mappings)))
            (card("kolommen", &words.say("orderfile-columns"), &html! {
                p { (words.say("orderfile-columns-hint")) }
                (known(words).table(words, today))
            }))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-order-files")).answer(&content))
}

async fn mappings(reader: Reader<'_>) -> Result<Vec<ColumnMapping>, Trouble> {
    let answer = reader.executing()?.list_column_mappings(ListColumnMappingsRequest {}).await?;
    Ok(answer.into_inner().mappings)
}

fn form(visit: &Visit, mappings: &[ColumnMapping]) -> Markup {
    let words = &visit.words;
    let guess = words.say("orderfile-guess");
    let names = mappings.iter().map(|own| (own.mapping_name.as_str(), own.mapping_name.as_str()));
    let names: Vec<(&str, &str)> = [("", guess.as_ref())].into_iter().chain(names).collect();
    let content = html! {
        (Field::required("bestand", &words.say("orderfile-file")).hinted(&words.say("orderfile-file-hint")).file())
        (Field::optional("kolommen", &words.say("orderfile-columns")).one_of(&names))
        div { (button::submit(Weight::Main, &words.say("orderfile-read"))) }
    };
    bringing(&visit.signed, PATH, &content)
}

/// What a file may say, and what it must.
fn known(words: &Words) -> Sheet {
    let heads = [key("orderfile-field"), key("orderfile-head"), key("orderfile-needed")];
    let row = |own: &columns::Column| {
        let needed = if own.is_needed { key("orderfile-yes") } else { key("orderfile-no") };
        vec![Cell::text(words.say(own.title)), Cell::text(own.field), Cell::text(words.say(needed))]
    };
    Sheet::of(words, ("kolommen", key("orderfile-columns")), &heads, COLUMNS.iter().map(row))
}

/// `POST /orders-inlezen`: the file is read beside the other work, and waits.
async fn bring(State(face): State<Arc<Face>>, uploaded: Uploaded) -> Result<Response, Trouble> {
    let Uploaded { visit, fields, file } = uploaded;
    let read = spawn_blocking(move || grid::read(&file)).await.map_err(|_| Trouble::Bug)?;
    let grid = match read {
        Ok(grid) => grid,
        Err(why) => {
            visit.tell(&face, Notice::refused(visit.words.say(unread(why))));
            return Ok(Redirect::to(PATH).into_response());
        }
    };
    let kept = mappings(Reader::of(&face.context.peers, &visit.signed.viewer)).await?;
    let kept = kept.iter().find(|own| own.mapping_name == fields.text("kolommen"));
    let chosen = kept.map_or_else(|| columns::guess(&grid.heads), |own| columns::remembered(own, &grid.heads));
    let secret = fresh();
    let now = face.context.clock.wall();
    let waiting = Waiting { actor: visit.signed.viewer.actor.clone(), grid: Arc::new(grid), chosen };
    let ends = now.checked_add(WAITS_MINUTES.minutes()).unwrap_or(now);
    face.order_files.put(fingerprint(&secret), waiting, now, ends);
    Ok(Redirect::to(&format!("{PATH}/{secret}")).into_response())
}

fn unread(why: Unread) -> &'static str {
    match why {
        Unread::Unknown => key("orderfile-unknown"),
        Unread::Empty => key("orderfile-no-rows"),
        Unread::TooLong => key("orderfile-too-long"),
    }
}

/// The file that waits here for this person.
fn waiting(face: &Face, visit: &Visit, secret: &str) -> Result<(Arc<Grid>, Chosen), Trouble> {
    let actor = &visit.signed.viewer.actor;
    let found = face.order_files.with(&fingerprint(secret), face.context.clock.wall(), |until| {
        (until.value.actor == *actor).then(|| (Arc::clone(&until.value.grid), until.value.chosen.clone()))
    });
    found.flatten().ok_or(Trouble::NotFound)
}

/// Keeps what was chosen with the file.
fn choose(face: &Face, secret: &str, chosen: &Chosen) {
    face.order_files.with(&fingerprint(secret), face.context.clock.wall(), |until| {
        until.value.chosen.clone_from(chosen);
    });
}

/// What somebody chose in the form: the place of the column of each field.
fn typed(fields: &crate::visit::Fields) -> Chosen {
    let place = |field: &str| fields.text(&format!("kolom-{field}")).parse::<usize>().ok();
    let chosen = COLUMNS.iter().filter_map(|own| Some((own.field, place(own.field)?)));
    chosen.collect::<BTreeMap<_, _>>()
}
