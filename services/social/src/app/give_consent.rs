//! Write down that a person allows somebody to know something.

use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_social_domain::{
    consent::{Agreement, Consent},
    policy::Action,
    worker::Worker,
};

use crate::{
    permit::asker,
    refused::{not_found, refused},
    store,
};

/// Who agrees to what.
pub(crate) struct GiveConsent {
    /// Who.
    pub(crate) worker: Id<Worker>,
    /// To what.
    pub(crate) agreement: Agreement,
}

#[async_trait::async_trait]
impl UseCase for GiveConsent {
    fn name(&self) -> &'static str {
        "give_consent"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        asker(tx.viewer()).may(Action::RecordConsent, Some(self.worker)).map_err(refused)?;
        let worker = store::worker::lock(tx, self.worker).await?.ok_or(not_found("worker"))?.id;
        let consent = Consent::give(tx.fresh(), worker, self.agreement.clone(), tx.today()).map_err(refused)?;
        store::of_person::save(tx, &consent).await?;
        // Nothing is announced: who may know what about whom is nobody else's business.
        Ok(Receipt::new(consent.id.uuid(), consent.version.to_string()))
    }
}
