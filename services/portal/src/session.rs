//! Who is signed in: sessions in memory with an idle and an absolute end, found by a cookie whose
//! value changes while the session goes on.

use jiff::{SignedDuration, Timestamp};
use werkbrug_chassis::{identity::Viewer, refusal::Fault};

use crate::{
    kept::Kept,
    pages::parts::notice::Notice,
    secret::{self, Fingerprint, Seal, fingerprint},
    session::{
        drafts::Drafts,
        lock::{Lock, Shut},
    },
    visit::Fields,
    words::tongue::Tongue,
};

mod drafts;
pub(crate) mod lock;

/// How many people may be signed in at once; one more and the longest idle one is signed out.
const MOST_SESSIONS: usize = 10_000;
/// A session ends after this long without a page.
const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// A session ends this long after sign-in, whatever happens.
const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// The cookie's value is replaced when it is this old.
const ROTATION: SignedDuration = SignedDuration::from_mins(15);
/// A replaced value still counts this long: other requests of the same page are under way.
const OVERLAP: SignedDuration = SignedDuration::from_mins(1);
/// How many notices wait for a next page.
const MOST_NOTICES: usize = 5;
/// The field of every form that shows that the form came from here.
pub(crate) const PROOF: &str = "bewijs";

/// Everybody who is signed in.
pub(crate) struct Sessions {
    open: Kept<Session>,
    cookies: Kept<Cookie>,
    /// Screens of accounts that are shut, two people having looked at them.
    shut: Kept<Shut>,
    seal: Seal,
}

struct Session {
    viewer: Viewer,
    name: String,
    tongue: Tongue,
    id: String,
    notices: Vec<Notice>,
    drafts: Drafts,
    lock: Lock,
    last_end: Timestamp,
}

/// A value that the cookie has or had, and the session it stands for.
#[derive(Clone, Copy)]
struct Cookie {
    session: Fingerprint,
    since: Timestamp,
}

/// Somebody who signs in.
pub(crate) struct Arrival {
    /// Whom the services see.
    pub(crate) viewer: Viewer,
    /// What the person is called on the screen.
    pub(crate) name: String,
    /// The language of the browser that signs in.
    pub(crate) tongue: Tongue,
}

/// Somebody who is signed in, and looked at a page just now.
#[derive(Clone, Debug)]
pub(crate) struct Signed {
    /// Whom the services see.
    pub(crate) viewer: Viewer,
    /// What the person is called on the screen; it goes nowhere else.
    pub(crate) name: String,
    /// The language of the person.
    pub(crate) tongue: Tongue,
    /// The proof that every form of this session carries.
    pub(crate) proof: String,
    session: Fingerprint,
}

impl Sessions {
    /// Nobody is signed in.
    pub(crate) fn none() -> Result<Self, Fault> {
        let (open, cookies) = (Kept::at_most(MOST_SESSIONS), Kept::at_most(MOST_SESSIONS.saturating_mul(2)));
        Ok(Self { open, cookies, shut: Kept::at_most(MOST_SESSIONS), seal: Seal::fresh()? })
    }

    /// Signs somebody in; the answer is the value of the cookie.
    pub(crate) fn open(&self, who: Arrival, now: Timestamp) -> String {
        self.open_with(who, Lock::default(), now)
    }

    fn open_with(&self, who: Arrival, lock: Lock, now: Timestamp) -> String {
        let id = secret::fresh();
        let (session, last_end) = (fingerprint(&id), later(now, LONGEST));
        let Arrival { viewer, name, tongue } = who;
        let (notices, drafts) = (Vec::new(), Drafts::default());
        let value = Session { viewer, name, tongue, id, notices, drafts, lock, last_end };
        self.open.put(session, value, now, later(now, IDLE));
        self.cookie_for(session, now, last_end)
    }

    fn cookie_for(&self, session: Fingerprint, now: Timestamp, ends: Timestamp) -> String {
        let secret = secret::fresh();
        self.cookies.put(fingerprint(&secret), Cookie { session, since: now }, now, ends);
        secret
    }

    /// Who has this cookie; the session then lives on.
    pub(crate) fn renew(&self, secret: &str, now: Timestamp) -> Option<Signed> {
        let session = self.session_of(secret, now)?;
        self.open.with(&session, now, |until| {
            until.ends = later(now, IDLE).min(until.value.last_end);
            until.value.signed(session, &self.seal)
        })
    }

