//! Minutes of departments: what crews announced, what accepted orders hold, what is free.
//!
//! A department's day is counted in lanes whose limits add up to what was announced, or to what is held where that is
//! more: so the sum over lanes is never promised beyond it, though nobody ever locks the whole day to promise.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_kernel::period::Period;
use werkbrug_orders_domain::{
    capacity::{Claims, FreeMinutes},
    lanes::{self, Count, Lane},
    work::Department,
};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    database::portions,
    tx::Tx,
    use_case::Stop,
};

use super::{
    counted, steps,
    tables::{capacity_lane, copy_capacity},
};

/// Reason of the refusal when somebody else took the minutes between look and take.
pub(crate) const CAPACITY_TAKEN: &str = "CAPACITY_TAKEN";

/// Lanes of a day on PostgreSQL, where acceptances run side by side; on SQLite the writer is alone.
const LANES: u32 = 8;

/// What a lane holds when it gives more; `excluded` is the row that was to be inserted.
const HELD_THEN: &str = "capacity_lane.held_minutes + excluded.held_minutes";

/// Nobody promises minutes that were given away after they were read as free.
const STILL_FREE: &str = "capacity_lane.held_minutes + excluded.held_minutes <= capacity_lane.limit_minutes";

/// Minutes that are taken from lanes, by department, day and number; the order in which they are locked.
pub(crate) type Taken = BTreeMap<(Department, Date, i32), u32>;

/// The lanes that can still give, by department and day, with their sums: those are asked for every order of a crowd.
#[derive(Default)]
pub(crate) struct Lanes {
    by_day: BTreeMap<(Department, Date), Vec<Lane>>,
    free: FreeMinutes,
}

impl Lanes {
    /// What is free on each day.
    pub(crate) fn free(&self) -> &FreeMinutes {
        &self.free
    }

    /// The same, for who takes nothing.
    pub(crate) fn into_free(self) -> FreeMinutes {
        self.free
    }

    /// Adds days that were not read before.
    pub(crate) fn add(&mut self, more: Self) {
        for (place, lanes) in more.by_day {
            if self.by_day.contains_key(&place) {
                continue;
            }
            for lane in &lanes {
                self.free.give(&place.0, place.1, lane.free_minutes);
            }
            self.by_day.insert(place, lanes);
        }
    }

    fn of(by_day: BTreeMap<(Department, Date), Vec<Lane>>) -> Self {
        let mut lanes = Self::default();
        lanes.add(Self { by_day, free: FreeMinutes::default() });
        lanes
    }

    /// Takes what an order claims; which lanes give how much. Orders start at different lanes, so that they seldom meet.
    pub(crate) fn take(&mut self, order: Uuid, claims: &Claims) -> Result<Taken, Fault> {
        let first = usize::from(order.into_bytes()[15]); // random in a UUIDv7
        let mut taken = Taken::new();
        for ((department, day), minutes) in claims {
            let open = self.by_day.get_mut(&(department.clone(), *day)).map_or(&mut [][..], Vec::as_mut_slice);
            let picked = lanes::pick(open, first, *minutes);
            for (number, minutes) in picked.ok_or_else(|| Fault::bug("a promise found more than was free"))? {
                for lane in open.iter_mut().filter(|lane| lane.number == number) {
                    lane.free_minutes = lane.free_minutes.saturating_sub(minutes);
                }
                self.free.take(department, *day, minutes);
                taken.insert((department.clone(), *day, number), minutes);
            }
        }
        Ok(taken)
    }
}

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

/// What these departments can still give: announced, minus what accepted orders hold.
pub(crate) async fn lanes<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    departments: &BTreeSet<Department>,
    days: Period,
) -> Result<Lanes, Stop> {
    let mut found: BTreeMap<(Department, Date), Vec<Lane>> = BTreeMap::new();
    if departments.is_empty() {
        return Ok(Lanes::default());
    }
    for row in db.query_all(&select_lanes(tenant, departments, days)).await? {
        let department: String = row.try_get_by_index(0)?;
        let day: time::Date = row.try_get_by_index(1)?;
        let (number, free_minutes) = (row.try_get_by_index(2)?, row.try_get_by_index(3)?);
        let lane = Lane { number, free_minutes: counted(free_minutes)? };
        found.entry((steps::department(&department)?, from_column(day))).or_default().push(lane);
    }
    Ok(Lanes::of(found))
}

/// What crews announced last for these departments' days.
pub(crate) async fn announced<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    departments: &BTreeSet<Department>,
    days: Period,
) -> Result<Claims, Stop> {
    use copy_capacity::Column;
    let rows = copy_capacity::Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::Department.is_in(codes(departments)))
        .filter(Column::Day.between(to_column(days.from()), to_column(days.to())))
        .all(db)
        .await?;
    let rows = rows
        .into_iter()
        .map(|row| Ok(((steps::department(&row.department)?, from_column(row.day)), counted(row.minutes)?)));
    Ok(rows.collect::<Result<_, Fault>>()?)
}

/// Every department of which crews ever announced something.
pub(crate) async fn departments<C: ConnectionTrait>(db: &C, tenant: Uuid) -> Result<BTreeSet<Department>, Stop> {
    use copy_capacity::Column;
    let heard: Vec<String> = copy_capacity::Entity::find()
        .select_only()
        .column(Column::Department)
        .filter(Column::Tenant.eq(tenant))
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    Ok(heard.iter().map(|code| steps::department(code)).collect::<Result<_, Fault>>()?)
}

