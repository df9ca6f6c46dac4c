//! The crew planner from outside: what it promises, held against instances that nobody tuned to.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may stop at the first mistake")]

mod explaining;
mod instances;
#[path = "../../benches/invented.rs"]
mod invented;
mod mending;
mod planning;
mod together;
