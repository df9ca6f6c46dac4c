//! Parts of orders that left: rows and back.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::delivery::{Delivery, Pieces};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::{
    counted,
    tables::executed::delivery_line::{ActiveModel, Column, Entity},
};

/// The deliveries of an order, the first first.
pub(crate) async fn of_order<C: ConnectionTrait>(db: &C, tenant: Uuid, order: Uuid) -> Result<Vec<Delivery>, Stop> {
    let rows = Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::OrderId.eq(order))
        .order_by_asc(Column::Number)
        .order_by_asc(Column::LineId)
        .all(db)
        .await?;
    let mut found: Vec<Delivery> = Vec::new();
    for row in rows {
        let number = u32::try_from(row.number).map_err(Fault::during("reading a delivery"))?;
        if found.last().map(|last| last.number) != Some(number) {
            found.push(Delivery { number, on: from_column(row.delivered_on), pieces: Pieces::new() });
        }
        if let Some(last) = found.last_mut() {
            last.pieces.insert(Id::from_uuid(row.line_id), counted(row.pieces)?);
        }
    }
    Ok(found)
}

/// Adds a delivery of a locked order.
pub(crate) async fn insert(tx: &Tx<'_>, order: Uuid, delivery: &Delivery) -> Result<(), Stop> {
    let number = i32::try_from(delivery.number).map_err(Fault::during("writing a delivery"))?;
    let rows = delivery.pieces.iter().map(|(line, pieces)| ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        order_id: Set(order),
        number: Set(number),
        line_id: Set(line.uuid()),
        pieces: Set(i64::from(*pieces)),
        delivered_on: Set(to_column(delivery.on)),
    });
    Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    Ok(())
}
