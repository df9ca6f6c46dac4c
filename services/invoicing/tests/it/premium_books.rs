//! A quarter from its first accrual to its last correction: runs follow each other, and each can be reckoned again.

use sea_orm::ConnectionTrait;
use uuid::Uuid;
use werkbrug_chassis::refusal::facts_of;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{
        CheckPremiumRunRequest, GetContingentRequest, GetPremiumRunRequest, GetWhatIfRequest,
        ListParameterEffectsRequest, ListPremiumChangesRequest, PremiumRun, RecordDmfaLineRequest,
        RecordWageLineRequest, RunPremiumRequest, RunPremiumResponse, Trial,
    },
    social::{GuidanceNeed, Scheme, SupportPackageGranted, WorkerCodeRecorded},
};

use crate::office::{Office, reason};

on_both_databases!(
    an_accrual_is_reversed_when_the_declaration_comes_and_the_change_is_told,
    a_run_that_was_kept_comes_out_the_same_bit_for_bit,
    the_annual_settlement_never_pushes_anybody_out,
    what_if_tells_whom_it_touches,
    the_board_shows_who_is_inside_and_what_is_missing,
    an_open_policy_tells_what_it_would_change,
    what_was_recorded_after_a_run_is_no_choice_of_it,
    whoever_cannot_be_reckoned_is_told_by_code,
    a_package_that_ends_within_the_quarter_is_foreseen_in_the_fill_rate,
);

async fn run(office: &Office, kind: &str) -> Result<RunPremiumResponse, tonic::Status> {
    let (quarter, kind) = ("2025Q2".to_owned(), kind.to_owned());
    let request = RunPremiumRequest { request_id: office.request_id(), quarter, kind };
    office.finance.clone().run_premium(request).await.map(tonic::Response::into_inner)
}

async fn get(office: &Office, run_id: &str) -> PremiumRun {
    let request = GetPremiumRunRequest { run_id: run_id.to_owned(), ..GetPremiumRunRequest::default() };
    office.finance.clone().get_premium_run(request).await.unwrap().into_inner()
}

async fn record_wage(office: &Office, code: &str, month: &str, wage_cents: i64) {
    let request = RecordWageLineRequest {
        request_id: office.request_id(),
        month: month.to_owned(),
        worker_code: code.to_owned(),
        contract_fraction: "1".to_owned(),
        performed_fraction: "1".to_owned(),
        reference_wage_cents: wage_cents,
        sine_deduction_cents: 0,
    };
    office.finance.clone().record_wage_line(request).await.unwrap();
}

/// Two full-timers for one and a half place: the first is inside.
async fn two_workers(office: &Office) {
    office.set_all_parameters().await;
    office.hear_worker("w-1", Scheme::Collective, 55, "2025-01-01").await;
    office.hear_worker("w-2", Scheme::Collective, 50, "2025-01-01").await;
    for code in ["w-1", "w-2"] {
        office.record_line(office.dmfa_line(code, 900_000)).await;
    }
}

async fn an_accrual_is_reversed_when_the_declaration_comes_and_the_change_is_told(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.hear_worker("w-1", Scheme::Collective, 55, "2025-01-01").await;
    assert_eq!(reason(run(&office, "provisional").await), "NO_WAGE_LINES");
    for month in ["2025-04-01", "2025-05-01"] {
        record_wage(&office, "w-1", month, 300_000).await;
    }
    // 6,000.00 x 55 % + 400.00 + 300.00.
    let provisional = run(&office, "provisional").await.unwrap();
    assert_eq!(provisional.total_cents, 330_000 + 70_000);
    assert_eq!(reason(run(&office, "annual").await), "QUARTER_NOT_SETTLED");
    office.record_line(office.dmfa_line("w-1", 900_000)).await;
    let settled = run(&office, "").await.unwrap();
    assert_eq!(settled.total_cents, 495_000 + 70_000);
    assert_eq!(reason(run(&office, "provisional").await), "QUARTER_SETTLED");
    let totals = office.totals().await;
    let booked = 400_000 + 400_000 + 565_000;
    assert_eq!((totals.ledger_debit_cents, totals.ledger_credit_cents), (booked, booked), "accrued, reversed, settled");

    check_change(&office, &provisional.run_id, &settled.run_id).await;
    office.bench.stop().await;
}

