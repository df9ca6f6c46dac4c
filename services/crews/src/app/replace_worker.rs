//! Somebody else takes a seat: the person changes, the hours do not.

use async_trait::async_trait;
use werkbrug_crews_domain::{
    fit::{self, Post},
    policy::Action,
    shift::Shift,
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
    store::{dossier, shift, within, worker},
};

/// Who goes and who comes.
#[derive(Clone, Debug)]
pub(crate) struct ReplaceWorker {
    /// The shift.
    pub(crate) shift: Id<Shift>,
    /// Who had the seat.
    pub(crate) from: Id<Worker>,
    /// Who gets it.
    pub(crate) to: Id<Worker>,
}

#[async_trait]
impl UseCase for ReplaceWorker {
    fn name(&self) -> &'static str {
        "replace_worker"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let mut stored = shift::lock(tx, self.shift).await?;
        let rows = within(tx);
        let dossier = dossier::of_shift(&rows, &stored.shift).await?;
        dossier.hold_site(tx).await?;
        stored.shift.release(self.from).map_err(refused)?;
        shift::unseat(tx, self.shift, self.from).await?;
        let known = worker::find(&rows, self.to, &stored.shift.window).await?;
        let post = Post { demands: &dossier.place.demands, window: &stored.shift.window, work: stored.shift.work() };
        let obstacles = fit::obstacles(&known.worker, &post);
        let gates = dossier.gates_of(&rows, &stored.shift, Some(self.to)).await?;
        stored.shift.assign(self.to, obstacles, &gates).map_err(refused)?;
        shift::seat(tx, &stored.shift, self.to).await?;
        shift::save(tx, &mut stored).await?;
        let event = publish::shift_changed(tx, &stored.shift, Change::Assigned);
        Ok(Receipt::new(self.shift.uuid(), stored.etag()).with_event(event))
    }
}
