//! The issuer as we see it: found by discovery, asked with a question of our own, believed only
//! when the answer fits that question.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields, IssuerUrl, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope,
    StandardErrorResponse, StandardTokenResponse, TokenResponse,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreGenderClaim,
        CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata,
        CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use reqwest::{ClientBuilder, redirect::Policy};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use url::Url;
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, refusal::Fault};
use werkbrug_kernel::{
    id::{Id, Workshop},
    role::Role,
};

use crate::{issuer::Issuer, options::ExternalIssuer, sign_in::BACK, web::Address, words::tongue::Tongue};

/// How long an issuer may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long we believe what discovery said, its keys among it.
const FRESH: SignedDuration = SignedDuration::from_mins(10);
/// Signatures that we believe: by a key that only the issuer has.
const SIGNATURES: [CoreJwsSigningAlgorithm; 7] = [
    CoreJwsSigningAlgorithm::EdDsa,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
];

type TokenAnswer = StandardTokenResponse<
    IdTokenFields<
        WorkClaims,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;
type Found = Client<
    WorkClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    TokenAnswer,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What an issuer's token says about somebody's work here, beside the standard claims.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct WorkClaims {
    /// The role's stable name.
    #[serde(default)]
    pub(crate) werkbrug_role: String,
    /// The workshop's id.
    #[serde(default)]
    pub(crate) werkbrug_tenant: String,
    /// The record that this person is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) werkbrug_about: Option<Uuid>,
}

impl AdditionalClaims for WorkClaims {}

/// Somebody whom the issuer vouches for.
pub(crate) struct Account {
    /// Whom the services see.
    pub(crate) viewer: Viewer,
    /// What the person is called on the screen.
    pub(crate) name: String,
    /// The person's language, when the issuer knows it and we speak it.
    pub(crate) tongue: Option<Tongue>,
    /// When the issuer last had proof of who it is, when it says so.
    pub(crate) proven_at: Option<Timestamp>,
}

/// Why nobody is signed in.
pub(crate) enum Unproven {
    /// The issuer refused, or its token does not fit our question.
    Refused(&'static str),
    /// The person is who they say, and has no role here.
    NoRole,
    /// The issuer could not be asked.
    Fault(Fault),
}

/// What we asked, to hold the answer against.
pub(crate) struct Question {
    state: CsrfToken,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
    is_anew: bool,
}

impl Question {
    /// Whether the issuer was asked not to go by what it remembers.
    pub(crate) fn is_anew(&self) -> bool {
        self.is_anew
    }

    /// What the issuer must send back unchanged.
    pub(crate) fn state(&self) -> &str {
        self.state.secret()
    }
}

/// One issuer.
pub(crate) struct Provider {
    issuer: IssuerUrl,
    client: ClientId,
    secret: ClientSecret,
    back: RedirectUrl,
    http: reqwest::Client,
    known: Mutex<Option<(CoreProviderMetadata, Timestamp)>>,
}

impl Provider {
    /// The issuer in this very process, reached over its own socket like any other.
    pub(crate) fn embedded(issuer: &Issuer, address: &Address) -> Result<Self, Fault> {
        let http = http().no_proxy().resolve("localhost", address.socket);
        Self::new(issuer.base(), issuer.own_name(), issuer.own_secret(), &address.of(BACK), http)
    }

    /// An issuer of the organisation's own.
    pub(crate) fn outside(external: &ExternalIssuer, secret: &str, back: &str) -> Result<Self, Fault> {
        Self::new(&external.url, &external.client, secret, back, http())
    }

    fn new(issuer: &str, client: &str, secret: &str, back: &str, http: ClientBuilder) -> Result<Self, Fault> {
        let doing = "preparing to ask the issuer";
        Ok(Self {
            issuer: IssuerUrl::new(issuer.to_owned()).map_err(Fault::during(doing))?,
            client: ClientId::new(client.to_owned()),
            secret: ClientSecret::new(secret.to_owned()),
            back: RedirectUrl::new(back.to_owned()).map_err(Fault::during(doing))?,
            http: http.build().map_err(Fault::during(doing))?,
            known: Mutex::new(None),
        })
    }

    /// Where to send somebody to sign in, and what to hold the answer against. `is_anew` asks the issuer for a proof of today,
    /// whatever it remembers (OpenID Connect Core 1.0, section 3.1.2.1: `prompt=login`, `max_age=0`).
    pub(crate) async fn ask(&self, is_anew: bool, now: Timestamp) -> Result<(Url, Question), Fault> {
        let client = self.found(now).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let plain = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scope(Scope::new("profile".to_owned()))
            .set_pkce_challenge(challenge);
        let asked = if is_anew { plain.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO) } else { plain };
        let (address, state, nonce) = asked.url();
        Ok((address, Question { state, nonce, verifier, is_anew }))
    }

