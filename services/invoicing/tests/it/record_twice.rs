//! Importing twice changes nothing; a correction becomes a version or is refused.

use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{
        ListParametersRequest, ListTariffsRequest, RecordDmfaLineRequest, RecordPaymentRequest, RecordWageLineRequest,
    },
    social::Scheme,
};

use crate::office::{Office, reason};

on_both_databases!(
    a_line_of_the_declaration_is_one_line_with_versions,
    a_payment_is_taken_once,
    a_wage_of_a_code_that_nobody_has_is_refused,
    a_tariff_of_a_day_is_one_tariff,
    a_figure_entered_again_is_not_a_new_one,
);

async fn a_line_of_the_declaration_is_one_line_with_versions(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.hear_worker("w-19", Scheme::Individual, 20, "2024-01-15").await;
    let once = office.record_line(office.dmfa_line("w-19", 1_000_000)).await;
    let twice = office.record_line(office.dmfa_line("w-19", 1_000_000)).await;
    let corrected = office.record_line(office.dmfa_line("w-19", 900_000)).await;
    assert_eq!((&once, &once), (&twice, &corrected));
    // 9,000.00 x 20 % + 600.00 + 960.00: the last version counts.
    assert_eq!(office.run().await.unwrap().total_cents, 336_000);
    let wrong = [
        (RecordDmfaLineRequest { contract_fraction: "1.1".to_owned(), ..office.dmfa_line("w-19", 1) }, "FRACTION_FORM"),
        (RecordDmfaLineRequest { performed_fraction: String::new(), ..office.dmfa_line("w-19", 1) }, "FRACTION_FORM"),
        (RecordDmfaLineRequest { quarter: "2025-Q2".to_owned(), ..office.dmfa_line("w-19", 1) }, "QUARTER_FORM"),
        (RecordDmfaLineRequest { worker_code: String::new(), ..office.dmfa_line("w-19", 1) }, "TEXT_EMPTY"),
        (office.dmfa_line("w-19", -1), "AMOUNT_NEGATIVE"),
    ];
    for (request, expected) in wrong {
        assert_eq!(reason(office.finance.clone().record_dmfa_line(request).await), expected);
    }
    office.bench.stop().await;
}

async fn a_payment_is_taken_once(backend: Backend) {
    let office = Office::open(backend).await;
    let mut finance = office.finance.clone();
    let once = finance.record_payment(office.payment("w-19", 200_000, 156_000)).await.unwrap().into_inner();
    let twice = finance.record_payment(office.payment("w-19", 200_000, 156_000)).await.unwrap().into_inner();
    assert_eq!(once.payment_id, twice.payment_id);
    assert_eq!(reason(finance.record_payment(office.payment("w-19", 200_001, 156_000)).await), "PAYMENT_DIFFERS");
    let other = RecordPaymentRequest { statement: "STAAT-2026-05".to_owned(), ..office.payment("w-19", -1_000, 0) };
    finance.record_payment(other).await.unwrap();
    let totals = office.totals().await;
    // 3,560.00 paid, then 10.00 taken back: both moved.
    assert_eq!((totals.premium_paid_cents, totals.ledger_debit_cents), (355_000, 357_000));
    office.bench.stop().await;
}

async fn a_wage_of_a_code_that_nobody_has_is_refused(backend: Backend) {
    let office = Office::open(backend).await;
    let wage = |code: &str| RecordWageLineRequest {
        request_id: office.request_id(),
        month: "2025-04-01".to_owned(),
        worker_code: code.to_owned(),
        contract_fraction: "1".to_owned(),
        performed_fraction: "1".to_owned(),
        reference_wage_cents: 300_000,
        sine_deduction_cents: 0,
    };
    let mut finance = office.finance.clone();
    let refused = finance.record_wage_line(wage("w-19")).await.unwrap_err();
    assert!(String::from_utf8_lossy(refused.details()).contains("worker_code"), "the field is named: {refused:?}");
    assert_eq!(reason::<()>(Err(refused)), "CODE_UNKNOWN");
    office.hear_worker("w-19", Scheme::Individual, 20, "2024-01-15").await;
    finance.record_wage_line(wage("w-19")).await.unwrap();
    office.bench.stop().await;
}

async fn a_tariff_of_a_day_is_one_tariff(backend: Backend) {
    let office = Office::open(backend).await;
    let company = office.hear_customer("Bedacht NV").await;
    let listed = async || {
        let request = ListTariffsRequest::default();
        let tariffs = office.finance.clone().list_tariffs(request).await.unwrap().into_inner().tariffs;
        tariffs.into_iter().map(|tariff| (tariff.cents_per_hour, tariff.vat_rate, tariff.etag)).collect::<Vec<_>>()
    };
    office.set_tariff(company, "inpak", 2480, ("S", "21")).await;
    office.set_tariff(company, "inpak", 2480, ("S", "21.00")).await;
    assert_eq!(listed().await, [(2480, "21".to_owned(), "1".to_owned())]);
    office.set_tariff(company, "inpak", 2500, ("S", "6")).await;
    assert_eq!(listed().await, [(2500, "6".to_owned(), "2".to_owned())]);
    office.bench.stop().await;
}

async fn a_figure_entered_again_is_not_a_new_one(backend: Backend) {
    let office = Office::open(backend).await;
    let listed = async || {
        let request = ListParametersRequest { page_size: 0, page_token: String::new() };
        let parameters = office.finance.clone().list_parameters(request).await.unwrap().into_inner().parameters;
        parameters.into_iter().map(|parameter| parameter.value).collect::<Vec<_>>()
    };
    office.set_parameter("ggmmi", "2111.89", "2025-02-01", "published").await;
    office.set_parameter("ggmmi", "2111.89", "2025-02-01", "published").await;
    assert_eq!(listed().await, ["2111.89"]);
    office.set_parameter("ggmmi", "2111.98", "2025-02-01", "published").await;
    office.set_parameter("ggmmi", "2111.89", "2025-02-01", "published").await;
    assert_eq!(listed().await, ["2111.89", "2111.98", "2111.89"], "going back is a recording too");
    office.bench.stop().await;
}
