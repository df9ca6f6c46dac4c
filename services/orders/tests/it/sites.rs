//! Places of companies where goods go.

use uuid::Uuid;
use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{
    Address, CheckImportRequest, CompanySite, HoldCapacityRequest, ImportOrdersRequest, ImportedOrder,
    ListCompanySitesRequest, ListOrdersRequest, LoseQuoteRequest, LossReason, NameDeliverySiteRequest,
    RecordCompanyContactRequest, RecordCompanySiteRequest, RemoveCompanyContactRequest, Repeat, ReviseQuoteRequest,
    executing_client::ExecutingClient, promising_client::PromisingClient, relating_client::RelatingClient,
};

use crate::desk::{CUSTOMER, Desk, OTHER, fresh, line, november, refusal};

on_both_databases!(
    a_company_has_sites_with_their_own_name_number_and_somebody_to_ask_for,
    goods_go_to_an_open_site_of_their_customer_and_so_do_those_of_its_next_version,
    an_order_of_a_file_names_its_site_by_number,
    only_the_desk_records_sites_and_a_customer_sees_its_own_without_people,
);

/// An invented site's number, and another.
const NUMBER: &str = "2000000042";
const OTHER_NUMBER: &str = "7999999972";

fn relating(desk: &Desk, role: Role) -> RelatingClient<Authed> {
    RelatingClient::new(desk.bench.client_channel(&desk.bench.viewer(role)))
}

fn floor(desk: &Desk) -> ExecutingClient<Authed> {
    ExecutingClient::new(desk.bench.client_channel(&desk.bench.viewer(Role::OrderDesk)))
}

fn site(company_id: &str, name: &str, number: &str) -> RecordCompanySiteRequest {
    RecordCompanySiteRequest {
        request_id: fresh(),
        company_id: company_id.to_owned(),
        site_name: name.to_owned(),
        establishment: number.to_owned(),
        address: Some(Address {
            street: "Verzonnenstraat 7".to_owned(),
            postcode: "8800".to_owned(),
            city: "Roeselare".to_owned(),
            country: "BE".to_owned(),
        }),
        ..RecordCompanySiteRequest::default()
    }
}

async fn record(desk: &Desk, request: RecordCompanySiteRequest) -> String {
    relating(desk, Role::OrderDesk).record_company_site(request).await.unwrap().into_inner().site_id
}

async fn sites(desk: &Desk, role: Role, company_id: &str) -> Vec<CompanySite> {
    let asked = ListCompanySitesRequest { company_id: company_id.to_owned() };
    relating(desk, role).list_company_sites(asked).await.unwrap().into_inner().sites
}

async fn contact(desk: &Desk, company_id: &str) -> String {
    let request = RecordCompanyContactRequest {
        request_id: fresh(),
        company_id: company_id.to_owned(),
        contact_name: "An Bedacht".to_owned(),
        language: "nl".to_owned(),
        ..RecordCompanyContactRequest::default()
    };
    relating(desk, Role::OrderDesk).record_company_contact(request).await.unwrap().into_inner().contact_id
}

#[allow(clippy::cognitive_complexity, reason = "a story is read from its beginning to its end")]
async fn a_company_has_sites_with_their_own_name_number_and_somebody_to_ask_for(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let (own, other) = (desk.company(CUSTOMER).await, desk.company(OTHER).await);
    let (contact_id, of_other) = (contact(&desk, &own).await, contact(&desk, &other).await);
    let with = |contact_id: &str| RecordCompanySiteRequest {
        contact_id: contact_id.to_owned(),
        ..site(&own, "Magazijn", "2.000.000.042")
    };
    let magazijn = record(&desk, with(&contact_id)).await;
    record(&desk, site(&own, "Balie", "")).await;
    record(&desk, site(&other, "Magazijn", "")).await;
    let table = [
        (site(&own, "Magazijn", ""), "SITE_NAME_TAKEN", "site_name"),
        (site(&other, "Loods", NUMBER), "ESTABLISHMENT_TAKEN", "establishment"),
        (site(&own, "Loods", CUSTOMER), "ESTABLISHMENT_UNREADABLE", "establishment"),
        (site(&own, " ", ""), "TEXT_EMPTY", "site_name"),
        (site(&fresh(), "Loods", ""), "COMPANY_UNKNOWN", "company_id"),
        (RecordCompanySiteRequest { site_id: fresh(), ..site(&own, "Loods", "") }, "SITE_UNKNOWN", "site_id"),
        (RecordCompanySiteRequest { site_id: magazijn.clone(), ..site(&other, "X", "") }, "SITE_UNKNOWN", "site_id"),
        (with(&of_other), "SITE_NAME_TAKEN", "site_name"),
    ];
    for (request, reason, field) in table {
        let found = refusal(relating(&desk, Role::OrderDesk).record_company_site(request).await);
        assert_eq!(found.0, reason);
        assert!(found.1.is_empty() || found.1 == field, "{found:?}");
    }
    let strange = RecordCompanySiteRequest { site_id: magazijn.clone(), ..with(&of_other) };
    let found = relating(&desk, Role::OrderDesk).record_company_site(strange).await;
    assert_eq!(refusal(found).0, "CONTACT_UNKNOWN", "somebody of another company");

    let seen = sites(&desk, Role::OrderDesk, &own).await;
    let names: Vec<_> = seen.iter().map(|own| (own.site_name.as_str(), own.establishment.as_str())).collect();
    assert_eq!(names, [("Balie", ""), ("Magazijn", NUMBER)]);
    let address = seen[1].address.clone().unwrap();
    assert_eq!((seen[1].contact_name.as_str(), address.city.as_str()), ("An Bedacht", "Roeselare"));
    let changed = RecordCompanySiteRequest {
        site_id: magazijn.clone(),
        closed: true,
        etag: seen[1].etag.clone(),
        ..with(&contact_id)
    };
    let late = RecordCompanySiteRequest { etag: seen[1].etag.clone(), ..site(&own, "Loods", "") };
    let late = RecordCompanySiteRequest { site_id: magazijn.clone(), ..late };
    assert_eq!(record(&desk, changed).await, magazijn, "the same site");
    let found = relating(&desk, Role::OrderDesk).record_company_site(late).await;
    assert_eq!(refusal(found).0, "ETAG_MISMATCH", "somebody closed it meanwhile");
    let gone = RemoveCompanyContactRequest { request_id: fresh(), contact_id };
    relating(&desk, Role::OrderDesk).remove_company_contact(gone).await.unwrap();
    let seen = sites(&desk, Role::OrderDesk, &own).await;
    assert_eq!((seen.len(), seen[1].closed, seen[1].contact_id.as_str()), (2, true, ""));
    desk.close().await;
}

