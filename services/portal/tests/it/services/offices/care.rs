//! A few invented people, one long absence, and a secret that not everybody may read.

use std::sync::Arc;

use axum::Router;
use tonic::Status;
use werkbrug_chassis::{identity::Caller, refusal::Kind};
use werkbrug_kernel::role::Role;
use werkbrug_proto::social::{self, get_worker_request::Key};

use super::{
    super::{Said, only, unary},
    refused,
};

const SOCIAL: [Role; 1] = [Role::SocialWorker];
const CARE: [Role; 2] = [Role::SocialWorker, Role::Physician];
const NAMED: [Role; 3] = [Role::SocialWorker, Role::Physician, Role::Finance];
const PEOPLE: [(&str, &str, &str); 3] =
    [("mens-1", "Ada Voorbeeld", "M-001"), ("mens-2", "Ben Proefmans", "M-002"), ("mens-3", "Ada Verzonnen", "M-003")];

pub(super) fn add(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "social.v1.Social/ListWorkers", list_workers);
    let router = unary(router, said, "social.v1.Social/GetWorker", get_worker);
    let router = unary(router, said, "social.v1.Social/ListAbsences", |caller, _: &social::ListAbsencesRequest| {
        only(caller, &CARE)?;
        Ok(social::ListAbsencesResponse {
            absences: vec![absence()],
            total_size: 1,
            ..social::ListAbsencesResponse::default()
        })
    });
    let router = unary(router, said, "social.v1.Social/ListHostStatuses", host_statuses);
    let router = unary(router, said, "social.v1.Social/DecideHostStatus", decide_host_status);
    let router = unary(router, said, "social.v1.Social/ListFollowUps", follow_ups);
    let router = unary(router, said, "social.v1.Social/ReportAbsence", report);
    let router = unary(router, said, "social.v1.Social/RecordContact", record);
    let router = unary(router, said, "social.v1.Social/GetAbsence", episode);
    let router = unary(router, said, "social.v1.Social/ReadAbsenceSecret", secret);
    let router = unary(router, said, "social.v1.Social/EndAbsence", end);
    let router = unary(
        router,
        said,
        "social.v1.Social/ListFunctionalLimits",
        |caller, _: &social::ListFunctionalLimitsRequest| {
            only(caller, &CARE)?;
            let limit = social::FunctionalLimit {
                limit_id: "grens-1".into(),
                kind: social::LimitKind::LiftKg.into(),
                value: 10,
                is_hard: true,
                valid_from: "2026-01-01".into(),
                ..social::FunctionalLimit::default()
            };
            Ok(social::ListFunctionalLimitsResponse { limits: vec![limit], next_page_token: String::new() })
        },
    );
    let router = unary(router, said, "social.v1.Social/ListContacts", |caller, _: &social::ListContactsRequest| {
        only(caller, &SOCIAL)?;
        Ok(social::ListContactsResponse { contacts: vec![contact()], next_page_token: String::new() })
    });
    let router = unary(router, said, "social.v1.Social/ListConsents", |caller, _: &social::ListConsentsRequest| {
        only(caller, &SOCIAL).map(|()| social::ListConsentsResponse::default())
    });
    let router = unary(router, said, "social.v1.Social/ListSupportPackages", packages);
    let router = granting(router, said);
    let router = pairing(router, said);
    let router = limiting(router, said);
    unary(router, said, "social.v1.Social/ListConfidentialReads", |caller, _: &social::ListConfidentialReadsRequest| {
        only(caller, &SOCIAL)?;
        let read = social::ConfidentialRead {
            actor: "iemand".into(),
            role: Role::SocialWorker.as_str().into(),
            category: "absence_reason".into(),
            purpose: "gesprek voorbereiden".into(),
            ground: "own_file".into(),
            read_at_us: 1_795_000_000_000_000,
            ..social::ConfidentialRead::default()
        };
        Ok(social::ListConfidentialReadsResponse { reads: vec![read], next_page_token: String::new() })
    })
}

