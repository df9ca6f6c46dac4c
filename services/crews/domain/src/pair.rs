//! People who are never at one place at the same time, and people who work gladly together. Crews know the two and nothing of
//! why; no sentence here names the second of them.

use jiff::civil::Date;
use werkbrug_kernel::id::Id;

use crate::{
    fit::Obstacle,
    host_work::NotReady,
    shift::{Seat, Shift},
    stage::Stage,
    worker::{DayRange, Worker},
};

/// Two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The two, in no order that means anything.
    pub both: [Id<Worker>; 2],
    /// Never together when true, gladly together when false.
    pub is_hard: bool,
    /// The days on which it holds.
    pub valid: DayRange,
}

impl Pair {
    /// Whether it is about these two.
    fn is_of(&self, one: Id<Worker>, other: Id<Worker>) -> bool {
        self.both == [one, other] || self.both == [other, one]
    }
}

/// Every pair that somebody looked up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PairBook {
    /// The pairs.
    pub pairs: Vec<Pair>,
}

impl PairBook {
    /// Whether two people are not to be at one place on any of these days.
    #[must_use]
    pub fn keeps_apart(&self, one: Id<Worker>, other: Id<Worker>, days: &[Date]) -> bool {
        self.pairs.iter().any(|pair| pair.is_hard && pair.is_of(one, other) && pair.valid.touches(days))
    }

    /// Whom somebody is not to be with on some of these days.
    #[must_use]
    pub fn kept_from(&self, worker: Id<Worker>, days: &[Date]) -> Vec<Id<Worker>> {
        let hard = self.pairs.iter().filter(|pair| pair.is_hard && pair.valid.touches(days));
        let own = hard.filter(|pair| pair.both.contains(&worker));
        own.flat_map(|pair| pair.both).filter(|other| *other != worker).collect()
    }

    /// What keeps somebody from a place on some days, with these people there at the same time.
    #[must_use]
    pub fn asks(&self, worker: Id<Worker>, beside: &[Id<Worker>], days: &[Date]) -> Option<Obstacle> {
        let is_kept = beside.iter().any(|other| self.keeps_apart(worker, *other, days));
        is_kept.then_some(Obstacle::NotHere)
    }

    /// Whether somebody is gladly with one of these people on these days.
    #[must_use]
    pub fn is_glad_beside(&self, worker: Id<Worker>, beside: &[Id<Worker>], days: &[Date]) -> bool {
        let is_glad = |pair: &Pair, other| !pair.is_hard && pair.is_of(worker, other) && pair.valid.touches(days);
        beside.iter().any(|other| self.pairs.iter().any(|pair| is_glad(pair, *other)))
    }

    /// Who of a crew comes and cannot be there beside these others at the place and those of the crew before them, by id: of
    /// two who are kept apart only one is named, always the same, so that nobody can tell who the other is.
    #[must_use]
    pub fn not_ready(&self, crew: &[Seat], beside: &[Id<Worker>], days: &[Date]) -> Vec<NotReady> {
        let mut there = beside.to_vec();
        let mut found = Vec::new();
        let mut coming: Vec<_> = crew.iter().filter(|seat| !seat.is_absent).map(|seat| seat.worker).collect();
        coming.sort_unstable();
        for worker in coming {
            match self.asks(worker, &there, days) {
                Some(obstacle) => found.push(NotReady { worker, obstacles: vec![obstacle] }),
                None => there.push(worker),
            }
        }
        found
    }
}

/// Whether who comes to another shift at the place goes before who comes to this one: what was made known goes first, then the
/// smaller id. Of two shifts exactly one goes before the other, so that somebody is named on one of them alone.
#[must_use]
pub fn goes_before(other: &Shift, shift: &Shift) -> bool {
    let turn = |own: &Shift| (own.stage == Stage::Requested, own.id);
    turn(other) < turn(shift)
}

