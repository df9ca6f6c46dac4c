//! Take an absence during a phone call; whoever takes it gets dates back and nothing else.

use uuid::Uuid;
use werkbrug_chassis::{
    identity::Viewer,
    refusal::{Kind, Refusal},
};
use werkbrug_kernel::{confidential::Confidential, id::Id};
use werkbrug_pipeline::{
    Pipeline,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_social_domain::{
    absence::{self, Absence, AbsenceSecret},
    category::Category,
    day_range::DayRange,
    policy::Action,
    worker::Worker,
};

use crate::{
    permit::asker,
    publish,
    refused::{not_found, refused},
    store,
    vault::{
        Vault,
        cipher::{Owner, Place, Sealed},
        content,
    },
    wage_days,
};

/// What was said on the phone.
pub(crate) struct Call {
    /// Who is away.
    pub(crate) worker: Id<Worker>,
    /// When.
    pub(crate) days: DayRange,
    /// What nobody else may know.
    pub(crate) secret: Confidential<AbsenceSecret>,
}

/// An absence whose secret is closed already.
pub(crate) struct ReportAbsence {
    id: Id<Absence>,
    worker: Id<Worker>,
    days: DayRange,
    sealed: Sealed,
}

/// Closes the secret before any transaction, for a person of this workshop only.
pub(crate) async fn prepare(
    pipeline: &Pipeline,
    vault: &Vault,
    viewer: &Viewer,
    call: Call,
) -> Result<ReportAbsence, Stop> {
    asker(viewer).may(Action::ReportAbsence, Some(call.worker)).map_err(refused)?;
    let found = store::worker::find(pipeline.reader(), viewer.tenant, call.worker).await?;
    let worker = found.ok_or(not_found("worker"))?.id;
    let id: Id<Absence> = Id::fresh();
    let place = place(viewer, worker, id.uuid());
    let sealed = vault.seal(&place, &content::to_bytes(&call.secret)?).await?;
    Ok(ReportAbsence { id, worker, days: call.days, sealed })
}

/// Where an absence's secret belongs.
fn place(viewer: &Viewer, worker: Id<Worker>, record: Uuid) -> Place {
    Place { owner: Owner { tenant: viewer.tenant, worker, category: Category::AbsenceReason }, record }
}

#[async_trait::async_trait]
impl UseCase for ReportAbsence {
    fn name(&self) -> &'static str {
        "report_absence"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        asker(tx.viewer()).may(Action::ReportAbsence, Some(self.worker)).map_err(refused)?;
        let worker = store::worker::lock(tx, self.worker).await?.ok_or(not_found("worker"))?;
        let known =
            store::of_person::lasting::<Absence>(tx.db(), tx.tenant(), (&[worker.id.uuid()], self.days.from())).await?;
        let absence = absence::report(self.id, &worker, &known, self.days).map_err(refused)?;
        if store::erasure::erased_on(tx.db(), tx.tenant(), self.sealed.key_id).await?.is_some() {
            let text = "the file was being erased at this moment; report the absence again";
            return Err(Refusal::new(Kind::Busy, "KEY_ERASED_MEANWHILE", text).into());
        }
        store::of_person::save(tx, &absence).await?;
        store::sealed::insert(tx, Category::AbsenceReason, (worker.id, absence.id.uuid()), &self.sealed).await?;
        let event = publish::worker_unavailable(tx, &absence);
        wage_days::tell(tx, worker.id, &[absence.days]).await?;
        Ok(Receipt::new(absence.id.uuid(), absence.version.to_string()).with_event(event))
    }
}
