//! A worker is taken off a shift.

use async_trait::async_trait;
use werkbrug_crews_domain::{policy::Action, shift::Shift, worker::Worker};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{app::give_seat::take_seat, permit::scope, publish, store::shift};

/// Who leaves which shift.
#[derive(Clone, Debug)]
pub(crate) struct ReleaseWorker {
    /// The shift.
    pub(crate) shift: Id<Shift>,
    /// The worker.
    pub(crate) worker: Id<Worker>,
}

#[async_trait]
impl UseCase for ReleaseWorker {
    fn name(&self) -> &'static str {
        "release_worker"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let mut stored = shift::lock(tx, self.shift).await?;
        let change = take_seat(tx, &mut stored.shift, self.worker).await?;
        shift::save(tx, &mut stored).await?;
        let event = publish::shift_changed(tx, &stored.shift, change);
        Ok(Receipt::new(self.shift.uuid(), stored.etag()).with_event(event))
    }
}
