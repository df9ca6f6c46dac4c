//! What a workshop should get for a quarter: wage premium and guidance premiums, worker by worker.
//!
//! Nothing of the law is a constant here; every amount and every policy comes in as a dated
//! parameter with its source and status.

pub mod advance;
pub mod annual;
pub mod because;
pub mod beside;
pub mod cap;
pub mod catalogue;
pub mod change;
pub mod effect;
pub mod fault;
pub mod figure;
pub mod fill_rate;
pub mod guaranteed_wage;
pub mod language;
pub mod norm;
pub mod organisation;
pub mod package;
pub mod parameters;
pub mod payment_day;
pub mod provisional;
#[cfg(test)]
mod published;
pub mod ranking;
pub mod reckon;
pub mod rounding;
pub mod run;
pub mod scale;
pub mod settle;
mod steps;
pub mod vop;
pub mod what_if;
pub mod worker;
