//! A code becomes a token: once, for the client it was meant for, with the verifier that fits.

use std::sync::Arc;

use axum::{
    Form, Json,
    extract::State,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{AUTHORIZATION, WWW_AUTHENTICATE},
};
use openidconnect::{
    AccessToken, IdToken, IdTokenClaims,
    core::{CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm},
};
use serde::Deserialize;
use serde_json::json;
use werkbrug_chassis::refusal::Fault;

use crate::{
    issuer::Issuer,
    personas::Persona,
    secret::{self, challenge, fingerprint},
    sign_in::provider::WorkClaims,
};

/// How long a token is good for; the portal reads it at once.
const TOKEN_SECONDS: i64 = 120;

/// What a code stands for.
pub(super) struct Grant {
    /// The program that asked.
    pub(super) client: String,
    /// Who was chosen.
    pub(super) persona: Persona,
    /// What the token must carry.
    pub(super) nonce: String,
    /// What the verifier must fit.
    pub(super) challenge: String,
}

/// What a client sends (RFC 6749, section 4.1.3, and RFC 7636).
#[derive(Deserialize)]
pub(super) struct Redeem {
    #[serde(default)]
    grant_type: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    redirect_uri: String,
    #[serde(default)]
    code_verifier: String,
    #[serde(default)]
    client_id: String,
    #[serde(default)]
    client_secret: String,
}

/// `POST /issuer/token`.
pub(super) async fn redeem(
    State(issuer): State<Arc<Issuer>>,
    headers: HeaderMap,
    Form(redeem): Form<Redeem>,
) -> Response {
    let (client, secret) = basic(&headers).unwrap_or((redeem.client_id, redeem.client_secret));
    let Some(client) = issuer.client(&client).filter(|client| client.proves(&secret)) else {
        let header = (WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"werkbrug\""));
        return (StatusCode::UNAUTHORIZED, [header], Json(json!({ "error": "invalid_client" }))).into_response();
    };
    if redeem.grant_type != "authorization_code" {
        return refused("unsupported_grant_type");
    }
    // Taken before anything is checked: a code that was tried is spent.
    let grant = issuer.codes.take(&fingerprint(&redeem.code), issuer.clock.wall());
    let fits = |grant: &Grant| {
        grant.client == client.name
            && redeem.redirect_uri == client.back
            && fingerprint(&challenge(&redeem.code_verifier)) == fingerprint(&grant.challenge)
    };
    let Some(grant) = grant.filter(fits) else {
        return refused("invalid_grant");
    };
    match tokens(&issuer, grant) {
        Ok(answer) => Json(answer).into_response(),
        Err(fault) => {
            tracing::error!(cause = fault.chain(), "a token could not be made");
            (StatusCode::INTERNAL_SERVER_ERROR, Json(json!({ "error": "server_error" }))).into_response()
        }
    }
}

fn refused(error: &str) -> Response {
    (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response()
}

/// The client's name and secret from the header. Both are made of letters that need no escaping.
fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let encoded = headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Basic ")?;
    let text = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    text.split_once(':').map(|(client, secret)| (client.to_owned(), secret.to_owned()))
}

