//! When the Department reckons and pays a quarter and a year.
//!
//! Regulation 1.5 (herwin.be, "wanneer is de maatwerksubsidie definitief"): a quarter is reckoned in the third month after
//! it and paid on the tenth working day of the next; a year is reckoned in March and paid on the tenth working day of May.

use jiff::civil::Date;
use werkbrug_kernel::{calendar::WorkingCalendar, quarter::Quarter};

/// The working day of the month on which is paid.
const WORKING_DAY: u32 = 10;

/// The first day of the month in which a quarter is reckoned.
pub fn quarter_is_reckoned(quarter: Quarter) -> Date {
    let [_, _, third] = quarter.next().months();
    third
}

/// The day on which a quarter's balance is paid; a negative one is withheld from the next advance instead.
pub fn quarter_is_paid(calendar: &WorkingCalendar, quarter: Quarter) -> Option<Date> {
    let [first, _, _] = quarter.next().next().months();
    calendar.nth_working_day_of_month(first.year(), first.month(), WORKING_DAY)
}

/// The first day of the month in which a year is recomputed and levelled.
pub fn year_is_reckoned(year: i16) -> Option<Date> {
    Date::new(year.checked_add(1)?, 3, 1).ok()
}

/// The day on which the balance of a year is paid.
pub fn year_is_paid(calendar: &WorkingCalendar, year: i16) -> Option<Date> {
    calendar.nth_working_day_of_month(year.checked_add(1)?, 5, WORKING_DAY)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Quarter, WorkingCalendar, quarter_is_paid, quarter_is_reckoned, year_is_paid, year_is_reckoned};

    #[test]
    fn each_quarter_has_its_month_and_its_day() {
        // Regulation 1.5: Q1 in June, paid on the tenth working day of July; the days follow from the Belgian holidays.
        let rows = [
            (1, date(2025, 6, 1), date(2025, 7, 14)),
            (2, date(2025, 9, 1), date(2025, 10, 14)),
            (3, date(2025, 12, 1), date(2026, 1, 15)),
            (4, date(2026, 3, 1), date(2026, 4, 15)),
        ];
        let calendar = WorkingCalendar::belgian();
        for (number, reckoned, paid) in rows {
            let quarter = Quarter::new(2025, number).unwrap();
            assert_eq!(quarter_is_reckoned(quarter), reckoned, "{quarter}");
            assert_eq!(quarter_is_paid(&calendar, quarter), Some(paid), "{quarter}");
        }
        assert_eq!(year_is_reckoned(2025), Some(date(2026, 3, 1)));
        assert_eq!(year_is_paid(&calendar, 2025), Some(date(2026, 5, 18)));
    }
}
