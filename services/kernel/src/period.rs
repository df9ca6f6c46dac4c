//! A stretch of days that includes both its first and its last day.

use jiff::{ToSpan, civil::Date};

/// From one day through another, both included; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    from: Date,
    to: Date,
}

/// Why two days make no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodFault {
    /// The last day comes before the first.
    #[error("the period ends on {to}, before it starts on {from}")]
    EndsBeforeStart {
        /// The first day asked for.
        from: Date,
        /// The last day asked for.
        to: Date,
    },
}

impl Period {
    /// From the first through the last day; refuses a last day before the first.
    pub fn new(from: Date, to: Date) -> Result<Self, PeriodFault> {
        if to < from {
            return Err(PeriodFault::EndsBeforeStart { from, to });
        }
        Ok(Self { from, to })
    }

    /// The days between two that are known to be in order.
    pub(crate) fn spanning(from: Date, to: Date) -> Self {
        Self { from, to: to.max(from) }
    }

    /// The first day.
    pub fn from(&self) -> Date {
        self.from
    }

    /// The last day, included.
    pub fn to(&self) -> Date {
        self.to
    }

    /// Whether the day lies in the period.
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether the two share at least one day.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// The days both share, if any.
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to)).ok()
    }

    /// The number of days, at least 1.
    pub fn days(&self) -> u32 {
        let days = self.from.duration_until(self.to).as_hours() / 24 + 1;
        u32::try_from(days).unwrap_or(u32::MAX) // the calendar ends long before
    }

    /// Every day in order.
    pub fn iter_days(&self) -> impl Iterator<Item = Date> + use<> {
        let to = self.to;
        self.from.series(1.day()).take_while(move |day| *day <= to)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn june(from: i8, to: i8) -> Period {
        Period::new(date(2026, 6, from), date(2026, 6, to)).unwrap()
    }

    #[test]
    fn a_period_is_never_empty() {
        let (first, second) = (date(2026, 6, 1), date(2026, 6, 2));
        assert_eq!(Period::new(first, first).map(|period| period.days()), Ok(1));
        let fault = PeriodFault::EndsBeforeStart { from: second, to: first };
        assert_eq!(Period::new(second, first), Err(fault));
        let always = Period::new(Date::MIN, Date::MAX).unwrap();
        assert_eq!(always.days(), 7_304_484);
    }

    #[test]
    fn both_ends_belong_to_the_period() {
        let rows = [(9, false), (10, true), (20, true), (21, false)];
        for (day, expected) in rows {
            assert_eq!(june(10, 20).contains(date(2026, 6, day)), expected, "{day}");
        }
    }

    #[test]
    fn periods_overlap_from_their_first_shared_day() {
        let rows = [
            (june(1, 9), None),
            (june(1, 10), Some(june(10, 10))),
            (june(12, 13), Some(june(12, 13))),
            (june(20, 30), Some(june(20, 20))),
            (june(21, 30), None),
        ];
        for (other, shared) in rows {
            assert_eq!(june(10, 20).intersect(&other), shared);
            assert_eq!(june(10, 20).overlaps(&other), shared.is_some());
        }
    }

    #[test]
    fn every_day_comes_once_and_in_order() {
        let period = Period::new(date(2028, 2, 28), date(2028, 3, 1)).unwrap();
        let days = [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)];
        assert!(period.iter_days().eq(days));
        let last = Period::new(Date::MAX, Date::MAX).unwrap();
        assert!(last.iter_days().eq([Date::MAX]));
    }
}
