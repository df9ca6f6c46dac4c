//! The promise: the first day on which the work of an order can be done, with the steps to it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use werkbrug_kernel::{calendar::WorkingCalendar, minutes::Minutes, period::Period};

use crate::{
    capacity::{Claims, FreeMinutes},
    refusal::Refusal,
    work::{Department, Round},
};

/// Nothing is promised further ahead than this many working days (a year of work).
pub const HORIZON_WORKING_DAYS: u32 = 250;

/// One day and department that carries work of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub day: Date,
    /// The department.
    pub department: Department,
    /// Minutes for this order.
    pub minutes: u32,
    /// Minutes that were free before this order.
    pub free_minutes: u32,
}

/// A day on which an order can be ready, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The day.
    pub on: Date,
    /// The days of work that lead to it, in order of day and department.
    pub steps: Vec<Step>,
}

impl Promise {
    /// The minutes that the promise takes.
    pub fn claims(&self) -> Claims {
        claims_of(&self.steps)
    }
}

/// The minutes that steps take.
pub fn claims_of(steps: &[Step]) -> Claims {
    let mut claims = Claims::new();
    for step in steps {
        *claims.entry((step.department.clone(), step.day)).or_default() += step.minutes;
    }
    claims
}

/// The first day on which work on a new order may start: the working day after it is accepted, or
/// later when the customer's material comes later. Nothing when the calendar ends before.
pub fn first_day(today: Date, material_on: Option<Date>, calendar: &WorkingCalendar) -> Option<Date> {
    let tomorrow = calendar.add_working_days(today, 1)?;
    match material_on.filter(|day| *day > tomorrow) {
        Some(material_on) => calendar.add_working_days(material_on, 0),
        None => Some(tomorrow),
    }
}

/// The days that are looked at from `first_day` on.
pub fn horizon(first_day: Date, calendar: &WorkingCalendar) -> Option<Period> {
    let last_day = calendar.add_working_days(first_day, HORIZON_WORKING_DAYS)?;
    Period::new(first_day, last_day).ok()
}

/// Lays the rounds in the earliest free minutes of `days`. A round starts on the day on which the
/// round before ended, at the earliest. An order without work is ready on the first day.
pub fn promise(
    rounds: &[Round],
    days: Period,
    calendar: &WorkingCalendar,
    free: &FreeMinutes,
) -> Result<Promise, Refusal> {
    let mut taken = Taken::new();
    let mut start = days.from();
    for round in rounds {
        let mut end = start;
        for (department, minutes) in round {
            let open = free.days(department, start, days.to());
            let open = open.filter(|(day, _)| calendar.is_working_day(*day));
            end = end.max(lay(department, *minutes, open, &mut taken).map_err(|short| Refusal::CapacityLacking {
                department: department.clone(),
                minutes_short: short.value(),
                through: days.to(),
            })?);
        }
        start = end;
    }
    Ok(Promise { on: start, steps: taken.into_values().collect() })
}

/// The steps so far; a department has one on a day.
type Taken<'a> = BTreeMap<(Date, &'a Department), Step>;

