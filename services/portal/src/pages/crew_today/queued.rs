//! Ticks come in two ways: as a form that leads back to the page, and from a phone's queue, which wants a short answer and
//! keeps what could not be taken for now.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode};
use serde::Serialize;
use tonic::{Code, Status};

use crate::{
    pages::parts::notice::Notice,
    trouble::Trouble,
    visit::{Fields, Visit},
    web::Face,
};

/// What a phone says when it sends from its queue.
const QUEUED: &str = "x-werkbrug-queue";

/// What came of a tick.
pub(super) enum Outcome {
    /// It was taken.
    Taken(Notice, String),
    /// It was refused for good, and why.
    Refused(String),
    /// The service is away: it can be said again.
    Later(String),
}

/// What the queue is told.
#[derive(Serialize)]
struct Told<'a> {
    is_taken: bool,
    text: &'a str,
}

/// Whether a tick comes from a queue.
pub(super) fn is_queued(headers: &HeaderMap) -> bool {
    headers.contains_key(QUEUED)
}

/// How long a tick waited for a connection, in seconds.
pub(super) fn waited(fields: &Fields) -> u32 {
    fields.text("wachtte").parse().unwrap_or(0)
}

/// A refusal in its words: for good, or only for now.
pub(super) fn refused(status: &Status, text: String) -> Outcome {
    match status.code() {
        Code::Unavailable | Code::DeadlineExceeded | Code::ResourceExhausted | Code::Cancelled => Outcome::Later(text),
        Code::Ok
        | Code::Unknown
        | Code::InvalidArgument
        | Code::NotFound
        | Code::AlreadyExists
        | Code::PermissionDenied
        | Code::FailedPrecondition
        | Code::Aborted
        | Code::OutOfRange
        | Code::Unimplemented
        | Code::Internal
        | Code::DataLoss
        | Code::Unauthenticated => Outcome::Refused(text),
    }
}

/// The answer: to a queue what became of it, to a form the page with a sentence on it.
pub(super) fn answer(
    face: &Face,
    visit: &Visit,
    (headers, back): (&HeaderMap, Response),
    outcome: Outcome,
) -> Result<Response, Trouble> {
    if !is_queued(headers) {
        visit.tell(
            face,
            match outcome {
                Outcome::Taken(notice, _) => notice,
                Outcome::Refused(text) | Outcome::Later(text) => Notice::refused(text),
            },
        );
        return Ok(back);
    }
    Ok(match outcome {
        Outcome::Taken(_, text) => Json(Told { is_taken: true, text: &text }).into_response(),
        Outcome::Refused(text) => Json(Told { is_taken: false, text: &text }).into_response(),
        Outcome::Later(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_service_that_is_away_did_not_take_stays_in_the_queue() {
        let table = [
            (Status::unavailable(""), true),
            (Status::deadline_exceeded(""), true),
            (Status::not_found(""), false),
            (Status::failed_precondition(""), false),
            (Status::permission_denied(""), false),
        ];
        for (status, expected) in table {
            let code = status.code();
            assert_eq!(matches!(refused(&status, String::new()), Outcome::Later(_)), expected, "{code}");
        }
    }

    #[test]
    fn a_wait_that_is_no_number_is_none() {
        for (typed, expected) in [("600", 600), ("", 0), ("lang", 0), ("-1", 0)] {
            let fields = Fields::of([("wachtte".to_owned(), typed.to_owned())]);
            assert_eq!(waited(&fields), expected, "{typed}");
        }
    }
}
