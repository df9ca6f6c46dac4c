//! What is kept of lateness: which open orders are late or may become so, and when the others are looked at again.

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Condition, Expr, ExprTrait, LikeExpr, OnConflict, Query, SimpleExpr},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_orders_domain::{capacity::FreeMinutes, risk::Risk, work::Department};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    database::portions,
    tx::Tx,
    use_case::Stop,
};

use super::{
    order::{ACCEPTED, IN_PROGRESS},
    steps,
    tables::{
        copy_capacity, copy_capacity_change, customer_order,
        executed::{capacity_lowered, order_risk},
    },
};

/// The day of an order that is to be looked at as soon as can be.
pub(crate) const AT_ONCE: Date = Date::constant(1, 1, 1);

/// A department that gives less or needs more, on one day or on all.
pub(crate) struct Lowered {
    /// Of which workshop.
    pub(crate) tenant: Uuid,
    /// The row.
    pub(crate) id: Uuid,
    /// The department.
    pub(crate) department: Department,
    /// The day; nothing for all.
    pub(crate) day: Option<Date>,
}

/// Orders that end are not late any more.
pub(crate) async fn forget<C: ConnectionTrait>(db: &C, tenant: Uuid, orders: &[Uuid]) -> Result<(), Stop> {
    use order_risk::Column;
    order_risk::Entity::delete_many()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::OrderId.is_in(orders.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}

/// Open orders that are due to be looked at, those that wait longest first.
pub(crate) async fn due<C: ConnectionTrait>(db: &C, today: Date, most: u64) -> Result<Vec<(Uuid, Uuid)>, Stop> {
    use customer_order::Column;
    let found = customer_order::Entity::find()
        .select_only()
        .columns([Column::Tenant, Column::Id])
        .filter(Column::LookOn.lte(to_column(today)))
        .filter(Column::Stage.is_in([ACCEPTED, IN_PROGRESS]))
        .order_by_asc(Column::LookOn)
        .order_by_asc(Column::Id)
        .limit(most);
    Ok(found.into_tuple().all(db).await?)
}

/// The workshops in which orders are late or may become so.
pub(crate) async fn tenants<C: ConnectionTrait>(db: &C) -> Result<Vec<Uuid>, Stop> {
    let found = order_risk::Entity::find().select_only().column(order_risk::Column::Tenant).distinct();
    Ok(found.into_tuple().all(db).await?)
}

/// Orders that were reckoned with other free minutes than these, by id and after one of them: none keeps the others
/// from their turn.
pub(crate) async fn outdated<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    (free_seen, after): (i64, Option<Uuid>),
    most: u64,
) -> Result<Vec<Uuid>, Stop> {
    use order_risk::Column;
    let mut found = order_risk::Entity::find()
        .select_only()
        .column(Column::OrderId)
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::FreeSeen.ne(free_seen));
    if let Some(after) = after {
        found = found.filter(Column::OrderId.gt(after));
    }
    Ok(found.order_by_asc(Column::OrderId).limit(most).into_tuple().all(db).await?)
}

/// A number that tells these free minutes from others.
pub(crate) fn seen(free: &FreeMinutes, departments: &BTreeSet<Department>) -> i64 {
    let mut hasher = DefaultHasher::new();
    for department in departments {
        department.hash(&mut hasher);
        for (day, minutes) in free.days(department, Date::MIN, Date::MAX) {
            (day, minutes).hash(&mut hasher);
        }
    }
    i64::from_ne_bytes(hasher.finish().to_ne_bytes())
}

/// Every department that ever announced anything.
pub(crate) async fn departments<C: ConnectionTrait>(db: &C, tenant: Uuid) -> Result<BTreeSet<Department>, Stop> {
    use copy_capacity::Column;
    let codes = copy_capacity::Entity::find()
        .select_only()
        .column(Column::Department)
        .filter(Column::Tenant.eq(tenant))
        .distinct();
    let codes: Vec<String> = codes.into_tuple().all(db).await?;
    Ok(codes.iter().map(|code| steps::department(code)).collect::<Result<_, Fault>>()?)
}

/// Writes how these locked orders stand: the risks of some, and when each is looked at again.
pub(crate) async fn keep<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    free_seen: i64,
    found: &BTreeMap<Uuid, (Date, Option<Risk>)>,
) -> Result<(), Stop> {
    let mut looks: BTreeMap<Date, Vec<Uuid>> = BTreeMap::new();
    for (order, (look_on, _)) in found {
        looks.entry(*look_on).or_default().push(*order);
    }
    for (look_on, orders) in looks {
        look_at(db, tenant, orders, look_on).await?;
    }
    let safe: Vec<Uuid> = found.iter().filter(|(_, (_, risk))| risk.is_none()).map(|(order, _)| *order).collect();
    if !safe.is_empty() {
        forget(db, tenant, &safe).await?;
    }
    let risks =
        found.iter().filter_map(|(order, (_, risk))| risk.as_ref().map(|risk| row(tenant, *order, risk, free_seen)));
    use order_risk::Column;
    let replace = OnConflict::columns([Column::Tenant, Column::OrderId])
        .update_columns([Column::LateRank, Column::PromisedOn, Column::ExpectedOn, Column::Reasons, Column::FreeSeen])
        .to_owned();
    for portion in portions(risks.collect()) {
        let insert = order_risk::Entity::insert_many(portion).on_conflict(replace.clone());
        insert.exec_without_returning(db).await?;
    }
    Ok(())
}

