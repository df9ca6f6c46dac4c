//! Proposals for a day on which people are missing, and which of their shifts were accepted.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::OnConflict};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::{
    Rows, not_found,
    plan_rows::{repair, repair_accepted},
    within,
};
use crate::planning::mend::Proposal;

/// A proposal as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    /// For which day.
    pub(crate) day: Date,
    /// When it was made.
    pub(crate) made_at_us: i64,
    /// What it says.
    pub(crate) proposal: Proposal,
}

/// Writes a new proposal.
pub(crate) async fn insert(tx: &Tx<'_>, day: Date, proposal: &Proposal) -> Result<Uuid, Stop> {
    let proposal = serde_json::to_string(proposal).map_err(|cause| Fault::new("write a proposal", cause))?;
    let id = tx.fresh::<Proposal>().uuid();
    let (tenant, made_at_us) = (within(tx).tenant, tx.now_us());
    let row = repair::Model { tenant, id, day: to_column(day), proposal, made_at_us };
    repair::Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// The proposal.
pub(crate) async fn find<C: ConnectionTrait>(rows: &Rows<'_, C>, id: Uuid) -> Result<Stored, Stop> {
    let found = repair::Entity::find_by_id((rows.tenant, id)).one(rows.db).await?;
    let row = found.ok_or_else(|| not_found("proposal"))?;
    let proposal = serde_json::from_str(&row.proposal).map_err(|cause| Fault::new("read a proposal", cause))?;
    Ok(Stored { day: from_column(row.day), made_at_us: row.made_at_us, proposal })
}

/// The shifts of a proposal that were accepted.
pub(crate) async fn accepted<C: ConnectionTrait>(rows: &Rows<'_, C>, id: Uuid) -> Result<BTreeSet<Uuid>, Stop> {
    use repair_accepted::{Column, Entity};
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(Column::RepairId.eq(id));
    Ok(query.all(rows.db).await?.into_iter().map(|row| row.shift_id).collect())
}

/// Notes that a shift of a proposal is accepted; refused the second time.
pub(crate) async fn accept(tx: &Tx<'_>, id: Uuid, shift: Uuid, way: &str) -> Result<(), Stop> {
    let row = repair_accepted::Model {
        tenant: within(tx).tenant,
        repair_id: id,
        shift_id: shift,
        way: way.to_owned(),
        accepted_at_us: tx.now_us(),
    };
    let insert =
        repair_accepted::Entity::insert(row.into_active_model()).on_conflict(OnConflict::new().do_nothing().to_owned());
    if insert.exec_without_returning(tx.db()).await? == 1 {
        return Ok(());
    }
    let text = "this shift of the proposal was accepted already";
    Err(Refusal::new(Kind::Precondition, "ALREADY_ACCEPTED", text).with_field("shift_id").into())
}
