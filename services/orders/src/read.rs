//! Queries for this viewer; they change nothing.

pub(crate) mod company;
pub(crate) mod late_order;
pub(crate) mod order;
pub(crate) mod order_sort;
