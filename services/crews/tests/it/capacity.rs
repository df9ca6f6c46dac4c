//! What departments can give, and what accepted orders hold of it.

use uuid::Uuid;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    crews::{AnnounceCapacityRequest, CapacityAnnounced, CapacityOfDay, DayCapacity, ListCapacityRequest},
    orders::{OrderAccepted, OrderCancelled, OrderChanged, OrderDelivered, PlannedWork},
};

use crate::floor::{Floor, fresh, reason};

on_both_databases!(
    announced_minutes_replace_what_was_said_before,
    the_same_minutes_again_are_no_news,
    an_accepted_order_takes_its_minutes_once,
    orders_that_come_in_a_crowd_take_what_each_would_take,
    goods_that_leave_early_give_later_days_back_once,
    a_changed_order_moves_what_it_holds_of_days_to_come_and_a_cancelled_one_gives_it_back,
    an_order_may_come_before_the_announcement,
    an_order_that_cannot_be_read_is_put_aside,
    an_announcement_names_each_day_once,
);

pub(crate) async fn announce(floor: &Floor, department: &str, days: &[(&str, u32)]) -> Result<String, tonic::Status> {
    let days = days.iter().map(|(day, minutes)| DayCapacity { day: (*day).to_owned(), minutes: *minutes });
    let (department, days) = (department.to_owned(), days.collect());
    let request = AnnounceCapacityRequest { request_id: fresh(), department, days };
    floor.planner.clone().announce_capacity(request).await.map(|answer| answer.into_inner().event_id)
}

async fn accept(floor: &Floor, order: Uuid, work: &[(&str, &str, u32)]) -> Result<(), String> {
    floor.bench.feed("orders", "orders", order, &accepted(order, work)).await
}

fn accepted(order: Uuid, work: &[(&str, &str, u32)]) -> OrderAccepted {
    let planned = |(department, day, minutes): &(&str, &str, u32)| PlannedWork {
        department: (*department).to_owned(),
        day: (*day).to_owned(),
        minutes: *minutes,
    };
    OrderAccepted { order_id: order.to_string(), work: work.iter().map(planned).collect(), ..OrderAccepted::default() }
}

pub(crate) async fn listed(floor: &Floor, department: &str) -> Vec<(String, String, u32, u32)> {
    let (from, to) = ("2026-11-01".to_owned(), "2026-11-30".to_owned());
    let request = ListCapacityRequest { department: department.to_owned(), from, to };
    let days = floor.planner.clone().list_capacity(request).await.unwrap().into_inner().days;
    let figures = |day: CapacityOfDay| (day.department, day.day, day.announced_minutes, day.reserved_minutes);
    days.into_iter().map(figures).collect()
}

fn row(department: &str, day: &str, announced: u32, reserved: u32) -> (String, String, u32, u32) {
    (department.to_owned(), day.to_owned(), announced, reserved)
}

async fn announced_minutes_replace_what_was_said_before(backend: Backend) {
    let floor = Floor::open(backend).await;
    announce(&floor, "inpak", &[("2026-11-23", 4_800), ("2026-11-24", 4_800)]).await.unwrap();
    announce(&floor, "inpak", &[("2026-11-24", 2_400)]).await.unwrap();
    announce(&floor, "groen", &[("2026-11-24", 960)]).await.unwrap();
    assert_eq!(
        listed(&floor, "inpak").await,
        [row("inpak", "2026-11-23", 4_800, 0), row("inpak", "2026-11-24", 2_400, 0)]
    );
    assert_eq!(listed(&floor, "").await.len(), 3);
    let said: Vec<(String, u32)> =
        floor.said::<CapacityAnnounced>("capacity").await.into_iter().map(|said| (said.day, said.minutes)).collect();
    let expected = [("2026-11-23", 4_800), ("2026-11-24", 4_800), ("2026-11-24", 2_400), ("2026-11-24", 960)];
    assert_eq!(said, expected.map(|(day, minutes)| (day.to_owned(), minutes)));
    floor.close().await;
}

