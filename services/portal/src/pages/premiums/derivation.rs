//! `GET /premies/{run}/{worker}`: one worker's premium, step by step, so that a pencil can follow it.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};
use werkbrug_proto::invoicing::{ListWorkerPremiumsRequest, PremiumRun, WageDays, WorkerPremium, WorkerPremiumLine};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{Weight, link},
            card::card,
            empty::silent,
            stat::{Stat, stats},
        },
        premiums::{
            books::{self, Sums},
            differences, parameters, signed_euro, steps,
        },
        workers::packages,
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

pub(crate) mod paper;

/// A worker of a run.
struct Seen {
    run: PremiumRun,
    premium: WorkerPremium,
    /// The name and the code.
    who: (String, String),
    /// Expected beside paid with the class of their difference, when this is the newest run.
    beside: Option<(Sums, String)>,
}

/// `GET /premies/{run}/{worker}`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path((run_id, worker_id)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let seen = read(reader, &run_id, &worker_id).await?;
    let basis = parameters::read(reader, &seen.run).await?;
    let today = face.context.clock.today();
    let known = match within("packages", Box::pin(packages::read(reader, &worker_id))).await {
        Read::Seen(known) => Some(packages::show(words, &known, today)),
        Read::Hidden => None,
        Read::Silent => Some(silent(&words.say("care-silent"))),
    };
    let content = html! {
        h1 { (seen.who.0) " " span.soft { (seen.who.1) } }
        p.core {
            (link(Weight::Plain, &format!("/premies/{run_id}"), &words.quarter(&seen.run.quarter)))
            span.soft { (books::made(words, &seen.run)) }
            @if !seen.premium.is_inside { (badge(Tone::Watch, &words.say("premium-outside"))) }
            (link(Weight::Plain, &format!("/premies/{run_id}/{worker_id}/wat-als"), &words.say("room-what-if")))
        }
        div.stack {
            (card("uitkomst", &words.say("premium-outcome"), &outcome(words, &seen)))
            (card("afleiding", &words.say("premium-steps"), &why(words, &seen.premium)))
            @if !seen.premium.guaranteed_wage_days.is_empty() { (card("gewaarborgd", &words.say("wage-days"), &wage_days(words, &seen.premium))) }
            @if let Some(known) = &known { (card("pakketten", &words.say("care-packages"), known)) }
            (card("parameters", &words.say("premium-parameters"), &parameters::show(words, &seen.run, &basis, &format!("/premies/{run_id}"))))
            (card("papier", &words.say("room-derivation-paper"), &paper::form(&visit, &run_id, &worker_id)))
        }
    };
    let title = format!("{} · {}", seen.who.0, words.say("premium-steps"));
    Ok(Frame::of(&face, &visit, title).answer(&content))
}

async fn read(reader: Reader<'_>, run_id: &str, worker_id: &str) -> Result<Seen, Trouble> {
    let run = books::run(reader, run_id, Some(worker_id)).await?;
    let premium = run.workers.iter().find(|one| one.worker_id == worker_id).cloned().ok_or(Trouble::NotFound)?;
    let ask = ListWorkerPremiumsRequest {
        quarter: run.quarter.clone(),
        worker_id: worker_id.to_owned(),
        page_size: 1,
        ..ListWorkerPremiumsRequest::default()
    };
    let found = reader.invoicing()?.list_worker_premiums(ask).await.map_err(Trouble::from)?;
    let own: Option<WorkerPremiumLine> = found.into_inner().lines.pop();
    let who = own.as_ref().map(|line| (books::named(&line.display_name, worker_id), line.worker_code.clone()));
    let beside = own.filter(|line| line.run_id == run.run_id).map(|line| {
        let sums = Sums { expected_cents: line.expected_cents, paid_cents: line.paid_cents };
        (sums, line.class)
    });
    let unnamed = || (books::named("", worker_id), String::new());
    Ok(Seen { who: who.unwrap_or_else(unnamed), run, premium, beside })
}

