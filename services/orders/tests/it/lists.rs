//! Lists that the desk searches and sorts: the service does, whatever the page, and answers alike on both databases.

use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{
    CreateQuoteRequest, ListCompaniesRequest, ListLateOrdersRequest, ListOrdersRequest, RegisterCompanyRequest,
};

use crate::{
    desk::{CUSTOMER, Desk, OTHER, company, line, november, quote, refusal},
    late_order,
};

on_both_databases!(
    orders_are_found_by_every_word_whatever_its_capitals_and_accents,
    orders_stand_in_the_order_that_is_asked_a_page_at_a_time,
    a_list_says_how_late_each_order_is_without_its_work,
    companies_are_found_by_name_number_or_city,
);

/// Three quotes, of "Élan Verpakking" and of "Zonnewijzer NV".
async fn three(desk: &mut Desk) -> Vec<String> {
    let mut orders = Vec::new();
    for (kbo, company_name, reference) in [
        (CUSTOMER, "Élan Verpakking", "PO-7"),
        (OTHER, "Zonnewijzer NV", "po-8"),
        (CUSTOMER, "Élan Verpakking", "Kerst 100%"),
    ] {
        let known = RegisterCompanyRequest { company_name: company_name.to_owned(), ..company(kbo) };
        let company_id = desk.client.register_company(known).await.unwrap().into_inner().company_id;
        let work = vec![line(100, &[("pack", 100)])];
        let request = CreateQuoteRequest { order_reference: reference.to_owned(), ..quote(&company_id, work) };
        orders.push(desk.client.create_quote(request).await.unwrap().into_inner().order_id);
    }
    orders
}

async fn found(desk: &mut Desk, ask: ListOrdersRequest) -> Vec<String> {
    let answer = desk.client.list_orders(ask).await.unwrap().into_inner();
    assert_eq!(usize::try_from(answer.total_size).unwrap(), answer.orders.len(), "all on one page");
    answer.orders.into_iter().map(|order| order.order_reference).collect()
}

async fn orders_are_found_by_every_word_whatever_its_capitals_and_accents(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    three(&mut desk).await;
    let table: [(&str, &[&str]); 8] = [
        ("", &["Kerst 100%", "po-8", "PO-7"]),
        ("po-", &["po-8", "PO-7"]),
        ("ELAN po", &["PO-7"]),
        ("élan", &["Kerst 100%", "PO-7"]),
        ("elan nv", &[]),
        ("100%", &["Kerst 100%"]),
        ("_", &[]),
        ("kerst zonnewijzer", &[]),
    ];
    for (contains, expected) in table {
        let ask = ListOrdersRequest { contains: contains.to_owned(), ..Default::default() };
        assert_eq!(found(&mut desk, ask).await, expected, "{contains}");
    }
    desk.close().await;
}

async fn orders_stand_in_the_order_that_is_asked_a_page_at_a_time(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25], 100).await;
    let orders = three(&mut desk).await;
    desk.accept(&orders[1]).await.unwrap();
    desk.accept(&orders[0]).await.unwrap();
    let table: [(&str, &[&str]); 8] = [
        ("", &["Kerst 100%", "po-8", "PO-7"]),
        ("order_reference", &["Kerst 100%", "PO-7", "po-8"]),
        ("order_reference desc", &["po-8", "PO-7", "Kerst 100%"]),
        ("company_name", &["PO-7", "Kerst 100%", "po-8"]),
        ("stage desc", &["po-8", "PO-7", "Kerst 100%"]),
        ("promised_on", &["po-8", "PO-7", "Kerst 100%"]),
        ("promised_on desc", &["PO-7", "po-8", "Kerst 100%"]),
        ("expected_on", &["po-8", "PO-7", "Kerst 100%"]),
    ];
    for (order_by, expected) in table {
        let (mut seen, mut page_token) = (Vec::new(), String::new());
        loop {
            let ask =
                ListOrdersRequest { page_size: 1, page_token, order_by: order_by.to_owned(), ..Default::default() };
            let page = desk.client.list_orders(ask).await.unwrap().into_inner();
            assert_eq!(page.total_size, 3);
            seen.extend(page.orders.into_iter().map(|order| order.order_reference));
            page_token = page.next_page_token;
            if page_token.is_empty() {
                break;
            }
        }
        assert_eq!(seen, expected, "{order_by}");
    }
    let until = ListOrdersRequest { promised_until: november(24), ..Default::default() };
    assert_eq!(found(&mut desk, until).await, ["po-8"]);
    let ask = ListOrdersRequest { order_by: "colour".to_owned(), ..Default::default() };
    assert_eq!(refusal(desk.client.list_orders(ask).await).1, "order_by");
    desk.close().await;
}

async fn a_list_says_how_late_each_order_is_without_its_work(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 100).await;
    let orders = three(&mut desk).await;
    desk.accept(&orders[0]).await.unwrap();
    desk.announce("pack", &[24], 0).await;
    let ask = ListOrdersRequest { without_lines: true, contains: "po-7".to_owned(), ..Default::default() };
    let answer = desk.client.list_orders(ask).await.unwrap().into_inner();
    let one = &answer.orders[0];
    assert_eq!((one.working_days_late, one.late_reasons.as_slice()), (250, ["no_day_in_sight".to_owned()].as_slice()));
    assert!(one.lines.is_empty() && one.promise_steps.is_empty());
    let whole = desk.order(&orders[0]).await;
    assert_eq!((whole.working_days_late, whole.lines.len()), (250, 1));
    late_order::is_late_at_last(&mut desk, 1).await;
    for (contains, expected) in [("elan", 1), ("zonnewijzer", 0)] {
        let ask = ListLateOrdersRequest { contains: contains.to_owned(), ..Default::default() };
        let late = desk.client.list_late_orders(ask).await.unwrap().into_inner();
        assert_eq!((late.orders.len(), late.total_size), (expected, u32::try_from(expected).unwrap()), "{contains}");
    }
    desk.close().await;
}

async fn companies_are_found_by_name_number_or_city(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    three(&mut desk).await;
    for (contains, expected) in [("elan", 1), (CUSTOMER, 1), ("199900", 2), ("nv elan", 0), ("", 2)] {
        let ask = ListCompaniesRequest { page_size: 1, contains: contains.to_owned(), ..Default::default() };
        let answer = desk.client.list_companies(ask).await.unwrap().into_inner();
        assert_eq!(answer.total_size, expected, "{contains}");
    }
    let own = ListCompaniesRequest { own_only: true, ..Default::default() };
    let answer = desk.client.list_companies(own).await.unwrap().into_inner();
    assert_eq!((answer.total_size, answer.companies.len()), (0, 0), "customers are not the workshop itself");
    desk.close().await;
}
