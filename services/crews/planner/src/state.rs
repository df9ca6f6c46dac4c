//! Who is where in one week, while the search tries things: each step keeps the score and can be taken back.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

pub(crate) mod step;

use crate::{
    score::PARTED_COST,
    week::{Friend, NONE, Rival, Week, small},
};

/// What an empty seat weighs against what people would rather have: the published figure.
pub(crate) const SEAT_WEIGHT: i64 = 1_000;

/// A week's crews, with everything counted that the score and the rules ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct State {
    /// The shift of a worker on a day, by worker and day, and the place in its crew or in the day's idle list.
    pub(crate) at: Vec<u16>,
    place: Vec<u16>,
    /// Minutes of each worker, seats by worker and host, unpopular seats, seats to learn.
    pub(crate) minutes: Vec<i32>,
    visits: Vec<u8>,
    unpopular: Vec<u8>,
    learning: Vec<u8>,
    /// The same for coaches.
    pub(crate) coach_at: Vec<u16>,
    pub(crate) coach_minutes: Vec<i32>,
    coach_visits: Vec<u8>,
    /// Each shift's counts, crew and coaches.
    pub(crate) crews: Vec<Crew>,
    members: Vec<u16>,
    stride: usize,
    /// Workers who are there but have no shift, by day.
    pub(crate) idle: Vec<Vec<u16>>,
    /// Empty seats by priority, and the soft score.
    pub(crate) medium: i64,
    pub(crate) soft: i64,
    /// Shifts that break a rule at this moment.
    pub(crate) broken: usize,
    /// Who may not be touched on a day: by worker and day, by coach and day.
    pub(crate) is_fixed: Vec<bool>,
    pub(crate) is_coach_fixed: Vec<bool>,
    /// Where people were before a repair (empty when nothing is repaired), how many person-days differ, what one costs.
    pub(crate) before: Vec<u16>,
    pub(crate) coach_before: Vec<u16>,
    pub(crate) changes: i64,
    pub(crate) change_cost: i64,
    steps: Vec<step::Step>,
}

/// A shift's counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Crew {
    pub(crate) heads: i32,
    pub(crate) load: i32,
    pub(crate) able: i32,
    pub(crate) capacity: i32,
    pub(crate) group: i32,
    pub(crate) coaches: Vec<u16>,
}

impl State {
    /// Nobody is anywhere yet.
    pub(crate) fn empty(week: &Week) -> Self {
        let most = week.shifts.iter().map(|shift| shift.wanted).max().unwrap_or(0);
        let stride = usize::try_from(most).unwrap_or(0).min(week.workers) + 1;
        let mut state = Self {
            at: vec![NONE; week.workers * week.days],
            place: vec![NONE; week.workers * week.days],
            minutes: vec![0; week.workers],
            visits: vec![0; week.workers * week.hosts],
            unpopular: vec![0; week.workers],
            learning: vec![0; week.workers],
            coach_at: vec![NONE; week.coaches * week.days],
            coach_minutes: vec![0; week.coaches],
            coach_visits: vec![0; week.coaches * week.hosts],
            crews: vec![Crew::default(); week.shifts.len()],
            members: vec![NONE; week.shifts.len() * stride],
            stride,
            idle: vec![Vec::new(); week.days],
            medium: week.shifts.iter().map(|shift| i64::from(shift.priority * shift.wanted)).sum(),
            soft: 0,
            broken: 0,
            is_fixed: vec![false; week.workers * week.days],
            is_coach_fixed: vec![false; week.coaches * week.days],
            before: Vec::new(),
            coach_before: Vec::new(),
            changes: 0,
            change_cost: 0,
            steps: Vec::new(),
        };
        for worker in 0..week.workers {
            if week.worker[worker].is_learning {
                state.soft += i64::from(crate::score::LEARNING_COST);
            }
            for day in 0..week.days {
                if !week.options[worker * week.days + day].is_empty() {
                    state.place[worker * week.days + day] = small(state.idle[day].len());
                    state.idle[day].push(small(worker));
                }
            }
        }
        state
    }

    /// The score as one number.
    #[inline]
    pub(crate) fn cost(&self) -> i64 {
        self.cost_at(self.change_cost)
    }

    /// The same, if a changed person-day cost this much.
    pub(crate) fn cost_at(&self, change_cost: i64) -> i64 {
        self.medium * SEAT_WEIGHT + self.soft + self.changes * change_cost
    }

    /// From here on every person-day that differs from now counts as a change.
    pub(crate) fn remember(&mut self, change_cost: i64) {
        self.before = self.at.clone();
        self.coach_before = self.coach_at.clone();
        self.changes = 0;
        self.change_cost = change_cost;
    }

