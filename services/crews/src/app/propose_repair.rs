//! A proposal for a day on which people are missing is kept, so that it can be accepted shift by shift.

use async_trait::async_trait;
use jiff::civil::Date;
use werkbrug_crews_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit::scope, planning::mend::Proposal, store::repair};

/// What was found for a day; it was searched before, outside any transaction.
#[derive(Clone, Debug)]
pub(crate) struct ProposeRepair {
    /// The day.
    pub(crate) day: Date,
    /// The proposal.
    pub(crate) proposal: Proposal,
}

#[async_trait]
impl UseCase for ProposeRepair {
    fn name(&self) -> &'static str {
        "propose_repair"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let id = repair::insert(tx, self.day, &self.proposal).await?;
        Ok(Receipt::new(id, "1"))
    }
}
