//! What every answer says to the browser.

use http::StatusCode;
use reqwest::Client;
use werkbrug_kernel::role::Role;

use crate::{browser::Browser, portal::Portal};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      worker-src 'self'; manifest-src 'self'; \
                      form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

#[tokio::test]
async fn every_route_carries_the_security_headers() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    browser.sign_in(&portal, Role::Finance).await;
    let routes = [
        ("/", 303),
        ("/healthz", 200),
        ("/aanmelden", 303),
        ("/aanmelden/terug", 400),
        ("/afmelden", 405),
        ("/dag", 200),
        ("/dag?op=morgen", 400),
        ("/dag/blok/orders", 200),
        ("/dag/blok/lonen", 404),
        ("/live", 200),
        ("/assets/portal.css", 200),
        ("/assets/geheim.txt", 404),
        ("/issuer/.well-known/openid-configuration", 200),
        ("/issuer/jwks", 200),
        ("/issuer/authorize", 400),
        ("/issuer/token", 405),
        ("/bestaat-niet", 404),
    ];
    for (route, status) in routes {
        let answer = browser.open(&portal.url(route), None).await;
        assert_eq!(answer.status().as_u16(), status, "{route}");
        let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default();
        assert_eq!(header("content-security-policy"), POLICY, "{route}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{route}");
        assert_eq!(header("x-frame-options"), "DENY", "{route}");
        assert_eq!(header("referrer-policy"), "same-origin", "{route}");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin", "{route}");
        let is_ours = route.starts_with("/assets/portal") || route == "/live";
        assert_eq!(header("cache-control") == "no-store", !is_ours, "{route}: {}", header("cache-control"));
    }
}

#[tokio::test]
async fn without_a_session_nothing_personal_is_answered() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    for (route, status) in [("/dag", 303), ("/dag/blok/orders", 401), ("/live", 401), ("/", 200)] {
        assert_eq!(browser.get(&portal.url(route)).await.status.as_u16(), status, "{route}");
    }
    assert_eq!(browser.post(&portal.url("/afmelden"), &[]).await.location, "/");
}

#[tokio::test]
async fn no_page_holds_script_or_style_of_its_own() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    let door = browser.get(&portal.url("/")).await;
    let day = browser.sign_in(&portal, Role::Finance).await;
    for page in [door, day] {
        for forbidden in ["<style", " style=", "<script>", " onclick=", "javascript:"] {
            assert!(!page.text.contains(forbidden), "{forbidden}: {}", page.text);
        }
    }
}

#[tokio::test]
async fn files_are_kept_for_ever_under_the_address_of_their_content_and_asked_again_without() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    let door = browser.get(&portal.url("/")).await;
    let (_, rest) = door.text.split_once("/assets/portal.css").unwrap();
    let version = rest.split_once('"').unwrap().0;
    let http = Client::builder().no_proxy().build().unwrap();
    let kept = http.get(portal.url(&format!("/assets/portal.css{version}"))).send().await.unwrap();
    assert_eq!(kept.headers()["cache-control"], "public, max-age=31536000, immutable");
    let tag = kept.headers()["etag"].clone();
    let bare = http.get(portal.url("/assets/portal.css")).send().await.unwrap();
    assert_eq!(bare.headers()["cache-control"], "no-cache");
    let known = http.get(portal.url("/assets/portal.css")).header("if-none-match", tag).send().await.unwrap();
    assert_eq!(known.status(), StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn a_host_name_that_is_not_ours_is_refused_except_for_health() {
    let portal = Portal::alone().await;
    let http = Client::builder().no_proxy().build().unwrap();
    let ask = |path: &str, host: String| http.get(portal.url(path)).header("host", host).send();
    let port = portal.answering.socket.port();
    for (path, host, status) in [
        ("/", format!("127.0.0.1:{port}"), 200),
        ("/", "elders.example".to_owned(), 421),
        ("/issuer/jwks", format!("elders.example:{port}"), 421),
        ("/healthz", "elders.example".to_owned(), 200),
    ] {
        assert_eq!(ask(path, host.clone()).await.unwrap().status().as_u16(), status, "{path} at {host}");
    }
}
