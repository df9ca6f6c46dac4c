//! Contacts of the social service with workers, and their notes.

use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;
use werkbrug_chassis::identity::Viewer;
use werkbrug_kernel::{id::Id, role::Role};
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social as contract;

use crate::desk::{Desk, consent, contact, number, person, reason, wanted_note};

on_both!(
    a_contact_shows_when_and_how_and_never_its_note,
    a_note_is_read_with_a_ground_and_leaves_a_line,
    a_consent_to_one_kind_of_secret_does_not_open_the_other,
    an_erasure_of_notes_leaves_the_reason_of_an_absence,
    a_contact_that_cannot_be_is_refused,
    contacts_are_told_to_nobody,
    the_worker_reads_the_own_file,
);

async fn contacts(desk: &Desk, viewer: &Viewer, worker: Uuid, subject_id: &str) -> Vec<contract::Contact> {
    let (worker_id, subject_id) = (worker.to_string(), subject_id.to_owned());
    let request = contract::ListContactsRequest { worker_id, subject_id, ..Default::default() };
    desk.call(viewer).list_contacts(request).await.unwrap().into_inner().contacts
}

async fn a_contact_shows_when_and_how_and_never_its_note(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let absence = desk.absent(worker, "an invented note").await;
    let visit = contract::RecordContactRequest {
        how: contract::ContactHow::HomeVisit.into(),
        made_on: "2026-11-20".to_owned(),
        next_contact_on: Some("2026-11-30".to_owned()),
        ..contact(worker, &absence)
    };
    let first = desk.in_touch(visit).await;
    let second = desk.in_touch(contract::RecordContactRequest { note: " ".to_owned(), ..contact(worker, "") }).await;
    let social = desk.bench.viewer(Role::SocialWorker);
    let expected = [
        contract::Contact {
            contact_id: first.clone(),
            worker_id: worker.to_string(),
            subject_id: absence.clone(),
            how: contract::ContactHow::HomeVisit.into(),
            made_on: "2026-11-20".to_owned(),
            next_contact_on: Some("2026-11-30".to_owned()),
            made_by: social.actor.clone(),
            has_note: true,
        },
        contract::Contact {
            contact_id: second.clone(),
            worker_id: worker.to_string(),
            how: contract::ContactHow::Phone.into(),
            made_on: "2026-11-23".to_owned(),
            made_by: social.actor.clone(),
            ..contract::Contact::default()
        },
    ];
    assert_eq!(contacts(&desk, &social, worker, "").await, expected);
    assert_eq!(contacts(&desk, &social, worker, &absence).await, expected[..1]);
    let nothing = desk.social().read_contact_note(wanted_note(&second)).await.unwrap_err();
    assert_eq!(reason(&nothing), "NOT_FOUND");
    let request = contract::ListContactsRequest { worker_id: worker.to_string(), page_size: 1, ..Default::default() };
    let page = desk.social().list_contacts(request.clone()).await.unwrap().into_inner();
    let next = contract::ListContactsRequest { page_token: page.next_page_token, ..request };
    let rest = desk.social().list_contacts(next).await.unwrap().into_inner();
    let ids = |page: &[contract::Contact]| page.iter().map(|it| it.contact_id.clone()).collect::<Vec<_>>();
    assert_eq!((ids(&page.contacts), ids(&rest.contacts)), (vec![first], vec![second]));
    desk.bench.stop().await;
}

