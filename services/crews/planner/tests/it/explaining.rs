//! Everybody can ask why.

use werkbrug_planner::{checker, explain, holds::Holds, plan::Plan, score};

use crate::{
    invented::SMALL,
    planning::{invented, solved},
};

#[test]
fn a_seat_that_fits_says_what_it_costs_and_one_that_does_not_says_why() {
    let instance = invented(SMALL, 2);
    let plan = solved(&instance, &Holds::default(), 100_000).unwrap().plan;
    for shift in &instance.shifts {
        for worker in &instance.workers {
            let told = explain::person(&instance, &plan, (&shift.id, &worker.id)).unwrap();
            let is_on = checker::assignment(&plan, &shift.id).is_some_and(|own| own.workers.contains(&worker.id));
            let mut joined = plan.clone();
            if !is_on {
                let Some(own) = joined.assignments.iter_mut().find(|own| own.shift == shift.id) else {
                    assert!(told.rules.iter().any(|rule| rule.rule == "COACH_MISSING" && !rule.fits));
                    continue;
                };
                own.workers.push(worker.id.clone());
            }
            let broken = checker::violations(&instance, &joined);
            let refused: Vec<_> = told.rules.iter().filter(|rule| !rule.fits).map(|rule| rule.rule).collect();
            assert_eq!(broken.is_empty(), refused.is_empty(), "{} {}: {broken:?} {refused:?}", shift.id, worker.id);
            let counts_other_shift = |rule: &str| rule == "WORKER_HOURS_WEEK" || rule == "REST";
            let is_booked = refused.contains(&"WORKER_BOOKED");
            for violation in broken.iter().filter(|own| !is_booked || !counts_other_shift(own.rule.id())) {
                assert!(refused.contains(&violation.rule.id()), "{violation} is not in {refused:?}");
            }
            if broken.is_empty() && !is_on {
                let costs = score::score(&instance, &joined).soft - score::score(&instance, &plan).soft;
                assert_eq!(told.cost, Some(costs));
            }
        }
    }
}

#[test]
fn the_best_candidates_cost_what_they_say() {
    let instance = invented(SMALL, 2);
    let plan = solved(&instance, &Holds::default(), 0).unwrap().plan;
    let mut named = 0;
    for shift in &instance.shifts {
        let told = explain::shift(&instance, &plan, &shift.id).unwrap();
        for candidate in told.best {
            let mut after = plan.clone();
            for change in &candidate.moves {
                place(&mut after, &change.person, change.from.as_deref(), change.to.as_deref());
            }
            assert_eq!(checker::violations(&instance, &after), vec![]);
            let costs = score::score(&instance, &after).soft - score::score(&instance, &plan).soft;
            assert_eq!(candidate.cost, costs, "{candidate:?}");
            named += 1;
        }
    }
    assert!(named > 0, "no candidate for any seat");
}

fn place(plan: &mut Plan, person: &str, from: Option<&str>, to: Option<&str>) {
    for own in &mut plan.assignments {
        if Some(own.shift.as_str()) == from {
            own.workers.retain(|id| id != person);
        }
        if Some(own.shift.as_str()) == to {
            own.workers.push(person.to_owned());
        }
    }
}

#[test]
fn a_closed_shift_says_that_a_coach_is_missing() {
    let instance = invented(SMALL, 2);
    let told = explain::shift(&instance, &Plan::default(), &instance.shifts[0].id).unwrap();
    assert_eq!(told.refused.get("COACH_MISSING"), Some(&instance.workers.len()));
    assert!(told.best.is_empty());
    assert!(explain::shift(&instance, &Plan::default(), "S999").is_err());
}
