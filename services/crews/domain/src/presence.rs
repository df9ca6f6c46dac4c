//! The ledger of what happened: entries are only ever added, a correction is a counter-entry.
//!
//! One ledger, two readings: minutes to pay by worker and day, and minutes present by shift.

use jiff::civil::Date;
use werkbrug_kernel::minutes::Minutes;

use crate::{refusal::Refusal, window::Window};

/// The longest that somebody can be present on one shift, in minutes.
pub const MOST_MINUTES: u32 = 1_440;

/// What happened to somebody on a shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PresenceKind {
    /// Was there.
    Present,
    /// Came late.
    Late,
    /// Left early.
    LeftEarly,
    /// Did not come.
    NoShow,
    /// Was sent home.
    SentHome,
}

/// What a coach ticked: what happened and for how long the person was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    kind: PresenceKind,
    minutes: Minutes,
}

impl Tick {
    /// Minutes must go with what happened: none for who did not come, some for who did.
    pub fn new(kind: PresenceKind, minutes: u32) -> Result<Self, Refusal> {
        let goes_together = match kind {
            PresenceKind::Present | PresenceKind::Late | PresenceKind::LeftEarly => minutes > 0,
            PresenceKind::NoShow => minutes == 0,
            PresenceKind::SentHome => true,
        };
        if !goes_together || minutes > MOST_MINUTES {
            return Err(Refusal::PresenceMinutes { kind, minutes });
        }
        Ok(Self { kind, minutes: Minutes::new(minutes) })
    }

    /// The minutes of each day on which the work was done. Who came late worked the end of the shift, all
    /// others its beginning; a break is taken to lie in the later part.
    fn by_day(self, window: &Window) -> Vec<(Date, Minutes)> {
        let days = window.days();
        let [first, second] = days.as_slice() else {
            return vec![(window.day(), self.minutes)];
        };
        let before = window.minutes_before_midnight();
        let after = window.length().checked_sub(before).unwrap_or(Minutes::ZERO);
        let first_minutes = match self.kind {
            PresenceKind::Late => self.minutes.checked_sub(after).unwrap_or(Minutes::ZERO),
            PresenceKind::Present | PresenceKind::LeftEarly | PresenceKind::NoShow | PresenceKind::SentHome => {
                self.minutes.min(before)
            }
        };
        let second_minutes = self.minutes.checked_sub(first_minutes).unwrap_or(Minutes::ZERO);
        let mut days = vec![(*first, first_minutes), (*second, second_minutes)];
        days.retain(|(_, minutes)| *minutes > Minutes::ZERO);
        if days.is_empty() {
            days.push((*first, Minutes::ZERO));
        }
        days
    }
}

/// One line of the ledger, of one worker on one shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Which recording it belongs to, counted from 1.
    pub round: u32,
    /// Whether it takes back the entry of that round and day.
    pub is_counter: bool,
    /// The day on which the minutes were worked.
    pub day: Date,
    /// What happened.
    pub kind: PresenceKind,
    /// The minutes; negative in a counter-entry.
    pub minutes: i64,
}

/// What to add to one worker's lines of a shift when the coach ticks: the counter-entries of what stood
/// there, then the new entries.
#[must_use]
pub fn record(ledger: &[Entry], window: &Window, tick: Tick) -> Vec<Entry> {
    let last_round = ledger.iter().map(|entry| entry.round).max().unwrap_or(0);
    let standing = ledger.iter().filter(|entry| entry.round == last_round && !entry.is_counter);
    let mut added: Vec<Entry> =
        standing.map(|entry| Entry { is_counter: true, minutes: -entry.minutes, ..*entry }).collect();
    let round = last_round.saturating_add(1);
    for (day, minutes) in tick.by_day(window) {
        let minutes = i64::from(minutes.value());
        added.push(Entry { round, is_counter: false, day, kind: tick.kind, minutes });
    }
    added
}

/// The minutes of any part of the ledger: of a shift, or of a worker and day.
pub fn minutes_of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Result<Minutes, Refusal> {
    let sum = entries.into_iter().try_fold(0_i64, |sum, entry| sum.checked_add(entry.minutes));
    let minutes = sum.and_then(|sum| u32::try_from(sum).ok());
    minutes.map(Minutes::new).ok_or(Refusal::TooManyMinutes)
}

/// What stands in one worker's lines of a shift: the last thing ticked.
#[must_use]
pub fn standing(ledger: &[Entry]) -> Option<PresenceKind> {
    ledger.iter().filter(|entry| !entry.is_counter).max_by_key(|entry| entry.round).map(|entry| entry.kind)
}

/// Whether somebody came at all, by the last thing ticked: who was sent home had come.
#[must_use]
pub fn came(ledger: &[Entry]) -> bool {
    match standing(ledger) {
        None | Some(PresenceKind::NoShow) => false,
        Some(PresenceKind::Present | PresenceKind::Late | PresenceKind::LeftEarly | PresenceKind::SentHome) => true,
    }
}

/// Nothing can have happened on a shift that has not come yet.
pub fn must_have_begun(window: &Window, today: Date) -> Result<(), Refusal> {
    if window.day() > today {
        return Err(Refusal::PresenceTooEarly { day: window.day(), today });
    }
    Ok(())
}

/// When a tick was made, and its place in the queue of the device on which it waited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Made<'a> {
    /// In microseconds since 1970.
    pub at_us: i64,
    /// The queue; empty when it did not wait.
    pub queue: &'a str,
    /// The place in it.
    pub sequence: u64,
}

