//! Shifts: rows to aggregates and back.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_crews_domain::{
    shift::{Seat, Shift},
    site::Coach,
    window::Window,
    worker::Worker,
};
use werkbrug_kernel::{id::Id, minutes::Minutes};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::{
    Rows, counted, head_count, not_found,
    tables::{assignment, coach_assignment, shift, worker_slot},
    within, words, worker,
};

/// A shift as it is stored, with its version.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    /// The shift.
    pub(crate) shift: Shift,
    /// Counts the changes; the etag.
    pub(crate) version: i64,
    /// The shift as it was read: what is saved is held against it.
    was: Shift,
}

impl Stored {
    /// A shift as it was read.
    pub(crate) fn new(shift: Shift, version: i64) -> Self {
        Self { was: shift.clone(), shift, version }
    }

    /// The version as a caller sees it.
    pub(crate) fn etag(&self) -> String {
        self.version.to_string()
    }
}

/// The shift, held until the transaction ends.
pub(crate) async fn lock(tx: &Tx<'_>, id: Id<Shift>) -> Result<Stored, Stop> {
    Ok(lock_if_there(tx, id).await?.ok_or_else(|| not_found("shift"))?)
}

/// The same of a shift that may have been given up since.
pub(crate) async fn lock_if_there(tx: &Tx<'_>, id: Id<Shift>) -> Result<Option<Stored>, Stop> {
    let rows = within(tx);
    let held = shift::Entity::find_by_id((rows.tenant, id.uuid())).lock_exclusive().one(rows.db).await?;
    Ok(fill(&rows, held.into_iter().collect()).await?.pop())
}

/// The shift.
pub(crate) async fn find<C: ConnectionTrait>(rows: &Rows<'_, C>, id: Id<Shift>) -> Result<Stored, Stop> {
    let found = shift::Entity::find_by_id((rows.tenant, id.uuid())).one(rows.db).await?;
    one(rows, found).await
}

async fn one<C: ConnectionTrait>(rows: &Rows<'_, C>, row: Option<shift::Model>) -> Result<Stored, Stop> {
    let found = fill(rows, row.into_iter().collect()).await?.pop();
    Ok(found.ok_or_else(|| not_found("shift"))?)
}

/// The shifts of the workshop that meet a condition.
pub(crate) async fn load<C: ConnectionTrait>(rows: &Rows<'_, C>, wanted: Condition) -> Result<Vec<Stored>, Stop> {
    let query = shift::Entity::find().filter(shift::Column::Tenant.eq(rows.tenant)).filter(wanted);
    fill(rows, query.all(rows.db).await?).await
}

/// Rows with their crews and coaches, in the order given.
pub(crate) async fn fill<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    shifts: Vec<shift::Model>,
) -> Result<Vec<Stored>, Stop> {
    let mut found = Vec::with_capacity(shifts.len());
    for row in shifts {
        found.push(read(&row)?);
    }
    if found.is_empty() {
        return Ok(found);
    }
    let ids: Vec<Uuid> = found.iter().map(|stored| stored.shift.id.uuid()).collect();
    let (seats, coaches) = (seats_of(rows, &ids).await?, coaches_of(rows, &ids).await?);
    let mut workers: Vec<Uuid> = seats.values().flatten().copied().collect();
    workers.sort_unstable();
    workers.dedup();
    let days = found.iter().flat_map(|stored| stored.shift.window.days());
    let (first, last) = days.fold((None, None), |(first, last), day| {
        let earliest = first.map_or(day, |first| day.min(first));
        (Some(earliest), Some(last.map_or(day, |last| day.max(last))))
    });
    let absences = match (first, last) {
        (Some(first), Some(last)) => worker::absences(rows, Some(&workers), (first, last)).await?,
        (None, _) | (_, None) => BTreeMap::new(),
    };
    for stored in &mut found {
        let (id, days) = (stored.shift.id.uuid(), stored.shift.window.days());
        for worker in seats.get(&id).into_iter().flatten() {
            let is_absent = absences.get(worker).is_some_and(|ranges| ranges.iter().any(|range| range.touches(&days)));
            stored.shift.crew.push(Seat { worker: Id::from_uuid(*worker), is_absent });
        }
        let guides = coaches.get(&id).into_iter().flatten();
        stored.shift.coaches.extend(guides.map(|coach| Id::<Coach>::from_uuid(*coach)));
        stored.was = stored.shift.clone();
    }
    Ok(found)
}

async fn seats_of<C: ConnectionTrait>(rows: &Rows<'_, C>, ids: &[Uuid]) -> Result<BTreeMap<Uuid, Vec<Uuid>>, Stop> {
    use assignment::{Column, Entity};
    let of_shifts = Column::ShiftId.is_in(ids.iter().copied());
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_shifts);
    let query = query.select_only().column(Column::ShiftId).column(Column::WorkerId);
    let mut seats: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for (shift, worker) in query.into_tuple::<(Uuid, Uuid)>().all(rows.db).await? {
        seats.entry(shift).or_default().push(worker);
    }
    Ok(seats)
}

/// The coaches of these shifts, by shift.
pub(crate) async fn coaches_of<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, Vec<Uuid>>, Stop> {
    use coach_assignment::{Column, Entity};
    let of_shifts = Column::ShiftId.is_in(ids.iter().copied());
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_shifts);
    let mut coaches: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for row in query.all(rows.db).await? {
        coaches.entry(row.shift_id).or_default().push(row.coach_id);
    }
    Ok(coaches)
}

