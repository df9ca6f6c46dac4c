//! Who could take a seat that is empty, what that costs and who has to move for it.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

use serde::Serialize;

use crate::{
    instance::Instance,
    plan::Plan,
    repair::Change,
    roster::{self, Places},
    state::State,
    week::{NONE, Week},
};

/// So many candidates are named.
const NAMED: usize = 10;

/// Somebody who could take the seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The worker.
    pub worker: String,
    /// Points of the soft score that it costs all in all.
    pub cost: i64,
    /// Who has to be told what.
    pub moves: Vec<Change>,
}

/// What it costs, who comes, and from which shift with whom in their place.
type Found = (i64, usize, Option<(usize, usize)>);

/// The best candidates for a seat of a shift: people with nothing to do that day, and people whom somebody with nothing
/// to do can replace where they are.
pub fn best(instance: &Instance, plan: &Plan, shift: usize) -> Vec<Candidate> {
    let number = instance.shifts.get(shift).map_or(0, |own| instance.week(own.day));
    let week = Week::of(instance, number);
    let mut state = roster::state(&Places::of(instance), &week, plan);
    let Some(local) = week.shifts.iter().position(|own| own.place == shift) else { return Vec::new() };
    let mut found: Vec<Found> = Vec::new();
    for worker in week.candidates[local].iter().map(|worker| usize::from(*worker)) {
        let at = state.at[worker * week.days + week.shifts[local].day];
        if at == NONE {
            found.extend(cost_of_joining(&week, &mut state, worker, local).map(|cost| (cost, worker, None)));
        } else if usize::from(at) != local {
            let swap = cost_of_leaving(&week, &mut state, worker, (usize::from(at), local));
            found.extend(swap.map(|(cost, other)| (cost, worker, Some((usize::from(at), other)))));
        }
    }
    found.sort_unstable();
    found.truncate(NAMED);
    let told = |worker: usize, from: Option<usize>, to: usize| Change {
        person: instance.workers[worker].id.clone(),
        day: week.first_day + week.shifts[to].day,
        from: from.map(|shift| instance.shifts[week.shifts[shift].place].id.clone()),
        to: Some(instance.shifts[week.shifts[to].place].id.clone()),
    };
    let candidate = |(cost, worker, replaced): Found| {
        let mut moves = vec![told(worker, replaced.map(|(from, _)| from), local)];
        moves.extend(replaced.map(|(from, other)| told(other, None, from)));
        Candidate { worker: instance.workers[worker].id.clone(), cost, moves }
    };
    found.into_iter().map(candidate).collect()
}

fn cost_of_joining(week: &Week, state: &mut State, worker: usize, shift: usize) -> Option<i64> {
    if !state.can_add(week, worker, shift) {
        return None;
    }
    let (steps, soft, broken) = (state.steps().len(), state.soft, state.broken);
    state.add(week, worker, shift);
    let cost = (state.broken <= broken).then_some(state.soft - soft);
    state.take_back_to(week, steps);
    cost
}

/// The cheapest way that a worker leaves one shift for another while somebody idle comes in their place.
fn cost_of_leaving(week: &Week, state: &mut State, worker: usize, (from, to): (usize, usize)) -> Option<(i64, usize)> {
    let (steps, soft, broken) = (state.steps().len(), state.soft, state.broken);
    state.remove(week, worker, week.shifts[to].day);
    let mut cheapest = None;
    if state.can_add(week, worker, to) {
        state.add(week, worker, to);
        let idle = state.idle[week.shifts[to].day].clone();
        for other in idle.into_iter().map(usize::from).filter(|other| *other != worker) {
            if !state.can_add(week, other, from) {
                continue;
            }
            let before = state.steps().len();
            state.add(week, other, from);
            if state.broken <= broken {
                let cost = (state.soft - soft, other);
                cheapest = Some(cheapest.map_or(cost, |best: (i64, usize)| best.min(cost)));
            }
            state.take_back_to(week, before);
        }
    }
    state.take_back_to(week, steps);
    cheapest
}
