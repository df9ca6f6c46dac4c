//! Which statuses the workshop sends to hosts.

use std::time::Duration;

use sea_orm::{ConnectionTrait, DbBackend, Statement, TransactionTrait};
use tokio::time::Instant;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social as contract;

use crate::desk::{Desk, number, person, reason};

on_both!(
    where_nothing_was_decided_who_is_not_employed_here_is_not_sent,
    a_decision_is_told_of_everybody_of_the_status_and_of_who_comes_later,
    the_same_decision_again_is_kept_and_tells_nobody_anything,
    a_decision_says_what_it_rests_on,
    people_who_are_recorded_at_the_same_moment_are_told_as_it_was_decided_last,
    what_was_decided_often_of_one_status_hides_nothing_of_another,
);

/// A decision of today.
pub(crate) fn decision(status: contract::LegalStatus, is_allowed: bool) -> contract::DecideHostStatusRequest {
    contract::DecideHostStatusRequest {
        request_id: number(),
        status: status.into(),
        is_allowed,
        source: "overleg met het OCMW van 20 november 2026".to_owned(),
        is_confirmed: true,
    }
}

fn of_status(code: &str, status: contract::LegalStatus) -> contract::RegisterWorkerRequest {
    contract::RegisterWorkerRequest { status: status.into(), ..person(code) }
}

impl Desk {
    async fn host_status(&self, status: contract::LegalStatus) -> contract::HostStatus {
        let all = self.social().list_host_statuses(contract::ListHostStatusesRequest {}).await.unwrap().into_inner();
        all.statuses.into_iter().find(|one| one.status() == status).unwrap()
    }

    /// What was said last of whether hosts are open, by person.
    async fn told(&self) -> std::collections::BTreeMap<String, bool> {
        let said: Vec<contract::GuidanceNeedRecorded> = self.said("guidance").await;
        said.into_iter().map(|one| (one.worker_id, one.is_allowed_at_hosts.unwrap())).collect()
    }
}

async fn where_nothing_was_decided_who_is_not_employed_here_is_not_sent(backend: Backend) {
    let desk = Desk::open(backend).await;
    desk.social().register_worker(of_status("W-1", contract::LegalStatus::Ama)).await.unwrap();
    let all = desk.social().list_host_statuses(contract::ListHostStatusesRequest {}).await.unwrap().into_inner();
    let rows: Vec<_> = all.statuses.iter().map(|one| (one.status(), one.is_allowed, one.people)).collect();
    let expected = [
        (contract::LegalStatus::TargetWorker, true, 0),
        (contract::LegalStatus::IndividualScheme, true, 0),
        (contract::LegalStatus::Ama, false, 1),
        (contract::LegalStatus::Article60, false, 0),
        (contract::LegalStatus::SupportStaff, true, 0),
    ];
    assert_eq!(rows, expected);
    assert!(all.statuses.iter().all(|one| one.decisions.is_empty()));
    assert_eq!(desk.told().await.into_values().collect::<Vec<_>>(), [false]);
    desk.bench.stop().await;
}

async fn a_decision_is_told_of_everybody_of_the_status_and_of_who_comes_later(backend: Backend) {
    let desk = Desk::open(backend).await;
    let target = desk.hire("W-0").await.to_string();
    let ama = desk.social().register_worker(of_status("W-1", contract::LegalStatus::Ama)).await.unwrap().into_inner();
    let package = contract::GrantSupportPackageRequest {
        request_id: number(),
        worker_id: target.clone(),
        scheme: contract::Scheme::Individual.into(),
        percent: 20,
        guidance: contract::GuidanceNeed::Low.into(),
        valid_from: "2026-01-01".to_owned(),
        valid_to: None,
    };
    desk.social().grant_support_package(package).await.unwrap();
    let answer =
        desk.social().decide_host_status(decision(contract::LegalStatus::Ama, true)).await.unwrap().into_inner();
    assert_eq!(answer.from, "2026-11-23");
    assert_eq!(desk.bench.log("guidance").await.last().unwrap().event_id, answer.event_id);
    assert!(desk.told().await[&ama.worker_id]);
    let later = desk.social().register_worker(of_status("W-2", contract::LegalStatus::Ama)).await.unwrap().into_inner();
    assert!(desk.told().await[&later.worker_id]);
    let no = decision(contract::LegalStatus::TargetWorker, false);
    desk.social().decide_host_status(no).await.unwrap();
    let last: contract::GuidanceNeedRecorded = desk.said("guidance").await.pop().unwrap();
    assert_eq!(
        (last.worker_id, last.need, last.is_allowed_at_hosts),
        (target, contract::GuidanceNeed::Low.into(), Some(false))
    );
    assert_eq!(last.status, 0, "never the status itself");
    let ama = desk.host_status(contract::LegalStatus::Ama).await;
    assert_eq!((ama.is_allowed, ama.people, ama.decisions.len()), (true, 2, 1));
    desk.bench.stop().await;
}

