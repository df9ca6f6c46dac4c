//! People fall out of a plan: three ways to go on, from fewest changes to most seats.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

pub mod absence;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    checker::assignment,
    instance::Instance,
    plan::{Plan, PlanDocument, document},
    random::Random,
    repair::absence::Absences,
    roster::{self, Places},
    runner::{Refusal, judged},
    search::{
        Search,
        anneal::{Best, Cooling},
    },
    state::State,
    week::{NONE, Week, small},
};

/// Name and version of the format.
pub const FORMAT: &str = "werkbrug-plan-repair/1";

/// The ways to go on: a name, what a changed person-day costs in points of the score, where an empty seat of the least
/// priority costs 1000. In `fewest` a change must win a seat; in `most_seats` it only breaks ties.
const WAYS: [(&str, i64); 3] = [("fewest", 900), ("balanced", 40), ("most_seats", 1)];
/// Moves tried for a day on which one person is missing, and for each further one up to the most.
const MOVES_FIRST: u32 = 120_000;
const MOVES_EACH: u32 = 25_000;
const MOVES_MOST: u32 = 700_000;
/// Coaches are asked less often than when a whole week is planned: moving one takes as long as many small moves.
const GUIDE_SHARE: usize = 48;
/// So many changes for one absent worker are few.
const FEW: i64 = 3;
/// Where chance begins: a repair asked again is the same.
const SEED: u64 = 1;
/// From where to where the temperature falls.
const COOLING: Cooling = Cooling { hot: 400.0, cold: 1.0 };

/// What can be done, as a file shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Repair {
    format: &'static str,
    /// The ways to go on.
    pub options: Vec<WayOut>,
}

/// One way to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WayOut {
    /// `fewest`, `balanced` or `most_seats`.
    pub name: &'static str,
    /// The plan afterwards.
    pub plan: PlanDocument,
    /// Who is told what.
    pub changes: Vec<Change>,
}

/// A person-day that differs, the absence itself left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Change {
    /// The worker or coach.
    pub person: String,
    /// The day.
    pub day: usize,
    /// The shift before.
    pub from: Option<String>,
    /// The shift afterwards.
    pub to: Option<String>,
}

/// The ways to go on with a plan after people fell out.
///
/// # Errors
/// The checker refuses what was made.
pub fn repair(instance: &Instance, plan: &Plan, absences: &Absences) -> Result<Repair, Refusal> {
    repair_holding(instance, plan, absences, &[])
}

/// The same, while these people (worker or coach) stay on these days where the plan has them: they were told, are on the
/// way or began.
///
/// # Errors
/// The checker refuses what was made, for instance a shift whose people are all held and whose coach fell out.
pub fn repair_holding(
    instance: &Instance,
    plan: &Plan,
    absences: &Absences,
    told: &[(String, usize)],
) -> Result<Repair, Refusal> {
    let away = absences.without(instance);
    let weeks = roster::weeks(&away);
    let found: Vec<Vec<State>> = weeks
        .iter()
        .map(|week| WAYS.map(|(_, cost)| mended(&away, week, plan, (absences, told, cost))).to_vec())
        .collect();
    let mut options = Vec::new();
    for (name, change_cost) in WAYS {
        let states = found.iter().filter_map(|ways| cheapest(ways, change_cost));
        let after = roster::plan(&away, weeks.iter().zip(states));
        let score = judged(&away, &after)?;
        let changes = changes(instance, (plan, &after), absences);
        options.push(WayOut { name, plan: document(&instance.name, &after, score), changes });
    }
    Ok(Repair { format: FORMAT, options })
}

/// The best of the ways found for a week at this price of a change. Each search looks for its own price, and one may
/// stumble on what is better for another: chosen like this, a dearer change never means more of them.
fn cheapest(ways: &[State], change_cost: i64) -> Option<&State> {
    ways.iter().min_by_key(|state| (state.broken, state.cost_at(change_cost), state.changes))
}

/// One week, mended. Where one worker is missing, other hosts lend somebody only when the shift could not go on otherwise.
fn mended(away: &Instance, week: &Week, plan: &Plan, asked: (&Absences, &[(String, usize)], i64)) -> State {
    let (absences, told, change_cost) = asked;
    let places = Places::of(away);
    let mut state = roster::state(&places, week, plan);
    state.remember(change_cost);
    let is_open = |day: &usize| absences.list.iter().any(|own| own.day == week.first_day + day);
    let open_days: Vec<usize> = (0..week.days).filter(is_open).collect();
    if open_days.is_empty() {
        return state;
    }
    let hosts = absences.only_worker(away).map(|worker| touched(away, plan, worker, absences));
    let mut reach = Reach { open_days, hosts, lends: false, told: held(&places, week, told) };
    let first = searched(week, state.clone(), &reach, absences.extra());
    if reach.hosts.is_none() || first.broken == 0 && first.changes <= FEW {
        return first;
    }
    reach.lends = true;
    let second = searched(week, state, &reach, absences.extra());
    if (second.broken, second.cost()) < (first.broken, first.cost()) { second } else { first }
}

