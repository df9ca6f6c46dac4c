//! What a person has several of, each from a day on and perhaps to a day: one way to find, page and write it.

use jiff::civil::Date;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Select, sea_query::OnConflict,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{columns, tx::Tx, use_case::Stop};
use werkbrug_social_domain::worker::Worker;

use crate::store;

/// A column of its table.
type Column<T> = <<T as OfPerson>::Table as EntityTrait>::Column;
/// A row of its table.
type Model<T> = <<T as OfPerson>::Table as EntityTrait>::Model;

/// The columns that all of them have.
pub(crate) struct Columns<C> {
    /// Workshop.
    pub(crate) tenant: C,
    /// Identity, by time.
    pub(crate) id: C,
    /// Whose.
    pub(crate) worker: C,
    /// Last day, when known.
    pub(crate) last_day: C,
}

/// Something that a person has several of.
pub(crate) trait OfPerson: Sized + Send + Sync {
    /// Where it is kept.
    type Table: EntityTrait<Model: IntoActiveModel<<Self::Table as EntityTrait>::ActiveModel> + Send + Sync>;
    /// The columns that all of them have.
    const COLUMNS: Columns<Column<Self>>;
    /// What may change after it was written first.
    const CHANGING: [Column<Self>; 2];

    /// From a row; a fault when the row is damaged.
    fn from_row(row: Model<Self>) -> Result<Self, Fault>;

    /// As a row.
    fn to_row(&self, tx: &Tx<'_>) -> Model<Self>;
}

/// The one with this id.
pub(crate) async fn find<T: OfPerson>(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    id: Id<T>,
) -> Result<Option<T>, Stop> {
    Ok(one(tenant, id).one(db).await?.map(T::from_row).transpose()?)
}

/// The one with this id, locked.
pub(crate) async fn lock<T: OfPerson>(tx: &Tx<'_>, id: Id<T>) -> Result<Option<T>, Stop> {
    let found = one(tx.tenant(), id).lock_exclusive().one(tx.db()).await?;
    Ok(found.map(T::from_row).transpose()?)
}

/// At most `most` of a worker, in the order in which they were written down.
pub(crate) async fn of_worker<T: OfPerson>(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    worker: Id<Worker>,
    (after, most): (Option<Uuid>, u64),
) -> Result<Vec<T>, Stop> {
    let mut query = all::<T>(tenant).filter(T::COLUMNS.worker.eq(worker.uuid()));
    if let Some(after) = after {
        query = query.filter(T::COLUMNS.id.gt(after));
    }
    read(db, query.order_by_asc(T::COLUMNS.id).limit(most)).await
}

/// Those of these workers that are not over before this day.
pub(crate) async fn lasting<T: OfPerson>(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    (workers, from): (&[Uuid], Date),
) -> Result<Vec<T>, Stop> {
    let whose = T::COLUMNS.worker.is_in(workers.iter().copied());
    let query = all::<T>(tenant).filter(whose).filter(not_over::<T>(from));
    read(db, query.limit(store::SERVICE_ROWS)).await
}

/// Whether one is not over before this day.
pub(crate) fn not_over<T: OfPerson>(from: Date) -> Condition {
    let last_day = T::COLUMNS.last_day;
    Condition::any().add(last_day.is_null()).add(last_day.gte(columns::to_column(from)))
}

/// What a query of theirs finds.
pub(crate) async fn read<T: OfPerson>(db: &impl ConnectionTrait, query: Select<T::Table>) -> Result<Vec<T>, Stop> {
    let rows = query.all(db).await?.into_iter();
    Ok(rows.map(T::from_row).collect::<Result<_, Fault>>()?)
}

/// Writes one, new or changed.
pub(crate) async fn save<T: OfPerson>(tx: &Tx<'_>, one: &T) -> Result<(), Stop> {
    let model = one.to_row(tx).into_active_model().reset_all();
    let columns = [T::COLUMNS.tenant, T::COLUMNS.id];
    let known = OnConflict::columns(columns).update_columns(T::CHANGING).to_owned();
    T::Table::insert(model).on_conflict(known).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// All of a workshop.
pub(crate) fn all<T: OfPerson>(tenant: Id<Workshop>) -> Select<T::Table> {
    T::Table::find().filter(T::COLUMNS.tenant.eq(tenant.uuid()))
}

fn one<T: OfPerson>(tenant: Id<Workshop>, id: Id<T>) -> Select<T::Table> {
    all::<T>(tenant).filter(T::COLUMNS.id.eq(id.uuid()))
}
