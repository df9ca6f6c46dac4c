//! What departments can give, closures taken off, and what orders hold of it.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use werkbrug_crews_domain::closure::left_of;
use werkbrug_kernel::{minutes::Minutes, period::Period};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    use_case::Stop,
};
use werkbrug_proto::crews;

use crate::store::{
    Rows, closure, counted, place,
    tables::department_day::{Column, Entity},
};

/// Every day of one department, or of all when none is named.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    department: &str,
    of: &Period,
) -> Result<Vec<crews::CapacityOfDay>, Stop> {
    let mut query = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::Day.between(to_column(of.from()), to_column(of.to())));
    if !department.is_empty() {
        query = query.filter(Column::Department.eq(department));
    }
    let closures = closure::touching(rows, (of.from(), of.to())).await?;
    let departments = place::departments(rows).await?;
    let mut days = Vec::new();
    for row in query.order_by_asc(Column::Department).order_by_asc(Column::Day).all(rows.db).await? {
        let (day, minutes) = (from_column(row.day), Minutes::new(counted(row.announced_minutes)?));
        let department = departments.get(&row.department).copied();
        days.push(crews::CapacityOfDay {
            department: row.department,
            day: day.to_string(),
            announced_minutes: left_of(minutes, &closures, (department, day)).value(),
            reserved_minutes: counted(row.reserved_minutes)?,
        });
    }
    Ok(days)
}