async fn a_note_is_read_with_a_ground_and_leaves_a_line(backend: Backend) {
    let desk = Desk::open(backend).await;
    let holder = desk.bench.viewer(Role::SocialWorker);
    let colleague = Viewer { actor: "colleague".to_owned(), ..holder.clone() };
    let kept = contract::RegisterWorkerRequest { file_holder: Some(holder.actor.clone()), ..person("W-1") };
    let worker: Uuid = desk.social().register_worker(kept).await.unwrap().into_inner().worker_id.parse().unwrap();
    // A colleague who answers the phone writes down what was said, and cannot read it afterwards.
    let taken = desk.call(&colleague).record_contact(contact(worker, "")).await.unwrap().into_inner().contact_id;
    let refused = desk.call(&colleague).read_contact_note(wanted_note(&taken)).await.unwrap_err();
    assert_eq!(reason(&refused), "NO_GROUND");
    let note = desk.call(&holder).read_contact_note(wanted_note(&taken)).await.unwrap().into_inner().note;
    assert_eq!(note, "an invented talk");
    assert_eq!(desk.worker(worker).read_contact_note(wanted_note(&taken)).await.unwrap().into_inner().note, note);
    let stranger = desk.hire("W-2").await;
    let nosy = desk.worker(stranger).read_contact_note(wanted_note(&taken)).await.unwrap_err();
    assert_eq!(reason(&nosy), "NO_GROUND");
    let silent = contract::ReadContactNoteRequest { purpose: String::new(), ..wanted_note(&taken) };
    assert_eq!(reason(&desk.call(&holder).read_contact_note(silent).await.unwrap_err()), "TEXT_MISSING");
    let reads = desk.reads(worker).await;
    let seen: Vec<_> = reads.iter().map(|it| (it.category.as_str(), it.ground.as_str())).collect();
    assert_eq!(seen, [("contact_note", "oneself"), ("contact_note", "own_file")]);
    let elsewhere = Viewer { tenant: Id::fresh(), ..holder };
    let foreign = desk.call(&elsewhere).read_contact_note(wanted_note(&taken)).await.unwrap_err();
    assert_eq!(reason(&foreign), "NOT_FOUND");
    desk.bench.stop().await;
}

async fn a_consent_to_one_kind_of_secret_does_not_open_the_other(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let taken = desk.in_touch(contact(worker, "")).await;
    let coach = desk.bench.viewer(Role::Coach);
    desk.worker(worker).give_consent(consent(worker, &coach)).await.unwrap();
    let refused = desk.call(&coach).read_contact_note(wanted_note(&taken)).await.unwrap_err();
    assert_eq!(reason(&refused), "NO_GROUND");
    let to_notes = contract::GiveConsentRequest { category: "contact_note".to_owned(), ..consent(worker, &coach) };
    desk.worker(worker).give_consent(to_notes).await.unwrap();
    assert!(desk.call(&coach).read_contact_note(wanted_note(&taken)).await.is_ok());
    desk.bench.stop().await;
}

async fn an_erasure_of_notes_leaves_the_reason_of_an_absence(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let absence = desk.absent(worker, "an invented note").await;
    let taken = desk.in_touch(contact(worker, &absence)).await;
    let erase = contract::EraseConfidentialRequest {
        request_id: number(),
        worker_id: worker.to_string(),
        category: "contact_note".to_owned(),
    };
    desk.social().erase_confidential(erase).await.unwrap();
    let refused = desk.social().read_contact_note(wanted_note(&taken)).await.unwrap_err();
    assert_eq!(reason(&refused), "SECRET_ERASED");
    assert!(desk.social().read_absence_secret(crate::desk::wanted(&absence)).await.is_ok());
    let db = desk.bench.database();
    let left = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM contact_note WHERE length(sealed) > 0";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), left)).await.unwrap().unwrap();
    assert_eq!(row.try_get::<i64>("", "n").unwrap(), 0, "the closed bytes went with their key");
    let later = desk.in_touch(contact(worker, "")).await;
    assert!(desk.social().read_contact_note(wanted_note(&later)).await.is_ok());
    let social = desk.bench.viewer(Role::SocialWorker);
    assert_eq!(contacts(&desk, &social, worker, "").await.len(), 2, "the dates stay");
    desk.bench.stop().await;
}

