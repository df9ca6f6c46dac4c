//! Let a line of the declaration that should not have been there count no more; its versions stay.

use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_invoicing_domain::policy::Action;
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, store};

/// What is asked for.
pub(crate) struct WithdrawDmfaLine {
    /// The quarter of the declaration.
    pub(crate) quarter: Quarter,
    /// The workshop's own code of the worker.
    pub(crate) worker_code: String,
}

#[async_trait::async_trait]
impl UseCase for WithdrawDmfaLine {
    fn name(&self) -> &'static str {
        "withdraw_dmfa_line"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordDmfaLine)?;
        let put = store::dmfa::withdraw(tx, self.quarter, &self.worker_code).await?.ok_or_else(no_line)?;
        Ok(Receipt::new(put.id, put.version.to_string()))
    }
}

fn no_line() -> Refusal {
    Refusal::new(Kind::NotFound, "NO_DMFA_LINE", "no line of this worker and quarter counts")
}
