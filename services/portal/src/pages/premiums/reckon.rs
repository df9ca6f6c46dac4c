//! `POST /premies`: a quarter is reckoned, from the declaration or from the wages that are known before it.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_kernel::quarter::Quarter;
use werkbrug_proto::invoicing::{ListWorkerPremiumsRequest, RunPremiumRequest, WorkerPremiumLine};

use crate::{
    pages::{
        parts::{
            button::{Weight, link, submit},
            form::{Field, changing},
            notice::Notice,
        },
        premiums::{books, dossier, parameters},
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, key},
};

const PATH: &str = "/premies";
/// How far back a quarter is reckoned again here: two years, as the declaration is still corrected.
const BACK: usize = 9;
/// The kinds of run, the usual one first.
const KINDS: [&str; 5] = ["quarter", "provisional", "recomputation", "annual", "correction"];

/// Where the last derivation of the worker stands for whom a quarter was refused; kept with what was typed.
const ABOUT: &str = "over";

/// The form: which quarter, and why; with what was typed in it and refused.
pub(super) fn form(face: &Face, visit: &Visit) -> Markup {
    let (words, today) = (&visit.words, face.context.clock.today());
    let known = visit.kept(face, PATH).unwrap_or_default();
    let quarters: Vec<String> = std::iter::successors(Some(Quarter::of(today)), |quarter| Some(quarter.previous()))
        .take(BACK)
        .map(|quarter| quarter.to_string())
        .collect();
    let told: Vec<String> = quarters.iter().map(|quarter| words.quarter(quarter)).collect();
    let quarters: Vec<(&str, &str)> =
        quarters.iter().map(String::as_str).zip(told.iter().map(String::as_str)).collect();
    let before = Quarter::of(today).previous().to_string();
    let quarter = if known.text("kwartaal").is_empty() { before.as_str() } else { known.text("kwartaal") };
    let kinds = KINDS.map(|kind| (kind, words.say(dossier::kind(kind))));
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|(kind, told)| (*kind, told.as_ref())).collect();
    changing(
        &visit.signed,
        PATH,
        &html! {
            p { (words.say("reckon-hint")) }
            @if !known.text(ABOUT).is_empty() { p { (link(Weight::Plain, known.text(ABOUT), &words.say("reckon-about"))) } }
            (Field::required("kwartaal", &words.say("premium-quarter")).holding(quarter).one_of(&quarters))
            (Field::required("soort", &words.say("dossier-kind")).holding(known.text("soort")).hinted(&words.say("reckon-kinds")).one_of(&kinds))
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
            visit.forget(&face, PATH);
            visit.tell(&face, Notice::done(visit.words.fill("reckon-done", &[("total", total.into())])));
            Ok(Redirect::to(&format!("{PATH}/{}", made.run_id)).into_response())
        }
        Err(status) => {
            let about = about(reader, &status).await;
            let kept = [
                ("kwartaal", fields.text("kwartaal")),
                ("soort", fields.text("soort")),
                (ABOUT, about.address.as_str()),
            ];
            let kept = kept.map(|(name, value)| (name.to_owned(), value.to_owned()));
            visit.keep(&face, PATH, &Fields::of(kept));
            let Some(text) = refused(&visit.words, &status, &about.who) else { return Err(status.into()) };
            visit.tell(&face, Notice::refused(text));
            Ok(Redirect::to(PATH).into_response())
        }
    }
}

/// Whom a refusal is about; empty when it is about nobody.
#[derive(Default)]
struct About {
    who: String,
    /// The last derivation, when there is one.
    address: String,
}

async fn about(reader: Reader<'_>, status: &Status) -> About {
    let facts = facts_of(status);
    let Some(worker_id) = facts.get("worker_id") else { return About::default() };
    match last_line(reader, worker_id).await {
        Ok(Some(line)) => About {
            who: format!("{} ({})", books::named(&line.display_name, worker_id), line.worker_code),
            address: if line.is_reckoned { format!("{PATH}/{}/{worker_id}", line.run_id) } else { String::new() },
        },
        // Nobody who was reckoned before: the code is known all the same.
        Ok(None) | Err(_) => {
            let who = facts.get("worker_code").cloned().unwrap_or_else(|| books::named("", worker_id));
            About { who, ..About::default() }
        }
    }
}

