//! Signing in and out: OpenID Connect with code, PKCE, state and nonce, the same for every issuer.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use url::form_urlencoded::byte_serialize;
use werkbrug_chassis::refusal::Fault;

use crate::{
    cookies,
    kept::Kept,
    secret::{self, Fingerprint, fingerprint},
    session::Arrival,
    sign_in::{
        pace::{From, Pace},
        provider::{Account, Provider, Question, Unproven},
    },
    trouble::Trouble,
    visit::{Posted, with_cookies},
    web::Face,
    words::guest::Guest,
};

pub(crate) mod pace;
pub(crate) mod provider;

/// Where the issuer sends people back to.
pub(crate) const BACK: &str = "/aanmelden/terug";
/// What a browser throws away when somebody signs out: everything of ours but the cookies, which are taken away by themselves.
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");
const NOTHING_LEFT: HeaderValue = HeaderValue::from_static("\"cache\", \"storage\"");
/// How many sign-ins may be under way at once.
const MOST_UNDER_WAY: usize = 2_000;
/// How long somebody may take to sign in.
const LONGEST: SignedDuration = SignedDuration::from_mins(10);
const LONGEST_PATH: usize = 1_000;

/// The issuer that we trust and the sign-ins that are under way.
pub(crate) struct SignIn {
    provider: Provider,
    under_way: Kept<UnderWay>,
    pace: Pace,
}

struct UnderWay {
    question: Question,
    wanted: String,
}

impl SignIn {
    /// Nobody is signing in yet.
    pub(crate) fn with(provider: Provider, per_minute: u32) -> Self {
        Self { provider, under_way: Kept::at_most(MOST_UNDER_WAY), pace: Pace::of(per_minute) }
    }
}

/// Where to go after signing in.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    /// A path of ours.
    #[serde(default)]
    naar: String,
    /// Whether what the issuer remembers is not enough.
    #[serde(default)]
    opnieuw: String,
}

