//! Days and hours on which the workshop, a department or a site is closed.

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::{
    closure::{Closure, must_be_open},
    shift::Shift,
};
use werkbrug_kernel::{id::Id, period::Period};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::{
    Rows,
    conditions_tables::closure::{ActiveModel, Column, Entity, Model},
    counted, not_found, shift,
    tables::shift as shift_table,
    within,
};
use crate::refused::refused;

/// The most closures that are read for some days.
const MOST_CLOSURES: u64 = 500;

/// Every closure that touches these days, the earliest first.
pub(crate) async fn touching<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    (first, last): (Date, Date),
) -> Result<Vec<Closure>, Stop> {
    let query = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::FromDay.lte(to_column(last)))
        .filter(Column::ToDay.gte(to_column(first)))
        .order_by_asc(Column::FromDay)
        .order_by_asc(Column::Id)
        .limit(MOST_CLOSURES);
    let found: Result<Vec<Closure>, Fault> = query.all(rows.db).await?.into_iter().map(read).collect();
    Ok(found?)
}

/// Refuses work on a shift while its place is closed.
pub(crate) async fn must_not_close<C: ConnectionTrait>(rows: &Rows<'_, C>, shift: &Shift) -> Result<(), Stop> {
    let days = shift.window.days();
    let last = days.last().copied().unwrap_or_else(|| shift.window.day());
    let closures = touching(rows, (shift.window.day(), last)).await?;
    Ok(must_be_open(&closures, shift.place, &shift.window).map_err(refused)?)
}

/// Writes a closure.
pub(crate) async fn insert(tx: &Tx<'_>, closure: &Closure) -> Result<(), Stop> {
    let (start_minute, end_minute) = closure.hours.unwrap_or_default();
    let row = ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(closure.id.uuid()),
        place_id: Set(closure.place.map(Id::uuid)),
        from_day: Set(to_column(closure.days.from())),
        to_day: Set(to_column(closure.days.to())),
        weekday: Set(i64::from(closure.weekday.unwrap_or_default())),
        start_minute: Set(i64::from(start_minute)),
        end_minute: Set(i64::from(end_minute)),
        word: Set(closure.word.clone()),
        recorded_by: Set(tx.viewer().actor.clone()),
        recorded_at_us: Set(tx.now_us()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The closure, held until the transaction ends.
pub(crate) async fn lock(tx: &Tx<'_>, id: Id<Closure>) -> Result<Closure, Stop> {
    let held = Entity::find_by_id((within(tx).tenant, id.uuid())).lock_exclusive().one(tx.db()).await?;
    Ok(read(held.ok_or_else(|| not_found("closure"))?)?)
}

/// Takes a closure away.
pub(crate) async fn remove(tx: &Tx<'_>, id: Id<Closure>) -> Result<(), Stop> {
    Entity::delete_by_id((within(tx).tenant, id.uuid())).exec(tx.db()).await?;
    Ok(())
}

/// How many shifts of these days are asked for at hours that a closure closes.
pub(crate) async fn shifts_touched<C: ConnectionTrait>(rows: &Rows<'_, C>, closure: &Closure) -> Result<usize, Stop> {
    let eve = closure.days.from().yesterday().unwrap_or_else(|_| closure.days.from());
    let on_days = shift_table::Column::Day.between(to_column(eve), to_column(closure.days.to()));
    let mut wanted = Condition::all().add(on_days);
    if let Some(place) = closure.place {
        wanted = wanted.add(shift_table::Column::PlaceId.eq(place.uuid()));
    }
    let found = shift::load(rows, wanted).await?;
    Ok(found.iter().filter(|own| closure.closes(own.shift.place, &own.shift.window)).count())
}

fn read(row: Model) -> Result<Closure, Fault> {
    let days = Period::new(from_column(row.from_day), from_column(row.to_day));
    let hours = (counted(row.start_minute)?, counted(row.end_minute)?);
    Ok(Closure {
        id: Id::from_uuid(row.id),
        place: row.place_id.map(Id::from_uuid),
        days: days.map_err(|cause| Fault::new("read the days of a closure", cause))?,
        weekday: u8::try_from(row.weekday).ok().filter(|day| *day > 0),
        hours: (hours != (0, 0)).then_some(hours),
        word: row.word,
    })
}
