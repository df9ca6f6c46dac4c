//! What somebody's contract says about the days and hours of work, and when their own yes is needed before they work
//! otherwise. Nobody says yes for them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use werkbrug_kernel::{calendar::WorkingCalendar, id::Id};

use crate::{fit::Obstacle, refusal::Refusal, shift::Shift, window::Window, worker::Worker};

/// Days of a week.
const WEEK_DAYS: usize = 7;
/// The most weeks that take turns.
const MOST_WEEKS: usize = 2;
/// Minutes of a day.
const DAY_MINUTES: u32 = 1_440;

/// Hours of a day, in minutes after midnight; an end that is not later than the start lies on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// The start.
    pub start_minute: u32,
    /// The end.
    pub end_minute: u32,
}

/// Whether the hours stand fast or are told each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContractKind {
    /// The same every week or every other week.
    Fixed,
    /// Told some days before.
    Variable,
}

/// The hours of a week, Monday first; nothing on a day off.
pub type Week = [Option<Hours>; WEEK_DAYS];

/// A contract's days and hours, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractHours {
    /// The first day on which it holds; until the next one begins.
    pub from: Date,
    /// Whether the hours stand fast.
    pub kind: ContractKind,
    /// The Monday of a week A.
    pub week_a: Date,
    /// Week A, and week B when there is one.
    pub weeks: Vec<Week>,
    /// Whether nothing may change for them on the day itself, unless they say yes.
    pub is_same_day_unwanted: bool,
}

impl ContractHours {
    /// A contract has one week or two, whole hours of a day, and begins its week A on a Monday.
    pub fn must_make_sense(self) -> Result<Self, Refusal> {
        let is_time = |hours: &Hours| {
            hours.start_minute < DAY_MINUTES
                && hours.end_minute <= DAY_MINUTES
                && hours.start_minute != hours.end_minute
        };
        let is_monday = self.week_a.weekday().to_monday_zero_offset() == 0;
        let has_weeks = !self.weeks.is_empty() && self.weeks.len() <= MOST_WEEKS;
        if is_monday && has_weeks && self.weeks.iter().flatten().flatten().all(is_time) {
            Ok(self)
        } else {
            Err(Refusal::ContractUnsound)
        }
    }

    /// The hours of a day; nothing on a day off.
    #[must_use]
    pub fn hours_on(&self, day: Date) -> Option<Hours> {
        let turns = i64::try_from(self.weeks.len()).ok().filter(|turns| *turns > 0)?;
        let since = i64::from(day.since(self.week_a).ok()?.get_days());
        let week = usize::try_from(since.div_euclid(7).rem_euclid(turns)).ok()?;
        let weekday = usize::try_from(since.rem_euclid(7)).ok()?;
        self.weeks.get(week)?.get(weekday).copied().flatten()
    }

    /// Whether all of a shift's hours are the contract's.
    #[must_use]
    pub fn holds(&self, window: &Window) -> bool {
        let end = |start: u32, end: u32| if end <= start { end.saturating_add(DAY_MINUTES) } else { end };
        let (start, until) = (window.start_minute(), end(window.start_minute(), window.end_minute()));
        self.hours_on(window.day())
            .is_some_and(|own| own.start_minute <= start && until <= end(own.start_minute, own.end_minute))
    }
}

/// How many working days before variable hours must be told: a figure of a law or an agreement, never our own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoticeLimit {
    /// From this day on.
    pub from: Date,
    /// So many working days before.
    pub working_days: u32,
}

/// What somebody said about work that needs their yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// They were asked.
    Asked,
    /// They said yes.
    Yes,
    /// They said no.
    No,
}

/// Contracts, answers and limits, as far as somebody looked them up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book {
    /// What contracts say, by person, in any order.
    pub contracts: BTreeMap<Id<Worker>, Vec<ContractHours>>,
    /// What people said, by person and shift.
    pub answers: BTreeMap<(Id<Worker>, Id<Shift>), Answer>,
    /// The limits, in any order.
    pub limits: Vec<NoticeLimit>,
}

