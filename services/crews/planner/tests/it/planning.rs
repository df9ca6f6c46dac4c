//! What every plan keeps, whenever the search is stopped.

use std::{
    num::NonZeroUsize,
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use proptest::prelude::*;
use werkbrug_planner::{
    bound, checker,
    holds::{Holds, Pin},
    instance::{Instance, read},
    plan::Plan,
    runner::{self, Effort, Limit, Progress, Refusal, Solution, Watch},
    score,
};

use crate::invented::{self, MEDIUM, SMALL, Size};

/// The published problem, with few enough moves for a test.
pub(crate) fn invented(size: Size, seed: u64) -> Instance {
    read::instance(&invented::instance(size, seed).to_string()).unwrap()
}

pub(crate) fn effort(moves: u64, seed: u64) -> Effort {
    Effort { limit: Limit::Moves(moves), threads: NonZeroUsize::MIN, seed }
}

pub(crate) fn solved(instance: &Instance, holds: &Holds, moves: u64) -> Result<Solution, Refusal> {
    runner::solve(instance, holds, effort(moves, 7), Watch { cancel: &AtomicBool::new(false), told: None })
}

/// Where somebody is, by shift.
fn shifts_of(plan: &Plan, person: &str) -> Vec<String> {
    let is_there = |ids: &[String]| ids.iter().any(|id| id == person);
    let own = plan.assignments.iter().filter(|own| is_there(&own.coaches) || is_there(&own.workers));
    own.map(|own| own.shift.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn stopped_at_any_moment_the_plan_keeps_every_rule(seed in 0..1_000_u64, moves in 0..60_000_u64) {
        let instance = invented(SMALL, seed);
        let found = runner::solve(&instance, &Holds::default(), effort(moves, seed), Watch { cancel: &AtomicBool::new(false), told: None }).unwrap();
        prop_assert_eq!(checker::violations(&instance, &found.plan), vec![]);
        prop_assert_eq!(score::score(&instance, &found.plan), found.score);
        prop_assert!(found.bound <= found.score, "{:?} above {:?}", found.bound, found.score);
    }

    #[test]
    fn the_same_seed_and_moves_give_the_same_plan(seed in 0..1_000_u64) {
        let instance = invented(SMALL, seed);
        let plan = || runner::solve(&instance, &Holds::default(), effort(40_000, seed), Watch { cancel: &AtomicBool::new(false), told: None }).unwrap().plan;
        prop_assert_eq!(plan(), plan());
    }

    #[test]
    fn the_past_and_who_was_told_stay_as_they_were(seed in 0..1_000_u64, first_open_day in 0..5_usize, told in 0..40_usize) {
        let instance = invented(SMALL, seed);
        let start = solved(&instance, &Holds::default(), 2_000).unwrap().plan;
        let (person, day) = (instance.workers[told].id.clone(), told % instance.days);
        let coach = instance.coaches[told % instance.coaches.len()].id.clone();
        let holds = Holds {
            start: start.clone(), first_open_day, told: vec![(person.clone(), day), (coach.clone(), day)], pins: vec![],
        };
        let after = solved(&instance, &holds, 60_000).unwrap().plan;
        let on = |plan: &Plan, person: &str, day: usize| -> Vec<String> {
            let is_on = |id: &String| instance.shifts.iter().any(|shift| shift.id == *id && shift.day == day);
            shifts_of(plan, person).into_iter().filter(is_on).collect()
        };
        let people = instance.workers.iter().map(|own| &own.id).chain(instance.coaches.iter().map(|own| &own.id));
        for id in people {
            for past in 0..first_open_day {
                prop_assert_eq!(on(&after, id, past), on(&start, id, past), "{} on day {}", id, past);
            }
        }
        prop_assert_eq!(on(&after, &person, day), on(&start, &person, day));
        prop_assert_eq!(on(&after, &coach, day), on(&start, &coach, day));
    }

    #[test]
    fn pins_are_kept(seed in 0..1_000_u64, one in 0..1_000_usize) {
        let instance = invented(SMALL, seed);
        let usual = solved(&instance, &Holds::default(), 20_000).unwrap().plan;
        let own = &usual.assignments[one % usual.assignments.len()];
        let pins: Vec<Pin> = own.coaches.iter().chain(own.workers.first())
            .map(|person| Pin { person: person.clone(), shift: own.shift.clone() }).collect();
        let holds = Holds { pins: pins.clone(), ..Holds::default() };
        match solved(&instance, &holds, 40_000) {
            Ok(found) => for pin in pins {
                prop_assert!(shifts_of(&found.plan, &pin.person).contains(&pin.shift), "{:?}", pin);
            },
            Err(refusal) => prop_assert!(matches!(refusal, Refusal::Holds(_)), "{}", refusal),
        }
    }
}

#[test]
fn a_cancelled_search_hands_over_its_best_plan() {
    let instance = invented(MEDIUM, 3);
    let cancel = AtomicBool::new(false);
    let heard = AtomicUsize::new(0);
    let last = Mutex::new(None);
    let told = |progress: Progress| {
        heard.fetch_add(1, Ordering::Relaxed);
        cancel.store(true, Ordering::Relaxed);
        assert_eq!(checker::violations(&instance, &progress.plan), vec![]);
        *last.lock().unwrap() = Some(progress.score);
    };
    let effort = Effort { limit: Limit::Moves(u64::MAX / 2), threads: NonZeroUsize::new(2).unwrap(), seed: 1 };
    let found =
        runner::solve(&instance, &Holds::default(), effort, Watch { cancel: &cancel, told: Some(&told) }).unwrap();
    assert!(heard.load(Ordering::Relaxed) > 0, "nobody was told of a better plan");
    assert!(Some(found.score) <= *last.lock().unwrap(), "the last word is no worse than what was told");
    assert_eq!(checker::violations(&instance, &found.plan), vec![]);
}

#[test]
fn more_moves_win_seats_and_never_pass_the_bound() {
    let instance = invented(SMALL, 5);
    let short = solved(&instance, &Holds::default(), 0).unwrap();
    let long = solved(&instance, &Holds::default(), 800_000).unwrap();
    assert!(long.score < short.score, "{:?} is no better than {:?}", long.score, short.score);
    assert!(bound::bound(&instance) <= long.score);
}

#[test]
fn a_pin_that_cannot_be_is_refused() {
    let instance = invented(SMALL, 1);
    let worker = instance.workers.iter().find(|own| !own.available[0]).unwrap();
    let shift = instance.shifts.iter().find(|own| own.day == 0).unwrap();
    let pins = vec![Pin { person: worker.id.clone(), shift: shift.id.clone() }];
    let refusal = solved(&instance, &Holds { pins, ..Holds::default() }, 0).unwrap_err();
    assert!(refusal.to_string().starts_with("pins[0]"), "{refusal}");
}

/// Optima that CP-SAT proved.
#[test]
fn the_bound_is_below_what_was_proven_best() {
    for (seed, best) in [(201, 59_470), (204, 180_496)] {
        let instance = invented(SMALL, seed);
        let bound = bound::bound(&instance);
        let bound = bound.medium * 1_000 + bound.soft;
        assert!(bound > 0 && bound <= best, "seed {seed}: {bound} above {best}");
        let found = solved(&instance, &Holds::default(), 100_000).unwrap().score;
        assert!(found.medium * 1_000 + found.soft >= best, "seed {seed}: {found:?} beats what was proven best");
    }
}
