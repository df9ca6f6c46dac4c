//! What agreements say about notice and silence; a host reads its own.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::page::Page;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::crews;

use super::{Part, after_id, cut, wanted};
use crate::{
    permit::Scope,
    store::{
        Rows, place,
        tables::engagement::{Column, Entity},
        terms,
    },
};

/// A page of agreements with their terms, in the order of their ids.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    scope: Scope,
    page: &Page,
) -> Result<Part<crews::EngagementTerms>, Stop> {
    let mut query = Entity::find().filter(Column::Tenant.eq(rows.tenant));
    if let Scope::Company(company) = scope {
        query = query.filter(Column::PlaceId.in_subquery(place::ids_of_company(rows.tenant, company)));
    }
    if let Some(after) = after_id(page)? {
        query = query.filter(Column::Id.gt(after));
    }
    let found = query.order_by_asc(Column::Id).limit(wanted(page)).all(rows.db).await?;
    let (found, token) = cut(found, page, |row| row.id.to_string());
    let ids: Vec<Uuid> = found.iter().map(|row| row.id).collect();
    let place_ids: Vec<Uuid> = found.iter().map(|row| row.place_id).collect();
    let known = terms::of(rows, &ids).await?;
    let places: BTreeMap<Uuid, _> = place::load(rows, &place_ids).await?.into_iter().map(|row| (row.id, row)).collect();
    let view = |row: crate::store::tables::engagement::Model| {
        let agreed = known.get(&row.id).copied();
        let figures = agreed.unwrap_or_default();
        crews::EngagementTerms {
            engagement_id: row.id.to_string(),
            engagement_code: row.engagement_code,
            place_name: places.get(&row.place_id).map(|place| place.place_name.clone()).unwrap_or_default(),
            terms: Some(crews::Terms {
                definitive_minute: figures.definitive_minute,
                notice_days: figures.notice_days,
                late_percent: figures.late_percent,
                tacit_days: figures.tacit_days,
            }),
            is_recorded: agreed.is_some(),
            has_host: places.get(&row.place_id).is_some_and(|place| place.company_id.is_some()),
        }
    };
    Ok((found.into_iter().map(view).collect(), token))
}
