//! Somebody of the social service was in touch with a worker; told to nobody, the note closed from the edge inward.

use jiff::civil::Date;
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
    absence::Absence,
    category::Category,
    consent::Consent,
    contact::{Contact, ContactHow, Said, Subject},
    limit::FunctionalLimit,
    package::SupportPackage,
    policy::Action,
    worker::Worker,
};

use crate::{
    permit::asker,
    refused::{not_found, refused},
    store,
    vault::{
        Vault,
        cipher::{Owner, Place, Sealed},
        content,
    },
};

/// What is written down of a contact.
pub(crate) struct Call {
    /// With whom.
    pub(crate) worker: Id<Worker>,
    /// About which absence, limit, package or consent.
    pub(crate) subject: Option<Id<Subject>>,
    /// How.
    pub(crate) how: ContactHow,
    /// When; today when nothing is said.
    pub(crate) made_on: Option<Date>,
    /// When to be in touch again.
    pub(crate) next_on: Option<Date>,
    /// What nobody else may know; perhaps nothing.
    pub(crate) note: Confidential<String>,
}

/// A contact whose note is closed already.
pub(crate) struct RecordContact {
    id: Id<Contact>,
    call: Call,
    sealed: Option<Sealed>,
}

/// Closes the note before any transaction, for a person of this workshop only.
pub(crate) async fn prepare(
    pipeline: &Pipeline,
    vault: &Vault,
    viewer: &Viewer,
    mut call: Call,
) -> Result<RecordContact, Stop> {
    asker(viewer).may(Action::RecordContact, Some(call.worker)).map_err(refused)?;
    let found = store::worker::find(pipeline.reader(), viewer.tenant, call.worker).await?;
    let worker = found.ok_or(not_found("worker"))?.id;
    let id: Id<Contact> = Id::fresh();
    let mut sealed = None;
    if !call.note.reveal().is_empty() {
        let owner = Owner { tenant: viewer.tenant, worker, category: Category::ContactNote };
        let place = Place { owner, record: id.uuid() };
        sealed = Some(vault.seal(&place, &content::of_note(&call.note)?).await?);
        call.note = Confidential::new(String::new());
    }
    Ok(RecordContact { id, call, sealed })
}

#[async_trait::async_trait]
impl UseCase for RecordContact {
    fn name(&self) -> &'static str {
        "record_contact"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let Call { worker, subject, how, made_on, next_on, note: _ } = &self.call;
        asker(tx.viewer()).may(Action::RecordContact, Some(*worker)).map_err(refused)?;
        let worker = store::worker::lock(tx, *worker).await?.ok_or(not_found("worker"))?.id;
        if let Some(subject) = *subject
            && !is_about(tx, worker, subject).await?
        {
            return Err(not_found("subject").with_field("subject_id").into());
        }
        let made_on = made_on.unwrap_or_else(|| tx.today());
        let said = Said { subject: *subject, how: *how, made_on, next_on: *next_on };
        let contact = Contact::record(self.id, worker, said, tx.today()).map_err(refused)?;
        store::contact::insert(tx, &contact, self.sealed.is_some()).await?;
        if let Some(sealed) = &self.sealed {
            if store::erasure::erased_on(tx.db(), tx.tenant(), sealed.key_id).await?.is_some() {
                let text = "the file was being erased at this moment; write the contact down again";
                return Err(Refusal::new(Kind::Busy, "KEY_ERASED_MEANWHILE", text).into());
            }
            let record = (worker, contact.id.uuid());
            store::sealed::insert(tx, Category::ContactNote, record, sealed).await?;
        }
        // Nothing is announced: that there was contact is nobody else's business.
        Ok(Receipt::new(contact.id.uuid(), "1"))
    }
}

/// Whether that is an absence, a limit, a package or a consent of this worker.
async fn is_about(tx: &Tx<'_>, worker: Id<Worker>, subject: Id<Subject>) -> Result<bool, Stop> {
    let (db, tenant, id) = (tx.db(), tx.tenant(), subject.uuid());
    let absence = store::of_person::find::<Absence>(db, tenant, Id::from_uuid(id)).await?.map(|it| it.worker);
    let limit = store::of_person::find::<FunctionalLimit>(db, tenant, Id::from_uuid(id)).await?.map(|it| it.worker);
    let package = store::of_person::find::<SupportPackage>(db, tenant, Id::from_uuid(id)).await?.map(|it| it.worker);
    let consent = store::of_person::find::<Consent>(db, tenant, Id::from_uuid(id)).await?.map(|it| it.worker);
    Ok([absence, limit, package, consent].contains(&Some(worker)))
}