    /// Turns the code that came back into the person it stands for.
    pub(crate) async fn redeem(&self, code: String, asked: Question, now: Timestamp) -> Result<Account, Unproven> {
        let client = self.found(now).await.map_err(Unproven::Fault)?;
        let request = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|cause| Unproven::Fault(Fault::new("looking for the token endpoint", cause)))?
            .set_pkce_verifier(asked.verifier);
        let answer = request.request_async(&self.http).await.map_err(|failure| match failure {
            RequestTokenError::ServerResponse(_) => Unproven::Refused("the issuer did not take the code"),
            RequestTokenError::Request(cause) => Unproven::Fault(Fault::new("asking for a token", cause)),
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
                Unproven::Refused("the issuer's answer could not be read")
            }
        })?;
        let account = proven(&client, &answer, &asked.nonce);
        if matches!(account, Err(Unproven::Refused(_))) {
            // The issuer may have changed its keys: the next attempt looks at them again.
            *self.known.lock().await = None;
        }
        account
    }

    async fn found(&self, now: Timestamp) -> Result<Found, Fault> {
        let mut known = self.known.lock().await;
        let fresh = known.as_ref().filter(|(_, since)| now.duration_since(*since) < FRESH);
        let metadata = match fresh {
            Some((metadata, _)) => metadata.clone(),
            None => CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http)
                .await
                .map_err(Fault::during("finding the issuer"))?,
        };
        if fresh.is_none() {
            *known = Some((metadata.clone(), now));
        }
        let client = Client::from_provider_metadata(metadata, self.client.clone(), Some(self.secret.clone()));
        Ok(client.set_redirect_uri(self.back.clone()))
    }
}

fn http() -> ClientBuilder {
    // A redirect would let an issuer send our secret elsewhere.
    reqwest::Client::builder().redirect(Policy::none()).timeout(PATIENCE)
}

/// Signature, issuer, audience, times, nonce and the hash of the access token.
fn proven(client: &Found, answer: &TokenAnswer, nonce: &Nonce) -> Result<Account, Unproven> {
    let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES);
    let token = answer.id_token().ok_or(Unproven::Refused("the issuer sent no id token"))?;
    let claims = token.claims(&verifier, nonce).map_err(|cause| {
        tracing::warn!(%cause, "an id token was not believed");
        Unproven::Refused("the id token was not believed")
    })?;
    if let Some(said) = claims.access_token_hash() {
        let hash = token.signing_alg().ok().zip(token.signing_key(&verifier).ok());
        let hash = hash.and_then(|(alg, key)| AccessTokenHash::from_token(answer.access_token(), alg, key).ok());
        if hash.as_ref() != Some(said) {
            return Err(Unproven::Refused("the access token belongs to another id token"));
        }
    }
    let name = claims.name().and_then(|name| name.get(None)).map(|name| name.to_string()).unwrap_or_default();
    let viewer = viewer(claims.subject().as_str(), claims.additional_claims()).ok_or(Unproven::NoRole)?;
    let tongue = claims.locale().and_then(|locale| Tongue::parse(locale));
    let proven_at = claims.auth_time().and_then(|at| Timestamp::from_second(at.timestamp()).ok());
    Ok(Account { viewer, name, tongue, proven_at })
}

fn viewer(subject: &str, work: &WorkClaims) -> Option<Viewer> {
    let role = Role::parse(&work.werkbrug_role)?;
    let tenant = Id::<Workshop>::parse(&work.werkbrug_tenant).ok()?;
    Some(Viewer { tenant, actor: subject.to_owned(), role, about: work.werkbrug_about })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_without_a_known_role_or_workshop_is_nobody_here() {
        let tenant = "01890a5d-ac96-774b-bcce-b302099a8057";
        let table = [("finance", tenant, true), ("", tenant, false), ("baas", tenant, false), ("finance", "", false)];
        for (role, tenant, is_somebody) in table {
            let work = WorkClaims { werkbrug_role: role.into(), werkbrug_tenant: tenant.into(), werkbrug_about: None };
            assert_eq!(viewer("account-1", &work).is_some(), is_somebody, "{role:?} {tenant:?}");
        }
    }
}
