//! One search over one week: the crews as they are, chance, and the moves that try something else.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

pub(crate) mod anneal;
pub(crate) mod augment;
pub(crate) mod chain;
pub(crate) mod construct;
pub(crate) mod guide;
pub(crate) mod improve;
pub(crate) mod refill;

use crate::{random::Random, state::State, week::Week};

/// A search under way.
#[derive(Clone, Debug)]
pub(crate) struct Search<'a> {
    pub(crate) week: &'a Week,
    pub(crate) state: State,
    pub(crate) random: Random,
    /// The days on which anything may change.
    pub(crate) open_days: Vec<u16>,
    /// Whether a shift may close because another needs its people.
    pub(crate) may_close: bool,
    /// Whether the search is still deciding about seats.
    is_warm: bool,
    /// How likely it is, of 1024, that a coach goes elsewhere while it is warm.
    pub(crate) guide_share: usize,
    /// How much worse a moved coach may make it at first sight.
    patience: i64,
    /// Who lost their place by the last move of a coach.
    displaced: Vec<u16>,
    /// People without a place and shifts without a coach, while a move is made.
    evicted: Vec<u16>,
    vacated: Vec<u16>,
    ranked: Vec<(i32, u16)>,
    /// Shifts asked for people, while an empty seat is filled.
    row: Vec<augment::Exchange>,
}

impl<'a> Search<'a> {
    /// A search from given crews.
    pub(crate) fn new(week: &'a Week, state: State, random: Random) -> Self {
        let open_days = (0..week.days).map(crate::week::small).collect();
        Self {
            week,
            state,
            random,
            open_days,
            may_close: true,
            is_warm: true,
            guide_share: anneal::GUIDE_SHARE_WARM,
            patience: anneal::PATIENCE,
            displaced: Vec::new(),
            evicted: Vec::new(),
            vacated: Vec::new(),
            ranked: Vec::new(),
            row: Vec::new(),
        }
    }

    /// Whether the worker works on that day and may be moved.
    #[inline]
    fn is_movable(&self, worker: usize, day: usize) -> bool {
        let cell = worker * self.week.days + day;
        self.state.at[cell] != crate::week::NONE && !self.state.is_fixed[cell]
    }

    /// Whether the coach guides on that day and may be moved.
    fn is_coach_movable(&self, coach: usize, day: usize) -> bool {
        let cell = coach * self.week.days + day;
        self.state.coach_at[cell] != crate::week::NONE && !self.state.is_coach_fixed[cell]
    }

    /// A day by chance.
    #[inline]
    fn some_day(&mut self) -> usize {
        usize::from(self.open_days[self.random.below(self.open_days.len())])
    }

    /// One of a list by chance.
    #[inline]
    fn pick(&mut self, list: &[u16]) -> Option<usize> {
        if list.is_empty() { None } else { Some(usize::from(list[self.random.below(list.len())])) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Search;
    use crate::{
        checker,
        instance::{Apart, Glad, Instance, read},
        invented::{SMALL, instance},
        plan::Score,
        random::Random,
        roster::{self, Places},
        score,
        state::State,
        week::Week,
    };

    fn invented(seed: u64) -> Instance {
        read::instance(&instance(SMALL, seed).to_string()).unwrap()
    }

    /// The same, where every two neighbours of the list are not to be on one shift, or are there gladly.
    fn paired(seed: u64) -> Instance {
        let mut instance = invented(seed);
        for first in (0..instance.workers.len().saturating_sub(1)).step_by(2) {
            if first % 4 == 0 {
                let seats = |shift| Apart { one: (first, shift), other: (first + 1, shift) };
                instance.apart.extend((0..instance.shifts.len()).map(seats));
            } else {
                instance.glad.extend((0..instance.days).map(|day| Glad { workers: [first, first + 1], day }));
            }
        }
        instance
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn after_every_move_the_score_is_what_the_format_says(seed in 0..1_000_u64) {
            let instance = if seed % 2 == 0 { invented(seed) } else { paired(seed) };
            let week = Week::of(&instance, 0);
            let mut search = Search::new(&week, State::empty(&week), Random::new(seed));
            search.construct();
            for _ in 0..400 {
                search.state.keep();
                if !search.step() || search.state.broken > 0 {
                    search.state.take_back_to(&week, 0);
                    continue;
                }
                let plan = roster::plan(&instance, [(&week, &search.state)].into_iter());
                let counted = Score { hard: 0, medium: search.state.medium, soft: search.state.soft };
                prop_assert_eq!(checker::violations(&instance, &plan), vec![]);
                prop_assert_eq!(score::score(&instance, &plan), counted);
                prop_assert_eq!(&roster::plan(&instance, [(&week, &roster::state(&Places::of(&instance), &week, &plan))].into_iter()), &plan);
            }
        }

        #[test]
        fn a_move_taken_back_leaves_no_trace(seed in 0..1_000_u64) {
            let instance = if seed % 2 == 0 { invented(seed) } else { paired(seed) };
            let week = Week::of(&instance, 0);
            let mut search = Search::new(&week, State::empty(&week), Random::new(seed));
            search.construct();
            search.state.remember(40);
            for turn in 0..2_000 {
                search.state.keep();
                let before = search.state.clone();
                search.step();
                if turn % 3 > 0 || search.state.broken > 0 {
                    search.state.take_back_to(&week, 0);
                    prop_assert!(search.state == before, "turn {}", turn);
                }
            }
        }
    }
}
