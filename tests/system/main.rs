//! The whole system, started as a person starts it: faults, secrets, and yesterday's contracts.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "tests end with their clients, stop when the system does not play along, and say their seed"
)]

mod contracts;
mod day;
mod faults;
mod import;
mod premium;
mod secrets;
mod stopping;
