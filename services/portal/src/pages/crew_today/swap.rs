//! `POST /vandaag/wisselen`: two people of a coach's crews change tasks, when each fits the other's post; and pieces of a crew.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::crews::{CrewMember, ReportPiecesRequest, Shift, SwapTasksRequest};

use super::is_taken;
use crate::{
    pages::parts::{
        button::{self, Weight},
        form::{Field, changing},
        notice::Notice,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::key,
};

/// Where two people change tasks.
const SWAP: &str = "/vandaag/wisselen";
/// Where pieces are said.
const PIECES: &str = "/vandaag/stuks";

/// With whom somebody can change: who stands on another of these shifts and was not ticked off yet.
pub(super) fn form(visit: &Visit, shifts: &[Shift], (shift, member): (&Shift, &CrewMember)) -> Markup {
    let words = &visit.words;
    let is_free = |other: &&CrewMember| !is_taken(other) && !other.is_absent && !other.is_standing_in;
    if !is_free(&member) {
        return html! {};
    }
    let others = shifts.iter().filter(|other| other.shift_id != shift.shift_id);
    let choices: Vec<(String, String)> = others
        .flat_map(|other| other.crew.iter().filter(is_free).map(move |one| (other, one)))
        .map(|(other, one)| {
            (format!("{} {}", other.shift_id, one.worker_id), format!("{} · {}", one.display_name, other.place_name))
        })
        .collect();
    if choices.is_empty() {
        return html! {};
    }
    let choices: Vec<(&str, &str)> = choices.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let name = format!("met-{}-{}", shift.shift_id, member.worker_id);
    let content = html! {
        input type="hidden" name="dienst" value=(shift.shift_id);
        input type="hidden" name="wie" value=(member.worker_id);
        (Field::required(&name, &words.say("times-swap-with")).one_of(&choices))
        (button::submit(Weight::Plain, &words.say("times-swap")))
    };
    changing(&visit.signed, SWAP, &content)
}

/// `POST /vandaag/wisselen`.
pub(crate) async fn swap(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let (shift_id, worker_id) = (fields.text("dienst").to_owned(), fields.text("wie").to_owned());
    let with = fields.text(&format!("met-{shift_id}-{worker_id}")).to_owned();
    let (other_shift_id, other_worker_id) = with.split_once(' ').unwrap_or_default();
    let ask = SwapTasksRequest {
        request_id: fields.text("request_id").to_owned(),
        shift_id,
        worker_id,
        other_shift_id: other_shift_id.to_owned(),
        other_worker_id: other_worker_id.to_owned(),
    };
    let notice = match Reader::of(&face.context.peers, &visit.signed.viewer).floor()?.swap_tasks(ask).await {
        Ok(_) => Notice::done(visit.words.say("times-swapped")),
        Err(status) => Notice::refused(visit.words.say(refusal(&status))),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to("/vandaag").into_response())
}

fn refusal(status: &Status) -> &'static str {
    match reason_of(status).as_deref() {
        Some("WORKER_DOES_NOT_FIT") => key("times-swap-unfit"),
        Some("SHIFT_HAS_PRESENCE") => key("times-swap-ticked"),
        Some("GATE_RED") => key("times-swap-gate"),
        Some(_) | None => key("times-swap-refused"),
    }
}

/// How many pieces the crew made.
pub(super) fn pieces(visit: &Visit, shift: &Shift) -> Markup {
    let words = &visit.words;
    let name = format!("stuks-{}", shift.shift_id);
    let content = html! {
        input type="hidden" name="dienst" value=(shift.shift_id);
        (Field::required(&name, &words.say("times-pieces")).number())
        (button::submit(Weight::Plain, &words.say("times-report-pieces")))
    };
    html! { details.help {
        summary { (words.say("times-pieces-of")) span.hidden { " " (shift.place_name) } }
        (changing(&visit.signed, PIECES, &content))
    } }
}

/// `POST /vandaag/stuks`.
pub(crate) async fn report(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let shift_id = fields.text("dienst").to_owned();
    let notice = match fields.text(&format!("stuks-{shift_id}")).parse() {
        Ok(pieces) => {
            let ask = ReportPiecesRequest { request_id: fields.text("request_id").to_owned(), shift_id, pieces };
            match Reader::of(&face.context.peers, &visit.signed.viewer).floor()?.report_pieces(ask).await {
                Ok(_) => Notice::done(visit.words.say("times-pieces-done")),
                Err(_) => Notice::refused(visit.words.say("times-pieces-refused")),
            }
        }
        Err(_) => Notice::refused(visit.words.say("times-pieces-number")),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to("/vandaag").into_response())
}
