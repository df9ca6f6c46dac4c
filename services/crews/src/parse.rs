//! Reading what a caller or another service sends: ids, days, codes and texts.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::{id::Id, period::Period};

/// The longest name or code.
pub(crate) const LONGEST_NAME: usize = 120;
/// The longest text that people write.
pub(crate) const LONGEST_TEXT: usize = 2_000;

/// An identity.
pub(crate) fn id<T>(field: &'static str, text: &str) -> Result<Id<T>, Refusal> {
    Id::parse(text).map_err(|fault| Refusal::invalid(field, "ID_UNREADABLE", fault.to_string()))
}

/// An identity that may be left out.
pub(crate) fn optional_id<T>(field: &'static str, text: &str) -> Result<Option<Id<T>>, Refusal> {
    if text.is_empty() { Ok(None) } else { id(field, text).map(Some) }
}

/// A day, written `2026-11-23`.
pub(crate) fn day(field: &'static str, text: &str) -> Result<Date, Refusal> {
    let unreadable = || Refusal::invalid(field, "DAY_UNREADABLE", "a day reads like 2026-11-23");
    if text.len() != 10 {
        return Err(unreadable());
    }
    text.parse().map_err(|_| unreadable())
}

/// A day that may be left out.
pub(crate) fn optional_day(field: &'static str, text: Option<&String>) -> Result<Option<Date>, Refusal> {
    text.filter(|text| !text.is_empty()).map(|text| day(field, text)).transpose()
}

/// Days in a week.
const WEEK_DAYS: u32 = 7;
/// The most days that one question may be about.
pub(crate) const MOST_DAYS: u32 = 400;

/// From one day through another, of bounded length.
pub(crate) fn period(from: &str, to: &str) -> Result<Period, Refusal> {
    bounded_period(from, to, MOST_DAYS)
}

/// From one day through another, so many days at most.
pub(crate) fn bounded_period(from: &str, to: &str, most: u32) -> Result<Period, Refusal> {
    let (from, to) = (day("from", from)?, day("to", to)?);
    let period =
        Period::new(from, to).map_err(|fault| Refusal::invalid("to", "ENDS_BEFORE_START", fault.to_string()))?;
    if period.days() > most {
        let text = format!("ask for at most {most} days at a time");
        return Err(Refusal::invalid("to", "PERIOD_TOO_LONG", text));
    }
    Ok(period)
}

/// A week that begins on a Monday, or its first days; 0 days is all of it.
pub(crate) fn week(monday: &str, days: u32) -> Result<Period, Refusal> {
    let monday = day("monday", monday)?;
    if monday.weekday() != Weekday::Monday {
        return Err(Refusal::invalid("monday", "NOT_A_MONDAY", "a week begins on a Monday"));
    }
    if days > WEEK_DAYS {
        return Err(Refusal::invalid("days", "MORE_THAN_A_WEEK", "a week has seven days"));
    }
    let further = if days == 0 { WEEK_DAYS } else { days }.saturating_sub(1);
    let last = monday.checked_add(i64::from(further).days());
    let period = last.ok().and_then(|last| Period::new(monday, last).ok());
    period.ok_or_else(|| Refusal::invalid("monday", "DAY_UNREADABLE", "the calendar ends before that week does"))
}

/// A text that must say something.
pub(crate) fn text(field: &'static str, value: &str, longest: usize) -> Result<String, Refusal> {
    let value = optional_text(field, value, longest)?;
    if value.is_empty() {
        return Err(Refusal::invalid(field, "TEXT_MISSING", "this field must be filled in"));
    }
    Ok(value)
}

/// A text that may say nothing.
pub(crate) fn optional_text(field: &'static str, value: &str, longest: usize) -> Result<String, Refusal> {
    let value = value.trim();
    if value.chars().count() > longest {
        let text = format!("at most {longest} characters fit here");
        return Err(Refusal::invalid(field, "TEXT_TOO_LONG", text));
    }
    if value.chars().any(|letter| letter.is_control() && letter != '\n') {
        return Err(Refusal::invalid(field, "TEXT_HAS_CONTROL_CHARACTERS", "control characters do not belong here"));
    }
    Ok(value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{day, text, week};

    #[test]
    fn a_day_is_read_in_one_form_only() {
        let table = [
            ("2026-11-23", true),
            ("2026-02-29", false),
            ("23/11/2026", false),
            ("20261123", false),
            ("2026-11-23T06:00", false),
            ("", false),
        ];
        for (written, expected) in table {
            assert_eq!(day("day", written).is_ok(), expected, "{written}");
        }
    }

    #[test]
    fn a_week_begins_on_a_monday_and_has_at_most_seven_days() {
        let table = [
            ("2026-11-23", 0, Ok(7)),
            ("2026-11-23", 1, Ok(1)),
            ("2026-11-23", 7, Ok(7)),
            ("2026-11-23", 8, Err("MORE_THAN_A_WEEK")),
            ("2026-11-24", 0, Err("NOT_A_MONDAY")),
            ("9999-12-27", 7, Err("DAY_UNREADABLE")),
        ];
        for (monday, days, expected) in table {
            let read = week(monday, days).map(|week| week.days()).map_err(|refusal| refusal.reason);
            assert_eq!(read, expected, "{monday} {days}");
        }
    }

    #[test]
    fn a_text_says_something_of_bounded_length() {
        assert_eq!(text("name", " Bakkerij ", 8).as_deref(), Ok("Bakkerij"));
        for (written, reason) in
            [("  ", "TEXT_MISSING"), ("Bakkerijen", "TEXT_TOO_LONG"), ("a\u{7}b", "TEXT_HAS_CONTROL_CHARACTERS")]
        {
            assert_eq!(text("name", written, 8).map_err(|refusal| refusal.reason), Err(reason), "{written:?}");
        }
    }
}
