//! Prices on what people and coaches share: seats, guidance and coaches of each shift. With prices everybody's week can be
//! reckoned alone, and what the cheapest weeks cost together, less what is for sale, is below every plan (a Lagrangean bound).
//! The prices rise where too much is asked and fall where too little is, round after round in ever smaller steps. Any prices
//! give a bound; good prices give a close one.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

pub(crate) mod calendar;

use crate::{
    market::calendar::Calendar,
    score::{LEARNING_COST, OTHER_COACH_COST},
    state::SEAT_WEIGHT,
    week::Week,
};

/// Prices and costs are reckoned in such parts of a point.
const PARTS: i64 = 1_024;
/// The guidance that a usual worker needs.
const USUAL_LOAD: i64 = 91;
/// The first step, for a shift where twice as many are asked as wanted, and how often it is halved until the last.
const STEP: i64 = 60 * PARTS;
const HALVINGS: u32 = 6;
/// With wishes the prices are nearly right already.
const STEP_WITH_WISHES: i64 = 6 * PARTS;
/// A price follows what was asked in about so many rounds: a single round is a poor adviser.
const SMOOTH: i64 = 8;

/// The prices of one shift, each for what it limits.
#[derive(Clone, Copy, Debug, Default)]
struct Prices {
    /// Heads: at most as many as the coaches' groups, at most as many as wanted.
    guided: i64,
    seat: i64,
    /// Guidance: no more than the coaches give.
    load: i64,
    /// Coaches: at most so many.
    coach: i64,
    /// Skill: as large a part of the heads must be able as of those wanted.
    skill: i64,
}

/// What is asked of one shift in a round.
#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    heads: i64,
    guided: i64,
    load: i64,
    coaches: i64,
    able: i64,
}

/// What is counted beside empty seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// Nothing.
    Seats,
    /// What people would rather have.
    Wishes,
}

/// The shifts of a week with their prices.
pub(crate) struct Market<'a> {
    week: &'a Week,
    calendar: Calendar,
    prices: Vec<Prices>,
    asked: Vec<Asked>,
    /// How much too much was asked lately, for each price.
    trend: Vec<[i64; 5]>,
    best: Vec<Prices>,
    counted: Counted,
}

impl<'a> Market<'a> {
    pub(crate) fn of(week: &'a Week) -> Self {
        let prices = vec![Prices::default(); week.shifts.len()];
        Self {
            week,
            calendar: Calendar::of(week),
            asked: vec![Asked::default(); prices.len()],
            trend: vec![[0; 5]; prices.len()],
            best: prices.clone(),
            prices,
            counted: Counted::Seats,
        }
    }

    /// Points that no plan goes below, after so many rounds or fewer when `is_over` says so.
    pub(crate) fn bound(&mut self, counted: Counted, rounds: u32, is_over: impl Fn() -> bool) -> i64 {
        self.counted = counted;
        self.prices.clone_from(&self.best);
        let first = match counted {
            Counted::Seats => STEP,
            Counted::Wishes => STEP_WITH_WISHES,
        };
        let mut highest = 0;
        for round in 0..rounds {
            let reached = self.round();
            if reached > highest {
                highest = reached;
                self.best.clone_from(&self.prices);
            }
            if is_over() {
                break;
            }
            self.adjust(first >> (HALVINGS * round / rounds));
        }
        highest / PARTS + i64::from(highest % PARTS > 0)
    }

    /// What the cheapest weeks cost at these prices, less what is for sale.
    fn round(&mut self) -> i64 {
        let week = self.week;
        self.asked.fill(Asked::default());
        let mut sum = 0;
        for (facts, prices) in week.shifts.iter().zip(&self.prices) {
            sum += PARTS * SEAT_WEIGHT * i64::from(facts.priority * facts.wanted);
            sum -= prices.seat * i64::from(facts.wanted) + prices.coach * i64::from(facts.coaches_most);
        }
        (0..week.workers).for_each(|worker| sum += self.worker(worker));
        (0..week.coaches).for_each(|coach| sum += self.coach(coach));
        sum
    }

