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
    forecast::{Forecast, Outlook},
    offer::{Basis, Moment, Offer},
    order::{Agreement, Order, Stage, Wish},
    promise::{self, Promise},
    refusal::Refusal,
    risk,
    rush::{self, Asked},
    said::{Choice, Said},
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
        hold: None,
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
        let offer = Offer { on: found.on, steps: found.steps, basis: Basis::default() };
        match quote.accept(today, offer, wish) {
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
            basis: Basis::default(),
        };
        let before = order(lines, Stage::Accepted(agreement));
        let mut after = before.clone();
        for line in &mut after.lines {
            for sub_task in &mut line.sub_tasks {
                sub_task.done_pieces = done.min(line.pieces.get());
            }
        }
        let expected = |order: &Order| {
            expected::expected_on(order, &held, FIRST_DAY, &Outlook::unmeasured(), FreeMinutes::default())
        };
        let (before, after) = (expected(&before), expected(&after));
        prop_assert!(before.is_some(), "what the order holds is enough for its work");
        prop_assert!(after <= before);
    }

    #[test]
    fn an_order_that_is_safe_by_itself_is_not_late_before_it_is_looked_at_again(
        lines in lines(), rows in capacity_rows(), others in capacity_rows(), done in 0..400_u32, past in 0..20_i64,
    ) {
        let Ok(found) = find(&lines, &free(&rows)) else { return Ok(()) };
        let (held, promised_on) = (found.claims(), found.on);
        let agreement = Agreement {
            accepted_on: FIRST_DAY, promised_on, steps: found.steps, basis: Basis::default(),
        };
        let mut order = order(lines, Stage::Accepted(agreement));
        let outlook = Outlook::unmeasured();
        let at_first = risk::safe_until(&order, &held, FIRST_DAY, &outlook);
        prop_assert!(at_first.is_some(), "what was promised is held");
        prop_assert_eq!(at_first, risk::first_look(&order, &held));
        for sub_task in order.lines.iter_mut().flat_map(|line| &mut line.sub_tasks) {
            sub_task.done_pieces = done;
        }
        let today = FIRST_DAY.checked_add(past.days()).unwrap();
        let Some(look_on) = risk::safe_until(&order, &held, today, &outlook) else { return Ok(()) };
        prop_assert!(look_on > today, "it is not looked at all day long");
        for day in today.series(1.day()).take_while(|day| *day < look_on) {
            let free = free(&others);
            let found = risk::risk(&order, &held, day, &outlook, free).unwrap();
            prop_assert_eq!((found.working_days, found.reasons.len()), (0, 0), "on {} {:?}", day, found.expected_on);
        }
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

    #[test]
    fn the_safe_day_is_never_before_the_likely_one(
        lines in lines(), rows in capacity_rows(), weeks in weeks(), level in 5_500..=9_990_u32,
    ) {
        let outlook = Outlook { safe_level: level, ..measured(&weeks) };
        if let Ok(found) = told(&lines, &free(&rows), &outlook) {
            prop_assert!(found.safe_on.is_none_or(|safe| safe >= found.likely.on));
        }
    }

    #[test]
    fn what_others_take_never_makes_a_date_earlier(
        lines in lines(), load in lines(), rows in capacity_rows(), weeks in weeks(),
    ) {
        let (outlook, free) = (measured(&weeks), free(&rows));
        let Ok(other) = find(&load, &free) else { return Ok(()) };
        let before = both(&told(&lines, &free, &outlook));
        let after = both(&told(&lines, &free.without(&other.claims()), &outlook));
        prop_assert!(after.0 >= before.0 && after.1 >= before.1);
    }

    #[test]
    fn people_who_are_back_never_make_a_date_later(
        lines in lines(), rows in capacity_rows(), back in capacity_rows(), weeks in weeks(),
    ) {
        let outlook = measured(&weeks);
        let before = both(&told(&lines, &free(&rows), &outlook));
        let after = both(&told(&lines, &free(&[rows, back].concat()), &outlook));
        prop_assert!(after.0 <= before.0 && after.1 <= before.1);
    }

    #[test]
    fn a_worse_measured_week_never_makes_a_date_earlier(
        lines in lines(), rows in capacity_rows(), weeks in weeks(), at in 0..60_usize, worse in 0..900_u32,
    ) {
        let mut worse_weeks = weeks.clone();
        let count = worse_weeks.len();
        worse_weeks[at % count].1 += worse;
        let free = free(&rows);
        let before = both(&told(&lines, &free, &measured(&weeks)));
        let after = both(&told(&lines, &free, &measured(&worse_weeks)));
        prop_assert!(after.0 >= before.0 && after.1 >= before.1);
    }

    #[test]
    fn a_part_is_less_than_all_and_there_on_the_wanted_day(
        lines in lines(), rows in capacity_rows(), wanted in 0..DAYS,
    ) {
        let (outlook, free) = (Outlook::unmeasured(), free(&rows));
        let asked = Asked { lines: &lines, days: days(), outlook: &outlook, free: &free };
        let wanted_on = FIRST_DAY.checked_add(wanted.days()).unwrap();
        if let Some(part) = rush::part_by(&asked, wanted_on) {
            prop_assert!(part.on <= wanted_on);
            for (line, pieces) in lines.iter().zip(&part.pieces) {
                prop_assert!(*pieces < line.pieces.get());
            }
        }
    }
}