async fn the_same_decision_again_is_kept_and_tells_nobody_anything(backend: Backend) {
    let desk = Desk::open(backend).await;
    desk.hire("W-0").await;
    let before = desk.bench.log("guidance").await.len();
    let unsure = contract::DecideHostStatusRequest {
        is_confirmed: false,
        ..decision(contract::LegalStatus::TargetWorker, true)
    };
    let answer = desk.social().decide_host_status(unsure).await.unwrap().into_inner();
    assert_eq!(answer.event_id, "");
    let sure = decision(contract::LegalStatus::TargetWorker, true);
    let first = desk.social().decide_host_status(sure.clone()).await.unwrap().into_inner();
    assert_eq!(
        desk.social().decide_host_status(sure).await.unwrap().into_inner(),
        first,
        "the same call is one decision"
    );
    assert_eq!(desk.bench.log("guidance").await.len(), before);
    let kept = desk.host_status(contract::LegalStatus::TargetWorker).await.decisions;
    assert_eq!(kept.iter().map(|one| one.is_confirmed).collect::<Vec<_>>(), [true, false], "the newest first");
    assert_eq!(kept[0].decided_by, desk.bench.viewer(Role::SocialWorker).actor);
    desk.bench.stop().await;
}

async fn a_decision_says_what_it_rests_on(backend: Backend) {
    let desk = Desk::open(backend).await;
    for (source, expected) in [("  ", "TEXT_MISSING"), ("a\nb", "TEXT_HAS_CONTROL_CHARACTERS")] {
        let asked = contract::DecideHostStatusRequest {
            source: source.to_owned(),
            ..decision(contract::LegalStatus::Ama, true)
        };
        assert_eq!(reason(&desk.social().decide_host_status(asked).await.unwrap_err()), expected, "{source:?}");
    }
    assert!(desk.host_status(contract::LegalStatus::Ama).await.decisions.is_empty());
    desk.bench.stop().await;
}

async fn people_who_are_recorded_at_the_same_moment_are_told_as_it_was_decided_last(backend: Backend) {
    let desk = Desk::open(backend).await;
    let mut under_way = tokio::task::JoinSet::new();
    for number in 0..12 {
        let mut social = desk.social();
        under_way.spawn(async move {
            if number == 6 {
                let decided = decision(contract::LegalStatus::Article60, true);
                social.decide_host_status(decided).await.map(drop)
            } else {
                let worker = of_status(&format!("W-{number}"), contract::LegalStatus::Article60);
                social.register_worker(worker).await.map(drop)
            }
        });
    }
    while let Some(ended) = under_way.join_next().await {
        ended.unwrap().unwrap();
    }
    let told = desk.told().await;
    assert_eq!((told.len(), told.values().filter(|is_allowed| **is_allowed).count()), (11, 11), "{told:?}");
    desk.bench.stop().await;
}

async fn what_was_decided_often_of_one_status_hides_nothing_of_another(backend: Backend) {
    let desk = Desk::open(backend).await;
    desk.social().decide_host_status(decision(contract::LegalStatus::TargetWorker, false)).await.unwrap();
    let id = match backend {
        Backend::Postgres => "gen_random_uuid()",
        Backend::Sqlite => "randomblob(16)",
    };
    let often = format!(
        "INSERT INTO host_decision (tenant, id, status, from_day, is_allowed, source, is_confirmed, decided_by) \
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) \
         SELECT tenant, {id}, {}, from_day, TRUE, source, is_confirmed, decided_by FROM host_decision CROSS JOIN n",
        i32::from(contract::LegalStatus::Ama)
    );
    desk.bench.database().execute_unprepared(&often).await.unwrap();
    let (target, ama) = (contract::LegalStatus::TargetWorker, contract::LegalStatus::Ama);
    let [target, ama] = [desk.host_status(target).await, desk.host_status(ama).await];
    assert_eq!((target.is_allowed, target.decisions.len()), (false, 1), "the page says what holds");
    assert!(ama.is_allowed && ama.decisions.len() < 300);
    desk.bench.stop().await;
}

/// SQLite has one writer, so there the two simply follow one another.
#[tokio::test]
async fn who_gets_another_status_waits_for_a_decision_about_the_one_they_leave() {
    let desk = Desk::open(Backend::Postgres).await;
    desk.hire("W-1").await;
    let deciding = desk.bench.database().begin().await.unwrap();
    let left = i32::from(contract::LegalStatus::TargetWorker);
    let hold = format!("SELECT status FROM host_status WHERE status = {left} FOR UPDATE");
    deciding.execute_unprepared(&hold).await.unwrap();
    let (mut social, mut moving) = (desk.social(), tokio::task::JoinSet::new());
    moving.spawn(async move { social.register_worker(of_status("W-1", contract::LegalStatus::Ama)).await });
    let waiting = "SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))";
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        assert!(moving.try_join_next().is_none(), "the status changed beside a decision about it");
        let found =
            deciding.query_one_raw(Statement::from_string(DbBackend::Postgres, waiting)).await.unwrap().unwrap();
        if found.try_get_by_index::<i64>(0).unwrap() > 0 {
            break;
        }
        assert!(Instant::now() < deadline, "nobody waits");
    }
    deciding.commit().await.unwrap();
    moving.join_next().await.unwrap().unwrap().unwrap();
    assert_eq!(desk.told().await.into_values().collect::<Vec<_>>(), [false], "as AMA is told");
    desk.bench.stop().await;
}
