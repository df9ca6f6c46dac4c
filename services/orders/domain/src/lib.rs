//! The rules of companies, quotes and orders: values in, answers out. No clock, database or network.

pub mod capacity;
pub mod company;
pub mod expected;
pub mod lanes;
pub mod order;
pub mod policy;
pub mod promise;
pub mod refusal;
pub mod work;