async fn name(desk: &Desk, order: &str, site: &str) -> Result<(), tonic::Status> {
    let request = NameDeliverySiteRequest { request_id: fresh(), order_id: order.to_owned(), site_id: site.to_owned() };
    floor(desk).name_delivery_site(request).await.map(drop)
}

async fn destination(desk: &mut Desk, order: &str) -> String {
    desk.order(order).await.site.map(|site| site.site_name).unwrap_or_default()
}

#[allow(clippy::cognitive_complexity, reason = "a story is read from its beginning to its end")]
async fn goods_go_to_an_open_site_of_their_customer_and_so_do_those_of_its_next_version(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25, 26], 100).await;
    let (own, other) = (desk.company(CUSTOMER).await, desk.company(OTHER).await);
    let magazijn = record(&desk, site(&own, "Magazijn", NUMBER)).await;
    let strange = record(&desk, site(&other, "Elders", "")).await;
    let closed = record(&desk, RecordCompanySiteRequest { closed: true, ..site(&own, "Oud", "") }).await;
    let quote = desk.quote(10, &[&[("pack", 100)]]).await;
    for (site, reason) in [(&strange, "SITE_OF_ANOTHER"), (&closed, "SITE_CLOSED"), (&fresh(), "SITE_UNKNOWN")] {
        assert_eq!(refusal(name(&desk, &quote, site).await).0, reason);
    }
    assert_eq!(destination(&mut desk, &quote).await, "", "nobody said where");
    name(&desk, &quote, &magazijn).await.unwrap();
    name(&desk, &quote, &magazijn).await.unwrap();
    assert_eq!(destination(&mut desk, &quote).await, "Magazijn");

    let lines = vec![line(20, &[("pack", 100)])];
    let (request_id, order_id, valid_until) = (fresh(), quote.clone(), november(30));
    let newer = ReviseQuoteRequest { request_id, order_id, lines, valid_until, ..ReviseQuoteRequest::default() };
    let newer = floor(&desk).revise_quote(newer).await.unwrap().into_inner().order_id;
    assert_eq!(destination(&mut desk, &newer).await, "Magazijn", "its next version");
    assert_eq!(refusal(name(&desk, &quote, "").await).0, "ALREADY_LOST");
    desk.accept(&newer).await.unwrap();
    let repeat = Repeat { order_id: newer.clone(), pieces: vec![30], ..Repeat::default() };
    let hold = HoldCapacityRequest {
        request_id: fresh(),
        repeat: Some(repeat),
        order_reference: "PO-SPOED".to_owned(),
        ..HoldCapacityRequest::default()
    };
    let mut telephone = PromisingClient::<Authed>::new(desk.bench.client_channel(&desk.bench.viewer(Role::OrderDesk)));
    let again = telephone.hold_capacity(hold.clone()).await.unwrap().into_inner().order_id;
    assert_eq!(destination(&mut desk, &again).await, "Magazijn", "the same again");

    record(&desk, RecordCompanySiteRequest { site_id: magazijn, closed: true, ..site(&own, "Magazijn", NUMBER) }).await;
    assert_eq!(destination(&mut desk, &newer).await, "Magazijn", "what was said stays");
    let later = HoldCapacityRequest { request_id: fresh(), ..hold };
    let again = telephone.hold_capacity(later).await.unwrap().into_inner().order_id;
    assert_eq!(destination(&mut desk, &again).await, "", "nothing new goes to a closed site");
    name(&desk, &newer, "").await.unwrap();
    assert_eq!(destination(&mut desk, &newer).await, "");
    desk.close().await;
}

