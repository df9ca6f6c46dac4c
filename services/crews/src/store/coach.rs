//! Coaches.

use std::collections::BTreeSet;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::site::Coach;
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{columns::from_column, tx::Tx, use_case::Stop};

use super::{
    Rows, not_found,
    tables::coach::{Column, Entity, Model},
    within,
};

/// Records a coach under their code, or changes what is known of them; the row as it stands now.
pub(crate) async fn keep(tx: &Tx<'_>, row: Model) -> Result<Model, Stop> {
    let code_is_taken = OnConflict::columns([Column::Tenant, Column::CoachCode]).do_nothing().to_owned();
    let insert = Entity::insert(row.clone().into_active_model()).on_conflict(code_is_taken);
    if insert.exec_without_returning(tx.db()).await? == 1 {
        return Ok(row);
    }
    let of_code = Entity::find().filter(Column::Tenant.eq(row.tenant)).filter(Column::CoachCode.eq(&row.coach_code));
    let Some(known) = of_code.lock_exclusive().one(tx.db()).await? else {
        return Err(Fault::bug("a coach was there and is gone").into());
    };
    let same = Model { id: known.id, version: known.version, ..row };
    if same == known {
        return Ok(known);
    }
    let changed = Model { version: known.version.saturating_add(1), ..same };
    Entity::update(changed.clone().into_active_model().reset_all()).exec(tx.db()).await?;
    Ok(changed)
}

/// The coach, held until the transaction ends: whoever gives them work waits for the others.
pub(crate) async fn lock(tx: &Tx<'_>, id: Id<Coach>) -> Result<Coach, Stop> {
    let found = Entity::find_by_id((within(tx).tenant, id.uuid())).lock_exclusive().one(tx.db()).await?;
    Ok(found.map(read).ok_or_else(|| not_found("coach"))?)
}

/// These coaches, held until the transaction ends, in the order of their ids.
pub(crate) async fn hold(tx: &Tx<'_>, ids: &BTreeSet<Uuid>) -> Result<(), Stop> {
    let of_ids = Column::Id.is_in(ids.iter().copied());
    let query = Entity::find().filter(Column::Tenant.eq(within(tx).tenant)).filter(of_ids);
    query.order_by_asc(Column::Id).lock_exclusive().all(tx.db()).await?;
    Ok(())
}

/// These coaches, as rows.
pub(crate) async fn load<C: ConnectionTrait>(rows: &Rows<'_, C>, ids: &[Uuid]) -> Result<Vec<Model>, Stop> {
    let of_ids = Column::Id.is_in(ids.iter().copied());
    Ok(Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_ids).all(rows.db).await?)
}

/// A row as the rules know it.
pub(crate) fn read(row: Model) -> Coach {
    Coach { id: Id::from_uuid(row.id), name: row.display_name, qualified_from: row.qualified_from.map(from_column) }
}
