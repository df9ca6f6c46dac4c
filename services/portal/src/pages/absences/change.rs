//! The end of an absence, and an absence that was a mistake.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::social::{CancelAbsenceRequest, EndAbsenceRequest};

use crate::{
    pages::parts::notice::Notice,
    reading::Reader,
    trouble::Trouble,
    visit::Posted,
    web::Face,
    words::{dates, key},
};

/// `POST /afwezigheden/{id}/einde`.
pub(crate) async fn end(
    State(face): State<Arc<Face>>,
    Path(absence_id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (words, fields) = (&posted.visit.words, &posted.fields);
    let here = end_address(&absence_id);
    let back = Redirect::to(&format!("/afwezigheden/{absence_id}")).into_response();
    posted.visit.keep(&face, &here, fields);
    let Some(to) = dates::typed(fields.text("tot")) else {
        posted.visit.tell(&face, Notice::refused(words.say("parts-day-fault")));
        return Ok(back);
    };
    let ask = EndAbsenceRequest {
        request_id: fields.text("request_id").to_owned(),
        absence_id,
        to: to.to_string(),
        etag: fields.text("etag").to_owned(),
    };
    let reader = Reader::of(&face.context.peers, &posted.visit.signed.viewer);
    let said = match reader.social()?.end_absence(ask).await {
        Ok(_) => {
            posted.visit.forget(&face, &here);
            Notice::done(words.say("care-ended"))
        }
        Err(status) => match reason_of(&status).as_deref() {
            Some("ENDS_BEFORE_START") => Notice::refused(words.say(key("care-fault-ends-before"))),
            Some("ABSENCE_OVERLAPS") => Notice::refused(words.say(key("care-fault-overlaps"))),
            Some(_) | None => return Err(status.into()),
        },
    };
    posted.visit.tell(&face, said);
    Ok(back)
}

/// Where the end of an absence is sent.
pub(super) fn end_address(absence_id: &str) -> String {
    format!("/afwezigheden/{absence_id}/einde")
}

/// `POST /afwezigheden/{id}/vergissing`.
pub(crate) async fn cancel(
    State(face): State<Arc<Face>>,
    Path(absence_id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let fields = &posted.fields;
    let ask = CancelAbsenceRequest {
        request_id: fields.text("request_id").to_owned(),
        absence_id,
        etag: fields.text("etag").to_owned(),
    };
    let reader = Reader::of(&face.context.peers, &posted.visit.signed.viewer);
    reader.social()?.cancel_absence(ask).await?;
    posted.visit.tell(&face, Notice::done(posted.visit.words.say("care-cancelled")));
    Ok(Redirect::to("/opvolging").into_response())
}
