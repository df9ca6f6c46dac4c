//! A worker goes to a shift; who must make place goes elsewhere, and who is missed is replaced.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

use crate::{
    search::Search,
    week::{NONE, small},
};

/// So many people are pushed on at most.
const LONGEST: usize = 3;
/// So many looks for somebody idle or for an open place.
const LOOKS: usize = 6;

impl Search<'_> {
    /// A random worker goes to a random shift of a day.
    pub(crate) fn chain(&mut self) -> bool {
        let worker = self.random.below(self.week.workers);
        let day = self.some_day();
        let week = self.week;
        let Some(shift) = self.pick(&week.options[worker * week.days + day]) else { return false };
        self.chain_from(worker, shift)
    }

    /// A random worker goes where they usually are, or where they are on another day of the week.
    pub(crate) fn gather(&mut self) -> bool {
        let week = self.week;
        let (worker, day) = (self.random.below(week.workers), self.some_day());
        if week.options[worker * week.days + day].is_empty() {
            return false;
        }
        let host = self.usual_host(worker, day);
        if host >= week.hosts {
            return false;
        }
        let Some(shift) = self.pick(&week.host_shifts[host * week.days + day]) else { return false };
        week.fits.has(worker, shift) && self.chain_from(worker, shift)
    }

    /// The home host or that of another day.
    fn usual_host(&mut self, worker: usize, day: usize) -> usize {
        let week = self.week;
        let other = self.random.below(week.days);
        let at = self.state.at[worker * week.days + other];
        if other == day || at == NONE { week.worker[worker].home } else { week.shifts[usize::from(at)].host }
    }

    /// A random worker goes to one host on every day that this is possible.
    pub(crate) fn settle_week(&mut self) -> bool {
        let week = self.week;
        let worker = self.random.below(week.workers);
        let day = self.some_day();
        let host = if self.random.below(2) == 0 {
            self.usual_host(worker, day)
        } else {
            let Some(shift) = self.pick(&week.options[worker * week.days + day]) else { return false };
            week.shifts[shift].host
        };
        if host >= week.hosts {
            return false;
        }
        let mut has_moved = false;
        for day in 0..week.days {
            let at = self.state.at[worker * week.days + day];
            if at == NONE || week.shifts[usize::from(at)].host == host {
                continue;
            }
            let Some(shift) = self.pick(&week.host_shifts[host * week.days + day]) else { continue };
            if week.fits.has(worker, shift) && !self.state.crews[shift].coaches.is_empty() {
                if !self.chain_from(worker, shift) {
                    return false;
                }
                has_moved = true;
            }
        }
        has_moved
    }

    /// Two workers take each other's shifts on some days of the week.
    pub(crate) fn swap_weeks(&mut self) -> bool {
        let week = self.week;
        let day = self.some_day();
        let one = self.random.below(week.workers);
        let at = self.state.at[one * week.days + day];
        if at == NONE {
            return false;
        }
        let Some(other) = self.pick(&week.candidates[usize::from(at)]) else { return false };
        let days =
            if self.random.below(2) == 0 { usize::MAX } else { self.random.below(1 << week.days.min(31)) | 1 << day };
        let mut swapped = [(NONE, NONE); 32];
        for (day, swapped) in swapped.iter_mut().enumerate().take(week.days) {
            let (mine, yours) = (self.state.at[one * week.days + day], self.state.at[other * week.days + day]);
            if days >> day & 1 == 0 || mine == yours {
                continue;
            }
            if mine != NONE {
                if !self.is_movable(one, day) {
                    continue;
                }
                self.state.remove(week, one, day);
            }
            if yours != NONE {
                if !self.is_movable(other, day) {
                    return false;
                }
                self.state.remove(week, other, day);
            }
            *swapped = (mine, yours);
        }
        for (mine, yours) in swapped {
            for (worker, shift) in [(one, yours), (other, mine)] {
                if shift == NONE {
                    continue;
                }
                if !self.state.can_add(week, worker, usize::from(shift)) {
                    return false;
                }
                self.state.add(week, worker, usize::from(shift));
            }
        }
        true
    }

    /// This worker goes to this shift.
    pub(crate) fn chain_from(&mut self, worker: usize, shift: usize) -> bool {
        let (mut worker, mut shift) = (worker, shift);
        let week = self.week;
        let length = 1 + self.random.below(LONGEST);
        for turn in 1..=length {
            let day = week.shifts[shift].day;
            let Some((left, pushed)) = self.push_in(worker, shift) else { return false };
            let Some(pushed) = pushed else {
                self.fill(left);
                return true;
            };
            if left != NONE && self.state.can_add(week, pushed, usize::from(left)) {
                self.state.add(week, pushed, usize::from(left));
                return true;
            }
            self.fill(left);
            if self.settle_somewhere(pushed, day) {
                return true;
            }
            if turn < length {
                let Some(next) = self.pick(&week.options[pushed * week.days + day]) else { return true };
                (worker, shift) = (pushed, next);
            }
        }
        true
    }

    /// Puts a worker on a shift, leaving others of their own and pushing somebody out when it is full. Gives the shift
    /// left on the same day and who was pushed out.
    fn push_in(&mut self, worker: usize, shift: usize) -> Option<(u16, Option<usize>)> {
        let (week, day) = (self.week, self.week.shifts[shift].day);
        let cell = worker * week.days + day;
        let left = self.state.at[cell];
        if self.state.is_fixed[cell] || left == small(shift) || self.state.crews[shift].coaches.is_empty() {
            return None;
        }
        if left != NONE {
            self.state.remove(week, worker, day);
        }
        if !self.state.has_time(week, worker, shift) && !self.make_time(worker, shift) {
            return None;
        }
        let mut pushed = None;
        if !self.state.has_room(week, worker, shift) {
            let heads = self.state.crew(shift).len();
            if heads == 0 {
                return None;
            }
            let place = self.random.below(heads);
            let other = usize::from(self.state.crew(shift)[place]);
            if self.state.is_fixed[other * week.days + day] {
                return None;
            }
            self.state.remove(week, other, day);
            pushed = Some(other);
            if !self.state.has_room(week, worker, shift) {
                return None;
            }
        }
        self.state.add(week, worker, shift);
        Some((left, pushed))
    }

    /// Frees the worker on another day, so that hours and rest leave room; somebody idle takes over.
    fn make_time(&mut self, worker: usize, shift: usize) -> bool {
        let week = self.week;
        let day = week.shifts[shift].day;
        let turn = self.random.below(week.days);
        for step in 0..week.days {
            let other = (turn + step) % week.days;
            if other == day || !self.is_movable(worker, other) {
                continue;
            }
            let left = self.state.at[worker * week.days + other];
            let before = self.state.steps().len();
            self.state.remove(week, worker, other);
            if self.state.has_time(week, worker, shift) {
                self.fill_but(left, worker);
                return true;
            }
            self.state.take_back_to(week, before);
        }
        false
    }

    /// Fills one seat of a shift with somebody idle, if one is found quickly.
    pub(crate) fn fill(&mut self, shift: u16) -> bool {
        self.fill_but(shift, usize::MAX)
    }

    /// The same, but not with this worker.
    fn fill_but(&mut self, shift: u16, not: usize) -> bool {
        if shift == NONE {
            return false;
        }
        let (week, shift) = (self.week, usize::from(shift));
        let day = week.shifts[shift].day;
        if !self.state.has_seat(week, shift) {
            return false;
        }
        let count = self.state.idle[day].len();
        for _ in 0..LOOKS.min(count) {
            let worker = usize::from(self.state.idle[day][self.random.below(count)]);
            if worker != not && self.state.can_add(week, worker, shift) {
                self.state.add(week, worker, shift);
                return true;
            }
        }
        false
    }

    /// Finds an open seat for somebody idle on a day.
    pub(crate) fn settle_somewhere(&mut self, worker: usize, day: usize) -> bool {
        let week = self.week;
        let options = &week.options[worker * week.days + day];
        if options.is_empty() {
            return false;
        }
        let turn = self.random.below(options.len());
        for step in 0..options.len() {
            let shift = usize::from(options[(turn + step) % options.len()]);
            if self.state.has_room(week, worker, shift) && self.state.has_time(week, worker, shift) {
                self.state.add(week, worker, shift);
                return true;
            }
        }
        false
    }
}
