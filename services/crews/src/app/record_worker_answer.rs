//! What somebody said about work that needs their own yes. Who is on the shift and says no is free again.

use async_trait::async_trait;
use werkbrug_crews_domain::{contract::Answer, policy::Action, shift::Shift, worker::Worker};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::give_seat::free_seat,
    permit::scope,
    store::{contract, shift, within, worker},
};

/// Who said what about which shift, and how.
#[derive(Clone, Debug)]
pub(crate) struct RecordWorkerAnswer {
    /// The shift.
    pub(crate) shift: Id<Shift>,
    /// Who.
    pub(crate) worker: Id<Worker>,
    /// How they were asked or answered, a stable word.
    pub(crate) how: &'static str,
    /// What they said.
    pub(crate) answer: Answer,
}

#[async_trait]
impl UseCase for RecordWorkerAnswer {
    fn name(&self) -> &'static str {
        "record_worker_answer"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let mut stored = shift::lock(tx, self.shift).await?;
        worker::find(&within(tx), self.worker, &stored.shift.window).await?;
        let version = contract::keep_answer(tx, (self.shift, self.worker), self.how, self.answer).await?;
        match self.answer {
            Answer::Asked | Answer::Yes => {}
            Answer::No => free_seat(tx, &mut stored, self.worker).await?,
        }
        Ok(Receipt::new(self.shift.uuid(), version.to_string()))
    }
}
