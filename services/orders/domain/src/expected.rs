//! When an order will be ready as things stand now, and how late that is.

use jiff::civil::Date;
use werkbrug_kernel::calendar::WorkingCalendar;

use crate::{
    capacity::{Claims, FreeMinutes},
    forecast::{EVEN, Outlook},
    order::Order,
    promise,
    work::rounds_left,
};

/// The day on which the work left can be done, with the minutes that the order holds already and
/// those that are free from the next working day on. Nothing when no such day is in sight, or when
/// the order is not open.
///
/// Today counts only for what the order holds today: work that goes as planned is not late.
pub fn expected_on(order: &Order, held: &Claims, today: Date, outlook: &Outlook, free: FreeMinutes) -> Option<Date> {
    expected_at(order, held, (today, EVEN), outlook, free)
}

/// The same at another level: with the level of the safe day, the day that holds in nine of ten cases.
pub fn expected_at(
    order: &Order,
    held: &Claims,
    (today, level): (Date, u32),
    outlook: &Outlook,
    free: FreeMinutes,
) -> Option<Date> {
    order.open_agreement().ok()?;
    let rounds = outlook.rounds(&order.lines, level).ok()?;
    let first_day = order.material_on.map_or(today, |day| day.max(today));
    let first_day = outlook.calendar.add_working_days(first_day, 0)?;
    if rounds.iter().all(|round| round.is_empty()) {
        return Some(first_day);
    }
    let days = promise::horizon(first_day, &outlook.calendar)?;
    let free = free.with_returned(held, first_day);
    let found = promise::promise(&rounds, days, &outlook.calendar, &free);
    found.ok().map(|promise| promise.on)
}

/// Working days by which an order misses its promise; an order that nobody can date is as late as
/// promises reach.
pub fn working_days_late(promised_on: Date, expected_on: Option<Date>, calendar: &WorkingCalendar) -> u32 {
    match expected_on {
        Some(expected_on) => calendar.working_days_between(promised_on, expected_on),
        None => promise::HORIZON_WORKING_DAYS,
    }
}

/// Why an order misses its promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LateReason {
    /// The promised day is over.
    PromisePassed,
    /// The customer's material comes after the promised day.
    MaterialLate,
    /// The work left does not fit any more before the promised day.
    WorkDoesNotFit,
    /// Nobody can say when it will be ready.
    NoDayInSight,
    /// The work is done and the goods are still here.
    NotDelivered,
}

impl LateReason {
    /// The word for it in the contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PromisePassed => "promise_passed",
            Self::MaterialLate => "material_late",
            Self::WorkDoesNotFit => "work_does_not_fit",
            Self::NoDayInSight => "no_day_in_sight",
            Self::NotDelivered => "not_delivered",
        }
    }
}

