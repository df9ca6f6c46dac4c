//! Queries for a viewer: what they may see, and how a list is cut into pages.

use uuid::Uuid;
use werkbrug_chassis::{
    page::{self, Page},
    refusal::Refusal,
};

pub(crate) mod around;
pub(crate) mod breach;
pub(crate) mod calendar;
pub(crate) mod capacity;
pub(crate) mod clock;
pub(crate) mod closure;
pub(crate) mod coach;
pub(crate) mod contract;
pub(crate) mod day;
pub(crate) mod engagement;
pub(crate) mod evaluation;
pub(crate) mod host_shift;
pub(crate) mod judgement;
pub(crate) mod minutes_to_pay;
pub(crate) mod my_day;
pub(crate) mod objection;
pub(crate) mod place;
pub(crate) mod plan;
pub(crate) mod profile;
pub(crate) mod ratio;
pub(crate) mod repair;
pub(crate) mod replacement;
pub(crate) mod roster;
pub(crate) mod shift;
pub(crate) mod shift_view;
pub(crate) mod signal;
pub(crate) mod site_people;
pub(crate) mod terms;
pub(crate) mod week;
pub(crate) mod week_demand;
pub(crate) mod without_place;
pub(crate) mod wrong_card;

/// One part of a list, and the token that continues after it.
pub(crate) type Part<T> = (Vec<T>, String);

/// How many rows to ask for: one more than fit, to know whether the list goes on.
pub(crate) const fn wanted(page: &Page) -> u64 {
    page.size.saturating_add(1)
}

/// Cuts what was found to the page; the token is empty at the end of the list.
pub(crate) fn cut<T>(mut found: Vec<T>, page: &Page, key: impl Fn(&T) -> String) -> Part<T> {
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    if found.len() <= size {
        return (found, String::new());
    }
    found.truncate(size);
    let token = found.last().map(|last| page::token(&key(last))).unwrap_or_default();
    (found, token)
}

/// The id after which the page begins.
pub(crate) fn after_id(page: &Page) -> Result<Option<Uuid>, Refusal> {
    page.after.as_deref().map(|key| Uuid::try_parse(key).map_err(|_| unknown_token())).transpose()
}

/// The answer about a token that was not given out for this list.
pub(crate) fn unknown_token() -> Refusal {
    Refusal::invalid("page_token", "PAGE_TOKEN_UNKNOWN", "this page token was not given out here")
}
