//! Commands that share a transaction, or run side by side, do not notice each other.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::future::join_all;
use tokio::sync::Notify;
use tonic::{Code, Status};
use uuid::Uuid;
use werkbrug_pipeline::testing::{Backend, said};
use werkbrug_pipeline::use_case::Receipt;

use crate::floor::{Floor, Running, ids, number};
use crate::orders::{self, AcceptOrder, Then, accept, send};

on_both_databases!(
    a_refusal_in_a_group_leaves_the_others_work_and_none_of_its_own,
    a_fault_in_a_group_reruns_the_others_alone,
    an_event_that_stands_in_no_topic_fails_its_command,
    a_caller_that_goes_away_cancels_nothing,
);

/// Send these all at once while the writer is held up, so that on SQLite they share one transaction.
async fn send_together(floor: &Floor, orders: &Running, cases: Vec<AcceptOrder>) -> Vec<Result<Receipt, Status>> {
    let (arrived, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let first = AcceptOrder::then(Then::Wait(Arc::clone(&arrived), Arc::clone(&go)));
    let hold = async {
        send(&orders.pipeline, &floor.viewer, &Uuid::now_v7().to_string(), first).await.unwrap();
    };
    let rest = async {
        arrived.notified().await;
        let numbers: Vec<String> = cases.iter().map(|_| Uuid::now_v7().to_string()).collect();
        let sends = cases.into_iter().zip(&numbers).map(|(case, id)| send(&orders.pipeline, &floor.viewer, id, case));
        // Polled in order: every one of them has queued before the first is let go.
        let release = async { go.notify_one() };
        futures::join!(join_all(sends), release).0
    };
    futures::join!(hold, rest).1
}

async fn a_refusal_in_a_group_leaves_the_others_work_and_none_of_its_own(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let cases =
        (0..40).map(|place| if place % 5 == 4 { AcceptOrder::refused() } else { AcceptOrder::then(Then::Accept) });
    let runs = Arc::new(AtomicUsize::new(0));
    let cases = cases.map(|case| AcceptOrder { runs: Arc::clone(&runs), ..case });
    let answers = send_together(&floor, &orders, cases.collect()).await;
    for (place, answer) in answers.iter().enumerate() {
        let code = answer.as_ref().err().map(Status::code);
        assert_eq!(code, (place % 5 == 4).then_some(Code::FailedPrecondition), "{place}: {answer:?}");
    }
    // On SQLite the five until the first refusal ran once for nothing; further refusals make nobody run again.
    let expected = if backend == Backend::Sqlite { 5 + 40 } else { 40 };
    assert_eq!(runs.load(Ordering::SeqCst), expected);
    expect_exactly(&orders, &answers).await;
    orders.stop().await;
    floor.clear(backend).await;
}

/// The rows and events are those of the answers that came through, and of the command that held the others up.
async fn expect_exactly(orders: &Running, answers: &[Result<Receipt, Status>]) {
    let accepted: Vec<Uuid> = answers.iter().flatten().filter_map(|answer| answer.event_id).collect();
    let mut rows = ids(orders.db(), "SELECT event_id AS id FROM placed ORDER BY id").await;
    let mut events: Vec<Uuid> =
        said(&orders.pipeline, "orders").await.iter().map(|event| Uuid::parse_str(&event.event_id).unwrap()).collect();
    assert_eq!(rows.len(), accepted.len() + 1);
    rows.sort_unstable();
    events.sort_unstable();
    assert_eq!(rows, events);
    assert!(accepted.iter().all(|event| rows.contains(event)));
    let stored = number(orders.db(), "SELECT count(*) AS number FROM receipt").await;
    assert_eq!(usize::try_from(stored).unwrap(), rows.len());
}

async fn a_fault_in_a_group_reruns_the_others_alone(backend: Backend) {
    for then in [Then::Fault, Then::Panic, Then::Nonsense] {
        let floor = Floor::new().await;
        let orders = floor.start(orders::service(), backend).await;
        let runs = Arc::new(AtomicUsize::new(0));
        let case = |place: usize| match place {
            20 => AcceptOrder::then(then.clone()),
            7 => AcceptOrder::refused(),
            _ => AcceptOrder { runs: Arc::clone(&runs), ..AcceptOrder::then(Then::Accept) },
        };
        let answers = send_together(&floor, &orders, (0..40).map(case).collect()).await;
        for (place, answer) in answers.iter().enumerate() {
            let code = answer.as_ref().err().map(Status::code);
            let expected = match place {
                20 => Some(Code::Internal),
                7 => Some(Code::FailedPrecondition),
                _ => None,
            };
            assert_eq!(code, expected, "{place}: {answer:?}");
        }
        // On SQLite those before the refusal ran for nothing, then those before the fault, then everybody alone; on
        // PostgreSQL nobody shares a transaction.
        let expected = if backend == Backend::Sqlite { 7 + 19 + 38 } else { 38 };
        assert_eq!(runs.load(Ordering::SeqCst), expected);
        expect_exactly(&orders, &answers).await;
        accept(&orders.pipeline, &floor.viewer, Uuid::now_v7(), "life goes on").await;
        orders.stop().await;
        floor.clear(backend).await;
    }
}

async fn an_event_that_stands_in_no_topic_fails_its_command(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let answer = send(&orders.pipeline, &floor.viewer, "stray", AcceptOrder::then(Then::Stray)).await;
    assert_eq!(answer.unwrap_err().code(), Code::Internal);
    assert_eq!(number(orders.db(), "SELECT count(*) AS number FROM placed").await, 0);
    assert_eq!(number(orders.db(), "SELECT count(*) AS number FROM outbox").await, 0);
    orders.stop().await;
    floor.clear(backend).await;
}

async fn a_caller_that_goes_away_cancels_nothing(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let (arrived, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let case = AcceptOrder::then(Then::Wait(Arc::clone(&arrived), Arc::clone(&go)));
    let order_id = case.order_id;
    tokio::select! {
        _ = send(&orders.pipeline, &floor.viewer, "gone", case) => panic!("it waits to be let go"),
        () = arrived.notified() => {}
    }
    go.notify_one();
    let answer = send(&orders.pipeline, &floor.viewer, "gone", AcceptOrder::of(order_id, "")).await.unwrap();
    assert_eq!(answer.id, order_id);
    assert_eq!(number(orders.db(), "SELECT count(*) AS number FROM placed").await, 1);
    orders.stop().await;
    floor.clear(backend).await;
}
