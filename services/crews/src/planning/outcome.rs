//! A plan as the service keeps it, and what it changes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use werkbrug_planner::plan::{Assignment, Plan};

use super::{
    facts::Facts,
    mapping::{Problem, Reach, Wish, is_stand_in},
};

/// One shift of a plan: whom the planner put there, and the version of the shift that it looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PlannedShift {
    /// The shift.
    pub(crate) shift: Uuid,
    /// Its version when it was planned.
    pub(crate) version: i64,
    /// Who works, as far as the planner moves them.
    pub(crate) workers: BTreeSet<Uuid>,
    /// Who guides, as far as the planner moves them.
    pub(crate) coaches: BTreeSet<Uuid>,
}

/// How a plan stands in heads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Seats asked for.
    pub(crate) seats_wanted: i64,
    /// Of them without somebody.
    pub(crate) seats_empty: i64,
    /// People and days: who could work and has no place.
    pub(crate) people_idle: i64,
}

/// Who comes on a shift and who leaves it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Workers who come.
    pub(crate) joins: BTreeSet<Uuid>,
    /// Workers who go.
    pub(crate) leaves: BTreeSet<Uuid>,
    /// Coaches who come.
    pub(crate) coach_joins: BTreeSet<Uuid>,
    /// Coaches who go.
    pub(crate) coach_leaves: BTreeSet<Uuid>,
}

impl Difference {
    /// How many people it is about.
    pub(crate) fn size(&self) -> usize {
        [&self.joins, &self.leaves, &self.coach_joins, &self.coach_leaves].iter().map(|people| people.len()).sum()
    }
}

/// A plan of the planner, as it is kept: every open shift, also those that stay empty.
pub(crate) fn planned(facts: &Facts, problem: &Problem, plan: &Plan) -> Vec<PlannedShift> {
    let versions: BTreeMap<Uuid, i64> = facts.shifts.iter().map(|own| (own.shift.id.uuid(), own.version)).collect();
    let crews: BTreeMap<&str, &Assignment> = plan.assignments.iter().map(|own| (own.shift.as_str(), own)).collect();
    let ids = problem.instance.shifts.iter();
    let shift = |own: &werkbrug_planner::instance::Shift| {
        let shift = Uuid::try_parse(&own.id).ok()?;
        let crew = crews.get(own.id.as_str());
        Some(PlannedShift {
            shift,
            version: versions.get(&shift).copied().unwrap_or(0),
            workers: people(crew.map_or(&[], |crew| &crew.workers)),
            coaches: people(crew.map_or(&[], |crew| &crew.coaches)),
        })
    };
    ids.filter_map(shift).collect()
}

fn people(ids: &[String]) -> BTreeSet<Uuid> {
    ids.iter().filter(|id| !is_stand_in(id)).filter_map(|id| Uuid::try_parse(id).ok()).collect()
}

/// A kept plan as the planner's checker reads it, with those who stand for guidance that nobody gives.
pub(crate) fn plan_of(problem: &Problem, planned: &[PlannedShift]) -> Plan {
    let stand_ins: BTreeMap<&str, Vec<&String>> = problem
        .start
        .assignments
        .iter()
        .map(|own| (own.shift.as_str(), own.coaches.iter().filter(|id| is_stand_in(id)).collect()))
        .collect();
    let assignment = |own: &PlannedShift| {
        let shift = own.shift.to_string();
        let mut coaches: Vec<String> = own.coaches.iter().map(Uuid::to_string).collect();
        coaches.extend(stand_ins.get(shift.as_str()).into_iter().flatten().map(|id| (*id).clone()));
        Assignment { shift, coaches, workers: own.workers.iter().map(Uuid::to_string).collect() }
    };
    Plan { assignments: planned.iter().map(assignment).collect() }
}

