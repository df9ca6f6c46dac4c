//! What is paid beside the runs, the norm, a VOP dossier, and the dossier of a run.

use sea_orm::{ConnectionTrait, Statement};
use sha2::{Digest, Sha256};
use werkbrug_invoicing::tool_settle::settle_tool;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{
        GetGuidanceNormRequest, GetOrganisationRequest, GetPremiumRunRequest, GetRunDossierRequest,
        ListAdvancesRequest, ListAdvancesResponse, RecordAdvanceRequest, RecordOrganisationPaymentRequest,
        RecordPaymentRequest,
    },
    social::Scheme,
};

use crate::office::{Office, reason};

on_both_databases!(
    advances_come_off_the_settlement_and_the_books_stay_even,
    what_a_settlement_leaves_of_an_advance_comes_off_the_next,
    an_advance_that_is_told_after_the_payments_comes_off_them,
    the_organisation_is_expected_from_dated_amounts_and_paid_once,
    the_norm_counts_heads_and_equivalents,
    a_vop_dossier_steps_down_and_has_no_guidance,
    a_dossier_gives_the_same_result_bit_for_bit,
);

/// Two full-timers inside, 4,950.00 + 400.00 + 300.00 each.
async fn settled(office: &Office) -> String {
    office.set_all_parameters().await;
    office.set_parameter("contingent_fte", "100", "2025-01-01", "unconfirmed").await;
    for code in ["w-1", "w-2"] {
        office.hear_worker(code, Scheme::Collective, 55, "2025-01-01").await;
        office.record_line(office.dmfa_line(code, 900_000)).await;
    }
    office.run().await.unwrap().run_id
}

fn advance(office: &Office, month: &str, amount_cents: i64) -> RecordAdvanceRequest {
    RecordAdvanceRequest {
        request_id: office.request_id(),
        month: month.to_owned(),
        amount_cents,
        statement: "VOORSCHOT".to_owned(),
    }
}

async fn advances(office: &Office, quarter: &str) -> ListAdvancesResponse {
    let ask = ListAdvancesRequest { quarter: quarter.to_owned() };
    office.finance.clone().list_advances(ask).await.unwrap().into_inner()
}

async fn advances_come_off_the_settlement_and_the_books_stay_even(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_parameter("advance.per_month", "4000.00", "2025-01-01", "unconfirmed").await;
    settled(&office).await;
    let mut finance = office.finance.clone();
    for (month, cents) in [("2025-04-01", 400_000), ("2025-05-01", 400_000), ("2025-06-01", 400_000)] {
        let once = finance.record_advance(advance(&office, month, cents)).await.unwrap().into_inner();
        let again = finance.record_advance(advance(&office, month, cents)).await.unwrap().into_inner();
        assert_eq!(once.advance_id, again.advance_id, "{month} twice is once");
    }
    assert_eq!(reason(finance.record_advance(advance(&office, "2025-04-01", 1)).await), "PAYMENT_DIFFERS");
    assert_eq!(reason(finance.record_advance(advance(&office, "2025-04-02", 1)).await), "MONTH");
    assert_eq!(reason(finance.record_advance(advance(&office, "2025-04-01", 0)).await), "AMOUNT_NOT_POSITIVE");
    let found = advances(&office, "").await;
    // Settled 11,300.00, paid 12,000.00 beforehand: 700.00 too much, withheld from July.
    assert_eq!((found.settled_cents, found.balance_cents), (Some(1_130_000), Some(-70_000)));
    assert_eq!((found.advanced_cents, found.balance_due_on.as_str()), (1_200_000, ""));
    let next = advances(&office, "2025Q3").await;
    let expected: Vec<Option<i64>> = next.months.iter().map(|one| one.expected_cents).collect();
    assert_eq!(expected, [Some(330_000), Some(400_000), Some(400_000)]);
    assert_eq!((next.withheld_cents, next.settled_cents), (70_000, None));
    for code in ["w-1", "w-2"] {
        finance.record_payment(office.payment(code, 495_000, 70_000)).await.unwrap();
    }
    let totals = office.totals().await;
    assert_eq!(totals.ledger_debit_cents, totals.ledger_credit_cents);
    office.bench.stop().await;
}

