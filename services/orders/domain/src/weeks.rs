//! What departments announced, gave away and have left, week by week. Of departments, never of people.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::{capacity::Claims, cause::monday_of, work::Department};

/// What is known of departments' days, in minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// What crews announced last.
    pub announced: Claims,
    /// What is given away: to accepted orders, and to customers who think.
    pub given: Claims,
    /// What of that is kept for customers who think.
    pub held: Claims,
}

/// A week of a department, in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// What crews announced.
    pub announced: u32,
    /// What accepted orders have.
    pub promised: u32,
    /// What is kept for customers who think.
    pub held: u32,
    /// What can still be given.
    pub free: u32,
    /// What was given away on days that announced less since.
    pub short: u32,
}

/// The weeks by their Monday and department. What a day has too much fills no other day of its week.
pub fn weeks(days: &Days) -> BTreeMap<(Date, Department), Week> {
    let places: BTreeSet<&(Department, Date)> = days.announced.keys().chain(days.given.keys()).collect();
    let mut weeks: BTreeMap<(Date, Department), Week> = BTreeMap::new();
    for place in places {
        let of = |claims: &Claims| claims.get(place).copied().unwrap_or_default();
        let (announced, given) = (of(&days.announced), of(&days.given));
        let held = of(&days.held).min(given);
        let week = weeks.entry((monday_of(place.1), place.0.clone())).or_default();
        let add = |sum: &mut u32, minutes: u32| *sum = sum.saturating_add(minutes);
        add(&mut week.announced, announced);
        add(&mut week.promised, given.saturating_sub(held));
        add(&mut week.held, held);
        add(&mut week.free, announced.saturating_sub(given));
        add(&mut week.short, given.saturating_sub(announced));
    }
    weeks
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn claims(rows: &[(&str, i8, u32)]) -> Claims {
        let row = |(code, number, minutes): &(&str, i8, u32)| {
            ((Department::parse(code).unwrap(), date(2026, 12, *number)), *minutes)
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn a_week_adds_up_its_days_and_a_full_day_takes_nothing_from_another() {
        // Monday 7 December to Friday 11 is one week.
        let days = Days {
            announced: claims(&[("pack", 7, 100), ("pack", 8, 100), ("pack", 14, 100), ("weld", 8, 50)]),
            given: claims(&[("pack", 7, 130), ("pack", 8, 40), ("pack", 11, 10)]),
            held: claims(&[("pack", 8, 15)]),
        };
        let found: Vec<_> = weeks(&days)
            .into_iter()
            .map(|((monday, department), week)| (monday.day(), department.as_str().to_owned(), week))
            .collect();
        let week = |announced, promised, held, free, short| Week { announced, promised, held, free, short };
        let expected = [
            (7, "pack".to_owned(), week(200, 165, 15, 60, 40)),
            (7, "weld".to_owned(), week(50, 0, 0, 50, 0)),
            (14, "pack".to_owned(), week(100, 0, 0, 100, 0)),
        ];
        assert_eq!(found, expected);
        assert!(weeks(&Days::default()).is_empty());
    }

    #[test]
    fn what_is_kept_is_never_more_than_what_is_given_away() {
        let days = Days { given: claims(&[("pack", 8, 10)]), held: claims(&[("pack", 8, 30)]), ..Days::default() };
        let found = weeks(&days).into_values().next();
        assert_eq!(found, Some(Week { held: 10, short: 10, ..Week::default() }));
    }
}
