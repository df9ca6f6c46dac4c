//! What happened is always written down.

use jiff::civil::date;
use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{ListBreachesRequest, ListMinutesToPayRequest, MinutesToPay, PresenceKind};

use crate::floor::{Client, Floor, TODAY, id, reason, tick};

on_both_databases!(
    a_coach_ticks_off_their_own_crew,
    a_correction_leaves_the_first_entry_and_counts_once,
    minutes_to_pay_wait_for_no_host,
    a_night_is_paid_on_the_days_it_was_worked,
    presence_under_a_red_gate_is_taken_and_opens_one_breach,
    who_stood_in_is_taken_too,
    minutes_must_go_with_what_happened,
    what_has_not_come_yet_is_refused,
);

async fn to_pay(client: &mut Client) -> Vec<MinutesToPay> {
    let (from, to) = ("2026-11-01".to_owned(), "2026-11-30".to_owned());
    let request = ListMinutesToPayRequest { from, to, ..ListMinutesToPayRequest::default() };
    client.list_minutes_to_pay(request).await.unwrap().into_inner().rows
}

async fn a_coach_ticks_off_their_own_crew(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let (own, other) = (floor.shift(&packing, 1).await, floor.shift(&packing, 1).await);
    let stef = floor.coach("Stef Voorbeeld", None).await;
    floor.guide(&own, stef).await.unwrap();
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&own, an).await.unwrap();
    let mut coach = floor.as_somebody(Role::Coach, stef);
    coach.record_presence(tick(&own, an, PresenceKind::Late, 420)).await.unwrap();
    let read = floor.read(&own).await;
    assert_eq!((read.crew[0].presence(), read.crew[0].minutes_present), (PresenceKind::Late, 420));
    assert_eq!(read.minutes_present, 420);
    let elsewhere = coach.record_presence(tick(&other, an, PresenceKind::Present, 450)).await;
    assert_eq!(reason(elsewhere), "NOT_FOUND");
    floor.close().await;
}

async fn a_correction_leaves_the_first_entry_and_counts_once(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&shift, an).await.unwrap();
    floor.present(&shift, an, 450).await;
    floor.present(&shift, an, 400).await;
    let read = floor.read(&shift).await;
    assert_eq!((read.minutes_present, read.crew[0].minutes_present), (400, 400));
    assert_eq!(floor.count("presence_entry").await, 3);
    let twice = "INSERT INTO presence_entry SELECT tenant, shift_id, shift_id, worker_id, round, is_counter, day, kind, \
         minutes, recorded_by, recorded_at_us, queue, sequence FROM presence_entry";
    assert!(!floor.database_takes(twice).await);
    floor.close().await;
}

async fn minutes_to_pay_wait_for_no_host(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.enclave().await, 2).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.assign(&shift, an).await.unwrap();
    floor.present(&shift, an, 450).await;
    floor.planner.clone().record_presence(tick(&shift, bo, PresenceKind::NoShow, 0)).await.unwrap();
    let paid = to_pay(&mut floor.as_role(Role::Finance)).await;
    let display_name = "An Voorbeeld".to_owned();
    let expected = [MinutesToPay { worker_id: an.to_string(), day: TODAY.to_string(), minutes: 450, display_name }];
    assert_eq!(paid, expected);
    assert_eq!(to_pay(&mut floor.as_somebody(Role::Worker, an)).await, expected);
    assert_eq!(to_pay(&mut floor.as_somebody(Role::Worker, bo)).await, []);
    floor.close().await;
}

async fn a_night_is_paid_on_the_days_it_was_worked(backend: Backend) {
    let floor = Floor::open(backend).await;
    let night = floor.shift_at(&floor.packing().await, date(2026, 11, 20), (1_320, 360), 1).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&night, an).await.unwrap();
    floor.present(&night, an, 450).await;
    let paid: Vec<(String, u32)> =
        to_pay(&mut floor.as_role(Role::Finance)).await.into_iter().map(|row| (row.day, row.minutes)).collect();
    assert_eq!(paid, [("2026-11-20".to_owned(), 120), ("2026-11-21".to_owned(), 330)]);
    assert_eq!(floor.read(&night).await.minutes_present, 450);
    floor.close().await;
}

async fn presence_under_a_red_gate_is_taken_and_opens_one_breach(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.enclave().await, 2).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.assign(&shift, an).await.unwrap();
    floor.assign(&shift, bo).await.unwrap();
    let first = floor.present(&shift, an, 450).await;
    let second = floor.present(&shift, bo, 450).await;
    assert!(!first.breach_id.is_empty());
    assert_eq!(first.breach_id, second.breach_id);
    let breaches =
        floor.planner.clone().list_breaches(ListBreachesRequest::default()).await.unwrap().into_inner().breaches;
    assert_eq!(breaches.len(), 1);
    let codes: Vec<&str> = breaches[0].gates.iter().map(|gate| gate.code.as_str()).collect();
    assert_eq!(codes, ["ENC-05", "ENC-06", "ENC-07"]);
    assert!(breaches[0].is_open);
    assert_eq!(floor.read(&shift).await.minutes_present, 900);
    let copy = "INSERT INTO breach SELECT tenant, shift_id, shift_id, gates, is_open, decision, may_invoice, settled_by, \
         opened_at_us FROM breach";
    assert!(!floor.database_takes(copy).await);
    floor.close().await;
}

async fn who_stood_in_is_taken_too(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.present(&shift, an, 60).await;
    let read = floor.read(&shift).await;
    assert_eq!((read.heads_assigned, read.minutes_present), (0, 60));
    assert_eq!(id(&read.crew[0].worker_id), an);
    let stranger = floor.planner.clone().record_presence(tick(&shift, Uuid::now_v7(), PresenceKind::Present, 60)).await;
    assert_eq!(reason(stranger), "NOT_FOUND");
    floor.close().await;
}

async fn minutes_must_go_with_what_happened(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    let an = floor.worker("An Voorbeeld").await;
    let table = [
        (PresenceKind::Present, 0, "PRESENCE_MINUTES"),
        (PresenceKind::NoShow, 1, "PRESENCE_MINUTES"),
        (PresenceKind::Present, 1_441, "PRESENCE_MINUTES"),
        (PresenceKind::Unspecified, 60, "KIND_MISSING"),
    ];
    for (kind, minutes, expected) in table {
        let refused = floor.planner.clone().record_presence(tick(&shift, an, kind, minutes)).await;
        assert_eq!(reason(refused), expected, "{kind:?} {minutes}");
    }
    assert_eq!(floor.count("presence_entry").await, 0);
    floor.close().await;
}

async fn what_has_not_come_yet_is_refused(backend: Backend) {
    let floor = Floor::open(backend).await;
    let tomorrow = floor.shift_at(&floor.packing().await, date(2026, 11, 24), (360, 840), 1).await;
    let an = floor.worker("An Voorbeeld").await;
    let refused = floor.planner.clone().record_presence(tick(&tomorrow, an, PresenceKind::Present, 450)).await;
    assert_eq!(reason(refused), "PRESENCE_TOO_EARLY");
    floor.close().await;
}
