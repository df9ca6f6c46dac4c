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

    /// Opens everything again when that is the number. Once the tries of the account are used up, in whatever session, nothing is
    /// compared any more.
    pub(crate) fn unlock(&self, signed: &Signed, number: &str, now: Timestamp) -> Tried {
        let tried = if self.takes_a_try(&signed.viewer, now) {
            self.open.with(&signed.session, now, |until| until.value.lock.try_number(number))
        } else {
            None
        };
        match tried {
            Some(Tried::Open) => {
                self.open_screen(&signed.viewer, now);
                Tried::Open
            }
            Some(Tried::Wrong) => Tried::Wrong,
            Some(Tried::Ended) | None => {
                self.open.take(&signed.session, now);
                Tried::Ended
            }
        }
    }

    /// Whether the account has a try left, which is taken before anything is compared: of two sessions that type at once neither
    /// has one more, and a new session begins with as many as the last one had left. The number itself gives them all back.
    fn takes_a_try(&self, viewer: &Viewer, now: Timestamp) -> bool {
        let taken = self.shut.with(&account(viewer), now, |until| {
            let wrong = until.value.wrong;
            until.value.wrong = wrong.saturating_add(1);
            wrong < MOST_WRONG
        });
        taken.unwrap_or(true)
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
    use uuid::Uuid;
    use werkbrug_kernel::{id::Id, role::Role};

    use super::*;
    use crate::words::tongue::Tongue;

    fn coach() -> Arrival {
        let tenant = Id::from_uuid(Uuid::nil());
        let viewer = Viewer { tenant, actor: "account-1".into(), role: Role::Coach, about: None };
        Arrival { viewer, name: "Ada Voorbeeld".into(), tongue: Tongue::Nl }
    }

    #[test]
    fn sessions_that_were_open_before_have_no_tries_of_their_own() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let sessions = Sessions::none().unwrap();
        let signed = |secret: &str| sessions.peek(secret, at(1)).unwrap();
        let first = signed(&sessions.open(coach(), at(0)));
        sessions.choose_number(&first, "4711", at(1));
        sessions.lock_on(&first, "/vandaag/samen/7", at(1));
        let [one, other] = [(); 2].map(|()| signed(&sessions.open_shut(coach(), at(1)).unwrap()));
        for number in ["0000", "0001", "0002"] {
            assert_eq!(sessions.unlock(&one, number, at(2)), Tried::Wrong);
        }
        let more = ["0003", "0004", "4711"].map(|number| sessions.unlock(&other, number, at(3)));
        assert_eq!(
            more,
            [Tried::Wrong, Tried::Wrong, Tried::Ended],
            "three and two are five, and the sixth is not compared"
        );
        assert_eq!(sessions.unlock(&one, "4711", at(4)), Tried::Ended);
        assert!(!sessions.is_open(&one, at(5)) && !sessions.is_open(&other, at(5)));
    }

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