/// What stands on an account: debit less credit.
async fn balance(office: &Office, account: &str) -> i64 {
    let db = office.bench.database();
    let text = format!(
        "SELECT CAST(COALESCE(SUM(CASE WHEN debit_account = '{account}' THEN amount_cents ELSE 0 END) \
         - SUM(CASE WHEN credit_account = '{account}' THEN amount_cents ELSE 0 END), 0) AS BIGINT) AS n \
         FROM ledger_posting"
    );
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), text)).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

/// What was paid beforehand and came off nothing yet, and what is on its way to the bank.
async fn books(office: &Office) -> (i64, i64) {
    (balance(office, "489000").await, balance(office, "580000").await)
}

async fn pay(office: &Office, quarter: &str, wage_premium_cents: i64) {
    for code in ["w-1", "w-2"] {
        let line = RecordPaymentRequest {
            quarter: quarter.to_owned(),
            statement: format!("STAAT-{quarter}"),
            ..office.payment(code, wage_premium_cents, 0)
        };
        office.finance.clone().record_payment(line).await.unwrap();
    }
}

async fn pay_beforehand(office: &Office, months: [(&str, i64); 3]) {
    for (month, cents) in months {
        office.finance.clone().record_advance(advance(office, month, cents)).await.unwrap();
    }
}

const SECOND: [(&str, i64); 3] = [("2025-04-01", 400_000), ("2025-05-01", 400_000), ("2025-06-01", 400_000)];
/// July is less what the second quarter had too much.
const THIRD: [(&str, i64); 3] = [("2025-07-01", 330_000), ("2025-08-01", 400_000), ("2025-09-01", 400_000)];

async fn what_a_settlement_leaves_of_an_advance_comes_off_the_next(backend: Backend) {
    let office = Office::open(backend).await;
    pay_beforehand(&office, SECOND).await;
    pay(&office, "2025Q2", 565_000).await;
    assert_eq!(books(&office).await, (-70_000, 1_200_000), "700.00 too much");
    pay_beforehand(&office, THIRD).await;
    pay(&office, "2025Q3", 600_000).await;
    assert_eq!(books(&office).await, (0, 2_330_000), "11,300.00 and 12,000.00 are what was due");
    office.bench.stop().await;
}

async fn an_advance_that_is_told_after_the_payments_comes_off_them(backend: Backend) {
    let office = Office::open(backend).await;
    pay(&office, "2025Q2", 565_000).await;
    assert_eq!(books(&office).await, (0, 1_130_000));
    for _ in 0..2 {
        pay_beforehand(&office, SECOND).await;
        assert_eq!(books(&office).await, (-70_000, 1_200_000), "told twice is once");
    }
    pay(&office, "2025Q3", 600_000).await;
    assert_eq!(books(&office).await, (0, 2_330_000), "what was left came off the third quarter");
    pay_beforehand(&office, THIRD).await;
    assert_eq!(books(&office).await, (0, 2_330_000), "and these come off the rest of it");
    office.bench.stop().await;
}

