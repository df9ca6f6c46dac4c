//! A statement comes in as a file, differences are explained, decided, and claimed in a letter of two signatures.

use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{
        CheckStatementRequest, ClaimDifferencesRequest, Difference, GetClaimRequest, ImportStatementRequest,
        ListClaimsRequest, ListDifferencesRequest, RecordDmfaLineRequest, SetDifferenceStateRequest, SignClaimRequest,
        StatementColumn, invoicing_client::InvoicingClient,
    },
    social::Scheme,
};

use crate::{
    office::{Office, reason},
    workbook::workbook,
};

on_both_databases!(
    a_statement_file_is_read_under_its_own_headings_all_or_nothing,
    a_statement_as_a_workbook_says_the_same,
    a_declaration_that_came_after_the_run_explains_too,
    each_difference_says_why_and_where_it_stands,
    a_claim_goes_out_with_two_signatures,
    a_letter_that_is_not_true_any_more_is_not_signed,
    an_estimate_is_no_ground_for_a_letter,
    a_worker_on_two_lines_is_paid_both,
);

const FILE: &str = "Nr;Kwartaal;Loon;Begeleiding;Perc;Breuk\n\
                    w-1;2025Q2;4.500,00;700,00;50;1\n\
                    w-2;2025Q2;4.950,00;700,00;55;1\n\
                    w-3;2025Q2;4.400,00;700,00;55;1\n\
                    w-4;2025Q2;1.234,56;700,00;55;1\n";

fn columns() -> Vec<StatementColumn> {
    let pairs = [
        ("worker_code", "Nr"),
        ("quarter", "Kwartaal"),
        ("wage_premium", "Loon"),
        ("guidance", "Begeleiding"),
        ("percent", "Perc"),
        ("contract_fraction", "Breuk"),
    ];
    let column =
        |(field, heading): (&str, &str)| StatementColumn { field: field.to_owned(), heading: heading.to_owned() };
    pairs.map(column).to_vec()
}

/// Five full-timers who should each bring 4,950.00 + 400.00 + 300.00; one was declared lower before.
async fn settled(office: &Office) {
    office.set_all_parameters().await;
    office.set_parameter("contingent_fte", "100", "2025-01-01", "unconfirmed").await;
    for code in ["w-1", "w-2", "w-3", "w-4", "w-5"] {
        office.hear_worker(code, Scheme::Collective, 55, "2025-01-01").await;
        if code == "w-3" {
            office.record_line(office.dmfa_line(code, 800_000)).await;
        }
        office.record_line(office.dmfa_line(code, 900_000)).await;
    }
    office.run().await.unwrap();
}

fn import(office: &Office, file: &str, with: Vec<StatementColumn>) -> ImportStatementRequest {
    ImportStatementRequest {
        request_id: office.request_id(),
        statement: "STAAT-2025-09".to_owned(),
        content: file.as_bytes().to_vec(),
        columns: with,
    }
}

async fn differences(office: &Office, language: &str) -> Vec<Difference> {
    let (quarter, language) = ("2025Q2".to_owned(), language.to_owned());
    let ask = ListDifferencesRequest { quarter, language, ..ListDifferencesRequest::default() };
    office.finance.clone().list_differences(ask).await.unwrap().into_inner().differences
}

async fn a_statement_file_is_read_under_its_own_headings_all_or_nothing(backend: Backend) {
    let office = Office::open(backend).await;
    settled(&office).await;
    let mut finance = office.finance.clone();
    let bare = CheckStatementRequest { content: FILE.as_bytes().to_vec(), columns: Vec::new() };
    let headings = finance.check_statement(bare.clone()).await.unwrap().into_inner();
    assert_eq!((headings.headings.len(), headings.lines), (6, 0), "no columns are known before the first statement");
    let broken = FILE.replace("1.234,56", "veel");
    assert_eq!(reason(finance.import_statement(import(&office, &broken, columns())).await), "STATEMENT_LINE");
    assert_eq!(office.totals().await.premium_paid_cents, 0, "nothing of it was kept");
    let read = finance.import_statement(import(&office, FILE, columns())).await.unwrap().into_inner();
    assert_eq!((read.lines, read.total_cents), (4, 1_508_456 + 280_000));
    let again = finance.import_statement(import(&office, FILE, Vec::new())).await.unwrap().into_inner();
    assert_eq!(again.lines, 4, "the columns were kept, and the same lines change nothing");
    assert_eq!(office.totals().await.premium_paid_cents, 1_788_456);
    assert_eq!(finance.check_statement(bare).await.unwrap().into_inner().lines, 4);
    office.bench.stop().await;
}

async fn a_statement_as_a_workbook_says_the_same(backend: Backend) {
    let office = Office::open(backend).await;
    settled(&office).await;
    let request = ImportStatementRequest { content: workbook(FILE), ..import(&office, "", columns()) };
    let read = office.finance.clone().import_statement(request).await.unwrap().into_inner();
    assert_eq!((read.lines, read.total_cents), (4, 1_508_456 + 280_000));
    let told: Vec<String> = differences(&office, "nl").await.into_iter().map(|one| one.explanation).collect();
    assert_eq!(told, ["percentage", "late_dmfa", "unknown", "missing_worker"]);
    office.bench.stop().await;
}