/// Measured weeks of packing and welding: which department, and what a thousand planned minutes took.
fn weeks() -> impl Strategy<Value = Vec<(usize, u32)>> {
    vec((0..3_usize, 500..2_000_u32), 1..60)
}

fn measured(weeks: &[(usize, u32)]) -> Outlook {
    let mut outlook = Outlook::unmeasured();
    for (code, need) in weeks {
        outlook.needs.add(&department(*code), "", *need);
    }
    outlook
}

fn told(lines: &[Line], free: &FreeMinutes, outlook: &Outlook) -> Result<Forecast, Refusal> {
    Asked { lines, days: days(), outlook, free }.forecast()
}

/// The likely and the safe day; what is out of sight counts as later than any day.
fn both(found: &Result<Forecast, Refusal>) -> (Date, Date) {
    let found = found.as_ref().ok();
    (found.map_or(Date::MAX, |found| found.likely.on), found.and_then(|found| found.safe_on).unwrap_or(Date::MAX))
}

#[test]
fn an_offer_says_the_safe_day_where_there_is_one() {
    let (lines, outlook) = ([line(&[(1, 100)], 200)], Outlook::unmeasured());
    let moment = Moment { at_us: 7, first_day: FIRST_DAY, material_on: None };
    let likely_on = date(2026, 12, 2);
    for (rows, on, said) in [
        (vec![(1, 0, 100), (1, 1, 100), (1, 2, 100)], date(2026, 12, 3), Said::Safe),
        (vec![(1, 0, 100), (1, 1, 100)], likely_on, Said::NoneSafe),
    ] {
        let found = told(&lines, &free(&rows), &outlook).unwrap();
        let offer = Offer::of(found, outlook.safe_level, moment, Choice::Safe);
        assert_eq!((offer.on, offer.basis.said, offer.basis.p50_on), (on, Some(said), Some(likely_on)));
        let likely = offer.clone().said_by(Choice::Likely);
        assert_eq!((likely.on, likely.basis.said), (likely_on, Some(Said::Likely)));
        assert_eq!(offer.claims(), likely.claims(), "what is taken is what is likely needed");
        assert_eq!(likely.said_by(Choice::Safe), offer, "another choice is the same promise said otherwise");
    }
    let older = Offer { on: likely_on, steps: vec![], basis: Basis::default() };
    assert_eq!(older.clone().said_by(Choice::Likely), older, "it kept no days to choose from");
}
