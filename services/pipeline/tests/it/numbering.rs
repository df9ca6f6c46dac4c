//! Numbers without holes, whoever writes and whoever numbers; and a poller that shows what they are for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures::future::join_all;
use prost::Message;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use sea_orm::{DatabaseConnection, FromQueryResult, Statement};
use tokio::task::JoinSet;
use tonic::Code;
use uuid::Uuid;
use werkbrug_chassis::identity::Viewer;
use werkbrug_pipeline::testing::{Backend, number_in_vain, said};
use werkbrug_pipeline::{Pipeline, chain, testing};
use werkbrug_proto::orders::OrderAccepted;
use werkbrug_proto::pipeline::{LogEntry, VerifyChainRequest};

use crate::floor::{Floor, Running, figure, is_long, number};
use crate::orders::{self, AcceptOrder, accept_many, send};

on_both_databases!(
    numbers_have_no_holes_under_32_writers_and_two_replicas,
    what_is_said_of_one_order_keeps_its_sequence_whoever_numbers,
    a_change_of_the_past_breaks_the_chain,
    the_end_of_the_log_cannot_be_cut_off_unnoticed,
    several_partitions_are_numbered_each_by_itself,
);

const WRITERS: usize = 32;

fn events() -> usize {
    if is_long() { 1_000_000 } else { 5_000 }
}

/// What a run left behind: what was accepted, and what two ways of reading made of it.
struct Run {
    accepted: BTreeSet<Uuid>,
    numbered: Vec<LogEntry>,
    polled: BTreeSet<Uuid>,
    /// How often others numbered at the same time, and how often one of them was killed before its commit.
    raced: usize,
    killed: usize,
}

/// The test of both: what was accepted and not heard.
fn missed(accepted: &BTreeSet<Uuid>, heard: &BTreeSet<Uuid>) -> usize {
    accepted.difference(heard).count()
}

async fn numbers_have_no_holes_under_32_writers_and_two_replicas(backend: Backend) {
    let floor = Floor::new().await;
    let mut replicas = vec![floor.start(orders::service(), backend).await];
    if backend == Backend::Postgres {
        replicas.push(floor.start_as("replica", orders::service(), backend).await);
    }
    let run = write_and_read(&floor, &replicas).await;
    assert_eq!(run.accepted.len(), events());
    let numbers: Vec<u64> = run.numbered.iter().map(|entry| entry.seq).collect();
    assert_eq!(numbers, (1..=u64::try_from(events()).unwrap()).collect::<Vec<_>>());
    expect_chained(&run.numbered);
    let heard: BTreeSet<Uuid> = run.numbered.iter().map(|entry| Uuid::parse_str(&entry.event_id).unwrap()).collect();
    assert_eq!((heard.len(), missed(&run.accepted, &heard)), (events(), 0));
    let poller = missed(&run.accepted, &run.polled);
    let Run { raced, killed, .. } = run;
    figure(&format!(
        "{backend:?}: of {} events the poller missed {poller} and the numbers none, {raced} times raced, {killed} killed",
        events()
    ));
    assert!(raced > 0 && killed > 0, "nobody disturbed the numbering: {raced}, {killed}");
    if backend == Backend::Postgres {
        assert!(poller > 0, "a poller that trusts a growing id must miss events here, or this test proves nothing");
    }
    for replica in replicas {
        replica.stop().await;
    }
    floor.clear(backend).await;
}

