//! Breaches that people settled or must settle.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::page::Page;
use werkbrug_crews_domain::approval::Standing;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::crews;

use super::{Part, after_id, around::Around, cut, engagement::gate_view, wanted};
use crate::store::{
    Rows, approval, breach,
    hours::breach::{Column, Entity},
};

/// A page of breaches, oldest first; only those that wait for a person when `is_open`.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    is_open: bool,
    page: &Page,
) -> Result<Part<crews::Breach>, Stop> {
    let mut query = Entity::find().filter(Column::Tenant.eq(rows.tenant));
    if is_open {
        query = query.filter(Column::IsOpen.eq(true));
    }
    if let Some(after) = after_id(page)? {
        query = query.filter(Column::Id.gt(after));
    }
    let found = query.order_by_asc(Column::Id).limit(wanted(page)).all(rows.db).await?;
    let (found, token) = cut(found, page, |row| row.id.to_string());
    let shift_ids: Vec<Uuid> = found.iter().map(|row| row.shift_id).collect();
    let around = Around::load(rows, &shift_ids, &[]).await?;
    let held = held(rows, &shift_ids).await?;
    let mut views = Vec::with_capacity(found.len());
    for row in found {
        let (shift, opened_at_us, may_invoice) = (row.shift_id, row.opened_at_us, row.may_invoice);
        let known = breach::read(row)?;
        views.push(crews::Breach {
            breach_id: known.id.to_string(),
            shift_id: shift.to_string(),
            gates: known.gates.into_iter().map(gate_view).collect(),
            is_open: known.settlement.is_none(),
            decision: known.settlement.map(|settlement| settlement.decision).unwrap_or_default(),
            engagement_id: around.shift(shift).map(|row| row.engagement_id.to_string()).unwrap_or_default(),
            place_name: around.place_name(shift),
            day: around.day(shift),
            opened_at_us,
            may_invoice,
            minutes_held: held.get(&shift).copied().unwrap_or_default(),
        });
    }
    Ok((views, token))
}

/// The minutes of these shifts that wait for a person.
async fn held<C: ConnectionTrait>(rows: &Rows<'_, C>, shifts: &[Uuid]) -> Result<BTreeMap<Uuid, u32>, Stop> {
    let mut held: BTreeMap<Uuid, u32> = BTreeMap::new();
    for one in approval::of_shifts(rows, shifts).await?.iter().filter(|one| one.standing == Standing::Held) {
        let sum = held.entry(one.shift).or_default();
        *sum = sum.saturating_add(one.left().value());
    }
    Ok(held)
}
