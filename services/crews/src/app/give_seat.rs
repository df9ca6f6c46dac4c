//! Somebody gets a seat or loses it, by the same rules whoever asks: a planner's hand, a replacement, a proposal for a bad
//! day, a yes after a no.

use uuid::Uuid;
use werkbrug_crews_domain::{
    fit::{self, Post},
    shift::Shift,
    site::Coach,
    stage::Change,
    worker::Worker,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use crate::{
    refused::refused,
    store::{coach, contract, dossier, moment, shift, site, within, worker},
};

/// Gives a worker a seat on a held shift, when they fit the post and no gate stands in the way; the seat's id.
pub(crate) async fn give_seat(tx: &Tx<'_>, shift: &mut Shift, to: Id<Worker>) -> Result<Uuid, Stop> {
    let rows = within(tx);
    let dossier = dossier::of_shift(&rows, shift).await?;
    dossier.hold_site(tx).await?;
    let known = worker::find(&rows, to, &shift.window).await?;
    let post = Post { demands: &dossier.place.demands, window: &shift.window, work: shift.work() };
    let mut obstacles = fit::obstacles(&known.worker, &post);
    let book = contract::book(&rows, Some(to.uuid()), &[shift.id.uuid()]).await?;
    obstacles.extend(book.asks(to, shift, moment(tx)?.date()));
    let gates = dossier.gates_of(&rows, shift, Some(to)).await?;
    shift.assign(to, obstacles, &gates).map_err(refused)?;
    shift::seat(tx, shift, to).await
}

/// Takes a worker off a held shift.
pub(crate) async fn take_seat(tx: &Tx<'_>, shift: &mut Shift, from: Id<Worker>) -> Result<Change, Stop> {
    let change = shift.release(from).map_err(refused)?;
    shift::unseat(tx, shift.id, from).await?;
    Ok(change)
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
