//! Minutes that approvals gave back, since fewer were present after all, and got again: rows are only ever added.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;
use werkbrug_crews_domain::shift::Shift;
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    Rows, counted,
    law_tables::taken_back::{ActiveModel, Column, Entity, Model},
    within,
};

/// Writes that an approval of a shift gives minutes back; negative when it gets them again.
pub(crate) async fn insert(tx: &Tx<'_>, of: Id<Shift>, approval: Uuid, minutes: i64) -> Result<(), Stop> {
    let row = ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(tx.fresh::<Model>().uuid()),
        approval_id: Set(approval),
        shift_id: Set(of.uuid()),
        minutes: Set(minutes),
        recorded_by: Set(tx.viewer().actor.clone()),
        recorded_at_us: Set(tx.now_us()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// What the approvals of these shifts gave back and did not get again, by approval.
pub(crate) async fn of_shifts<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    shifts: &[Uuid],
) -> Result<BTreeMap<Uuid, u32>, Stop> {
    let of_shifts = Column::ShiftId.is_in(shifts.iter().copied());
    let mut sums: BTreeMap<Uuid, i64> = BTreeMap::new();
    for row in Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_shifts).all(rows.db).await? {
        let sum = sums.entry(row.approval_id).or_default();
        *sum = sum.saturating_add(row.minutes);
    }
    let mut found = BTreeMap::new();
    for (approval, sum) in sums {
        found.insert(approval, counted(sum)?);
    }
    Ok(found)
}