/// What of these departments' days is given away, to accepted orders and to customers who think.
pub(crate) async fn given<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    departments: &BTreeSet<Department>,
    days: Period,
) -> Result<Claims, Stop> {
    use capacity_lane::Column;
    let lanes = capacity_lane::Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::Department.is_in(codes(departments)))
        .filter(Column::Day.between(to_column(days.from()), to_column(days.to())))
        .filter(Column::HeldMinutes.gt(0))
        .all(db)
        .await?;
    let mut given = Claims::new();
    for lane in lanes {
        let sum = given.entry((steps::department(&lane.department)?, from_column(lane.day))).or_default();
        *sum = sum.saturating_add(counted(lane.held_minutes)?);
    }
    Ok(given)
}

fn select_lanes(tenant: Uuid, departments: &BTreeSet<Department>, days: Period) -> SelectStatement {
    use capacity_lane::Column;
    let column = |column: Column| Expr::col(column);
    Query::select()
        .columns([Column::Department, Column::Day, Column::Lane])
        .expr(column(Column::LimitMinutes).sub(column(Column::HeldMinutes)))
        .from(capacity_lane::Entity)
        .and_where(column(Column::Tenant).eq(tenant))
        .and_where(column(Column::Department).is_in(codes(departments)))
        .and_where(column(Column::Day).gte(to_column(days.from())))
        .and_where(column(Column::Day).lte(to_column(days.to())))
        .and_where(column(Column::LimitMinutes).gt(column(Column::HeldMinutes)))
        .order_by(Column::Lane, Order::Asc)
        .to_owned()
}

fn codes(departments: &BTreeSet<Department>) -> impl Iterator<Item = &str> {
    departments.iter().map(Department::as_str)
}

/// The first of these departments for which crews never announced anything.
pub(crate) async fn silent_department<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    departments: &BTreeSet<Department>,
) -> Result<Option<Department>, Stop> {
    use copy_capacity::Column;
    let heard: Vec<String> = copy_capacity::Entity::find()
        .select_only()
        .column(Column::Department)
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::Department.is_in(codes(departments)))
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    let heard: BTreeSet<&str> = heard.iter().map(String::as_str).collect();
    let silent = departments.iter().find(|department| !heard.contains(department.as_str()));
    Ok(silent.cloned())
}

/// Takes minutes of lanes, all or none: each statement locks lanes in the order of department, day and number, and finds
/// out whether somebody was first.
pub(crate) async fn take(tx: &Tx<'_>, taken: Taken) -> Result<(), Stop> {
    let rows = taken.into_iter().map(|((department, day, lane), minutes)| {
        row(tx.tenant().uuid(), (&department, day), lane, Count { limit_minutes: 0, held_minutes: minutes })
    });
    for portion in portions(rows.collect()) {
        let wanted = u64::try_from(portion.len()).unwrap_or(u64::MAX);
        let only_free = on_lane()
            .value(capacity_lane::Column::HeldMinutes, Expr::cust(HELD_THEN))
            .action_and_where(Expr::cust(STILL_FREE))
            .to_owned();
        let insert = capacity_lane::Entity::insert_many(portion).on_conflict(only_free);
        if insert.exec_without_returning(tx.db()).await? != wanted {
            let text = "somebody else was promised these minutes just now; try again";
            return Err(Refusal::new(Kind::Busy, CAPACITY_TAKEN, text).into());
        }
    }
    Ok(())
}

/// Moves held minutes, by department and day; less where negative. Whoever moves them knows that the work is there
/// already, so nothing is refused.
pub(crate) async fn shift<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    change: &BTreeMap<(Department, Date), i64>,
) -> Result<(), Stop> {
    for ((department, day), minutes) in change {
        settle(db, tenant, (department, *day), *minutes).await?;
    }
    Ok(())
}

/// Cuts a department's day in lanes anew, with what was announced last and a change of what is held. Everything held
/// moves to the first lane; what is free is spread. Whoever settles a day holds what was announced of it until the end
/// of its transaction, as an announcement does: so one comes after the other, and none undoes what the other said.
pub(crate) async fn settle<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    (department, day): (&Department, Date),
    change: i64,
) -> Result<(), Stop> {
    use capacity_lane::Column;
    let key = (tenant, department.as_str().to_owned(), to_column(day));
    let announced = copy_capacity::Entity::find_by_id(key).lock_exclusive().one(db).await?;
    let announced = announced.map_or(0, |row| row.minutes);
    let before = capacity_lane::Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::Department.eq(department.as_str()))
        .filter(Column::Day.eq(to_column(day)))
        .order_by_asc(Column::Lane)
        .lock_exclusive()
        .all(db)
        .await?;
    let held: i64 = before.iter().map(|lane| lane.held_minutes).sum();
    let held = (held + change).clamp(0, i64::from(u32::MAX));
    let most = if db.get_database_backend() == DbBackend::Sqlite { 1 } else { LANES };
    let mut after = lanes::cut(counted(announced)?, counted(held)?, most);
    let closed = Count { limit_minutes: 0, held_minutes: 0 };
    after.resize(after.len().max(before.len()), closed);
    let rows = (0_i32..).zip(after).map(|(lane, count)| row(tenant, (department, day), lane, count));
    let replace = on_lane().update_columns([Column::LimitMinutes, Column::HeldMinutes]).to_owned();
    capacity_lane::Entity::insert_many(rows).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}

fn row(tenant: Uuid, (department, day): (&Department, Date), lane: i32, count: Count) -> capacity_lane::ActiveModel {
    capacity_lane::ActiveModel {
        tenant: Set(tenant),
        department: Set(department.as_str().to_owned()),
        day: Set(to_column(day)),
        lane: Set(lane),
        limit_minutes: Set(i64::from(count.limit_minutes)),
        held_minutes: Set(i64::from(count.held_minutes)),
    }
}

fn on_lane() -> OnConflict {
    use capacity_lane::Column;
    OnConflict::columns([Column::Tenant, Column::Department, Column::Day, Column::Lane])
}
