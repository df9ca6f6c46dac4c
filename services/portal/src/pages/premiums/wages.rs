//! `GET /premies/maandlonen`: the wages of months come in as a file, for a provisional run before the declaration is there.

use std::sync::Arc;

use axum::{
    extract::{DefaultBodyLimit, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get},
};
use maud::html;
use werkbrug_proto::invoicing::ImportWageLinesRequest;

use crate::{
    pages::{frame::Frame, parts::notice::Notice, premiums::columns::Form},
    reading::Reader,
    trouble::Trouble,
    upload::{LARGEST_UPLOAD, Uploaded},
    visit::Visit,
    web::Face,
    words::key,
};

const PATH: &str = "/premies/maandlonen";

const FORM: Form = Form {
    file: "wages",
    before: "kolom-",
    fields: &[
        ("worker_code", key("premium-code")),
        ("month", key("advance-month")),
        ("contract_fraction", key("file-field-contract")),
        ("performed_fraction", key("file-field-performed")),
        ("reference_wage", key("file-field-wage")),
        ("sine", key("file-field-sine")),
    ],
};

/// What answers at `/premies/maandlonen`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    get(page).post(take).layer(DefaultBodyLimit::max(LARGEST_UPLOAD))
}

async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let known = match visit.kept(&face, PATH) {
        Some(kept) => kept,
        None => FORM.last(reader).await?,
    };
    let content = html! {
        h1 { (words.say("room-wages")) }
        div.stack {
            (FORM.card(&visit, (PATH, key("wages-hint")), &known))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-wages")).answer(&content))
}

/// `POST`: all of the file, or nothing of it; then the quarter can be reckoned.
async fn take(State(face): State<Arc<Face>>, uploaded: Uploaded) -> Result<Response, Trouble> {
    let Uploaded { visit, fields, file } = uploaded;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let request_id = fields.text("request_id").to_owned();
    let ask = ImportWageLinesRequest { request_id, content: file, columns: FORM.filled(&fields) };
    match reader.invoicing()?.import_wage_lines(ask).await {
        Ok(answer) => {
            let read = answer.into_inner();
            let quarters: Vec<String> = read.quarters.iter().map(|quarter| visit.words.quarter(quarter)).collect();
            let told = visit.words.fill(
                "wages-read",
                &[
                    ("lines", read.lines.into()),
                    ("changed", read.changed_lines.into()),
                    ("quarters", quarters.join(", ").into()),
                ],
            );
            visit.forget(&face, PATH);
            visit.tell(&face, Notice::done(told));
            Ok(Redirect::to("/premies").into_response())
        }
        Err(status) => FORM.refuse((&face, &visit), (PATH, PATH), &fields, status),
    }
}
