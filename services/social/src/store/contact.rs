//! Contacts with workers; their notes stand in another table.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{columns, tx::Tx, use_case::Stop};
use werkbrug_social_domain::{
    contact::{Contact, Said, Subject},
    worker::Worker,
};

use crate::{store, words};

/// A contact as it was written down.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    /// The contact.
    pub(crate) contact: Contact,
    /// Who was in touch.
    pub(crate) made_by: String,
    /// Whether there is a note.
    pub(crate) has_note: bool,
}

/// The contact with this id.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    id: Id<Contact>,
) -> Result<Option<Kept>, Stop> {
    let found = row::Entity::find_by_id((tenant.uuid(), id.uuid())).one(db).await?;
    Ok(found.map(kept).transpose()?)
}

/// At most `most` contacts with a worker, in the order in which they were written down; perhaps about one subject only.
pub(crate) async fn of_worker(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    (worker, about): (Id<Worker>, Option<Id<Subject>>),
    (after, most): (Option<Uuid>, u64),
) -> Result<Vec<Kept>, Stop> {
    let mut query = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(row::Column::WorkerId.eq(worker.uuid()));
    if let Some(about) = about {
        query = query.filter(row::Column::SubjectId.eq(about.uuid()));
    }
    if let Some(after) = after {
        query = query.filter(row::Column::Id.gt(after));
    }
    let rows = query.order_by_asc(row::Column::Id).limit(most).all(db).await?;
    Ok(rows.into_iter().map(kept).collect::<Result<_, Fault>>()?)
}

/// The latest contacts with these workers.
pub(crate) async fn of_workers(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    workers: &[Uuid],
) -> Result<Vec<Contact>, Stop> {
    let rows = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(row::Column::WorkerId.is_in(workers.iter().copied()))
        .order_by_desc(row::Column::Id)
        .limit(store::SERVICE_ROWS)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| kept(row).map(|kept| kept.contact)).collect::<Result<_, Fault>>()?)
}

/// Writes a contact.
pub(crate) async fn insert(tx: &Tx<'_>, contact: &Contact, has_note: bool) -> Result<(), Stop> {
    let said = contact.said;
    let model = row::Model {
        tenant: tx.tenant().uuid(),
        id: contact.id.uuid(),
        worker_id: contact.worker.uuid(),
        subject_id: said.subject.map(Id::uuid),
        how: words::contact_how_number(said.how),
        made_on: columns::to_column(said.made_on),
        next_on: store::open_day(said.next_on),
        made_by: tx.viewer().actor.clone(),
        has_note,
    };
    row::Entity::insert(model.into_active_model().reset_all()).exec_without_returning(tx.db()).await?;
    Ok(())
}

fn kept(row: row::Model) -> Result<Kept, Fault> {
    let said = Said {
        subject: row.subject_id.map(Id::from_uuid),
        how: store::known(words::contact_how(row.how))?,
        made_on: columns::from_column(row.made_on),
        next_on: row.next_on.map(columns::from_column),
    };
    let contact = Contact { id: Id::from_uuid(row.id), worker: Id::from_uuid(row.worker_id), said };
    Ok(Kept { contact, made_by: row.made_by, has_note: row.has_note })
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
    #[sea_orm(table_name = "contact")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Identity, by time.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// With whom.
        pub worker_id: Uuid,
        /// About which absence, limit, package or consent.
        pub subject_id: Option<Uuid>,
        /// A `ContactHow` number.
        pub how: i32,
        /// The day of it.
        pub made_on: time::Date,
        /// When to be in touch again.
        pub next_on: Option<time::Date>,
        /// Who was in touch.
        pub made_by: String,
        /// Whether there is a note.
        pub has_note: bool,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
