//! Sign-ins, streams, bodies and sessions have their limits.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use crate::{
    browser::{Browser, SESSION},
    portal::Portal,
};

#[tokio::test]
async fn an_account_that_signs_in_too_often_waits_and_others_do_not() {
    let portal = Portal::pacing(6).await;
    let enter = async |role| {
        let browser = Browser::new();
        let back = browser.choose(&portal, "/dag", role).await;
        browser.get(&back).await
    };
    assert_eq!(enter(Role::Finance).await.status, StatusCode::SEE_OTHER);
    assert_eq!(enter(Role::Finance).await.status, StatusCode::SEE_OTHER);
    let third = enter(Role::Finance).await;
    assert_eq!(third.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(third.text.contains("Te veel pogingen") && third.set_cookies.is_empty(), "{}", third.text);
    assert_eq!(enter(Role::Coach).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_address_that_begins_too_many_sign_ins_waits() {
    let portal = Portal::pacing(3).await;
    let begin = async || Browser::new().get(&portal.url("/aanmelden")).await.status;
    for _ in 0..3 {
        assert_eq!(begin().await, StatusCode::SEE_OTHER);
    }
    assert_eq!(begin().await, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn one_account_keeps_only_so_many_pages_current() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    browser.sign_in(&portal, Role::Finance).await;
    let mut open = Vec::new();
    loop {
        let stream = browser.open(&portal.url("/live"), None).await;
        match stream.status() {
            StatusCode::OK => open.push(stream),
            refused => {
                assert_eq!((refused, open.len()), (StatusCode::SERVICE_UNAVAILABLE, 12));
                break;
            }
        }
    }
    let other = Browser::new();
    other.sign_in(&portal, Role::Coach).await;
    assert_eq!(other.open(&portal.url("/live"), None).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn signing_out_everywhere_ends_the_other_browser_too() {
    let portal = Portal::alone().await;
    let (here, there) = (Browser::new(), Browser::new());
    there.sign_in(&portal, Role::Finance).await;
    let proof = here.sign_in(&portal, Role::Finance).await.field("bewijs");
    here.post(&portal.url("/afmelden"), &[("bewijs", &proof), ("overal", "ja")]).await;
    let away = there.get(&portal.url("/dag")).await;
    assert_eq!(away.location, "/?naar=%2Fdag&einde=1");
    assert!(there.get(&portal.url(&away.location)).await.text.contains("sessie is afgelopen"));
    assert_eq!(here.cookie(SESSION), None);
}

#[tokio::test]
async fn a_form_that_is_too_large_is_not_read() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    let proof = browser.sign_in(&portal, Role::Finance).await.field("bewijs");
    let large = "x".repeat(65 * 1024);
    let refused = browser.post(&portal.url("/afmelden"), &[("bewijs", &proof), ("x", &large)]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.get(&portal.url("/dag")).await.status, StatusCode::OK, "still signed in");
}

#[tokio::test]
async fn pages_are_compressed_and_streams_are_not() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    browser.sign_in(&portal, Role::Finance).await;
    for (path, compressed) in [("/dag", true), ("/assets/portal.css", true), ("/live", false)] {
        let answer = browser.open_taking_gzip(&portal.url(path)).await;
        assert_eq!(answer.headers().get("content-encoding").is_some(), compressed, "{path}");
    }
}
