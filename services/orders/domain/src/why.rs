//! Why a forecast says these days, step by step, for who asks on the telephone.

use jiff::civil::{Date, Weekday};
use werkbrug_kernel::{
    calendar::{Holiday, belgian_holiday},
    period::Period,
};

use crate::{
    forecast::{Forecast, Need},
    rush::Asked,
    work::Department,
};

/// One step of the explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Work can start on that day.
    Starts {
        /// The day.
        on: Date,
        /// Whether it is the customer's material that it waits for.
        is_for_material: bool,
    },
    /// What a department must do.
    Takes(Need),
    /// Nobody works on that day.
    Closed {
        /// The day.
        on: Date,
        /// The holiday, if it is one.
        holiday: Option<Holiday>,
    },
    /// A department has nothing left to give on some of the days.
    Full {
        /// The department.
        department: Department,
        /// On how many working days before the likely day.
        days: u32,
    },
    /// It is done then.
    Ready {
        /// The likely day.
        likely_on: Date,
        /// The safe day, if it is in sight.
        safe_on: Option<Date>,
    },
}

/// The steps to a forecast; `material_on` is the day of the customer's material.
pub fn why(asked: &Asked<'_>, found: &Forecast, material_on: Option<Date>) -> Vec<Why> {
    let from = asked.days.from();
    let last = found.safe_on.unwrap_or(found.likely.on).max(from);
    // Material that comes on a closed day is worked on the next open one.
    let is_for_material =
        material_on.is_some_and(|day| asked.outlook.calendar.add_working_days(day, 0).is_some_and(|day| day >= from));
    let mut steps = vec![Why::Starts { on: from, is_for_material }];
    steps.extend(found.work.iter().filter(|need| need.planned.value() > 0).cloned().map(Why::Takes));
    let Ok(days) = Period::new(from, last) else { return steps };
    let closed = days.iter_days().filter(|day| !asked.outlook.calendar.is_working_day(*day));
    let closed = closed.filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
    steps.extend(closed.map(|on| Why::Closed { on, holiday: belgian_holiday(on) }));
    let mut departments: Vec<&Department> = found.work.iter().map(|need| &need.department).collect();
    departments.sort();
    departments.dedup();
    for department in departments {
        let days = full_days(asked, department, found.likely.on);
        if days > 0 {
            steps.push(Why::Full { department: department.clone(), days });
        }
    }
    steps.push(Why::Ready { likely_on: found.likely.on, safe_on: found.safe_on });
    steps
}

/// Working days through `last` on which a department has nothing left.
fn full_days(asked: &Asked<'_>, department: &Department, last: Date) -> u32 {
    let calendar = &asked.outlook.calendar;
    let open = asked.free.days(department, asked.days.from(), last).filter(|(day, _)| calendar.is_working_day(*day));
    let open = u32::try_from(open.filter(|(_, minutes)| *minutes > 0).count()).unwrap_or(u32::MAX);
    let first = u32::from(calendar.is_working_day(asked.days.from()));
    (calendar.working_days_between(asked.days.from(), last) + first).saturating_sub(open)
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use jiff::civil::date;
    use uuid::Uuid;
    use werkbrug_kernel::{id::Id, money::Cents};

    use super::*;
    use crate::{
        capacity::FreeMinutes,
        forecast::Outlook,
        promise,
        work::{Line, SubTask},
    };

    #[test]
    fn the_steps_say_what_waits_what_it_takes_what_is_closed_and_what_is_full() {
        let pack = Department::parse("pack").unwrap();
        let task = SubTask {
            id: Id::from_uuid(Uuid::nil()),
            description: "Plooien".to_owned(),
            department: pack.clone(),
            minutes_per_hundred: NonZeroU32::new(100).unwrap(),
            done_pieces: 0,
        };
        let lines = [Line {
            id: Id::from_uuid(Uuid::nil()),
            description: "dozen".to_owned(),
            pieces: NonZeroU32::new(100).unwrap(),
            price_per_hundred: Cents::ZERO,
            sub_tasks: vec![task],
        }];
        // Wednesday 23 December 2026 is full, Friday is Christmas.
        let (mut free, outlook) = (FreeMinutes::default(), Outlook::unmeasured());
        for number in [24, 28, 29] {
            free.give(&pack, date(2026, 12, number), 60);
        }
        let material_on = Some(date(2026, 12, 23));
        let first = promise::first_day(date(2026, 12, 21), material_on, &outlook.calendar).unwrap();
        let days = promise::horizon(first, &outlook.calendar).unwrap();
        let asked = Asked { lines: &lines, days, outlook: &outlook, free: &free };
        let found = asked.forecast().unwrap();
        let steps = why(&asked, &found, material_on);
        let expected = [
            Why::Starts { on: date(2026, 12, 23), is_for_material: true },
            Why::Takes(found.work[0].clone()),
            Why::Closed { on: date(2026, 12, 25), holiday: Some(Holiday::Christmas) },
            Why::Full { department: pack, days: 1 },
            Why::Ready { likely_on: date(2026, 12, 28), safe_on: Some(date(2026, 12, 29)) },
        ];
        assert_eq!(steps, expected);
    }
}
