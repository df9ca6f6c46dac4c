//! A source whose database was put back to an earlier day: the mark stops, reconcile compares and repairs.

use std::path::Path;

use sea_orm::{ConnectionTrait, Database};
use uuid::Uuid;
use werkbrug_pipeline::testing::{Backend, hear, said};
use werkbrug_proto::pipeline::{
    DigestRequest, GetStateRequest, ListParkedEventsRequest, MarkState, RebuildRequest, ReconcileRequest,
    ReconcileResponse, RetryParkedEventRequest, StopKind,
};

use crate::crews::{self, CROOKED, copied, heard, heard_twice};
use crate::floor::{Floor, Running, number, texts, until};
use crate::orders::{self, accept, accept_many};

on_both_databases!(
    a_source_restored_under_a_new_epoch_is_stopped_and_reconciled,
    a_source_restored_without_a_new_epoch_is_noticed_too,
    reconciling_what_did_not_fork_changes_nothing,
);

/// Both services; the source is a SQLite file, which can be put aside and back.
async fn begin(floor: &Floor, backend: Backend) -> (Running, Running) {
    let orders = floor.start(orders::service(), Backend::Sqlite).await;
    (orders, floor.start(crews::service(), backend).await)
}

/// Put a copy of the stopped source aside.
fn put_aside(floor: &Floor) {
    let dir = floor.data_dir("orders");
    assert!(!dir.join("orders.db-wal").exists(), "the database was closed cleanly");
    std::fs::copy(dir.join("orders.db"), dir.join("aside.db")).unwrap();
}

/// Put the copy back in the stopped source's place.
fn put_back(floor: &Floor) {
    let dir = floor.data_dir("orders");
    std::fs::copy(dir.join("aside.db"), dir.join("orders.db")).unwrap();
}

async fn edit(file: &Path, statements: &[&str]) {
    let db = Database::connect(format!("sqlite://{}", file.display())).await.unwrap();
    for statement in statements {
        db.execute_unprepared(statement).await.unwrap();
    }
    db.close().await.unwrap();
}

/// The copy was taken when the last two events were committed and not numbered yet; they get their numbers the other
/// way round this time.
const NOT_NUMBERED_YET: [&str; 3] = [
    "INSERT INTO outbox (event_id, topic, partition, tenant, event_type, subject, cause, time_us, traceparent, body) \
     SELECT event_id, topic, partition, tenant, event_type, subject, cause, time_us, traceparent, body FROM event_log \
     WHERE topic = 'orders' AND seq > 6 ORDER BY seq DESC",
    "DELETE FROM event_log WHERE topic = 'orders' AND seq > 6",
    "UPDATE topic_head SET seq = 6, chain = (SELECT chain FROM event_log WHERE topic = 'orders' AND seq = 6) \
     WHERE topic = 'orders'",
];

async fn mark(floor: &Floor) -> MarkState {
    let state = floor.client("cli", "crews").get_state(GetStateRequest {}).await.unwrap().into_inner();
    state.marks.into_iter().next().unwrap()
}

async fn reconcile(floor: &Floor) -> ReconcileResponse {
    let request = ReconcileRequest { source: "orders".to_owned(), topic: "orders".to_owned() };
    floor.client("cli", "crews").reconcile(request).await.unwrap().into_inner()
}

/// The copy is what a rebuild makes of the source.
async fn expect_whole(floor: &Floor, orders: &Running, crews: &Running) {
    let placed = number(orders.db(), "SELECT count(*) AS number FROM placed").await;
    assert_eq!(copied(crews).await, placed);
    let before = floor.client("cli", "crews").digest(DigestRequest {}).await.unwrap().into_inner().tables;
    let rebuilt = floor.client("cli", "crews").rebuild(RebuildRequest {}).await.unwrap().into_inner();
    assert_eq!((rebuilt.tables_that_differed, rebuilt.after), (0, before));
    assert_eq!(heard_twice(crews).await, 0);
}

