//! Minutes of departments by day: what is free, and what an order holds of it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::work::Department;

/// Minutes that departments can still give, by day; a day that is not there has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FreeMinutes(BTreeMap<Department, BTreeMap<Date, u32>>);

/// Minutes that one order holds, by department and day; the order of the keys is the order in
/// which they are locked.
pub type Claims = BTreeMap<(Department, Date), u32>;

impl FreeMinutes {
    /// Adds minutes to a department's day.
    pub fn give(&mut self, department: &Department, day: Date, minutes: u32) {
        if minutes == 0 {
            return;
        }
        if !self.0.contains_key(department) {
            self.0.insert(department.clone(), BTreeMap::new());
        }
        if let Some(days) = self.0.get_mut(department) {
            let free = days.entry(day).or_default();
            *free = free.saturating_add(minutes);
        }
    }

    /// Takes minutes from a department's day; a day with none left is no longer there.
    pub fn take(&mut self, department: &Department, day: Date, minutes: u32) {
        let Some(days) = self.0.get_mut(department) else { return };
        let left = days.get(&day).map_or(0, |free| free.saturating_sub(minutes));
        if left == 0 {
            days.remove(&day);
        } else {
            days.insert(day, left);
        }
    }

    /// What would be free for an order that gives back its own claims from `first_day` on.
    pub fn with_returned(mut self, claims: &Claims, first_day: Date) -> Self {
        for ((department, day), minutes) in claims {
            if *day >= first_day {
                self.give(department, *day, *minutes);
            }
        }
        self
    }

    /// What is left when somebody takes these minutes.
    pub fn without(mut self, claims: &Claims) -> Self {
        for ((department, day), minutes) in claims {
            if let Some(free) = self.0.get_mut(department).and_then(|days| days.get_mut(day)) {
                *free = free.saturating_sub(*minutes);
            }
        }
        self
    }

    /// The days of a department that have free minutes, in order.
    pub fn days(&self, department: &Department, from: Date, through: Date) -> impl Iterator<Item = (Date, u32)> {
        let days = (from <= through).then(|| self.0.get(department)).flatten();
        days.into_iter().flat_map(move |days| days.range(from..=through)).map(|(day, minutes)| (*day, *minutes))
    }
}

/// What changes in the departments' days when an order holds `after` instead of `before`; days
/// that stay as they were are left out.
pub fn difference(before: &Claims, after: &Claims) -> BTreeMap<(Department, Date), i64> {
    let mut change: BTreeMap<(Department, Date), i64> = BTreeMap::new();
    for (key, minutes) in before {
        *change.entry(key.clone()).or_default() -= i64::from(*minutes);
    }
    for (key, minutes) in after {
        *change.entry(key.clone()).or_default() += i64::from(*minutes);
    }
    change.retain(|_, minutes| *minutes != 0);
    change
}

/// What an order still holds through a day: the rest goes back when the goods leave early.
pub fn held_through(claims: &Claims, day: Date) -> Claims {
    let held = claims.iter().filter(|((_, on), _)| *on <= day);
    held.map(|(key, minutes)| (key.clone(), *minutes)).collect()
}

/// What an order can count on of what it holds: on a day never more than its department gives now.
pub fn covered(claims: &Claims, announced: &Claims) -> Claims {
    let covered = claims.iter().map(|(key, minutes)| {
        let given = announced.get(key).copied().unwrap_or_default();
        (key.clone(), given.min(*minutes))
    });
    covered.collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn claims(rows: &[(&str, i8, u32)]) -> Claims {
        let rows = rows.iter().map(|(department, day, minutes)| {
            let department = Department::parse(department).unwrap();
            ((department, date(2026, 12, *day)), *minutes)
        });
        rows.collect()
    }

    #[test]
    fn a_day_whose_minutes_are_all_taken_is_no_longer_free() {
        let pack = Department::parse("pack").unwrap();
        let (first, second) = (date(2026, 12, 1), date(2026, 12, 2));
        let mut free = FreeMinutes::default();
        for day in [first, second] {
            free.give(&pack, day, 60);
        }
        free.take(&pack, first, 40);
        assert_eq!(free.days(&pack, first, second).collect::<Vec<_>>(), [(first, 20), (second, 60)]);
        free.take(&pack, first, 20);
        free.take(&pack, date(2026, 12, 3), 5);
        assert_eq!(free.days(&pack, first, second).collect::<Vec<_>>(), [(second, 60)]);
    }

    #[test]
    fn only_days_that_change_are_touched() {
        let promised = claims(&[("pack", 1, 60), ("pack", 2, 30)]);
        let reserved = claims(&[("pack", 1, 60), ("pack", 3, 30)]);
        let change = difference(&promised, &reserved);
        let found: Vec<_> = change.iter().map(|((_, day), by)| (day.day(), *by)).collect();
        assert_eq!(found, [(2, -30), (3, 30)]);
        assert!(difference(&promised, &promised).is_empty());
    }

    #[test]
    fn a_day_that_lost_its_people_covers_no_promise() {
        let promised = claims(&[("pack", 1, 60), ("pack", 2, 30), ("pack", 3, 10)]);
        let announced = claims(&[("pack", 1, 45), ("pack", 2, 300)]);
        assert_eq!(covered(&promised, &announced), claims(&[("pack", 1, 45), ("pack", 2, 30), ("pack", 3, 0)]));
    }

    #[test]
    fn goods_that_leave_early_give_the_days_after_back() {
        let promised = claims(&[("pack", 1, 60), ("pack", 2, 30), ("pack", 3, 10)]);
        let held = held_through(&promised, date(2026, 12, 2));
        assert_eq!(held, claims(&[("pack", 1, 60), ("pack", 2, 30)]));
    }
}
