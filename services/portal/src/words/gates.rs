//! What a gate finds, in the reader's language: the service says it in a word with the days, figures and names that go with it.

use fluent_bundle::FluentValue;
use jiff::civil::Date;
use werkbrug_proto::crews::Gate;

use crate::words::{Words, capital, key};

impl Words {
    /// The sentence of a gate; nothing for one that was written down before there were words for it, or is newer than this page.
    pub(crate) fn gate(&self, gate: &Gate) -> Option<String> {
        let all = |name: &str| {
            gate.facts.iter().filter(|fact| fact.name == name).map(|fact| fact.value.as_str()).collect::<Vec<_>>()
        };
        let first = |name: &str| all(name).first().copied().unwrap_or_default().to_owned();
        let day = |name: &str| -> FluentValue<'_> {
            first(name).parse::<Date>().map_or_else(|_| first(name), |day| self.long_day(day)).into()
        };
        let clock = |name: &str| -> FluentValue<'_> { self.clock(first(name).parse().unwrap_or_default()).into() };
        let figure = |name: &str| -> FluentValue<'_> { first(name).parse::<u32>().unwrap_or_default().into() };
        let values = [
            ("activity", first("activity").into()),
            ("place", first("place").into()),
            ("signed", day("signed")),
            ("start", day("start")),
            ("told", day("told")),
            ("day", day("day")),
            ("from", clock("from")),
            ("to", clock("to")),
            ("heads", figure("heads")),
            ("fte", figure("fte")),
            ("there", figure("there")),
            ("count", all("coach").len().into()),
            ("coach", self.together(&all("coach")).into()),
        ];
        Some(capital(&self.fill(finding(&gate.finding)?, &values)))
    }

    /// Several names in one breath.
    fn together(&self, names: &[&str]) -> String {
        match names {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.say("gate-and")),
        }
    }
}

/// The text of what is found.
fn finding(word: &str) -> Option<&'static str> {
    Some(match word {
        "HOST_UNKNOWN" => key("gate-host-unknown"),
        "OWN_NUMBER_UNKNOWN" => key("gate-own-number-unknown"),
        "SAME_ENTITY" => key("gate-same-entity"),
        "OTHER_ENTITY" => key("gate-other-entity"),
        "NOT_CORE" => key("gate-not-core"),
        "ACTIVITY_MISSING" => key("gate-activity-missing"),
        "WORK_MISSING" => key("gate-work-missing"),
        "ACTIVITY_NO_CODE" => key("gate-activity-no-code"),
        "CORE_ACTIVITY" => key("gate-core-fits"),
        "UNSIGNED" => key("gate-unsigned"),
        "SIGNED_LATE" => key("gate-signed-late"),
        "NOT_RUNNING" => key("gate-not-running"),
        "SIGNED_ON_START" => key("gate-signed-on-start"),
        "SIGNED" => key("gate-signed"),
        "NOT_NOTIFIED" => key("gate-not-notified"),
        "NOTIFIED_LATE" => key("gate-notified-late"),
        "NOTIFIED_BARELY" => key("gate-notified-barely"),
        "NOTIFIED" => key("gate-was-notified"),
        "HOST_MAY_INSTRUCT" => key("gate-host-may-instruct"),
        "COACH_INSTRUCTS" => key("gate-coach-instructs"),
        "NO_SHIFT_YET" => key("gate-no-shift-yet"),
        "NO_COACH" => key("gate-no-coach"),
        "COACHES_THERE" => key("gate-coaches-there"),
        "NO_QUALIFIED_COACH" => key("gate-no-qualified-coach"),
        "SOME_UNQUALIFIED" => key("gate-some-unqualified"),
        "ALL_QUALIFIED" => key("gate-all-qualified"),
        "TOO_FEW_COACHES" => key("gate-too-few-coaches"),
        "ENOUGH_COACHES" => key("gate-enough-coaches"),
        "COACH_ELSEWHERE" => key("gate-coach-elsewhere"),
        "COACHES_STAY" => key("gate-coaches-stay"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use werkbrug_proto::crews::GateFact;

    use super::*;
    use crate::words::tests::in_each;

    fn gate(finding: &str, facts: &[(&str, &str)]) -> Gate {
        let fact = |(name, value): &(&str, &str)| GateFact { name: (*name).into(), value: (*value).into() };
        Gate { finding: finding.into(), facts: facts.iter().map(fact).collect(), ..Gate::default() }
    }

    #[test]
    fn a_gate_says_what_it_finds_in_each_language() {
        let table = [
            (
                gate("SIGNED", &[("signed", "2026-05-20")]),
                [
                    "ondertekend op woensdag 20 mei 2026",
                    "signée le mercredi 20 mai 2026",
                    "signed on Wednesday 20 May 2026",
                ],
            ),
            (
                gate("COACHES_THERE", &[("coach", "An"), ("coach", "Stef"), ("from", "360"), ("to", "840")]),
                [
                    "begeleiders An en Stef zijn er van 6.00",
                    "accompagnateurs An et Stef sont là",
                    "coaches An and Stef are there",
                ],
            ),
            (
                gate("COACHES_THERE", &[("coach", "Stef"), ("from", "360"), ("to", "840")]),
                ["begeleider Stef is er", "accompagnateur Stef est là", "coach Stef is there"],
            ),
            (
                gate("TOO_FEW_COACHES", &[("from", "0"), ("to", "60"), ("heads", "2"), ("fte", "1"), ("there", "0")]),
                ["vraagt 2 (koppen) en 1 (VTE)", "demande 2 (têtes) et 1 (ETP)", "asks 2 (heads) and 1 (FTE)"],
            ),
        ];
        for (gate, expected) in table {
            let said = in_each(|words| words.gate(&gate).unwrap());
            for (text, part) in said.iter().zip(expected) {
                assert!(text.contains(part) && text.ends_with('.'), "{part}: {text}");
            }
        }
    }

    #[test]
    fn what_this_page_does_not_know_stays_as_it_was_written() {
        for word in ["", "SOMETHING_NEW"] {
            assert_eq!(
                in_each(|words| format!("{:?}", words.gate(&gate(word, &[])))),
                ["None", "None", "None"].map(String::from)
            );
        }
    }
}