/// One package alone can be granted.
fn granting(router: Router, said: &Arc<Said>) -> Router {
    unary(router, said, "social.v1.Social/GrantSupportPackage", |caller, asked: &social::GrantSupportPackageRequest| {
        only(caller, &SOCIAL)?;
        let fits = asked.percent == 55 && asked.valid_from == "2027-01-01" && asked.worker_id == "mens-2";
        let refusal = refused(Kind::Invalid, "PERCENT_OUT_OF_RANGE");
        if fits { Ok(social::GrantSupportPackageResponse::default()) } else { Err(refusal) }
    })
}

/// Ada is not to be with Ben, who would gladly work with the other Ada; one wish alone can be recorded.
fn pairing(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "social.v1.Social/ListPairs", |caller, asked: &social::ListPairsRequest| {
        only(caller, &SOCIAL)?;
        let wish = |id: &str, by: usize, about: usize, kind: social::PairKind| social::Pair {
            pair_id: id.into(),
            worker_id: PEOPLE[by].0.into(),
            worker_name: PEOPLE[by].1.into(),
            other_worker_id: PEOPLE[about].0.into(),
            other_worker_name: PEOPLE[about].1.into(),
            kind: kind.into(),
            said_on: "2026-11-20".into(),
            valid_from: "2026-11-23".into(),
            valid_to: None,
            etag: "1".into(),
        };
        let mut pairs =
            vec![wish("wens-1", 0, 1, social::PairKind::NotWith), wish("wens-2", 1, 2, social::PairKind::GladlyWith)];
        pairs.retain(|one| one.worker_id == asked.worker_id || one.other_worker_id == asked.worker_id);
        Ok(social::ListPairsResponse { pairs, next_page_token: String::new() })
    });
    let router = unary(router, said, "social.v1.Social/RecordPair", |caller, asked: &social::RecordPairRequest| {
        only(caller, &SOCIAL)?;
        if asked.worker_id == asked.other_worker_id {
            return Err(refused(Kind::Invalid, "PAIR_WITH_ONESELF"));
        }
        assert_eq!((asked.other_worker_id.as_str(), asked.kind()), ("mens-3", social::PairKind::NotWith));
        assert_eq!((asked.said_on.as_str(), asked.valid_from.as_str()), ("2026-11-20", "2026-11-23"));
        Ok(social::RecordPairResponse::default())
    });
    unary(router, said, "social.v1.Social/EndPair", |caller, asked: &social::EndPairRequest| {
        only(caller, &SOCIAL)?;
        if asked.valid_to.as_str() < "2026-11-23" {
            return Err(refused(Kind::Invalid, "ENDS_BEFORE_START"));
        }
        if asked.valid_to.as_str() > "2026-12-31" {
            return Err(refused(Kind::Precondition, "PAIR_ENDS_EARLIER"));
        }
        assert_eq!((asked.pair_id.as_str(), asked.etag.as_str()), ("wens-2", "1"));
        Ok(social::EndPairResponse::default())
    })
}

/// Four hours a day from 1 December can be recorded, and the limit that is known can be ended.
fn limiting(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(
        router,
        said,
        "social.v1.Social/SetFunctionalLimit",
        |caller, asked: &social::SetFunctionalLimitRequest| {
            only(caller, &CARE)?;
            if asked.value != 240 {
                return Err(refused(Kind::Precondition, "LIMIT_OVERLAPS"));
            }
            assert!(asked.kind() == social::LimitKind::MinutesPerDay && asked.is_hard, "{asked:?}");
            assert_eq!((asked.valid_from.as_str(), asked.valid_to.as_deref()), ("2026-12-01", None));
            Ok(social::SetFunctionalLimitResponse::default())
        },
    );
    unary(router, said, "social.v1.Social/EndFunctionalLimit", |caller, asked: &social::EndFunctionalLimitRequest| {
        only(caller, &CARE)?;
        assert_eq!((asked.limit_id.as_str(), asked.valid_to.as_str()), ("grens-1", "2026-11-30"));
        Ok(social::EndFunctionalLimitResponse::default())
    })
}

fn packages(
    caller: &Caller,
    asked: &social::ListSupportPackagesRequest,
) -> Result<social::ListSupportPackagesResponse, Status> {
    only(caller, &[Role::SocialWorker, Role::Finance])?;
    let package = social::SupportPackage {
        worker_id: asked.worker_id.clone(),
        scheme: social::Scheme::Collective.into(),
        percent: 55,
        guidance: social::GuidanceNeed::High.into(),
        valid_from: "2026-01-01".into(),
        ..social::SupportPackage::default()
    };
    Ok(social::ListSupportPackagesResponse { packages: vec![package], next_page_token: String::new() })
}

