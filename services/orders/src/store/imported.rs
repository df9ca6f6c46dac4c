//! Orders that files brought, by what their files call them.

use std::collections::BTreeSet;

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;
use werkbrug_orders_domain::order::Order;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    lines::ROWS,
    tables::executed::imported_order::{ActiveModel, Column, Entity},
};

/// Those of these references that were taken in before, each beside its company.
pub(crate) async fn known<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    companies: &BTreeSet<Uuid>,
    references: &BTreeSet<&str>,
) -> Result<BTreeSet<(Uuid, String)>, Stop> {
    let found = Entity::find()
        .select_only()
        .columns([Column::CompanyId, Column::OrderReference])
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::CompanyId.is_in(companies.iter().copied()))
        .filter(Column::OrderReference.is_in(references.iter().copied()));
    let found: Vec<(Uuid, String)> = found.into_tuple().all(db).await?;
    Ok(found.into_iter().collect())
}

/// Enters that these were taken in.
pub(crate) async fn insert(tx: &Tx<'_>, orders: &[&Order]) -> Result<(), Stop> {
    for some in orders.chunks(ROWS) {
        let rows = some.iter().map(|order| ActiveModel {
            tenant: Set(tx.tenant().uuid()),
            company_id: Set(order.company.uuid()),
            order_reference: Set(order.reference.clone()),
            order_id: Set(order.id.uuid()),
        });
        Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}
