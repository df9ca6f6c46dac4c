//! What a quarter should bring, from the declaration, packages and dated parameters.

use prost::Message;
use werkbrug_chassis::refusal::facts_of;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{
        GetPremiumRunRequest, ListPremiumRunsRequest, PremiumReckoned, PremiumRun, RecordDmfaLineRequest,
        SetParameterRequest, WorkerPremium,
    },
    social::{GuaranteedWageDaysCounted, Scheme},
};

use crate::office::{Office, reason};

on_both_databases!(
    a_quarter_is_reckoned_with_its_derivation,
    a_missing_parameter_is_named,
    a_parameter_that_cannot_be_is_refused,
    every_run_stays_and_the_ledger_follows_the_last,
    who_has_no_package_has_no_premium,
    days_of_guaranteed_wage_stand_beside_a_derivation,
);

async fn get(office: &Office, run_id: &str) -> PremiumRun {
    let request = GetPremiumRunRequest { run_id: run_id.to_owned(), ..GetPremiumRunRequest::default() };
    office.finance.clone().get_premium_run(request).await.unwrap().into_inner()
}

async fn a_quarter_is_reckoned_with_its_derivation(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    let part_timer = office.hear_worker("w-17", Scheme::Collective, 55, "2025-01-01").await;
    let outside = office.hear_worker("w-18", Scheme::Collective, 50, "2025-01-01").await;
    let individual = office.hear_worker("w-19", Scheme::Individual, 20, "2024-01-15").await;
    let line = office.dmfa_line("w-17", 900_000);
    office.record_line(RecordDmfaLineRequest { contract_fraction: "0.8".to_owned(), ..line }).await;
    office.record_line(office.dmfa_line("w-18", 900_000)).await;
    office.record_line(office.dmfa_line("w-19", 1_300_000)).await;

    let answer = office.run().await.unwrap();
    let run = get(&office, &answer.run_id).await;
    let of = |worker: uuid::Uuid| -> &WorkerPremium {
        run.workers.iter().find(|premium| premium.worker_id == worker.to_string()).unwrap()
    };
    // 9,000.00 x 55 % + 400.00 + 300.00 x 0.8; cap 2 x 3 x 2,111.89 x 0.8.
    let first = of(part_timer);
    assert_eq!(
        (first.rank, first.is_inside, first.cap_cents, first.total_cents),
        (1, true, 1_013_707, 495_000 + 40_000 + 24_000)
    );
    assert_eq!(first.because, ["BELOW_CAP", "PART_TIME"]);
    assert!(first.steps.contains(&"loon 9.000,00, plafond 10.137,07, dus 9.000,00 x 55 % = 4.950,00".to_owned()));
    // 0.8 + 1 is over the contingent of 1.5.
    let second = of(outside);
    assert_eq!((second.rank, second.is_inside, second.base_cents, second.total_cents), (2, false, 900_000, 0));
    assert_eq!(second.because, ["BELOW_CAP", "OUTSIDE_CONTINGENT", "STRADDLES"]);
    // 12,671.34 x 20 % + 600.00 (the sixth quarter of the package) + 1,280.00 x 0.75.
    let third = of(individual);
    assert_eq!((third.rank, third.is_inside, third.total_cents), (0, true, 253_427 + 60_000 + 96_000));
    assert_eq!(third.because, ["CAPPED", "STEP_DOWN"]);
    assert_eq!(run.total_cents, 559_000 + 409_427);
    assert_eq!(run.wage_premium_cents + run.guidance_fixed_cents + run.guidance_variable_cents, run.total_cents);
    assert_eq!(run.unconfirmed, ["guidance.collective", "ggmmi_in_quarter", "straddle", "ranking_order"]);
    assert_eq!(run.input_digest.len(), 64);

    let said = office.bench.log("premiums").await;
    let event = PremiumReckoned::decode(said[0].body.as_slice()).unwrap();
    assert_eq!((event.run_id, event.quarter, event.total_cents), (answer.run_id, "2025Q2".to_owned(), run.total_cents));
    office.bench.stop().await;
}

async fn a_missing_parameter_is_named(backend: Backend) {
    let office = Office::open(backend).await;
    assert_eq!(reason(office.run().await), "NO_DMFA_LINES");
    office.record_line(office.dmfa_line("w-17", 900_000)).await;
    assert_eq!(reason(office.run().await), "WORKER_CODE_UNKNOWN");
    office.hear_worker("w-17", Scheme::Individual, 55, "2025-01-01").await;
    let refused = office.run().await.unwrap_err();
    assert_eq!(facts_of(&refused).get("name").map(String::as_str), Some("ggmmi_in_quarter"));
    office.set_parameter("ggmmi_in_quarter", "start", "2024-01-01", "published").await;
    office.set_parameter("cap_multiple", "2", "2025-04-02", "published").await;
    let refused = office.run().await.unwrap_err();
    assert_eq!(facts_of(&refused).get("name").map(String::as_str), Some("cap_multiple"), "it starts a day late");
    office.set_all_parameters().await;
    assert!(office.run().await.is_ok());
    office.bench.stop().await;
}

