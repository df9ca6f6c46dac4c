//! The shifts to come, each with how sure its head count is and what a change costs, in the agreement's own figures.

use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::crews::{HostShift, ShiftStage};

use super::change;
use crate::{
    pages::{
        parts::{
            badge::{Tone, badge},
            empty::empty,
        },
        standing::{changes, sureness},
    },
    visit::Visit,
    words::Words,
};

/// The shifts of today and later.
pub(super) fn list(visit: &Visit, shifts: &[HostShift], today: Date) -> Markup {
    let from = today.to_string();
    let coming: Vec<&HostShift> = shifts.iter().filter(|shift| shift.day >= from).collect();
    html! {
        @if coming.is_empty() { (empty(&visit.words.say("floor-nothing-coming"))) }
        @else { ul.requests { @for shift in coming { li { (one(visit, shift, today)) } } } }
    }
}

/// What crews made in the past weeks, and what went wrong: of all of them together, never of a person.
pub(super) fn made(words: &Words, shifts: &[HostShift], today: Date) -> Markup {
    let told = |shift: &&HostShift| shift.pieces > 0 || shift.incidents > 0 || shift.minutes_taken_back > 0;
    let all: Vec<&HostShift> = shifts.iter().filter(told).collect();
    let line = |shift: &HostShift| {
        let back = words.hours(shift.minutes_taken_back.into());
        html! {
            (words.day_cell(&shift.day, today)) " " (shift.place_name)
            @if shift.pieces > 0 { " · " (words.fill("times-made", &[("count", shift.pieces.into())])) }
            @if shift.incidents > 0 { " · " (words.fill("times-incidents", &[("count", shift.incidents.into())])) }
            @if shift.minutes_taken_back > 0 { " · " (words.fill("times-taken-back", &[("hours", back.into())])) }
        }
    };
    html! { @if !all.is_empty() {
        h3 { (words.say("times-made-before")) }
        ul { @for shift in all { li { (line(shift)) } } }
    } }
}

/// The shifts on which silence approves, or approved.
pub(super) fn silence(words: &Words, shifts: &[HostShift], today: Date) -> Markup {
    let told = |shift: &HostShift| {
        if shift.was_approved_tacitly {
            return Some(words.say("floor-was-tacit").into_owned());
        }
        let on: Date = shift.tacit_on.parse().ok().filter(|_| shift.minutes_present > 0)?;
        Some(words.fill("floor-tacit-on", &[("day", words.short_day(on, today).into())]))
    };
    let all: Vec<(&HostShift, String)> = shifts.iter().filter_map(|shift| Some((shift, told(shift)?))).collect();
    html! { @if !all.is_empty() {
        h3 { (words.say("floor-silence-of-host")) }
        ul { @for (shift, text) in all { li {
            (words.day_cell(&shift.day, today)) " " (shift.place_name) " · " (words.hours(shift.minutes_present.into())) " · " (text)
        } } }
    } }
}

fn one(visit: &Visit, shift: &HostShift, today: Date) -> Markup {
    let words = &visit.words;
    let owed = words.hours(shift.minutes_owed.into());
    html! {
        h3 { (words.day_cell(&shift.day, today)) " " (shift.place_name) " "
            span.soft.whole { (words.clock_span(shift.start_minute, shift.end_minute)) } }
        p.core {
            @if shift.is_cancelled { (badge(Tone::Calm, &words.say("floor-cancelled"))) }
            @else {
                strong { (words.fill("host-of", &[("coming", shift.heads_coming.into()), ("wanted", shift.heads_wanted.into())])) }
                span.soft { (sureness(words, shift)) }
                @if shift.stage() == ShiftStage::Requested { span.soft { (words.say("host-asked")) } }
            }
            @if shift.minutes_owed > 0 { (badge(Tone::Watch, &words.fill("floor-owed", &[("hours", owed.into())]))) }
        }
        (changes(words, shift))
        @if !shift.is_cancelled && shift.stage() != ShiftStage::Approved && !shift.has_begun {
            details.help {
                summary { (words.say("floor-change")) span.hidden { " " (shift.place_name) " " (words.day_cell(&shift.day, today)) } }
                p.soft { (cost(words, shift, today)) }
                (change::form(visit, shift))
            }
        }
    }
}

/// What giving up people costs today.
fn cost(words: &Words, shift: &HostShift, today: Date) -> String {
    if shift.percent_owed_now > 0 {
        return words.fill("floor-costs-now", &[("percent", shift.percent_owed_now.into())]);
    }
    match shift.free_until.parse::<Date>() {
        Ok(last) => words.fill("floor-free-until", &[("day", words.short_day(last, today).into())]),
        Err(_) => words.say("floor-costs-nothing").into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn a_change_says_what_the_agreement_says() {
        let (words, today) = (dutch(), date(2026, 11, 23));
        let table = [
            ((0, ""), "kost niets"),
            ((0, "2026-11-25"), "kost niets tot en met wo 25/11"),
            ((50, "2026-11-20"), "50 % van de uren"),
        ];
        for ((percent_owed_now, free_until), expected) in table {
            let shift = HostShift { percent_owed_now, free_until: free_until.into(), ..HostShift::default() };
            let said = cost(&words, &shift, today);
            assert!(said.contains(expected), "{free_until}: {said}");
        }
    }

    #[test]
    fn silence_is_said_before_and_after_it_approves() {
        let (words, today) = (dutch(), date(2026, 11, 23));
        let shift = |tacit_on: &str, was_approved_tacitly, minutes_present| HostShift {
            day: "2026-11-16".into(),
            tacit_on: tacit_on.into(),
            was_approved_tacitly,
            minutes_present,
            ..HostShift::default()
        };
        let table = [
            (shift("2026-11-24", false, 450), "stilzwijgend goedgekeurd op di 24/11"),
            (shift("", true, 450), "stilzwijgend goedgekeurd"),
            (shift("2026-11-24", false, 0), ""),
            (shift("", false, 450), ""),
        ];
        for (shift, expected) in table {
            let said = silence(&words, std::slice::from_ref(&shift), today).into_string();
            assert!(said.contains(expected) && said.is_empty() == expected.is_empty(), "{expected}: {said}");
        }
    }
}
