//! What was made known to whom, and what was done to a week's roster.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::OnConflict,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::shift::Shift;
use werkbrug_pipeline::{columns::to_column, tx::Tx, use_case::Stop};

use super::{
    Rows,
    plan_rows::{publication, roster_version},
    within,
};
use crate::planning::mapping::monday_of;

/// The most versions of a week that are told.
const MOST_VERSIONS: u64 = 200;

/// How a version came about, in its column.
pub(crate) const PLAN_APPLIED: &str = "plan_applied";
pub(crate) const PUBLISHED: &str = "published";
pub(crate) const REPAIRED: &str = "repaired";

/// The people of a shift when it was made known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Crew {
    /// Who was to work.
    pub(crate) workers: BTreeSet<Uuid>,
    /// Who was to guide.
    pub(crate) coaches: BTreeSet<Uuid>,
}

impl Crew {
    /// The people of a shift as it is.
    pub(crate) fn of(shift: &Shift) -> Self {
        Self {
            workers: shift.crew.iter().map(|seat| seat.worker.uuid()).collect(),
            coaches: shift.coaches.iter().map(|coach| coach.uuid()).collect(),
        }
    }
}

/// Remembers whom a shift was made known with, and that the week's roster changed by it.
pub(crate) async fn keep(tx: &Tx<'_>, shift: &Shift) -> Result<(), Stop> {
    let crew =
        serde_json::to_string(&Crew::of(shift)).map_err(|cause| Fault::new("write who was made known", cause))?;
    let row =
        publication::Model { tenant: within(tx).tenant, shift_id: shift.id.uuid(), crew, published_at_us: tx.now_us() };
    let again = OnConflict::columns([publication::Column::Tenant, publication::Column::ShiftId])
        .update_columns([publication::Column::Crew, publication::Column::PublishedAtUs])
        .to_owned();
    publication::Entity::insert(row.into_active_model()).on_conflict(again).exec_without_returning(tx.db()).await?;
    version(tx, (shift.window.day(), PUBLISHED), shift.id.uuid(), 0).await
}

/// Whom these shifts were made known with.
pub(crate) async fn of_shifts<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    shifts: &[Uuid],
) -> Result<BTreeMap<Uuid, Crew>, Stop> {
    use publication::{Column, Entity};
    let of_shifts = Column::ShiftId.is_in(shifts.iter().copied());
    let mut found = BTreeMap::new();
    for row in Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_shifts).all(rows.db).await? {
        let crew = serde_json::from_str(&row.crew).map_err(|cause| Fault::new("read who was made known", cause))?;
        found.insert(row.shift_id, crew);
    }
    Ok(found)
}

/// Notes that the roster of a day's week changed, by what, and for how many people.
pub(crate) async fn version(tx: &Tx<'_>, (day, step): (Date, &str), subject: Uuid, changes: usize) -> Result<(), Stop> {
    let row = roster_version::ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(tx.fresh::<Crew>().uuid()),
        monday: Set(to_column(monday_of(day))),
        step: Set(step.to_owned()),
        subject_id: Set(subject),
        made_at_us: Set(tx.now_us()),
        changes: Set(i64::try_from(changes).unwrap_or(i64::MAX)),
    };
    roster_version::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// What was done to a week's roster, the newest first, each with its number in the week.
pub(crate) async fn versions<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    monday: Date,
) -> Result<Vec<(u64, roster_version::Model)>, Stop> {
    use roster_version::{Column, Entity};
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(Column::Monday.eq(to_column(monday)));
    let count = query.clone().count(rows.db).await?;
    let found = query.order_by_desc(Column::Id).limit(MOST_VERSIONS).all(rows.db).await?;
    Ok((0..count).rev().map(|before| before.saturating_add(1)).zip(found).collect())
}
