//! What is heard twice, late, or not at all.

use uuid::Uuid;
use werkbrug_pipeline::testing::{Backend, deafen, hear, said};
use werkbrug_proto::pipeline::LogEntry;

use crate::crews::{self, copied, heard, heard_twice};
use crate::floor::{Floor, Running, until};
use crate::orders::{self, accept, accept_many};

on_both_databases!(
    an_event_heard_again_changes_nothing,
    a_batch_out_of_order_is_applied_in_order,
    a_hole_is_filled_by_asking_the_source,
    nothing_is_applied_past_a_hole_while_the_source_is_away,
    events_arrive_without_any_bus,
    a_long_log_is_read_in_stretches,
);

/// Both services, and what orders said about so many orders; crews has heard nothing of it yet.
async fn said_and_unheard(floor: &Floor, backend: Backend, count: usize) -> (Running, Running, Vec<LogEntry>) {
    let orders = floor.start(orders::service(), backend).await;
    let crews = floor.start(crews::service(), backend).await;
    deafen(&crews.pipeline, true).await;
    accept_many(&orders.pipeline, &floor.viewer, count).await;
    let entries = said(&orders.pipeline, "orders").await;
    (orders, crews, entries)
}

fn references(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    numbers.into_iter().map(|number| format!("order {number}")).collect()
}

async fn an_event_heard_again_changes_nothing(backend: Backend) {
    let floor = Floor::new().await;
    let (orders, crews, entries) = said_and_unheard(&floor, backend, 4).await;
    for batch in [vec![0, 1], vec![1, 0], vec![0, 1, 2], vec![2, 2, 3, 3], vec![3], vec![]] {
        let batch = batch.into_iter().map(|place: usize| entries[place].clone()).collect();
        hear(&crews.pipeline, "orders", "orders", batch).await.unwrap();
    }
    assert_eq!(heard(&crews).await, references(0..4));
    assert_eq!((heard_twice(&crews).await, copied(&crews).await), (0, 4));
    crews.stop().await;
    orders.stop().await;
    floor.clear(backend).await;
}

async fn a_batch_out_of_order_is_applied_in_order(backend: Backend) {
    let floor = Floor::new().await;
    let (orders, crews, entries) = said_and_unheard(&floor, backend, 9).await;
    // The source is away, so nothing can come from there.
    orders.stop().await;
    let batch = [3, 8, 0, 5, 1, 7, 2, 6, 4].map(|place: usize| entries[place].clone()).to_vec();
    hear(&crews.pipeline, "orders", "orders", batch).await.unwrap();
    assert_eq!(heard(&crews).await, references(0..9));
    crews.stop().await;
    floor.clear(backend).await;
}

async fn a_hole_is_filled_by_asking_the_source(backend: Backend) {
    let floor = Floor::new().await;
    let (orders, crews, entries) = said_and_unheard(&floor, backend, 5).await;
    hear(&crews.pipeline, "orders", "orders", vec![entries[0].clone()]).await.unwrap();
    assert_eq!(heard(&crews).await, references(0..1));
    // The bus lost the second and the third; what comes after the fourth is not even published yet.
    hear(&crews.pipeline, "orders", "orders", vec![entries[3].clone()]).await.unwrap();
    assert_eq!(heard(&crews).await, references(0..5));
    assert_eq!(heard_twice(&crews).await, 0);
    crews.stop().await;
    orders.stop().await;
    floor.clear(backend).await;
}

async fn nothing_is_applied_past_a_hole_while_the_source_is_away(backend: Backend) {
    let floor = Floor::new().await;
    let (orders, crews, entries) = said_and_unheard(&floor, backend, 3).await;
    orders.stop().await;
    let outcome = hear(&crews.pipeline, "orders", "orders", vec![entries[0].clone(), entries[2].clone()]).await;
    assert!(outcome.is_err(), "the hole cannot be filled");
    assert_eq!(heard(&crews).await, references(0..0));
    let orders = floor.start(orders::service(), backend).await;
    hear(&crews.pipeline, "orders", "orders", vec![entries[2].clone()]).await.unwrap();
    assert_eq!(heard(&crews).await, references(0..3));
    crews.stop().await;
    orders.stop().await;
    floor.clear(backend).await;
}

async fn events_arrive_without_any_bus(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let crews = floor.start(crews::service(), backend).await;
    accept_many(&orders.pipeline, &floor.viewer, 3).await;
    until("the copies", async || copied(&crews).await == 3).await;
    orders.stop().await;
    let orders = floor.start(orders::service(), backend).await;
    accept(&orders.pipeline, &floor.viewer, Uuid::now_v7(), "order 3").await;
    crews.stop().await;
    let crews = floor.start(crews::service(), backend).await;
    until("the last copy", async || copied(&crews).await == 4).await;
    assert_eq!(heard(&crews).await, references(0..4));
    crews.stop().await;
    orders.stop().await;
    floor.clear(backend).await;
}

async fn a_long_log_is_read_in_stretches(backend: Backend) {
    let floor = Floor::new().await;
    let (orders, crews, entries) = said_and_unheard(&floor, backend, 600).await;
    hear(&crews.pipeline, "orders", "orders", vec![entries[599].clone()]).await.unwrap();
    assert_eq!(heard(&crews).await, references(0..600));
    crews.stop().await;
    orders.stop().await;
    floor.clear(backend).await;
}