async fn a_declaration_that_came_after_the_run_explains_too(backend: Backend) {
    let office = Office::open(backend).await;
    settled(&office).await;
    // Declared again after our run: the state reckons with it already.
    office.record_line(office.dmfa_line("w-2", 800_000)).await;
    office.finance.clone().record_payment(office.payment("w-2", 440_000, 70_000)).await.unwrap();
    let found = differences(&office, "nl").await;
    let one = found.iter().find(|one| one.worker_code == "w-2").unwrap();
    assert_eq!(one.explanation_sentence, "Betaald op versie 2 van de DmfA (loon 8.000,00); wij rekenden met 9.000,00.");
    office.bench.stop().await;
}

async fn each_difference_says_why_and_where_it_stands(backend: Backend) {
    let office = Office::open(backend).await;
    settled(&office).await;
    office.finance.clone().import_statement(import(&office, FILE, columns())).await.unwrap();
    let told: Vec<(String, String, String)> = differences(&office, "nl")
        .await
        .into_iter()
        .map(|one| (one.worker_code, one.explanation, one.explanation_sentence))
        .collect();
    let expected = [
        ("w-1", "percentage", "Betaald aan 50 % in plaats van 55 %."),
        ("w-3", "late_dmfa", "Betaald op versie 1 van de DmfA (loon 8.000,00); wij rekenden met 9.000,00."),
        ("w-4", "unknown", "Betaald 1.934,56 in plaats van 5.650,00: geen enkele bekende reden klopt precies."),
        ("w-5", "missing_worker", "Niet op de betaalstaat; verwacht werd 5.650,00."),
    ];
    let expected = expected.map(|(code, why, text)| (code.to_owned(), why.to_owned(), text.to_owned()));
    assert_eq!(told, expected);
    assert_eq!(differences(&office, "fr").await[0].explanation_sentence, "Payé à 50 % au lieu de 55 %.");

    let decide = |code: &str, state: &str| SetDifferenceStateRequest {
        request_id: office.request_id(),
        quarter: "2025Q2".to_owned(),
        worker_code: code.to_owned(),
        state: state.to_owned(),
    };
    let mut finance = office.finance.clone();
    finance.set_difference_state(decide("w-1", "accepted")).await.unwrap();
    assert_eq!(reason(finance.set_difference_state(decide("w-1", "corrected")).await), "DIFFERENCE_STATE");
    assert_eq!(reason(finance.set_difference_state(decide("w-2", "accepted")).await), "NO_DIFFERENCE");
    let states = |found: Vec<Difference>| found.into_iter().map(|one| one.state).collect::<Vec<_>>();
    assert_eq!(states(differences(&office, "").await), ["accepted", "open", "open", "open"]);
    // What is paid later is another difference: the decision does not count any more.
    let late = werkbrug_proto::invoicing::RecordPaymentRequest {
        statement: "STAAT-2".to_owned(),
        ..office.payment("w-1", 1_000, 0)
    };
    finance.record_payment(late).await.unwrap();
    assert_eq!(states(differences(&office, "").await), ["open"; 4]);
    office.bench.stop().await;
}

async fn a_claim_goes_out_with_two_signatures(backend: Backend) {
    let office = Office::open(backend).await;
    settled(&office).await;
    let mut finance = office.finance.clone();
    finance.import_statement(import(&office, FILE, columns())).await.unwrap();
    assert_eq!(reason(finance.claim_differences(claim(&office, &["w-2"])).await), "NO_DIFFERENCE");
    let made = finance.claim_differences(claim(&office, &["w-1", "w-5"])).await.unwrap().into_inner();
    assert_eq!(made.claimed_cents, 45_000 + 565_000);
    assert_eq!(reason(finance.claim_differences(claim(&office, &["w-1"])).await), "DIFFERENCE_STATE");
    let found = differences(&office, "").await;
    assert_eq!((found[0].state.as_str(), found[0].claim_id.as_str()), ("claimed", made.claim_id.as_str()));

    let letter = signed(&office, &made.claim_id).await;
    let listed = finance.list_claims(ListClaimsRequest::default()).await.unwrap().into_inner();
    assert_eq!(listed.claims.len(), 1);
    office.record_line(RecordDmfaLineRequest { reference_wage_cents: 1, ..office.dmfa_line("w-1", 1) }).await;
    let kept = finance.get_claim(GetClaimRequest { claim_id: made.claim_id }).await.unwrap().into_inner();
    assert_eq!(kept.letter, letter, "a letter keeps what it said");
    office.bench.stop().await;
}

fn claim(office: &Office, codes: &[&str]) -> ClaimDifferencesRequest {
    let worker_codes = codes.iter().map(|code| (*code).to_owned()).collect();
    ClaimDifferencesRequest { request_id: office.request_id(), quarter: "2025Q2".to_owned(), worker_codes }
}

