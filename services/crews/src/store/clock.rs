//! What a time clock noted.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::clock::Stay;
use werkbrug_pipeline::{columns::to_column, tx::Tx, use_case::Stop};

use super::{
    Rows, counted,
    law_tables::clock_event::{ActiveModel, Column, Entity, Model},
    within,
};

/// Writes stays of people, each time in once: the last word says when they came out. How many that are.
pub(crate) async fn insert(tx: &Tx<'_>, stays: &[(Uuid, Date, Stay)]) -> Result<usize, Stop> {
    let each: BTreeMap<(Uuid, Date, u32), Stay> =
        stays.iter().map(|(worker, day, stay)| ((*worker, *day, stay.from), *stay)).collect();
    let row = |((worker, day, _), stay): (&(Uuid, Date, u32), &Stay)| ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(tx.fresh::<Model>().uuid()),
        worker_id: Set(*worker),
        day: Set(to_column(*day)),
        in_minute: Set(i64::from(stay.from)),
        out_minute: Set(i64::from(stay.to)),
        recorded_by: Set(tx.viewer().actor.clone()),
        recorded_at_us: Set(tx.now_us()),
    };
    if each.is_empty() {
        return Ok(0);
    }
    let anew = OnConflict::columns([Column::Tenant, Column::Day, Column::WorkerId, Column::InMinute])
        .update_columns([Column::OutMinute, Column::RecordedBy, Column::RecordedAtUs])
        .to_owned();
    Entity::insert_many(each.iter().map(row)).on_conflict(anew).exec_without_returning(tx.db()).await?;
    Ok(each.len())
}

/// The stays of a day, by worker, the earliest first.
pub(crate) async fn of_day<C: ConnectionTrait>(rows: &Rows<'_, C>, day: Date) -> Result<Vec<(Uuid, Stay)>, Stop> {
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(Column::Day.eq(to_column(day)));
    let found = query.order_by_asc(Column::WorkerId).order_by_asc(Column::InMinute).all(rows.db).await?;
    Ok(found.iter().map(read).collect::<Result<Vec<_>, Fault>>()?)
}

fn read(row: &Model) -> Result<(Uuid, Stay), Fault> {
    Ok((row.worker_id, Stay { from: counted(row.in_minute)?, to: counted(row.out_minute)? }))
}
