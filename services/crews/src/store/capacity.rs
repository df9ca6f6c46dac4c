//! Minutes of departments: what they can give, and what orders hold of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use uuid::Uuid;
use werkbrug_crews_domain::capacity::Work;
use werkbrug_kernel::{minutes::Minutes, period::Period};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    database::portions,
    tx::Tx,
    use_case::Stop,
};

use super::{
    copies::copy_order_work,
    counted,
    tables::{
        department_day::{ActiveModel, Column, Entity},
        reservation,
    },
    within,
};

/// Writes what a department can give and gives back what is news; what orders hold of it stays.
pub(crate) async fn announce<'a>(tx: &Tx<'_>, department: &str, lines: &'a [Work]) -> Result<Vec<&'a Work>, Stop> {
    let known = Entity::find()
        .select_only()
        .columns([Column::Day, Column::AnnouncedMinutes])
        .filter(Column::Tenant.eq(within(tx).tenant))
        .filter(Column::Department.eq(department))
        .filter(Column::Day.is_in(lines.iter().map(|line| to_column(line.day))));
    let known: BTreeSet<(time::Date, i64)> = known.into_tuple().all(tx.db()).await?.into_iter().collect();
    let is_news = |line: &&Work| !known.contains(&(to_column(line.day), i64::from(line.minutes.value())));
    let news: Vec<&Work> = lines.iter().filter(is_news).collect();
    if news.is_empty() {
        return Ok(news);
    }
    let days = news.iter().map(|line| row(tx, &line.department, line.day, (i64::from(line.minutes.value()), 0)));
    let replaced = key().update_column(Column::AnnouncedMinutes).to_owned();
    Entity::insert_many(days).on_conflict(replaced).exec_without_returning(tx.db()).await?;
    Ok(news)
}

/// What departments said that they can give on these days, before what closures take of it.
pub(crate) async fn announced(tx: &Tx<'_>, of: &Period) -> Result<Vec<Work>, Stop> {
    let query = Entity::find()
        .filter(Column::Tenant.eq(within(tx).tenant))
        .filter(Column::Day.between(to_column(of.from()), to_column(of.to())))
        .filter(Column::AnnouncedMinutes.gt(0))
        .order_by_asc(Column::Department)
        .order_by_asc(Column::Day);
    let mut lines = Vec::new();
    for row in query.all(tx.db()).await? {
        let minutes = Minutes::new(counted(row.announced_minutes)?);
        lines.push(Work { department: row.department, day: from_column(row.day), minutes });
    }
    Ok(lines)
}

/// Claims orders for one reservation each; answers those that had none yet.
pub(crate) async fn claim(tx: &Tx<'_>, orders: BTreeSet<Uuid>) -> Result<BTreeSet<Uuid>, Stop> {
    let tenant = within(tx).tenant;
    let known = reservation::Entity::find()
        .select_only()
        .column(reservation::Column::OrderId)
        .filter(reservation::Column::Tenant.eq(tenant))
        .filter(reservation::Column::OrderId.is_in(orders.iter().copied()));
    let known: BTreeSet<Uuid> = known.into_tuple::<Uuid>().all(tx.db()).await?.into_iter().collect();
    let new: BTreeSet<Uuid> = orders.difference(&known).copied().collect();
    let claims = new.iter().map(|order| reservation::ActiveModel {
        tenant: Set(tenant),
        order_id: Set(*order),
        reserved_at_us: Set(tx.now_us()),
    });
    for portion in portions(claims.collect()) {
        reservation::Entity::insert_many(portion).exec_without_returning(tx.db()).await?;
    }
    Ok(new)
}

/// Takes orders' minutes: one row for each department and day, however many orders hold of it.
pub(crate) async fn reserve(tx: &Tx<'_>, work: impl Iterator<Item = &Work>) -> Result<(), Stop> {
    let mut sums: BTreeMap<(&str, Date), i64> = BTreeMap::new();
    for line in work {
        *sums.entry((line.department.as_str(), line.day)).or_default() += i64::from(line.minutes.value());
    }
    let days = sums.into_iter().map(|((department, day), minutes)| row(tx, department, day, (0, minutes)));
    for portion in portions(days.collect()) {
        let held = Expr::col((Entity, Column::ReservedMinutes)).add(Expr::col(("excluded", Column::ReservedMinutes)));
        let added = key().value(Column::ReservedMinutes, held).to_owned();
        Entity::insert_many(portion).on_conflict(added).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// Gives back what an order holds of days after the one on which its goods left; nothing for an order that holds none.
pub(crate) async fn release_after(tx: &Tx<'_>, order: Uuid, day: Date) -> Result<(), Stop> {
    if !is_reserved(tx, order).await? {
        return Ok(());
    }
    let tenant = within(tx).tenant;
    use copy_order_work as work;
    let held = work::Entity::find()
        .filter(work::Column::Tenant.eq(tenant))
        .filter(work::Column::OrderId.eq(order))
        .filter(work::Column::Day.gt(to_column(day)));
    for line in held.all(tx.db()).await? {
        Entity::update_many()
            .col_expr(Column::ReservedMinutes, Expr::col(Column::ReservedMinutes).sub(line.minutes))
            .filter(Column::Tenant.eq(tenant))
            .filter(Column::Department.eq(line.department))
            .filter(Column::Day.eq(line.day))
            .exec(tx.db())
            .await?;
    }
    Ok(())
}

/// Whether an order holds minutes.
pub(crate) async fn is_reserved(tx: &Tx<'_>, order: Uuid) -> Result<bool, Stop> {
    Ok(reservation::Entity::find_by_id((within(tx).tenant, order)).one(tx.db()).await?.is_some())
}

/// Gives back what an order held.
pub(crate) async fn release(tx: &Tx<'_>, work: &[Work]) -> Result<(), Stop> {
    for line in work {
        let minutes = i64::from(line.minutes.value());
        Entity::update_many()
            .col_expr(Column::ReservedMinutes, Expr::col(Column::ReservedMinutes).sub(minutes))
            .filter(Column::Tenant.eq(within(tx).tenant))
            .filter(Column::Department.eq(line.department.as_str()))
            .filter(Column::Day.eq(to_column(line.day)))
            .exec(tx.db())
            .await?;
    }
    Ok(())
}

/// A department's day with the minutes it gives and those that are held of it.
fn row(tx: &Tx<'_>, department: &str, day: Date, (announced_minutes, reserved_minutes): (i64, i64)) -> ActiveModel {
    ActiveModel {
        tenant: Set(within(tx).tenant),
        department: Set(department.to_owned()),
        day: Set(to_column(day)),
        announced_minutes: Set(announced_minutes),
        reserved_minutes: Set(reserved_minutes),
    }
}

fn key() -> OnConflict {
    OnConflict::columns([Column::Tenant, Column::Department, Column::Day])
}
