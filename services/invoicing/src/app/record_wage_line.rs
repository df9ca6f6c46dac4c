//! Record one worker's wage of a month, for a provisional run.

use werkbrug_chassis::refusal::Refusal;
use werkbrug_invoicing_domain::{policy::Action, premium::provisional::WageLine};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, sheet::Why, store};

/// What is asked for.
pub(crate) struct RecordWageLine {
    /// The workshop's own code of the worker.
    pub(crate) worker_code: String,
    /// The figures.
    pub(crate) line: WageLine,
}

#[async_trait::async_trait]
impl UseCase for RecordWageLine {
    fn name(&self) -> &'static str {
        "record_wage_line"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordWageLine)?;
        let workers = store::entitlement::workers_by_code(tx.db(), tx.tenant().uuid()).await?;
        if !workers.contains_key(&self.worker_code) {
            // A code that nobody has would keep the quarter from being reckoned.
            return Err(Refusal::invalid("worker_code", Why::CodeUnknown.code(), Why::CodeUnknown.text()).into());
        }
        let (id, _) = store::wage_line::put(tx, &self.worker_code, &self.line).await?;
        Ok(Receipt::new(id, ""))
    }
}
