//! Many planners at once: plans are applied while others assign and replace, and nobody ends up in two places.

use std::{collections::BTreeMap, sync::Arc};

use sea_orm::{ConnectionTrait, Statement, TransactionTrait};
use tonic::Code;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{ApplyPlanRequest, AssignWorkerRequest};

use crate::{
    floor::{Floor, TODAY, fresh, reason},
    planning::this_week,
};

on_both_databases!(many_planners_at_once_put_nobody_in_two_places);

const SHIFTS: u32 = 8;

/// How many try what, how often.
struct Crowd {
    planners: usize,
    workers: usize,
    rounds: usize,
}

/// A hundred thousand attempts of 64 planners with `WERKBRUG_LONG=1`; a few hundred otherwise.
#[allow(clippy::disallowed_methods, reason = "the long campaigns are asked for by the environment")]
fn crowd() -> Crowd {
    if std::env::var("WERKBRUG_LONG").is_ok_and(|value| value == "1") {
        Crowd { planners: 64, workers: 100, rounds: 16 }
    } else {
        Crowd { planners: 16, workers: 12, rounds: 1 }
    }
}

async fn many_planners_at_once_put_nobody_in_two_places(backend: Backend) {
    let Crowd { planners, workers: people, rounds } = crowd();
    let floor = Arc::new(Floor::open(backend).await);
    let packing = floor.packing().await;
    let (mut shifts, mut workers, mut plans) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..SHIFTS {
        shifts.push(floor.shift_at(&packing, TODAY, (480 + number, 660 + number), 2).await);
    }
    for _ in 0..people {
        workers.push(floor.worker("An Voorbeeld").await);
    }
    for _ in 0..2 {
        let plan = floor.submit(this_week()).await;
        floor.watch(&plan).await;
        plans.push((plan.clone(), floor.plan(&plan).await.progress.unwrap().etag));
    }
    let mut attempts = tokio::task::JoinSet::new();
    for planner in 0..planners {
        let (floor, shifts, workers, plans) = (Arc::clone(&floor), shifts.clone(), workers.clone(), plans.clone());
        attempts.spawn(async move {
            let mut codes = Vec::new();
            if let Some((plan_id, etag)) = plans.get(planner) {
                let request = ApplyPlanRequest { request_id: fresh(), plan_id: plan_id.clone(), etag: etag.clone() };
                codes.push(floor.planning().apply_plan(request).await.err().map(|status| status.code()));
            }
            for turn in 0..people * rounds {
                let place = (planner + turn + turn / people) % shifts.len();
                let (shift_id, worker) = (shifts[place].clone(), workers[turn % people]);
                let request = AssignWorkerRequest { request_id: fresh(), shift_id, worker_id: worker.to_string() };
                codes.push(floor.planner.clone().assign_worker(request).await.err().map(|status| status.code()));
            }
            codes
        });
    }
    // Each attempt went well or was refused for a reason: none broke.
    for code in attempts.join_all().await.into_iter().flatten().flatten() {
        assert!(matches!(code, Code::FailedPrecondition | Code::Aborted | Code::AlreadyExists), "{code:?}");
    }
    let db = floor.bench.database();
    let query = "SELECT worker_id, CAST(COUNT(*) AS BIGINT) AS n FROM assignment GROUP BY worker_id";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), query)).await.unwrap();
    let times: BTreeMap<uuid::Uuid, i64> =
        rows.iter().map(|row| (row.try_get("", "worker_id").unwrap(), row.try_get("", "n").unwrap())).collect();
    // All shifts hold the same two hours.
    assert!(!times.is_empty() && times.values().all(|count| *count == 1), "{times:?}");
    drop(rows);
    Arc::into_inner(floor).unwrap().close().await;
}

/// Somebody promises a coach to a published shift while a plan that needs the same coach is being applied: the plan waits
/// for that promise, sees it, and is refused. SQLite has one writer, so there the two simply follow one another.
#[tokio::test]
async fn a_plan_sees_a_coach_who_is_promised_at_the_very_moment() {
    let floor = Floor::open(Backend::Postgres).await;
    let (first, second) = (floor.enclave().await, floor.enclave().await);
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    let wanted = floor.shift_at(&first, TODAY, (480, 960), 1).await;
    floor.worker("An Voorbeeld").await;
    let plan = floor.submit(this_week()).await;
    floor.watch(&plan).await;
    let other = floor.shift_at(&second, TODAY, (480, 960), 1).await;
    let promise = floor.bench.database().begin().await.unwrap();
    let hold = format!("SELECT id FROM coach WHERE id = '{stef}' FOR UPDATE");
    promise.execute_unprepared(&hold).await.unwrap();
    let sign = format!("UPDATE shift SET stage = 'published' WHERE id = '{other}'");
    let guide = format!(
        "INSERT INTO coach_assignment SELECT tenant, id, '{stef}', '{}', 0 FROM shift WHERE id = '{other}'",
        uuid::Uuid::now_v7()
    );
    promise.execute_unprepared(&sign).await.unwrap();
    promise.execute_unprepared(&guide).await.unwrap();
    let etag = floor.plan(&plan).await.progress.unwrap().etag;
    let request = ApplyPlanRequest { request_id: fresh(), plan_id: plan, etag };
    let mut planning = floor.planning();
    let mut applying = tokio::task::JoinSet::new();
    applying.spawn(async move { planning.apply_plan(request).await });
    waits_for_a_lock(&floor).await;
    promise.commit().await.unwrap();
    assert_eq!(reason(applying.join_next().await.unwrap().unwrap()), "PLAN_BASE_CHANGED");
    assert_eq!(floor.read(&wanted).await.coaches.len(), 0);
    floor.close().await;
}

/// Until somebody waits for a row that another transaction holds.
async fn waits_for_a_lock(floor: &Floor) {
    let db = floor.bench.database();
    let query = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM pg_locks WHERE NOT granted";
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
    loop {
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), query)).await.unwrap().unwrap();
        let waiting: i64 = row.try_get("", "n").unwrap();
        if waiting > 0 {
            return;
        }
        assert!(tokio::time::Instant::now() < deadline, "nobody waits for the coach");
        tokio::task::yield_now().await;
    }
}