async fn the_organisation_is_expected_from_dated_amounts_and_paid_once(backend: Backend) {
    let office = Office::open(backend).await;
    let mut finance = office.finance.clone();
    let ask = GetOrganisationRequest::default;
    assert_eq!(finance.get_organisation(ask()).await.unwrap().into_inner().quarter, "", "nothing was reckoned");
    settled(&office).await;
    let bare = finance.get_organisation(ask()).await.unwrap().into_inner();
    assert_eq!((bare.missing_parameter.as_str(), bare.expected_cents), ("organisation.per_fte", 0));
    office.set_parameter("organisation.per_fte", "500.00", "2025-01-01", "unconfirmed").await;
    office.set_parameter("organisation.supplement", "100.00", "2025-01-01", "published").await;
    office.set_parameter("organisation.supplement_fte", "1.5", "2025-01-01", "published").await;
    let payment = |amount_cents| RecordOrganisationPaymentRequest {
        request_id: office.request_id(),
        quarter: "2025Q2".to_owned(),
        amount_cents,
        statement: "ORG-1".to_owned(),
    };
    for _ in 0..2 {
        finance.record_organisation_payment(payment(90_000)).await.unwrap();
    }
    assert_eq!(reason(finance.record_organisation_payment(payment(1)).await), "PAYMENT_DIFFERS");
    let found = finance.get_organisation(ask()).await.unwrap().into_inner();
    assert_eq!((found.fte.as_str(), found.base_cents, found.supplement_cents), ("2", 100_000, 15_000));
    assert_eq!((found.expected_cents, found.paid_cents, found.is_confirmed), (115_000, 90_000, false));
    assert_eq!(found.parameters.len(), 3);
    office.bench.stop().await;
}

async fn the_norm_counts_heads_and_equivalents(backend: Backend) {
    let office = Office::open(backend).await;
    settled(&office).await;
    let mut finance = office.finance.clone();
    let mut norm = async || finance.get_guidance_norm(GetGuidanceNormRequest::default()).await.unwrap().into_inner();
    assert_eq!(norm().await.missing_parameter, "norm.low");
    for (name, value) in [("norm.low", "13"), ("norm.mid", "10"), ("norm.high", "7"), ("coaches.fte", "0.5")] {
        office.set_parameter(name, value, "2025-01-01", "published").await;
    }
    let found = norm().await;
    // Two people at need high: 2/7, so one coach (regulation 1.6).
    assert_eq!((found.asked_by_heads.as_str(), found.coaches_by_heads, found.coaches_by_fte), ("0.286", 1, 1));
    assert_eq!((found.present_heads.as_str(), found.present_fte.as_str()), ("", "0.5"));
    let heads: Vec<u32> = found.groups.iter().map(|group| group.heads).collect();
    assert_eq!(heads, [0, 0, 2]);
    office.bench.stop().await;
}

async fn a_vop_dossier_steps_down_and_has_no_guidance(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    // 2025Q2 is the sixth quarter since 2024Q1: 30 % (regulation 2); the 21st of the other dossier is over.
    office.hear_worker("w-1", Scheme::Vop, 40, "2024-01-01").await;
    office.hear_worker("w-2", Scheme::Vop, 40, "2020-04-01").await;
    for code in ["w-1", "w-2"] {
        office.record_line(office.dmfa_line(code, 900_000)).await;
    }
    let run_id = office.run().await.unwrap().run_id;
    let ask = GetPremiumRunRequest { run_id, ..GetPremiumRunRequest::default() };
    let workers = office.finance.clone().get_premium_run(ask).await.unwrap().into_inner().workers;
    assert_eq!(workers.len(), 1, "the dossier that is over has no premium: {workers:?}");
    let amounts = (workers[0].wage_premium_cents, workers[0].guidance_fixed_cents, workers[0].guidance_variable_cents);
    assert_eq!(amounts, (270_000, 0, 0));
    office.bench.stop().await;
}

async fn a_dossier_gives_the_same_result_bit_for_bit(backend: Backend) {
    let office = Office::open(backend).await;
    let run_id = settled(&office).await;
    let mut finance = office.finance.clone();
    let found = finance.get_run_dossier(GetRunDossierRequest { run_id }).await.unwrap().into_inner();
    assert!(found.is_same && found.held_places == 0, "{found:?}");
    assert_eq!(settle_tool(&found.input).unwrap(), found.result, "the tool comes to the same");
    let digest = |text: &str| Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!((digest(&found.input), digest(&found.result)), (found.input_digest, found.result_digest));
    assert_eq!((found.total_cents, found.worker_count), (1_130_000, 2));
    assert!(found.unconfirmed.contains(&"straddle".to_owned()), "{:?}", found.unconfirmed);
    office.bench.stop().await;
}
