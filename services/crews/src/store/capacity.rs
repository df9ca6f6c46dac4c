//! Minutes of departments: what they can give, and what orders hold of it.

use sea_orm::{
    ActiveValue::Set,
    EntityTrait,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use uuid::Uuid;
use werkbrug_crews_domain::capacity::Work;
use werkbrug_pipeline::{columns::to_column, tx::Tx, use_case::Stop};

use super::{
    tables::{
        department_day::{ActiveModel, Column, Entity},
        reservation,
    },
    within,
};

/// Writes what a department can give; what orders hold of it stays.
pub(crate) async fn announce(tx: &Tx<'_>, lines: &[Work]) -> Result<(), Stop> {
    let days = lines.iter().map(|line| row(tx, line, i64::from(line.minutes.value()), 0));
    let replaced = key().update_column(Column::AnnouncedMinutes).to_owned();
    Entity::insert_many(days).on_conflict(replaced).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Claims an order for one reservation; false when it has one already.
pub(crate) async fn claim(tx: &Tx<'_>, order: Uuid) -> Result<bool, Stop> {
    let claim = reservation::ActiveModel {
        tenant: Set(within(tx).tenant),
        order_id: Set(order),
        reserved_at_us: Set(tx.now_us()),
    };
    let once = OnConflict::new().do_nothing().to_owned();
    Ok(reservation::Entity::insert(claim).on_conflict(once).exec_without_returning(tx.db()).await? == 1)
}

/// Takes an order's minutes, in one statement however many days it holds.
pub(crate) async fn reserve(tx: &Tx<'_>, lines: &[Work]) -> Result<(), Stop> {
    if lines.is_empty() {
        return Ok(());
    }
    let days = lines.iter().map(|line| row(tx, line, 0, i64::from(line.minutes.value())));
    let held = Expr::col((Entity, Column::ReservedMinutes)).add(Expr::col(("excluded", Column::ReservedMinutes)));
    let added = key().value(Column::ReservedMinutes, held).to_owned();
    Entity::insert_many(days).on_conflict(added).exec_without_returning(tx.db()).await?;
    Ok(())
}

fn row(tx: &Tx<'_>, line: &Work, announced_minutes: i64, reserved_minutes: i64) -> ActiveModel {
    ActiveModel {
        tenant: Set(within(tx).tenant),
        department: Set(line.department.clone()),
        day: Set(to_column(line.day)),
        announced_minutes: Set(announced_minutes),
        reserved_minutes: Set(reserved_minutes),
    }
}

fn key() -> OnConflict {
    OnConflict::columns([Column::Tenant, Column::Department, Column::Day])
}
