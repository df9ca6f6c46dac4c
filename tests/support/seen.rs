//! What the whole system says of itself once the work is done: its answers, and what its databases hold.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use werkbrug_kernel::role::Role;
use werkbrug_proto::topics::{AUDIT, SERVICES};
use werkbrug_proto::{crews, invoicing, orders, pipeline};

use crate::patience::{DEADLINE, insist, insist_within, wait_for};
use crate::rows::{self, Stretch};
use crate::system::System;
use crate::trade::{self, DEPARTMENT, TODAY};

/// Rows asked for at once.
const PAGE: i32 = 500;

/// One service and what runs through it.
#[derive(Clone, Debug, Default)]
pub struct Pipe {
    /// Its name.
    pub service: String,
    /// Its own state.
    pub state: pipeline::State,
    /// Its log, row by row.
    pub said: Vec<Stretch>,
    /// What it applied, row by row.
    pub heard: Vec<Stretch>,
    /// Faults of its hash chains.
    pub chain_faults: Vec<String>,
    /// Copies that a rebuild changed.
    pub copies_that_differed: usize,
    /// Receipts by use case.
    pub receipts: BTreeMap<String, u64>,
}

/// The whole picture.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Orders at their owner.
    pub orders: Vec<orders::Order>,
    /// Minutes that crews reserved for orders.
    pub reserved_minutes: u64,
    /// Workers in crews' copy.
    pub profiles: Vec<String>,
    /// Shifts with their crews.
    pub shifts: Vec<crews::Shift>,
    /// Approvals that stand on no invoice.
    pub uninvoiced: Vec<invoicing::ApprovedMinutes>,
    /// Invoices.
    pub invoices: Vec<invoicing::Invoice>,
    /// Sums of invoicing.
    pub totals: invoicing::Totals,
    /// Debit and credit of each account of the ledger.
    pub accounts: BTreeMap<String, (i64, i64)>,
    /// The four services.
    pub pipes: Vec<Pipe>,
    /// How long it took until nobody waited for anybody, from the end of the faults.
    pub backlog: Duration,
}

/// Wait until nothing is under way, then look at everything.
///
/// # Panics
/// When the system does not come to rest.
pub async fn all(system: &System, since: Instant) -> Seen {
    trade::quiet(system).await;
    for service in SERVICES {
        wait_for("everything is published", || published(system, service)).await;
    }
    let backlog = since.elapsed();
    let ledger = rows::open(system, "invoicing").await;
    let mut pipes = Vec::new();
    for service in SERVICES {
        pipes.push(pipe(system, service).await);
    }
    Seen {
        orders: orders(system).await,
        reserved_minutes: reserved(system).await,
        profiles: profiles(system).await,
        shifts: shifts(system).await,
        uninvoiced: uninvoiced(system).await,
        invoices: invoices(system).await,
        totals: totals(system).await,
        accounts: rows::accounts(&ledger).await,
        pipes,
        backlog,
    }
}

/// The fingerprint of each copy of a service.
async fn digests(system: &System, service: &'static str) -> Vec<(String, String)> {
    let digest = insist(|| {
        let mut keeper = system.pipeline(service);
        async move { keeper.digest(pipeline::DigestRequest {}).await }
    });
    digest.await.expect("digests").tables.into_iter().map(|table| (table.table, table.digest)).collect()
}

async fn published(system: &System, service: &'static str) -> bool {
    let state = system.pipeline(service).get_state(pipeline::GetStateRequest {}).await;
    let is_out = |topic: &pipeline::TopicState| topic.topic == AUDIT || topic.relayed == topic.seq;
    state.is_ok_and(|state| state.get_ref().topics.iter().all(is_out))
}

async fn pipe(system: &System, service: &'static str) -> Pipe {
    let chain = insist(|| {
        let mut teller = system.pipeline(service);
        async move { teller.verify_chain(pipeline::VerifyChainRequest {}).await }
    });
    let chain_faults = chain.await.expect("a chain").faults;
    // A rebuild that is asked for again, because its answer was late, finds nothing to mend: look before it and after.
    let before = digests(system, service).await;
    let rebuilt = insist_within(DEADLINE, || {
        let mut keeper = system.pipeline(service);
        async move { keeper.rebuild(pipeline::RebuildRequest {}).await }
    });
    rebuilt.await.expect("a rebuild");
    let after = digests(system, service).await;
    let copies_that_differed = before.iter().filter(|table| !after.contains(table)).count();
    let state = insist(|| {
        let mut keeper = system.pipeline(service);
        async move { keeper.get_state(pipeline::GetStateRequest {}).await }
    });
    let state = state.await.expect("a state");
    let db = rows::open(system, service).await;
    let (said, heard, receipts) = (rows::said(&db).await, rows::heard(&db).await, rows::receipts(&db).await);
    Pipe { service: service.to_owned(), state, said, heard, chain_faults, copies_that_differed, receipts }
}

