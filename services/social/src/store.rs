//! Rows and aggregates; every query filters on the workshop.

pub(crate) mod absence;
pub(crate) mod confidential_read;
pub(crate) mod consent;
pub(crate) mod contact;
pub(crate) mod erasure;
pub(crate) mod follow_up;
pub(crate) mod functional_limit;
pub(crate) mod host_status;
pub(crate) mod migrations;
pub(crate) mod of_person;
pub(crate) mod pair;
pub(crate) mod sealed;
pub(crate) mod support_package;
pub(crate) mod wage_days;
pub(crate) mod worker;

use jiff::civil::Date;
use werkbrug_chassis::refusal::Fault;
use werkbrug_pipeline::columns;
use werkbrug_social_domain::{day_range::DayRange, refusal::Refusal};

/// Most rows of one person that a rule looks at.
pub(crate) const PERSON_ROWS: u64 = 1_000;
/// Most rows of one kind that a question about everybody looks at.
pub(crate) const SERVICE_ROWS: u64 = 20_000;

/// Two columns as a stretch of days.
fn days(first: time::Date, last: Option<time::Date>) -> Result<DayRange, Fault> {
    sound(DayRange::new(columns::from_column(first), last.map(columns::from_column)))
}

/// A column for a day that may be open.
fn open_day(day: Option<Date>) -> Option<time::Date> {
    day.map(columns::to_column)
}

/// A row was written by a rule, so a rule that refuses it now means that the row is damaged.
fn sound<T>(read: Result<T, Refusal>) -> Result<T, Fault> {
    read.map_err(|refusal| Fault::new("read a row that a rule would refuse", refusal))
}

/// A number without a word behind it means that the row is damaged.
fn known<T>(word: Option<T>) -> Result<T, Fault> {
    word.ok_or(Fault::bug("a row holds a number without meaning"))
}
