//! What changed of head counts that stood: rows are only ever added.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EnumIter, PrimaryKeyTrait,
    },
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::{
    head_count::{self as rule, Cause, HeadCount, Origin},
    presence::Entry,
    shift::Shift,
    terms,
};
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    Rows, counted, moment, place,
    presence::{self, Ledgers},
    terms as agreed, within,
};

/// A change of a count that stood.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "head_count_change")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) tenant: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) shift_id: Uuid,
    pub(crate) changed_at_us: i64,
    pub(crate) wanted_before: i64,
    pub(crate) coming_before: i64,
    pub(crate) wanted_after: i64,
    pub(crate) coming_after: i64,
    pub(crate) cause: String,
    pub(crate) changed_by: String,
}
/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// A change as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Changed {
    /// When.
    pub(crate) at_us: i64,
    /// Why.
    pub(crate) cause: Cause,
    /// What stood until then.
    pub(crate) before: HeadCount,
    /// What it became.
    pub(crate) after: HeadCount,
}

/// Who plans changed a held shift; who keeps a seat is counted as before, since planning makes nobody absent.
pub(crate) async fn note_plan(tx: &Tx<'_>, was: &Shift, is: &Shift) -> Result<(), Stop> {
    let origin = if tx.viewer().role == Role::HostPlanner { Origin::Host } else { Origin::Workshop };
    let mut planned = is.clone();
    for seat in &mut planned.crew {
        let before = was.crew.iter().find(|own| own.worker == seat.worker);
        seat.is_absent = before.map_or(seat.is_absent, |own| own.is_absent);
    }
    note_crew(tx, (was, &planned), origin).await
}

/// Somebody of a held shift became unavailable, or is available after all.
pub(crate) async fn note_availability(tx: &Tx<'_>, was: &Shift, is: &Shift) -> Result<(), Stop> {
    note_crew(tx, (was, is), Origin::Availability).await
}

/// Lines were added to what was ticked of a worker on a held shift; `ledgers` are those before.
pub(crate) async fn note_tick(
    tx: &Tx<'_>,
    shift: &Shift,
    mut ledgers: Ledgers,
    (worker, added): (Uuid, &[Entry]),
) -> Result<(), Stop> {
    let before = HeadCount::of(shift, presence::stand_ins(&ledgers, shift));
    ledgers.entry((shift.id.uuid(), worker)).or_default().extend_from_slice(added);
    let after = HeadCount::of(shift, presence::stand_ins(&ledgers, shift));
    if before == after || !stands(tx, shift).await? {
        return Ok(());
    }
    note(tx, shift, (before, after), Origin::Floor).await
}

async fn note_crew(tx: &Tx<'_>, (was, is): (&Shift, &Shift), origin: Origin) -> Result<(), Stop> {
    let is_same = was.heads_wanted == is.heads_wanted && was.crew == is.crew;
    if is_same || !stands(tx, is).await? {
        return Ok(());
    }
    let ledgers = presence::of_shifts(&within(tx), &[is.id.uuid()]).await?;
    let count = |shift: &Shift| HeadCount::of(shift, presence::stand_ins(&ledgers, shift));
    note(tx, is, (count(was), count(is)), origin).await
}

/// Whether a host counts on the head count of a shift by now.
async fn stands(tx: &Tx<'_>, shift: &Shift) -> Result<bool, Stop> {
    let (rows, day, now) = (within(tx), shift.window.day(), moment(tx)?);
    if day > now.date() || place::find(&rows, shift.place).await?.company.is_none() {
        return Ok(false);
    }
    let agreed = agreed::of_one(&rows, shift.engagement).await?;
    Ok(agreed.is_definitive(day, now.date(), terms::minute_of(now)))
}

async fn note(tx: &Tx<'_>, shift: &Shift, (before, after): (HeadCount, HeadCount), origin: Origin) -> Result<(), Stop> {
    let Some(cause) = rule::cause(before, after, origin) else { return Ok(()) };
    let row = ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(tx.fresh::<Model>().uuid()),
        shift_id: Set(shift.id.uuid()),
        changed_at_us: Set(tx.now_us()),
        wanted_before: Set(i64::from(before.wanted)),
        coming_before: Set(i64::from(before.coming)),
        wanted_after: Set(i64::from(after.wanted)),
        coming_after: Set(i64::from(after.coming)),
        cause: Set(of_cause(cause).to_owned()),
        changed_by: Set(tx.viewer().actor.clone()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// What changed of these shifts, the oldest first; one of which nothing changed is not among them.
pub(crate) async fn of_shifts<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    shifts: &[Uuid],
) -> Result<BTreeMap<Uuid, Vec<Changed>>, Stop> {
    let of_shifts = Column::ShiftId.is_in(shifts.iter().copied());
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_shifts);
    let mut found: BTreeMap<Uuid, Vec<Changed>> = BTreeMap::new();
    for row in query.order_by_asc(Column::ChangedAtUs).order_by_asc(Column::Id).all(rows.db).await? {
        found.entry(row.shift_id).or_default().push(read(&row)?);
    }
    Ok(found)
}

fn read(row: &Model) -> Result<Changed, Fault> {
    Ok(Changed {
        at_us: row.changed_at_us,
        cause: to_cause(&row.cause)?,
        before: HeadCount { wanted: counted(row.wanted_before)?, coming: counted(row.coming_before)? },
        after: HeadCount { wanted: counted(row.wanted_after)?, coming: counted(row.coming_after)? },
    })
}

const fn of_cause(cause: Cause) -> &'static str {
    match cause {
        Cause::HostAsked => "host_asked",
        Cause::WorkshopAsked => "workshop_asked",
        Cause::Planned => "planned",
        Cause::FellOut => "fell_out",
        Cause::CameBack => "came_back",
        Cause::StoodIn => "stood_in",
    }
}

fn to_cause(word: &str) -> Result<Cause, Fault> {
    match word {
        "host_asked" => Ok(Cause::HostAsked),
        "workshop_asked" => Ok(Cause::WorkshopAsked),
        "planned" => Ok(Cause::Planned),
        "fell_out" => Ok(Cause::FellOut),
        "came_back" => Ok(Cause::CameBack),
        "stood_in" => Ok(Cause::StoodIn),
        _ => Err(Fault::bug("a stored word is not known")),
    }
}