    /// The crew of a shift.
    #[inline]
    pub(crate) fn crew(&self, shift: usize) -> &[u16] {
        let first = shift * self.stride;
        &self.members[first..first + usize::try_from(self.crews[shift].heads).unwrap_or(0)]
    }

    /// Whether the worker could join as things stand.
    #[inline]
    pub(crate) fn can_add(&self, week: &Week, worker: usize, shift: usize) -> bool {
        self.has_time(week, worker, shift) && self.has_room(week, worker, shift)
    }

    /// Whether the worker's own week leaves room for the shift.
    #[inline]
    pub(crate) fn has_time(&self, week: &Week, worker: usize, shift: usize) -> bool {
        let facts = &week.shifts[shift];
        let cell = worker * week.days + facts.day;
        self.at[cell] == NONE
            && !self.is_fixed[cell]
            && week.fits.has(worker, shift)
            && self.minutes[worker] + facts.minutes <= week.worker[worker].week_minutes
            && week.rests_between(&self.at[worker * week.days..(worker + 1) * week.days], facts.day, small(shift))
            && self.is_free_of_rivals(week, worker, shift)
    }

    /// Whether nobody beside whom the worker must not be is there.
    #[inline]
    fn is_free_of_rivals(&self, week: &Week, worker: usize, shift: usize) -> bool {
        let Some(rivals) = week.rivals.get(worker) else { return true };
        let is_there = |own: &Rival| {
            let day = week.shifts[usize::from(own.other_shift)].day;
            self.at[usize::from(own.other) * week.days + day] == own.other_shift
        };
        let first = rivals.partition_point(|own| own.shift < small(shift));
        !rivals[first..].iter().take_while(|own| own.shift == small(shift)).any(is_there)
    }

    /// What it costs that those with whom the worker is gladly are elsewhere when the worker is on this shift.
    #[inline]
    fn parted(&self, week: &Week, worker: usize, shift: usize) -> i32 {
        let Some(friends) = week.friends.get(worker) else { return 0 };
        let day = week.shifts[shift].day;
        let is_parted = |own: &&Friend| {
            let at = self.at[usize::from(own.other) * week.days + day];
            usize::from(own.day) == day && at != NONE && at != small(shift)
        };
        friends.iter().filter(is_parted).map(|_| PARTED_COST).sum()
    }

    /// Whether the shift has a seat and guidance left for the worker.
    #[inline]
    pub(crate) fn has_room(&self, week: &Week, worker: usize, shift: usize) -> bool {
        let crew = &self.crews[shift];
        crew.heads < crew.group.min(week.shifts[shift].wanted) && crew.load + week.worker[worker].load <= crew.capacity
    }

    /// Whether the shift has a seat left for somebody.
    #[inline]
    pub(crate) fn has_seat(&self, week: &Week, shift: usize) -> bool {
        let crew = &self.crews[shift];
        crew.heads < crew.group.min(week.shifts[shift].wanted)
    }

    /// Whether the shift wants somebody more, whatever its coaches can bear.
    pub(crate) fn has_chair(&self, week: &Week, shift: usize) -> bool {
        self.crews[shift].heads < week.shifts[shift].wanted
    }

    /// Whether the coach could join as things stand.
    pub(crate) fn can_add_coach(&self, week: &Week, coach: usize, shift: usize) -> bool {
        let facts = &week.shifts[shift];
        self.coach_has_time(week, coach, shift)
            && i32::try_from(self.crews[shift].coaches.len()).is_ok_and(|count| count < facts.coaches_most)
    }

    /// Whether the coach's own week leaves room for the shift.
    pub(crate) fn coach_has_time(&self, week: &Week, coach: usize, shift: usize) -> bool {
        let facts = &week.shifts[shift];
        let cell = coach * week.days + facts.day;
        self.coach_at[cell] == NONE
            && !self.is_coach_fixed[cell]
            && week.coach_fits.has(coach, shift)
            && self.coach_minutes[coach] + facts.minutes <= week.coach[coach].week_minutes
            && week.rests_between(&self.coach_at[coach * week.days..(coach + 1) * week.days], facts.day, small(shift))
    }

    /// Whether the shift breaks a rule as it stands.
    #[inline]
    pub(crate) fn is_broken(&self, week: &Week, shift: usize) -> bool {
        let (crew, facts) = (&self.crews[shift], &week.shifts[shift]);
        crew.heads > 0
            && (crew.heads < facts.least
                || crew.able < facts.able_least
                || crew.load > crew.capacity
                || crew.heads > crew.group
                || crew.coaches.is_empty())
    }
}
