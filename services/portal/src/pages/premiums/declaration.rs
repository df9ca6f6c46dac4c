//! `GET /premies/dmfa`: the declaration comes in as a file, and what each import changed stands beside it.

use std::sync::Arc;

use axum::{
    extract::{DefaultBodyLimit, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get, post},
};
use maud::html;
use werkbrug_proto::invoicing::{DmfaImport, ImportDmfaRequest, LinkNationalNumbersRequest, ListDmfaImportsRequest};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            button::{Weight, submit},
            card::card,
            empty::empty,
            form::{Field, bringing},
            notice::Notice,
        },
        premiums::{
            books::day_of,
            columns::{self, Form},
        },
    },
    reading::Reader,
    trouble::Trouble,
    upload::{LARGEST_UPLOAD, Uploaded},
    visit::Visit,
    web::Face,
    words::{Words, key},
};

pub(crate) mod changes;

const PATH: &str = "/premies/dmfa";
const LINKS: &str = "/premies/dmfa/nummers";
/// How many imports stand on the page: one or two a quarter are made.
const SHOWN: i32 = 50;

const FORM: Form = Form {
    file: "declaration",
    before: "kolom-",
    fields: &[
        ("quarter", key("premium-quarter")),
        ("contract_fraction", key("file-field-contract")),
        ("performed_fraction", key("file-field-performed")),
        ("reference_wage", key("file-field-wage")),
        ("national_number", key("file-field-number")),
        ("worker_code", key("premium-code")),
        ("has_wage_cost", key("file-field-has-cost")),
        ("sine", key("file-field-sine")),
        ("resuming", key("file-field-resuming")),
        ("contract_from", key("file-field-from")),
        ("contract_until", key("file-field-until")),
    ],
};
/// Of the declaration's own XML no heading is known, but which of its codes count.
const XML: Form = Form {
    file: "declaration_xml",
    before: "xml-",
    fields: &[
        ("remuneration_codes", key("xml-remunerations")),
        ("contribution_percent", key("xml-contribution")),
        ("deduction_codes", key("xml-deductions")),
        ("sine_codes", key("xml-sine")),
        ("service_codes", key("xml-services")),
    ],
};
/// Who has which number; nothing of it is kept for a next time.
const NUMBERS: Form = Form {
    file: "declaration",
    before: "nummer-",
    fields: &[("national_number", key("file-field-number")), ("worker_code", key("premium-code"))],
};

/// What answers at `/premies/dmfa`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    get(page).post(take).layer(DefaultBodyLimit::max(LARGEST_UPLOAD))
}

/// What answers at `/premies/dmfa/nummers`: only the form of the page sends there.
pub(crate) fn numbers() -> MethodRouter<Arc<Face>> {
    post(link).layer(DefaultBodyLimit::max(LARGEST_UPLOAD))
}

async fn page(State(face): State<Arc<Face>>, visit: Visit, Query(take): Query<Take>) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = ListDmfaImportsRequest { page_size: SHOWN, page_token: String::new() };
    let imports = reader.invoicing()?.list_dmfa_imports(ask).await?.into_inner().imports;
    let sheet = imports_of(words, &imports);
    if let Some(file) = take.of(&[&sheet], today) {
        return file;
    }
    let known = match visit.kept(&face, PATH) {
        Some(kept) => kept,
        None => columns::last_of(reader, [&FORM, &XML]).await?,
    };
    let file = |name| Field::required(name, &words.say("file-file")).hinted(&words.say("file-file-hint")).file();
    let content = html! {
        h1 { (words.say("room-dmfa")) }
        div.stack {
            (card("inlezingen", &words.say("dmfa-imports"), &html! {
                @if imports.is_empty() { (empty(&words.say("dmfa-none"))) } @else { (sheet.show(words, today, PATH)) }
            }))
            (card("bestand", &words.say("file-take"), &bringing(&visit.signed, PATH, &html! {
                p { (words.say("dmfa-hint")) }
                (file("bestand"))
                (FORM.show(words, &known))
                (XML.show_as(words, &known, [key("xml-codes"), key("xml-codes-hint")]))
                div { (submit(Weight::Main, &words.say("file-read-it"))) }
            })))
            (card("intrekken", &words.say("dmfa-withdraw"), &changes::by_hand(&face, &visit)))
            (card("nummers", &words.say("dmfa-numbers"), &bringing(&visit.signed, LINKS, &html! {
                p { (words.say("dmfa-numbers-hint")) }
                (file("nummerlijst"))
                (NUMBERS.show(words, &visit.kept(&face, LINKS).unwrap_or_default()))
                div { (submit(Weight::Plain, &words.say("dmfa-link"))) }
            })))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-dmfa")).answer(&content))
}

/// `POST /premies/dmfa`: all of the file, or nothing of it.
async fn take(State(face): State<Arc<Face>>, uploaded: Uploaded) -> Result<Response, Trouble> {
    let Uploaded { visit, fields, file } = uploaded;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let request_id = fields.text("request_id").to_owned();
    let form = if is_xml(&file) { &XML } else { &FORM };
    let ask = ImportDmfaRequest { request_id, content: file, columns: form.filled(&fields) };
    match reader.invoicing()?.import_dmfa(ask).await {
        Ok(answer) => {
            let read = answer.into_inner();
            let (lines, fresh, changed) = (read.lines.into(), read.new_lines.into(), read.changed_lines.into());
            let told = visit.words.fill("dmfa-read", &[("lines", lines), ("fresh", fresh), ("changed", changed)]);
            visit.forget(&face, PATH);
            visit.tell(&face, Notice::done(told));
            Ok(Redirect::to(&changes::address(&read.import_id)).into_response())
        }
        Err(status) => form.refuse((&face, &visit), (PATH, PATH), &fields, status),
    }
}

/// `POST /premies/dmfa/nummers`.
async fn link(State(face): State<Arc<Face>>, uploaded: Uploaded) -> Result<Response, Trouble> {
    let Uploaded { visit, fields, file } = uploaded;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let request_id = fields.text("request_id").to_owned();
    let ask = LinkNationalNumbersRequest { request_id, content: file, columns: NUMBERS.filled(&fields) };
    match reader.invoicing()?.link_national_numbers(ask).await {
        Ok(answer) => {
            let links = answer.into_inner().links;
            visit.forget(&face, LINKS);
            visit.tell(&face, Notice::done(visit.words.fill("dmfa-linked", &[("links", links.into())])));
            Ok(Redirect::to(PATH).into_response())
        }
        Err(status) => FORM.refuse((&face, &visit), (LINKS, PATH), &fields, status),
    }
}

/// Whether a file is the declaration's own XML: nothing else begins like that.
fn is_xml(file: &[u8]) -> bool {
    file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file).trim_ascii_start().starts_with(b"<")
}

fn imports_of(words: &Words, imports: &[DmfaImport]) -> Sheet {
    let heads = [
        key("dmfa-read-on"),
        key("premium-quarters"),
        key("dmfa-lines"),
        key("dmfa-new"),
        key("dmfa-changed"),
        key("dmfa-missing"),
    ];
    let row = |one: &DmfaImport| {
        let on = words.moment(one.recorded_at_us, day_of(one.recorded_at_us));
        vec![
            Cell::Link(on, changes::address(&one.import_id)),
            Cell::text(one.quarters.join(", ")),
            Cell::Number(one.lines.into()),
            Cell::Number(one.new_lines.into()),
            Cell::Number(one.changed_lines.into()),
            Cell::Number(one.missing_lines.into()),
        ]
    };
    Sheet::of(words, ("inlezingen", key("dmfa-imports")), &heads, imports.iter().map(row))
}