fn worker(place: usize) -> social::Worker {
    let (id, name, code) = PEOPLE[place];
    social::Worker {
        worker_id: id.into(),
        worker_code: code.into(),
        display_name: name.into(),
        status: social::LegalStatus::TargetWorker.into(),
        contract_fraction: "0.8".into(),
        employed_from: "2024-02-01".into(),
        ..social::Worker::default()
    }
}

fn list_workers(caller: &Caller, asked: &social::ListWorkersRequest) -> Result<social::ListWorkersResponse, Status> {
    only(caller, &NAMED)?;
    let on_day = |worker: social::Worker| social::Worker {
        is_absent: !asked.absence_on.is_empty() && worker.worker_id == "mens-2",
        ..worker
    };
    let mut workers: Vec<social::Worker> = (0..PEOPLE.len()).map(worker).map(on_day).collect();
    let wanted = asked.contains.to_lowercase();
    workers.retain(|one| format!("{} {}", one.display_name, one.worker_code).to_lowercase().contains(&wanted));
    workers.retain(|one| one.is_absent || !asked.absent_only);
    let total_size = u32::try_from(workers.len()).unwrap();
    Ok(social::ListWorkersResponse { workers, next_page_token: String::new(), total_size })
}

fn get_worker(caller: &Caller, asked: &social::GetWorkerRequest) -> Result<social::Worker, Status> {
    only(caller, &NAMED)?;
    let found = PEOPLE.iter().position(|(id, _, code)| match &asked.key {
        Some(Key::WorkerId(wanted)) => wanted == id,
        Some(Key::WorkerCode(wanted)) => wanted == code,
        None => false,
    });
    found.map(worker).ok_or_else(|| refused(Kind::NotFound, "NOT_FOUND"))
}

fn absence() -> social::Absence {
    social::Absence {
        absence_id: "ziekte-1".into(),
        worker_id: "mens-2".into(),
        from: "2026-11-16".into(),
        to: None,
        etag: "e1".into(),
        display_name: "Ben Proefmans".into(),
    }
}

fn contact() -> social::Contact {
    social::Contact {
        contact_id: "contact-1".into(),
        worker_id: "mens-2".into(),
        subject_id: "ziekte-1".into(),
        how: social::ContactHow::Phone.into(),
        made_on: "2026-11-17".into(),
        has_note: true,
        ..social::Contact::default()
    }
}

fn follow_ups(caller: &Caller, asked: &social::ListFollowUpsRequest) -> Result<social::ListFollowUpsResponse, Status> {
    only(caller, &SOCIAL)?;
    let one = |place: usize, kind: social::FollowUpKind, reason: &str, keeper: social::FileKeeper| social::FollowUp {
        kind: kind.into(),
        worker_id: PEOPLE[place].0.into(),
        display_name: PEOPLE[place].1.into(),
        due_on: "2026-11-20".into(),
        reason: reason.into(),
        subject_id: "ziekte-1".into(),
        keeper: keeper.into(),
    };
    let mut follow_ups = vec![
        one(1, social::FollowUpKind::Contact, "first_call", social::FileKeeper::Own),
        one(0, social::FollowUpKind::LimitEnds, "limit_ends", social::FileKeeper::Colleague),
    ];
    follow_ups.retain(|one| one.display_name.to_lowercase().contains(&asked.contains.to_lowercase()));
    follow_ups.retain(|one| asked.keeper() == social::FileKeeper::Unspecified || one.keeper == asked.keeper);
    follow_ups.retain(|one| asked.kinds.is_empty() || asked.kinds.contains(&one.kind));
    let total_size = u32::try_from(follow_ups.len()).unwrap();
    Ok(social::ListFollowUpsResponse { follow_ups, next_page_token: String::new(), total_size })
}

