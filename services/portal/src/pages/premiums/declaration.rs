//! `GET /premies/dmfa`: the declaration comes in as a file, and what each import changed stands beside it.

use std::sync::Arc;

use axum::{
    extract::{DefaultBodyLimit, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get, post},
};
use maud::html;
use serde::Deserialize;
use tonic::Status;
use werkbrug_proto::invoicing::{
    DmfaChange, DmfaFigures, DmfaImport, ImportDmfaRequest, LinkNationalNumbersRequest, ListDmfaChangesRequest,
    ListDmfaImportsRequest,
};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            badge::Tone,
            button::{Weight, submit},
            card::card,
            empty::empty,
            form::{Field, bringing},
            notice::Notice,
        },
        premiums::{
            books::{self, day_of},
            columns::Form,
        },
    },
    reading::Reader,
    trouble::Trouble,
    upload::{LARGEST_UPLOAD, Uploaded},
    visit::{Fields, Visit},
    web::Face,
    words::{Words, key, tongue::Tongue},
};

const PATH: &str = "/premies/dmfa";
const LINKS: &str = "/premies/dmfa/nummers";
const CHANGES: &str = "/premies/dmfa/wijzigingen";
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
    ],
};
/// Who has which number; nothing of it is kept for a next time.
const NUMBERS: Form = Form {
    file: "declaration",
    before: "nummer-",
    fields: &[("national_number", key("file-field-number")), ("worker_code", key("premium-code"))],
};