/// Takes the minutes from the open days in order and tells the last day, or what is missing.
fn lay<'a>(
    department: &'a Department,
    minutes: Minutes,
    open: impl Iterator<Item = (Date, u32)>,
    taken: &mut Taken<'a>,
) -> Result<Date, Minutes> {
    let mut left = minutes.value();
    for (day, free_minutes) in open {
        let step = taken.entry((day, department)).or_insert_with(|| Step {
            day,
            department: department.clone(),
            minutes: 0,
            free_minutes,
        });
        let share = left.min(free_minutes.saturating_sub(step.minutes));
        step.minutes += share;
        left -= share;
        if left == 0 {
            return Ok(day);
        }
    }
    Err(Minutes::new(left))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// December 2026: Monday 30 November is day 0; Friday 25 is Christmas.
    fn day(number: i8) -> Date {
        match number {
            0 => date(2026, 11, 30),
            _ => date(2026, 12, number),
        }
    }

    fn department(code: &str) -> Department {
        Department::parse(code).unwrap()
    }

    fn round(work: &[(&str, u32)]) -> Round {
        let work = work.iter();
        work.map(|(code, minutes)| (department(code), Minutes::new(*minutes))).collect()
    }

    fn free(rows: &[(&str, i8, u32)]) -> FreeMinutes {
        let mut free = FreeMinutes::default();
        for (code, number, minutes) in rows {
            free.give(&department(code), day(*number), *minutes);
        }
        free
    }

    fn steps(promise: &Promise) -> Vec<(i8, &str, u32, u32)> {
        let steps = promise.steps.iter();
        steps
            .map(|step| {
                let department = step.department.as_str();
                (step.day.day(), department, step.minutes, step.free_minutes)
            })
            .collect()
    }

    fn through(from: i8, to: i8) -> Period {
        Period::new(day(from), day(to)).unwrap()
    }

    #[test]
    fn work_fills_the_earliest_free_minutes() {
        let free = free(&[("pack", 1, 60), ("pack", 2, 100), ("pack", 3, 100)]);
        let table = [
            (60, 1, vec![(1, "pack", 60, 60)]),
            (61, 2, vec![(1, "pack", 60, 60), (2, "pack", 1, 100)]),
            (160, 2, vec![(1, "pack", 60, 60), (2, "pack", 100, 100)]),
        ];
        for (minutes, on, expected) in table {
            let rounds = [round(&[("pack", minutes)])];
            let calendar = WorkingCalendar::belgian();
            let found = promise(&rounds, through(1, 18), &calendar, &free).unwrap();
            assert_eq!(found.on, day(on), "{minutes} minutes");
            assert_eq!(steps(&found), expected, "{minutes} minutes");
        }
    }

    #[test]
    fn a_later_sub_task_never_starts_before_the_day_the_previous_one_ended() {
        let free = free(&[("pack", 1, 500), ("weld", 1, 30), ("weld", 2, 30), ("pack", 2, 20), ("pack", 3, 500)]);
        let rounds = [round(&[("weld", 60)]), round(&[("pack", 50)])];
        let calendar = WorkingCalendar::belgian();
        let found = promise(&rounds, through(1, 18), &calendar, &free).unwrap();
        let expected = [(1, "weld", 30, 30), (2, "pack", 20, 20), (2, "weld", 30, 30), (3, "pack", 30, 500)];
        assert_eq!(steps(&found), expected);
        assert_eq!(found.on, day(3));
    }

    #[test]
    fn a_department_that_comes_back_shares_its_day_with_itself() {
        let free = free(&[("pack", 1, 100), ("weld", 1, 10), ("pack", 2, 100)]);
        let rounds = [round(&[("pack", 70)]), round(&[("weld", 10)]), round(&[("pack", 40)])];
        let calendar = WorkingCalendar::belgian();
        let found = promise(&rounds, through(1, 18), &calendar, &free).unwrap();
        let expected = [(1, "pack", 100, 100), (1, "weld", 10, 10), (2, "pack", 10, 100)];
        assert_eq!(steps(&found), expected);
    }

    #[test]
    fn minutes_on_a_closed_day_do_not_count() {
        let calendar = WorkingCalendar::belgian().with_closure(day(24));
        let free = free(&[("pack", 24, 90), ("pack", 25, 90), ("pack", 28, 90)]);
        let found = promise(&[round(&[("pack", 90)])], through(23, 31), &calendar, &free);
        assert_eq!(found.unwrap().on, day(28), "closure, Christmas, weekend");
    }

    #[test]
    fn a_refusal_names_the_department_that_holds_the_order_up() {
        let free = free(&[("pack", 1, 100), ("weld", 1, 10), ("weld", 2, 20)]);
        let rounds = [round(&[("pack", 50), ("weld", 40)])];
        let found = promise(&rounds, through(1, 18), &WorkingCalendar::belgian(), &free);
        let refusal = Refusal::CapacityLacking { department: department("weld"), minutes_short: 10, through: day(18) };
        assert_eq!(found, Err(refusal));
    }

    #[test]
    fn work_starts_the_working_day_after_acceptance_or_when_the_material_is_there() {
        let table = [
            // accepted, material, first day of work
            (day(1), None, day(2)),
            (day(4), None, day(7)),
            (day(4), Some(day(1)), day(7)),
            (day(4), Some(day(9)), day(9)),
            (day(4), Some(day(12)), day(14)),
            (day(24), None, day(28)),
        ];
        for (today, material_on, expected) in table {
            let found = first_day(today, material_on, &WorkingCalendar::belgian());
            assert_eq!(found, Some(expected), "{today} {material_on:?}");
        }
    }

    #[test]
    fn promises_reach_250_working_days() {
        let calendar = WorkingCalendar::belgian();
        let days = horizon(day(1), &calendar).unwrap();
        assert_eq!(calendar.working_days_between(day(1), days.to()), 250);
    }
}
