//! Queries for this viewer.

pub(crate) mod absence;
pub(crate) mod absence_secret;
pub(crate) mod confidential_read;
pub(crate) mod consent;
pub(crate) mod contact;
pub(crate) mod contact_note;
pub(crate) mod episode;
pub(crate) mod follow_up;
pub(crate) mod functional_limit;
pub(crate) mod host_status;
pub(crate) mod pair;
mod sealed;
pub(crate) mod support_package;
pub(crate) mod worker;

use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_chassis::{
    page::{self, Page},
    refusal::Refusal,
};

/// The id after which a page goes on.
pub(crate) fn after(page: &Page) -> Result<Option<Uuid>, Refusal> {
    page.after.as_deref().map(Uuid::try_parse).transpose().map_err(|_| unknown_token())
}

/// The answer about a token that was not given out for this list.
fn unknown_token() -> Refusal {
    Refusal::invalid("page_token", "PAGE_TOKEN_UNKNOWN", "this page token was not given out here")
}

/// How many rows to ask for: one more than wanted tells whether there is a next page.
fn one_more(page: &Page) -> u64 {
    page.size.saturating_add(1)
}

/// Cuts the row too many off, and answers the token of the next page.
fn cut<T>(rows: &mut Vec<T>, page: &Page, key: impl Fn(&T) -> String) -> String {
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    if rows.len() <= size {
        return String::new();
    }
    rows.truncate(size);
    rows.last().map(|row| page::token(&key(row))).unwrap_or_default()
}

/// A day that may be open, as contracts write it.
fn open_day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}
