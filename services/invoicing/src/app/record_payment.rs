//! Record one line of what the state says it paid.

use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_invoicing_domain::{
    ledger::{Posting, advance_used, premium_paid},
    policy::Action,
};
use werkbrug_kernel::money::Cents;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit, standing,
    store::{
        self,
        ledger::{Entry, Occasion},
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
        store::premium_run::lock_quarter(tx, self.payment.quarter).await?;
        let (id, _) = keep(tx, &self.payment).await?;
        standing::align(tx, self.payment.quarter).await?;
        Ok(Receipt::new(id, ""))
    }
}

/// Keeps a line and what it moves, less what was paid beforehand; one that was known moves nothing again.
pub(crate) async fn keep(tx: &Tx<'_>, payment: &Payment) -> Result<(Uuid, Cents), Stop> {
    let too_large = || Refusal::invalid("wage_premium_cents", "TOO_LARGE", "the amounts are too large to reckon with");
    let paid = Cents::sum([payment.wage_premium, payment.guidance]).ok_or_else(too_large)?;
    match store::payment::put(tx, payment).await? {
        Put::Known(id) => Ok((id, paid)),
        Put::New(id) => {
            let (quarter, reference) = (payment.quarter, payment.statement.as_str());
            let entry = Entry { occasion: Occasion::Payment, about: id, quarter, reference };
            store::ledger::post(tx, entry, &premium_paid(paid)).await?;
            let used = store::advance::use_up(tx, quarter, paid).await?;
            let about = tx.fresh::<Posting>().uuid();
            let entry = Entry { occasion: Occasion::AdvanceUsed, about, quarter, reference };
            store::ledger::post(tx, entry, &advance_used(used)).await?;
            Ok((id, paid))
        }
    }
}
