//! The crew planner: who works where and who guides, for a week or many. Pure: values in, values out.

pub mod bound;
pub mod checker;
pub mod explain;
pub mod fault;
mod fields;
pub mod holds;
pub mod instance;
mod market;
pub mod plan;
mod random;
pub mod repair;
mod roster;
pub mod rule;
pub mod runner;
pub mod score;
mod search;
mod state;
mod week;

#[cfg(test)]
#[path = "../benches/invented.rs"]
mod invented;
