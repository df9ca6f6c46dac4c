//! `POST /eigen-week/goedkeuren`: the host agrees to pay for the minutes of a shift and tariff class.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use tonic::{Code, Status};
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_proto::crews::ApproveMinutesRequest;

use super::address;
use crate::{
    pages::parts::notice::Notice,
    reading::Reader,
    trouble::Trouble,
    visit::Posted,
    web::Face,
    words::{Words, dates, key},
};

/// Where an approval is sent.
pub(super) const PATH: &str = "/eigen-week/goedkeuren";
/// The most hours that one shift can have, all heads together; more is a slip of the keyboard.
const MOST_HOURS: u32 = 9_999;

/// `POST /eigen-week/goedkeuren`.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let day = dates::typed(fields.text("op")).unwrap_or_else(|| face.context.clock.today());
    let back = Redirect::to(&format!("{}#blok-uren", address(day))).into_response();
    visit.keep(&face, PATH, fields);
    let Some(minutes) = minutes_of(fields.text("uren"), fields.text("minuten")) else {
        visit.tell(&face, Notice::refused(visit.words.say("host-no-number")));
        return Ok(back);
    };
    let ask = ApproveMinutesRequest {
        request_id: fields.text("request_id").to_owned(),
        shift_id: fields.text("dienst").to_owned(),
        tariff_class: fields.text("klasse").to_owned(),
        minutes,
    };
    let mut crews = Reader::of(&face.context.peers, &visit.signed.viewer).crews()?;
    let notice = match crews.approve_minutes(ask).await {
        Ok(answer) => {
            visit.forget(&face, PATH);
            let hours = visit.words.hours(minutes.into());
            let is_held = answer.into_inner().held;
            if is_held {
                Notice::watch(visit.words.fill("host-done-held", &[("hours", hours.into())]))
            } else {
                Notice::done(visit.words.fill("host-done", &[("hours", hours.into())]))
            }
        }
        Err(status) => Notice::refused(refusal(&visit.words, &status).ok_or_else(|| Trouble::from(status))?),
    };
    visit.tell(&face, notice);
    Ok(back)
}

/// Minutes from whole hours and minutes as somebody typed them.
fn minutes_of(hours: &str, minutes: &str) -> Option<u32> {
    let whole = |text: &str| if text.is_empty() { Some(0) } else { text.parse::<u32>().ok() };
    let hours = whole(hours).filter(|hours| *hours <= MOST_HOURS)?;
    hours.checked_mul(60)?.checked_add(whole(minutes).filter(|minutes| *minutes < 60)?)
}

/// Why the hours were not approved, in plain words; nothing when another page says it better.
fn refusal(words: &Words, status: &Status) -> Option<String> {
    let facts = facts_of(status);
    let hours = |name: &str| {
        let minutes = facts.get(name).and_then(|text| text.parse().ok()).unwrap_or(0);
        words.hours(minutes)
    };
    let key = match reason_of(status).as_deref() {
        Some("MINUTES_BEYOND_PRESENCE") => {
            let (present, approved) = (hours("present_minutes"), hours("approved_minutes"));
            return Some(
                words.fill("host-refused-beyond", &[("present", present.into()), ("approved", approved.into())]),
            );
        }
        Some("ALREADY_APPROVED") => key("host-refused-already"),
        Some("NO_MINUTES") => key("host-refused-none"),
        Some("NOT_INVOICED") => key("host-refused-dropped"),
        Some("NOT_ALLOWED") => key("host-refused-not-yours"),
        Some(_) | None => match status.code() {
            Code::FailedPrecondition | Code::InvalidArgument | Code::Aborted | Code::PermissionDenied => {
                key("host-refused")
            }
            Code::NotFound => key("host-refused-gone"),
            Code::Unavailable | Code::DeadlineExceeded | Code::ResourceExhausted | Code::Cancelled => {
                key("host-refused-silent")
            }
            Code::Ok
            | Code::Unknown
            | Code::AlreadyExists
            | Code::OutOfRange
            | Code::Unimplemented
            | Code::Internal
            | Code::DataLoss
            | Code::Unauthenticated => return None,
        },
    };
    Some(words.say(key).into_owned())
}

#[cfg(test)]
mod tests {
    use super::minutes_of;

    #[test]
    fn hours_and_minutes_are_whole_and_a_slip_is_no_number() {
        let table = [
            (("37", "30"), Some(2_250)),
            (("0", "01"), Some(1)),
            (("", "45"), Some(45)),
            (("8", ""), Some(480)),
            (("8", "60"), None),
            (("8,5", "0"), None),
            (("-1", "0"), None),
            (("10000", "0"), None),
        ];
        for ((hours, minutes), expected) in table {
            assert_eq!(minutes_of(hours, minutes), expected, "{hours} {minutes}");
        }
    }
}
