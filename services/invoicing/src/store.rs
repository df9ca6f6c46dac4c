//! Rows to values and back; every query filters on the workshop.

use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::minutes::Minutes;

pub(crate) mod advance;
pub(crate) mod approval;
pub(crate) mod awaited;
pub(crate) mod bank_line;
pub(crate) mod claim;
pub(crate) mod company;
pub(crate) mod decision;
pub(crate) mod dmfa;
pub(crate) mod dmfa_import;
pub(crate) mod entitlement;
pub(crate) mod file_columns;
pub(crate) mod guaranteed_wage;
pub(crate) mod invoice;
pub(crate) mod ledger;
pub(crate) mod migrations;
pub(crate) mod number_link;
pub(crate) mod organisation_payment;
pub(crate) mod parameter;
pub(crate) mod payment;
pub(crate) mod premium_run;
pub(crate) mod stated;
pub(crate) mod tables;
pub(crate) mod tariff;
pub(crate) mod wage_line;

/// Rows in one statement: SQLite takes 32,766 values at a time.
const ROWS_AT_ONCE: usize = 1_000;

/// A count as the database stores it.
fn counted(column: i64) -> Result<u32, Fault> {
    u32::try_from(column).map_err(Fault::during("reading a count"))
}

/// A time worked as the database stores it.
fn minutes(column: i64) -> Result<Minutes, Fault> {
    counted(column).map(Minutes::new)
}

/// A list as the database stores it, in JSON.
pub(crate) fn list_column(items: &[impl AsRef<str>]) -> Result<String, Fault> {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    serde_json::to_string(&items).map_err(Fault::during("writing a list"))
}

/// A stored list.
pub(crate) fn from_list_column(column: &str) -> Result<Vec<String>, Fault> {
    serde_json::from_str(column).map_err(Fault::during("reading a list"))
}
