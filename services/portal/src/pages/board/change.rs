//! `POST /bord/wijzigen`: what somebody does on the board by hand: another person on a seat, two people who change places,
//! somebody on an empty seat, or somebody off. `GET /bord/anderen`: who could come on a shift, and why not the others.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use tonic::{Code, Status};
use werkbrug_chassis::refusal::facts_of;
use werkbrug_proto::crews::{
    AssignWorkerRequest, GetShiftRequest, ListReplacementsRequest, ReleaseWorkerRequest, ReplaceWorkerRequest,
    Replacement, SwapTasksRequest,
};

use crate::{
    pages::{heads, shift},
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, key},
};

/// What is done, as the board's script says it: somebody else on a seat, two who change places, somebody on an empty seat,
/// somebody off.
const REPLACE: &str = "wissel";
const SWAP: &str = "ruil";
const ASSIGN: &str = "wijs";
const RELEASE: &str = "haal";
/// The most shifts of a place and day that are looked at for an empty seat.
const MOST_SHIFTS: usize = 12;
/// How many proposals and how many refusals are shown.
const MOST_OTHERS: i32 = 12;

/// What came of it.
#[derive(Debug, Serialize)]
struct Told {
    is_done: bool,
    /// The shift that it was about.
    shift: String,
    text: String,
    /// What the service itself says about it, in Dutch; empty when it says no more.
    reason: String,
}

/// `POST /bord/wijzigen`.
pub(crate) async fn change(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, words) = (&posted.fields, &posted.visit.words);
    let reader = Reader::of(&face.context.peers, &posted.visit.signed.viewer);
    let done = done_word(fields.text("doet")).ok_or(Trouble::Invalid)?;
    let shift = match with_room(reader, fields.text("diensten")).await {
        Ok(shift) => shift,
        Err(status) => return told(words, String::new(), Err(status)),
    };
    let outcome = ask(reader, fields, &shift).await;
    told(words, shift, outcome.map(|()| done))
}

fn done_word(does: &str) -> Option<&'static str> {
    match does {
        REPLACE => Some(key("board-was-replaced")),
        SWAP => Some(key("board-was-swapped")),
        ASSIGN => Some(key("shift-assigned")),
        RELEASE => Some(key("shift-released")),
        _ => None,
    }
}

async fn ask(reader: Reader<'_>, fields: &Fields, shift: &str) -> Result<(), Status> {
    let (request_id, shift_id) = (fields.text("request_id").to_owned(), shift.to_owned());
    let (from, to) = (fields.text("van").to_owned(), fields.text("naar").to_owned());
    match fields.text("doet") {
        REPLACE => {
            let ask = ReplaceWorkerRequest { request_id, shift_id, from_worker_id: from, to_worker_id: to };
            reader.planning()?.replace_worker(ask).await.map(drop)
        }
        SWAP => {
            let other_shift_id = fields.text("met").to_owned();
            let (worker_id, other_worker_id) = (from, to);
            let ask = SwapTasksRequest { request_id, shift_id, worker_id, other_shift_id, other_worker_id };
            reader.floor()?.swap_tasks(ask).await.map(drop)
        }
        ASSIGN => {
            let ask = AssignWorkerRequest { request_id, shift_id, worker_id: to };
            reader.crews()?.assign_worker(ask).await.map(drop)
        }
        _ => {
            let ask = ReleaseWorkerRequest { request_id, shift_id, worker_id: from };
            reader.crews()?.release_worker(ask).await.map(drop)
        }
    }
}

/// Of several shifts of a place and day the first with an empty seat; the first of all when there is none.
async fn with_room(reader: Reader<'_>, ids: &str) -> Result<String, Status> {
    let ids: Vec<&str> = ids.split(',').filter(|id| !id.is_empty()).take(MOST_SHIFTS).collect();
    let first = ids.first().copied().unwrap_or_default().to_owned();
    if ids.len() < 2 {
        return Ok(first);
    }
    let mut crews = reader.crews()?;
    for id in ids {
        let shift = crews.get_shift(GetShiftRequest { shift_id: id.to_owned() }).await?.into_inner();
        if heads::of_shift(&shift) < shift.heads_wanted {
            return Ok(shift.shift_id);
        }
    }
    Ok(first)
}

/// A refusal is an answer too, in one sentence; what the service says itself stands beside it.
fn told(words: &Words, shift: String, outcome: Result<&'static str, Status>) -> Result<Response, Trouble> {
    let told = match outcome {
        Ok(done) => Told { is_done: true, shift, text: words.say(done).into_owned(), reason: String::new() },
        Err(status) if is_answer(&status) => {
            let text = words.say(shift::refused(&status)).into_owned();
            let reason = facts_of(&status).get("sentence").cloned().unwrap_or_default();
            Told { is_done: false, shift, text, reason }
        }
        Err(status) => return Err(status.into()),
    };
    Ok(Json(told).into_response())
}

fn is_answer(status: &Status) -> bool {
    let codes = [Code::FailedPrecondition, Code::AlreadyExists, Code::Aborted, Code::NotFound];
    codes.contains(&status.code())
}

/// Of which shift.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Of {
    #[serde(default)]
    dienst: String,
}

/// Somebody with the reasons for or against: never a score.
#[derive(Debug, Serialize)]
struct One {
    id: String,
    name: String,
    reasons: Vec<String>,
}

/// Who could come, and who could not.
#[derive(Debug, Serialize)]
struct Others {
    fits: Vec<One>,
    refused: Vec<One>,
}

/// `GET /bord/anderen?dienst=ID`.
pub(crate) async fn others(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(of): Query<Of>,
) -> Result<Response, Trouble> {
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = ListReplacementsRequest { shift_id: of.dienst, page_size: MOST_OTHERS };
    let found = reader.crews()?.list_replacements(ask).await?.into_inner();
    let all = |of: Vec<Replacement>| of.into_iter().map(one).collect();
    Ok(Json(Others { fits: all(found.fits), refused: all(found.refused) }).into_response())
}

fn one(of: Replacement) -> One {
    One { id: of.worker_id, name: of.display_name, reasons: of.reasons }
}
