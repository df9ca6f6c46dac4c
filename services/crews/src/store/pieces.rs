//! Pieces that crews made.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use uuid::Uuid;
use werkbrug_crews_domain::shift::Shift;
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    Rows, counted,
    law_tables::piece_report::{ActiveModel, Column, Entity},
    within,
};

/// Writes the count of a shift, or writes it anew.
pub(crate) async fn keep(tx: &Tx<'_>, of: Id<Shift>, pieces: u32) -> Result<(), Stop> {
    let row = ActiveModel {
        tenant: Set(within(tx).tenant),
        shift_id: Set(of.uuid()),
        pieces: Set(i64::from(pieces)),
        reported_by: Set(tx.viewer().actor.clone()),
        reported_at_us: Set(tx.now_us()),
    };
    let anew = OnConflict::columns([Column::Tenant, Column::ShiftId])
        .update_columns([Column::Pieces, Column::ReportedBy, Column::ReportedAtUs])
        .to_owned();
    Entity::insert(row).on_conflict(anew).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The counts of these shifts; one that nobody counted is not among them.
pub(crate) async fn of_shifts<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    shifts: &[Uuid],
) -> Result<BTreeMap<Uuid, u32>, Stop> {
    let of_shifts = Column::ShiftId.is_in(shifts.iter().copied());
    let mut found = BTreeMap::new();
    for row in Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_shifts).all(rows.db).await? {
        found.insert(row.shift_id, counted(row.pieces)?);
    }
    Ok(found)
}
