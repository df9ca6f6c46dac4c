//! A stretch of civil days that may still be without an end.

use jiff::civil::Date;

use crate::refusal::Refusal;

/// From one day through another, both included; without an end it holds until further notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRange {
    from: Date,
    to: Option<Date>,
}

impl DayRange {
    /// Refuses an end before the start.
    pub fn new(from: Date, to: Option<Date>) -> Result<Self, Refusal> {
        match to {
            Some(to) if to < from => Err(Refusal::EndsBeforeStart { from, to }),
            Some(_) | None => Ok(Self { from, to }),
        }
    }

    /// First day.
    pub fn from(&self) -> Date {
        self.from
    }

    /// Last day, when it is known.
    pub fn to(&self) -> Option<Date> {
        self.to
    }

    /// Whether the day lies in it.
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && !self.is_over(day)
    }

    /// Whether its last day came before this day.
    pub fn is_over(&self, day: Date) -> bool {
        self.to.is_some_and(|to| to < day)
    }

    /// Whether both share at least one day.
    pub fn overlaps(&self, other: &Self) -> bool {
        !self.is_over(other.from) && !other.is_over(self.from)
    }

    /// The same start with this last day.
    pub fn ending(&self, to: Date) -> Result<Self, Refusal> {
        Self::new(self.from, Some(to))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn days(from: i8, to: Option<i8>) -> DayRange {
        DayRange::new(date(2026, 11, from), to.map(|to| date(2026, 11, to))).unwrap()
    }

    #[test]
    fn a_stretch_of_one_day_is_the_shortest() {
        assert!(DayRange::new(date(2026, 11, 2), Some(date(2026, 11, 2))).is_ok());
        assert_eq!(
            DayRange::new(date(2026, 11, 2), Some(date(2026, 11, 1))),
            Err(Refusal::EndsBeforeStart { from: date(2026, 11, 2), to: date(2026, 11, 1) })
        );
    }

    #[test]
    fn both_ends_are_included_and_no_end_means_until_further_notice() {
        let table = [
            (days(2, Some(6)), 1, false),
            (days(2, Some(6)), 2, true),
            (days(2, Some(6)), 6, true),
            (days(2, Some(6)), 7, false),
            (days(2, None), 1, false),
            (days(2, None), 30, true),
        ];
        for (range, day, inside) in table {
            assert_eq!(range.contains(date(2026, 11, day)), inside, "{range:?} {day}");
        }
    }

    #[test]
    fn stretches_overlap_from_the_first_shared_day() {
        let table = [
            (days(2, Some(6)), days(7, Some(9)), false),
            (days(2, Some(6)), days(6, Some(9)), true),
            (days(2, None), days(20, Some(21)), true),
            (days(2, Some(6)), days(1, None), true),
            (days(8, None), days(2, Some(7)), false),
            (days(8, None), days(20, None), true),
        ];
        for (one, other, overlap) in table {
            assert_eq!(one.overlaps(&other), overlap, "{one:?} {other:?}");
            assert_eq!(other.overlaps(&one), overlap, "{other:?} {one:?}");
        }
    }
}
