//! `GET /boekhouding/bank`: what came in at the bank is read from a file and matched with what it pays.

use std::sync::Arc;

use axum::{
    extract::{DefaultBodyLimit, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get, post},
};
use maud::html;
use werkbrug_proto::invoicing::{ImportBankLinesRequest, ListBankLinesRequest, MatchBankLinesRequest};

use super::bank_lines;
use crate::{
    pages::{
        frame::Frame,
        parts::{
            badge::Tone,
            button::{Weight, link, submit},
            card::card,
            form::changing,
            notice::Notice,
            stat::{Stat, stats},
        },
        premiums::columns::Form,
    },
    reading::Reader,
    trouble::Trouble,
    upload::{LARGEST_UPLOAD, Uploaded},
    visit::{Posted, Visit},
    web::Face,
    words::key,
};

const PATH: &str = "/boekhouding/bank";
const AGAIN: &str = "/boekhouding/bank/opnieuw";

const FORM: Form = Form {
    file: "bank",
    before: "kolom-",
    fields: &[
        ("booked_on", key("bank-booked-on")),
        ("amount", key("ledger-amount")),
        ("communication", key("bank-communication")),
        ("reference", key("bank-own-reference")),
        ("period", key("premium-quarter")),
    ],
};

/// What answers at `/boekhouding/bank`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    get(page).post(take).layer(DefaultBodyLimit::max(LARGEST_UPLOAD))
}

/// What answers at `/boekhouding/bank/opnieuw`: only the form of the page sends there.
pub(crate) fn again() -> MethodRouter<Arc<Face>> {
    post(match_again)
}

async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = ListBankLinesRequest { page_size: 1, state: bank_lines::UNMATCHED.to_owned(), ..Default::default() };
    let open = reader.books()?.list_bank_lines(ask).await?.into_inner();
    let known = match visit.kept(&face, PATH) {
        Some(kept) => kept,
        None => FORM.last(reader).await?,
    };
    let tone = if open.total_size == 0 { Tone::Calm } else { Tone::Watch };
    let content = html! {
        h1 { (words.say("room-bank")) }
        p.core { (link(Weight::Plain, bank_lines::PATH, &words.say("room-bank-lines"))) }
        div.stack {
            (card("open", &words.say("bank-unmatched"), &html! {
                (stats(&[
                    Stat::calm(&words.say("bank-lines"), &words.number(open.total_size.into())).toned(tone).explained(&bank_lines::unmatched()),
                    Stat::calm(&words.say("ledger-amount"), &words.euro(open.unmatched_cents)).toned(tone).explained(&bank_lines::unmatched()),
                ]))
                (changing(&visit.signed, AGAIN, &html! {
                    p.soft { (words.say("bank-again-hint")) }
                    div { (submit(Weight::Plain, &words.say("bank-again"))) }
                }))
            }))
            (FORM.card(&visit, (PATH, key("bank-hint")), &known))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-bank")).answer(&content))
}

/// `POST /boekhouding/bank`: all of the file, or nothing of it.
async fn take(State(face): State<Arc<Face>>, uploaded: Uploaded) -> Result<Response, Trouble> {
    let Uploaded { visit, fields, file } = uploaded;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let request_id = fields.text("request_id").to_owned();
    let ask = ImportBankLinesRequest { request_id, content: file, columns: FORM.filled(&fields) };
    match reader.books()?.import_bank_lines(ask).await {
        Ok(answer) => {
            let read = answer.into_inner();
            let (lines, fresh, matched) = (read.lines.into(), read.new_lines.into(), read.matched_lines.into());
            let told = visit.words.fill("bank-read", &[("lines", lines), ("fresh", fresh), ("matched", matched)]);
            visit.forget(&face, PATH);
            visit.tell(&face, Notice::done(told));
            Ok(Redirect::to(bank_lines::PATH).into_response())
        }
        Err(status) => FORM.refuse((&face, &visit), (PATH, PATH), &fields, status),
    }
}

/// `POST /boekhouding/bank/opnieuw`.
async fn match_again(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = MatchBankLinesRequest { request_id: fields.text("request_id").to_owned() };
    let matched = reader.books()?.match_bank_lines(ask).await?.into_inner().matched_lines;
    visit.tell(&face, Notice::done(visit.words.fill("bank-matched-now", &[("matched", matched.into())])));
    Ok(Redirect::to(PATH).into_response())
}