async fn a_source_restored_under_a_new_epoch_is_stopped_and_reconciled(backend: Backend) {
    let floor = Floor::new().await;
    let (orders, crews) = begin(&floor, backend).await;
    accept_many(&orders.pipeline, &floor.viewer, 8).await;
    until("the first copies", async || copied(&crews).await == 8).await;
    orders.stop().await;
    put_aside(&floor);
    edit(&floor.data_dir("orders").join("aside.db"), &NOT_NUMBERED_YET).await;

    // What follows will be lost: numbers 9 to 12, of which 11 stands aside.
    let orders = floor.start(orders::service(), Backend::Sqlite).await;
    for reference in ["lost 9", "lost 10", CROOKED, "lost 12"] {
        accept(&orders.pipeline, &floor.viewer, Uuid::now_v7(), reference).await;
    }
    until("the copies that will be lost", async || copied(&crews).await == 11).await;
    orders.stop().await;
    put_back(&floor);
    edit(&floor.data_dir("orders").join("orders.db"), &["UPDATE meta SET value = 'restored' WHERE name = 'epoch'"])
        .await;

    let orders = floor.start(orders::service(), Backend::Sqlite).await;
    until("the mark to stop", async || mark(&floor).await.stopped).await;
    assert_eq!(mark(&floor).await.why, "the source has another database than the one we know");
    assert_eq!(mark(&floor).await.stop_kind(), StopKind::OtherDatabase);
    // Orders goes on; crews waits for a person.
    for reference in ["new 9", CROOKED, "new 11"] {
        accept(&orders.pipeline, &floor.viewer, Uuid::now_v7(), reference).await;
    }
    let outcome = hear(&crews.pipeline, "orders", "orders", said(&orders.pipeline, "orders").await).await;
    assert_eq!(outcome.unwrap_err(), "Stopped");
    assert_eq!(copied(&crews).await, 11);

    let found = reconcile(&floor).await;
    assert_eq!((found.fork_seq, found.replayed, found.orphaned), (6, 5, 4), "{:?}", found.findings);
    assert!(found.findings[0].contains("the same up to number 6"), "{:?}", found.findings);
    for (finding, seq) in found.findings[1..].iter().zip(9..=12) {
        assert!(finding.starts_with(&format!("number {seq} ")), "{finding}");
    }
    assert!(!mark(&floor).await.stopped);
    let aside = texts(crews.db(), "SELECT reason AS text FROM parked_event").await;
    assert_eq!(aside, ["GATE_SHUT"], "the lost one stands aside no more, the new one does");
    crews.write("UPDATE gate SET is_open = 1").await;
    let list = floor.client("cli", "crews").list_parked_events(ListParkedEventsRequest::default()).await;
    let parked_id = list.unwrap().into_inner().parked_events[0].parked_id.clone();
    let request = RetryParkedEventRequest { parked_id };
    assert_eq!(floor.client("cli", "crews").retry_parked_event(request).await.unwrap().into_inner().applied, 1);
    expect_whole(&floor, &orders, &crews).await;
    accept(&orders.pipeline, &floor.viewer, Uuid::now_v7(), "later").await;
    until("what comes later", async || heard(&crews).await.last().is_some_and(|last| last == "later")).await;
    assert_eq!(heard(&crews).await.len(), 8 + 3 + 3 + 1, "each was reacted to once, under whichever number");
    // Asked again, it still names what had an effect here; the one that stood aside had none.
    let again = reconcile(&floor).await;
    assert_eq!((again.fork_seq, again.replayed, again.orphaned), (12, 0, 3), "{:?}", again.findings);
    crews.stop().await;
    orders.stop().await;
    floor.clear(backend).await;
}

async fn a_source_restored_without_a_new_epoch_is_noticed_too(backend: Backend) {
    let cases = [
        (0, "the source ends at 4, we are at 7", StopKind::SourceShorter),
        (3, "the source's last event is not the one we know", StopKind::OtherHistory),
        (5, "number 8 does not continue the chain", StopKind::OtherHistory),
    ];
    for (goes_on_with, why, kind) in cases {
        let floor = Floor::new().await;
        let (orders, crews) = begin(&floor, backend).await;
        accept_many(&orders.pipeline, &floor.viewer, 4).await;
        said(&orders.pipeline, "orders").await;
        orders.stop().await;
        put_aside(&floor);
        let orders = floor.start(orders::service(), Backend::Sqlite).await;
        accept_many(&orders.pipeline, &floor.viewer, 3).await;
        until("all copies", async || copied(&crews).await == 7).await;
        crews.stop().await;
        orders.stop().await;
        put_back(&floor);
        let orders = floor.start(orders::service(), Backend::Sqlite).await;
        accept_many(&orders.pipeline, &floor.viewer, goes_on_with).await;
        said(&orders.pipeline, "orders").await;
        let crews = floor.start(crews::service(), backend).await;
        until("the mark to stop", async || mark(&floor).await.stopped).await;
        assert_eq!(mark(&floor).await.why, why);
        assert_eq!(mark(&floor).await.stop_kind(), kind);
        assert_eq!(mark(&floor).await.seq, 7);
        let found = reconcile(&floor).await;
        let replayed = u64::try_from(goes_on_with).unwrap();
        assert_eq!((found.fork_seq, found.replayed, found.orphaned), (4, replayed, 3), "{:?}", found.findings);
        expect_whole(&floor, &orders, &crews).await;
        crews.stop().await;
        orders.stop().await;
        floor.clear(backend).await;
    }
}

async fn reconciling_what_did_not_fork_changes_nothing(backend: Backend) {
    let floor = Floor::new().await;
    let (orders, crews) = begin(&floor, backend).await;
    accept_many(&orders.pipeline, &floor.viewer, 5).await;
    until("all copies", async || copied(&crews).await == 5).await;
    let found = reconcile(&floor).await;
    assert_eq!((found.fork_seq, found.replayed, found.orphaned, found.findings.len()), (5, 0, 0, 1));
    expect_whole(&floor, &orders, &crews).await;
    crews.stop().await;
    orders.stop().await;
    floor.clear(backend).await;
}
