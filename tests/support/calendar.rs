//! The days on which presets play, and how the portal writes a day in Dutch: no journey names a weekday itself.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::trade::TODAY;

/// When the business clock of a system under test starts: far from midnight, whatever time it is here.
pub const MORNING: &str = "09:00";

const WEEKDAYS: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// The day after the preset's day.
#[must_use]
pub fn tomorrow() -> Date {
    TODAY.checked_add(1.day()).expect("a day")
}

/// So many days before the preset's day.
#[must_use]
pub fn days_ago(days: u32) -> Date {
    TODAY.checked_sub(i64::from(days).days()).expect("a day")
}

/// The last working day before the preset's day.
#[must_use]
pub fn last_working_day() -> Date {
    (1..7).map(days_ago).find(|day| is_working(*day)).expect("a working day")
}

/// Another working day of the preset's week.
#[must_use]
pub fn other_working_day() -> Date {
    let day = tomorrow();
    if is_working(day) && day.weekday() != Weekday::Monday { day } else { last_working_day() }
}

/// `dinsdag 24 november 2026`.
#[must_use]
pub fn in_words(day: Date) -> String {
    format!("{} {}", without_year(day), day.year())
}

/// `Dinsdag 24 november`, as a card says it.
#[must_use]
pub fn on_a_card(day: Date) -> String {
    let text = without_year(day);
    let (first, rest) = text.split_at(1);
    first.to_uppercase() + rest
}

fn without_year(day: Date) -> String {
    let at = |number: i8| usize::try_from(number - 1).expect("a number from one");
    let weekday = WEEKDAYS.get(at(day.weekday().to_monday_one_offset())).expect("a weekday");
    let month = MONTHS.get(at(day.month())).expect("a month");
    format!("{weekday} {} {month}", day.day())
}

fn is_working(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_written_as_the_portal_writes_it() {
        assert_eq!(in_words(date(2026, 11, 24)), "dinsdag 24 november 2026");
        assert_eq!(on_a_card(date(2027, 1, 3)), "Zondag 3 januari");
    }

    #[test]
    fn the_other_days_are_working_days_and_not_the_day_itself() {
        for day in [last_working_day(), other_working_day()] {
            assert!(is_working(day) && day != TODAY, "{day}");
        }
        assert!(last_working_day() < TODAY);
    }
}
