//! Orders with their work in one query: an order's row beside each of its lines and sub-tasks.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, IdenStatic, Iterable, QueryResult,
    sea_query::{Alias, CaseStatement, Expr, ExprTrait, LockType, Order, Query, SelectStatement},
};
use uuid::Uuid;

use super::tables::{customer_order, order_line, sub_task};

/// Whether orders are only read, or held until the transaction ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    /// Only read.
    Read,
    /// Nobody else changes them meanwhile.
    Locked,
}

/// One sub-task with its line and its order.
pub(super) struct Row {
    pub(super) order: customer_order::Model,
    pub(super) line: order_line::Model,
    pub(super) sub_task: sub_task::Model,
}

/// The rows of these orders, an order's together and in the order of its work.
pub(super) async fn rows<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    ids: &[Uuid],
    hold: Hold,
) -> Result<Vec<Row>, DbErr> {
    if hold == Hold::Locked && db.get_database_backend() == DbBackend::Postgres {
        lock(db, tenant, ids).await?;
    }
    let mut select = Query::select();
    put_columns::<customer_order::Entity>(&mut select, "o_");
    put_columns::<order_line::Entity>(&mut select, "l_");
    put_columns::<sub_task::Entity>(&mut select, "t_");
    put_tables(&mut select);
    select
        .and_where(column(customer_order::Column::Tenant).eq(tenant))
        .and_where(column(customer_order::Column::Id).is_in(ids.iter().copied()))
        .order_by((customer_order::Entity, customer_order::Column::Id), Order::Asc)
        .order_by((sub_task::Entity, sub_task::Column::LineNo), Order::Asc)
        .order_by((sub_task::Entity, sub_task::Column::TaskNo), Order::Asc);
    let rows = db.query_all(&select).await?;
    rows.iter().map(Row::read).collect()
}

/// Locks the orders in a statement of its own: after a wait PostgreSQL reads anew only the rows that it locks, and what is
/// read by the next statement, lines and sub-tasks too, is what was committed meanwhile. SQLite has one writer.
async fn lock<C: ConnectionTrait>(db: &C, tenant: Uuid, ids: &[Uuid]) -> Result<(), DbErr> {
    let mut select = Query::select();
    select
        .column(customer_order::Column::Id)
        .from(customer_order::Entity)
        .and_where(column(customer_order::Column::Tenant).eq(tenant))
        .and_where(column(customer_order::Column::Id).is_in(ids.iter().copied()))
        .order_by(customer_order::Column::Id, Order::Asc)
        .lock(LockType::Update);
    db.query_all(&select).await?;
    Ok(())
}

impl Row {
    fn read(row: &QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            order: customer_order::Model::from_query_result(row, "o_")?,
            line: order_line::Model::from_query_result(row, "l_")?,
            sub_task: sub_task::Model::from_query_result(row, "t_")?,
        })
    }
}

fn put_columns<E: EntityTrait>(select: &mut SelectStatement, prefix: &str) {
    for own in E::Column::iter() {
        let name = Alias::new(format!("{prefix}{}", own.as_str()));
        if own.as_str() == customer_order::Column::PromiseSteps.as_str() {
            select.expr_as(once_an_order(column(own)), name);
        } else {
            select.expr_as(column(own), name);
        }
    }
}

/// What was promised is a long text; it stands beside the first sub-task alone.
fn once_an_order(text: Expr) -> Expr {
    let is_first = column(sub_task::Column::LineNo).eq(1).and(column(sub_task::Column::TaskNo).eq(1));
    CaseStatement::new().case(is_first, text).into()
}

fn put_tables(select: &mut SelectStatement) {
    let line_of_order = column(order_line::Column::Tenant)
        .equals(customer_order::Column::Tenant.as_column_ref())
        .and(column(order_line::Column::OrderId).equals(customer_order::Column::Id.as_column_ref()));
    let sub_task_of_line = column(sub_task::Column::Tenant)
        .equals(order_line::Column::Tenant.as_column_ref())
        .and(column(sub_task::Column::OrderId).equals(order_line::Column::OrderId.as_column_ref()))
        .and(column(sub_task::Column::LineNo).equals(order_line::Column::LineNo.as_column_ref()));
    select
        .from(customer_order::Entity)
        .inner_join(order_line::Entity, line_of_order)
        .inner_join(sub_task::Entity, sub_task_of_line);
}

fn column<C: ColumnTrait>(column: C) -> Expr {
    Expr::col(column.as_column_ref())
}
