//! Rows to aggregates and back; every query filters on the workshop.

use werkbrug_chassis::refusal::Fault;

pub(crate) mod capacity;
pub(crate) mod change;
pub(crate) mod company;
pub(crate) mod comparison;
pub(crate) mod finished;
pub(crate) mod measured;
pub(crate) mod migrations;
pub(crate) mod order;
pub(crate) mod steps;
pub(crate) mod tables;
pub(crate) mod work;

/// A count as the database stores it.
fn counted(column: i64) -> Result<u32, Fault> {
    u32::try_from(column).map_err(Fault::during("reading a count"))
}
