//! How long a whole workshop takes through the service: `cargo bench -p werkbrug-invoicing --bench recompute`.
//!
//! Prints figures, asserts nothing. Eight quarters of a large workshop are declared, settled and recomputed by gRPC with every
//! row, posting and event that belongs to a run, on SQLite and on the PostgreSQL that `WERKBRUG_TEST_POSTGRES` names. Beside
//! it the tool on a file of the whole sector: reading, reckoning and writing.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    dead_code,
    missing_docs,
    reason = "a bench is a program of its own: it prints figures, stops when it cannot measure, and borrows the tests' office"
)]

#[path = "../tests/it/office.rs"]
mod office;
#[path = "../domain/tests/properties/seeds.rs"]
mod seeds;

use std::{
    env,
    fmt::Write as _,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use uuid::Uuid;
use werkbrug_invoicing::tool_settle::settle_tool;
use werkbrug_invoicing_domain::premium::{
    settle::Input,
    worker::{Scheme, Worker},
};
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{ImportDmfaRequest, RunPremiumRequest, StatementColumn},
    social::{self, GuidanceNeed, SupportPackageGranted, WorkerCodeRecorded},
};

use crate::{
    office::Office,
    seeds::{Dice, workshop},
};

/// The whole sector, and a large workshop (regulation 7).
const SECTOR: usize = 25_000;
const LARGE: usize = 650;
const QUARTERS: usize = 8;
const ROUNDS: usize = 5;
const HEADINGS: [(&str, &str); 5] = [
    ("worker_code", "Code"),
    ("quarter", "Kwartaal"),
    ("contract_fraction", "Contract"),
    ("performed_fraction", "Prestatie"),
    ("reference_wage", "Loon"),
];

#[tokio::main]
async fn main() {
    // `cargo test --all-targets` also starts benches; only `cargo bench` means it.
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }
    on_a_file();
    through_the_service("SQLite", Backend::Sqlite).await;
    if env::var("WERKBRUG_TEST_POSTGRES").is_ok() {
        through_the_service("PostgreSQL", Backend::Postgres).await;
    } else {
        println!("PostgreSQL: NOT measured (WERKBRUG_TEST_POSTGRES names none)");
    }
}

/// What the tool does: a file in, a file out.
fn on_a_file() {
    let text = file(&workshop(&mut Dice::new(1), SECTOR)).to_string();
    let parsed = best(|| drop(serde_json::from_str::<Value>(&text).unwrap()));
    let whole = best(|| drop(settle_tool(&text).unwrap()));
    let megabytes = text.len() / 1_000_000;
    println!("a file of {SECTOR} workers, {megabytes} MB: JSON alone {} ms", millis(parsed));
    println!("read, settled and written as the tool does: {} ms", millis(whole));
}

async fn through_the_service(name: &str, backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.set_parameter("contingent_fte", "400", "2024-01-01", "unconfirmed").await;
    everybody(&office).await;
    let first = Quarter::new(2024, 3).unwrap();
    let quarters: Vec<Quarter> =
        std::iter::successors(Some(first), |quarter| Some(quarter.next())).take(QUARTERS).collect();
    let mut dice = Dice::new(7);
    let start = Instant::now();
    for quarter in &quarters {
        declare(&office, &mut dice, *quarter).await;
    }
    let declared = start.elapsed();
    let settled = run_all(&office, &quarters, "quarter").await;
    let mut again = Vec::new();
    for _ in 0..ROUNDS {
        again.push(run_all(&office, &quarters, "recomputation").await);
    }
    let best = again.into_iter().min().unwrap();
    println!("{name}: {QUARTERS} files of {LARGE} lines of a declaration read in: {} ms", millis(declared));
    println!("{name}: {QUARTERS} quarters of {LARGE} settled the first time: {} ms", millis(settled));
    println!("{name}: {QUARTERS} quarters of {LARGE} recomputed whole: {} ms (bar 1,000 ms)", millis(best));
    office.bench.stop().await;
}

