//! The full score of a plan, reckoned from the ids up as the format tells it.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    checker,
    instance::{Glad, Instance, Shift, Worker},
    plan::{Plan, Score},
};

/// What staying away from the own place costs, for each degree of stability.
pub const STABILITY_COST: i32 = 10;
/// What a coach who is not the regular one costs, for each place and week.
pub const OTHER_COACH_COST: i32 = 6;
/// What each shift too many at unpopular places costs.
pub const UNPOPULAR_COST: i32 = 5;
/// So many shifts at unpopular places a week are nothing.
pub const UNPOPULAR_FREE: i32 = 2;
/// What a week without learning costs a worker who wants to learn.
pub const LEARNING_COST: i32 = 8;
/// What a day costs on which two who work gladly together are on different shifts.
pub const PARTED_COST: i32 = 3;
/// So many minutes of travel cost one point.
pub const TRAVEL_MINUTES_A_POINT: i32 = 15;
/// What somebody costs at a place that they neither like nor dislike.
pub const NEUTRAL_COST: i32 = 2;

/// The score of a plan.
pub fn score(instance: &Instance, plan: &Plan) -> Score {
    let hard = i64::try_from(checker::violations(instance, plan).len()).unwrap_or(i64::MAX);
    let crews = Crews::of(instance, plan);
    let soft = crews.people(instance) + crews.coaches(instance) + crews.parted(instance);
    Score { hard, medium: crews.medium(instance), soft: i64::from(soft) }
}

/// Who is on which shift, by the place in the instance's lists.
struct Crews<'a> {
    workers: BTreeMap<&'a str, Vec<&'a Shift>>,
    coaches: BTreeMap<&'a str, Vec<&'a Shift>>,
    heads: BTreeMap<&'a str, i64>,
}

impl<'a> Crews<'a> {
    fn of(instance: &'a Instance, plan: &'a Plan) -> Self {
        let shifts: BTreeMap<&str, &Shift> = instance.shifts.iter().map(|shift| (shift.id.as_str(), shift)).collect();
        let mut crews = Self { workers: BTreeMap::new(), coaches: BTreeMap::new(), heads: BTreeMap::new() };
        for assignment in &plan.assignments {
            let Some(shift) = shifts.get(assignment.shift.as_str()) else { continue };
            for id in &assignment.workers {
                crews.workers.entry(id).or_default().push(shift);
                *crews.heads.entry(&shift.id).or_default() += 1;
            }
            for id in &assignment.coaches {
                crews.coaches.entry(id).or_default().push(shift);
            }
        }
        crews
    }

    fn medium(&self, instance: &Instance) -> i64 {
        let empty = |shift: &Shift| {
            let heads = self.heads.get(shift.id.as_str()).copied().unwrap_or(0);
            let priority = instance.hosts.get(shift.host).map_or(0, |host| i64::from(host.priority));
            priority * (i64::from(shift.heads_wanted) - heads)
        };
        instance.shifts.iter().map(empty).sum()
    }

    fn people(&self, instance: &Instance) -> i32 {
        let nothing = Vec::new();
        let one = |worker: &Worker| {
            let shifts = self.workers.get(worker.id.as_str()).unwrap_or(&nothing);
            shifts.iter().map(|shift| seat(worker, shift)).sum::<i32>() + weeks(instance, worker, shifts)
        };
        instance.workers.iter().map(one).sum()
    }

    fn parted(&self, instance: &Instance) -> i32 {
        let on_day = |worker: usize, day: usize| {
            let id = instance.workers.get(worker)?.id.as_str();
            self.workers.get(id)?.iter().find(|shift| shift.day == day).map(|shift| shift.id.as_str())
        };
        let are_parted = |one: &&Glad| {
            let [first, second] = one.workers.map(|worker| on_day(worker, one.day));
            first.is_some() && second.is_some() && first != second
        };
        instance.glad.iter().filter(are_parted).map(|_| PARTED_COST).sum()
    }

    fn coaches(&self, instance: &Instance) -> i32 {
        let mut cost = 0;
        for (place, coach) in instance.coaches.iter().enumerate() {
            let shifts = self.coaches.get(coach.id.as_str()).into_iter().flatten();
            let visited: BTreeSet<_> = shifts.map(|shift| (shift.host, instance.week(shift.day))).collect();
            let regular = |host: usize| instance.hosts.get(host).and_then(|host| host.regular_coach) == Some(place);
            cost += visited.iter().filter(|(host, _)| !regular(*host)).map(|_| OTHER_COACH_COST).sum::<i32>();
        }
        cost
    }
}

/// What one seat costs.
fn seat(worker: &Worker, shift: &Shift) -> i32 {
    let preference = worker.preference.get(shift.host).copied().unwrap_or(0);
    let travel = worker.travel_minutes.get(shift.host).copied().unwrap_or(0);
    NEUTRAL_COST - preference + travel / TRAVEL_MINUTES_A_POINT
}

/// What a worker's weeks cost.
fn weeks(instance: &Instance, worker: &Worker, shifts: &[&Shift]) -> i32 {
    let mut cost = 0;
    for week in 0..instance.weeks() {
        let own: Vec<_> = shifts.iter().filter(|shift| instance.week(shift.day) == week).collect();
        let hosts: BTreeSet<usize> = own.iter().map(|shift| shift.host).collect();
        let strange = hosts.iter().filter(|host| worker.home_host != Some(**host));
        cost += strange.map(|_| STABILITY_COST * worker.stability).sum::<i32>();
        let is_unpopular = |host: usize| instance.hosts.get(host).is_some_and(|host| host.is_unpopular);
        let unpopular: i32 = own.iter().filter(|shift| is_unpopular(shift.host)).map(|_| 1).sum();
        cost += UNPOPULAR_COST * (unpopular - UNPOPULAR_FREE).max(0);
        let learns = own.iter().any(|shift| shift.skill.is_some() && shift.skill == worker.learning);
        if worker.learning.is_some() && !learns {
            cost += LEARNING_COST;
        }
    }
    cost
}
