//! Every call by every role, against a table written down apart from the rules.

use tonic::{Code, Status};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, rpc::Authed};
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social::{self as contract, get_worker_request::Key, social_client::SocialClient};

use crate::desk::{Desk, REASON, absence, consent, contact, number, person, wanted, wanted_note};
use crate::host_statuses::decision;
use crate::pairs::wish;

on_both!(every_call_is_open_to_the_roles_of_the_table_alone);

/// Columns: host planner, workshop planner, order desk, coach, social worker, physician, finance, worker (about the own
/// person), sector observer, admin.
const TABLE: [(&str, &str); 28] = [
    ("RegisterWorker", "- - - - + - - - - -"),
    ("GetWorker", "- + - + + + + + - -"),
    ("ListWorkers", "- + - + + + + - - -"),
    ("ReportAbsence", "- - - + + - - - - -"),
    ("EndAbsence", "- - - + + - - - - -"),
    ("ListAbsences", "- + - + + + - - - -"),
    ("ListOwnAbsences", "- + - + + + - + - -"),
    ("ReadAbsenceSecret", "- - - - + - - + - -"),
    ("SetFunctionalLimit", "- - - - + + - - - -"),
    ("EndFunctionalLimit", "- - - - + + - - - -"),
    ("ListFunctionalLimits", "- + - + + + - + - -"),
    ("Consents", "- - - - + - - + - -"),
    ("ListConsents", "- - - - + - - + - -"),
    ("GrantSupportPackage", "- - - - + - + - - -"),
    ("ListSupportPackages", "- - - - + - + + - -"),
    ("ListConfidentialReads", "- - - - + - - + - -"),
    ("EraseConfidential", "- - - - + - - - - -"),
    ("RecordContact", "- - - - + - - - - -"),
    ("ListContacts", "- - - - + - - + - -"),
    ("ReadContactNote", "- - - - + - - + - -"),
    ("ListFollowUps", "- - - - + - - - - -"),
    ("GetAbsence", "- - - - + - - + - -"),
    ("DecideHostStatus", "- - - - + - - - - -"),
    ("ListHostStatuses", "- - - - + - - - - -"),
    ("RecordPair", "- - - - + - - - - -"),
    ("EndPair", "- - - - + - - - - -"),
    ("ListPairs", "- - - - + - - + - -"),
    // A coach takes back only what the coach reported; this one the social worker did.
    ("CancelAbsence", "- - - - + - - - - -"),
];

type Client = SocialClient<Authed>;

/// What there is to ask about.
struct Scene {
    worker: Uuid,
    absence: String,
    limit: String,
    contact: String,
    colleague: Uuid,
    pair: String,
}

/// One call by somebody in this role. Everybody's own record has the worker's id; for no other role than the worker's may
/// it count.
async fn ask(desk: &Desk, role: Role, call: &str, scene: &Scene) -> Result<(), Status> {
    let viewer = desk.bench.viewer_about(role, scene.worker);
    match call {
        "Consents" => consents(desk, &viewer, scene).await,
        "GetWorker" | "ReadAbsenceSecret" | "ReadContactNote" | "GetAbsence" => {
            see_one(desk.call(&viewer), call, scene).await
        }
        listing if listing.starts_with("List") => list(desk.call(&viewer), call, scene).await,
        _changing => change(desk.call(&viewer), call, scene).await,
    }
}

async fn see_one(mut client: Client, call: &str, scene: &Scene) -> Result<(), Status> {
    let absence_id = scene.absence.clone();
    match call {
        "ReadAbsenceSecret" => client.read_absence_secret(wanted(&scene.absence)).await.map(drop),
        "ReadContactNote" => client.read_contact_note(wanted_note(&scene.contact)).await.map(drop),
        "GetAbsence" => client.get_absence(contract::GetAbsenceRequest { absence_id }).await.map(drop),
        _worker => {
            let key = Some(Key::WorkerId(scene.worker.to_string()));
            client.get_worker(contract::GetWorkerRequest { key }).await.map(drop)
        }
    }
}

async fn list(mut client: Client, call: &str, scene: &Scene) -> Result<(), Status> {
    let worker_id = scene.worker.to_string();
    match call {
        "ListWorkers" => client.list_workers(contract::ListWorkersRequest::default()).await.map(drop),
        "ListAbsences" => client.list_absences(contract::ListAbsencesRequest::default()).await.map(drop),
        "ListOwnAbsences" => {
            client.list_absences(contract::ListAbsencesRequest { worker_id, ..Default::default() }).await.map(drop)
        }
        "ListFunctionalLimits" => {
            let list = contract::ListFunctionalLimitsRequest { worker_id, ..Default::default() };
            client.list_functional_limits(list).await.map(drop)
        }
        "ListConsents" => {
            client.list_consents(contract::ListConsentsRequest { worker_id, ..Default::default() }).await.map(drop)
        }
        "ListSupportPackages" => {
            let list = contract::ListSupportPackagesRequest { worker_id, ..Default::default() };
            client.list_support_packages(list).await.map(drop)
        }
        "ListConfidentialReads" => {
            let list = contract::ListConfidentialReadsRequest { worker_id, ..Default::default() };
            client.list_confidential_reads(list).await.map(drop)
        }
        "ListContacts" => {
            client.list_contacts(contract::ListContactsRequest { worker_id, ..Default::default() }).await.map(drop)
        }
        "ListFollowUps" => client.list_follow_ups(contract::ListFollowUpsRequest::default()).await.map(drop),
        "ListPairs" => {
            client.list_pairs(contract::ListPairsRequest { worker_id, ..Default::default() }).await.map(drop)
        }
        "ListHostStatuses" => client.list_host_statuses(contract::ListHostStatusesRequest {}).await.map(drop),
        other => panic!("no such call: {other}"),
    }
}

