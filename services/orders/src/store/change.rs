//! What changed after a promise: each change with a mark that follows on the mark before, and what crews announced
//! otherwise since.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait, OnConflict, Query},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_orders_domain::{cause::Change, work::Department};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    consumer::Event,
    tx::Tx,
    use_case::Stop,
};

use super::{
    counted, steps,
    tables::{copy_capacity, copy_capacity_change, promise_change},
};
use crate::seal::Sealer;

/// The customer's material comes on another day.
pub(crate) const MATERIAL_MOVED: &str = "material_moved";
/// The customer wanted the order otherwise, and another promise took the place of what was said.
pub(crate) const ORDER_CHANGED: &str = "order_changed";

/// What changed: its kind, the day before and since, and the promise whose place another took.
pub(crate) struct What {
    /// The kind.
    pub(crate) kind: &'static str,
    /// The day before.
    pub(crate) from: Option<Date>,
    /// The day since.
    pub(crate) to: Option<Date>,
    /// The promise before, as it was kept.
    pub(crate) said: Option<String>,
}

/// A change of an order after its promise.
pub(crate) struct Kept {
    /// Its place, from 1 on.
    pub(crate) number: i32,
    /// When, microseconds since 1970.
    pub(crate) at_us: i64,
    /// What it was.
    pub(crate) kind: String,
    /// The day before.
    pub(crate) from: Option<Date>,
    /// The day since.
    pub(crate) to: Option<Date>,
    /// The promise before, when another took its place.
    pub(super) said: Option<String>,
    pub(super) mark: String,
}

impl Kept {
    /// What its mark is made of.
    pub(super) fn text(&self, order: Uuid) -> String {
        let day = |day: Option<Date>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        let text = format!("{order} {} {} {} {} {}", self.number, self.at_us, self.kind, day(self.from), day(self.to));
        self.said.as_ref().map_or_else(|| text.clone(), |said| format!("{text} {said}"))
    }
}

/// The changes of an order, oldest first.
pub(crate) async fn of_order<C: ConnectionTrait>(db: &C, tenant: Uuid, order: Uuid) -> Result<Vec<Kept>, Stop> {
    use promise_change::Column;
    let rows = promise_change::Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::OrderId.eq(order))
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    let kept = rows.into_iter().map(|row| Kept {
        number: row.number,
        at_us: row.at_us,
        kind: row.kind,
        from: row.from_day.map(from_column),
        to: row.to_day.map(from_column),
        said: row.said,
        mark: row.mark,
    });
    Ok(kept.collect())
}

/// Adds a change of a locked order after those that it has and answers its mark. The first after a promise follows on the
/// promise's seal.
pub(crate) async fn append(
    tx: &Tx<'_>,
    sealer: &Sealer,
    (order, seal): (Uuid, &str),
    what: What,
) -> Result<String, Stop> {
    let before = of_order(tx.db(), tx.tenant().uuid(), order).await?;
    let last = before.last();
    let mut kept = Kept {
        number: last.map_or(1, |last| last.number + 1),
        at_us: tx.now_us(),
        kind: what.kind.to_owned(),
        from: what.from,
        to: what.to,
        said: what.said,
        mark: String::new(),
    };
    let is_first = |last: &&Kept| last.kind == ORDER_CHANGED;
    let before = last.filter(|last| !is_first(last)).map_or(seal, |last| &last.mark);
    kept.mark = sealer.mark(before, &kept.text(order))?;
    let mark = kept.mark.clone();
    let row = promise_change::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        order_id: Set(order),
        number: Set(kept.number),
        at_us: Set(kept.at_us),
        kind: Set(kept.kind),
        from_day: Set(kept.from.map(to_column)),
        to_day: Set(kept.to.map(to_column)),
        mark: Set(kept.mark),
        said: Set(kept.said),
    };
    promise_change::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(mark)
}

/// Keeps that crews announce a day otherwise than before; nothing when it is the same, or new.
pub(crate) async fn announced(
    tx: &Tx<'_>,
    event: &Event,
    (department, day): (&Department, Date),
    minutes: u32,
) -> Result<(), Stop> {
    use copy_capacity::Column as Before;
    use copy_capacity_change::Column;
    let before = Query::select()
        .exprs([
            Expr::col(Before::Tenant),
            Expr::col(Before::Department),
            Expr::col(Before::Day),
            Expr::val(event.event_id),
            Expr::val(event.time_us),
            Expr::col(Before::Minutes),
            Expr::val(i64::from(minutes)),
        ])
        .from(copy_capacity::Entity)
        .and_where(Expr::col(Before::Tenant).eq(tx.tenant().uuid()))
        .and_where(Expr::col(Before::Department).eq(department.as_str()))
        .and_where(Expr::col(Before::Day).eq(to_column(day)))
        .and_where(Expr::col(Before::Minutes).ne(i64::from(minutes)))
        .to_owned();
    let columns = [
        Column::Tenant,
        Column::Department,
        Column::Day,
        Column::EventId,
        Column::AtUs,
        Column::BeforeMinutes,
        Column::AfterMinutes,
    ];
    let key = [Column::Tenant, Column::Department, Column::Day, Column::EventId];
    let mut insert = Query::insert();
    insert.into_table(copy_capacity_change::Entity).columns(columns);
    insert.select_from(before).map_err(Fault::during("keeping what crews announced"))?;
    insert.on_conflict(OnConflict::columns(key).do_nothing().to_owned());
    tx.db().execute(&insert).await?;
    Ok(())
}

/// What crews announced otherwise for these departments' days since that moment, oldest first.
pub(crate) async fn of_capacity<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    places: &BTreeSet<(Department, Date)>,
    since_us: i64,
) -> Result<Vec<Change>, Stop> {
    use copy_capacity_change::Column;
    let departments: BTreeSet<&str> = places.iter().map(|(department, _)| department.as_str()).collect();
    let days: BTreeSet<time::Date> = places.iter().map(|(_, day)| to_column(*day)).collect();
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let rows = copy_capacity_change::Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::Department.is_in(departments))
        .filter(Column::Day.is_in(days))
        .filter(Column::AtUs.gt(since_us))
        .order_by_asc(Column::AtUs)
        .all(db)
        .await?;
    let changes = rows.into_iter().map(|row| {
        Ok(Change {
            department: steps::department(&row.department)?,
            day: from_column(row.day),
            at_us: row.at_us,
            before: counted(row.before_minutes)?,
            after: counted(row.after_minutes)?,
        })
    });
    Ok(changes.collect::<Result<_, Fault>>()?)
}
