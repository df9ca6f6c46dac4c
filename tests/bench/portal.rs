//! What the portal costs with the medium preset: each page's bytes, nodes and server time, and the memory of open pages.
//! `cargo bench -p werkbrug-tests --bench portal`.
//!
//! Needs a browser, its driver and a nats-server; `deploy/bench` brings them. Prints figures, asserts nothing.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a bench prints figures, and stops when it cannot measure"
)]
#![allow(clippy::disallowed_methods, missing_docs, reason = "a bench is a program of its own")]

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::header::COOKIE;
use reqwest::{Client, Response};
use serde_json::{Value, json};
use werkbrug_kernel::role::Role;
use werkbrug_tests::addresses::{self, made};
use werkbrug_tests::browser::Browser;
use werkbrug_tests::figures::{Latencies, rate};
use werkbrug_tests::system::System;
use werkbrug_tests::visitor::Visitor;

/// The figures that we steer by.
const BYTES_MAX: u64 = 100_000;
const NODES_MAX: u64 = 4_000;
const SERVER_MAX_MS: f64 = 50.0;
const MEMORY_MAX: u64 = 50_000_000;
/// How fast each page is asked for, and how often.
const PER_SECOND: u32 = 20;
const ASKED: usize = 100;
/// Pages that stay open, and how many of one account.
const STREAMS: usize = 500;
const OF_ONE: usize = 12;
/// How long the memory is given to settle.
const SETTLE: Duration = Duration::from_secs(5);
/// The roles, each with pages of its own.
const ROLES: [Role; 9] = [
    Role::HostPlanner,
    Role::WorkshopPlanner,
    Role::OrderDesk,
    Role::Coach,
    Role::SocialWorker,
    Role::Finance,
    Role::Worker,
    Role::Admin,
    Role::Physician,
];

#[tokio::main]
async fn main() {
    // `cargo test --all-targets` also starts benches; only `cargo bench` means it.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let system = System::with_preset("medium");
    let streams = streams(&system).await;
    pages(&system).await;
    println!("{streams}");
    system.stop();
}

async fn pages(system: &System) {
    println!("{:<36} {:>8} {:>7} {:>9} {:>9} {:>7}", "page", "bytes", "nodes", "p50 ms", "p95 ms", "each s");
    let browser = Browser::start(&system.web).await;
    let (mut seen, mut all, mut over) = (BTreeSet::new(), 0_u32, Vec::new());
    for role in ROLES {
        addresses::enter(&browser, system, role).await;
        for page in addresses::of(&browser, role, |room| seen.insert(room.to_owned())).await {
            all += 1;
            over.extend(measured(&browser, system, page).await);
        }
    }
    // At the end, since making something is work that goes on beside the measuring.
    for role in ROLES {
        addresses::enter(&browser, system, role).await;
        for page in made::of(&browser, role).await {
            all += 1;
            over.extend(measured(&browser, system, page).await);
        }
    }
    println!("{all} pages, over: {}", if over.is_empty() { "none".to_owned() } else { over.join(", ") });
}

/// A line of the table; the name of the page when it is over.
async fn measured(browser: &Browser, system: &System, (name, path): (String, String)) -> Option<String> {
    let weight = browser.weigh(&path).await;
    let (times, each_second) = server_time(browser, &system.web, &path).await;
    let p95 = times.percentile_ms(95);
    let is_over = weight.bytes > BYTES_MAX || weight.nodes > NODES_MAX || p95 > SERVER_MAX_MS;
    println!(
        "{name:<36} {:>8} {:>7} {:>9.1} {p95:>9.1} {each_second:>7.1}{}",
        weight.bytes,
        weight.nodes,
        times.percentile_ms(50),
        if is_over { "  over" } else { "" }
    );
    is_over.then_some(name)
}

/// At a steady pace, whether or not the answers before have come: until the last byte is there.
async fn server_time(browser: &Browser, web: &str, path: &str) -> (Latencies, f64) {
    let cookie = Arc::new(cookie(browser, web).await);
    // Nothing else of the browser asks while we measure.
    browser.open("about:blank").await;
    let client = Client::builder().no_proxy().build().expect("a client");
    let mut ticks = tokio::time::interval(Duration::from_secs(1) / PER_SECOND);
    let (began, mut under_way) = (Instant::now(), Vec::new());
    for _ in 0..ASKED {
        ticks.tick().await;
        let request = client.get(format!("{web}{path}")).header(COOKIE, cookie.as_str());
        under_way.push(tokio::spawn(async move {
            let one = Instant::now();
            let answer = request.send().await.expect("an answer");
            assert!(answer.status().is_success(), "{}: {}", answer.url(), answer.status());
            answer.bytes().await.expect("a whole answer");
            one.elapsed()
        }));
    }
    let mut times = Latencies::default();
    for one in under_way {
        times.add(one.await.expect("a request"));
    }
    (times, rate(ASKED, began.elapsed()))
}

async fn cookie(browser: &Browser, web: &str) -> String {
    let kept = browser.cdp("Network.getCookies", json!({ "urls": [web] })).await;
    let cookies = kept.get("cookies").and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |cookie: &Value, name: &str| cookie.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let pairs = cookies.iter().map(|cookie| format!("{}={}", text(cookie, "name"), text(cookie, "value")));
    pairs.collect::<Vec<_>>().join("; ")
}

/// The portal's memory with nobody and with everybody looking.
async fn streams(system: &System) -> String {
    let client = Client::builder().no_proxy().build().expect("a client");
    let mut cookies = Vec::new();
    for persona in system.personas() {
        let mut visitor = Visitor::at(&system.web);
        visitor.sign_in(&persona.id).await;
        cookies.push(visitor.cookie());
    }
    tokio::time::sleep(SETTLE).await;
    let before = system.memory("portal");
    let mut open: Vec<Response> = Vec::new();
    for cookie in cookies.iter().flat_map(|cookie| std::iter::repeat_n(cookie, OF_ONE)).take(STREAMS) {
        let request = client.get(format!("{}/live", system.web)).header(COOKIE, cookie);
        let mut stream = request.send().await.expect("a stream");
        assert!(stream.status().is_success(), "stream {}: {}", open.len(), stream.status());
        stream.chunk().await.expect("a stream that begins").expect("a first word");
        open.push(stream);
    }
    tokio::time::sleep(SETTLE).await;
    let after = system.memory("portal");
    let count = open.len();
    drop(open);
    let grown = after.saturating_sub(before);
    let verdict = if grown > MEMORY_MAX || count < STREAMS { "  over" } else { "" };
    format!("portal with {count} open streams: {before} bytes before, {after} after, {grown} more{verdict}")
}
