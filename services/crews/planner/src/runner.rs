//! Runs the search over all weeks: threads, time or moves, stopping early, and the best plan so far.

mod job;
mod ready;

use std::{
    num::NonZeroUsize,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use crate::{
    bound,
    checker::{self, Violation},
    fault::Fault,
    holds::Holds,
    instance::Instance,
    plan::{Plan, Score},
    roster, score,
    search::anneal::Best,
    week::Week,
};

/// How long to search, with how many threads, and from which seed.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// When to stop.
    pub limit: Limit,
    /// Threads; with one thread and a number of moves every run gives the same plan.
    pub threads: NonZeroUsize,
    /// Where chance begins.
    pub seed: u64,
}

/// When a search ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// After some time.
    Time(Duration),
    /// After some moves.
    Moves(u64),
    /// After some moves, or some time if that comes first.
    Both(u64, Duration),
}

/// How far a search is.
#[derive(Clone, Debug)]
pub struct Progress {
    /// Since it began.
    pub elapsed: Duration,
    /// The best plan so far.
    pub plan: Plan,
    /// Its score.
    pub score: Score,
}

/// How a search is watched while it runs.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Ends it at any moment with the best plan so far.
    pub cancel: &'a AtomicBool,
    /// Hears of better plans, about once a second.
    pub told: Option<&'a (dyn Fn(Progress) + Sync)>,
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Solution {
    /// The plan.
    pub plan: Plan,
    /// Its score.
    pub score: Score,
    /// No plan can cost less than this.
    pub bound: Score,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// What should be held names nobody, or cannot be held together.
    #[error(transparent)]
    Holds(#[from] Fault),
    /// The checker found a fault in what the search made: a mistake of ours, and no plan leaves.
    #[error("the checker refuses the plan: {0}")]
    Checker(Box<Violation>),
}

/// Plans an instance.
///
/// # Errors
/// What should be held cannot be, or the checker refuses the plan.
pub fn solve(instance: &Instance, holds: &Holds, effort: Effort, watch: Watch<'_>) -> Result<Solution, Refusal> {
    let began = Instant::now();
    let weeks = roster::weeks(instance);
    let starts = ready::starts(instance, &weeks, holds, effort.seed)?;
    let best = starts.iter().map(|state| Mutex::new(Best { cost: state.cost(), state: state.clone() })).collect();
    let run = Run { instance, weeks: &weeks, starts, best, began, effort, watch, last: Mutex::new(began) };
    let bound = run.all();
    let plan = run.plan(true);
    let score = judged(instance, &plan)?;
    Ok(Solution { plan, score, bound })
}

/// The score of a plan that the checker lets go.
pub(crate) fn judged(instance: &Instance, plan: &Plan) -> Result<Score, Refusal> {
    match checker::violations(instance, plan).into_iter().next() {
        None => Ok(score::score(instance, plan)),
        Some(found) => Err(Refusal::Checker(Box::new(found))),
    }
}

/// A search over all weeks under way.
struct Run<'a> {
    instance: &'a Instance,
    weeks: &'a [Week],
    starts: Vec<crate::state::State>,
    best: Vec<Mutex<Best>>,
    began: Instant,
    effort: Effort,
    watch: Watch<'a>,
    last: Mutex<Instant>,
}

impl Run<'_> {
    /// Searches with all threads, and reckons the bound meanwhile: a time limit ends both.
    fn all(&self) -> Score {
        let is_searched = AtomicBool::new(false);
        let is_timed = !matches!(self.effort.limit, Limit::Moves(_));
        let is_over = || self.is_cancelled() || is_timed && is_searched.load(Ordering::Relaxed);
        std::thread::scope(|scope| {
            let bound = scope.spawn(|| bound::bound_until(self.weeks, &is_over));
            std::thread::scope(|scope| {
                for thread in 1..self.effort.threads.get() {
                    scope.spawn(move || self.work(thread));
                }
                self.work(0);
            });
            is_searched.store(true, Ordering::Relaxed);
            bound.join().unwrap_or_default()
        })
    }

    fn is_cancelled(&self) -> bool {
        self.watch.cancel.load(Ordering::Relaxed)
    }

    /// The best plan so far.
    fn plan(&self, is_last: bool) -> Plan {
        let states: Vec<_> = self.best.iter().map(|best| locked(best).state.clone()).collect();
        let mut states: Vec<_> = self.weeks.iter().zip(states).collect();
        if is_last {
            states.iter_mut().for_each(|(week, state)| roster::send_home(week, state));
        }
        roster::plan(self.instance, states.iter().map(|(week, state)| (*week, state)))
    }

    /// Keeps better crews of a week and tells whoever listens, a few times a second.
    fn offer(&self, number: usize, found: &Best) {
        let Some(best) = self.best.get(number) else { return };
        {
            let mut best = locked(best);
            if found.cost >= best.cost {
                return;
            }
            best.clone_from(found);
        }
        let Some(told) = self.watch.told else { return };
        let is_due = {
            let mut last = locked(&self.last);
            let is_due = last.elapsed() >= TOLD_EVERY;
            if is_due {
                *last = Instant::now();
            }
            is_due
        };
        if is_due {
            let plan = self.plan(false);
            if let Ok(score) = judged(self.instance, &plan) {
                told(Progress { elapsed: self.began.elapsed(), plan, score });
            }
        }
    }
}

/// Listeners hear no more often than this.
const TOLD_EVERY: Duration = Duration::from_millis(1_000);

/// What a lock holds, also when a thread that held it is gone.
fn locked<T>(lock: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