/// Why an open order that is expected on this day misses its promise, the first thing to look at first.
pub fn why_late(order: &Order, promised_on: Date, expected_on: Option<Date>, today: Date) -> Vec<LateReason> {
    let is_done = rounds_left(&order.lines).is_ok_and(|rounds| rounds.iter().all(|round| round.is_empty()));
    let is_material_late = order.material_on.is_some_and(|day| day > promised_on);
    // Work that fits on the first day that it can be done is not what takes the time.
    let first_day = order.material_on.map_or(today, |day| day.max(today));
    let all = [
        (LateReason::PromisePassed, promised_on < today),
        (LateReason::MaterialLate, is_material_late),
        (LateReason::NoDayInSight, !is_done && expected_on.is_none()),
        (LateReason::WorkDoesNotFit, !is_done && expected_on.is_some_and(|day| day > promised_on && day > first_day)),
        (LateReason::NotDelivered, is_done),
    ];
    all.into_iter().filter(|(_, is_so)| *is_so).map(|(reason, _)| reason).collect()
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use jiff::civil::date;
    use uuid::Uuid;
    use werkbrug_kernel::{id::Id, money::Cents};

    use super::*;
    use crate::{
        offer::Basis,
        order::{Agreement, Stage},
        promise::{Step, claims_of},
        work::{Department, Line, SubTask},
    };

    fn day(number: i8) -> Date {
        date(2026, 12, number)
    }

    fn pack() -> Department {
        Department::parse("pack").unwrap()
    }

    /// 200 minutes of packing, promised for Wednesday 2 December: 100 minutes on each day.
    fn order(done_pieces: u32) -> Order {
        let steps = [1, 2].map(|number| Step { day: day(number), department: pack(), minutes: 100, free_minutes: 100 });
        Order {
            id: Id::from_uuid(Uuid::nil()),
            company: Id::from_uuid(Uuid::nil()),
            reference: "PO-1".to_owned(),
            lines: vec![Line {
                id: Id::from_uuid(Uuid::nil()),
                description: "dozen".to_owned(),
                pieces: NonZeroU32::new(200).unwrap(),
                price_per_hundred: Cents::ZERO,
                sub_tasks: vec![SubTask {
                    id: Id::from_uuid(Uuid::nil()),
                    description: "inpakken".to_owned(),
                    department: pack(),
                    minutes_per_hundred: NonZeroU32::new(100).unwrap(),
                    done_pieces,
                }],
            }],
            valid_until: day(1),
            material_on: None,
            hold: None,
            stage: Stage::Accepted(Agreement {
                accepted_on: date(2026, 11, 30),
                promised_on: day(2),
                steps: steps.to_vec(),
                basis: Basis::default(),
            }),
        }
    }

    #[test]
    fn an_order_is_expected_by_the_work_that_is_left() {
        let outlook = Outlook::unmeasured();
        let table = [
            // pieces done, today, free minutes on 3 and 4 December, expected, working days late
            (0, 1, 100, Some(day(2)), 0),
            (100, 2, 100, Some(day(2)), 0),
            (99, 2, 100, Some(day(3)), 1),
            (0, 2, 100, Some(day(3)), 1),
            (0, 3, 100, None, 250), // the held days are gone, 3 December is today
            (0, 2, 50, Some(day(4)), 2),
            (200, 2, 0, Some(day(2)), 0),
            (200, 4, 0, Some(day(4)), 2),
            (200, 5, 0, Some(day(7)), 3),
            (0, 2, 0, None, 250),
        ];
        for (done, today, minutes, expected, late) in table {
            let mut free = FreeMinutes::default();
            for number in [3, 4].into_iter().filter(|number| *number > today) {
                free.give(&pack(), day(number), minutes);
            }
            let order = order(done);
            let held = claims_of(&order.agreement().unwrap().steps);
            let found = expected_on(&order, &held, day(today), &outlook, free);
            assert_eq!(found, expected, "{done} done on day {today}, {minutes} free");
            assert_eq!(working_days_late(day(2), found, &outlook.calendar), late);
        }
    }

    #[test]
    fn a_late_order_tells_why_and_all_of_it() {
        use LateReason::{MaterialLate, NoDayInSight, NotDelivered, PromisePassed, WorkDoesNotFit};
        // pieces done, material, today, expected: promised for 2 December
        let table = [
            (0, None, 1, Some(3), [WorkDoesNotFit].as_slice()),
            (0, None, 3, Some(4), &[PromisePassed, WorkDoesNotFit]),
            (0, Some(4), 1, Some(4), &[MaterialLate]),
            (0, Some(4), 1, Some(5), &[MaterialLate, WorkDoesNotFit]),
            (0, None, 3, None, &[PromisePassed, NoDayInSight]),
            (200, None, 4, Some(4), &[PromisePassed, NotDelivered]),
        ];
        for (done, material, today, expected, reasons) in table {
            let order = Order { material_on: material.map(day), ..order(done) };
            let found = why_late(&order, day(2), expected.map(day), day(today));
            assert_eq!(found, reasons, "{done} done on day {today}, material {material:?}, expected {expected:?}");
        }
    }
}
