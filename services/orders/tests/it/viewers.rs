//! Who may do and see what, through gRPC.

use tonic::{Code, Status};
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{
    DeliverOrderRequest, GetCompanyRequest, GetOrderRequest, ListCompaniesRequest, ListLateOrdersRequest,
    ListOrdersRequest, RecordProgressRequest, get_company_request::Key,
};

use crate::desk::{CUSTOMER, Client, Desk, OTHER, acceptance, company, fresh, line, quote, refusal};

on_both_databases!(
    every_call_is_answered_to_the_roles_that_may_and_to_nobody_else,
    a_host_sees_its_own_orders_and_nobody_elses,
    another_workshop_sees_nothing,
);

/// One letter a call, in the order of [`calls`]: a = answered, - = forbidden.
const TABLE: [(Role, &str); 10] = [
    (Role::HostPlanner, "----------"), // without a company of its own
    (Role::WorkshopPlanner, "-aa----aaa"),
    (Role::OrderDesk, "aaaaaaaaaa"),
    (Role::Coach, "-aa--a-aaa"),
    (Role::SocialWorker, "----------"),
    (Role::Physician, "----------"),
    (Role::Finance, "-aa----aaa"),
    (Role::Worker, "----------"),
    (Role::SectorObserver, "----------"),
    (Role::Admin, "----------"),
];

/// Every call of the contract, about things that are not there where that is enough to tell.
async fn calls(client: &mut Client, company_id: &str) -> Vec<Result<(), Status>> {
    let key = Some(Key::CompanyId(company_id.to_owned()));
    let progress = RecordProgressRequest { request_id: fresh(), order_id: fresh(), sub_task_id: fresh(), pieces: 1 };
    let delivery = DeliverOrderRequest { request_id: fresh(), order_id: fresh(), etag: String::new() };
    let late = ListLateOrdersRequest::default();
    vec![
        client.register_company(company(CUSTOMER)).await.map(drop),
        client.get_company(GetCompanyRequest { key }).await.map(drop),
        client.list_companies(ListCompaniesRequest::default()).await.map(drop),
        client.create_quote(quote(company_id, vec![line(1, &[("pack", 1)])])).await.map(drop),
        client.accept_order(acceptance(&fresh())).await.map(drop),
        client.record_progress(progress).await.map(drop),
        client.deliver_order(delivery).await.map(drop),
        client.get_order(GetOrderRequest { order_id: fresh() }).await.map(drop),
        client.list_orders(ListOrdersRequest::default()).await.map(drop),
        client.list_late_orders(late).await.map(drop),
    ]
}

async fn every_call_is_answered_to_the_roles_that_may_and_to_nobody_else(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let company_id = desk.company(CUSTOMER).await;
    for (role, letters) in TABLE {
        let answers = calls(&mut desk.as_role(role), &company_id).await;
        let found: String = answers
            .iter()
            .map(|answer| match answer {
                Err(status) if status.code() == Code::PermissionDenied => '-',
                Ok(()) | Err(_) => 'a',
            })
            .collect();
        assert_eq!(found, letters, "{role:?}");
    }
    desk.close().await;
}

async fn a_host_sees_its_own_orders_and_nobody_elses(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let own = desk.quote(10, &[&[("pack", 10)]]).await;
    let own_company = desk.company(CUSTOMER).await;
    let other_company = desk.company(OTHER).await;
    let request = quote(&other_company, vec![line(10, &[("pack", 10)])]);
    let other = desk.client.create_quote(request).await.unwrap().into_inner().order_id;

    let mut host = desk.as_host(&own_company);
    let orders = host.list_orders(ListOrdersRequest::default()).await.unwrap().into_inner();
    let orders: Vec<_> = orders.orders.into_iter().map(|order| order.order_id).collect();
    assert_eq!(orders, std::slice::from_ref(&own));
    assert!(host.get_order(GetOrderRequest { order_id: own.clone() }).await.is_ok());
    let found = refusal(host.get_order(GetOrderRequest { order_id: other }).await);
    assert_eq!(found.0, "ORDER_UNKNOWN");
    let companies = host.list_companies(ListCompaniesRequest::default()).await;
    let companies = companies.unwrap().into_inner().companies;
    assert_eq!(companies.len(), 1);
    let key = Some(Key::Kbo(OTHER.to_owned()));
    let found = refusal(host.get_company(GetCompanyRequest { key }).await);
    assert_eq!(found.0, "COMPANY_UNKNOWN");
    let found = refusal(host.accept_order(acceptance(&own)).await);
    assert_eq!(found.0, "ROLE_FORBIDS");
    desk.close().await;
}

async fn another_workshop_sees_nothing(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let order = desk.quote(10, &[&[("pack", 10)]]).await;
    let mut stranger = desk.bench.viewer(Role::OrderDesk);
    stranger.tenant = werkbrug_kernel::id::Id::fresh();
    let mut client = Client::new(desk.bench.client_channel(&stranger));
    let orders = client.list_orders(ListOrdersRequest::default()).await.unwrap().into_inner();
    assert!(orders.orders.is_empty());
    let found = refusal(client.get_order(GetOrderRequest { order_id: order.clone() }).await);
    assert_eq!(found.0, "ORDER_UNKNOWN");
    assert_eq!(refusal(client.accept_order(acceptance(&order)).await).0, "ORDER_UNKNOWN");
    desk.close().await;
}
