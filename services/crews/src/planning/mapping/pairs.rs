//! Who is not to be at one place with whom, and who works gladly together, as the planner has it.

use werkbrug_crews_domain::worker::Worker;
use werkbrug_kernel::id::Id;
use werkbrug_planner::instance::{Apart, Glad};

use super::Draft;
use crate::planning::facts::{OnRoster, Person};

/// Somebody on a shift: their place in the instance, that of the shift, and the shift.
type Seat<'a> = (usize, usize, &'a OnRoster);

impl Draft<'_> {
    /// Whether somebody who stays where they are keeps a person from an open shift.
    pub(super) fn is_kept_from(&self, person: &Person, own: &OnRoster) -> bool {
        let days = own.shift.window.days();
        let others = self.facts.pairs.kept_from(person.worker.id, &days);
        others.into_iter().any(|other| self.facts.shifts.iter().any(|at| meet(own, at) && self.has_fixed(other, at)))
    }

    /// Whether somebody comes to a shift and is not moved by the planner.
    fn has_fixed(&self, worker: Id<Worker>, at: &OnRoster) -> bool {
        let person = self.facts.people.iter().find(|person| person.worker.id == worker);
        let is_open = self.open.iter().any(|open| open.shift.id == at.shift.id);
        let is_moved = is_open && self.moves(worker.uuid(), at) && person.is_some_and(|person| self.is_planned(person));
        at.expects(worker.uuid()) && !is_moved
    }

    /// Seats of which at most one is taken. Who stays beside somebody is left there: what was made known is for a person to
    /// decide.
    pub(super) fn apart(&self, people: &[&Person]) -> Vec<Apart> {
        let mut found = Vec::new();
        for pair in self.facts.pairs.pairs.iter().filter(|pair| pair.is_hard) {
            let Some([one, other]) = places(people, pair.both) else { continue };
            for (first, at) in self.open.iter().enumerate() {
                let meets = |(_, beside): &(usize, &&OnRoster)| meet(at, beside);
                for (second, beside) in self.open.iter().enumerate().filter(meets) {
                    let is_valid = pair.valid.touches(&at.shift.window.days());
                    let seats = [(one, first, *at), (other, second, *beside)];
                    if is_valid && !seats.iter().all(|seat| self.stays_there(people, seat)) {
                        found.push(Apart { one: (one, first), other: (other, second) });
                    }
                }
            }
        }
        found
    }

    fn stays_there(&self, people: &[&Person], (worker, _, at): &Seat<'_>) -> bool {
        self.stays(at) && people.get(*worker).is_some_and(|person| at.expects(person.id()))
    }

    /// Who is gladly on one shift on which days.
    pub(super) fn glad(&self, people: &[&Person]) -> Vec<Glad> {
        let mut found = Vec::new();
        for pair in self.facts.pairs.pairs.iter().filter(|pair| !pair.is_hard) {
            let Some(workers) = places(people, pair.both) else { continue };
            let days = self.facts.of.iter_days().enumerate().filter(|(_, day)| pair.valid.contains(*day));
            found.extend(days.map(|(day, _)| Glad { workers, day }));
        }
        found
    }
}

/// Whether two shifts, or one, are at one place at the same time.
fn meet(one: &OnRoster, other: &OnRoster) -> bool {
    one.place.id == other.place.id && one.shift.window.overlaps(&other.shift.window)
}

/// Where two people stand in the list of the instance, when both are planned.
fn places(people: &[&Person], both: [Id<Worker>; 2]) -> Option<[usize; 2]> {
    let place = |id: Id<Worker>| people.iter().position(|person| person.worker.id == id);
    let [one, other] = both;
    Some([place(one)?, place(other)?])
}
