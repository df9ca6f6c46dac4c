//! Somebody gets a seat or loses it, by the same rules whoever asks: a planner's hand, a replacement, a proposal for a bad
//! day, a yes after a no.

use uuid::Uuid;
use werkbrug_crews_domain::{
    fit::{self, Post},
    refusal::Refusal,
    shift::Shift,
    site::Coach,
    stage::{Change, Stage},
    worker::Worker,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use crate::{
    publish,
    refused::refused,
    store::{
        closure, coach, contract, dossier, host_work, moment, pair, presence,
        shift::{self, Stored},
        site, within, worker,
    },
};

/// Gives a worker a seat on a held shift, when they fit the post and no gate stands in the way; the seat's id.
pub(crate) async fn give_seat(tx: &Tx<'_>, shift: &mut Shift, to: Id<Worker>) -> Result<Uuid, Stop> {
    let rows = within(tx);
    closure::must_not_close(&rows, shift).await?;
    let dossier = dossier::of_shift(&rows, shift).await?;
    dossier.hold_site(tx).await?;
    let known = worker::find(&rows, to, &shift.window).await?;
    let post = Post { demands: &dossier.place.demands, window: &shift.window, work: shift.work() };
    let mut obstacles = fit::obstacles(&known.worker, &post);
    let book = contract::book(&rows, Some(to.uuid()), &[shift.id.uuid()]).await?;
    obstacles.extend(book.asks(to, shift, moment(tx)?.date()));
    let at = (&*shift, &dossier.place, dossier.engagement.kind);
    obstacles.extend(host_work::obstacles(&rows, to, at).await?);
    obstacles.extend(pair::obstacle(tx, to, shift).await?);
    let gates = dossier.gates_of(&rows, shift, Some(to)).await?;
    shift.assign(to, obstacles, &gates).map_err(refused)?;
    shift::seat(tx, shift, to).await
}

/// Takes a worker off a held shift. Who came has worked there: their seat is nobody else's any more.
pub(crate) async fn take_seat(tx: &Tx<'_>, shift: &mut Shift, from: Id<Worker>) -> Result<Change, Stop> {
    let change = shift.release(from).map_err(refused)?;
    if presence::has_come(&within(tx), (shift.id, from)).await? {
        return Err(refused(Refusal::ShiftHasPresence).into());
    }
    shift::unseat(tx, shift.id, from).await?;
    Ok(change)
}

/// Frees the seat of a worker who said no to a held shift, when they have one. Hours that were approved, and whoever came
/// all the same, stay as they are.
pub(crate) async fn free_seat(tx: &Tx<'_>, stored: &mut Stored, of: Id<Worker>) -> Result<(), Stop> {
    let shift = &mut stored.shift;
    let is_there = shift.crew.iter().any(|seat| seat.worker == of);
    if !is_there || shift.stage == Stage::Approved || presence::has_come(&within(tx), (shift.id, of)).await? {
        return Ok(());
    }
    take_seat(tx, shift, of).await?;
    shift::save(tx, stored).await?;
    publish::shift_changed(tx, &stored.shift, Change::Released);
    Ok(())
}

/// Puts a coach on a held shift, when they are not promised elsewhere; the assignment's id.
pub(crate) async fn give_coach(tx: &Tx<'_>, shift: &mut Shift, to: Id<Coach>) -> Result<(Uuid, Change), Stop> {
    coach::lock(tx, to).await?;
    let is_promised_elsewhere = site::is_promised_elsewhere(&within(tx), to.uuid(), shift).await?;
    let change = shift.assign_coach(to, is_promised_elsewhere).map_err(refused)?;
    Ok((shift::add_coach(tx, shift.id, to).await?, change))
}

/// Takes a coach off a held shift.
pub(crate) async fn take_coach(tx: &Tx<'_>, shift: &mut Shift, from: Id<Coach>) -> Result<Change, Stop> {
    let change = shift.release_coach(from).map_err(refused)?;
    shift::remove_coach(tx, shift.id, from).await?;
    Ok(change)
}
