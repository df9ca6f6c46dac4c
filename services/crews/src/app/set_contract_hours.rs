//! What somebody's contract says about days and hours, from a day on.

use async_trait::async_trait;
use werkbrug_crews_domain::{contract::ContractHours, policy::Action, worker::Worker};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit::scope, refused::refused, store::contract};

/// Whose contract says what.
#[derive(Clone, Debug)]
pub(crate) struct SetContractHours {
    /// Whose.
    pub(crate) worker: Id<Worker>,
    /// What it says.
    pub(crate) hours: ContractHours,
}

#[async_trait]
impl UseCase for SetContractHours {
    fn name(&self) -> &'static str {
        "set_contract_hours"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::RecordMasterData)?;
        let hours = self.hours.clone().must_make_sense().map_err(refused)?;
        let version = contract::keep(tx, self.worker, &hours).await?;
        Ok(Receipt::new(self.worker.uuid(), version.to_string()))
    }
}
