//! Wage premiums: what a quarter should bring against what the Department paid.

use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::invoicing::PremiumRun;

use crate::{
    pages::{
        parts::{
            badge::{Tone, badge},
            empty::empty,
            table::{Head, table},
        },
        premiums::books::newest_of_each,
    },
    reading::Reader,
    words::{Words, key},
};

/// How many quarters stand on the page.
const QUARTERS: i32 = 4;

/// What was read of one quarter.
pub(super) struct OfQuarter {
    quarter: String,
    expected_cents: i64,
    paid_cents: i64,
    is_confirmed: bool,
}

/// Reads the last quarters that were reckoned.
pub(super) async fn read(reader: Reader<'_>) -> Result<Vec<OfQuarter>, Status> {
    let runs = newest_of_each(reader, QUARTERS).await?;
    Ok(runs.into_iter().map(of_quarter).collect())
}

fn of_quarter(run: PremiumRun) -> OfQuarter {
    OfQuarter {
        expected_cents: run.total_cents,
        paid_cents: run.paid_cents,
        is_confirmed: run.unconfirmed.is_empty(),
        quarter: run.quarter,
    }
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
    // Who may read premiums has the pages that explain them.
    let why = format!("/verschillen?kwartaal={}", quarter.quarter);
    html! {
        tr {
            th scope="row" { a href="/premies" { (words.quarter(&quarter.quarter)) } @if !quarter.is_confirmed { " *" } }
            td.num { (words.euro(quarter.expected_cents)) }
            td.num { (words.euro(quarter.paid_cents)) }
            td.num {
                @if difference == 0 { (words.euro(0)) }
                @else { a href=(why) { (badge(Tone::Watch, &format!("{plus}{}", words.euro(difference)))) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

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
