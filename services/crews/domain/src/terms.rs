//! What an agreement says about second thoughts and silence: notice, what is still owed, the hour from which a head count
//! stands, and after how many working days silence approves.
//!
//! None of it is law: the figures are the agreement's own. Where it says nothing, the count stands from a quarter past seven,
//! nothing is owed for a change, and silence approves nothing.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time},
};
use werkbrug_kernel::{calendar::WorkingCalendar, minutes::Minutes};

use crate::{
    refusal::Refusal,
    shift::MOST_HEADS,
    stage::Stage,
    window::{MINUTES_PER_DAY, moment},
};

/// A quarter past seven: who is ill phones in before seven, the planner fills seats in the quarter after it.
pub const USUAL_DEFINITIVE_MINUTE: u32 = 7 * 60 + 15;
/// The most working days that an agreement can name.
pub const MOST_DAYS: u32 = 60;
/// All of it.
const WHOLE: u32 = 100;

/// The agreement's own figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// From this minute of the day itself the head count stands.
    pub definitive_minute: u32,
    /// Until so many working days before, a change costs nothing.
    pub notice_days: u32,
    /// What of the minutes given up later is still owed.
    pub late_percent: u32,
    /// After so many working days silence approves; 0 is never.
    pub tacit_days: u32,
}

impl Default for Terms {
    fn default() -> Self {
        Self { definitive_minute: USUAL_DEFINITIVE_MINUTE, notice_days: 0, late_percent: 0, tacit_days: 0 }
    }
}

impl Terms {
    /// Figures that an agreement can have.
    pub const fn must_make_sense(self) -> Result<Self, Refusal> {
        let is_sound = self.definitive_minute < MINUTES_PER_DAY
            && self.notice_days <= MOST_DAYS
            && self.late_percent <= WHOLE
            && self.tacit_days <= MOST_DAYS;
        if is_sound { Ok(self) } else { Err(Refusal::TermsUnsound) }
    }

    /// Whether the head count of a day stands at a minute of today.
    #[must_use]
    pub fn is_definitive(self, day: Date, today: Date, minute: u32) -> bool {
        day < today || (day == today && minute >= self.definitive_minute)
    }

    /// When the head count of a day begins to stand, on the clocks of Belgium.
    #[must_use]
    pub fn stands_from(self, day: Date) -> DateTime {
        moment(day, self.definitive_minute).unwrap_or_else(|| day.to_datetime(Time::midnight()))
    }

    /// The last day on which a change of that day's shift costs nothing; none when it never does.
    #[must_use]
    pub fn free_until(self, day: Date, calendar: &WorkingCalendar) -> Option<Date> {
        if self.late_percent == 0 {
            return None;
        }
        let mut last = day;
        for _ in 0..self.notice_days {
            last = working_day_before(last, calendar)?;
        }
        Some(last)
    }

    /// What of minutes given up today is still owed, in percent.
    #[must_use]
    pub fn percent_owed(self, day: Date, today: Date, calendar: &WorkingCalendar) -> u32 {
        match self.free_until(day, calendar) {
            Some(last) if today > last => self.late_percent,
            Some(_) | None => 0,
        }
    }

    /// The day on which silence approves; none when it never does. It runs from the last word about that day's hours.
    #[must_use]
    pub fn tacit_on(self, day: Date, recorded: Option<Date>, calendar: &WorkingCalendar) -> Option<Date> {
        let from = recorded.map_or(day, |recorded| recorded.max(day));
        if self.tacit_days == 0 { None } else { calendar.add_working_days(from, self.tacit_days) }
    }
}

/// Silence approves only from the agreed day on.
pub fn must_be_silent_long_enough(tacit_on: Option<Date>, today: Date) -> Result<(), Refusal> {
    match tacit_on {
        Some(on) if today >= on => Ok(()),
        on => Err(Refusal::NotTacitYet { on, today }),
    }
}

/// Whoever has begun to work is not given up any more: what they do is recorded.
pub fn must_not_have_begun(begins: DateTime, now: DateTime) -> Result<(), Refusal> {
    if now >= begins { Err(Refusal::ShiftHasBegun { begins }) } else { Ok(()) }
}

/// Whether a shift has begun at a minute of today.
#[must_use]
pub fn has_begun(begins: DateTime, (today, minute): (Date, u32)) -> bool {
    (begins.date(), minute_of(begins)) <= (today, minute)
}

/// The minute of its day.
#[must_use]
pub fn minute_of(at: DateTime) -> u32 {
    u32::try_from(i32::from(at.hour()) * 60 + i32::from(at.minute())).unwrap_or(0)
}

/// Heads of a shift that were given up before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenUp {
    /// How many were wanted until then.
    pub before: u32,
    /// How many were wanted from then on.
    pub after: u32,
    /// Whether something is owed for it.
    pub is_owed: bool,
}