/// The moment from which a tick stands, in microseconds. Of two ticks of one queue the later place stands, however long each
/// was under way; else the one that was made later does, whoever made them: an old tick undoes nothing newer.
pub fn stands_from(made: Made<'_>, last: Option<Made<'_>>) -> Result<i64, Refusal> {
    let Some(last) = last else { return Ok(made.at_us) };
    let is_same_queue = !made.queue.is_empty() && made.queue == last.queue;
    let is_newer = if is_same_queue { made.sequence > last.sequence } else { made.at_us >= last.at_us };
    if is_newer { Ok(made.at_us.max(last.at_us)) } else { Err(Refusal::NewerPresenceStands) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{
        Made, PresenceKind, Refusal, Tick, Window, came, minutes_of, must_have_begun, record, standing, stands_from,
    };

    #[test]
    fn minutes_go_with_what_happened() {
        let table = [
            (PresenceKind::Present, 1, true),
            (PresenceKind::Present, 0, false),
            (PresenceKind::Present, 1_440, true),
            (PresenceKind::Present, 1_441, false),
            (PresenceKind::Late, 0, false),
            (PresenceKind::LeftEarly, 0, false),
            (PresenceKind::NoShow, 0, true),
            (PresenceKind::NoShow, 1, false),
            (PresenceKind::SentHome, 0, true),
            (PresenceKind::SentHome, 45, true),
        ];
        for (kind, minutes, expected) in table {
            assert_eq!(Tick::new(kind, minutes).is_ok(), expected, "{kind:?} {minutes}");
        }
    }

    #[test]
    fn a_correction_is_a_counter_entry() {
        let window = Window::new(date(2026, 11, 23), 360, 840).unwrap();
        let mut ledger = record(&[], &window, Tick::new(PresenceKind::Present, 450).unwrap());
        let added = record(&ledger, &window, Tick::new(PresenceKind::LeftEarly, 300).unwrap());
        let minutes: Vec<i64> = added.iter().map(|entry| entry.minutes).collect();
        assert_eq!(minutes, [-450, 300]);
        ledger.extend(added);
        assert_eq!(minutes_of(&ledger).map(|sum| sum.value()), Ok(300));
        assert_eq!(standing(&ledger), Some(PresenceKind::LeftEarly));
    }

    #[test]
    fn who_was_ticked_came_unless_that_says_otherwise() {
        let window = Window::new(date(2026, 11, 23), 360, 840).unwrap();
        assert!(!came(&[]), "nothing was ticked");
        let table = [
            (PresenceKind::Present, 450, true),
            (PresenceKind::Late, 400, true),
            (PresenceKind::LeftEarly, 30, true),
            (PresenceKind::SentHome, 0, true),
            (PresenceKind::NoShow, 0, false),
        ];
        for (kind, minutes, expected) in table {
            let ledger = record(&[], &window, Tick::new(kind, minutes).unwrap());
            assert_eq!(came(&ledger), expected, "{kind:?}");
            let corrected = record(&ledger, &window, Tick::new(PresenceKind::NoShow, 0).unwrap());
            assert!(!came(&[ledger, corrected].concat()), "{kind:?}, a mistake");
        }
    }

    #[test]
    fn a_night_is_split_at_midnight() {
        // A shift over midnight of a quarter is split there: 31 March 22:00 to 1 April 06:00.
        let night = Window::new(date(2026, 3, 31), 1_320, 360).unwrap();
        type Row = (PresenceKind, u32, &'static [(i8, i64)]);
        let table: [Row; 6] = [
            (PresenceKind::Present, 450, &[(31, 120), (1, 330)]),
            (PresenceKind::LeftEarly, 100, &[(31, 100)]),
            (PresenceKind::LeftEarly, 121, &[(31, 120), (1, 1)]),
            (PresenceKind::Late, 400, &[(31, 40), (1, 360)]),
            (PresenceKind::Late, 360, &[(1, 360)]),
            (PresenceKind::NoShow, 0, &[(31, 0)]),
        ];
        for (kind, minutes, expected) in table {
            let entries = record(&[], &night, Tick::new(kind, minutes).unwrap());
            let found: Vec<(i8, i64)> = entries.iter().map(|entry| (entry.day.day(), entry.minutes)).collect();
            assert_eq!(found, expected, "{kind:?} {minutes}");
        }
    }

    #[test]
    fn an_old_tick_undoes_nothing_that_was_said_after_it() {
        let stands = || Err(Refusal::NewerPresenceStands);
        let at = |at_us, queue, sequence| Made { at_us, queue, sequence };
        let table = [
            ("the first word", at(7, "", 0), None, Ok(7)),
            ("a newer one", at(7, "", 0), Some(at(6, "", 0)), Ok(7)),
            ("at the same moment", at(7, "", 0), Some(at(7, "", 0)), Ok(7)),
            ("an older one", at(7, "", 0), Some(at(8, "", 0)), stands()),
            ("an older one of another device", at(7, "a", 9), Some(at(8, "b", 1)), stands()),
            ("a newer one of another device", at(8, "a", 1), Some(at(7, "b", 9)), Ok(8)),
            ("the next of its queue, which was quicker", at(7, "a", 2), Some(at(8, "a", 1)), Ok(8)),
            ("the one before it in its queue", at(9, "a", 1), Some(at(8, "a", 2)), stands()),
        ];
        for (name, made, last, expected) in table {
            assert_eq!(stands_from(made, last), expected, "{name}");
        }
    }

    #[test]
    fn what_has_not_come_yet_has_not_happened() {
        let window = Window::new(date(2026, 11, 23), 360, 840).unwrap();
        assert_eq!(must_have_begun(&window, date(2026, 11, 23)), Ok(()));
        let (day, today) = (date(2026, 11, 23), date(2026, 11, 22));
        assert_eq!(must_have_begun(&window, today), Err(Refusal::PresenceTooEarly { day, today }));
    }
}
