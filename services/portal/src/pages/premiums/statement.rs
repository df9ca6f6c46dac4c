//! `GET /premies/betaalstaat`: the payment statement comes in as a file, looked through first or read at once.

use std::sync::Arc;

use axum::{
    extract::{DefaultBodyLimit, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get},
};
use maud::{Markup, html};
use werkbrug_proto::invoicing::{CheckStatementRequest, CheckStatementResponse, ImportStatementRequest};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{Weight, choice},
            card::card,
            form::{Field, actions, bringing},
            notice::Notice,
            table::{Head, table},
        },
        premiums::columns::{self, Form},
    },
    reading::Reader,
    trouble::Trouble,
    upload::{LARGEST_UPLOAD, Uploaded},
    visit::{Fields, Visit},
    web::Face,
    words::{Words, key},
};

const PATH: &str = "/premies/betaalstaat";
/// What the buttons say.
const DOES: &str = "doe";
const CHECKS: &str = "nalezen";
const READS: &str = "inlezen";
/// How many lines that cannot be used are told at once.
const REJECTS: usize = 50;

const FORM: Form = Form {
    file: "statement",
    before: "kolom-",
    fields: &[
        ("worker_code", key("premium-code")),
        ("quarter", key("premium-quarter")),
        ("wage_premium", key("premium-wage")),
        ("guidance", key("file-field-guidance")),
        ("percent", key("what-if-percent")),
        ("contract_fraction", key("contingent-fraction")),
        ("reference_wage", key("file-field-wage")),
        ("cap", key("file-field-cap")),
        ("sine", key("file-field-sine")),
        ("inside", key("file-field-inside")),
    ],
};

/// What answers at `/premies/betaalstaat`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    get(page).post(take).layer(DefaultBodyLimit::max(LARGEST_UPLOAD))
}

async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let known = match visit.kept(&face, PATH) {
        Some(kept) => kept,
        None => FORM.last(reader).await?,
    };
    Ok(show(&face, &visit, &known, None))
}

/// `POST`: the file is looked through, or all of it is read, or nothing of it.
async fn take(State(face): State<Arc<Face>>, uploaded: Uploaded) -> Result<Response, Trouble> {
    let Uploaded { visit, fields, file } = uploaded;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let columns = FORM.filled(&fields);
    visit.keep(&face, PATH, &fields);
    if fields.text(DOES) == CHECKS {
        let ask = CheckStatementRequest { content: file, columns };
        return match reader.invoicing()?.check_statement(ask).await {
            Ok(answer) => Ok(show(&face, &visit, &fields, Some(&answer.into_inner()))),
            Err(status) => FORM.refuse((&face, &visit), (PATH, PATH), &fields, status),
        };
    }
    let (request_id, statement) = (fields.text("request_id").to_owned(), fields.text("kenmerk").to_owned());
    let ask = ImportStatementRequest { request_id, statement, content: file, columns };
    match reader.invoicing()?.import_statement(ask).await {
        Ok(answer) => {
            let read = answer.into_inner();
            let total = visit.words.euro(read.total_cents);
            let done = visit.words.fill("file-read", &[("lines", read.lines.into()), ("total", total.into())]);
            visit.forget(&face, PATH);
            visit.tell(&face, Notice::done(done));
            Ok(Redirect::to("/verschillen").into_response())
        }
        Err(status) => FORM.refuse((&face, &visit), (PATH, PATH), &fields, status),
    }
}

fn show(face: &Face, visit: &Visit, known: &Fields, found: Option<&CheckStatementResponse>) -> Response {
    let words = &visit.words;
    let content = html! {
        h1 { (words.say("room-statement")) }
        div.stack {
            @if let Some(found) = found { (card("nagelezen", &words.say("file-looked-through"), &looked_through(words, found))) }
            (card("bestand", &words.say("file-take"), &bringing(&visit.signed, PATH, &html! {
                p { (words.say("statement-hint")) }
                (Field::required("bestand", &words.say("file-file")).hinted(&words.say("file-file-hint")).file())
                (Field::optional("kenmerk", &words.say("statement-reference")).holding(known.text("kenmerk")).hinted(&words.say("statement-reference-hint")).text())
                (FORM.show(words, known))
                (actions(&[
                    choice(Weight::Main, DOES, READS, &words.say("file-read-it")),
                    choice(Weight::Plain, DOES, CHECKS, &words.say("file-look-through")),
                ]))
            })))
        }
    };
    Frame::of(face, visit, words.say("room-statement")).answer(&content)
}

/// What the file holds; nothing of it was kept.
fn looked_through(words: &Words, found: &CheckStatementResponse) -> Markup {
    let titles = [key("file-line-number"), key("file-column"), key("premium-sentence")].map(|title| words.say(title));
    let [line, column, why] = &titles;
    let heads = [Head::text(line), Head::text(column), Head::text(why)];
    let total = words.euro(found.total_cents);
    html! {
        p { (words.fill("file-holds", &[("lines", found.lines.into()), ("total", total.into())])) " " (words.say("file-nothing-kept")) }
        p.soft { (words.say("file-headings")) ": " (found.headings.join(" · ")) }
        @if !found.rejects.is_empty() {
            (table(&words.say("file-rejects"), &heads, &html! { @for one in found.rejects.iter().take(REJECTS) { tr {
                th scope="row" { (one.line) }
                td { (one.heading) }
                td { (words.say(columns::why(&one.code))) }
            } } }))
        }
    }
}

#[cfg(test)]
mod tests {
    use werkbrug_proto::invoicing::StatementReject;

    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn a_line_that_cannot_be_used_is_told_with_its_column() {
        let reject =
            StatementReject { line: 4, heading: "Loon".into(), code: "AMOUNT".into(), ..StatementReject::default() };
        let found = CheckStatementResponse { rejects: vec![reject], lines: 3, ..CheckStatementResponse::default() };
        for text in in_each(|words| looked_through(words, &found).into_string()) {
            assert!(text.contains(">4<") && text.contains("Loon") && !text.contains('⟦'), "{text}");
        }
    }
}
