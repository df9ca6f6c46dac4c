//! The two days of a forecast: by the first the work is as likely done as not (p50), by the second it is in nine of ten
//! cases (p90). Both lay the work in the same free minutes; the second with what departments need in a bad week.
//!
//! How bad is steered by what came true: a forecast that was missed moves the level up, one that held moves it down a
//! ninth of that, so that in the long run nine of ten hold, whatever the spread looks like and though a day is a whole
//! day (Gibbs and Candes 2021, adaptive conformal inference).

use jiff::civil::Date;
use werkbrug_kernel::{calendar::WorkingCalendar, minutes::Minutes, period::Period};

use crate::{
    capacity::FreeMinutes,
    measured::Needs,
    promise::{self, Promise},
    refusal::Refusal,
    work::{Department, Line, Round, rounds_as},
};

/// The level of the likely day, in ten-thousandths.
pub const EVEN: u32 = 5_000;
/// Where the level of the safe day starts.
const SAFE_AT_FIRST: u32 = 9_000;
/// How far the level is steered, and by how much at once.
const LEVELS: std::ops::RangeInclusive<u32> = 5_500..=9_990;
const UP_WHEN_MISSED: u32 = 180;
const DOWN_WHEN_HELD: u32 = 20;
/// Finished orders that steer it, the newest.
pub const OUTCOMES_LOOKED_AT: u64 = 1_000;

/// What is known of departments when a day is forecast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The days on which the workshop works.
    pub calendar: WorkingCalendar,
    /// What departments need.
    pub needs: Needs,
    /// The level of the safe day, in ten-thousandths.
    pub safe_level: u32,
}

impl Outlook {
    /// Nothing was measured yet and nothing came true.
    pub fn unmeasured() -> Self {
        Self { calendar: WorkingCalendar::belgian(), needs: Needs::default(), safe_level: SAFE_AT_FIRST }
    }

    /// The work left with what departments need at a level.
    pub fn rounds(&self, lines: &[Line], level: u32) -> Result<Vec<Round>, Refusal> {
        rounds_as(lines, |task, planned| self.needs.minutes(task, planned, level))
    }
}

/// The level of the safe day after these forecasts, the oldest first: whether each held.
pub fn steered(outcomes: impl IntoIterator<Item = bool>) -> u32 {
    outcomes.into_iter().fold(SAFE_AT_FIRST, |level, has_held| {
        let moved = if has_held { level.saturating_sub(DOWN_WHEN_HELD) } else { level + UP_WHEN_MISSED };
        moved.clamp(*LEVELS.start(), *LEVELS.end())
    })
}

/// When an order will be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The likely day, with the minutes that lead to it.
    pub likely: Promise,
    /// The safe day; nothing when it lies beyond what is announced.
    pub safe_on: Option<Date>,
    /// What it rests on, one row for each department and activity.
    pub work: Vec<Need>,
}

/// What one department does of one activity, and what that takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The department.
    pub department: Department,
    /// The activity.
    pub activity: String,
    /// Planned minutes.
    pub planned: Minutes,
    /// Minutes for the likely day.
    pub likely: Minutes,
    /// Minutes for the safe day.
    pub safe: Minutes,
    /// How many measured weeks that rests on.
    pub weeks: u32,
}

/// Forecasts the work left of these lines, begun on the first of `days`.
pub fn forecast(lines: &[Line], days: Period, outlook: &Outlook, free: &FreeMinutes) -> Result<Forecast, Refusal> {
    let likely = promise::promise(&outlook.rounds(lines, EVEN)?, days, &outlook.calendar, free)?;
    let safe = promise::promise(&outlook.rounds(lines, outlook.safe_level)?, days, &outlook.calendar, free);
    Ok(Forecast { likely, safe_on: safe.ok().map(|safe| safe.on), work: needs_of(lines, outlook)? })
}