async fn a_contact_that_cannot_be_is_refused(backend: Backend) {
    let desk = Desk::open(backend).await;
    let (worker, colleague) = (desk.hire("W-1").await, desk.hire("W-2").await);
    let theirs = desk.absent(colleague, "an invented note").await;
    let good = || contract::RecordContactRequest { request_id: number(), ..contact(worker, "") };
    let table = [
        (contract::RecordContactRequest { how: 0, ..good() }, "VALUE_UNKNOWN"),
        (contract::RecordContactRequest { made_on: "2026-11-24".to_owned(), ..good() }, "CONTACT_TO_COME"),
        (
            contract::RecordContactRequest { next_contact_on: Some("2026-11-23".to_owned()), ..good() },
            "NEXT_CONTACT_TOO_EARLY",
        ),
        (contract::RecordContactRequest { subject_id: theirs, ..good() }, "NOT_FOUND"),
        (contract::RecordContactRequest { subject_id: number(), ..good() }, "NOT_FOUND"),
        (contract::RecordContactRequest { worker_id: number(), ..good() }, "NOT_FOUND"),
        (contract::RecordContactRequest { note: "é".repeat(4_001), ..good() }, "TEXT_TOO_LONG"),
    ];
    for (request, expected) in table {
        let refused = desk.social().record_contact(request.clone()).await.unwrap_err();
        assert_eq!(reason(&refused), expected, "{} {}", request.subject_id, request.made_on);
    }
    let social = desk.bench.viewer(Role::SocialWorker);
    assert!(contacts(&desk, &social, worker, "").await.is_empty());
    desk.bench.stop().await;
}

async fn contacts_are_told_to_nobody(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let topics = ["people", "availability", "limits", "guidance", "entitlement"];
    let told = async || {
        let mut count = 0;
        for topic in topics {
            count += desk.bench.log(topic).await.len();
        }
        count
    };
    let before = told().await;
    let answer = desk.social().record_contact(contact(worker, "")).await.unwrap().into_inner();
    assert_eq!((told().await, answer.event_id.as_str()), (before, ""));
    desk.bench.stop().await;
}

async fn the_worker_reads_the_own_file(backend: Backend) {
    let desk = Desk::open(backend).await;
    let (worker, colleague) = (desk.hire("W-1").await, desk.hire("W-2").await);
    let absence = desk.absent(worker, "an invented note").await;
    let taken = desk.in_touch(contact(worker, &absence)).await;
    desk.social().read_contact_note(wanted_note(&taken)).await.unwrap();
    desk.social().give_consent(consent(worker, &desk.bench.viewer(Role::Coach))).await.unwrap();
    let limit = contract::SetFunctionalLimitRequest {
        request_id: number(),
        worker_id: worker.to_string(),
        kind: contract::LimitKind::LiftKg.into(),
        value: 10,
        is_hard: true,
        valid_from: "2026-11-23".to_owned(),
        valid_to: None,
    };
    desk.social().set_functional_limit(limit).await.unwrap();
    let mut client = desk.worker(worker);
    let key = Some(contract::get_worker_request::Key::WorkerId(worker.to_string()));
    let own = client.get_worker(contract::GetWorkerRequest { key }).await.unwrap().into_inner();
    assert_eq!((own.contract_fraction.as_str(), own.status()), ("0.8", contract::LegalStatus::TargetWorker));
    let counts = |worker_id: String| {
        let mut client = desk.worker(worker);
        async move {
            let absences = contract::ListAbsencesRequest { worker_id: worker_id.clone(), ..Default::default() };
            let limits = contract::ListFunctionalLimitsRequest { worker_id: worker_id.clone(), ..Default::default() };
            let consents = contract::ListConsentsRequest { worker_id: worker_id.clone(), ..Default::default() };
            let reads = contract::ListConfidentialReadsRequest { worker_id: worker_id.clone(), ..Default::default() };
            let contacts = contract::ListContactsRequest { worker_id, ..Default::default() };
            [
                client.list_absences(absences).await.map(|page| page.into_inner().absences.len()),
                client.list_functional_limits(limits).await.map(|page| page.into_inner().limits.len()),
                client.list_consents(consents).await.map(|page| page.into_inner().consents.len()),
                client.list_confidential_reads(reads).await.map(|page| page.into_inner().reads.len()),
                client.list_contacts(contacts).await.map(|page| page.into_inner().contacts.len()),
            ]
        }
    };
    for count in counts(worker.to_string()).await {
        assert_eq!(count.unwrap(), 1);
    }
    for refused in counts(colleague.to_string()).await {
        assert_eq!(reason(&refused.unwrap_err()), "NOT_ALLOWED");
    }
    desk.bench.stop().await;
}
