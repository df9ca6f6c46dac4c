//! The calendar quarter in which premiums and declarations are settled.

use std::fmt;

use jiff::{ToSpan, civil::Date};

use crate::period::Period;

/// A calendar quarter; written `2026Q4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    first_day: Date,
}

/// Why a value names no quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuarterFault {
    /// The text is not a four-digit year, `Q` and one digit.
    #[error("a quarter reads like 2026Q4")]
    Form,
    /// The number is not 1 to 4.
    #[error("a year has quarters 1 to 4, not {number}")]
    Number {
        /// The number asked for.
        number: u8,
    },
    /// The year is not 1 to 9999.
    #[error("the year {year} is not between 1 and 9999")]
    Year {
        /// The year asked for.
        year: i16,
    },
}

impl Quarter {
    /// The quarter of that year (1 to 9999) and number (1 to 4).
    pub fn new(year: i16, number: u8) -> Result<Self, QuarterFault> {
        let first_month = match number {
            1 => 1,
            2 => 4,
            3 => 7,
            4 => 10,
            _ => return Err(QuarterFault::Number { number }),
        };
        match Date::new(year, first_month, 1) {
            Ok(first_day) if year >= 1 => Ok(Self { first_day }),
            Ok(_) | Err(_) => Err(QuarterFault::Year { year }),
        }
    }

    /// The quarter in which the day falls.
    pub fn of(day: Date) -> Self {
        let months_before = (day.month() - 1) % 3;
        let first_day = day.first_of_month().saturating_sub(months_before.months());
        Self { first_day }
    }

    /// Reads `2026Q4`; refuses any other form, year or number.
    pub fn parse(text: &str) -> Result<Self, QuarterFault> {
        let (year, number) = text.split_once('Q').ok_or(QuarterFault::Form)?;
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || number.len() != 1 || !is_digits(year) || !is_digits(number) {
            return Err(QuarterFault::Form);
        }
        let year = year.parse().map_err(|_| QuarterFault::Form)?;
        Self::new(year, number.parse().map_err(|_| QuarterFault::Form)?)
    }

    /// The calendar year.
    pub fn year(self) -> i16 {
        self.first_day.year()
    }

    /// The number in the year, 1 to 4.
    pub fn number(self) -> u8 {
        (self.first_day.month().unsigned_abs() - 1) / 3 + 1
    }

    /// The first day.
    pub fn first_day(self) -> Date {
        self.first_day
    }

    /// The last day.
    pub fn last_day(self) -> Date {
        let [_, _, third] = self.months();
        third.last_of_month()
    }

    /// The first day of each of the three months.
    pub fn months(self) -> [Date; 3] {
        [0, 1, 2].map(|month: i32| self.first_day.saturating_add(month.months()))
    }

    /// The quarter after this one; the calendar's very last quarter is its own successor.
    pub fn next(self) -> Self {
        Self::of(self.last_day().saturating_add(1.day()))
    }

    /// The quarter before this one; the calendar's very first quarter is its own predecessor.
    pub fn previous(self) -> Self {
        Self::of(self.first_day.saturating_sub(1.day()))
    }

    /// The first through the last day.
    pub fn period(self) -> Period {
        Period::spanning(self.first_day, self.last_day())
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}Q{}", self.year(), self.number())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_quarter_runs_from_its_first_through_its_last_day() {
        let rows = [
            ("2026Q1", date(2026, 1, 1), date(2026, 3, 31)),
            ("2027Q2", date(2027, 4, 1), date(2027, 6, 30)),
            ("2026Q3", date(2026, 7, 1), date(2026, 9, 30)),
            ("2026Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ];
        for (name, first, last) in rows {
            let quarter = Quarter::parse(name).unwrap();
            assert_eq!((quarter.first_day(), quarter.last_day()), (first, last));
            assert_eq!(quarter.period(), Period::new(first, last).unwrap());
            assert_eq!((Quarter::of(first), Quarter::of(last)), (quarter, quarter));
            assert_eq!(Quarter::of(last.tomorrow().unwrap()), quarter.next());
            assert_eq!(Quarter::of(first.yesterday().unwrap()), quarter.previous());
            assert_eq!(Quarter::new(quarter.year(), quarter.number()), Ok(quarter));
            assert_eq!(quarter.to_string(), name);
        }
    }

    #[test]
    fn a_quarter_has_three_months() {
        let months = [date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)];
        assert_eq!(Quarter::of(date(2026, 11, 30)).months(), months);
    }

    #[test]
    fn only_existing_quarters_can_be_named() {
        let rows = [
            ("2026Q0", Err(QuarterFault::Number { number: 0 })),
            ("2026Q1", Ok((2026, 1))),
            ("2026Q4", Ok((2026, 4))),
            ("2026Q5", Err(QuarterFault::Number { number: 5 })),
            ("0000Q1", Err(QuarterFault::Year { year: 0 })),
            ("0001Q1", Ok((1, 1))),
            ("9999Q4", Ok((9999, 4))),
            ("", Err(QuarterFault::Form)),
            ("26Q1", Err(QuarterFault::Form)),
            ("2026q1", Err(QuarterFault::Form)),
            ("2026Q01", Err(QuarterFault::Form)),
            ("2026-Q1", Err(QuarterFault::Form)),
            ("+026Q1", Err(QuarterFault::Form)),
        ];
        for (text, expected) in rows {
            let quarter = Quarter::parse(text).map(|found| (found.year(), found.number()));
            assert_eq!(quarter, expected, "{text:?}");
        }
        assert_eq!(Quarter::new(i16::MAX, 1), Err(QuarterFault::Year { year: i16::MAX }));
    }

    #[test]
    fn the_calendar_ends_without_an_accident() {
        assert_eq!(Quarter::of(Date::MAX).next(), Quarter::of(Date::MAX));
        assert_eq!(Quarter::of(Date::MIN).previous(), Quarter::of(Date::MIN));
    }
}
