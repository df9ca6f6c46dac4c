//! How long a repair takes, and how many people are told something, among 290 people.
#![allow(
    clippy::print_stdout,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a bench prints, and stops at its own mistakes"
)]

use std::{
    num::NonZeroUsize,
    time::{Duration, Instant},
};

use werkbrug_planner::{
    instance::{Instance, read},
    plan::Plan,
    repair::{absence::Absences, repair},
};

use crate::invented::{self, Dice, MONDAY};

/// People who fall out on a bad Monday, besides a coach.
const BAD_MONDAY: usize = 14;

/// Prints the figures of so many repairs of each kind.
pub(crate) fn print(count: usize) {
    let text = invented::instance(MONDAY, 101).to_string();
    let instance = read::instance(&text).unwrap_or_else(|fault| panic!("{fault}"));
    let plan = crate::solved(&instance, Duration::from_secs(10), NonZeroUsize::MIN).plan;
    let mut dice = Dice::new(5);
    println!(
        "\n{:<28} {:>7} {:>8} {:>8} {:>8}   changes in fewest: p95, most",
        "repair", "runs", "p50 ms", "p95 ms", "max ms"
    );
    measure("one worker", count, || some(&instance, &plan, &mut dice, (1, 0)), (&instance, &plan));
    let mut dice = Dice::new(6);
    measure("one coach", count, || some(&instance, &plan, &mut dice, (0, 1)), (&instance, &plan));
    let mut dice = Dice::new(7);
    measure("14 workers and a coach", count, || some(&instance, &plan, &mut dice, (BAD_MONDAY, 1)), (&instance, &plan));
}

/// People who were to work on one day.
fn some(instance: &Instance, plan: &Plan, dice: &mut Dice, (workers, coaches): (usize, usize)) -> Vec<String> {
    let day = if workers > 1 { 5 } else { dice.below(instance.days) };
    let is_that_day = |id: &str| instance.shifts.iter().any(|shift| shift.id == id && shift.day == day);
    let today: Vec<_> = plan.assignments.iter().filter(|own| is_that_day(&own.shift)).collect();
    let mut at_work: Vec<&String> = today.iter().flat_map(|own| &own.workers).collect();
    let mut guiding: Vec<&String> =
        today.iter().filter(|own| !own.workers.is_empty()).flat_map(|own| &own.coaches).collect();
    let mut away = Vec::new();
    for (list, count) in [(&mut at_work, workers), (&mut guiding, coaches)] {
        for _ in 0..count.min(list.len()) {
            away.push(format!("{}@{day}", list.swap_remove(dice.below(list.len()))));
        }
    }
    away
}

fn measure(name: &str, count: usize, mut pick: impl FnMut() -> Vec<String>, (instance, plan): (&Instance, &Plan)) {
    let (mut times, mut changes) = (Vec::new(), Vec::new());
    for _ in 0..count {
        let absences = Absences::read(instance, &pick()).unwrap_or_else(|fault| panic!("{fault}"));
        let began = Instant::now();
        let ways = repair(instance, plan, &absences).unwrap_or_else(|refusal| panic!("{refusal}"));
        times.push(began.elapsed().as_millis());
        changes.push(ways.options.first().map_or(0, |way| way.changes.len()));
    }
    times.sort_unstable();
    changes.sort_unstable();
    let at = |hundredth: usize| ((count * hundredth).div_ceil(100)).clamp(1, count) - 1;
    println!(
        "{name:<28} {count:>7} {:>8} {:>8} {:>8}   {}, {}",
        times[at(50)],
        times[at(95)],
        times[at(100)],
        changes[at(95)],
        changes[at(100)]
    );
}
