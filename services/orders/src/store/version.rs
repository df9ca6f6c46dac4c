//! Versions of quotes that were revised.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::tables::executed::quote_version::{ActiveModel, Column, Entity};

/// A version of a quote.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Version {
    /// The quote.
    pub(crate) order: Uuid,
    /// Its first version.
    pub(crate) first: Uuid,
    /// Its number, from 1 on.
    pub(crate) number: i32,
}

/// The versions of the quote that this is one of, the first first; none when there is only this one.
pub(crate) async fn of_order<C: ConnectionTrait>(db: &C, tenant: Uuid, order: Uuid) -> Result<Vec<Version>, Stop> {
    let Some(own) = Entity::find_by_id((tenant, order)).one(db).await? else { return Ok(Vec::new()) };
    let rows = Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::FirstId.eq(own.first_id))
        .order_by_asc(Column::Version)
        .all(db)
        .await?;
    let versions =
        rows.into_iter().map(|row| Version { order: row.order_id, first: row.first_id, number: row.version });
    Ok(versions.collect())
}

/// Enters that a quote takes the place of a locked one; answers its number.
pub(crate) async fn follow(tx: &Tx<'_>, former: Uuid, order: Uuid) -> Result<i32, Stop> {
    let tenant = tx.tenant().uuid();
    let row = |order_id, first_id, version| ActiveModel {
        tenant: Set(tenant),
        order_id: Set(order_id),
        first_id: Set(first_id),
        version: Set(version),
    };
    let known = of_order(tx.db(), tenant, former).await?;
    let (first, number) = match known.last() {
        Some(last) => {
            (last.first, last.number.checked_add(1).ok_or_else(|| Fault::bug("a quote has too many versions"))?)
        }
        None => {
            Entity::insert(row(former, former, 1)).exec_without_returning(tx.db()).await?;
            (former, 2)
        }
    };
    Entity::insert(row(order, first, number)).exec_without_returning(tx.db()).await?;
    Ok(number)
}
