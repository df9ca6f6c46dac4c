//! Support packages.

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
    package::{Support, SupportPackage},
    worker::Worker,
};

use crate::{store, words};

/// The package with this id.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    id: Id<SupportPackage>,
) -> Result<Option<SupportPackage>, Stop> {
    let found = row::Entity::find_by_id((tenant.uuid(), id.uuid())).one(db).await?;
    Ok(found.map(package).transpose()?)
}

/// Every package that a worker ever had.
pub(crate) async fn of_worker(tx: &Tx<'_>, worker: Id<Worker>) -> Result<Vec<SupportPackage>, Stop> {
    let rows = row::Entity::find()
        .filter(row::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(row::Column::WorkerId.eq(worker.uuid()))
        .limit(store::PERSON_ROWS)
        .all(tx.db())
        .await?;
    Ok(rows.into_iter().map(package).collect::<Result<_, Fault>>()?)
}

/// At most `most` packages of a worker, in the order in which they were recorded.
pub(crate) async fn page_of_worker(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    worker: Id<Worker>,
    (after, most): (Option<Uuid>, u64),
) -> Result<Vec<SupportPackage>, Stop> {
    let mut query = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(row::Column::WorkerId.eq(worker.uuid()));
    if let Some(after) = after {
        query = query.filter(row::Column::Id.gt(after));
    }
    let rows = query.order_by_asc(row::Column::Id).limit(most).all(db).await?;
    Ok(rows.into_iter().map(package).collect::<Result<_, Fault>>()?)
}

/// The packages of these workers that are not over before this day.
pub(crate) async fn of_workers(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    (workers, from): (&[Uuid], Date),
) -> Result<Vec<SupportPackage>, Stop> {
    let from = columns::to_column(from);
    let lasting = Condition::any().add(row::Column::ValidTo.is_null()).add(row::Column::ValidTo.gte(from));
    let rows = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(row::Column::WorkerId.is_in(workers.iter().copied()))
        .filter(lasting)
        .limit(store::SERVICE_ROWS)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(package).collect::<Result<_, Fault>>()?)
}

/// Writes a package, new or changed.
pub(crate) async fn save(tx: &Tx<'_>, package: &SupportPackage) -> Result<(), Stop> {
    let model = row::Model {
        tenant: tx.tenant().uuid(),
        id: package.id.uuid(),
        worker_id: package.worker.uuid(),
        scheme: words::scheme_number(package.support.scheme),
        percent: package.support.percent.into(),
        guidance: words::guidance_number(package.support.guidance),
        valid_from: columns::to_column(package.validity.from()),
        valid_to: store::open_day(package.validity.to()),
        version: package.version,
    };
    let known = OnConflict::columns([row::Column::Tenant, row::Column::Id])
        .update_columns([row::Column::ValidTo, row::Column::Version])
        .to_owned();
    let model = model.into_active_model().reset_all();
    row::Entity::insert(model).on_conflict(known).exec_without_returning(tx.db()).await?;
    Ok(())
}

fn package(row: row::Model) -> Result<SupportPackage, Fault> {
    let scheme = store::known(words::scheme(row.scheme))?;
    let percent = store::known(u32::try_from(row.percent).ok())?;
    let guidance = store::known(words::guidance(row.guidance))?;
    Ok(SupportPackage {
        id: Id::from_uuid(row.id),
        worker: Id::from_uuid(row.worker_id),
        support: store::sound(Support::new(scheme, percent, guidance))?,
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
    #[sea_orm(table_name = "support_package")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Identity.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Whose.
        pub worker_id: Uuid,
        /// A `Scheme` number.
        pub scheme: i32,
        /// Wage premium percentage.
        pub percent: i64,
        /// A `GuidanceNeed` number.
        pub guidance: i32,
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
