//! Decide on what ground a secret is read, and write the reading down before anything is opened.

use sea_orm::ConnectionTrait;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{
    absence::Absence,
    category::Category,
    contact::Contact,
    policy::{File, Ground},
};

use crate::{
    permit::asker,
    refused::{not_found, refused},
    store::{self, confidential_read::Reading},
    vault::cipher::{Owner, Place, Sealed},
};

/// Which secret is wanted.
#[derive(Clone, Copy)]
pub(crate) enum Wanted {
    /// The confidential side of an absence.
    AbsenceSecret(Id<Absence>),
    /// The note of a contact.
    ContactNote(Id<Contact>),
}

impl Wanted {
    const fn category(self) -> Category {
        match self {
            Self::AbsenceSecret(_) => Category::AbsenceReason,
            Self::ContactNote(_) => Category::ContactNote,
        }
    }

    /// Whose it is, and of which record.
    pub(crate) async fn place(self, db: &impl ConnectionTrait, tenant: Id<Workshop>) -> Result<Place, Stop> {
        let (worker, record) = match self {
            Self::AbsenceSecret(id) => {
                let absence = store::of_person::find(db, tenant, id).await?.ok_or(not_found("absence"))?;
                (absence.worker, id.uuid())
            }
            Self::ContactNote(id) => {
                let kept = store::contact::find(db, tenant, id).await?.ok_or(not_found("contact"))?;
                (kept.contact.worker, id.uuid())
            }
        };
        Ok(Place { owner: Owner { tenant, worker, category: self.category() }, record })
    }

    /// The closed bytes; refused when there are none.
    pub(crate) async fn sealed(self, db: &impl ConnectionTrait, tenant: Id<Workshop>) -> Result<Sealed, Stop> {
        let record = match self {
            Self::AbsenceSecret(id) => id.uuid(),
            Self::ContactNote(id) => id.uuid(),
        };
        let found = store::sealed::find(db, tenant, self.category(), record).await?;
        Ok(found.ok_or(not_found("secret"))?)
    }
}

/// Which secret is read, what for.
pub(crate) struct LogConfidentialRead {
    /// The secret.
    pub(crate) wanted: Wanted,
    /// What for, in the reader's words; the worker sees them.
    pub(crate) purpose: String,
}

impl LogConfidentialRead {
    /// The question as the contract puts it.
    pub(crate) fn asked(&self) -> contract::ReadAbsenceSecretRequest {
        let record = match self.wanted {
            Wanted::AbsenceSecret(id) => id.to_string(),
            Wanted::ContactNote(id) => id.to_string(),
        };
        contract::ReadAbsenceSecretRequest { absence_id: record, purpose: self.purpose.clone() }
    }
}

#[async_trait::async_trait]
impl UseCase for LogConfidentialRead {
    fn name(&self) -> &'static str {
        match self.wanted {
            Wanted::AbsenceSecret(_) => "read_absence_secret",
            Wanted::ContactNote(_) => "read_contact_note",
        }
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let viewer = tx.viewer();
        let place = self.wanted.place(tx.db(), tx.tenant()).await?;
        let worker = store::worker::lock(tx, place.owner.worker).await?.ok_or(not_found("worker"))?;
        let consents = store::consent::lock_for(tx, worker.id, &viewer.actor).await?;
        let (holder, category) = (worker.profile.file_holder.as_deref(), place.owner.category);
        let file = File { worker: worker.id, holder, consents: &consents, category };
        let ground = asker(viewer).ground(&file, tx.today()).map_err(refused)?;
        let sealed = self.wanted.sealed(tx.db(), tx.tenant()).await?;
        if let Some(on) = store::erasure::erased_on(tx.db(), tx.tenant(), sealed.key_id).await? {
            return Err(erased(&on.to_string()).into());
        }
        let reading = Reading {
            tenant: tx.tenant().uuid(),
            worker_id: worker.id.uuid(),
            id: tx.fresh::<Reading>().uuid(),
            actor: viewer.actor.clone(),
            role: viewer.role.as_str().to_owned(),
            category: category.as_str().to_owned(),
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
