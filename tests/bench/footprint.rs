//! What the system asks of a machine: time until it is ready, memory while nobody works, rows
//! and statements of a command.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use werkbrug_kernel::role::Role;
use werkbrug_proto::topics::SERVICES;
use werkbrug_tests::rows;
use werkbrug_tests::system::System;
use werkbrug_tests::trade;

/// What was asked: ready within, and memory of the services and NATS together.
const READY: Duration = Duration::from_secs(5);
const MEMORY_MB: u64 = 250;
/// Starts that are timed; the first one may read the binary from disk.
const STARTS: usize = 3;
/// Rest after the work, so that what is idle gives its memory back.
const REST: Duration = Duration::from_secs(10);
/// Orders accepted one after the other to count rows.
const ORDERS: usize = 100;
const MEGABYTE: u64 = 1_024 * 1_024;

/// Measure and print what does not depend on a load.
pub(crate) async fn print() {
    for _ in 0..STARTS {
        let took = until_ready().await;
        println!("up: from built binaries to ready {:>6} ms; asked: <= {} ms", took.as_millis(), READY.as_millis());
    }
    memory().await;
}

async fn until_ready() -> Duration {
    let began = Instant::now();
    let system = System::start("");
    while !system.said().contains("klaar in ") {
        assert!(began.elapsed() < READY * 12, "the system is not ready: {}", system.said());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let took = began.elapsed();
    system.stop();
    took
}

async fn memory() {
    let system = System::with_preset("medium");
    trade::quiet(&system).await;
    tokio::time::sleep(REST).await;
    let of = |role: &'static str| (role, system.memory(role) / MEGABYTE);
    let asked: Vec<_> = SERVICES.into_iter().chain(["nats"]).collect();
    let each: Vec<String> = asked.iter().map(|role| format!("{role} {}", of(role).1)).collect();
    let all: u64 = asked.iter().map(|role| of(role).1).sum();
    let shared: u64 = asked.iter().map(|role| system.memory_share(role)).sum::<u64>() / MEGABYTE;
    println!("memory idle with the medium preset, MB: {} = {all}; asked: <= {MEMORY_MB}", each.join(", "));
    println!("the same, what they share (the program) counted once: {shared} MB");
    println!("memory of the portal beside them, MB: {}", of("portal").1);
    system.stop();
}

/// Rows that accepting one order leaves behind, by table: in orders, and in those that hear of it.
pub(crate) async fn print_rows(name: &str, database: &str) {
    let system = System::start(database);
    let company = trade::prepare(&system).await;
    let mut quotes = Vec::new();
    for number in 0..ORDERS {
        quotes.push(trade::quote(&system, &company, number).await);
    }
    trade::quiet(&system).await;
    let (before, sent_before) = (counts(&system).await, trade::statements(&system).await);
    let mut desk = system.orders(Role::OrderDesk);
    for quote in quotes {
        desk.accept_order(quote).await.expect("an accepted order");
    }
    trade::quiet(&system).await;
    let (after, sent_after) = (counts(&system).await, trade::statements(&system).await);
    let sent = |(service, after): (&&str, &u64)| {
        format!("{service} {}", after - sent_before.get(service).copied().unwrap_or_default())
    };
    let each: Vec<String> = sent_after.iter().map(sent).collect();
    println!("{name}: statements for {ORDERS} orders accepted one by one: {}", each.join(", "));
    for service in SERVICES {
        let grown = after.iter().filter(|((of, _), _)| of == service).filter_map(|(table, count)| {
            let more = count - before.get(table).copied().unwrap_or_default();
            (more != 0).then_some((table.1.as_str(), more))
        });
        let grown: Vec<(&str, i64)> = grown.collect();
        let all: i64 = grown.iter().map(|(_, more)| more).sum();
        if all != 0 {
            let each: Vec<String> = grown.iter().map(|(table, more)| format!("{table} {more}")).collect();
            println!("{name}: rows that {ORDERS} accepted orders leave in {service}: {all} ({})", each.join(", "));
        }
    }
    system.stop();
}

/// Rows by service and table.
async fn counts(system: &System) -> BTreeMap<(String, String), i64> {
    let mut found = BTreeMap::new();
    for service in SERVICES {
        let db = rows::open(system, service).await;
        for table in rows::tables(&db).await {
            let count = rows::number(&db, &format!("SELECT COUNT(*) FROM \"{table}\"")).await;
            found.insert((service.to_owned(), table), count);
        }
    }
    found
}
