//! What planning must know of some days, read with the same few questions however many people there are.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, JoinType, Query, SelectStatement},
};
use uuid::Uuid;
use werkbrug_crews_domain::{
    closure::{Closure, closing},
    gate,
    presence::came,
};
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    use_case::Stop,
};

use super::{
    Rows, call_line, closure, coach, contract, dossier, host_work, pair,
    plan_rows::coach_absence,
    presence,
    shift::{self, Stored},
    site,
    tables::{assignment, coach as coach_table, coach_assignment, shift as shift_table},
    worker,
};
use crate::planning::{
    facts::{Facts, Guide, OnRoster, Person},
    mapping::monday_of,
};

/// How far back being given work at a place still counts as being at home there, in days.
const AT_HOME_DAYS: i64 = 56;

/// Everything that planning these days must know.
pub(crate) async fn facts<C: ConnectionTrait>(rows: &Rows<'_, C>, of: Period) -> Result<Facts, Stop> {
    let monday = monday_of(of.from());
    let (eve, after) = (monday.saturating_sub(1.days()), monday.saturating_add(7.days()));
    let mut stored = shift::load(rows, between(eve, after)).await?;
    stored.sort_by_key(|own| (own.shift.window.day(), own.shift.window.start_minute(), own.shift.id));
    let closures = closure::touching(rows, (eve, after.saturating_add(1.days()))).await?;
    let shifts = on_roster(rows, stored, &closures).await?;
    let (people, coaches) = (people(rows, of, monday).await?, coaches(rows, (eve, after), monday).await?);
    let ids: Vec<Uuid> = shifts.iter().map(|own| own.shift.id.uuid()).collect();
    let book = contract::book(rows, None, &ids).await?;
    let hosts = host_work::book(rows, None, None).await?;
    let pairs = pair::book(rows, None, (of.from(), of.to().saturating_add(1.days()))).await?;
    let said_no = call_line::said_no(rows, &of, &ids).await?;
    let ledgers = presence::of_shifts(rows, &ids).await?;
    let came = ledgers.iter().filter(|(_, lines)| came(lines)).map(|((shift, worker), _)| (*worker, *shift)).collect();
    Ok(Facts { of, shifts, people, coaches, book, hosts, pairs, came, said_no })
}

fn between(first: Date, last: Date) -> Condition {
    Condition::all().add(shift_table::Column::Day.between(to_column(first), to_column(last)))
}

async fn on_roster<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    stored: Vec<Stored>,
    closures: &[Closure],
) -> Result<Vec<OnRoster>, Stop> {
    let dossiers = dossier::of_shifts(rows, &stored).await?;
    let mut found = Vec::with_capacity(stored.len());
    for Stored { shift, version, .. } in stored {
        let Some(dossier) = dossiers.get(&shift.id.uuid()) else { continue };
        let red = gate::red_before_coaches(&dossier.gates_on(shift.window.day()));
        let closed = closing(closures, shift.place, &shift.window).cloned();
        found.push(OnRoster {
            version,
            place: dossier.place.clone(),
            kind: dossier.engagement.kind,
            red,
            closed,
            shift,
        });
    }
    Ok(found)
}

async fn people<C: ConnectionTrait>(rows: &Rows<'_, C>, of: Period, monday: Date) -> Result<Vec<Person>, Stop> {
    let known = worker::load_days(rows, None, (of.from(), of.to().saturating_add(1.days()))).await?;
    let ids: Vec<Uuid> = known.iter().map(|known| known.worker.id.uuid()).collect();
    let guidance = site::guidance(rows, &ids).await?;
    let mut times = times(rows, seats_by_place(rows.tenant, monday)).await?;
    let person = |known: worker::Known| {
        let id = known.worker.id.uuid();
        let worker = werkbrug_crews_domain::worker::Worker { booked: Vec::new(), ..known.worker };
        let times_at = times.remove(&id).unwrap_or_default();
        Person { worker, name: known.name, guidance: guidance.get(&id).copied(), times_at }
    };
    Ok(known.into_iter().map(person).collect())
}

