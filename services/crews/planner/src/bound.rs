//! A score that no plan can beat, cheap and honest: it forgets most rules and keeps those of supply.
//!
//! Every filled seat is one unit that flows from a worker's week over one of the worker's days to a shift, and on over the
//! day of a coach to that coach's week. The largest such flow fills at least as many seats as any plan. Seats of a
//! priority count once for each degree, so the flows for all seats, for those of priority 2 and up, and for those of
//! priority 3 add up to more weight than any plan can fill.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

mod flow;

use crate::{bound::flow::Network, instance::Instance, plan::Score, roster, score::LEARNING_COST, week::Week};

/// The highest priority of a host.
const HIGHEST: i32 = 3;

/// No plan costs less than this.
pub fn bound(instance: &Instance) -> Score {
    let mut score = Score::default();
    for week in roster::weeks(instance) {
        let all: i64 = week.shifts.iter().map(|shift| i64::from(shift.wanted * shift.priority)).sum();
        let filled: i32 = (1..=HIGHEST).map(|least| most_seats(&week, least)).sum();
        score.medium += all - i64::from(filled);
        score.soft += i64::from(never_learning(&week) * LEARNING_COST);
    }
    score
}

/// How many workers want to learn and have no shift this week where they could.
fn never_learning(week: &Week) -> i32 {
    let options = |worker: usize| week.options[worker * week.days..(worker + 1) * week.days].iter().flatten();
    let can_learn = |worker: usize| options(worker).any(|shift| week.learns.has(worker, usize::from(*shift)));
    let never = (0..week.workers).filter(|worker| week.worker[*worker].is_learning && !can_learn(*worker));
    never.map(|_| 1).sum()
}

/// The most seats that people and coaches can fill at shifts of at least some priority.
fn most_seats(week: &Week, least_priority: i32) -> i32 {
    let shifts = week.shifts.len();
    let (days, source, sink) = (week.days, 0, 1);
    let worker = |number: usize| 2 + number;
    let worker_day = |cell: usize| 2 + week.workers + cell;
    let shift_in = |number: usize| 2 + week.workers * (1 + days) + number;
    let shift_out = |number: usize| shift_in(shifts) + number;
    let coach_day = |cell: usize| shift_out(shifts) + cell;
    let coach = |number: usize| coach_day(week.coaches * days) + number;
    let mut network = Network::new(coach(week.coaches));
    let counts = |shift: usize| week.shifts[shift].priority >= least_priority;
    for number in 0..week.workers {
        network.pipe(source, worker(number), turns(week, &week.options, number, week.worker[number].week_minutes));
        for day in 0..days {
            let cell = number * days + day;
            network.pipe(worker(number), worker_day(cell), 1);
            for shift in week.options[cell].iter().map(|shift| usize::from(*shift)).filter(|shift| counts(*shift)) {
                network.pipe(worker_day(cell), shift_in(shift), 1);
            }
        }
    }
    for shift in (0..shifts).filter(|shift| counts(*shift)) {
        network.pipe(shift_in(shift), shift_out(shift), week.shifts[shift].wanted);
    }
    for number in 0..week.coaches {
        let facts = &week.coach[number];
        let turns = turns(week, &week.coach_options, number, facts.week_minutes);
        network.pipe(coach(number), sink, turns * facts.group);
        for day in 0..days {
            let cell = number * days + day;
            network.pipe(coach_day(cell), coach(number), facts.group);
            for shift in week.coach_options[cell].iter().map(|shift| usize::from(*shift)).filter(|shift| counts(*shift))
            {
                network.pipe(shift_out(shift), coach_day(cell), facts.group);
            }
        }
    }
    network.most(source, sink)
}

/// How many shifts fit in somebody's week at most: one a day, the shortest first.
fn turns(week: &Week, options: &[Vec<u16>], person: usize, week_minutes: i32) -> i32 {
    let shortest = |day: usize| {
        let own = options[person * week.days + day].iter();
        own.map(|shift| week.shifts[usize::from(*shift)].minutes).min()
    };
    let mut minutes: Vec<i32> = (0..week.days).filter_map(shortest).collect();
    minutes.sort_unstable();
    let mut left = week_minutes;
    let mut count = 0;
    for shift in minutes {
        left -= shift;
        if left < 0 {
            break;
        }
        count += 1;
    }
    count
}
