//! It is open after all: people can be asked for again, and departments promise what they said.

use async_trait::async_trait;
use werkbrug_crews_domain::{closure::Closure, policy::Action};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::{announce_capacity::say_anew, record_closure::must_reach},
    permit::scope,
    store::{closure, place},
};

/// Which closure.
#[derive(Clone, Debug)]
pub(crate) struct WithdrawClosure {
    /// The closure.
    pub(crate) closure: Id<Closure>,
}

#[async_trait]
impl UseCase for WithdrawClosure {
    fn name(&self) -> &'static str {
        "withdraw_closure"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let scope = scope(tx.viewer(), Action::KeepClosures)?;
        place::hold_departments(tx, None).await?;
        let closure = closure::lock(tx, self.closure).await?;
        must_reach(tx, scope, &closure).await?;
        closure::remove(tx, closure.id).await?;
        let event = say_anew(tx, &closure, false).await?;
        let receipt = Receipt::new(closure.id.uuid(), "");
        Ok(match event {
            Some(event) => receipt.with_event(event),
            None => receipt,
        })
    }
}
