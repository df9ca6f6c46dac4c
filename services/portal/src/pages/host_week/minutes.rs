//! Hours that wait for the host: by shift and tariff class, without a name, each with its form.

use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::crews::{ListShiftsRequest, Shift, ShiftStage};

use super::{Asked, WEEK, When, approve};
use crate::{
    pages::parts::{
        badge::{Tone, badge},
        button::{self, Weight},
        empty::empty,
        form,
        official::official,
    },
    reading::Reader,
    visit::{Fields, Visit},
    words::Words,
};

/// How many shifts of two weeks stand on the page.
const SHOWN: i32 = 500;

/// What a host can do about the hours of a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// Nobody recorded anything.
    Empty,
    /// To approve.
    Waits,
    /// To approve once it is over: what comes later cannot be added.
    Runs,
    /// Approved, but a person of the workshop must decide first.
    Held,
    /// Done.
    Approved,
}

/// Reads the own shifts of this week and the one before, as far as they have come.
pub(super) async fn read(reader: Reader<'_>, when: When) -> Result<Vec<Shift>, Status> {
    let from = when.monday().saturating_sub(WEEK.days());
    let to = when.monday().saturating_add((WEEK - 1).days()).min(when.today);
    if to < from {
        return Ok(Vec::new());
    }
    let (from, to) = (from.to_string(), to.to_string());
    let ask = ListShiftsRequest { page_size: SHOWN, from, to, ..ListShiftsRequest::default() };
    let mut shifts = reader.crews()?.list_shifts(ask).await?.into_inner().shifts;
    shifts.sort_by(|one, other| {
        (&one.day, &one.place_name, one.start_minute).cmp(&(&other.day, &other.place_name, other.start_minute))
    });
    Ok(shifts)
}

/// The block's content.
pub(super) fn show(visit: &Visit, shifts: &[Shift], asked: Asked<'_>) -> Markup {
    let (words, when) = (&visit.words, asked.when);
    let sorted: Vec<(&Shift, Standing)> = shifts.iter().map(|shift| (shift, standing(shift, when))).collect();
    let some = |of: fn(Standing) -> bool| -> Vec<&Shift> {
        sorted.iter().filter(|(_, standing)| of(*standing)).map(|(shift, _)| *shift).collect()
    };
    let waiting = some(|standing| matches!(standing, Standing::Waits | Standing::Runs));
    let done = some(|standing| matches!(standing, Standing::Approved | Standing::Held));
    let sum = waiting.iter().map(|shift| u64::from(shift.minutes_present)).sum();
    html! {
        @if waiting.is_empty() { (empty(&words.say("host-no-minutes"))) }
        @else {
            p { (words.fill("host-minutes-wait", &[("count", waiting.len().into()), ("hours", words.hours(sum).into())])) }
            ul.waits { @for shift in waiting { li { (of_shift(visit, shift, asked)) } } }
        }
        @if !done.is_empty() {
            details.done {
                summary { (words.fill("host-approved", &[("count", done.len().into())])) }
                // What was approved is a time sheet.
                ul { @for shift in done { li { (official(words, |words| settled(words, shift, when))) } } }
            }
        }
    }
}

fn standing(shift: &Shift, when: When) -> Standing {
    match (shift.stage(), shift.minutes_approved, shift.minutes_present) {
        (_, 1.., _) => Standing::Approved,
        (ShiftStage::Approved, 0, _) => Standing::Held,
        (_, 0, 0) => Standing::Empty,
        (ShiftStage::Requested | ShiftStage::Published | ShiftStage::Unspecified, 0, 1..) => {
            if is_over(shift, when) {
                Standing::Waits
            } else {
                Standing::Runs
            }
        }
    }
}

/// Whether a shift is over; one that ends on the next day is over on the next day.
fn is_over(shift: &Shift, when: When) -> bool {
    let ends_on_its_day = shift.end_minute > shift.start_minute;
    match shift.day.parse::<Date>() {
        Ok(day) if day == when.today => ends_on_its_day && when.minute() >= shift.end_minute,
        Ok(day) if !ends_on_its_day && day.saturating_add(1.days()) == when.today => when.minute() >= shift.end_minute,
        Ok(day) => day < when.today,
        Err(_) => true,
    }
}

