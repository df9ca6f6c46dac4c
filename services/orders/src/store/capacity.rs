//! Minutes of departments: what crews announced, what accepted orders hold, what is free.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, Func, OnConflict, Order, Query, SelectStatement},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_kernel::period::Period;
use werkbrug_orders_domain::{
    capacity::{Claims, FreeMinutes},
    work::Department,
};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::{
    counted, steps,
    tables::{capacity_use, copy_capacity},
};

/// Reason of the refusal when somebody else took the minutes between look and take.
pub(crate) const CAPACITY_TAKEN: &str = "CAPACITY_TAKEN";

/// Nobody promises minutes that were given away after they were read as free. `excluded` is the
/// row that was to be inserted.
const STILL_FREE: &str = "capacity_use.minutes + excluded.minutes <= \
    (SELECT announced.minutes FROM copy_capacity AS announced \
     WHERE announced.tenant = capacity_use.tenant \
     AND announced.department = capacity_use.department AND announced.day = capacity_use.day)";

/// Keeps what crews announced for a day; it replaces what they said before.
pub(crate) async fn announce(tx: &Tx<'_>, department: &Department, day: Date, minutes: u32) -> Result<(), Stop> {
    let row = copy_capacity::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        department: Set(department.as_str().to_owned()),
        day: Set(to_column(day)),
        minutes: Set(i64::from(minutes)),
    };
    use copy_capacity::Column;
    let replace = OnConflict::columns([Column::Tenant, Column::Department, Column::Day])
        .update_column(Column::Minutes)
        .to_owned();
    let insert = copy_capacity::Entity::insert(row).on_conflict(replace);
    insert.exec_without_returning(tx.db()).await?;
    Ok(())
}

/// What is free of these departments: announced, minus what accepted orders hold. What crews
/// reserved stands in place of what was promised, so each order counts once.
pub(crate) async fn free<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    departments: &BTreeSet<Department>,
    days: Period,
) -> Result<FreeMinutes, Stop> {
    let mut free = FreeMinutes::default();
    if departments.is_empty() {
        return Ok(free);
    }
    for row in db.query_all(&select_free(tenant, departments, days)).await? {
        let department: String = row.try_get_by_index(0)?;
        let day: time::Date = row.try_get_by_index(1)?;
        let minutes: i64 = row.try_get_by_index(2)?;
        let department = steps::department(&department)?;
        free.give(&department, from_column(day), counted(minutes)?);
    }
    Ok(free)
}

fn select_free(tenant: Uuid, departments: &BTreeSet<Department>, days: Period) -> SelectStatement {
    use capacity_use::Column as Used;
    use copy_capacity::Column as Announced;
    let announced = |column: Announced| Expr::col(column.as_column_ref());
    let used = |column: Used| Expr::col(column.as_column_ref());
    let same_day = used(Used::Tenant)
        .eq(announced(Announced::Tenant))
        .and(used(Used::Department).eq(announced(Announced::Department)))
        .and(used(Used::Day).eq(announced(Announced::Day)));
    let held = || Expr::expr(Func::coalesce([used(Used::Minutes), Expr::val(0_i64)]));
    Query::select()
        .column(Announced::Department.as_column_ref())
        .column(Announced::Day.as_column_ref())
        .expr(announced(Announced::Minutes).sub(held()))
        .from(copy_capacity::Entity)
        .left_join(capacity_use::Entity, same_day)
        .and_where(announced(Announced::Tenant).eq(tenant))
        .and_where(announced(Announced::Department).is_in(codes(departments)))
        .and_where(announced(Announced::Day).gte(to_column(days.from())))
        .and_where(announced(Announced::Day).lte(to_column(days.to())))
        .and_where(announced(Announced::Minutes).gt(held()))
        .order_by(Announced::Day.as_column_ref(), Order::Asc)
        .to_owned()
}

fn codes(departments: &BTreeSet<Department>) -> impl Iterator<Item = &str> {
    departments.iter().map(Department::as_str)
}

/// The first of these departments for which crews never announced anything.
pub(crate) async fn silent_department(
    tx: &Tx<'_>,
    departments: &BTreeSet<Department>,
) -> Result<Option<Department>, Stop> {
    use copy_capacity::Column;
    let heard: Vec<String> = copy_capacity::Entity::find()
        .select_only()
        .column(Column::Department)
        .filter(Column::Tenant.eq(tx.tenant().uuid()))
        .filter(Column::Department.is_in(codes(departments)))
        .distinct()
        .into_tuple()
        .all(tx.db())
        .await?;
    let heard: BTreeSet<&str> = heard.iter().map(String::as_str).collect();
    let silent = departments.iter().find(|department| !heard.contains(department.as_str()));
    Ok(silent.cloned())
}

/// Takes the minutes of a promise, all or none: in one statement that locks the departments' days
/// in the order of department and day, and finds out whether somebody was first.
pub(crate) async fn take(tx: &Tx<'_>, claims: &Claims) -> Result<(), Stop> {
    if claims.is_empty() {
        return Ok(());
    }
    let wanted = u64::try_from(claims.len()).unwrap_or(u64::MAX);
    let rows = claims
        .iter()
        .map(|((department, day), minutes)| row(tx.tenant().uuid(), department, *day, i64::from(*minutes)));
    let only_free = added().action_and_where(Expr::cust(STILL_FREE)).to_owned();
    let insert = capacity_use::Entity::insert_many(rows).on_conflict(only_free);
    let taken = insert.exec_without_returning(tx.db()).await?;
    if taken == wanted {
        return Ok(());
    }
    let text = "somebody else was promised these minutes just now; try again";
    Err(Refusal::new(Kind::Busy, CAPACITY_TAKEN, text).into())
}

/// Moves held minutes, by department and day; less where negative. Whoever moves them knows that
/// the work is there already, so nothing is refused.
pub(crate) async fn shift(tx: &Tx<'_>, change: &BTreeMap<(Department, Date), i64>) -> Result<(), Stop> {
    use capacity_use::Column;
    for ((department, day), minutes) in change {
        if *minutes > 0 {
            let row = row(tx.tenant().uuid(), department, *day, *minutes);
            let insert = capacity_use::Entity::insert(row).on_conflict(added());
            insert.exec_without_returning(tx.db()).await?;
        } else {
            capacity_use::Entity::update_many()
                .col_expr(Column::Minutes, Expr::col(Column::Minutes).add(*minutes))
                .filter(Column::Tenant.eq(tx.tenant().uuid()))
                .filter(Column::Department.eq(department.as_str()))
                .filter(Column::Day.eq(to_column(*day)))
                .exec(tx.db())
                .await?;
        }
    }
    Ok(())
}

fn row(tenant: Uuid, department: &Department, day: Date, minutes: i64) -> capacity_use::ActiveModel {
    capacity_use::ActiveModel {
        tenant: Set(tenant),
        department: Set(department.as_str().to_owned()),
        day: Set(to_column(day)),
        minutes: Set(minutes),
    }
}

fn added() -> OnConflict {
    use capacity_use::Column;
    OnConflict::columns([Column::Tenant, Column::Department, Column::Day])
        .value(Column::Minutes, Expr::cust("capacity_use.minutes + excluded.minutes"))
        .to_owned()
}