impl Book {
    /// What needs somebody's own yes before they work on a shift; nothing when they said it, or when no contract is known.
    #[must_use]
    pub fn asks(&self, worker: Id<Worker>, shift: &Shift, today: Date) -> Vec<Obstacle> {
        let (window, day) = (&shift.window, shift.window.day());
        if self.answers.get(&(worker, shift.id)) == Some(&Answer::Yes) {
            return Vec::new();
        }
        let known = self.contracts.get(&worker).into_iter().flatten();
        let Some(own) = known.filter(|own| own.from <= day).max_by_key(|own| own.from) else { return Vec::new() };
        let mut found = Vec::new();
        if !own.holds(window) {
            found.push(Obstacle::OutsideContract { hours: own.hours_on(day) });
        }
        if own.is_same_day_unwanted && day <= today {
            found.push(Obstacle::SameDay);
        }
        let limit = self.limits.iter().filter(|limit| limit.from <= today).max_by_key(|limit| limit.from);
        if let (ContractKind::Variable, Some(limit)) = (own.kind, limit) {
            let before = WorkingCalendar::belgian().working_days_between(today, day);
            if before < limit.working_days {
                found.push(Obstacle::ToldLate { working_days: before, limit: limit.working_days });
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use werkbrug_kernel::minutes::Minutes;

    use super::*;
    use crate::stage::Stage;

    const MORNING: Option<Hours> = Some(Hours { start_minute: 480, end_minute: 720 });
    const DAY: Option<Hours> = Some(Hours { start_minute: 480, end_minute: 960 });

    /// Whole days in week A, mornings until Wednesday in week B.
    fn contract() -> ContractHours {
        let week_a = [DAY, DAY, DAY, DAY, DAY, None, None];
        let week_b = [MORNING, MORNING, MORNING, None, None, None, None];
        ContractHours {
            from: date(2026, 1, 1),
            kind: ContractKind::Fixed,
            week_a: date(2026, 11, 23),
            weeks: vec![week_a, week_b],
            is_same_day_unwanted: false,
        }
    }

    fn shift(day: Date, hours: (u32, u32)) -> Shift {
        Shift {
            id: Id::fresh(),
            engagement: Id::fresh(),
            place: Id::fresh(),
            window: Window::new(day, hours.0, hours.1).unwrap(),
            break_minutes: Minutes::ZERO,
            heads_wanted: 1,
            stage: Stage::Requested,
            crew: Vec::new(),
            coaches: Vec::new(),
        }
    }

    #[test]
    fn weeks_a_and_b_take_turns_before_and_after_the_monday_they_are_counted_from() {
        let table = [
            (date(2026, 11, 23), DAY),
            (date(2026, 11, 28), None),
            (date(2026, 11, 30), MORNING),
            (date(2026, 12, 3), None),
            (date(2026, 12, 7), DAY),
            (date(2026, 11, 16), MORNING),
            (date(2026, 11, 9), DAY),
            (date(2027, 1, 4), DAY),
        ];
        for (day, expected) in table {
            assert_eq!(contract().hours_on(day), expected, "{day}");
        }
    }

    #[test]
    fn work_outside_the_contract_needs_a_yes_to_the_minute() {
        let (monday_a, monday_b) = (date(2026, 11, 23), date(2026, 11, 30));
        let table = [
            (monday_a, (480, 960), true),
            (monday_a, (479, 960), false),
            (monday_a, (480, 961), false),
            (monday_b, (480, 720), true),
            (monday_b, (480, 721), false),
            (date(2026, 11, 28), (480, 720), false),
            (monday_a, (600, 120), false),
        ];
        for (day, hours, expected) in table {
            assert_eq!(contract().holds(&shift(day, hours).window), expected, "{day} {hours:?}");
        }
    }

    #[test]
    fn variable_hours_are_told_in_time_and_the_day_itself_is_left_alone_where_it_is_wished() {
        let (worker, limits) = (Id::fresh(), vec![NoticeLimit { from: date(2026, 1, 1), working_days: 5 }]);
        let late = |working_days| vec![Obstacle::ToldLate { working_days, limit: 5 }];
        let table = [
            // Monday the 30th: five working days after Monday the 23rd.
            (ContractKind::Variable, false, date(2026, 11, 23), vec![]),
            (ContractKind::Variable, false, date(2026, 11, 24), late(4)),
            (ContractKind::Fixed, false, date(2026, 11, 24), vec![]),
            (ContractKind::Fixed, true, date(2026, 11, 29), vec![]),
            (ContractKind::Fixed, true, date(2026, 11, 30), vec![Obstacle::SameDay]),
        ];
        for (kind, is_same_day_unwanted, today, expected) in table {
            let own = ContractHours { kind, is_same_day_unwanted, ..contract() };
            let contracts = BTreeMap::from([(worker, vec![own])]);
            let mut book = Book { contracts, limits: limits.clone(), ..Book::default() };
            let on = shift(date(2026, 11, 30), (480, 720));
            assert_eq!(book.asks(worker, &on, today), expected, "{kind:?} {today}");
            book.answers.insert((worker, on.id), Answer::No);
            assert_eq!(book.asks(worker, &on, today), expected, "a no changes nothing");
            book.answers.insert((worker, on.id), Answer::Yes);
            assert_eq!(book.asks(worker, &on, today), vec![]);
        }
    }

    #[test]
    fn of_whom_no_contract_is_known_nothing_is_asked_and_the_newest_contract_counts() {
        let (worker, on) = (Id::fresh(), shift(date(2026, 11, 23), (480, 960)));
        assert_eq!(Book::default().asks(worker, &on, date(2026, 11, 1)), vec![]);
        let mornings = ContractHours { from: date(2026, 11, 1), weeks: vec![[MORNING; 7]], ..contract() };
        let contracts = BTreeMap::from([(worker, vec![mornings, contract()])]);
        let book = Book { contracts, ..Book::default() };
        assert_eq!(book.asks(worker, &on, date(2026, 11, 1)), vec![Obstacle::OutsideContract { hours: MORNING }]);
    }

    #[test]
    fn a_contract_has_one_week_or_two_and_begins_on_a_monday() {
        let hours = |start_minute, end_minute| vec![[Some(Hours { start_minute, end_minute }); 7]];
        let table = [
            (contract(), true),
            (ContractHours { weeks: vec![], ..contract() }, false),
            (ContractHours { weeks: vec![[DAY; 7]; 3], ..contract() }, false),
            (ContractHours { week_a: date(2026, 11, 24), ..contract() }, false),
            (ContractHours { weeks: hours(0, 1_440), ..contract() }, true),
            (ContractHours { weeks: hours(0, 1_441), ..contract() }, false),
            (ContractHours { weeks: hours(480, 480), ..contract() }, false),
        ];
        for (contract, expected) in table {
            assert_eq!(contract.clone().must_make_sense().is_ok(), expected, "{contract:?}");
        }
    }
}
