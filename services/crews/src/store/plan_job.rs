//! Jobs of the planner: submitted by people, taken by any replica for a time, and taken over when that time is over.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    Rows, not_found,
    plan_rows::plan_job::{ActiveModel, Column, Entity, Model},
    within,
};
use crate::planning::outcome::PlannedShift;

/// How long a replica has a job before another may take it, unless it says again that it is there.
pub(crate) const LEASE_US: i64 = 10_000_000;

/// How a job stands, in its column.
pub(crate) const WAITING: &str = "waiting";
pub(crate) const SEARCHING: &str = "searching";
pub(crate) const DONE: &str = "done";
pub(crate) const STOPPED: &str = "stopped";
pub(crate) const APPLIED: &str = "applied";
pub(crate) const FAILED: &str = "failed";

/// Writes a new job.
pub(crate) async fn insert(tx: &Tx<'_>, row: Model) -> Result<(), Stop> {
    Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The job.
pub(crate) async fn find<C: ConnectionTrait>(rows: &Rows<'_, C>, id: Uuid) -> Result<Model, Stop> {
    let found = Entity::find_by_id((rows.tenant, id)).one(rows.db).await?;
    Ok(found.ok_or_else(|| not_found("plan"))?)
}

/// The job, held until the transaction ends.
pub(crate) async fn lock(tx: &Tx<'_>, id: Uuid) -> Result<Model, Stop> {
    let found = Entity::find_by_id((within(tx).tenant, id)).lock_exclusive().one(tx.db()).await?;
    Ok(found.ok_or_else(|| not_found("plan"))?)
}

/// Writes a job as it is now, and counts the change.
pub(crate) async fn save<C: ConnectionTrait>(db: &C, row: Model) -> Result<Model, Stop> {
    let row = Model { version: row.version.saturating_add(1), ..row };
    Entity::update(row.clone().into_active_model().reset_all()).exec(db).await?;
    Ok(row)
}

/// The plan that a job has so far.
pub(crate) fn plan(row: &Model) -> Result<Vec<PlannedShift>, Fault> {
    if row.plan.is_empty() {
        return Ok(Vec::new());
    }
    serde_json::from_str(&row.plan).map_err(|cause| Fault::new("read a stored plan", cause))
}

/// A plan for its column.
pub(crate) fn written(plan: &[PlannedShift]) -> Result<String, Fault> {
    serde_json::to_string(plan).map_err(|cause| Fault::new("write a plan", cause))
}

/// Takes the job that has waited longest, or whose replica is silent; nothing when there is none. Of two replicas that
/// look at the same moment one gets it: the row says who.
pub(crate) async fn take(db: &DatabaseTransaction, owner: Uuid, now_us: i64) -> Result<Option<Model>, Stop> {
    let silent = Condition::all().add(Column::State.eq(SEARCHING)).add(Column::LeaseUntilUs.lt(now_us));
    let free = Condition::any().add(Column::State.eq(WAITING)).add(silent);
    let oldest = Entity::find().filter(free.clone()).order_by_asc(Column::SubmittedAtUs).order_by_asc(Column::Id);
    let Some(job) = oldest.limit(1).one(db).await? else { return Ok(None) };
    let taken = Entity::update_many()
        .col_expr(Column::State, Expr::value(SEARCHING))
        .col_expr(Column::LeaseOwner, Expr::value(Some(owner)))
        .col_expr(Column::LeaseUntilUs, Expr::value(now_us.saturating_add(LEASE_US)))
        .filter(Column::Tenant.eq(job.tenant))
        .filter(Column::Id.eq(job.id))
        .filter(free)
        .exec(db)
        .await?;
    if taken.rows_affected != 1 {
        return Ok(None);
    }
    Ok(Entity::find_by_id((job.tenant, job.id)).one(db).await?)
}

/// Writes a report and keeps the job longer; whether somebody asked to stop, and nothing when another replica has the job
/// by now.
pub(crate) async fn report(
    db: &DatabaseTransaction,
    job: &Model,
    owner: Uuid,
    change: ActiveModel,
) -> Result<Option<bool>, Stop> {
    let mine = Condition::all().add(Column::LeaseOwner.eq(owner)).add(Column::State.eq(SEARCHING));
    let key = Condition::all().add(Column::Tenant.eq(job.tenant)).add(Column::Id.eq(job.id)).add(mine);
    let written = Entity::update_many()
        .set(change)
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(key)
        .exec(db)
        .await?;
    if written.rows_affected != 1 {
        return Ok(None);
    }
    let row = Entity::find_by_id((job.tenant, job.id)).one(db).await?;
    Ok(row.map(|row| row.is_stopping))
}