async fn coaches<C: ConnectionTrait>(rows: &Rows<'_, C>, days: (Date, Date), monday: Date) -> Result<Vec<Guide>, Stop> {
    use coach_table::{Column, Entity};
    let mut away = coaches_away(rows, days).await?;
    let mut times = times(rows, guided_by_place(rows.tenant, monday)).await?;
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).order_by_asc(Column::Id);
    let guide = |row: coach_table::Model| {
        let id = row.id;
        let (away, times_at) = (away.remove(&id).unwrap_or_default(), times.remove(&id).unwrap_or_default());
        Guide { coach: coach::read(row), away, times_at }
    };
    Ok(query.all(rows.db).await?.into_iter().map(guide).collect())
}

/// The days, from one through another, on which coaches are away.
pub(crate) async fn coaches_away<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    (first, last): (Date, Date),
) -> Result<BTreeMap<Uuid, BTreeSet<Date>>, Stop> {
    use coach_absence::{Column, Entity};
    let on_days = Column::Day.between(to_column(first), to_column(last));
    let mut away: BTreeMap<Uuid, BTreeSet<Date>> = BTreeMap::new();
    for row in Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(on_days).all(rows.db).await? {
        away.entry(row.coach_id).or_default().insert(from_column(row.day));
    }
    Ok(away)
}

type Times = BTreeMap<Uuid, BTreeMap<Uuid, u32>>;

/// Counts by person and place.
async fn times<C: ConnectionTrait>(rows: &Rows<'_, C>, query: SelectStatement) -> Result<Times, Stop> {
    let mut found = Times::new();
    for row in rows.db.query_all(&query).await? {
        let (person, place): (Uuid, Uuid) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let count: i64 = row.try_get_by_index(2)?;
        found.entry(person).or_default().insert(place, u32::try_from(count).unwrap_or(u32::MAX));
    }
    Ok(found)
}

fn seats_by_place(tenant: Uuid, before: Date) -> SelectStatement {
    let person = Expr::col((assignment::Entity, assignment::Column::WorkerId));
    let own = Expr::col((assignment::Entity, assignment::Column::ShiftId))
        .equals((shift_table::Entity, shift_table::Column::Id))
        .and(Expr::col((assignment::Entity, assignment::Column::Tenant)).eq(tenant));
    let mut query = recent_shifts(tenant, before);
    query.expr(person.clone()).join(JoinType::InnerJoin, assignment::Entity, own);
    counted_by(query, person)
}

fn guided_by_place(tenant: Uuid, before: Date) -> SelectStatement {
    let person = Expr::col((coach_assignment::Entity, coach_assignment::Column::CoachId));
    let own = Expr::col((coach_assignment::Entity, coach_assignment::Column::ShiftId))
        .equals((shift_table::Entity, shift_table::Column::Id))
        .and(Expr::col((coach_assignment::Entity, coach_assignment::Column::Tenant)).eq(tenant));
    let mut query = recent_shifts(tenant, before);
    query.expr(person.clone()).join(JoinType::InnerJoin, coach_assignment::Entity, own);
    counted_by(query, person)
}

fn recent_shifts(tenant: Uuid, before: Date) -> SelectStatement {
    use shift_table::{Column, Entity};
    let since = before.saturating_sub(AT_HOME_DAYS.days());
    let eve = before.saturating_sub(1.days());
    let mut query = Query::select();
    query
        .from(Entity)
        .and_where(Expr::col((Entity, Column::Tenant)).eq(tenant))
        .and_where(Expr::col((Entity, Column::Day)).between(to_column(since), to_column(eve)));
    query
}

fn counted_by(mut query: SelectStatement, person: Expr) -> SelectStatement {
    use shift_table::{Column, Entity};
    query
        .column((Entity, Column::PlaceId))
        .expr(Expr::col((Entity, Column::Id)).count().cast_as("BIGINT"))
        .add_group_by([person, Expr::col((Entity, Column::PlaceId))]);
    query
}

/// How many shifts of these days a coach guides.
pub(crate) async fn guided_on<C: ConnectionTrait>(rows: &Rows<'_, C>, coach: Uuid, days: &Period) -> Result<u64, Stop> {
    use shift_table::{Column, Entity};
    let query = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::Day.between(to_column(days.from()), to_column(days.to())))
        .filter(Column::Id.in_subquery(site::shifts_of(rows.tenant, &[coach])));
    Ok(query.count(rows.db).await?)
}