async fn a_parameter_that_cannot_be_is_refused(backend: Backend) {
    let office = Office::open(backend).await;
    let good = || SetParameterRequest {
        request_id: office.request_id(),
        name: "ggmmi".to_owned(),
        value: "2111.89".to_owned(),
        valid_from: "2025-02-01".to_owned(),
        source: "verzonnen besluit".to_owned(),
        status: "published".to_owned(),
    };
    let rows = [
        (SetParameterRequest { name: "ggmni".to_owned(), ..good() }, "PARAMETER_FORM"),
        (SetParameterRequest { value: "2.111,89".to_owned(), ..good() }, "PARAMETER_FORM"),
        (SetParameterRequest { status: "sure".to_owned(), ..good() }, "STATUS"),
        (SetParameterRequest { source: String::new(), ..good() }, "TEXT_EMPTY"),
    ];
    for (request, expected) in rows {
        assert_eq!(reason(office.finance.clone().set_parameter(request).await), expected);
    }
    office.bench.stop().await;
}

async fn every_run_stays_and_the_ledger_follows_the_last(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.hear_worker("w-19", Scheme::Individual, 20, "2024-01-15").await;
    office.record_line(office.dmfa_line("w-19", 1_000_000)).await;
    let first = office.run().await.unwrap();
    let again = office.run().await.unwrap();
    assert_eq!((first.total_cents, again.total_cents), (356_000, 356_000));
    assert_ne!(first.run_id, again.run_id);
    assert_eq!(get(&office, &first.run_id).await.input_digest, get(&office, &again.run_id).await.input_digest);

    office.record_line(office.dmfa_line("w-19", 900_000)).await;
    let corrected = office.run().await.unwrap();
    assert_eq!(corrected.total_cents, 336_000);
    assert_ne!(get(&office, &first.run_id).await.input_digest, get(&office, &corrected.run_id).await.input_digest);
    let request = ListPremiumRunsRequest::default();
    let runs = office.finance.clone().list_premium_runs(request).await.unwrap().into_inner().runs;
    let totals: Vec<i64> = runs.iter().map(|run| run.total_cents).collect();
    assert_eq!(totals, [336_000, 356_000, 356_000]);
    let totals = office.totals().await;
    // 3,560.00 expected, nothing changed, then 200.00 back.
    assert_eq!((totals.premium_expected_cents, totals.ledger_debit_cents), (336_000, 376_000));
    assert_eq!(totals.ledger_debit_cents, totals.ledger_credit_cents);
    office.bench.stop().await;
}

async fn who_has_no_package_has_no_premium(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.hear_worker("w-19", Scheme::Individual, 20, "2024-01-15").await;
    // Starts a day after the quarter's first.
    office.hear_worker("w-20", Scheme::Individual, 20, "2025-04-02").await;
    office.record_line(office.dmfa_line("w-19", 1_000_000)).await;
    office.record_line(office.dmfa_line("w-20", 1_000_000)).await;
    let run = get(&office, &office.run().await.unwrap().run_id).await;
    assert_eq!(run.workers.len(), 1);
    office.bench.stop().await;
}

async fn days_of_guaranteed_wage_stand_beside_a_derivation(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    let worker = office.hear_worker("w-1", Scheme::Collective, 55, "2025-01-01").await;
    office.record_line(office.dmfa_line("w-1", 900_000)).await;
    let run_id = office.run().await.unwrap().run_id;
    let ask = GetPremiumRunRequest {
        run_id: run_id.clone(),
        worker_id: worker.to_string(),
        ..GetPremiumRunRequest::default()
    };
    let days = |office: &Office| {
        let (mut finance, ask) = (office.finance.clone(), ask.clone());
        async move {
            let found = finance.get_premium_run(ask).await.unwrap().into_inner().workers.remove(0).guaranteed_wage_days;
            found.into_iter().map(|one| (one.percent_hundredths, one.days)).collect::<Vec<_>>()
        }
    };
    assert_eq!(days(&office).await, []);
    let told = |quarter: &str, full_days, most_days| GuaranteedWageDaysCounted {
        worker_id: worker.to_string(),
        quarter: quarter.to_owned(),
        full_days,
        most_days,
        supplement_days: 0,
    };
    for said in [told("2025Q2", 5, 0), told("2025Q3", 7, 7), told("2025Q2", 7, 3)] {
        office.bench.feed("social", "entitlement", worker, &said).await.unwrap();
    }
    assert_eq!(days(&office).await, [(10_000, 7), (8_588, 3)], "the newest of its quarter counts");
    assert!(get(&office, &run_id).await.workers[0].guaranteed_wage_days.is_empty(), "never in a list");
    office.bench.stop().await;
}