async fn the_same_minutes_again_are_no_news(backend: Backend) {
    let floor = Floor::open(backend).await;
    let first = announce(&floor, "inpak", &[("2026-11-23", 480), ("2026-11-24", 480)]).await.unwrap();
    let again = announce(&floor, "inpak", &[("2026-11-23", 480), ("2026-11-24", 480)]).await.unwrap();
    let half = announce(&floor, "inpak", &[("2026-11-23", 480), ("2026-11-24", 300)]).await.unwrap();
    let back = announce(&floor, "inpak", &[("2026-11-23", 480), ("2026-11-24", 480)]).await.unwrap();
    assert_eq!([first, again, half, back].map(|event| event.is_empty()), [false, true, false, false]);
    let said: Vec<u32> =
        floor.said::<CapacityAnnounced>("capacity").await.into_iter().map(|said| said.minutes).collect();
    assert_eq!(said, [480, 480, 300, 480]);
    assert_eq!(listed(&floor, "inpak").await.last(), Some(&row("inpak", "2026-11-24", 480, 0)));
    floor.close().await;
}

async fn an_accepted_order_takes_its_minutes_once(backend: Backend) {
    let floor = Floor::open(backend).await;
    announce(&floor, "inpak", &[("2026-11-24", 4_800)]).await.unwrap();
    let order = Uuid::now_v7();
    let work = [("inpak", "2026-11-24", 300), ("inpak", "2026-11-24", 60), ("groen", "2026-11-25", 120)];
    accept(&floor, order, &work).await.unwrap();
    accept(&floor, order, &work).await.unwrap();
    accept(&floor, Uuid::now_v7(), &[("inpak", "2026-11-24", 40)]).await.unwrap();
    assert_eq!(listed(&floor, "").await, [row("groen", "2026-11-25", 0, 120), row("inpak", "2026-11-24", 4_800, 400)]);
    assert_eq!(floor.count("copy_order_work").await, 3);
    floor.close().await;
}

async fn orders_that_come_in_a_crowd_take_what_each_would_take(backend: Backend) {
    let floor = Floor::open(backend).await;
    announce(&floor, "inpak", &[("2026-11-24", 4_800)]).await.unwrap();
    let [known, twice, other] = [(); 3].map(|()| Uuid::now_v7());
    accept(&floor, known, &[("inpak", "2026-11-24", 300)]).await.unwrap();
    let crowd = [
        accepted(twice, &[("inpak", "2026-11-24", 60), ("groen", "2026-11-25", 120)]),
        accepted(known, &[("inpak", "2026-11-24", 300)]),
        accepted(other, &[("inpak", "2026-11-24", 40)]),
        accepted(twice, &[("inpak", "2026-11-24", 60), ("groen", "2026-11-25", 120)]),
    ];
    let crowd = [twice, known, other, twice].into_iter().zip(&crowd).collect();
    floor.bench.feed_all("orders", "orders", crowd).await.unwrap();
    assert_eq!(listed(&floor, "inpak").await, [row("inpak", "2026-11-24", 4_800, 400)]);
    assert_eq!(listed(&floor, "groen").await, [row("groen", "2026-11-25", 0, 120)]);
    assert_eq!(floor.count("copy_order_work").await, 4);
    floor.close().await;
}

async fn goods_that_leave_early_give_later_days_back_once(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (order, other) = (Uuid::now_v7(), Uuid::now_v7());
    let work = [("inpak", "2026-11-24", 300), ("inpak", "2026-11-25", 200), ("groen", "2026-11-26", 120)];
    accept(&floor, order, &work).await.unwrap();
    accept(&floor, other, &work[1..2]).await.unwrap();
    let delivered =
        OrderDelivered { order_id: order.to_string(), delivered_on: "2026-11-24".into(), ..Default::default() };
    floor.bench.feed("orders", "orders", order, &delivered).await.unwrap();
    let left =
        [row("groen", "2026-11-26", 0, 0), row("inpak", "2026-11-24", 0, 300), row("inpak", "2026-11-25", 0, 200)];
    assert_eq!(listed(&floor, "").await, left);
    let quick = Uuid::now_v7();
    let (taken, gone) = (accepted(quick, &work), OrderDelivered { order_id: quick.to_string(), ..delivered });
    floor.bench.feed("orders", "orders", quick, &taken).await.unwrap();
    floor.bench.feed("orders", "orders", quick, &gone).await.unwrap();
    assert_eq!(listed(&floor, "groen").await, [row("groen", "2026-11-26", 0, 0)]);
    assert_eq!(listed(&floor, "inpak").await[0], row("inpak", "2026-11-24", 0, 600));
    floor.close().await;
}

