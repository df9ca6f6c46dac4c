//! Minutes that approvals gave back, since fewer were present after all: rows are only ever added.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;
use werkbrug_crews_domain::shift::Shift;
use werkbrug_kernel::{id::Id, minutes::Minutes};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    Rows, counted,
    law_tables::taken_back::{ActiveModel, Column, Entity, Model},
    within,
};

/// Writes that an approval of a shift gives minutes back.
pub(crate) async fn insert(tx: &Tx<'_>, of: Id<Shift>, approval: Uuid, minutes: Minutes) -> Result<(), Stop> {
    let row = ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(tx.fresh::<Model>().uuid()),
        approval_id: Set(approval),
        shift_id: Set(of.uuid()),
        minutes: Set(i64::from(minutes.value())),
        recorded_by: Set(tx.viewer().actor.clone()),
        recorded_at_us: Set(tx.now_us()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// What the approvals of these shifts gave back, by approval.
pub(crate) async fn of_shifts<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    shifts: &[Uuid],
) -> Result<BTreeMap<Uuid, u32>, Stop> {
    let of_shifts = Column::ShiftId.is_in(shifts.iter().copied());
    let mut found: BTreeMap<Uuid, u32> = BTreeMap::new();
    for row in Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_shifts).all(rows.db).await? {
        let sum = found.entry(row.approval_id).or_default();
        *sum = sum.saturating_add(counted(row.minutes)?);
    }
    Ok(found)
}
