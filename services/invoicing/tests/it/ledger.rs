//! The books: what is expected, paid and decided stands on two sides, and leaves what is open.

use sea_orm::ConnectionTrait;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{
        Balances, ClaimDifferencesRequest, Difference, GetBalancesRequest, ListDifferencesRequest, ListPostingsRequest,
        MatchBankLinesRequest, Posting, QuarterBalance, RecordPaymentRequest, RecordWageLineRequest, RunPremiumRequest,
        SetDifferenceStateRequest,
    },
    social::Scheme,
};

use crate::office::{Office, reason};

on_both_databases!(
    an_accrual_is_reversed_and_every_step_leaves_the_books_even,
    a_decision_about_amounts_that_changed_leaves_the_books,
    the_journal_is_paged_and_narrowed,
    what_was_decided_before_decisions_were_booked_is_booked_with_the_bank,
);

const QUARTER: &str = "2025Q2";

/// Two full-timers inside, 4,950.00 + 400.00 + 300.00 each.
async fn prepare(office: &Office) {
    office.set_all_parameters().await;
    office.set_parameter("contingent_fte", "100", "2025-01-01", "unconfirmed").await;
    for code in ["w-1", "w-2"] {
        office.hear_worker(code, Scheme::Collective, 55, "2025-01-01").await;
        office.record_line(office.dmfa_line(code, 900_000)).await;
    }
}

async fn balances(office: &Office) -> Balances {
    office.books().get_balances(GetBalancesRequest::default()).await.unwrap().into_inner()
}

/// The one quarter, after a look at whether everything holds.
async fn quarter(office: &Office) -> QuarterBalance {
    let found = balances(office).await;
    let debit: i64 = found.accounts.iter().map(|one| one.debit_cents).sum();
    let credit: i64 = found.accounts.iter().map(|one| one.credit_cents).sum();
    assert_eq!((debit, credit), (found.debit_cents, found.credit_cents));
    assert_eq!(debit, credit);
    assert_eq!(found.quarters.len(), 1, "{:?}", found.quarters);
    let one = &found.quarters[0];
    assert_eq!(one.expected_cents - one.paid_cents - one.accepted_cents, one.open_cents, "{one:?}");
    let open: Vec<Difference> = differences(office).await;
    let of = |wanted: fn(&str) -> bool| -> i64 {
        open.iter().filter(|one| wanted(&one.state)).map(|one| one.expected_cents - one.paid_cents).sum()
    };
    assert_eq!(one.open_cents, of(|state| state != "accepted"), "the work list says the same: {open:?}");
    assert_eq!(one.claimed_cents, of(|state| state == "claimed"), "{open:?}");
    one.clone()
}

async fn differences(office: &Office) -> Vec<Difference> {
    let ask = ListDifferencesRequest { quarter: QUARTER.to_owned(), ..ListDifferencesRequest::default() };
    office.finance.clone().list_differences(ask).await.unwrap().into_inner().differences
}

async fn decide(office: &Office, code: &str, state: &str) {
    let ask = SetDifferenceStateRequest {
        request_id: office.request_id(),
        quarter: QUARTER.to_owned(),
        worker_code: code.to_owned(),
        state: state.to_owned(),
    };
    office.finance.clone().set_difference_state(ask).await.unwrap();
}

async fn claim(office: &Office, code: &str) {
    let ask = ClaimDifferencesRequest {
        request_id: office.request_id(),
        quarter: QUARTER.to_owned(),
        worker_codes: vec![code.to_owned()],
    };
    office.finance.clone().claim_differences(ask).await.unwrap();
}

async fn postings(office: &Office, ask: ListPostingsRequest) -> (Vec<Posting>, String, u32) {
    let found = office.books().list_postings(ask).await.unwrap().into_inner();
    (found.postings, found.next_page_token, found.total_size)
}

/// The wage of one worker in each month of the quarter.
async fn record_wages(office: &Office) {
    for month in ["2025-04-01", "2025-05-01", "2025-06-01"] {
        let wage = RecordWageLineRequest {
            request_id: office.request_id(),
            month: month.to_owned(),
            worker_code: "w-1".to_owned(),
            contract_fraction: "1".to_owned(),
            performed_fraction: "1".to_owned(),
            reference_wage_cents: 300_000,
            sine_deduction_cents: 0,
        };
        office.finance.clone().record_wage_line(wage).await.unwrap();
    }
}

/// The account and amount of what runs booked.
async fn runs(office: &Office) -> Vec<(String, i64)> {
    let ask = ListPostingsRequest { occasion: "premium_run".to_owned(), ..ListPostingsRequest::default() };
    let found = postings(office, ask).await.0;
    let mut told: Vec<(String, i64)> = found.into_iter().map(|one| (one.debit_account, one.amount_cents)).collect();
    told.sort();
    told
}

/// An estimate, and the settlement that reverses it whole and is booked anew.
async fn settle_after_an_estimate(office: &Office) {
    record_wages(office).await;
    let run = |kind: &str| RunPremiumRequest {
        request_id: office.request_id(),
        quarter: QUARTER.to_owned(),
        kind: kind.to_owned(),
    };
    let mut finance = office.finance.clone();
    finance.run_premium(run("provisional")).await.unwrap();
    assert_eq!(quarter(office).await.expected_cents, 565_000);
    finance.run_premium(run("quarter")).await.unwrap();
    let (owed, income) = ("416000".to_owned(), "740000".to_owned());
    assert_eq!(runs(office).await, [(owed.clone(), 565_000), (owed, 1_130_000), (income, 565_000)]);
}