fn of_shift(visit: &Visit, shift: &Shift, asked: Asked<'_>) -> Markup {
    let (words, when) = (&visit.words, asked.when);
    let form = approve_form(visit, shift, asked);
    let until = words.clock(shift.end_minute);
    html! {
        (what(words, shift, when))
        p.core {
            span { (words.say("host-present")) " " strong { (words.hours(shift.minutes_present.into())) } }
            @if !shift.tariff_class.is_empty() { span.soft { (words.say("host-class")) " " (shift.tariff_class) } }
        }
        @if is_over(shift, when) { (form) }
        @else { details {
            summary { (words.fill("host-still-running", &[("until", until.into())])) }
            (official(words, |words| html! { p { (words.say("host-only-once")) } }))
            (form)
        } }
    }
}

fn what(words: &Words, shift: &Shift, when: When) -> Markup {
    html! {
        p { strong { (shift.place_name) } " " span.soft {
            (words.day_cell(&shift.day, when.day)) " " span.whole { (words.clock_span(shift.start_minute, shift.end_minute)) }
        } }
    }
}

/// With what was typed before, when that was refused.
fn approve_form(visit: &Visit, shift: &Shift, asked: Asked<'_>) -> Markup {
    let (words, when) = (&visit.words, asked.when);
    let is_own =
        |fields: &&Fields| fields.text("dienst") == shift.shift_id && fields.text("klasse") == shift.tariff_class;
    let typed =
        |name: &str, usual: String| asked.kept.filter(is_own).map_or(usual, |fields| fields.text(name).to_owned());
    let of_hours = typed("uren", (shift.minutes_present / 60).to_string());
    let of_minutes = typed("minuten", format!("{:02}", shift.minutes_present % 60));
    let (hours, minutes) = (format!("uren-{}", shift.shift_id), format!("minuten-{}", shift.shift_id));
    let content = html! {
        input type="hidden" name="dienst" value=(shift.shift_id);
        input type="hidden" name="klasse" value=(shift.tariff_class);
        input type="hidden" name="op" value=(when.day);
        fieldset {
            legend.hidden { (words.fill("host-approve-of", &[("place", shift.place_name.as_str().into())])) }
            input id=(hours) type="text" inputmode="numeric" name="uren" value=(of_hours) size="3" maxlength="4" autocomplete="off";
            label for=(hours) { (words.say("host-hours")) }
            input id=(minutes) type="text" inputmode="numeric" name="minuten" value=(of_minutes) size="2" maxlength="2" autocomplete="off";
            label for=(minutes) { (words.say("host-min")) }
            (button::submit(Weight::Main, &words.say("host-approve")))
        }
    };
    form::changing(&visit.signed, approve::PATH, &content)
}

fn settled(words: &Words, shift: &Shift, when: When) -> Markup {
    html! {
        (what(words, shift, when))
        p.core {
            @if shift.minutes_approved == 0 { (badge(Tone::Watch, &words.say("host-held"))) }
            @else {
                span { (words.fill("host-approved-of", &[
                    ("approved", words.hours(shift.minutes_approved.into()).into()),
                    ("present", words.hours(shift.minutes_present.into()).into()),
                ])) }
            }
            @if !shift.tariff_class.is_empty() { span.soft { (words.say("host-class")) " " (shift.tariff_class) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn hours_wait_until_they_are_approved_and_are_asked_for_once_the_shift_is_over() {
        let today = date(2026, 11, 25);
        let when = |minute: u32| When { day: today, today, second: minute * 60, settled_from: 435 };
        let shift = |day: &str, (start, end): (u32, u32), (present, approved): (u32, u32), stage: ShiftStage| Shift {
            day: day.to_owned(),
            start_minute: start,
            end_minute: end,
            minutes_present: present,
            minutes_approved: approved,
            stage: stage.into(),
            ..Shift::default()
        };
        let (day, night, known) = ((480, 960), (1_320, 360), ShiftStage::Published);
        let table = [
            (shift("2026-11-25", day, (900, 0), known), 959, Standing::Runs),
            (shift("2026-11-25", day, (900, 0), known), 960, Standing::Waits),
            (shift("2026-11-24", day, (900, 0), known), 0, Standing::Waits),
            (shift("2026-11-24", night, (900, 0), known), 359, Standing::Runs),
            (shift("2026-11-24", night, (900, 0), known), 360, Standing::Waits),
            (shift("2026-11-24", day, (0, 0), known), 0, Standing::Empty),
            (shift("2026-11-24", day, (900, 1), known), 0, Standing::Approved),
            (shift("2026-11-24", day, (900, 0), ShiftStage::Approved), 0, Standing::Held),
        ];
        for (shift, minute, expected) in table {
            assert_eq!(standing(&shift, when(minute)), expected, "{} {minute}", shift.day);
        }
    }
}
