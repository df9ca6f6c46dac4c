//! Places of work.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict, Query, SelectStatement},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::place::{Demands, Place, PlaceKind};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{text, tx::Tx, use_case::Stop};

use super::{
    Rows, counted, not_found,
    tables::place::{Column, Entity, Model},
    within, words,
};

/// Records a place under its code, or changes what is known of it; the row as it stands now.
pub(crate) async fn keep(tx: &Tx<'_>, row: Model) -> Result<Model, Stop> {
    let code_is_taken = OnConflict::columns([Column::Tenant, Column::PlaceCode]).do_nothing().to_owned();
    let insert = Entity::insert(row.clone().into_active_model()).on_conflict(code_is_taken);
    if insert.exec_without_returning(tx.db()).await? == 1 {
        return Ok(row);
    }
    let of_code = Entity::find().filter(Column::Tenant.eq(row.tenant)).filter(Column::PlaceCode.eq(&row.place_code));
    let Some(known) = of_code.lock_exclusive().one(tx.db()).await? else {
        return Err(Fault::bug("a place was there and is gone").into());
    };
    let same = Model { id: known.id, version: known.version, ..row };
    if same == known {
        return Ok(known);
    }
    let changed = Model { version: known.version.saturating_add(1), ..same };
    Entity::update(changed.clone().into_active_model().reset_all()).exec(tx.db()).await?;
    Ok(changed)
}

/// Holds a place until the transaction ends, so that two changes at one site are judged one after the other.
pub(crate) async fn hold(tx: &Tx<'_>, id: Id<Place>) -> Result<(), Stop> {
    let held = Entity::find_by_id((within(tx).tenant, id.uuid())).lock_exclusive().one(tx.db()).await?;
    Ok(held.map(drop).ok_or_else(|| not_found("place"))?)
}

/// The place.
pub(crate) async fn find<C: ConnectionTrait>(rows: &Rows<'_, C>, id: Id<Place>) -> Result<Place, Stop> {
    let found = Entity::find_by_id((rows.tenant, id.uuid())).one(rows.db).await?;
    let row = found.ok_or_else(|| not_found("place"))?;
    Ok(read(row)?)
}

/// The id of the place with this code.
pub(crate) async fn id_of<C: ConnectionTrait>(rows: &Rows<'_, C>, code: &str) -> Result<Option<Uuid>, Stop> {
    let of_code = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(Column::PlaceCode.eq(code));
    Ok(of_code.one(rows.db).await?.map(|row| row.id))
}

/// The ids of places whose name or code holds every word, as part of another query.
pub(crate) fn ids_holding(tenant: Uuid, words: &str) -> SelectStatement {
    let searched = [Column::PlaceName, Column::PlaceCode].map(Expr::col);
    let mut query = Query::select();
    query
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::Tenant.eq(tenant))
        .cond_where(text::holds(&searched, words));
    query
}

/// The departments by code.
pub(crate) async fn departments<C: ConnectionTrait>(rows: &Rows<'_, C>) -> Result<BTreeMap<String, Id<Place>>, Stop> {
    let of_kind = Column::Kind.eq(words::of_place_kind(PlaceKind::Department));
    let found = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_kind).all(rows.db).await?;
    Ok(found.into_iter().map(|row| (row.place_code, Id::from_uuid(row.id))).collect())
}

/// Holds the departments, or the one of this code, until the transaction ends: what they can give and when they are closed
/// is said one after the other.
pub(crate) async fn hold_departments(tx: &Tx<'_>, code: Option<&str>) -> Result<(), Stop> {
    let of_kind = Column::Kind.eq(words::of_place_kind(PlaceKind::Department));
    let mut query = Entity::find().filter(Column::Tenant.eq(within(tx).tenant)).filter(of_kind);
    if let Some(code) = code {
        query = query.filter(Column::PlaceCode.eq(code));
    }
    query.order_by_asc(Column::Id).lock_exclusive().all(tx.db()).await?;
    Ok(())
}

/// These places, as rows.
pub(crate) async fn load<C: ConnectionTrait>(rows: &Rows<'_, C>, ids: &[Uuid]) -> Result<Vec<Model>, Stop> {
    let of_ids = Column::Id.is_in(ids.iter().copied());
    Ok(Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_ids).all(rows.db).await?)
}

/// The ids of a company's places, as part of another query.
pub(crate) fn ids_of_company(tenant: Uuid, company: Uuid) -> SelectStatement {
    let mut query = Query::select();
    query.column(Column::Id).from(Entity).and_where(Column::Tenant.eq(tenant)).and_where(Column::CompanyId.eq(company));
    query
}

/// A row as the rules know it.
pub(crate) fn read(row: Model) -> Result<Place, Fault> {
    Ok(Place {
        id: Id::from_uuid(row.id),
        kind: words::to_place_kind(&row.kind)?,
        company: row.company_id.map(Id::from_uuid),
        demands: Demands {
            lift_kg: counted(row.lift_kg)?,
            lift_times_hour: counted(row.lift_times_hour)?,
            standing_minutes: counted(row.standing_minutes)?,
            noise: counted(row.noise)?,
            crowd: counted(row.crowd)?,
        },
        name: row.place_name,
        core_activity: row.core_activity,
        names_needed: row.names_needed,
    })
}
