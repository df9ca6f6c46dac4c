//! Record what the state paid for the organisation in a quarter.

use werkbrug_invoicing_domain::{ledger::organisation_paid, policy::Action};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    matching, permit,
    store::{
        self,
        ledger::{Entry, Occasion},
        organisation_payment::OrganisationPayment,
        payment::Put,
    },
};

/// What is asked for.
pub(crate) struct RecordOrganisationPayment {
    /// The payment.
    pub(crate) payment: OrganisationPayment,
}

#[async_trait::async_trait]
impl UseCase for RecordOrganisationPayment {
    fn name(&self) -> &'static str {
        "record_organisation_payment"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordPayment)?;
        match store::organisation_payment::put(tx, &self.payment).await? {
            Put::Known(id) => Ok(Receipt::new(id, "")),
            Put::New(id) => {
                let OrganisationPayment { quarter, statement, amount } = &self.payment;
                let (quarter, reference) = (*quarter, statement.as_str());
                let entry = Entry { occasion: Occasion::Organisation, about: id, quarter, reference };
                store::ledger::post(tx, entry, &organisation_paid(*amount)).await?;
                matching::match_open(tx).await?;
                Ok(Receipt::new(id, ""))
            }
        }
    }
}
