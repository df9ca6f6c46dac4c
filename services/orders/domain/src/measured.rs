//! What a department's attendance yields: how many attendance minutes its work takes, measured by week, with its spread.
//!
//! A measurement is of a department and an activity, never of a person: what fewer than [`SMALLEST_GROUP`] people did
//! together is not taken at all.

use std::collections::BTreeMap;

use werkbrug_kernel::minutes::Minutes;

use crate::{
    refusal::Refusal,
    work::{Department, SubTask},
};

/// What is measured or told about fewer people than this would be about a person.
pub const SMALLEST_GROUP: u32 = 10;
/// Attendance minutes that a thousand planned ones take when the plan is right.
pub const AS_PLANNED: u32 = 1_000;
/// Measured weeks from which an activity speaks for itself.
pub const ENOUGH_WEEKS: usize = 20;
/// Measured weeks of an activity that are looked at, the newest.
pub const WEEKS_LOOKED_AT: usize = 60;
/// What is measured beyond this, per thousand, is a mistake in what was typed.
const RANGE: std::ops::RangeInclusive<u32> = 200..=5_000;

/// What is thought of work that was measured in few weeks or none: as planned in the middle, sooner worse than better.
/// It counts as nine measured weeks until there are [`ENOUGH_WEEKS`].
const PRIOR: [u32; 9] = [820, 880, 930, 970, AS_PLANNED, 1_030, 1_080, 1_150, 1_260];

/// A week of one activity in a department.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Minutes that the finished pieces should have taken.
    pub planned: Minutes,
    /// Minutes that people were there for it.
    pub attendance: Minutes,
    /// How many people that were.
    pub heads: u32,
}

impl Week {
    /// Attendance minutes for a thousand planned ones.
    pub fn need(self) -> Result<u32, Refusal> {
        if self.heads < SMALLEST_GROUP {
            return Err(Refusal::GroupTooSmall { heads: self.heads });
        }
        let (planned, attendance) = (u64::from(self.planned.value()), u64::from(self.attendance.value()));
        let thousandths = attendance.saturating_mul(u64::from(AS_PLANNED)).checked_div(planned);
        let need = thousandths.and_then(|need| u32::try_from(need).ok()).filter(|need| RANGE.contains(need));
        need.ok_or(Refusal::YieldUnbelievable)
    }
}

/// Measured needs by department and activity, each in thousandths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs(BTreeMap<Department, BTreeMap<String, Vec<u32>>>);

impl Needs {
    /// Adds a measured week.
    pub fn add(&mut self, department: &Department, activity: &str, need: u32) {
        let all = self.0.entry(department.clone()).or_default().entry(activity.to_owned()).or_default();
        let at = all.partition_point(|other| *other <= need);
        all.insert(at, need);
    }

    /// How many weeks of this activity were measured here.
    pub fn weeks(&self, department: &Department, activity: &str) -> usize {
        self.measured(department, activity).len()
    }

    /// What a thousand planned minutes take here in `level` ten-thousandths of the weeks.
    pub fn at(&self, department: &Department, activity: &str, level: u32) -> u32 {
        let measured = self.measured(department, activity);
        if measured.is_empty() {
            return quantile(&PRIOR, level);
        }
        if measured.len() >= ENOUGH_WEEKS {
            return quantile(measured, level);
        }
        let mut all = [measured, &PRIOR].concat();
        all.sort_unstable();
        quantile(&all, level)
    }

    /// Attendance minutes for a sub-task; a started minute counts. Nothing when they are beyond counting.
    pub fn minutes(&self, task: &SubTask, planned: Minutes, level: u32) -> Option<Minutes> {
        stretched(planned, self.at(&task.department, &task.activity(), level))
    }

    /// The other departments in which this activity was measured.
    pub fn who_else(&self, department: &Department, activity: &str) -> impl Iterator<Item = &Department> {
        let others = self.0.iter().filter(move |(other, _)| *other != department);
        others.filter(move |(_, known)| known.contains_key(activity)).map(|(other, _)| other)
    }