/// Every page of a list.
async fn pages<T>(ask: impl AsyncFn(String) -> (Vec<T>, String)) -> Vec<T> {
    let (mut all, mut token) = (Vec::new(), String::new());
    loop {
        let (page, next) = ask(token).await;
        all.extend(page);
        if next.is_empty() {
            return all;
        }
        token = next;
    }
}

async fn orders(system: &System) -> Vec<orders::Order> {
    pages(async |page_token| {
        let asked = orders::ListOrdersRequest { page_size: PAGE, page_token, ..Default::default() };
        let page = insist(|| {
            let (mut desk, asked) = (system.orders(Role::OrderDesk), asked.clone());
            async move { desk.list_orders(asked).await }
        });
        let page = page.await.expect("orders");
        (page.orders, page.next_page_token)
    })
    .await
}

async fn reserved(system: &System) -> u64 {
    let (from, to) = (TODAY.to_string(), "2027-06-30".to_owned());
    let asked = crews::ListCapacityRequest { department: DEPARTMENT.into(), from, to };
    let capacity = insist(|| {
        let (mut planner, asked) = (system.crews(Role::WorkshopPlanner), asked.clone());
        async move { planner.list_capacity(asked).await }
    });
    capacity.await.expect("capacity").days.iter().map(|day| u64::from(day.reserved_minutes)).sum()
}

async fn profiles(system: &System) -> Vec<String> {
    pages(async |page_token| {
        let asked = crews::ListWorkProfilesRequest { page_size: PAGE, page_token, on: TODAY.to_string() };
        let page = insist(|| {
            let (mut planner, asked) = (system.crews(Role::WorkshopPlanner), asked.clone());
            async move { planner.list_work_profiles(asked).await }
        });
        let page = page.await.expect("profiles");
        (page.profiles.into_iter().map(|profile| profile.worker_id).collect(), page.next_page_token)
    })
    .await
}

async fn shifts(system: &System) -> Vec<crews::Shift> {
    pages(async |page_token| {
        let asked = crews::ListShiftsRequest { page_size: PAGE, page_token, ..Default::default() };
        let page = insist(|| {
            let (mut planner, asked) = (system.crews(Role::WorkshopPlanner), asked.clone());
            async move { planner.list_shifts(asked).await }
        });
        let page = page.await.expect("shifts");
        (page.shifts, page.next_page_token)
    })
    .await
}

async fn uninvoiced(system: &System) -> Vec<invoicing::ApprovedMinutes> {
    pages(async |page_token| {
        let asked = invoicing::ListUninvoicedRequest { page_size: PAGE, page_token, ..Default::default() };
        let page = insist(|| {
            let (mut finance, asked) = (system.invoicing(Role::Finance), asked.clone());
            async move { finance.list_uninvoiced(asked).await }
        });
        let page = page.await.expect("approvals");
        (page.minutes, page.next_page_token)
    })
    .await
}

async fn invoices(system: &System) -> Vec<invoicing::Invoice> {
    pages(async |page_token| {
        let asked =
            invoicing::ListInvoicesRequest { page_size: PAGE, page_token, ..invoicing::ListInvoicesRequest::default() };
        let page = insist(|| {
            let (mut finance, asked) = (system.invoicing(Role::Finance), asked.clone());
            async move { finance.list_invoices(asked).await }
        });
        let page = page.await.expect("invoices");
        (page.invoices, page.next_page_token)
    })
    .await
}

async fn totals(system: &System) -> invoicing::Totals {
    let totals = insist(|| {
        let mut finance = system.invoicing(Role::Finance);
        async move { finance.get_totals(invoicing::GetTotalsRequest {}).await }
    });
    totals.await.expect("totals")
}
