//! Who I am here, and my hours of the week.

use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::{
    crews::MyWeek,
    social::{LegalStatus, Worker},
};

use super::span;
use crate::{
    pages::parts::empty::empty,
    words::{Words, key},
};

/// What the workshop knows of somebody as an employee.
pub(super) fn show(words: &Words, worker: &Worker, today: Date) -> Markup {
    let employed = span(words, &worker.employed_from, worker.employed_to.as_deref(), today);
    let facts = [
        (key("my-name"), worker.display_name.clone()),
        (key("my-code"), worker.worker_code.clone()),
        (key("my-status"), words.say(status(worker.status())).into_owned()),
        (key("my-fraction"), fraction(words, &worker.contract_fraction)),
        (key("my-employed"), employed),
    ];
    html! {
        dl.my-facts { @for (name, value) in facts {
            @if !value.is_empty() { div { dt { (words.say(name)) } dd { (value) } } }
        } }
        p.soft { (words.say("my-wrong")) }
    }
}

/// The hours of this week.
pub(super) fn hours(words: &Words, week: Option<&MyWeek>) -> Markup {
    let Some(week) = week else {
        return empty(&words.say("my-no-hours"));
    };
    let (present, planned) = (words.hours(week.minutes_present.into()), words.hours(week.minutes_planned.into()));
    html! {
        p.figure { strong { (present) } }
        p { (words.fill("my-hours-of", &[("present", present.into()), ("planned", planned.into())])) }
        p.soft { (words.say("my-hours-wrong")) }
    }
}

const fn status(status: LegalStatus) -> &'static str {
    match status {
        LegalStatus::TargetWorker => key("my-status-target"),
        LegalStatus::IndividualScheme => key("my-status-individual"),
        LegalStatus::Ama => key("my-status-ama"),
        LegalStatus::Article60 => key("my-status-article-60"),
        LegalStatus::SupportStaff => key("my-status-support"),
        LegalStatus::Unspecified => key("my-status-unknown"),
    }
}

/// `0.8` is 80 %.
fn fraction(words: &Words, text: &str) -> String {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits: String = part.chars().chain("0000".chars()).take(4).collect();
    match (whole.parse::<i64>(), digits.parse::<i64>()) {
        (Ok(whole), Ok(part)) => words.percent(whole.saturating_mul(10_000).saturating_add(part)),
        (Ok(_) | Err(_), _) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::fraction;
    use crate::words::tests::dutch;

    #[test]
    fn a_fraction_reads_as_a_part_of_a_full_week() {
        for (text, expected) in [("0.8", "80\u{a0}%"), ("1", "100\u{a0}%"), ("0.555", "55,5\u{a0}%"), ("?", "?")] {
            assert_eq!(fraction(&dutch(), text), expected, "{text}");
        }
    }
}
