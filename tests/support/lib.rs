//! What the whole-system tests share: where things are, a running system, and patience with it.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot start must stop")]
#![allow(clippy::missing_panics_doc, reason = "every helper stops its test when the system does not play along")]

use std::path::PathBuf;

/// Every page and how people reach it.
pub mod addresses;
/// A real browser.
pub mod browser;
/// The days on which presets play.
pub mod calendar;
/// A place that telemetry is sent to.
pub mod collector;
/// Rates and latencies.
pub mod figures;
/// The way from a request for people to an invoice.
pub mod hours;
/// Looking for texts wherever and however they may hide.
pub mod hunter;
/// Trying again while something is away.
pub mod patience;
/// Who can sign in.
pub mod people;
/// Which processes there are.
pub mod processes;
/// What must hold after every fault run, as plain rules over what was told and what is seen.
pub mod promises;
/// What the databases themselves hold.
pub mod rows;
/// What the whole system says of itself.
pub mod seen;
/// One running system with its processes.
pub mod system;
/// What clients were told.
pub mod told;
/// The work that tests have done.
pub mod trade;
/// Somebody who reads every page of the portal.
pub mod visitor;

/// The root of the project.
#[must_use]
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or(here.clone(), PathBuf::from)
}

/// The binary under test: beside the tests' own, or where `WERKBRUG_BIN` says.
#[must_use]
#[allow(clippy::disallowed_methods, reason = "a test run may name another binary")]
pub fn binary() -> PathBuf {
    if let Ok(named) = std::env::var("WERKBRUG_BIN") {
        return PathBuf::from(named);
    }
    let own = std::env::current_exe().expect("the test's own path");
    let found = own.ancestors().skip(1).map(|dir| dir.join("werkbrug")).find(|file| file.is_file());
    found.expect("build the binary first: cargo build -p werkbrug-launcher")
}

/// Whether the long campaigns were asked for.
#[must_use]
#[allow(clippy::disallowed_methods, reason = "the long campaigns are asked for by the environment")]
pub fn is_long() -> bool {
    std::env::var("WERKBRUG_LONG").is_ok_and(|value| value == "1")
}

/// The PostgreSQL that the test run brought along.
#[must_use]
#[allow(clippy::disallowed_methods, reason = "the test run names its database by the environment")]
pub fn postgres() -> String {
    std::env::var("WERKBRUG_TEST_POSTGRES").expect("set WERKBRUG_TEST_POSTGRES; deploy/test does so")
}

/// The nats-server of the test run.
#[must_use]
#[allow(clippy::disallowed_methods, reason = "the test run names its server by the environment")]
pub fn nats_server() -> PathBuf {
    std::env::var("WERKBRUG_NATS_BIN").map_or_else(|_| root().join(".cache/nats-server"), PathBuf::from)
}
