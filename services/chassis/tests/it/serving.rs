//! A process in full: it answers those it should, reports its health, and stops in time.

use std::time::{Duration, Instant};

use http::{HeaderMap, Request};
use tonic::{Code, Status, body::Body};
use tonic_health::{ServingStatus, pb::HealthCheckRequest, pb::health_client::HealthClient};
use tower::{Service, ServiceExt};
use tracing::Instrument;
use werkbrug_chassis::{
    config::Config,
    refusal::{Fault, reason_of},
    rpc::Authed,
    run::{self, Context, Service as Kind},
    tasks::Tasks,
    telemetry,
};

use crate::process::{CAME_IN, DEADLINE, Running, SERVICE, somebody, traced};

fn question(method: &str) -> Request<Body> {
    Request::builder()
        .method("POST")
        .uri(format!("/test.v1.Who/{method}"))
        .header("content-type", "application/grpc")
        .body(Body::empty())
        .unwrap()
}

/// The headers of the answer, or what it says instead.
async fn ask<S, B>(mut channel: S) -> Result<HeaderMap, Status>
where
    S: Service<Request<Body>, Response = http::Response<B>>,
    S::Error: std::fmt::Debug,
{
    let answer = channel.ready().await.unwrap().call(question("Ask")).await.unwrap();
    match Status::from_header_map(answer.headers()) {
        Some(status) if status.code() != Code::Ok => Err(status),
        Some(_) | None => Ok(answer.headers().clone()),
    }
}

fn portal(running: &Running) -> Authed {
    running.peers_of("portal").as_person("callee", &somebody()).unwrap()
}

#[tokio::test]
async fn a_person_is_known_to_the_process_that_is_called() {
    let running = Running::start().await;
    for process in ["portal", "cli"] {
        let channel = running.peers_of(process).as_person("callee", &somebody()).unwrap();
        assert_eq!(ask(channel).await.unwrap()["x-caller"], "account-7", "{process}");
    }
    running.stop().await.unwrap();
}

#[tokio::test]
async fn a_call_without_the_right_token_is_not_let_in() {
    let running = Running::start().await;
    let bare = running.peers_of("portal").channel("callee").unwrap();
    let service = running.peers_of("other").as_person("callee", &somebody()).unwrap();
    let process = running.peers_of("other").as_process("callee").unwrap();
    let answers = [ask(bare).await, ask(service).await, ask(process).await];
    let answers = answers.map(|answer| {
        let status = answer.unwrap_err();
        (status.code(), reason_of(&status).unwrap())
    });
    let expected = [
        (Code::Unauthenticated, "TOKEN_MISSING".to_owned()),
        (Code::Unauthenticated, "PERSON_NOT_ASSERTABLE".to_owned()),
        (Code::PermissionDenied, "PERSON_NEEDED".to_owned()),
    ];
    assert_eq!(answers, expected);
    running.stop().await.unwrap();
}

#[tokio::test]
async fn health_is_told_without_a_token_until_the_stop() {
    let running = Running::start().await;
    let mut client = HealthClient::new(running.peers_of("portal").channel("callee").unwrap());
    for service in ["", "grpc.health.v1.Health"] {
        let request = HealthCheckRequest { service: service.to_owned() };
        let status = client.check(request).await.unwrap().into_inner().status;
        assert_eq!(status, ServingStatus::Serving as i32, "{service}");
    }
    let unknown = HealthCheckRequest { service: "unknown".to_owned() };
    assert_eq!(client.check(unknown).await.unwrap_err().code(), Code::NotFound);
    let address = running.address;
    running.stop().await.unwrap();
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn a_client_that_never_lets_go_does_not_hold_up_the_stop() {
    let running = Running::start().await;
    let mut channel = portal(&running);
    let stuck = Tasks::new().spawn("stuck", async move {
        let channel = channel.ready().await.unwrap();
        channel.call(question("Never")).await.map(drop)
    });
    CAME_IN.notified().await;
    let start = Instant::now();
    running.stop().await.unwrap();
    let (least, most) = (Duration::from_secs(2), Duration::from_secs(6));
    assert!((least..most).contains(&start.elapsed()));
    stuck.abort();
}

#[tokio::test]
async fn a_service_that_cannot_be_built_reports_why() {
    let running = Running::start().await;
    let context = Context::open("callee", running.config()).unwrap();
    let broken = Kind { build: |_| Box::pin(async { Err(Fault::bug("planted")) }), ..SERVICE };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let outcome = tokio::time::timeout(DEADLINE, run::serve(broken, context, listener)).await;
    assert_eq!(outcome.unwrap().unwrap_err().to_string(), "planted");
    running.stop().await.unwrap();
}

#[tokio::test]
async fn a_trace_spans_two_processes_even_without_a_collector() {
    traced();
    let running = Running::start().await;
    let span = tracing::info_span!("caller");
    let own = span.in_scope(telemetry::traceparent);
    let headers = ask(portal(&running)).instrument(span.clone()).await.unwrap();
    let theirs = headers["x-traceparent"].to_str().unwrap().to_owned();
    assert_eq!(own.len(), 55, "{own}");
    assert_eq!(own[3..35], theirs[3..35], "the same trace");
    assert_ne!(own[36..52], theirs[36..52], "another span");
    assert_eq!(telemetry::trace_id(&span), own[3..35]);
    running.stop().await.unwrap();
}

#[tokio::test]
async fn a_dead_collector_delays_the_stop_by_two_seconds_at_most() {
    traced();
    let mut config = Config::inside(&std::env::temp_dir());
    config.otlp_endpoint = Some("http://127.0.0.1:1".to_owned());
    let telemetry = telemetry::start("test", &config);
    telemetry::meter().u64_counter("tests").build().add(1, &[]);
    let start = Instant::now();
    telemetry.stop().await;
    assert!(start.elapsed() < Duration::from_secs(3));
}
