//! The four steps that change a week, and taking them back.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

use crate::{
    score::{LEARNING_COST, OTHER_COACH_COST, UNPOPULAR_COST, UNPOPULAR_FREE},
    state::State,
    week::{NONE, Week, small},
};

/// One step, with what is needed to take it back to the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A worker joined, who stood at this place of the idle list.
    Added { worker: u16, shift: u16, idle: u16 },
    /// A worker left, who stood at this place of the crew.
    Removed { worker: u16, shift: u16, place: u16 },
    /// A coach joined.
    CoachAdded { coach: u16, shift: u16 },
    /// A coach left, who stood at this place.
    CoachRemoved { coach: u16, shift: u16, place: u16 },
}

impl State {
    /// A worker joins a shift.
    pub(crate) fn add(&mut self, week: &Week, worker: usize, shift: usize) {
        let day = week.shifts[shift].day;
        let idle = self.place[worker * week.days + day];
        self.leave_idle(week, worker, day);
        self.join(week, worker, shift);
        self.steps.push(Step::Added { worker: small(worker), shift: small(shift), idle });
    }

    /// A worker leaves the shift of a day.
    pub(crate) fn remove(&mut self, week: &Week, worker: usize, day: usize) {
        let cell = worker * week.days + day;
        let shift = self.at[cell];
        let place = self.place[cell];
        self.quit(week, worker, usize::from(shift));
        self.place[cell] = small(self.idle[day].len());
        self.idle[day].push(small(worker));
        self.steps.push(Step::Removed { worker: small(worker), shift, place });
    }

    /// A coach joins a shift.
    pub(crate) fn add_coach(&mut self, week: &Week, coach: usize, shift: usize) {
        self.guide(week, coach, shift);
        self.crews[shift].coaches.push(small(coach));
        self.settle(week, shift, |crew| {
            crew.capacity += week.coach[coach].capacity;
            crew.group += week.coach[coach].group;
        });
        self.steps.push(Step::CoachAdded { coach: small(coach), shift: small(shift) });
    }

    /// A coach leaves the shift of a day.
    pub(crate) fn remove_coach(&mut self, week: &Week, coach: usize, day: usize) {
        let shift = usize::from(self.coach_at[coach * week.days + day]);
        let place = self.crews[shift].coaches.iter().position(|own| usize::from(*own) == coach).unwrap_or(0);
        self.unguide(week, coach, shift);
        self.settle(week, shift, |crew| {
            crew.coaches.swap_remove(place);
            crew.capacity -= week.coach[coach].capacity;
            crew.group -= week.coach[coach].group;
        });
        self.steps.push(Step::CoachRemoved { coach: small(coach), shift: small(shift), place: small(place) });
    }

    /// Everything since the last `keep` stays.
    #[inline]
    pub(crate) fn keep(&mut self) {
        self.steps.clear();
    }

    /// Steps taken since the last `keep`.
    pub(crate) fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Takes steps back until so many are left.
    pub(crate) fn take_back_to(&mut self, week: &Week, count: usize) {
        while self.steps.len() > count {
            let Some(step) = self.steps.pop() else { return };
            self.revert(week, step);
        }
    }

    fn revert(&mut self, week: &Week, step: Step) {
        match step {
            Step::Added { worker, shift, idle } => {
                let (worker, shift) = (usize::from(worker), usize::from(shift));
                self.quit(week, worker, shift);
                self.enter_idle(week, worker, week.shifts[shift].day, usize::from(idle));
            }
            Step::Removed { worker, shift, place } => {
                let (worker, shift) = (usize::from(worker), usize::from(shift));
                self.idle[week.shifts[shift].day].pop();
                self.join(week, worker, shift);
                self.seat_at(week, shift, usize::from(place));
            }
            Step::CoachAdded { coach, shift } => {
                let (coach, shift) = (usize::from(coach), usize::from(shift));
                self.unguide(week, coach, shift);
                self.settle(week, shift, |crew| {
                    crew.coaches.pop();
                    crew.capacity -= week.coach[coach].capacity;
                    crew.group -= week.coach[coach].group;
                });
            }
            Step::CoachRemoved { coach, shift, place } => {
                let (coach, shift) = (usize::from(coach), usize::from(shift));
                self.guide(week, coach, shift);
                self.settle(week, shift, |crew| {
                    crew.coaches.push(small(coach));
                    let last = crew.coaches.len() - 1;
                    crew.coaches.swap(usize::from(place), last);
                    crew.capacity += week.coach[coach].capacity;
                    crew.group += week.coach[coach].group;
                });
            }
        }
    }

    /// Changes a crew's counts and keeps count of the broken shifts.
    #[inline]
    fn settle(&mut self, week: &Week, shift: usize, change: impl FnOnce(&mut crate::state::Crew)) {
        let before = usize::from(self.is_broken(week, shift));
        change(&mut self.crews[shift]);
        self.broken = self.broken + usize::from(self.is_broken(week, shift)) - before;
    }

    #[inline]
    fn leave_idle(&mut self, week: &Week, worker: usize, day: usize) {
        let place = usize::from(self.place[worker * week.days + day]);
        self.idle[day].swap_remove(place);
        if let Some(moved) = self.idle[day].get(place) {
            self.place[usize::from(*moved) * week.days + day] = small(place);
        }
    }

