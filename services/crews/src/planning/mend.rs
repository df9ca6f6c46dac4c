//! Going on with a day on which people are missing: two or three ways, each for all shifts together. Pure work for a
//! thread of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use werkbrug_crews_domain::stage::Stage;
use werkbrug_planner::{
    plan::Plan,
    repair::{
        Repair,
        absence::{Absence, Absences},
        repair_holding,
    },
    runner::Refusal,
};

use super::{
    facts::{Facts, OnRoster},
    mapping::{Problem, Wish, is_stand_in, problem},
};

/// So many shifts may have nobody who can guide before the proposal is given up.
const MOST_STUCK: usize = 60;

/// What is proposed for a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Proposal {
    /// Who is missing.
    pub(crate) missing: Vec<Missing>,
    /// How many people stay where they are: told, on the way or at work.
    pub(crate) held: u32,
    /// The ways to go on, from fewest changes to most seats.
    pub(crate) ways: Vec<Way>,
    /// Shifts that cannot go on as they stand: nobody can guide who is there.
    pub(crate) stuck: BTreeSet<Uuid>,
}

/// Somebody who was expected and is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Missing {
    /// Who.
    pub(crate) person: Uuid,
    /// Whether they guide.
    pub(crate) is_coach: bool,
    /// From which shift.
    pub(crate) shift: Uuid,
}

/// One way to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Way {
    /// `fewest`, `balanced` or `most_seats`.
    pub(crate) name: String,
    /// Who is told what.
    pub(crate) changes: Vec<Change>,
}

/// Somebody who gets other work, none, or work instead of none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Change {
    /// Who.
    pub(crate) person: Uuid,
    /// Whether they guide.
    pub(crate) is_coach: bool,
    /// The shift before.
    pub(crate) from: Option<Uuid>,
    /// The shift afterwards.
    pub(crate) to: Option<Uuid>,
}

impl Change {
    /// The shift with which it is accepted: where they go to, else where they leave.
    pub(crate) fn shift(&self) -> Option<Uuid> {
        self.to.or(self.from)
    }
}

impl Way {
    /// How many people come to a shift and leave it, workers only.
    pub(crate) fn flow(&self, shift: Uuid) -> (usize, usize) {
        let workers = || self.changes.iter().filter(|change| !change.is_coach);
        let comes = workers().filter(|change| change.to == Some(shift)).count();
        (comes, workers().filter(|change| change.from == Some(shift)).count())
    }
}

/// Who is missing from the shifts that are still open.
pub(crate) fn missing(facts: &Facts, wish: &Wish) -> Vec<Missing> {
    let day = facts.of.from();
    let mut found = Vec::new();
    for own in facts.shifts.iter().filter(|own| own.shift.window.day() == day) {
        let shift = own.shift.id.uuid();
        if own.shift.stage == Stage::Approved || wish.left_out.contains(&shift) {
            continue;
        }
        let absent = own.shift.crew.iter().filter(|seat| seat.is_absent);
        found.extend(absent.map(|seat| Missing { person: seat.worker.uuid(), is_coach: false, shift }));
        let away = facts.coaches.iter().filter(|guide| guide.away.contains(&day));
        let away = away.filter(|guide| own.shift.is_guided_by(guide.coach.id));
        found.extend(away.map(|guide| Missing { person: guide.id(), is_coach: true, shift }));
    }
    found
}

/// The ways to go on with the day of these facts.
///
/// # Errors
/// The planner's checker refuses what was made, again and again.
pub(crate) fn mend(facts: &Facts, wish: &Wish) -> Result<Proposal, Refusal> {
    let missing = missing(facts, wish);
    let mut wish = wish.clone();
    let mut stuck = BTreeSet::new();
    loop {
        let posed = problem(facts, &wish);
        let (before, absences) = expected(&posed, &missing);
        match repair_holding(&posed.instance, &before, &absences, &posed.told) {
            Ok(repair) => {
                let held = u32::try_from(wish.held.len()).unwrap_or(u32::MAX);
                return Ok(Proposal { missing, held, ways: ways(facts, &repair), stuck });
            }
            Err(Refusal::Checker(found)) if stuck.len() < MOST_STUCK => {
                let Ok(shift) = Uuid::try_parse(&found.shift) else { return Err(Refusal::Checker(found)) };
                if !stuck.insert(shift) {
                    return Err(Refusal::Checker(found));
                }
                // Who was told, or began, cannot be guided by anybody: that shift is for a person to decide.
                wish.left_out.insert(shift);
            }
            Err(refusal) => return Err(refusal),
        }
    }
}

/// The plan with those who are missing where they were expected, and that they are missing.
fn expected(posed: &Problem, missing: &[Missing]) -> (Plan, Absences) {
    let (mut plan, mut list) = (posed.start.clone(), Vec::new());
    for own in missing {
        let (id, shift) = (own.person.to_string(), own.shift.to_string());
        let workers = posed.instance.workers.iter().any(|worker| worker.id == id);
        let coaches = posed.instance.coaches.iter().any(|coach| coach.id == id);
        let Some(crew) = plan.assignments.iter_mut().find(|crew| crew.shift == shift) else { continue };
        let people = if own.is_coach { &mut crew.coaches } else { &mut crew.workers };
        if !(workers || coaches) {
            continue;
        }
        if !people.contains(&id) {
            people.push(id.clone());
        }
        let absence = Absence { person: id, day: 0 };
        if !list.contains(&absence) {
            list.push(absence);
        }
    }
    (plan, Absences { list })
}

