//! A person takes a consent back, at once.

use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_social_domain::{consent::Consent, policy::Action};

use crate::{
    permit::asker,
    refused::{not_found, refused},
    store,
};

/// Which consent.
pub(crate) struct WithdrawConsent {
    /// The consent.
    pub(crate) consent: Id<Consent>,
}

#[async_trait::async_trait]
impl UseCase for WithdrawConsent {
    fn name(&self) -> &'static str {
        "withdraw_consent"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let found = store::of_person::lock(tx, self.consent).await?;
        let worker = found.as_ref().map(|it| it.worker);
        asker(tx.viewer()).may(Action::RecordConsent, worker).map_err(refused)?;
        let mut consent = found.ok_or(not_found("consent"))?;
        consent.withdraw(tx.today());
        store::of_person::save(tx, &consent).await?;
        Ok(Receipt::new(consent.id.uuid(), consent.version.to_string()))
    }
}