/// Refuses Ben, who is absent already, and takes only what the form of the test says.
fn report(caller: &Caller, asked: &social::ReportAbsenceRequest) -> Result<social::ReportAbsenceResponse, Status> {
    only(caller, &SOCIAL)?;
    if asked.worker_id == "mens-2" {
        return Err(refused(Kind::Precondition, "ABSENCE_OVERLAPS"));
    }
    assert_eq!((asked.from.as_str(), asked.to.as_deref()), ("2026-11-23", None));
    assert_eq!((asked.work_related(), asked.note.as_str()), (social::WorkRelated::No, "belt morgen terug"));
    Ok(social::ReportAbsenceResponse::default())
}

fn record(caller: &Caller, asked: &social::RecordContactRequest) -> Result<social::RecordContactResponse, Status> {
    only(caller, &SOCIAL)?;
    if asked.next_contact_on.as_ref().is_some_and(|next| *next < asked.made_on) {
        return Err(refused(Kind::Invalid, "NEXT_CONTACT_TOO_EARLY"));
    }
    assert_eq!((asked.subject_id.as_str(), asked.how()), ("ziekte-1", social::ContactHow::HomeVisit));
    Ok(social::RecordContactResponse::default())
}

fn episode(caller: &Caller, asked: &social::GetAbsenceRequest) -> Result<social::AbsenceEpisode, Status> {
    only(caller, &SOCIAL)?;
    if !asked.absence_id.starts_with("ziekte-") {
        return Err(refused(Kind::NotFound, "NOT_FOUND"));
    }
    let moment = |code: &str, on: &str| social::EpisodeMoment { code: code.into(), on: on.into() };
    Ok(social::AbsenceEpisode {
        absence: Some(absence()),
        display_name: "Ben Proefmans".into(),
        day_number: 8,
        moments: vec![moment("help_notice", "2026-12-14"), moment("potential_estimate", "2027-01-11")],
        contacts: vec![contact()],
        consents: vec![],
    })
}

/// Readable for who prepares a talk; for anybody else there is no ground.
fn secret(caller: &Caller, asked: &social::ReadAbsenceSecretRequest) -> Result<social::AbsenceSecret, Status> {
    only(caller, &SOCIAL)?;
    if asked.purpose != "gesprek voorbereiden" {
        return Err(refused(Kind::Forbidden, "NO_GROUND"));
    }
    let absence_id = asked.absence_id.clone();
    Ok(social::AbsenceSecret { absence_id, work_related: social::WorkRelated::Yes.into(), note: "GEHEIME-NOTA".into() })
}

fn end(caller: &Caller, asked: &social::EndAbsenceRequest) -> Result<social::EndAbsenceResponse, Status> {
    only(caller, &SOCIAL)?;
    if asked.to.as_str() < "2026-11-16" {
        Err(refused(Kind::Invalid, "ENDS_BEFORE_START"))
    } else {
        Ok(social::EndAbsenceResponse::default())
    }
}

fn decide_host_status(
    caller: &Caller,
    asked: &social::DecideHostStatusRequest,
) -> Result<social::DecideHostStatusResponse, Status> {
    only(caller, &SOCIAL)?;
    if asked.source.trim().is_empty() {
        return Err(refused(Kind::Invalid, "TEXT_MISSING"));
    }
    if asked.source.chars().count() > 300 {
        return Err(refused(Kind::Invalid, "TEXT_TOO_LONG"));
    }
    assert!(asked.status() == social::LegalStatus::Ama && asked.is_allowed && asked.is_confirmed, "{asked:?}");
    Ok(social::DecideHostStatusResponse::default())
}

fn host_statuses(
    caller: &Caller,
    _: &social::ListHostStatusesRequest,
) -> Result<social::ListHostStatusesResponse, Status> {
    only(caller, &SOCIAL)?;
    let decision = |from: &str, is_allowed| social::HostDecision {
        from: from.into(),
        is_allowed,
        source: "overleg van 20 november".into(),
        is_confirmed: true,
        decided_by: "bench-social".into(),
    };
    let of = |status: social::LegalStatus, is_allowed, decisions| social::HostStatus {
        status: status.into(),
        is_allowed,
        decisions,
        people: 2,
    };
    let decided = vec![decision("2026-11-20", false), decision("2026-01-05", true)];
    let statuses =
        vec![of(social::LegalStatus::TargetWorker, true, vec![]), of(social::LegalStatus::Ama, false, decided)];
    Ok(social::ListHostStatusesResponse { statuses })
}
