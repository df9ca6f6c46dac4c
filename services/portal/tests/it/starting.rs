//! When the portal may start at all.

use http::StatusCode;
use tokio::net::TcpListener;
use tonic::transport::Endpoint;
use tonic_health::pb::{HealthCheckRequest, health_check_response::ServingStatus, health_client::HealthClient};
use werkbrug_portal::{
    options::{ExternalIssuer, WebOptions},
    start::start,
};

use crate::{
    browser::Browser,
    portal::{DEADLINE, Portal, context, options},
};

#[tokio::test]
async fn the_embedded_issuer_starts_on_loopback_only() {
    let dir = tempfile::tempdir().unwrap();
    let context = context(&dir, "127.0.0.1:1".parse().unwrap());
    for (listen, starts) in [("127.0.0.1:0", true), ("[::1]:0", true), ("0.0.0.0:0", false), ("[::]:0", false)] {
        let outcome = start(context.clone(), &options(listen)).await;
        assert_eq!(outcome.is_ok(), starts, "{listen}: {outcome:?}");
    }
    context.tasks.stopping().cancel();
}

#[tokio::test]
async fn another_issuer_takes_the_place_of_the_embedded_one_and_is_asked_in_the_same_way() {
    let issuing = Portal::alone().await;
    let dir = tempfile::tempdir().unwrap();
    let secret_file = dir.path().join("secret");
    std::fs::write(&secret_file, "geheim\n").unwrap();
    let issuer = ExternalIssuer { url: issuing.url("/issuer"), client: "werkbrug-portal".into(), secret_file };
    let web = WebOptions { issuer: Some(issuer), ..options("127.0.0.1:0") };
    let context = context(&dir, "127.0.0.1:1".parse().unwrap());
    let answering = start(context.clone(), &web).await.unwrap();
    let url = |path: &str| format!("http://localhost:{}{path}", answering.socket.port());
    let browser = Browser::new();
    let begun = browser.get(&url("/aanmelden")).await;
    assert!(begun.location.starts_with(&issuing.url("/issuer/authorize?")), "{}", begun.location);
    assert!(begun.location.contains("code_challenge="), "{}", begun.location);
    assert_eq!(browser.get(&url("/issuer/jwks")).await.status, StatusCode::NOT_FOUND, "no embedded issuer beside it");
    assert!(!browser.get(&url("/")).await.text.contains("DEMO"));
    context.tasks.stopping().cancel();
}

#[tokio::test]
async fn an_issuer_that_is_away_is_told_in_plain_words() {
    let dir = tempfile::tempdir().unwrap();
    let secret_file = dir.path().join("secret");
    std::fs::write(&secret_file, "geheim").unwrap();
    let issuer = ExternalIssuer { url: "http://127.0.0.1:1".into(), client: "x".into(), secret_file };
    let web = WebOptions { issuer: Some(issuer), ..options("127.0.0.1:0") };
    let context = context(&dir, "127.0.0.1:1".parse().unwrap());
    let answering = start(context.clone(), &web).await.unwrap();
    let page = Browser::new().get(&format!("{}aanmelden", answering.base)).await;
    assert_eq!(page.status, StatusCode::BAD_GATEWAY);
    assert!(page.text.contains("Aanmelden kan nu even niet"), "{}", page.text);
    context.tasks.stopping().cancel();
}

#[tokio::test]
async fn a_portal_that_is_run_reports_its_health_like_every_process() {
    let dir = tempfile::tempdir().unwrap();
    let mut config = context(&dir, "127.0.0.1:1".parse().unwrap()).config;
    let free = [TcpListener::bind("127.0.0.1:0").await.unwrap(), TcpListener::bind("127.0.0.1:0").await.unwrap()];
    let [pages, calls] = free.map(|listener| listener.local_addr().unwrap());
    config.listen = calls;
    let serving = async {
        loop {
            let connected = Endpoint::from_shared(format!("http://{calls}")).unwrap().connect().await;
            if let Ok(channel) = connected {
                let health = HealthClient::new(channel).check(HealthCheckRequest::default()).await.unwrap();
                assert_eq!(health.into_inner().status(), ServingStatus::Serving);
                return Browser::new().get(&format!("http://{pages}/")).await;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        ended = werkbrug_portal::run(config, options(&pages.to_string())) => panic!("it ended: {ended:?}"),
        page = tokio::time::timeout(DEADLINE, serving) => assert_eq!(page.unwrap().status, StatusCode::OK),
    }
}