fn tokens(issuer: &Issuer, grant: Grant) -> Result<serde_json::Value, Fault> {
    let doing = "making an id token";
    let now = issuer.clock.wall().as_second();
    let Persona { id, name, role, about, tenant } = grant.persona;
    let claims = json!({
        "iss": issuer.base,
        "aud": [grant.client],
        "sub": id,
        "name": name,
        "nonce": grant.nonce,
        "iat": now,
        // Whoever presses a button of the demo does so now.
        "auth_time": now,
        "exp": now.saturating_add(TOKEN_SECONDS),
        "werkbrug_role": role.as_str(),
        "werkbrug_tenant": tenant,
        "werkbrug_about": about,
    });
    let claims: IdTokenClaims<WorkClaims, CoreGenderClaim> =
        serde_json::from_value(claims).map_err(Fault::during(doing))?;
    let access = AccessToken::new(secret::fresh());
    let alg = CoreJwsSigningAlgorithm::EdDsa;
    let signed: IdToken<_, _, CoreJweContentEncryptionAlgorithm, _> =
        IdToken::new(claims, &issuer.key, alg, Some(&access), None).map_err(Fault::during(doing))?;
    Ok(json!({
        "access_token": access.secret(),
        "token_type": "Bearer",
        "expires_in": TOKEN_SECONDS,
        "id_token": signed,
    }))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use axum::body::to_bytes;
    use serde_json::Value;
    use werkbrug_chassis::{config::Config, identity::Keyring, run::Context};
    use werkbrug_kernel::{id::Id, role::Role};

    use super::*;
    use crate::{web::Address, words::Books};

    type Spoil = fn(&mut Redeem);

    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    fn issuer() -> Arc<Issuer> {
        let dir = tempfile::tempdir().unwrap();
        let config = Config::inside(dir.path());
        Keyring::prepare(&config.keys, &["portal"]).unwrap();
        let context = Context::open("portal", config).unwrap();
        let socket = "127.0.0.1:8080".parse().unwrap();
        let address = Address { base: "http://localhost:8080".parse().unwrap(), socket };
        Arc::new(Issuer::embedded(&address, &context, Arc::new(Books::open(Path::new("")).unwrap()), None).unwrap())
    }

    /// A code that is good for a minute.
    fn code(issuer: &Issuer) -> String {
        let (id, name) = ("persona-1".to_owned(), "Petra Proefplan".to_owned());
        let persona = Persona { id, name, role: Role::Coach, about: None, tenant: Id::fresh() };
        let grant =
            Grant { client: issuer.own.name.clone(), persona, nonce: "n-1".to_owned(), challenge: challenge(VERIFIER) };
        let (code, now) = (secret::fresh(), issuer.clock.wall());
        let ends = now.checked_add(jiff::SignedDuration::from_mins(1)).unwrap();
        issuer.codes.put(fingerprint(&code), grant, now, ends);
        code
    }

    fn good(issuer: &Issuer, code: &str) -> Redeem {
        Redeem {
            grant_type: "authorization_code".to_owned(),
            code: code.to_owned(),
            redirect_uri: issuer.own.back.clone(),
            code_verifier: VERIFIER.to_owned(),
            client_id: issuer.own.name.clone(),
            client_secret: issuer.own.secret.clone(),
        }
    }

    async fn answer(issuer: &Arc<Issuer>, asked: Redeem) -> Value {
        let answer = redeem(State(Arc::clone(issuer)), HeaderMap::new(), Form(asked)).await;
        serde_json::from_slice(&to_bytes(answer.into_body(), 10_000).await.unwrap()).unwrap()
    }

    #[tokio::test]
    async fn a_code_becomes_a_token_once() {
        let issuer = issuer();
        let code = code(&issuer);
        assert!(answer(&issuer, good(&issuer, &code)).await["id_token"].is_string());
        assert_eq!(answer(&issuer, good(&issuer, &code)).await["error"], "invalid_grant");
    }

    #[tokio::test]
    async fn a_code_that_was_tried_wrongly_is_refused_and_spent() {
        let issuer = issuer();
        let wrong: [(Spoil, &str); 4] = [
            (|asked| asked.code_verifier = "een-ander".to_owned(), "invalid_grant"),
            (|asked| asked.redirect_uri = "http://elders.example/".to_owned(), "invalid_grant"),
            (|asked| asked.code = "verzonnen".to_owned(), "invalid_grant"),
            (|asked| asked.grant_type = "password".to_owned(), "unsupported_grant_type"),
        ];
        for (spoil, error) in wrong {
            let code = code(&issuer);
            let mut asked = good(&issuer, &code);
            spoil(&mut asked);
            let is_spent = error == "invalid_grant" && asked.code == code;
            assert_eq!(answer(&issuer, asked).await["error"], error);
            assert_eq!(answer(&issuer, good(&issuer, &code)).await["error"].is_string(), is_spent);
        }
    }

    #[tokio::test]
    async fn only_the_client_with_its_secret_gets_an_answer() {
        let issuer = issuer();
        for secret in ["", "geraden"] {
            let asked = Redeem { client_secret: secret.to_owned(), ..good(&issuer, &code(&issuer)) };
            assert_eq!(answer(&issuer, asked).await["error"], "invalid_client");
        }
    }
}
