//! What planning may know of a person: dates and limits, never a reason.

use jiff::civil::Date;
use werkbrug_kernel::{id::Id, minutes::Minutes};

use crate::window::Window;

/// Days from and to, both included; no end means until further notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayRange {
    /// The first day.
    pub from: Date,
    /// The last day, when one is known.
    pub to: Option<Date>,
}

impl DayRange {
    /// Whether the day lies in it. A range that ends before it starts holds no day.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether any of these days lies in it.
    #[must_use]
    pub fn touches(&self, days: &[Date]) -> bool {
        days.iter().any(|day| self.contains(*day))
    }
}

/// What a limit is about; the social service's vocabulary of work demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LimitKind {
    /// Highest weight, in kg.
    LiftKg,
    /// Highest number of lifts an hour.
    LiftTimesHour,
    /// Longest standing at a stretch, in minutes.
    StandingMinutes,
    /// Most noise.
    Noise,
    /// Most people around.
    Crowd,
    /// Longest way to work, in minutes.
    TravelMinutes,
    /// Longest working day, in minutes.
    MinutesPerDay,
}

/// A functional limit, without its cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What it is about.
    pub kind: LimitKind,
    /// The most that goes.
    pub value: u32,
    /// A wish when false.
    pub is_hard: bool,
    /// The days on which it holds.
    pub valid: DayRange,
}

impl Limit {
    /// The limit in plain Dutch.
    #[must_use]
    pub fn sentence(&self) -> String {
        let text = match (self.kind, self.value) {
            (LimitKind::LiftKg, 0) => "niet tillen".to_owned(),
            (LimitKind::LiftKg, kg) => format!("tillen tot {kg} kg"),
            (LimitKind::LiftTimesHour, times) => format!("tillen tot {times} keer per uur"),
            (LimitKind::StandingMinutes, 0) => "enkel zittend werk".to_owned(),
            (LimitKind::StandingMinutes, minutes) => format!("staan tot {minutes} minuten aan een stuk"),
            (LimitKind::Noise, 0) => "enkel een rustige plek".to_owned(),
            (LimitKind::Noise, level) => format!("lawaai tot niveau {level}"),
            (LimitKind::Crowd, 0) => "geen drukte".to_owned(),
            (LimitKind::Crowd, level) => format!("drukte tot niveau {level}"),
            (LimitKind::TravelMinutes, minutes) => format!("tot {minutes} minuten onderweg"),
            (LimitKind::MinutesPerDay, minutes) => {
                format!("tot {} werk per dag", Minutes::new(minutes).to_hours_nl())
            }
        };
        if self.is_hard { text } else { format!("liefst: {text}") }
    }
}

/// Work that somebody was already given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booking {
    /// When.
    pub window: Window,
    /// How long, breaks taken off.
    pub work: Minutes,
}

/// A person as the planner meets them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// Their identity.
    pub id: Id<Self>,
    /// When they are employed, when it is known.
    pub employed: Option<DayRange>,
    /// When they are not available.
    pub absences: Vec<DayRange>,
    /// What they can carry.
    pub limits: Vec<Limit>,
    /// What they were already given around that day.
    pub booked: Vec<Booking>,
}

impl Worker {
    /// Somebody of whom nothing is known yet.
    #[must_use]
    pub const fn unknown(id: Id<Self>) -> Self {
        Self { id, employed: None, absences: Vec::new(), limits: Vec::new(), booked: Vec::new() }
    }

    /// Whether an absence touches any of these days.
    #[must_use]
    pub fn is_absent(&self, days: &[Date]) -> bool {
        self.absences.iter().any(|absence| absence.touches(days))
    }

    /// How long they may still work on a day beside what they were given, by hard limits of that day; nothing when no limit says
    /// so.
    #[must_use]
    pub fn minutes_left(&self, day: Date) -> Option<Minutes> {
        let of_day =
            |limit: &&Limit| limit.kind == LimitKind::MinutesPerDay && limit.is_hard && limit.valid.contains(day);
        let most = self.limits.iter().filter(of_day).map(|limit| limit.value).min()?;
        let given = self.booked.iter().filter(|booking| booking.window.day() == day);
        let given = given.map(|booking| booking.work.value()).fold(0, u32::saturating_add);
        Some(Minutes::new(most.saturating_sub(given)))
    }

    /// Whether employed on every one of these days.
    #[must_use]
    pub fn is_employed(&self, days: &[Date]) -> bool {
        self.employed.is_some_and(|range| days.iter().all(|day| range.contains(*day)))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use werkbrug_kernel::{id::Id, minutes::Minutes};

    use super::{Booking, DayRange, Limit, LimitKind, Worker};
    use crate::window::Window;

    #[test]
    fn a_range_holds_its_first_and_its_last_day() {
        let until_friday = DayRange { from: date(2026, 11, 23), to: Some(date(2026, 11, 27)) };
        let open = DayRange { from: date(2026, 11, 23), to: None };
        let withdrawn = DayRange { from: date(2026, 11, 23), to: Some(date(2026, 11, 22)) };
        let table = [
            (until_friday, 22, false),
            (until_friday, 23, true),
            (until_friday, 27, true),
            (until_friday, 28, false),
            (open, 22, false),
            (open, 30, true),
            (withdrawn, 22, false),
            (withdrawn, 23, false),
        ];
        for (range, day, expected) in table {
            assert_eq!(range.contains(date(2026, 11, day)), expected, "{range:?} on {day}");
        }
    }

    #[test]
    fn a_limit_reads_without_its_cause() {
        let valid = DayRange { from: date(2026, 1, 1), to: None };
        let table = [
            (LimitKind::LiftKg, 10, true, "tillen tot 10 kg"),
            (LimitKind::StandingMinutes, 0, true, "enkel zittend werk"),
            (LimitKind::Noise, 0, false, "liefst: enkel een rustige plek"),
            (LimitKind::MinutesPerDay, 240, true, "tot 4u00 werk per dag"),
        ];
        for (kind, value, is_hard, expected) in table {
            assert_eq!(Limit { kind, value, is_hard, valid }.sentence(), expected);
        }
    }

    #[test]
    fn a_limit_of_hours_a_day_leaves_what_was_not_given_yet() {
        let monday = date(2026, 11, 23);
        let valid = DayRange { from: monday, to: Some(monday) };
        let hours = |value, is_hard| Limit { kind: LimitKind::MinutesPerDay, value, is_hard, valid };
        let given = |day, minutes| Booking { window: Window::new(day, 480, 600).unwrap(), work: Minutes::new(minutes) };
        let tuesday = date(2026, 11, 24);
        let table = [
            (vec![], vec![], monday, None),
            (vec![hours(240, true)], vec![], monday, Some(240)),
            (vec![hours(240, true)], vec![], tuesday, None),
            (vec![hours(240, false)], vec![], monday, None),
            (vec![hours(240, true), hours(210, true)], vec![], monday, Some(210)),
            (vec![hours(240, true)], vec![given(monday, 90), given(tuesday, 60)], monday, Some(150)),
            (vec![hours(240, true)], vec![given(monday, 300)], monday, Some(0)),
        ];
        for (limits, booked, day, expected) in table {
            let worker = Worker { limits, booked, ..Worker::unknown(Id::fresh()) };
            assert_eq!(worker.minutes_left(day), expected.map(Minutes::new), "{worker:?} on {day}");
        }
    }
}
