//! Everywhere that something can come out.

use std::fs;
use std::path::Path;

use serde_json::json;
use werkbrug_kernel::role::Role;
use werkbrug_proto::topics::SERVICES;
use werkbrug_proto::{crews, invoicing, orders, social};
use werkbrug_tests::hours::Host;
use werkbrug_tests::system::System;
use werkbrug_tests::trade::TODAY;
use werkbrug_tests::visitor::Visitor;
use werkbrug_tests::{rows, trade};

use super::scene::{OTHERS, Scene};

/// Everything that came out, by where.
#[derive(Default)]
pub(super) struct Heard(Vec<(String, Vec<u8>)>);

impl Heard {
    pub(super) fn add(&mut self, sink: impl Into<String>, bytes: Vec<u8>) {
        self.0.push((sink.into(), bytes));
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(sink, bytes)| (sink.as_str(), bytes.as_slice()))
    }

    /// What came out where the name begins so.
    pub(super) fn of<'a>(&'a self, sink: &'a str) -> impl Iterator<Item = &'a [u8]> {
        self.all().filter(move |(name, _)| name.starts_with(sink)).map(|(_, bytes)| bytes)
    }
}

/// What every list says of one worker, to everybody who may ask or tries to.
pub(super) async fn lists(scene: &Scene<'_>) -> Vec<u8> {
    let (system, worker_id) = (scene.system, scene.worker.clone());
    let mut text = String::new();
    for role in OTHERS.into_iter().chain([Role::SocialWorker, Role::Worker, Role::SectorObserver]) {
        let mut people = system.social(role);
        let all = social::ListAbsencesRequest { page_size: 500, worker_id: worker_id.clone(), ..Default::default() };
        text.push_str(&format!("{:?}", people.list_absences(all).await));
        let all = social::ListFunctionalLimitsRequest { worker_id: worker_id.clone(), ..Default::default() };
        text.push_str(&format!("{:?}", people.list_functional_limits(all).await));
        let all = social::ListConsentsRequest { worker_id: worker_id.clone(), ..Default::default() };
        text.push_str(&format!("{:?}", people.list_consents(all).await));
        let all = social::ListConfidentialReadsRequest { worker_id: worker_id.clone(), ..Default::default() };
        text.push_str(&format!("{:?}", people.list_confidential_reads(all).await));
        let one = social::get_worker_request::Key::WorkerId(worker_id.clone());
        text.push_str(&format!("{:?}", people.get_worker(social::GetWorkerRequest { key: Some(one) }).await));
        let all = crews::ListWorkProfilesRequest { page_size: 500, on: TODAY.to_string(), ..Default::default() };
        text.push_str(&format!("{:?}", system.crews(role).list_work_profiles(all).await));
    }
    text.into_bytes()
}

/// Invoices as they go out, and everything else that finance and the order desk can list.
pub(super) async fn invoices(system: &System) -> Vec<u8> {
    let mut text = String::new();
    let mut finance = system.invoicing(Role::Finance);
    let listed = finance.list_invoices(invoicing::ListInvoicesRequest::default()).await.expect("invoices").into_inner();
    assert_eq!(listed.invoices.len(), 1, "the shift was invoiced");
    for invoice in &listed.invoices {
        let asked = invoicing::GetInvoiceRequest { invoice_id: invoice.invoice_id.clone() };
        let whole = finance.get_invoice(asked).await.expect("an invoice").into_inner();
        assert!(whole.ubl.contains("<Invoice"), "{}", whole.ubl);
        text.push_str(&format!("{whole:?}{}", whole.ubl));
    }
    text.push_str(&format!("{:?}", finance.get_totals(invoicing::GetTotalsRequest {}).await));
    text.push_str(&format!("{:?}", finance.list_uninvoiced(invoicing::ListUninvoicedRequest::default()).await));
    let all = crews::ListShiftsRequest::default();
    text.push_str(&format!("{:?}", system.crews(Role::WorkshopPlanner).list_shifts(all).await));
    let all = crews::ListMinutesToPayRequest { from: "2026-01-01".into(), to: TODAY.to_string(), ..Default::default() };
    text.push_str(&format!("{:?}", system.crews(Role::Finance).list_minutes_to_pay(all).await));
    let all = orders::ListOrdersRequest::default();
    text.push_str(&format!("{:?}", system.orders(Role::OrderDesk).list_orders(all).await));
    text.into_bytes()
}

/// What the tools of the command line print.
pub(super) fn tools(system: &System) -> Vec<u8> {
    let asked: [&[&str]; 4] = [&["digest"], &["rebuild"], &["parked", "list"], &["audit", "verify"]];
    asked.iter().flat_map(|arguments| system.tool(arguments).1.into_bytes()).collect()
}

/// Every page of the portal, read by an invented person of every role.
pub(super) async fn portal(system: &System, host: &Host, heard: &mut Heard) {
    let worker = trade::worker(system, 80_000).await;
    let roles = Role::ALL.map(|role| {
        let about = match role {
            Role::HostPlanner => Some(&host.company),
            Role::Coach => Some(&host.coach),
            Role::Worker => Some(&worker),
            Role::WorkshopPlanner
            | Role::OrderDesk
            | Role::SocialWorker
            | Role::Physician
            | Role::Finance
            | Role::SectorObserver
            | Role::Admin => None,
        };
        let id = format!("reader-{}", role.as_str());
        json!({"id": id, "name": format!("Lezer {id}"), "role": role.as_str(), "about": about, "tenant": system.tenant})
    });
    fs::write(system.data().join("personas.json"), json!(roles).to_string()).expect("the personas");
    for role in Role::ALL {
        let mut visitor = Visitor::at(&system.web);
        visitor.sign_in(&format!("reader-{}", role.as_str())).await;
        let pages = visitor.read_all().await;
        assert!(pages.get("/dag").is_some_and(|day| day.status == 200), "{role:?} sees the day");
        for (path, answer) in pages {
            heard.add(format!("portal {path} as {}", role.as_str()), answer.bytes);
        }
    }
}

/// Every table of every service as text: what a dump or a copy of a table would show.
pub(super) async fn tables(system: &System, heard: &mut Heard) {
    for service in SERVICES {
        let db = rows::open(system, service).await;
        for table in rows::tables(&db).await {
            heard.add(format!("table {service}.{table}"), rows::text_of(&db, &table).await.into_bytes());
        }
    }
}

/// A copy of a folder with everything in it.
pub(super) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).into_iter().flatten().flatten() {
        let (path, goal) = (entry.path(), to.join(entry.file_name()));
        // A file that goes away while it is copied was not there.
        if path.is_dir() { copy(&path, &goal) } else { drop(fs::copy(&path, &goal)) }
    }
}
