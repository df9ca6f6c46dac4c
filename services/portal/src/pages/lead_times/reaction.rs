//! How long customers waited for a first answer, on the page of lead times.

use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::orders::{ReactionTime, ReactionTimes};

use super::percent;
use crate::{
    lists::{cell::Cell, sheet::Sheet},
    pages::parts::{
        card::card,
        empty::empty,
        stat::{Stat, stats},
    },
    words::{Words, key},
};

/// The tables, by month and by customer.
pub(super) fn sheets(words: &Words, found: &ReactionTimes) -> [Sheet; 2] {
    [
        sheet(words, ("reactie-maanden", key("reaction-by-month"), key("lead-month")), &found.by_month),
        sheet(words, ("reactie-klanten", key("reaction-by-company"), key("order-customer")), &found.by_company),
    ]
}

fn sheet(
    words: &Words,
    (name, title, group): (&'static str, &'static str, &'static str),
    rows: &[ReactionTime],
) -> Sheet {
    let heads = [
        group,
        key("reaction-answered"),
        key("reaction-same-day"),
        key("lead-median"),
        key("lead-nine"),
        key("reaction-waiting"),
    ];
    let row = |one: &ReactionTime| {
        let named = if one.company_id.is_empty() {
            Cell::text(one.name.clone())
        } else {
            Cell::Link(one.name.clone(), format!("/bedrijven/{}", one.company_id))
        };
        let days = |days: u32| if one.answered == 0 { Cell::None } else { Cell::Number(days.into()) };
        vec![
            named,
            Cell::Number(one.answered.into()),
            Cell::text(percent(words, one.same_day, one.answered)),
            days(one.median_days),
            days(one.nine_of_ten_days),
            Cell::Number(one.waiting.into()),
        ]
    };
    Sheet::of(words, (name, title), &heads, rows.iter().map(row))
}

/// The figures and both tables, as cards.
pub(super) fn show(words: &Words, found: &ReactionTimes, sheets: &[Sheet; 2], (today, here): (Date, &str)) -> Markup {
    let all = found.all.clone().unwrap_or_default();
    html! {
        (card("reactie", &words.say("reaction-title"), &html! {
            p.soft { (words.say("reaction-intro")) }
            @if all.answered == 0 && all.waiting == 0 { (empty(&words.say("reaction-none"))) }
            @else { (figures(words, &all)) }
        }))
        @for sheet in sheets { @if !sheet.rows.is_empty() {
            (card(sheet.name, &sheet.title, &sheet.show(words, today, here)))
        } }
    }
}

fn figures(words: &Words, all: &ReactionTime) -> Markup {
    let days = |count: u32| match all.answered {
        0 => words.say("lead-unknown").into_owned(),
        _ => words.fill("lead-days", &[("count", count.into())]),
    };
    let names = [
        key("reaction-answered"),
        key("reaction-same-day"),
        key("lead-median"),
        key("lead-nine"),
        key("reaction-waiting"),
    ]
    .map(|name| words.say(name));
    let [answered, same_day, median, nine, waiting] = names.each_ref();
    let values = [
        words.number(all.answered.into()),
        percent(words, all.same_day, all.answered),
        days(all.median_days),
        days(all.nine_of_ten_days),
        words.number(all.waiting.into()),
    ];
    let [answered_value, same_day_value, median_value, nine_value, waiting_value] = values.each_ref();
    stats(&[
        Stat::calm(answered, answered_value).explained("#kop-reactie-maanden"),
        Stat::calm(same_day, same_day_value).explained("#kop-reactie-maanden"),
        Stat::calm(median, median_value).explained("#kop-reactie-maanden"),
        Stat::calm(nine, nine_value).explained("#kop-reactie-maanden"),
        Stat::calm(waiting, waiting_value).explained("/offertes"),
    ])
}
