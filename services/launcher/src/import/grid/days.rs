//! Which day a column of the weekly grid is, and days that follow each other.

use jiff::{ToSpan, civil::Date};

use crate::import::cell;

const WEEKDAYS: [(&str, &str); 7] = [
    ("ma", "maandag"),
    ("di", "dinsdag"),
    ("wo", "woensdag"),
    ("do", "donderdag"),
    ("vr", "vrijdag"),
    ("za", "zaterdag"),
    ("zo", "zondag"),
];

/// The day of a header: a date, with or without a weekday before it, or a bare weekday of the
/// week that starts on `monday`.
pub(super) fn of_header(header: &str, monday: Option<Date>) -> Option<Date> {
    let last_word = header.split_whitespace().last()?;
    if let Ok(day) = cell::date(last_word) {
        return Some(day);
    }
    let word = header.trim().trim_end_matches('.').to_lowercase();
    let place = WEEKDAYS.iter().position(|(short, long)| word == *short || word == *long)?;
    monday?.checked_add(i64::try_from(place).ok()?.days()).ok()
}

/// Runs of days without a gap, each with its first and last day; the days come in order.
pub(super) fn stretches(days: impl IntoIterator<Item = Date>) -> Vec<(Date, Date)> {
    let mut found: Vec<(Date, Date)> = Vec::new();
    for day in days {
        match found.last_mut() {
            Some((_, last)) if last.tomorrow().ok() == Some(day) => *last = day,
            Some(_) | None => found.push((day, day)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_column_is_a_day_by_its_date_or_its_weekday() {
        let monday = Some(date(2026, 11, 23));
        let table = [
            ("23/11/2026", None, Some(date(2026, 11, 23))),
            ("ma 23/11/2026", None, Some(date(2026, 11, 23))),
            ("2026-11-24", None, Some(date(2026, 11, 24))),
            ("Wo", monday, Some(date(2026, 11, 25))),
            ("vr.", monday, Some(date(2026, 11, 27))),
            ("ZONDAG", monday, Some(date(2026, 11, 29))),
            ("ma", None, None),
            ("opmerkingen", monday, None),
            ("", monday, None),
            ("31/02/2026", monday, None),
        ];
        for (header, monday, expected) in table {
            assert_eq!(of_header(header, monday), expected, "{header}");
        }
    }

    #[test]
    fn days_that_follow_each_other_are_one_stretch() {
        let day = |day| date(2026, 11, day);
        let found = stretches([day(23), day(24), day(26), day(30)]);
        assert_eq!(found, [(day(23), day(24)), (day(26), day(26)), (day(30), day(30))]);
        assert!(stretches([]).is_empty());
    }
}
