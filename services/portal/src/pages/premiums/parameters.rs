//! The figures of the law that a run rests on: value, since when, from where, and whether confirmed.

use std::collections::BTreeMap;

use maud::{Markup, html};
use rust_decimal::Decimal;
use tonic::Status;
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_proto::invoicing::{ListParametersRequest, Parameter, PremiumRun};

use crate::{
    lists::{
        cell::{Cell, folded},
        sheet::Sheet,
    },
    pages::{
        parts::{badge::Tone, empty::empty},
        premiums::books::day_of,
    },
    reading::Reader,
    words::{Words, key, tongue::Tongue},
};

/// How many figures of the law are read at once, and how often: a handful a quarter are entered.
const AT_ONCE: i32 = 500;
const MOST_PAGES: usize = 10;
/// The status of what stands in an official text.
const PUBLISHED: &str = "published";

/// The figures that held in the quarter when the run was made, by name.
pub(super) async fn read(reader: Reader<'_>, run: &PremiumRun) -> Result<Vec<Parameter>, Status> {
    Ok(used(all(reader).await?, run))
}

/// Every figure that was ever entered.
pub(super) async fn all(reader: Reader<'_>) -> Result<Vec<Parameter>, Status> {
    let (mut all, mut page_token) = (Vec::new(), String::new());
    for _ in 0..MOST_PAGES {
        let ask = ListParametersRequest { page_size: AT_ONCE, page_token };
        let answer = reader.invoicing()?.list_parameters(ask).await?.into_inner();
        all.extend(answer.parameters);
        page_token = answer.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    Ok(all)
}

/// A value that is recorded later never changes a run that was made: it is left out. What changes
/// inside the quarter stands here twice.
pub(super) fn used(all: Vec<Parameter>, run: &PremiumRun) -> Vec<Parameter> {
    let Ok(quarter) = Quarter::parse(&run.quarter) else { return Vec::new() };
    let (first, last) = (quarter.first_day().to_string(), quarter.last_day().to_string());
    let mut by_name: BTreeMap<String, BTreeMap<String, Parameter>> = BTreeMap::new();
    for one in all {
        if one.recorded_at_us > run.made_at_us || one.valid_from > last {
            continue;
        }
        let dated = by_name.entry(one.name.clone()).or_default();
        let is_newer = dated.get(&one.valid_from).is_none_or(|known| known.recorded_at_us <= one.recorded_at_us);
        if is_newer {
            dated.insert(one.valid_from.clone(), one);
        }
    }
    by_name.into_values().flat_map(|dated| holding(dated, &first)).collect()
}

/// The value at the start of the quarter and those that begin inside it.
fn holding(dated: BTreeMap<String, Parameter>, first: &str) -> Vec<Parameter> {
    let start = dated.keys().rev().find(|from| from.as_str() <= first).cloned();
    dated.into_values().filter(|one| start.as_ref().is_none_or(|start| one.valid_from >= *start)).collect()
}

/// The figures as a table; what is not confirmed calls for attention.
pub(super) fn sheet(words: &Words, basis: &[Parameter]) -> Sheet {
    let heads = [
        key("premium-parameter"),
        key("premium-value"),
        key("premium-valid-from"),
        key("premium-status"),
        key("premium-source"),
    ];
    let row = |one: &Parameter| {
        vec![
            Cell::text(name_of(words, one)),
            value_of(words, one),
            Cell::day(&one.valid_from),
            status_of(words, one),
            Cell::text(&one.source),
        ]
    };
    Sheet::of(words, ("parameters", key("premium-parameters")), &heads, basis.iter().map(row))
}

/// The table with what it means; `here` is the address of the page that it may be taken along from.
pub(super) fn show(words: &Words, run: &PremiumRun, basis: &[Parameter], here: &str) -> Markup {
    if basis.is_empty() {
        return empty(&words.say("premium-no-parameters"));
    }
    html! {
        @if basis.iter().any(|one| one.status != PUBLISHED) { p { (words.say("premium-unconfirmed-why")) } }
        (sheet(words, basis).show(words, day_of(run.made_at_us), here))
    }
}

pub(super) fn status_of(words: &Words, one: &Parameter) -> Cell {
    if one.status == PUBLISHED {
        Cell::State(Tone::Calm, words.say("premium-published").into_owned())
    } else {
        Cell::State(Tone::Watch, words.say("premium-not-confirmed").into_owned())
    }
}

/// Names and how they are told; what is newer than this page stands there by its own name.
const NAMES: &[(&str, &str)] = &[
    ("ggmmi", key("parameter-ggmmi")),
    ("ggmmi_in_quarter", key("parameter-ggmmi-in-quarter")),
    ("cap_multiple", key("parameter-cap-multiple")),
    ("guidance.collective.fixed", key("parameter-collective-fixed")),
    ("guidance.collective.low", key("parameter-collective-low")),
    ("guidance.collective.mid", key("parameter-collective-mid")),
    ("guidance.collective.high", key("parameter-collective-high")),
    ("guidance.individual.fixed_first", key("parameter-individual-fixed-first")),
    ("guidance.individual.fixed_first_quarters", key("parameter-individual-fixed-first-quarters")),
    ("guidance.individual.fixed_after", key("parameter-individual-fixed-after")),
    ("guidance.individual.low", key("parameter-individual-low")),
    ("guidance.individual.mid", key("parameter-individual-mid")),
    ("guidance.individual.high", key("parameter-individual-high")),
    ("contingent_fte", key("parameter-contingent-fte")),
    ("fixed_heads_factor", key("parameter-fixed-heads-factor")),
    ("straddle", key("parameter-straddle")),
    ("ranking_order", key("parameter-ranking-order")),
    ("fill_rate.least", key("parameter-fill-rate")),
    ("organisation.per_fte", key("parameter-organisation")),
    ("organisation.supplement", key("parameter-organisation-supplement")),
    ("organisation.supplement_fte", key("parameter-organisation-fte")),
    ("norm.low", key("parameter-norm-low")),
    ("norm.mid", key("parameter-norm-mid")),
    ("norm.high", key("parameter-norm-high")),
    ("coaches.heads", key("parameter-coaches-heads")),
    ("coaches.fte", key("parameter-coaches-fte")),
    ("advance.per_month", key("parameter-advance")),
    ("guidance.collective", key("effects-collective")),
    ("guidance.individual", key("effects-individual")),
];

/// The names under which a value can be entered: the others stand for several of them, or for an order that is no figure.
pub(super) fn entered() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.iter().copied().filter(|(name, _)| !TOGETHER.contains(name))
}

