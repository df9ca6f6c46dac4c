//! Heads and whole shifts that hosts gave up: rows are only ever added. A cancelled shift lives on here alone.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;
use werkbrug_crews_domain::terms::GivenUp;
use werkbrug_kernel::{minutes::Minutes, period::Period};
use werkbrug_pipeline::{columns::to_column, tx::Tx, use_case::Stop};

use super::{
    Rows, counted,
    floor_tables::given_up::{ActiveModel, Column, Entity, Model},
    shift::{self, Stored},
    tables::shift as shift_table,
    within,
};

/// The most that one question reads.
const MOST_ROWS: u64 = 2_000;

/// Writes that heads were given up; a shift of no heads is cancelled.
pub(crate) async fn insert(tx: &Tx<'_>, of: &Stored, heads_after: u32, owed: Minutes) -> Result<(), Stop> {
    let given = &of.shift;
    let row = ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(tx.fresh::<Model>().uuid()),
        shift_id: Set(given.id.uuid()),
        engagement_id: Set(given.engagement.uuid()),
        place_id: Set(given.place.uuid()),
        day: Set(to_column(given.window.day())),
        start_minute: Set(i64::from(given.window.start_minute())),
        end_minute: Set(i64::from(given.window.end_minute())),
        break_minutes: Set(i64::from(given.break_minutes.value())),
        heads_before: Set(i64::from(given.heads_wanted)),
        heads_after: Set(i64::from(heads_after)),
        minutes_owed: Set(i64::from(owed.value())),
        is_cancelled: Set(heads_after == 0),
        version: Set(of.version.saturating_add(1)),
        given_up_by: Set(tx.viewer().actor.clone()),
        given_up_at_us: Set(tx.now_us()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Takes a locked shift away, with its seats and coaches.
pub(crate) async fn remove(tx: &Tx<'_>, stored: &Stored) -> Result<(), Stop> {
    for seat in &stored.shift.crew {
        shift::unseat(tx, stored.shift.id, seat.worker).await?;
    }
    for coach in &stored.shift.coaches {
        shift::remove_coach(tx, stored.shift.id, *coach).await?;
    }
    shift_table::Entity::delete_by_id((within(tx).tenant, stored.shift.id.uuid())).exec(tx.db()).await?;
    Ok(())
}

/// What was given up in these days, at places that meet a condition; oldest first.
pub(crate) async fn between<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    of: &Period,
    places: Condition,
) -> Result<Vec<Model>, Stop> {
    let days = Column::Day.between(to_column(of.from()), to_column(of.to()));
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(days).filter(places);
    Ok(query.order_by_asc(Column::Id).limit(MOST_ROWS).all(rows.db).await?)
}

/// What was given up of a shift, oldest first.
pub(crate) async fn of_shift<C: ConnectionTrait>(rows: &Rows<'_, C>, shift: Uuid) -> Result<Vec<GivenUp>, Stop> {
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(Column::ShiftId.eq(shift));
    let mut earlier = Vec::new();
    for row in query.order_by_asc(Column::Version).all(rows.db).await? {
        let (before, after) = (counted(row.heads_before)?, counted(row.heads_after)?);
        earlier.push(GivenUp { before, after, is_owed: row.minutes_owed > 0 });
    }
    Ok(earlier)
}

/// Whether anybody was ticked off on a shift.
pub(crate) async fn has_presence<C: ConnectionTrait>(rows: &Rows<'_, C>, shift: Uuid) -> Result<bool, Stop> {
    use super::hours::presence_entry::{Column, Entity};
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(Column::ShiftId.eq(shift));
    Ok(query.one(rows.db).await?.is_some())
}
