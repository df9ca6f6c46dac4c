//! A short list of questions decides what kind of collaboration an agreement is; the answers are kept with their day.

use async_trait::async_trait;
use werkbrug_crews_domain::{
    engagement::Engagement,
    kind_list::{KindQuestion, judge},
    policy::Action,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    refused::refused,
    store::{engagement, judgement, within},
};

/// What was answered.
#[derive(Clone, Debug)]
pub(crate) struct JudgeKind {
    /// The agreement.
    pub(crate) engagement: Id<Engagement>,
    /// The answers.
    pub(crate) answers: Vec<(KindQuestion, bool)>,
}

#[async_trait]
impl UseCase for JudgeKind {
    fn name(&self) -> &'static str {
        "judge_kind"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::JudgeKind)?;
        engagement::find(&within(tx), self.engagement).await?;
        judge(&self.answers).map_err(refused)?;
        Ok(Receipt::new(judgement::insert(tx, self.engagement, &self.answers).await?, ""))
    }
}
