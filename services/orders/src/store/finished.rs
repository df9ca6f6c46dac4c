//! Orders whose goods left, as they are held against what was said.

use jiff::civil::Date;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Query},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::period::Period;
use werkbrug_orders_domain::lead_time::Finished;
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    use_case::Stop,
};

use super::{
    order::DELIVERED,
    steps,
    tables::{
        customer_order::{Column, Entity, Model},
        sub_task,
    },
};

/// A finished order with what it can be grouped by.
pub(crate) struct Row {
    /// What it came to.
    pub(crate) finished: Finished,
    /// The order.
    pub(crate) order: Uuid,
    /// Whose it was.
    pub(crate) company: Uuid,
}

/// Which of a workshop's orders.
pub(crate) fn of(tenant: Uuid) -> Select<Entity> {
    Entity::find().filter(Column::Tenant.eq(tenant)).filter(Column::Stage.eq(DELIVERED))
}

/// Those whose goods left in this period.
pub(crate) fn within(orders: Select<Entity>, period: &Period) -> Select<Entity> {
    orders.filter(Column::DeliveredOn.between(to_column(period.from()), to_column(period.to())))
}

/// Those of one company.
pub(crate) fn of_company(orders: Select<Entity>, company: Uuid) -> Select<Entity> {
    orders.filter(Column::CompanyId.eq(company))
}

/// These orders, the last delivered first.
pub(crate) async fn newest<C: ConnectionTrait>(db: &C, orders: Select<Entity>, most: u64) -> Result<Vec<Row>, Stop> {
    let rows = orders.order_by_desc(Column::DeliveredOn).order_by_desc(Column::Id).limit(most).all(db).await?;
    Ok(rows.iter().map(from_row).collect::<Result<_, Fault>>()?)
}

fn from_row(row: &Model) -> Result<Row, Fault> {
    let day = |column: Option<time::Date>| -> Result<Date, Fault> {
        column.map(from_column).ok_or_else(|| Fault::bug("a delivered order has no day"))
    };
    let promised_on = day(row.promised_on)?;
    let basis = match row.promise_steps.as_deref() {
        Some(text) => steps::to_offer(text, Some(promised_on))?.basis,
        None => werkbrug_orders_domain::offer::Basis::default(),
    };
    let finished = Finished {
        accepted_on: day(row.accepted_on)?,
        promised_on,
        delivered_on: day(row.delivered_on)?,
        p50_on: basis.p50_on,
        p90_on: basis.p90_on,
    };
    Ok(Row { finished, order: row.id, company: row.company_id })
}

/// What is done in these orders: the order and the description of each of its sub-tasks.
pub(crate) async fn work<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    orders: Select<Entity>,
) -> Result<Vec<(Uuid, String)>, Stop> {
    let ids = orders.select_only().column(Column::Id);
    let ids = sea_orm::QueryTrait::into_query(ids);
    let select = Query::select()
        .distinct()
        .columns([sub_task::Column::OrderId, sub_task::Column::TaskDescription])
        .from(sub_task::Entity)
        .and_where(Expr::col(sub_task::Column::Tenant).eq(tenant))
        .and_where(Expr::col(sub_task::Column::OrderId).in_subquery(ids))
        .to_owned();
    let rows = db.query_all(&select).await?;
    let rows = rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)));
    rows.collect()
}
