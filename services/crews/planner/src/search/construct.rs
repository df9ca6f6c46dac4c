//! A first plan: the heaviest shifts first, each with the coach who fits fewest others.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

use crate::{
    search::Search,
    week::{Week, small},
};

/// A coach looks after about so many people.
const USUAL_GROUP: i32 = 9;

impl Search<'_> {
    /// Opens shifts as long as coaches and people go.
    pub(crate) fn construct(&mut self) {
        let week = self.week;
        let mut order: Vec<usize> = (0..week.shifts.len()).collect();
        order.sort_by_key(|shift| -weight(week, *shift));
        for shift in order {
            if self.state.crews[shift].coaches.is_empty() {
                self.open(shift);
            }
        }
    }

    /// Opens one shift if it can run; leaves everything as it was if not.
    pub(crate) fn open(&mut self, shift: usize) -> bool {
        let week = self.week;
        let regular = week.shifts[shift].regular_coach;
        let free = week.coach_candidates[shift].iter().map(|coach| usize::from(*coach));
        let free = free.filter(|coach| self.state.can_add_coach(week, *coach, shift));
        let choices = |coach: usize| week.coach_options[coach * week.days + week.shifts[shift].day].len();
        let Some(coach) = free.min_by_key(|coach| (*coach != regular, choices(*coach), small(*coach))) else {
            return false;
        };
        let before = self.state.steps().len();
        let broken = self.state.broken;
        self.state.add_coach(week, coach, shift);
        self.man(shift);
        if self.state.crews[shift].heads == 0 || self.state.broken > broken {
            self.state.take_back_to(week, before);
            return false;
        }
        true
    }
}

fn weight(week: &Week, shift: usize) -> i32 {
    let facts = &week.shifts[shift];
    facts.priority * facts.wanted.min(USUAL_GROUP) * 480 / facts.minutes.max(1)
}
