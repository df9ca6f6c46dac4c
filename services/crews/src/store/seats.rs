//! Many people at once come on shifts and leave them.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_crews_domain::shift::Seat;
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    shift::{self, Stored},
    tables::shift as shift_table,
    within,
};
use crate::planning::outcome::Difference;

/// Holds shifts until the transaction ends, in the order of their ids.
pub(crate) async fn hold_shifts(tx: &Tx<'_>, mut ids: Vec<Uuid>) -> Result<(), Stop> {
    use shift_table::{Column, Entity};
    ids.sort_unstable();
    let query = Entity::find().filter(Column::Tenant.eq(within(tx).tenant)).filter(Column::Id.is_in(ids));
    query.order_by_asc(Column::Id).lock_exclusive().all(tx.db()).await?;
    Ok(())
}

/// Takes everybody off who goes.
pub(crate) async fn leave(
    tx: &Tx<'_>,
    shifts: &mut BTreeMap<Uuid, Stored>,
    found: &BTreeMap<Uuid, Difference>,
) -> Result<(), Stop> {
    for (id, difference) in found {
        let Some(Stored { shift, .. }) = shifts.get_mut(id) else { continue };
        for worker in &difference.leaves {
            shift::unseat(tx, shift.id, Id::from_uuid(*worker)).await?;
        }
        for coach in &difference.coach_leaves {
            shift::remove_coach(tx, shift.id, Id::from_uuid(*coach)).await?;
        }
        shift.crew.retain(|seat| !difference.leaves.contains(&seat.worker.uuid()));
        shift.coaches.retain(|coach| !difference.coach_leaves.contains(&coach.uuid()));
    }
    Ok(())
}

/// Puts everybody on who comes, in the order of the people: of two who give the same person work at once, one waits. The
/// coaches are held already.
pub(crate) async fn come(
    tx: &Tx<'_>,
    shifts: &mut BTreeMap<Uuid, Stored>,
    found: &BTreeMap<Uuid, Difference>,
) -> Result<(), Stop> {
    let with = |of: fn(&Difference) -> &BTreeSet<Uuid>| -> BTreeSet<(Uuid, Uuid)> {
        found.iter().flat_map(|(shift, own)| of(own).iter().map(|person| (*person, *shift))).collect()
    };
    for (person, id) in with(|own| &own.coach_joins) {
        let Some(Stored { shift, .. }) = shifts.get_mut(&id) else { continue };
        shift::add_coach(tx, shift.id, Id::from_uuid(person)).await?;
        shift.coaches.push(Id::from_uuid(person));
    }
    for (person, id) in with(|own| &own.joins) {
        let Some(Stored { shift, .. }) = shifts.get_mut(&id) else { continue };
        let named = |stop| match stop {
            Stop::Refused(refusal) => Stop::Refused(refusal.with_fact("shift_id", id.to_string())),
            Stop::Fault(fault) => Stop::Fault(fault),
        };
        shift::seat(tx, shift, Id::from_uuid(person)).await.map_err(named)?;
        shift.crew.push(Seat { worker: Id::from_uuid(person), is_absent: false });
    }
    Ok(())
}
