//! What of a day's work is not as on the last day with work: whoever counts on the same place and hours is told before.

use std::collections::BTreeSet;

use werkbrug_kernel::id::Id;

use crate::{place::Place, site::Coach};

/// A shift of a day, as far as somebody notices a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Where.
    pub place: Id<Place>,
    /// What is done there, in the agreement's words.
    pub task: String,
    /// Minutes after midnight.
    pub start_minute: u32,
    /// Minutes after midnight; of the next day when it is not later than the start.
    pub end_minute: u32,
    /// Who guides.
    pub coaches: BTreeSet<Id<Coach>>,
}

/// What is not the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Where the work is.
    Place,
    /// What the work is.
    Task,
    /// When it begins.
    Start,
    /// When it is done.
    End,
    /// Who guides.
    Coach,
}

/// What differs between two days of work, each by start; nothing when somebody does not work on one of them.
#[must_use]
pub fn differences(before: &[Work], now: &[Work]) -> Vec<Difference> {
    let (Some(first_before), Some(first_now)) = (before.first(), now.first()) else { return Vec::new() };
    let (Some(last_before), Some(last_now)) = (before.last(), now.last()) else { return Vec::new() };
    let places = |work: &[Work]| work.iter().map(|one| one.place).collect::<BTreeSet<_>>();
    let tasks = |work: &[Work]| work.iter().map(|one| one.task.clone()).collect::<BTreeSet<_>>();
    let coaches = |work: &[Work]| work.iter().flat_map(|one| one.coaches.clone()).collect::<BTreeSet<_>>();
    let found = [
        (Difference::Place, places(before) != places(now)),
        (Difference::Task, tasks(before) != tasks(now)),
        (Difference::Start, first_before.start_minute != first_now.start_minute),
        (Difference::End, last_before.end_minute != last_now.end_minute),
        (Difference::Coach, coaches(before) != coaches(now)),
    ];
    found.into_iter().filter(|(_, differs)| *differs).map(|(difference, _)| difference).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_that_changed_is_told_and_a_free_day_is_compared_with_nothing() {
        let (stef, lies) = (Id::fresh(), Id::fresh());
        let usual = Work {
            place: Id::fresh(),
            task: "inpakken".to_owned(),
            start_minute: 480,
            end_minute: 960,
            coaches: BTreeSet::from([stef]),
        };
        let elsewhere = Work { place: Id::fresh(), ..usual.clone() };
        let other_task = Work { task: "plakken".to_owned(), ..usual.clone() };
        let later = Work { start_minute: 540, end_minute: 1_020, ..usual.clone() };
        let with_lies = Work { coaches: BTreeSet::from([lies]), ..usual.clone() };
        let afternoon = Work { start_minute: 780, ..usual.clone() };
        let morning = Work { end_minute: 720, ..usual.clone() };
        let table = [
            (vec![], vec![]),
            (vec![usual.clone()], vec![]),
            (vec![elsewhere], vec![Difference::Place]),
            (vec![other_task], vec![Difference::Task]),
            (vec![later], vec![Difference::Start, Difference::End]),
            (vec![with_lies], vec![Difference::Coach]),
            (vec![morning, afternoon], vec![]),
        ];
        for (now, expected) in table {
            assert_eq!(differences(std::slice::from_ref(&usual), &now), expected, "{now:?}");
        }
        assert_eq!(differences(&[], &[usual]), vec![]);
    }
}
