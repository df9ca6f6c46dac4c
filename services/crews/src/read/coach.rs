//! Coaches, for who plans and guides.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use werkbrug_chassis::page::Page;
use werkbrug_pipeline::{columns::from_column, use_case::Stop};
use werkbrug_proto::crews;

use super::{Part, after_id, cut, wanted};
use crate::store::{
    Rows,
    tables::coach::{Column, Entity, Model},
};

/// A page of coaches, in the order of their ids.
pub(crate) async fn list<C: ConnectionTrait>(rows: &Rows<'_, C>, page: &Page) -> Result<Part<crews::Coach>, Stop> {
    let mut query = Entity::find().filter(Column::Tenant.eq(rows.tenant));
    if let Some(after) = after_id(page)? {
        query = query.filter(Column::Id.gt(after));
    }
    let found = query.order_by_asc(Column::Id).limit(wanted(page)).all(rows.db).await?;
    let (found, token) = cut(found, page, |row| row.id.to_string());
    Ok((found.into_iter().map(view).collect(), token))
}

/// A coach as a viewer sees them.
pub(crate) fn view(row: Model) -> crews::Coach {
    crews::Coach {
        coach_id: row.id.to_string(),
        coach_code: row.coach_code,
        display_name: row.display_name,
        work_phone: row.work_phone,
        qualified_from: row.qualified_from.map(|day| from_column(day).to_string()),
        etag: row.version.to_string(),
    }
}
