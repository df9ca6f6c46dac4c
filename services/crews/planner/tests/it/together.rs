//! People who are not to be on one shift, and people who are there gladly.

use proptest::prelude::*;
use werkbrug_planner::{
    checker,
    holds::Holds,
    instance::{Apart, Glad, Instance},
    plan::Plan,
    repair::{absence::Absences, repair},
    rule::Rule,
    score,
};

use crate::{
    invented::SMALL,
    planning::{invented, solved},
};

/// Every third worker is kept from the next on every shift, and is glad with the one after that.
fn paired(seed: u64) -> Instance {
    let mut instance = invented(SMALL, seed);
    for first in (0..instance.workers.len().saturating_sub(2)).step_by(3) {
        let seats = |shift| Apart { one: (first, shift), other: (first + 1, shift) };
        instance.apart.extend((0..instance.shifts.len()).map(seats));
        instance.glad.extend((0..instance.days).map(|day| Glad { workers: [first, first + 2], day }));
    }
    instance
}

/// Shifts on which both are.
fn shared<'a>(plan: &'a Plan, one: &str, other: &str) -> Vec<&'a str> {
    let has = |workers: &[String], id: &str| workers.iter().any(|own| own == id);
    let both = plan.assignments.iter().filter(|own| has(&own.workers, one) && has(&own.workers, other));
    both.map(|own| own.shift.as_str()).collect()
}

fn kept_together(instance: &Instance, plan: &Plan) -> Vec<String> {
    let of = |seats: &Apart| {
        let [one, other] = [seats.one.0, seats.other.0].map(|worker| instance.workers[worker].id.as_str());
        shared(plan, one, other).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    instance.apart.iter().flat_map(of).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn who_is_kept_apart_is_never_planned_together(seed in 0..1_000_u64, moves in 0..60_000_u64) {
        let instance = paired(seed);
        let found = solved(&instance, &Holds::default(), moves).unwrap();
        prop_assert_eq!(kept_together(&instance, &found.plan), Vec::<String>::new());
        prop_assert_eq!(checker::violations(&instance, &found.plan), vec![]);
        prop_assert_eq!(score::score(&instance, &found.plan), found.score);
        prop_assert!(found.bound <= found.score, "{:?} above {:?}", found.bound, found.score);
    }

    #[test]
    fn nobody_who_steps_in_comes_beside_whom_they_are_kept_from(seed in 0..200_u64, pick in 0..1_000_usize) {
        let instance = paired(seed);
        let plan = solved(&instance, &Holds::default(), 20_000).unwrap().plan;
        let own = &plan.assignments[pick % plan.assignments.len()];
        let day = instance.shifts.iter().find(|shift| shift.id == own.shift).unwrap().day;
        let words = [format!("{}@{day}", own.workers[pick % own.workers.len()])];
        let absences = Absences::read(&instance, &words).unwrap();
        for way in repair(&instance, &plan, &absences).unwrap().options {
            let told = way.changes.iter().filter_map(|change| Some((&change.person, change.to.as_ref()?)));
            for (person, to) in told {
                let crew = serde_json::to_value(&way.plan).unwrap();
                let crew = crew["assignments"].as_array().unwrap().iter().find(|own| own["shift"] == **to).unwrap().clone();
                let beside = |seats: &Apart| {
                    let [one, other] = [seats.one.0, seats.other.0].map(|worker| &instance.workers[worker].id);
                    let is_there = |id: &String| crew["workers"].as_array().unwrap().iter().any(|own| own == id);
                    (one == person || other == person) && is_there(one) && is_there(other)
                };
                prop_assert!(!instance.apart.iter().any(beside), "{} on {}", person, to);
            }
        }
    }
}

#[test]
fn the_checker_finds_two_who_are_kept_apart_and_names_the_shift() {
    let mut instance = invented(SMALL, 3);
    let plan = solved(&instance, &Holds::default(), 20_000).unwrap().plan;
    let crew = plan.assignments.iter().find(|own| own.workers.len() > 1).unwrap();
    let worker = |id: &String| instance.workers.iter().position(|own| own.id == *id).unwrap();
    let shift = instance.shifts.iter().position(|own| own.id == crew.shift).unwrap();
    let (one, other) = (worker(&crew.workers[0]), worker(&crew.workers[1]));
    assert_eq!(checker::violations(&instance, &plan), vec![]);
    instance.apart = vec![Apart { one: (one, shift), other: (other, shift) }];
    let found = checker::violations(&instance, &plan);
    assert_eq!(
        found.iter().map(|own| (own.rule, own.shift.as_str())).collect::<Vec<_>>(),
        [(Rule::WorkerBarred, crew.shift.as_str())]
    );
}

#[test]
fn a_day_on_different_shifts_costs_two_who_are_gladly_together() {
    let mut instance = invented(SMALL, 3);
    let plan = solved(&instance, &Holds::default(), 20_000).unwrap().plan;
    let before = score::score(&instance, &plan).soft;
    let shift_of = |worker: usize, day: usize| {
        let id = &instance.workers[worker].id;
        let of_day = plan
            .assignments
            .iter()
            .filter(|own| instance.shifts.iter().any(|shift| shift.id == own.shift && shift.day == day));
        of_day.into_iter().find(|own| own.workers.contains(id)).map(|own| own.shift.clone())
    };
    let mut expected = before;
    for other in 1..instance.workers.len() {
        for day in 0..instance.days {
            let shifts = [0, other].map(|worker| shift_of(worker, day));
            if shifts.iter().all(Option::is_some) && shifts[0] != shifts[1] {
                expected += i64::from(score::PARTED_COST);
            }
            instance.glad.push(Glad { workers: [0, other], day });
        }
    }
    assert!(expected > before, "somebody is elsewhere");
    assert_eq!(score::score(&instance, &plan).soft, expected);
}
