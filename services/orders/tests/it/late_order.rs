//! The late list.

use std::time::{Duration, Instant};

use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{
    CancelOrderRequest, CancelReason, DeliverOrderRequest, ListLateOrdersRequest, ListOrdersRequest,
    MoveMaterialRequest, OrderStage, RecordProgressRequest, RecordYieldRequest, executing_client::ExecutingClient,
    promising_client::PromisingClient,
};

use crate::desk::{Desk, OTHER, TODAY, fresh, november, refusal};

on_both_databases!(
    orders_that_will_miss_their_day_are_listed_the_latest_first,
    an_order_that_nobody_can_date_stands_first,
    a_late_order_tells_whose_it_is_how_far_and_why_and_one_company_can_be_asked_for,
    what_is_kept_of_lateness_is_what_is_reckoned_afresh,
    late_orders_stand_in_the_order_that_is_asked,
    what_another_replica_measured_is_known_when_an_order_is_looked_at,
    orders_that_stay_as_they_are_keep_no_other_from_its_turn,
);

/// How long what changed may take to stand in the list.
const SOON: Duration = Duration::from_secs(20);

/// The list, once it is as expected.
async fn late_at_last(desk: &mut Desk, expected: &[(String, String, u32)]) {
    let deadline = Instant::now() + SOON;
    loop {
        let found = late(desk).await;
        if found == expected || Instant::now() > deadline {
            assert_eq!(found, expected);
            return;
        }
    }
}

/// Waits until so many orders are late.
pub(crate) async fn is_late_at_last(desk: &mut Desk, count: usize) {
    let deadline = Instant::now() + SOON;
    while late(desk).await.len() != count {
        assert!(Instant::now() < deadline, "not so many orders are late");
    }
}

async fn late(desk: &mut Desk) -> Vec<(String, String, u32)> {
    let (mut page_token, mut found) = (String::new(), Vec::new());
    loop {
        let request = ListLateOrdersRequest { page_size: 1, page_token, ..Default::default() };
        let page = desk.client.list_late_orders(request).await.unwrap().into_inner();
        let orders = page.orders.into_iter();
        found.extend(orders.map(|late| (late.order_id, late.expected_on, late.working_days_late)));
        page_token = page.next_page_token;
        if page_token.is_empty() {
            return found;
        }
    }
}

async fn orders_that_will_miss_their_day_are_listed_the_latest_first(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25, 26], 100).await;
    let mut orders = Vec::new();
    for _ in 0..3 {
        let order = desk.quote(100, &[&[("pack", 100)]]).await;
        desk.accept(&order).await.unwrap();
        orders.push(order);
    }
    assert!(late(&mut desk).await.is_empty(), "all goes as promised");
    let promised = |order: &str, day: &str| {
        let id = order.replace('-', "");
        let id = match backend {
            Backend::Sqlite => format!("X'{id}'"),
            Backend::Postgres => format!("'{id}'"),
        };
        format!("UPDATE customer_order SET promised_on = '{day}', look_on = '0001-01-01' WHERE id = {id}")
    };
    desk.rewrite(&promised(&orders[1], "2026-11-24")).await;
    desk.rewrite(&promised(&orders[2], "2026-11-20")).await;
    let expected = [(orders[2].clone(), november(26), 4), (orders[1].clone(), november(25), 1)];
    late_at_last(&mut desk, &expected).await;
    desk.close().await;
}

async fn a_late_order_tells_whose_it_is_how_far_and_why_and_one_company_can_be_asked_for(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 100).await;
    let order = desk.quote(100, &[&[("pack", 100)]]).await;
    desk.accept(&order).await.unwrap();
    desk.announce("pack", &[24], 0).await;
    late_at_last(&mut desk, &[(order.clone(), String::new(), 250)]).await;
    let (own, other) = (desk.order(&order).await.company_id, desk.company(OTHER).await);
    for (company_id, expected) in [("", 1), (own.as_str(), 1), (other.as_str(), 0)] {
        let ask = ListLateOrdersRequest { company_id: company_id.to_owned(), ..Default::default() };
        let found = desk.client.list_late_orders(ask).await.unwrap().into_inner().orders;
        assert_eq!(found.len(), expected, "{company_id}");
        for late in found {
            assert_eq!((late.company_id.as_str(), late.stage()), (own.as_str(), OrderStage::Accepted));
            assert_eq!(late.reasons, ["no_day_in_sight"]);
        }
        let ask = ListOrdersRequest { company_id: company_id.to_owned(), ..Default::default() };
        let all = desk.client.list_orders(ask).await.unwrap().into_inner().orders;
        assert_eq!(all.len(), expected, "{company_id}");
    }
    let ask = ListOrdersRequest { company_id: "geen".to_owned(), ..Default::default() };
    assert_eq!(refusal(desk.client.list_orders(ask).await).1, "company_id");
    desk.close().await;
}

