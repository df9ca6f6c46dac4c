//! How one thread spends its share: which weeks, how often from the start, and how hot.
#![allow(
    clippy::float_arithmetic,
    reason = "shares of time and temperatures decide only what is tried next; scores stay whole numbers"
)]

use std::time::{Duration, Instant};

use crate::{
    random::Random,
    runner::{Limit, Run, locked},
    search::{
        Search,
        anneal::{Best, Cooling},
    },
    week::Week,
};

/// Moves that a search makes a second, roughly: only to choose how often to begin anew.
const MOVES_A_SECOND: f64 = 3_000_000.0;
/// Moves that one descent needs for a week of 200 person-days, and how that grows with the week.
const DESCENT_MOVES: f64 = 400_000.0;
const DESCENT_DAYS: f64 = 200.0;
const DESCENT_GROWTH: f64 = 2.1;
/// Nobody begins anew more often.
const DESCENTS_MOST: f64 = 24.0;
/// From so many descents on they may begin so hot that each finds a basin of its own.
const MANY: usize = 4;
/// The share of a quick first look at every week, and of the last polish.
const QUICK_SHARE: f64 = 0.06;
const POLISH_SHARE: f64 = 0.2;

/// From where to where the temperature falls, in points: a quick look, a descent from scratch, the polish of the best.
const QUICK: Cooling = Cooling { hot: 700.0, cold: 2.0 };
const DESCENT: Cooling = Cooling { hot: 2_500.0, cold: 0.7 };
const LONG_DESCENT: Cooling = Cooling { hot: 450.0, cold: 8.0 };
const POLISH: Cooling = Cooling { hot: 30.0, cold: 0.4 };

/// A share of the whole, from and to, in parts of 1.
#[derive(Clone, Copy)]
struct Share {
    from: f64,
    to: f64,
}

impl Run<'_> {
    /// What one thread does: every week once in a hurry, then its jobs.
    pub(super) fn work(&self, thread: usize) {
        let threads = self.effort.threads.get();
        let jobs = self.weeks.len() * (threads / common(self.weeks.len(), threads));
        let own = || (thread..jobs).step_by(threads);
        let count = whole(own().count());
        let is_single = self.weeks.len() == 1;
        let quick = if is_single { 0.0 } else { QUICK_SHARE };
        for (turn, job) in own().enumerate() {
            let share = Share { from: quick * whole(turn) / count, to: quick * whole(turn + 1) / count };
            if !is_single {
                self.job(job, share, true);
            }
        }
        for (turn, job) in own().enumerate() {
            let at = |turn: usize| quick + (1.0 - quick) * whole(turn) / count;
            self.job(job, Share { from: at(turn), to: at(turn + 1) }, false);
        }
    }

    fn job(&self, job: usize, share: Share, is_quick: bool) {
        let number = job % self.weeks.len().max(1);
        let (Some(week), Some(start)) = (self.weeks.get(number), self.starts.get(number)) else { return };
        let seed = self.effort.seed.wrapping_add(u64::try_from(job).unwrap_or(0).wrapping_mul(0x51_7cc1_b727));
        let mut search = Search::new(week, start.clone(), Random::new(seed.wrapping_add(u64::from(is_quick))));
        let mut best = Best { cost: start.cost(), state: start.clone() };
        let part = |from: f64, to: f64| Share {
            from: share.from + (share.to - share.from) * from,
            to: share.from + (share.to - share.from) * to,
        };
        if is_quick {
            self.descend(&mut search, &mut best, (number, QUICK, part(0.0, 1.0)));
            return;
        }
        let (descents, descent) = self.descents(week, share);
        let mut winner = best.clone();
        for turn in 0..descents {
            let (turn, count) = (whole(turn), whole(descents));
            let own = part((1.0 - POLISH_SHARE) * turn / count, (1.0 - POLISH_SHARE) * (turn + 1.0) / count);
            self.descend(&mut search, &mut best, (number, descent, own));
            if best.cost < winner.cost {
                winner.clone_from(&best);
            }
            best.cost = search.state.cost();
            best.state.clone_from(&search.state);
        }
        let shared = self.best.get(number).map(|best| locked(best).clone());
        if let Some(shared) = shared.filter(|shared| shared.cost < winner.cost) {
            winner = shared;
        }
        search.state.clone_from(&winner.state);
        self.descend(&mut search, &mut winner, (number, POLISH, part(1.0 - POLISH_SHARE, 1.0)));
    }

    /// How often a week is begun anew inside a share, and how hot: who has little time begins cooler.
    fn descents(&self, week: &Week, share: Share) -> (usize, Cooling) {
        let moves = match self.effort.limit {
            Limit::Time(time) => time.as_secs_f64() * MOVES_A_SECOND,
            Limit::Moves(moves) | Limit::Both(moves, _) => number(moves),
        };
        let days = whole(week.workers * week.days).max(1.0);
        let usual = DESCENT_MOVES * (days / DESCENT_DAYS).powf(DESCENT_GROWTH);
        let wanted = moves * (share.to - share.from) * (1.0 - POLISH_SHARE) / usual;
        let mut count = 1;
        while whole(count + 1) <= wanted.min(DESCENTS_MOST) {
            count += 1;
        }
        let cooling = match count {
            1..MANY => LONG_DESCENT,
            _ => DESCENT,
        };
        (count, cooling)
    }

    /// One descent inside a share of the whole.
    fn descend(&self, search: &mut Search<'_>, best: &mut Best, (week, cooling, share): (usize, Cooling, Share)) {
        let began = Instant::now();
        let mut asked: u64 = 0;
        let mut offered = i64::MAX;
        search.anneal(cooling, best, |best| {
            if best.cost < offered && asked.is_multiple_of(64) {
                offered = best.cost;
                self.offer(week, best);
            }
            asked += 1;
            if self.is_cancelled() { 1.0 } else { self.done(share, began, asked - 1) }
        });
        self.offer(week, best);
    }

    /// How much of a share is spent.
    fn done(&self, share: Share, began: Instant, asked: u64) -> f64 {
        let by_moves = |moves: u64| {
            let own = number(moves) * (share.to - share.from) / 256.0;
            if own <= 0.0 { 1.0 } else { number(asked) / own }
        };
        let by_time = |time: Duration| {
            let end = time.as_secs_f64() * share.to;
            let from = began.duration_since(self.began).as_secs_f64();
            let now = self.began.elapsed().as_secs_f64();
            if end <= from { 1.0 } else { (now - from) / (end - from) }
        };
        match self.effort.limit {
            Limit::Time(time) => by_time(time),
            Limit::Moves(moves) => by_moves(moves),
            Limit::Both(moves, time) => by_moves(moves).max(by_time(time)),
        }
    }
}

fn whole(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

fn number(number: u64) -> f64 {
    let (high, low) = (u32::try_from(number >> 32).unwrap_or(0), u32::try_from(number & 0xffff_ffff).unwrap_or(0));
    f64::from(high) * 4_294_967_296.0 + f64::from(low)
}

/// The greatest common divisor.
fn common(one: usize, other: usize) -> usize {
    if other == 0 { one.max(1) } else { common(other, one % other) }
}
