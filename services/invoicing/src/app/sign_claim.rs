//! Put the second signature under a claim: by somebody else than who made it, once.

use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_invoicing_domain::{
    policy::Action,
    reconciliation::claim::{self, Decision, State},
};
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::set_difference_state::refused,
    permit,
    read::explained::{Explained, explained},
    store,
};

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
        let quarter = Quarter::parse(&found.quarter).map_err(Fault::during("reading a claim"))?;
        store::premium_run::lock_quarter(tx, quarter).await?;
        self.must_still_stand(tx, quarter).await?;
        store::claim::sign(tx, self.claim).await?;
        Ok(Receipt::new(self.claim, ""))
    }
}

impl SignClaim {
    /// Each difference of the letter is still claimed by it, and still what the letter says: none was taken back, claimed
    /// again or paid since.
    async fn must_still_stand(&self, tx: &Tx<'_>, quarter: Quarter) -> Result<(), Stop> {
        let tenant = tx.tenant().uuid();
        let decisions = store::decision::of_quarter(tx.db(), tenant, quarter).await?;
        let now = explained(tx.db(), tenant, quarter).await?;
        for line in store::claim::amounts(tx, self.claim).await? {
            let (code, amounts) = line;
            let is_claimed = decisions.get(&code).is_some_and(|decided| {
                let Decision { state, expected, paid } = decided.decision;
                decided.claim == Some(self.claim) && state == State::Claimed && (expected, paid) == amounts
            });
            let differs = |one: &Explained| one.worker_code == code && (one.expected, one.paid) == amounts;
            if !(is_claimed && now.iter().any(differs)) {
                let text = "a difference of this claim is not what the letter says any more; make a new one";
                return Err(Refusal::new(Kind::Precondition, "CLAIM_STALE", text)
                    .with_fact("worker_code", code)
                    .into());
            }
        }
        Ok(())
    }
}
