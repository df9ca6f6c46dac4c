//! Accepting quotes.

use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{AcceptOrderRequest, OrderAccepted, OrderStage};

use crate::desk::{Desk, acceptance, fact, fresh, november, refusal};

on_both_databases!(
    an_order_is_promised_for_the_first_day_on_which_its_work_can_be_done,
    a_department_that_never_announced_capacity_holds_the_order_up,
    a_department_without_enough_minutes_is_named,
    the_same_request_is_one_acceptance,
    a_quote_that_ran_out_is_refused,
    a_later_day_than_wanted_is_refused_unless_it_is_welcome,
    somebody_who_saw_an_older_version_reads_again,
    material_that_comes_later_moves_the_promise,
);

async fn an_order_is_promised_for_the_first_day_on_which_its_work_can_be_done(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("weld", &[23, 24, 25], 60).await;
    desk.announce("pack", &[24, 25, 26], 50).await;
    let order = desk.quote(100, &[&[("weld", 100), ("pack", 70)]]).await;
    let answer = desk.accept(&order).await.unwrap();
    assert_eq!(answer.promised_on, november(26));

    let found = desk.order(&order).await;
    assert_eq!(found.stage(), OrderStage::Accepted);
    assert_eq!(found.accepted_on, november(23));
    assert_eq!(found.promised_on, Some(november(26)));
    assert_eq!(found.expected_on, Some(november(26)), "as promised");
    assert_eq!(found.etag, answer.etag);
    let steps = found.promise_steps.iter();
    let steps: Vec<_> =
        steps.map(|step| (step.day.as_str(), step.department.as_str(), step.minutes, step.free_minutes)).collect();
    let expected = [
        ("2026-11-24", "weld", 60, 60),
        ("2026-11-25", "pack", 50, 50),
        ("2026-11-25", "weld", 40, 60),
        ("2026-11-26", "pack", 20, 50),
    ];
    assert_eq!(steps, expected, "work starts tomorrow, packing when welding has ended");

    let said: Vec<OrderAccepted> = desk.said("orders").await;
    assert_eq!((said.len(), &said[0].promised_on), (1, &november(26)));
    let work = said[0].work.iter();
    let work: Vec<_> = work.map(|work| (work.department.as_str(), work.day.as_str(), work.minutes)).collect();
    let expected = [
        ("pack", "2026-11-25", 50),
        ("pack", "2026-11-26", 20),
        ("weld", "2026-11-24", 60),
        ("weld", "2026-11-25", 40),
    ];
    assert_eq!(work, expected);
    desk.close().await;
}

async fn a_department_that_never_announced_capacity_holds_the_order_up(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("weld", &[24], 60).await;
    let order = desk.quote(100, &[&[("weld", 10), ("pack", 10)]]).await;
    let answer = desk.accept(&order).await;
    assert_eq!(fact(&answer, "department"), "pack");
    assert_eq!(refusal(answer).0, "NO_CAPACITY_ANNOUNCED");
    assert_eq!(desk.order(&order).await.stage(), OrderStage::Quoted);
    assert!(desk.said::<OrderAccepted>("orders").await.is_empty());
    desk.close().await;
}

async fn a_department_without_enough_minutes_is_named(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("weld", &[24], 60).await;
    desk.announce("pack", &[24, 25], 25).await;
    let order = desk.quote(100, &[&[("weld", 10), ("pack", 60)]]).await;
    let answer = desk.accept(&order).await;
    assert_eq!(fact(&answer, "department"), "pack");
    assert_eq!(fact(&answer, "minutes_short"), "10");
    assert_eq!(refusal(answer).0, "CAPACITY_LACKING");
    desk.announce("pack", &[25], 35).await;
    let answer = desk.accept(&order).await.unwrap();
    assert_eq!(answer.promised_on, november(25), "an announcement replaces the one before");
    desk.close().await;
}

async fn the_same_request_is_one_acceptance(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 100).await;
    let order = desk.quote(100, &[&[("pack", 10)]]).await;
    let request = acceptance(&order);
    let calls = (0..12).map(|_| {
        let (mut client, request) = (desk.client.clone(), request.clone());
        async move { client.accept_order(request).await.unwrap().into_inner() }
    });
    let answers = futures::future::join_all(calls).await;
    assert!(answers.iter().all(|answer| *answer == answers[0]), "one answer for all");
    assert_eq!(desk.said::<OrderAccepted>("orders").await.len(), 1);
    assert_eq!(refusal(desk.accept(&order).await).0, "ALREADY_ACCEPTED");
    desk.close().await;
}

async fn a_quote_that_ran_out_is_refused(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 100).await;
    let order = desk.quote(100, &[&[("pack", 10)]]).await;
    desk.rewrite("UPDATE customer_order SET valid_until = '2026-11-22'").await;
    let answer = desk.accept(&order).await;
    assert_eq!(fact(&answer, "valid_until"), november(22));
    assert_eq!(refusal(answer).0, "QUOTE_EXPIRED");
    desk.rewrite("UPDATE customer_order SET valid_until = '2026-11-23'").await;
    assert!(desk.accept(&order).await.is_ok(), "it holds through its last day");
    desk.close().await;
}

async fn a_later_day_than_wanted_is_refused_unless_it_is_welcome(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[26], 100).await;
    let order = desk.quote(100, &[&[("pack", 10)]]).await;
    let wanted = |take_later| AcceptOrderRequest { wanted_on: Some(november(25)), take_later, ..acceptance(&order) };
    let answer = desk.client.accept_order(wanted(false)).await;
    assert_eq!(fact(&answer, "possible_on"), november(26));
    assert_eq!(refusal(answer).0, "LATER_THAN_WANTED");
    let answer = desk.client.accept_order(wanted(true)).await;
    assert_eq!(answer.unwrap().into_inner().promised_on, november(26));
    desk.close().await;
}

async fn somebody_who_saw_an_older_version_reads_again(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 100).await;
    let order = desk.quote(100, &[&[("pack", 10)]]).await;
    let with = |etag: &str| AcceptOrderRequest { etag: etag.to_owned(), ..acceptance(&order) };
    let found = refusal(desk.client.accept_order(with("0")).await);
    assert_eq!(found, ("ETAG_MISMATCH".to_owned(), "etag".to_owned()));
    let etag = desk.order(&order).await.etag;
    assert!(desk.client.accept_order(with(&etag)).await.is_ok());
    assert_eq!(refusal(desk.accept(&fresh()).await).0, "ORDER_UNKNOWN");
    desk.close().await;
}

async fn material_that_comes_later_moves_the_promise(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25, 26, 27, 30], 100).await;
    let order = desk.quote(100, &[&[("pack", 10)]]).await;
    desk.rewrite("UPDATE customer_order SET material_on = '2026-11-28'").await;
    let answer = desk.accept(&order).await.unwrap();
    assert_eq!(answer.promised_on, november(30), "Saturday's material is worked on Monday");
    desk.close().await;
}
