//! The customer's material: moves, and what is here.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_orders_domain::material::{Move, Stock};
use werkbrug_pipeline::{text, tx::Tx, use_case::Stop};

use super::{
    counted,
    tables::executed::material_move::{ActiveModel, Column, Entity},
};

/// A material as it was first called, and what became of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    /// What it is.
    pub(crate) description: String,
    /// What became of it.
    pub(crate) stock: Stock,
}

/// Materials for an order, by their description without capitals and accents.
pub(crate) async fn of_order<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    order: Uuid,
) -> Result<BTreeMap<String, Kept>, Stop> {
    let rows = Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::OrderId.eq(order))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let mut found: BTreeMap<String, Kept> = BTreeMap::new();
    for row in rows {
        let what = Move::of(&row.what).ok_or_else(|| Fault::bug("a stored move has no kind"))?;
        let kept = found.entry(row.material).or_default();
        if kept.description.is_empty() {
            kept.description = row.material_description;
        }
        let booked = kept.stock.book(what, counted(row.pieces)?);
        booked.map_err(|_| Fault::bug("more material left than came"))?;
    }
    Ok(found)
}

/// Adds a move of a locked order.
pub(crate) async fn insert(
    tx: &Tx<'_>,
    order: Uuid,
    description: &str,
    (what, pieces): (Move, u32),
) -> Result<(), Stop> {
    let row = ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        id: Set(tx.fresh::<()>().uuid()),
        order_id: Set(order),
        material: Set(text::folded(description)),
        material_description: Set(description.to_owned()),
        what: Set(what.as_str().to_owned()),
        pieces: Set(i64::from(pieces)),
        at_us: Set(tx.now_us()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}
