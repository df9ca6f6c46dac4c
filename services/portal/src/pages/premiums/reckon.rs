//! `POST /premies`: a quarter is reckoned, from the declaration or from the wages that are known before it.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_kernel::quarter::Quarter;
use werkbrug_proto::invoicing::RunPremiumRequest;

use crate::{
    pages::{
        parts::{
            button::{Weight, submit},
            form::{Field, changing},
            notice::Notice,
        },
        premiums::{dossier, parameters},
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::Words,
};

const PATH: &str = "/premies";
/// How far back a quarter is reckoned again here: two years, as the declaration is still corrected.
const BACK: usize = 9;
/// The kinds of run, the usual one first.
const KINDS: [&str; 5] = ["quarter", "provisional", "recomputation", "annual", "correction"];

/// The form: which quarter, and why.
pub(super) fn form(visit: &Visit, today: Date) -> Markup {
    let words = &visit.words;
    let quarters: Vec<String> = std::iter::successors(Some(Quarter::of(today)), |quarter| Some(quarter.previous()))
        .take(BACK)
        .map(|quarter| quarter.to_string())
        .collect();
    let told: Vec<String> = quarters.iter().map(|quarter| words.quarter(quarter)).collect();
    let quarters: Vec<(&str, &str)> =
        quarters.iter().map(String::as_str).zip(told.iter().map(String::as_str)).collect();
    let before = Quarter::of(today).previous().to_string();
    let kinds = KINDS.map(|kind| (kind, words.say(dossier::kind(kind))));
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|(kind, told)| (*kind, told.as_ref())).collect();
    changing(
        &visit.signed,
        PATH,
        &html! {
            p { (words.say("reckon-hint")) }
            (Field::required("kwartaal", &words.say("premium-quarter")).holding(&before).one_of(&quarters))
            (Field::required("soort", &words.say("dossier-kind")).hinted(&words.say("reckon-kinds")).one_of(&kinds))
            div { (submit(Weight::Main, &words.say("reckon-it"))) }
        },
    )
}

/// `POST /premies`.
pub(crate) async fn run(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = RunPremiumRequest {
        request_id: fields.text("request_id").to_owned(),
        quarter: fields.text("kwartaal").to_owned(),
        kind: fields.text("soort").to_owned(),
    };
    match reader.invoicing()?.run_premium(ask).await {
        Ok(answer) => {
            let made = answer.into_inner();
            let total = visit.words.euro(made.total_cents);
            visit.tell(&face, Notice::done(visit.words.fill("reckon-done", &[("total", total.into())])));
            Ok(Redirect::to(&format!("{PATH}/{}", made.run_id)).into_response())
        }
        Err(status) => {
            let Some(text) = refused(&visit.words, &status) else { return Err(status.into()) };
            visit.tell(&face, Notice::refused(text));
            Ok(Redirect::to(PATH).into_response())
        }
    }
}

/// What stands in the way, and what to do about it; nothing when it is another kind of trouble.
fn refused(words: &Words, status: &Status) -> Option<String> {
    let (reason, facts) = (reason_of(status)?, facts_of(status));
    let fact = |name: &str| facts.get(name).cloned().unwrap_or_default();
    match reason.as_str() {
        "PARAMETER_MISSING" => {
            let name = parameters::name(words, &fact("name"));
            Some(words.fill("reckon-no-parameter", &[("parameter", name.into())]))
        }
        "PREMIUM_INPUT" => Some(words.fill("reckon-input", &[("field", fact("name").into())])),
        "WORKER_CODE_UNKNOWN" => Some(words.fill("reckon-no-code", &[("code", fact("worker_code").into())])),
        "NO_DMFA_LINES" => Some(words.say("reckon-no-declaration").into_owned()),
        "NO_WAGE_LINES" => Some(words.say("reckon-no-wages").into_owned()),
        "QUARTER_SETTLED" => Some(words.say("reckon-settled").into_owned()),
        "QUARTER_NOT_SETTLED" => Some(words.say("reckon-not-settled").into_owned()),
        "QUARTER_FORM" => Some(words.say("file-why-quarter").into_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use werkbrug_chassis::refusal::{Kind, Refusal};

    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn whatever_stands_in_the_way_is_told_with_what_it_is_about() {
        let rows = [
            ("PARAMETER_MISSING", "name", "cap_multiple", false),
            ("PREMIUM_INPUT", "name", "percent", true),
            ("WORKER_CODE_UNKNOWN", "worker_code", "M-404", true),
            ("NO_DMFA_LINES", "quarter", "2026Q3", false),
            ("NO_WAGE_LINES", "quarter", "2026Q3", false),
            ("QUARTER_SETTLED", "quarter", "2026Q3", false),
            ("QUARTER_NOT_SETTLED", "quarter", "2026Q3", false),
        ];
        for (reason, name, value, is_told) in rows {
            let status = Status::from(Refusal::new(Kind::Precondition, reason, "x").with_fact(name, value));
            for text in in_each(|words| refused(words, &status).unwrap_or_default()) {
                assert!(!text.is_empty() && !text.contains('⟦'), "{reason}: {text}");
                assert_eq!(text.contains(value), is_told, "{reason}: {text}");
            }
        }
    }
}
