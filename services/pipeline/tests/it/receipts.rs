//! A repeated request changes nothing and gets the same answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures::future::join_all;
use tonic::Code;
use uuid::Uuid;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_pipeline::call::Call;
use werkbrug_pipeline::testing::{Backend, said, throw_old_receipts_away};
use werkbrug_pipeline::tx::Tx;
use werkbrug_pipeline::use_case::{Receipt, Stop, UseCase};
use werkbrug_proto::orders::AcceptOrderRequest;

use crate::floor::{Floor, number};
use crate::orders::{self, AcceptOrder, Then, accept, send};

on_both_databases!(
    a_request_sent_a_hundred_times_at_once_happens_once,
    another_request_under_a_used_number_is_refused,
    a_refusal_is_not_stored,
    a_number_that_cannot_travel_is_refused,
    a_repeat_after_a_restart_gets_the_same_answer,
    a_receipt_is_kept_thirty_days_and_not_for_ever,
);

const PLACED: &str = "SELECT count(*) AS number FROM placed";

async fn a_request_sent_a_hundred_times_at_once_happens_once(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let order_id = Uuid::now_v7();
    let sends = (0..100).map(|_| send(&orders.pipeline, &floor.viewer, "same", AcceptOrder::of(order_id, "a")));
    let answers: Vec<Receipt> = join_all(sends).await.into_iter().map(Result::unwrap).collect();
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert_eq!(answers[0].fact("promised_on"), "2026-11-30");
    assert_eq!(number(orders.db(), PLACED).await, 1);
    let events = said(&orders.pipeline, "orders").await;
    assert_eq!(events.iter().map(|event| event.event_id.clone()).collect::<Vec<_>>(), [answers[0].event()]);
    assert_eq!(said(&orders.pipeline, "audit").await.len(), 1);
    orders.stop().await;
    floor.clear(backend).await;
}

async fn a_receipt_is_kept_thirty_days_and_not_for_ever(backend: Backend) {
    const DAY_US: i64 = 24 * 3_600 * 1_000_000;
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    for (request_id, days) in [("young", 29), ("old", 31)] {
        send(&orders.pipeline, &floor.viewer, request_id, AcceptOrder::of(Uuid::now_v7(), "a")).await.unwrap();
        let aged = format!("made_at_us = made_at_us - {} WHERE request_id = '{request_id}'", days * DAY_US);
        orders.write(&format!("UPDATE receipt SET {aged}")).await;
    }
    assert_eq!(throw_old_receipts_away(&orders.pipeline).await.unwrap(), 1);
    let left = number(orders.db(), "SELECT count(*) AS number FROM receipt WHERE request_id = 'young'").await;
    assert_eq!(left, 1);
    orders.stop().await;
    floor.clear(backend).await;
}

/// Another use case with the very same request.
struct CancelOrder;

#[async_trait::async_trait]
impl UseCase for CancelOrder {
    fn name(&self) -> &'static str {
        "cancel_order"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        Ok(Receipt::new(tx.fresh::<Self>().uuid(), "1"))
    }
}

async fn another_request_under_a_used_number_is_refused(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let order_id = Uuid::now_v7();
    send(&orders.pipeline, &floor.viewer, "used", AcceptOrder::of(order_id, "a")).await.unwrap();
    let other_body = send(&orders.pipeline, &floor.viewer, "used", AcceptOrder::of(Uuid::now_v7(), "b")).await;
    let body = AcceptOrderRequest { order_id: order_id.to_string(), ..AcceptOrderRequest::default() };
    let other_case = orders.pipeline.execute(Call::new(floor.viewer.clone(), "used", &body), CancelOrder).await;
    for refused in [other_body, other_case] {
        let status = refused.unwrap_err();
        assert_eq!((status.code(), reason_of(&status).as_deref()), (Code::Aborted, Some("REQUEST_ID_REUSED")));
    }
    // Somebody else's number is another number.
    let mut colleague = floor.viewer.clone();
    colleague.actor = "colleague".to_owned();
    send(&orders.pipeline, &colleague, "used", AcceptOrder::of(Uuid::now_v7(), "c")).await.unwrap();
    assert_eq!(number(orders.db(), PLACED).await, 2);
    orders.stop().await;
    floor.clear(backend).await;
}

async fn a_refusal_is_not_stored(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let (order_id, expired) = (Uuid::now_v7(), Arc::new(AtomicBool::new(true)));
    let case = || AcceptOrder { then: Then::RefuseWhile(Arc::clone(&expired)), ..AcceptOrder::of(order_id, "a") };
    let status = send(&orders.pipeline, &floor.viewer, "again", case()).await.unwrap_err();
    assert_eq!((status.code(), reason_of(&status).as_deref()), (Code::FailedPrecondition, Some("QUOTE_EXPIRED")));
    assert_eq!(number(orders.db(), "SELECT count(*) AS number FROM receipt").await, 0);
    expired.store(false, Ordering::SeqCst);
    let answer = send(&orders.pipeline, &floor.viewer, "again", case()).await.unwrap();
    assert_eq!(answer.id, order_id);
    assert_eq!(number(orders.db(), PLACED).await, 1);
    orders.stop().await;
    floor.clear(backend).await;
}

async fn a_number_that_cannot_travel_is_refused(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let longest = "n".repeat(128);
    for (request_id, is_fine) in
        [(longest.as_str(), true), (&"n".repeat(129), false), ("", false), ("a\r\nb", false), ("a b", false)]
    {
        let outcome = send(&orders.pipeline, &floor.viewer, request_id, AcceptOrder::of(Uuid::now_v7(), "a")).await;
        assert_eq!(outcome.is_ok(), is_fine, "{request_id:?}: {outcome:?}");
    }
    orders.stop().await;
    floor.clear(backend).await;
}

async fn a_repeat_after_a_restart_gets_the_same_answer(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let order_id = Uuid::now_v7();
    let before = send(&orders.pipeline, &floor.viewer, "kept", AcceptOrder::of(order_id, "a")).await.unwrap();
    orders.stop().await;
    let orders = floor.start(orders::service(), backend).await;
    let after = send(&orders.pipeline, &floor.viewer, "kept", AcceptOrder::of(order_id, "a")).await.unwrap();
    assert_eq!(before, after);
    accept(&orders.pipeline, &floor.viewer, Uuid::now_v7(), "b").await;
    assert_eq!(said(&orders.pipeline, "orders").await.iter().map(|event| event.seq).collect::<Vec<_>>(), [1, 2]);
    orders.stop().await;
    floor.clear(backend).await;
}
