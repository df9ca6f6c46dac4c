//! Expected against paid, worker by worker.

use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{ListDifferencesRequest, ListDifferencesResponse},
    social::Scheme,
};

use crate::office::{Office, reason};

on_both_databases!(every_difference_is_found_and_explained);

async fn differences(office: &Office, page_size: i32, page_token: &str) -> ListDifferencesResponse {
    let (quarter, page_token) = ("2025Q2".to_owned(), page_token.to_owned());
    let request = ListDifferencesRequest { quarter, page_size, page_token, ..ListDifferencesRequest::default() };
    office.finance.clone().list_differences(request).await.unwrap().into_inner()
}

async fn every_difference_is_found_and_explained(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    let early = ListDifferencesRequest { quarter: "2025Q2".to_owned(), ..ListDifferencesRequest::default() };
    assert_eq!(reason(office.finance.clone().list_differences(early).await), "NO_PREMIUM_RUN");
    let mut workers = Vec::new();
    for code in ["a-gelijk", "b-ontbreekt", "c-lager", "d-hoger"] {
        workers.push(office.hear_worker(code, Scheme::Individual, 20, "2024-01-15").await);
        office.record_line(office.dmfa_line(code, 1_000_000)).await;
    }
    // Each should bring 2,000.00 + 600.00 + 960.00.
    office.run().await.unwrap();
    for (code, wage, guidance) in [
        ("a-gelijk", 200_000, 156_000),
        ("c-lager", 200_000, 155_999),
        ("d-hoger", 210_000, 156_000),
        ("e-onbekend", 100, 0),
    ] {
        office.finance.clone().record_payment(office.payment(code, wage, guidance)).await.unwrap();
    }
    let found = differences(&office, 0, "").await;
    let listed: Vec<(&str, i64, i64, &str)> = found
        .differences
        .iter()
        .map(|one| (one.class.as_str(), one.expected_cents, one.paid_cents, one.sentence.as_str()))
        .collect();
    let expected = [
        (
            "missing_payment",
            356_000,
            0,
            "Voor b-ontbreekt werd in 2025Q2 3.560,00 verwacht en er staat geen betaling op de betaalstaat.",
        ),
        (
            "lower",
            356_000,
            355_999,
            "Voor c-lager werd in 2025Q2 3.559,99 betaald in plaats van 3.560,00: 0,01 te weinig.",
        ),
        (
            "higher",
            356_000,
            366_000,
            "Voor d-hoger werd in 2025Q2 3.660,00 betaald in plaats van 3.560,00: 100,00 te veel.",
        ),
        ("not_expected", 0, 100, "Voor e-onbekend werd in 2025Q2 1,00 betaald terwijl er niets verwacht werd."),
    ];
    assert_eq!(listed, expected);
    assert_eq!((found.expected_cents, found.paid_cents), (1_424_000, 1_078_099));
    assert_eq!(found.differences[0].worker_id, workers[1].to_string());
    assert_eq!(found.differences[3].worker_id, "");

    check_pages(&office).await;
    let totals = office.totals().await;
    assert_eq!(
        (totals.differences, totals.premium_expected_cents, totals.premium_paid_cents),
        (4, 1_424_000, 1_078_099)
    );
    assert_eq!(totals.ledger_debit_cents, 1_424_000 + 1_078_099);
    office.bench.stop().await;
}

async fn check_pages(office: &Office) {
    let first = differences(office, 3, "").await;
    let second = differences(office, 3, &first.next_page_token).await;
    assert_eq!((first.differences.len(), second.differences.len(), second.next_page_token.as_str()), (3, 1, ""));
}
