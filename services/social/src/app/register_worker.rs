//! Record a person who works here; the workshop's code makes it happen once.

use werkbrug_chassis::refusal::Fault;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_social_domain::{
    package,
    policy::Action,
    worker::{Changes, Profile, Worker},
};

use crate::{permit::asker, publish, refused::refused, store};

/// What is recorded of whom.
pub(crate) struct RegisterWorker {
    /// The workshop's own code.
    pub(crate) code: String,
    /// What is recorded; its file holder counts only when `is_handed_over`.
    pub(crate) profile: Profile,
    /// Whether the file holder was said.
    pub(crate) is_handed_over: bool,
}

#[async_trait::async_trait]
impl UseCase for RegisterWorker {
    fn name(&self) -> &'static str {
        "register_worker"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        asker(tx.viewer()).may(Action::RegisterWorker, None).map_err(refused)?;
        if let Some(known) = store::worker::lock_by_code(tx, &self.code).await? {
            return self.change(tx, known).await;
        }
        let worker = Worker { id: tx.fresh(), code: self.code.clone(), profile: self.profile.clone(), version: 1 };
        if store::worker::insert(tx, &worker).await? {
            let everything =
                Changes { is_renamed: true, is_reemployed: true, is_reclassified: true, ..Changes::default() };
            publish::worker_code_recorded(tx, &worker);
            return announce(tx, &worker, everything).await;
        }
        let first = store::worker::lock_by_code(tx, &self.code).await?;
        self.change(tx, first.ok_or(Fault::bug("a code is taken by nobody"))?).await
    }
}

impl RegisterWorker {
    async fn change(&self, tx: &Tx<'_>, mut worker: Worker) -> Result<Receipt, Stop> {
        let mut profile = self.profile.clone();
        if !self.is_handed_over {
            profile.file_holder.clone_from(&worker.profile.file_holder);
        }
        let before = worker.profile.status;
        let changes = worker.record(profile);
        if worker.profile.status != before {
            // A decision about either status waits: about the old one it would still find this person there, and say its last word
            // of somebody who left.
            store::host_status::hold(tx, [before, worker.profile.status]).await?;
        }
        if changes.is_any() {
            store::worker::save(tx, &worker).await?;
        }
        announce(tx, &worker, changes).await
    }
}

/// Says what changed. The reply carries the name's event when it was said, else the last one.
async fn announce(tx: &Tx<'_>, worker: &Worker, changes: Changes) -> Result<Receipt, Stop> {
    let mut said = Vec::new();
    if changes.is_renamed {
        said.push(publish::worker_registered(tx, worker));
    }
    if changes.is_reemployed {
        said.push(publish::employment_recorded(tx, worker));
    }
    if changes.is_reclassified {
        let packages = store::of_person::of_worker(tx.db(), tx.tenant(), worker.id, (None, store::PERSON_ROWS)).await?;
        let need = package::guidance_need(&packages, tx.today());
        let is_allowed = store::host_status::told_of(tx, worker.profile.status).await?;
        said.push(publish::guidance_need_recorded(tx, worker, (need, is_allowed)));
    }
    let receipt = Receipt::new(worker.id.uuid(), worker.version.to_string());
    Ok(match said.first() {
        Some(event) => receipt.with_event(*event),
        None => receipt,
    })
}
