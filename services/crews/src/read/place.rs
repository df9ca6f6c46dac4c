//! Places of work; a host sees its own.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use werkbrug_chassis::{page::Page, refusal::Fault};
use werkbrug_crews_domain::place::PlaceKind;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::crews;

use super::{Part, after_id, cut, wanted};
use crate::{
    permit::Scope,
    store::{
        Rows, counted,
        tables::place::{Column, Entity, Model},
        words,
    },
};

/// A page of places, in the order of their ids.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    scope: Scope,
    page: &Page,
) -> Result<Part<crews::Place>, Stop> {
    let mut query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(scope.places());
    if let Some(after) = after_id(page)? {
        query = query.filter(Column::Id.gt(after));
    }
    let found = query.order_by_asc(Column::Id).limit(wanted(page)).all(rows.db).await?;
    let (found, token) = cut(found, page, |row| row.id.to_string());
    let mut views = Vec::with_capacity(found.len());
    for row in found {
        views.push(view(row)?);
    }
    Ok((views, token))
}

fn view(row: Model) -> Result<crews::Place, Fault> {
    let kind = kind_view(&row.kind)?;
    let demands = crews::PostDemands {
        lift_kg: counted(row.lift_kg)?,
        lift_times_hour: counted(row.lift_times_hour)?,
        standing_minutes: counted(row.standing_minutes)?,
        noise: counted(row.noise)?,
        crowd: counted(row.crowd)?,
    };
    Ok(crews::Place {
        place_id: row.id.to_string(),
        place_code: row.place_code,
        kind: kind.into(),
        place_name: row.place_name,
        company_id: row.company_id.map(|id| id.to_string()).unwrap_or_default(),
        demands: Some(demands),
        core_activity: row.core_activity,
        names_needed: row.names_needed,
        etag: row.version.to_string(),
        establishment: row.establishment,
    })
}

/// A stored kind of place as the contract says it.
pub(crate) fn kind_view(word: &str) -> Result<crews::PlaceKind, Fault> {
    Ok(match words::to_place_kind(word)? {
        PlaceKind::HostSite => crews::PlaceKind::HostSite,
        PlaceKind::Department => crews::PlaceKind::Department,
    })
}
