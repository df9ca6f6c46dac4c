//! People as the planner meets them, put together from the copies of several topics; any may still be missing.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Query, SelectStatement},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::{
    shift::Shift,
    window::Window,
    worker::{Booking, DayRange, Limit, LimitKind, Worker},
};
use werkbrug_kernel::{id::Id, minutes::Minutes};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    use_case::Stop,
};
use werkbrug_proto::social;

use super::{
    Rows,
    copies::{copy_absence, copy_employment, copy_limit, copy_person},
    counted, not_found,
    shift::window,
    tables::{assignment, shift},
};

/// A person with the name people call them by; empty until it is known.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// What the rules know.
    pub(crate) worker: Worker,
    /// The name.
    pub(crate) name: String,
}

/// First and last of some days.
type Days = (Date, Date);

/// The person, with what they do around those hours; refused when nobody ever told of them.
pub(crate) async fn find<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    id: Id<Worker>,
    around: &Window,
) -> Result<Known, Stop> {
    let found = load(rows, Some(&[id.uuid()]), around).await?.pop();
    Ok(found.ok_or_else(|| not_found("worker"))?)
}

/// Refused when nobody ever told of the person.
pub(crate) async fn must_be_known<C: ConnectionTrait>(rows: &Rows<'_, C>, id: Id<Worker>) -> Result<(), Stop> {
    let ids = [id.uuid()];
    if names(rows, Some(&ids)).await?.is_empty() && employments(rows, Some(&ids)).await?.is_empty() {
        return Err(not_found("worker").into());
    }
    Ok(())
}

/// These people, or everybody, with what they do around those hours; in the order of their ids.
pub(crate) async fn load<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    ids: Option<&[Uuid]>,
    around: &Window,
) -> Result<Vec<Known>, Stop> {
    load_days(rows, ids, (around.day(), around.days().last().copied().unwrap_or_else(|| around.day()))).await
}

/// The same for some days, the first and the last.
pub(crate) async fn load_days<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    ids: Option<&[Uuid]>,
    days: Days,
) -> Result<Vec<Known>, Stop> {
    let mut found: BTreeMap<Uuid, Known> = BTreeMap::new();
    let nobody = |id: Uuid| Known { worker: Worker::unknown(Id::from_uuid(id)), name: String::new() };
    for (id, name) in names(rows, ids).await? {
        found.entry(id).or_insert_with(|| nobody(id)).name = name;
    }
    for row in employments(rows, ids).await? {
        let employed = DayRange { from: from_column(row.from_day), to: row.to_day.map(from_column) };
        found.entry(row.worker_id).or_insert_with(|| nobody(row.worker_id)).worker.employed = Some(employed);
    }
    for (id, absences) in absences(rows, ids, days).await? {
        if let Some(known) = found.get_mut(&id) {
            known.worker.absences = absences;
        }
    }
    for (id, limits) in limits(rows, ids, days).await? {
        if let Some(known) = found.get_mut(&id) {
            known.worker.limits = limits;
        }
    }
    for (id, _, booking) in bookings(rows, ids, days).await? {
        if let Some(known) = found.get_mut(&id) {
            known.worker.booked.push(booking);
        }
    }
    Ok(found.into_values().collect())
}

/// The names of these people, or of everybody.
pub(crate) async fn names<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    ids: Option<&[Uuid]>,
) -> Result<BTreeMap<Uuid, String>, Stop> {
    use copy_person::{Column, Entity};
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_workers(Column::WorkerId, ids));
    Ok(query.all(rows.db).await?.into_iter().map(|row| (row.worker_id, row.display_name)).collect())
}

async fn employments<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    ids: Option<&[Uuid]>,
) -> Result<Vec<copy_employment::Model>, Stop> {
    use copy_employment::{Column, Entity};
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_workers(Column::WorkerId, ids));
    Ok(query.all(rows.db).await?)
}

/// When these people, or everybody, are not available on those days.
pub(crate) async fn absences<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    ids: Option<&[Uuid]>,
    (first, last): Days,
) -> Result<BTreeMap<Uuid, Vec<DayRange>>, Stop> {
    use copy_absence::{Column, Entity};
    let goes_on = Condition::any().add(Column::ToDay.is_null()).add(Column::ToDay.gte(to_column(first)));
    let query = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(of_workers(Column::WorkerId, ids))
        .filter(Column::FromDay.lte(to_column(last)))
        .filter(goes_on);
    let mut found: BTreeMap<Uuid, Vec<DayRange>> = BTreeMap::new();
    for row in query.all(rows.db).await? {
        let range = DayRange { from: from_column(row.from_day), to: row.to_day.map(from_column) };
        found.entry(row.worker_id).or_default().push(range);
    }
    Ok(found)
}

