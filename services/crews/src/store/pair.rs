//! Who is not to be at one place at the same time, and who works gladly together.

use std::{collections::BTreeSet, iter};

use jiff::civil::Date;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;
use werkbrug_crews_domain::{
    engagement::EngagementKind,
    fit::Obstacle,
    host_work::NotReady,
    pair::{Pair, PairBook, goes_before, together},
    place::Place,
    refusal::Refusal,
    shift::Shift,
    worker::{DayRange, Worker},
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::{
    Rows,
    copies::copy_pair::{Column, Entity, Model},
    host_work, place, site,
    tables::shift as shift_table,
    within,
};
use crate::refused::refused;

/// Every pair that holds on one of these days, the first and the last; of one person, or of everybody.
pub(crate) async fn book<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    worker: Option<Id<Worker>>,
    (first, last): (Date, Date),
) -> Result<PairBook, Stop> {
    let goes_on = Condition::any().add(Column::ValidTo.is_null()).add(Column::ValidTo.gte(to_column(first)));
    let mut query = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::ValidFrom.lte(to_column(last)))
        .filter(goes_on);
    if let Some(id) = worker.map(Id::uuid) {
        let either = Condition::any().add(Column::FirstWorkerId.eq(id)).add(Column::SecondWorkerId.eq(id));
        query = query.filter(either);
    }
    Ok(PairBook { pairs: query.all(rows.db).await?.iter().map(read).collect() })
}

fn read(row: &Model) -> Pair {
    Pair {
        both: [row.first_worker_id, row.second_worker_id].map(Id::from_uuid),
        is_hard: row.is_hard,
        valid: DayRange { from: from_column(row.valid_from), to: row.valid_to.map(from_column) },
    }
}

/// What keeps somebody from a held shift because of who is at the place then. Of somebody without pairs nothing more is asked;
/// of the others the place is held, so that two who are kept apart do not come at the same moment.
pub(crate) async fn obstacle(tx: &Tx<'_>, worker: Id<Worker>, shift: &Shift) -> Result<Option<Obstacle>, Stop> {
    let rows = within(tx);
    let book = book(&rows, Some(worker), span(shift)).await?;
    if !book.pairs.iter().any(|pair| pair.is_hard) {
        return Ok(None);
    }
    place::hold(tx, shift.place).await?;
    Ok(book.asks(worker, &beside(&rows, shift).await?, &shift.window.days()))
}

/// Every pair that holds during a shift, and who comes to its place then.
pub(crate) async fn around<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    shift: &Shift,
) -> Result<(PairBook, Vec<Id<Worker>>), Stop> {
    let book = book(rows, None, span(shift)).await?;
    let beside = if book.pairs.is_empty() { Vec::new() } else { beside(rows, shift).await? };
    Ok((book, beside))
}

/// Who comes to the place at some moment of a shift, on that shift or on another there.
async fn beside<C: ConnectionTrait>(rows: &Rows<'_, C>, shift: &Shift) -> Result<Vec<Id<Worker>>, Stop> {
    let others = others(rows, shift).await?;
    Ok(coming(iter::once(shift).chain(&others)))
}

/// The other shifts at the place at some moment of a shift.
async fn others<C: ConnectionTrait>(rows: &Rows<'_, C>, shift: &Shift) -> Result<Vec<Shift>, Stop> {
    let there = site::near(&shift.window).add(shift_table::Column::PlaceId.eq(shift.place.uuid()));
    let found = super::shift::load(rows, there).await?.into_iter().map(|other| other.shift);
    Ok(found.filter(|other| other.id != shift.id && other.window.overlaps(&shift.window)).collect())
}

fn coming<'a>(shifts: impl Iterator<Item = &'a Shift>) -> Vec<Id<Worker>> {
    shifts.flat_map(|own| &own.crew).filter(|seat| !seat.is_absent).map(|seat| seat.worker).collect()
}

/// Refuses a crew that is not made known yet when somebody who comes may not work at its place, or not beside who goes before
/// them there.
pub(crate) async fn crew_must_fit<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    at: (&Shift, &Place, EngagementKind),
) -> Result<(), Stop> {
    let people = not_ready(rows, at).await?;
    if people.is_empty() { Ok(()) } else { Err(refused(Refusal::CrewNotReady { people }).into()) }
}

/// Who of a crew comes and may not work at its place, or not beside who goes before them there.
pub(crate) async fn not_ready<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    (shift, place, kind): (&Shift, &Place, EngagementKind),
) -> Result<Vec<NotReady>, Stop> {
    let at_host = host_work::not_ready(rows, (shift, place, kind)).await?;
    let book = book(rows, None, span(shift)).await?;
    if !book.pairs.iter().any(|pair| pair.is_hard) {
        return Ok(at_host);
    }
    let mut before = others(rows, shift).await?;
    before.retain(|other| goes_before(other, shift));
    let apart = book.not_ready(&shift.crew, &coming(before.iter()), &shift.window.days());
    Ok(together(at_host, apart))
}

/// Holds the places of these shifts, in one order, while anybody is kept apart from somebody: people come to them at once, and
/// who else is there must not change meanwhile.
pub(crate) async fn hold_places(tx: &Tx<'_>, shifts: &[Uuid], days: (Date, Date)) -> Result<(), Stop> {
    let rows = within(tx);
    if !book(&rows, None, days).await?.pairs.iter().any(|pair| pair.is_hard) {
        return Ok(());
    }
    let own = shift_table::Column::Id.is_in(shifts.iter().copied());
    let found = shift_table::Entity::find().filter(shift_table::Column::Tenant.eq(rows.tenant)).filter(own);
    let places: BTreeSet<Uuid> = found.all(rows.db).await?.into_iter().map(|row| row.place_id).collect();
    for place in places {
        place::hold(tx, Id::from_uuid(place)).await?;
    }
    Ok(())
}

fn span(shift: &Shift) -> (Date, Date) {
    let day = shift.window.day();
    (day, shift.window.days().last().copied().unwrap_or(day))
}
