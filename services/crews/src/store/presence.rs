//! The ledger of presence: rows are only ever added.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::{
    presence::{Entry, Made, came},
    shift::Shift,
    worker::Worker,
};
use werkbrug_kernel::{brussels, id::Id};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::{
    Rows, counted,
    hours::presence_entry::{ActiveModel, Column, Entity, Model},
    within, words,
};

/// The lines of these shifts, by shift and worker.
pub(crate) type Ledgers = BTreeMap<(Uuid, Uuid), Vec<Entry>>;

/// The last word about somebody on a shift.
#[derive(Clone, Debug, Default)]
pub(crate) struct Last {
    /// When it was said, in microseconds since 1970.
    pub(crate) at_us: i64,
    queue: String,
    sequence: u64,
}

impl Last {
    /// When it was made, and where it waited.
    pub(crate) fn made(&self) -> Made<'_> {
        Made { at_us: self.at_us, queue: &self.queue, sequence: self.sequence }
    }
}

/// The last words, by shift and worker.
pub(crate) type Times = BTreeMap<(Uuid, Uuid), Last>;

/// The day of the last word about a shift; none when nobody was ticked off.
pub(crate) fn last_day(times: &Times, shift: Uuid) -> Option<Date> {
    let of_shift = times.range((shift, Uuid::nil())..=(shift, Uuid::max()));
    let last = of_shift.map(|(_, last)| last.at_us).max()?;
    Timestamp::from_microsecond(last).ok().map(|instant| brussels::civil(instant).date())
}

/// The lines of these shifts.
pub(crate) async fn of_shifts<C: ConnectionTrait>(rows: &Rows<'_, C>, shifts: &[Uuid]) -> Result<Ledgers, Stop> {
    Ok(with_times(rows, shifts).await?.0)
}

/// The lines of these shifts, and when the last ones were said.
pub(crate) async fn with_times<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    shifts: &[Uuid],
) -> Result<(Ledgers, Times), Stop> {
    let of_shifts = Column::ShiftId.is_in(shifts.iter().copied());
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_shifts).order_by_asc(Column::Round);
    let (mut ledgers, mut times) = (Ledgers::new(), Times::new());
    for row in query.all(rows.db).await? {
        let key = (row.shift_id, row.worker_id);
        ledgers.entry(key).or_default().push(read(&row)?);
        let last: &mut Last = times.entry(key).or_default();
        if row.recorded_at_us >= last.at_us {
            let sequence = u64::try_from(row.sequence).unwrap_or_default();
            *last = Last { at_us: row.recorded_at_us, queue: row.queue, sequence };
        }
    }
    Ok((ledgers, times))
}

/// Whether somebody came to a shift, by the last thing ticked.
pub(crate) async fn has_come<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    (shift, worker): (Id<Shift>, Id<Worker>),
) -> Result<bool, Stop> {
    let ledgers = of_shifts(rows, &[shift.uuid()]).await?;
    Ok(ledgers.get(&(shift.uuid(), worker.uuid())).is_some_and(|lines| came(lines)))
}

/// How many came to a shift without being assigned to it.
pub(crate) fn stand_ins(ledgers: &Ledgers, shift: &Shift) -> u32 {
    let id = shift.id.uuid();
    let of_shift = ledgers.range((id, Uuid::nil())..=(id, Uuid::max()));
    let is_assigned = |worker: &Uuid| shift.crew.iter().any(|seat| seat.worker.uuid() == *worker);
    let came = of_shift.filter(|((_, worker), lines)| !is_assigned(worker) && came(lines)).count();
    u32::try_from(came).unwrap_or(u32::MAX)
}

fn read(row: &Model) -> Result<Entry, Fault> {
    Ok(Entry {
        round: counted(row.round)?,
        is_counter: row.is_counter,
        day: from_column(row.day),
        kind: words::to_presence_kind(&row.kind)?,
        minutes: row.minutes,
    })
}

/// Adds lines that were said at some moment; the id of the last one, which says what stands now.
pub(crate) async fn add(
    tx: &Tx<'_>,
    (of, worker): (Id<Shift>, Id<Worker>),
    entries: &[Entry],
    made: Made<'_>,
) -> Result<Uuid, Stop> {
    let mut last = Uuid::nil();
    let mut lines = Vec::with_capacity(entries.len());
    for entry in entries {
        last = tx.fresh::<Entry>().uuid();
        lines.push(ActiveModel {
            tenant: Set(within(tx).tenant),
            id: Set(last),
            shift_id: Set(of.uuid()),
            worker_id: Set(worker.uuid()),
            round: Set(i64::from(entry.round)),
            is_counter: Set(entry.is_counter),
            day: Set(to_column(entry.day)),
            kind: Set(words::of_presence_kind(entry.kind).to_owned()),
            minutes: Set(entry.minutes),
            recorded_by: Set(tx.viewer().actor.clone()),
            recorded_at_us: Set(made.at_us),
            queue: Set(made.queue.to_owned()),
            sequence: Set(i64::try_from(made.sequence).unwrap_or(i64::MAX)),
        });
    }
    Entity::insert_many(lines).exec_without_returning(tx.db()).await?;
    Ok(last)
}
