//! Hours that workers doubt.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_crews_domain::{
    objection::{ObjectionReason, ObjectionStage},
    shift::Shift,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    Rows,
    floor_tables::objection::{ActiveModel, Column, Entity, Model},
    floor_words, not_found, within,
};

/// Writes an objection; the database refuses a second one while the first waits.
pub(crate) async fn insert(
    tx: &Tx<'_>,
    of: Id<Shift>,
    worker: Uuid,
    (reason, minutes_claimed): (ObjectionReason, u32),
) -> Result<Uuid, Stop> {
    let id = tx.fresh::<ObjectionReason>().uuid();
    let row = ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(id),
        shift_id: Set(of.uuid()),
        worker_id: Set(worker),
        reason: Set(floor_words::of_reason(reason).to_owned()),
        minutes_claimed: Set(i64::from(minutes_claimed)),
        stage: Set(floor_words::of_objection_stage(ObjectionStage::Open).to_owned()),
        made_at_us: Set(tx.now_us()),
        answered_by: Set(String::new()),
    };
    let unless_open = OnConflict::new().do_nothing().to_owned();
    if Entity::insert(row).on_conflict(unless_open).exec_without_returning(tx.db()).await? == 1 {
        return Ok(id);
    }
    Err(Refusal::new(Kind::Precondition, "OBJECTION_OPEN", "somebody still has to answer the first one").into())
}

/// Which shift an objection is about.
pub(crate) async fn shift_of<C: ConnectionTrait>(rows: &Rows<'_, C>, id: Uuid) -> Result<Id<Shift>, Stop> {
    let found = Entity::find_by_id((rows.tenant, id)).one(rows.db).await?;
    Ok(found.map(|row| Id::from_uuid(row.shift_id)).ok_or_else(|| not_found("objection"))?)
}

/// Whether somebody still has to answer an objection to hours of a shift.
pub(crate) async fn is_open<C: ConnectionTrait>(rows: &Rows<'_, C>, shift: Uuid) -> Result<bool, Stop> {
    let open = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::ShiftId.eq(shift))
        .filter(Column::Stage.eq(floor_words::of_objection_stage(ObjectionStage::Open)));
    Ok(open.one(rows.db).await?.is_some())
}

/// The objection, held until the transaction ends.
pub(crate) async fn lock(tx: &Tx<'_>, id: Uuid) -> Result<Model, Stop> {
    let found = Entity::find_by_id((within(tx).tenant, id)).lock_exclusive().one(tx.db()).await?;
    Ok(found.ok_or_else(|| not_found("objection"))?)
}

/// Writes how far it is now.
pub(crate) async fn answer(tx: &Tx<'_>, id: Uuid, stage: ObjectionStage) -> Result<(), Stop> {
    Entity::update_many()
        .col_expr(Column::Stage, Expr::value(floor_words::of_objection_stage(stage)))
        .col_expr(Column::AnsweredBy, Expr::value(tx.viewer().actor.clone()))
        .filter(Column::Tenant.eq(within(tx).tenant))
        .filter(Column::Id.eq(id))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// What a worker said about these shifts, oldest first.
pub(crate) async fn of_worker<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    worker: Uuid,
    shifts: &[Uuid],
) -> Result<Vec<Model>, Stop> {
    let own = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::WorkerId.eq(worker))
        .filter(Column::ShiftId.is_in(shifts.iter().copied()));
    Ok(own.order_by_asc(Column::Id).all(rows.db).await?)
}