    /// The cheapest week of a worker. A strange host counts a part for each day, as if the worker came every day, and
    /// each lesson counts as the first: never more than it really costs.
    fn worker(&mut self, worker: usize) -> i64 {
        let (week, own, counted) = (self.week, &self.week.worker[worker], self.counted);
        let wish = |shift: usize, host: usize| {
            let strange = if host == own.home { 0 } else { PARTS * i64::from(own.strange_cost) / days(week) };
            let learnt = if week.learns.has(worker, shift) { PARTS * i64::from(LEARNING_COST) } else { 0 };
            PARTS * i64::from(week.seat_cost[worker * week.hosts + host]) + strange - learnt
        };
        let price = |shift: usize| {
            let (facts, prices) = (&week.shifts[shift], &self.prices[shift]);
            let is_able = facts.able_least > 0 && week.able.has(worker, shift);
            let skill = prices.skill * i64::from(facts.able_least - if is_able { facts.wanted } else { 0 });
            let seat = prices.guided + prices.seat + prices.load * i64::from(own.load) + skill;
            let wish = if counted == Counted::Wishes { wish(shift, facts.host) } else { 0 };
            seat + wish - PARTS * SEAT_WEIGHT * i64::from(facts.priority)
        };
        let options = week.options[worker * week.days..(worker + 1) * week.days].iter();
        let cost = self.calendar.cheapest(options, own.week_minutes, price);
        for shift in self.calendar.chosen.iter().map(|shift| usize::from(*shift)) {
            let asked = &mut self.asked[shift];
            asked.heads += 1;
            asked.load += i64::from(own.load);
            asked.able += i64::from(week.able.has(worker, shift));
        }
        let learns = counted == Counted::Wishes && own.is_learning;
        cost + if learns { PARTS * i64::from(LEARNING_COST) } else { 0 }
    }

    /// The cheapest week of a coach, who earns what the crews pay for guidance.
    fn coach(&mut self, coach: usize) -> i64 {
        let (week, own, counted) = (self.week, &self.week.coach[coach], self.counted);
        let price = |shift: usize| {
            let (facts, prices) = (&week.shifts[shift], &self.prices[shift]);
            let is_other = counted == Counted::Wishes && facts.regular_coach != coach;
            let wish = if is_other { PARTS * i64::from(OTHER_COACH_COST) / days(week) } else { 0 };
            let guided = i64::from(own.group.min(facts.wanted));
            prices.coach + wish - prices.guided * guided - prices.load * i64::from(own.capacity)
        };
        let options = week.coach_options[coach * week.days..(coach + 1) * week.days].iter();
        let cost = self.calendar.cheapest(options, own.week_minutes, price);
        for shift in self.calendar.chosen.iter().map(|shift| usize::from(*shift)) {
            let asked = &mut self.asked[shift];
            asked.guided += i64::from(own.group.min(week.shifts[shift].wanted));
            asked.load -= i64::from(own.capacity);
            asked.coaches += 1;
        }
        cost
    }

    /// Prices rise where too much was asked and fall where too little was, none below nothing.
    fn adjust(&mut self, step: i64) {
        let shifts = self.week.shifts.iter().zip(&self.asked);
        for ((facts, asked), (prices, trend)) in shifts.zip(self.prices.iter_mut().zip(&mut self.trend)) {
            let wanted = i64::from(facts.wanted).max(1);
            let able_least = i64::from(facts.able_least);
            let lacking = if able_least > 0 { asked.heads * able_least - asked.able * wanted } else { 0 };
            let too_much = [
                PARTS * (asked.heads - asked.guided) / wanted,
                PARTS * (asked.heads - wanted) / wanted,
                PARTS * asked.load / USUAL_LOAD / wanted,
                PARTS * (asked.coaches - i64::from(facts.coaches_most)),
                PARTS * lacking / wanted / wanted,
            ];
            for (trend, too_much) in trend.iter_mut().zip(too_much) {
                *trend += (too_much - *trend) / SMOOTH;
            }
            let [guided, seat, load, coach, skill] = trend.map(|trend| step * trend / PARTS);
            prices.guided = (prices.guided + guided).max(0);
            prices.seat = (prices.seat + seat).max(0);
            prices.load = (prices.load + load / USUAL_LOAD).max(0);
            prices.coach = (prices.coach + coach).max(0);
            prices.skill = (prices.skill + skill).max(0);
        }
    }
}

fn days(week: &Week) -> i64 {
    i64::try_from(week.days).unwrap_or(1).max(1)
}
