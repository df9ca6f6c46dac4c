//! Breaches: shifts that ran under a red gate.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::{
    breach::{Breach, Settlement},
    shift::Shift,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    Rows,
    hours::breach::{ActiveModel, Column, Entity, Model},
    not_found, within,
};

/// The breach of a shift, if it has one.
pub(crate) async fn of_shift<C: ConnectionTrait>(rows: &Rows<'_, C>, shift: Id<Shift>) -> Result<Option<Breach>, Stop> {
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(Column::ShiftId.eq(shift.uuid()));
    let found = query.one(rows.db).await?;
    Ok(found.map(read).transpose()?)
}

/// The shift that a breach is about.
pub(crate) async fn shift_of<C: ConnectionTrait>(rows: &Rows<'_, C>, id: Id<Breach>) -> Result<Id<Shift>, Stop> {
    let found = Entity::find_by_id((rows.tenant, id.uuid())).one(rows.db).await?;
    Ok(found.map(|row| Id::from_uuid(row.shift_id)).ok_or_else(|| not_found("breach"))?)
}

/// The breach, held until the transaction ends.
pub(crate) async fn lock(tx: &Tx<'_>, id: Id<Breach>) -> Result<Breach, Stop> {
    let found = Entity::find_by_id((within(tx).tenant, id.uuid())).lock_exclusive().one(tx.db()).await?;
    let row = found.ok_or_else(|| not_found("breach"))?;
    Ok(read(row)?)
}

/// How many of these shifts have a breach that nobody settled.
pub(crate) async fn open_among<C: ConnectionTrait>(rows: &Rows<'_, C>, shifts: &[Uuid]) -> Result<usize, Stop> {
    let of_shifts = Column::ShiftId.is_in(shifts.iter().copied());
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_shifts);
    Ok(query.filter(Column::IsOpen.eq(true)).all(rows.db).await?.len())
}

/// A row as the rules know it.
pub(crate) fn read(row: Model) -> Result<Breach, Fault> {
    let gates = serde_json::from_str(&row.gates).map_err(|cause| Fault::new("read the gates of a breach", cause))?;
    let settled = Settlement { decision: row.decision, may_invoice: row.may_invoice };
    let settlement = if row.is_open { None } else { Some(settled) };
    Ok(Breach { id: Id::from_uuid(row.id), gates, settlement })
}

/// Writes a new, open breach.
pub(crate) async fn insert(tx: &Tx<'_>, of: Id<Shift>, breach: &Breach) -> Result<(), Stop> {
    let gates =
        serde_json::to_string(&breach.gates).map_err(|cause| Fault::new("write the gates of a breach", cause))?;
    let row = ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(breach.id.uuid()),
        shift_id: Set(of.uuid()),
        gates: Set(gates),
        is_open: Set(true),
        decision: Set(String::new()),
        may_invoice: Set(false),
        settled_by: Set(String::new()),
        opened_at_us: Set(tx.now_us()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Writes what a person decided.
pub(crate) async fn settle(tx: &Tx<'_>, breach: Id<Breach>, settlement: &Settlement) -> Result<(), Stop> {
    Entity::update_many()
        .col_expr(Column::IsOpen, Expr::value(false))
        .col_expr(Column::Decision, Expr::value(settlement.decision.clone()))
        .col_expr(Column::MayInvoice, Expr::value(settlement.may_invoice))
        .col_expr(Column::SettledBy, Expr::value(tx.viewer().actor.clone()))
        .filter(Column::Tenant.eq(within(tx).tenant))
        .filter(Column::Id.eq(breach.uuid()))
        .exec(tx.db())
        .await?;
    Ok(())
}