    /// Every department and activity that was measured.
    pub fn all(&self) -> impl Iterator<Item = (&Department, &str)> {
        self.0.iter().flat_map(|(department, known)| known.keys().map(move |activity| (department, activity.as_str())))
    }

    fn measured(&self, department: &Department, activity: &str) -> &[u32] {
        let known = self.0.get(department).and_then(|known| known.get(activity));
        known.map_or(&[], Vec::as_slice)
    }
}

/// Planned minutes at this need; a started minute counts.
pub fn stretched(planned: Minutes, need: u32) -> Option<Minutes> {
    let minutes = (u64::from(planned.value()) * u64::from(need)).div_ceil(u64::from(AS_PLANNED));
    u32::try_from(minutes).ok().map(Minutes::new)
}

/// The value that `level` ten-thousandths of the next ones do not exceed, if they come as these did: of n sorted values
/// the one at place level x (n + 1), rounded up (Vovk, Gammerman and Shafer 2005, split conformal prediction).
fn quantile(sorted: &[u32], level: u32) -> u32 {
    let count = u64::try_from(sorted.len()).unwrap_or(u64::MAX);
    let place = (u64::from(level) * (count + 1)).div_ceil(10_000).clamp(1, count.max(1));
    let index = usize::try_from(place - 1).unwrap_or(usize::MAX);
    sorted.get(index).copied().unwrap_or(AS_PLANNED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> Department {
        Department::parse("pack").unwrap()
    }

    fn week(planned: u32, attendance: u32, heads: u32) -> Week {
        Week { planned: Minutes::new(planned), attendance: Minutes::new(attendance), heads }
    }

    #[test]
    fn a_measurement_is_of_ten_people_at_least() {
        let table = [
            (week(10_000, 11_000, 10), Ok(1_100)),
            (week(10_000, 11_000, 9), Err(Refusal::GroupTooSmall { heads: 9 })),
            (week(10_000, 11_000, 1), Err(Refusal::GroupTooSmall { heads: 1 })),
            (week(10_000, 2_000, 12), Ok(200)),
            (week(10_000, 1_990, 12), Err(Refusal::YieldUnbelievable)),
            (week(10_000, 50_000, 12), Ok(5_000)),
            (week(10_000, 50_010, 12), Err(Refusal::YieldUnbelievable)),
            (week(0, 11_000, 12), Err(Refusal::YieldUnbelievable)),
        ];
        for (week, need) in table {
            assert_eq!(week.need(), need, "{week:?}");
        }
    }

    #[test]
    fn work_that_was_never_measured_goes_as_planned_with_room_for_worse() {
        let needs = Needs::default();
        let table = [(1, 820), (1_000, 820), (5_000, 1_000), (9_000, 1_260), (9_990, 1_260)];
        for (level, need) in table {
            assert_eq!(needs.at(&pack(), "plooien", level), need, "level {level}");
        }
    }

    #[test]
    fn twenty_measured_weeks_speak_for_themselves() {
        let mut needs = Needs::default();
        for number in 0..19 {
            needs.add(&pack(), "plooien", 1_400 + number);
        }
        assert_eq!(needs.at(&pack(), "plooien", 1_000), 930, "the prior still counts");
        needs.add(&pack(), "plooien", 1_419);
        let table = [(1_000, 1_402), (5_000, 1_410), (9_000, 1_418), (9_990, 1_419)];
        for (level, need) in table {
            assert_eq!(needs.at(&pack(), "plooien", level), need, "level {level}");
        }
        assert_eq!(needs.at(&pack(), "kleven", 5_000), AS_PLANNED, "another activity is another measurement");
    }

    #[test]
    fn a_started_minute_counts() {
        for (planned, need, minutes) in [(100, 1_000, 100), (100, 1_001, 101), (1, 820, 1), (0, 5_000, 0)] {
            assert_eq!(stretched(Minutes::new(planned), need), Some(Minutes::new(minutes)), "{planned} at {need}");
        }
        assert_eq!(stretched(Minutes::new(u32::MAX), 1_001), None);
    }
}
