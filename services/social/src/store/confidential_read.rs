//! The log of who read what of whose file, on what ground.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};
use werkbrug_social_domain::worker::Worker;

/// One reading.
pub(crate) type Reading = row::Model;

/// Writes a reading down.
pub(crate) async fn insert(tx: &Tx<'_>, reading: Reading) -> Result<(), Stop> {
    row::Entity::insert(reading.into_active_model().reset_all()).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// At most `most` readings of a worker's file, the newest first.
pub(crate) async fn of_worker(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    worker: Id<Worker>,
    (before, most): (Option<Uuid>, u64),
) -> Result<Vec<Reading>, Stop> {
    let mut query = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(row::Column::WorkerId.eq(worker.uuid()));
    if let Some(before) = before {
        query = query.filter(row::Column::Id.lt(before));
    }
    Ok(query.order_by_desc(row::Column::Id).limit(most).all(db).await?)
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
    #[sea_orm(table_name = "confidential_read")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Whose file.
        #[sea_orm(primary_key, auto_increment = false)]
        pub worker_id: Uuid,
        /// Identity, by time.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Who read.
        pub actor: String,
        /// In which role.
        pub role: String,
        /// What was read.
        pub category: String,
        /// What for, in the reader's words.
        pub purpose: String,
        /// `own_file`, `oneself` or the consent's id.
        pub ground: String,
        /// When, in microseconds.
        pub read_at_us: i64,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
