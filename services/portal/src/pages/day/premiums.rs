//! Wage premiums: what a quarter should bring against what the Department paid.

use std::collections::BTreeMap;

use futures::future::try_join_all;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::invoicing::{ListDifferencesRequest, ListPremiumRunsRequest, PremiumRun};

use crate::{
    pages::parts::{
        badge::{Tone, badge},
        empty::empty,
        table::{Head, table},
    },
    reading::Reader,
    words::{Words, key},
};

/// How many reckonings are looked through.
const RUNS: i32 = 50;
/// How many quarters stand on the page.
const QUARTERS: usize = 4;

/// What was read of one quarter.
pub(super) struct OfQuarter {
    quarter: String,
    expected_cents: i64,
    paid_cents: i64,
    is_confirmed: bool,
}

/// Reads the last quarters that were reckoned.
pub(super) async fn read(reader: Reader<'_>) -> Result<Vec<OfQuarter>, Status> {
    let ask = ListPremiumRunsRequest { page_size: RUNS, page_token: String::new() };
    let runs = reader.invoicing()?.list_premium_runs(ask).await?.into_inner().runs;
    try_join_all(latest(runs).into_iter().map(|run| of_quarter(reader, run))).await
}

/// The newest reckoning of each quarter, the newest quarter first.
fn latest(runs: Vec<PremiumRun>) -> Vec<PremiumRun> {
    let mut by_quarter: BTreeMap<String, PremiumRun> = BTreeMap::new();
    for run in runs {
        let is_newer = by_quarter.get(&run.quarter).is_none_or(|known| known.made_at_us < run.made_at_us);
        if is_newer {
            by_quarter.insert(run.quarter.clone(), run);
        }
    }
    by_quarter.into_values().rev().take(QUARTERS).collect()
}

async fn of_quarter(reader: Reader<'_>, run: PremiumRun) -> Result<OfQuarter, Status> {
    let ask = ListDifferencesRequest { quarter: run.quarter.clone(), page_size: 1, page_token: String::new() };
    let found = reader.invoicing()?.list_differences(ask).await?.into_inner();
    Ok(OfQuarter {
        quarter: run.quarter,
        expected_cents: found.expected_cents,
        paid_cents: found.paid_cents,
        is_confirmed: run.unconfirmed.is_empty(),
    })
}

/// The block's content.
pub(super) fn show(words: &Words, seen: &[OfQuarter]) -> Markup {
    if seen.is_empty() {
        return empty(&words.say("day-no-quarter"));
    }
    let quarter = words.say("day-quarter");
    let figures = [key("day-expected"), key("day-paid"), key("day-difference")].map(|column| words.say(column));
    let mut columns = vec![Head::text(&quarter)];
    columns.extend(figures.iter().map(|title| Head::number(title)));
    let rows = html! { @for quarter in seen { (row(words, quarter)) } };
    html! {
        (table(&words.say("day-premiums-table"), &columns, &rows))
        @if seen.iter().any(|quarter| !quarter.is_confirmed) { p.soft { "* " (words.say("day-unconfirmed")) } }
    }
}

fn row(words: &Words, quarter: &OfQuarter) -> Markup {
    let difference = quarter.paid_cents.saturating_sub(quarter.expected_cents);
    let plus = if difference > 0 { "+" } else { "" };
    html! {
        tr {
            th scope="row" { (words.quarter(&quarter.quarter)) @if !quarter.is_confirmed { " *" } }
            td.num { (words.euro(quarter.expected_cents)) }
            td.num { (words.euro(quarter.paid_cents)) }
            td.num {
                @if difference == 0 { (words.euro(0)) }
                @else { (badge(Tone::Watch, &format!("{plus}{}", words.euro(difference)))) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn only_the_newest_reckoning_of_a_quarter_counts_and_the_newest_quarter_comes_first() {
        let run = |quarter: &str, made_at_us, total_cents| PremiumRun {
            quarter: quarter.into(),
            made_at_us,
            total_cents,
            ..PremiumRun::default()
        };
        let runs = vec![run("2026Q2", 5, 1), run("2026Q3", 7, 2), run("2026Q3", 9, 3), run("2026Q3", 8, 4)];
        let kept: Vec<_> = latest(runs).into_iter().map(|run| (run.quarter, run.total_cents)).collect();
        assert_eq!(kept, [("2026Q3".to_owned(), 3), ("2026Q2".to_owned(), 1)]);
    }

    #[test]
    fn money_that_is_missing_stands_out() {
        let of =
            |paid_cents| OfQuarter { quarter: "2026Q3".into(), expected_cents: 10_000, paid_cents, is_confirmed: true };
        for (paid, expected) in [(10_000, "€\u{a0}0,00"), (9_500, "€\u{a0}-5,00"), (10_500, "+€\u{a0}5,00")] {
            let text = show(&dutch(), &[of(paid)]).into_string();
            assert!(text.contains(expected), "{text}");
            assert_eq!(text.contains("badge"), paid != 10_000);
        }
    }
}