fn outcome(words: &Words, seen: &Seen) -> Markup {
    let premium = &seen.premium;
    let labels = [
        key("premium-expected"),
        key("premium-wage"),
        key("premium-guidance-fixed"),
        key("premium-guidance-variable"),
        key("premium-paid"),
        key("premium-difference"),
    ]
    .map(|label| words.say(label));
    let [expected, wage, fixed, variable, paid, difference] = &labels;
    html! {
        (stats(&[
            Stat::calm(expected, &words.euro(premium.total_cents)),
            Stat::calm(wage, &words.euro(premium.wage_premium_cents)),
            Stat::calm(fixed, &words.euro(premium.guidance_fixed_cents)),
            Stat::calm(variable, &words.euro(premium.guidance_variable_cents)),
        ]))
        @if let Some((sums, class)) = &seen.beside {
            @let tone = if sums.difference() == 0 { Tone::Calm } else { Tone::Watch };
            (stats(&[
                Stat::calm(paid, &words.euro(sums.paid_cents)),
                Stat::calm(difference, &signed_euro(words, sums.difference())).toned(tone),
            ]))
            @if !class.is_empty() { p { (differences::sentence(words, class, *sums)) } }
        }
    }
}

/// How many days the employer paid at which percentage; never when or why.
fn wage_days(words: &Words, premium: &WorkerPremium) -> Markup {
    html! {
        ul.plain { @for days in &premium.guaranteed_wage_days { li { (days_of(words, days)) } } }
        p.soft { (words.say("wage-days-hint")) }
    }
}

fn days_of(words: &Words, days: &WageDays) -> String {
    let percent = words.percent(days.percent_hundredths.into());
    words.fill("wage-days-line", &[("days", days.days.into()), ("percent", percent.into())])
}

/// The steps, and what plays a part in them.
fn why(words: &Words, premium: &WorkerPremium) -> Markup {
    html! {
        (steps::show(words, &premium.steps))
        @if !premium.because.is_empty() {
            h3 { (words.say("premium-why")) }
            ul.plain { @for code in &premium.because { li { (because(words, code)) } } }
        }
    }
}

fn because(words: &Words, code: &str) -> Markup {
    match reason(code) {
        Some(known) => html! { (words.say(known)) },
        None => html! { code { (code) } },
    }
}

/// What a code is called; nothing when this page does not know it yet.
fn reason(code: &str) -> Option<&'static str> {
    Some(match code {
        "CAPPED" => key("premium-because-capped"),
        "BELOW_CAP" => key("premium-because-below-cap"),
        "PART_TIME" => key("premium-because-part-time"),
        "GGMMI_CHANGED" => key("premium-because-ggmmi-changed"),
        "NO_WAGE_COST" => key("premium-because-no-wage-cost"),
        "OUTSIDE_CONTINGENT" => key("premium-because-outside-contingent"),
        "STRADDLES" => key("premium-because-straddles"),
        "KEPT_INSIDE" => key("premium-because-kept-inside"),
        "LEVELLED_IN" => key("premium-because-levelled-in"),
        "FIXED_HEADS_LIMIT" => key("premium-because-fixed-heads-limit"),
        "SINE_DEDUCTED" => key("premium-because-sine-deducted"),
        "STEP_DOWN" => key("premium-because-step-down"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn each_step_stands_on_a_line_with_what_comes_out_of_it() {
        let premium = WorkerPremium {
            steps: vec!["loon 9.000,00, plafond 10.137,07, dus 9.000,00 x 55 % = 4.950,00".into()],
            because: vec!["BELOW_CAP".into(), "LATER_CODE".into()],
            ..WorkerPremium::default()
        };
        for text in in_each(|words| why(words, &premium).into_string()) {
            assert!(
                text.contains("<li>") && text.contains("950") && text.contains("<code>LATER_CODE</code>"),
                "{text}"
            );
            assert!(!text.contains('⟦'), "{text}");
        }
    }
}
