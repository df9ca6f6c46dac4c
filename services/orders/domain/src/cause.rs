//! Why an order is late: what changed since its day was said, each with its weight.
//!
//! What a department gave less is told by department and week, and only of a group in which nobody can be told apart.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};

use crate::{
    capacity::Claims,
    forecast::{EVEN, Outlook},
    measured::SMALLEST_GROUP,
    offer::Basis,
    order::{Agreement, Order},
    work::Department,
};

/// Nobody is there for more minutes in a week: forty hours (labour law of 16 March 1971, article 19, with the days off
/// that bring it down to 38 on the average). So this many minutes times ten are of ten people at least.
const FULL_WEEK: u64 = 2_400;

/// A department's day was announced anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The department.
    pub department: Department,
    /// The day that it is about.
    pub day: Date,
    /// When it was said, microseconds since 1970.
    pub at_us: i64,
    /// Minutes before.
    pub before: u32,
    /// Minutes since.
    pub after: u32,
}

/// What made an order late, or may.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A department gave less in a week than when the day was said.
    Capacity {
        /// The department.
        department: Department,
        /// The week's Monday.
        week: Date,
        /// Minutes less, on days on which this order counted on it.
        minutes_less: u32,
    },
    /// A department gave less; it has so few people that which one and when is not told.
    CapacityOfFew,
    /// The customer's material comes later than it was to come.
    Material {
        /// When it was to come; nothing when it was there.
        from: Option<Date>,
        /// When it comes.
        to: Date,
    },
    /// Less is done than was to be done by yesterday.
    Behind {
        /// Minutes of work that were to be done.
        minutes: u32,
    },
    /// The work is done and the goods are still here.
    NotDelivered,
}

/// What is known of departments' groups.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// What departments give now, by day; whole weeks.
    pub announced: Claims,
    /// How many people a department's measurement was of, by the week's Monday; of the weeks that changed.
    pub heads: BTreeMap<(Department, Date), u32>,
}

impl Groups {
    /// Whether a department is so large in that week that nobody can be told apart: its minutes are more than nine people
    /// can give, or it was measured with ten people or more in that very week.
    fn is_large(&self, department: &Department, week: Date, minutes_less: u32) -> bool {
        let next = week.saturating_add(7.days());
        let own = self.announced.iter().filter(|((other, day), _)| other == department && *day >= week && *day < next);
        let given: u64 = own.map(|(_, minutes)| u64::from(*minutes)).sum();
        let enough = given.saturating_add(u64::from(minutes_less)) > FULL_WEEK * u64::from(SMALLEST_GROUP - 1);
        enough || self.heads.get(&(department.clone(), week)).is_some_and(|heads| *heads >= SMALLEST_GROUP)
    }
}

/// The causes, as they stand today, of an order whose day was said.
pub fn causes(
    order: &Order,
    agreement: &Agreement,
    changes: &[Change],
    groups: &Groups,
    on: (Date, &Outlook),
) -> Vec<Cause> {
    let (today, outlook) = on;
    let mut found = BTreeSet::new();
    for ((department, week), minutes_less) in less_by_week(agreement, changes) {
        found.insert(match groups.is_large(&department, week, minutes_less) {
            true => Cause::Capacity { department, week, minutes_less },
            false => Cause::CapacityOfFew,
        });
    }
    let basis = &agreement.basis;
    let is_later = |to: &Date| basis.at_us > 0 && basis.material_on.is_none_or(|from| *to > from);
    if let Some(to) = order.material_on.filter(is_later) {
        found.insert(Cause::Material { from: basis.material_on, to });
    }
    match minutes_left(order, outlook) {
        Some(0) => {
            found.insert(Cause::NotDelivered);
        }
        Some(left) => {
            let minutes = behind(agreement, basis, left, today);
            if minutes > 0 {
                found.insert(Cause::Behind { minutes });
            }
        }
        None => {}
    }
    found.into_iter().collect()
}

