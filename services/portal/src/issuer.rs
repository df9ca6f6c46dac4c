//! A small OpenID Connect issuer with invented people, for trying things out on one machine. It
//! asks nobody for a password, so it answers on loopback only; a real issuer takes the same path.

use std::{path::PathBuf, sync::Arc};

use axum::{
    Json, Router,
    extract::State,
    response::IntoResponse,
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::civil::Date;
use openidconnect::{
    JsonWebKeyId, JsonWebKeySet, PrivateSigningKey,
    core::{CoreEdDsaPrivateSigningKey, CoreJsonWebKeySet},
};
use serde_json::json;
use werkbrug_chassis::{clock::Clock, refusal::Fault, run::Context};

use crate::{
    issuer::clients::Client,
    kept::Kept,
    options::SecondClient,
    secret::{self, Seal},
    web::Address,
    words::Books,
};

mod authorize;
pub(crate) mod clients;
mod token;

/// How many codes may wait to be redeemed.
const MOST_CODES: usize = 2_000;
/// What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7).
const PKCS8_PREFIX: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// The embedded issuer. Its key lives as long as this process.
pub(crate) struct Issuer {
    base: String,
    own: Client,
    second: Option<Client>,
    key: CoreEdDsaPrivateSigningKey,
    seal: Seal,
    codes: Kept<token::Grant>,
    data_dir: PathBuf,
    clock: Clock,
    books: Arc<Books>,
}

impl Issuer {
    /// The issuer beside the pages at this address.
    ///
    /// # Errors
    /// The second client cannot be used.
    pub(crate) fn embedded(
        address: &Address,
        context: &Context,
        books: Arc<Books>,
        second: Option<&SecondClient>,
    ) -> Result<Self, Fault> {
        Ok(Self {
            base: address.of("/issuer"),
            own: Client::own(address),
            second: second.map(Client::second).transpose()?,
            key: fresh_key()?,
            seal: Seal::fresh()?,
            codes: Kept::at_most(MOST_CODES),
            data_dir: context.config.data_dir.clone(),
            clock: context.clock.clone(),
            books,
        })
    }

    /// Its own address, as its tokens spell it.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// The name of the portal around it.
    pub(crate) fn own_name(&self) -> &str {
        &self.own.name
    }

    /// The secret of the portal around it.
    pub(crate) fn own_secret(&self) -> &str {
        &self.own.secret
    }

    /// The client with this name.
    fn client(&self, name: &str) -> Option<&Client> {
        std::iter::once(&self.own).chain(&self.second).find(|client| client.name == name)
    }

    /// The day that is played.
    fn today(&self) -> Date {
        self.clock.today()
    }
}

/// Everything below `/issuer`.
pub(crate) fn routes() -> Router<Arc<Issuer>> {
    Router::new()
        .route("/.well-known/openid-configuration", get(discovery))
        .route("/jwks", get(keys))
        .route("/authorize", get(authorize::ask).post(authorize::choose))
        .route("/token", post(token::redeem))
}

/// OpenID Connect Discovery 1.0, section 3.
async fn discovery(State(issuer): State<Arc<Issuer>>) -> impl IntoResponse {
    let base = &issuer.base;
    Json(json!({
        "issuer": base,
        "authorization_endpoint": format!("{base}/authorize"),
        "token_endpoint": format!("{base}/token"),
        "jwks_uri": format!("{base}/jwks"),
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "code_challenge_methods_supported": ["S256"],
        "scopes_supported": ["openid", "profile"],
        "claims_supported": ["sub", "name", "werkbrug_role", "werkbrug_tenant", "werkbrug_about"],
    }))
}

async fn keys(State(issuer): State<Arc<Issuer>>) -> impl IntoResponse {
    let known: CoreJsonWebKeySet = JsonWebKeySet::new(vec![issuer.key.as_verification_key()]);
    Json(known)
}

fn fresh_key() -> Result<CoreEdDsaPrivateSigningKey, Fault> {
    let seed = rand::random::<[u8; 32]>();
    let der = STANDARD.encode([PKCS8_PREFIX.as_slice(), seed.as_slice()].concat());
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{der}\n-----END PRIVATE KEY-----\n");
    let name = JsonWebKeyId::new(secret::fresh());
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(name)).map_err(Fault::during("making the issuer's key"))
}
