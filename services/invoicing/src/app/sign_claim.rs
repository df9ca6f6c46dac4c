//! Put the second signature under a claim: by somebody else than who made it, once.

use uuid::Uuid;
use werkbrug_invoicing_domain::{policy::Action, reconciliation::claim};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{app::set_difference_state::refused, permit, store};

/// What is asked for.
pub(crate) struct SignClaim {
    /// The claim.
    pub(crate) claim: Uuid,
}

#[async_trait::async_trait]
impl UseCase for SignClaim {
    fn name(&self) -> &'static str {
        "sign_claim"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::SignClaim)?;
        let found = store::claim::lock(tx, self.claim).await?;
        let signer = tx.viewer().actor.as_str();
        claim::sign(&found.made_by, found.signed_by.as_deref(), signer).map_err(|refusal| refused(&refusal))?;
        store::claim::sign(tx, self.claim).await?;
        Ok(Receipt::new(self.claim, ""))
    }
}
