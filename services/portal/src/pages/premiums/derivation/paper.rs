//! `POST /premies/{run}/{worker}/pdf`: one worker's derivation on paper, to lay beside a letter, for whoever says what for.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use maud::{Markup, html};
use werkbrug_proto::invoicing::Parameter;

use super::{Seen, days_of, read, reason};
use crate::{
    lists::asked::Format,
    pages::{
        parts::{
            button::{Weight, submit},
            form::{Field, proof},
        },
        premiums::{books, differences, dossier, parameters, signed_euro, steps},
    },
    pdf::Paper,
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

/// The field in which somebody says what for, as for a full export of a list, and how long that is.
const PURPOSE: &str = "doel";
const SHORTEST_PURPOSE: usize = 8;
const LONGEST_PURPOSE: usize = 200;

/// Asks what the paper is for.
pub(super) fn form(visit: &Visit, run_id: &str, worker_id: &str) -> Markup {
    let words = &visit.words;
    let hint = words.fill("list-purpose-hint", &[("least", SHORTEST_PURPOSE.into()), ("most", LONGEST_PURPOSE.into())]);
    html! {
        p { (words.say("derivation-paper-why")) }
        form.form method="post" action={ "/premies/" (run_id) "/" (worker_id) "/pdf" } {
            (proof(&visit.signed))
            (Field::required(PURPOSE, &words.say("list-purpose")).hinted(&hint).text())
            div { (submit(Weight::Plain, Format::Pdf.name())) }
        }
    }
}

/// `POST /premies/{run}/{worker}/pdf`. The file is named by quarter and code: a name would stand in a folder for everybody. The
/// purpose is logged with ids and never with what was read.
pub(crate) async fn file(
    State(face): State<Arc<Face>>,
    Path((run_id, worker_id)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    let purpose = fields.text(PURPOSE);
    if !(SHORTEST_PURPOSE..=LONGEST_PURPOSE).contains(&purpose.chars().count()) {
        return Err(Trouble::Invalid);
    }
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let seen = read(reader, &run_id, &worker_id).await?;
    let basis = parameters::read(reader, &seen.run).await?;
    let code: String = seen.who.1.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '-').collect();
    let name = format!("attachment; filename=\"{}-{code}-afleiding.pdf\"", seen.run.quarter);
    let name = HeaderValue::try_from(name).map_err(|_| Trouble::Bug)?;
    let kind = HeaderValue::from_static("application/pdf");
    let content = paper(&visit.words, &seen, &basis).bytes();
    let viewer = &visit.signed.viewer;
    tracing::info!(
        actor = viewer.actor,
        tenant = %viewer.tenant,
        role = viewer.role.as_str(),
        run = seen.run.run_id,
        worker = seen.premium.worker_id,
        purpose = purpose.split_whitespace().collect::<Vec<_>>().join(" "),
        "derivation taken"
    );
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], content).into_response())
}

fn paper(words: &Words, seen: &Seen, basis: &[Parameter]) -> Paper {
    let (premium, run) = (&seen.premium, &seen.run);
    let mut paper = Paper::new(&format!("{} ({}) - {}", seen.who.0, seen.who.1, words.quarter(&run.quarter)));
    paper.text(&format!("{}: {}", words.say("dossier-kind"), words.say(dossier::kind(&run.kind))));
    paper.text(&format!("{}: {}", words.say("premium-reckoned-on"), books::made(words, run)));
    paper.text(&format!("{}: {}", words.say("premium-digest"), run.input_digest));
    paper.head(&words.say("premium-outcome"));
    let amounts = [
        (key("premium-expected"), premium.total_cents),
        (key("premium-wage"), premium.wage_premium_cents),
        (key("premium-guidance-fixed"), premium.guidance_fixed_cents),
        (key("premium-guidance-variable"), premium.guidance_variable_cents),
    ];
    for (label, cents) in amounts {
        paper.text(&format!("{}: {}", words.say(label), words.euro(cents)));
    }
    if let Some((sums, class)) = &seen.beside {
        paper.text(&format!("{}: {}", words.say("premium-paid"), words.euro(sums.paid_cents)));
        paper.text(&format!("{}: {}", words.say("premium-difference"), signed_euro(words, sums.difference())));
        if !class.is_empty() {
            paper.text(&differences::sentence(words, class, *sums));
        }
    }
    paper.head(&words.say("premium-steps"));
    for (number, step) in (1..).zip(steps::told(words, &premium.steps)) {
        paper.text(&format!("{number}. {step}"));
    }
    for code in &premium.because {
        let told = reason(code).map_or(code.as_str().into(), |known| words.say(known));
        paper.text(&format!("- {told}"));
    }
    if !premium.guaranteed_wage_days.is_empty() {
        paper.head(&words.say("wage-days"));
    }
    for days in &premium.guaranteed_wage_days {
        paper.text(&format!("- {}", days_of(words, days)));
    }
    if !basis.is_empty() {
        paper.head(&words.say("premium-parameters"));
        parameters::sheet(words, basis).write(&mut paper);
    }
    paper
}

#[cfg(test)]
mod tests {
    use werkbrug_proto::invoicing::{PremiumRun, WageDays, WorkerPremium};

    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn a_derivation_on_paper_has_its_steps_its_days_and_what_it_rests_on() {
        let premium = WorkerPremium {
            total_cents: 495_000,
            steps: vec!["loon 9.000,00, plafond 10.137,07, dus 9.000,00 x 55 % = 4.950,00".into()],
            because: vec!["BELOW_CAP".into(), "LATER_CODE".into()],
            guaranteed_wage_days: vec![WageDays { percent_hundredths: 10_000, days: 7 }],
            ..WorkerPremium::default()
        };
        let seen = Seen {
            run: PremiumRun { quarter: "2025Q2".into(), input_digest: "fedcba98".into(), ..PremiumRun::default() },
            premium,
            who: ("Ada Voorbeeld".into(), "M-001".into()),
            beside: None,
        };
        let basis = [Parameter {
            name: "cap_multiple".into(),
            value: "2".into(),
            valid_from: "2024-01-01".into(),
            source: "verzonnen besluit".into(),
            status: "unconfirmed".into(),
            ..Parameter::default()
        }];
        for text in in_each(|words| String::from_utf8_lossy(&paper(words, &seen, &basis).bytes()).into_owned()) {
            for part in
                ["Ada Voorbeeld", "M-001", "fedcba98", "55", "950", "LATER_CODE", "01/01/2024", "verzonnen besluit"]
            {
                assert!(text.contains(part), "{part}: {text}");
            }
            assert!(!text.contains('⟦'), "{text}");
        }
    }
}
