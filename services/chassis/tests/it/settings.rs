//! Settings, clocks, pages and tasks.

use std::time::Duration;

use clap::Parser;
use jiff::{SignedDuration, civil::date};
use werkbrug_chassis::{
    clock::Clock,
    config::{Config, Peer},
    page::{Page, token},
    tasks::Tasks,
};

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    config: Config,
}

fn parse(arguments: &[&str]) -> Result<Config, clap::Error> {
    Arguments::try_parse_from([&["process"], arguments].concat()).map(|parsed| parsed.config)
}

#[test]
fn a_process_needs_no_settings() {
    let config = parse(&[]).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:0");
    assert_eq!((config.partitions, config.business_offset_seconds), (1, 0));
    assert_eq!(config.database, "");
    assert!(config.peers.is_empty() && config.parent_pid.is_none());
}

#[test]
fn peers_are_given_by_name() {
    let config = parse(&["--peer", "a=http://127.0.0.1:1", "--peer", "b=http://b:2"]).unwrap();
    let peer = |name: &str, address: &str| Peer { name: name.to_owned(), address: address.to_owned() };
    assert_eq!(config.peers, [peer("a", "http://127.0.0.1:1"), peer("b", "http://b:2")]);
    assert_eq!(config.peer_addresses()["b"], "http://b:2");
}

#[test]
fn wrong_settings_are_refused() {
    for wrong in
        [["--peer", "a"], ["--peer", "=http://a"], ["--peer", "a=b"], ["--listen", "here"], ["--partitions", "0"]]
    {
        assert!(parse(&wrong).is_err(), "{wrong:?}");
    }
    assert_eq!(parse(&["--business-offset-seconds", "-60"]).unwrap().business_offset_seconds, -60);
}

#[test]
fn the_business_clock_runs_ahead_of_the_wall() {
    for offset in [86_400, 0, -86_400] {
        let clock = Clock::new(offset);
        let ahead = clock.now().duration_since(clock.wall()) - SignedDuration::from_secs(offset);
        assert!(ahead.abs() < SignedDuration::from_secs(5), "{offset}");
    }
    assert!(Clock::new(i64::MAX).now() > Clock::new(0).now());
    assert!(Clock::new(i64::MIN).now() < Clock::new(0).now());
}

#[test]
fn the_business_day_turns_at_midnight_in_brussels() {
    for (instant, day) in [
        ("2026-01-14T22:59:59Z", date(2026, 1, 14)),
        ("2026-01-14T23:00:00Z", date(2026, 1, 15)),
        ("2026-07-14T21:59:59Z", date(2026, 7, 14)),
        ("2026-07-14T22:00:00Z", date(2026, 7, 15)),
    ] {
        assert_eq!(Clock::fixed(instant.parse().unwrap()).today(), day, "{instant}");
    }
}

#[test]
fn a_fixed_clock_stops_business_time_but_not_the_wall() {
    let clock = Clock::fixed("2026-01-14T12:00:00Z".parse().unwrap());
    assert_eq!(clock.now_us(), 1_768_392_000_000_000);
    assert!(clock.wall_us() > clock.now_us());
}

#[test]
fn a_page_has_1_to_500_entries() {
    for (asked, size) in [(0, 50), (1, 1), (500, 500), (501, 500), (i32::MAX, 500)] {
        assert_eq!(Page::parse(asked, "").unwrap(), Page { size, after: None });
    }
    assert_eq!(Page::parse(-1, "").unwrap_err().field.as_deref(), Some("page_size"));
}

#[test]
fn a_page_token_brings_back_its_key() {
    for key in ["a", "2026-01-14/7f", "é|ü", "with space"] {
        let page = Page::parse(10, &token(key)).unwrap();
        assert_eq!(page.after.as_deref(), Some(key));
    }
    for wrong in ["!", "a", "_w", &"A".repeat(4000)] {
        let refusal = Page::parse(10, wrong).unwrap_err();
        assert_eq!(refusal.field.as_deref(), Some("page_token"), "{wrong}");
    }
}

#[tokio::test]
async fn a_stop_waits_for_tasks_but_not_for_ever() {
    let obedient = Tasks::new();
    let stopping = obedient.stopping();
    let handle = obedient.spawn("obedient", async move {
        stopping.cancelled().await;
        7
    });
    assert!(obedient.stop_and_wait(Duration::from_secs(20)).await);
    assert_eq!(handle.await.unwrap(), 7);

    let stubborn = Tasks::new();
    stubborn.spawn("stubborn", std::future::pending::<()>());
    assert!(!stubborn.stop_and_wait(Duration::from_millis(50)).await);
}

#[tokio::test]
async fn a_task_goes_on_without_its_handle_and_a_panic_stays_inside() {
    let tasks = Tasks::new();
    let (sender, receiver) = tokio::sync::oneshot::channel();
    drop(tasks.spawn("dropped", async move { sender.send(1) }));
    assert_eq!(receiver.await.unwrap(), 1);
    let broken = tasks.spawn("broken", async { panic!("planted") });
    assert!(broken.await.unwrap_err().is_panic());
}
