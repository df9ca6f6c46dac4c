//! When a shift is: civil hours of one day, or over midnight into the next.

use jiff::civil::{Date, DateTime, Time};
use werkbrug_kernel::{brussels, minutes::Minutes};

use crate::refusal::Refusal;

/// Minutes in a civil day without a clock change.
pub const MINUTES_PER_DAY: u32 = 1_440;
/// The grain in which a person is taken: a quarter of an hour.
pub const SLOT_MINUTES: u32 = 15;
/// Quarters of an hour in a day.
const SLOTS_PER_DAY: u32 = MINUTES_PER_DAY / SLOT_MINUTES;

/// A stretch of civil time; the end is not part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first moment.
    pub from: DateTime,
    /// The first moment after.
    pub to: DateTime,
}

impl Span {
    /// Whether the two share any time.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// A quarter of an hour of a person's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// The day.
    pub day: Date,
    /// Which quarter of it, 0 to 95.
    pub quarter: u8,
}

/// The hours of a shift; an end that is not later than the start lies on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    day: Date,
    start_minute: u32,
    end_minute: u32,
    span: Span,
    length: Minutes,
}

impl Window {
    /// Reads minutes after midnight; the start before 24:00, the end at most 24:00.
    pub fn new(day: Date, start_minute: u32, end_minute: u32) -> Result<Self, Refusal> {
        let refused = Refusal::WindowInvalid { start_minute, end_minute };
        if start_minute >= MINUTES_PER_DAY || end_minute > MINUTES_PER_DAY || start_minute == end_minute {
            return Err(refused);
        }
        let last = if end_minute <= start_minute { day.tomorrow().ok() } else { Some(day) };
        let ends = last.and_then(|last| moment(last, end_minute));
        let (Some(from), Some(to)) = (moment(day, start_minute), ends) else {
            return Err(refused);
        };
        match brussels::minutes_between(from, to) {
            Some(length) if length > Minutes::ZERO => {
                Ok(Self { day, start_minute, end_minute, span: Span { from, to }, length })
            }
            Some(_) | None => Err(refused),
        }
    }

    /// The day on which it starts.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.day
    }

    /// The start, in minutes after midnight.
    #[must_use]
    pub const fn start_minute(&self) -> u32 {
        self.start_minute
    }

    /// The end, in minutes after midnight of the day it ends on.
    #[must_use]
    pub const fn end_minute(&self) -> u32 {
        self.end_minute
    }

    /// From when to when, on the wall clock.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// How long it really lasts, a change of the clock included.
    #[must_use]
    pub const fn length(&self) -> Minutes {
        self.length
    }

    /// Whether two windows share any time.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.span.overlaps(&other.span)
    }

    /// The days on which people are at work: one, or two for a night shift.
    #[must_use]
    pub fn days(&self) -> Vec<Date> {
        let last = self.span.to.date();
        if last == self.day || self.span.to.time() == Time::midnight() { vec![self.day] } else { vec![self.day, last] }
    }

    /// The real minutes before midnight.
    #[must_use]
    pub fn minutes_before_midnight(&self) -> Minutes {
        match self.days().as_slice() {
            [_, second] => {
                let midnight = second.to_datetime(Time::midnight());
                brussels::minutes_between(self.span.from, midnight).unwrap_or(Minutes::ZERO)
            }
            _ => self.length,
        }
    }

    /// Every quarter of an hour that it touches, in order; a quarter touched is a quarter taken.
    #[must_use]
    pub fn slots(&self) -> Vec<Slot> {
        let next_day = self.end_minute <= self.start_minute;
        let end = if next_day { self.end_minute + MINUTES_PER_DAY } else { self.end_minute };
        let quarters = self.start_minute / SLOT_MINUTES..end.div_ceil(SLOT_MINUTES);
        let tomorrow = self.day.tomorrow().unwrap_or(self.day);
        let slot = |quarter: u32| {
            let day = if quarter < SLOTS_PER_DAY { self.day } else { tomorrow };
            u8::try_from(quarter % SLOTS_PER_DAY).ok().map(|quarter| Slot { day, quarter })
        };
        quarters.filter_map(slot).collect()
    }
}

/// A moment of a day; nothing for a minute that no day has.
pub(crate) fn moment(day: Date, minute: u32) -> Option<DateTime> {
    if minute == MINUTES_PER_DAY {
        return day.tomorrow().ok().map(|next| next.to_datetime(Time::midnight()));
    }
    let hour = i8::try_from(minute / 60).ok()?;
    let rest = i8::try_from(minute % 60).ok()?;
    Time::new(hour, rest, 0, 0).ok().map(|time| day.to_datetime(time))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Refusal, Window};

    #[test]
    fn a_window_is_as_long_as_the_clock_really_runs() {
        let table = [
            // day, start, end, minutes, before midnight, days
            (date(2026, 11, 23), 360, 840, 480, 480, 1),
            (date(2026, 11, 23), 1_320, 360, 480, 120, 2),
            (date(2026, 11, 23), 960, 1_440, 480, 480, 1),
            (date(2026, 11, 23), 960, 0, 480, 480, 1),
            // The night in which summer time begins (28 March 2027) and ends (31 October 2027).
            (date(2027, 3, 27), 1_320, 360, 420, 120, 2),
            (date(2027, 10, 30), 1_320, 360, 540, 120, 2),
        ];
        for (day, start, end, minutes, before, days) in table {
            let window = Window::new(day, start, end).unwrap();
            assert_eq!(window.length().value(), minutes, "{day} {start}-{end}");
            assert_eq!(window.minutes_before_midnight().value(), before, "{day} {start}-{end}");
            assert_eq!(window.days().len(), days, "{day} {start}-{end}");
        }
    }

    #[test]
    fn hours_outside_a_day_are_refused() {
        for (start_minute, end_minute) in [(1_440, 60), (360, 1_441), (360, 360), (u32::MAX, u32::MAX)] {
            let refused = Window::new(date(2026, 11, 23), start_minute, end_minute);
            assert_eq!(refused, Err(Refusal::WindowInvalid { start_minute, end_minute }));
        }
        // The hour that does not exist on 28 March 2027 holds no work.
        assert!(Window::new(date(2027, 3, 28), 120, 180).is_err());
    }

    #[test]
    fn touching_windows_do_not_overlap() {
        let day = date(2026, 11, 23);
        let night = Window::new(day, 1_320, 360).unwrap();
        let table = [
            (Window::new(day, 840, 1_320).unwrap(), false),
            (Window::new(day, 840, 1_321).unwrap(), true),
            (Window::new(date(2026, 11, 24), 360, 840).unwrap(), false),
            (Window::new(date(2026, 11, 24), 359, 840).unwrap(), true),
        ];
        for (other, expected) in table {
            assert_eq!(night.overlaps(&other), expected, "{other:?}");
            assert_eq!(other.overlaps(&night), expected, "{other:?}");
        }
    }

    #[test]
    fn a_quarter_that_is_touched_is_taken() {
        let day = date(2026, 11, 23);
        let table = [
            (360, 840, 32, (23, 24), (23, 55)),
            (420, 876, 31, (23, 28), (23, 58)), // 7u36, as in a week of 38 hours
            (1_320, 360, 32, (23, 88), (24, 23)),
        ];
        for (start, end, count, first, last) in table {
            let slots = Window::new(day, start, end).unwrap().slots();
            let found = |slot: &super::Slot| (slot.day.day(), slot.quarter);
            assert_eq!(slots.len(), count, "{start}-{end}");
            assert_eq!(slots.first().map(found), Some(first));
            assert_eq!(slots.last().map(found), Some(last));
        }
    }
}
