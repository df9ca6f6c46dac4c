//! A week is searched: pure work that may take long, for a thread of its own.

use std::{collections::BTreeSet, num::NonZeroUsize, sync::atomic::AtomicBool, time::Duration};

use uuid::Uuid;
use werkbrug_planner::{
    holds::{Holds, Pin},
    plan::{Plan, Score},
    runner::{Effort, Limit, Progress, Refusal, Watch, solve},
};

use super::{
    facts::{Facts, OnRoster},
    mapping::{Problem, Wish, problem},
    outcome::{PlannedShift, Tally, plan_of, planned, tally},
};

/// What is searched.
#[derive(Clone, Debug)]
pub(crate) struct Quest {
    /// What is known.
    pub(crate) facts: Facts,
    /// What is asked.
    pub(crate) wish: Wish,
    /// Who must be on which shift: shift and person.
    pub(crate) pins: Vec<(Uuid, Uuid)>,
    /// The best that an earlier search of the same job left.
    pub(crate) before: Vec<PlannedShift>,
    /// How long.
    pub(crate) time: Duration,
    /// Where chance begins.
    pub(crate) seed: u64,
}

/// A plan that was found, and how it stands.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The plan, every open shift.
    pub(crate) plan: Vec<PlannedShift>,
    /// Its score.
    pub(crate) score: Score,
    /// What no plan can beat, once that is known.
    pub(crate) bound: Option<Score>,
    /// In heads.
    pub(crate) tally: Tally,
}

/// Why there is no plan: a stable word, and the shift it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// The word.
    pub(crate) reason: &'static str,
    /// The shift.
    pub(crate) shift: Option<Uuid>,
}

/// Searches until the time is over or `cancel` is set; `told` hears of better plans.
pub(crate) fn search(quest: &Quest, cancel: &AtomicBool, told: &(dyn Fn(Found) + Sync)) -> Result<Found, Trouble> {
    let posed = problem(&quest.facts, &quest.wish);
    if posed.instance.shifts.is_empty() {
        return Err(Trouble { reason: "NOTHING_TO_PLAN", shift: None });
    }
    match attempt(quest, &posed, cancel, told) {
        // Somebody of what an earlier search left fell out meanwhile: begin anew.
        Err(Refusal::Holds(_)) if !quest.before.is_empty() => {
            search(&Quest { before: Vec::new(), ..quest.clone() }, cancel, told)
        }
        Err(Refusal::Holds(fault)) if quest.wish.keep_assigned && fault.field == "pins" => {
            // Whoever stays on a shift for which no coach can be found: such a shift is left as it is.
            let mut wish = quest.wish.clone();
            wish.left_out.extend(without_coach(quest));
            let quest = Quest { wish, ..quest.clone() };
            let posed = problem(&quest.facts, &quest.wish);
            attempt(&quest, &posed, cancel, told).map_err(|refusal| trouble(&quest, &refusal))
        }
        outcome => outcome.map_err(|refusal| trouble(quest, &refusal)),
    }
}

fn attempt(
    quest: &Quest,
    posed: &Problem,
    cancel: &AtomicBool,
    told: &(dyn Fn(Found) + Sync),
) -> Result<Found, Refusal> {
    let start = match (quest.before.is_empty(), quest.wish.keep_assigned) {
        (false, _) => plan_of(posed, &quest.before),
        (true, true) => posed.start.clone(),
        (true, false) => plan_of(posed, &planned(&quest.facts, posed, &Plan::default())),
    };
    let pin = |(shift, person): &(Uuid, Uuid)| Pin { person: person.to_string(), shift: shift.to_string() };
    let pins = quest.pins.iter().map(pin).collect();
    let holds = Holds { start, first_open_day: 0, told: posed.told.clone(), pins };
    let found = |plan: &Plan, score: Score, bound: Option<Score>| Found {
        plan: planned(&quest.facts, posed, plan),
        score,
        bound,
        tally: tally(&quest.facts, posed, plan),
    };
    let hear = |progress: Progress| told(found(&progress.plan, progress.score, None));
    let effort = Effort { limit: Limit::Time(quest.time), threads: NonZeroUsize::MIN, seed: quest.seed };
    let solution = solve(&posed.instance, &holds, effort, Watch { cancel, told: Some(&hear) })?;
    Ok(found(&solution.plan, solution.score, Some(solution.bound)))
}

/// Open shifts that need a coach, have people and have nobody who guides.
fn without_coach(quest: &Quest) -> BTreeSet<Uuid> {
    let is_stuck = |own: &&OnRoster| own.is_guided() && own.shift.coaches.is_empty() && own.shift.heads_coming() > 0;
    quest.facts.shifts.iter().filter(is_stuck).map(|own| own.shift.id.uuid()).collect()
}

/// What a caller may know of a refusal.
fn trouble(quest: &Quest, refusal: &Refusal) -> Trouble {
    match refusal {
        Refusal::Checker(found) => {
            Trouble { reason: "PLAN_REFUSED_BY_CHECKER", shift: Uuid::try_parse(&found.shift).ok() }
        }
        Refusal::Holds(fault) => {
            let place = fault.field.strip_prefix("pins[").and_then(|rest| rest.split(']').next());
            let pin = place.and_then(|place| place.parse::<usize>().ok()).and_then(|place| quest.pins.get(place));
            Trouble { reason: "PIN_IMPOSSIBLE", shift: pin.map(|(shift, _)| *shift) }
        }
    }
}
