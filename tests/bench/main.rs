//! Speed beside its floors, measured in the same run: `cargo bench -p werkbrug-tests`.
//!
//! Needs `WERKBRUG_TEST_POSTGRES` and a nats-server; `deploy/bench` brings both. Prints ratios, asserts nothing.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a bench prints ratios, and stops when it cannot measure"
)]
#![allow(clippy::disallowed_methods, missing_docs, reason = "a bench is a program of its own")]

mod commands;
mod figures;
mod floors;

use werkbrug_tests::postgres;

#[tokio::main]
async fn main() {
    // `cargo test --all-targets` also starts benches; only `cargo bench` means it.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let rounds = 2;
    for round in 1..=rounds {
        println!("\n== round {round} of {rounds}");
        let floors = floors::measure().await;
        floors.print();
        for (name, database) in [
            ("SQLite", String::new()),
            ("PostgreSQL", format!("{}?schema_prefix=b{round}_{}_", postgres(), std::process::id())),
        ] {
            let measured = commands::measure(&database).await;
            measured.print(name, &floors);
        }
    }
}
