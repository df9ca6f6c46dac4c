//! The late list.

use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{ListLateOrdersRequest, ListOrdersRequest, OrderStage};

use crate::desk::{Desk, OTHER, november, refusal};

on_both_databases!(
    orders_that_will_miss_their_day_are_listed_the_latest_first,
    an_order_that_nobody_can_date_stands_first,
    a_late_order_tells_whose_it_is_how_far_and_why_and_one_company_can_be_asked_for,
);

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
        format!("UPDATE customer_order SET promised_on = '{day}' WHERE id = {id}")
    };
    desk.rewrite(&promised(&orders[1], "2026-11-24")).await;
    desk.rewrite(&promised(&orders[2], "2026-11-20")).await;
    let expected = [(orders[2].clone(), november(26), 4), (orders[1].clone(), november(25), 1)];
    assert_eq!(late(&mut desk).await, expected);
    desk.close().await;
}

async fn a_late_order_tells_whose_it_is_how_far_and_why_and_one_company_can_be_asked_for(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 100).await;
    let order = desk.quote(100, &[&[("pack", 100)]]).await;
    desk.accept(&order).await.unwrap();
    desk.announce("pack", &[24], 0).await;
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
    assert_eq!(late(&mut desk).await, [(order, String::new(), 250)]);
    desk.close().await;
}
