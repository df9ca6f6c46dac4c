//! A host says how the collaboration goes, once a month, in closed answers.

use async_trait::async_trait;
use jiff::civil::Date;
use werkbrug_crews_domain::{
    engagement::Engagement,
    evaluation::{Answer, Question, must_be_whole},
    policy::Action,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::{Scope, scope},
    refused::refused,
    store::{engagement, evaluation, not_found, place, within},
};

/// What was answered.
#[derive(Clone, Debug)]
pub(crate) struct EvaluateCollaboration {
    /// Under which agreement.
    pub(crate) engagement: Id<Engagement>,
    /// The first day of the month.
    pub(crate) month: Date,
    /// The answers.
    pub(crate) answers: Vec<(Question, Answer)>,
}

#[async_trait]
impl UseCase for EvaluateCollaboration {
    fn name(&self) -> &'static str {
        "evaluate_collaboration"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let scope = scope(tx.viewer(), Action::Evaluate)?;
        let engagement = engagement::find(&within(tx), self.engagement).await?;
        let place = place::find(&within(tx), engagement.place).await?;
        if scope != place.company.map_or(Scope::All, |company| Scope::Company(company.uuid())) {
            return Err(not_found("engagement").into());
        }
        must_be_whole(&self.answers, self.month, tx.today()).map_err(refused)?;
        let id = evaluation::insert(tx, self.engagement, self.month, &self.answers).await?;
        Ok(Receipt::new(id, ""))
    }
}