fn row(tenant: Uuid, order: Uuid, risk: &Risk, free_seen: i64) -> order_risk::ActiveModel {
    let reasons: Vec<&str> = risk.reasons.iter().map(|reason| reason.as_str()).collect();
    order_risk::ActiveModel {
        tenant: Set(tenant),
        order_id: Set(order),
        late_rank: Set(-i64::from(risk.working_days)),
        promised_on: Set(to_column(risk.promised_on)),
        expected_on: Set(risk.expected_on.map(to_column)),
        reasons: Set(reasons.join(" ")),
        free_seen: Set(free_seen),
    }
}

/// These orders are looked at on that day.
pub(crate) async fn look_at<C: ConnectionTrait>(db: &C, tenant: Uuid, orders: Vec<Uuid>, on: Date) -> Result<(), Stop> {
    use customer_order::Column;
    customer_order::Entity::update_many()
        .col_expr(Column::LookOn, Expr::value(to_column(on)))
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::Id.is_in(orders))
        .exec(db)
        .await?;
    Ok(())
}

/// Remembers that crews announce less for a day than before, so that who counts on it is looked at; more can make nobody
/// late, and who is late already is looked at when free minutes change.
pub(crate) async fn lowered(tx: &Tx<'_>, event: Uuid, department: &Department, day: Date) -> Result<(), Stop> {
    use capacity_lowered::Column;
    use copy_capacity_change::Column as Change;
    let change = Query::select()
        .columns([Change::Tenant, Change::EventId, Change::Department, Change::Day])
        .from(copy_capacity_change::Entity)
        .and_where(Expr::col(Change::Tenant).eq(tx.tenant().uuid()))
        .and_where(Expr::col(Change::Department).eq(department.as_str()))
        .and_where(Expr::col(Change::Day).eq(to_column(day)))
        .and_where(Expr::col(Change::EventId).eq(event))
        .and_where(Expr::col(Change::AfterMinutes).lt(Expr::col(Change::BeforeMinutes)))
        .to_owned();
    let mut insert = Query::insert();
    insert.into_table(capacity_lowered::Entity).columns([Column::Tenant, Column::Id, Column::Department, Column::Day]);
    insert.select_from(change).map_err(Fault::during("remembering that a department gives less"))?;
    insert.on_conflict(OnConflict::columns([Column::Tenant, Column::Id]).do_nothing().to_owned());
    tx.db().execute(&insert).await?;
    Ok(())
}

/// Remembers that a department was measured anew, which may be worse on every day.
pub(crate) async fn measured(tx: &Tx<'_>, department: &Department) -> Result<(), Stop> {
    let row = capacity_lowered::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        id: Set(tx.fresh::<()>().uuid()),
        department: Set(department.as_str().to_owned()),
        day: Set(None),
    };
    capacity_lowered::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Departments that give less or need more, of one workshop, the first first.
pub(crate) async fn all_lowered<C: ConnectionTrait>(db: &C, most: u64) -> Result<Vec<Lowered>, Stop> {
    use capacity_lowered::Column;
    let rows = capacity_lowered::Entity::find().order_by_asc(Column::Tenant).order_by_asc(Column::Id).limit(most);
    let rows = rows.all(db).await?;
    let first = rows.first().map(|row| row.tenant);
    let rows = rows.into_iter().filter(|row| Some(row.tenant) == first).map(|row| {
        let (department, day) = (steps::department(&row.department)?, row.day.map(from_column));
        Ok(Lowered { tenant: row.tenant, id: row.id, department, day })
    });
    Ok(rows.collect::<Result<_, Fault>>()?)
}

/// With more days than this it is only looked for their departments.
const DAYS_LOOKED_FOR: usize = 10;
/// Orders with work of a department that are looked at, those promised first.
const WITH_WORK: u64 = 5_000;

/// Orders and held quotes whose day counts on one of these, and perhaps some more.
pub(crate) async fn counting_on<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    lowered: &[Lowered],
) -> Result<Vec<Uuid>, Stop> {
    let is_few = lowered.len() <= DAYS_LOOKED_FOR;
    let places = lowered.iter().map(|own| steps::place(&own.department, own.day.filter(|_| is_few)));
    let places: BTreeSet<String> = places.collect();
    let places = places.into_iter().fold(Condition::any(), |all, place| all.add(promised_by(place)));
    Ok(counting(tenant, places).into_tuple().all(db).await?)
}

fn promised_by(place: String) -> SimpleExpr {
    Expr::col(customer_order::Column::PromiseSteps).like(LikeExpr::new(place))
}

/// The ids of open orders and held quotes whose promise fits.
fn counting(tenant: Uuid, places: Condition) -> Select<customer_order::Entity> {
    use customer_order::Column;
    let is_open = Column::Stage.is_in([ACCEPTED, IN_PROGRESS]);
    customer_order::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Tenant.eq(tenant))
        .filter(Condition::any().add(is_open).add(Column::HeldUntilUs.is_not_null()))
        .filter(places)
}

/// Open orders and held quotes that have work of a department, and perhaps some more; those promised first first.
pub(crate) async fn with_work_of<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    department: &Department,
) -> Result<Vec<Uuid>, Stop> {
    let place = steps::place(department, None);
    let found = counting(tenant, Condition::any().add(promised_by(place)));
    Ok(found.order_by_asc(customer_order::Column::PromisedOn).limit(WITH_WORK).into_tuple().all(db).await?)
}

/// Who counts on these was found.
pub(crate) async fn drop_lowered<C: ConnectionTrait>(db: &C, tenant: Uuid, ids: Vec<Uuid>) -> Result<(), Stop> {
    use capacity_lowered::Column;
    let gone = capacity_lowered::Entity::delete_many().filter(Column::Tenant.eq(tenant)).filter(Column::Id.is_in(ids));
    gone.exec(db).await?;
    Ok(())
}
