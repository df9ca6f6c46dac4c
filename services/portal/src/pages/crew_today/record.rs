//! `POST /vandaag/opnemen`: what happened to one person on one shift.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use http::HeaderMap;
use tonic::{Code, Status};
use uuid::Uuid;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::crews::{PresenceKind, RecordPresenceRequest};

use super::queued::{self, Outcome};
use crate::{
    pages::parts::notice::Notice,
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted},
    web::Face,
    words::{Words, key},
};

/// Where a tick is sent.
pub(super) const PATH: &str = "/vandaag/opnemen";
/// Every kind that can be taken.
pub(crate) const KINDS: [PresenceKind; 5] =
    [PresenceKind::Present, PresenceKind::Late, PresenceKind::LeftEarly, PresenceKind::NoShow, PresenceKind::SentHome];

/// `POST /vandaag/opnemen`.
pub(crate) async fn save(
    State(face): State<Arc<Face>>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let words = &visit.words;
    let back = back_to(fields.text("dienst"));
    if !queued::is_queued(&headers) {
        visit.keep(&face, PATH, fields);
    }
    let Some((kind, minutes)) = what(fields) else {
        let outcome = Outcome::Refused(words.say("crew-no-number").into_owned());
        return queued::answer(&face, visit, (&headers, back), outcome);
    };
    let ask = RecordPresenceRequest {
        request_id: fields.text("request_id").to_owned(),
        shift_id: fields.text("dienst").to_owned(),
        worker_id: fields.text("wie").to_owned(),
        kind: kind.into(),
        minutes,
        made_seconds_ago: queued::waited(fields),
        queue: fields.text("rij").to_owned(),
        sequence: fields.text("volgnummer").parse().unwrap_or_default(),
    };
    let mut crews = Reader::of(&face.context.peers, &visit.signed.viewer).crews()?;
    let outcome = match crews.record_presence(ask).await {
        Ok(answer) => {
            visit.forget(&face, PATH);
            taken(words, answer.get_ref().breach_id.is_empty())
        }
        Err(status) => match refusal(&status) {
            Some(why) => queued::refused(&status, words.say(why).into_owned()),
            None => return Err(Trouble::from(status)),
        },
    };
    queued::answer(&face, visit, (&headers, back), outcome)
}

fn taken(words: &Words, is_fine: bool) -> Outcome {
    let text = words.say(if is_fine { key("crew-done") } else { key("crew-done-breach") }).into_owned();
    let notice = if is_fine { Notice::done(text.clone()) } else { Notice::watch(text.clone()) };
    Outcome::Taken(notice, text)
}

/// Back to the shift; what is no shift leads to the top of the page.
fn back_to(shift: &str) -> Response {
    match shift.parse::<Uuid>() {
        Ok(shift) => Redirect::to(&format!("/vandaag#dienst-{shift}")).into_response(),
        Err(_) => Redirect::to("/vandaag").into_response(),
    }
}

/// The kind and the minutes that somebody filled in; who did not come was there for none.
fn what(fields: &Fields) -> Option<(PresenceKind, u32)> {
    what_of(fields.text("wat"), (fields.text("uren"), fields.text("minuten")))
}

/// The same of a word, hours and minutes.
pub(crate) fn what_of(word: &str, (hours, minutes): (&str, &str)) -> Option<(PresenceKind, u32)> {
    let kind = KINDS.into_iter().find(|kind| kind_word(*kind) == word)?;
    if kind == PresenceKind::NoShow {
        return Some((kind, 0));
    }
    let whole = |text: &str| if text.is_empty() { Some(0) } else { text.parse::<u32>().ok() };
    let (hours, minutes) = (whole(hours).filter(|hours| *hours <= 24)?, whole(minutes).filter(|one| *one < 60)?);
    Some((kind, hours.saturating_mul(60).saturating_add(minutes)))
}

/// A kind as a form names it.
pub(crate) const fn kind_word(kind: PresenceKind) -> &'static str {
    match kind {
        PresenceKind::Present => "aanwezig",
        PresenceKind::Late => "te-laat",
        PresenceKind::LeftEarly => "vroeger-weg",
        PresenceKind::NoShow => "niet-gekomen",
        PresenceKind::SentHome => "naar-huis-gestuurd",
        PresenceKind::Unspecified => "",
    }
}

/// Why it was not taken; nothing when another page says it better.
fn refusal(status: &Status) -> Option<&'static str> {
    match reason_of(status).as_deref() {
        Some("PRESENCE_MINUTES") => return Some(key("crew-refused-minutes")),
        Some("PRESENCE_TOO_EARLY") => return Some(key("crew-refused-early")),
        Some("NEWER_PRESENCE_STANDS") => return Some(key("floor-refused-newer")),
        Some("MADE_TOO_LONG_AGO") => return Some(key("floor-refused-too-long")),
        Some(_) | None => {}
    }
    match status.code() {
        Code::NotFound | Code::PermissionDenied => Some(key("crew-refused-not-yours")),
        Code::FailedPrecondition | Code::InvalidArgument | Code::Aborted => Some(key("crew-refused")),
        Code::Unavailable | Code::DeadlineExceeded | Code::ResourceExhausted | Code::Cancelled => {
            Some(key("crew-refused-silent"))
        }
        Code::Ok
        | Code::Unknown
        | Code::AlreadyExists
        | Code::OutOfRange
        | Code::Unimplemented
        | Code::Internal
        | Code::DataLoss
        | Code::Unauthenticated => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_names_a_kind_and_whole_minutes_and_who_did_not_come_has_none() {
        let table = [
            (("aanwezig", "7", "30"), Some((PresenceKind::Present, 450))),
            (("te-laat", "6", ""), Some((PresenceKind::Late, 360))),
            (("vroeger-weg", "0", "5"), Some((PresenceKind::LeftEarly, 5))),
            (("niet-gekomen", "7", "30"), Some((PresenceKind::NoShow, 0))),
            (("naar-huis-gestuurd", "", ""), Some((PresenceKind::SentHome, 0))),
            (("aanwezig", "7,5", "0"), None),
            (("aanwezig", "25", "0"), None),
            (("aanwezig", "7", "60"), None),
            (("", "7", "30"), None),
            (("ziek", "0", "0"), None),
        ];
        for ((kind, hours, minutes), expected) in table {
            let pairs = [("wat", kind), ("uren", hours), ("minuten", minutes)];
            let fields = Fields::of(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
            assert_eq!(what(&fields), expected, "{kind} {hours} {minutes}");
        }
    }
}
