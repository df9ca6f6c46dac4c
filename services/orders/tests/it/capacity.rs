//! Minutes are promised once, and follow what crews say.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, Statement, TransactionTrait};
use werkbrug_chassis::refusal::reason_of;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{AcceptOrderRequest, DeliverOrderRequest, OrderAccepted, RecordProgressRequest};

use crate::desk::{Desk, acceptance, fresh, november};

on_both_databases!(
    no_minute_is_promised_twice_when_all_accept_at_once,
    a_long_day_is_promised_to_the_last_minute_and_not_beyond,
    less_capacity_than_promised_stops_new_promises_and_shows_what_will_be_late,
);

/// Twenty orders of 70 minutes want two departments with 4 days of 250 minutes each: 14 fit.
async fn no_minute_is_promised_twice_when_all_accept_at_once(backend: Backend) {
    const DAYS: [i8; 4] = [24, 25, 26, 27];
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &DAYS, 250).await;
    desk.announce("weld", &DAYS, 250).await;
    let mut orders = Vec::new();
    for number in 0..20 {
        let work = [("pack", 70), ("weld", 70)];
        let order = match number % 2 {
            0 => desk.quote(100, &[&work[..1], &work[1..]]).await,
            _ => desk.quote(100, &[&work]).await,
        };
        orders.push(order);
    }
    let calls = orders.iter().map(|order| {
        let (mut client, request) = (desk.client.clone(), acceptance(order));
        async move { client.accept_order(request).await }
    });
    let answers = futures::future::join_all(calls).await;
    let mut promised: BTreeMap<(String, String), u32> = BTreeMap::new();
    let said: Vec<OrderAccepted> = desk.said("orders").await;
    for work in said.iter().flat_map(|said| &said.work) {
        *promised.entry((work.department.clone(), work.day.clone())).or_default() += work.minutes;
    }
    assert!(promised.values().all(|minutes| *minutes <= 250), "{promised:?}");
    let accepted = answers.iter().filter(|answer| answer.is_ok()).count();
    let refused = answers.iter().filter_map(|answer| answer.as_ref().err());
    let reasons: Vec<_> = refused.map(|status| reason_of(status).unwrap_or_default()).collect();
    assert_eq!(said.len(), accepted);
    assert!(reasons.iter().all(|reason| reason == "CAPACITY_LACKING"), "{reasons:?}");
    assert!((13..=14).contains(&accepted), "{accepted} fit");
    desk.close().await;
}

/// Twelve orders of 700 minutes want a day of 7,000: ten fit, whatever lanes the day is counted in.
async fn a_long_day_is_promised_to_the_last_minute_and_not_beyond(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 3_000).await;
    desk.announce("pack", &[24], 7_000).await;
    let mut orders = Vec::new();
    for _ in 0..12 {
        orders.push(desk.quote(100, &[&[("pack", 700)]]).await);
    }
    let calls = orders.iter().map(|order| {
        let (mut client, request) = (desk.client.clone(), acceptance(order));
        async move { client.accept_order(request).await }
    });
    let answers = futures::future::join_all(calls).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 10);
    desk.announce("pack", &[24], 7_699).await;
    let next = desk.quote(100, &[&[("pack", 700)]]).await;
    assert!(desk.accept(&next).await.is_err(), "a minute short");
    desk.announce("pack", &[24], 7_700).await;
    assert!(desk.accept(&next).await.is_ok(), "just enough");
    desk.close().await;
}

async fn less_capacity_than_promised_stops_new_promises_and_shows_what_will_be_late(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25], 100).await;
    let first = desk.quote(100, &[&[("pack", 80)]]).await;
    desk.accept(&first).await.unwrap();
    desk.announce("pack", &[24], 30).await;
    let second = desk.quote(100, &[&[("pack", 10)]]).await;
    let request = AcceptOrderRequest { wanted_on: Some(november(25)), ..acceptance(&second) };
    let answer = desk.client.accept_order(request).await.unwrap().into_inner();
    assert_eq!(answer.promised_on, november(25));
    let order = desk.order(&first).await;
    assert_eq!(order.promised_on, Some(november(24)), "a promise stays as it was said");
    assert_eq!(order.expected_on, Some(november(25)), "what is expected follows");
    desk.close().await;
}

/// Somebody who holds welding and then wants packing, while an acceptance holds packing and wants welding.
#[tokio::test]
async fn a_promise_that_was_ended_by_a_deadlock_is_made_anew() {
    let mut desk = Desk::open(Backend::Postgres).await;
    desk.announce("pack", &[24], 100).await;
    desk.announce("weld", &[24], 100).await;
    let first = desk.quote(100, &[&[("pack", 10)], &[("weld", 10)]]).await;
    desk.accept(&first).await.unwrap();
    let second = desk.quote(100, &[&[("pack", 10)], &[("weld", 10)]]).await;

    let other = desk.bench.database().begin().await.unwrap();
    hold(&other, "weld").await.unwrap();
    let mut client = desk.client.clone();
    let crossing = async {
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
        while !blocks_somebody(&other).await {
            assert!(std::time::Instant::now() < deadline, "the acceptance never came to welding");
        }
        // PostgreSQL ends one of the two: the acceptance, or on a very slow machine this one.
        if hold(&other, "pack").await.is_ok() {
            other.commit().await.unwrap();
        }
    };
    let (answer, ()) = tokio::join!(client.accept_order(acceptance(&second)), crossing);
    assert_eq!(answer.unwrap().into_inner().promised_on, november(24));
    desk.close().await;
}

/// Crews announce a longer day at the moment at which an order leaves early and gives its minutes of that day back.
#[tokio::test]
async fn an_announcement_stands_when_minutes_are_given_back_meanwhile() {
    let mut desk = Desk::open(Backend::Postgres).await;
    desk.announce("pack", &[24], 100).await;
    let order_id = desk.quote(100, &[&[("pack", 100)]]).await;
    desk.accept(&order_id).await.unwrap();
    let sub_task_id = desk.order(&order_id).await.lines[0].sub_tasks[0].sub_task_id.clone();
    let progress = RecordProgressRequest { request_id: fresh(), order_id: order_id.clone(), sub_task_id, pieces: 100 };
    desk.client.record_progress(progress).await.unwrap();

    let other = desk.bench.database().begin().await.unwrap();
    let longer = "UPDATE copy_capacity SET minutes = 500 WHERE department = 'pack'";
    other.execute_unprepared(longer).await.unwrap();
    let mut client = desk.client.clone();
    let announcing = async {
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
        while !blocks_somebody(&other).await {
            assert!(std::time::Instant::now() < deadline, "the delivery did not wait for what crews say");
        }
        other.commit().await.unwrap();
    };
    let leaves = DeliverOrderRequest { request_id: fresh(), order_id, etag: String::new() };
    let (answer, ()) = tokio::join!(client.deliver_order(leaves), announcing);
    answer.unwrap();
    let next = desk.quote(100, &[&[("pack", 500)]]).await;
    assert_eq!(desk.accept(&next).await.unwrap().promised_on, november(24), "all that was announced");
    desk.close().await;
}

async fn hold(other: &DatabaseTransaction, department: &str) -> Result<(), DbErr> {
    let statement = format!("UPDATE capacity_lane SET held_minutes = held_minutes WHERE department = '{department}'");
    other.execute_unprepared(&statement).await.map(drop)
}

async fn blocks_somebody(other: &DatabaseTransaction) -> bool {
    let waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))";
    let row = other.query_one_raw(Statement::from_string(DbBackend::Postgres, waiting)).await;
    row.unwrap().unwrap().try_get_by_index::<i64>(0).unwrap() > 0
}
