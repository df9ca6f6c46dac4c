//! How dates, hours and lists read in a plain Dutch sentence.

use jiff::civil::{Date, DateTime};

/// A date as people here write it: `31/05/2026`.
#[must_use]
pub fn date(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// The hour on the clock: `06:30`.
#[must_use]
pub fn clock(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// An hour in minutes after midnight: `06:30`.
#[must_use]
pub fn minute(of_day: u32) -> String {
    format!("{:02}:{:02}", of_day / 60, of_day % 60)
}

/// Several things in one breath: `An, Bo en Stef`.
#[must_use]
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} en {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::list;

    #[test]
    fn dates_and_hours_read_the_belgian_way() {
        assert_eq!(super::date(date(2026, 6, 1)), "01/06/2026");
        assert_eq!(super::clock(date(2026, 6, 1).at(6, 5, 0, 0)), "06:05");
    }

    #[test]
    fn a_list_ends_with_en() {
        let names = ["An", "Bo", "Stef"].map(String::from);
        assert_eq!(list(&names[..0]), "");
        assert_eq!(list(&names[..1]), "An");
        assert_eq!(list(&names), "An, Bo en Stef");
    }
}
