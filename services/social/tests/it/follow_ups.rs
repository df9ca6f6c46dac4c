//! What the social service should look at, through gRPC; the rules themselves have their tables in the domain.

use uuid::Uuid;
use werkbrug_chassis::identity::Viewer;
use werkbrug_kernel::{id::Id, role::Role};
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social::{self as contract, FileKeeper, FollowUp, FollowUpKind};

use crate::desk::{Desk, absence, consent, contact, number, person, reason};

on_both!(
    every_kind_of_follow_up_is_found_by_its_dates,
    the_own_files_come_first_then_those_of_all_then_those_of_colleagues,
    a_contact_closes_a_follow_up_or_moves_it,
    the_list_has_pages_that_hold_their_place,
    a_follow_up_tells_nothing_that_was_confided,
    somebody_who_left_and_another_workshop_have_no_follow_ups,
);

async fn follow_ups(desk: &Desk, viewer: &Viewer, until: &str) -> Vec<FollowUp> {
    let request = contract::ListFollowUpsRequest { until: until.to_owned(), ..Default::default() };
    desk.call(viewer).list_follow_ups(request).await.unwrap().into_inner().follow_ups
}

/// The list as the social worker sees it: kind, reason, day.
async fn seen(desk: &Desk, until: &str) -> Vec<(FollowUpKind, String, String)> {
    let found = follow_ups(desk, &desk.bench.viewer(Role::SocialWorker), until).await;
    found.into_iter().map(|it| (it.kind(), it.reason, it.due_on)).collect()
}

fn line(kind: FollowUpKind, reason: &str, due_on: &str) -> (FollowUpKind, String, String) {
    (kind, reason.to_owned(), due_on.to_owned())
}

async fn hire_kept_by(desk: &Desk, code: &str, holder: &str) -> Uuid {
    let kept = contract::RegisterWorkerRequest { file_holder: Some(holder.to_owned()), ..person(code) };
    desk.social().register_worker(kept).await.unwrap().into_inner().worker_id.parse().unwrap()
}

fn limit(worker: Uuid, to: &str) -> contract::SetFunctionalLimitRequest {
    contract::SetFunctionalLimitRequest {
        request_id: number(),
        worker_id: worker.to_string(),
        kind: contract::LimitKind::LiftKg.into(),
        value: 10,
        is_hard: true,
        valid_from: "2026-01-01".to_owned(),
        valid_to: Some(to.to_owned()),
    }
}

fn package(worker: Uuid, from: &str, to: Option<&str>) -> contract::GrantSupportPackageRequest {
    contract::GrantSupportPackageRequest {
        request_id: number(),
        worker_id: worker.to_string(),
        scheme: contract::Scheme::Collective.into(),
        percent: 45,
        guidance: contract::GuidanceNeed::Mid.into(),
        valid_from: from.to_owned(),
        valid_to: to.map(str::to_owned),
    }
}

async fn every_kind_of_follow_up_is_found_by_its_dates(backend: Backend) {
    let desk = Desk::open(backend).await;
    let mut social = desk.social();
    let (away, long, other) = (desk.hire("W-1").await, desk.hire("W-2").await, desk.hire("W-3").await);
    social.report_absence(absence(away, "2026-11-23", None)).await.unwrap();
    social.report_absence(absence(long, "2026-09-28", None)).await.unwrap();
    social.set_functional_limit(limit(other, "2026-12-07")).await.unwrap();
    social.grant_support_package(package(other, "2024-11-24", Some("2027-01-22"))).await.unwrap();
    let coach = desk.bench.viewer(Role::Coach);
    let until = contract::GiveConsentRequest { expires_on: Some("2026-12-08".to_owned()), ..consent(other, &coach) };
    social.give_consent(until).await.unwrap();
    // 28 September and eight weeks is 23 November; 60 days before 22 January is 23 November.
    let expected = vec![
        line(FollowUpKind::Contact, "silent_28", "2026-09-28"),
        line(FollowUpKind::Contact, "first_call", "2026-11-23"),
        line(FollowUpKind::WorkDoctor, "potential_estimate", "2026-11-23"),
        line(FollowUpKind::PackageEvaluation, "evaluation_possible", "2026-11-25"),
        line(FollowUpKind::LimitEnds, "limit_ends", "2026-12-07"),
        line(FollowUpKind::PackageEnds, "package_ends", "2027-01-22"),
    ];
    assert_eq!(seen(&desk, "").await, expected);
    let tomorrow = seen(&desk, "2026-11-24").await;
    assert_eq!(tomorrow.len(), 7);
    assert!(tomorrow.contains(&line(FollowUpKind::ConsentEnds, "consent_ends", "2026-12-08")));
    desk.bench.stop().await;
}

