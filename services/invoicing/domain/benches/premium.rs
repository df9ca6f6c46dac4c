//! How fast a quarter is settled: `WERKBRUG_OPENFISCA=PATH cargo bench -p werkbrug-invoicing-domain --bench premium`.
//!
//! Prints figures, asserts nothing. PATH is a Python that has `openfisca-core`: the same rules run there in the same breath, as
//! a situation of 25,000 people, which is how a person uses it. That is the peer, for its formulas can express the ranking.
//! Beside it without a bar: its calculation on columns that are there already, bare numpy, and the decimal oracle, which is
//! the peer where `OpenFisca` is not to be had. Reading and writing files is measured nowhere here: only reckoning is, on all sides.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench is a program of its own: it prints ratios, and stops when it cannot measure"
)]

#[path = "../tests/properties/seeds.rs"]
mod seeds;

use std::{
    collections::BTreeMap,
    env,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use werkbrug_invoicing_domain::premium::{
    annual::{YearQuarter, annual},
    settle::{Input, settle, settle_with_steps},
};
use werkbrug_kernel::quarter::Quarter;

use crate::seeds::{Dice, workshop};

/// The whole sector, and a large workshop (regulation 7).
const SECTOR: usize = 25_000;
const LARGE: usize = 650;
const QUARTERS: usize = 8;
const ROUNDS: usize = 7;

fn main() {
    // `cargo test --all-targets` also starts benches; only `cargo bench` means it.
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }
    let sector = workshop(&mut Dice::new(1), SECTOR);
    let took = best(|| drop(settle(&sector).unwrap()));
    println!("settle {SECTOR} workers, one quarter, one core: {} ms (bar 300 ms)", millis(took));
    let told = best(|| drop(settle_with_steps(&sector, &BTreeMap::new()).unwrap()));
    println!("the same with every derivation in words: {} ms", millis(told));
    let large: Vec<Input> = (0..QUARTERS).map(quarter).collect();
    let again = best(|| {
        for input in &large {
            drop(settle(input).unwrap());
        }
    });
    println!("settle {QUARTERS} quarters of {LARGE} again: {} ms (bar 1,000 ms)", millis(again));
    let year: Vec<YearQuarter> = large.iter().take(4).map(of_year).collect();
    let levelled = best(|| drop(annual(&year).unwrap()));
    println!("annual settlement of {LARGE}, levelled: {} ms", millis(levelled));
    beside(&sector, took);
}

fn quarter(number: usize) -> Input {
    let (year, place) = (2024 + i16::try_from(number / 4).unwrap(), u8::try_from(number % 4 + 1).unwrap());
    let input = workshop(&mut Dice::new(u64::try_from(number).unwrap()), LARGE);
    let mut input = Input { quarter: Quarter::new(year, place).unwrap(), ..input };
    if let Some(first) = input.parameters.ggmmi.first_mut() {
        first.valid_from = jiff::civil::date(2024, 1, 1);
    }
    input
}

fn of_year(input: &Input) -> YearQuarter {
    let settled = settle(input).unwrap();
    let inside = settled.workers.iter().filter(|worker| worker.is_inside).map(|worker| worker.id.clone());
    YearQuarter { was_inside: inside.collect(), settled: settled.totals.total, input: input.clone() }
}

fn best(work: impl Fn()) -> Duration {
    let once = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..ROUNDS).map(|_| once()).min().unwrap()
}

fn millis(took: Duration) -> String {
    format!("{:.1}", took.as_secs_f64() * 1_000.0)
}

/// The same rules elsewhere, on the same workers.
fn beside(sector: &Input, ours: Duration) {
    let python = env::var("WERKBRUG_OPENFISCA").unwrap_or_else(|_| "python3".to_owned());
    let rows: Vec<String> = sector.workers.iter().map(row).collect();
    let contingent = sector.parameters.collective.as_ref().unwrap().contingent_fte;
    let table = env::temp_dir().join(format!("premium-{}.csv", std::process::id()));
    std::fs::write(&table, format!("{contingent}\n{}\n", rows.join("\n"))).expect("a table for Python");
    let expected = settle(sector).unwrap().totals.total;
    for way in ["openfisca", "calculation", "numpy", "oracle"] {
        let told = Command::new(&python).arg(script()).arg(way).arg(&table).output();
        let text = told.map(|told| String::from_utf8_lossy(&told.stdout).trim().to_owned()).unwrap_or_default();
        let Some((seconds, total)) = text.split_once(' ') else {
            println!("{way}: NOT measured ({python} has not what it needs; name another in WERKBRUG_OPENFISCA)");
            continue;
        };
        let seconds: f64 = seconds.parse().expect("seconds");
        let ratio = seconds / ours.as_secs_f64();
        println!("{way}: {:.1} ms, {ratio:.1} x ours; total {total}, ours {expected}", seconds * 1_000.0);
    }
    std::fs::remove_file(table).expect("the table goes away");
}

fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/oracle/beside.py")
}

/// A worker as a line for Python.
fn row(worker: &werkbrug_invoicing_domain::premium::worker::Worker) -> String {
    use werkbrug_invoicing_domain::premium::worker::Scheme;
    let (scheme, has_cost, quarter, performed) = match worker.scheme {
        Scheme::Collective { has_wage_cost } => ("collective", u8::from(has_wage_cost), 1, "1".to_owned()),
        Scheme::Individual { package_quarter, performed_fraction } => {
            ("individual", 1, package_quarter.get(), performed_fraction.value().to_string())
        }
    };
    format!(
        "{},{scheme},{has_cost},{quarter},{performed},{},{},{},{},{}",
        worker.id,
        worker.percent.value(),
        worker.guidance.as_str(),
        worker.contract_fraction.value(),
        worker.reference_wage,
        worker.sine_deduction,
    )
}
