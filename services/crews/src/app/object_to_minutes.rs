//! A worker says that the hours of a shift are not right; somebody will answer.

use async_trait::async_trait;
use uuid::Uuid;
use werkbrug_crews_domain::{
    objection::{self as rule, ObjectionReason},
    policy::Action,
    presence::minutes_of,
    shift::Shift,
    stage::Change,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::{Scope, scope},
    publish,
    refused::refused,
    store::{not_found, objection, presence, shift, within},
};

/// What is not right.
#[derive(Clone, Debug)]
pub(crate) struct ObjectToMinutes {
    /// The shift.
    pub(crate) shift: Id<Shift>,
    /// What is wrong.
    pub(crate) reason: ObjectionReason,
    /// What it should be.
    pub(crate) minutes_claimed: u32,
}

#[async_trait]
impl UseCase for ObjectToMinutes {
    fn name(&self) -> &'static str {
        "object_to_minutes"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let worker = oneself(scope(tx.viewer(), Action::ReadMyHours)?)?;
        let (mut stored, rows) = (shift::lock(tx, self.shift).await?, within(tx));
        let ledgers = presence::of_shifts(&rows, &[self.shift.uuid()]).await?;
        let own = ledgers.get(&(self.shift.uuid(), worker));
        let is_on_it = stored.shift.crew.iter().any(|seat| seat.worker.uuid() == worker);
        if own.is_none() && !is_on_it {
            return Err(not_found("shift").into());
        }
        let recorded = minutes_of(own.into_iter().flatten()).map_err(refused)?.value();
        let days = (stored.shift.window.day(), tx.today());
        rule::object(self.reason, (self.minutes_claimed, recorded), days).map_err(refused)?;
        let id = objection::insert(tx, self.shift, worker, (self.reason, self.minutes_claimed)).await?;
        shift::save(tx, &mut stored).await?;
        let event = publish::shift_changed(tx, &stored.shift, Change::Objection);
        Ok(Receipt::new(id, stored.etag()).with_event(event))
    }
}

/// The worker who asks about themselves.
pub(crate) fn oneself(scope: Scope) -> Result<Uuid, Stop> {
    match scope {
        Scope::Oneself(worker) => Ok(worker),
        Scope::All | Scope::Company(_) | Scope::Crew(_) => Err(not_found("worker").into()),
    }
}