/// The worker in the last quarter that was reckoned.
async fn last_line(reader: Reader<'_>, worker_id: &str) -> Result<Option<WorkerPremiumLine>, Status> {
    let worker_id = worker_id.to_owned();
    let ask = ListWorkerPremiumsRequest { worker_id, page_size: 1, ..ListWorkerPremiumsRequest::default() };
    Ok(reader.invoicing()?.list_worker_premiums(ask).await?.into_inner().lines.pop())
}

/// What stands in the way, for whom, and what to do about it; nothing when it is another kind of trouble.
fn refused(words: &Words, status: &Status, who: &str) -> Option<String> {
    let (reason, facts) = (reason_of(status)?, facts_of(status));
    let fact = |name: &str| facts.get(name).cloned().unwrap_or_default();
    match reason.as_str() {
        "PARAMETER_MISSING" => {
            let name = parameters::name(words, &fact("name"));
            Some(words.fill("reckon-no-parameter", &[("parameter", name.into())]))
        }
        "PREMIUM_INPUT" if who.is_empty() => {
            Some(words.fill("reckon-input", &[("field", field(words, &fact("name")).into())]))
        }
        "PREMIUM_INPUT" => {
            let field = field(words, &fact("name"));
            Some(words.fill("reckon-input-of", &[("field", field.into()), ("who", who.into())]))
        }
        "WORKER_CODE_UNKNOWN" => Some(words.fill("reckon-no-code", &[("code", fact("worker_code").into())])),
        "NO_DMFA_LINES" => Some(words.say("reckon-no-declaration").into_owned()),
        "NO_WAGE_LINES" => Some(words.say("reckon-no-wages").into_owned()),
        "QUARTER_SETTLED" => Some(words.say("reckon-settled").into_owned()),
        "QUARTER_NOT_SETTLED" => Some(words.say("reckon-not-settled").into_owned()),
        "QUARTER_FORM" => Some(words.say("file-why-quarter").into_owned()),
        _ => None,
    }
}

/// What a field of a worker is called where it is filled in.
fn field(words: &Words, name: &str) -> String {
    let known = match name {
        "contract_fraction" => key("file-field-contract"),
        "performed_fraction" => key("file-field-performed"),
        "reference_wage" => key("file-field-wage"),
        "sine_deduction" => key("file-field-sine"),
        "percent" => key("what-if-percent"),
        "month" => key("advance-month"),
        _ => return parameters::name(words, name),
    };
    words.say(known).into_owned()
}

#[cfg(test)]
mod tests {
    use werkbrug_chassis::refusal::{Kind, Refusal};

    use super::*;
    use crate::words::tests::{dutch, in_each};

    #[test]
    fn whatever_stands_in_the_way_is_told_with_what_it_is_about() {
        let rows = [
            ("PARAMETER_MISSING", "name", "cap_multiple", false),
            ("PREMIUM_INPUT", "name", "contract_fraction", false),
            ("WORKER_CODE_UNKNOWN", "worker_code", "M-404", true),
            ("NO_DMFA_LINES", "quarter", "2026Q3", false),
            ("NO_WAGE_LINES", "quarter", "2026Q3", false),
            ("QUARTER_SETTLED", "quarter", "2026Q3", false),
            ("QUARTER_NOT_SETTLED", "quarter", "2026Q3", false),
        ];
        for (reason, name, value, is_told) in rows {
            let status = Status::from(Refusal::new(Kind::Precondition, reason, "x").with_fact(name, value));
            for text in in_each(|words| refused(words, &status, "").unwrap_or_default()) {
                assert!(!text.is_empty() && !text.contains('⟦'), "{reason}: {text}");
                assert_eq!(text.contains(value), is_told, "{reason}: {text}");
            }
        }
    }

    #[test]
    fn a_field_that_cannot_be_reckoned_is_told_as_it_is_called_and_of_whom() {
        let input = Refusal::new(Kind::Precondition, "PREMIUM_INPUT", "x").with_fact("name", "contract_fraction");
        let text = refused(&dutch(), &Status::from(input), "Ada Voorbeeld (M-001)").unwrap();
        assert!(text.contains("“Contractbreuk” van Ada Voorbeeld (M-001)"), "{text}");
    }
}
