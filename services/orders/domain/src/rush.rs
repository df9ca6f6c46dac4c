//! Somebody on the telephone wants it soon: whether that can be, and what would make it sooner.
//!
//! Sooner is another department that knows the work, a part of the pieces, or somebody else's order later. Never overtime
//! and never a faster pace.

use std::{collections::BTreeSet, num::NonZeroU32};

use jiff::civil::Date;
use werkbrug_kernel::{id::Id, period::Period};

use crate::{
    capacity::{Claims, FreeMinutes},
    expected,
    forecast::{Forecast, Outlook, forecast},
    order::Order,
    work::{Department, Line},
};

/// Whole percents of an order's pieces.
const ALL: u32 = 100;

/// Whether a wanted day can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// In nine of ten cases.
    Feasible,
    /// More likely than not, but not safely.
    Tight,
    /// Rather not.
    Infeasible,
}

impl Verdict {
    /// The word for it in the contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Feasible => "feasible",
            Self::Tight => "tight",
            Self::Infeasible => "infeasible",
        }
    }
}

/// Whether the wanted day can be kept; who names no day gets the safe one.
pub fn verdict(wanted_on: Option<Date>, found: &Forecast) -> Verdict {
    let Some(wanted_on) = wanted_on else {
        return if found.safe_on.is_some() { Verdict::Feasible } else { Verdict::Tight };
    };
    let is_by_then = |day: Date| day <= wanted_on;
    match (found.safe_on.is_some_and(is_by_then), is_by_then(found.likely.on)) {
        (true, _) => Verdict::Feasible,
        (false, true) => Verdict::Tight,
        (false, false) => Verdict::Infeasible,
    }
}

/// What is asked, and what it is reckoned with.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The work.
    pub lines: &'a [Line],
    /// The days that are looked at.
    pub days: Period,
    /// What is known of departments.
    pub outlook: &'a Outlook,
    /// What they can still give.
    pub free: &'a FreeMinutes,
}

impl Asked<'_> {
    /// When it will be done.
    pub fn forecast(&self) -> Result<Forecast, crate::refusal::Refusal> {
        forecast(self.lines, self.days, self.outlook, self.free)
    }

    fn of(&self, lines: &[Line]) -> Option<Forecast> {
        forecast(lines, self.days, self.outlook, self.free).ok()
    }
}

/// A part of the pieces that can be there on the wanted day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Pieces of each line.
    pub pieces: Vec<u32>,
    /// The safe day of that part.
    pub on: Date,
}

/// The most pieces, in whole percents of every line, that are safely there on the wanted day.
pub fn part_by(asked: &Asked<'_>, wanted_on: Date) -> Option<Part> {
    let part = |percent: u32| {
        let lines: Vec<Line> = asked.lines.iter().filter_map(|line| part_of(line, percent)).collect();
        let on = asked.of(&lines).filter(|_| !lines.is_empty())?.safe_on?;
        let pieces = asked.lines.iter().map(|line| part_of(line, percent).map_or(0, |line| line.pieces.get()));
        (on <= wanted_on).then(|| Part { pieces: pieces.collect(), on })
    };
    // More pieces are never ready sooner, so the answer is found by halving.
    let (mut fits, mut too_much, mut best) = (0, ALL, None);
    while too_much - fits > 1 {
        let middle = fits + (too_much - fits) / 2;
        match part(middle) {
            Some(found) => (fits, best) = (middle, Some(found)),
            None if part_is_empty(asked.lines, middle) => fits = middle,
            None => too_much = middle,
        }
    }
    best
}

fn part_is_empty(lines: &[Line], percent: u32) -> bool {
    lines.iter().all(|line| part_of(line, percent).is_none())
}

fn part_of(line: &Line, percent: u32) -> Option<Line> {
    let pieces = u64::from(line.pieces.get()) * u64::from(percent) / u64::from(ALL);
    let pieces = NonZeroU32::new(u32::try_from(pieces).ok()?)?;
    Some(Line { pieces, ..line.clone() })
}

/// Another department does what one was to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Who was to do it.
    pub from: Department,
    /// Who does it instead.
    pub to: Department,
    /// The activity.
    pub activity: String,
    /// When it will be done then.
    pub found: Forecast,
}

