//! Reading what a caller or another service sends: ids, days, codes and texts.

use jiff::civil::Date;
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

/// The most days that one question may be about.
pub(crate) const MOST_DAYS: u32 = 400;

/// From one day through another, of bounded length.
pub(crate) fn period(from: &str, to: &str) -> Result<Period, Refusal> {
    let (from, to) = (day("from", from)?, day("to", to)?);
    let period =
        Period::new(from, to).map_err(|fault| Refusal::invalid("to", "ENDS_BEFORE_START", fault.to_string()))?;
    if period.days() > MOST_DAYS {
        let text = format!("ask for at most {MOST_DAYS} days at a time");
        return Err(Refusal::invalid("to", "PERIOD_TOO_LONG", text));
    }
    Ok(period)
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
    use super::{day, text};

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
    fn a_text_says_something_of_bounded_length() {
        assert_eq!(text("name", " Bakkerij ", 8).as_deref(), Ok("Bakkerij"));
        for (written, reason) in
            [("  ", "TEXT_MISSING"), ("Bakkerijen", "TEXT_TOO_LONG"), ("a\u{7}b", "TEXT_HAS_CONTROL_CHARACTERS")]
        {
            assert_eq!(text("name", written, 8).map_err(|refusal| refusal.reason), Err(reason), "{written:?}");
        }
    }
}
