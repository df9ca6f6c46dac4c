//! A process that panics over a secret, and what it leaves behind.

use std::process::Command;

use werkbrug_chassis::{config::Config, panics, telemetry};

const VICTIM: &str = "WERKBRUG_PANICS_OVER";
const SECRET: &str = "geheim-zwaluwnest-kroontjespen";

#[test]
#[allow(clippy::disallowed_methods, reason = "a victim is told by its environment")]
fn a_panic_leaves_its_place_in_the_log_and_not_what_it_was_about() {
    if let Ok(secret) = std::env::var(VICTIM) {
        drop(telemetry::start("test", &Config::inside(&std::env::temp_dir())));
        panics::log_without_values();
        drop(std::panic::catch_unwind(|| panic!("nothing was filled into these words")));
        let note: Result<(), String> = if secret.is_empty() { Ok(()) } else { Err(secret) };
        note.expect("a note that can be read");
    }
    let this = "panics::a_panic_leaves_its_place_in_the_log_and_not_what_it_was_about";
    let mut victim = Command::new(std::env::current_exe().unwrap());
    let died = victim.args(["--exact", this, "--nocapture"]).env(VICTIM, SECRET).output().unwrap();
    let said = [died.stdout, died.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(!died.status.success() && said.contains("panics.rs:"), "{said}");
    assert!(said.contains("nothing was filled into these words"), "{said}");
    assert!(!said.contains("zwaluwnest"), "{said}");
}
