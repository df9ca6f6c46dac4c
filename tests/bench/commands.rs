//! Orders accepted by 32 clients, and one command's way to crews' copy at a steady pace.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_proto::orders::AcceptOrderRequest;
use werkbrug_proto::pipeline::{AppliedRequest, PositionRequest, PositionResponse, pipeline_client::PipelineClient};
use werkbrug_tests::figures::{Latencies, rate};
use werkbrug_tests::system::System;
use werkbrug_tests::trade;

use crate::floors::{CLIENTS, Floors};

/// Orders accepted as fast as 32 clients can.
const RUSH: usize = 6_000;
/// Orders accepted one after the other.
const ALONE: usize = 200;
/// Orders accepted at a steady pace, and that pace.
const STEADY: usize = 1_000;
const PER_SECOND: u32 = 200;

/// What one system did.
pub(crate) struct Measured {
    commands: f64,
    end_to_end: f64,
    rush: Latencies,
    /// One by one: until the answer, and until it is in crews' copy.
    alone: (Latencies, Latencies),
    steady: Latencies,
    /// Processor time of a command, by process.
    processors: BTreeMap<&'static str, Duration>,
    /// Statements to the databases for a hundred commands, by service.
    statements: BTreeMap<&'static str, u64>,
}

impl Measured {
    pub(crate) fn print(&self, name: &str, floors: &Floors) {
        let ratio = self.commands / floors.postgres.per_second;
        println!(
            "{name}: accept order, 32 clients              {:>9.0}/s  p50 {:>7.2} ms  p99 {:>7.2} ms",
            self.commands,
            self.rush.percentile_ms(50),
            self.rush.percentile_ms(99)
        );
        println!("{name}:   against PostgreSQL two-row commits   {ratio:>9.2} x");
        println!("{name}: accepted and in crews' copy            {:>9.0}/s", self.end_to_end);
        let of = |(who, took): (&&str, &Duration)| format!("{who} {}", took.as_micros());
        let each: Vec<String> = self.processors.iter().map(of).collect();
        let all: Duration = self.processors.values().sum();
        println!("{name}: processor time a command, microseconds: {} = {}", each.join(", "), all.as_micros());
        let each: Vec<String> = self.statements.iter().map(|(who, sent)| format!("{who} {sent}")).collect();
        println!("{name}: statements for a hundred commands of the rush: {}", each.join(", "));
        let (answered, copied) = &self.alone;
        println!(
            "{name}: one by one: answer p50 {:.2} ms, p99 {:.2} ms; in crews' copy p50 {:.2} ms, p99 {:.2} ms",
            answered.percentile_ms(50),
            answered.percentile_ms(99),
            copied.percentile_ms(50),
            copied.percentile_ms(99)
        );
        let database = if name == "SQLite" { floors.sync.p99_ms } else { floors.postgres_one.p99_ms };
        let floor = database + floors.stream.p99_ms + database;
        let p99 = self.steady.percentile_ms(99);
        println!(
            "{name}: command to copy at {PER_SECOND}/s: p50 {:.2} ms, p99 {p99:.2} ms; serial floors' p99 {floor:.2} ms: {:.2} x",
            self.steady.percentile_ms(50),
            p99 / floor
        );
    }
}

pub(crate) async fn measure(database: &str) -> Measured {
    let system = Arc::new(System::start(database));
    let company = trade::prepare(&system).await;
    let quotes = quotes(&system, &company, RUSH + ALONE + STEADY).await;
    let (rush_quotes, quotes) = quotes.split_at(RUSH);
    let (alone_quotes, steady_quotes) = quotes.split_at(ALONE);
    trade::quiet(&system).await;
    let (before, sent_before) = (system.processor_times(), trade::statements(&system).await);
    let (commands, end_to_end, rush) = rush(&system, rush_quotes).await;
    let processors = system.processor_times().into_iter().map(|(who, after)| {
        let took = after.saturating_sub(before.get(who).copied().unwrap_or_default());
        (who, took / u32::try_from(RUSH).unwrap_or(u32::MAX))
    });
    let processors = processors.collect();
    let statements = trade::statements(&system).await.into_iter().map(|(who, after)| {
        let sent = after.saturating_sub(sent_before.get(who).copied().unwrap_or_default());
        (who, sent * 100 / u64::try_from(RUSH).unwrap_or(u64::MAX))
    });
    let statements = statements.collect();
    let alone = alone(&system, alone_quotes).await;
    let steady = steady(&system, steady_quotes).await;
    Arc::into_inner(system).expect("nobody else holds it").stop();
    Measured { commands, end_to_end, rush, alone, steady, processors, statements }
}

