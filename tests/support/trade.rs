//! Work that goes on while things break, and the count afterwards.

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
const DEPARTMENT: &str = "MONTAGE";
/// First day of the capacity.
pub const TODAY: Date = date(2026, 11, 23);
/// Minutes that one order asks for.
const ORDER_MINUTES: u32 = 10;

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

/// I1, I2, I5, I6, I7 and I9 of the promises, after the work.
pub async fn check(system: &System, accepted: &[String], workers: &[String]) {
    quiet(system).await;
    let mut stages: BTreeMap<String, i32> = BTreeMap::new();
    let mut page_token = String::new();
    loop {
        let asked = orders::ListOrdersRequest { page_size: 500, page_token, stage: 0 };
        let page = insist(|| {
            let (mut desk, asked) = (system.orders(Role::OrderDesk), asked.clone());
            async move { desk.list_orders(asked).await }
        })
        .await;
        let page = page.expect("orders");
        stages.extend(page.orders.into_iter().map(|order| (order.order_id, order.stage)));
        page_token = page.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    assert_eq!(stages.len(), accepted.len(), "each quote stands once at its owner");
    for order in accepted {
        assert_eq!(
            stages.get(order).copied(),
            Some(i32::from(orders::OrderStage::Accepted)),
            "order {order} is accepted"
        );
    }
    let asked =
        crews::ListCapacityRequest { department: DEPARTMENT.into(), from: TODAY.to_string(), to: "2027-06-30".into() };
    let capacity = insist(|| {
        let (mut planner, asked) = (system.crews(Role::WorkshopPlanner), asked.clone());
        async move { planner.list_capacity(asked).await }
    })
    .await;
    let reserved: u64 = capacity.expect("capacity").days.iter().map(|day| u64::from(day.reserved_minutes)).sum();
    let wanted = u64::try_from(accepted.len()).unwrap_or(0) * u64::from(ORDER_MINUTES);
    assert_eq!(reserved, wanted, "each accepted order reserved its minutes once");
    assert_eq!(profiles(system).await, workers.len(), "each worker stands once in crews' copy");
    check_pipelines(system).await;
}

/// The chains hold, copies are what a rebuild makes of them, nothing stands aside.
async fn check_pipelines(system: &System) {
    for service in werkbrug_proto::topics::SERVICES {
        let chain = insist(|| {
            let mut teller = system.pipeline(service);
            async move { teller.verify_chain(pipeline::VerifyChainRequest {}).await }
        })
        .await;
        assert_eq!(chain.expect("a chain").faults, Vec::<String>::new(), "the chain of {service} holds");
        let rebuilt = insist(|| {
            let mut keeper = system.pipeline(service);
            async move { keeper.rebuild(pipeline::RebuildRequest {}).await }
        })
        .await;
        let rebuilt = rebuilt.expect("a rebuild");
        assert_eq!(
            rebuilt.tables_that_differed, 0,
            "copies of {service}: {:?} became {:?}",
            rebuilt.before, rebuilt.after
        );
        let state = insist(|| {
            let mut keeper = system.pipeline(service);
            async move { keeper.get_state(pipeline::GetStateRequest {}).await }
        })
        .await;
        let state = state.expect("a state");
        assert_eq!(state.parked, 0, "nothing stands aside in {service}");
        assert!(state.marks.iter().all(|mark| !mark.stopped), "{service} hears everybody: {:?}", state.marks);
    }
}

async fn profiles(system: &System) -> usize {
    let mut names = std::collections::BTreeSet::new();
    let mut page_token = String::new();
    loop {
        let asked = crews::ListWorkProfilesRequest { page_size: 500, page_token, on: TODAY.to_string() };
        let page = insist(|| {
            let (mut planner, asked) = (system.crews(Role::WorkshopPlanner), asked.clone());
            async move { planner.list_work_profiles(asked).await }
        })
        .await;
        let page = page.expect("profiles");
        names.extend(page.profiles.into_iter().map(|profile| profile.worker_id));
        page_token = page.next_page_token;
        if page_token.is_empty() {
            return names.len();
        }
    }
}

/// Whether an id is one of ours: a UUID.
pub fn is_id(text: &str) -> bool {
    Uuid::parse_str(text).is_ok()
}
