//! A worker gets a seat on a shift, when they fit the post and no gate stands in the way.

use async_trait::async_trait;
use werkbrug_crews_domain::{policy::Action, shift::Shift, stage::Change, worker::Worker};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{app::give_seat::give_seat, permit::scope, publish, store::shift};

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
        let seat = give_seat(tx, &mut stored.shift, self.worker).await?;
        shift::save(tx, &mut stored).await?;
        let event = publish::shift_changed(tx, &stored.shift, Change::Assigned);
        Ok(Receipt::new(seat, stored.etag()).with_event(event))
    }
}