async fn an_order_that_nobody_can_date_stands_first(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 100).await;
    let order = desk.quote(100, &[&[("pack", 100)]]).await;
    desk.accept(&order).await.unwrap();
    desk.announce("pack", &[24], 0).await;
    late_at_last(&mut desk, &[(order, String::new(), 250)]).await;
    desk.close().await;
}

/// What is late, as it is reckoned when orders are read, the order of the list aside.
async fn reckoned(desk: &mut Desk) -> Vec<(String, String, u32)> {
    let ask = ListOrdersRequest { page_size: 500, without_lines: true, ..Default::default() };
    let orders = desk.client.list_orders(ask).await.unwrap().into_inner().orders.into_iter();
    let late = orders.filter(|order| order.working_days_late > 0);
    let mut late: Vec<_> =
        late.map(|order| (order.order_id, order.expected_on.unwrap_or_default(), order.working_days_late)).collect();
    late.sort();
    late
}

/// Waits until what is kept is what is reckoned; answers how many are late.
async fn in_step(desk: &mut Desk, step: usize) -> usize {
    let deadline = Instant::now() + SOON;
    loop {
        let (mut kept, reckoned) = (late(desk).await, reckoned(desk).await);
        kept.sort();
        if kept == reckoned || Instant::now() > deadline {
            assert_eq!(kept, reckoned, "after step {step}");
            return kept.len();
        }
    }
}

/// Orders of two departments; then everything happens that can make one late, or not late any more.
#[allow(clippy::cognitive_complexity, reason = "a story is read from its beginning to its end")]
async fn what_is_kept_of_lateness_is_what_is_reckoned_afresh(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let viewer = desk.bench.viewer(Role::OrderDesk);
    let mut telephone = PromisingClient::<Authed>::new(desk.bench.client_channel(&viewer));
    let mut floor = ExecutingClient::<Authed>::new(desk.bench.client_channel(&viewer));
    desk.announce("pack", &[24, 25, 26, 27], 100).await;
    desk.announce("weld", &[24, 25, 26, 27], 60).await;
    let mut orders = Vec::new();
    for work in [[("pack", 50), ("weld", 20)], [("weld", 30), ("pack", 60)], [("pack", 90), ("weld", 10)]] {
        let order = desk.quote(100, &[&work]).await;
        desk.accept(&order).await.unwrap();
        orders.push(order);
    }
    assert_eq!(in_step(&mut desk, 0).await, 0, "all goes as promised");
    desk.announce("pack", &[24], 20).await;
    assert!(in_step(&mut desk, 1).await > 0, "a department gives less");
    desk.announce("pack", &[26, 27], 400).await;
    in_step(&mut desk, 2).await;
    let moved = MoveMaterialRequest {
        request_id: fresh(),
        order_id: orders[1].clone(),
        material_on: november(30),
        ..Default::default()
    };
    telephone.move_material(moved).await.unwrap();
    assert!(in_step(&mut desk, 3).await > 0, "material comes late");
    for task in desk.order(&orders[0]).await.lines[0].sub_tasks.clone() {
        let (order_id, sub_task_id) = (orders[0].clone(), task.sub_task_id);
        let done = RecordProgressRequest { request_id: fresh(), order_id, sub_task_id, pieces: 100 };
        desk.client.record_progress(done).await.unwrap();
    }
    in_step(&mut desk, 4).await;
    let delivery = DeliverOrderRequest { request_id: fresh(), order_id: orders[0].clone(), etag: String::new() };
    desk.client.deliver_order(delivery).await.unwrap();
    in_step(&mut desk, 5).await;
    for week in ["2026-11-02", "2026-11-09", "2026-11-16"] {
        let measured = RecordYieldRequest {
            request_id: fresh(),
            department: "pack".to_owned(),
            activity: "werk in pack".to_owned(),
            week: week.to_owned(),
            planned_minutes: 1_000,
            attendance_minutes: 4_500,
            heads: 12,
        };
        telephone.record_yield(measured).await.unwrap();
    }
    in_step(&mut desk, 6).await;
    let next = desk.quote(100, &[&[("weld", 40)]]).await;
    desk.accept(&next).await.unwrap();
    in_step(&mut desk, 7).await;
    let mut gone = CancelOrderRequest { request_id: fresh(), order_id: orders[1].clone(), ..Default::default() };
    gone.set_reason(CancelReason::CustomerWithdrew);
    floor.cancel_order(gone).await.unwrap();
    in_step(&mut desk, 8).await;
    desk.announce("pack", &[24, 25, 26, 27], 0).await;
    desk.announce("weld", &[24, 25, 26, 27], 0).await;
    assert_eq!(in_step(&mut desk, 9).await, 2, "nobody gives anything any more");
    desk.close().await;
}