async fn check_change(office: &Office, provisional: &str, settled: &str) {
    let ask = ListPremiumChangesRequest { run_id: settled.to_owned(), ..ListPremiumChangesRequest::default() };
    let told = office.finance.clone().list_premium_changes(ask).await.unwrap().into_inner();
    assert_eq!((told.before_cents, told.after_cents), (400_000, 565_000));
    assert_eq!(told.against_run_id, provisional);
    assert_eq!(told.changes[0].sentences, ["Het loon ging van 6.000,00 naar 9.000,00."]);
    assert_eq!(told.changes[0].display_name, "Verzonnen w-1");
    let first = ListPremiumChangesRequest { run_id: provisional.to_owned(), ..ListPremiumChangesRequest::default() };
    assert_eq!(reason(office.finance.clone().list_premium_changes(first).await), "FIRST_RUN");
}

async fn a_run_that_was_kept_comes_out_the_same_bit_for_bit(backend: Backend) {
    let office = Office::open(backend).await;
    two_workers(&office).await;
    let before = get(&office, &run(&office, "quarter").await.unwrap().run_id).await;
    // A new value never rewrites an old run.
    office.set_parameter("ggmmi", "2222.22", "2025-02-01", "published").await;
    office.record_line(RecordDmfaLineRequest { sine_deduction_cents: 5_000, ..office.dmfa_line("w-1", 900_000) }).await;
    let after = get(&office, &run(&office, "correction").await.unwrap().run_id).await;
    assert_eq!(
        (before.kind.as_str(), before.run_number, after.kind.as_str(), after.run_number),
        ("quarter", 1, "correction", 2)
    );
    assert_ne!(before.input_digest, after.input_digest);
    for kept in [&before, &after] {
        let ask = CheckPremiumRunRequest { run_id: kept.run_id.clone() };
        let again = office.finance.clone().check_premium_run(ask).await.unwrap().into_inner();
        assert!(again.is_input_intact && again.is_same, "{again:?}");
        assert_eq!((again.result_digest, again.rule_set), (kept.result_digest.clone(), kept.rule_set.clone()));
    }
    assert_eq!(get(&office, &before.run_id).await.workers, before.workers);
    office.bench.stop().await;
}

async fn the_annual_settlement_never_pushes_anybody_out(backend: Backend) {
    let office = Office::open(backend).await;
    two_workers(&office).await;
    let quarter = get(&office, &run(&office, "quarter").await.unwrap().run_id).await;
    // On today's declaration the other one comes first.
    office.record_line(RecordDmfaLineRequest { has_wage_cost: true, ..office.dmfa_line("w-1", 100_000) }).await;
    office.hear_worker("w-3", Scheme::Collective, 75, "2025-01-01").await;
    office.record_line(office.dmfa_line("w-3", 900_000)).await;
    let recomputed = get(&office, &run(&office, "recomputation").await.unwrap().run_id).await;
    let annual = get(&office, &run(&office, "annual").await.unwrap().run_id).await;
    let inside = |run: &PremiumRun| {
        run.workers.iter().filter(|one| one.is_inside).map(|one| one.worker_id.clone()).collect::<Vec<_>>()
    };
    assert!(annual.total_cents >= recomputed.total_cents);
    for worker in inside(&quarter).iter().chain(&inside(&recomputed)) {
        assert!(inside(&annual).contains(worker), "inside stays inside");
    }
    assert_eq!(kept_inside(&annual).len(), 1);
    a_correction_afterwards_pushes_nobody_out_either(&office, &annual).await;
    let ask = CheckPremiumRunRequest { run_id: annual.run_id };
    assert!(office.finance.clone().check_premium_run(ask).await.unwrap().into_inner().is_same);
    office.bench.stop().await;
}

/// Who is inside only because nobody is pushed out.
fn kept_inside(run: &PremiumRun) -> Vec<String> {
    let kept = run.workers.iter().filter(|one| one.because.contains(&"KEPT_INSIDE".to_owned()));
    kept.map(|one| one.worker_id.clone()).collect()
}

