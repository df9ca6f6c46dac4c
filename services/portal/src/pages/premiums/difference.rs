//! `GET /verschil?kwartaal=2026Q3&code=M-001`: one difference with its reason, and what is decided about it.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use url::form_urlencoded;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::invoicing::{
    ClaimDifferencesRequest, Difference, ListDifferencesRequest, SetDifferenceStateRequest,
};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{Weight, choice, link},
            card::card,
            form::{actions, changing},
            notice::Notice,
            stat::{Stat, stats},
        },
        premiums::{books, claims, differences, signed_euro},
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

const PATH: &str = "/verschil";
/// What a button says.
const DOES: &str = "doe";
const CLAIM: &str = "vorder";

/// Which difference.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Of {
    #[serde(default)]
    kwartaal: String,
    #[serde(default)]
    code: String,
}

/// The address of the difference of a worker in a quarter.
pub(super) fn address(quarter: &str, code: &str) -> String {
    let question = form_urlencoded::Serializer::new(String::new())
        .append_pair("kwartaal", quarter)
        .append_pair("code", code)
        .finish();
    format!("{PATH}?{question}")
}

/// `GET /verschil`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(of): Query<Of>,
) -> Result<Response, Trouble> {
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let Some(found) = read(reader, &of, words.tongue().code()).await? else { return Err(Trouble::NotFound) };
    let sums = differences::sums(&found);
    let here = address(&found.quarter, &found.worker_code);
    let name = books::named(&found.display_name, &found.worker_id);
    let content = html! {
        h1 { (name) " " span.soft { (found.worker_code) } }
        p.core {
            (link(Weight::Plain, &differences::address(&found.quarter), &words.quarter(&found.quarter)))
            @if found.is_reckoned {
                (link(Weight::Plain, &format!("/premies/{}/{}", found.run_id, found.worker_id), &words.say("room-premium-worker")))
            }
        }
        div.stack {
            (card("verschil", &words.say("premium-difference"), &html! {
                (stats(&[
                    Stat::calm(&words.say("premium-expected"), &words.euro(sums.expected_cents)),
                    Stat::calm(&words.say("premium-paid"), &words.euro(sums.paid_cents)),
                    Stat::calm(&words.say("premium-difference"), &signed_euro(words, sums.difference())).toned(Tone::Watch),
                ]))
                p { (differences::told(words, &found)) }
            }))
            (card("beslissing", &words.say("difference-decision"), &html! {
                p.core {
                    (badge(Tone::Watch, &words.say(differences::state_word(&found.state))))
                    @if !found.claim_id.is_empty() {
                        (link(Weight::Plain, &format!("/premies/vorderingen/{}", found.claim_id), &words.say("claims-letter")))
                    }
                }
                (changing(&visit.signed, &here, &html! {
                    p.soft { (words.say("difference-decision-hint")) }
                    (actions(&buttons(words, &found)))
                }))
            }))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-difference")).answer(&content))
}

/// `POST /verschil`: a decision, or a letter about this one alone.
pub(crate) async fn decide(
    State(face): State<Arc<Face>>,
    Query(of): Query<Of>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let here = address(&of.kwartaal, &of.code);
    let request_id = fields.text("request_id").to_owned();
    let done = if fields.text(DOES) == CLAIM {
        claim(reader, of, request_id).await
    } else {
        let state = fields.text(DOES).to_owned();
        let ask = SetDifferenceStateRequest { request_id, quarter: of.kwartaal, worker_code: of.code, state };
        match reader.invoicing()?.set_difference_state(ask).await {
            Ok(_) => Ok(here.clone()),
            Err(status) => Err(status),
        }
    };
    let (notice, to) = match done {
        Ok(to) => (Notice::done(visit.words.say("difference-decided")), to),
        Err(status) => (Notice::refused(visit.words.say(refused(&status).ok_or(status)?)), here),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(&to).into_response())
}

async fn claim(reader: Reader<'_>, of: Of, request_id: String) -> Result<String, Status> {
    let ask = ClaimDifferencesRequest { request_id, quarter: of.kwartaal, worker_codes: vec![of.code] };
    let claim_id = reader.invoicing()?.claim_differences(ask).await?.into_inner().claim_id;
    Ok(format!("/premies/vorderingen/{claim_id}"))
}

/// What a refusal means here; nothing when it is another kind of trouble.
fn refused(status: &Status) -> Option<&'static str> {
    match reason_of(status)?.as_str() {
        "QUARTER_NOT_SETTLED" => Some(key("difference-estimate")),
        _ => claims::refused(status),
    }
}

async fn read(reader: Reader<'_>, of: &Of, language: &str) -> Result<Option<Difference>, Status> {
    if of.code.is_empty() {
        return Ok(None);
    }
    let ask = ListDifferencesRequest {
        quarter: of.kwartaal.clone(),
        worker_code: of.code.clone(),
        page_size: 1,
        language: language.to_owned(),
        ..ListDifferencesRequest::default()
    };
    match reader.invoicing()?.list_differences(ask).await {
        Ok(answer) => Ok(answer.into_inner().differences.into_iter().next()),
        Err(status) if books::is_no_quarter(&status) => Ok(None),
        Err(status) => Err(status),
    }
}

/// What may be decided from where the difference stands; too much paid cannot be claimed.
fn buttons(words: &Words, found: &Difference) -> Vec<Markup> {
    let is_owed = differences::sums(found).difference() < 0;
    let button = |weight, value: &str, text| choice(weight, DOES, value, &words.say(text));
    let settle = [
        button(Weight::Plain, "accepted", key("difference-accept")),
        button(Weight::Plain, "corrected", key("difference-correct")),
    ];
    match found.state.as_str() {
        "claimed" => settle.into_iter().chain([button(Weight::Plain, "open", key("difference-reopen"))]).collect(),
        "accepted" | "corrected" => vec![button(Weight::Plain, "open", key("difference-reopen"))],
        _ => {
            let claim = is_owed.then(|| button(Weight::Main, CLAIM, key("difference-claim")));
            claim.into_iter().chain(settle).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn only_what_may_be_decided_has_a_button() {
        let table = [
            ("open", 100, vec!["vorder", "accepted", "corrected"]),
            ("open", 300, vec!["accepted", "corrected"]),
            ("claimed", 100, vec!["accepted", "corrected", "open"]),
            ("accepted", 100, vec!["open"]),
            ("corrected", 100, vec!["open"]),
        ];
        for (state, paid_cents, expected) in table {
            let found = Difference { state: state.into(), expected_cents: 200, paid_cents, ..Difference::default() };
            let text: String = buttons(&dutch(), &found).into_iter().map(|one| one.into_string()).collect();
            let values: Vec<&str> = text.split("value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            assert_eq!(values, expected, "{state} {paid_cents}");
        }
    }

    #[test]
    fn a_code_with_signs_of_its_own_stays_one_code() {
        assert_eq!(address("2026Q3", "A/1 & 2"), "/verschil?kwartaal=2026Q3&code=A%2F1+%26+2");
    }
}