/// What departments give less on the days that the order counted on, by week.
fn less_by_week(agreement: &Agreement, changes: &[Change]) -> BTreeMap<(Department, Date), u32> {
    let mut days: BTreeMap<(&Department, Date), (u32, u32)> = BTreeMap::new();
    let mut later: Vec<&Change> = changes.iter().filter(|change| change.at_us > agreement.basis.at_us).collect();
    later.sort_by_key(|change| change.at_us);
    let counted_on = |change: &&Change| {
        agreement.steps.iter().any(|step| step.department == change.department && step.day == change.day)
    };
    for change in later.into_iter().filter(counted_on) {
        let first = days.entry((&change.department, change.day)).or_insert((change.before, change.after));
        first.1 = change.after;
    }
    let mut weeks = BTreeMap::new();
    for ((department, day), (before, after)) in days {
        let less = before.saturating_sub(after);
        if less > 0 {
            let sum: &mut u32 = weeks.entry((department.clone(), monday_of(day))).or_default();
            *sum = sum.saturating_add(less);
        }
    }
    weeks
}

/// The Monday of a day's week.
pub fn monday_of(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// Minutes that the work left takes.
fn minutes_left(order: &Order, outlook: &Outlook) -> Option<u64> {
    let rounds = outlook.rounds(&order.lines, EVEN).ok()?;
    Some(rounds.iter().flat_map(|round| round.values()).map(|minutes| u64::from(minutes.value())).sum())
}

/// Minutes that were to be done by yesterday and are not.
fn behind(agreement: &Agreement, basis: &Basis, left: u64, today: Date) -> u32 {
    let all: u64 = basis.work.iter().map(|need| u64::from(need.likely.value())).sum();
    let steps = agreement.steps.iter().filter(|step| step.day < today);
    let due: u64 = steps.map(|step| u64::from(step.minutes)).sum();
    let done = all.saturating_sub(left);
    if all == 0 { 0 } else { u32::try_from(due.saturating_sub(done)).unwrap_or(u32::MAX) }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use jiff::civil::date;
    use uuid::Uuid;
    use werkbrug_kernel::{id::Id, minutes::Minutes, money::Cents};

    use super::*;
    use crate::{
        forecast::Need,
        order::Stage,
        promise::Step,
        work::{Line, SubTask},
    };

    fn day(number: i8) -> Date {
        date(2026, 12, number)
    }

    fn pack() -> Department {
        Department::parse("pack").unwrap()
    }

    /// Accepted at moment 100: a hundred minutes of packing on the 1st and on the 2nd of December 2026.
    fn agreement() -> Agreement {
        let need = Need {
            department: pack(),
            activity: "plooien".to_owned(),
            planned: Minutes::new(200),
            likely: Minutes::new(200),
            safe: Minutes::new(252),
            weeks: 0,
        };
        let basis = Basis { at_us: 100, material_on: Some(day(1)), work: vec![need], ..Basis::default() };
        let step = |number| Step { day: day(number), department: pack(), minutes: 100, free_minutes: 100 };
        Agreement { accepted_on: date(2026, 11, 30), promised_on: day(2), steps: vec![step(1), step(2)], basis }
    }

    fn order(done_pieces: u32, material_on: Option<Date>) -> Order {
        let task = SubTask {
            id: Id::from_uuid(Uuid::nil()),
            description: "Plooien".to_owned(),
            department: pack(),
            minutes_per_hundred: NonZeroU32::new(100).unwrap(),
            done_pieces,
        };
        let line = Line {
            id: Id::from_uuid(Uuid::nil()),
            description: "dozen".to_owned(),
            pieces: NonZeroU32::new(200).unwrap(),
            price_per_hundred: Cents::ZERO,
            sub_tasks: vec![task],
        };
        Order {
            id: Id::from_uuid(Uuid::nil()),
            company: Id::from_uuid(Uuid::nil()),
            reference: "PO-1".to_owned(),
            lines: vec![line],
            valid_until: day(1),
            material_on,
            hold: None,
            stage: Stage::Accepted(agreement()),
        }
    }

    fn change(number: i8, at_us: i64, before: u32, after: u32) -> Change {
        Change { department: pack(), day: day(number), at_us, before, after }
    }

    fn found(order: &Order, changes: &[Change], groups: &Groups, today: i8) -> Vec<Cause> {
        causes(order, &agreement(), changes, groups, (day(today), &Outlook::unmeasured()))
    }

    /// A week in which a department gives so many minutes on each of five days, Monday 30 November to 4 December.
    fn week(minutes: u32) -> Groups {
        let days = [date(2026, 11, 30), day(1), day(2), day(3), day(4)];
        Groups { announced: days.map(|day| ((pack(), day), minutes)).into(), heads: BTreeMap::new() }
    }

    #[test]
    fn a_cause_of_capacity_is_never_told_of_fewer_than_ten_people() {
        let monday = date(2026, 11, 30);
        let told = [Cause::Capacity { department: pack(), week: monday, minutes_less: 60 }];
        let not_told = [Cause::CapacityOfFew];
        let changes = [change(1, 200, 160, 100)];
        let with_heads = |monday, heads| Groups { heads: [((pack(), monday), heads)].into(), ..week(100) };
        let week_before = date(2026, 11, 23);
        // Nine people give 21,600 minutes at most: five days of 4,308 and the 60 that fell away are just that.
        let table = [
            (week(4_308), not_told.as_slice()),
            (week(4_309), told.as_slice()),
            (week(100), &not_told),
            (with_heads(monday, 9), &not_told),
            (with_heads(monday, 10), &told),
            (with_heads(week_before, 10), &not_told),
        ];
        for (groups, expected) in table {
            assert_eq!(found(&order(0, Some(day(1))), &changes, &groups, 1), expected, "{groups:?}");
        }
    }

    #[test]
    fn only_what_changed_since_on_days_that_the_order_counts_on_is_a_cause() {
        let monday = date(2026, 11, 30);
        let less = |minutes_less| vec![Cause::Capacity { department: pack(), week: monday, minutes_less }];
        let table = [
            ("before the day was said", vec![change(1, 99, 900, 0)], vec![]),
            ("since", vec![change(1, 101, 900, 800)], less(100)),
            ("a day of others", vec![change(3, 101, 900, 0)], vec![]),
            ("given back", vec![change(1, 101, 900, 0), change(1, 102, 0, 900)], vec![]),
            ("said in two steps", vec![change(1, 102, 500, 300), change(1, 101, 900, 500)], less(600)),
            ("two days of a week", vec![change(1, 101, 900, 800), change(2, 101, 900, 850)], less(150)),
        ];
        for (why, changes, expected) in table {
            assert_eq!(found(&order(0, Some(day(1))), &changes, &week(9_000), 1), expected, "{why}");
        }
    }

    #[test]
    fn material_progress_and_goods_that_stay_are_causes_of_their_own() {
        let table = [
            // pieces done, material, today
            (0, Some(1), 1, vec![]),
            (0, Some(3), 1, vec![Cause::Material { from: Some(day(1)), to: day(3) }]),
            (0, Some(1), 2, vec![Cause::Behind { minutes: 100 }]),
            (99, Some(1), 2, vec![Cause::Behind { minutes: 1 }]),
            (100, Some(1), 2, vec![]),
            (150, Some(1), 3, vec![Cause::Behind { minutes: 50 }]),
            (200, Some(1), 3, vec![Cause::NotDelivered]),
        ];
        for (done, material, today, expected) in table {
            let order = order(done, material.map(day));
            assert_eq!(found(&order, &[], &Groups::default(), today), expected, "{done} done on day {today}");
        }
    }
}