    /// Who has this cookie, without prolonging the session: a page that keeps itself current does
    /// not show that anybody is looking.
    pub(crate) fn peek(&self, secret: &str, now: Timestamp) -> Option<Signed> {
        let session = self.session_of(secret, now)?;
        self.open.with(&session, now, |until| until.value.signed(session, &self.seal))
    }

    /// A new value for the cookie when this one is old; the old one counts a little longer.
    pub(crate) fn rotated(&self, secret: &str, now: Timestamp) -> Option<String> {
        let session = self.cookies.with(&fingerprint(secret), now, |until| {
            let is_old = later(until.value.since, ROTATION) <= now;
            if is_old {
                // Only once: the next request with the old value is not asked again.
                until.value.since = later(now, LONGEST);
                until.ends = later(now, OVERLAP).min(until.ends);
            }
            is_old.then_some(until.value.session)
        })??;
        let last_end = self.open.with(&session, now, |until| until.value.last_end)?;
        Some(self.cookie_for(session, now, last_end))
    }

    /// Whether a form carries a proof of this session.
    pub(crate) fn proves(&self, signed: &Signed, given: &str, now: Timestamp) -> bool {
        let id = self.open.with(&signed.session, now, |until| until.value.id.clone()).unwrap_or_default();
        given.split_once('.').is_some_and(|(salt, seal)| self.seal.holds(&[PROOF, &id, salt], seal))
    }

    /// Signs out.
    pub(crate) fn close(&self, secret: &str, now: Timestamp) {
        if let Some(session) = self.session_of(secret, now) {
            self.open.take(&session, now);
        }
        self.cookies.take(&fingerprint(secret), now);
    }

    /// Signs an account out of every browser; the answer is how many sessions ended.
    pub(crate) fn close_all_of(&self, viewer: &Viewer) -> usize {
        self.open.remove_where(|session| session.viewer.actor == viewer.actor && session.viewer.tenant == viewer.tenant)
    }

    /// Whether this session is still open.
    pub(crate) fn is_open(&self, signed: &Signed, now: Timestamp) -> bool {
        self.open.with(&signed.session, now, |_| ()).is_some()
    }

    /// How many seconds this session goes on when nobody looks at a page.
    pub(crate) fn ends_in_seconds(&self, signed: &Signed, now: Timestamp) -> i64 {
        self.open.with(&signed.session, now, |until| until.ends.duration_since(now).as_secs()).unwrap_or(0)
    }

    /// The language of a person from here on.
    pub(crate) fn speak(&self, signed: &Signed, tongue: Tongue, now: Timestamp) {
        self.open.with(&signed.session, now, |until| until.value.tongue = tongue);
    }

    /// Something to say on this person's next page.
    pub(crate) fn tell(&self, signed: &Signed, notice: Notice, now: Timestamp) {
        self.open.with(&signed.session, now, |until| {
            if until.value.notices.len() < MOST_NOTICES {
                until.value.notices.push(notice);
            }
        });
    }

    /// What this person must still be told; it is told once.
    pub(crate) fn told(&self, signed: &Signed, now: Timestamp) -> Vec<Notice> {
        self.open.with(&signed.session, now, |until| std::mem::take(&mut until.value.notices)).unwrap_or_default()
    }

    /// Keeps what was typed in a form that was refused.
    pub(crate) fn keep(&self, signed: &Signed, at: &str, fields: &Fields, now: Timestamp) {
        self.open.with(&signed.session, now, |until| until.value.drafts.keep(at, fields));
    }

    /// What was typed there and refused.
    pub(crate) fn kept(&self, signed: &Signed, at: &str, now: Timestamp) -> Option<Fields> {
        self.open.with(&signed.session, now, |until| until.value.drafts.kept(at))?
    }

    /// The form went well, or is begun anew.
    pub(crate) fn forget(&self, signed: &Signed, at: &str, now: Timestamp) {
        self.open.with(&signed.session, now, |until| until.value.drafts.forget(at));
    }

    fn session_of(&self, secret: &str, now: Timestamp) -> Option<Fingerprint> {
        self.cookies.with(&fingerprint(secret), now, |until| until.value.session)
    }
}