async fn the_own_files_come_first_then_those_of_all_then_those_of_colleagues(backend: Backend) {
    let desk = Desk::open(backend).await;
    let me = desk.bench.viewer(Role::SocialWorker);
    let (theirs, all) = (hire_kept_by(&desk, "W-1", "colleague").await, desk.hire("W-2").await);
    let own = hire_kept_by(&desk, "W-3", &me.actor).await;
    for (worker, since) in [(theirs, "2026-11-20"), (all, "2026-11-21"), (own, "2026-11-22")] {
        desk.social().report_absence(absence(worker, since, None)).await.unwrap();
    }
    let order = |found: Vec<FollowUp>| -> Vec<(FileKeeper, String)> {
        found.into_iter().map(|it| (it.keeper(), it.worker_id)).collect()
    };
    let expected = [(FileKeeper::Own, own), (FileKeeper::Shared, all), (FileKeeper::Colleague, theirs)];
    let expected = expected.map(|(keeper, worker)| (keeper, worker.to_string()));
    assert_eq!(order(follow_ups(&desk, &me, "").await), expected);
    let colleague = Viewer { actor: "colleague".to_owned(), ..me };
    assert_eq!(order(follow_ups(&desk, &colleague, "").await)[0], (FileKeeper::Own, theirs.to_string()));
    desk.bench.stop().await;
}

async fn a_contact_closes_a_follow_up_or_moves_it(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    desk.absent(worker, "an invented note").await;
    desk.social().set_functional_limit(limit(worker, "2026-11-30")).await.unwrap();
    let found = follow_ups(&desk, &desk.bench.viewer(Role::SocialWorker), "").await;
    let subjects: Vec<String> = found.iter().map(|it| it.subject_id.clone()).collect();
    assert_eq!(found.iter().map(|it| it.kind()).collect::<Vec<_>>(), [FollowUpKind::Contact, FollowUpKind::LimitEnds]);
    desk.in_touch(contact(worker, &subjects[0])).await;
    let agreed = Some("2026-11-25".to_owned());
    desk.in_touch(contract::RecordContactRequest { next_contact_on: agreed, ..contact(worker, &subjects[1]) }).await;
    assert_eq!(seen(&desk, "").await, []);
    assert_eq!(seen(&desk, "2026-11-25").await, [line(FollowUpKind::LimitEnds, "agreed_day", "2026-11-25")]);
    desk.in_touch(contact(worker, &subjects[1])).await;
    assert_eq!(seen(&desk, "2026-11-30").await, [line(FollowUpKind::Contact, "silent_7", "2026-11-30")]);
    desk.bench.stop().await;
}

async fn the_list_has_pages_that_hold_their_place(backend: Backend) {
    let desk = Desk::open(backend).await;
    for code in ["W-1", "W-2", "W-3"] {
        let worker = desk.hire(code).await;
        desk.absent(worker, "an invented note").await;
    }
    let (mut found, mut page_token) = (Vec::new(), String::new());
    loop {
        let request = contract::ListFollowUpsRequest { page_size: 1, page_token, ..Default::default() };
        let page = desk.social().list_follow_ups(request).await.unwrap().into_inner();
        // What is closed in the meantime takes no line away from the next page.
        let line = page.follow_ups[0].clone();
        desk.in_touch(contact(line.worker_id.parse().unwrap(), &line.subject_id)).await;
        found.push(line.display_name);
        page_token = page.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    found.sort();
    assert_eq!(found, ["Testina Voorbeeld W-1", "Testina Voorbeeld W-2", "Testina Voorbeeld W-3"]);
    let foreign = contract::ListFollowUpsRequest { page_token: "bm9uc2Vuc2U".to_owned(), ..Default::default() };
    assert_eq!(reason(&desk.social().list_follow_ups(foreign).await.unwrap_err()), "PAGE_TOKEN_UNKNOWN");
    desk.bench.stop().await;
}

async fn a_follow_up_tells_nothing_that_was_confided(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let absence_id = desk.absent(worker, "an invented note").await;
    let found = follow_ups(&desk, &desk.bench.viewer(Role::SocialWorker), "").await;
    let expected = FollowUp {
        kind: FollowUpKind::Contact.into(),
        worker_id: worker.to_string(),
        display_name: "Testina Voorbeeld W-1".to_owned(),
        due_on: "2026-11-23".to_owned(),
        reason: "first_call".to_owned(),
        subject_id: absence_id,
        keeper: FileKeeper::Shared.into(),
    };
    assert_eq!(found, [expected]);
    assert!(desk.reads(worker).await.is_empty(), "nothing confidential was read for it");
    desk.bench.stop().await;
}

async fn somebody_who_left_and_another_workshop_have_no_follow_ups(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    desk.absent(worker, "an invented note").await;
    let elsewhere = Viewer { tenant: Id::fresh(), ..desk.bench.viewer(Role::SocialWorker) };
    assert!(follow_ups(&desk, &elsewhere, "").await.is_empty());
    let gone = contract::RegisterWorkerRequest { employed_to: Some("2026-11-22".to_owned()), ..person("W-1") };
    desk.social().register_worker(gone).await.unwrap();
    assert_eq!(seen(&desk, "").await, []);
    desk.bench.stop().await;
}