    fn enter_idle(&mut self, week: &Week, worker: usize, day: usize, place: usize) {
        self.idle[day].push(small(worker));
        let last = self.idle[day].len() - 1;
        self.idle[day].swap(place, last);
        for spot in [place, last] {
            self.place[usize::from(self.idle[day][spot]) * week.days + day] = small(spot);
        }
    }

    /// Moves the last of a crew to a place in it.
    fn seat_at(&mut self, week: &Week, shift: usize, place: usize) {
        let first = shift * self.stride;
        let last = usize::try_from(self.crews[shift].heads - 1).unwrap_or(0);
        self.members.swap(first + place, first + last);
        for spot in [place, last] {
            let worker = usize::from(self.members[first + spot]);
            self.place[worker * week.days + week.shifts[shift].day] = small(spot);
        }
    }

    #[inline]
    fn join(&mut self, week: &Week, worker: usize, shift: usize) {
        let (facts, own) = (&week.shifts[shift], &week.worker[worker]);
        let mut soft = i32::from(week.seat_cost[worker * week.hosts + facts.host]) + self.parted(week, worker, shift);
        let visits = &mut self.visits[worker * week.hosts + facts.host];
        if *visits == 0 && facts.host != own.home {
            soft += own.strange_cost;
        }
        *visits += 1;
        if facts.is_unpopular {
            soft += if i32::from(self.unpopular[worker]) >= UNPOPULAR_FREE { UNPOPULAR_COST } else { 0 };
            self.unpopular[worker] += 1;
        }
        if own.is_learning && week.learns.has(worker, shift) {
            soft -= if self.learning[worker] == 0 { LEARNING_COST } else { 0 };
            self.learning[worker] += 1;
        }
        self.soft += i64::from(soft);
        self.medium -= i64::from(facts.priority);
        self.minutes[worker] += facts.minutes;
        let place = usize::try_from(self.crews[shift].heads).unwrap_or(0);
        let able = i32::from(week.able.has(worker, shift));
        self.settle(week, shift, |crew| {
            crew.heads += 1;
            crew.load += own.load;
            crew.able += able;
        });
        self.members[shift * self.stride + place] = small(worker);
        let cell = worker * week.days + facts.day;
        self.place[cell] = small(place);
        self.at[cell] = small(shift);
        self.changes += moved(&self.before, cell, NONE, small(shift));
    }

    #[inline]
    fn quit(&mut self, week: &Week, worker: usize, shift: usize) {
        let (facts, own) = (&week.shifts[shift], &week.worker[worker]);
        let mut soft = i32::from(week.seat_cost[worker * week.hosts + facts.host]) + self.parted(week, worker, shift);
        let visits = &mut self.visits[worker * week.hosts + facts.host];
        *visits -= 1;
        if *visits == 0 && facts.host != own.home {
            soft += own.strange_cost;
        }
        if facts.is_unpopular {
            self.unpopular[worker] -= 1;
            soft += if i32::from(self.unpopular[worker]) >= UNPOPULAR_FREE { UNPOPULAR_COST } else { 0 };
        }
        if own.is_learning && week.learns.has(worker, shift) {
            self.learning[worker] -= 1;
            soft -= if self.learning[worker] == 0 { LEARNING_COST } else { 0 };
        }
        self.soft -= i64::from(soft);
        self.medium += i64::from(facts.priority);
        self.minutes[worker] -= facts.minutes;
        let able = i32::from(week.able.has(worker, shift));
        self.settle(week, shift, |crew| {
            crew.heads -= 1;
            crew.load -= own.load;
            crew.able -= able;
        });
        let cell = worker * week.days + facts.day;
        let first = shift * self.stride;
        let place = usize::from(self.place[cell]);
        let last = first + usize::try_from(self.crews[shift].heads).unwrap_or(0);
        let successor = self.members[last];
        self.members[first + place] = successor;
        self.place[usize::from(successor) * week.days + facts.day] = small(place);
        self.members[last] = NONE;
        self.place[cell] = NONE;
        self.at[cell] = NONE;
        self.changes += moved(&self.before, cell, small(shift), NONE);
    }

    fn guide(&mut self, week: &Week, coach: usize, shift: usize) {
        let facts = &week.shifts[shift];
        let visits = &mut self.coach_visits[coach * week.hosts + facts.host];
        if *visits == 0 && facts.regular_coach != coach {
            self.soft += i64::from(OTHER_COACH_COST);
        }
        *visits += 1;
        self.coach_minutes[coach] += facts.minutes;
        let cell = coach * week.days + facts.day;
        self.coach_at[cell] = small(shift);
        self.changes += moved(&self.coach_before, cell, NONE, small(shift));
    }

    fn unguide(&mut self, week: &Week, coach: usize, shift: usize) {
        let facts = &week.shifts[shift];
        let visits = &mut self.coach_visits[coach * week.hosts + facts.host];
        *visits -= 1;
        if *visits == 0 && facts.regular_coach != coach {
            self.soft -= i64::from(OTHER_COACH_COST);
        }
        self.coach_minutes[coach] -= facts.minutes;
        let cell = coach * week.days + facts.day;
        self.coach_at[cell] = NONE;
        self.changes += moved(&self.coach_before, cell, small(shift), NONE);
    }
}

/// How many changes more there are when a person-day goes from one shift to another.
#[inline]
fn moved(before: &[u16], cell: usize, from: u16, to: u16) -> i64 {
    match before.get(cell) {
        None => 0,
        Some(own) => i64::from(*own != to) - i64::from(*own != from),
    }
}
