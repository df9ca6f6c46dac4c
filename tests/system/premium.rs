//! `werkbrug premium settle` against an oracle that knows nothing of it, and against its own past results.

use std::env;
use std::fs;
use std::process::Command;

use werkbrug_tests::{binary, root};

/// How many random workshops are judged on every run; `WERKBRUG_ORACLE_WORKSHOPS=10000` judges the whole.
const WORKSHOPS: &str = "250";

#[test]
fn an_oracle_that_knows_nothing_of_the_program_agrees_on_every_workshop() {
    let count = env::var("WERKBRUG_ORACLE_WORKSHOPS").unwrap_or_else(|_| WORKSHOPS.to_owned());
    let seed = env::var("WERKBRUG_ORACLE_SEED").unwrap_or_else(|_| std::process::id().to_string());
    let told = Command::new("python3")
        .arg(root().join("tests/oracle/premium.py"))
        .arg("judge")
        .arg(binary())
        .args([&count, &seed])
        .output()
        .expect("python3, which deploy/prepare installs: without it the oracle judges nothing");
    println!("{}", String::from_utf8_lossy(&told.stdout).trim());
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
}

#[test]
fn past_quarters_come_out_as_they_did() {
    let folder = root().join("tests/golden/premium");
    let scratch = tempfile::tempdir().expect("a folder");
    let mut judged = 0;
    for entry in fs::read_dir(folder).expect("golden runs").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(quarter) = name.strip_suffix(".input.json") else { continue };
        let made = scratch.path().join(&name);
        let call =
            Command::new(binary()).args(["premium", "settle"]).arg(entry.path()).arg("--out").arg(&made).status();
        assert!(call.expect("the program starts").success(), "{quarter}");
        let golden = entry.path().with_file_name(format!("{quarter}.result.json"));
        let (made, golden) = (fs::read_to_string(made).expect("a result"), fs::read_to_string(golden).expect("golden"));
        assert_eq!(made, golden, "{quarter} came out otherwise: that is another rule set");
        judged += 1;
    }
    assert!(judged >= 3, "{judged} golden quarters");
}