/// What the work left takes, by department and activity.
pub fn needs_of(lines: &[Line], outlook: &Outlook) -> Result<Vec<Need>, Refusal> {
    let mut all: Vec<Need> = Vec::new();
    for line in lines {
        for task in &line.sub_tasks {
            let planned = crate::work::minutes_for(line.pieces_left(task), task.minutes_per_hundred)?;
            let at = |level| outlook.needs.minutes(task, planned, level).ok_or(Refusal::TooMuchWork);
            let (likely, safe, activity) = (at(EVEN)?, at(outlook.safe_level)?, task.activity());
            let same = |need: &&mut Need| need.department == task.department && need.activity == activity;
            let add = |own: &mut Minutes, more: Minutes| -> Result<(), Refusal> {
                *own = own.checked_add(more).ok_or(Refusal::TooMuchWork)?;
                Ok(())
            };
            if let Some(known) = all.iter_mut().find(same) {
                add(&mut known.planned, planned)?;
                add(&mut known.likely, likely)?;
                add(&mut known.safe, safe)?;
                continue;
            }
            let weeks = u32::try_from(outlook.needs.weeks(&task.department, &activity)).unwrap_or(u32::MAX);
            all.push(Need { department: task.department.clone(), activity, planned, likely, safe, weeks });
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use jiff::civil::date;
    use uuid::Uuid;
    use werkbrug_kernel::{id::Id, money::Cents};

    use super::*;
    use crate::work::SubTask;

    fn pack() -> Department {
        Department::parse("pack").unwrap()
    }

    fn line(pieces: u32) -> Line {
        Line {
            id: Id::from_uuid(Uuid::nil()),
            description: "dozen".to_owned(),
            pieces: NonZeroU32::new(pieces).unwrap(),
            price_per_hundred: Cents::ZERO,
            sub_tasks: vec![SubTask {
                id: Id::from_uuid(Uuid::nil()),
                description: " Plooien  en kleven".to_owned(),
                department: pack(),
                minutes_per_hundred: NonZeroU32::new(100).unwrap(),
                done_pieces: 0,
            }],
        }
    }

    /// A hundred free minutes on each of these days of a month.
    fn free((year, month): (i16, i8), days: impl IntoIterator<Item = i8>) -> FreeMinutes {
        let mut free = FreeMinutes::default();
        for day in days {
            free.give(&pack(), date(year, month, day), 100);
        }
        free
    }

    fn days(from: Date) -> Period {
        Period::new(from, from.checked_add(jiff::ToSpan::days(60)).unwrap()).unwrap()
    }

    /// 400 planned minutes: 400 at p50, 504 at p90 as long as nothing was measured.
    #[test]
    fn holidays_summer_time_and_holes_move_both_days() {
        let (december, october, march) = ((2026, 12), (2026, 10), (2027, 3));
        let all = || (1..=31).collect::<Vec<i8>>();
        let table = [
            // why, first day, days with a hundred minutes, p50, p90
            ("a plain week", (december, 1), all(), 4, Some(8)),
            ("Christmas", (december, 22), all(), 28, Some(30)),
            ("the hour goes back", (october, 23), all(), 28, Some(30)),
            ("the hour goes on, and Easter", (march, 24), all(), 30, None),
            ("a hole in capacity", (december, 1), vec![1, 2, 10, 11, 14, 15], 11, Some(15)),
            ("so many absent that five days are left", (december, 1), vec![1, 2, 3, 4, 7], 4, None),
        ];
        for (why, (month, first), open, p50, p90) in table {
            let day = |number| date(month.0, month.1, number);
            let found = forecast(&[line(400)], days(day(first)), &Outlook::unmeasured(), &free(month, open)).unwrap();
            assert_eq!((found.likely.on, found.safe_on), (day(p50), p90.map(day)), "{why}");
        }
    }

    #[test]
    fn a_forecast_says_what_it_rests_on() {
        let mut outlook = Outlook::unmeasured();
        for number in 0..20 {
            outlook.needs.add(&pack(), "plooien en kleven", 1_000 + number * 10);
        }
        let december = free((2026, 12), 1..=31);
        let found = forecast(&[line(200), line(100)], days(date(2026, 12, 1)), &outlook, &december).unwrap();
        let [need] = found.work.as_slice() else { panic!("{:?}", found.work) };
        let minutes = [need.planned, need.likely, need.safe].map(Minutes::value);
        assert_eq!((minutes, need.weeks), ([300, 330, 354], 20), "each line by itself, a started minute counts");
    }

    #[test]
    fn what_came_true_steers_the_safe_day() {
        let table = [
            (vec![], 9_000),
            (vec![true], 8_980),
            (vec![false], 9_180),
            ([vec![false], vec![true; 9]].concat(), 9_000),
            (vec![false; 40], 9_990),
            (vec![true; 400], 5_500),
        ];
        for (outcomes, level) in table {
            assert_eq!(steered(outcomes.iter().copied()), level, "{outcomes:?}");
        }
    }
}
