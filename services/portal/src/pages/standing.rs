//! How sure a head count is: provisional until the agreed hour; from then on it stands, and what changed since is said beside it.

use jiff::civil::{Date, DateTime};
use maud::{Markup, html};
use werkbrug_proto::crews::{HeadCountCause, HeadCountChange, HostShift};

use crate::words::{Words, key};

/// Seconds in a minute.
const MINUTE: u32 = 60;
/// Microseconds in a minute.
const MINUTE_US: i64 = 60_000_000;

/// From when the count stands, or that it does.
pub(crate) fn sureness(words: &Words, shift: &HostShift) -> String {
    if shift.is_definitive {
        return words.say("host-settled").into_owned();
    }
    words.fill("floor-provisional-until", &[("clock", words.clock(shift.definitive_minute).into())])
}

/// What stood at the agreed hour and each change since, with why; nothing while nothing changed.
pub(crate) fn changes(words: &Words, shift: &HostShift) -> Markup {
    let day: Date = shift.day.parse().unwrap_or_default();
    let count =
        |coming: u32, wanted: u32| words.fill("host-of", &[("coming", coming.into()), ("wanted", wanted.into())]);
    let line = |change: &HeadCountChange| {
        let why = words.say(why(change.cause()));
        let at = words.time_on(change.changed_at_us, day);
        html! { li { (at) ": " (count(change.heads_coming, change.heads_wanted)) " · " (why) } }
    };
    let stood = count(shift.heads_coming_stood, shift.heads_wanted_stood);
    let clock = words.clock(shift.definitive_minute);
    html! { @if !shift.head_count_changes.is_empty() {
        p { (words.fill("floor-stood", &[("clock", clock.into()), ("count", stood.into())])) }
        ul { @for change in in_short(&shift.head_count_changes) { (line(change)) } }
    } }
}

/// Of changes one after the other in one minute and for one reason, such as a crew that is filled, how it ended.
fn in_short(changes: &[HeadCountChange]) -> impl Iterator<Item = &HeadCountChange> {
    let minute = |change: &HeadCountChange| change.changed_at_us.div_euclid(MINUTE_US);
    let is_same =
        move |one: &HeadCountChange, next: &HeadCountChange| (one.cause, minute(one)) == (next.cause, minute(next));
    changes.chunk_by(is_same).filter_map(<[_]>::last)
}

const fn why(cause: HeadCountCause) -> &'static str {
    match cause {
        HeadCountCause::HostAsked => key("floor-why-host-asked"),
        HeadCountCause::WorkshopAsked => key("floor-why-workshop-asked"),
        HeadCountCause::Planned => key("floor-why-planned"),
        HeadCountCause::FellOut => key("floor-why-fell-out"),
        HeadCountCause::CameBack => key("floor-why-came-back"),
        HeadCountCause::StoodIn => key("floor-why-stood-in"),
        HeadCountCause::Unspecified => key("floor-other"),
    }
}

/// The minutes at which counts of today are still to become definitive.
pub(crate) fn turns<'a>(shifts: impl IntoIterator<Item = &'a HostShift>, today: Date) -> impl Iterator<Item = u32> {
    let today = today.to_string();
    let is_to_turn = move |shift: &&HostShift| shift.day == today && !shift.is_definitive && !shift.is_cancelled;
    shifts.into_iter().filter(is_to_turn).map(|shift| shift.definitive_minute)
}

/// The second of its day.
pub(crate) fn second_of(now: DateTime) -> u32 {
    let whole = i32::from(now.hour()) * 3_600 + i32::from(now.minute()) * 60 + i32::from(now.second());
    u32::try_from(whole).unwrap_or_default()
}

/// Tells the page to read its region again at the first of these minutes of today, since nobody says it then.
pub(crate) fn alarm(second_of_day: u32, minutes: impl Iterator<Item = u32>) -> Markup {
    html! { @if let Some(seconds) = until(second_of_day, minutes) { span hidden data-again=(seconds) {} } }
}

/// Seconds until just after the first of these minutes that is still to come.
fn until(second_of_day: u32, minutes: impl Iterator<Item = u32>) -> Option<u32> {
    let left = |minute: u32| minute.saturating_mul(MINUTE).checked_sub(second_of_day).filter(|left| *left > 0);
    minutes.filter_map(left).min().map(|left| left.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::dutch;

    const DAY: Date = date(2026, 11, 23);

    #[test]
    fn a_count_is_provisional_until_the_agreed_hour() {
        let shift = |is_definitive| HostShift { is_definitive, definitive_minute: 435, ..HostShift::default() };
        assert_eq!(sureness(&dutch(), &shift(true)), "definitief");
        let before = sureness(&dutch(), &shift(false));
        assert!(before.contains("voorlopig") && before.contains("7.15"), "{before}");
    }

    #[test]
    fn what_changed_since_is_said_with_why_and_nothing_when_nothing_did() {
        let words = dutch();
        let change = |hour, cause: HeadCountCause, heads_wanted, heads_coming| HeadCountChange {
            changed_at_us: werkbrug_kernel::brussels::instant(DAY.at(hour, 5, 0, 0)).as_microsecond(),
            cause: cause.into(),
            heads_wanted,
            heads_coming,
        };
        let still = HostShift {
            day: DAY.to_string(),
            is_definitive: true,
            definitive_minute: 435,
            heads_wanted_stood: 5,
            heads_coming_stood: 5,
            ..HostShift::default()
        };
        assert_eq!(changes(&words, &still).into_string(), "");
        let head_count_changes =
            vec![change(7, HeadCountCause::HostAsked, 6, 5), change(8, HeadCountCause::FellOut, 6, 4)];
        let said = changes(&words, &HostShift { head_count_changes, ..still }).into_string();
        for part in [
            "7.15",
            "5 komen, 5 gevraagd",
            "7.05: 5 komen, 6 gevraagd · gevraagd door de klant",
            "8.05: 4 komen, 6 gevraagd · iemand valt uit",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }

    #[test]
    fn a_crew_that_is_filled_in_one_minute_is_one_change() {
        let change = |second: i64, cause: HeadCountCause, heads_coming| HeadCountChange {
            changed_at_us: second * 1_000_000,
            cause: cause.into(),
            heads_coming,
            ..HeadCountChange::default()
        };
        let (planned, fell_out) = (HeadCountCause::Planned, HeadCountCause::FellOut);
        let changes = [
            change(0, planned, 1),
            change(59, planned, 2),
            change(60, planned, 3),
            change(61, fell_out, 2),
            change(62, planned, 3),
        ];
        let said: Vec<u32> = in_short(&changes).map(|change| change.heads_coming).collect();
        assert_eq!(said, [2, 3, 2, 3]);
    }

    #[test]
    fn a_page_reads_again_just_after_the_first_hour_that_is_to_come() {
        let quarter_past_seven = 435 * 60;
        let table = [
            (quarter_past_seven - 30, vec![435], Some(31)),
            (quarter_past_seven - 30, vec![480, 435], Some(31)),
            (quarter_past_seven, vec![435], None),
            (quarter_past_seven, vec![435, 480], Some(45 * 60 + 1)),
            (0, vec![], None),
        ];
        for (second, minutes, expected) in table {
            assert_eq!(until(second, minutes.into_iter()), expected, "{second}");
        }
    }
}
