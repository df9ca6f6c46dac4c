//! After a coach went elsewhere, empty seats are filled and people find better places before anybody judges the whole: a crew
//! manned in a hurry would make nearly every such move look bad.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

use crate::{search::Search, week::NONE};

/// So many small moves are tried.
const TRIES: usize = 6;

impl Search<'_> {
    /// Small moves that only ever gain, around the shift that won a coach and those that lost one. Nothing is tried when
    /// the whole is beyond hope, or already better than `before`.
    pub(crate) fn improve(&mut self, shift: usize, before: i64) {
        if self.state.broken > 0 || self.state.cost() - before > self.patience {
            return;
        }
        let day = self.week.shifts[shift].day;
        let displaced = std::mem::take(&mut self.displaced);
        let vacated = std::mem::take(&mut self.vacated);
        for target in std::iter::once(shift).chain(vacated.iter().map(|own| usize::from(*own))) {
            self.fill_up(target, before);
        }
        for turn in 0..TRIES {
            if self.state.cost() < before {
                break;
            }
            let (steps, cost) = (self.state.steps().len(), self.state.cost());
            let has_changed = if turn % 2 == 0 && !displaced.is_empty() {
                self.place_again(&displaced, day)
            } else {
                self.invite(&vacated, shift)
            };
            if !has_changed || self.state.broken > 0 || self.state.cost() > cost {
                self.state.take_back_to(self.week, steps);
            }
        }
        self.displaced = displaced;
        self.vacated = vacated;
    }

    /// Fills seats of a shift by exchanges as long as that gains.
    fn fill_up(&mut self, shift: usize, before: i64) {
        let week = self.week;
        while self.state.cost() >= before
            && !self.state.crews[shift].coaches.is_empty()
            && self.state.has_seat(week, shift)
        {
            let (steps, cost) = (self.state.steps().len(), self.state.cost());
            if !self.augment(shift) || self.state.broken > 0 || self.state.cost() > cost {
                self.state.take_back_to(week, steps);
                return;
            }
        }
    }

    /// Somebody who lost their place tries another.
    fn place_again(&mut self, displaced: &[u16], day: usize) -> bool {
        let week = self.week;
        let Some(worker) = self.pick(displaced) else { return false };
        let cell = worker * week.days + day;
        if self.state.at[cell] != NONE {
            return false;
        }
        let Some(target) = self.pick(&week.options[cell]) else { return false };
        self.chain_from(worker, target)
    }

    /// Somebody who fits is asked to one of the shifts that still has a seat.
    fn invite(&mut self, vacated: &[u16], shift: usize) -> bool {
        let week = self.week;
        let place = self.random.below(vacated.len() + 1);
        let target = vacated.get(place).map_or(shift, |own| usize::from(*own));
        if !self.state.has_seat(week, target) {
            return false;
        }
        let Some(worker) = self.pick(&week.candidates[target]) else { return false };
        self.chain_from(worker, target)
    }
}
