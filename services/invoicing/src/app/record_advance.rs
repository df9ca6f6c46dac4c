//! Record what the state paid beforehand for a month.

use werkbrug_invoicing_domain::{ledger::advance_paid, policy::Action};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit,
    store::{self, advance::Advance, ledger::Occasion, payment::Put},
};

/// What is asked for.
pub(crate) struct RecordAdvance {
    /// The advance.
    pub(crate) advance: Advance,
}

#[async_trait::async_trait]
impl UseCase for RecordAdvance {
    fn name(&self) -> &'static str {
        "record_advance"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordPayment)?;
        match store::advance::put(tx, &self.advance).await? {
            Put::Known(id) => Ok(Receipt::new(id, "")),
            Put::New(id) => {
                store::ledger::post(tx, Occasion::Advance, id, &advance_paid(self.advance.amount)).await?;
                Ok(Receipt::new(id, ""))
            }
        }
    }
}
