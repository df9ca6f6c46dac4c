//! How long a day takes on the telephone: an order of twenty lines among five hundred open orders, and the late list over
//! them. `cargo bench -p werkbrug-orders` prints it; the aim is 20 ms for the day.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench may stop, and prints what it measured"
)]

use std::time::{Duration, Instant};

use jiff::civil::{Date, date};
use uuid::Uuid;
use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::{Backend, Bench};
use werkbrug_proto::{
    crews::CapacityAnnounced,
    orders::{
        AcceptOrderRequest, CheckDateRequest, CompanyRole, CreateQuoteRequest, ListLateOrdersRequest, OrderLine,
        RegisterCompanyRequest, Repeat, SubTask, orders_client::OrdersClient, promising_client::PromisingClient,
    },
};

const TODAY: Date = date(2026, 11, 23);
const OPEN: u32 = 500;
const LINES: usize = 20;
const ASKED: usize = 100;
const DEPARTMENTS: [&str; 4] = ["PACK", "MONT", "WAS", "DIGI"];

fn main() {
    let backend = match std::env::args().any(|word| word == "postgres") {
        true => Backend::Postgres,
        false => Backend::Sqlite,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(measure(backend));
}

async fn measure(backend: Backend) {
    let bench = Bench::start(werkbrug_orders::service(), backend, TODAY).await;
    let desk = bench.viewer(Role::OrderDesk);
    let (mut orders, mut telephone) =
        (OrdersClient::new(bench.client_channel(&desk)), PromisingClient::new(bench.client_channel(&desk)));
    for (place, day) in TODAY.series(jiff::ToSpan::days(1)).take(200).enumerate() {
        let department = |code: &str| CapacityAnnounced {
            department: code.to_owned(),
            day: day.to_string(),
            minutes: 3_000 + u32::try_from(place).unwrap(),
        };
        let said = DEPARTMENTS.map(department);
        let all = said.iter().map(|said| (Uuid::now_v7(), said)).collect();
        bench.feed_all("crews", "capacity", all).await.unwrap();
    }
    let mut companies = Vec::new();
    for kbo in ["1999000150", "1999000249"] {
        let request = RegisterCompanyRequest {
            request_id: Uuid::now_v7().to_string(),
            kbo: kbo.to_owned(),
            company_name: "Verzonnen Dozen".to_owned(),
            roles: vec![CompanyRole::Customer.into()],
            ..RegisterCompanyRequest::default()
        };
        companies.push(orders.register_company(request).await.unwrap().into_inner().company_id);
    }
    for _ in 0..OPEN {
        let order_id = quote(&mut orders, &companies[0], 5).await;
        let request_id = Uuid::now_v7().to_string();
        orders.accept_order(AcceptOrderRequest { request_id, order_id, ..Default::default() }).await.unwrap();
    }
    let order_id = quote(&mut orders, &companies[1], LINES).await;
    let mut took = Vec::new();
    for _ in 0..ASKED {
        let repeat =
            Some(Repeat { order_id: order_id.clone(), wanted_on: Some("2026-11-25".into()), ..Repeat::default() });
        let began = Instant::now();
        telephone.check_date(CheckDateRequest { repeat }).await.unwrap();
        took.push(began.elapsed());
    }
    tell("a day for 20 lines among 500 open orders", took);
    let mut took = Vec::new();
    for _ in 0..ASKED {
        let began = Instant::now();
        orders.list_late_orders(ListLateOrdersRequest::default()).await.unwrap();
        took.push(began.elapsed());
    }
    tell("the late list among 500 open orders", took);
    bench.stop().await;
}

async fn quote(orders: &mut OrdersClient<Authed>, company_id: &str, lines: usize) -> String {
    let task = |place: usize| SubTask {
        task_description: format!("werk {}", place % 7),
        department: DEPARTMENTS[place % DEPARTMENTS.len()].to_owned(),
        minutes_per_hundred: 30,
        ..SubTask::default()
    };
    let line = |place: usize| OrderLine {
        line_description: format!("lijn {place}"),
        pieces: 100,
        cents_per_hundred: 1_000,
        sub_tasks: vec![task(place), task(place + 1)],
        ..OrderLine::default()
    };
    let request = CreateQuoteRequest {
        request_id: Uuid::now_v7().to_string(),
        company_id: company_id.to_owned(),
        order_reference: "PO".to_owned(),
        lines: (0..lines).map(line).collect(),
        valid_until: "2026-12-31".to_owned(),
        material_on: None,
    };
    orders.create_quote(request).await.unwrap().into_inner().order_id
}

fn tell(what: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let at = |percent: usize| took[(took.len() * percent / 100).min(took.len() - 1)];
    println!("{what}: p50 {:?}, p99 {:?}", at(50), at(99));
}
