//! The day keeps itself current: hints of the own workshop, from where a page was.

use http::StatusCode;
use reqwest::Response;
use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_proto::pipeline::Hint;

use crate::{
    browser::Browser,
    portal::{DEADLINE, Portal},
    services::Services,
};

fn hint(topic: &str, seq: u64, tenant: u128) -> Hint {
    let (tenant, event_type, subject) = (Uuid::from_u128(tenant).to_string(), "Gebeurd".into(), "ding-1".into());
    Hint { topic: topic.into(), seq, tenant, event_type, subject, gap: false }
}

/// A page that follows every service.
async fn page() -> (Services, Portal, Browser, String) {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::start(&dir).await;
    let portal = Portal::with(dir, services.address).await;
    let browser = Browser::new();
    browser.sign_in(&portal, Role::Finance).await;
    let following = async {
        loop {
            let day = browser.get(&portal.url("/dag")).await;
            let live = day.attribute("data-after");
            if ["orders.", "crews.", "social.", "invoicing."].iter().all(|source| live.contains(source)) {
                return live;
            }
        }
    };
    let live = tokio::time::timeout(DEADLINE, following).await.expect("the portal follows the services");
    (services, portal, browser, live)
}

/// Reads on until the text holds this.
async fn until(stream: &mut Response, heard: &mut String, expected: &str) {
    let reading = async {
        while !heard.contains(expected) {
            let chunk = stream.chunk().await.unwrap().expect("the stream goes on");
            heard.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    };
    tokio::time::timeout(DEADLINE, reading).await.unwrap_or_else(|_| panic!("no {expected}: {}", *heard));
}

#[tokio::test]
async fn a_page_hears_what_changed_in_its_own_workshop() {
    let (services, portal, browser, live) = page().await;
    let mut stream = browser.open(&portal.url(&format!("/live?na={live}")), None).await;
    assert_eq!(stream.headers()["content-type"], "text/event-stream");
    let mut heard = String::new();
    until(&mut stream, &mut heard, "event: begin").await;
    services.say("orders", hint("orders", 1, 2));
    services.say("orders", hint("orders", 2, 1));
    services.say("social", hint("availability", 1, 1));
    until(&mut stream, &mut heard, "\"seq\":2").await;
    until(&mut stream, &mut heard, "social.availability\"").await;
    assert!(heard.contains(r#""id":"ding-1","kind":"Gebeurd","seq":2,"topic":"orders.orders""#), "{heard}");
    assert!(heard.contains("orders.orders=2"), "{heard}");
    assert_eq!(heard.matches("ding-1").count(), 1, "another workshop's, or a person's: {heard}");
    assert!(!heard.contains("reload"), "{heard}");
}

#[tokio::test]
async fn a_page_that_was_away_goes_on_where_it_was_and_reads_again_when_that_is_not_known() {
    let (services, portal, browser, live) = page().await;
    let mut stream = browser.open(&portal.url(&format!("/live?na={live}")), None).await;
    let mut heard = String::new();
    services.say("orders", hint("orders", 1, 1));
    until(&mut stream, &mut heard, "orders.orders=1").await;
    let last = heard.lines().filter_map(|line| line.strip_prefix("id: ")).next_back().unwrap().to_owned();
    services.say("orders", hint("orders", 2, 1));
    until(&mut stream, &mut heard, "\"seq\":2").await;
    drop(stream);

    let mut again = browser.open(&portal.url("/live"), Some(&last)).await;
    let mut heard = String::new();
    until(&mut again, &mut heard, "\"seq\":2").await;
    assert!(!heard.contains("\"seq\":1") && !heard.contains("reload"), "{heard}");

    for unknown in ["orders.orders=99", "onzin"] {
        let mut strange = browser.open(&portal.url("/live"), Some(unknown)).await;
        let mut heard = String::new();
        until(&mut strange, &mut heard, "event: reload").await;
        until(&mut strange, &mut heard, "data: {}\n\n").await;
        let blocks = heard.split("\n\n").filter(|block| block.contains("event: "));
        assert!(blocks.clone().all(|block| block.contains("data: ")), "a browser tells no event without data: {heard}");
    }
}

#[tokio::test]
async fn after_signing_out_the_stream_says_nothing_more() {
    let (services, portal, browser, live) = page().await;
    let mut stream = browser.open(&portal.url(&format!("/live?na={live}")), None).await;
    let mut heard = String::new();
    until(&mut stream, &mut heard, "event: begin").await;
    let proof = browser.get(&portal.url("/dag")).await.field("bewijs");
    assert_eq!(browser.post(&portal.url("/afmelden"), &[("bewijs", &proof)]).await.status, StatusCode::SEE_OTHER);
    services.say("orders", hint("orders", 1, 1));
    let rest = async { while stream.chunk().await.unwrap().is_some_and(|rest| !rest.starts_with(b"event: hint")) {} };
    tokio::time::timeout(DEADLINE, rest).await.expect("the stream ends");
    assert_eq!(stream.chunk().await.unwrap(), None, "it ended without telling");
}
