//! The crews a search starts from, with everything held that must be.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

use crate::{
    fault::{Fault, Problem},
    holds::{Holds, Pin},
    instance::Instance,
    random::Random,
    roster::{self, Places},
    search::Search,
    state::State,
    week::Week,
};

/// The first crews of each week.
pub(crate) fn starts(instance: &Instance, weeks: &[Week], holds: &Holds, seed: u64) -> Result<Vec<State>, Fault> {
    let places = Places::of(instance);
    for (place, (person, day)) in holds.told.iter().enumerate() {
        let is_known = places.workers.contains_key(person.as_str()) || places.coaches.contains_key(person.as_str());
        if !is_known || *day >= instance.days {
            let problem = Problem::Unknown { kind: "person on that day", id: format!("{person}@{day}") };
            return Err(Fault::new(format!("told[{place}]"), problem));
        }
    }
    let mut states = Vec::new();
    for (number, week) in weeks.iter().enumerate() {
        let mut state = roster::state(&places, week, &holds.start);
        hold(&places, week, holds, &mut state);
        let mut search = Search::new(week, state, Random::new(seed ^ small_seed(number)));
        for (place, pin) in holds.pins.iter().enumerate() {
            let shift = places.shifts.get(pin.shift.as_str()).copied();
            let unknown = Problem::Unknown { kind: "shift", id: pin.shift.clone() };
            let shift = shift.ok_or_else(|| Fault::new(format!("pins[{place}].shift"), unknown))?;
            if let Some(local) = week.shifts.iter().position(|own| own.place == shift) {
                set(&mut search, &places, pin, local)
                    .map_err(|problem| Fault::new(format!("pins[{place}]"), problem))?;
            }
        }
        search.construct();
        search.state.keep();
        if search.state.broken > 0 {
            return Err(Fault::new("pins", Problem::Form("such that their shifts can run")));
        }
        states.push(search.state);
    }
    Ok(states)
}

fn small_seed(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(0).wrapping_mul(0x9e37_79b9)
}

/// Holds the past and who was told.
fn hold(places: &Places<'_>, week: &Week, holds: &Holds, state: &mut State) {
    for day in 0..week.days {
        if week.first_day + day < holds.first_open_day {
            (0..week.workers).for_each(|worker| state.is_fixed[worker * week.days + day] = true);
            (0..week.coaches).for_each(|coach| state.is_coach_fixed[coach * week.days + day] = true);
        }
    }
    for (person, day) in &holds.told {
        let Some(day) = day.checked_sub(week.first_day).filter(|day| *day < week.days) else { continue };
        if let Some(worker) = places.workers.get(person.as_str()) {
            state.is_fixed[worker * week.days + day] = true;
        }
        if let Some(coach) = places.coaches.get(person.as_str()) {
            state.is_coach_fixed[coach * week.days + day] = true;
        }
    }
}

/// Sets one pin.
fn set(search: &mut Search<'_>, places: &Places<'_>, pin: &Pin, shift: usize) -> Result<(), Problem> {
    let (week, day) = (search.week, search.week.shifts[shift].day);
    let impossible = Problem::Form("a person who can be on that shift");
    if let Some(coach) = places.coaches.get(pin.person.as_str()).copied() {
        let cell = coach * week.days + day;
        if search.state.coach_at[cell] != crate::week::small(shift) {
            if !search.state.can_add_coach(week, coach, shift) {
                return Err(impossible);
            }
            search.state.add_coach(week, coach, shift);
        }
        search.state.is_coach_fixed[cell] = true;
        return Ok(());
    }
    let unknown = Problem::Unknown { kind: "person", id: pin.person.clone() };
    let worker = places.workers.get(pin.person.as_str()).copied().ok_or(unknown)?;
    let cell = worker * week.days + day;
    if search.state.at[cell] != crate::week::small(shift) {
        if !search.state.has_time(week, worker, shift) || !search.state.has_chair(week, shift) {
            return Err(impossible);
        }
        search.state.add(week, worker, shift);
    }
    search.state.is_fixed[cell] = true;
    search.mend(shift);
    Ok(())
}
