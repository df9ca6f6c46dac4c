//! An empty seat is filled by the shortest row of exchanges that ends with somebody who has time: who is asked away from a
//! shift, on this day or another, is replaced by the next (an augmenting path through the week).
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

use crate::{
    search::Search,
    week::{NONE, small},
};

/// So many shifts are asked for people at most.
const ASKED: usize = 24;

/// How a shift came to miss somebody: a worker of it goes to another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exchange {
    from: u16,
    worker: u16,
    to: u16,
}

impl Search<'_> {
    /// Fills one seat of a shift; false, and nothing changed, when no row of exchanges was found.
    pub(crate) fn augment(&mut self, shift: usize) -> bool {
        self.row.clear();
        self.row.push(Exchange { from: small(shift), worker: NONE, to: NONE });
        let mut next = 0;
        while next < self.row.len().min(ASKED) {
            if let Some(worker) = self.ask(next) {
                return self.exchange(worker, next);
            }
            next += 1;
        }
        self.give_up_a_lesser_seat(shift)
    }

    /// Asks everybody who fits the shift at a place of the row: who is free comes at once, who is busy opens their shift to
    /// be asked next.
    fn ask(&mut self, place: usize) -> Option<u16> {
        let week = self.week;
        let target = usize::from(self.row[place].from);
        let candidates = &week.candidates[target];
        let day = week.shifts[target].day;
        let turn = if candidates.is_empty() { 0 } else { self.random.below(candidates.len()) };
        for step in 0..candidates.len() {
            let spot = turn + step;
            let worker = candidates[if spot < candidates.len() { spot } else { spot - candidates.len() }];
            let number = usize::from(worker);
            let at = self.state.at[number * week.days + day];
            if self.state.is_fixed[number * week.days + day] || at == small(target) {
                continue;
            }
            if at != NONE {
                self.open_up(at, worker, target);
            } else if self.state.has_time(week, number, target) {
                if place > 0 || self.state.has_room(week, number, target) {
                    return Some(worker);
                }
            } else {
                self.ask_other_days(number, target);
            }
        }
        None
    }

    /// Somebody without hours may leave a shift of another day.
    fn ask_other_days(&mut self, worker: usize, target: usize) {
        let week = self.week;
        for day in 0..week.days {
            let at = self.state.at[worker * week.days + day];
            if at == NONE || self.state.is_fixed[worker * week.days + day] {
                continue;
            }
            let minutes = self.state.minutes[worker] - week.shifts[usize::from(at)].minutes;
            if minutes + week.shifts[target].minutes <= week.worker[worker].week_minutes {
                self.open_up(at, small(worker), target);
            }
        }
    }

    fn open_up(&mut self, from: u16, worker: u16, target: usize) {
        if self.row.len() < ASKED && self.row.iter().all(|own| own.from != from) {
            self.row.push(Exchange { from, worker, to: small(target) });
        }
    }

    /// Carries out the exchanges from the shift at the front of the row to the one where somebody free comes.
    fn exchange(&mut self, free: u16, place: usize) -> bool {
        let week = self.week;
        let before = self.state.steps().len();
        let mut at = place;
        let mut moves = [(NONE, NONE, NONE); ASKED];
        let mut count = 0;
        while self.row[at].to != NONE && count < ASKED {
            let Exchange { from, worker, to } = self.row[at];
            moves[count] = (from, worker, to);
            count += 1;
            at = self.row.iter().position(|own| own.from == to).unwrap_or(0);
        }
        for (from, worker, to) in moves[..count].iter().rev() {
            let (worker, to) = (usize::from(*worker), usize::from(*to));
            self.state.remove(week, worker, week.shifts[usize::from(*from)].day);
            if !self.state.can_add(week, worker, to) {
                self.state.take_back_to(week, before);
                return false;
            }
            self.state.add(week, worker, to);
        }
        if free == NONE {
            return true;
        }
        let (free, last) = (usize::from(free), usize::from(self.row[place].from));
        if !self.state.can_add(week, free, last) {
            self.state.take_back_to(week, before);
            return false;
        }
        self.state.add(week, free, last);
        true
    }

    /// When nobody is free, a seat of less priority may stay empty instead.
    fn give_up_a_lesser_seat(&mut self, shift: usize) -> bool {
        let week = self.week;
        let priority = week.shifts[shift].priority;
        let place = self.row.iter().position(|own| {
            let (crew, facts) = (&self.state.crews[usize::from(own.from)], &week.shifts[usize::from(own.from)]);
            facts.priority < priority && crew.heads > facts.least
        });
        place.is_some_and(|place| self.exchange(NONE, place))
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        instance::read,
        invented::{MEDIUM, instance},
        random::Random,
        search::Search,
        state::State,
        week::Week,
    };

    #[test]
    fn a_row_of_exchanges_wins_a_seat_or_changes_nothing() {
        let instance = read::instance(&instance(MEDIUM, 4).to_string()).unwrap();
        let week = Week::of(&instance, 0);
        let mut search = Search::new(&week, State::empty(&week), Random::new(4));
        search.construct();
        let mut won = 0;
        for shift in 0..week.shifts.len() {
            if search.state.crews[shift].coaches.is_empty() || !search.state.has_seat(&week, shift) {
                continue;
            }
            search.state.keep();
            let before = search.state.clone();
            if search.augment(shift) {
                assert_eq!(search.state.crews[shift].heads, before.crews[shift].heads + 1);
                assert!(search.state.medium < before.medium);
                won += 1;
                search.state.take_back_to(&week, 0);
            }
            assert!(search.state == before, "shift {shift}");
        }
        assert!(won > 0, "no seat was won by exchanges");
    }
}