async fn an_order_of_a_file_names_its_site_by_number(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let (own, other) = (desk.company(CUSTOMER).await, desk.company(OTHER).await);
    record(&desk, site(&own, "Magazijn", NUMBER)).await;
    record(&desk, site(&other, "Elders", OTHER_NUMBER)).await;
    let order = |reference: &str, number: &str| ImportedOrder {
        kbo: CUSTOMER.to_owned(),
        order_reference: reference.to_owned(),
        lines: vec![line(10, &[("pack", 60)])],
        valid_until: november(30),
        establishment: number.to_owned(),
        ..ImportedOrder::default()
    };
    let table =
        [("8000000071", "SITE_UNKNOWN"), (OTHER_NUMBER, "SITE_OF_ANOTHER"), ("2000000043", "ESTABLISHMENT_UNREADABLE")];
    for (number, reason) in table {
        let orders = vec![order("F-1", NUMBER), order("F-2", number)];
        let found = floor(&desk).check_import(CheckImportRequest { orders: orders.clone() }).await.unwrap();
        let findings = found.into_inner().findings;
        let named: Vec<_> = findings.iter().map(|own| (own.order, own.field.as_str(), own.reason.as_str())).collect();
        assert_eq!(named, [(1, "establishment", reason)]);
        let file = ImportOrdersRequest { request_id: fresh(), orders, accept: false };
        let found = refusal(floor(&desk).import_orders(file).await);
        assert_eq!(found, (reason.to_owned(), "orders[1].establishment".to_owned()), "all or none");
    }
    let orders = vec![order("F-1", NUMBER), order("F-2", "")];
    let file = ImportOrdersRequest { request_id: fresh(), orders, accept: false };
    assert_eq!(floor(&desk).import_orders(file).await.unwrap().into_inner().imported, 2);
    let list = ListOrdersRequest { order_by: "order_reference".to_owned(), ..ListOrdersRequest::default() };
    let found = desk.client.list_orders(list).await.unwrap().into_inner().orders;
    let mut went = Vec::new();
    for order in &found {
        went.push(destination(&mut desk, &order.order_id).await);
    }
    assert_eq!(went, ["Magazijn", ""]);
    desk.close().await;
}

async fn only_the_desk_records_sites_and_a_customer_sees_its_own_without_people(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let (own, other) = (desk.company(CUSTOMER).await, desk.company(OTHER).await);
    let contact_id = contact(&desk, &own).await;
    record(&desk, RecordCompanySiteRequest { contact_id, ..site(&own, "Magazijn", NUMBER) }).await;
    let quote = desk.quote(10, &[&[("pack", 100)]]).await;
    for role in Role::ALL.into_iter().filter(|role| *role != Role::OrderDesk) {
        let mut relating = relating(&desk, role);
        let written = relating.record_company_site(site(&own, "Loods", "")).await;
        assert_eq!(refusal(written).0, "ROLE_FORBIDS", "{role:?}");
        let named = NameDeliverySiteRequest { request_id: fresh(), order_id: quote.clone(), site_id: String::new() };
        let mut floor = ExecutingClient::<Authed>::new(desk.bench.client_channel(&desk.bench.viewer(role)));
        assert_eq!(refusal(floor.name_delivery_site(named).await).0, "ROLE_FORBIDS", "{role:?}");
        let asked = ListCompanySitesRequest { company_id: own.clone() };
        let seen = relating.list_company_sites(asked).await;
        let reads = matches!(role, Role::WorkshopPlanner | Role::Coach | Role::Finance);
        assert_eq!(seen.is_ok(), reads, "{role:?}");
        let people = seen.map(|seen| seen.into_inner().sites.into_iter().any(|own| !own.contact_name.is_empty()));
        assert!(!people.unwrap_or_default(), "{role:?}");
    }
    let viewer = desk.bench.viewer_about(Role::HostPlanner, Uuid::parse_str(&own).unwrap());
    let mut host = RelatingClient::<Authed>::new(desk.bench.client_channel(&viewer));
    let seen = host.list_company_sites(ListCompanySitesRequest { company_id: own }).await.unwrap().into_inner().sites;
    assert_eq!((seen.len(), seen[0].contact_name.as_str(), seen[0].contact_id.as_str()), (1, "", ""));
    let found = host.list_company_sites(ListCompanySitesRequest { company_id: other }).await;
    assert_eq!(refusal(found).0, "COMPANY_UNKNOWN");
    let mut lost = LoseQuoteRequest { request_id: fresh(), order_id: quote.clone(), ..LoseQuoteRequest::default() };
    lost.set_reason(LossReason::NoAnswer);
    floor(&desk).lose_quote(lost).await.unwrap();
    assert_eq!(refusal(name(&desk, &quote, "").await).0, "ALREADY_LOST");
    desk.close().await;
}
