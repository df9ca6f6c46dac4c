//! Journeys in a real browser through the whole system, as people make them.
//!
//! Each test runs in a process of its own and starts a system with the small preset, which takes some seconds: put many
//! steps into few tests. `support/browser.rs` is the browser; pictures are left in `target/screenshots/`.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a journey that cannot go on must stop, and says how long its stages took"
)]

mod bad_monday;
mod barriers;
mod board;
mod conditions;
mod contracts;
mod day;
mod exchange;
mod floor;
mod habits;
mod head_count;
mod journeys;
mod law;
mod pages;
mod planning;
mod rush;
mod signing;