fn ways(facts: &Facts, repair: &Repair) -> Vec<Way> {
    let coaches: BTreeSet<Uuid> = facts.coaches.iter().map(super::facts::Guide::id).collect();
    let shift = |id: &Option<String>| id.as_deref().and_then(|id| Uuid::try_parse(id).ok());
    let mut found: Vec<Way> = Vec::new();
    for option in &repair.options {
        let of_people = option.changes.iter().filter(|change| !is_stand_in(&change.person));
        let changes: Vec<Change> = of_people
            .filter_map(|change| {
                let person = Uuid::try_parse(&change.person).ok()?;
                let (from, to) = (shift(&change.from), shift(&change.to));
                Some(Change { person, is_coach: coaches.contains(&person), from, to })
            })
            .collect();
        if !found.iter().any(|way| way.changes == changes) {
            found.push(Way { name: option.name.to_owned(), changes });
        }
    }
    found
}

/// Seats of a shift that stay empty in a way.
pub(crate) fn seats_empty(own: &OnRoster, way: &Way) -> u32 {
    let (comes, goes) = way.flow(own.shift.id.uuid());
    let count = |people: usize| u32::try_from(people).unwrap_or(u32::MAX);
    let there = own.shift.heads_coming().saturating_add(count(comes)).saturating_sub(count(goes));
    own.shift.heads_wanted.saturating_sub(there)
}

/// The shifts that are accepted together with one, itself among them: otherwise a chain of moves is cut and an exchange of
/// two people never fits.
pub(crate) fn together(way: &Way, shift: Uuid) -> BTreeSet<Uuid> {
    let (mut found, mut open) = (BTreeSet::from([shift]), vec![shift]);
    while let Some(one) = open.pop() {
        open.extend(needed_by(way, one).into_iter().filter(|next| found.insert(*next)));
    }
    found
}

/// What a shift depends on: where people go to whose seats others get here; and the shifts from which people come when
/// others get their seats there, or when it is their coach who comes.
fn needed_by(way: &Way, shift: Uuid) -> BTreeSet<Uuid> {
    let comes = |to: Uuid, is_coach: bool| {
        way.changes.iter().any(|change| change.to == Some(to) && change.is_coach == is_coach)
    };
    let mut found = BTreeSet::new();
    for change in &way.changes {
        let (Some(from), Some(to)) = (change.from, change.to) else { continue };
        if from == shift && comes(shift, change.is_coach) {
            found.insert(to);
        }
        if to != shift {
            continue;
        }
        if comes(from, change.is_coach) {
            found.insert(from);
        }
        if change.is_coach {
            let leavers = way.changes.iter().filter(|own| own.from == Some(from) && !own.is_coach);
            found.extend(leavers.filter_map(Change::shift));
        }
    }
    found
}

/// The changes of a way, by the shift with which they are accepted.
pub(crate) fn by_shift(way: &Way) -> BTreeMap<Uuid, Vec<&Change>> {
    let mut found: BTreeMap<Uuid, Vec<&Change>> = BTreeMap::new();
    for change in &way.changes {
        if let Some(shift) = change.shift() {
            found.entry(shift).or_default().push(change);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A shift in the tables below.
    fn at(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn goes(is_coach: bool, from: u128, to: u128) -> Change {
        let shift = |number: u128| (number > 0).then(|| at(number));
        Change { person: Uuid::now_v7(), is_coach, from: shift(from), to: shift(to) }
    }

    #[test]
    fn what_a_shift_depends_on_is_accepted_with_it_and_nothing_else_is() {
        let worker = |from, to| goes(false, from, to);
        let coach = |from, to| goes(true, from, to);
        let table: [(&str, Vec<Change>, u128, &[u128]); 8] = [
            ("somebody free comes", vec![worker(0, 1)], 1, &[1]),
            ("somebody comes from where nobody follows", vec![worker(2, 1)], 1, &[1]),
            ("a chain is whole from its end", vec![worker(2, 1), worker(3, 2), worker(0, 3)], 1, &[1, 2, 3]),
            ("a chain goes on from where one is", vec![worker(2, 1), worker(3, 2), worker(0, 3)], 2, &[1, 2, 3]),
            ("two change places", vec![worker(2, 1), worker(1, 2)], 1, &[1, 2]),
            ("who only leaves needs nobody", vec![worker(1, 0), worker(0, 2)], 1, &[1]),
            ("a coach leaves nobody alone", vec![coach(2, 1), worker(2, 3)], 1, &[1, 3]),
            ("other moves of the day stay out", vec![worker(0, 1), worker(3, 2), worker(0, 3)], 1, &[1]),
        ];
        for (what, changes, shift, expected) in table {
            let way = Way { name: "fewest".to_owned(), changes };
            let expected: BTreeSet<Uuid> = expected.iter().map(|number| at(*number)).collect();
            assert_eq!(together(&way, at(shift)), expected, "{what}");
        }
    }
}
