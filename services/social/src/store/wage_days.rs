//! What was told of days of guaranteed wage, a worker and quarter each, so that only what is new is told.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Alias, Expr, ExprTrait, OnConflict, Order, Query},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::{
    id::{Id, Workshop},
    quarter::Quarter,
};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};
use werkbrug_social_domain::{counters::WageDays, worker::Worker};

/// What was told of a worker last, by quarter.
pub(crate) async fn told(tx: &Tx<'_>, worker: Id<Worker>) -> Result<BTreeMap<Quarter, WageDays>, Stop> {
    let rows = row::Entity::find()
        .filter(row::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(row::Column::WorkerId.eq(worker.uuid()))
        .all(tx.db())
        .await?;
    let one = |row: row::Model| {
        let days = |days: i32| u32::try_from(days).map_err(Fault::during("reading days"));
        let quarter = Quarter::parse(&row.quarter).map_err(Fault::during("reading a quarter"))?;
        let (full, most, supplement) = (days(row.full_days)?, days(row.most_days)?, days(row.supplement_days)?);
        Ok((quarter, WageDays { full, most, supplement }))
    };
    Ok(rows.into_iter().map(one).collect::<Result<_, Fault>>()?)
}

/// Writes what is told now.
pub(crate) async fn put(tx: &Tx<'_>, (worker, quarter): (Id<Worker>, Quarter), told: WageDays) -> Result<(), Stop> {
    let days = |days: u32| i32::try_from(days).map_err(Fault::during("storing days"));
    let row = row::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        worker_id: Set(worker.uuid()),
        quarter: Set(quarter.to_string()),
        full_days: Set(days(told.full)?),
        most_days: Set(days(told.most)?),
        supplement_days: Set(days(told.supplement)?),
    };
    let newest = OnConflict::columns([row::Column::Tenant, row::Column::WorkerId, row::Column::Quarter])
        .update_columns([row::Column::FullDays, row::Column::MostDays, row::Column::SupplementDays])
        .to_owned();
    row::Entity::insert(row).on_conflict(newest).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Workers of any workshop with an absence of whom nothing was ever told.
pub(crate) async fn untold(db: &impl ConnectionTrait, most: u64) -> Result<Vec<(Id<Workshop>, Id<Worker>)>, Stop> {
    let column = |table: &'static str, name: &'static str| Expr::col((Alias::new(table), Alias::new(name)));
    let same = |name: &'static str| column("wage_days_told", name).eq(column("absence", name));
    let told = Query::select()
        .expr(Expr::val(1))
        .from(Alias::new("wage_days_told"))
        .and_where(same("tenant"))
        .and_where(same("worker_id"))
        .to_owned();
    let mut query = Query::select();
    query
        .distinct()
        .columns([Alias::new("tenant"), Alias::new("worker_id")])
        .from(Alias::new("absence"))
        .and_where(Expr::exists(told).not())
        .order_by(Alias::new("worker_id"), Order::Asc)
        .limit(most);
    let mut found = Vec::new();
    for row in db.query_all(&query).await? {
        let (tenant, worker): (Uuid, Uuid) = (row.try_get("", "tenant")?, row.try_get("", "worker_id")?);
        found.push((Id::from_uuid(tenant), Id::from_uuid(worker)));
    }
    Ok(found)
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
    #[sea_orm(table_name = "wage_days_told")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Of whom.
        #[sea_orm(primary_key, auto_increment = false)]
        pub worker_id: Uuid,
        /// `2026Q4`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub quarter: String,
        /// At 100 %.
        pub full_days: i32,
        /// At 85.88 %.
        pub most_days: i32,
        /// At 25.88 %.
        pub supplement_days: i32,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