impl Session {
    fn signed(&self, session: Fingerprint, seal: &Seal) -> Signed {
        let (viewer, name) = (self.viewer.clone(), self.name.clone());
        Signed { viewer, name, tongue: self.tongue, proof: proof(seal, &self.id), session }
    }
}

/// A proof of a session. It is another one on every page: compressed pages of different lengths
/// would else give it away letter by letter.
fn proof(seal: &Seal, id: &str) -> String {
    let salt = secret::fresh();
    format!("{salt}.{}", seal.over(&[PROOF, id, &salt]))
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;
    use werkbrug_kernel::{id::Id, role::Role};

    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(minute * 60).unwrap()
    }

    fn somebody(actor: &str) -> Arrival {
        let viewer =
            Viewer { tenant: Id::from_uuid(Uuid::nil()), actor: actor.into(), role: Role::Finance, about: None };
        Arrival { viewer, name: "Ada Voorbeeld".into(), tongue: Tongue::Nl }
    }

    fn opened() -> (Sessions, String) {
        let sessions = Sessions::none().unwrap();
        let secret = sessions.open(somebody("account-1"), at(0));
        (sessions, secret)
    }

    #[test]
    fn a_session_ends_after_half_an_hour_without_a_page() {
        for (minute, is_open) in [(29, true), (30, false), (31, false)] {
            let (sessions, secret) = opened();
            assert_eq!(sessions.renew(&secret, at(minute)).is_some(), is_open, "minute {minute}");
        }
        let (sessions, secret) = opened();
        let signed = sessions.peek(&secret, at(0)).unwrap();
        let left = [0, 10, 30].map(|minute| sessions.ends_in_seconds(&signed, at(minute)));
        assert_eq!(left, [1_800, 1_200, 0]);
    }

    #[test]
    fn a_session_ends_after_twelve_hours_however_busy() {
        let (sessions, mut secret) = opened();
        for minute in (0..720).step_by(20) {
            assert!(sessions.renew(&secret, at(minute)).is_some(), "minute {minute}");
            secret = sessions.rotated(&secret, at(minute)).unwrap_or(secret);
        }
        assert!(sessions.renew(&secret, at(719)).is_some());
        assert!(sessions.renew(&secret, at(720)).is_none());
    }

    #[test]
    fn a_page_that_keeps_itself_current_does_not_keep_the_session_open() {
        let (sessions, secret) = opened();
        for minute in [10, 20, 29] {
            assert!(sessions.peek(&secret, at(minute)).is_some(), "minute {minute}");
        }
        assert!(sessions.peek(&secret, at(30)).is_none());
    }

    #[test]
    fn the_cookie_changes_while_the_session_and_its_forms_go_on() {
        let (sessions, first) = opened();
        assert_eq!(sessions.rotated(&first, at(14)), None);
        let proof = sessions.renew(&first, at(15)).unwrap().proof;
        let second = sessions.rotated(&first, at(15)).unwrap();
        assert_eq!(sessions.rotated(&first, at(15)), None, "only once");
        assert!(sessions.proves(&sessions.renew(&second, at(15)).unwrap(), &proof, at(15)));
        assert!(sessions.peek(&first, at(15)).is_some(), "a request that was under way");
        assert!(sessions.peek(&first, at(16)).is_none(), "the old value is worth nothing afterwards");
        assert!(sessions.peek(&second, at(16)).is_some());
    }

    #[test]
    fn the_proof_belongs_to_one_session_and_a_signed_out_cookie_is_worth_nothing() {
        let (sessions, one) = opened();
        let other = sessions.open(somebody("account-1"), at(0));
        let signed = |secret| sessions.renew(secret, at(1)).unwrap();
        let (mine, theirs) = (signed(&one), signed(&other));
        assert_ne!(mine.proof, signed(&one).proof, "another one on every page");
        for (given, holds) in [(&mine.proof, true), (&theirs.proof, false), (&String::new(), false)] {
            assert_eq!(sessions.proves(&mine, given, at(1)), holds, "{given}");
        }
        sessions.close(&one, at(1));
        assert!(sessions.renew(&one, at(1)).is_none());
        assert!(sessions.renew(&other, at(1)).is_some());
    }

    #[test]
    fn signing_out_everywhere_ends_every_session_of_that_account_and_no_other() {
        let (sessions, one) = opened();
        let (phone, other) = (sessions.open(somebody("account-1"), at(0)), sessions.open(somebody("account-2"), at(0)));
        let viewer = sessions.peek(&one, at(1)).unwrap().viewer;
        assert_eq!(sessions.close_all_of(&viewer), 2);
        let left = [&one, &phone, &other].map(|secret| sessions.peek(secret, at(1)).is_some());
        assert_eq!(left, [false, false, true]);
    }

    #[test]
    fn a_shut_screen_opens_for_its_number_or_for_who_was_proven_after_it_shut() {
        let (sessions, secret) = opened();
        let signed = sessions.peek(&secret, at(0)).unwrap();
        let viewer = signed.viewer.clone();
        assert!(sessions.lets_in(&viewer, None, at(1)), "nothing is shut");
        sessions.choose_number(&signed, "4711", at(1));
        sessions.lock_on(&signed, "/vandaag/samen/7", at(2));
        sessions.lock_on(&signed, "/vandaag/samen/7", at(5));
        let table = [(None, false), (Some(at(1)), false), (Some(at(2)), true), (Some(at(3)), true)];
        sessions.close(&secret, at(4));
        for (proven_at, expected) in table {
            assert_eq!(sessions.lets_in(&viewer, proven_at, at(6)), expected, "{proven_at:?}");
        }
        let other = Viewer { actor: "account-2".into(), ..viewer };
        assert!(sessions.lets_in(&other, None, at(6)), "nobody else's");
        sessions.open_screen(&viewer, at(6));
        assert!(sessions.lets_in(&viewer, None, at(6)));
    }

    #[test]
    fn the_number_opens_the_screen_of_the_account_as_well() {
        let (sessions, secret) = opened();
        let signed = sessions.peek(&secret, at(0)).unwrap();
        sessions.choose_number(&signed, "4711", at(1));
        sessions.lock_on(&signed, "/vandaag/samen/7", at(2));
        assert_eq!(sessions.unlock(&signed, "4711", at(3)), lock::Tried::Open);
        assert!(sessions.lets_in(&signed.viewer, None, at(3)));
    }

    #[test]
    fn who_only_the_issuer_remembers_comes_back_to_the_shut_screen_with_the_tries_that_are_left() {
        let (sessions, secret) = opened();
        let signed = sessions.peek(&secret, at(0)).unwrap();
        assert!(sessions.open_shut(somebody("account-1"), at(1)).is_none(), "nothing is shut");
        sessions.choose_number(&signed, "4711", at(1));
        sessions.lock_on(&signed, "/vandaag/samen/7", at(2));
        for _ in 0..3 {
            assert_eq!(sessions.unlock(&signed, "0000", at(3)), lock::Tried::Wrong);
        }
        sessions.close(&secret, at(4));
        let again = |now| {
            let secret = sessions.open_shut(somebody("account-1"), at(now))?;
            sessions.peek(&secret, at(now))
        };
        let back = again(5).unwrap();
        assert_eq!(sessions.locked_on(&back, at(5)).as_deref(), Some("/vandaag/samen/7"));
        assert_eq!(sessions.unlock(&back, "0000", at(6)), lock::Tried::Wrong, "the fourth");
        assert_eq!(sessions.unlock(&back, "4711", at(7)), lock::Tried::Open);
        assert!(sessions.locked_on(&back, at(8)).is_none() && sessions.lets_in(&back.viewer, None, at(8)));
        sessions.lock_on(&back, "/vandaag/samen/7", at(9));
        for _ in 0..5 {
            let one = again(10).unwrap();
            sessions.unlock(&one, "0000", at(10));
        }
        assert!(again(11).is_none(), "five wrong ones, in whatever session, and only a proof opens it");
        assert!(!sessions.lets_in(&back.viewer, None, at(11)) && sessions.lets_in(&back.viewer, Some(at(9)), at(11)));
    }

    #[test]
    fn a_notice_is_told_once() {
        let (sessions, secret) = opened();
        let signed = sessions.peek(&secret, at(0)).unwrap();
        sessions.tell(&signed, Notice::done("Klaar"), at(0));
        assert_eq!(sessions.told(&signed, at(0)).len(), 1);
        assert_eq!(sessions.told(&signed, at(0)).len(), 0);
    }
}
