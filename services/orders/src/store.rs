//! Rows to aggregates and back; every query filters on the workshop.

use werkbrug_chassis::refusal::Fault;

pub(crate) mod asked;
pub(crate) mod capacity;
pub(crate) mod chain;
pub(crate) mod change;
pub(crate) mod company;
pub(crate) mod comparison;
pub(crate) mod contact;
pub(crate) mod delivery;
pub(crate) mod finished;
pub(crate) mod imported;
pub(crate) mod incoming;
pub(crate) mod lines;
pub(crate) mod mapping;
pub(crate) mod material;
pub(crate) mod measured;
pub(crate) mod migrations;
pub(crate) mod order;
pub(crate) mod question;
pub(crate) mod quoted_work;
pub(crate) mod relation;
pub(crate) mod risk;
pub(crate) mod site;
pub(crate) mod steps;
pub(crate) mod tables;
pub(crate) mod version;
pub(crate) mod webhook;
pub(crate) mod work;

/// A count as the database stores it.
fn counted(column: i64) -> Result<u32, Fault> {
    u32::try_from(column).map_err(Fault::during("reading a count"))
}
