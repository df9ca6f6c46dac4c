//! Signing in and out, the whole way, and every way that must not work.

use http::StatusCode;
use reqwest::Client;
use serde_json::Value;
use url::Url;
use werkbrug_kernel::role::Role;

use crate::{
    browser::{Browser, SESSION},
    portal::Portal,
};

const SIGN_IN: &str = "__Host-werkbrug-aanmelden";

/// An address with another value for one of its parts.
fn changed(address: &str, part: &str, value: &str) -> String {
    let mut url = Url::parse(address).unwrap();
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let other = pairs.into_iter().map(|(name, old)| if name == part { (name, value.to_owned()) } else { (name, old) });
    url.query_pairs_mut().clear().extend_pairs(other);
    url.into()
}

#[tokio::test]
async fn somebody_signs_in_sees_the_day_and_signs_out() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    let door = browser.get(&portal.url("/")).await;
    assert_eq!(door.status, StatusCode::OK);
    assert!(door.text.contains("Aanmelden") && door.text.contains("DEMO"), "{}", door.text);

    let day = browser.sign_in(&portal, Role::WorkshopPlanner).await;
    assert_eq!(day.status, StatusCode::OK);
    assert!(day.text.contains("Proef workshop_planner") && day.text.contains("planner van het maatwerkbedrijf"));
    assert_eq!(day.text.matches("de dienst antwoordt niet").count(), 6, "{}", day.text);
    assert_eq!(browser.get(&portal.url("/")).await.location, "/bord", "the first room of the role");

    let old = browser.cookie(SESSION).unwrap();
    let out = browser.post(&portal.url("/afmelden"), &[("bewijs", &day.field("bewijs"))]).await;
    assert_eq!((out.status, out.location.as_str()), (StatusCode::SEE_OTHER, "/"));
    assert_eq!(browser.cookie(SESSION), None);
    assert_eq!(out.cleared, "\"cache\", \"storage\"");
    assert_eq!(day.cleared, "");
    browser.set_cookie(SESSION, &old);
    assert_eq!(browser.get(&portal.url("/dag")).await.location, "/?naar=%2Fdag&einde=1", "the session itself is gone");
}

#[tokio::test]
async fn somebody_who_followed_a_link_arrives_there_after_signing_in() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    let turned_away = browser.get(&portal.url("/dag?op=2026-11-20")).await;
    assert_eq!(turned_away.location, "/?naar=%2Fdag%3Fop%3D2026-11-20");
    let door = browser.get(&portal.url(&turned_away.location)).await;
    assert!(door.text.contains("/aanmelden?naar=%2Fdag%3Fop%3D2026-11-20"), "{}", door.text);
    let back = browser.choose(&portal, "%2Fdag%3Fop%3D2026-11-20", Role::Finance).await;
    assert_eq!(browser.get(&back).await.location, "/dag?op=2026-11-20");
}

#[tokio::test]
async fn the_question_carries_pkce_state_and_a_nonce_and_the_cookie_is_strict() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    let begun = browser.get(&portal.url("/aanmelden")).await;
    let asked = Url::parse(&begun.location).unwrap();
    let value = |name: &str| asked.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    assert_eq!(value("code_challenge_method").as_deref(), Some("S256"));
    assert_eq!(value("response_type").as_deref(), Some("code"));
    for name in ["state", "nonce", "code_challenge"] {
        assert!(value(name).is_some_and(|value| value.len() >= 22), "{name}");
    }
    let expected = "; Path=/; Secure; HttpOnly; SameSite=Lax";
    assert!(begun.set_cookies[0].starts_with(SIGN_IN) && begun.set_cookies[0].ends_with(expected));
    let back = browser.choose(&portal, "/dag", Role::Coach).await;
    let done = browser.get(&back).await;
    let session = done.set_cookies.iter().find(|line| line.starts_with("__Host-werkbrug=")).unwrap();
    assert!(session.ends_with(expected), "{session}");
}

#[tokio::test]
async fn a_wrong_state_is_refused_and_the_right_one_still_counts() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    let back = browser.choose(&portal, "/dag", Role::Finance).await;
    let mut wrong = Url::parse(&back).unwrap();
    let code = wrong.query_pairs().find(|(key, _)| key == "code").unwrap().1.into_owned();
    wrong.query_pairs_mut().clear().append_pair("code", &code).append_pair("state", "verzonnen");
    let refused = browser.get(wrong.as_str()).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert_eq!(browser.cookie(SESSION), None);
    assert_eq!(browser.get(&back).await.location, "/dag");
}

