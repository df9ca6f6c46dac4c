//! The annual settlement beside an oracle in Python decimals that knows nothing of it.

use std::{env, path::Path, process::Command};

use serde_json::Value;
use werkbrug_invoicing::tool_level::level_tool;

/// How many random years are judged on every run; `WERKBRUG_ORACLE_YEARS=10000` judges more.
const YEARS: &str = "150";
/// The figures of a year that are compared as amounts, however they are written.
const AMOUNTS: [&str; 3] = ["recomputation", "levelling", "empty_fte"];

#[test]
#[allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a longer judgement is asked for by the environment"
)]
fn an_oracle_that_knows_nothing_of_the_levelling_agrees_on_every_year() {
    let count = env::var("WERKBRUG_ORACLE_YEARS").unwrap_or_else(|_| YEARS.to_owned());
    let seed = env::var("WERKBRUG_ORACLE_SEED").unwrap_or_else(|_| std::process::id().to_string());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/oracle/premium.py");
    let told = Command::new("python3").arg(script).args(["years", &count, &seed]).output();
    let told = told.expect("python3, which deploy/prepare installs: without it the oracle judges nothing");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let (mut judged, mut held, mut levelled) = (0, 0, 0);
    for (number, line) in String::from_utf8(told.stdout).unwrap().lines().enumerate() {
        let case: Value = serde_json::from_str(line).unwrap();
        let ours: Value = serde_json::from_str(&level_tool(&case["year"].to_string()).unwrap()).unwrap();
        let theirs = &case["expected"];
        let place = format!("year {number} of seed {seed}");
        for name in AMOUNTS {
            assert_eq!(amount(&ours[name]), amount(&theirs[name]), "{place}: {name}");
        }
        let quarters = ours["quarters"].as_array().unwrap().iter().zip(theirs["quarters"].as_array().unwrap());
        for (own, other) in quarters {
            for name in ["quarter", "held", "inside"] {
                assert_eq!(own[name], other[name], "{place}: {name}");
            }
            assert_eq!(amount(&own["total"]), amount(&other["total"]), "{place}: total");
            let names = |wanted: &str| own["held"].as_object().unwrap().values().filter(|one| *one == wanted).count();
            held += names("was_inside");
            levelled += names("levelled");
        }
        judged += 1;
    }
    println!("{judged} years of seed {seed}: agreed; {held} kept inside, {levelled} taken in");
    assert!(
        judged.to_string() == count && held > 0 && levelled > 0,
        "{judged} years, {held} kept, {levelled} taken in"
    );
}

/// An amount without the way in which it is written.
fn amount(value: &Value) -> rust_decimal::Decimal {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.parse::<rust_decimal::Decimal>()
        .or_else(|_| rust_decimal::Decimal::from_scientific(&text))
        .unwrap()
        .normalize()
}
