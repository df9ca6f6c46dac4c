//! Work that goes on while things break: companies, capacity, orders, workers.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_proto::{crews, orders, pipeline, social};

use crate::patience::{insist, wait_for};
use crate::system::System;

/// The department all work goes to.
pub const DEPARTMENT: &str = "MONTAGE";
/// First day of the capacity.
pub const TODAY: Date = date(2026, 11, 23);
/// Minutes that one order asks for.
pub const ORDER_MINUTES: u32 = 10;

/// One company and plenty of capacity.
pub async fn prepare(system: &System) -> String {
    let request = orders::RegisterCompanyRequest {
        request_id: "company".into(),
        kbo: "0999000129".into(),
        company_name: "Zonnewijzer Verpakking".into(),
        roles: vec![orders::CompanyRole::Customer.into()],
        province: "West-Vlaanderen".into(),
        sector: "verpakking".into(),
        address: Some(orders::Address {
            street: "Bedenkweg 1".into(),
            postcode: "8800".into(),
            city: "Roeselare".into(),
            country: "BE".into(),
        }),
        vat: None,
        iban: None,
        email: "planning@zonnewijzer.example".into(),
    };
    let company = insist(|| {
        let (mut desk, request) = (system.orders(Role::OrderDesk), request.clone());
        async move { desk.register_company(request).await }
    })
    .await;
    let company = company.expect("a company").company_id;
    let days = (0..60).filter_map(|day| TODAY.checked_add(day.days()).ok());
    let days = days.map(|day| crews::DayCapacity { day: day.to_string(), minutes: 1_000_000 }).collect();
    let request = crews::AnnounceCapacityRequest { request_id: "capacity".into(), department: DEPARTMENT.into(), days };
    let announced = insist(|| {
        let (mut planner, request) = (system.crews(Role::WorkshopPlanner), request.clone());
        async move { planner.announce_capacity(request).await }
    })
    .await;
    settled(system, "crews", &announced.expect("capacity").event_id, "orders").await;
    company
}

/// Wait until `consumer` has applied what `source` said.
pub async fn settled(system: &System, source: &str, event_id: &str, consumer: &str) {
    let place = position(system, source, event_id).await;
    wait_for("an event reaches its hearer", || {
        let mut hearer = system.pipeline(consumer);
        let asked = pipeline::AppliedRequest {
            source: place.source.clone(),
            topic: place.topic.clone(),
            partition: place.partition,
            seq: place.seq,
        };
        async move { hearer.applied(asked).await.is_ok_and(|answer| answer.into_inner().applied) }
    })
    .await;
}

async fn position(system: &System, source: &str, event_id: &str) -> pipeline::PositionResponse {
    let found = Arc::new(tokio::sync::Mutex::new(None));
    wait_for("an event gets its number", || {
        let (mut teller, found) = (system.pipeline(source), Arc::clone(&found));
        let asked = pipeline::PositionRequest { event_id: event_id.to_owned() };
        async move {
            let answer = teller.position(asked).await.ok().map(tonic::Response::into_inner);
            let there = answer.is_some();
            *found.lock().await = answer;
            there
        }
    })
    .await;
    let place = found.lock().await.take();
    place.expect("waited for it")
}

/// Make one quote; the request that accepts it.
pub async fn quote(system: &System, company: &str, number: usize) -> orders::AcceptOrderRequest {
    let sub_task = orders::SubTask {
        task_description: "doosjes vouwen".into(),
        department: DEPARTMENT.into(),
        minutes_per_hundred: ORDER_MINUTES,
        ..Default::default()
    };
    let line = orders::OrderLine {
        line_description: "doosjes".into(),
        pieces: 100,
        cents_per_hundred: 1_250,
        sub_tasks: vec![sub_task],
        ..Default::default()
    };
    let quote = orders::CreateQuoteRequest {
        request_id: format!("quote-{number}"),
        company_id: company.to_owned(),
        order_reference: format!("PO-{number}"),
        lines: vec![line],
        valid_until: "2026-12-31".into(),
        material_on: None,
    };
    let quoted = insist(|| {
        let (mut desk, quote) = (system.orders(Role::OrderDesk), quote.clone());
        async move { desk.create_quote(quote).await }
    })
    .await
    .expect("a quote");
    orders::AcceptOrderRequest {
        request_id: format!("accept-{number}"),
        order_id: quoted.order_id,
        etag: quoted.etag,
        wanted_on: None,
        take_later: true,
        ..Default::default()
    }
}

/// Quote and accept one order; every request keeps its number until it has its answer.
pub async fn order(system: &System, company: &str, number: usize) -> String {
    let accept = quote(system, company, number).await;
    let accepted = insist(|| {
        let (mut desk, accept) = (system.orders(Role::OrderDesk), accept.clone());
        async move { desk.accept_order(accept).await }
    });
    accepted.await.expect("an accepted order").order_id
}

/// Record one worker.
pub async fn worker(system: &System, number: usize) -> String {
    let request = social::RegisterWorkerRequest {
        request_id: format!("worker-{number}"),
        worker_code: format!("M{number:05}"),
        display_name: format!("Bedacht Persoon {number}"),
        status: social::LegalStatus::TargetWorker.into(),
        contract_fraction: "1".into(),
        employed_from: "2020-01-01".into(),
        ..Default::default()
    };
    let recorded = insist(|| {
        let (mut service, request) = (system.social(Role::SocialWorker), request.clone());
        async move { service.register_worker(request).await }
    })
    .await;
    recorded.expect("a worker").worker_id
}

/// Wait until every service has applied all that every other said.
pub async fn quiet(system: &System) {
    for topic in werkbrug_proto::topics::TOPICS {
        for consumer in topic.consumers {
            wait_for(&format!("{consumer} has heard all of {} of {}", topic.name, topic.source), || async {
                let asked = pipeline::GetHeadRequest { topic: topic.name.to_owned(), partition: 0 };
                let Ok(state) = system.pipeline(topic.source).get_state(pipeline::GetStateRequest {}).await else {
                    return false;
                };
                let Ok(head) = system.pipeline(topic.source).get_head(asked).await else { return false };
                let seq = head.into_inner().seq;
                let asked = pipeline::AppliedRequest {
                    source: topic.source.to_owned(),
                    topic: topic.name.to_owned(),
                    partition: 0,
                    seq,
                };
                let heard = system.pipeline(consumer).applied(asked).await;
                state.into_inner().unnumbered == 0 && heard.is_ok_and(|answer| answer.into_inner().applied)
            })
            .await;
        }
    }
}

/// Statements that each service has sent to its database so far.
///
/// # Panics
/// When a service does not answer.
pub async fn statements(system: &System) -> BTreeMap<&'static str, u64> {
    let mut sent = BTreeMap::new();
    for service in werkbrug_proto::topics::SERVICES {
        let state = system.pipeline(service).get_state(pipeline::GetStateRequest {}).await.expect("a state");
        sent.insert(service, state.into_inner().statements);
    }
    sent
}

/// Whether an id is one of ours: a UUID.
pub fn is_id(text: &str) -> bool {
    Uuid::parse_str(text).is_ok()
}
