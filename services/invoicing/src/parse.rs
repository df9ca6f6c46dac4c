//! Reads the fields of requests and events; a refusal names the field.

use jiff::civil::Date;
use rust_decimal::Decimal;
use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_invoicing_domain::premium::{figure::signed_decimal, worker::Fraction};
use werkbrug_kernel::{id::Id, money::Cents, quarter::Quarter};

use crate::sheet::{Why, written};

/// Longest name, code or reference that is taken.
const LONGEST: usize = 200;

/// An identity.
pub(crate) fn id(field: &str, text: &str) -> Result<Uuid, Refusal> {
    let id: Id<()> = Id::parse(text).map_err(|fault| Refusal::invalid(field, "ID_FORM", fault.to_string()))?;
    Ok(id.uuid())
}

/// A day.
pub(crate) fn day(field: &str, text: &str) -> Result<Date, Refusal> {
    let form = |_| Refusal::invalid(field, "DAY_FORM", "a day reads like 2026-11-23");
    text.parse().map_err(form)
}

/// A day, or nothing when the field is empty.
pub(crate) fn day_if_any(field: &str, text: &str) -> Result<Option<Date>, Refusal> {
    if text.is_empty() { Ok(None) } else { day(field, text).map(Some) }
}

/// A quarter.
pub(crate) fn quarter(field: &str, text: &str) -> Result<Quarter, Refusal> {
    Quarter::parse(text).map_err(|fault| Refusal::invalid(field, "QUARTER_FORM", fault.to_string()))
}

/// A name, code or reference: trimmed, of a sensible length, on one line.
pub(crate) fn words_if_any(field: &str, text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > LONGEST || text.chars().any(char::is_control) {
        let expected = format!("at most {LONGEST} characters on one line");
        return Err(Refusal::invalid(field, "TEXT_FORM", expected));
    }
    Ok(text.to_owned())
}

/// A name, code or reference that must be there.
pub(crate) fn words(field: &str, text: &str) -> Result<String, Refusal> {
    match words_if_any(field, text)? {
        empty if empty.is_empty() => Err(Refusal::invalid(field, "TEXT_EMPTY", "must not be empty")),
        found => Ok(found),
    }
}

/// The code of a worker: words, and no national number.
pub(crate) fn worker_code(text: &str) -> Result<String, Refusal> {
    let (field, why) = ("worker_code", Why::CodeIsNumber);
    let is_number = || Refusal::invalid(field, why.code(), why.text());
    written::code(&words(field, text)?).ok_or_else(is_number)
}

/// A fraction of full time.
pub(crate) fn fraction(field: &str, text: &str) -> Result<Fraction, Refusal> {
    let form = || Refusal::invalid(field, "FRACTION_FORM", "a fraction reads like 0.8, between 0 and 1");
    Fraction::new(decimal(text).ok_or_else(form)?).map_err(|_| form())
}

/// A figure with a point.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    signed_decimal(text)
}

/// An amount that is not negative.
pub(crate) fn amount(field: &str, cents: i64) -> Result<Cents, Refusal> {
    if cents < 0 {
        Err(Refusal::invalid(field, "AMOUNT_NEGATIVE", "must not be negative"))
    } else {
        Ok(Cents::new(cents))
    }
}
