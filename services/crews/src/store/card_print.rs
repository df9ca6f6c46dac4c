//! Cards of a day that went to paper, with what they said.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_pipeline::{columns::to_column, tx::Tx, use_case::Stop};

use super::{
    Rows,
    floor_tables::card_print::{ActiveModel, Column, Entity, Model},
    within,
};

/// The most prints that one question reads.
const MOST_PRINTS: u64 = 5_000;

/// Writes that a card went to paper.
pub(crate) async fn insert(tx: &Tx<'_>, worker: Uuid, day: Date, said: &str) -> Result<Uuid, Stop> {
    let id = tx.fresh::<Model>().uuid();
    let row = ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(id),
        worker_id: Set(worker),
        day: Set(to_column(day)),
        said: Set(said.to_owned()),
        printed_by: Set(tx.viewer().actor.clone()),
        printed_at_us: Set(tx.now_us()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// The last card of each worker and day, from a day through another.
pub(crate) async fn last<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    (first, last): (Date, Date),
) -> Result<BTreeMap<(time::Date, Uuid), Model>, Stop> {
    let days = Column::Day.between(to_column(first), to_column(last));
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(days);
    let found = query.order_by_desc(Column::Id).limit(MOST_PRINTS).all(rows.db).await?;
    let mut newest = BTreeMap::new();
    for row in found {
        newest.entry((row.day, row.worker_id)).or_insert(row);
    }
    Ok(newest)
}