/// What has no value of its own.
const TOGETHER: [&str; 3] = ["ranking_order", "guidance.collective", "guidance.individual"];
/// The choices as the service writes them.
const CHOICES: [&str; 5] = ["start", "monthly", "end", "in", "out"];

/// The signs between thousands and before decimals: which is which differs by language, the last one is before decimals.
const SIGNS: [char; 2] = ['.', ','];

/// A value as the service writes it: a choice by its word here, a figure with a point before its decimals. Nothing when it can
/// be read in two ways.
pub(super) fn typed(words: &Words, text: &str) -> Option<String> {
    let is_it = |value: &&&str| choice(value).is_some_and(|choice| folded(&words.say(choice)) == folded(text));
    if let Some(value) = CHOICES.iter().find(is_it) {
        return Some((*value).to_owned());
    }
    let bare: String = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '€').collect();
    figure(&bare)
}

/// `2.111,89` and `2,111.89` are one figure; `1.050` is a thousand and fifty here, and one and a bit there: nothing. What is no
/// figure stays as it was typed, for the service to refuse.
fn figure(bare: &str) -> Option<String> {
    let as_typed = Some(bare.to_owned());
    let Some(last) = bare.chars().rev().find(|sign| SIGNS.contains(sign)) else { return as_typed };
    let Some((whole, decimals)) = bare.rsplit_once(last) else { return as_typed };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !whole.contains(SIGNS) {
        let is_unsure = decimals.len() == 3 && is_digits(decimals) && whole != "0";
        return (!is_unsure).then(|| format!("{whole}.{decimals}"));
    }
    let is_whole = whole.contains(last);
    let groups: Vec<&str> = if is_whole { bare.split(last).collect() } else { whole.split(SIGNS).collect() };
    if !groups.iter().all(|group| is_digits(group)) || groups.iter().skip(1).any(|group| group.len() != 3) {
        return as_typed;
    }
    let whole = groups.concat();
    Some(if is_whole { whole } else { format!("{whole}.{decimals}") })
}

/// What a choice can be, in words.
pub(super) fn choices(words: &Words) -> String {
    let told: Vec<String> =
        CHOICES.iter().filter_map(|value| choice(value)).map(|word| words.say(word).into_owned()).collect();
    told.join(" · ")
}

