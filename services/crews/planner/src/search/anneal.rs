//! Simulated annealing: a worse plan is kept now and then, seldom when much worse and ever more seldom as it cools.
#![allow(
    clippy::float_arithmetic,
    reason = "temperatures and logarithms decide only what is tried next; scores stay whole numbers"
)]
#![allow(clippy::indexing_slicing, reason = "the table has a power of two of entries and the index is masked")]

use crate::{search::Search, state::State};

/// Entries of the table of logarithms.
const TABLE: usize = 4_096;

/// So many moves are made before the temperature falls and somebody asks how far it is.
pub(crate) const TURN: u32 = 256;

/// How one descent goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cooling {
    /// The first and the last temperature, in points of the score.
    pub(crate) hot: f64,
    pub(crate) cold: f64,
}

/// How likely it is, of 1024, that a coach goes elsewhere, while it is warm and when it is cold; and that one only goes.
pub(crate) const GUIDE_SHARE_WARM: usize = 300;
const GUIDE_SHARE_COLD: usize = 12;
const DROP_SHARE: usize = 1;
/// Above this temperature seats are decided, below it what people would rather have.
const WARM: f64 = 60.0;

/// How much worse than before a moved coach may make it at first sight and still be looked into: a few seats.
pub(crate) const PATIENCE: i64 = 6_000;
const PATIENCE_COLD: i64 = 300;
/// A turn of moves is worth a look at every so many person-days.
const WORTH_A_LOOK: usize = 300;

/// The best crews seen.
#[derive(Clone, Debug)]
pub(crate) struct Best {
    pub(crate) cost: i64,
    pub(crate) state: State,
}

/// Minus the logarithm of chances spread evenly over 0 to 1.
pub(crate) fn logarithms() -> Vec<f64> {
    let mut chance = -0.5;
    let mut table = Vec::with_capacity(TABLE);
    for _ in 0..TABLE {
        chance += 1.0;
        table.push(-(chance / 4_096.0_f64).ln());
    }
    table
}

impl Search<'_> {
    /// Cools down once. `progress` tells how far it is, 0 to 1, and ends it at 1; it is asked every few hundred moves.
    pub(crate) fn anneal(&mut self, cooling: Cooling, best: &mut Best, mut progress: impl FnMut(&Best) -> f64) {
        if self.has_nothing_to_do() {
            return;
        }
        let logarithms = logarithms();
        let ratio = (cooling.cold / cooling.hot).ln();
        let mut current = self.state.cost();
        for turn in 0_u64.. {
            let done = progress(best);
            if done >= 1.0 {
                self.note(best);
                return;
            }
            let temperature = cooling.hot * (ratio * done).exp();
            self.is_warm = temperature > WARM;
            self.patience = if self.is_warm { PATIENCE } else { PATIENCE_COLD };
            for _ in 0..TURN {
                self.state.keep();
                let changed = self.step() && self.state.broken == 0;
                let delta = self.state.cost() - current;
                let slack = temperature * logarithms[self.random.below(TABLE)];
                if changed && within(delta, slack) {
                    current += delta;
                } else {
                    self.state.take_back_to(self.week, 0);
                }
            }
            if turn.is_multiple_of(self.look_every()) {
                self.note(best);
            }
        }
    }

    /// Notes the crews when they are the best so far. Copying them takes as long as hundreds of moves, so large weeks
    /// look less often; as it cools, where the search stands is as good as its best.
    fn note(&self, best: &mut Best) {
        if self.state.cost() < best.cost {
            best.cost = self.state.cost();
            best.state.clone_from(&self.state);
        }
    }

    fn look_every(&self) -> u64 {
        u64::try_from(self.week.workers * self.week.days / WORTH_A_LOOK).unwrap_or(0) + 1
    }

    /// Cools down once in so many moves.
    pub(crate) fn anneal_for(&mut self, cooling: Cooling, best: &mut Best, moves: u32) {
        let mut left = moves / TURN;
        self.anneal(cooling, best, |_| {
            left = left.saturating_sub(1);
            1.0 - f64::from(left) / f64::from((moves / TURN).max(1))
        });
    }

    fn has_nothing_to_do(&self) -> bool {
        let week = self.week;
        week.shifts.is_empty() || week.workers == 0 || week.coaches == 0 || self.open_days.is_empty()
    }

    /// One move by chance; false when it came to nothing.
    pub(crate) fn step(&mut self) -> bool {
        let kind = self.random.below(1_024);
        let guide_share = if self.is_warm { self.guide_share } else { GUIDE_SHARE_COLD };
        if kind < guide_share {
            self.guide()
        } else if kind < guide_share + DROP_SHARE {
            self.drop_coach()
        } else {
            let (chains, gathers) = if self.is_warm { (5, 6) } else { (3, 6) };
            match kind % 8 {
                one if one < chains => self.chain(),
                one if one < gathers => self.gather(),
                6 => self.settle_week(),
                _ => self.swap_weeks(),
            }
        }
    }
}

fn within(delta: i64, slack: f64) -> bool {
    delta <= 0 || i32::try_from(delta).is_ok_and(|delta| f64::from(delta) <= slack)
}
