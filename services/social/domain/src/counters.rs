//! Day counters of an absence by illness, and which absences count as one.

use jiff::{ToSpan, civil::Date};
use werkbrug_kernel::quarter::Quarter;

use crate::day_range::DayRange;

/// Relapse window in days for incapacities that start before [`LONG_WINDOW_FROM`].
pub const SHORT_WINDOW_DAYS: i64 = 14;
/// Relapse window in days since the law of 19/12/2025: eight weeks.
pub const LONG_WINDOW_DAYS: i64 = 56;
/// First start of an incapacity to which the long window applies (law of 19/12/2025).
pub const LONG_WINDOW_FROM: Date = jiff::civil::date(2026, 1, 1);
/// The guaranteed wage at its fullest, in basis points.
const FULL_WAGE: u32 = 10_000;

/// A day on which something about a long absence ends or falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Milestone {
    /// Last day at 100 % of the guaranteed wage: the 7th.
    FullWageEnds,
    /// Last day at 85.88 %: the 14th.
    MostWageEnds,
    /// Last day on which the employer pays: the 30th.
    WageEnds,
    /// After four weeks the worker is told what help there is.
    HelpNotice,
    /// After eight weeks the work doctor is asked to estimate the potential for work.
    PotentialEstimate,
    /// Within six months a re-integration path starts when there is potential.
    ReintegrationPath,
}

impl Milestone {
    /// Every milestone once.
    pub const ALL: [Self; 6] = [
        Self::FullWageEnds,
        Self::MostWageEnds,
        Self::WageEnds,
        Self::HelpNotice,
        Self::PotentialEstimate,
        Self::ReintegrationPath,
    ];

    /// The day it falls on, for an absence since `first_day`. Nothing beyond the calendar's end.
    pub fn falls_on(self, first_day: Date) -> Option<Date> {
        let ahead = match self {
            Self::FullWageEnds => 6.days(),
            Self::MostWageEnds => 13.days(),
            Self::WageEnds => 29.days(),
            Self::HelpNotice => 28.days(),
            Self::PotentialEstimate => 56.days(),
            Self::ReintegrationPath => 6.months(),
        };
        first_day.checked_add(ahead).ok()
    }
}

/// Which calendar day of an absence this is, counted from 1; nothing before its start.
pub fn day_number(first_day: Date, on: Date) -> Option<u32> {
    let number = days_from(first_day, on).checked_add(1)?;
    u32::try_from(number).ok().filter(|number| *number > 0)
}

/// What the employer pays of the wage of a blue-collar worker on that day of the incapacity, in
/// basis points; the worker has at least one month of service.
pub const fn guaranteed_wage(day_number: u32) -> u32 {
    match day_number {
        1..=7 => FULL_WAGE,
        8..=14 => 8_588,
        15..=30 => 2_588,
        0 | 31..=u32::MAX => 0,
    }
}

/// Whether an incapacity that starts on `next_start` continues one that ended on `last_day`. The
/// window counts from the day after the last day. A proven other cause is for people to say.
pub fn is_relapse(last_day: Date, next_start: Date) -> bool {
    let window = if next_start >= LONG_WINDOW_FROM { LONG_WINDOW_DAYS } else { SHORT_WINDOW_DAYS };
    (1..=window).contains(&days_from(last_day, next_start))
}

/// The day of guaranteed wage that `on` is, with earlier absences that it continues: the balance
/// that they left is what remains. Nothing when nobody is absent on that day.
pub fn wage_day(absences: &[DayRange], on: Date) -> Option<u32> {
    let current = absences.iter().find(|days| days.contains(on))?;
    let mut earlier: Vec<_> = absences
        .iter()
        .filter_map(|days| days.to().filter(|to| *to < current.from()).map(|to| (days.from(), to)))
        .collect();
    earlier.sort_unstable_by(|one, other| other.cmp(one));
    let mut counted = day_number(current.from(), on)?;
    let mut start = current.from();
    for (from, to) in earlier {
        if !is_relapse(to, start) {
            break;
        }
        counted = counted.saturating_add(day_number(from, to)?);
        start = from;
    }
    Some(counted)
}

/// How many days of a quarter the employer pays a guaranteed wage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WageDays {
    /// At 100 %.
    pub full: u32,
    /// At 85.88 %.
    pub most: u32,
    /// At 25.88 %.
    pub supplement: u32,
}

/// The days of guaranteed wage in a quarter; an absence without an end counts as far as the employer would pay.
pub fn wage_days(absences: &[DayRange], quarter: Quarter) -> WageDays {
    let mut found = WageDays::default();
    for day in quarter.period().iter_days() {
        let Some(number) = wage_day(absences, day) else { continue };
        let days = match number {
            1..=7 => &mut found.full,
            8..=14 => &mut found.most,
            15..=30 => &mut found.supplement,
            0 | 31..=u32::MAX => continue,
        };
        *days = days.saturating_add(1);
    }
    found
}