/// Accept requests for as many fresh quotes.
async fn quotes(system: &Arc<System>, company: &str, count: usize) -> Vec<AcceptOrderRequest> {
    let next = Arc::new(AtomicUsize::new(0));
    let clients = (0..CLIENTS).map(|_| {
        let (system, company, next) = (Arc::clone(system), company.to_owned(), Arc::clone(&next));
        tokio::spawn(async move {
            let mut made = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    return made;
                }
                made.push(trade::quote(&system, &company, number).await);
            }
        })
    });
    let mut all = Vec::new();
    for client in clients.collect::<Vec<_>>() {
        all.extend(client.await.expect("a client"));
    }
    all
}

async fn rush(system: &Arc<System>, quotes: &[AcceptOrderRequest]) -> (f64, f64, Latencies) {
    let began = Instant::now();
    let clients = quotes.chunks(quotes.len().div_ceil(CLIENTS)).map(|own| {
        let (own, mut desk) = (own.to_vec(), system.orders(Role::OrderDesk));
        tokio::spawn(async move {
            let (mut latencies, mut last) = (Latencies::default(), String::new());
            for quote in own {
                let one = Instant::now();
                last = desk.accept_order(quote).await.expect("an accepted order").into_inner().event_id;
                latencies.add(one.elapsed());
            }
            (latencies, last)
        })
    });
    let (mut all, mut last) = (Latencies::default(), Vec::new());
    for client in clients.collect::<Vec<_>>() {
        let (latencies, event) = client.await.expect("a client");
        all.extend(latencies);
        last.push(event);
    }
    let commands = rate(quotes.len(), began.elapsed());
    for event in last {
        trade::settled(system, "orders", &event, "crews").await;
    }
    (commands, rate(quotes.len(), began.elapsed()), all)
}

/// One after the other, each with the whole system to itself.
async fn alone(system: &Arc<System>, quotes: &[AcceptOrderRequest]) -> (Latencies, Latencies) {
    let (mut answers, mut copies) = (Latencies::default(), Latencies::default());
    let mut desk = system.orders(Role::OrderDesk);
    let (mut orders, mut crews) = (system.pipeline("orders"), system.pipeline("crews"));
    for quote in quotes {
        let one = Instant::now();
        let event_id = desk.accept_order(quote.clone()).await.expect("an accepted order").into_inner().event_id;
        answers.add(one.elapsed());
        copied(&mut orders, &mut crews, event_id).await;
        copies.add(one.elapsed());
    }
    (answers, copies)
}

/// Wait until crews' copy holds an event of orders, as a caller can.
async fn copied(orders: &mut PipelineClient<Authed>, crews: &mut PipelineClient<Authed>, event_id: String) {
    let place = orders.position(PositionRequest { event_id }).await.expect("a number").into_inner();
    let PositionResponse { source, topic, partition, seq } = place;
    let asked = AppliedRequest { source, topic, partition, seq };
    while !crews.applied(asked.clone()).await.expect("a mark").into_inner().applied {}
}

/// From the command's start until crews' copy holds it, as a caller sees it.
async fn steady(system: &Arc<System>, quotes: &[AcceptOrderRequest]) -> Latencies {
    let mut ticks = tokio::time::interval(Duration::from_secs(1) / PER_SECOND);
    let mut under_way = Vec::new();
    for quote in quotes {
        ticks.tick().await;
        let (quote, mut desk) = (quote.clone(), system.orders(Role::OrderDesk));
        let (mut orders, mut crews) = (system.pipeline("orders"), system.pipeline("crews"));
        under_way.push(tokio::spawn(async move {
            let one = Instant::now();
            let event_id = desk.accept_order(quote).await.expect("an accepted order").into_inner().event_id;
            copied(&mut orders, &mut crews, event_id).await;
            one.elapsed()
        }));
    }
    let mut latencies = Latencies::default();
    for one in under_way {
        latencies.add(one.await.expect("a command"));
    }
    latencies
}
