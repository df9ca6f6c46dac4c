//! A score that no plan can beat: what is left when people and coaches are reckoned apart, at prices for what they share.
//!
//! Seats are bounded first, alone; the bound of the soft score is what the bound of the whole leaves above them. As a tuple
//! and as `1000 x medium + soft` no plan goes below it.

use crate::{
    instance::Instance,
    market::{Counted, Market},
    plan::Score,
    roster,
    score::LEARNING_COST,
    state::SEAT_WEIGHT,
    week::Week,
};

/// Prices change so often at most, and so much less often that no more than this many places of people are looked at.
const ROUNDS_MOST: usize = 400;
const ROUNDS_LEAST: usize = 60;
const LOOKS: usize = 24_000_000;

/// No plan costs less than this.
pub fn bound(instance: &Instance) -> Score {
    bound_until(&roster::weeks(instance), &|| false)
}

/// The same, but as good as it is when `is_over` says so.
pub(crate) fn bound_until(weeks: &[Week], is_over: &(dyn Fn() -> bool + Sync)) -> Score {
    let (mut seats, mut all, mut never) = (0, 0, 0);
    for week in weeks {
        let places: usize = week.options.iter().chain(&week.coach_options).map(Vec::len).sum();
        let rounds = (LOOKS / places.max(1)).clamp(ROUNDS_LEAST, ROUNDS_MOST);
        let rounds = u32::try_from(rounds).unwrap_or(u32::MAX);
        let mut market = Market::of(week);
        let empty = market.bound(Counted::Seats, rounds, is_over);
        seats += empty / SEAT_WEIGHT + i64::from(empty % SEAT_WEIGHT > 0);
        all += market.bound(Counted::Wishes, rounds / 2, is_over);
        never += i64::from(never_learning(week) * LEARNING_COST);
    }
    Score { hard: 0, medium: seats, soft: never.max(all - seats * SEAT_WEIGHT) }
}

/// How many workers want to learn and have no shift this week where they could.
fn never_learning(week: &Week) -> i32 {
    let options = |worker: usize| week.options.iter().skip(worker * week.days).take(week.days).flatten();
    let can_learn = |worker: usize| options(worker).any(|shift| week.learns.has(worker, usize::from(*shift)));
    let never = week.worker.iter().enumerate().filter(|(worker, own)| own.is_learning && !can_learn(*worker));
    never.map(|_| 1).sum()
}