/// Which import.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Of {
    #[serde(default)]
    inlezing: String,
}

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
        None => FORM.last(reader).await?,
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
                div { (submit(Weight::Main, &words.say("file-read-it"))) }
            })))
            (card("nummers", &words.say("dmfa-numbers"), &bringing(&visit.signed, LINKS, &html! {
                p { (words.say("dmfa-numbers-hint")) }
                (file("nummerlijst"))
                (NUMBERS.show(words, &Fields::default()))
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
    let ask = ImportDmfaRequest { request_id, content: file, columns: FORM.filled(&fields) };
    match reader.invoicing()?.import_dmfa(ask).await {
        Ok(answer) => {
            let read = answer.into_inner();
            let (lines, fresh, changed) = (read.lines.into(), read.new_lines.into(), read.changed_lines.into());
            let told = visit.words.fill("dmfa-read", &[("lines", lines), ("fresh", fresh), ("changed", changed)]);
            visit.forget(&face, PATH);
            visit.tell(&face, Notice::done(told));
            Ok(Redirect::to(&address(&read.import_id)).into_response())
        }
        Err(status) => {
            visit.keep(&face, PATH, &fields);
            refuse(&face, &visit, status)
        }
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
            visit.tell(&face, Notice::done(visit.words.fill("dmfa-linked", &[("links", links.into())])));
            Ok(Redirect::to(PATH).into_response())
        }
        Err(status) => refuse(&face, &visit, status),
    }
}

fn refuse(face: &Face, visit: &Visit, status: Status) -> Result<Response, Trouble> {
    let Some(text) = FORM.refused(&visit.words, &status) else { return Err(status.into()) };
    visit.tell(face, Notice::refused(text));
    Ok(Redirect::to(PATH).into_response())
}

/// `GET /premies/dmfa/wijzigingen?inlezing=ID`: what an import changed; the last one when none is named.
pub(crate) async fn changes(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(of): Query<Of>,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = ListDmfaChangesRequest { import_id: of.inlezing };
    let found = reader.invoicing()?.list_dmfa_changes(ask).await?.into_inner();
    let sheet = changes_of(words, &found.changes);
    if let Some(file) = take.of(&[&sheet], today) {
        return file;
    }
    let here = address(&found.import_id);
    let content = html! {
        p { a href=(PATH) { (words.say("room-dmfa")) } }
        h1 { (words.say("room-dmfa-changes")) }
        div.stack {
            (card("wijzigingen", &words.say("dmfa-changes"), &html! {
                @if found.changes.is_empty() { (empty(&words.say("dmfa-same"))) }
                @else { p { (words.say("dmfa-missing-hint")) } (sheet.show(words, today, &here)) }
            }))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-dmfa-changes")).answer(&content))
}

fn address(import_id: &str) -> String {
    format!("{CHANGES}?inlezing={import_id}")
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
            Cell::Link(on, address(&one.import_id)),
            Cell::text(one.quarters.join(", ")),
            Cell::Number(one.lines.into()),
            Cell::Number(one.new_lines.into()),
            Cell::Number(one.changed_lines.into()),
            Cell::Number(one.missing_lines.into()),
        ]
    };
    Sheet {
        name: "inlezingen",
        title: words.say("dmfa-imports").into_owned(),
        heads: heads.map(|head| words.say(head).into_owned()).to_vec(),
        rows: imports.iter().map(row).collect(),
    }
}

fn changes_of(words: &Words, changes: &[DmfaChange]) -> Sheet {
    let heads = [
        key("premium-worker"),
        key("premium-quarter"),
        key("premium-class"),
        key("dmfa-before"),
        key("dmfa-after"),
        key("file-field-wage"),
    ];
    let row = |one: &DmfaChange| {
        let name = books::named(&one.display_name, &one.worker_id);
        let (tone, kind) = kind(&one.kind);
        let wage = one.after.as_ref().or(one.before.as_ref()).map(|figures| figures.reference_wage_cents);
        vec![
            Cell::text(format!("{name} ({})", one.worker_code)),
            Cell::text(&one.quarter),
            Cell::State(tone, words.say(kind).into_owned()),
            figures(words, one.before.as_ref()),
            figures(words, one.after.as_ref()),
            wage.map_or(Cell::None, Cell::euro),
        ]
    };
    Sheet {
        name: "wijzigingen",
        title: words.say("dmfa-changes").into_owned(),
        heads: heads.map(|head| words.say(head).into_owned()).to_vec(),
        rows: changes.iter().map(row).collect(),
    }
}

fn kind(kind: &str) -> (Tone, &'static str) {
    match kind {
        "new" => (Tone::Info, key("dmfa-kind-new")),
        "changed" => (Tone::Watch, key("dmfa-kind-changed")),
        _ => (Tone::Bad, key("dmfa-kind-missing")),
    }
}

/// Every figure of a line in one sentence.
fn figures(words: &Words, line: Option<&DmfaFigures>) -> Cell {
    let Some(line) = line else { return Cell::None };
    let fraction = |figure: &str| match words.tongue() {
        Tongue::Nl | Tongue::Fr => figure.replace('.', ","),
        Tongue::En => figure.to_owned(),
    };
    let text = words.fill(
        "dmfa-figures",
        &[
            ("wage", words.euro(line.reference_wage_cents).into()),
            ("contract", fraction(&line.contract_fraction).into()),
            ("performed", fraction(&line.performed_fraction).into()),
            ("sine", words.euro(line.sine_deduction_cents).into()),
        ],
    );
    let mut parts = vec![text];
    if !line.has_wage_cost {
        parts.push(words.say("dmfa-no-cost").into_owned());
    }
    if line.is_resuming {
        parts.push(words.say("dmfa-resuming").into_owned());
    }
    Cell::text(parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::{dutch, in_each};

    #[test]
    fn what_an_import_changed_stands_before_and_after() {
        let line = |cents| DmfaFigures {
            contract_fraction: "0.8".into(),
            performed_fraction: "0.5".into(),
            reference_wage_cents: cents,
            is_resuming: true,
            ..DmfaFigures::default()
        };
        let change = DmfaChange {
            display_name: "Ada Voorbeeld".into(),
            worker_code: "M-001".into(),
            kind: "changed".into(),
            before: Some(line(800_000)),
            after: Some(line(900_000)),
            ..DmfaChange::default()
        };
        let text = format!("{:?}", changes_of(&dutch(), std::slice::from_ref(&change)).rows);
        for part in ["Ada Voorbeeld (M-001)", "8.000,00", "9.000,00", "0,8", "gewijzigd", "loonkost"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        for kind in ["new", "changed", "missing"] {
            let change = DmfaChange { kind: kind.into(), ..change.clone() };
            let texts = in_each(|words| format!("{:?}", changes_of(words, std::slice::from_ref(&change)).rows));
            assert!(texts.iter().all(|text| !text.contains('⟦')), "{texts:?}");
        }
    }
}
