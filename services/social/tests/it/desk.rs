//! The desk at which the stories happen: one service, invented people, and who calls.

use jiff::civil::{Date, date};
use tonic::Status;
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, refusal::reason_of, rpc::Authed};
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::{Backend, Bench};
use werkbrug_proto::social::{self as contract, social_client::SocialClient};

use crate::logs;

/// The Monday on which everything happens.
pub(crate) const TODAY: Date = date(2026, 11, 23);
/// The kind of content that an absence closes.
pub(crate) const REASON: &str = "absence_reason";

/// One service at work.
pub(crate) struct Desk {
    /// The bench under it.
    pub(crate) bench: Bench,
}

/// A number for a request that nobody used before.
pub(crate) fn number() -> String {
    Uuid::now_v7().to_string()
}

/// The stable reason of a refusal.
pub(crate) fn reason(status: &Status) -> String {
    reason_of(status).unwrap_or_else(|| panic!("no reason in {status:?}"))
}

/// A person to record.
pub(crate) fn person(code: &str) -> contract::RegisterWorkerRequest {
    contract::RegisterWorkerRequest {
        request_id: number(),
        worker_code: code.to_owned(),
        display_name: format!("Testina Voorbeeld {code}"),
        status: contract::LegalStatus::TargetWorker.into(),
        contract_fraction: "0.8".to_owned(),
        employed_from: "2024-01-08".to_owned(),
        employed_to: None,
        file_holder: None,
    }
}

/// An absence to report.
pub(crate) fn absence(worker: Uuid, from: &str, to: Option<&str>) -> contract::ReportAbsenceRequest {
    contract::ReportAbsenceRequest {
        request_id: number(),
        worker_id: worker.to_string(),
        from: from.to_owned(),
        to: to.map(str::to_owned),
        work_related: contract::WorkRelated::Yes.into(),
        note: "an invented note".to_owned(),
    }
}

/// A consent to give.
pub(crate) fn consent(worker: Uuid, recipient: &Viewer) -> contract::GiveConsentRequest {
    contract::GiveConsentRequest {
        request_id: number(),
        worker_id: worker.to_string(),
        category: REASON.to_owned(),
        recipient: recipient.actor.clone(),
        purpose: "lighter work after return".to_owned(),
        text_version: "2026-1".to_owned(),
        expires_on: None,
        trusted_person: String::new(),
    }
}

/// A contact to write down: a telephone call of today with a note.
pub(crate) fn contact(worker: Uuid, subject_id: &str) -> contract::RecordContactRequest {
    contract::RecordContactRequest {
        request_id: number(),
        worker_id: worker.to_string(),
        subject_id: subject_id.to_owned(),
        how: contract::ContactHow::Phone.into(),
        note: "an invented talk".to_owned(),
        made_on: String::new(),
        next_contact_on: None,
    }
}

/// A note to read.
pub(crate) fn wanted_note(contact_id: &str) -> contract::ReadContactNoteRequest {
    let purpose = "prepare the next talk".to_owned();
    contract::ReadContactNoteRequest { contact_id: contact_id.to_owned(), purpose }
}

/// A secret to read.
pub(crate) fn wanted(absence_id: &str) -> contract::ReadAbsenceSecretRequest {
    contract::ReadAbsenceSecretRequest { absence_id: absence_id.to_owned(), purpose: "plan the return".to_owned() }
}

impl Desk {
    /// Opens the desk.
    pub(crate) async fn open(backend: Backend) -> Self {
        logs::keep();
        Self { bench: Bench::start(werkbrug_social::service(), backend, TODAY).await }
    }

    /// Somebody calls.
    pub(crate) fn call(&self, viewer: &Viewer) -> SocialClient<Authed> {
        SocialClient::new(self.bench.client_channel(viewer))
    }

    /// Somebody in this role calls.
    pub(crate) fn as_role(&self, role: Role) -> SocialClient<Authed> {
        self.call(&self.bench.viewer(role))
    }

    /// The social worker calls.
    pub(crate) fn social(&self) -> SocialClient<Authed> {
        self.as_role(Role::SocialWorker)
    }

    /// The worker calls.
    pub(crate) fn worker(&self, worker: Uuid) -> SocialClient<Authed> {
        self.call(&self.bench.viewer_about(Role::Worker, worker))
    }

    /// Records an invented person.
    pub(crate) async fn hire(&self, code: &str) -> Uuid {
        let answer = self.social().register_worker(person(code)).await.unwrap().into_inner();
        answer.worker_id.parse().unwrap()
    }

    /// Reports an absence since today with this note.
    pub(crate) async fn absent(&self, worker: Uuid, note: &str) -> String {
        let said = contract::ReportAbsenceRequest { note: note.to_owned(), ..absence(worker, "2026-11-23", None) };
        self.social().report_absence(said).await.unwrap().into_inner().absence_id
    }

    /// The social worker was in touch.
    pub(crate) async fn in_touch(&self, contact: contract::RecordContactRequest) -> String {
        self.social().record_contact(contact).await.unwrap().into_inner().contact_id
    }

    /// Who read a worker's file, as the worker sees it.
    pub(crate) async fn reads(&self, worker: Uuid) -> Vec<contract::ConfidentialRead> {
        let request = contract::ListConfidentialReadsRequest { worker_id: worker.to_string(), ..Default::default() };
        self.worker(worker).list_confidential_reads(request).await.unwrap().into_inner().reads
    }

    /// The messages of one type that were said in a topic.
    pub(crate) async fn said<M: prost::Name + Default>(&self, topic: &str) -> Vec<M> {
        let entries = self.bench.log(topic).await;
        let of_type = entries.iter().filter(|entry| entry.event_type == M::NAME);
        of_type.map(|entry| M::decode(entry.body.as_slice()).unwrap()).collect()
    }
}
