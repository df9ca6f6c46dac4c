//! What somebody said themselves about working in an enclave; nobody says it for them.

use async_trait::async_trait;
use jiff::civil::Date;
use werkbrug_crews_domain::{host_work::must_be_said_by, policy::Action, worker::Worker};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    refused::refused,
    store::{host_work, within, worker},
};

/// Who said what.
#[derive(Clone, Debug)]
pub(crate) struct RecordEnclaveAgreement {
    /// Who.
    pub(crate) worker: Id<Worker>,
    /// When.
    pub(crate) said_on: Date,
    /// Whether they agree.
    pub(crate) is_agreed: bool,
    /// How they said it, a stable word.
    pub(crate) how: &'static str,
}

#[async_trait]
impl UseCase for RecordEnclaveAgreement {
    fn name(&self) -> &'static str {
        "record_enclave_agreement"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::KeepHostWork)?;
        must_be_said_by(self.said_on, tx.today()).map_err(refused)?;
        worker::must_be_known(&within(tx), self.worker).await?;
        let said = (self.said_on, self.is_agreed, self.how);
        let version = host_work::keep_agreement(tx, self.worker, said).await?;
        Ok(Receipt::new(self.worker.uuid(), version.to_string()))
    }
}
