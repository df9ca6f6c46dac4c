//! Signing in and out: OpenID Connect with code, PKCE, state and nonce, the same for every issuer.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, HeaderValue, header::SET_COOKIE};
use jiff::SignedDuration;
use serde::Deserialize;
use werkbrug_chassis::refusal::Fault;

use crate::{
    cookies,
    kept::Kept,
    pages::notice,
    secret::{self, fingerprint},
    session::Posted,
    sign_in::provider::{Provider, Question, Unproven},
    web::Face,
};

pub(crate) mod provider;

/// Where the issuer sends people back to.
pub(crate) const BACK: &str = "/aanmelden/terug";
/// How many sign-ins may be under way at once.
const MOST_UNDER_WAY: usize = 2_000;
/// How long somebody may take to sign in.
const LONGEST: SignedDuration = SignedDuration::from_mins(10);
const LONGEST_PATH: usize = 1_000;

/// The issuer that we trust and the sign-ins that are under way.
pub(crate) struct SignIn {
    provider: Provider,
    under_way: Kept<UnderWay>,
}

struct UnderWay {
    question: Question,
    wanted: String,
}

impl SignIn {
    /// Nobody is signing in yet.
    pub(crate) fn with(provider: Provider) -> Self {
        Self { provider, under_way: Kept::at_most(MOST_UNDER_WAY) }
    }
}

/// Where to go after signing in.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    /// A path of ours.
    #[serde(default)]
    naar: String,
}

/// `GET /aanmelden`: remembers what is under way under a fresh cookie, and goes to the issuer.
pub(crate) async fn begin(State(face): State<Arc<Face>>, Query(wanted): Query<Wanted>) -> Response {
    let now = face.context.clock.wall();
    let (address, question) = match face.sign_in.provider.ask(now).await {
        Ok(asked) => asked,
        Err(fault) => return issuer_away(&face, &fault),
    };
    let secret = secret::fresh();
    let ends = now.checked_add(LONGEST).unwrap_or(now);
    let under_way = UnderWay { question, wanted: own_path(&wanted.naar).to_owned() };
    face.sign_in.under_way.put(fingerprint(&secret), under_way, now, ends);
    with_cookies(Redirect::to(address.as_str()), [cookies::set(cookies::SIGN_IN, &secret)])
}

/// What the issuer sends back with somebody.
#[derive(Deserialize)]
pub(crate) struct Answer {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
}

/// `GET /aanmelden/terug`: only the browser that began may end it, once, with its own state.
pub(crate) async fn back(State(face): State<Arc<Face>>, headers: HeaderMap, Query(answer): Query<Answer>) -> Response {
    let now = face.context.clock.wall();
    let key = fingerprint(cookies::read(&headers, cookies::SIGN_IN).unwrap_or_default());
    let is_same = |under_way: &UnderWay| fingerprint(under_way.question.state()) == fingerprint(&answer.state);
    let known = face.sign_in.under_way.with(&key, now, |until| is_same(&until.value)).unwrap_or(false);
    let under_way = if known { face.sign_in.under_way.take(&key, now) } else { None };
    let Some(under_way) = under_way else {
        tracing::warn!("a sign-in came back that was not begun here, or came back twice");
        return notice::sign_in_failed(&face);
    };
    let account = match face.sign_in.provider.redeem(answer.code, under_way.question, now).await {
        Ok(account) => account,
        Err(Unproven::Refused(why)) => {
            tracing::warn!(why, "a sign-in was refused");
            return notice::sign_in_failed(&face);
        }
        Err(Unproven::NoRole) => return notice::no_role(&face),
        Err(Unproven::Fault(fault)) => return issuer_away(&face, &fault),
    };
    if let Some(old) = cookies::read(&headers, cookies::SESSION) {
        face.sessions.close(old, now);
    }
    tracing::info!(actor = account.viewer.actor, role = account.viewer.role.as_str(), "signed in");
    let secret = face.sessions.open(account.viewer, account.name, now);
    let set = [cookies::set(cookies::SESSION, &secret), cookies::clear(cookies::SIGN_IN)];
    with_cookies(Redirect::to(&under_way.wanted), set)
}

/// `POST /afmelden`.
pub(crate) async fn out(State(face): State<Arc<Face>>, posted: Posted) -> Response {
    posted.signed.close(&face);
    with_cookies(Redirect::to("/"), [cookies::clear(cookies::SESSION)])
}

fn issuer_away(face: &Face, fault: &Fault) -> Response {
    tracing::error!(cause = fault.chain(), "the issuer could not be asked");
    notice::issuer_away(face)
}

fn with_cookies<const N: usize>(answer: Redirect, set: [Option<HeaderValue>; N]) -> Response {
    let mut answer = answer.into_response();
    for value in set.into_iter().flatten() {
        answer.headers_mut().append(SET_COOKIE, value);
    }
    answer
}

/// A path of ours, or the start: nobody is sent to a strange site after signing in.
pub(crate) fn own_path(wanted: &str) -> &str {
    let is_plain = |letter: char| letter.is_ascii_graphic() && letter != '\\';
    let is_ours = wanted.starts_with('/') && !wanted.starts_with("//") && wanted.chars().all(is_plain);
    if is_ours && wanted.len() <= LONGEST_PATH { wanted } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_signing_in_people_only_go_to_a_path_of_ours() {
        let table = [
            ("/dag?op=2026-11-23", "/dag?op=2026-11-23"),
            ("/", "/"),
            ("", "/"),
            ("dag", "/"),
            ("//elders.example", "/"),
            ("/\\elders.example", "/"),
            ("https://elders.example/", "/"),
            ("/dag\r\nSet-Cookie: x", "/"),
        ];
        for (wanted, expected) in table {
            assert_eq!(own_path(wanted), expected, "{wanted:?}");
        }
        assert_eq!(own_path(&format!("/{}", "x".repeat(LONGEST_PATH))), "/");
    }
}
