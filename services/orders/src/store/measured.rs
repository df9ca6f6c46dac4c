//! What weeks of work took of departments.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_orders_domain::{
    measured::{Needs, WEEKS_LOOKED_AT, Week},
    work::Department,
};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::{
    counted, steps,
    tables::yield_week::{ActiveModel, Column, Entity, Model},
};

/// Measured weeks of all departments and activities that are read, the newest.
const MOST_WEEKS: u64 = 20_000;

/// Writes a measured week; it replaces what was measured of it before.
pub(crate) async fn write(
    tx: &Tx<'_>,
    (department, activity, monday): (&Department, &str, Date),
    week: Week,
    need: u32,
) -> Result<(), Stop> {
    let row = ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        department: Set(department.as_str().to_owned()),
        activity: Set(activity.to_owned()),
        week: Set(to_column(monday)),
        planned_minutes: Set(i64::from(week.planned.value())),
        attendance_minutes: Set(i64::from(week.attendance.value())),
        heads: Set(i64::from(week.heads)),
        need: Set(i64::from(need)),
    };
    let replace = OnConflict::columns([Column::Tenant, Column::Department, Column::Activity, Column::Week])
        .update_columns([Column::PlannedMinutes, Column::AttendanceMinutes, Column::Heads, Column::Need])
        .to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The newest measured weeks, the newest first.
pub(crate) async fn weeks<C: ConnectionTrait>(db: &C, tenant: Uuid) -> Result<Vec<Model>, Stop> {
    let newest = Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .order_by_desc(Column::Week)
        .order_by_asc(Column::Department)
        .order_by_asc(Column::Activity)
        .limit(MOST_WEEKS);
    Ok(newest.all(db).await?)
}

/// What departments need, of the newest weeks of each activity.
pub(crate) fn needs(weeks: &[Model]) -> Result<Needs, Fault> {
    let (mut needs, mut counts) = (Needs::default(), BTreeMap::<(&str, &str), usize>::new());
    for week in weeks {
        let count = counts.entry((&week.department, &week.activity)).or_default();
        if *count < WEEKS_LOOKED_AT {
            *count += 1;
            needs.add(&steps::department(&week.department)?, &week.activity, counted(week.need)?);
        }
    }
    Ok(needs)
}

/// How many people these departments' measurements of these weeks were of; of several activities the most.
pub(crate) async fn heads<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    weeks: &BTreeSet<(Department, Date)>,
) -> Result<BTreeMap<(Department, Date), u32>, Stop> {
    let departments: BTreeSet<&str> = weeks.iter().map(|(department, _)| department.as_str()).collect();
    let mondays: BTreeSet<time::Date> = weeks.iter().map(|(_, monday)| to_column(*monday)).collect();
    let rows = Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::Department.is_in(departments))
        .filter(Column::Week.is_in(mondays))
        .all(db)
        .await?;
    let mut heads = BTreeMap::new();
    for row in rows {
        let most: &mut u32 = heads.entry((steps::department(&row.department)?, from_column(row.week))).or_default();
        *most = counted(row.heads)?.max(*most);
    }
    Ok(heads)
}
