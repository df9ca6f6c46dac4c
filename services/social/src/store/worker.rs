//! Workers, and the lock under which everything about one person happens in order.

use jiff::civil::Date;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QuerySelect, Select,
};
use uuid::Uuid;
use werkbrug_chassis::{page::Page, refusal::Fault};
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{
    columns,
    sorted::{Keys, Sort},
    text,
    tx::Tx,
    use_case::Stop,
};
use werkbrug_social_domain::{
    wording::PersonName,
    worker::{ContractFraction, LegalStatus, Profile, Worker},
};

use crate::{read, store, words};

/// The worker with this id.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    id: Id<Worker>,
) -> Result<Option<Worker>, Stop> {
    let found = row::Entity::find_by_id((tenant.uuid(), id.uuid())).one(db).await?;
    Ok(found.map(worker).transpose()?)
}

/// The worker with this code.
pub(crate) async fn find_by_code(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    code: &str,
) -> Result<Option<Worker>, Stop> {
    let query = row::Entity::find().filter(row::Column::Tenant.eq(tenant.uuid())).filter(row::Column::Code.eq(code));
    Ok(query.one(db).await?.map(worker).transpose()?)
}

/// By what workers can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The workshop's own code.
    Code,
    /// The name.
    Name,
    /// Legal status.
    Status,
    /// First day of employment.
    EmployedFrom,
}

/// Which workers are wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// Only those whose name or code holds every word of this.
    pub(crate) contains: String,
    /// Only those who are absent on this day.
    pub(crate) absent_on: Option<Date>,
    /// In which order; by code when nothing is asked.
    pub(crate) sort: Option<Sort<Key>>,
}

/// A page of workers, one more than asked when there are more.
pub(crate) async fn page(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    wanted: &Wanted,
    page: &Page,
) -> Result<Vec<Worker>, Stop> {
    let own = |column: row::Column| Expr::col((row::Entity, column));
    let Sort { by, is_descending } = wanted.sort.unwrap_or(Sort { by: Key::Code, is_descending: false });
    let by = match by {
        Key::Code => own(row::Column::Code),
        Key::Name => text::folded_column(own(row::Column::Name)),
        Key::Status => own(row::Column::Status),
        Key::EmployedFrom => own(row::Column::EmployedFrom),
    };
    let keys = Keys { tenant: (row::Column::Tenant, tenant.uuid()), id: row::Column::Id, by, is_descending };
    let query = keys.in_order(select(tenant, wanted), read::after(page)?);
    let rows = query.limit(page.size.saturating_add(1)).all(db).await?;
    Ok(rows.into_iter().map(worker).collect::<Result<_, Fault>>()?)
}

/// How many workers are wanted.
pub(crate) async fn count(db: &impl ConnectionTrait, tenant: Id<Workshop>, wanted: &Wanted) -> Result<u32, Stop> {
    let found = select(tenant, wanted).select_only().column(row::Column::Id).count(db).await?;
    Ok(u32::try_from(found).unwrap_or(u32::MAX))
}

fn select(tenant: Id<Workshop>, wanted: &Wanted) -> Select<row::Entity> {
    let searched = [row::Column::Name, row::Column::Code].map(|column| Expr::col((row::Entity, column)));
    let query = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(text::holds(&searched, &wanted.contains));
    match wanted.absent_on {
        Some(day) => query.filter(row::Column::Id.in_subquery(store::absence::who_on(tenant, day))),
        None => query,
    }
}

/// Everybody of a status, also who is not employed any more or not yet.
pub(crate) async fn of_status(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    status: LegalStatus,
) -> Result<Vec<Worker>, Stop> {
    let rows = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(row::Column::Status.eq(words::status_number(status)))
        .limit(store::SERVICE_ROWS)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(worker).collect::<Result<_, Fault>>()?)
}

