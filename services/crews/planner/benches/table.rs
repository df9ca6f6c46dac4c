//! Prints what the planner reaches: `cargo bench -p werkbrug-planner -- [WORD...]`, where a word says what:
//! `small`, `medium`, `large`, `repairs` (without any: all four), `seeds=101..106`, `seconds=N` instead of the usual 1, 10 and 60,
//! `threads=N`, `cases=N` repairs of each kind, `python=PYTHON` with the package `ortools`, `peer-seconds=N`, or a file.
//!
//! Instances are invented, of seeds that nobody tuned to. With a Python, CP-SAT works on each small and medium instance
//! with two workers beside.
#![allow(clippy::print_stdout, clippy::float_arithmetic, reason = "a bench prints figures and fractions of them")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a bench stops at its own mistakes and at files it cannot read")]
#![allow(clippy::disallowed_methods, reason = "a bench has no chassis")]

mod invented;
mod latency;
mod wanted;

use std::{
    num::NonZeroUsize,
    path::Path,
    process::Command,
    sync::atomic::AtomicBool,
    time::{Duration, Instant},
};

use werkbrug_planner::{
    holds::Holds,
    instance::{Instance, read},
    plan::Score,
    runner::{self, Effort, Limit, Solution, Watch},
};

use crate::{
    invented::{LARGE, MEDIUM, SMALL},
    wanted::Wanted,
};

/// What the first local search reached on the published instances, and after how many seconds.
const FIRST_SEARCH: [(&str, u64, i64); 3] =
    [("small-1", 5, 39_853), ("medium-1", 60, 354_995), ("large-1", 60, 2_023_131)];
/// From so many workers on CP-SAT builds no model in time.
const LARGE_FROM: usize = 500;

fn main() {
    let wanted = Wanted::read();
    if wanted.python.is_none() {
        println!("no python=PYTHON with the package ortools: the columns of CP-SAT stay empty");
    }
    println!(
        "{:<12} {:>5} {:>7} {:>7} {:>10} {:>9} {:>7} {:>17} {:>7}  CP-SAT",
        "instance", "s", "medium", "soft", "cost", "bound", "gap", "first search", "of peer"
    );
    for size in [SMALL, MEDIUM, LARGE].into_iter().filter(|size| wanted.asks(size.name)) {
        let texts = wanted.seeds.clone().map(|seed| invented::instance(size, seed).to_string());
        rows(&wanted, texts, size.name);
    }
    if !wanted.files.is_empty() {
        let texts = wanted
            .files
            .iter()
            .map(|file| std::fs::read_to_string(file).unwrap_or_else(|cause| panic!("{file}: {cause}")));
        rows(&wanted, texts, "of files");
    }
    if wanted.asks("repairs") {
        latency::print(wanted.cases);
    }
}

/// A row of each instance, and the median and the worst of them.
fn rows(wanted: &Wanted, texts: impl Iterator<Item = String>, name: &str) {
    let (mut gaps, mut parts) = (Vec::new(), Vec::new());
    for text in texts {
        let row = row(wanted, &text);
        gaps.push(row.gap);
        parts.extend(row.of_peer);
    }
    for (what, mut all) in [("gap", gaps), ("of peer", parts)] {
        all.sort_unstable_by(f64::total_cmp);
        if let (Some(middle), Some(worst)) = (all.get(all.len() / 2), all.last()) {
            println!("{name}: {what} of {}: median {middle:.3}, worst {worst:.3}", all.len());
        }
    }
}

fn known(text: &str) -> Instance {
    read::instance(text).unwrap_or_else(|fault| panic!("{fault}"))
}

/// A second for a small instance, ten for a medium one, sixty for a large one.
fn usual_seconds(workers: usize) -> u64 {
    match workers {
        0..100 => 1,
        100..LARGE_FROM => 10,
        _ => 60,
    }
}

/// Plans in some time with some threads.
fn solved(instance: &Instance, time: Duration, threads: NonZeroUsize) -> Solution {
    let effort = Effort { limit: Limit::Time(time), threads, seed: 1 };
    let watch = Watch { cancel: &AtomicBool::new(false), told: None };
    runner::solve(instance, &Holds::default(), effort, watch).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn cost(score: Score) -> i64 {
    score.medium * 1_000 + score.soft
}

/// What a row says in numbers: the gap to the bound, and the cost as a part of the peer's.
struct Row {
    gap: f64,
    of_peer: Option<f64>,
}

fn row(wanted: &Wanted, text: &str) -> Row {
    let instance = known(text);
    let seconds = wanted.seconds.unwrap_or(usual_seconds(instance.workers.len()));
    let began = Instant::now();
    let found = solved(&instance, Duration::from_secs(seconds), wanted.threads);
    let took = began.elapsed().as_secs_f64();
    let (own, bound) = (cost(found.score), cost(found.bound));
    let first = FIRST_SEARCH.iter().find(|(name, ..)| *name == instance.name);
    let first = first.map_or("-".to_owned(), |(_, seconds, cost)| format!("{cost} ({seconds} s)"));
    let peer = match &wanted.python {
        Some(_) if instance.workers.len() >= LARGE_FROM => "builds no model of this size in time".to_owned(),
        Some(python) => peer(python, wanted.peer_seconds, text),
        None => "-".to_owned(),
    };
    let reached = peer.split_whitespace().nth(1).and_then(|cost| cost.parse::<i64>().ok());
    let row = Row { gap: part(own - bound, own), of_peer: reached.map(|reached| part(own, reached)) };
    println!(
        "{:<12} {took:>5.1} {:>7} {:>7} {own:>10} {bound:>9} {:>5.1} % {first:>17} {:>7}  {peer}",
        instance.name,
        found.score.medium,
        found.score.soft,
        100.0 * row.gap,
        row.of_peer.map_or("-".to_owned(), |part| format!("{part:.4}")),
    );
    row
}

fn part(part: i64, whole: i64) -> f64 {
    let small = |number: i64| i32::try_from(number).map_or(f64::NAN, f64::from);
    small(part) / small(whole.max(1))
}

/// What CP-SAT says of the same instance: status, cost, bound, seconds.
fn peer(python: &str, seconds: u64, text: &str) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peer.py");
    let file = std::env::temp_dir().join(format!("werkbrug-peer-{}.json", std::process::id()));
    if std::fs::write(&file, text).is_err() {
        return "no room for the instance".to_owned();
    }
    let answer = Command::new(python).arg(script).arg(seconds.to_string()).arg(&file).output();
    drop(std::fs::remove_file(&file));
    match answer {
        Ok(answer) if answer.status.success() => String::from_utf8_lossy(&answer.stdout).trim().to_owned(),
        Ok(answer) => String::from_utf8_lossy(&answer.stderr).lines().last().unwrap_or("failed").to_owned(),
        Err(cause) => cause.to_string(),
    }
}
