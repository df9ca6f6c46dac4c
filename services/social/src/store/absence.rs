//! The dates of absences; what must not be known stands in another table.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sea_orm::sea_query::{OnConflict, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{columns, tx::Tx, use_case::Stop};
use werkbrug_social_domain::{absence::Absence, worker::Worker};

use crate::store;

/// Which absences are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wanted {
    /// Only of this worker.
    pub(crate) worker: Option<Id<Worker>>,
    /// Only those that touch this day.
    pub(crate) on: Option<Date>,
    /// Only those after this one.
    pub(crate) after: Option<Uuid>,
}

/// The absence with this id.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    id: Id<Absence>,
) -> Result<Option<Absence>, Stop> {
    let found = row::Entity::find_by_id((tenant.uuid(), id.uuid())).one(db).await?;
    Ok(found.as_ref().map(absence).transpose()?)
}

/// The absences of a worker that are not over before this day.
pub(crate) async fn of_worker(tx: &Tx<'_>, worker: Id<Worker>, from: Date) -> Result<Vec<Absence>, Stop> {
    let lasting =
        Condition::any().add(row::Column::LastDay.is_null()).add(row::Column::LastDay.gte(columns::to_column(from)));
    let rows = row::Entity::find()
        .filter(row::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(row::Column::WorkerId.eq(worker.uuid()))
        .filter(lasting)
        .limit(store::PERSON_ROWS)
        .all(tx.db())
        .await?;
    Ok(rows.iter().map(absence).collect::<Result<_, Fault>>()?)
}

/// At most `limit` absences in the order in which they were taken.
pub(crate) async fn list(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    wanted: Wanted,
    limit: u64,
) -> Result<Vec<Absence>, Stop> {
    let mut query = select(tenant, wanted);
    if let Some(after) = wanted.after {
        query = query.filter(row::Column::Id.gt(after));
    }
    let rows = query.order_by_asc(row::Column::Id).limit(limit).all(db).await?;
    Ok(rows.iter().map(absence).collect::<Result<_, Fault>>()?)
}

/// How many absences are wanted, on all pages together.
pub(crate) async fn count(db: &impl ConnectionTrait, tenant: Id<Workshop>, wanted: Wanted) -> Result<u32, Stop> {
    let found = select(tenant, wanted).select_only().column(row::Column::Id).count(db).await?;
    Ok(u32::try_from(found).unwrap_or(u32::MAX))
}

fn select(tenant: Id<Workshop>, wanted: Wanted) -> Select<row::Entity> {
    let mut query = row::Entity::find().filter(row::Column::Tenant.eq(tenant.uuid()));
    if let Some(worker) = wanted.worker {
        query = query.filter(row::Column::WorkerId.eq(worker.uuid()));
    }
    if let Some(on) = wanted.on.map(columns::to_column) {
        let lasting = Condition::any().add(row::Column::LastDay.is_null()).add(row::Column::LastDay.gte(on));
        query = query.filter(row::Column::FirstDay.lte(on)).filter(lasting);
    }
    query
}

/// Who is absent on a day, as part of another query.
pub(crate) fn who_on(tenant: Id<Workshop>, day: Date) -> SelectStatement {
    QuerySelect::query(&mut touching(tenant, day).select_only().column(row::Column::WorkerId)).to_owned()
}

/// Those of these workers who are absent on a day.
pub(crate) async fn absent_of(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    workers: &[Uuid],
    day: Date,
) -> Result<BTreeSet<Uuid>, Stop> {
    let query = touching(tenant, day).filter(row::Column::WorkerId.is_in(workers.iter().copied()));
    let found: Vec<Uuid> = query.select_only().column(row::Column::WorkerId).into_tuple().all(db).await?;
    Ok(found.into_iter().collect())
}

fn touching(tenant: Id<Workshop>, day: Date) -> Select<row::Entity> {
    let day = columns::to_column(day);
    let lasting = Condition::any().add(row::Column::LastDay.is_null()).add(row::Column::LastDay.gte(day));
    let absences = row::Entity::find().filter(row::Column::Tenant.eq(tenant.uuid()));
    absences.filter(row::Column::FirstDay.lte(day)).filter(lasting)
}

/// Who reported an absence; nobody in particular when that was not written down.
pub(crate) async fn reporter(tx: &Tx<'_>, id: Id<Absence>) -> Result<String, Stop> {
    let found = row::Entity::find_by_id((tx.tenant().uuid(), id.uuid())).one(tx.db()).await?;
    Ok(found.map(|row| row.reported_by).unwrap_or_default())
}

/// Takes an absence away, as if it had never been reported.
pub(crate) async fn remove(tx: &Tx<'_>, id: Id<Absence>) -> Result<(), Stop> {
    row::Entity::delete_by_id((tx.tenant().uuid(), id.uuid())).exec(tx.db()).await?;
    Ok(())
}

/// The absences of these workers that are not over before this day.
pub(crate) async fn of_workers(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    (workers, from): (&[Uuid], Date),
) -> Result<Vec<Absence>, Stop> {
    let lasting =
        Condition::any().add(row::Column::LastDay.is_null()).add(row::Column::LastDay.gte(columns::to_column(from)));
    let rows = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(row::Column::WorkerId.is_in(workers.iter().copied()))
        .filter(lasting)
        .limit(store::SERVICE_ROWS)
        .all(db)
        .await?;
    Ok(rows.iter().map(absence).collect::<Result<_, Fault>>()?)
}

/// Writes an absence, new or changed; whoever wrote it first reported it.
pub(crate) async fn save(tx: &Tx<'_>, absence: &Absence) -> Result<(), Stop> {
    let model = row::Model {
        tenant: tx.tenant().uuid(),
        id: absence.id.uuid(),
        worker_id: absence.worker.uuid(),
        first_day: columns::to_column(absence.days.from()),
        last_day: store::open_day(absence.days.to()),
        version: absence.version,
        reported_by: tx.viewer().actor.clone(),
    };
    let known = OnConflict::columns([row::Column::Tenant, row::Column::Id])
        .update_columns([row::Column::LastDay, row::Column::Version])
        .to_owned();
    let model = model.into_active_model().reset_all();
    row::Entity::insert(model).on_conflict(known).exec_without_returning(tx.db()).await?;
    Ok(())
}

fn absence(row: &row::Model) -> Result<Absence, Fault> {
    Ok(Absence {
        id: Id::from_uuid(row.id),
        worker: Id::from_uuid(row.worker_id),
        days: store::days(row.first_day, row.last_day)?,
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
    #[sea_orm(table_name = "absence")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Identity.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Who is away.
        pub worker_id: Uuid,
        /// First day.
        pub first_day: time::Date,
        /// Last day, when known.
        pub last_day: Option<time::Date>,
        /// Grows with each change.
        pub version: i64,
        /// Whose call it was taken from: an actor id.
        pub reported_by: String,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
