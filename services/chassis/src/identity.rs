//! Who is calling: short-lived tokens signed by the process that asserts them.

use std::{collections::BTreeMap, net::IpAddr, path::Path};

use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use werkbrug_kernel::{
    id::{Id, Workshop},
    role::Role,
};

use self::remembered::Remembered;
use crate::refusal::{Fault, Kind, Refusal};

mod keys;
mod remembered;

/// How long a token lives.
const LIFE_SECONDS: i64 = 60;
/// How long a token is used again for the same person and audience: signing costs more than the call it is for.
const REUSE_SECONDS: i64 = 30;
/// How far two clocks may differ.
const SKEW_SECONDS: i64 = 5;
/// The process that asserts people who signed in.
const PORTAL: &str = "portal";
/// The process that asserts people for somebody at this machine's own keyboard.
const CLI: &str = "cli";

/// The person on whose behalf a call is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Viewer {
    /// The tenant this person acts in.
    pub tenant: Id<Workshop>,
    /// The id of the account, never a name.
    pub actor: String,
    /// What this person may do.
    pub role: Role,
    /// The record that this person is, where the role has one.
    pub about: Option<Uuid>,
}

/// Who makes a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Caller {
    /// A person, asserted by a process that may.
    Person(Viewer),
    /// A process on its own behalf.
    Process(String),
}

/// The private key of one process and the public keys of all.
pub struct Keyring {
    process: String,
    signing: EncodingKey,
    known: BTreeMap<String, DecodingKey>,
    signed: Remembered<(String, Option<PersonClaim>), String>,
    checked: Remembered<(String, String), Claims>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    iat: i64,
    exp: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<PersonClaim>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct PersonClaim {
    tenant: Id<Workshop>,
    actor: String,
    role: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<Uuid>,
}

impl Keyring {
    /// Makes the missing keys of these processes in `dir`, and the list of public keys.
    pub fn prepare(dir: &Path, processes: &[&str]) -> Result<(), Fault> {
        keys::prepare(dir, processes)
    }

    /// Reads the key of this process and the list of public keys.
    pub fn open(dir: &Path, process: &str) -> Result<Self, Fault> {
        let (signing, known) = keys::open(dir, process)?;
        Ok(Self { process: process.to_owned(), signing, known, signed: Remembered::new(), checked: Remembered::new() })
    }

    /// A token in which this process asserts a person towards `audience`.
    pub fn person_token(&self, viewer: &Viewer, audience: &str) -> String {
        let person = PersonClaim {
            tenant: viewer.tenant,
            actor: viewer.actor.clone(),
            role: viewer.role.as_str().to_owned(),
            about: viewer.about,
        };
        self.token(audience, Some(person))
    }

    /// A token in which this process asserts itself towards `audience`.
    pub fn process_token(&self, audience: &str) -> String {
        self.token(audience, None)
    }

    /// Who a token of unknown origin speaks for; people asserted from the command line are refused.
    pub fn verify(&self, token: &str, own_name: &str) -> Result<Caller, Refusal> {
        self.verify_from(token, own_name, None)
    }

    /// Who a token that came from this address speaks for.
    pub fn verify_from(&self, token: &str, own_name: &str, peer: Option<IpAddr>) -> Result<Caller, Refusal> {
        let claims = self.known_claims(token, own_name)?;
        let Some(person) = claims.person else {
            return Ok(Caller::Process(claims.iss));
        };
        let may_assert = match claims.iss.as_str() {
            PORTAL => true,
            CLI => peer.is_some_and(|address| address.to_canonical().is_loopback()),
            _service => false,
        };
        if !may_assert {
            return Err(Refusal::new(
                Kind::Forbidden,
                "PERSON_NOT_ASSERTABLE",
                "this process may not speak for people",
            ));
        }
        let role = Role::parse(&person.role).ok_or_else(|| refused("the token names a role that is unknown here"))?;
        Ok(Caller::Person(Viewer { tenant: person.tenant, actor: person.actor, role, about: person.about }))
    }

    /// The claims of a token that was checked before, word for word, or of one that is checked now.
    fn known_claims(&self, token: &str, own_name: &str) -> Result<Claims, Refusal> {
        let key = (own_name.to_owned(), token.to_owned());
        if let Some(claims) = self.checked.get(&key, now()) {
            return Ok(claims);
        }
        let claims = self.checked_claims(token, own_name)?;
        self.checked.keep(key, claims.clone(), claims.exp);
        Ok(claims)
    }

    fn checked_claims(&self, token: &str, own_name: &str) -> Result<Claims, Refusal> {
        let header = jsonwebtoken::decode_header(token);
        let issuer = header.ok().and_then(|header| header.kid).unwrap_or_default();
        let key = self.known.get(&issuer).ok_or_else(|| refused("the token comes from an unknown process"))?;
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.leeway = SKEW_SECONDS.unsigned_abs();
        rules.set_required_spec_claims(&["exp", "aud", "iss"]);
        rules.set_audience(&[own_name]);
        rules.set_issuer(&[&issuer]);
        let wrong = "the token is expired, not meant for this process or not genuine";
        let token = jsonwebtoken::decode::<Claims>(token, key, &rules).map_err(|_| refused(wrong))?;
        let claims = token.claims;
        let is_short = claims.exp.saturating_sub(claims.iat) <= LIFE_SECONDS;
        let is_near = claims.exp.saturating_sub(now()) <= LIFE_SECONDS + SKEW_SECONDS;
        if is_short && is_near { Ok(claims) } else { Err(refused("the token lives too long")) }
    }

    fn token(&self, audience: &str, person: Option<PersonClaim>) -> String {
        let (now, key) = (now(), (audience.to_owned(), person));
        if let Some(token) = self.signed.get(&key, now) {
            return token;
        }
        let token = self.sign(&self.claims(audience, key.1.clone()));
        self.signed.keep(key, token.clone(), now.saturating_add(REUSE_SECONDS));
        token
    }

    fn claims(&self, audience: &str, person: Option<PersonClaim>) -> Claims {
        let iat = now();
        Claims {
            iss: self.process.clone(),
            aud: audience.to_owned(),
            iat,
            exp: iat.saturating_add(LIFE_SECONDS),
            person,
        }
    }

    /// Signing valid claims with a valid key does not fail; if it ever did, the empty token that
    /// nobody accepts is the safe answer.
    fn sign(&self, claims: &Claims) -> String {
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(self.process.clone());
        jsonwebtoken::encode(&header, claims, &self.signing).unwrap_or_else(|cause| {
            tracing::error!(%cause, "a token could not be signed");
            String::new()
        })
    }
}

fn refused(text: &'static str) -> Refusal {
    Refusal::new(Kind::Forbidden, "TOKEN_REFUSED", text)
}

fn now() -> i64 {
    Timestamp::now().as_second()
}
