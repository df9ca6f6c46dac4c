//! Lists of the office that are searched and sorted by the service, and a quarter worker by worker.

use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{
        GetPremiumRunRequest, ListDifferencesRequest, ListInvoicesRequest, ListPremiumRunsRequest, ListTariffsRequest,
        ListUninvoicedRequest, ListWorkerPremiumsRequest,
    },
    social::Scheme,
};

use crate::office::{Office, reason};

on_both_databases!(
    invoices_and_hours_are_found_by_company_and_day_and_stand_as_asked,
    tariffs_are_found_by_company_and_class_and_stand_as_asked,
    a_quarter_is_told_worker_by_worker_beside_what_was_paid,
);

async fn tariffs_are_found_by_company_and_class_and_stand_as_asked(backend: Backend) {
    let office = Office::open(backend).await;
    let (elan, zon) = (office.hear_customer("Élan NV").await, office.hear_customer("Zonnewijzer").await);
    for (company, class, cents) in [(zon, "inpak", 2_400), (elan, "groen", 2_600), (elan, "inpak", 2_500)] {
        office.set_tariff(company, class, cents, ("S", "21")).await;
    }
    let ask = |contains: &str, order_by: &str| ListTariffsRequest {
        contains: contains.to_owned(),
        order_by: order_by.to_owned(),
        ..ListTariffsRequest::default()
    };
    let rows = [
        (ask("", ""), vec![2_400, 2_600, 2_500]),
        (ask("elan", ""), vec![2_600, 2_500]),
        (ask("zonne inpak", ""), vec![2_400]),
        (ask("inpak", "cents_per_hour desc"), vec![2_500, 2_400]),
        (ask("", "cents_per_hour"), vec![2_400, 2_500, 2_600]),
        (ask("inpak", "company_name"), vec![2_500, 2_400]),
    ];
    for (ask, expected) in rows {
        let page = office.finance.clone().list_tariffs(ask.clone()).await.unwrap().into_inner();
        let cents: Vec<i64> = page.tariffs.iter().map(|one| one.cents_per_hour).collect();
        assert_eq!((cents, usize::try_from(page.total_size).unwrap()), (expected.clone(), expected.len()), "{ask:?}");
        assert!(page.tariffs.iter().all(|one| !one.company_name.is_empty()), "{ask:?}");
    }
    assert_eq!(reason(office.finance.clone().list_tariffs(ask("", "vat_rate")).await), "ORDER_UNKNOWN");
    office.bench.stop().await;
}

async fn invoices_and_hours_are_found_by_company_and_day_and_stand_as_asked(backend: Backend) {
    let office = Office::open(backend).await;
    office.hear_own_company().await;
    let (elan, zon) = (office.hear_customer("Élan NV").await, office.hear_customer("Zonnewijzer").await);
    for (company, minutes) in [(elan, 60), (zon, 120)] {
        office.set_tariff(company, "inpak", 2480, ("S", "21")).await;
        office.hear_minutes(company, "inpak", "2026-11-18", minutes).await;
        office.issue(company).await.unwrap();
    }
    office.hear_minutes(zon, "inpak", "2026-11-19", 30).await;
    office.hear_minutes(elan, "inpak", "2026-11-20", 90).await;
    let invoices = [
        (ListInvoicesRequest { contains: "elan".to_owned(), ..Default::default() }, vec!["Élan NV"]),
        (ListInvoicesRequest { contains: "-000002".to_owned(), ..Default::default() }, vec!["Zonnewijzer"]),
        (ListInvoicesRequest { issued_from: "2026-11-24".to_owned(), ..Default::default() }, vec![]),
        (ListInvoicesRequest { issued_until: "2026-11-22".to_owned(), ..Default::default() }, vec![]),
        (
            ListInvoicesRequest { order_by: "payable_cents".to_owned(), ..Default::default() },
            vec!["Élan NV", "Zonnewijzer"],
        ),
        (ListInvoicesRequest::default(), vec!["Zonnewijzer", "Élan NV"]),
    ];
    for (ask, expected) in invoices {
        let page = office.finance.clone().list_invoices(ask.clone()).await.unwrap().into_inner();
        let names: Vec<&str> = page.invoices.iter().map(|one| one.company_name.as_str()).collect();
        assert_eq!((names, usize::try_from(page.total_size).unwrap()), (expected.clone(), expected.len()), "{ask:?}");
        assert!(page.invoices.iter().all(|one| one.lines.len() == 1), "{ask:?}");
    }
    let bare = ListInvoicesRequest { without_lines: true, ..Default::default() };
    let bare = office.finance.clone().list_invoices(bare).await.unwrap().into_inner();
    assert!(bare.invoices.iter().all(|one| one.lines.is_empty()));
    let hours = [
        (ListUninvoicedRequest { contains: "ÉLAN".to_owned(), ..Default::default() }, vec!["Élan NV"]),
        (ListUninvoicedRequest { up_to: "2026-11-19".to_owned(), ..Default::default() }, vec!["Zonnewijzer"]),
        (
            ListUninvoicedRequest { order_by: "company_name".to_owned(), ..Default::default() },
            vec!["Élan NV", "Zonnewijzer"],
        ),
        (
            ListUninvoicedRequest { order_by: "minutes desc".to_owned(), ..Default::default() },
            vec!["Élan NV", "Zonnewijzer"],
        ),
    ];
    for (ask, expected) in hours {
        let page = office.finance.clone().list_uninvoiced(ask.clone()).await.unwrap().into_inner();
        let names: Vec<&str> = page.minutes.iter().map(|one| one.company_name.as_str()).collect();
        assert_eq!((names, usize::try_from(page.total_size).unwrap()), (expected.clone(), expected.len()), "{ask:?}");
    }
    office.bench.stop().await;
}