/// How many people of a status are employed on a day.
pub(crate) async fn employed(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    (status, on): (LegalStatus, Date),
) -> Result<u32, Stop> {
    let day = columns::to_column(on);
    let goes_on = Condition::any().add(row::Column::EmployedTo.is_null()).add(row::Column::EmployedTo.gte(day));
    let found = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(row::Column::Status.eq(words::status_number(status)))
        .filter(row::Column::EmployedFrom.lte(day))
        .filter(goes_on)
        .count(db)
        .await?;
    Ok(u32::try_from(found).unwrap_or(u32::MAX))
}

/// These workers.
pub(crate) async fn load(db: &impl ConnectionTrait, tenant: Id<Workshop>, ids: &[Uuid]) -> Result<Vec<Worker>, Stop> {
    let rows = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(row::Column::Id.is_in(ids.iter().copied()))
        .limit(store::SERVICE_ROWS)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(worker).collect::<Result<_, Fault>>()?)
}

/// The worker, locked until the transaction ends: absences, limits, packages and erasures of one person never race.
pub(crate) async fn lock(tx: &Tx<'_>, id: Id<Worker>) -> Result<Option<Worker>, Stop> {
    let query = row::Entity::find_by_id((tx.tenant().uuid(), id.uuid())).lock_exclusive();
    Ok(query.one(tx.db()).await?.map(worker).transpose()?)
}

/// The worker with this code, locked.
pub(crate) async fn lock_by_code(tx: &Tx<'_>, code: &str) -> Result<Option<Worker>, Stop> {
    let query = row::Entity::find()
        .filter(row::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(row::Column::Code.eq(code))
        .lock_exclusive();
    Ok(query.one(tx.db()).await?.map(worker).transpose()?)
}

/// Writes a new worker; false when somebody else took the code in the meantime.
pub(crate) async fn insert(tx: &Tx<'_>, worker: &Worker) -> Result<bool, Stop> {
    let code_taken = OnConflict::columns([row::Column::Tenant, row::Column::Code]).do_nothing().to_owned();
    let model = model(tx, worker).into_active_model().reset_all();
    let rows = row::Entity::insert(model).on_conflict(code_taken).exec_without_returning(tx.db()).await?;
    Ok(rows == 1)
}

/// Writes a worker that was changed.
pub(crate) async fn save(tx: &Tx<'_>, worker: &Worker) -> Result<(), Stop> {
    row::Entity::update(model(tx, worker).into_active_model().reset_all()).exec(tx.db()).await?;
    Ok(())
}

fn worker(row: row::Model) -> Result<Worker, Fault> {
    let profile = Profile {
        name: store::sound(PersonName::parse("name", &row.name))?,
        status: store::known(words::status(row.status))?,
        fraction: store::sound(ContractFraction::parse(&row.fraction))?,
        employment: store::days(row.employed_from, row.employed_to)?,
        file_holder: row.file_holder,
    };
    Ok(Worker { id: Id::from_uuid(row.id), code: row.code, profile, version: row.version })
}

fn model(tx: &Tx<'_>, worker: &Worker) -> row::Model {
    let profile = &worker.profile;
    row::Model {
        tenant: tx.tenant().uuid(),
        id: worker.id.uuid(),
        code: worker.code.clone(),
        name: profile.name.as_str().to_owned(),
        status: words::status_number(profile.status),
        fraction: profile.fraction.to_string(),
        employed_from: columns::to_column(profile.employment.from()),
        employed_to: store::open_day(profile.employment.to()),
        file_holder: profile.file_holder.clone(),
        version: worker.version,
    }
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
    #[sea_orm(table_name = "worker")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Identity.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The workshop's own code.
        pub code: String,
        /// What the person is called.
        pub name: String,
        /// A `LegalStatus` number.
        pub status: i32,
        /// Contractual fraction.
        pub fraction: String,
        /// First day of employment.
        pub employed_from: time::Date,
        /// Last day of employment.
        pub employed_to: Option<time::Date>,
        /// The social worker who keeps the file.
        pub file_holder: Option<String>,
        /// Grows with each change.
        pub version: i64,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
