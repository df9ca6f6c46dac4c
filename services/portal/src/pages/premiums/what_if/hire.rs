//! `GET /premies/{run}/wat-als?percentage=55&breuk=1&loon=9.000,00`: what a quarter would bring with somebody more, perhaps
//! above the contingent.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;
use werkbrug_proto::invoicing::Trial;

use super::{read, shown};
use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{Weight, link, submit},
            card::card,
            empty::empty,
            form::Field,
        },
        premiums::{books, head, money},
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

/// The needs of guidance with their names, the usual one first.
const NEEDS: [(&str, &str); 4] = [
    ("low", key("premium-need-low")),
    ("mid", key("premium-need-mid")),
    ("high", key("premium-need-high")),
    ("none", key("care-need-none")),
];

/// Who is tried; the address holds it, so that it can be sent.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Hired {
    #[serde(default)]
    percentage: String,
    #[serde(default)]
    breuk: String,
    #[serde(default)]
    loon: String,
    #[serde(default)]
    nood: String,
}

impl Hired {
    /// What is asked of the service; nothing while nobody is tried. What is no number is refused by the service.
    fn trial(&self) -> Option<Trial> {
        let (percent, fraction) = (self.percentage.trim(), self.breuk.trim());
        let is_asked = !percent.is_empty() && !fraction.is_empty() && !self.loon.trim().is_empty();
        is_asked.then(|| Trial {
            percent: Some(percent.trim_end_matches('%').trim().parse().unwrap_or(0)),
            contract_fraction: Some(fraction.replace(',', ".")),
            reference_wage_cents: money::typed(&self.loon).unwrap_or(-1),
            guidance: self.nood.clone(),
            ..Trial::default()
        })
    }
}

/// The address at which somebody more is tried on a run.
pub(crate) fn address(run_id: &str) -> String {
    format!("/premies/{run_id}/wat-als")
}

/// `GET /premies/{run}/wat-als`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(run_id): Path<String>,
    Query(hired): Query<Hired>,
) -> Result<Response, Trouble> {
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let run = books::run(reader, &run_id, None).await?;
    let outcome = match hired.trial() {
        Some(trial) => Some(read(reader, &run_id, trial, words.tongue().code()).await?),
        None => None,
    };
    let board = format!("/premies/contingent?kwartaal={}", run.quarter);
    let content = html! {
        (head(words, key("room-hire"), &run.quarter))
        p { (link(Weight::Plain, &board, &words.say("room-contingent"))) }
        div.stack {
            (card("proef", &words.say("what-if-try"), &form(words, &hired, &address(&run_id))))
            @match &outcome {
                None => {}
                Some(None) => { (empty(&words.say("what-if-impossible"))) }
                Some(Some(found)) => { (card("gevolg", &words.say("what-if-outcome"), &shown(words, found))) }
            }
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-hire")).answer(&content))
}

fn form(words: &Words, hired: &Hired, address: &str) -> Markup {
    let needs = NEEDS.map(|(need, name)| (need, words.say(name)));
    let needs = needs.each_ref().map(|(need, name)| (*need, name.as_ref()));
    html! {
        p { (words.say("hire-hint")) }
        form.form method="get" action=(address) {
            (Field::required("percentage", &words.say("what-if-percent")).holding(&hired.percentage).number())
            (Field::required("breuk", &words.say("contingent-fraction")).holding(&hired.breuk).hinted(&words.say("what-if-fraction-hint")).text())
            (Field::required("loon", &words.say("file-field-wage")).holding(&hired.loon).hinted(&words.say("money-hint")).text())
            (Field::required("nood", &words.say("norm-need")).holding(&hired.nood).one_of(&needs))
            div { (submit(Weight::Main, &words.say("what-if-reckon"))) }
        }
        p.soft { (words.say("what-if-nothing-kept")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_more_is_asked_as_people_write_it() {
        let hired = |percentage: &str, breuk: &str, loon: &str| Hired {
            percentage: percentage.into(),
            breuk: breuk.into(),
            loon: loon.into(),
            nood: "mid".into(),
        };
        assert_eq!(hired("55", "1", "").trial(), None);
        let trial = hired("55 %", "0,8", "9.000,00").trial().unwrap();
        assert_eq!((trial.percent, trial.contract_fraction.as_deref()), (Some(55), Some("0.8")));
        assert_eq!(
            (trial.reference_wage_cents, trial.guidance.as_str(), trial.worker_id.as_str()),
            (900_000, "mid", "")
        );
        assert_eq!(hired("55", "1", "veel").trial().unwrap().reference_wage_cents, -1, "no amount: refused");
    }
}