/// Of the heads given up now, those that nothing is owed for yet: who was owed, asked for again and given up again is owed
/// once. `earlier` is oldest first.
#[must_use]
pub fn not_owed_yet(earlier: &[GivenUp], (before, after): (u32, u32)) -> u32 {
    let mut stood = earlier.first().map_or(before, |one| one.before);
    let (mut gone, mut back) = (0_u32, 0_u32);
    let now = GivenUp { before, after, is_owed: false };
    let mut fresh = 0;
    for one in earlier.iter().copied().chain([now]) {
        let again = one.before.saturating_sub(stood).min(gone);
        (gone, back) = (gone.saturating_sub(again), back.saturating_add(again));
        let less = one.before.saturating_sub(one.after);
        let repeated = less.min(back);
        back = back.saturating_sub(repeated);
        gone = gone.saturating_add(if one.is_owed { less } else { repeated });
        (stood, fresh) = (one.after, less.saturating_sub(repeated));
    }
    fresh
}

/// How many heads a shift may be changed to, and how many of those asked for before are given up.
pub fn change_heads(stage: Stage, (before, after): (u32, u32), (day, today): (Date, Date)) -> Result<u32, Refusal> {
    if after == 0 || after > MOST_HEADS {
        return Err(Refusal::HeadsOutOfRange { heads: after, most: MOST_HEADS });
    }
    must_be_to_come(stage, day, today)?;
    Ok(before.saturating_sub(after))
}

/// A shift is changed or cancelled through its own day, and not once its minutes were approved.
pub fn must_be_to_come(stage: Stage, day: Date, today: Date) -> Result<(), Refusal> {
    match stage {
        Stage::Requested | Stage::Published => {}
        Stage::Approved => return Err(Refusal::ShiftClosed),
    }
    if day < today { Err(Refusal::DayIsOver { day, today }) } else { Ok(()) }
}

/// The minutes still owed for heads given up, rounded down: in doubt for who pays.
#[must_use]
pub fn owed(heads: u32, work: Minutes, percent: u32) -> Minutes {
    let whole = u64::from(heads).saturating_mul(work.value().into()).saturating_mul(percent.into());
    Minutes::new(u32::try_from(whole / u64::from(WHOLE)).unwrap_or(u32::MAX))
}

