//! Prints what the planner reaches: `cargo bench -p werkbrug-planner -- [--quick] [--python PYTHON] [INSTANCE.json...]`.
//!
//! Without files it invents five small seeds, three medium ones and a large one, and measures repairs. With `--python` and
//! the package `ortools` it lets CP-SAT work on the same small and medium instances with two workers for 60 seconds.
#![allow(clippy::print_stdout, clippy::float_arithmetic, reason = "a bench prints figures and fractions of them")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a bench stops at its own mistakes and at files it cannot read")]
#![allow(clippy::disallowed_methods, reason = "a bench has no chassis")]

mod invented;
mod latency;

use std::{
    num::NonZeroUsize,
    path::{Path, PathBuf},
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

use crate::invented::{LARGE, MEDIUM, SMALL, Size};

/// What the first local search reached on the published instances, and after how many seconds.
const FIRST_SEARCH: [(&str, u64, i64); 3] =
    [("small-1", 5, 39_853), ("medium-1", 60, 354_995), ("large-1", 60, 2_023_131)];
/// Seconds that CP-SAT gets.
const PEER_SECONDS: &str = "60";

/// What the command line asks.
struct Wanted {
    is_quick: bool,
    python: Option<String>,
    files: Vec<PathBuf>,
}

fn main() {
    let wanted = wanted();
    if wanted.python.is_none() {
        println!("no --python with the package ortools: the columns of CP-SAT stay empty");
    }
    println!(
        "{:<12} {:>4} {:>7} {:>7} {:>10} {:>8} {:>7} {:>20}  CP-SAT",
        "instance", "s", "medium", "soft", "cost", "bound", "gap", "first search"
    );
    for (text, seconds) in instances(&wanted) {
        row(&text, seconds, wanted.python.as_deref());
    }
    if wanted.files.is_empty() {
        latency::print(if wanted.is_quick { 10 } else { 50 });
    }
}

fn wanted() -> Wanted {
    let mut wanted = Wanted { is_quick: false, python: None, files: Vec::new() };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--bench" => {}
            "--quick" => wanted.is_quick = true,
            "--python" => wanted.python = words.next(),
            file => wanted.files.push(file.into()),
        }
    }
    wanted
}

/// The instances and how long each is planned.
fn instances(wanted: &Wanted) -> Vec<(String, Duration)> {
    if !wanted.files.is_empty() {
        let read = |file: &PathBuf| {
            std::fs::read_to_string(file).unwrap_or_else(|cause| panic!("{}: {cause}", file.display()))
        };
        return wanted.files.iter().map(read).map(|text| (text.clone(), usual_seconds(&text))).collect();
    }
    let rows: &[(Size, std::ops::Range<u64>)] = if wanted.is_quick {
        &[(SMALL, 101..103), (MEDIUM, 101..102)]
    } else {
        &[(SMALL, 101..106), (MEDIUM, 101..104), (LARGE, 101..102)]
    };
    let texts =
        rows.iter().flat_map(|(size, seeds)| seeds.clone().map(|seed| invented::instance(*size, seed).to_string()));
    texts.map(|text| (text.clone(), usual_seconds(&text))).collect()
}

/// A second for a small instance, ten for a medium one, sixty for a large one.
fn usual_seconds(text: &str) -> Duration {
    let instance = known(text);
    Duration::from_secs(match instance.workers.len() {
        0..100 => 1,
        100..500 => 10,
        _ => 60,
    })
}

fn known(text: &str) -> Instance {
    read::instance(text).unwrap_or_else(|fault| panic!("{fault}"))
}

/// Plans with two threads.
fn solved(instance: &Instance, time: Duration) -> Solution {
    let effort = Effort { limit: Limit::Time(time), threads: NonZeroUsize::new(2).unwrap(), seed: 1 };
    let watch = Watch { cancel: &AtomicBool::new(false), told: None };
    runner::solve(instance, &Holds::default(), effort, watch).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn cost(score: Score) -> i64 {
    score.medium * 1_000 + score.soft
}

fn row(text: &str, time: Duration, python: Option<&str>) {
    let instance = known(text);
    let began = Instant::now();
    let found = solved(&instance, time);
    let (own, bound) = (cost(found.score), cost(found.bound));
    let first = FIRST_SEARCH.iter().find(|(name, ..)| *name == instance.name);
    let first = first.map_or("-".to_owned(), |(_, seconds, cost)| format!("{cost} ({seconds} s)"));
    let is_large = instance.workers.len() >= 500;
    let peer = match python {
        Some(python) if !is_large => peer(python, text),
        Some(_) => "builds no model of this size in time".to_owned(),
        None => "-".to_owned(),
    };
    println!(
        "{:<12} {:>4.1} {:>7} {:>7} {own:>10} {bound:>8} {:>5.1} % {first:>20}  {peer}",
        instance.name,
        began.elapsed().as_secs_f64(),
        found.score.medium,
        found.score.soft,
        percent(own - bound, own),
    );
}

fn percent(part: i64, whole: i64) -> f64 {
    let small = |number: i64| i32::try_from(number).map_or(f64::NAN, f64::from);
    100.0 * small(part) / small(whole.max(1))
}

/// What CP-SAT says of the same instance.
fn peer(python: &str, text: &str) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peer.py");
    let file = std::env::temp_dir().join(format!("werkbrug-peer-{}.json", std::process::id()));
    if std::fs::write(&file, text).is_err() {
        return "no room for the instance".to_owned();
    }
    let answer = Command::new(python).arg(script).arg(PEER_SECONDS).arg(&file).output();
    drop(std::fs::remove_file(&file));
    match answer {
        Ok(answer) if answer.status.success() => String::from_utf8_lossy(&answer.stdout).trim().to_owned(),
        Ok(answer) => String::from_utf8_lossy(&answer.stderr).lines().last().unwrap_or("failed").to_owned(),
        Err(cause) => cause.to_string(),
    }
}
