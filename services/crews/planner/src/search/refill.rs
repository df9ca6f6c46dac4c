//! Crews after a coach came or went: who must go, who may come.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

use crate::{
    search::Search,
    week::{NONE, small},
};

/// So much chance is mixed into who comes first.
const NOISE: usize = 16;
/// So many looks for somebody to borrow from another shift.
const BORROW_LOOKS: usize = 48;
/// One of so many times somebody is borrowed from a shift that then closes.
const CLOSES: usize = 4;

impl Search<'_> {
    /// Sends people away until the coaches can guide those who stay; false when somebody may not be moved.
    pub(crate) fn evict(&mut self, shift: usize) -> bool {
        let week = self.week;
        let day = week.shifts[shift].day;
        loop {
            let crew = &self.state.crews[shift];
            let is_closing = crew.coaches.is_empty() || crew.heads < week.shifts[shift].least;
            if crew.heads == 0 || !is_closing && crew.load <= crew.capacity && crew.heads <= crew.group {
                return true;
            }
            let members = self.state.crew(shift);
            let turn = self.random.below(members.len());
            let free = (0..members.len()).map(|step| usize::from(members[(turn + step) % members.len()]));
            let mut free = free.filter(|worker| !self.state.is_fixed[worker * week.days + day]);
            let Some(worker) = free.next() else { return false };
            self.state.remove(week, worker, day);
            self.evicted.push(small(worker));
        }
    }

    /// Finds other places for those who were sent away on a day.
    pub(crate) fn resettle(&mut self, day: usize) {
        while let Some(worker) = self.evicted.pop() {
            if self.state.at[usize::from(worker) * self.week.days + day] == NONE {
                self.settle_somewhere(usize::from(worker), day);
            }
        }
    }

    /// Fills a shift as far as idle people go, borrowing from others when it could not run otherwise.
    pub(crate) fn man(&mut self, shift: usize) {
        let week = self.week;
        let day = week.shifts[shift].day;
        self.ranked.clear();
        for place in 0..self.state.idle[day].len() {
            let worker = usize::from(self.state.idle[day][place]);
            if self.state.has_time(week, worker, shift) {
                let cost = self.rank(worker, shift);
                self.ranked.push((cost, small(worker)));
            }
        }
        self.ranked.sort_unstable();
        let lacking = week.shifts[shift].able_least - self.state.crews[shift].able;
        let mut lacking = usize::try_from(lacking).unwrap_or(0);
        for place in 0..self.ranked.len() {
            let worker = usize::from(self.ranked[place].1);
            if lacking > 0 && week.able.has(worker, shift) && self.state.can_add(week, worker, shift) {
                self.state.add(week, worker, shift);
                lacking -= 1;
            }
        }
        self.borrow_able(shift, lacking);
        for place in 0..self.ranked.len() {
            let worker = usize::from(self.ranked[place].1);
            if self.state.can_add(week, worker, shift) {
                self.state.add(week, worker, shift);
            }
        }
        let lacking = week.shifts[shift].least - self.state.crews[shift].heads;
        self.borrow(shift, usize::try_from(lacking).unwrap_or(0), false);
    }

    /// Brings a shift in order that lost somebody: another coach, other people, and if nothing helps it closes.
    pub(crate) fn mend(&mut self, shift: usize) -> bool {
        let before = self.state.broken;
        self.take_over(shift, usize::MAX);
        self.man(shift);
        if self.state.broken < before || self.state.broken == 0 {
            return true;
        }
        self.evicted.clear();
        self.evict(shift);
        !self.state.is_broken(self.week, shift) || self.evict_all(shift)
    }

    /// Sends everybody away.
    fn evict_all(&mut self, shift: usize) -> bool {
        let week = self.week;
        let day = week.shifts[shift].day;
        while let Some(worker) = self.state.crew(shift).first().map(|worker| usize::from(*worker)) {
            if self.state.is_fixed[worker * week.days + day] {
                return false;
            }
            self.state.remove(week, worker, day);
        }
        true
    }

    /// What somebody costs at first sight: the seat, the guidance they need and a little chance.
    fn rank(&mut self, worker: usize, shift: usize) -> i32 {
        let (week, host) = (self.week, self.week.shifts[shift].host);
        let own = &week.worker[worker];
        let strange = if host == own.home { 0 } else { own.strange_cost };
        let chance = i32::try_from(self.random.below(NOISE)).unwrap_or(0);
        i32::from(week.seat_cost[worker * week.hosts + host]) + strange / 3 + own.load / 8 + chance
    }

    fn borrow_able(&mut self, shift: usize, count: usize) {
        if count > 0 {
            self.borrow(shift, count, true);
        }
    }

    /// Takes people from shifts of the same day that can miss them, and fills their seats again if somebody is idle. Now and then
    /// a shift that cannot miss anybody closes, and more of its people may come.
    fn borrow(&mut self, shift: usize, count: usize, must_be_able: bool) {
        let week = self.week;
        let day = week.shifts[shift].day;
        let mut left = count;
        let may_close = self.may_close && count > 0 && self.random.below(CLOSES) == 0;
        for _ in 0..BORROW_LOOKS {
            if left == 0 {
                return;
            }
            let Some(worker) = self.pick(&week.candidates[shift]) else { return };
            let from = self.state.at[worker * week.days + day];
            if from == small(shift) || must_be_able && !week.able.has(worker, shift) {
                continue;
            }
            let has_come = if from == NONE {
                // Who is idle was asked before, but for those whose shift closed meanwhile.
                may_close && self.come(worker, shift)
            } else {
                self.is_movable(worker, day) && self.lend(worker, usize::from(from), (shift, may_close))
            };
            left -= usize::from(has_come);
        }
    }

    /// Somebody leaves a shift for another; false, and nothing changed, when the one that is left needs them and may not close.
    fn lend(&mut self, worker: usize, from: usize, (shift, may_close): (usize, bool)) -> bool {
        let week = self.week;
        let (crew, facts) = (&self.state.crews[from], &week.shifts[from]);
        let is_needed = week.able.has(worker, from) && crew.able <= facts.able_least || crew.heads <= facts.least;
        if is_needed && !may_close {
            return false;
        }
        let before = self.state.steps().len();
        self.state.remove(week, worker, facts.day);
        if self.come(worker, shift) {
            self.fill(small(from));
            if !self.state.is_broken(week, from) || self.evict_all(from) {
                return true;
            }
        }
        self.state.take_back_to(week, before);
        false
    }

    fn come(&mut self, worker: usize, shift: usize) -> bool {
        let can_come = self.state.can_add(self.week, worker, shift);
        if can_come {
            self.state.add(self.week, worker, shift);
        }
        can_come
    }
}
