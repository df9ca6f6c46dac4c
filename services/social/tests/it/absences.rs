//! Absences taken on the phone.

use sea_orm::{ConnectionTrait, Statement};
use werkbrug_chassis::{identity::Viewer, refusal::facts_of};
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social as contract;

use crate::desk::{Desk, absence, number, reason, wanted};

on_both!(
    a_coach_who_reports_gets_dates_only_and_is_refused_the_secret,
    what_leaves_is_unavailable_from_until_and_the_end_replaces_it,
    a_day_is_absent_once_whoever_reports,
    an_end_needs_the_version_that_was_seen,
    absences_are_listed_by_worker_and_by_day,
    many_report_the_same_day_at_once,
    an_absence_outside_employment_is_refused,
    a_mistaken_absence_never_was,
    a_coach_takes_back_only_the_own_mistake,
);

async fn a_coach_who_reports_gets_dates_only_and_is_refused_the_secret(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let mut coach = desk.as_role(Role::Coach);
    let said = absence(worker, "2026-11-23", Some("2026-11-27"));
    let reported = coach.report_absence(said).await.unwrap().into_inner();
    assert_eq!(reported.etag, "1");
    let list = coach.list_absences(contract::ListAbsencesRequest::default()).await.unwrap().into_inner();
    let expected = contract::Absence {
        absence_id: reported.absence_id.clone(),
        worker_id: worker.to_string(),
        from: "2026-11-23".to_owned(),
        to: Some("2026-11-27".to_owned()),
        etag: "1".to_owned(),
        display_name: "Testina Voorbeeld W-1".to_owned(),
    };
    assert_eq!((list.absences, list.total_size), (vec![expected], 1));
    let refused = coach.read_absence_secret(wanted(&reported.absence_id)).await.unwrap_err();
    assert_eq!((refused.code(), reason(&refused).as_str()), (tonic::Code::PermissionDenied, "NO_GROUND"));
    assert!(desk.reads(worker).await.is_empty(), "what was refused was not read");
    let secret = desk.social().read_absence_secret(wanted(&reported.absence_id)).await.unwrap().into_inner();
    assert_eq!(secret.note, "an invented note");
    assert_eq!(secret.work_related(), contract::WorkRelated::Yes);
    desk.bench.stop().await;
}

async fn what_leaves_is_unavailable_from_until_and_the_end_replaces_it(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let reported = desk.social().report_absence(absence(worker, "2026-11-23", None)).await.unwrap().into_inner();
    let back = contract::EndAbsenceRequest {
        request_id: number(),
        absence_id: reported.absence_id.clone(),
        to: "2026-11-25".to_owned(),
        etag: reported.etag,
    };
    let ended = desk.as_role(Role::Coach).end_absence(back).await.unwrap().into_inner();
    assert_eq!(ended.etag, "2");
    let said: Vec<contract::WorkerUnavailable> = desk.said("availability").await;
    let unavailable = |to: Option<&str>| contract::WorkerUnavailable {
        absence_id: reported.absence_id.clone(),
        worker_id: worker.to_string(),
        from: "2026-11-23".to_owned(),
        to: to.map(str::to_owned),
        is_cancelled: false,
    };
    assert_eq!(said, [unavailable(None), unavailable(Some("2026-11-25"))]);
    let last = desk.bench.log("availability").await.pop().unwrap();
    assert_eq!(last.event_id, ended.event_id);
    desk.bench.stop().await;
}

async fn a_day_is_absent_once_whoever_reports(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let first = desk.absent(worker, "an invented note").await;
    let again = absence(worker, "2026-11-24", Some("2026-11-24"));
    let refused = desk.as_role(Role::Coach).report_absence(again).await.unwrap_err();
    assert_eq!(reason(&refused), "ABSENCE_OVERLAPS");
    assert_eq!(facts_of(&refused)["absence_id"], first);
    let early = absence(worker, "2026-11-20", Some("2026-11-22"));
    assert!(desk.social().report_absence(early).await.is_ok());
    desk.bench.stop().await;
}

async fn an_end_needs_the_version_that_was_seen(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let absence_id = desk.absent(worker, "an invented note").await;
    let end = |to: &str, etag: &str| contract::EndAbsenceRequest {
        request_id: number(),
        absence_id: absence_id.clone(),
        to: to.to_owned(),
        etag: etag.to_owned(),
    };
    let mut social = desk.social();
    social.end_absence(end("2026-11-25", "1")).await.unwrap();
    let stale = social.end_absence(end("2026-11-26", "1")).await.unwrap_err();
    assert_eq!(reason(&stale), "ETAG_MISMATCH");
    let early = social.end_absence(end("2026-11-22", "2")).await.unwrap_err();
    assert_eq!(reason(&early), "ENDS_BEFORE_START");
    assert_eq!(social.end_absence(end("2026-11-24", "")).await.unwrap().into_inner().etag, "3");
    desk.bench.stop().await;
}

