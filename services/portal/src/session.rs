//! Who is signed in: sessions in memory, looked up by cookie, with an idle and an absolute end.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Form,
    extract::{FromRequest, FromRequestParts, Request},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, Method, StatusCode, request::Parts};
use jiff::{SignedDuration, Timestamp};
use werkbrug_chassis::{identity::Viewer, refusal::Fault};

use crate::{
    cookies,
    kept::Kept,
    pages::{notice, start},
    secret::{self, Seal, fingerprint},
    web::Face,
};

/// How many people may be signed in at once; one more and the longest idle one is signed out.
const MOST_SESSIONS: usize = 10_000;
/// A session ends after this long without a page.
const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// A session ends this long after sign-in, whatever happens.
const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// The field of every form that shows that the form came from here.
pub(crate) const PROOF: &str = "bewijs";

/// Everybody who is signed in.
pub(crate) struct Sessions {
    open: Kept<Session>,
    seal: Seal,
}

struct Session {
    viewer: Viewer,
    name: String,
    last_end: Timestamp,
}

/// Somebody who is signed in, and looked at a page just now.
#[derive(Clone, Debug)]
pub(crate) struct Signed {
    /// Whom the services see.
    pub(crate) viewer: Viewer,
    /// What the person is called on the screen; it goes nowhere else.
    pub(crate) name: String,
    /// The proof that every form of this session carries.
    pub(crate) proof: String,
    secret: String,
}

impl Sessions {
    /// Nobody is signed in.
    pub(crate) fn none() -> Result<Self, Fault> {
        Ok(Self { open: Kept::at_most(MOST_SESSIONS), seal: Seal::fresh()? })
    }

    /// Signs somebody in; the answer is the value of the cookie.
    pub(crate) fn open(&self, viewer: Viewer, name: String, now: Timestamp) -> String {
        let secret = secret::fresh();
        let last_end = later(now, LONGEST);
        let session = Session { viewer, name, last_end };
        self.open.put(fingerprint(&secret), session, now, later(now, IDLE));
        secret
    }

    /// Who has this cookie; the session then lives on.
    pub(crate) fn renew(&self, secret: &str, now: Timestamp) -> Option<Signed> {
        self.open.with(&fingerprint(secret), now, |until| {
            until.ends = later(now, IDLE).min(until.value.last_end);
            self.signed(secret, &until.value)
        })
    }

    /// Who has this cookie, without prolonging the session: a page that keeps itself current does
    /// not show that anybody is looking.
    pub(crate) fn peek(&self, secret: &str, now: Timestamp) -> Option<Signed> {
        self.open.with(&fingerprint(secret), now, |until| self.signed(secret, &until.value))
    }

    /// Signs out.
    pub(crate) fn close(&self, secret: &str, now: Timestamp) {
        self.open.take(&fingerprint(secret), now);
    }

    fn signed(&self, secret: &str, session: &Session) -> Signed {
        Signed {
            viewer: session.viewer.clone(),
            name: session.name.clone(),
            proof: self.seal.over(&[PROOF, secret]),
            secret: secret.to_owned(),
        }
    }
}

impl Signed {
    /// Signs this person out.
    pub(crate) fn close(&self, face: &Face) {
        face.sessions.close(&self.secret, face.context.clock.wall());
    }

    /// Whether this session is still open.
    pub(crate) fn is_open(&self, face: &Face) -> bool {
        face.sessions.peek(&self.secret, face.context.clock.wall()).is_some()
    }
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(now)
}

/// The person behind a request, whose session then lives on.
pub(crate) fn of(face: &Face, headers: &HeaderMap) -> Option<Signed> {
    face.sessions.renew(cookies::read(headers, cookies::SESSION)?, face.context.clock.wall())
}

impl FromRequestParts<Arc<Face>> for Signed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, face: &Arc<Face>) -> Result<Self, Response> {
        of(face, &parts.headers).ok_or_else(|| {
            let here = parts.uri.path_and_query().map_or("/", |path| path.as_str());
            let wanted = if parts.method == Method::GET { here } else { "/" };
            Redirect::to(&start::address(wanted)).into_response()
        })
    }
}

/// Somebody whose page keeps itself current. Without a session the answer is 401, not a page.
pub(crate) struct Watching(pub(crate) Signed);

impl FromRequestParts<Arc<Face>> for Watching {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, face: &Arc<Face>) -> Result<Self, StatusCode> {
        let secret = cookies::read(&parts.headers, cookies::SESSION).unwrap_or_default();
        face.sessions.peek(secret, face.context.clock.wall()).map(Self).ok_or(StatusCode::UNAUTHORIZED)
    }
}

/// A form that a signed-in person sent from one of our own pages. There is no other way to read one.
pub(crate) struct Posted {
    /// Who sent it.
    pub(crate) signed: Signed,
}

impl FromRequest<Arc<Face>> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, face: &Arc<Face>) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let signed = Signed::from_request_parts(&mut parts, face).await?;
        let request = Request::from_parts(parts, body);
        let fields = Form::<BTreeMap<String, String>>::from_request(request, face).await;
        let given = fields.ok().and_then(|Form(mut fields)| fields.remove(PROOF)).unwrap_or_default();
        if face.sessions.seal.holds(&[PROOF, &signed.secret], &given) {
            Ok(Self { signed })
        } else {
            tracing::warn!("a form without the proof of its session was refused");
            Err(notice::strange_form(face))
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;
    use werkbrug_kernel::{id::Id, role::Role};

    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(minute * 60).unwrap()
    }

    fn somebody() -> Viewer {
        Viewer { tenant: Id::from_uuid(Uuid::nil()), actor: "account-1".into(), role: Role::Finance, about: None }
    }

    fn opened() -> (Sessions, String) {
        let sessions = Sessions::none().unwrap();
        let secret = sessions.open(somebody(), "Ada Voorbeeld".into(), at(0));
        (sessions, secret)
    }

    #[test]
    fn a_session_ends_after_half_an_hour_without_a_page() {
        for (minute, is_open) in [(29, true), (30, false), (31, false)] {
            let (sessions, secret) = opened();
            assert_eq!(sessions.renew(&secret, at(minute)).is_some(), is_open, "minute {minute}");
        }
    }

    #[test]
    fn a_session_ends_after_twelve_hours_however_busy() {
        let (sessions, secret) = opened();
        for minute in (0..720).step_by(20) {
            assert!(sessions.renew(&secret, at(minute)).is_some(), "minute {minute}");
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
    fn the_proof_belongs_to_one_session_and_a_signed_out_cookie_is_worth_nothing() {
        let (sessions, one) = opened();
        let other = sessions.open(somebody(), "Ada Voorbeeld".into(), at(0));
        let proof = |secret| sessions.renew(secret, at(1)).unwrap().proof;
        assert_ne!(proof(&one), proof(&other));
        sessions.close(&one, at(1));
        assert!(sessions.renew(&one, at(1)).is_none());
        assert!(sessions.renew(&other, at(1)).is_some());
    }
}
