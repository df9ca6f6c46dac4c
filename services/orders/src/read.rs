//! Queries for this viewer; they change nothing.

pub(crate) mod asked;
pub(crate) mod capacity;
pub(crate) mod company;
pub(crate) mod date;
pub(crate) mod execution;
pub(crate) mod hold;
pub(crate) mod import;
pub(crate) mod incoming;
pub(crate) mod late_order;
pub(crate) mod lead_time;
pub(crate) mod measured;
pub(crate) mod order;
pub(crate) mod order_sort;
pub(crate) mod promise;
pub(crate) mod reaction;
pub(crate) mod relation;
pub(crate) mod site;
pub(crate) mod webhook;

use std::sync::Arc;

use jiff::civil::Date;
use werkbrug_orders_domain::forecast::Outlook;

/// The day, and what is known of departments on it.
#[derive(Clone, Debug)]
pub(crate) struct Now {
    /// The business day.
    pub(crate) today: Date,
    /// What days are forecast with.
    pub(crate) outlook: Arc<Outlook>,
}