/// 32 writers over the replicas, one command in twenty refused, while a poller reads `id > last`.
async fn write_and_read(floor: &Floor, replicas: &[Running]) -> Run {
    let is_done = Arc::new(AtomicBool::new(false));
    let mut tasks = JoinSet::new();
    let poller = tasks.spawn(poll(replicas[0].db().clone(), Arc::clone(&is_done)));
    drop(poller);
    let mut disturbers = JoinSet::new();
    let pipelines: Vec<Pipeline> = replicas.iter().map(|replica| replica.pipeline.clone()).collect();
    disturbers.spawn(disturb(pipelines, Arc::clone(&is_done)));
    let writers = (0..WRITERS).map(|writer| {
        let pipeline = &replicas[writer % replicas.len()].pipeline;
        write(pipeline, &floor.viewer, share(writer))
    });
    let accepted = join_all(writers).await.into_iter().flatten().collect();
    let numbered = said(&replicas[0].pipeline, "orders").await;
    is_done.store(true, Ordering::SeqCst);
    let polled = tasks.join_next().await.unwrap().unwrap();
    let (raced, killed) = disturbers.join_next().await.unwrap().unwrap();
    Run { accepted, numbered, polled, raced, killed }
}

/// At random, somebody else numbers at the same time, or is killed while they do.
async fn disturb(pipelines: Vec<Pipeline>, is_done: Arc<AtomicBool>) -> (usize, usize) {
    let seed: u64 = rand::random();
    figure(&format!("numbering: seed {seed}"));
    let (mut chance, mut raced, mut killed) = (StdRng::seed_from_u64(seed), 0, 0);
    while !is_done.load(Ordering::SeqCst) {
        let pipeline = &pipelines[chance.random_range(0..pipelines.len())];
        if chance.random() {
            testing::number(pipeline).await.unwrap();
            raced += 1;
        } else {
            number_in_vain(pipeline).await;
            killed += 1;
        }
        tokio::time::sleep(std::time::Duration::from_millis(chance.random_range(0..20))).await;
    }
    (raced, killed)
}

fn share(writer: usize) -> usize {
    events() / WRITERS + usize::from(writer < events() % WRITERS)
}

async fn write(pipeline: &Pipeline, viewer: &Viewer, count: usize) -> Vec<Uuid> {
    let mut accepted = Vec::with_capacity(count);
    for turn in 0.. {
        if accepted.len() == count {
            break;
        }
        let request_id = Uuid::now_v7().to_string();
        if turn % 20 == 19 {
            let refused = send(pipeline, viewer, &request_id, AcceptOrder::refused()).await.unwrap_err();
            assert_eq!(refused.code(), Code::FailedPrecondition);
        } else {
            let answer = send(pipeline, viewer, &request_id, AcceptOrder::of(Uuid::now_v7(), "")).await.unwrap();
            accepted.push(answer.event_id.unwrap());
        }
    }
    accepted
}

#[derive(FromQueryResult)]
struct Placed {
    id: i64,
    event_id: Uuid,
}

/// The planted defect: it believes that an id which it has not passed cannot appear any more.
async fn poll(db: DatabaseConnection, is_done: Arc<AtomicBool>) -> BTreeSet<Uuid> {
    let (mut last, mut seen) = (0_i64, BTreeSet::new());
    loop {
        let was_done = is_done.load(Ordering::SeqCst);
        let query = format!("SELECT id, event_id FROM placed WHERE id > {last} ORDER BY id");
        let rows = Placed::find_by_statement(Statement::from_string(db.get_database_backend(), query));
        for row in rows.all(&db).await.unwrap() {
            last = row.id;
            seen.insert(row.event_id);
        }
        if was_done {
            return seen;
        }
        tokio::task::yield_now().await;
    }
}

fn expect_chained(entries: &[LogEntry]) {
    let mut link = Vec::new();
    for entry in entries {
        link = chain::link(&link, entry);
        assert_eq!(link, entry.chain, "number {}", entry.seq);
    }
}

async fn verify(floor: &Floor) -> (u64, Vec<String>) {
    let answer = floor.client("cli", "orders").verify_chain(VerifyChainRequest {}).await.unwrap().into_inner();
    (answer.entries, answer.faults)
}

