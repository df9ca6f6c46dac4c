//! How fast commands go through; printed, never asserted.

use std::time::Instant;

use futures::future::join_all;
use werkbrug_pipeline::testing::{Backend, said};

use crate::floor::{Floor, figure, is_long, number};
use crate::orders::{self, accept_many};

on_both_databases!(commands_go_through_at_one_and_at_32_clients);

async fn commands_go_through_at_one_and_at_32_clients(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let total = if is_long() { 32_000 } else { 320 };
    let mut sent = 0;
    for (clients, count) in [(1, total / 8), (32, total)] {
        let begin = Instant::now();
        let senders = (0..clients).map(|_| accept_many(&orders.pipeline, &floor.viewer, count / clients));
        join_all(senders).await;
        let accepted = begin.elapsed();
        said(&orders.pipeline, "orders").await;
        let numbered = begin.elapsed();
        sent += count;
        if is_long() {
            let rate = |time: std::time::Duration| u128::try_from(count).unwrap() * 1_000 / time.as_millis().max(1);
            let (accepted, numbered) = (rate(accepted), rate(numbered));
            figure(&format!("{backend:?}, {clients} clients: {accepted}/s accepted, {numbered}/s numbered"));
        }
    }
    let placed = number(orders.db(), "SELECT count(*) AS number FROM placed").await;
    assert_eq!(usize::try_from(placed).unwrap(), sent);
    orders.stop().await;
    floor.clear(backend).await;
}