async fn a_correction_afterwards_pushes_nobody_out_either(office: &Office, annual: &PremiumRun) {
    // It moves by what it corrects.
    office.record_line(RecordDmfaLineRequest { sine_deduction_cents: 5_000, ..office.dmfa_line("w-3", 900_000) }).await;
    let corrected = get(office, &run(office, "correction").await.unwrap().run_id).await;
    assert_eq!((kept_inside(&corrected).len(), corrected.total_cents), (1, annual.total_cents - 5_000));
    assert_eq!(reason(run(office, "quarter").await), "QUARTER_SETTLED");
    // What is tried starts from the run as it is.
    let trial = Trial { worker_id: kept_inside(&corrected)[0].clone(), is_absent: true, ..Trial::default() };
    let ask = GetWhatIfRequest { run_id: corrected.run_id, trials: vec![trial], ..GetWhatIfRequest::default() };
    let tried = office.finance.clone().get_what_if(ask).await.unwrap().into_inner();
    assert_eq!(tried.before_cents, corrected.total_cents);
}

async fn what_if_tells_whom_it_touches(backend: Backend) {
    let office = Office::open(backend).await;
    two_workers(&office).await;
    let before = get(&office, &run(&office, "").await.unwrap().run_id).await;
    let inside = before.workers.iter().find(|one| one.is_inside).unwrap();
    let absent = Trial { worker_id: inside.worker_id.clone(), is_absent: true, ..Trial::default() };
    let ask = GetWhatIfRequest { run_id: before.run_id.clone(), trials: vec![absent], language: "en".to_owned() };
    let tried = office.finance.clone().get_what_if(ask).await.unwrap().into_inner();
    // The second moves up: 9,000.00 x 50 % + 400.00 + 300.00.
    assert_eq!((tried.before_cents, tried.after_cents), (565_000, 520_000));
    assert_eq!(tried.changes.len(), 2);
    assert!(tried.changes.iter().any(|one| one.sentences.contains(&"Came inside the contingent.".to_owned())));
    assert!(tried.workers.iter().all(|one| !one.steps.is_empty()));
    let nothing = GetWhatIfRequest { run_id: before.run_id.clone(), ..GetWhatIfRequest::default() };
    assert_eq!(reason(office.finance.clone().get_what_if(nothing).await), "TRIALS");
    assert_eq!(get(&office, &before.run_id).await, before, "nothing was kept");
    office.bench.stop().await;
}