/// Each writer says something of its own order again and again, each time after the answer, now here and now at the
/// replica, while others number what waits.
async fn what_is_said_of_one_order_keeps_its_sequence_whoever_numbers(backend: Backend) {
    const TIMES: usize = 40;
    let floor = Floor::new().await;
    let mut replicas = vec![floor.start(orders::service(), backend).await];
    if backend == Backend::Postgres {
        replicas.push(floor.start_as("replica", orders::service(), backend).await);
    }
    let pipelines: Vec<Pipeline> = replicas.iter().map(|replica| replica.pipeline.clone()).collect();
    let (is_done, mut disturbers) = (Arc::new(AtomicBool::new(false)), JoinSet::new());
    disturbers.spawn(disturb(pipelines.clone(), Arc::clone(&is_done)));
    let writers = (0..WRITERS).map(|writer| {
        let (pipelines, viewer) = (&pipelines, &floor.viewer);
        async move {
            let order_id = Uuid::now_v7();
            for time in 0..TIMES {
                let (pipeline, request_id) =
                    (&pipelines[(writer + time) % pipelines.len()], format!("{writer}-{time}"));
                send(pipeline, viewer, &request_id, AcceptOrder::of(order_id, &time.to_string())).await.unwrap();
            }
        }
    });
    join_all(writers).await;
    let mut said_of: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for entry in said(&replicas[0].pipeline, "orders").await {
        let order = OrderAccepted::decode(entry.body.as_slice()).unwrap();
        said_of.entry(order.order_id).or_default().push(order.order_reference.parse().unwrap());
    }
    is_done.store(true, Ordering::SeqCst);
    disturbers.join_next().await.unwrap().unwrap();
    assert_eq!(said_of.len(), WRITERS);
    for (order, times) in said_of {
        assert_eq!(times, (0..TIMES).collect::<Vec<_>>(), "order {order}");
    }
    for replica in replicas {
        replica.stop().await;
    }
    floor.clear(backend).await;
}

async fn a_change_of_the_past_breaks_the_chain(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    accept_many(&orders.pipeline, &floor.viewer, 6).await;
    said(&orders.pipeline, "orders").await;
    assert_eq!(verify(&floor).await, (12, Vec::new()), "six events and who did it");
    for (topic, change) in [("orders", "subject = 'another order'"), ("audit", "cause = 'nobody'")] {
        orders.write(&format!("UPDATE event_log SET {change} WHERE topic = '{topic}' AND seq = 3")).await;
    }
    let faults = ["audit number 3: the chain does not hold", "orders number 3: the chain does not hold"];
    let (entries, mut found) = verify(&floor).await;
    found.sort();
    assert_eq!((entries, found), (12, faults.map(str::to_owned).to_vec()));
    orders.stop().await;
    floor.clear(backend).await;
}

async fn the_end_of_the_log_cannot_be_cut_off_unnoticed(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    accept_many(&orders.pipeline, &floor.viewer, 4).await;
    said(&orders.pipeline, "orders").await;
    orders.write("DELETE FROM event_log WHERE topic = 'orders' AND seq > 2").await;
    assert_eq!(verify(&floor).await.1, ["orders: the head does not fit the log"]);
    orders.stop().await;
    floor.clear(backend).await;
}

async fn several_partitions_are_numbered_each_by_itself(backend: Backend) {
    let mut floor = Floor::new().await;
    floor.partitions = 3;
    let orders = floor.start(orders::service(), backend).await;
    for tenant in 0..9_u128 {
        let mut viewer = floor.viewer.clone();
        viewer.tenant = werkbrug_kernel::id::Id::from_uuid(Uuid::from_u128(tenant));
        accept_many(&orders.pipeline, &viewer, 2).await;
    }
    let mut parts: BTreeMap<u32, Vec<LogEntry>> = BTreeMap::new();
    for entry in said(&orders.pipeline, "orders").await {
        parts.entry(entry.partition).or_default().push(entry);
    }
    assert_eq!(parts.keys().copied().collect::<Vec<_>>(), [0, 1, 2]);
    for entries in parts.values() {
        assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), (1..=6).collect::<Vec<_>>());
        expect_chained(entries);
    }
    assert_eq!(verify(&floor).await, (36, Vec::new()));
    assert_eq!(number(orders.db(), "SELECT count(*) AS number FROM outbox").await, 0);
    orders.stop().await;
    floor.clear(backend).await;
}
