//! `GET /premies/dmfa/wijzigingen?inlezing=ID`: what an import changed, the last one when none is named; what it missed can be
//! withdrawn here, and any other line by its quarter and code.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::invoicing::{DmfaChange, DmfaFigures, ListDmfaChangesRequest, WithdrawDmfaLineRequest};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            badge::Tone,
            button::{Weight, choice, submit},
            card::card,
            empty::empty,
            form::{Field, actions, changing},
            notice::Notice,
        },
        premiums::books,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, key, tongue::Tongue},
};

const PATH: &str = "/premies/dmfa/wijzigingen";
/// What a button says: the quarter and the code of a line.
const LINE: &str = "lijn";
/// The quarter and the code of a line that somebody types.
const TYPED: (&str, &str) = ("kwartaal", "code");
/// How many lines have a button at once.
const MOST: usize = 50;

/// Which import.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Of {
    #[serde(default)]
    inlezing: String,
}

/// `GET /premies/dmfa/wijzigingen`.
pub(crate) async fn page(
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
    let gone = missing(words, &found.changes);
    let content = html! {
        p { a href=(super::PATH) { (words.say("room-dmfa")) } }
        h1 { (words.say("room-dmfa-changes")) }
        div.stack {
            (card("wijzigingen", &words.say("dmfa-changes"), &html! {
                @if found.changes.is_empty() { (empty(&words.say("dmfa-same"))) }
                @else { p { (words.say("dmfa-missing-hint")) } (sheet.show(words, today, &here)) }
            }))
            @if !gone.is_empty() { (card("intrekken", &words.say("dmfa-withdraw"), &changing(&visit.signed, &here, &html! {
                p { (words.say("dmfa-withdraw-hint")) }
                (actions(&gone))
            }))) }
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-dmfa-changes")).answer(&content))
}

/// `POST /premies/dmfa/wijzigingen`: a line that should not have been declared counts no more.
pub(crate) async fn withdraw(
    State(face): State<Arc<Face>>,
    Query(of): Query<Of>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let Some((quarter, code)) = fields.text(LINE).split_once(' ') else {
        return withdraw_typed(&face, &visit, &fields).await;
    };
    let ask = WithdrawDmfaLineRequest {
        request_id: fields.text("request_id").to_owned(),
        quarter: quarter.to_owned(),
        worker_code: code.to_owned(),
    };
    let notice = match reader.invoicing()?.withdraw_dmfa_line(ask).await {
        Ok(_) => Notice::done(visit.words.say("dmfa-withdrawn-now")),
        Err(status) if reason_of(&status).as_deref() == Some("NO_DMFA_LINE") => {
            Notice::refused(visit.words.say("dmfa-withdrawn-before"))
        }
        Err(status) => return Err(status.into()),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(&address(&of.inlezing)).into_response())
}

/// The form that withdraws a line which no import missed, with what was typed in it and refused.
pub(super) fn by_hand(face: &Face, visit: &Visit) -> Markup {
    let (words, known) = (&visit.words, visit.kept(face, PATH).unwrap_or_default());
    let (quarter, code) = (words.say("premium-quarter"), words.say("premium-code"));
    let quarter = Field::required(TYPED.0, &quarter).holding(known.text(TYPED.0));
    changing(
        &visit.signed,
        PATH,
        &html! {
            p { (words.say("dmfa-withdraw-hint")) }
            (quarter.hinted(&words.say("claims-quarter-hint")).text())
            (Field::required(TYPED.1, &code).holding(known.text(TYPED.1)).text())
            div { (submit(Weight::Plain, &words.say("dmfa-withdraw"))) }
        },
    )
}

async fn withdraw_typed(face: &Face, visit: &Visit, fields: &Fields) -> Result<Response, Trouble> {
    let ask = WithdrawDmfaLineRequest {
        request_id: fields.text("request_id").to_owned(),
        quarter: fields.text(TYPED.0).to_uppercase(),
        worker_code: fields.text(TYPED.1).to_owned(),
    };
    let notice = match Reader::of(&face.context.peers, &visit.signed.viewer).invoicing()?.withdraw_dmfa_line(ask).await
    {
        Ok(_) => {
            visit.forget(face, PATH);
            Notice::done(visit.words.say("dmfa-withdrawn-now"))
        }
        Err(status) => {
            visit.keep(face, PATH, fields);
            Notice::refused(visit.words.say(refused(&status).ok_or(status)?))
        }
    };
    visit.tell(face, notice);
    Ok(Redirect::to(super::PATH).into_response())
}

/// What a refusal of a typed line means; nothing when it is another kind of trouble.
fn refused(status: &Status) -> Option<&'static str> {
    match reason_of(status)?.as_str() {
        "NO_DMFA_LINE" | "TEXT_EMPTY" | "TEXT_FORM" => Some(key("dmfa-no-line")),
        "QUARTER_FORM" => Some(key("file-why-quarter")),
        "CODE_IS_NUMBER" => Some(key("file-why-code-is-number")),
        _ => None,
    }
}

/// A button for each line that is not in the file and still counts.
fn missing(words: &Words, changes: &[DmfaChange]) -> Vec<Markup> {
    let is_missing = |one: &&DmfaChange| one.kind == "missing" && !one.is_withdrawn;
    let button = |one: &DmfaChange| {
        let (code, quarter) = (one.worker_code.clone(), words.quarter(&one.quarter));
        let text = words.fill("dmfa-withdraw-line", &[("code", code.into()), ("quarter", quarter.into())]);
        choice(Weight::Plain, LINE, &format!("{} {}", one.quarter, one.worker_code), &text)
    };
    changes.iter().filter(is_missing).take(MOST).map(button).collect()
}

/// The address of what an import changed.
pub(super) fn address(import_id: &str) -> String {
    format!("{PATH}?inlezing={import_id}")
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
        let (tone, kind) = kind(one);
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
    Sheet::of(words, ("wijzigingen", key("dmfa-changes")), &heads, changes.iter().map(row))
}

fn kind(change: &DmfaChange) -> (Tone, &'static str) {
    match change.kind.as_str() {
        _ if change.is_withdrawn => (Tone::Calm, key("dmfa-kind-withdrawn")),
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

    #[test]
    fn only_what_is_missing_and_still_counts_can_be_withdrawn() {
        let change = |kind: &str, is_withdrawn| DmfaChange {
            worker_code: "M-001".into(),
            quarter: "2026Q3".into(),
            kind: kind.into(),
            is_withdrawn,
            ..DmfaChange::default()
        };
        for (kind, is_withdrawn, buttons) in [("missing", false, 1), ("missing", true, 0), ("changed", false, 0)] {
            let change = change(kind, is_withdrawn);
            let found = missing(&dutch(), std::slice::from_ref(&change));
            assert_eq!(found.len(), buttons, "{kind} {is_withdrawn}");
            let text = format!("{:?}", changes_of(&dutch(), &[change]).rows);
            assert_eq!(text.contains("ingetrokken"), is_withdrawn, "{text}");
        }
    }
}
