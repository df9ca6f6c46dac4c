//! Working days: Monday to Friday without the Belgian legal holidays and a workshop's closures.

use std::collections::BTreeSet;

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// No count of working days looks further ahead than this many calendar days (a century).
pub const SEARCH_LIMIT_DAYS: usize = 36_525;

/// The ten legal holidays (royal decree of 18 April 1974, article 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// The day after Easter.
    EasterMonday,
    /// 1 May.
    LabourDay,
    /// 39 days after Easter.
    Ascension,
    /// 50 days after Easter.
    WhitMonday,
    /// 21 July.
    NationalDay,
    /// 15 August.
    Assumption,
    /// 1 November.
    AllSaints,
    /// 11 November.
    Armistice,
    /// 25 December.
    Christmas,
}

impl Holiday {
    /// The Dutch name.
    pub const fn name_nl(self) -> &'static str {
        match self {
            Self::NewYear => "Nieuwjaar",
            Self::EasterMonday => "Paasmaandag",
            Self::LabourDay => "Dag van de Arbeid",
            Self::Ascension => "Onze-Lieve-Heer-Hemelvaart",
            Self::WhitMonday => "Pinkstermaandag",
            Self::NationalDay => "Nationale feestdag",
            Self::Assumption => "Onze-Lieve-Vrouw-Hemelvaart",
            Self::AllSaints => "Allerheiligen",
            Self::Armistice => "Wapenstilstand",
            Self::Christmas => "Kerstmis",
        }
    }
}

/// The legal holiday on that day, if any; a fixed date wins from a movable one (1 May 2008).
pub fn belgian_holiday(day: Date) -> Option<Holiday> {
    match (day.month(), day.day()) {
        (1, 1) => return Some(Holiday::NewYear),
        (5, 1) => return Some(Holiday::LabourDay),
        (7, 21) => return Some(Holiday::NationalDay),
        (8, 15) => return Some(Holiday::Assumption),
        (11, 1) => return Some(Holiday::AllSaints),
        (11, 11) => return Some(Holiday::Armistice),
        (12, 25) => return Some(Holiday::Christmas),
        _ => {}
    }
    match easter(day.year())?.duration_until(day).as_hours() / 24 {
        1 => Some(Holiday::EasterMonday),
        39 => Some(Holiday::Ascension),
        50 => Some(Holiday::WhitMonday),
        _ => None,
    }
}

/// The days a workshop works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingCalendar {
    closures: BTreeSet<Date>,
}

impl WorkingCalendar {
    /// Monday to Friday, without the legal holidays.
    pub const fn belgian() -> Self {
        Self { closures: BTreeSet::new() }
    }

    /// The same calendar, closed on that day as well (a bridge day, a replacement holiday).
    pub fn with_closure(self, day: Date) -> Self {
        self.with_closures([day])
    }

    /// The same calendar, closed on those days as well.
    pub fn with_closures(mut self, days: impl IntoIterator<Item = Date>) -> Self {
        self.closures.extend(days);
        self
    }

    /// Whether the workshop works on that day.
    pub fn is_working_day(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
            && belgian_holiday(day).is_none()
            && !self.closures.contains(&day)
    }

    /// The `days`-th working day after `from`; 0 is `from` itself or the next working day.
    /// Nothing beyond [`SEARCH_LIMIT_DAYS`].
    pub fn add_working_days(&self, from: Date, days: u32) -> Option<Date> {
        let skipped = usize::from(days > 0); // the day itself counts only for 0
        let nth = usize::try_from(days.saturating_sub(1)).ok()?;
        let ahead = from.series(1.day()).take(SEARCH_LIMIT_DAYS).skip(skipped);
        ahead.filter(|day| self.is_working_day(*day)).nth(nth)
    }

    /// The working days after `from` through `to`, so that adding them to `from` ends at the last
    /// working day; 0 when `to` is not later.
    pub fn working_days_between(&self, from: Date, to: Date) -> u32 {
        let days = from.series(1.day()).skip(1).take_while(|day| *day <= to);
        days.fold(0, |count, day| count + u32::from(self.is_working_day(day)))
    }

    /// The `n`-th working day of the month, counted from 1; nothing when there is none.
    pub fn nth_working_day_of_month(&self, year: i16, month: i8, n: u32) -> Option<Date> {
        let first = Date::new(year, month, 1).ok()?;
        let nth = usize::try_from(n.checked_sub(1)?).ok()?;
        let days = first.series(1.day()).take_while(|day| *day <= first.last_of_month());
        days.filter(|day| self.is_working_day(*day)).nth(nth)
    }
}

/// Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let day_from_march = h + l - 7 * m + 114;
    let month = i8::try_from(day_from_march / 31).ok()?;
    Date::new(year, month, i8::try_from(day_from_march % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn easter_falls_where_the_published_tables_put_it() {
        let rows = [
            date(1900, 4, 15),
            date(1954, 4, 18),
            date(1981, 4, 19),
            date(2000, 4, 23),
            date(2008, 3, 23),
            date(2011, 4, 24),
            date(2024, 3, 31),
            date(2025, 4, 20),
            date(2026, 4, 5),
            date(2027, 3, 28),
            date(2038, 4, 25), // the latest possible day
            date(2049, 4, 18),
            date(2285, 3, 22), // the earliest possible day
        ];
        for day in rows {
            assert_eq!(easter(day.year()), Some(day));
        }
    }

    #[test]
    fn a_year_has_ten_legal_holidays() {
        let rows = [
            (date(2027, 1, 1), Holiday::NewYear),
            (date(2027, 3, 29), Holiday::EasterMonday),
            (date(2027, 5, 1), Holiday::LabourDay),
            (date(2027, 5, 6), Holiday::Ascension),
            (date(2027, 5, 17), Holiday::WhitMonday),
            (date(2027, 7, 21), Holiday::NationalDay),
            (date(2027, 8, 15), Holiday::Assumption),
            (date(2027, 11, 1), Holiday::AllSaints),
            (date(2027, 11, 11), Holiday::Armistice),
            (date(2027, 12, 25), Holiday::Christmas),
        ];
        let days = date(2027, 1, 1).series(1.day()).take_while(|day| day.year() == 2027);
        let found: Vec<_> = days.filter_map(|day| Some((day, belgian_holiday(day)?))).collect();
        assert_eq!(found, rows);
        assert_eq!(belgian_holiday(date(2026, 5, 14)), Some(Holiday::Ascension));
        assert_eq!(belgian_holiday(date(2026, 5, 25)), Some(Holiday::WhitMonday));
        assert_eq!(belgian_holiday(date(2008, 5, 1)), Some(Holiday::LabourDay));
        assert_eq!(belgian_holiday(date(2027, 3, 28)), None); // Easter itself
        assert_eq!(belgian_holiday(date(2027, 12, 26)), None);
        assert_eq!(Holiday::WhitMonday.name_nl(), "Pinkstermaandag");
    }

    #[test]
    fn a_workshop_works_on_weekdays_that_are_not_closed() {
        let bridge = date(2027, 5, 7);
        let calendar = WorkingCalendar::belgian().with_closure(bridge);
        let rows = [
            (date(2027, 5, 5), true),
            (date(2027, 5, 6), false), // Ascension
            (bridge, false),
            (date(2027, 5, 8), false),
            (date(2027, 5, 9), false),
            (date(2027, 5, 10), true),
        ];
        for (day, expected) in rows {
            assert_eq!(calendar.is_working_day(day), expected, "{day}");
        }
        assert!(WorkingCalendar::belgian().is_working_day(bridge));
    }

    #[test]
    fn working_days_are_counted_over_weekends_and_holidays() {
        let calendar = WorkingCalendar::belgian();
        let (friday, saturday) = (date(2027, 3, 26), date(2027, 3, 27));
        let tuesday = date(2027, 3, 30); // after Easter Monday
        let rows = [
            (friday, 0, Some(friday)),
            (friday, 1, Some(tuesday)),
            (saturday, 0, Some(tuesday)),
            (saturday, 1, Some(tuesday)),
            (saturday, 2, Some(date(2027, 3, 31))),
            (friday, u32::MAX, None),
            (Date::MAX, 0, Some(Date::MAX)),
            (Date::MAX, 1, None),
        ];
        for (from, days, expected) in rows {
            assert_eq!(calendar.add_working_days(from, days), expected, "{from} {days}");
        }
        let rows = [(friday, 0), (saturday, 0), (tuesday, 1), (date(2027, 3, 31), 2)];
        for (to, expected) in rows {
            assert_eq!(calendar.working_days_between(friday, to), expected, "{to}");
        }
        assert_eq!(calendar.working_days_between(tuesday, friday), 0);
    }

    #[test]
    fn a_premium_is_paid_on_the_tenth_working_day() {
        let calendar = WorkingCalendar::belgian();
        let rows = [
            (2026, 7, 10, Some(date(2026, 7, 14))),
            (2027, 5, 10, Some(date(2027, 5, 18))), // Ascension and Whit Monday before it
            (2027, 7, 1, Some(date(2027, 7, 1))),
            (2027, 7, 0, None),
            (2027, 7, 21, Some(date(2027, 7, 30))),
            (2027, 7, 22, None),
            (2027, 13, 1, None),
        ];
        for (year, month, n, expected) in rows {
            assert_eq!(calendar.nth_working_day_of_month(year, month, n), expected, "{month} {n}");
        }
        let closed = calendar.with_closures([date(2026, 7, 13), date(2026, 7, 14)]);
        assert_eq!(closed.nth_working_day_of_month(2026, 7, 10), Some(date(2026, 7, 16)));
    }
}
