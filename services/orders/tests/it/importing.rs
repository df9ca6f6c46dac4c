//! Orders of files: what would become of them, whose columns are kept, and those that are over.

use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{
    CheckImportRequest, ColumnMapping, GetLeadTimesRequest, ImportOrdersRequest, ImportPastOrdersRequest,
    ImportedOrder, ListColumnMappingsRequest, MappedColumn, OrderStage, PastOrder, SaveColumnMappingRequest,
    executing_client::ExecutingClient, promising_client::PromisingClient,
};

use crate::desk::{CUSTOMER, Desk, OTHER, fresh, line, november, refusal};

on_both_databases!(
    every_wrong_order_of_a_file_is_named_and_nothing_is_kept,
    columns_are_kept_by_name_and_replaced_by_the_same_name,
    orders_from_before_count_for_lead_times_and_come_in_once,
);

type Floor = ExecutingClient<Authed>;

fn floor(desk: &Desk, role: Role) -> Floor {
    Floor::new(desk.bench.client_channel(&desk.bench.viewer(role)))
}

fn of_file(kbo: &str, reference: &str, pieces: u32) -> ImportedOrder {
    ImportedOrder {
        kbo: kbo.to_owned(),
        order_reference: reference.to_owned(),
        lines: vec![line(100, &[("pack", 60)]), line(pieces, &[("pack", 60)])],
        valid_until: november(30),
        ..ImportedOrder::default()
    }
}

async fn every_wrong_order_of_a_file_is_named_and_nothing_is_kept(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.company(CUSTOMER).await;
    let mut floor = floor(&desk, Role::OrderDesk);
    let known = ImportOrdersRequest { request_id: fresh(), orders: vec![of_file(CUSTOMER, "F-1", 100)], accept: false };
    floor.import_orders(known).await.unwrap();
    let late = ImportedOrder { valid_until: november(22), ..of_file(CUSTOMER, "F-5", 1) };
    // A known order stays known when the day in its old file is over.
    let orders = vec![
        ImportedOrder { valid_until: november(22), ..of_file(CUSTOMER, "F-1", 100) },
        of_file(OTHER, "F-2", 100),
        of_file(CUSTOMER, "F-3", 0),
        of_file(CUSTOMER, "F-4", 100),
        late,
    ];
    let found = floor.check_import(CheckImportRequest { orders }).await.unwrap().into_inner();
    let named: Vec<_> = found.findings.iter().map(|own| (own.order, own.field.as_str(), own.reason.as_str())).collect();
    let expected = [
        (1, "kbo", "COMPANY_UNKNOWN"),
        (2, "lines[1].pieces", "COUNT_OUT_OF_RANGE"),
        (4, "valid_until", "VALID_UNTIL_PAST"),
    ];
    assert_eq!(named, expected);
    assert_eq!((found.new_orders, found.known, found.total_cents), (1, 1, 2_500));
    let again = CheckImportRequest { orders: vec![of_file(CUSTOMER, "F-4", 100)] };
    assert_eq!(floor.check_import(again).await.unwrap().into_inner().new_orders, 1, "nothing was kept");
    desk.close().await;
}

async fn columns_are_kept_by_name_and_replaced_by_the_same_name(backend: Backend) {
    let desk = Desk::open(backend).await;
    let mut floor = floor(&desk, Role::OrderDesk);
    let save = |name: &str, column: &str| SaveColumnMappingRequest {
        request_id: fresh(),
        mapping: Some(ColumnMapping {
            mapping_name: name.to_owned(),
            columns: vec![MappedColumn { field: "stuks".to_owned(), column: column.to_owned() }],
        }),
    };
    for (name, column) in [("Zonnewijzer", "qty"), ("Luchtkasteel", "aantal"), ("zonnewijzer", "Qty.")] {
        floor.save_column_mapping(save(name, column)).await.unwrap();
    }
    let kept = floor.list_column_mappings(ListColumnMappingsRequest {}).await.unwrap().into_inner().mappings;
    let kept: Vec<_> = kept.iter().map(|own| (own.mapping_name.as_str(), own.columns[0].column.as_str())).collect();
    assert_eq!(kept, [("Luchtkasteel", "aantal"), ("zonnewijzer", "Qty.")]);
    assert_eq!(refusal(floor.save_column_mapping(save("", "x")).await).1, "mapping.mapping_name");
    drop(floor);
    desk.close().await;
}

async fn orders_from_before_count_for_lead_times_and_come_in_once(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let company_id = desk.company(CUSTOMER).await;
    let past = |reference: &str, delivered_on: &str| PastOrder {
        kbo: CUSTOMER.to_owned(),
        order_reference: reference.to_owned(),
        lines: vec![line(100, &[("pack", 60)])],
        accepted_on: november(2),
        promised_on: november(9),
        delivered_on: delivered_on.to_owned(),
    };
    let all = |orders| ImportPastOrdersRequest { request_id: fresh(), orders };
    let mut floor = floor(&desk, Role::OrderDesk);
    let to_come = all(vec![past("V-1", &november(9)), past("V-2", &november(24))]);
    assert_eq!(refusal(floor.import_past_orders(to_come).await).0, "PAST_DAYS_OFF");
    let both = || vec![past("V-1", &november(9)), past("V-2", &november(12))];
    let first = floor.import_past_orders(all(both())).await.unwrap().into_inner();
    let second = floor.import_past_orders(all(both())).await.unwrap().into_inner();
    assert_eq!((first.imported, first.known, second.imported, second.known), (2, 0, 0, 2));
    let mut promising = PromisingClient::new(desk.bench.client_channel(&desk.bench.viewer(Role::OrderDesk)));
    let (from, to, activity) = (november(1), november(23), String::new());
    let asked = GetLeadTimesRequest { from, to, company_id, activity };
    let found = promising.get_lead_times(asked).await.unwrap().into_inner();
    let whole = found.all.unwrap_or_default();
    assert_eq!((whole.orders, whole.on_time), (2, 1));
    let mut desk_client = desk.as_role(Role::OrderDesk);
    let listed = desk_client.list_orders(werkbrug_proto::orders::ListOrdersRequest::default()).await.unwrap();
    let listed = listed.into_inner().orders;
    assert!(listed.iter().all(|order| order.stage() == OrderStage::Delivered && order.delivered_on.is_some()));
    for role in Role::ALL.into_iter().filter(|role| *role != Role::OrderDesk) {
        let answer = ExecutingClient::new(desk.bench.client_channel(&desk.bench.viewer(role)));
        let answer = { answer }.import_past_orders(all(both())).await;
        assert_eq!(refusal(answer).0, "ROLE_FORBIDS", "{role:?}");
    }
    drop(desk_client);
    desk.close().await;
}