async fn the_board_shows_who_is_inside_and_what_is_missing(backend: Backend) {
    let office = Office::open(backend).await;
    two_workers(&office).await;
    office.set_parameter("fill_rate.least", "0.9", "2019-01-01", "published").await;
    office.set_parameter("contingent_fte", "2.5", "2025-01-01", "unconfirmed").await;
    run(&office, "").await.unwrap();
    let board = office.finance.clone().get_contingent(GetContingentRequest::default()).await.unwrap().into_inner();
    assert_eq!(
        (board.contingent_fte.as_str(), board.inside_fte.as_str(), board.outside_fte.as_str()),
        ("2.5", "2", "0")
    );
    assert_eq!((board.fill_rate, board.least_fill_rate, board.missing_fte.as_str()), (8_000, 9_000, "0.25"));
    assert_eq!(board.seats.iter().map(|seat| seat.rank).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((board.seats[0].total_cents, board.seats[0].display_name.as_str()), (565_000, "Verzonnen w-1"));
    office.bench.stop().await;
}

async fn an_open_policy_tells_what_it_would_change(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_parameter("advance.per_month", "4000.00", "2025-01-01", "unconfirmed").await;
    office.set_parameter("norm.low", "13", "2019-01-01", "unconfirmed").await;
    office.set_parameter("norm.high", "7", "2019-01-01", "published").await;
    two_workers(&office).await;
    let made = run(&office, "").await.unwrap();
    let ask = ListParameterEffectsRequest { run_id: made.run_id };
    let effects = office.finance.clone().list_parameter_effects(ask).await.unwrap().into_inner().effects;
    let straddle = effects.iter().find(|one| one.name == "straddle").unwrap();
    // The second crosses the line of 1.5: taken in, 9,000.00 x 50 % + 300.00; the fixed premium stops at one head.
    assert_eq!((straddle.tried.as_str(), straddle.change_cents, straddle.workers), ("in", 480_000, 1));
    let policies: Vec<&str> =
        effects.iter().filter(|one| one.name == "ggmmi_in_quarter").map(|one| one.tried.as_str()).collect();
    assert_eq!(policies, ["monthly", "end"]);
    let of = |name: &str| effects.iter().find(|one| one.name == name).map(|one| (one.tried.as_str(), one.change_cents));
    // Both have the same need, so the other order changes nothing; one place more takes the second in.
    assert_eq!(of("ranking_order"), Some(("guidance_first", 0)));
    assert_eq!(of("contingent_fte"), Some(("+1", 480_000 + 40_000)));
    // 1 % of 4,000.00, three months; a norm moves no money and is named.
    assert_eq!((of("advance.per_month"), of("norm.low")), (Some(("+1 %", 12_000)), Some(("", 0))));
    assert_eq!(of("norm.high"), None, "what is published is not open");
    office.bench.stop().await;
}

async fn what_was_recorded_after_a_run_is_no_choice_of_it(backend: Backend) {
    let office = Office::open(backend).await;
    two_workers(&office).await;
    let made = run(&office, "").await.unwrap();
    office.set_parameter("contingent_fte", "3", "2025-02-01", "published").await;
    office.set_parameter("norm.low", "13", "2019-01-01", "unconfirmed").await;
    // The clock of the bench stands still: these came later.
    let later = "UPDATE parameter SET recorded_at_us = recorded_at_us + 1 WHERE value IN ('3', '13')";
    office.bench.database().execute_unprepared(later).await.unwrap();
    let ask = ListParameterEffectsRequest { run_id: made.run_id };
    let effects = office.finance.clone().list_parameter_effects(ask).await.unwrap().into_inner().effects;
    let value = |name: &str| effects.iter().find(|one| one.name == name).map(|one| one.value.as_str());
    assert_eq!((value("contingent_fte"), value("norm.low")), (Some("1.5"), None), "{effects:?}");
    office.bench.stop().await;
}

async fn whoever_cannot_be_reckoned_is_told_by_code(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.hear_worker("w-1", Scheme::Collective, 42, "2025-01-01").await;
    office.record_line(office.dmfa_line("w-1", 900_000)).await;
    let facts = facts_of(&run(&office, "").await.unwrap_err());
    assert_eq!((facts["name"].as_str(), facts["worker_code"].as_str()), ("percent", "w-1"));
    office.bench.stop().await;
}

async fn a_package_that_ends_within_the_quarter_is_foreseen_in_the_fill_rate(backend: Backend) {
    let office = Office::open(backend).await;
    two_workers(&office).await;
    office.set_parameter("fill_rate.least", "0.9", "2019-01-01", "published").await;
    office.set_parameter("contingent_fte", "3", "2025-01-01", "unconfirmed").await;
    let worker = Uuid::now_v7();
    let package = SupportPackageGranted {
        package_id: Uuid::now_v7().to_string(),
        worker_id: worker.to_string(),
        scheme: Scheme::Collective.into(),
        percent: 45,
        guidance: GuidanceNeed::Low.into(),
        valid_from: "2020-05-16".to_owned(),
        valid_to: Some("2025-05-15".to_owned()),
    };
    office.bench.feed("social", "entitlement", worker, &package).await.unwrap();
    let code = WorkerCodeRecorded { worker_id: worker.to_string(), worker_code: "w-3".to_owned() };
    office.bench.feed("social", "entitlement", worker, &code).await.unwrap();
    office.record_line(office.dmfa_line("w-3", 900_000)).await;
    run(&office, "").await.unwrap();
    let board = office.finance.clone().get_contingent(GetContingentRequest::default()).await.unwrap().into_inner();
    // Regulation 1.4: two all quarter, one on 45 of 91 days: 2.4945 of 3, where 2.7 are asked.
    assert_eq!((board.counted_fte.as_str(), board.fill_rate, board.missing_fte.as_str()), ("2.4945", 8_315, "0.2055"));
    office.bench.stop().await;
}