/// Somebody else of finance.
fn colleague(office: &Office) -> InvoicingClient<werkbrug_chassis::rpc::Authed> {
    let mut colleague = office.bench.viewer(Role::Finance);
    colleague.actor = "iemand-anders".to_owned();
    InvoicingClient::new(office.bench.client_channel(&colleague))
}

async fn a_letter_that_is_not_true_any_more_is_not_signed(backend: Backend) {
    let office = Office::open(backend).await;
    settled(&office).await;
    let (mut finance, mut second) = (office.finance.clone(), colleague(&office));
    finance.import_statement(import(&office, FILE, columns())).await.unwrap();
    let sign = |claim_id: &str| SignClaimRequest { request_id: office.request_id(), claim_id: claim_id.to_owned() };
    // Taken back and claimed again: only the second letter counts.
    let first = finance.claim_differences(claim(&office, &["w-1"])).await.unwrap().into_inner().claim_id;
    let back = SetDifferenceStateRequest {
        request_id: office.request_id(),
        quarter: "2025Q2".to_owned(),
        worker_code: "w-1".to_owned(),
        state: "open".to_owned(),
    };
    finance.set_difference_state(back).await.unwrap();
    let again = finance.claim_differences(claim(&office, &["w-1"])).await.unwrap().into_inner().claim_id;
    assert_eq!(reason(second.sign_claim(sign(&first)).await), "CLAIM_STALE");
    second.sign_claim(sign(&again)).await.unwrap();
    // Paid before the second signature.
    let late = finance.claim_differences(claim(&office, &["w-5"])).await.unwrap().into_inner().claim_id;
    let payment = werkbrug_proto::invoicing::RecordPaymentRequest {
        statement: "STAAT-2".to_owned(),
        ..office.payment("w-5", 495_000, 70_000)
    };
    finance.record_payment(payment).await.unwrap();
    assert_eq!(reason(second.sign_claim(sign(&late)).await), "CLAIM_STALE");
    office.bench.stop().await;
}

async fn an_estimate_is_no_ground_for_a_letter(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.hear_worker("w-1", Scheme::Collective, 55, "2025-01-01").await;
    let wage = werkbrug_proto::invoicing::RecordWageLineRequest {
        request_id: office.request_id(),
        month: "2025-04-01".to_owned(),
        worker_code: "w-1".to_owned(),
        contract_fraction: "1".to_owned(),
        performed_fraction: "1".to_owned(),
        reference_wage_cents: 300_000,
        sine_deduction_cents: 0,
    };
    let mut finance = office.finance.clone();
    finance.record_wage_line(wage).await.unwrap();
    let request = werkbrug_proto::invoicing::RunPremiumRequest {
        request_id: office.request_id(),
        quarter: "2025Q2".to_owned(),
        kind: "provisional".to_owned(),
    };
    finance.run_premium(request).await.unwrap();
    assert_eq!(reason(finance.claim_differences(claim(&office, &["w-1"])).await), "QUARTER_NOT_SETTLED");
    office.bench.stop().await;
}

async fn a_worker_on_two_lines_is_paid_both(backend: Backend) {
    let office = Office::open(backend).await;
    settled(&office).await;
    let twice = "Nr;Kwartaal;Loon;Begeleiding;Perc;Breuk\n\
                 w-1;2025Q2;2.475,00;350,00;55;0,5\n\
                 w-1;2025Q2;2.475,00;350,00;55;0,5\n";
    let mut finance = office.finance.clone();
    for _ in 0..2 {
        let read = finance.import_statement(import(&office, twice, columns())).await.unwrap().into_inner();
        assert_eq!(read.total_cents, 565_000);
    }
    assert_eq!(office.totals().await.premium_paid_cents, 565_000);
    let open = differences(&office, "").await;
    assert!(open.iter().all(|one| one.worker_code != "w-1"), "together they are what was expected");
    office.bench.stop().await;
}

/// Signs a claim as somebody else and gives its letter.
async fn signed(office: &Office, claim_id: &str) -> String {
    let mut finance = office.finance.clone();
    let sign = || SignClaimRequest { request_id: office.request_id(), claim_id: claim_id.to_owned() };
    assert_eq!(reason(finance.sign_claim(sign()).await), "SAME_PERSON");
    let mut second = colleague(office);
    let ask = GetClaimRequest { claim_id: claim_id.to_owned() };
    assert!(second.get_claim(ask.clone()).await.unwrap().into_inner().may_sign);
    second.sign_claim(sign()).await.unwrap();
    assert_eq!(reason(second.sign_claim(sign()).await), "CLAIM_SIGNED");
    let signed = finance.get_claim(ask).await.unwrap().into_inner();
    assert!(signed.is_signed && !signed.may_sign);
    assert!(signed.letter.contains("- w-1: verwacht 5.650,00, betaald 5.200,00. Betaald aan 50 % in plaats van 55 %."));
    assert!(signed.letter.contains("Samen werd 6.100,00 euro te weinig betaald."), "{}", signed.letter);
    signed.letter
}
