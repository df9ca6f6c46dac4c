//! The answer to a rush call: one day with its verdict, the reasons, what would make it sooner, and keeping the minutes.

use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::orders::{CheckDateResponse, DateVerdict, Order, WaitingOrder, WhyStep};

use super::{MATERIAL, ORDER, WANTED, pieces_name};
use crate::{
    pages::{
        orders::said,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            form::{Field, changing},
            table::{Head, table},
        },
    },
    visit::{Fields, Visit},
    words::{Words, key},
};

/// Where minutes are kept.
pub(super) const HOLD: &str = "/spoed/vasthouden";
/// How the new order is called.
pub(super) const REFERENCE: &str = "referentie";

/// What can be said.
pub(super) fn show(
    visit: &Visit,
    (order, found): (&Order, &CheckDateResponse),
    fields: &Fields,
    today: Date,
) -> Markup {
    let words = &visit.words;
    html! {
        (verdict(words, found, today))
        h3 #waarom { (words.say("rush-why")) }
        (why(words, &found.why, today))
        (sooner(words, found, today))
        (hold(visit, order, fields))
    }
}

fn day(words: &Words, iso: &str, today: Date) -> String {
    iso.parse().map_or_else(|_| words.say("rush-out-of-sight").into_owned(), |day: Date| words.short_day(day, today))
}

fn known_day(words: &Words, iso: Option<&str>, today: Date) -> String {
    day(words, iso.unwrap_or_default(), today)
}

fn verdict(words: &Words, found: &CheckDateResponse, today: Date) -> Markup {
    let (tone, word) = match found.verdict() {
        DateVerdict::Feasible => (Tone::Good, key("rush-feasible")),
        DateVerdict::Tight => (Tone::Watch, key("rush-tight")),
        DateVerdict::Infeasible | DateVerdict::Unspecified => (Tone::Bad, key("rush-infeasible")),
    };
    let said = found.said_on.parse().map_or_else(|_| String::new(), |on: Date| words.long_day(on));
    html! {
        p.core { (badge(tone, &words.say(word))) " " strong { (words.fill("rush-say", &[("day", said.into())])) } }
        (said::days(words, found, today, Some("#waarom")))
    }
}

/// The steps, a sentence each.
pub(crate) fn why(words: &Words, steps: &[WhyStep], today: Date) -> Markup {
    html! { ol { @for step in steps { @if let Some(sentence) = sentence(words, step, today) { li { (sentence) } } } } }
}

/// One step in words; nothing for a kind that is not known here.
fn sentence(words: &Words, step: &WhyStep, today: Date) -> Option<String> {
    let on = day(words, &step.day, today);
    let text = match step.kind.as_str() {
        "starts" if step.is_for_material => words.fill("rush-starts-material", &[("day", on.into())]),
        "starts" => words.fill("rush-starts", &[("day", on.into())]),
        "takes" => {
            let values = [
                ("department", step.department.as_str().into()),
                ("activity", step.activity.as_str().into()),
                ("planned", words.hours(step.planned_minutes.into()).into()),
                ("likely", words.hours(step.likely_minutes.into()).into()),
                ("safe", words.hours(step.safe_minutes.into()).into()),
                ("weeks", step.weeks.into()),
            ];
            words.fill(if step.weeks == 0 { key("rush-takes-unmeasured") } else { key("rush-takes") }, &values)
        }
        "closed" if step.holiday.is_empty() => words.fill("rush-closed", &[("day", on.into())]),
        "closed" => words.fill("rush-holiday", &[("day", on.into()), ("holiday", step.holiday.as_str().into())]),
        "full" => {
            words.fill("rush-full", &[("department", step.department.as_str().into()), ("count", step.days.into())])
        }
        "ready" => {
            let safe = known_day(words, step.safe_on.as_deref(), today);
            words.fill("rush-ready", &[("day", on.into()), ("safe", safe.into())])
        }
        _ => return None,
    };
    Some(text)
}

/// What would make it sooner; never overtime and never a faster pace.
fn sooner(words: &Words, found: &CheckDateResponse, today: Date) -> Markup {
    let has_none = found.part.is_none() && found.other_departments.is_empty() && found.waiting_orders.is_empty();
    html! {
        h3 { (words.say("rush-sooner")) }
        @if has_none { p.soft { (words.say("rush-nothing-sooner")) } }
        @if let Some(part) = &found.part {
            p { (words.fill("rush-part", &[("day", day(words, &part.p90_on, today).into())])) }
            ul { @for (line, pieces) in found.lines.iter().zip(&part.pieces) {
                li { (line.line_description) ": " (words.fill("rush-part-of", &[
                    ("part", (*pieces).into()), ("count", line.pieces.into()),
                ])) }
            } }
        }
        @for other in &found.other_departments {
            p { (words.fill("rush-elsewhere", &[
                ("from", other.from.as_str().into()), ("to", other.to.as_str().into()),
                ("activity", other.activity.as_str().into()), ("p50", day(words, &other.p50_on, today).into()),
                ("p90", known_day(words, other.p90_on.as_deref(), today).into()),
            ])) }
        }
        @if !found.waiting_orders.is_empty() {
            p { (words.say("rush-waiting")) }
            (waiting(words, &found.waiting_orders, today))
        }
    }
}

fn waiting(words: &Words, orders: &[WaitingOrder], today: Date) -> Markup {
    let names = [
        key("order-reference"),
        key("order-customer"),
        key("order-promised"),
        key("rush-then-expected"),
        key("rush-agreement"),
        key("rush-ours-then"),
    ]
    .map(|name| words.say(name));
    let heads = names.each_ref().map(|name| Head::text(name));
    table(
        &words.say("rush-waiting"),
        &heads,
        &html! { @for order in orders { tr {
            th scope="row" { a href={ "/orders/" (order.order_id) } { (order.order_reference) } }
            td { a href={ "/bedrijven/" (order.company_id) } { (order.company_name) } }
            td { (day(words, &order.promised_on, today)) }
            td { (known_day(words, order.expected_on.as_deref(), today)) }
            td {
                @if order.working_days_late == 0 { (words.say("rush-stays-in-time")) }
                @else { (badge(Tone::Watch, &words.fill("rush-must-agree", &[("count", order.working_days_late.into())]))) }
            }
            td { (known_day(words, order.p90_on.as_deref(), today)) }
        } } },
    )
}

/// Keeping what was said for a while.
fn hold(visit: &Visit, order: &Order, fields: &Fields) -> Markup {
    let words = &visit.words;
    let reference = words.say("rush-reference");
    changing(
        &visit.signed,
        HOLD,
        &html! {
            h3 { (words.say("rush-hold-title")) }
            input type="hidden" name=(ORDER) value=(order.order_id);
            @for (place, line) in order.lines.iter().enumerate() {
                @let typed = fields.text(&pieces_name(place));
                input type="hidden" name=(pieces_name(place))
                    value=(if typed.is_empty() { line.pieces.to_string() } else { typed.to_owned() });
            }
            @for name in [WANTED, MATERIAL] { input type="hidden" name=(name) value=(fields.text(name)); }
            (Field::required(REFERENCE, &reference).holding(&order.order_reference).text())
            (said::choice(words, ""))
            div { (button::submit(Weight::Main, &words.say("rush-hold"))) }
        },
    )
}
