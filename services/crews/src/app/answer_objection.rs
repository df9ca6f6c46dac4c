//! The coach or the planner answers a worker who doubts hours; what is granted is a counter-entry and a new entry.

use async_trait::async_trait;
use uuid::Uuid;
use werkbrug_crews_domain::{
    objection::{self as rule, ObjectionStage},
    policy::Action,
    presence::{self as ledger, Made, PresenceKind, Tick},
    stage::Change,
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
    store::{floor_words, head_count, not_found, objection, place, presence, shift, shift::Stored, within},
};

/// What was answered.
#[derive(Clone, Debug)]
pub(crate) struct AnswerObjection {
    /// The objection.
    pub(crate) objection: Uuid,
    /// Whether the ledger is corrected.
    pub(crate) is_granted: bool,
    /// What it becomes.
    pub(crate) minutes: u32,
}

#[async_trait]
impl UseCase for AnswerObjection {
    fn name(&self) -> &'static str {
        "answer_objection"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let scope = scope(tx.viewer(), Action::AnswerObjection)?;
        let of = objection::shift_of(&within(tx), self.objection).await?;
        let mut stored = shift::lock(tx, of).await?;
        let place = place::find(&within(tx), stored.shift.place).await?;
        if !scope.holds(&stored.shift, &place) {
            return Err(not_found("objection").into());
        }
        let known = objection::lock(tx, self.objection).await?;
        let before = floor_words::to_objection_stage(&known.stage)?;
        let stage = rule::answer(before, self.is_granted).map_err(refused)?;
        if stage == ObjectionStage::Granted {
            self.correct(tx, &stored, known.worker_id).await?;
        }
        objection::answer(tx, self.objection, stage).await?;
        shift::save(tx, &mut stored).await?;
        let event = publish::shift_changed(tx, &stored.shift, Change::Objection);
        Ok(Receipt::new(self.objection, stored.etag()).with_event(event))
    }
}

impl AnswerObjection {
    async fn correct(&self, tx: &Tx<'_>, stored: &Stored, worker: Uuid) -> Result<(), Stop> {
        let of = stored.shift.id;
        let ledgers = presence::of_shifts(&within(tx), &[of.uuid()]).await?;
        let lines = ledgers.get(&(of.uuid(), worker)).cloned().unwrap_or_default();
        let kind = match (self.minutes, ledger::standing(&lines)) {
            (0, _) => PresenceKind::NoShow,
            (_, Some(PresenceKind::NoShow) | None) => PresenceKind::Present,
            (_, Some(known)) => known,
        };
        let tick = Tick::new(kind, self.minutes).map_err(refused)?;
        let added = ledger::record(&lines, &stored.shift.window, tick);
        let made = Made { at_us: tx.now_us(), ..Made::default() };
        presence::add(tx, (of, Id::from_uuid(worker)), &added, made).await?;
        head_count::note_tick(tx, &stored.shift, ledgers, (worker, &added)).await?;
        take_back_minutes(tx, of).await
    }
}
