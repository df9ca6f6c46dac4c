//! Consents.

use jiff::civil::Date;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{columns, tx::Tx, use_case::Stop};
use werkbrug_social_domain::{
    category::Category,
    consent::{Agreement, Consent},
    worker::Worker,
};

use crate::store;

/// The consent with this id.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    id: Id<Consent>,
) -> Result<Option<Consent>, Stop> {
    let found = row::Entity::find_by_id((tenant.uuid(), id.uuid())).one(db).await?;
    Ok(found.map(consent).transpose()?)
}

/// The consent with this id, locked.
pub(crate) async fn lock(tx: &Tx<'_>, id: Id<Consent>) -> Result<Option<Consent>, Stop> {
    let query = row::Entity::find_by_id((tx.tenant().uuid(), id.uuid())).lock_exclusive();
    Ok(query.one(tx.db()).await?.map(consent).transpose()?)
}

/// What a worker lets this recipient know, locked so that none is taken back while we look.
pub(crate) async fn lock_for(tx: &Tx<'_>, worker: Id<Worker>, recipient: &str) -> Result<Vec<Consent>, Stop> {
    let rows = row::Entity::find()
        .filter(row::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(row::Column::WorkerId.eq(worker.uuid()))
        .filter(row::Column::Recipient.eq(recipient))
        .order_by_desc(row::Column::Id)
        .limit(store::PERSON_ROWS)
        .lock_exclusive()
        .all(tx.db())
        .await?;
    Ok(rows.into_iter().map(consent).collect::<Result<_, Fault>>()?)
}

/// At most `most` consents of a worker, in the order in which they were given.
pub(crate) async fn of_worker(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    worker: Id<Worker>,
    (after, most): (Option<Uuid>, u64),
) -> Result<Vec<Consent>, Stop> {
    let mut query = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(row::Column::WorkerId.eq(worker.uuid()));
    if let Some(after) = after {
        query = query.filter(row::Column::Id.gt(after));
    }
    let rows = query.order_by_asc(row::Column::Id).limit(most).all(db).await?;
    Ok(rows.into_iter().map(consent).collect::<Result<_, Fault>>()?)
}

/// The consents of these workers that are not over before this day.
pub(crate) async fn of_workers(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    (workers, from): (&[Uuid], Date),
) -> Result<Vec<Consent>, Stop> {
    let from = columns::to_column(from);
    let lasting = Condition::any().add(row::Column::ExpiresOn.is_null()).add(row::Column::ExpiresOn.gte(from));
    let rows = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(row::Column::WorkerId.is_in(workers.iter().copied()))
        .filter(lasting)
        .limit(store::SERVICE_ROWS)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(consent).collect::<Result<_, Fault>>()?)
}

/// Writes a consent, new or changed.
pub(crate) async fn save(tx: &Tx<'_>, consent: &Consent) -> Result<(), Stop> {
    let agreement = &consent.agreement;
    let model = row::Model {
        tenant: tx.tenant().uuid(),
        id: consent.id.uuid(),
        worker_id: consent.worker.uuid(),
        category: agreement.category.as_str().to_owned(),
        recipient: agreement.recipient.clone(),
        purpose: agreement.purpose.clone(),
        text_version: agreement.text_version.clone(),
        trusted_person: agreement.trusted_person.clone(),
        given_on: columns::to_column(consent.given_on),
        expires_on: store::open_day(agreement.expires_on),
        withdrawn_on: store::open_day(consent.withdrawn_on),
        version: consent.version,
    };
    let known = OnConflict::columns([row::Column::Tenant, row::Column::Id])
        .update_columns([row::Column::WithdrawnOn, row::Column::Version])
        .to_owned();
    let model = model.into_active_model().reset_all();
    row::Entity::insert(model).on_conflict(known).exec_without_returning(tx.db()).await?;
    Ok(())
}

fn consent(row: row::Model) -> Result<Consent, Fault> {
    let agreement = Agreement {
        category: store::sound(Category::parse(&row.category))?,
        recipient: row.recipient,
        purpose: row.purpose,
        text_version: row.text_version,
        trusted_person: row.trusted_person,
        expires_on: row.expires_on.map(columns::from_column),
    };
    Ok(Consent {
        id: Id::from_uuid(row.id),
        worker: Id::from_uuid(row.worker_id),
        agreement,
        given_on: columns::from_column(row.given_on),
        withdrawn_on: row.withdrawn_on.map(columns::from_column),
        version: row.version,
    })
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
    #[sea_orm(table_name = "consent")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Identity.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Who consents.
        pub worker_id: Uuid,
        /// What may be known.
        pub category: String,
        /// Who may know it.
        pub recipient: String,
        /// What for.
        pub purpose: String,
        /// Version of the text.
        pub text_version: String,
        /// Somebody the person brought along.
        pub trusted_person: String,
        /// First day.
        pub given_on: time::Date,
        /// Last day, when there is one.
        pub expires_on: Option<time::Date>,
        /// The day it was taken back.
        pub withdrawn_on: Option<time::Date>,
        /// Grows with each change.
        pub version: i64,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
