//! Making quotes.

use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{CreateQuoteRequest, ListOrdersRequest, OrderLine, OrderStage, QuoteCreated, SubTask};

use crate::desk::{CUSTOMER, Desk, fresh, line, november, quote, refusal};

on_both_databases!(
    a_quote_keeps_its_lines_and_sub_tasks_in_their_order,
    what_is_wrong_in_a_quote_is_named_by_its_path,
    orders_are_listed_newest_first_by_stage_and_page,
);

async fn a_quote_keeps_its_lines_and_sub_tasks_in_their_order(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let order = desk.quote(250, &[&[("weld", 40), ("pack", 30)], &[("pack", 12)]]).await;
    let found = desk.order(&order).await;
    assert_eq!(found.stage(), OrderStage::Quoted);
    assert_eq!(found.company_name, "Voorbeeld Dozen NV");
    assert_eq!((found.promised_on, found.expected_on), (None, None));
    let work: Vec<Vec<(&str, u32, u32)>> = found
        .lines
        .iter()
        .map(|line| {
            let sub_tasks = line.sub_tasks.iter();
            sub_tasks.map(|task| (task.department.as_str(), task.minutes_per_hundred, task.done_pieces)).collect()
        })
        .collect();
    assert_eq!(work, [vec![("weld", 40, 0), ("pack", 30, 0)], vec![("pack", 12, 0)]]);
    assert_eq!((found.lines[1].pieces, found.lines[1].cents_per_hundred), (250, 1_250));
    let said: Vec<QuoteCreated> = desk.said("orders").await;
    assert_eq!((said.len(), said[0].valid_until.as_str()), (1, "2026-11-30"));
    desk.close().await;
}

async fn what_is_wrong_in_a_quote_is_named_by_its_path(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let company = desk.company(CUSTOMER).await;
    let good = || line(10, &[("pack", 10)]);
    let with = |lines: Vec<OrderLine>| quote(&company, lines);
    let task = |department: &str, minutes_per_hundred| SubTask {
        department: department.to_owned(),
        minutes_per_hundred,
        task_description: "werk".to_owned(),
        ..SubTask::default()
    };
    let table = [
        (with(vec![]), "COUNT_OUT_OF_RANGE", "lines"),
        (with(vec![good(), good(), OrderLine { pieces: 0, ..good() }]), "COUNT_OUT_OF_RANGE", "lines[2].pieces"),
        (with(vec![OrderLine { sub_tasks: vec![], ..good() }]), "COUNT_OUT_OF_RANGE", "lines[0].sub_tasks"),
        (
            with(vec![OrderLine { sub_tasks: vec![task("pack", 5), task(" ", 5)], ..good() }]),
            "DEPARTMENT_UNREADABLE",
            "lines[0].sub_tasks[1].department",
        ),
        (
            with(vec![OrderLine { sub_tasks: vec![task("pack", 0)], ..good() }]),
            "COUNT_OUT_OF_RANGE",
            "lines[0].sub_tasks[0].minutes_per_hundred",
        ),
        (with(vec![OrderLine { cents_per_hundred: -1, ..good() }]), "PRICE_OUT_OF_RANGE", "lines[0].cents_per_hundred"),
        (
            CreateQuoteRequest { valid_until: "31/11/2026".to_owned(), ..with(vec![good()]) },
            "DATE_UNREADABLE",
            "valid_until",
        ),
        (CreateQuoteRequest { valid_until: november(22), ..with(vec![good()]) }, "VALID_UNTIL_PAST", "valid_until"),
        (CreateQuoteRequest { company_id: fresh(), ..with(vec![good()]) }, "COMPANY_UNKNOWN", "company_id"),
    ];
    for (request, reason, field) in table {
        let found = refusal(desk.client.create_quote(request).await);
        assert_eq!(found, (reason.to_owned(), field.to_owned()));
    }
    let valid_today = CreateQuoteRequest { valid_until: november(23), ..with(vec![good()]) };
    assert!(desk.client.create_quote(valid_today).await.is_ok());
    desk.close().await;
}

async fn orders_are_listed_newest_first_by_stage_and_page(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 100).await;
    let mut quotes = Vec::new();
    for _ in 0..3 {
        quotes.push(desk.quote(100, &[&[("pack", 10)]]).await);
    }
    desk.accept(&quotes[1]).await.unwrap();
    let mut list = async |stage: OrderStage| {
        let (mut page_token, mut found) = (String::new(), Vec::new());
        loop {
            let request = ListOrdersRequest { page_size: 2, page_token, stage: stage.into(), ..Default::default() };
            let page = desk.client.list_orders(request).await.unwrap().into_inner();
            found.extend(page.orders.into_iter().map(|order| order.order_id));
            page_token = page.next_page_token;
            if page_token.is_empty() {
                return found;
            }
        }
    };
    let newest_first: Vec<String> = quotes.iter().rev().cloned().collect();
    assert_eq!(list(OrderStage::Unspecified).await, newest_first);
    assert_eq!(list(OrderStage::Accepted).await, [quotes[1].clone()]);
    assert_eq!(list(OrderStage::Quoted).await, [quotes[2].clone(), quotes[0].clone()]);
    desk.close().await;
}
