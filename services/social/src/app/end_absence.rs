//! The person is back, or the end was known better.

use jiff::civil::Date;
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_social_domain::{absence::Absence, policy::Action};

use crate::{
    permit::asker,
    publish,
    refused::{must_match, not_found, refused},
    store, wage_days,
};

/// Which absence ends when.
pub(crate) struct EndAbsence {
    /// The absence.
    pub(crate) absence: Id<Absence>,
    /// Its last day.
    pub(crate) to: Date,
    /// The version that the caller saw; empty asks for no check.
    pub(crate) etag: String,
}

#[async_trait::async_trait]
impl UseCase for EndAbsence {
    fn name(&self) -> &'static str {
        "end_absence"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let found = store::of_person::find(tx.db(), tx.tenant(), self.absence).await?;
        asker(tx.viewer()).may(Action::EndAbsence, found.map(|it| it.worker)).map_err(refused)?;
        let worker = found.ok_or(not_found("absence"))?.worker;
        store::worker::lock(tx, worker).await?;
        // Read again under the lock: somebody may have ended it in the meantime.
        let found = store::of_person::find(tx.db(), tx.tenant(), self.absence).await?;
        let mut absence = found.ok_or(not_found("absence"))?;
        must_match(&self.etag, absence.version)?;
        let known =
            store::of_person::lasting::<Absence>(tx.db(), tx.tenant(), (&[worker.uuid()], absence.days.from())).await?;
        let was = absence.days;
        absence.end(self.to, &known).map_err(refused)?;
        store::of_person::save(tx, &absence).await?;
        let event = publish::worker_unavailable(tx, &absence);
        wage_days::tell(tx, worker, &[was, absence.days]).await?;
        Ok(Receipt::new(absence.id.uuid(), absence.version.to_string()).with_event(event))
    }
}
