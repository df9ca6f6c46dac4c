//! A coach goes to a shift: it opens or gets another guide; the shifts left behind find another coach or close.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

use crate::{
    search::Search,
    week::{NONE, small},
};

impl Search<'_> {
    /// A random coach goes to a random shift.
    pub(crate) fn guide(&mut self) -> bool {
        let week = self.week;
        let day = self.some_day();
        let Some(shift) = self.pick(&week.day_shifts[day]) else { return false };
        let Some(coach) = self.pick(&week.coach_candidates[shift]) else { return false };
        let crew = &self.state.crews[shift];
        let is_full = crew.heads >= week.shifts[shift].wanted;
        let is_open = !crew.coaches.is_empty();
        let replaces = is_open && (is_full || self.random.below(4) > 0);
        let before = self.state.cost();
        let has_moved = self.guide_with(coach, shift, replaces);
        if has_moved {
            self.improve(shift, before);
        }
        has_moved
    }

    /// This coach goes to this shift, instead of one who is there or beside them.
    pub(crate) fn guide_with(&mut self, coach: usize, shift: usize, replaces: bool) -> bool {
        let week = self.week;
        let day = week.shifts[shift].day;
        let cell = coach * week.days + day;
        let left = self.state.coach_at[cell];
        if self.state.is_coach_fixed[cell] || left == small(shift) {
            return false;
        }
        self.vacated.clear();
        self.evicted.clear();
        let mut freed = usize::MAX;
        if replaces {
            let place = self.random.below(self.state.crews[shift].coaches.len());
            freed = usize::from(self.state.crews[shift].coaches[place]);
            if !self.is_coach_movable(freed, day) {
                return false;
            }
            self.state.remove_coach(week, freed, day);
        }
        if left != NONE {
            self.state.remove_coach(week, coach, day);
            self.vacated.push(left);
        }
        if !self.make_coach_time(coach, shift) || !self.state.can_add_coach(week, coach, shift) {
            return false;
        }
        self.state.add_coach(week, coach, shift);
        self.after_coach_moves(shift, freed)
    }

    /// A random shift loses a coach; its people go elsewhere.
    pub(crate) fn drop_coach(&mut self) -> bool {
        let week = self.week;
        let (coach, day) = (self.random.below(week.coaches), self.some_day());
        if !self.is_coach_movable(coach, day) {
            return false;
        }
        let shift = usize::from(self.state.coach_at[coach * week.days + day]);
        self.vacated.clear();
        self.evicted.clear();
        self.state.remove_coach(week, coach, day);
        if !self.evict(shift) {
            return false;
        }
        self.resettle(day);
        true
    }

    /// The shifts that lost a coach are taken over or closed, and the shift that won one is manned.
    fn after_coach_moves(&mut self, shift: usize, freed: usize) -> bool {
        let week = self.week;
        let day = week.shifts[shift].day;
        if !self.evict(shift) {
            return false;
        }
        for turn in 0..self.vacated.len() {
            let vacated = usize::from(self.vacated[turn]);
            self.take_over(vacated, freed);
            let evicted = self.evicted.len();
            if !self.evict(vacated) {
                return false;
            }
            if week.shifts[vacated].day != day {
                let others = self.evicted.split_off(evicted);
                let own = std::mem::replace(&mut self.evicted, others);
                self.resettle(week.shifts[vacated].day);
                self.evicted = own;
                self.man(vacated);
            }
        }
        self.displaced.clear();
        self.displaced.extend_from_slice(&self.evicted);
        self.man(shift);
        self.resettle(day);
        for turn in 0..self.vacated.len() {
            let vacated = usize::from(self.vacated[turn]);
            if !self.state.crews[vacated].coaches.is_empty() && self.state.has_seat(week, vacated) {
                self.man(vacated);
            }
        }
        true
    }

    /// Another coach for a shift: the one who was just freed, or one with nothing to do.
    pub(super) fn take_over(&mut self, shift: usize, freed: usize) {
        let week = self.week;
        let crew = &self.state.crews[shift];
        let is_enough = !crew.coaches.is_empty() && crew.load <= crew.capacity && crew.heads <= crew.group;
        if crew.heads == 0 || is_enough {
            return;
        }
        if freed != usize::MAX && self.state.can_add_coach(week, freed, shift) {
            self.state.add_coach(week, freed, shift);
            return;
        }
        let candidates = &week.coach_candidates[shift];
        if candidates.is_empty() {
            return;
        }
        let turn = self.random.below(candidates.len());
        for step in 0..candidates.len() {
            let coach = usize::from(candidates[(turn + step) % candidates.len()]);
            if self.state.can_add_coach(week, coach, shift) {
                self.state.add_coach(week, coach, shift);
                return;
            }
        }
    }

    /// Frees the coach on other days until hours and rest leave room.
    fn make_coach_time(&mut self, coach: usize, shift: usize) -> bool {
        let week = self.week;
        let day = week.shifts[shift].day;
        let turn = self.random.below(week.days);
        for step in 0..=week.days {
            if self.state.coach_has_time(week, coach, shift) {
                return true;
            }
            let other = (turn + step) % week.days;
            let rests_apart = other + 1 != day && other != day + 1;
            let has_hours =
                self.state.coach_minutes[coach] + week.shifts[shift].minutes <= week.coach[coach].week_minutes;
            if other == day || !self.is_coach_movable(coach, other) || has_hours && rests_apart {
                continue;
            }
            self.vacated.push(self.state.coach_at[coach * week.days + other]);
            self.state.remove_coach(week, coach, other);
        }
        false
    }
}
