//! Breaches that people settled or must settle.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use werkbrug_chassis::page::Page;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::crews;

use super::{Part, after_id, cut, engagement::gate_view, wanted};
use crate::store::{
    Rows, breach,
    hours::breach::{Column, Entity},
};

/// A page of breaches, oldest first.
pub(crate) async fn list<C: ConnectionTrait>(rows: &Rows<'_, C>, page: &Page) -> Result<Part<crews::Breach>, Stop> {
    let mut query = Entity::find().filter(Column::Tenant.eq(rows.tenant));
    if let Some(after) = after_id(page)? {
        query = query.filter(Column::Id.gt(after));
    }
    let found = query.order_by_asc(Column::Id).limit(wanted(page)).all(rows.db).await?;
    let (found, token) = cut(found, page, |row| row.id.to_string());
    let mut views = Vec::with_capacity(found.len());
    for row in found {
        let shift_id = row.shift_id.to_string();
        let known = breach::read(row)?;
        views.push(crews::Breach {
            breach_id: known.id.to_string(),
            shift_id,
            gates: known.gates.into_iter().map(gate_view).collect(),
            is_open: known.settlement.is_none(),
            decision: known.settlement.map(|settlement| settlement.decision).unwrap_or_default(),
        });
    }
    Ok((views, token))
}
