//! The rules of companies, quotes and orders: values in, answers out. No clock, database or network.

pub mod capacity;
pub mod cause;
pub mod company;
pub mod comparison;
pub mod expected;
pub mod forecast;
pub mod lanes;
pub mod lead_time;
pub mod measured;
pub mod offer;
pub mod order;
pub mod policy;
pub mod promise;
pub mod refusal;
pub mod rush;
pub mod why;
pub mod work;
