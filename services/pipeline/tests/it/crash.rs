//! A process dies at a named point; what its callers were promised is there when it comes back.

use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;

use futures::future::join_all;
use tokio::process::Command;
use uuid::Uuid;
use werkbrug_chassis::run::Service;
use werkbrug_pipeline::testing::{Backend, crash, said};

use crate::crews::{self, copied, heard_twice};
use crate::floor::{DEADLINE, Floor, NO_NATS, number, until};
use crate::nats::Nats;
use crate::orders::{self, AcceptOrder, send};

on_both_databases!(an_order_is_there_once_wherever_its_owner_died, an_order_is_copied_once_wherever_its_hearer_died,);

/// The variable by which a victim knows that it is one, and where it stands.
const LETTER: &str = "WERKBRUG_STORY_LETTER";
/// Orders that are sent in each round, at once.
const ORDERS: u128 = 60;
/// SIGABRT.
const ABORTED: i32 = 6;

/// After the commit and before the reply; before the numbers are committed, and after; once the stream has an event that
/// is not remembered as sent; with half a batch on its way.
const OWNER_DIES: [&str; 5] = ["committed", "numbering", "numbered", "confirmed", BATCH];
/// So much waits that it goes as a batch.
const BATCH: &str = "half_a_batch";
/// Before the effect and its mark are committed, and after.
const HEARER_DIES: [&str; 2] = ["applying", "applied"];

/// This process, when it was started to die.
async fn victim() -> Option<Floor> {
    #[allow(clippy::disallowed_methods, reason = "a victim is told by its environment")]
    let letter = std::env::var(LETTER).ok()?;
    Some(Floor::of(&letter).await)
}

/// Start this very test again as a victim and see it die where it should.
async fn let_die(floor: &Floor, backend: Backend, story: &str, point: &str) {
    let backend = if backend == Backend::Sqlite { "sqlite" } else { "postgres" };
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", &format!("crash::{backend}::{story}"), "--nocapture"]);
    command.env(LETTER, floor.letter()).env(crash::PLAN, point).kill_on_drop(true);
    let mut died = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = tokio::time::timeout(DEADLINE, died.wait()).await;
    let status = status.unwrap_or_else(|_| panic!("nobody died at {point}")).unwrap();
    assert_eq!(status.signal(), Some(ABORTED), "{point}: {status}");
}

/// Be a service until death comes; the point is passed long before the deadline.
async fn live(floor: &Floor, service: Service, backend: Backend, from: Option<u128>) {
    let running = floor.start(service, backend).await;
    if let Some(from) = from {
        join_all((0..ORDERS).map(|number| order(floor, &running.pipeline, from + number))).await;
    }
    until("the end", async || false).await;
}

/// One order under its own number, as often as it is sent.
async fn order(floor: &Floor, pipeline: &werkbrug_pipeline::Pipeline, number: u128) -> Uuid {
    let order = AcceptOrder::of(Uuid::from_u128(number), "");
    let answer = send(pipeline, &floor.viewer, &format!("order-{number}"), order).await;
    answer.unwrap().event_id.unwrap()
}

async fn an_order_is_there_once_wherever_its_owner_died(backend: Backend) {
    if let Some(floor) = victim().await {
        let from = std::fs::read_to_string(floor.data_dir("from")).unwrap().parse().unwrap();
        return live(&floor, orders::service(), backend, Some(from)).await;
    }
    let nats = Nats::start().await;
    let mut floor = Floor::new().await;
    floor.nats.clone_from(&nats.url);
    for (round, point) in (0..).zip(OWNER_DIES) {
        let from = round * ORDERS;
        std::fs::write(floor.data_dir("from"), from.to_string()).unwrap();
        if point == BATCH {
            NO_NATS.clone_into(&mut floor.nats);
            let orders = floor.start(orders::service(), backend).await;
            join_all((from..from + ORDERS).map(|number| order(&floor, &orders.pipeline, number))).await;
            orders.stop().await;
            floor.nats.clone_from(&nats.url);
        }
        let_die(&floor, backend, "an_order_is_there_once_wherever_its_owner_died", point).await;
        let orders = floor.start(orders::service(), backend).await;
        let crews = floor.start(crews::service(), backend).await;
        // Whoever got no answer sends the same again.
        join_all((from..from + ORDERS).map(|number| order(&floor, &orders.pipeline, number))).await;
        let total = i64::try_from(from + ORDERS).unwrap();
        assert_eq!(number(orders.db(), "SELECT count(*) AS number FROM placed").await, total, "{point}");
        let numbers: Vec<u64> = said(&orders.pipeline, "orders").await.iter().map(|entry| entry.seq).collect();
        assert_eq!(numbers, (1..=u64::try_from(total).unwrap()).collect::<Vec<_>>(), "{point}");
        until("every copy", async || copied(&crews).await == total).await;
        assert_eq!(heard_twice(&crews).await, 0, "{point}");
        crews.stop().await;
        orders.stop().await;
    }
    floor.clear(backend).await;
}

async fn an_order_is_copied_once_wherever_its_hearer_died(backend: Backend) {
    if let Some(floor) = victim().await {
        return live(&floor, crews::service(), backend, None).await;
    }
    let nats = Nats::start().await;
    let mut floor = Floor::new().await;
    floor.nats.clone_from(&nats.url);
    let orders = floor.start(orders::service(), backend).await;
    for (round, point) in (0..).zip(HEARER_DIES) {
        let from = round * ORDERS;
        join_all((from..from + ORDERS).map(|number| order(&floor, &orders.pipeline, number))).await;
        let_die(&floor, backend, "an_order_is_copied_once_wherever_its_hearer_died", point).await;
        let crews = floor.start(crews::service(), backend).await;
        let total = i64::try_from(from + ORDERS).unwrap();
        until("every copy", async || copied(&crews).await == total).await;
        assert_eq!(heard_twice(&crews).await, 0, "{point}");
        crews.stop().await;
    }
    orders.stop().await;
    floor.clear(backend).await;
}
