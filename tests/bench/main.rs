//! Speed beside its floors, measured in the same run: `cargo bench -p werkbrug-tests`.
//!
//! Needs `WERKBRUG_TEST_POSTGRES` and a nats-server; `deploy/bench` brings both. Prints ratios and what was asked,
//! asserts nothing.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a bench prints ratios, and stops when it cannot measure"
)]
#![allow(clippy::disallowed_methods, missing_docs, reason = "a bench is a program of its own")]

mod commands;
mod floors;
mod footprint;

use werkbrug_tests::postgres;

const SQLITE: &str = "SQLite";
const DATABASES: [&str; 2] = [SQLITE, "PostgreSQL"];

#[tokio::main]
async fn main() {
    // `cargo test --all-targets` also starts benches; only `cargo bench` means it.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    // `-- sqlite` or `-- postgres` measures one database alone, once.
    let only =
        std::env::args().find_map(|argument| DATABASES.into_iter().find(|name| argument.eq_ignore_ascii_case(name)));
    footprint::print().await;
    let rounds = if only.is_some() { 1 } else { 2 };
    for round in 1..=rounds {
        println!("\n== round {round} of {rounds}");
        let floors = floors::measure().await;
        floors.print();
        for name in DATABASES.into_iter().filter(|name| only.is_none_or(|only| only == *name)) {
            let database = match name {
                SQLITE => String::new(),
                _ => format!("{}?schema_prefix=b{round}_{}_", postgres(), std::process::id()),
            };
            if round == 1 {
                footprint::print_rows(name, &database.replace("?schema_prefix=b", "?schema_prefix=r")).await;
            }
            let measured = commands::measure(&database).await;
            measured.print(name, &floors);
        }
    }
}