/// The hours of a row.
pub(crate) fn window(row: &shift::Model) -> Result<Window, Fault> {
    let (start, end) = (counted(row.start_minute)?, counted(row.end_minute)?);
    Window::new(from_column(row.day), start, end).map_err(|cause| Fault::new("read the hours of a shift", cause))
}

fn read(row: &shift::Model) -> Result<Stored, Fault> {
    let shift = Shift {
        id: Id::from_uuid(row.id),
        engagement: Id::from_uuid(row.engagement_id),
        place: Id::from_uuid(row.place_id),
        window: window(row)?,
        break_minutes: Minutes::new(counted(row.break_minutes)?),
        heads_wanted: counted(row.heads_wanted)?,
        stage: words::to_stage(&row.stage)?,
        crew: Vec::new(),
        coaches: Vec::new(),
    };
    Ok(Stored::new(shift, row.version))
}

/// Writes a new shift; one that is asked for when its count would stand already is a change from nobody.
pub(crate) async fn insert(tx: &Tx<'_>, new: &Shift) -> Result<Stored, Stop> {
    let row = shift::ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(new.id.uuid()),
        engagement_id: Set(new.engagement.uuid()),
        place_id: Set(new.place.uuid()),
        day: Set(to_column(new.window.day())),
        start_minute: Set(i64::from(new.window.start_minute())),
        end_minute: Set(i64::from(new.window.end_minute())),
        break_minutes: Set(i64::from(new.break_minutes.value())),
        heads_wanted: Set(i64::from(new.heads_wanted)),
        stage: Set(words::of_stage(new.stage).to_owned()),
        version: Set(1),
    };
    shift::Entity::insert(row).exec_without_returning(tx.db()).await?;
    head_count::note_plan(tx, &Shift { heads_wanted: 0, ..new.clone() }, new).await?;
    Ok(Stored::new(new.clone(), 1))
}

/// Writes how far a locked shift is and how many it asks for, and counts the change; what it means for a head count that
/// stood is written down as well.
pub(crate) async fn save(tx: &Tx<'_>, stored: &mut Stored) -> Result<(), Stop> {
    use shift::{Column, Entity};
    stored.version = stored.version.saturating_add(1);
    Entity::update_many()
        .col_expr(Column::Stage, Expr::value(words::of_stage(stored.shift.stage)))
        .col_expr(Column::HeadsWanted, Expr::value(i64::from(stored.shift.heads_wanted)))
        .col_expr(Column::Version, Expr::value(stored.version))
        .filter(Column::Tenant.eq(within(tx).tenant))
        .filter(Column::Id.eq(stored.shift.id.uuid()))
        .exec(tx.db())
        .await?;
    head_count::note_plan(tx, &stored.was, &stored.shift).await?;
    stored.was.clone_from(&stored.shift);
    Ok(())
}

/// Gives a worker a seat and takes their quarters of an hour; refused when somebody else took one first.
pub(crate) async fn seat(tx: &Tx<'_>, on: &Shift, worker: Id<Worker>) -> Result<Uuid, Stop> {
    let (tenant, id) = (within(tx).tenant, tx.fresh::<Seat>().uuid());
    let slots = on.window.slots();
    let taken = u64::try_from(slots.len()).unwrap_or(u64::MAX);
    let quarters = slots.into_iter().map(|slot| worker_slot::ActiveModel {
        tenant: Set(tenant),
        worker_id: Set(worker.uuid()),
        day: Set(to_column(slot.day)),
        quarter: Set(i64::from(slot.quarter)),
        shift_id: Set(on.id.uuid()),
    });
    let unless_taken = OnConflict::new().do_nothing().to_owned();
    let insert = worker_slot::Entity::insert_many(quarters).on_conflict(unless_taken);
    if insert.exec_without_returning(tx.db()).await? != taken {
        let text = "the worker was given other work at that hour; look again";
        return Err(Refusal::new(Kind::Conflict, "WORKER_BOOKED", text).with_field("worker_id").into());
    }
    let row = assignment::ActiveModel {
        tenant: Set(tenant),
        shift_id: Set(on.id.uuid()),
        worker_id: Set(worker.uuid()),
        id: Set(id),
        assigned_at_us: Set(tx.now_us()),
        day: Set(to_column(on.window.day())),
    };
    assignment::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// Takes a worker's seat and quarters back.
pub(crate) async fn unseat(tx: &Tx<'_>, on: Id<Shift>, worker: Id<Worker>) -> Result<(), Stop> {
    let tenant = within(tx).tenant;
    assignment::Entity::delete_by_id((tenant, on.uuid(), worker.uuid())).exec(tx.db()).await?;
    worker_slot::Entity::delete_many()
        .filter(worker_slot::Column::Tenant.eq(tenant))
        .filter(worker_slot::Column::ShiftId.eq(on.uuid()))
        .filter(worker_slot::Column::WorkerId.eq(worker.uuid()))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Puts a coach on a shift.
pub(crate) async fn add_coach(tx: &Tx<'_>, on: Id<Shift>, coach: Id<Coach>) -> Result<Uuid, Stop> {
    let id = tx.fresh::<Coach>().uuid();
    let row = coach_assignment::ActiveModel {
        tenant: Set(within(tx).tenant),
        shift_id: Set(on.uuid()),
        coach_id: Set(coach.uuid()),
        id: Set(id),
        assigned_at_us: Set(tx.now_us()),
    };
    coach_assignment::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// Takes a coach off a shift.
pub(crate) async fn remove_coach(tx: &Tx<'_>, on: Id<Shift>, coach: Id<Coach>) -> Result<(), Stop> {
    let key = (within(tx).tenant, on.uuid(), coach.uuid());
    coach_assignment::Entity::delete_by_id(key).exec(tx.db()).await?;
    Ok(())
}
