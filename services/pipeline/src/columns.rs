//! Between the calendar we reckon with and the columns we store.

use jiff::civil;

/// A civil day as the database stores it.
///
/// Both types cover the years -9999 to 9999, so nothing is ever cut.
#[must_use]
pub fn to_column(day: civil::Date) -> time::Date {
    let month = u8::try_from(day.month()).ok().and_then(|number| time::Month::try_from(number).ok());
    let number = u8::try_from(day.day()).unwrap_or(1);
    month
        .and_then(|month| time::Date::from_calendar_date(i32::from(day.year()), month, number).ok())
        .unwrap_or(time::Date::MIN)
}

/// A stored day as the calendar we reckon with.
#[must_use]
pub fn from_column(day: time::Date) -> civil::Date {
    let year = i16::try_from(day.year()).unwrap_or(civil::Date::MIN.year());
    let month = i8::try_from(u8::from(day.month())).unwrap_or(1);
    let number = i8::try_from(day.day()).unwrap_or(1);
    civil::Date::new(year, month, number).unwrap_or(civil::Date::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_survives_the_trip() {
        for text in ["2024-02-29", "2026-11-23", "2027-12-31", "0001-01-01", "9999-12-31"] {
            let day: civil::Date = text.parse().unwrap();
            assert_eq!(from_column(to_column(day)), day);
        }
    }
}