/// `GET /aanmelden`: remembers what is under way under a fresh cookie, and goes to the issuer.
pub(crate) async fn begin(
    State(face): State<Arc<Face>>,
    From(from): From,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Trouble> {
    let now = face.context.clock.wall();
    if !face.sign_in.pace.may_begin(&from, now) {
        tracing::warn!("an address began too many sign-ins");
        return Err(Trouble::TooMany);
    }
    let (address, question) = match face.sign_in.provider.ask(!wanted.opnieuw.is_empty(), now).await {
        Ok(asked) => asked,
        Err(fault) => return Err(issuer_away(&fault)),
    };
    let secret = secret::fresh();
    let ends = now.checked_add(LONGEST).unwrap_or(now);
    let under_way = UnderWay { question, wanted: own_path(&wanted.naar).to_owned() };
    face.sign_in.under_way.put(fingerprint(&secret), under_way, now, ends);
    Ok(with_cookies(Redirect::to(address.as_str()), [cookies::set(cookies::SIGN_IN, &secret)]))
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
pub(crate) async fn back(
    State(face): State<Arc<Face>>,
    headers: HeaderMap,
    guest: Guest,
    Query(answer): Query<Answer>,
) -> Result<Response, Trouble> {
    let now = face.context.clock.wall();
    let key = fingerprint(cookies::read(&headers, cookies::SIGN_IN).unwrap_or_default());
    let under_way = begun_here(&face, &key, &answer.state, now)?;
    let is_anew = under_way.question.is_anew();
    let account = proven(&face, answer.code, under_way.question, now).await?;
    let is_proven = face.sessions.lets_in(&account.viewer, account.proven_at, now);
    if is_proven {
        face.sessions.open_screen(&account.viewer, now);
    } else {
        tracing::warn!(actor = account.viewer.actor, "a shut screen was not opened by what the issuer remembers");
        if !is_anew {
            return Ok(Redirect::to(&anew(&under_way.wanted)).into_response());
        }
    }
    if !face.sign_in.pace.may_enter(&account.viewer.actor, now) {
        tracing::warn!(actor = account.viewer.actor, "an account signed in too often");
        return Err(Trouble::TooMany);
    }
    let secret = entered(&face, account, &guest, (is_proven, now))?;
    if let Some(old) = cookies::read(&headers, cookies::SESSION) {
        face.sessions.close(old, now);
    }
    let set = [cookies::set(cookies::SESSION, &secret), cookies::clear(cookies::SIGN_IN)];
    Ok(with_cookies(Redirect::to(&under_way.wanted), set))
}

/// The cookie of a new session. Who was not proven since the screen of their account shut comes back to that screen, and the
/// number opens the rest.
fn entered(
    face: &Face,
    account: Account,
    guest: &Guest,
    (is_proven, now): (bool, Timestamp),
) -> Result<String, Trouble> {
    let (actor, role) = (account.viewer.actor.clone(), account.viewer.role);
    let tongue = account.tongue.filter(|_| !guest.has_chosen).unwrap_or(guest.tongue);
    let arrival = Arrival { viewer: account.viewer, name: account.name, tongue };
    let opened = if is_proven { Some(face.sessions.open(arrival, now)) } else { face.sessions.open_shut(arrival, now) };
    let secret = opened.ok_or(Trouble::SignInFailed)?;
    tracing::info!(actor, role = role.as_str(), is_proven, "signed in");
    Ok(secret)
}

/// Where somebody proves again who they are, and goes on from there.
fn anew(wanted: &str) -> String {
    let wanted: String = byte_serialize(wanted.as_bytes()).collect();
    format!("/aanmelden?opnieuw=ja&naar={wanted}")
}

/// What was under way under this cookie and this state, once.
fn begun_here(face: &Face, key: &Fingerprint, state: &str, now: Timestamp) -> Result<UnderWay, Trouble> {
    let is_same = |under_way: &UnderWay| fingerprint(under_way.question.state()) == fingerprint(state);
    let known = face.sign_in.under_way.with(key, now, |until| is_same(&until.value)).unwrap_or(false);
    let under_way = if known { face.sign_in.under_way.take(key, now) } else { None };
    under_way.ok_or_else(|| {
        tracing::warn!("a sign-in came back that was not begun here, or came back twice");
        Trouble::SignInFailed
    })
}

/// Whom the issuer vouches for.
async fn proven(face: &Face, code: String, question: Question, now: Timestamp) -> Result<Account, Trouble> {
    match face.sign_in.provider.redeem(code, question, now).await {
        Ok(account) => Ok(account),
        Err(Unproven::Refused(why)) => {
            tracing::warn!(why, "a sign-in was refused");
            Err(Trouble::SignInFailed)
        }
        Err(Unproven::NoRole) => Err(Trouble::NoRole),
        Err(Unproven::Fault(fault)) => Err(issuer_away(&fault)),
    }
}

/// `POST /afmelden`: from this browser, or with `overal` from every browser.
pub(crate) async fn out(State(face): State<Arc<Face>>, headers: HeaderMap, posted: Posted) -> Response {
    if posted.fields.is_ticked("overal") {
        let ended = face.sessions.close_all_of(&posted.visit.signed.viewer);
        tracing::info!(actor = posted.visit.signed.viewer.actor, ended, "signed out everywhere");
    }
    let secret = cookies::read(&headers, cookies::SESSION).unwrap_or_default();
    face.sessions.close(secret, face.context.clock.wall());
    let mut answer = with_cookies(Redirect::to("/"), [cookies::clear(cookies::SESSION)]);
    answer.headers_mut().insert(CLEAR_SITE_DATA, NOTHING_LEFT);
    answer
}

fn issuer_away(fault: &Fault) -> Trouble {
    tracing::error!(cause = fault.chain(), "the issuer could not be asked");
    Trouble::IssuerAway
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
