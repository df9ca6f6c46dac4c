//! A plan that people fall out of.

use std::collections::BTreeSet;

use proptest::prelude::*;
use werkbrug_planner::{
    checker,
    holds::Holds,
    instance::Instance,
    plan::Plan,
    repair::{Repair, absence::Absences, repair, repair_holding},
};

use crate::{
    invented::{MEDIUM, SMALL},
    planning::{invented, solved},
};

fn away(instance: &Instance, plan: &Plan, words: &[String]) -> (Absences, Repair) {
    let absences = Absences::read(instance, words).unwrap();
    let ways = repair(instance, plan, &absences).unwrap();
    (absences, ways)
}

/// The plan of one of the ways, as it would be read again.
fn plan_of(ways: &Repair, place: usize) -> Plan {
    let shown = serde_json::to_value(&ways.options[place].plan).unwrap();
    let ids = |value: &serde_json::Value| -> Vec<String> {
        value.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
    };
    let assignments = shown["assignments"].as_array().unwrap().iter();
    let assignment = |own: &serde_json::Value| werkbrug_planner::plan::Assignment {
        shift: own["shift"].as_str().unwrap().to_owned(),
        coaches: ids(&own["coaches"]),
        workers: ids(&own["workers"]),
    };
    Plan { assignments: assignments.map(assignment).collect() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn everybody_absent_is_gone_and_every_rule_holds(seed in 0..200_u64, picks in prop::collection::vec(0..1_000_usize, 1..6)) {
        let instance = invented(SMALL, seed);
        let plan = solved(&instance, &Holds::default(), 30_000).unwrap().plan;
        let words: Vec<String> = picks.iter().map(|pick| {
            let own = &plan.assignments[pick % plan.assignments.len()];
            let day = instance.shifts.iter().find(|shift| shift.id == own.shift).unwrap().day;
            let people: Vec<&String> = own.coaches.iter().chain(&own.workers).collect();
            format!("{}@{day}", people[pick % people.len()])
        }).collect();
        let (absences, ways) = away(&instance, &plan, &words);
        prop_assert_eq!(ways.options.iter().map(|way| way.name).collect::<Vec<_>>(), ["fewest", "balanced", "most_seats"]);
        let first = absences.list.iter().map(|own| own.day).min().unwrap();
        for place in 0..ways.options.len() {
            let after = plan_of(&ways, place);
            prop_assert_eq!(checker::violations(&instance, &after), vec![]);
            for own in &instance.shifts {
                let (was, is) = (checker::assignment(&plan, &own.id), checker::assignment(&after, &own.id));
                let people = |found: Option<&werkbrug_planner::plan::Assignment>| -> BTreeSet<String> {
                    found.into_iter().flat_map(|own| own.coaches.iter().chain(&own.workers)).cloned().collect()
                };
                prop_assert!(own.day >= first || people(was) == people(is), "{} lies before the first absence", own.id);
                let gone = absences.list.iter().filter(|absent| absent.day == own.day);
                prop_assert!(gone.clone().all(|absent| !people(is).contains(&absent.person)));
            }
            let changes = &ways.options[place].changes;
            prop_assert!(changes.iter().all(|change| change.from != change.to));
            let told = changes.iter().map(|change| [change.person.clone(), change.day.to_string()].join("@"));
            prop_assert!(told.into_iter().all(|word| !words.contains(&word)), "the absence itself is no change");
        }
        let counts: Vec<usize> = ways.options.iter().map(|way| way.changes.len()).collect();
        prop_assert!(counts[0] <= counts[1], "fewest has {} changes, balanced {}", counts[0], counts[1]);
    }
}

#[test]
fn one_absent_worker_moves_nobody_between_other_hosts() {
    let instance = invented(MEDIUM, 4);
    let plan = solved(&instance, &Holds::default(), 300_000).unwrap().plan;
    let mut counts = Vec::new();
    for own in plan.assignments.iter().filter(|own| !own.workers.is_empty()).take(40) {
        let shift = instance.shifts.iter().find(|shift| shift.id == own.shift).unwrap();
        let (_, ways) = away(&instance, &plan, &[format!("{}@{}", own.workers[0], shift.day)]);
        for change in ways.options.iter().flat_map(|way| &way.changes) {
            let place = |id: &String| instance.shifts.iter().find(|shift| shift.id == *id).unwrap();
            let touched: Vec<_> = change.from.iter().chain(&change.to).map(place).collect();
            assert!(touched.iter().any(|other| other.host == shift.host), "{change:?}");
            assert!(touched.iter().all(|other| other.day == shift.day), "{change:?}");
        }
        counts.push(ways.options[0].changes.len());
    }
    counts.sort_unstable();
    assert!(counts[37] <= 3, "too many people are told something because one is absent: {counts:?}");
}

#[test]
fn who_or_when_is_unknown_is_refused() {
    let instance = invented(SMALL, 1);
    for (word, begins) in [
        ("W1", "absent[0]: must be PERSON@DAY"),
        ("W1@5", "absent[0]: there is no day 5"),
        ("X@1", "absent[0]: there is no worker or coach X"),
    ] {
        let fault = Absences::read(&instance, &[word.to_owned()]).unwrap_err().to_string();
        assert!(fault.starts_with(begins), "{word}: {fault}");
    }
}

#[test]
fn whoever_was_told_stays_where_they_are() {
    let instance = invented(SMALL, 3);
    let plan = solved(&instance, &Holds::default(), 30_000).unwrap().plan;
    let shift = plan.assignments.iter().find(|own| own.workers.len() > 2).unwrap();
    let day = instance.shifts.iter().find(|own| own.id == shift.shift).unwrap().day;
    let absences = Absences::read(&instance, &[format!("{}@{day}", shift.workers[0])]).unwrap();
    let everybody = instance.workers.iter().map(|own| (own.id.clone(), day));
    let told: Vec<(String, usize)> =
        everybody.chain(instance.coaches.iter().map(|own| (own.id.clone(), day))).collect();
    let held = repair_holding(&instance, &plan, &absences, &told).unwrap();
    assert!(held.options.iter().all(|way| way.changes.is_empty()), "{held:?}");
}
