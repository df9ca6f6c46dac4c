//! Rows and what they mean. Every query here goes through [`Rows`], which holds the one workshop it may touch.

use jiff::{Timestamp, civil::DateTime};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction};
use uuid::Uuid;
use werkbrug_chassis::{
    identity::Viewer,
    refusal::{Fault, Kind, Refusal},
};
use werkbrug_kernel::brussels;
use werkbrug_pipeline::tx::Tx;

pub(crate) mod approval;
pub(crate) mod breach;
pub(crate) mod calendar;
pub(crate) mod call_line;
pub(crate) mod capacity;
pub(crate) mod card_print;
pub(crate) mod clock;
pub(crate) mod closure;
pub(crate) mod coach;
pub(crate) mod coach_absence;
pub(crate) mod conditions_tables;
pub(crate) mod contract;
pub(crate) mod contract_tables;
pub(crate) mod copies;
pub(crate) mod copy;
pub(crate) mod dossier;
pub(crate) mod engagement;
pub(crate) mod evaluation;
pub(crate) mod floor_tables;
pub(crate) mod floor_words;
pub(crate) mod given_up;
pub(crate) mod head_count;
pub(crate) mod host_work;
pub(crate) mod hours;
pub(crate) mod judgement;
pub(crate) mod law_tables;
pub(crate) mod migrations;
pub(crate) mod morning;
pub(crate) mod objection;
pub(crate) mod pair;
pub(crate) mod pieces;
pub(crate) mod place;
pub(crate) mod plan_job;
pub(crate) mod plan_rows;
pub(crate) mod presence;
pub(crate) mod publication;
pub(crate) mod repair;
pub(crate) mod roster;
pub(crate) mod seats;
pub(crate) mod shift;
pub(crate) mod signal;
pub(crate) mod site;
pub(crate) mod tables;
pub(crate) mod taken_back;
pub(crate) mod terms;
pub(crate) mod week;
pub(crate) mod without_place;
pub(crate) mod words;
pub(crate) mod worker;

/// A database, inside or outside a transaction, and the workshop whose rows may be seen.
#[derive(Debug)]
pub(crate) struct Rows<'a, C: ConnectionTrait> {
    /// The database.
    pub(crate) db: &'a C,
    /// The workshop.
    pub(crate) tenant: Uuid,
}

/// The rows that a use case works on.
pub(crate) fn within<'a>(tx: &'a Tx<'_>) -> Rows<'a, DatabaseTransaction> {
    Rows { db: tx.db(), tenant: tx.tenant().uuid() }
}

/// The civil moment of a use case, in Brussels.
pub(crate) fn moment(tx: &Tx<'_>) -> Result<DateTime, Fault> {
    let now = Timestamp::from_microsecond(tx.now_us()).map_err(|cause| Fault::new("read the clock", cause))?;
    Ok(brussels::civil(now))
}

/// The rows that a viewer's query reads.
pub(crate) fn seen_by<'a>(reader: &'a DatabaseConnection, viewer: &Viewer) -> Rows<'a, DatabaseConnection> {
    Rows { db: reader, tenant: viewer.tenant.uuid() }
}

/// A count as it stands in a column.
pub(crate) fn counted(column: i64) -> Result<u32, Fault> {
    u32::try_from(column).map_err(|cause| Fault::new("read a stored count", cause))
}

/// The answer about something that is not there, or not for this viewer.
pub(crate) fn not_found(what: &'static str) -> Refusal {
    Refusal::new(Kind::NotFound, "NOT_FOUND", format!("no such {what} in this workshop"))
}