async fn a_changed_order_moves_what_it_holds_of_days_to_come_and_a_cancelled_one_gives_it_back(backend: Backend) {
    let floor = Floor::open(backend).await;
    let planned = |work: &[(&str, &str, u32)]| accepted(Uuid::now_v7(), work).work;
    let order = Uuid::now_v7();
    accept(&floor, order, &[("inpak", "2026-11-24", 300), ("inpak", "2026-11-25", 200)]).await.unwrap();
    let changed = OrderChanged {
        order_id: order.to_string(),
        promised_on: "2026-11-26".into(),
        changed_on: "2026-11-24".into(),
        before: planned(&[("inpak", "2026-11-25", 200)]),
        work: planned(&[("inpak", "2026-11-25", 50), ("groen", "2026-11-26", 400)]),
    };
    floor.bench.feed("orders", "orders", order, &changed).await.unwrap();
    assert_eq!(listed(&floor, "groen").await, [row("groen", "2026-11-26", 0, 400)]);
    let inpak = [row("inpak", "2026-11-24", 0, 300), row("inpak", "2026-11-25", 0, 50)];
    assert_eq!(listed(&floor, "inpak").await, inpak);
    let stranger = OrderChanged { order_id: Uuid::now_v7().to_string(), ..changed };
    floor.bench.feed("orders", "orders", order, &stranger).await.unwrap();
    assert_eq!(listed(&floor, "inpak").await, inpak, "an order that holds nothing moves nothing");
    let cancelled =
        OrderCancelled { order_id: order.to_string(), cancelled_on: "2026-11-24".into(), ..OrderCancelled::default() };
    floor.bench.feed("orders", "orders", order, &cancelled).await.unwrap();
    assert_eq!(listed(&floor, "groen").await, [row("groen", "2026-11-26", 0, 0)]);
    let left = [row("inpak", "2026-11-24", 0, 300), row("inpak", "2026-11-25", 0, 0)];
    assert_eq!(listed(&floor, "inpak").await, left);
    floor.close().await;
}

async fn an_order_may_come_before_the_announcement(backend: Backend) {
    let floor = Floor::open(backend).await;
    accept(&floor, Uuid::now_v7(), &[("inpak", "2026-11-24", 300)]).await.unwrap();
    accept(&floor, Uuid::now_v7(), &[]).await.unwrap();
    announce(&floor, "inpak", &[("2026-11-24", 4_800)]).await.unwrap();
    assert_eq!(listed(&floor, "inpak").await, [row("inpak", "2026-11-24", 4_800, 300)]);
    let order = Uuid::now_v7();
    let delivered_on = "2026-11-23".to_owned();
    let delivered = OrderDelivered { order_id: order.to_string(), delivered_on, ..OrderDelivered::default() };
    floor.bench.feed("orders", "orders", order, &delivered).await.unwrap();
    assert_eq!(listed(&floor, "inpak").await, [row("inpak", "2026-11-24", 4_800, 300)]);
    floor.close().await;
}

async fn an_order_that_cannot_be_read_is_put_aside(backend: Backend) {
    let floor = Floor::open(backend).await;
    accept(&floor, Uuid::now_v7(), &[("inpak", "tomorrow", 300)]).await.unwrap();
    assert_eq!(floor.bench.parked().await.unwrap(), 1);
    accept(&floor, Uuid::now_v7(), &[("inpak", "2026-11-24", 300)]).await.unwrap();
    assert_eq!(listed(&floor, "inpak").await, [row("inpak", "2026-11-24", 0, 300)]);
    floor.close().await;
}

async fn an_announcement_names_each_day_once(backend: Backend) {
    let floor = Floor::open(backend).await;
    let twice = announce(&floor, "inpak", &[("2026-11-24", 1), ("2026-11-24", 2)]).await;
    assert_eq!(reason(twice), "DAY_TWICE");
    assert_eq!(reason(announce(&floor, "inpak", &[]).await), "DAYS_OUT_OF_RANGE");
    assert_eq!(reason(announce(&floor, " ", &[("2026-11-24", 1)]).await), "TEXT_MISSING");
    let long = ListCapacityRequest {
        from: "2026-01-01".to_owned(),
        to: "2027-12-31".to_owned(),
        ..ListCapacityRequest::default()
    };
    assert_eq!(reason(floor.planner.clone().list_capacity(long).await), "PERIOD_TOO_LONG");
    floor.close().await;
}
