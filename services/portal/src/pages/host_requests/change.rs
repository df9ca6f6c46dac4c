//! `POST /aanvragen/wijzigen`: more or fewer people on a shift, or none at all.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::crews::{CancelShiftRequest, ChangeShiftRequest, HostShift};

use super::PATH;
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
    words::{Words, key},
};

/// Where a change is sent.
const CHANGE: &str = "/aanvragen/wijzigen";
/// The button that gives a shift up.
const CANCEL: &str = "annuleer";

/// More, fewer or none.
pub(super) fn form(visit: &Visit, shift: &HostShift) -> Markup {
    let words = &visit.words;
    let (label, heads) = (words.say("floor-heads"), shift.heads_wanted.to_string());
    let content = html! {
        input type="hidden" name="dienst" value=(shift.shift_id);
        input type="hidden" name="stand" value=(shift.etag);
        (Field::required("aantal", &label).holding(&heads).number())
        div.signal-buttons {
            (button::submit(Weight::Main, &words.say("floor-change-heads")))
            (button::choice(Weight::Danger, "wat", CANCEL, &words.say("floor-cancel")))
        }
    };
    changing(&visit.signed, CHANGE, &content)
}

/// `POST /aanvragen/wijzigen`.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let mut floor = Reader::of(&face.context.peers, &visit.signed.viewer).floor()?;
    let (request_id, shift_id, etag) =
        (fields.text("request_id").to_owned(), fields.text("dienst").to_owned(), fields.text("stand").to_owned());
    let is_cancel = fields.text("wat") == CANCEL;
    let owed = if is_cancel {
        let ask = CancelShiftRequest { request_id, shift_id, etag };
        floor.cancel_shift(ask).await.map(|answer| answer.into_inner().minutes_owed)
    } else {
        let heads = fields.text("aantal").parse().unwrap_or(0);
        let ask = ChangeShiftRequest { request_id, shift_id, etag, heads };
        floor.change_shift(ask).await.map(|answer| answer.into_inner().minutes_owed)
    };
    let notice = match owed {
        Ok(owed) => done(&visit.words, is_cancel, owed),
        Err(status) => Notice::refused(visit.words.say(refusal(&status))),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(PATH).into_response())
}

fn done(words: &Words, is_cancel: bool, owed: u32) -> Notice {
    let text = words.say(if is_cancel { key("floor-cancel-done") } else { key("floor-change-done") });
    if owed == 0 {
        return Notice::done(text);
    }
    let owed = words.fill("floor-owed", &[("hours", words.hours(owed.into()).into())]);
    Notice::watch(format!("{text} {owed}."))
}

/// Why it did not happen.
pub(super) fn refusal(status: &Status) -> &'static str {
    match reason_of(status).as_deref() {
        Some("HEADS_OUT_OF_RANGE") => key("floor-refused-heads"),
        Some("ETAG_MISMATCH") => key("floor-refused-stale"),
        Some("SHIFT_HAS_PRESENCE") => key("floor-refused-presence"),
        Some("SHIFT_HAS_BEGUN") => key("floor-refused-begun"),
        Some("DAY_IS_OVER" | "SHIFT_CLOSED") => key("floor-refused-over"),
        Some("ENGAGEMENT_NOT_RUNNING") => key("floor-refused-agreement"),
        Some("WINDOW_INVALID" | "BREAK_TOO_LONG") => key("floor-refused-hours"),
        Some(_) | None => key("floor-refused-request"),
    }
}
