//! Bad instances and plans are refused with the field that is wrong.

use serde_json::{Value, json};
use werkbrug_planner::{
    holds::Holds,
    instance::read,
    plan::{self, document},
};

use crate::{
    invented::{self, SMALL},
    planning::{invented as known, solved},
};

/// An instance with one field changed.
fn changed(pointer: &str, value: Value) -> String {
    let mut document = invented::instance(SMALL, 1);
    *document.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    document.to_string()
}

#[test]
fn a_bad_instance_is_refused_by_field() {
    let table = [
        ("/format", json!("werkbrug-plan-instance/2"), "format: must be werkbrug-plan-instance/1"),
        ("/days", json!(0), "days: must be from 1"),
        ("/days", json!(6), "coaches[0].available: must hold 6 values, holds 5"),
        ("/days_per_week", json!(0), "days_per_week: must be from 1"),
        ("/min_rest_minutes", json!(-1), "min_rest_minutes: must be from 0"),
        ("/hosts", json!({}), "hosts: must be a list"),
        ("/hosts/1/id", json!("H0"), "hosts[1].id: H0 is there twice"),
        ("/hosts/0/priority", json!(4), "hosts[0].priority: must be from 1 to 3, is 4"),
        ("/hosts/0/regular_coach", json!("C99"), "hosts[0].regular_coach: there is no coach C99"),
        ("/hosts/0/demands/lift_kg", json!("5"), "hosts[0].demands.lift_kg: must be a whole number"),
        ("/hosts/0/demands/noise", json!(1), "hosts[0].demands.noise: must be true or false"),
        ("/coaches/0/id", json!("W0"), "coaches[0].id: W0 is there twice"),
        ("/coaches/2/available/1", json!(2), "coaches[2].available[1]: must be from 0 to 1, is 2"),
        ("/coaches/2/travel_minutes", json!([1, 2]), "coaches[2].travel_minutes: must hold 6 values, holds 2"),
        ("/coaches/1/sectors/0", json!(7), "coaches[1].sectors[0]: must be a text"),
        ("/workers/3/travel_minutes/0", json!(-5), "workers[3].travel_minutes[0]: must be from 0"),
        ("/workers/3/stability", json!(4), "workers[3].stability: must be from 0 to 3, is 4"),
        ("/workers/3/home_host", json!("H77"), "workers[3].home_host: there is no host H77"),
        ("/workers/3/preference", json!({"H9": 1}), "workers[3].preference.H9: there is no host H9"),
        ("/workers/3/preference", json!({"H1": 3}), "workers[3].preference.H1: must be from -2 to 2, is 3"),
        ("/workers/3/available", json!([1, 1, 1, 1]), "workers[3].available: must hold 5 values, holds 4"),
        ("/workers/3/guidance_load", json!(null), "workers[3].guidance_load: must be a whole number"),
        ("/shifts/1/id", json!("S0"), "shifts[1].id: S0 is there twice"),
        ("/shifts/1/host", json!("H66"), "shifts[1].host: there is no host H66"),
        ("/shifts/1/day", json!(5), "shifts[1].day: must be from 0 to 4, is 5"),
        ("/shifts/1/end_minute", json!(0), "shifts[1].end_minute: must be from"),
        ("/shifts/1/heads_min", json!(99), "shifts[1].heads_min: must be from 0 to"),
        ("/shifts/1/heads_wanted", json!(-1), "shifts[1].heads_wanted: must be from 0"),
    ];
    for (pointer, value, begins) in table {
        let fault = read::instance(&changed(pointer, value.clone())).unwrap_err().to_string();
        assert!(fault.starts_with(begins), "{pointer} = {value}: {fault}");
    }
}

#[test]
fn what_is_no_json_or_misses_a_field_is_refused() {
    assert!(read::instance("{").unwrap_err().to_string().contains("not JSON"));
    let mut document = invented::instance(SMALL, 1);
    document["workers"][2].as_object_mut().unwrap().remove("early_ok");
    assert_eq!(read::instance(&document.to_string()).unwrap_err().to_string(), "workers[2].early_ok: is missing");
}

#[test]
fn a_bad_plan_is_refused_by_field() {
    let instance = known(SMALL, 1);
    let found = solved(&instance, &Holds::default(), 20_000).unwrap();
    let good = serde_json::to_value(document(&instance.name, &found.plan, found.score)).unwrap();
    assert_eq!(plan::read::plan(&good.to_string(), &instance).unwrap(), found.plan);
    let table = [
        ("/format", json!("other"), "format: must be werkbrug-plan/1"),
        ("/instance", json!("another"), "instance: belongs to instance another"),
        ("/assignments/0/shift", json!("S999"), "assignments[0].shift: there is no shift S999"),
        ("/assignments/1/shift", good["assignments"][0]["shift"].clone(), "assignments[1].shift: "),
        ("/assignments/0/workers/0", json!("W999"), "assignments[0].workers[0]: there is no worker W999"),
        ("/assignments/0/workers/1", good["assignments"][0]["workers"][0].clone(), "assignments[0].workers[1]: "),
        ("/assignments/0/coaches", json!([]), "assignments[0]: breaks COACH_MISSING"),
    ];
    for (pointer, value, begins) in table {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = value;
        let fault = plan::read::plan(&bad.to_string(), &instance).unwrap_err().to_string();
        assert!(fault.starts_with(begins), "{pointer}: {fault}");
    }
}
