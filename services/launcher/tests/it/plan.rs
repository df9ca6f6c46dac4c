//! The planner's tools from file to file: plans that repeat, absences that are mended, and files that cannot be used.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

/// Three workers, two coaches and one host that asks for two heads on each of two days.
fn instance() -> Value {
    let coach = |id: &str| {
        json!({"id": id, "sectors": ["packing"], "max_minutes_per_week": 2280, "guidance_capacity": 910, "max_group": 8,
            "available": [1, 1], "travel_minutes": [10]})
    };
    let worker = |id: &str, lift: u32| {
        json!({"id": id, "limits": {"lift_kg": lift, "seated_only": false, "low_noise": false, "no_crowd": false},
            "max_minutes_per_day": 480, "max_minutes_per_week": 2280, "guidance_load": 91, "skills": [], "learning": null,
            "max_travel_minutes": 60, "travel_minutes": [15], "early_ok": true, "late_ok": true, "home_host": "H0",
            "stability": 1, "preference": {}, "available": [1, 1]})
    };
    let shift = |id: &str, day: u32| {
        json!({"id": id, "host": "H0", "day": day, "start_minute": 480, "end_minute": 960, "heads_wanted": 2,
            "heads_min": 1, "skill": null, "skill_min": 0, "max_coaches": 1})
    };
    json!({"format": "werkbrug-plan-instance/1", "name": "tiny", "days": 2, "days_per_week": 5, "min_rest_minutes": 660,
        "hosts": [{"id": "H0", "sector": "packing", "priority": 2, "unpopular": false, "regular_coach": "C0",
            "demands": {"lift_kg": 10, "standing": false, "noise": false, "crowd": false}}],
        "coaches": [coach("C0"), coach("C1")],
        "workers": [worker("W0", 15), worker("W1", 15), worker("W2", 5)],
        "shifts": [shift("S0", 0), shift("S1", 1)]})
}

fn write(dir: &Path, name: &str, content: &Value) -> PathBuf {
    let file = dir.join(name);
    std::fs::write(&file, content.to_string()).unwrap();
    file
}

fn plan(arguments: &[&str], files: &[&Path]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_werkbrug"));
    command.arg("plan").arg(arguments[0]).args(files).args(&arguments[1..]).output().unwrap()
}

fn read(file: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

#[test]
fn a_plan_is_the_best_one_and_the_same_every_time() {
    let dir = tempfile::tempdir().unwrap();
    let tiny = write(dir.path(), "tiny.json", &instance());
    let mut plans = Vec::new();
    for name in ["first.json", "second.json"] {
        let out = dir.path().join(name);
        let done =
            plan(&["solve", "--iterations", "20000", "--threads", "1", "--out", out.to_str().unwrap()], &[&tiny]);
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
        plans.push(std::fs::read(&out).unwrap());
    }
    assert_eq!(plans[0], plans[1], "byte for byte");
    let found: Value = serde_json::from_slice(&plans[0]).unwrap();
    assert_eq!((&found["format"], &found["instance"]), (&json!("werkbrug-plan/1"), &json!("tiny")));
    // Both shifts full with the two who may lift; each costs 2 without a preference and 15 / 15 for the way.
    assert_eq!(found["score"], json!({"hard": 0, "medium": 0, "soft": 12}));
}

#[test]
fn who_is_absent_is_replaced_or_the_seat_stays_open() {
    let dir = tempfile::tempdir().unwrap();
    let tiny = write(dir.path(), "tiny.json", &instance());
    let out = dir.path().join("plan.json");
    plan(&["solve", "--iterations", "20000", "--threads", "1", "--out", out.to_str().unwrap()], &[&tiny]);
    let mended = dir.path().join("mended.json");
    let done = plan(&["repair", "--absent", "W0@1", "--out", mended.to_str().unwrap()], &[&tiny, &out]);
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let mended = read(&mended);
    assert_eq!(mended["format"], "werkbrug-plan-repair/1");
    let names: Vec<&str> =
        mended["options"].as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(names, ["fewest", "balanced", "most_seats"]);
    for option in mended["options"].as_array().unwrap() {
        assert_eq!(
            option["plan"]["score"]["medium"], 2,
            "one empty seat at priority 2: nobody else may lift that much"
        );
        assert_eq!(option["changes"], json!([]), "the absent person's own removal is no change");
    }
}

#[test]
fn a_refusal_names_its_rule_and_a_bad_file_its_field() {
    let dir = tempfile::tempdir().unwrap();
    let tiny = write(dir.path(), "tiny.json", &instance());
    let out = dir.path().join("plan.json");
    plan(&["solve", "--iterations", "20000", "--threads", "1", "--out", out.to_str().unwrap()], &[&tiny]);
    let done = plan(&["explain", "--shift", "S0", "--worker", "W2"], &[&tiny, &out]);
    let said: Value = serde_json::from_slice(&done.stdout).unwrap();
    let lift = said["rules"].as_array().unwrap().iter().find(|one| one["rule"] == "WORKER_LIFT").unwrap();
    assert_eq!(lift["fits"], false, "{said}");

    let mut bad = instance();
    bad["workers"][1]["home_host"] = json!("H9");
    let bad = write(dir.path(), "bad.json", &bad);
    let never = dir.path().join("never.json");
    let done = plan(&["solve", "--iterations", "10", "--out", never.to_str().unwrap()], &[&bad]);
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(2));
    assert!(told.contains("bad.json") && told.contains("workers[1].home_host"), "{told}");
    assert!(!never.exists(), "nothing was written");
}
