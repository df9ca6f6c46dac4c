//! How long orders took against what was said, and whether forecasts came true.

use jiff::civil::Date;
use werkbrug_kernel::calendar::WorkingCalendar;

/// An order whose goods left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The day of acceptance.
    pub accepted_on: Date,
    /// The day that was promised.
    pub promised_on: Date,
    /// The day the goods left.
    pub delivered_on: Date,
    /// The likely day, when one was forecast.
    pub p50_on: Option<Date>,
    /// The safe day, when one was forecast.
    pub p90_on: Option<Date>,
}

impl Finished {
    /// Whether the goods left on the promised day at the latest.
    pub fn is_on_time(&self) -> bool {
        self.delivered_on <= self.promised_on
    }

    /// Whether the safe day held; nothing when there was none.
    pub fn held_safely(&self) -> Option<bool> {
        self.p90_on.map(|day| self.delivered_on <= day)
    }
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many of them.
    pub part: u32,
    /// How many there are.
    pub of: u32,
}

impl Share {
    fn count(outcomes: impl Iterator<Item = bool>) -> Self {
        outcomes.fold(Self::default(), |sum, is_so| Self { part: sum.part + u32::from(is_so), of: sum.of + 1 })
    }
}

/// What a group of finished orders comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Delivered on time and in full; goods leave in full or not at all.
    pub on_time: Share,
    /// Likely days that held; about half is as it should be.
    pub p50_held: Share,
    /// Safe days that held; nine of ten is as it should be.
    pub p90_held: Share,
    /// Working days from acceptance to delivery that half of the orders took at most.
    pub median_days: u32,
    /// Working days that nine of ten took at most.
    pub nine_of_ten_days: u32,
    /// Working days that half of the promises said at most.
    pub median_promised_days: u32,
}

/// Most working days early or late that are counted apart; what is beyond counts with the last.
pub const FURTHEST: i32 = 5;

/// What these orders come to.
pub fn summary(orders: &[Finished], calendar: &WorkingCalendar) -> Summary {
    let took = |to: fn(&Finished) -> Date| {
        let mut days: Vec<u32> =
            orders.iter().map(|own| calendar.working_days_between(own.accepted_on, to(own))).collect();
        days.sort_unstable();
        days
    };
    let (took_days, promised_days) = (took(|own| own.delivered_on), took(|own| own.promised_on));
    Summary {
        on_time: Share::count(orders.iter().map(Finished::is_on_time)),
        p50_held: Share::count(orders.iter().filter_map(|own| own.p50_on.map(|day| own.delivered_on <= day))),
        p90_held: Share::count(orders.iter().filter_map(Finished::held_safely)),
        median_days: at_most(&took_days, 50),
        nine_of_ten_days: at_most(&took_days, 90),
        median_promised_days: at_most(&promised_days, 50),
    }
}

/// How many orders came how many working days after their promise; before it is negative. Every day from
/// -[`FURTHEST`] to [`FURTHEST`] has its count.
pub fn spread(orders: &[Finished], calendar: &WorkingCalendar) -> Vec<(i32, u32)> {
    let late = |own: &Finished| {
        let days = if own.is_on_time() {
            0_i64 - i64::from(calendar.working_days_between(own.delivered_on, own.promised_on))
        } else {
            i64::from(calendar.working_days_between(own.promised_on, own.delivered_on))
        };
        i32::try_from(days).unwrap_or(FURTHEST).clamp(-FURTHEST, FURTHEST)
    };
    let all: Vec<i32> = orders.iter().map(late).collect();
    let count = |day: i32| all.iter().fold(0, |count, own| count + u32::from(*own == day));
    (-FURTHEST..=FURTHEST).map(|day| (day, count(day))).collect()
}

/// The days that this many percents took at most; 0 of nobody.
pub(crate) fn at_most(sorted: &[u32], percent: usize) -> u32 {
    let place = (sorted.len() * percent).div_ceil(100);
    place.checked_sub(1).and_then(|index| sorted.get(index)).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Accepted on Tuesday 1 December 2026.
    fn finished(promised: i8, delivered: i8, p90: Option<i8>) -> Finished {
        let day = |number| date(2026, 12, number);
        Finished {
            accepted_on: day(1),
            promised_on: day(promised),
            delivered_on: day(delivered),
            p50_on: p90.map(|_| day(promised)),
            p90_on: p90.map(day),
        }
    }

    #[test]
    fn days_are_working_days_and_a_promise_holds_through_its_day() {
        let orders = [
            finished(4, 3, Some(7)),
            finished(4, 4, Some(7)),
            finished(4, 7, Some(7)),
            finished(4, 8, Some(7)),
            finished(4, 4, None),
        ];
        let found = summary(&orders, &WorkingCalendar::belgian());
        let expected = Summary {
            on_time: Share { part: 3, of: 5 },
            p50_held: Share { part: 2, of: 4 },
            p90_held: Share { part: 3, of: 4 },
            median_days: 3,
            nine_of_ten_days: 5,
            median_promised_days: 3,
        };
        assert_eq!(found, expected);
        assert_eq!(summary(&[], &WorkingCalendar::belgian()), Summary::default());
    }

    #[test]
    fn what_is_far_off_counts_with_the_last() {
        let orders = [finished(18, 3, None), finished(4, 3, None), finished(4, 4, None), finished(4, 30, None)];
        let found = spread(&orders, &WorkingCalendar::belgian());
        let counted: Vec<(i32, u32)> = found.iter().copied().filter(|(_, count)| *count > 0).collect();
        assert_eq!(counted, [(-5, 1), (-1, 1), (0, 1), (5, 1)]);
        assert_eq!(found.len(), 11);
    }
}
