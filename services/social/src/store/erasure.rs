//! The receipts of erasures, and which keys they destroyed.

use jiff::civil::Date;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{columns, tx::Tx, use_case::Stop};
use werkbrug_social_domain::erasure::Erasure;

/// Writes the receipt of an erasure; there may have been no key yet.
pub(crate) async fn insert(tx: &Tx<'_>, erasure: &Erasure, key_id: Option<Uuid>) -> Result<(), Stop> {
    let model = row::Model {
        tenant: tx.tenant().uuid(),
        id: erasure.id.uuid(),
        worker_id: erasure.worker.uuid(),
        category: erasure.category.as_str().to_owned(),
        key_id,
        erased_on: columns::to_column(erasure.erased_on),
        backups_gone_on: columns::to_column(erasure.backups_gone_on),
    };
    row::Entity::insert(model.into_active_model().reset_all()).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The day on which this key was destroyed, if it was.
pub(crate) async fn erased_on(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    key_id: Uuid,
) -> Result<Option<Date>, Stop> {
    let query = row::Entity::find().filter(row::Column::Tenant.eq(tenant.uuid())).filter(row::Column::KeyId.eq(key_id));
    Ok(query.one(db).await?.map(|row| columns::from_column(row.erased_on)))
}

/// The key that this erasure destroys, if there was one.
pub(crate) async fn key_of(db: &impl ConnectionTrait, tenant: Id<Workshop>, id: Uuid) -> Result<Option<Uuid>, Stop> {
    let found = row::Entity::find_by_id((tenant.uuid(), id)).one(db).await?;
    Ok(found.and_then(|row| row.key_id))
}

/// At most `most` destroyed keys of all workshops, with the erasure after which to go on.
pub(crate) async fn destroyed_keys(
    db: &impl ConnectionTrait,
    after: Option<Uuid>,
    most: u64,
) -> Result<Vec<(Uuid, Uuid)>, Fault> {
    let mut query = row::Entity::find().filter(row::Column::KeyId.is_not_null());
    if let Some(after) = after {
        query = query.filter(row::Column::Id.gt(after));
    }
    let rows = query.order_by_asc(row::Column::Id).limit(most).all(db).await;
    let rows = rows.map_err(Fault::during("reading erasures"))?;
    Ok(rows.into_iter().filter_map(|row| row.key_id.map(|key| (row.id, key))).collect())
}

/// The table.
#[allow(unreachable_pub, reason = "sea-orm derives public companions")]
mod row {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "erasure")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Identity.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Whose.
        pub worker_id: Uuid,
        /// What was erased.
        pub category: String,
        /// The destroyed data key.
        pub key_id: Option<Uuid>,
        /// The day of it.
        pub erased_on: time::Date,
        /// The day the backups are gone too.
        pub backups_gone_on: time::Date,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
