//! An absence that was taken by mistake never was: its days are given back and its confidential side is gone.

use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_social_domain::{absence::Absence, category::Category, policy::Action};

use crate::{
    permit::asker,
    publish,
    refused::{must_match, not_found, refused},
    store, wage_days,
};

/// Which absence never was.
pub(crate) struct CancelAbsence {
    /// The absence.
    pub(crate) absence: Id<Absence>,
    /// The version that the caller saw; empty asks for no check.
    pub(crate) etag: String,
}

#[async_trait::async_trait]
impl UseCase for CancelAbsence {
    fn name(&self) -> &'static str {
        "cancel_absence"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let asker = asker(tx.viewer());
        let found = store::of_person::find(tx.db(), tx.tenant(), self.absence).await?;
        asker.may(Action::CancelAbsence, found.map(|it| it.worker)).map_err(refused)?;
        let worker = found.ok_or(not_found("absence"))?.worker;
        store::worker::lock(tx, worker).await?;
        // Read again under the lock: somebody may have changed it in the meantime.
        let found = store::of_person::find(tx.db(), tx.tenant(), self.absence).await?;
        let absence = found.ok_or(not_found("absence"))?;
        asker.may_cancel(worker, &store::absence::reporter(tx, absence.id).await?).map_err(refused)?;
        must_match(&self.etag, absence.version)?;
        store::sealed::remove(tx, Category::AbsenceReason, absence.id.uuid()).await?;
        store::absence::remove(tx, absence.id).await?;
        let event = publish::absence_cancelled(tx, &absence);
        wage_days::tell(tx, worker, &[absence.days]).await?;
        Ok(Receipt::new(absence.id.uuid(), "").with_event(event))
    }
}