/// How far a repair may reach.
struct Reach {
    /// The days on which somebody is missing.
    open_days: Vec<usize>,
    /// The only hosts where anything may change, if it is so.
    hosts: Option<Vec<usize>>,
    /// Whether people of other hosts may come to these.
    lends: bool,
    /// Who stays in any case: by worker and day, by coach and day.
    told: [Vec<usize>; 2],
}

/// The days of this week on which people stay where they are.
fn held(places: &Places<'_>, week: &Week, told: &[(String, usize)]) -> [Vec<usize>; 2] {
    let mut cells = [Vec::new(), Vec::new()];
    for (person, day) in told {
        let Some(day) = day.checked_sub(week.first_day).filter(|day| *day < week.days) else { continue };
        let found = [places.workers.get(person.as_str()), places.coaches.get(person.as_str())];
        for (cells, number) in cells.iter_mut().zip(found) {
            cells.extend(number.map(|number| number * week.days + day));
        }
    }
    cells
}

fn searched(week: &Week, mut state: State, reach: &Reach, extra: u32) -> State {
    let week = &narrowed(week, &mut state, reach);
    let mut search = Search::new(week, state, Random::new(SEED));
    search.guide_share = GUIDE_SHARE;
    // Nobody hears on the day itself that their shift closes for another.
    search.may_close = false;
    search.open_days = reach.open_days.iter().map(|day| small(*day)).collect();
    for shift in 0..week.shifts.len() {
        if search.state.is_broken(week, shift) {
            search.mend(shift);
        }
    }
    search.state.keep();
    let mut best = Best { cost: search.state.cost(), state: search.state.clone() };
    if search.state.broken == 0 {
        let moves = MOVES_FIRST.saturating_add(MOVES_EACH.saturating_mul(extra)).min(MOVES_MOST);
        search.anneal_for(COOLING, &mut best, moves);
    }
    best.state.keep();
    best.state
}

/// The hosts that an absent worker's shifts of those days are at.
fn touched(instance: &Instance, plan: &Plan, worker: &str, absences: &Absences) -> Vec<usize> {
    let is_away = |day: usize| absences.list.iter().any(|own| own.day == day);
    let is_there = |shift: &str| assignment(plan, shift).is_some_and(|own| own.workers.iter().any(|id| id == worker));
    let shifts = instance.shifts.iter().filter(|shift| is_away(shift.day) && is_there(&shift.id));
    shifts.map(|shift| shift.host).collect()
}

/// The week with only the open days to change and, when only some hosts may be touched, only these to go to.
fn narrowed(week: &Week, state: &mut State, reach: &Reach) -> Week {
    let hosts = reach.hosts.as_deref();
    let is_inside =
        |shift: u16| hosts.is_none_or(|hosts| shift == NONE || hosts.contains(&week.shifts[usize::from(shift)].host));
    for day in 0..week.days {
        let is_open_day = reach.open_days.contains(&day);
        for worker in 0..week.workers {
            let cell = worker * week.days + day;
            state.is_fixed[cell] = !is_open_day || !reach.lends && !is_inside(state.at[cell]);
        }
        for coach in 0..week.coaches {
            let cell = coach * week.days + day;
            state.is_coach_fixed[cell] = !is_open_day || !is_inside(state.coach_at[cell]);
        }
    }
    let [workers, coaches] = &reach.told;
    workers.iter().for_each(|cell| state.is_fixed[*cell] = true);
    coaches.iter().for_each(|cell| state.is_coach_fixed[*cell] = true);
    let mut week = week.clone();
    if let Some(hosts) = hosts {
        week.keep_only(hosts);
    }
    week
}

/// Who is somewhere else than before, those who are absent left out.
fn changes(instance: &Instance, (before, after): (&Plan, &Plan), absences: &Absences) -> Vec<Change> {
    let days: BTreeMap<&str, usize> = instance.shifts.iter().map(|shift| (shift.id.as_str(), shift.day)).collect();
    let mut people: BTreeMap<(String, usize), [Option<String>; 2]> = BTreeMap::new();
    for (turn, plan) in [before, after].into_iter().enumerate() {
        for own in &plan.assignments {
            let Some(day) = days.get(own.shift.as_str()) else { continue };
            for person in own.coaches.iter().chain(&own.workers) {
                let shifts = people.entry((person.clone(), *day)).or_default();
                shifts[turn] = Some(own.shift.clone());
            }
        }
    }
    let is_away = |person: &str, day: usize| absences.list.iter().any(|own| own.person == person && own.day == day);
    let moved = people.into_iter().filter(|((person, day), [from, to])| from != to && !is_away(person, *day));
    moved.map(|((person, day), [from, to])| Change { person, day, from, to }).collect()
}
