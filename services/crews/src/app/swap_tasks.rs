//! Two people change tasks: each takes the other's seat, when each fits the other's post; a coach may do so within the own crews.

use async_trait::async_trait;
use werkbrug_crews_domain::{
    policy::Action, presence::standing, shift::Shift, stage::Change, swap::must_be_a_swap, worker::Worker,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::give_seat::{give_seat, take_seat},
    permit::{Scope, scope},
    publish,
    refused::refused,
    store::{not_found, place, presence, shift, shift::Stored, within},
};

/// A seat that somebody leaves for the other.
type Seat = (Id<Shift>, Id<Worker>);

/// Who changes with whom.
#[derive(Clone, Debug)]
pub(crate) struct SwapTasks {
    /// One seat.
    pub(crate) one: Seat,
    /// The other.
    pub(crate) other: Seat,
}

#[async_trait]
impl UseCase for SwapTasks {
    fn name(&self) -> &'static str {
        "swap_tasks"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let scope = scope(tx.viewer(), Action::SwapTasks)?;
        // Always in the same order: two who change at once do not wait for each other.
        let (first, second) = if self.one.0 <= self.other.0 { (self.one, self.other) } else { (self.other, self.one) };
        let mut one = reached(tx, scope, first.0).await?;
        let mut other = reached(tx, scope, second.0).await?;
        let is_ticked = is_ticked(tx, [first, second]).await?;
        must_be_a_swap((&one.shift, first.1), (&other.shift, second.1), is_ticked).map_err(refused)?;
        take_seat(tx, &mut one.shift, first.1).await?;
        take_seat(tx, &mut other.shift, second.1).await?;
        give_seat(tx, &mut one.shift, second.1).await?;
        give_seat(tx, &mut other.shift, first.1).await?;
        shift::save(tx, &mut one).await?;
        shift::save(tx, &mut other).await?;
        publish::shift_changed(tx, &other.shift, Change::Assigned);
        let event = publish::shift_changed(tx, &one.shift, Change::Assigned);
        Ok(Receipt::new(one.shift.id.uuid(), one.etag()).with_event(event))
    }
}

async fn reached(tx: &Tx<'_>, scope: Scope, id: Id<Shift>) -> Result<Stored, Stop> {
    let stored = shift::lock(tx, id).await?;
    let place = place::find(&within(tx), stored.shift.place).await?;
    if scope.holds(&stored.shift, &place) { Ok(stored) } else { Err(not_found("shift").into()) }
}

/// Whether somebody's day was ticked off on one of these seats.
async fn is_ticked(tx: &Tx<'_>, seats: [Seat; 2]) -> Result<bool, Stop> {
    let shifts = seats.map(|(shift, _)| shift.uuid());
    let ledgers = presence::of_shifts(&within(tx), &shifts).await?;
    let stands =
        |(shift, worker): Seat| ledgers.get(&(shift.uuid(), worker.uuid())).is_some_and(|own| standing(own).is_some());
    Ok(seats.into_iter().any(stands))
}