async fn an_accrual_is_reversed_and_every_step_leaves_the_books_even(backend: Backend) {
    let office = Office::open(backend).await;
    prepare(&office).await;
    settle_after_an_estimate(&office).await;
    let mut finance = office.finance.clone();
    for (code, wage) in [("w-1", 480_000), ("w-2", 470_000)] {
        finance.record_payment(office.payment(code, wage, 70_000)).await.unwrap();
    }
    let found = quarter(&office).await;
    assert_eq!((found.paid_cents, found.open_cents), (1_090_000, 40_000));
    claim(&office, "w-1").await;
    assert_eq!(quarter(&office).await.claimed_cents, 15_000);
    decide(&office, "w-2", "accepted").await;
    let found = quarter(&office).await;
    assert_eq!((found.accepted_cents, found.open_cents, found.claimed_cents), (25_000, 15_000, 15_000));
    // The state says it corrects: the money is still to come, and stands in no letter any more.
    decide(&office, "w-1", "corrected").await;
    let found = quarter(&office).await;
    assert_eq!((found.open_cents, found.claimed_cents), (15_000, 0));
    let correction = RecordPaymentRequest { statement: "STAAT-2".to_owned(), ..office.payment("w-1", 15_000, 0) };
    finance.record_payment(correction).await.unwrap();
    assert_eq!(quarter(&office).await.open_cents, 0);
    office.bench.stop().await;
}

async fn a_decision_about_amounts_that_changed_leaves_the_books(backend: Backend) {
    let office = Office::open(backend).await;
    prepare(&office).await;
    office.run().await.unwrap();
    let mut finance = office.finance.clone();
    finance.record_payment(office.payment("w-1", 480_000, 70_000)).await.unwrap();
    finance.record_payment(office.payment("w-2", 495_000, 70_000)).await.unwrap();
    decide(&office, "w-1", "accepted").await;
    assert_eq!(quarter(&office).await.accepted_cents, 15_000);
    let more = |statement: &str, cents| RecordPaymentRequest {
        statement: statement.to_owned(),
        ..office.payment("w-1", cents, 0)
    };
    finance.record_payment(more("STAAT-2", 5_000)).await.unwrap();
    let found = quarter(&office).await;
    assert_eq!((found.accepted_cents, found.open_cents), (0, 10_000), "the difference is open again");
    finance.record_payment(more("STAAT-3", -5_000)).await.unwrap();
    assert_eq!(quarter(&office).await.accepted_cents, 15_000, "the amounts that were accepted are back");
    // Another wage: the run expects less, so the decision is about other amounts.
    office.record_line(office.dmfa_line("w-1", 890_000)).await;
    office.run().await.unwrap();
    let found = quarter(&office).await;
    assert_eq!((found.expected_cents, found.accepted_cents), (1_124_500, 0));
    decide(&office, "w-1", "accepted").await;
    decide(&office, "w-1", "open").await;
    assert_eq!(quarter(&office).await.accepted_cents, 0);
    office.bench.stop().await;
}

async fn the_journal_is_paged_and_narrowed(backend: Backend) {
    let office = Office::open(backend).await;
    prepare(&office).await;
    office.run().await.unwrap();
    for code in ["w-1", "w-2"] {
        office.finance.clone().record_payment(office.payment(code, 480_000, 70_000)).await.unwrap();
        decide(&office, code, "accepted").await;
    }
    let (all, _, total) = postings(&office, ListPostingsRequest::default()).await;
    assert_eq!((all.len(), total), (5, 5), "a run, two payments and two decisions: {all:?}");
    let (mut paged, mut page_token) = (Vec::new(), String::new());
    loop {
        let (rows, next, _) =
            postings(&office, ListPostingsRequest { page_size: 2, page_token, ..ListPostingsRequest::default() }).await;
        paged.extend(rows);
        page_token = next;
        if page_token.is_empty() {
            break;
        }
    }
    assert_eq!(paged, all);
    let narrow = |quarter: &str, account: &str, occasion: &str| ListPostingsRequest {
        quarter: quarter.to_owned(),
        account: account.to_owned(),
        occasion: occasion.to_owned(),
        ..ListPostingsRequest::default()
    };
    let rows = [
        (narrow(QUARTER, "", ""), 5),
        (narrow("2025Q3", "", ""), 0),
        (narrow("", "740900", ""), 2),
        (narrow("", "416000", ""), 5),
        (narrow("", "580000", "payment"), 2),
    ];
    for (ask, expected) in rows {
        assert_eq!(postings(&office, ask.clone()).await.2, expected, "{ask:?}");
    }
    assert_eq!(reason(office.books().list_postings(narrow("", "123456", "")).await), "UNKNOWN");
    assert_eq!(reason(office.books().list_postings(narrow("", "", "gift")).await), "UNKNOWN");
    office.bench.stop().await;
}

async fn what_was_decided_before_decisions_were_booked_is_booked_with_the_bank(backend: Backend) {
    let office = Office::open(backend).await;
    prepare(&office).await;
    office.run().await.unwrap();
    for (code, wage) in [("w-1", 495_000), ("w-2", 470_000)] {
        office.finance.clone().record_payment(office.payment(code, wage, 70_000)).await.unwrap();
    }
    decide(&office, "w-2", "accepted").await;
    let before = [
        "DELETE FROM ledger_posting WHERE occasion = 'difference_accepted'",
        "UPDATE difference_decision SET booked_accepted_cents = 0",
    ];
    for statement in before {
        office.bench.database().execute_unprepared(statement).await.unwrap();
    }
    for _ in 0..2 {
        let ask = MatchBankLinesRequest { request_id: office.request_id() };
        office.books().match_bank_lines(ask).await.unwrap();
        assert_eq!(quarter(&office).await.accepted_cents, 25_000);
    }
    office.bench.stop().await;
}
