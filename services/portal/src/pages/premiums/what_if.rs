//! `GET /premies/{run}/{worker}/wat-als?percentage=60&breuk=0,8`: what a quarter would bring if this worker were otherwise.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::invoicing::{GetWhatIfRequest, PremiumChange, Trial, WhatIf};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{Weight, link, submit},
            card::card,
            empty::empty,
            form::Field,
            stat::{Stat, stats},
            table::{Head, table},
        },
        premiums::{books, head, signed_euro, steps},
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

pub(crate) mod hire;

/// So begins the id of somebody who is tried.
const NEW: &str = "new-";

/// What is tried; the address holds it, so that it can be sent.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Tried {
    #[serde(default)]
    percentage: String,
    #[serde(default)]
    breuk: String,
    #[serde(default)]
    afwezig: String,
}

impl Tried {
    /// What is asked of the service; nothing when nothing is tried.
    fn trial(&self, worker_id: &str) -> Option<Trial> {
        let (percent, fraction) = (self.percentage.trim(), self.breuk.trim());
        let is_absent = !self.afwezig.is_empty();
        let is_asked = is_absent || !percent.is_empty() || !fraction.is_empty();
        is_asked.then(|| Trial {
            worker_id: worker_id.to_owned(),
            // What is no number is refused by the service, with its field.
            percent: (!percent.is_empty()).then(|| percent.trim_end_matches('%').trim().parse().unwrap_or(0)),
            contract_fraction: (!fraction.is_empty()).then(|| fraction.replace(',', ".")),
            is_absent,
            ..Trial::default()
        })
    }
}

/// `GET /premies/{run}/{worker}/wat-als`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path((run_id, worker_id)): Path<(String, String)>,
    Query(tried): Query<Tried>,
) -> Result<Response, Trouble> {
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let run = books::run(reader, &run_id, None).await?;
    let outcome = match tried.trial(&worker_id) {
        Some(trial) => Some(read(reader, &run_id, trial, words.tongue().code()).await?),
        None => None,
    };
    let back = format!("/premies/{run_id}/{worker_id}");
    let content = html! {
        (head(words, key("room-what-if"), &run.quarter))
        p { (link(Weight::Plain, &back, &words.say("room-premium-worker"))) }
        div.stack {
            (card("proef", &words.say("what-if-try"), &form(words, &tried, &format!("{back}/wat-als"))))
            @match &outcome {
                None => {}
                Some(None) => { (empty(&words.say("what-if-impossible"))) }
                Some(Some(found)) => { (card("gevolg", &words.say("what-if-outcome"), &shown(words, found))) }
            }
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-what-if")).answer(&content))
}

/// The outcome; nothing when the rules know no such percentage or fraction.
async fn read(reader: Reader<'_>, run_id: &str, trial: Trial, language: &str) -> Result<Option<WhatIf>, Status> {
    let ask = GetWhatIfRequest { run_id: run_id.to_owned(), trials: vec![trial], language: language.to_owned() };
    match reader.invoicing()?.get_what_if(ask).await {
        Ok(found) => Ok(Some(found.into_inner())),
        Err(status) if is_impossible(&status) => Ok(None),
        Err(status) => Err(status),
    }
}

fn is_impossible(status: &Status) -> bool {
    reason_of(status).is_some_and(|reason| {
        ["PREMIUM_INPUT", "FRACTION_FORM", "PERCENT", "AMOUNT_NEGATIVE"].contains(&reason.as_str())
    })
}

fn form(words: &Words, tried: &Tried, address: &str) -> Markup {
    html! {
        form.form method="get" action=(address) {
            (Field::optional("percentage", &words.say("what-if-percent")).holding(&tried.percentage).number())
            (Field::optional("breuk", &words.say("contingent-fraction")).holding(&tried.breuk).hinted(&words.say("what-if-fraction-hint")).text())
            (Field::optional("afwezig", &words.say("what-if-absent")).holding(&tried.afwezig).tick())
            div { (submit(Weight::Main, &words.say("what-if-reckon"))) }
        }
        p.soft { (words.say("what-if-nothing-kept")) }
    }
}

fn shown(words: &Words, found: &WhatIf) -> Markup {
    let difference = found.after_cents.saturating_sub(found.before_cents);
    let titles = [key("premium-worker"), key("what-if-before"), key("what-if-after"), key("premium-sentence")]
        .map(|title| words.say(title));
    let [worker, before, after, why] = &titles;
    let heads = [Head::text(worker), Head::number(before), Head::number(after), Head::text(why)];
    let rows = html! { @for one in &found.changes { tr {
        th scope="row" { (who(words, one)) }
        td.num { (words.euro(one.before_cents)) }
        td.num { (words.euro(one.after_cents)) }
        td { (one.sentences.join(" ")) (derivation(words, found, one)) }
    } } };
    html! {
        (stats(&[
            Stat::calm(before, &words.euro(found.before_cents)),
            Stat::calm(after, &words.euro(found.after_cents)),
            Stat::calm(&words.say("premium-difference"), &signed_euro(words, difference)),
        ]))
        @if found.changes.is_empty() { (empty(&words.say("what-if-same"))) }
        @else { (table(&words.say("what-if-outcome"), &heads, &rows)) }
    }
}

/// Whom it touches; who is not there yet has no name.
fn who(words: &Words, one: &PremiumChange) -> String {
    if one.worker_id.starts_with(NEW) {
        return words.say("hire-new").into_owned();
    }
    books::named(&one.display_name, &one.worker_id)
}

/// How the new amount comes about.
fn derivation(words: &Words, found: &WhatIf, one: &PremiumChange) -> Markup {
    let own = found.workers.iter().find(|worker| worker.worker_id == one.worker_id);
    html! { @if let Some(worker) = own {
        details { summary { (words.say("premium-steps")) } (steps::show(words, &worker.steps)) }
    } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    fn tried(percentage: &str, breuk: &str, afwezig: &str) -> Tried {
        Tried { percentage: percentage.into(), breuk: breuk.into(), afwezig: afwezig.into() }
    }

    #[test]
    fn what_is_tried_is_asked_as_people_write_it() {
        assert_eq!(tried(" ", "", "").trial("w"), None);
        let found = tried("60 %", "0,8", "").trial("w").unwrap();
        assert_eq!(
            (found.percent, found.contract_fraction.as_deref(), found.is_absent),
            (Some(60), Some("0.8"), false)
        );
        assert!(tried("", "", "ja").trial("w").unwrap().is_absent);
    }

    #[test]
    fn whom_it_touches_is_told_with_why() {
        let change = PremiumChange {
            display_name: "Ada Voorbeeld".into(),
            before_cents: 0,
            after_cents: 52_000,
            sentences: vec!["Kwam binnen het contingent.".into()],
            ..PremiumChange::default()
        };
        let found = WhatIf { after_cents: 52_000, changes: vec![change], ..WhatIf::default() };
        let text = shown(&dutch(), &found).into_string();
        assert!(
            text.contains("Ada Voorbeeld") && text.contains("+€\u{a0}520,00") && text.contains("Kwam binnen"),
            "{text}"
        );
    }
}
