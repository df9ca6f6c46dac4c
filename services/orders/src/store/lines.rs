//! Lines of orders with their sub-tasks: written.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;
use werkbrug_orders_domain::work::{Line, SubTask};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::tables::{order_line, sub_task};

/// Rows in one statement.
pub(super) const ROWS: usize = 500;

/// Writes lines of orders, each order's from a number on.
pub(crate) async fn insert<'a>(tx: &Tx<'_>, orders: impl Iterator<Item = (Uuid, i32, &'a [Line])>) -> Result<(), Stop> {
    let tenant = tx.tenant().uuid();
    let (mut lines, mut sub_tasks) = (Vec::new(), Vec::new());
    for (order, first, own) in orders {
        for (line_no, line) in (first..).zip(own) {
            lines.push(line_row(tenant, (order, line_no), line));
            let tasks = (1_i32..).zip(&line.sub_tasks);
            sub_tasks.extend(tasks.map(|(task_no, task)| task_row(tenant, (order, line_no, task_no), task)));
        }
    }
    while !lines.is_empty() {
        let rest = lines.split_off(lines.len().min(ROWS));
        order_line::Entity::insert_many(lines).exec_without_returning(tx.db()).await?;
        lines = rest;
    }
    while !sub_tasks.is_empty() {
        let rest = sub_tasks.split_off(sub_tasks.len().min(ROWS));
        sub_task::Entity::insert_many(sub_tasks).exec_without_returning(tx.db()).await?;
        sub_tasks = rest;
    }
    Ok(())
}

/// Writes what lines of an order became: other numbers, and lines that came along.
pub(crate) async fn save(tx: &Tx<'_>, order: Uuid, before: &[Line], after: &[Line]) -> Result<(), Stop> {
    use order_line::Column;
    let known: BTreeMap<Uuid, u32> = before.iter().map(|line| (line.id.uuid(), line.pieces.get())).collect();
    for line in after {
        let Some(pieces) = known.get(&line.id.uuid()) else { continue };
        if *pieces == line.pieces.get() {
            continue;
        }
        order_line::Entity::update_many()
            .col_expr(Column::Pieces, Expr::value(i64::from(line.pieces.get())))
            .filter(Column::Tenant.eq(tx.tenant().uuid()))
            .filter(Column::OrderId.eq(order))
            .filter(Column::Id.eq(line.id.uuid()))
            .exec(tx.db())
            .await?;
    }
    // Lines only ever come along at the end, so those before count up to here.
    let new: Vec<Line> = after.iter().filter(|line| !known.contains_key(&line.id.uuid())).cloned().collect();
    let first = i32::try_from(before.len()).unwrap_or(i32::MAX).saturating_add(1);
    insert(tx, std::iter::once((order, first, new.as_slice()))).await
}

fn line_row(tenant: Uuid, (order, line_no): (Uuid, i32), line: &Line) -> order_line::ActiveModel {
    order_line::ActiveModel {
        tenant: Set(tenant),
        order_id: Set(order),
        line_no: Set(line_no),
        id: Set(line.id.uuid()),
        line_description: Set(line.description.clone()),
        pieces: Set(i64::from(line.pieces.get())),
        cents_per_hundred: Set(line.price_per_hundred.value()),
    }
}

fn task_row(tenant: Uuid, (order, line_no, task_no): (Uuid, i32, i32), task: &SubTask) -> sub_task::ActiveModel {
    sub_task::ActiveModel {
        tenant: Set(tenant),
        order_id: Set(order),
        line_no: Set(line_no),
        task_no: Set(task_no),
        id: Set(task.id.uuid()),
        task_description: Set(task.description.clone()),
        department: Set(task.department.as_str().to_owned()),
        minutes_per_hundred: Set(i64::from(task.minutes_per_hundred.get())),
        done_pieces: Set(i64::from(task.done_pieces)),
    }
}
