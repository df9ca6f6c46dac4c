//! A copy is of one moment though others write, and a database that was put back is known as another one.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sea_orm::Database;
use werkbrug_chassis::tasks::Tasks;
use werkbrug_pipeline::backup;
use werkbrug_pipeline::testing::{Backend, said};
use werkbrug_proto::pipeline::{GetHeadRequest, GetStateRequest};

use crate::crews::{self, copied};
use crate::floor::{Floor, number, until};
use crate::orders::{self, accept, accept_many};

on_both_databases!(
    a_database_that_was_put_back_gets_a_new_epoch_and_its_hearers_stop,
    what_waits_to_go_out_has_an_age_by_topic,
);

async fn a_database_that_was_put_back_gets_a_new_epoch_and_its_hearers_stop(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let crews = floor.start(crews::service(), backend).await;
    accept_many(&orders.pipeline, &floor.viewer, 3).await;
    until("the copies", async || copied(&crews).await == 3).await;
    let request = GetHeadRequest { topic: "orders".to_owned(), partition: 0 };
    let before = floor.client("cli", "orders").get_head(request.clone()).await.unwrap().into_inner();
    orders.stop().await;

    let epoch = backup::renew_epoch("orders", &floor.config("orders", backend)).await.unwrap();
    let orders = floor.start(orders::service(), backend).await;
    let after = floor.client("cli", "orders").get_head(request).await.unwrap().into_inner();
    assert_ne!(after.epoch, before.epoch);
    assert_eq!((after.epoch, after.seq, after.chain), (epoch, before.seq, before.chain));
    until("the mark to stop", async || {
        let state = floor.client("cli", "crews").get_state(GetStateRequest {}).await.unwrap().into_inner();
        state.marks.iter().all(|mark| mark.stopped && mark.why.contains("another database"))
    })
    .await;
    crews.stop().await;
    orders.stop().await;
    floor.clear(backend).await;
}

async fn what_waits_to_go_out_has_an_age_by_topic(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let state = async || floor.client("cli", "orders").get_state(GetStateRequest {}).await.unwrap().into_inner();
    assert!(state().await.topics.iter().all(|topic| topic.oldest_age_us == 0));
    accept(&orders.pipeline, &floor.viewer, uuid::Uuid::now_v7(), "one").await;
    said(&orders.pipeline, "orders").await;
    // Without NATS what is numbered is not published; the audit is never published, so it never waits.
    let state = state().await;
    let (waiting, rest): (Vec<_>, Vec<_>) = state.topics.iter().partition(|topic| topic.topic == "orders");
    assert!(waiting[0].oldest_age_us > 0);
    assert_eq!(state.oldest_unpublished_age_us, waiting[0].oldest_age_us);
    assert!(rest.iter().all(|topic| topic.oldest_age_us == 0), "{rest:?}");
    orders.stop().await;
    floor.clear(backend).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_taken_while_commands_run_is_of_one_moment() {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), Backend::Sqlite).await;
    accept_many(&orders.pipeline, &floor.viewer, 20).await;
    let enough = Arc::new(AtomicBool::new(false));
    let desk = {
        let (pipeline, viewer, enough) = (orders.pipeline.clone(), floor.viewer.clone(), Arc::clone(&enough));
        Tasks::new().spawn("desk", async move {
            let mut accepted = 0_i64;
            while !enough.load(Ordering::SeqCst) {
                accept_many(&pipeline, &viewer, 1).await;
                accepted += 1;
            }
            accepted
        })
    };
    let config = floor.config("orders", Backend::Sqlite);
    let mut placed = Vec::new();
    for round in 0..5 {
        let copy = floor.data_dir(&format!("copy-{round}.db"));
        backup::copy_service("orders", &config, &copy).await.unwrap();
        let db = Database::connect(format!("sqlite://{}", copy.display())).await.unwrap();
        let rows = number(&db, "SELECT count(*) AS number FROM placed").await;
        let told = number(
            &db,
            "SELECT (SELECT count(*) FROM outbox WHERE topic = 'orders') + (SELECT count(*) FROM event_log WHERE topic = 'orders') AS number",
        );
        assert_eq!(told.await, rows, "every row has its event");
        let head = "SELECT (SELECT count(*) FROM event_log WHERE topic = 'orders') - seq AS number FROM topic_head WHERE topic = 'orders'";
        assert_eq!(number(&db, head).await, 0, "the head fits the log");
        placed.push(rows);
        db.close().await.unwrap();
    }
    enough.store(true, Ordering::SeqCst);
    let accepted = 20 + desk.await.unwrap();
    assert!(placed.is_sorted() && placed[0] >= 20 && placed[4] <= accepted, "{placed:?} of {accepted}");
    assert!(placed[0] < placed[4], "commands ran between the copies: {placed:?}");
    let again = backup::copy_service("orders", &config, &floor.data_dir("copy-0.db")).await;
    assert!(again.is_err(), "a copy is never written over");
    let nothing = backup::copy_service("crews", &config, &floor.data_dir("none.db")).await;
    assert!(nothing.is_err() && backup::renew_epoch("crews", &config).await.is_err());
    orders.stop().await;
    floor.clear(Backend::Sqlite).await;
}
