//! A person says what they did about a coach's signal.

use async_trait::async_trait;
use uuid::Uuid;
use werkbrug_crews_domain::{
    policy::Action,
    signal::{self as rule, SignalAnswer},
    stage::Change,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    publish,
    refused::refused,
    store::{shift, signal, within},
};

/// What was done.
#[derive(Clone, Debug)]
pub(crate) struct AnswerSignal {
    /// The signal.
    pub(crate) signal: Uuid,
    /// The answer.
    pub(crate) answer: SignalAnswer,
}

#[async_trait]
impl UseCase for AnswerSignal {
    fn name(&self) -> &'static str {
        "answer_signal"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::AnswerSignal)?;
        let known = signal::lock(tx, self.signal).await?;
        let is_open = rule::answer(known.is_open, self.answer).map_err(refused)?;
        signal::answer(tx, self.signal, self.answer, is_open).await?;
        let stored = shift::find(&within(tx), Id::from_uuid(known.shift_id)).await?;
        let event = publish::shift_changed(tx, &stored.shift, Change::Signal);
        Ok(Receipt::new(self.signal, stored.etag()).with_event(event))
    }
}
