//! `GET /premies/{run}/dossier/pdf`: the dossier of a run as a file to keep, with a row for every worker by id alone.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use serde::Deserialize;
use werkbrug_proto::invoicing::RunDossier;

use crate::{
    pages::premiums::{books::day_of, dossier, parameters},
    pdf::Paper,
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

/// What of the result stands on paper; the amounts are written as the tool writes them.
#[derive(Debug, Default, Deserialize)]
struct Reckoned {
    #[serde(default)]
    workers: Vec<Worker>,
}

#[derive(Debug, Default, Deserialize)]
struct Worker {
    id: String,
    rank: Option<u32>,
    inside: bool,
    cap: String,
    base: String,
    wage_premium: String,
    guidance_fixed: String,
    guidance_variable: String,
    total: String,
    because: Vec<String>,
}

/// `GET /premies/{run}/dossier/pdf`.
pub(crate) async fn file(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(run_id): Path<String>,
) -> Result<Response, Trouble> {
    let found = dossier::read(Reader::of(&face.context.peers, &visit.signed.viewer), run_id).await?;
    let name = format!("attachment; filename=\"{}-{}-dossier.pdf\"", found.quarter, found.run_number);
    let name = HeaderValue::try_from(name).map_err(|_| Trouble::Bug)?;
    let kind = HeaderValue::from_static("application/pdf");
    let content = paper(&visit.words, &found).bytes();
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], content).into_response())
}

fn paper(words: &Words, found: &RunDossier) -> Paper {
    let mut paper = Paper::new(&format!("{} {}", words.say("room-dossier"), words.quarter(&found.quarter)));
    let same = if found.is_same { key("dossier-same") } else { key("dossier-other") };
    let lines = [
        (key("dossier-kind"), words.say(dossier::kind(&found.kind)).into_owned()),
        (key("dossier-number"), found.run_number.to_string()),
        (key("premium-reckoned-on"), words.moment(found.made_at_us, day_of(found.made_at_us))),
        (key("premium-expected"), words.euro(found.total_cents)),
        (key("effects-workers"), found.worker_count.to_string()),
        (key("dossier-rules"), found.rule_set.clone()),
        (key("premium-digest"), found.input_digest.clone()),
        (key("dossier-result-digest"), found.result_digest.clone()),
        (key("dossier-again"), words.say(same).into_owned()),
    ];
    for (label, value) in lines {
        paper.text(&format!("{}: {value}", words.head(label)));
    }
    paper.head(&words.say("dossier-again"));
    paper.text(&words.say("dossier-hint"));
    paper.text(&words.say("dossier-commands"));
    if found.held_places > 0 {
        paper.text(&words.fill("dossier-held", &[("count", found.held_places.into())]));
    }
    paper.head(&words.say("dossier-unconfirmed"));
    if found.unconfirmed.is_empty() {
        paper.text(&words.say("effects-none"));
    }
    for name in &found.unconfirmed {
        paper.text(&format!("- {}", parameters::name(words, name)));
    }
    workers(words, found, &mut paper);
    paper
}

/// A row for every worker, in the order of the input.
fn workers(words: &Words, found: &RunDossier, paper: &mut Paper) {
    let result: Reckoned = serde_json::from_str(&found.result).unwrap_or_default();
    if result.workers.is_empty() {
        return;
    }
    paper.head(&words.say("effects-workers"));
    paper.text(&words.say("dossier-columns"));
    for one in &result.workers {
        let rank = one.rank.map(|rank| rank.to_string()).unwrap_or_default();
        let side = words.say(if one.inside { key("contingent-is-inside") } else { key("contingent-is-outside") });
        paper.row(&format!(
            "{:36} {rank:>4} {side:6} {:>10} {:>10} {:>10} {:>9} {:>9} {:>10}",
            one.id, one.cap, one.base, one.wage_premium, one.guidance_fixed, one.guidance_variable, one.total
        ));
        paper.row(&format!("    {}", one.because.join(" ")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn a_dossier_on_paper_has_its_fingerprints_and_every_worker() {
        let worker = "{\"id\":\"w-017\",\"rank\":1,\"inside\":true,\"cap\":\"10137.07\",\"base\":\"9000.00\",\
                      \"wage_premium\":\"4950.00\",\"guidance_fixed\":\"400.00\",\"guidance_variable\":\"240.00\",\
                      \"total\":\"5590.00\",\"because\":[\"BELOW_CAP\",\"PART_TIME\"]}";
        let found = RunDossier {
            quarter: "2025Q2".into(),
            kind: "annual".into(),
            input_digest: "fedcba98".into(),
            result_digest: "01234567".into(),
            result: format!("{{\"workers\":[{worker}]}}"),
            unconfirmed: vec!["cap_multiple".into()],
            held_places: 2,
            ..RunDossier::default()
        };
        for text in in_each(|words| String::from_utf8_lossy(&paper(words, &found).bytes()).into_owned()) {
            for part in ["fedcba98", "01234567", "w-017", "5590.00", "BELOW_CAP PART_TIME", "sha256sum"] {
                assert!(text.contains(part), "{part}: {text}");
            }
            assert!(!text.contains('⟦'), "{text}");
        }
    }
}
