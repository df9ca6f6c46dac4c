//! Recording progress.

use std::time::{Duration, Instant};

use futures::future::join_all;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement, TransactionTrait};
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{OrderProgressed, OrderStage, RecordProgressRequest};

use crate::desk::{Desk, fresh, november, refusal};

on_both_databases!(
    finished_pieces_add_up_and_are_told_as_a_total,
    pieces_that_are_reported_at_once_all_count,
    pieces_that_cannot_be_are_refused,
    the_expected_day_follows_the_work_that_is_left,
);

fn progress(order: &str, sub_task: &str, pieces: u32) -> RecordProgressRequest {
    RecordProgressRequest { request_id: fresh(), order_id: order.to_owned(), sub_task_id: sub_task.to_owned(), pieces }
}

async fn accepted(desk: &mut Desk) -> (String, String) {
    desk.announce("pack", &[24, 25], 100).await;
    let order = desk.quote(200, &[&[("pack", 80)]]).await;
    assert_eq!(desk.accept(&order).await.unwrap().promised_on, november(25));
    let sub_task = desk.order(&order).await.lines[0].sub_tasks[0].sub_task_id.clone();
    (order, sub_task)
}

async fn finished_pieces_add_up_and_are_told_as_a_total(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let (order, sub_task) = accepted(&mut desk).await;
    for pieces in [120, 80] {
        let request = progress(&order, &sub_task, pieces);
        let once = desk.client.record_progress(request.clone()).await.unwrap().into_inner();
        let again = desk.client.record_progress(request).await.unwrap().into_inner();
        assert_eq!(once, again, "a repeated report counts once");
    }
    let found = desk.order(&order).await;
    assert_eq!(found.stage(), OrderStage::InProgress);
    assert_eq!(found.lines[0].sub_tasks[0].done_pieces, 200);
    let said: Vec<OrderProgressed> = desk.said("orders").await;
    let said: Vec<u32> = said.iter().map(|said| said.done_pieces).collect();
    assert_eq!(said, [120, 200]);
    desk.close().await;
}

async fn pieces_that_are_reported_at_once_all_count(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let (order, sub_task) = accepted(&mut desk).await;
    let reports = (0..20).map(|_| {
        let (mut client, request) = (desk.client.clone(), progress(&order, &sub_task, 1));
        async move { client.record_progress(request).await }
    });
    assert!(join_all(reports).await.iter().all(Result::is_ok));
    assert_eq!(desk.order(&order).await.lines[0].sub_tasks[0].done_pieces, 20);
    let said: Vec<OrderProgressed> = desk.said("orders").await;
    let said: Vec<u32> = said.iter().map(|said| said.done_pieces).collect();
    assert_eq!(said, (1..=20).collect::<Vec<_>>());
    desk.close().await;
}

async fn pieces_that_cannot_be_are_refused(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let quoted = desk.quote(10, &[&[("pack", 10)]]).await;
    let (order, sub_task) = accepted(&mut desk).await;
    let table = [
        (progress(&order, &sub_task, 201), "MORE_PIECES_THAN_ORDERED", "pieces"),
        (progress(&order, &sub_task, 0), "COUNT_OUT_OF_RANGE", "pieces"),
        (progress(&order, &fresh(), 1), "SUB_TASK_UNKNOWN", "sub_task_id"),
        (progress(&fresh(), &sub_task, 1), "ORDER_UNKNOWN", "order_id"),
        (progress(&quoted, &sub_task, 1), "NOT_ACCEPTED", ""),
    ];
    for (request, reason, field) in table {
        let found = refusal(desk.client.record_progress(request).await);
        assert_eq!(found, (reason.to_owned(), field.to_owned()));
    }
    desk.close().await;
}

async fn the_expected_day_follows_the_work_that_is_left(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let (order, sub_task) = accepted(&mut desk).await;
    assert_eq!(desk.order(&order).await.expected_on, Some(november(25)));
    let request = progress(&order, &sub_task, 100);
    desk.client.record_progress(request).await.unwrap();
    assert_eq!(desk.order(&order).await.expected_on, Some(november(24)), "half the work is left");
    desk.close().await;
}

/// Waits until somebody waits for this transaction.
async fn until_somebody_waits_for(change: &DatabaseTransaction) {
    let deadline = Instant::now() + Duration::from_secs(20);
    let waiting = "SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))";
    loop {
        let found = change.query_one_raw(Statement::from_string(DbBackend::Postgres, waiting)).await.unwrap().unwrap();
        if found.try_get_by_index::<i64>(0).unwrap() > 0 {
            return;
        }
        assert!(Instant::now() < deadline, "nobody waits");
    }
}

/// Only PostgreSQL lets one wait for another's order.
#[tokio::test]
async fn who_waited_for_a_change_decides_on_the_lines_as_they_are_now() {
    let mut desk = Desk::open(Backend::Postgres).await;
    let (order, sub_task) = accepted(&mut desk).await;
    let change = desk.bench.database().begin().await.unwrap();
    change.execute_unprepared("UPDATE customer_order SET version = version + 1").await.unwrap();
    change.execute_unprepared("UPDATE order_line SET pieces = 300").await.unwrap();
    let mut client = desk.client.clone();
    let commit = async {
        until_somebody_waits_for(&change).await;
        change.commit().await.unwrap();
    };
    let (reported, ()) = tokio::join!(client.record_progress(progress(&order, &sub_task, 250)), commit);
    reported.unwrap();
    assert_eq!(desk.order(&order).await.lines[0].sub_tasks[0].done_pieces, 250);
    desk.close().await;
}