/// 650 people with a code and a package.
async fn everybody(office: &Office) {
    let people: Vec<Uuid> = (0..LARGE).map(|_| Uuid::now_v7()).collect();
    let codes: Vec<WorkerCodeRecorded> = (0..)
        .zip(&people)
        .map(|(number, worker)| WorkerCodeRecorded { worker_id: worker.to_string(), worker_code: code(number) })
        .collect();
    let packages: Vec<SupportPackageGranted> = (0_u32..)
        .zip(&people)
        .map(|(number, worker)| SupportPackageGranted {
            package_id: Uuid::now_v7().to_string(),
            worker_id: worker.to_string(),
            scheme: social::Scheme::Collective.into(),
            percent: 40 + 5 * (number % 8),
            guidance: GuidanceNeed::Mid.into(),
            valid_from: "2024-01-01".to_owned(),
            valid_to: None,
        })
        .collect();
    let codes = people.iter().copied().zip(&codes).collect();
    office.bench.feed_all("social", "entitlement", codes).await.unwrap();
    let packages = people.iter().copied().zip(&packages).collect();
    office.bench.feed_all("social", "entitlement", packages).await.unwrap();
}

fn code(number: usize) -> String {
    format!("W-{number:03}")
}

async fn declare(office: &Office, dice: &mut Dice, quarter: Quarter) {
    let mut text = String::from("Code;Kwartaal;Contract;Prestatie;Loon\n");
    for number in 0..LARGE {
        let fraction = 40 + dice.below(61);
        let wage = fraction * (90 + dice.below(60));
        let fraction = format!("{},{:02}", fraction / 100, fraction % 100);
        writeln!(text, "{};{quarter};{fraction};{fraction};{wage},00", code(number)).unwrap();
    }
    let column =
        |(field, heading): (&str, &str)| StatementColumn { field: field.to_owned(), heading: heading.to_owned() };
    let ask = ImportDmfaRequest {
        request_id: office.request_id(),
        content: text.into_bytes(),
        columns: HEADINGS.map(column).to_vec(),
    };
    office.finance.clone().import_dmfa(ask).await.unwrap();
}

async fn run_all(office: &Office, quarters: &[Quarter], kind: &str) -> Duration {
    let start = Instant::now();
    for quarter in quarters {
        let ask =
            RunPremiumRequest { request_id: office.request_id(), quarter: quarter.to_string(), kind: kind.to_owned() };
        office.finance.clone().run_premium(ask).await.unwrap();
    }
    start.elapsed()
}

/// Input of the tool, as `domain/premium-format.md` writes it.
fn file(input: &Input) -> Value {
    let ggmmi: Vec<Value> = input
        .parameters
        .ggmmi
        .iter()
        .map(|one| {
            json!({"valid_from": one.valid_from.to_string(), "amount": one.amount.to_string(), "source": one.source,
                   "status": "published"})
        })
        .collect();
    json!({
        "format": "werkbrug-premium-input/1", "workshop": input.workshop, "quarter": input.quarter.to_string(),
        "parameters": {
            "ggmmi": ggmmi, "ggmmi_in_quarter": "start", "cap_multiple": "2",
            "guidance": {
                "collective": {"fixed": "413.17", "low": "101.11", "mid": "203.33", "high": "307.77", "status": "unconfirmed"},
                "individual": {"fixed_first": "1200.00", "fixed_first_quarters": 5, "fixed_after": "600.00",
                               "low": "430.00", "mid": "730.00", "high": "1280.00", "status": "published"}
            },
            "contingent_fte": "16250", "fixed_heads_factor": "1.15", "straddle": "out"
        },
        "workers": input.workers.iter().map(worker).collect::<Vec<_>>()
    })
}

fn worker(one: &Worker) -> Value {
    let (scheme, quarter, performed, has_cost) = match one.scheme {
        Scheme::Collective { has_wage_cost } => ("collective", 1, "1".to_owned(), has_wage_cost),
        Scheme::Individual { package_quarter, performed_fraction } => {
            ("individual", package_quarter.get(), performed_fraction.value().to_string(), true)
        }
    };
    json!({
        "id": one.id, "scheme": scheme, "percent": one.percent.value(), "guidance": one.guidance.as_str(),
        "package_quarter": quarter, "contract_fraction": one.contract_fraction.value().to_string(),
        "performed_fraction": performed, "reference_wage": one.reference_wage.to_string(),
        "has_wage_cost": has_cost, "sine_deduction": one.sine_deduction.to_string()
    })
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
