//! A coach says something in a closed word; some of it waits for a person at the workshop.

use async_trait::async_trait;
use werkbrug_crews_domain::{
    policy::Action,
    presence::must_have_begun,
    shift::Shift,
    signal::{SignalKind, made_at, must_name_somebody},
    stage::Change,
    worker::Worker,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    publish,
    refused::refused,
    store::{not_found, place, shift, signal, within, worker},
};

/// What is said.
#[derive(Clone, Debug)]
pub(crate) struct SendSignal {
    /// On which shift.
    pub(crate) shift: Id<Shift>,
    /// About whom, when about one person.
    pub(crate) worker: Option<Id<Worker>>,
    /// What.
    pub(crate) kind: SignalKind,
    /// How long it waited for a connection.
    pub(crate) made_seconds_ago: u32,
}

#[async_trait]
impl UseCase for SendSignal {
    fn name(&self) -> &'static str {
        "send_signal"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let scope = scope(tx.viewer(), Action::SendSignal)?;
        let (mut stored, rows) = (shift::lock(tx, self.shift).await?, within(tx));
        let place = place::find(&rows, stored.shift.place).await?;
        if !scope.holds(&stored.shift, &place) {
            return Err(not_found("shift").into());
        }
        must_name_somebody(self.kind, self.worker.is_some()).map_err(refused)?;
        must_have_begun(&stored.shift.window, tx.today()).map_err(refused)?;
        if let Some(worker) = self.worker {
            worker::find(&rows, worker, &stored.shift.window).await?;
        }
        let made_at_us = made_at(tx.now_us(), self.made_seconds_ago).map_err(refused)?;
        let said = signal::Said { shift: self.shift, worker: self.worker, kind: self.kind, made_at_us };
        let id = signal::insert(tx, said).await?;
        shift::save(tx, &mut stored).await?;
        let event = publish::shift_changed(tx, &stored.shift, Change::Signal);
        Ok(Receipt::new(id, stored.etag()).with_event(event))
    }
}
