//! A worker gets a seat on a shift, when they fit the post and no gate stands in the way.

use async_trait::async_trait;
use werkbrug_crews_domain::{
    fit::{self, Post},
    policy::Action,
    shift::Shift,
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
    store::{dossier, shift, within, worker},
};

/// Who goes where.
#[derive(Clone, Debug)]
pub(crate) struct AssignWorker {
    /// The shift.
    pub(crate) shift: Id<Shift>,
    /// The worker.
    pub(crate) worker: Id<Worker>,
}

#[async_trait]
impl UseCase for AssignWorker {
    fn name(&self) -> &'static str {
        "assign_worker"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let mut stored = shift::lock(tx, self.shift).await?;
        let rows = within(tx);
        let dossier = dossier::of_shift(&rows, &stored.shift).await?;
        dossier.hold_site(tx).await?;
        let known = worker::find(&rows, self.worker, &stored.shift.window).await?;
        let post = Post { demands: &dossier.place.demands, window: &stored.shift.window, work: stored.shift.work() };
        let obstacles = fit::obstacles(&known.worker, &post);
        let gates = dossier.gates_of(&rows, &stored.shift, Some(self.worker)).await?;
        let change = stored.shift.assign(self.worker, obstacles, &gates).map_err(refused)?;
        let seat = shift::seat(tx, &stored.shift, self.worker).await?;
        shift::save(tx, &mut stored).await?;
        let event = publish::shift_changed(tx, &stored.shift, change);
        Ok(Receipt::new(seat, stored.etag()).with_event(event))
    }
}