#[tokio::test]
async fn a_token_for_another_question_is_refused() {
    let portal = Portal::alone().await;
    // The digest of a verifier that nobody here knows, and a nonce that is not ours.
    for (name, value) in [("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"), ("nonce", "verzonnen")] {
        let browser = Browser::new();
        let asked = browser.get(&portal.url("/aanmelden")).await.location;
        let back = browser.choose_at(&portal, &changed(&asked, name, value), Role::Finance).await;
        assert_eq!(browser.get(&back).await.status, StatusCode::BAD_REQUEST, "{name}");
        assert_eq!(browser.cookie(SESSION), None, "{name}");
    }
}

#[tokio::test]
async fn another_browser_cannot_finish_a_sign_in_nor_the_same_one_twice() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    let back = browser.choose(&portal, "/dag", Role::Finance).await;
    let other = Browser::new();
    other.get(&portal.url("/aanmelden")).await;
    assert_eq!(other.get(&back).await.status, StatusCode::BAD_REQUEST);
    let cookie = browser.cookie(SIGN_IN).unwrap();
    assert_eq!(browser.get(&back).await.status, StatusCode::SEE_OTHER);
    browser.set_cookie(SIGN_IN, &cookie);
    assert_eq!(browser.get(&back).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn every_sign_in_gets_a_new_session_and_ends_the_old_one() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    browser.sign_in(&portal, Role::Finance).await;
    let first = browser.cookie(SESSION).unwrap();
    browser.sign_in(&portal, Role::Coach).await;
    assert_ne!(browser.cookie(SESSION).unwrap(), first);
    browser.set_cookie(SESSION, &first);
    assert_eq!(browser.get(&portal.url("/dag")).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_form_without_the_sessions_own_proof_changes_nothing() {
    let portal = Portal::alone().await;
    let (browser, other) = (Browser::new(), Browser::new());
    let day = browser.sign_in(&portal, Role::Finance).await;
    let strange = other.sign_in(&portal, Role::Finance).await.field("bewijs");
    assert_ne!(day.field("bewijs"), strange);
    for form in [&[][..], &[("bewijs", "")], &[("bewijs", strange.as_str())]] {
        let refused = browser.post(&portal.url("/afmelden"), form).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{form:?}");
    }
    assert_eq!(browser.get(&portal.url("/dag")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_issuer_refuses_strange_questions_and_forms() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    let asked = browser.get(&portal.url("/aanmelden")).await.location;
    let changes = [
        ("client_id", "een-ander"),
        ("redirect_uri", "http://elders.example/"),
        ("response_type", "token"),
        ("code_challenge_method", "plain"),
        ("scope", "profile"),
        ("nonce", ""),
    ];
    for (name, value) in changes {
        let url = changed(&asked, name, value);
        let refused = browser.get(&url).await;
        assert_eq!((refused.status, refused.location.as_str()), (StatusCode::BAD_REQUEST, ""), "{name}");
    }
    let form = [("state", "s"), ("nonce", "n"), ("code_challenge", "c"), ("bewijs", "x"), ("persona", "persona-admin")];
    assert_eq!(browser.post(&portal.url("/issuer/authorize"), &form).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_code_is_worth_nothing_without_the_clients_secret() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    let back = Url::parse(&browser.choose(&portal, "/dag", Role::Finance).await).unwrap();
    let code = back.query_pairs().find(|(key, _)| key == "code").unwrap().1.into_owned();
    let form = [("grant_type", "authorization_code"), ("code", code.as_str()), ("client_id", "werkbrug-portal")];
    let request = Client::builder().no_proxy().build().unwrap().post(portal.url("/issuer/token")).form(&form);
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(answer.json::<Value>().await.unwrap()["error"], "invalid_client");
    assert_eq!(browser.get(back.as_str()).await.location, "/dag", "and the code is not spent by it");
}

#[tokio::test]
async fn who_must_prove_anew_is_asked_so_at_the_issuer() {
    let portal = Portal::alone().await;
    for (path, is_anew) in [("/aanmelden?naar=/vandaag", false), ("/aanmelden?opnieuw=ja&naar=/vandaag", true)] {
        let begun = Browser::new().get(&portal.url(path)).await;
        let asked = begun.location.contains("prompt=login") && begun.location.contains("max_age=0");
        assert_eq!((begun.status, asked), (StatusCode::SEE_OTHER, is_anew), "{}", begun.location);
    }
}
