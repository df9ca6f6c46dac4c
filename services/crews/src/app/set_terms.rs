//! What an agreement says about notice, late changes, the hour of the head count and tacit approval.

use async_trait::async_trait;
use werkbrug_crews_domain::{engagement::Engagement, policy::Action, terms::Terms};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    refused::refused,
    store::{engagement, terms, within},
};

/// What was agreed.
#[derive(Clone, Debug)]
pub(crate) struct SetTerms {
    /// The agreement.
    pub(crate) engagement: Id<Engagement>,
    /// Its figures.
    pub(crate) terms: Terms,
}

#[async_trait]
impl UseCase for SetTerms {
    fn name(&self) -> &'static str {
        "set_terms"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::SetTerms)?;
        engagement::find(&within(tx), self.engagement).await?;
        terms::keep(tx, self.engagement, self.terms.must_make_sense().map_err(refused)?).await?;
        Ok(Receipt::new(self.engagement.uuid(), ""))
    }
}
