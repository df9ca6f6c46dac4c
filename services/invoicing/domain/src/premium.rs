//! What a workshop should get for a quarter: wage premium and guidance premiums, worker by worker.
//!
//! Nothing of the law is a constant here; every amount and every policy comes in as a dated
//! parameter with its source and status.

pub mod because;
pub mod cap;
pub mod catalogue;
pub mod fault;
pub mod figure;
pub mod package;
pub mod parameters;
#[cfg(test)]
mod published;
pub mod ranking;
mod rounding;
pub mod settle;
mod steps;
pub mod worker;
