//! Agreements.

use jiff::civil::Date;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::{engagement::Engagement, worker::DayRange};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::{
    Rows, not_found,
    tables::engagement::{Column, Entity, Model},
    within, words,
};

/// Records an agreement under its code, or changes what is known of it; the row as it stands now.
pub(crate) async fn keep(tx: &Tx<'_>, row: Model) -> Result<Model, Stop> {
    let code_is_taken = OnConflict::columns([Column::Tenant, Column::EngagementCode]).do_nothing().to_owned();
    let insert = Entity::insert(row.clone().into_active_model()).on_conflict(code_is_taken);
    if insert.exec_without_returning(tx.db()).await? == 1 {
        return Ok(row);
    }
    let of_code = Column::EngagementCode.eq(&row.engagement_code);
    let query = Entity::find().filter(Column::Tenant.eq(row.tenant)).filter(of_code);
    let Some(known) = query.lock_exclusive().one(tx.db()).await? else {
        return Err(Fault::bug("an engagement was there and is gone").into());
    };
    let same = Model { id: known.id, version: known.version, ..row };
    if same == known {
        return Ok(known);
    }
    let changed = Model { version: known.version.saturating_add(1), ..same };
    Entity::update(changed.clone().into_active_model().reset_all()).exec(tx.db()).await?;
    Ok(changed)
}

/// The agreement's row, held until the transaction ends.
pub(crate) async fn lock(tx: &Tx<'_>, id: Id<Engagement>) -> Result<Model, Stop> {
    let found = Entity::find_by_id((within(tx).tenant, id.uuid())).lock_exclusive().one(tx.db()).await?;
    Ok(found.ok_or_else(|| not_found("engagement"))?)
}

/// Writes on which day the Department was told of a held agreement; the row as it stands now.
pub(crate) async fn notified(tx: &Tx<'_>, row: Model, on: Date) -> Result<Model, Stop> {
    let same = Model { notified_on: Some(to_column(on)), ..row.clone() };
    if same == row {
        return Ok(row);
    }
    let changed = Model { version: row.version.saturating_add(1), ..same };
    Entity::update(changed.clone().into_active_model().reset_all()).exec(tx.db()).await?;
    Ok(changed)
}

/// The agreement.
pub(crate) async fn find<C: ConnectionTrait>(rows: &Rows<'_, C>, id: Id<Engagement>) -> Result<Engagement, Stop> {
    let found = Entity::find_by_id((rows.tenant, id.uuid())).one(rows.db).await?;
    let row = found.ok_or_else(|| not_found("engagement"))?;
    Ok(read(row)?)
}

/// These agreements, as rows.
pub(crate) async fn load<C: ConnectionTrait>(rows: &Rows<'_, C>, ids: &[Uuid]) -> Result<Vec<Model>, Stop> {
    let of_ids = Column::Id.is_in(ids.iter().copied());
    Ok(Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_ids).all(rows.db).await?)
}

/// A row as the rules know it.
pub(crate) fn read(row: Model) -> Result<Engagement, Fault> {
    Ok(Engagement {
        id: Id::from_uuid(row.id),
        place: Id::from_uuid(row.place_id),
        kind: words::to_engagement_kind(&row.kind)?,
        work_description: row.work_description,
        is_core_activity: row.is_core_activity,
        signed_on: row.signed_on.map(from_column),
        notified_on: row.notified_on.map(from_column),
        runs: DayRange { from: from_column(row.starts_on), to: row.ends_on.map(from_column) },
        instructions_by_coach_only: row.instructions_by_coach_only,
        tariff_class: row.tariff_class,
    })
}
