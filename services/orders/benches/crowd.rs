//! Orders by the thousand: the late list among a hundred thousand open orders, quotes made and accepted by eight clients, and
//! ten thousand orders of a file. `cargo bench -p werkbrug-orders --bench crowd -- postgres` prints it, with what is aimed at.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench may stop, and prints what it measured"
)]

use std::time::{Duration, Instant};

use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};
use sea_orm::{ConnectionTrait, Statement, TransactionTrait};
use uuid::Uuid;
use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::{Backend, Bench};
use werkbrug_proto::{
    crews::CapacityAnnounced,
    orders::{
        AcceptOrderRequest, CompanyRole, CreateQuoteRequest, ImportOrdersRequest, ImportedOrder, ListLateOrdersRequest,
        OrderLine, RegisterCompanyRequest, SubTask, executing_client::ExecutingClient, orders_client::OrdersClient,
    },
};

const TODAY: Date = date(2026, 11, 23);
const DEPARTMENTS: [&str; 4] = ["PACK", "MONT", "WAS", "DIGI"];
const KBO: &str = "1999000150";
/// Open orders of the late list, and how many of them are late.
const OPEN: usize = 100_000;
const ONE_LATE_OF: usize = 10;
const ASKED: usize = 500;
/// Clients that make and accept quotes, and for how long.
const CLIENTS: usize = 8;
const LASTS: Duration = Duration::from_secs(10);
/// Orders of a file, and how many go in one call.
const IMPORTED: usize = 10_000;
const IN_ONE_CALL: usize = 500;
const LINES: usize = 5;
/// Rows that are written in one statement.
const ROWS: usize = 500;

