//! The screen for two: while a coach and one worker look at that worker's day, the session opens that one page and nothing
//! else, until the coach's own number is typed. The number is chosen once a session and kept as a fingerprint.
//!
//! A screen that shut stays shut for its account whatever becomes of the session: who signs in again must have proven to the
//! issuer who they are after it shut. An issuer that only remembers the coach, or that never tells when somebody was proven,
//! brings whoever holds the phone back to that one page and no further; the number opens it, in the tries that are left.

use jiff::Timestamp;
use werkbrug_chassis::identity::Viewer;

use super::{Arrival, LONGEST, Sessions, Signed, later};
use crate::secret::{Fingerprint, fingerprint};

/// Digits of a number.
pub(crate) const DIGITS: usize = 4;
/// After so many wrong numbers in a row the session ends.
const MOST_WRONG: u8 = 5;
/// What opens all the same: our own files, the paper, the way out.
const OPEN: [&str; 4] = ["/assets/", "/vandaag/samen-klaar", "/vandaag/afgedrukt", "/afmelden"];

/// What a session is locked on, if at all.
#[derive(Default)]
pub(super) struct Lock {
    number: Option<Fingerprint>,
    on: Option<String>,
    wrong: u8,
}

/// A screen that shut, of an account.
pub(super) struct Shut {
    since: Timestamp,
    number: Option<Fingerprint>,
    on: String,
    /// Wrong numbers in whatever session, until it is opened.
    wrong: u8,
}

/// What came of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tried {
    /// Everything is open again.
    Open,
    /// Not that number; the screen stays locked.
    Wrong,
    /// Wrong too often: the session is over.
    Ended,
}

/// Whether something is a number that can be chosen.
pub(crate) fn is_number(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|letter| letter.is_ascii_digit())
}

/// Whether a path opens while the screen is locked on another.
pub(crate) fn leaves_open(locked_on: &str, path: &str) -> bool {
    path == locked_on || OPEN.iter().any(|open| path.starts_with(open))
}

impl Sessions {
    /// Whether this session has chosen its number.
    pub(crate) fn has_number(&self, signed: &Signed, now: Timestamp) -> bool {
        self.open.with(&signed.session, now, |until| until.value.lock.number.is_some()).unwrap_or(false)
    }

    /// The number of this session from here on.
    pub(crate) fn choose_number(&self, signed: &Signed, number: &str, now: Timestamp) {
        self.open.with(&signed.session, now, |until| until.value.lock.number = Some(fingerprint(number)));
    }

    /// Opens this path and nothing else.
    pub(crate) fn lock_on(&self, signed: &Signed, path: &str, now: Timestamp) {
        let number = self.open.with(&signed.session, now, |until| {
            until.value.lock.on = Some(path.to_owned());
            until.value.lock.number
        });
        let account = account(&signed.viewer);
        if self.shut.with(&account, now, |_| ()).is_none() {
            let shut = Shut { since: now, number: number.flatten(), on: path.to_owned(), wrong: 0 };
            self.shut.put(account, shut, now, later(now, LONGEST));
        }
    }

    /// Signs somebody in on the page on which the screen of their account shut, and on nothing else; the number opens the rest.
    /// Nobody when too many wrong ones were typed before.
    pub(crate) fn open_shut(&self, who: Arrival, now: Timestamp) -> Option<String> {
        let lock = self.shut.with(&account(&who.viewer), now, |until| until.value.lock())?;
        lock.filter(|lock| lock.wrong < MOST_WRONG).map(|lock| self.open_with(who, lock, now))
    }

    /// Whether somebody who was proven at that moment may come in: not by what an issuer remembers from before the screen
    /// of this account shut.
    pub(crate) fn lets_in(&self, viewer: &Viewer, proven_at: Option<Timestamp>, now: Timestamp) -> bool {
        let shut_at = self.shut.with(&account(viewer), now, |until| until.value.since);
        // An issuer tells whole seconds.
        shut_at.is_none_or(|shut_at| proven_at.is_some_and(|at| at.as_second() >= shut_at.as_second()))
    }

    /// Somebody has proven again who they are: the screen of this account is shut no more.
    pub(crate) fn open_screen(&self, viewer: &Viewer, now: Timestamp) {
        self.shut.take(&account(viewer), now);
    }

    /// The one path that opens, while the screen is locked.
    pub(crate) fn locked_on(&self, signed: &Signed, now: Timestamp) -> Option<String> {
        self.open.with(&signed.session, now, |until| until.value.lock.on.clone())?
    }

    /// Opens everything again when that is the number.
    pub(crate) fn unlock(&self, signed: &Signed, number: &str, now: Timestamp) -> Tried {
        let tried = self.open.with(&signed.session, now, |until| until.value.lock.try_number(number));
        match tried {
            Some(Tried::Open) => {
                self.open_screen(&signed.viewer, now);
                Tried::Open
            }
            Some(Tried::Wrong) => {
                self.count_wrong(&signed.viewer, now);
                Tried::Wrong
            }
            Some(Tried::Ended) | None => {
                self.count_wrong(&signed.viewer, now);
                self.open.take(&signed.session, now);
                Tried::Ended
            }
        }
    }

    /// A new session begins with as many tries as the last one had left.
    fn count_wrong(&self, viewer: &Viewer, now: Timestamp) {
        self.shut.with(&account(viewer), now, |until| until.value.wrong = until.value.wrong.saturating_add(1));
    }
}

impl Shut {
    /// The same lock for another session; nothing without a number, which nothing could open.
    fn lock(&self) -> Option<Lock> {
        self.number.map(|number| Lock { number: Some(number), on: Some(self.on.clone()), wrong: self.wrong })
    }
}

/// An account of a workshop.
fn account(viewer: &Viewer) -> Fingerprint {
    fingerprint(&format!("{} {}", viewer.tenant, viewer.actor))
}

impl Lock {
    fn try_number(&mut self, number: &str) -> Tried {
        if self.number == Some(fingerprint(number)) {
            (self.on, self.wrong) = (None, 0);
            return Tried::Open;
        }
        self.wrong = self.wrong.saturating_add(1);
        if self.wrong < MOST_WRONG { Tried::Wrong } else { Tried::Ended }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_four_digits() {
        for (text, expected) in [("0000", true), ("1234", true), ("123", false), ("12345", false), ("12a4", false)] {
            assert_eq!(is_number(text), expected, "{text}");
        }
    }

    #[test]
    fn a_locked_screen_opens_its_own_page_and_the_way_out() {
        let here = "/vandaag/samen/7";
        let table = [
            (here, true),
            ("/assets/portal.css", true),
            ("/vandaag/samen-klaar", true),
            ("/afmelden", true),
            ("/vandaag", false),
            ("/vandaag/samen/8", false),
            ("/zoek", false),
            ("/", false),
            ("/offline", false),
            ("/live", false),
        ];
        for (path, expected) in table {
            assert_eq!(leaves_open(here, path), expected, "{path}");
        }
    }

    #[test]
    fn five_wrong_numbers_in_a_row_end_it() {
        let mut lock = Lock { number: Some(fingerprint("1234")), on: Some("/".into()), wrong: 0 };
        for _ in 0..4 {
            assert_eq!(lock.try_number("0000"), Tried::Wrong);
        }
        assert_eq!(lock.try_number("1234"), Tried::Open);
        assert_eq!(lock.on, None);
        lock.on = Some("/".into());
        let tried: Vec<Tried> = (0..5).map(|_| lock.try_number("0000")).collect();
        assert_eq!(tried, [Tried::Wrong, Tried::Wrong, Tried::Wrong, Tried::Wrong, Tried::Ended]);
    }
}
