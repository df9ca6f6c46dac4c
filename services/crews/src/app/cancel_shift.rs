//! A shift is given up whole: its people are free again, and what the agreement says about a late change is owed.

use async_trait::async_trait;
use werkbrug_crews_domain::{refusal::Refusal, shift::Shift, stage::Change, terms::must_be_to_come};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use super::change_shift::{OWED, must_not_have_begun, owed, reached};
use crate::{
    publish,
    refused::refused,
    store::{given_up, within},
};

/// What is given up.
#[derive(Clone, Debug)]
pub(crate) struct CancelShift {
    /// The shift.
    pub(crate) shift: Id<Shift>,
    /// The version that was looked at; empty when none was.
    pub(crate) etag: String,
}

#[async_trait]
impl UseCase for CancelShift {
    fn name(&self) -> &'static str {
        "cancel_shift"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let stored = reached(tx, self.shift, &self.etag).await?;
        must_be_to_come(stored.shift.stage, stored.shift.window.day(), tx.today()).map_err(refused)?;
        if given_up::has_presence(&within(tx), self.shift.uuid()).await? {
            return Err(refused(Refusal::ShiftHasPresence).into());
        }
        must_not_have_begun(tx, &stored)?;
        let owed = owed(tx, &stored, 0).await?;
        given_up::insert(tx, &stored, 0, owed).await?;
        given_up::remove(tx, &stored).await?;
        let event = publish::shift_changed(tx, &stored.shift, Change::Cancelled);
        let receipt = Receipt::new(self.shift.uuid(), "").with_event(event);
        Ok(receipt.with_fact(OWED, owed.value().to_string()))
    }
}