/// Departments that were measured at the same activity and would make it sooner, the soonest first.
pub fn elsewhere(asked: &Asked<'_>, now: &Forecast) -> Vec<Elsewhere> {
    let tasks = || asked.lines.iter().flat_map(|line| &line.sub_tasks);
    let kinds: BTreeSet<(&Department, String)> = tasks().map(|task| (&task.department, task.activity())).collect();
    let mut all = Vec::new();
    for (from, activity) in kinds {
        for to in asked.outlook.needs.who_else(from, &activity) {
            let mut lines = asked.lines.to_vec();
            for task in lines.iter_mut().flat_map(|line| &mut line.sub_tasks) {
                if task.department == *from && task.activity() == activity {
                    task.department = to.clone();
                }
            }
            if let Some(found) = asked.of(&lines).filter(|found| is_sooner(found, now)) {
                all.push(Elsewhere { from: from.clone(), to: to.clone(), activity: activity.clone(), found });
            }
        }
    }
    all.sort_by_key(|one| days(&one.found));
    all
}

/// An open order of somebody else, with the minutes that it can count on.
#[derive(Clone, Copy, Debug)]
pub struct Other<'a> {
    /// The order.
    pub order: &'a Order,
    /// Its minutes.
    pub held: &'a Claims,
}

/// Somebody else's order waits for this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The order that waits.
    pub order: Id<Order>,
    /// When it is expected then; nothing when that is out of sight.
    pub expected_on: Option<Date>,
    /// By how many working days it would miss its promise: when that is not none, its customer must agree.
    pub working_days_late: u32,
    /// When the asked work will be done then.
    pub found: Forecast,
}

/// The orders whose minutes would make it sooner, those that stay in time first, then the soonest.
pub fn who_could_wait(asked: &Asked<'_>, now: &Forecast, today: Date, others: &[Other<'_>]) -> Vec<Wait> {
    let mut all: Vec<Wait> = others.iter().filter_map(|other| wait(asked, now, today, *other)).collect();
    all.sort_by_key(|wait| (wait.working_days_late, days(&wait.found)));
    all
}

fn wait(asked: &Asked<'_>, now: &Forecast, today: Date, other: Other<'_>) -> Option<Wait> {
    let promised_on = other.order.open_agreement().ok()?.promised_on;
    let from = asked.days.from();
    let kept: Claims =
        other.held.iter().filter(|((_, day), _)| *day < from).map(|(key, own)| (key.clone(), *own)).collect();
    let free = asked.free.clone().with_returned(other.held, from);
    let found = forecast(asked.lines, asked.days, asked.outlook, &free).ok().filter(|found| is_sooner(found, now))?;
    let left = free.without(&found.likely.claims());
    let expected_on = expected::expected_on(other.order, &kept, today, asked.outlook, left);
    let working_days_late = expected::working_days_late(promised_on, expected_on, &asked.outlook.calendar);
    Some(Wait { order: other.order.id, expected_on, working_days_late, found })
}

/// The safe day, then the likely one; what is out of sight comes last.
fn days(found: &Forecast) -> (Date, Date) {
    (found.safe_on.unwrap_or(Date::MAX), found.likely.on)
}

