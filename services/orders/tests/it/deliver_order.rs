//! Delivering.

use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{DeliverOrderRequest, OrderDelivered, OrderStage, RecordProgressRequest};

use crate::desk::{Desk, fact, fresh, november, refusal};

on_both_databases!(finished_goods_leave_once_and_free_the_days_to_come, unfinished_goods_stay,);

fn delivery(order: &str) -> DeliverOrderRequest {
    DeliverOrderRequest { request_id: fresh(), order_id: order.to_owned(), etag: String::new() }
}

async fn finish(desk: &mut Desk, order_id: &str, pieces: u32) {
    let sub_task_id = desk.order(order_id).await.lines[0].sub_tasks[0].sub_task_id.clone();
    let request = RecordProgressRequest { request_id: fresh(), order_id: order_id.to_owned(), sub_task_id, pieces };
    desk.client.record_progress(request).await.unwrap();
}

async fn finished_goods_leave_once_and_free_the_days_to_come(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25], 100).await;
    let order = desk.quote(100, &[&[("pack", 100)]]).await;
    desk.accept(&order).await.unwrap();
    finish(&mut desk, &order, 100).await;
    let answer = desk.client.deliver_order(delivery(&order)).await;
    let answer = answer.unwrap().into_inner();
    assert_eq!(answer.delivered_on, november(23));
    let found = desk.order(&order).await;
    assert_eq!(found.stage(), OrderStage::Delivered);
    assert_eq!((found.delivered_on, found.expected_on), (Some(november(23)), None));
    let said: Vec<OrderDelivered> = desk.said("orders").await;
    assert_eq!((said.len(), &said[0].promised_on), (1, &november(24)));
    let again = desk.client.deliver_order(delivery(&order)).await;
    assert_eq!(refusal(again).0, "ALREADY_DELIVERED");

    let next = desk.quote(100, &[&[("pack", 100)]]).await;
    assert_eq!(desk.accept(&next).await.unwrap().promised_on, november(24));
    desk.close().await;
}

async fn unfinished_goods_stay(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 100).await;
    let order = desk.quote(100, &[&[("pack", 100)]]).await;
    let found = refusal(desk.client.deliver_order(delivery(&order)).await);
    assert_eq!(found.0, "NOT_ACCEPTED");
    desk.accept(&order).await.unwrap();
    finish(&mut desk, &order, 99).await;
    let answer = desk.client.deliver_order(delivery(&order)).await;
    assert_eq!(fact(&answer, "pieces"), "1");
    assert_eq!(refusal(answer).0, "PIECES_LEFT");
    assert!(desk.said::<OrderDelivered>("orders").await.is_empty());
    desk.close().await;
}