async fn late_orders_stand_in_the_order_that_is_asked(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25, 26], 100).await;
    let mut orders = Vec::new();
    for pieces in [100, 50, 50] {
        let order = desk.quote(pieces, &[&[("pack", 100)]]).await;
        desk.accept(&order).await.unwrap();
        orders.push(order);
    }
    desk.announce("pack", &[24, 25], 0).await;
    desk.announce("pack", &[27, 30], 100).await;
    in_step(&mut desk, 0).await;
    for order_by in ["working_days_late", "expected_on", "promised_on", "order_reference", "company_name", "stage"] {
        let mut ways = Vec::new();
        for order_by in [order_by.to_owned(), format!("{order_by} desc")] {
            let (mut page_token, mut found) = (String::new(), Vec::new());
            loop {
                let order_by = order_by.clone();
                let ask = ListLateOrdersRequest { page_size: 1, page_token, order_by, ..Default::default() };
                let page = desk.client.list_late_orders(ask).await.unwrap().into_inner();
                assert_eq!(page.total_size, 3);
                found.extend(page.orders.into_iter().map(|late| late.order_id));
                page_token = page.next_page_token;
                if page_token.is_empty() {
                    break;
                }
            }
            ways.push(found);
        }
        ways[1].reverse();
        assert_eq!((ways[0].len(), &ways[0]), (3, &ways[1]), "{order_by} and the other way round");
    }
    desk.close().await;
}

async fn what_another_replica_measured_is_known_when_an_order_is_looked_at(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25], 100).await;
    let order = desk.quote(100, &[&[("pack", 100)]]).await;
    desk.accept(&order).await.unwrap();
    for week in 0..20_i64 {
        let monday = TODAY.saturating_sub(jiff::ToSpan::weeks(week + 1));
        let measured = format!(
            "INSERT INTO yield_week SELECT tenant, 'pack', 'werk in pack', DATE('{monday}'), 10000, 20000, 12, 2000 \
             FROM customer_order"
        );
        desk.rewrite(&measured).await;
    }
    desk.rewrite("UPDATE customer_order SET look_on = '0001-01-01'").await;
    late_at_last(&mut desk, &[(order, november(25), 1)]).await;
    desk.close().await;
}

async fn orders_that_stay_as_they_are_keep_no_other_from_its_turn(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 100).await;
    let order = desk.quote(100, &[&[("pack", 100)]]).await;
    desk.accept(&order).await.unwrap();
    desk.announce("pack", &[24], 0).await;
    is_late_at_last(&mut desk, 1).await;
    let id = match backend {
        Backend::Sqlite => "randomblob(16)",
        Backend::Postgres => "gen_random_uuid()",
    };
    let others = format!(
        "WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 450) \
         INSERT INTO order_risk (tenant, order_id, late_rank, promised_on, reasons, free_seen) \
         SELECT tenant, {id}, -1000, promised_on, '', 1 FROM order_risk CROSS JOIN counted"
    );
    desk.rewrite(&others).await;
    desk.rewrite("UPDATE order_risk SET free_seen = 1, reasons = ''").await;
    let deadline = Instant::now() + SOON;
    loop {
        let ask = ListLateOrdersRequest::default();
        let found = desk.client.list_late_orders(ask).await.unwrap().into_inner().orders;
        if found.iter().any(|late| late.order_id == order && !late.reasons.is_empty()) {
            break;
        }
        assert!(Instant::now() < deadline, "its turn never came");
    }
    desk.close().await;
}
