//! What happened is written down, whatever the gates say; a red gate then opens a breach for a person to settle.

use async_trait::async_trait;
use uuid::Uuid;
use werkbrug_crews_domain::{
    breach::Breach,
    policy::Action,
    presence::{self as ledger, Made, PresenceKind, Tick},
    shift::Shift,
    signal::made_at,
    stage::Change,
    worker::Worker,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use super::take_back_minutes::take_back_minutes;
use crate::{
    permit::scope,
    publish,
    refused::refused,
    store::{breach, dossier, head_count, not_found, place, presence, shift, within, worker},
};

/// The name of the receipt's fact with the breach.
pub(crate) const BREACH: &str = "breach_id";

/// What happened to whom.
#[derive(Clone, Debug)]
pub(crate) struct RecordPresence {
    /// The shift.
    pub(crate) shift: Id<Shift>,
    /// The worker, also one who was not planned there.
    pub(crate) worker: Id<Worker>,
    /// What happened.
    pub(crate) kind: PresenceKind,
    /// For how long they were there.
    pub(crate) minutes: u32,
    /// How long the tick waited for a connection.
    pub(crate) made_seconds_ago: u32,
    /// The queue of a device in which it waited, and its place there.
    pub(crate) waited_in: (String, u64),
}

#[async_trait]
impl UseCase for RecordPresence {
    fn name(&self) -> &'static str {
        "record_presence"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let scope = scope(tx.viewer(), Action::RecordPresence)?;
        let (mut stored, rows) = (shift::lock(tx, self.shift).await?, within(tx));
        let place = place::find(&rows, stored.shift.place).await?;
        if !scope.holds(&stored.shift, &place) {
            return Err(not_found("shift").into());
        }
        worker::find(&rows, self.worker, &stored.shift.window).await?;
        ledger::must_have_begun(&stored.shift.window, tx.today()).map_err(refused)?;
        let tick = Tick::new(self.kind, self.minutes).map_err(refused)?;
        let made_at_us = made_at(tx.now_us(), self.made_seconds_ago).map_err(refused)?;
        let (key, (ledgers, times)) =
            ((self.shift.uuid(), self.worker.uuid()), presence::with_times(&rows, &[self.shift.uuid()]).await?);
        let made = Made { at_us: made_at_us, queue: &self.waited_in.0, sequence: self.waited_in.1 };
        let at_us = ledger::stands_from(made, times.get(&key).map(presence::Last::made)).map_err(refused)?;
        let added = ledger::record(ledgers.get(&key).map_or(&[][..], Vec::as_slice), &stored.shift.window, tick);
        let recorded = presence::add(tx, (self.shift, self.worker), &added, Made { at_us, ..made }).await?;
        head_count::note_tick(tx, &stored.shift, ledgers, (self.worker.uuid(), &added)).await?;
        take_back_minutes(tx, self.shift).await?;
        let breach = self.breach(tx, &stored.shift).await?;
        shift::save(tx, &mut stored).await?;
        let event = publish::shift_changed(tx, &stored.shift, Change::Presence);
        let breach_id = breach.map(|id| id.to_string()).unwrap_or_default();
        Ok(Receipt::new(recorded, stored.etag()).with_event(event).with_fact(BREACH, breach_id))
    }
}

impl RecordPresence {
    /// The breach of the shift: the one it has, or a new one when a gate is red now.
    async fn breach(&self, tx: &Tx<'_>, shift: &Shift) -> Result<Option<Uuid>, Stop> {
        let rows = within(tx);
        if let Some(known) = breach::of_shift(&rows, self.shift).await? {
            return Ok(Some(known.id.uuid()));
        }
        let dossier = dossier::of_shift(&rows, shift).await?;
        let came = if self.kind == PresenceKind::NoShow { None } else { Some(self.worker) };
        let gates = dossier.gates_of(&rows, shift, came).await?;
        let Some(opened) = Breach::when_red(tx.fresh(), &gates) else {
            return Ok(None);
        };
        breach::insert(tx, self.shift, &opened).await?;
        Ok(Some(opened.id.uuid()))
    }
}