fn days_from(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_guaranteed_wage_steps_down_on_day_8_15_and_31() {
        // regulation.md 5.1 and 6.1 row A14 (abvvmetaal-btb.be).
        let table = [(0, 0), (1, 10_000), (7, 10_000), (8, 8_588), (14, 8_588), (15, 2_588), (30, 2_588), (31, 0)];
        for (day, paid) in table {
            assert_eq!(guaranteed_wage(day), paid, "day {day}");
        }
    }

    #[test]
    fn the_days_of_a_quarter_are_counted_and_never_told_apart() {
        let away = |from, to| DayRange::new(from, to).unwrap();
        let quarter = |text| Quarter::parse(text).unwrap();
        let days = |full, most, supplement| WageDays { full, most, supplement };
        let over = away(date(2026, 3, 20), Some(date(2026, 4, 10)));
        let rows = [
            (vec![over], "2026Q1", days(7, 5, 0)),
            (vec![over], "2026Q2", days(0, 2, 8)),
            // A relapse within eight weeks goes on with what is left.
            (vec![over, away(date(2026, 5, 4), Some(date(2026, 5, 5)))], "2026Q2", days(0, 2, 10)),
            (vec![over, away(date(2026, 6, 8), Some(date(2026, 6, 9)))], "2026Q2", days(2, 2, 8)),
            (vec![away(date(2026, 4, 1), None)], "2026Q2", days(7, 7, 16)),
            (vec![away(date(2026, 4, 1), None)], "2026Q3", days(0, 0, 0)),
            (vec![], "2026Q2", days(0, 0, 0)),
        ];
        for (absences, of, expected) in rows {
            assert_eq!(wage_days(&absences, quarter(of)), expected, "{absences:?} {of}");
        }
    }

    #[test]
    fn days_are_counted_from_the_first_one() {
        let first = date(2026, 11, 23);
        let table = [
            (date(2026, 11, 22), None),
            (first, Some(1)),
            (date(2026, 11, 29), Some(7)),
            (date(2026, 11, 30), Some(8)),
            (date(2027, 1, 18), Some(57)),
        ];
        for (on, number) in table {
            assert_eq!(day_number(first, on), number, "{on}");
        }
    }

    #[test]
    fn milestones_fall_on_their_day() {
        // Wage: regulation.md 5.1. Four weeks, eight weeks, six months: 5.2, since 01/01/2026.
        let first = date(2026, 8, 31);
        let table = [
            (Milestone::FullWageEnds, date(2026, 9, 6)),
            (Milestone::MostWageEnds, date(2026, 9, 13)),
            (Milestone::WageEnds, date(2026, 9, 29)),
            (Milestone::HelpNotice, date(2026, 9, 28)),
            (Milestone::PotentialEstimate, date(2026, 10, 26)),
            (Milestone::ReintegrationPath, date(2027, 2, 28)),
        ];
        assert_eq!(table.map(|(milestone, _)| milestone), Milestone::ALL);
        for (milestone, on) in table {
            assert_eq!(milestone.falls_on(first), Some(on), "{milestone:?}");
        }
        assert_eq!(Milestone::WageEnds.falls_on(Date::MAX), None);
    }

    #[test]
    fn a_relapse_falls_within_56_days_and_before_2026_within_14() {
        // regulation.md 5.2: eight weeks for incapacities that start from 2026-01-01, 14 days before.
        let table = [
            (date(2026, 3, 1), date(2026, 3, 1), false),
            (date(2026, 3, 1), date(2026, 3, 2), true),
            (date(2026, 3, 1), date(2026, 4, 26), true),
            (date(2026, 3, 1), date(2026, 4, 27), false),
            (date(2025, 12, 10), date(2025, 12, 24), true),
            (date(2025, 12, 10), date(2025, 12, 25), false),
            (date(2025, 12, 10), date(2025, 12, 31), false),
            (date(2025, 12, 10), date(2026, 1, 1), true),
        ];
        for (last_day, next_start, relapse) in table {
            assert_eq!(is_relapse(last_day, next_start), relapse, "{last_day} {next_start}");
        }
    }

    #[test]
    fn a_relapse_uses_up_the_balance_that_was_left() {
        let spell = |from, to: Option<Date>| DayRange::new(from, to).unwrap();
        let first = spell(date(2026, 3, 2), Some(date(2026, 3, 11)));
        let second = spell(date(2026, 4, 6), Some(date(2026, 4, 8)));
        let third = spell(date(2026, 5, 4), None);
        let known = [third, first, second];
        let table = [
            (date(2026, 3, 11), Some(10)),
            (date(2026, 3, 12), None),
            (date(2026, 4, 6), Some(11)),
            (date(2026, 5, 4), Some(14)),
            (date(2026, 5, 5), Some(15)),
        ];
        for (on, day) in table {
            assert_eq!(wage_day(&known, on), day, "{on}");
        }
        let fresh = spell(date(2026, 5, 7), None);
        assert_eq!(wage_day(&[first, fresh], date(2026, 5, 7)), Some(1));
    }
}