/// What these people, or everybody, can carry on those days. A kind that is not known here is left out.
pub(crate) async fn limits<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    ids: Option<&[Uuid]>,
    (first, last): Days,
) -> Result<BTreeMap<Uuid, Vec<Limit>>, Stop> {
    use copy_limit::{Column, Entity};
    let goes_on = Condition::any().add(Column::ValidTo.is_null()).add(Column::ValidTo.gte(to_column(first)));
    let query = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(of_workers(Column::WorkerId, ids))
        .filter(Column::ValidFrom.lte(to_column(last)))
        .filter(goes_on);
    let mut found: BTreeMap<Uuid, Vec<Limit>> = BTreeMap::new();
    for row in query.all(rows.db).await? {
        let valid = DayRange { from: from_column(row.valid_from), to: row.valid_to.map(from_column) };
        let (value, is_hard) = (counted(row.value)?, row.is_hard);
        if let Some(kind) = limit_kind(row.kind) {
            found.entry(row.worker_id).or_default().push(Limit { kind, value, is_hard, valid });
        }
    }
    Ok(found)
}

fn limit_kind(number: i64) -> Option<LimitKind> {
    match social::LimitKind::try_from(i32::try_from(number).ok()?).ok()? {
        social::LimitKind::Unspecified => None,
        social::LimitKind::LiftKg => Some(LimitKind::LiftKg),
        social::LimitKind::LiftTimesHour => Some(LimitKind::LiftTimesHour),
        social::LimitKind::StandingMinutes => Some(LimitKind::StandingMinutes),
        social::LimitKind::Noise => Some(LimitKind::Noise),
        social::LimitKind::Crowd => Some(LimitKind::Crowd),
        social::LimitKind::TravelMinutes => Some(LimitKind::TravelMinutes),
        social::LimitKind::MinutesPerDay => Some(LimitKind::MinutesPerDay),
    }
}

/// What these people, or everybody, were given on those days or in the night before: who, which shift, when.
pub(crate) async fn bookings<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    ids: Option<&[Uuid]>,
    (first, last): Days,
) -> Result<Vec<(Uuid, Id<Shift>, Booking)>, Stop> {
    let eve = first.yesterday().unwrap_or(first);
    let on_days = shift::Column::Day.between(to_column(eve), to_column(last));
    let mut shifts = shift::Entity::find().filter(shift::Column::Tenant.eq(rows.tenant)).filter(on_days);
    if let Some(ids) = ids {
        shifts = shifts.filter(shift::Column::Id.in_subquery(shifts_of(rows.tenant, ids)));
    }
    let mut by_shift = BTreeMap::new();
    for row in shifts.all(rows.db).await? {
        by_shift.insert(row.id, booking(&row)?);
    }
    use assignment::{Column, Entity};
    let seats = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::ShiftId.is_in(by_shift.keys().copied()))
        .filter(of_workers(Column::WorkerId, ids));
    let mut found = Vec::new();
    for seat in seats.all(rows.db).await? {
        if let Some(booking) = by_shift.get(&seat.shift_id) {
            found.push((seat.worker_id, Id::from_uuid(seat.shift_id), *booking));
        }
    }
    Ok(found)
}

fn booking(row: &shift::Model) -> Result<Booking, Fault> {
    let (window, pause) = (window(row)?, Minutes::new(counted(row.break_minutes)?));
    Ok(Booking { work: window.length().checked_sub(pause).unwrap_or(Minutes::ZERO), window })
}

/// The ids of the shifts that these workers are on, as part of another query.
pub(crate) fn shifts_of(tenant: Uuid, workers: &[Uuid]) -> SelectStatement {
    use assignment::{Column, Entity};
    let mut query = Query::select();
    let of_workers = Column::WorkerId.is_in(workers.iter().copied());
    query.column(Column::ShiftId).from(Entity).and_where(Column::Tenant.eq(tenant)).and_where(of_workers);
    query
}

/// The ids of the shifts that a worker is on in these days, as part of another query.
pub(crate) fn shifts_between(tenant: Uuid, worker: Uuid, (first, last): Days) -> SelectStatement {
    let mut query = shifts_of(tenant, &[worker]);
    query.and_where(assignment::Column::Day.between(to_column(first), to_column(last)));
    query
}

fn of_workers(column: impl ColumnTrait, ids: Option<&[Uuid]>) -> Condition {
    match ids {
        Some(ids) => Condition::all().add(column.is_in(ids.iter().copied())),
        None => Condition::all(),
    }
}
