//! Record what the state paid beforehand for a month.

use werkbrug_invoicing_domain::{
    ledger::{Posting, advance_paid, advance_used},
    policy::Action,
};
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    matching, permit,
    store::{
        self,
        advance::Advance,
        ledger::{Entry, Occasion},
        payment::Put,
    },
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
                let (quarter, reference) = (Quarter::of(self.advance.month), self.advance.statement.as_str());
                let entry = Entry { occasion: Occasion::Advance, about: id, quarter, reference };
                store::ledger::post(tx, entry, &advance_paid(self.advance.amount)).await?;
                use_at_once(tx, quarter).await?;
                matching::match_open(tx).await?;
                Ok(Receipt::new(id, ""))
            }
        }
    }
}

/// An advance that is told after the payments that it came off is used up by them, and comes off their last statement.
async fn use_at_once(tx: &Tx<'_>, quarter: Quarter) -> Result<(), Stop> {
    let uncovered = store::advance::uncovered(tx, quarter).await?;
    let used = store::advance::use_up(tx, quarter, uncovered).await?;
    let statement = store::payment::newest_since(tx, quarter).await?;
    let (quarter, reference) = statement.unwrap_or((quarter, String::new()));
    let about = tx.fresh::<Posting>().uuid();
    let entry = Entry { occasion: Occasion::AdvanceUsed, about, quarter, reference: &reference };
    store::ledger::post(tx, entry, &advance_used(used)).await
}