fn main() {
    let backend = match std::env::args().any(|word| word == "postgres") {
        true => Backend::Postgres,
        false => Backend::Sqlite,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(floors(backend));
    runtime.block_on(confirm(backend));
    runtime.block_on(import(backend));
    runtime.block_on(late(backend));
}

/// A workshop with capacity and one customer.
async fn open(backend: Backend) -> (Bench, OrdersClient<Authed>, String) {
    let bench = Bench::start(werkbrug_orders::service(), backend, TODAY).await;
    for day in TODAY.series(1.day()).take(300) {
        let said = DEPARTMENTS.map(|department| CapacityAnnounced {
            department: department.to_owned(),
            day: day.to_string(),
            minutes: 30_000,
        });
        let all = said.iter().map(|said| (Uuid::now_v7(), said)).collect();
        bench.feed_all("crews", "capacity", all).await.unwrap();
    }
    let mut orders = OrdersClient::new(bench.client_channel(&bench.viewer(Role::OrderDesk)));
    let request = RegisterCompanyRequest {
        request_id: Uuid::now_v7().to_string(),
        kbo: KBO.to_owned(),
        company_name: "Verzonnen Dozen".to_owned(),
        roles: vec![CompanyRole::Customer.into()],
        ..RegisterCompanyRequest::default()
    };
    let company = orders.register_company(request).await.unwrap().into_inner().company_id;
    (bench, orders, company)
}

fn lines() -> Vec<OrderLine> {
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
    (0..LINES).map(line).collect()
}

async fn confirm(backend: Backend) {
    let (bench, _, company) = open(backend).await;
    let began = Instant::now();
    let clients = (0..CLIENTS).map(|_| {
        let mut orders = OrdersClient::new(bench.client_channel(&bench.viewer(Role::OrderDesk)));
        let company_id = company.clone();
        tokio::spawn(async move {
            let mut took = Vec::new();
            while began.elapsed() < LASTS {
                let one = Instant::now();
                let request = CreateQuoteRequest {
                    request_id: Uuid::now_v7().to_string(),
                    company_id: company_id.clone(),
                    order_reference: "PO".to_owned(),
                    lines: lines(),
                    valid_until: "2026-12-31".to_owned(),
                    material_on: None,
                };
                let order_id = orders.create_quote(request).await.unwrap().into_inner().order_id;
                let request_id = Uuid::now_v7().to_string();
                let accept = AcceptOrderRequest { request_id, order_id, ..Default::default() };
                orders.accept_order(accept).await.unwrap();
                took.push(one.elapsed());
            }
            took
        })
    });
    let clients: Vec<_> = clients.collect();
    let mut took = Vec::new();
    for client in clients {
        took.extend(client.await.unwrap());
    }
    let per_second = took.len() / usize::try_from(began.elapsed().as_secs().max(1)).unwrap();
    tell(
        &format!(
            "create and confirm a five-line order, 8 clients, {per_second} a second (aim 180; measured beside it: Odoo 18 3.5, Tryton 8 1.4)"
        ),
        took,
        50,
    );
    bench.stop().await;
}

async fn import(backend: Backend) {
    let (bench, _, _) = open(backend).await;
    let mut floor = ExecutingClient::new(bench.client_channel(&bench.viewer(Role::OrderDesk)));
    for accept in [false, true] {
        let began = Instant::now();
        let (mut imported, mut total_cents) = (0, 0);
        for call in 0..IMPORTED / IN_ONE_CALL {
            let order = |place: usize| ImportedOrder {
                kbo: KBO.to_owned(),
                order_reference: format!("F-{accept}-{call}-{place}"),
                lines: lines(),
                valid_until: "2026-12-31".to_owned(),
                ..ImportedOrder::default()
            };
            let orders = (0..IN_ONE_CALL).map(order).collect();
            let request = ImportOrdersRequest { request_id: Uuid::now_v7().to_string(), orders, accept };
            let answer = floor.import_orders(request).await.unwrap().into_inner();
            imported += answer.imported;
            total_cents += answer.total_cents;
        }
        let what = if accept { "orders with a promised day" } else { "quotes" };
        println!("import of {imported} five-line {what}, {total_cents} cents: {:?} (aim 5 s)", began.elapsed());
    }
    bench.stop().await;
}

async fn late(backend: Backend) {
    let (bench, mut orders, company) = open(backend).await;
    let company = Uuid::parse_str(&company).unwrap();
    let tenant = bench.viewer(Role::OrderDesk).tenant.uuid();
    fill(&bench, backend, (tenant, company)).await;
    let began = Instant::now();
    loop {
        let waiting = "SELECT COUNT(*) FROM customer_order WHERE look_on <= '2026-11-23'";
        let statement = Statement::from_string(bench.database().get_database_backend(), waiting);
        let row = bench.database().query_one_raw(statement).await.unwrap().unwrap();
        let left: i64 = row.try_get_by_index(0).unwrap();
        if left == 0 {
            break;
        }
    }
    println!("all of {OPEN} open orders looked at for the first time: {:?}", began.elapsed());
    let asked = ListLateOrdersRequest::default();
    let (mut took, mut total) = (Vec::new(), 0);
    for _ in 0..ASKED {
        let began = Instant::now();
        total = orders.list_late_orders(asked.clone()).await.unwrap().into_inner().total_size;
        took.push(began.elapsed());
    }
    tell(&format!("the late list, {total} late among {OPEN} open orders"), took, 15);
    let (mut took, mut page_token) = (Vec::new(), String::new());
    for _ in 0..total.div_ceil(50) {
        let began = Instant::now();
        let page = ListLateOrdersRequest { page_token, ..asked.clone() };
        page_token = orders.list_late_orders(page).await.unwrap().into_inner().next_page_token;
        took.push(began.elapsed());
    }
    tell("the same, page after page to the last", took, 15);
    bench.stop().await;
}

/// Open orders of two lines each, promised for working days of the coming months; one of ten for a day that is over.
async fn fill(bench: &Bench, backend: Backend, whose: (Uuid, Uuid)) {
    let is_open = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let days: Vec<Date> = TODAY.saturating_add(1.day()).series(1.day()).filter(is_open).take(100).collect();
    let on =
        |place: usize| if place.is_multiple_of(ONE_LATE_OF) { date(2026, 11, 20) } else { days[place % days.len()] };
    for first in (0..OPEN).step_by(ROWS) {
        let some: Vec<(usize, Date)> = (first..first + ROWS).map(|place| (place, on(place))).collect();
        for statement in rows(backend, whose, &some, (2, 1)) {
            bench.database().execute_unprepared(&statement).await.unwrap();
        }
    }
    bench.database().execute_unprepared("ANALYZE").await.unwrap();
}

/// Accepted orders as the statements that write them, each with so many lines and so many sub-tasks a line.
fn rows(
    backend: Backend,
    (tenant, company): (Uuid, Uuid),
    some: &[(usize, Date)],
    (line_count, task_count): (usize, usize),
) -> [String; 3] {
    let id = |id: Uuid| match backend {
        Backend::Sqlite => format!("X'{}'", id.simple()),
        Backend::Postgres => format!("'{id}'"),
    };
    let (tenant, company) = (id(tenant), id(company));
    let (mut orders, mut lines, mut tasks) = (Vec::new(), Vec::new(), Vec::new());
    for (place, on) in some {
        let (order, department) = (id(Uuid::now_v7()), DEPARTMENTS[place % DEPARTMENTS.len()]);
        let said = format!(
            r#"{{"on":"{on}","steps":[{{"day":"{on}","department":"{department}","minutes":60,"free_minutes":30000}}],"basis":{{"at_us":1,"first_day":null,"material_on":null,"p50_on":null,"p90_on":null,"safe_level":9000,"work":[]}}}}"#
        );
        orders.push(format!(
            "({tenant},{order},{company},'PO {place}','accepted','2026-12-31','2026-11-16','{on}','{said}','0001-01-01',1)"
        ));
        for line in 1..=line_count {
            lines.push(format!("({tenant},{order},{line},{},'lijn',100,1000)", id(Uuid::now_v7())));
            tasks.extend((1..=task_count).map(|task| {
                format!("({tenant},{order},{line},{task},{},'werk','{department}',30,0)", id(Uuid::now_v7()))
            }));
        }
    }
    [
        format!(
            "INSERT INTO customer_order (tenant, id, company_id, order_reference, stage, valid_until, accepted_on, \
             promised_on, promise_steps, look_on, version) VALUES {}",
            orders.join(",")
        ),
        format!(
            "INSERT INTO order_line (tenant, order_id, line_no, id, line_description, pieces, cents_per_hundred) \
             VALUES {}",
            lines.join(",")
        ),
        format!(
            "INSERT INTO sub_task (tenant, order_id, line_no, task_no, id, task_description, department, \
             minutes_per_hundred, done_pieces) VALUES {}",
            tasks.join(",")
        ),
    ]
}

/// The floors: the same rows of orders and nothing else, by statements of the database itself.
async fn floors(backend: Backend) {
    let (bench, _, company) = open(backend).await;
    let whose = (bench.viewer(Role::OrderDesk).tenant.uuid(), Uuid::parse_str(&company).unwrap());
    let began = Instant::now();
    let clients = (0..CLIENTS).map(|_| {
        let database = bench.database().clone();
        tokio::spawn(async move {
            let mut took = Vec::new();
            while began.elapsed() < LASTS / 2 {
                let one = Instant::now();
                // Made and confirmed: two transactions.
                for _ in 0..2 {
                    let own = database.begin().await.unwrap();
                    let statements = rows(backend, whose, &[(took.len(), TODAY)], (LINES, 2));
                    for statement in &statements {
                        own.execute_unprepared(statement).await.unwrap();
                    }
                    own.commit().await.unwrap();
                }
                took.push(one.elapsed());
            }
            took
        })
    });
    let clients: Vec<_> = clients.collect();
    let mut took = Vec::new();
    for client in clients {
        took.extend(client.await.unwrap());
    }
    let per_second = took.len() / usize::try_from(began.elapsed().as_secs().max(1)).unwrap();
    tell(
        &format!("floor: two bare transactions with the rows of an order, 8 clients, {per_second} a second"),
        took,
        50,
    );
    let began = Instant::now();
    for call in 0..IMPORTED / IN_ONE_CALL {
        let some: Vec<(usize, Date)> = (0..IN_ONE_CALL).map(|place| (call * IN_ONE_CALL + place, TODAY)).collect();
        let own = bench.database().begin().await.unwrap();
        for statement in rows(backend, whose, &some, (LINES, 2)) {
            own.execute_unprepared(&statement).await.unwrap();
        }
        own.commit().await.unwrap();
    }
    println!("floor: the rows of {IMPORTED} five-line orders, bare: {:?}", began.elapsed());
    bench.stop().await;
}

fn tell(what: &str, mut took: Vec<Duration>, aim_ms: u32) {
    took.sort_unstable();
    let at = |percent: usize| took[(took.len() * percent / 100).min(took.len() - 1)];
    println!("{what}: p50 {:?}, p99 {:?} (aim {aim_ms} ms)", at(50), at(99));
}
