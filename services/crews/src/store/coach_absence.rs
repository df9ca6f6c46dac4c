//! Days on which coaches are away; never why.

use jiff::civil::Date;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::OnConflict};
use uuid::Uuid;
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::{columns::to_column, tx::Tx, use_case::Stop};

use super::{
    Rows,
    plan_rows::coach_absence::{Column, Entity, Model},
    within,
};

/// Notes that a coach is away on these days.
pub(crate) async fn keep(tx: &Tx<'_>, coach: Uuid, days: &Period) -> Result<(), Stop> {
    let tenant = within(tx).tenant;
    let rows = days.iter_days().map(|day| Model { tenant, coach_id: coach, day: to_column(day) }.into_active_model());
    let known = OnConflict::new().do_nothing().to_owned();
    Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Notes that a coach is there after all on these days.
pub(crate) async fn withdraw(tx: &Tx<'_>, coach: Uuid, days: &Period) -> Result<(), Stop> {
    Entity::delete_many()
        .filter(Column::Tenant.eq(within(tx).tenant))
        .filter(Column::CoachId.eq(coach))
        .filter(Column::Day.between(to_column(days.from()), to_column(days.to())))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// The coaches who are away on a day.
pub(crate) async fn on_day<C: ConnectionTrait>(rows: &Rows<'_, C>, day: Date) -> Result<Vec<Uuid>, Stop> {
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(Column::Day.eq(to_column(day)));
    Ok(query.all(rows.db).await?.into_iter().map(|row| row.coach_id).collect())
}
