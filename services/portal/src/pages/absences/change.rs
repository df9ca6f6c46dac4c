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
    let to = dates::typed(fields.text("tot")).ok_or(Trouble::NoSuchDay)?.to_string();
    let ask = EndAbsenceRequest {
        request_id: fields.text("request_id").to_owned(),
        absence_id: absence_id.clone(),
        to,
        etag: fields.text("etag").to_owned(),
    };
    let reader = Reader::of(&face.context.peers, &posted.visit.signed.viewer);
    let said = match reader.social()?.end_absence(ask).await {
        Ok(_) => Notice::done(words.say("care-ended")),
        Err(status) => match reason_of(&status).as_deref() {
            Some("ENDS_BEFORE_START") => Notice::refused(words.say(key("care-fault-ends-before"))),
            Some("ABSENCE_OVERLAPS") => Notice::refused(words.say(key("care-fault-overlaps"))),
            Some(_) | None => return Err(status.into()),
        },
    };
    posted.visit.tell(&face, said);
    Ok(Redirect::to(&format!("/afwezigheden/{absence_id}")).into_response())
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
