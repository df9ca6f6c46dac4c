//! Production settings, tried against the embedded issuer of another portal as its second client.

use http::StatusCode;
use tempfile::TempDir;
use tokio::net::TcpListener;
use werkbrug_kernel::role::Role;
use werkbrug_portal::{
    options::{ExternalIssuer, SecondClient, WebOptions},
    start::start,
};

use crate::{
    browser::{Browser, Page},
    portal::{Portal, context, options},
};

const NAME: &str = "werkbrug-elders";

/// Signs in at a portal whose issuer is another portal's, with these secrets; what the way back answers.
async fn signed_in(known_secret: &str, own_secret: &str, browser: &Browser) -> (Page, String, TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let kept = |name: &str, secret: &str| {
        let file = dir.path().join(name);
        std::fs::write(&file, secret).unwrap();
        file
    };
    let (known, own) = (kept("known", known_secret), kept("own", own_secret));
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let elsewhere = format!("http://localhost:{}", free.port());
    let back = format!("{elsewhere}/aanmelden/terug").parse().unwrap();
    let second = SecondClient { name: NAME.into(), back, secret_file: known };
    let issuing = Portal::told(
        tempfile::tempdir().unwrap(),
        "127.0.0.1:1".parse().unwrap(),
        &WebOptions { second_client: Some(second), ..options("127.0.0.1:0") },
    )
    .await;
    let issuer = ExternalIssuer { url: issuing.url("/issuer"), client: NAME.into(), secret_file: own };
    let context = context(&dir, "127.0.0.1:1".parse().unwrap());
    let web = WebOptions { issuer: Some(issuer), ..options(&free.to_string()) };
    start(context.clone(), &web).await.unwrap();

    let asked = browser.get(&format!("{elsewhere}/aanmelden")).await.location;
    let back = browser.choose_at(&issuing, &asked, Role::Finance).await;
    assert!(back.starts_with(&format!("{elsewhere}/aanmelden/terug?")), "{back}");
    let page = browser.get(&back).await;
    let home = browser.get(&format!("{elsewhere}/dag")).await;
    context.tasks.stopping().cancel();
    (page, home.text, dir)
}

#[tokio::test]
async fn somebody_signs_in_with_an_issuer_elsewhere() {
    let (back, home, _dir) = signed_in("geheim-van-elders", "geheim-van-elders\n", &Browser::new()).await;
    assert_eq!((back.status, back.location.as_str()), (StatusCode::SEE_OTHER, "/"));
    assert!(home.contains("Proef finance") && !home.contains("DEMO"), "{home}");
}

#[tokio::test]
async fn another_secret_than_the_issuer_knows_signs_nobody_in() {
    let (back, home, _dir) = signed_in("geheim-van-elders", "geraden", &Browser::new()).await;
    assert_eq!(back.status, StatusCode::BAD_REQUEST);
    assert!(!home.contains("Proef finance"), "{home}");
}
