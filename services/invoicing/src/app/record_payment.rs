//! Record one line of what the state says it paid.

use werkbrug_chassis::refusal::Refusal;
use werkbrug_invoicing_domain::{ledger::premium_paid, policy::Action};
use werkbrug_kernel::money::Cents;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit,
    store::{
        self,
        ledger::Occasion,
        payment::{Payment, Put},
    },
};

/// What is asked for.
pub(crate) struct RecordPayment {
    /// The line.
    pub(crate) payment: Payment,
}

#[async_trait::async_trait]
impl UseCase for RecordPayment {
    fn name(&self) -> &'static str {
        "record_payment"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordPayment)?;
        let parts = [self.payment.wage_premium, self.payment.guidance];
        let too_large =
            || Refusal::invalid("wage_premium_cents", "TOO_LARGE", "the amounts are too large to reckon with");
        let paid = Cents::sum(parts).ok_or_else(too_large)?;
        match store::payment::put(tx, &self.payment).await? {
            Put::Known(id) => Ok(Receipt::new(id, "")),
            Put::New(id) => {
                store::ledger::post(tx, Occasion::Payment, id, &premium_paid(paid)).await?;
                Ok(Receipt::new(id, ""))
            }
        }
    }
}