/// What is asked when a kept plan is looked at again: shifts that it knows nothing of stay as they are, and so do their
/// people.
pub(crate) fn wish_of(facts: &Facts, (keep_assigned, plan): (bool, &[PlannedShift]), now: DateTime) -> Wish {
    let planned: BTreeSet<Uuid> = plan.iter().map(|own| own.shift).collect();
    let all = facts.shifts.iter().map(|own| own.shift.id.uuid());
    let left_out = all.filter(|id| !planned.contains(id)).collect();
    Wish { keep_assigned, left_out, ..Wish::of(Reach::Plan { now }) }
}

/// What a kept plan changes, shift by shift, against who is there now.
pub(crate) fn differences(problem: &Problem, planned: &[PlannedShift]) -> BTreeMap<Uuid, Difference> {
    let now: BTreeMap<String, &Assignment> =
        problem.start.assignments.iter().map(|own| (own.shift.clone(), own)).collect();
    let mut found = BTreeMap::new();
    for own in planned {
        // What is not open any more stays as it is.
        let Some(there) = now.get(&own.shift.to_string()) else { continue };
        let (workers, coaches) = (people(&there.workers), people(&there.coaches));
        let difference = Difference {
            joins: own.workers.difference(&workers).copied().collect(),
            leaves: workers.difference(&own.workers).copied().collect(),
            coach_joins: own.coaches.difference(&coaches).copied().collect(),
            coach_leaves: coaches.difference(&own.coaches).copied().collect(),
        };
        if difference.size() > 0 {
            found.insert(own.shift, difference);
        }
    }
    found
}

/// How a plan stands in heads.
pub(crate) fn tally(facts: &Facts, problem: &Problem, plan: &Plan) -> Tally {
    let instance = &problem.instance;
    let heads: BTreeMap<&str, i64> = plan
        .assignments
        .iter()
        .map(|own| (own.shift.as_str(), i64::try_from(own.workers.len()).unwrap_or(0)))
        .collect();
    let mut tally = Tally::default();
    for shift in &instance.shifts {
        let (wanted, there) = (i64::from(shift.heads_wanted), heads.get(shift.id.as_str()).copied().unwrap_or(0));
        tally.seats_wanted += wanted;
        tally.seats_empty += (wanted - there).max(0);
    }
    tally.people_idle = i64::try_from(idle(facts, problem, plan)).unwrap_or(i64::MAX);
    tally
}

/// Person-days of people who are there, have time left for the shortest shift of the day, and have no place.
fn idle(facts: &Facts, problem: &Problem, plan: &Plan) -> usize {
    let instance = &problem.instance;
    let shifts: BTreeMap<&str, &werkbrug_planner::instance::Shift> =
        instance.shifts.iter().map(|shift| (shift.id.as_str(), shift)).collect();
    let mut days_at_work: BTreeSet<(&str, usize)> = BTreeSet::new();
    let mut minutes: BTreeMap<&str, i32> = BTreeMap::new();
    for own in &plan.assignments {
        let Some(shift) = shifts.get(own.shift.as_str()) else { continue };
        for worker in &own.workers {
            days_at_work.insert((worker, shift.day));
            *minutes.entry(worker).or_default() += shift.minutes();
        }
    }
    let days: Vec<Date> = facts.of.iter_days().collect();
    let people: BTreeMap<String, _> = facts.people.iter().map(|person| (person.id().to_string(), person)).collect();
    let mut idle = 0;
    for worker in &instance.workers {
        let Some(person) = people.get(&worker.id) else { continue };
        let left = worker.max_minutes_per_week - minutes.get(worker.id.as_str()).copied().unwrap_or(0);
        for (number, day) in days.iter().enumerate() {
            let of_day = instance.shifts.iter().filter(|shift| shift.day == number);
            let has_time =
                of_day.map(werkbrug_planner::instance::Shift::minutes).min().is_some_and(|least| least <= left);
            let is_there = person.worker.is_employed(&[*day]) && !person.worker.is_absent(&[*day]);
            let is_free = worker.available.get(number) == Some(&true);
            if has_time && is_there && is_free && !days_at_work.contains(&(worker.id.as_str(), number)) {
                idle += 1;
            }
        }
    }
    idle
}