fn working_day_before(day: Date, calendar: &WorkingCalendar) -> Option<Date> {
    let mut before = day.checked_sub(1.day()).ok()?;
    while !calendar.is_working_day(before) {
        before = before.checked_sub(1.day()).ok()?;
    }
    Some(before)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{
        Date, GivenUp, Minutes, Refusal, Stage, Terms, WorkingCalendar, change_heads, has_begun,
        must_be_silent_long_enough, must_not_have_begun, not_owed_yet, owed,
    };

    const MONDAY: Date = date(2026, 11, 23);

    fn agreed(notice_days: u32, late_percent: u32, tacit_days: u32) -> Terms {
        Terms { notice_days, late_percent, tacit_days, ..Terms::default() }
    }

    #[test]
    fn a_head_count_stands_from_the_agreed_minute_of_the_day_itself() {
        let early = Terms { definitive_minute: 360, ..Terms::default() };
        let table = [
            (Terms::default(), date(2026, 11, 22), 0, true),
            (Terms::default(), MONDAY, 434, false),
            (Terms::default(), MONDAY, 435, true),
            (Terms::default(), date(2026, 11, 24), 1_439, false),
            (early, MONDAY, 359, false),
            (early, MONDAY, 360, true),
        ];
        for (terms, day, minute, expected) in table {
            assert_eq!(terms.is_definitive(day, MONDAY, minute), expected, "{day} at {minute}");
        }
    }

    #[test]
    fn a_change_is_free_through_the_last_working_day_of_the_notice() {
        // Monday 23 November: two working days before is Thursday 19, over the weekend.
        // Thursday 12 November follows Armistice Day, which is no working day.
        let table = [
            (agreed(2, 50, 0), MONDAY, date(2026, 11, 19), 0),
            (agreed(2, 50, 0), MONDAY, date(2026, 11, 20), 50),
            (agreed(1, 50, 0), MONDAY, date(2026, 11, 20), 0),
            (agreed(1, 50, 0), MONDAY, date(2026, 11, 21), 50),
            (agreed(0, 50, 0), MONDAY, MONDAY, 0),
            (agreed(1, 30, 0), date(2026, 11, 12), date(2026, 11, 10), 0),
            (agreed(1, 30, 0), date(2026, 11, 12), date(2026, 11, 11), 30),
            (agreed(5, 0, 0), MONDAY, MONDAY, 0),
        ];
        for (terms, day, today, expected) in table {
            let percent = terms.percent_owed(day, today, &WorkingCalendar::belgian());
            assert_eq!(percent, expected, "{terms:?} {day} on {today}");
        }
    }

    #[test]
    fn silence_approves_from_the_agreed_working_day_on_and_never_where_nothing_was_agreed() {
        let (sunday, tuesday) = (Some(date(2026, 11, 22)), Some(date(2026, 11, 24)));
        let table = [
            (5, None, date(2026, 11, 29), false),
            (5, None, date(2026, 11, 30), true),
            (5, None, date(2026, 12, 7), true),
            (1, None, MONDAY, false),
            (1, None, date(2026, 11, 24), true),
            (0, None, date(2026, 12, 31), false),
            (5, sunday, date(2026, 11, 29), false),
            (5, sunday, date(2026, 11, 30), true),
            (5, tuesday, date(2026, 11, 30), false),
            (5, tuesday, date(2026, 12, 1), true),
        ];
        for (tacit_days, recorded, today, expected) in table {
            let on = agreed(0, 0, tacit_days).tacit_on(MONDAY, recorded, &WorkingCalendar::belgian());
            let said = must_be_silent_long_enough(on, today).is_ok();
            assert_eq!(said, expected, "{tacit_days} days from {recorded:?}, {today}");
        }
    }

    #[test]
    fn heads_are_changed_through_the_day_itself_until_minutes_are_approved() {
        let before = date(2026, 11, 22);
        let table = [
            (Stage::Requested, (5, 3), MONDAY, Ok(2)),
            (Stage::Published, (5, 8), MONDAY, Ok(0)),
            (Stage::Published, (5, 1), before, Err(Refusal::DayIsOver { day: before, today: MONDAY })),
            (Stage::Approved, (5, 3), MONDAY, Err(Refusal::ShiftClosed)),
            (Stage::Requested, (5, 0), MONDAY, Err(Refusal::HeadsOutOfRange { heads: 0, most: 500 })),
            (Stage::Requested, (5, 500), MONDAY, Ok(0)),
            (Stage::Requested, (5, 501), MONDAY, Err(Refusal::HeadsOutOfRange { heads: 501, most: 500 })),
        ];
        for (stage, heads, day, expected) in table {
            assert_eq!(change_heads(stage, heads, (day, MONDAY)), expected, "{stage:?} {heads:?} {day}");
        }
    }

    #[test]
    fn nobody_is_given_up_who_has_begun() {
        let begins = MONDAY.at(6, 0, 0, 0);
        let table = [
            (date(2026, 11, 22).at(23, 0, 0, 0), Ok(())),
            (MONDAY.at(5, 59, 59, 0), Ok(())),
            (begins, Err(Refusal::ShiftHasBegun { begins })),
            (MONDAY.at(14, 0, 0, 0), Err(Refusal::ShiftHasBegun { begins })),
        ];
        for (now, expected) in table {
            assert_eq!(must_not_have_begun(begins, now), expected, "{now}");
        }
    }

    #[test]
    fn a_shift_has_begun_from_its_first_minute() {
        let begins = MONDAY.at(6, 0, 0, 0);
        let (eve, morrow) = (date(2026, 11, 22), date(2026, 11, 24));
        for (now, expected) in
            [((eve, 1_439), false), ((MONDAY, 359), false), ((MONDAY, 360), true), ((morrow, 0), true)]
        {
            assert_eq!(has_begun(begins, now), expected, "{now:?}");
        }
    }

    #[test]
    fn the_same_heads_are_owed_once_however_often_a_mind_is_changed() {
        let late = |before, after| GivenUp { before, after, is_owed: true };
        let free = |before, after| GivenUp { before, after, is_owed: false };
        type Row = (&'static str, Vec<GivenUp>, (u32, u32), u32);
        let table: [Row; 9] = [
            ("the first time", vec![], (5, 1), 4),
            ("the same four again", vec![late(5, 1)], (5, 1), 0),
            ("and a third time", vec![late(5, 1), free(5, 1)], (5, 1), 0),
            ("the last one too", vec![late(5, 1), free(5, 1)], (1, 0), 1),
            ("all, of whom four were owed", vec![late(5, 1)], (5, 0), 1),
            ("more than ever stood", vec![late(5, 3)], (8, 1), 5),
            ("given up in time, asked for again", vec![free(5, 3)], (5, 3), 2),
            ("two in time, two late, all again", vec![free(5, 3), late(3, 1)], (5, 1), 2),
            ("more is asked", vec![late(5, 1)], (1, 9), 0),
        ];
        for (told, earlier, heads, expected) in table {
            assert_eq!(not_owed_yet(&earlier, heads), expected, "{told}");
        }
    }

    #[test]
    fn what_is_owed_is_rounded_for_who_pays() {
        for (heads, work, percent, expected) in [(2, 450, 50, 450), (1, 451, 50, 225), (3, 450, 0, 0), (1, 1, 99, 0)] {
            assert_eq!(owed(heads, Minutes::new(work), percent), Minutes::new(expected), "{heads} {work} {percent}");
        }
    }

    #[test]
    fn an_agreement_names_figures_that_exist() {
        let table = [
            (Terms::default(), true),
            (Terms { definitive_minute: 1_440, ..Terms::default() }, false),
            (agreed(60, 100, 60), true),
            (agreed(61, 0, 0), false),
            (agreed(0, 101, 0), false),
            (agreed(0, 0, 61), false),
        ];
        for (terms, expected) in table {
            assert_eq!(terms.must_make_sense().is_ok(), expected, "{terms:?}");
        }
    }
}