fn is_sooner(found: &Forecast, now: &Forecast) -> bool {
    days(found) < days(now)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;
    use werkbrug_kernel::money::Cents;

    use super::*;
    use crate::{
        offer::Basis,
        order::{Agreement, Stage},
        promise::{Step, claims_of},
        work::SubTask,
    };

    fn day(number: i8) -> Date {
        date(2026, 12, number)
    }

    fn department(code: &str) -> Department {
        Department::parse(code).unwrap()
    }

    fn line(pieces: u32) -> Line {
        Line {
            id: Id::from_uuid(Uuid::nil()),
            description: "dozen".to_owned(),
            pieces: NonZeroU32::new(pieces).unwrap(),
            price_per_hundred: Cents::ZERO,
            sub_tasks: vec![SubTask {
                id: Id::from_uuid(Uuid::nil()),
                description: "plooien".to_owned(),
                department: department("pack"),
                minutes_per_hundred: NonZeroU32::new(100).unwrap(),
                done_pieces: 0,
            }],
        }
    }

    fn free(rows: &[(&str, &[i8], u32)]) -> FreeMinutes {
        let mut free = FreeMinutes::default();
        for (code, days, minutes) in rows {
            for number in *days {
                free.give(&department(code), day(*number), *minutes);
            }
        }
        free
    }

    /// Somebody else's hundred minutes of packing on Tuesday 1 December, promised for `promised`.
    fn other(promised: i8) -> Order {
        let steps = vec![Step { day: day(1), department: department("pack"), minutes: 100, free_minutes: 100 }];
        Order {
            id: Id::from_uuid(Uuid::from_u128(7)),
            company: Id::from_uuid(Uuid::nil()),
            reference: "PO-7".to_owned(),
            lines: vec![line(100)],
            valid_until: day(1),
            material_on: None,
            hold: None,
            stage: Stage::Accepted(Agreement {
                accepted_on: date(2026, 11, 27),
                promised_on: day(promised),
                steps,
                basis: Basis::default(),
            }),
        }
    }

    const DAYS: [i8; 6] = [1, 2, 3, 4, 7, 8];

    fn asked<'a>(lines: &'a [Line], outlook: &'a Outlook, free: &'a FreeMinutes) -> Asked<'a> {
        Asked { lines, days: Period::new(day(1), day(31)).unwrap(), outlook, free }
    }

    /// 200 planned minutes on days of 100: p50 on the 2nd, p90 (252 minutes) on the 3rd.
    #[test]
    fn a_wanted_day_is_feasible_tight_or_not() {
        let (outlook, lines, free) = (Outlook::unmeasured(), [line(200)], free(&[("pack", &DAYS, 100)]));
        let found = asked(&lines, &outlook, &free).forecast().unwrap();
        let table = [
            (None, Verdict::Feasible),
            (Some(4), Verdict::Feasible),
            (Some(3), Verdict::Feasible),
            (Some(2), Verdict::Tight),
            (Some(1), Verdict::Infeasible),
        ];
        for (wanted, expected) in table {
            assert_eq!(verdict(wanted.map(day), &found), expected, "{wanted:?}");
        }
        let out_of_sight = Forecast { safe_on: None, ..found };
        assert_eq!(verdict(None, &out_of_sight), Verdict::Tight);
        assert_eq!(verdict(Some(day(31)), &out_of_sight), Verdict::Tight);
    }

    #[test]
    fn a_part_is_the_most_that_is_safely_there() {
        let (outlook, free) = (Outlook::unmeasured(), free(&[("pack", &DAYS, 100)]));
        let table = [
            // pieces, wanted on, pieces of the part: 100 minutes carry 79 pieces at 1.26
            (200, 1, Some((vec![78], 1))),
            (200, 2, Some((vec![158], 2))),
            (1_000, 1, Some((vec![70], 1))),
            (1, 1, None),
        ];
        for (pieces, wanted, expected) in table {
            let lines = [line(pieces)];
            let found = part_by(&asked(&lines, &outlook, &free), day(wanted));
            let expected = expected.map(|(pieces, on)| Part { pieces, on: day(on) });
            assert_eq!(found, expected, "{pieces} pieces on day {wanted}");
        }
    }

    #[test]
    fn another_department_is_one_that_was_measured_at_the_same_work() {
        let mut outlook = Outlook::unmeasured();
        let (lines, free) = ([line(200)], free(&[("pack", &DAYS, 100), ("fold", &DAYS, 200), ("iron", &DAYS, 900)]));
        let now = asked(&lines, &outlook, &free).forecast().unwrap();
        assert_eq!(elsewhere(&asked(&lines, &outlook, &free), &now), [], "nobody else was measured");
        outlook.needs.add(&department("fold"), "plooien", 1_000);
        outlook.needs.add(&department("iron"), "strijken", 1_000);
        let found = elsewhere(&asked(&lines, &outlook, &free), &now);
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((one.from.as_str(), one.to.as_str()), ("pack", "fold"));
        assert_eq!((one.found.likely.on, one.found.safe_on), (day(1), Some(day(2))));
    }

    #[test]
    fn an_order_that_waits_says_whether_its_customer_must_agree() {
        let (outlook, lines) = (Outlook::unmeasured(), [line(100)]);
        // Packing is full on the 1st with the other order, and free from the 2nd on.
        let free = free(&[("pack", &[2, 3, 4], 100)]);
        let asked = asked(&lines, &outlook, &free);
        let now = asked.forecast().unwrap();
        assert_eq!((now.likely.on, now.safe_on), (day(2), Some(day(3))));
        for (promised, late) in [(4, 0), (2, 0), (1, 1)] {
            let order = other(promised);
            let held = claims_of(&order.agreement().unwrap().steps);
            let found = who_could_wait(&asked, &now, date(2026, 11, 30), &[Other { order: &order, held: &held }]);
            let [wait] = found.as_slice() else { panic!("{found:?}") };
            assert_eq!((wait.found.likely.on, wait.found.safe_on), (day(1), Some(day(2))));
            assert_eq!((wait.expected_on, wait.working_days_late), (Some(day(2)), late), "promised for {promised}");
        }
    }
}