async fn a_quarter_is_told_worker_by_worker_beside_what_was_paid(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    let none = office.finance.clone().list_worker_premiums(ListWorkerPremiumsRequest::default()).await.unwrap();
    assert!(none.into_inner().lines.is_empty(), "no quarter was reckoned yet");
    let mut workers = Vec::new();
    for code in ["b-twee", "a-een"] {
        workers.push(office.hear_worker(code, Scheme::Individual, 20, "2024-01-15").await);
        office.record_line(office.dmfa_line(code, 1_000_000)).await;
    }
    let run_id = office.run().await.unwrap().run_id;
    office.finance.clone().record_payment(office.payment("a-een", 200_000, 156_000)).await.unwrap();
    let all = ListWorkerPremiumsRequest::default();
    let table = [
        (all.clone(), vec![("a-een", 356_000, ""), ("b-twee", 0, "missing_payment")]),
        (
            ListWorkerPremiumsRequest { order_by: "worker_code desc".to_owned(), ..all.clone() },
            vec![("b-twee", 0, "missing_payment"), ("a-een", 356_000, "")],
        ),
        (
            ListWorkerPremiumsRequest { class: "missing_payment".to_owned(), ..all.clone() },
            vec![("b-twee", 0, "missing_payment")],
        ),
        (
            ListWorkerPremiumsRequest { contains: "verzonnen EEN".to_owned(), ..all.clone() },
            vec![("a-een", 356_000, "")],
        ),
        (ListWorkerPremiumsRequest { worker_id: workers[1].to_string(), ..all.clone() }, vec![("a-een", 356_000, "")]),
    ];
    for (ask, expected) in table {
        let answer = office.finance.clone().list_worker_premiums(ask.clone()).await.unwrap().into_inner();
        let lines: Vec<(&str, i64, &str)> =
            answer.lines.iter().map(|line| (line.worker_code.as_str(), line.paid_cents, line.class.as_str())).collect();
        assert_eq!(lines, expected, "{ask:?}");
        assert!(answer.lines.iter().all(|line| line.run_id == run_id && line.expected_cents == 356_000));
    }
    let never = ListWorkerPremiumsRequest { quarter: "2019Q1".to_owned(), ..all };
    assert_eq!(reason(office.finance.clone().list_worker_premiums(never).await), "NO_PREMIUM_RUN");
    let last = ListDifferencesRequest { order_by: "difference".to_owned(), ..Default::default() };
    let found = office.finance.clone().list_differences(last).await.unwrap().into_inner();
    let one = &found.differences[0];
    assert_eq!((one.display_name.as_str(), one.worker_code.as_str()), ("Verzonnen b-twee", "b-twee"));
    assert_eq!((found.total_size, one.is_reckoned, one.run_id == run_id), (1, true, true));
    check_runs(&office, &run_id, &workers[0].to_string()).await;
    office.bench.stop().await;
}

/// The last run of a quarter alone, and a run with one worker or with none.
async fn check_runs(office: &Office, first: &str, worker: &str) {
    let again = office.run().await.unwrap().run_id;
    let newest = ListPremiumRunsRequest { newest_only: true, ..Default::default() };
    let runs = office.finance.clone().list_premium_runs(newest).await.unwrap().into_inner().runs;
    let told: Vec<(&str, i64)> = runs.iter().map(|run| (run.run_id.as_str(), run.paid_cents)).collect();
    assert_eq!(told, [(again.as_str(), 356_000)]);
    for (quarter, expected) in [("2025Q2", 2), ("2025Q1", 0)] {
        let of_quarter = ListPremiumRunsRequest { quarter: quarter.to_owned(), ..Default::default() };
        let runs = office.finance.clone().list_premium_runs(of_quarter).await.unwrap().into_inner().runs;
        assert_eq!(runs.len(), expected, "{quarter}");
    }
    for (worker_id, without_workers, expected) in [("", false, 2), (worker, false, 1), ("", true, 0)] {
        let (run_id, worker_id) = (first.to_owned(), worker_id.to_owned());
        let ask = GetPremiumRunRequest { run_id, worker_id, without_workers };
        let run = office.finance.clone().get_premium_run(ask).await.unwrap().into_inner();
        assert_eq!((run.workers.len(), run.worker_count), (expected, 2));
    }
}