fn name_of(words: &Words, one: &Parameter) -> String {
    name(words, &one.name)
}

/// What a parameter is called; its own name when this page does not know it yet.
pub(super) fn name(words: &Words, name: &str) -> String {
    NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map_or_else(|| name.to_owned(), |(_, key)| words.say(key).into_owned())
}

/// What a choice is called.
pub(super) fn choice(value: &str) -> Option<&'static str> {
    match value {
        "start" => Some(key("parameter-start")),
        "monthly" => Some(key("parameter-monthly")),
        "end" => Some(key("parameter-end")),
        "in" => Some(key("parameter-in")),
        "out" => Some(key("parameter-out")),
        "percent_first" => Some(key("parameter-percent-first")),
        "guidance_first" => Some(key("parameter-guidance-first")),
        _ => None,
    }
}

/// Amounts as euro, choices in words, figures with the language's own comma.
pub(super) fn value_of(words: &Words, one: &Parameter) -> Cell {
    if let Some(choice) = choice(&one.value) {
        return Cell::text(words.say(choice));
    }
    let is_count = one.name.ends_with("_quarters");
    let is_amount = one.name == "ggmmi" || (one.name.starts_with("guidance.") && !is_count);
    let exact: Option<Decimal> = one.value.parse().ok().filter(|_| is_amount);
    match (exact.and_then(Cents::round_half_up), words.tongue()) {
        (Some(cents), _) => Cell::Euro(cents),
        (None, Tongue::Nl | Tongue::Fr) => Cell::text(one.value.replace('.', ",")),
        (None, Tongue::En) => Cell::text(&one.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    fn value(name: &str, value: &str, valid_from: &str, recorded_at_us: i64) -> Parameter {
        Parameter {
            name: name.into(),
            value: value.into(),
            valid_from: valid_from.into(),
            recorded_at_us,
            status: if recorded_at_us == 3 { "unconfirmed".into() } else { PUBLISHED.into() },
            ..Parameter::default()
        }
    }

    #[test]
    fn a_run_shows_what_held_when_it_was_made_and_what_changed_inside_the_quarter() {
        let run = PremiumRun { quarter: "2026Q3".into(), made_at_us: 5, ..PremiumRun::default() };
        let all = vec![
            value("ggmmi", "2000.00", "2025-01-01", 1),
            value("ggmmi", "2100.00", "2026-02-01", 2),
            value("ggmmi", "2150.00", "2026-09-01", 3),
            value("ggmmi", "2155.00", "2026-09-01", 9),
            value("ggmmi", "2200.00", "2026-10-01", 1),
        ];
        let kept: Vec<_> = used(all, &run).into_iter().map(|one| one.value).collect();
        assert_eq!(kept, ["2100.00", "2150.00"]);
    }

    #[test]
    fn a_value_is_typed_as_it_is_read_here() {
        let words = dutch();
        let rows = [
            ("2.111,89", Some("2111.89")),
            ("2,111.89", Some("2111.89")),
            ("€ 2 111,89", Some("2111.89")),
            ("€ 2111.89", Some("2111.89")),
            ("1.234.567", Some("1234567")),
            ("1.234,567", Some("1234.567")),
            ("1,15", Some("1.15")),
            ("0,125", Some("0.125")),
            ("1,0500", Some("1.0500")),
            ("1.050", None),
            ("1,050", None),
            ("1.2,3.4", Some("1.2,3.4")),
            ("Telt niet mee", Some("out")),
            ("monthly", Some("monthly")),
            ("veel", Some("veel")),
        ];
        for (text, value) in rows {
            assert_eq!(typed(&words, text).as_deref(), value, "{text}");
        }
        assert!(choices(&words).contains("telt mee") && entered().all(|(name, _)| name != "ranking_order"));
    }

    #[test]
    fn an_amount_that_nobody_confirmed_is_shown_as_such() {
        let run = PremiumRun { quarter: "2026Q3".into(), ..PremiumRun::default() };
        for (recorded, told) in [(1, false), (3, true)] {
            let text = show(&dutch(), &run, &[value("ggmmi", "2100.5", "2026-02-01", recorded)], "/x").into_string();
            assert!(text.contains("€\u{a0}2.100,50"), "{text}");
            assert_eq!(text.contains("niet bevestigd"), told, "{text}");
        }
    }
}
