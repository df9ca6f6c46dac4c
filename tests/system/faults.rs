//! Processes killed and the NATS store wiped while people work: nothing lost, nothing twice.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use werkbrug_tests::system::System;
use werkbrug_tests::{is_long, postgres};

use werkbrug_tests::trade;

/// People who work at the same time.
const CLIENTS: usize = 8;
/// Pause between two commands of one of them: about fifty commands a second together.
const PACE: Duration = Duration::from_millis(150);

/// How much is broken.
struct Campaign {
    kills: usize,
    wipes: usize,
}

impl Campaign {
    fn asked_for(part: usize) -> Self {
        if is_long() { Self { kills: 250, wipes: 25 } } else { Self { kills: 20 + part, wipes: 3 } }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_done_twice_on_sqlite() {
    campaign("", Campaign::asked_for(1)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_done_twice_on_postgresql() {
    let prefix = uuid::Uuid::now_v7().simple();
    campaign(&format!("{}?schema_prefix=f{prefix}_", postgres()), Campaign::asked_for(0)).await;
}

async fn campaign(database: &str, campaign: Campaign) {
    let seed = seed();
    println!("faults: seed {seed}; WERKBRUG_SEED={seed} plays it again");
    let system = Arc::new(System::start(database));
    let company = trade::prepare(&system).await;
    let stop = Arc::new(AtomicBool::new(false));
    let next = Arc::new(AtomicUsize::new(0));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| tokio::spawn(work(Arc::clone(&system), company.clone(), Arc::clone(&next), Arc::clone(&stop))))
        .collect();
    let (killed, wiped) = break_things(&system, &campaign, seed).await;
    stop.store(true, Ordering::SeqCst);
    let (mut accepted, mut workers) = (Vec::new(), Vec::new());
    for client in clients {
        let (orders, people) = client.await.expect("a client that works to the end");
        accepted.extend(orders);
        workers.extend(people);
    }
    assert!(accepted.iter().all(|id| trade::is_id(id)));
    println!("faults: {killed} kills, {wiped} wipes, {} orders, {} workers", accepted.len(), workers.len());
    trade::check(&system, &accepted, &workers).await;
    assert_eq!((killed, wiped), (campaign.kills, campaign.wipes), "everything that was to break broke");
    Arc::into_inner(system).expect("nobody else holds it").stop();
}

/// One client: an order, now and then a worker, until told to stop.
async fn work(
    system: Arc<System>,
    company: String,
    next: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
) -> (Vec<String>, Vec<String>) {
    let (mut accepted, mut workers) = (Vec::new(), Vec::new());
    while !stop.load(Ordering::SeqCst) {
        let number = next.fetch_add(1, Ordering::SeqCst);
        accepted.push(trade::order(&system, &company, number).await);
        if number.is_multiple_of(4) {
            workers.push(trade::worker(&system, number).await);
        }
        tokio::time::sleep(PACE).await;
    }
    (accepted, workers)
}

/// Kill and wipe at random, until as much was broken as was asked for.
async fn break_things(system: &System, campaign: &Campaign, seed: u64) -> (usize, usize) {
    let mut chance = StdRng::seed_from_u64(seed);
    let (mut killed, mut wiped) = (0, 0);
    while killed < campaign.kills || wiped < campaign.wipes {
        tokio::time::sleep(Duration::from_millis(chance.random_range(300..1_200))).await;
        let wipe = wiped < campaign.wipes && (killed >= campaign.kills || chance.random_ratio(1, 6));
        if wipe {
            wiped += usize::from(system.wipe_nats());
        } else if let Some(role) = ["orders", "crews", "social", "invoicing", "nats", "portal"].choose(&mut chance) {
            killed += usize::from(system.kill(role));
        }
    }
    (killed, wiped)
}

#[allow(clippy::disallowed_methods, reason = "a seed from outside plays a run again")]
fn seed() -> u64 {
    let given = std::env::var("WERKBRUG_SEED").ok().and_then(|text| text.parse().ok());
    given.unwrap_or_else(rand::random)
}