async fn absences_are_listed_by_worker_and_by_day(backend: Backend) {
    let desk = Desk::open(backend).await;
    let (one, other) = (desk.hire("W-1").await, desk.hire("W-2").await);
    for (worker, from, to) in
        [(one, "2026-11-02", Some("2026-11-06")), (one, "2026-11-23", None), (other, "2026-11-06", Some("2026-11-23"))]
    {
        desk.social().report_absence(absence(worker, from, to)).await.unwrap();
    }
    let whose = |worker: &str, on: &str| contract::ListAbsencesRequest {
        page_size: 0,
        page_token: String::new(),
        worker_id: worker.to_owned(),
        on: on.to_owned(),
    };
    let (one_id, none) = (one.to_string(), "");
    let table = [(none, none, 3), (&one_id, none, 2), (none, "2026-11-06", 2), (none, "2026-11-07", 1)];
    for (worker, on, count) in table {
        let list = desk.social().list_absences(whose(worker, on)).await.unwrap().into_inner();
        assert_eq!(list.absences.len(), count, "{worker} {on}");
    }
    let list = desk.social().list_absences(whose(&one_id, "2030-01-01")).await.unwrap().into_inner();
    assert_eq!(list.absences.len(), 1, "without an end it lasts");
    let paged = contract::ListAbsencesRequest { page_size: 2, ..whose("", "") };
    let first = desk.social().list_absences(paged.clone()).await.unwrap().into_inner();
    let next = contract::ListAbsencesRequest { page_token: first.next_page_token, ..paged };
    let second = desk.social().list_absences(next).await.unwrap().into_inner();
    assert_eq!((first.absences.len(), second.absences.len()), (2, 1));
    desk.bench.stop().await;
}

async fn many_report_the_same_day_at_once(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let calls = (0..20).map(|_| {
        let mut client = desk.social();
        async move { client.report_absence(absence(worker, "2026-11-23", None)).await }
    });
    let answers = futures::future::join_all(calls).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    for refused in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert_eq!(reason(refused), "ABSENCE_OVERLAPS");
    }
    desk.bench.stop().await;
}

async fn an_absence_outside_employment_is_refused(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let refused = desk.social().report_absence(absence(worker, "2024-01-07", None)).await.unwrap_err();
    assert_eq!(reason(&refused), "NOT_EMPLOYED");
    assert!(desk.social().report_absence(absence(worker, "2024-01-08", None)).await.is_ok());
    desk.bench.stop().await;
}

fn mistake(absence_id: &str, etag: &str) -> contract::CancelAbsenceRequest {
    let (absence_id, etag) = (absence_id.to_owned(), etag.to_owned());
    contract::CancelAbsenceRequest { request_id: number(), absence_id, etag }
}

async fn a_mistaken_absence_never_was(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let absence_id = desk.absent(worker, "an invented note").await;
    let stale = desk.social().cancel_absence(mistake(&absence_id, "7")).await.unwrap_err();
    assert_eq!(reason(&stale), "ETAG_MISMATCH");
    let request = mistake(&absence_id, "1");
    let cancelled = desk.social().cancel_absence(request.clone()).await.unwrap().into_inner();
    assert_eq!(desk.social().cancel_absence(request).await.unwrap().into_inner(), cancelled, "a repeat");
    let said = desk.said::<contract::WorkerUnavailable>("availability").await.pop().unwrap();
    let expected = contract::WorkerUnavailable {
        absence_id: absence_id.clone(),
        worker_id: worker.to_string(),
        from: "2026-11-23".to_owned(),
        to: Some("2026-11-22".to_owned()),
        is_cancelled: true,
    };
    assert_eq!(said, expected);
    assert_eq!(desk.bench.log("availability").await.pop().unwrap().event_id, cancelled.event_id);
    let list = desk.social().list_absences(contract::ListAbsencesRequest::default()).await.unwrap().into_inner();
    assert!(list.absences.is_empty());
    for refused in [
        desk.social().read_absence_secret(wanted(&absence_id)).await.map(drop),
        desk.social().cancel_absence(mistake(&absence_id, "")).await.map(drop),
    ] {
        assert_eq!(reason(&refused.unwrap_err()), "NOT_FOUND");
    }
    // The day is free again, also for an absence that is no mistake.
    desk.absent(worker, "an invented note").await;
    let kept = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM absence_secret";
    let db = desk.bench.database();
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), kept)).await.unwrap().unwrap();
    assert_eq!(row.try_get::<i64>("", "n").unwrap(), 1, "what was closed of the mistake is gone");
    desk.bench.stop().await;
}

async fn a_coach_takes_back_only_the_own_mistake(backend: Backend) {
    let desk = Desk::open(backend).await;
    let (one, other) = (desk.hire("W-1").await, desk.hire("W-2").await);
    let coach = desk.bench.viewer(Role::Coach);
    let colleague = Viewer { actor: "another-coach".to_owned(), ..coach.clone() };
    let theirs = desk.absent(one, "an invented note").await;
    let own = absence(other, "2026-11-23", None);
    let own = desk.call(&coach).report_absence(own).await.unwrap().into_inner().absence_id;
    // Whoever says when it ended has not reported it.
    let end = |absence_id: &str| contract::EndAbsenceRequest {
        request_id: number(),
        absence_id: absence_id.to_owned(),
        to: "2026-11-30".to_owned(),
        etag: String::new(),
    };
    desk.call(&coach).end_absence(end(&theirs)).await.unwrap();
    desk.call(&colleague).end_absence(end(&own)).await.unwrap();
    for (viewer, absence_id) in [(&coach, &theirs), (&colleague, &own)] {
        let refused = desk.call(viewer).cancel_absence(mistake(absence_id, "")).await.unwrap_err();
        assert_eq!(reason(&refused), "NOT_ALLOWED", "{}", viewer.actor);
    }
    desk.call(&coach).cancel_absence(mistake(&own, "2")).await.unwrap();
    desk.social().cancel_absence(mistake(&theirs, "2")).await.unwrap();
    desk.bench.stop().await;
}