async fn change(mut client: Client, call: &str, scene: &Scene) -> Result<(), Status> {
    let (request_id, worker_id, etag) = (number(), scene.worker.to_string(), String::new());
    match call {
        "RegisterWorker" => client.register_worker(person("W-1")).await.map(drop),
        "ReportAbsence" => client.report_absence(absence(scene.worker, "2026-11-23", None)).await.map(drop),
        "EndAbsence" => {
            let (absence_id, to) = (scene.absence.clone(), "2026-11-06".to_owned());
            client.end_absence(contract::EndAbsenceRequest { request_id, absence_id, to, etag }).await.map(drop)
        }
        "CancelAbsence" => {
            let absence_id = scene.absence.clone();
            client.cancel_absence(contract::CancelAbsenceRequest { request_id, absence_id, etag }).await.map(drop)
        }
        "DecideHostStatus" => client.decide_host_status(decision(contract::LegalStatus::Ama, false)).await.map(drop),
        "RecordPair" => {
            let wish = wish(scene.worker, scene.colleague, contract::PairKind::NotWith);
            client.record_pair(wish).await.map(drop)
        }
        "EndPair" => {
            let (pair_id, valid_to) = (scene.pair.clone(), "2026-12-31".to_owned());
            client.end_pair(contract::EndPairRequest { request_id, pair_id, valid_to, etag }).await.map(drop)
        }
        "RecordContact" => client.record_contact(contact(scene.worker, "")).await.map(drop),
        "SetFunctionalLimit" => client.set_functional_limit(limit(scene.worker, "2027-01-01")).await.map(drop),
        "EndFunctionalLimit" => {
            let (limit_id, valid_to) = (scene.limit.clone(), "2026-12-31".to_owned());
            let end = contract::EndFunctionalLimitRequest { request_id, limit_id, valid_to, etag };
            client.end_functional_limit(end).await.map(drop)
        }
        "GrantSupportPackage" => {
            let package = contract::GrantSupportPackageRequest {
                request_id,
                worker_id,
                scheme: contract::Scheme::Individual.into(),
                percent: 20,
                guidance: contract::GuidanceNeed::Low.into(),
                valid_from: "2026-01-01".to_owned(),
                valid_to: None,
            };
            client.grant_support_package(package).await.map(drop)
        }
        "EraseConfidential" => {
            let category = REASON.to_owned();
            let erase = contract::EraseConfidentialRequest { request_id, worker_id, category };
            client.erase_confidential(erase).await.map(drop)
        }
        other => panic!("no such call: {other}"),
    }
}

/// Gives a consent and takes back one that the social worker wrote down; all are taken back at the end.
async fn consents(desk: &Desk, viewer: &Viewer, scene: &Scene) -> Result<(), Status> {
    let mut client = desk.call(viewer);
    let given = client.give_consent(consent(scene.worker, viewer)).await;
    let other = desk.social().give_consent(consent(scene.worker, viewer)).await?.into_inner().consent_id;
    let own = given.as_ref().map(|it| it.get_ref().consent_id.clone());
    for consent_id in own.into_iter().chain([other]) {
        let back = contract::WithdrawConsentRequest { request_id: number(), consent_id };
        let taken = client.withdraw_consent(back.clone()).await;
        assert_eq!(taken.is_ok(), given.is_ok(), "who may give may take back: {viewer:?}");
        let back = contract::WithdrawConsentRequest { request_id: number(), ..back };
        desk.social().withdraw_consent(back).await?;
    }
    given.map(drop)
}

fn limit(worker: Uuid, from: &str) -> contract::SetFunctionalLimitRequest {
    contract::SetFunctionalLimitRequest {
        request_id: number(),
        worker_id: worker.to_string(),
        kind: contract::LimitKind::Noise.into(),
        value: 0,
        is_hard: true,
        valid_from: from.to_owned(),
        valid_to: None,
    }
}

async fn every_call_is_open_to_the_roles_of_the_table_alone(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let past = absence(worker, "2026-11-02", Some("2026-11-06"));
    let absence = desk.social().report_absence(past).await.unwrap().into_inner().absence_id;
    let set = contract::SetFunctionalLimitRequest { is_hard: false, ..limit(worker, "2026-01-01") };
    let limit = desk.social().set_functional_limit(set).await.unwrap().into_inner().limit_id;
    let contact = desk.in_touch(contact(worker, &absence)).await;
    let colleague = desk.hire("W-2").await;
    let wished = desk.social().record_pair(wish(colleague, worker, contract::PairKind::GladlyWith)).await;
    let pair = wished.unwrap().into_inner().pair_id;
    let scene = Scene { worker, absence, limit, contact, colleague, pair };
    for (call, row) in TABLE {
        for (role, cell) in Role::ALL.into_iter().zip(row.split(' ')) {
            let answer = ask(&desk, role, call, &scene).await;
            let is_closed = answer.as_ref().is_err_and(|status| status.code() == Code::PermissionDenied);
            assert_eq!(is_closed, cell == "-", "{role:?} {call}: {answer:?}");
        }
    }
    desk.bench.stop().await;
}