/// Each person once, with everything that keeps them.
#[must_use]
pub fn together(mut all: Vec<NotReady>, more: Vec<NotReady>) -> Vec<NotReady> {
    for one in more {
        match all.iter_mut().find(|known| known.worker == one.worker) {
            Some(known) => known.obstacles.extend(one.obstacles),
            None => all.push(one),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use werkbrug_kernel::minutes::Minutes;

    use super::*;
    use crate::window::Window;

    const MONDAY: Date = date(2026, 11, 23);

    fn pair(one: Id<Worker>, other: Id<Worker>, is_hard: bool) -> Pair {
        let valid = DayRange { from: MONDAY, to: Some(date(2026, 11, 27)) };
        Pair { both: [one, other], is_hard, valid }
    }

    #[test]
    fn two_are_kept_apart_both_ways_on_the_days_of_the_pair_and_nobody_else_is() {
        let (an, bo, cy) = (Id::fresh(), Id::fresh(), Id::fresh());
        let book = PairBook { pairs: vec![pair(an, bo, true), pair(an, cy, false)] };
        let (sunday, friday, saturday) = (date(2026, 11, 22), date(2026, 11, 27), date(2026, 11, 28));
        let table = [
            (an, vec![bo], vec![MONDAY], Some(Obstacle::NotHere)),
            (bo, vec![cy, an], vec![MONDAY], Some(Obstacle::NotHere)),
            (an, vec![], vec![MONDAY], None),
            (an, vec![cy], vec![MONDAY], None),
            (cy, vec![bo], vec![MONDAY], None),
            (an, vec![bo], vec![sunday], None),
            (an, vec![bo], vec![sunday, MONDAY], Some(Obstacle::NotHere)),
            (an, vec![bo], vec![friday, saturday], Some(Obstacle::NotHere)),
            (an, vec![bo], vec![saturday], None),
        ];
        for (worker, beside, days, expected) in table {
            assert_eq!(book.asks(worker, &beside, &days), expected, "{beside:?} on {days:?}");
        }
    }

    #[test]
    fn only_a_wish_makes_somebody_glad() {
        let (an, bo, cy) = (Id::fresh(), Id::fresh(), Id::fresh());
        let book = PairBook { pairs: vec![pair(an, bo, true), pair(cy, an, false)] };
        for (beside, expected) in [(vec![bo], false), (vec![bo, cy], true), (vec![], false)] {
            assert_eq!(book.is_glad_beside(an, &beside, &[MONDAY]), expected);
        }
        assert!(!book.is_glad_beside(an, &[cy], &[date(2026, 11, 28)]), "it holds no longer");
    }

    #[test]
    fn of_two_who_are_kept_apart_one_alone_is_named_in_whatever_order_they_come() {
        let mut three = [Id::fresh(), Id::fresh(), Id::fresh()];
        three.sort_unstable();
        let [an, bo, cy] = three;
        let book = PairBook { pairs: vec![pair(an, bo, true)] };
        let comes = |worker| Seat { worker, is_absent: false };
        let away = |worker| Seat { worker, is_absent: true };
        let table = [
            (vec![comes(an), comes(cy)], vec![], vec![]),
            (vec![comes(an), comes(bo)], vec![], vec![bo]),
            (vec![comes(bo), comes(cy), comes(an)], vec![], vec![bo]),
            (vec![away(an), comes(bo)], vec![], vec![]),
            (vec![comes(an), comes(cy)], vec![bo], vec![an]),
        ];
        for (crew, beside, expected) in table {
            let found = book.not_ready(&crew, &beside, &[MONDAY]);
            assert_eq!(found.iter().map(|one| one.worker).collect::<Vec<_>>(), expected, "{crew:?}");
            assert!(found.iter().all(|one| one.obstacles == [Obstacle::NotHere]));
        }
    }

    #[test]
    fn what_was_made_known_goes_before_and_otherwise_the_smaller_id() {
        let mut two = [Id::fresh(), Id::fresh()];
        two.sort_unstable();
        let shift = |id, stage| Shift {
            id,
            engagement: Id::fresh(),
            place: Id::fresh(),
            window: Window::new(MONDAY, 480, 960).unwrap(),
            break_minutes: Minutes::ZERO,
            heads_wanted: 1,
            stage,
            crew: Vec::new(),
            coaches: Vec::new(),
        };
        let table = [
            (Stage::Requested, Stage::Requested, true),
            (Stage::Published, Stage::Requested, true),
            (Stage::Requested, Stage::Published, false),
            (Stage::Published, Stage::Published, true),
            (Stage::Requested, Stage::Approved, false),
            (Stage::Published, Stage::Approved, true),
            (Stage::Approved, Stage::Published, true),
        ];
        for (small, large, expected) in table {
            let (one, other) = (shift(two[0], small), shift(two[1], large));
            let both = (goes_before(&one, &other), goes_before(&other, &one));
            assert_eq!(both, (expected, !expected), "{small:?} {large:?}");
        }
    }

    #[test]
    fn each_person_is_named_once_with_everything() {
        let (an, bo) = (Id::fresh(), Id::fresh());
        let one = |worker, obstacle| NotReady { worker, obstacles: vec![obstacle] };
        let all =
            together(vec![one(an, Obstacle::NotAtHosts)], vec![one(an, Obstacle::NotHere), one(bo, Obstacle::NotHere)]);
        let both = NotReady { worker: an, obstacles: vec![Obstacle::NotAtHosts, Obstacle::NotHere] };
        assert_eq!(all, [both, one(bo, Obstacle::NotHere)]);
    }
}
