//! Decide on what ground a secret is read, and write the reading down before anything is opened.

use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_social_domain::{
    absence::Absence,
    category::Category,
    policy::{File, Ground},
};

use crate::{
    answer::{answer, not_found},
    asker::asker,
    store::{self, confidential_read::Reading},
};

/// Which secret is read, what for.
pub(crate) struct LogConfidentialRead {
    /// The absence.
    pub(crate) absence: Id<Absence>,
    /// What for, in the reader's words; the worker sees them.
    pub(crate) purpose: String,
}

#[async_trait::async_trait]
impl UseCase for LogConfidentialRead {
    fn name(&self) -> &'static str {
        "read_absence_secret"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let viewer = tx.viewer();
        let found = store::absence::find(tx.db(), tx.tenant(), self.absence).await?;
        let absence = found.ok_or(not_found("absence"))?;
        let worker = store::worker::lock(tx, absence.worker).await?.ok_or(not_found("worker"))?;
        let consents = store::consent::lock_for(tx, worker.id, &viewer.actor).await?;
        let holder = worker.profile.file_holder.as_deref();
        let file = File { worker: worker.id, holder, consents: &consents };
        let ground = asker(viewer).ground(&file, tx.today()).map_err(answer)?;
        let sealed = store::absence_secret::find(tx.db(), tx.tenant(), absence.id).await?;
        let sealed = sealed.ok_or(not_found("secret"))?;
        if let Some(on) = store::erasure::erased_on(tx.db(), tx.tenant(), sealed.key_id).await? {
            return Err(erased(&on.to_string()).into());
        }
        let reading = Reading {
            tenant: tx.tenant().uuid(),
            worker_id: worker.id.uuid(),
            id: tx.fresh::<Reading>().uuid(),
            actor: viewer.actor.clone(),
            role: viewer.role.as_str().to_owned(),
            category: Category::AbsenceReason.as_str().to_owned(),
            purpose: self.purpose.clone(),
            ground: ground_text(ground),
            read_at_us: tx.now_us(),
        };
        let id = reading.id;
        store::confidential_read::insert(tx, reading).await?;
        Ok(Receipt::new(id, "1"))
    }
}

/// What was erased cannot be read.
pub(crate) fn erased(on: &str) -> Refusal {
    let text = "this was erased and cannot be read any more";
    Refusal::new(Kind::Precondition, "SECRET_ERASED", text).with_fact("erased_on", on)
}

fn ground_text(ground: Ground) -> String {
    match ground {
        Ground::OwnFile => "own_file".to_owned(),
        Ground::Oneself => "oneself".to_owned(),
        Ground::Consent(consent) => consent.to_string(),
    }
}
