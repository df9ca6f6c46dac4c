//! Why somebody is, or is not, on a shift, and who could fill an empty seat.

pub mod candidate;
pub mod finding;
pub mod view;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    explain::{
        candidate::Candidate,
        finding::{Finding, of_coach, of_worker},
        view::View,
    },
    fault::{Fault, Problem},
    instance::{Host, Instance, Shift},
    plan::Plan,
    roster::{self, Places},
    week::Week,
};

/// The answer about a person and a shift.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AboutPerson {
    /// The shift.
    pub shift: String,
    /// The worker or coach.
    pub worker: String,
    /// Every rule.
    pub rules: Vec<Finding>,
    /// Points of the soft score that it costs, or costs now; nothing when it cannot be reckoned because a rule refuses.
    pub cost: Option<i64>,
}

/// The answer about the empty seats of a shift.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AboutShift {
    /// The shift.
    pub shift: String,
    /// Empty seats.
    pub unfilled: i32,
    /// How many people each rule refuses; without a coach also how many coaches.
    pub refused: BTreeMap<&'static str, usize>,
    /// Who could come, cheapest first.
    pub best: Vec<Candidate>,
}

/// Every rule for a worker (or coach) and a shift.
///
/// # Errors
/// There is no such shift or person.
pub fn person(instance: &Instance, plan: &Plan, (shift, worker): (&str, &str)) -> Result<AboutPerson, Fault> {
    let (place, own, host) = find(instance, shift)?;
    let view = View::of(instance, plan);
    let rules = match (view.worker(worker), view.coach(worker)) {
        (Some(found), _) => of_worker(&view, found, own, host),
        (None, Some(found)) => of_coach(&view, found, own, host),
        (None, None) => {
            let problem = Problem::Unknown { kind: "worker", id: worker.to_owned() };
            return Err(Fault::new("worker", problem));
        }
    };
    let is_worker = view.worker(worker).is_some();
    let is_on = view.workers(own).iter().any(|id| id == worker);
    let fits = rules.iter().all(|rule| rule.fits);
    let cost = (is_worker && (fits || is_on)).then(|| cost(instance, plan, place, worker)).flatten();
    Ok(AboutPerson { shift: shift.to_owned(), worker: worker.to_owned(), rules, cost })
}

/// What keeps the seats of a shift empty, and who could come.
///
/// # Errors
/// There is no such shift.
pub fn shift(instance: &Instance, plan: &Plan, shift: &str) -> Result<AboutShift, Fault> {
    let (place, own, host) = find(instance, shift)?;
    let view = View::of(instance, plan);
    let unfilled = own.heads_wanted - i32::try_from(view.workers(own).len()).unwrap_or(i32::MAX);
    let mut refused = BTreeMap::new();
    let mut count = |found: Vec<Finding>| {
        for finding in found.into_iter().filter(|finding| !finding.fits) {
            *refused.entry(finding.rule).or_insert(0) += 1;
        }
    };
    if unfilled > 0 {
        let others = instance.workers.iter().filter(|worker| !view.workers(own).contains(&worker.id));
        others.for_each(|worker| count(of_worker(&view, worker, own, host)));
        if view.coaches(own).is_empty() {
            instance.coaches.iter().for_each(|coach| count(of_coach(&view, coach, own, host)));
        }
    }
    let best = if unfilled > 0 { candidate::best(instance, plan, place) } else { Vec::new() };
    Ok(AboutShift { shift: shift.to_owned(), unfilled, refused, best })
}

fn find<'a>(instance: &'a Instance, shift: &str) -> Result<(usize, &'a Shift, &'a Host), Fault> {
    let unknown = || Fault::new("shift", Problem::Unknown { kind: "shift", id: shift.to_owned() });
    let place = instance.shifts.iter().position(|own| own.id == shift).ok_or_else(unknown)?;
    let own = instance.shifts.get(place).ok_or_else(unknown)?;
    let host = instance.hosts.get(own.host).ok_or_else(unknown)?;
    Ok((place, own, host))
}

/// What the worker's seat costs, or would cost.
fn cost(instance: &Instance, plan: &Plan, shift: usize, worker: &str) -> Option<i64> {
    let number = instance.shifts.get(shift).map(|own| instance.week(own.day))?;
    let week = Week::of(instance, number);
    let places = Places::of(instance);
    let mut state = roster::state(&places, &week, plan);
    let local = week.shifts.iter().position(|own| own.place == shift)?;
    let worker = places.workers.get(worker).copied()?;
    let before = state.soft;
    if state.crew(local).iter().any(|own| usize::from(*own) == worker) {
        state.remove(&week, worker, week.shifts.get(local)?.day);
        return Some(before - state.soft);
    }
    if !state.can_add(&week, worker, local) {
        return None;
    }
    state.add(&week, worker, local);
    Some(state.soft - before)
}
