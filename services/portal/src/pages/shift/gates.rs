//! What the law asks of this shift, each gate with its colour in a word and one plain sentence.

use maud::{Markup, html};
use werkbrug_proto::crews::{Gate, GateColour};

use crate::{
    pages::parts::{
        badge::{Tone, badge},
        empty::empty,
    },
    words::{Words, key},
};

/// The gates, the worst first.
pub(crate) fn show(words: &Words, gates: &[Gate]) -> Markup {
    if gates.is_empty() {
        return empty(&words.say("shift-no-gates"));
    }
    let mut gates: Vec<&Gate> = gates.iter().collect();
    gates.sort_by_key(|gate| std::cmp::Reverse(gate.colour));
    html! {
        ul.gates { @for gate in gates {
            @let (tone, word) = colour(gate.colour());
            li {
                (badge(tone, &words.say(word))) " " (sentence(words, gate)) " "
                span.soft { @if let Some(name) = name_of(&gate.code) { (words.say(name)) " · " } span.whole { (gate.code) } }
            }
        } }
    }
}

/// What a gate finds, in the reader's language; what was written down before there were words for it stays Dutch.
pub(crate) fn sentence(words: &Words, gate: &Gate) -> Markup {
    match words.gate(gate) {
        Some(text) => html! { span { (text) } },
        None => html! { span lang="nl" { (gate.sentence) } },
    }
}

/// What a gate is about; nothing for one that is newer than this page.
fn name_of(code: &str) -> Option<&'static str> {
    Some(match code {
        "ENC-01" => key("gate-separate-entity"),
        "ENC-02" => key("gate-core-activity"),
        "ENC-03" => key("gate-agreement"),
        "ENC-04" => key("gate-notified"),
        "ENC-05" => key("gate-coach-present"),
        "ENC-06" => key("gate-coach-qualified"),
        "ENC-07" => key("gate-ratio"),
        "ENC-08" => key("gate-instruction"),
        "ENC-09" => key("gate-one-site"),
        _ => return None,
    })
}

const fn colour(colour: GateColour) -> (Tone, &'static str) {
    match colour {
        GateColour::Unspecified => (Tone::Calm, key("shift-gate-none")),
        GateColour::Green => (Tone::Calm, key("shift-gate-green")),
        GateColour::Amber => (Tone::Watch, key("shift-gate-amber")),
        GateColour::Red => (Tone::Bad, key("shift-gate-red")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::{dutch, in_each};

    #[test]
    fn who_reads_another_language_learns_what_a_gate_is_about() {
        let gates = [Gate { code: "ENC-04".into(), sentence: "Zin.".into(), ..Gate::default() }];
        let shown = in_each(|words| show(words, &gates).into_string());
        for (text, name) in shown.iter().zip(["kennisgeving", "notification", "notice"]) {
            assert!(text.contains(name) && text.contains("<span lang=\"nl\">Zin.</span>"), "{name}: {text}");
        }
    }

    #[test]
    fn a_shut_gate_stands_first_and_says_so_in_a_word() {
        let gate = |code: &str, colour: GateColour| Gate {
            code: code.into(),
            colour: colour.into(),
            sentence: format!("Zin van {code}."),
            ..Gate::default()
        };
        let gates =
            [gate("ENC-01", GateColour::Green), gate("ENC-04", GateColour::Red), gate("ENC-02", GateColour::Amber)];
        let text = show(&dutch(), &gates).into_string();
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
        assert!(at("ENC-04") < at("ENC-02") && at("ENC-02") < at("ENC-01"), "{text}");
        assert!(at("rood") < at("Zin van ENC-04") && text.contains("oranje") && text.contains("in orde"), "{text}");
    }
}
