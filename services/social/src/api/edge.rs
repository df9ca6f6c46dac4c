//! Texts and numbers of a message as the values we reckon with.

use jiff::civil::Date;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::id::Id;
use werkbrug_social_domain::day_range::DayRange;

use crate::refused::refused;

/// Length of a day like 2026-11-23; longer notations carry a time, which we do not want.
const DAY_LENGTH: usize = 10;

/// An identity.
pub(crate) fn id<T>(field: &'static str, text: &str) -> Result<Id<T>, Refusal> {
    Id::parse(text).map_err(|fault| Refusal::invalid(field, "ID_UNREADABLE", fault.to_string()))
}

/// An identity that may be left out.
pub(crate) fn optional_id<T>(field: &'static str, text: &str) -> Result<Option<Id<T>>, Refusal> {
    if text.is_empty() { Ok(None) } else { id(field, text).map(Some) }
}

/// A civil day.
pub(crate) fn day(field: &'static str, text: &str) -> Result<Date, Refusal> {
    let day = Some(text).filter(|text| text.len() == DAY_LENGTH).and_then(|text| text.parse().ok());
    day.ok_or_else(|| Refusal::invalid(field, "DAY_UNREADABLE", "a day is written like 2026-11-23"))
}

/// A civil day that may be left out.
pub(crate) fn optional_day(field: &'static str, text: Option<&str>) -> Result<Option<Date>, Refusal> {
    text.filter(|text| !text.is_empty()).map(|text| day(field, text)).transpose()
}

/// A stretch of days from two fields.
pub(crate) fn days(
    (from_field, from): (&'static str, &str),
    (to_field, to): (&'static str, Option<&str>),
) -> Result<DayRange, Refusal> {
    let (from, to) = (day(from_field, from)?, optional_day(to_field, to)?);
    DayRange::new(from, to).map_err(|refusal| refused(refusal).with_field(to_field))
}

/// A word of an enum; `None` stands for a number that is left out or has no meaning.
pub(crate) fn word<T>(field: &'static str, word: Option<T>) -> Result<T, Refusal> {
    word.ok_or_else(|| Refusal::invalid(field, "VALUE_UNKNOWN", "this value is left out or unknown"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_has_one_notation() {
        assert_eq!(day("from", "2026-11-23").unwrap(), date(2026, 11, 23));
        for text in ["", "23/11/2026", "20261123", "2026-11-31", "2026-11-23T07:00", " 2026-11-2"] {
            let refusal = day("from", text).unwrap_err();
            assert_eq!((refusal.reason, refusal.field.as_deref()), ("DAY_UNREADABLE", Some("from")), "{text}");
        }
    }

    #[test]
    fn an_end_before_the_start_blames_the_end() {
        let refusal = days(("valid_from", "2026-11-23"), ("valid_to", Some("2026-11-22"))).unwrap_err();
        assert_eq!((refusal.reason, refusal.field.as_deref()), ("ENDS_BEFORE_START", Some("valid_to")));
        assert!(days(("valid_from", "2026-11-23"), ("valid_to", Some(""))).unwrap().to().is_none());
    }
}
