//! Claim many differences in one letter; it goes out with a second signature.

use std::collections::BTreeSet;

use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_invoicing_domain::{
    policy::Action,
    premium::language::Language,
    reconciliation::claim::{Decision, State, may_become, state_now},
};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::set_difference_state::{no_difference, refused},
    permit,
    read::explained::explained,
    standing,
    store::{
        self,
        claim::{Letter, Line},
        decision::Decided,
    },
};

/// What is asked for.
pub(crate) struct ClaimDifferences {
    /// The quarter.
    pub(crate) quarter: Quarter,
    /// The workshop's own codes of the workers.
    pub(crate) worker_codes: BTreeSet<String>,
}

#[async_trait::async_trait]
impl UseCase for ClaimDifferences {
    fn name(&self) -> &'static str {
        "claim_differences"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::ClaimDifferences)?;
        let tenant = tx.tenant().uuid();
        store::premium_run::lock_quarter(tx, self.quarter).await?;
        let unconfirmed = must_be_settled(tx, self.quarter).await?;
        let mut found = explained(tx.db(), tenant, self.quarter).await?;
        found.retain(|one| self.worker_codes.contains(&one.worker_code));
        if found.is_empty() || found.len() != self.worker_codes.len() {
            return Err(no_difference().into());
        }
        let decisions = store::decision::of_quarter(tx.db(), tenant, self.quarter).await?;
        let id = tx.fresh::<Line>().uuid();
        let (mut lines, mut claimed) = (Vec::new(), Cents::ZERO);
        for one in found {
            let before = decisions.get(&one.worker_code).map(|decided| decided.decision);
            let from = state_now(before, one.expected, one.paid);
            may_become(from, State::Claimed).map_err(|refusal| refused(&refusal))?;
            let decision = Decision { state: State::Claimed, expected: one.expected, paid: one.paid };
            store::decision::put(tx, self.quarter, &one.worker_code, Decided { decision, claim: Some(id) }).await?;
            let owed = one.expected.checked_sub(one.paid).and_then(|owed| claimed.checked_add(owed));
            claimed = owed.ok_or(Fault::bug("claims do not fit"))?;
            lines.push(Line {
                sentence: one.explanation.sentence(Language::Nl),
                explanation: one.explanation.code().to_owned(),
                worker_code: one.worker_code,
                expected: one.expected,
                paid: one.paid,
            });
        }
        if claimed <= Cents::ZERO {
            let text = "these differences together are in our favour; there is nothing to claim";
            return Err(Refusal::invalid("worker_codes", "NOTHING_TO_CLAIM", text).into());
        }
        let letter = Letter { quarter: self.quarter, claimed, unconfirmed };
        store::claim::insert(tx, id, &letter, &lines).await?;
        standing::align(tx, self.quarter).await?;
        Ok(Receipt::new(id, "").with_fact("claimed_cents", claimed.value().to_string()))
    }
}

/// What is owed is known once the declaration was reckoned; an estimate is no ground for a letter. Gives the parameters
/// that nobody confirmed.
async fn must_be_settled(tx: &Tx<'_>, quarter: Quarter) -> Result<Vec<String>, Stop> {
    let Some(last) = store::premium_run::last(tx.db(), tx.tenant().uuid(), quarter).await? else {
        return Ok(Vec::new());
    };
    if store::premium_run::kind(&last)?.is_declared() {
        return Ok(store::from_list_column(&last.unconfirmed)?);
    }
    let text = "the last run of this quarter is an estimate; claim after its settlement";
    Err(Refusal::new(Kind::Precondition, "QUARTER_NOT_SETTLED", text).with_field("quarter").into())
}
