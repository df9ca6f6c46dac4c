//! Functional limits.

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
    limit::{FunctionalLimit, Load},
    worker::Worker,
};

use crate::{store, words};

/// The limit with this id.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    id: Id<FunctionalLimit>,
) -> Result<Option<FunctionalLimit>, Stop> {
    let found = row::Entity::find_by_id((tenant.uuid(), id.uuid())).one(db).await?;
    Ok(found.map(limit).transpose()?)
}

/// At most `limit` limits of a worker, in the order in which they were set.
pub(crate) async fn of_worker(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    worker: Id<Worker>,
    (after, most): (Option<Uuid>, u64),
) -> Result<Vec<FunctionalLimit>, Stop> {
    let mut query = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(row::Column::WorkerId.eq(worker.uuid()));
    if let Some(after) = after {
        query = query.filter(row::Column::Id.gt(after));
    }
    let rows = query.order_by_asc(row::Column::Id).limit(most).all(db).await?;
    Ok(rows.into_iter().map(limit).collect::<Result<_, Fault>>()?)
}

/// The limits of these workers that are not over before this day.
pub(crate) async fn of_workers(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    (workers, from): (&[Uuid], Date),
) -> Result<Vec<FunctionalLimit>, Stop> {
    let from = columns::to_column(from);
    let lasting = Condition::any().add(row::Column::ValidTo.is_null()).add(row::Column::ValidTo.gte(from));
    let rows = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(row::Column::WorkerId.is_in(workers.iter().copied()))
        .filter(lasting)
        .limit(store::SERVICE_ROWS)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(limit).collect::<Result<_, Fault>>()?)
}

/// Writes a limit, new or changed.
pub(crate) async fn save(tx: &Tx<'_>, limit: &FunctionalLimit) -> Result<(), Stop> {
    let model = row::Model {
        tenant: tx.tenant().uuid(),
        id: limit.id.uuid(),
        worker_id: limit.worker.uuid(),
        kind: words::limit_kind_number(limit.load.kind),
        value: limit.load.value.into(),
        is_hard: limit.load.is_hard,
        valid_from: columns::to_column(limit.validity.from()),
        valid_to: store::open_day(limit.validity.to()),
        version: limit.version,
    };
    let known = OnConflict::columns([row::Column::Tenant, row::Column::Id])
        .update_columns([row::Column::ValidTo, row::Column::Version])
        .to_owned();
    let model = model.into_active_model().reset_all();
    row::Entity::insert(model).on_conflict(known).exec_without_returning(tx.db()).await?;
    Ok(())
}

fn limit(row: row::Model) -> Result<FunctionalLimit, Fault> {
    let load = Load {
        kind: store::known(words::limit_kind(row.kind))?,
        value: store::known(u32::try_from(row.value).ok())?,
        is_hard: row.is_hard,
    };
    Ok(FunctionalLimit {
        id: Id::from_uuid(row.id),
        worker: Id::from_uuid(row.worker_id),
        load,
        validity: store::days(row.valid_from, row.valid_to)?,
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
    #[derive(Clone, Copy, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "functional_limit")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Identity.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Whose.
        pub worker_id: Uuid,
        /// A `LimitKind` number.
        pub kind: i32,
        /// The most that is possible.
        pub value: i64,
        /// A wish when false.
        pub is_hard: bool,
        /// First day.
        pub valid_from: time::Date,
        /// Last day, when known.
        pub valid_to: Option<time::Date>,
        /// Grows with each change.
        pub version: i64,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
