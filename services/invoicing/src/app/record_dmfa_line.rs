//! Record one worker's line of the quarterly declaration, as imported.

use werkbrug_invoicing_domain::{policy::Action, premium::package::DmfaLine};
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit,
    store::{self, dmfa::Said},
};

/// What is asked for.
pub(crate) struct RecordDmfaLine {
    /// The quarter of the declaration.
    pub(crate) quarter: Quarter,
    /// The workshop's own code of the worker.
    pub(crate) worker_code: String,
    /// The figures.
    pub(crate) line: DmfaLine,
}

#[async_trait::async_trait]
impl UseCase for RecordDmfaLine {
    fn name(&self) -> &'static str {
        "record_dmfa_line"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordDmfaLine)?;
        let said = Said { line: self.line, contracts: None, contract_from: None, contract_until: None };
        let put = store::dmfa::put(tx, self.quarter, &self.worker_code, &said).await?;
        Ok(Receipt::new(put.id, put.version.to_string()).with_fact("is_changed", put.is_changed.to_string()))
    }
}
