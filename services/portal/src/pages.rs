//! What people see.

pub(crate) mod day;
pub(crate) mod layout;
pub(crate) mod notice;
pub(crate) mod start;
mod words;
