//! What holds for every order and every capacity: promises only move the way that load and capacity push.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may stop the test")]

use std::num::NonZeroU32;

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use proptest::{collection::vec, prelude::*};
use uuid::Uuid;
use werkbrug_kernel::{calendar::WorkingCalendar, id::Id, money::Cents, period::Period};
use werkbrug_orders_domain::{
    capacity::{self, FreeMinutes},
    expected,
    order::{Agreement, Order, Stage, Wish},
    promise::{self, Promise},
    refusal::Refusal,
    work::{Department, Line, SubTask, rounds_left},
};

const FIRST_DAY: Date = date(2026, 12, 1);
const DAYS: i64 = 40;

/// A row of capacity: department, days after the first, minutes.
type Given = (usize, i64, u32);

fn department(number: usize) -> Department {
    let codes = ["weld", "pack", "label"];
    Department::parse(codes[number % codes.len()]).unwrap()
}

fn line(work: &[(usize, u32)], pieces: u32) -> Line {
    let sub_tasks = work.iter().enumerate();
    let sub_tasks = sub_tasks.map(|(place, (code, minutes))| SubTask {
        id: Id::from_uuid(Uuid::from_u128(u128::try_from(place).unwrap())),
        description: String::new(),
        department: department(*code),
        minutes_per_hundred: NonZeroU32::new(*minutes).unwrap(),
        done_pieces: 0,
    });
    Line {
        id: Id::from_uuid(Uuid::nil()),
        description: String::new(),
        pieces: NonZeroU32::new(pieces).unwrap(),
        price_per_hundred: Cents::ZERO,
        sub_tasks: sub_tasks.collect(),
    }
}

fn free(rows: &[Given]) -> FreeMinutes {
    let mut free = FreeMinutes::default();
    for (code, day, minutes) in rows {
        let day = FIRST_DAY.checked_add((*day).days()).unwrap();
        free.give(&department(*code), day, *minutes);
    }
    free
}

fn days() -> Period {
    Period::new(FIRST_DAY, FIRST_DAY.checked_add(DAYS.days()).unwrap()).unwrap()
}

fn find(lines: &[Line], free: &FreeMinutes) -> Result<Promise, Refusal> {
    let rounds = rounds_left(lines)?;
    promise::promise(&rounds, days(), &WorkingCalendar::belgian(), free)
}

/// The promised day; an order that cannot be promised counts as later than any day.
fn day_of(found: &Result<Promise, Refusal>) -> Date {
    found.as_ref().map_or(Date::MAX, |promise| promise.on)
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let work = vec((0..3_usize, 1..90_u32), 1..4);
    vec((work, 1..400_u32).prop_map(|(work, pieces)| line(&work, pieces)), 1..4)
}

fn capacity_rows() -> impl Strategy<Value = Vec<Given>> {
    vec((0..3_usize, 0..=DAYS, 1..200_u32), 0..90)
}

fn order(lines: Vec<Line>, stage: Stage) -> Order {
    Order {
        id: Id::from_uuid(Uuid::nil()),
        company: Id::from_uuid(Uuid::nil()),
        reference: String::new(),
        lines,
        valid_until: FIRST_DAY,
        material_on: None,
        stage,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn more_capacity_never_makes_a_date_later(
        lines in lines(), rows in capacity_rows(), extra in capacity_rows(),
    ) {
        let before = find(&lines, &free(&rows));
        let after = find(&lines, &free(&[rows, extra].concat()));
        prop_assert!(day_of(&after) <= day_of(&before), "{after:?} after {before:?}");
    }

    #[test]
    fn more_work_never_makes_a_date_earlier(
        lines in lines(), more in lines(), rows in capacity_rows(),
    ) {
        let before = find(&lines, &free(&rows));
        let after = find(&[lines, more].concat(), &free(&rows));
        prop_assert!(day_of(&after) >= day_of(&before));
    }

    #[test]
    fn a_promise_takes_exactly_the_work_and_no_more_than_is_free(
        lines in lines(), rows in capacity_rows(),
    ) {
        let free = free(&rows);
        let Ok(found) = find(&lines, &free) else { return Ok(()) };
        let wanted: u64 = rounds_left(&lines).unwrap().iter()
            .flat_map(|round| round.values())
            .map(|minutes| u64::from(minutes.value())).sum();
        let taken: u64 = found.steps.iter().map(|step| u64::from(step.minutes)).sum();
        prop_assert_eq!(taken, wanted);
        for step in &found.steps {
            let here = free.days(&step.department, step.day, step.day).next();
            prop_assert_eq!(here, Some((step.day, step.free_minutes)));
            prop_assert!((1..=step.free_minutes).contains(&step.minutes));
            prop_assert!(WorkingCalendar::belgian().is_working_day(step.day));
            prop_assert!(step.day <= found.on);
        }
    }

    #[test]
    fn a_refused_acceptance_leaves_the_quote_untouched(
        lines in lines(), rows in capacity_rows(), late in 0..3_i64, wanted in 0..DAYS,
    ) {
        let mut quote = order(lines, Stage::Quoted);
        let before = quote.clone();
        let Ok(found) = find(&quote.lines, &free(&rows)) else { return Ok(()) };
        let today = FIRST_DAY.checked_add(late.days()).unwrap();
        let wish = Wish {
            wanted_on: FIRST_DAY.checked_add(wanted.days()).ok(),
            is_later_welcome: false,
        };
        match quote.accept(today, found, wish) {
            Ok(()) => prop_assert!(quote.agreement().is_some()),
            Err(_) => prop_assert_eq!(quote, before),
        }
    }

    #[test]
    fn finished_pieces_never_make_the_expected_date_later(
        lines in lines(), rows in capacity_rows(), done in 1..400_u32,
    ) {
        let Ok(found) = find(&lines, &free(&rows)) else { return Ok(()) };
        let held = found.claims();
        let agreement = Agreement {
            accepted_on: FIRST_DAY,
            promised_on: found.on,
            steps: found.steps,
        };
        let before = order(lines, Stage::Accepted(agreement));
        let mut after = before.clone();
        for line in &mut after.lines {
            for sub_task in &mut line.sub_tasks {
                sub_task.done_pieces = done.min(line.pieces.get());
            }
        }
        let expected = |order: &Order| {
            let calendar = WorkingCalendar::belgian();
            expected::expected_on(order, &held, FIRST_DAY, &calendar, FreeMinutes::default())
        };
        let (before, after) = (expected(&before), expected(&after));
        prop_assert!(before.is_some(), "what the order holds is enough for its work");
        prop_assert!(after <= before);
    }

    #[test]
    fn a_changed_claim_moves_exactly_the_difference(
        before in lines(), after in lines(), rows in capacity_rows(),
    ) {
        let (Ok(before), Ok(after)) = (find(&before, &free(&rows)), find(&after, &free(&rows)))
        else { return Ok(()) };
        let (before, after) = (before.claims(), after.claims());
        let sum = |claims: &capacity::Claims| claims.values().map(|m| i64::from(*m)).sum::<i64>();
        let moved: i64 = capacity::difference(&before, &after).values().sum();
        prop_assert_eq!(moved, sum(&after) - sum(&before));
    }
}
