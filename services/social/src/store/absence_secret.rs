//! The sealed side of absences: bytes that only the vault can open.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};
use werkbrug_social_domain::{absence::Absence, worker::Worker};

use crate::vault::cipher::Sealed;

/// The sealed side of this absence.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    absence: Id<Absence>,
) -> Result<Option<Sealed>, Stop> {
    let found = row::Entity::find_by_id((tenant.uuid(), absence.uuid())).one(db).await?;
    Ok(found.map(|row| Sealed { key_id: row.key_id, bytes: row.sealed }))
}

/// Whether any workshop has sealed bytes here, so that keys must exist.
pub(crate) async fn are_any(db: &impl ConnectionTrait) -> Result<bool, Fault> {
    let count = row::Entity::find().count(db).await;
    count.map(|count| count > 0).map_err(Fault::during("counting sealed rows"))
}

/// Writes the sealed side of a new absence.
pub(crate) async fn insert(tx: &Tx<'_>, absence: &Absence, sealed: &Sealed) -> Result<(), Stop> {
    let model = row::Model {
        tenant: tx.tenant().uuid(),
        absence_id: absence.id.uuid(),
        worker_id: absence.worker.uuid(),
        key_id: sealed.key_id,
        sealed: sealed.bytes.clone(),
    };
    row::Entity::insert(model.into_active_model().reset_all()).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Takes the sealed side of an absence away.
pub(crate) async fn remove(tx: &Tx<'_>, absence: Id<Absence>) -> Result<(), Stop> {
    row::Entity::delete_by_id((tx.tenant().uuid(), absence.uuid())).exec(tx.db()).await?;
    Ok(())
}

/// Empties what this key closed: the key goes, and the closed bytes with it.
pub(crate) async fn empty(tx: &Tx<'_>, worker: Id<Worker>, key_id: Uuid) -> Result<(), Stop> {
    row::Entity::update_many()
        .col_expr(row::Column::Sealed, Vec::<u8>::new().into())
        .filter(row::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(row::Column::WorkerId.eq(worker.uuid()))
        .filter(row::Column::KeyId.eq(key_id))
        .exec(tx.db())
        .await?;
    Ok(())
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
    #[sea_orm(table_name = "absence_secret")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// The absence.
        #[sea_orm(primary_key, auto_increment = false)]
        pub absence_id: Uuid,
        /// Whose.
        pub worker_id: Uuid,
        /// The data key that closed it.
        pub key_id: Uuid,
        /// Nonce and closed bytes.
        pub sealed: Vec<u8>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
