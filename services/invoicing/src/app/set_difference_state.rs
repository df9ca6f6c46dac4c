//! Decide about one difference: it is open again, accepted, or corrected by the state.

use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_invoicing_domain::{
    policy::Action,
    reconciliation::claim::{self, Decision, State, may_become, state_now},
};
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit,
    read::explained::explained,
    standing,
    store::{self, decision::Decided},
};

/// What is asked for.
pub(crate) struct SetDifferenceState {
    /// The quarter.
    pub(crate) quarter: Quarter,
    /// The workshop's own code of the worker.
    pub(crate) worker_code: String,
    /// What is decided.
    pub(crate) state: State,
}

#[async_trait::async_trait]
impl UseCase for SetDifferenceState {
    fn name(&self) -> &'static str {
        "set_difference_state"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::DecideDifference)?;
        let tenant = tx.tenant().uuid();
        store::premium_run::lock_quarter(tx, self.quarter).await?;
        let found = explained(tx.db(), tenant, self.quarter).await?;
        let one = found.into_iter().find(|one| one.worker_code == self.worker_code).ok_or_else(no_difference)?;
        let before = store::decision::of_quarter(tx.db(), tenant, self.quarter).await?.remove(&self.worker_code);
        let from = state_now(before.map(|decided| decided.decision), one.expected, one.paid);
        may_become(from, self.state).map_err(|refusal| refused(&refusal))?;
        let decision = Decision { state: self.state, expected: one.expected, paid: one.paid };
        let claim = before.and_then(|decided| decided.claim).filter(|_| self.state != State::Open);
        store::decision::put(tx, self.quarter, &self.worker_code, Decided { decision, claim }).await?;
        standing::align(tx, self.quarter).await?;
        Ok(Receipt::new(tx.fresh::<Decision>().uuid(), ""))
    }
}

/// The worker and quarter have no difference.
pub(crate) fn no_difference() -> Refusal {
    Refusal::new(Kind::NotFound, "NO_DIFFERENCE", "expected and paid do not differ for this worker and quarter")
}

/// A step that the rule refuses.
pub(crate) fn refused(refusal: &claim::Refusal) -> Refusal {
    match refusal {
        claim::Refusal::NotFrom { state } => {
            let text = "this difference cannot go there from where it stands";
            Refusal::new(Kind::Precondition, "DIFFERENCE_STATE", text).with_fact("state", state.as_str())
        }
        claim::Refusal::SamePerson => {
            Refusal::new(Kind::Forbidden, "SAME_PERSON", "the second signature is somebody else's")
        }
        claim::Refusal::AlreadySigned => {
            Refusal::new(Kind::Precondition, "CLAIM_SIGNED", "this claim has its second signature already")
        }
    }
}
