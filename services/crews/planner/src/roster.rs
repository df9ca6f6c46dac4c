//! From a plan with ids to the dense weeks of the search and back.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

use std::collections::BTreeMap;

use crate::{
    instance::Instance,
    plan::{Assignment, Plan},
    state::State,
    week::{NONE, Week},
};

/// Where each id stands in the instance's lists.
pub(crate) struct Places<'a> {
    pub(crate) workers: BTreeMap<&'a str, usize>,
    pub(crate) coaches: BTreeMap<&'a str, usize>,
    pub(crate) shifts: BTreeMap<&'a str, usize>,
}

impl<'a> Places<'a> {
    pub(crate) fn of(instance: &'a Instance) -> Self {
        fn numbered<'a>(ids: impl Iterator<Item = &'a String>) -> BTreeMap<&'a str, usize> {
            ids.enumerate().map(|(place, id)| (id.as_str(), place)).collect()
        }
        Self {
            workers: numbered(instance.workers.iter().map(|own| &own.id)),
            coaches: numbered(instance.coaches.iter().map(|own| &own.id)),
            shifts: numbered(instance.shifts.iter().map(|own| &own.id)),
        }
    }
}

/// The weeks of an instance.
pub(crate) fn weeks(instance: &Instance) -> Vec<Week> {
    (0..instance.weeks()).map(|number| Week::of(instance, number)).collect()
}

/// The crews of a week as a plan has them; people who do not fit their shift are left out.
pub(crate) fn state(places: &Places<'_>, week: &Week, plan: &Plan) -> State {
    let mut state = State::empty(week);
    let local: BTreeMap<usize, usize> = week.shifts.iter().enumerate().map(|(local, own)| (own.place, local)).collect();
    for assignment in &plan.assignments {
        let shift = places.shifts.get(assignment.shift.as_str()).and_then(|place| local.get(place));
        let Some(shift) = shift.copied() else { continue };
        for id in &assignment.coaches {
            let coach = places.coaches.get(id.as_str()).copied();
            if let Some(coach) = coach.filter(|coach| state.can_add_coach(week, *coach, shift)) {
                state.add_coach(week, coach, shift);
            }
        }
        for id in &assignment.workers {
            let worker = places.workers.get(id.as_str()).copied();
            let fits = |worker: &usize| state.has_time(week, *worker, shift) && state.has_chair(week, shift);
            if let Some(worker) = worker.filter(fits) {
                state.add(week, worker, shift);
            }
        }
    }
    state.keep();
    state
}

/// The plan of all weeks, in the order of the instance.
pub(crate) fn plan<'a>(instance: &Instance, weeks: impl Iterator<Item = (&'a Week, &'a State)>) -> Plan {
    let mut crews: Vec<Option<Assignment>> = vec![None; instance.shifts.len()];
    for (week, state) in weeks {
        for (shift, facts) in week.shifts.iter().enumerate() {
            let mut coaches: Vec<usize> = state.crews[shift].coaches.iter().map(|own| usize::from(*own)).collect();
            let mut workers: Vec<usize> = state.crew(shift).iter().map(|own| usize::from(*own)).collect();
            coaches.sort_unstable();
            workers.sort_unstable();
            if coaches.is_empty() && workers.is_empty() {
                continue;
            }
            crews[facts.place] = Some(Assignment {
                shift: instance.shifts[facts.place].id.clone(),
                coaches: coaches.into_iter().map(|own| instance.coaches[own].id.clone()).collect(),
                workers: workers.into_iter().map(|own| instance.workers[own].id.clone()).collect(),
            });
        }
    }
    Plan { assignments: crews.into_iter().flatten().collect() }
}

/// Nobody guides an empty shift for nothing: coaches without a crew go home, unless they are held there.
pub(crate) fn send_home(week: &Week, state: &mut State) {
    for coach in 0..week.coaches {
        for day in 0..week.days {
            let cell = coach * week.days + day;
            let shift = state.coach_at[cell];
            if shift != NONE && !state.is_coach_fixed[cell] && state.crews[usize::from(shift)].heads == 0 {
                state.remove_coach(week, coach, day);
            }
        }
    }
    state.keep();
}
