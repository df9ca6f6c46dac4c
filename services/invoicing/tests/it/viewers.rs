//! Who may: finance everything, nobody else anything; and never another workshop's.

use uuid::Uuid;
use werkbrug_kernel::{id::Id, role::Role};
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::invoicing::{
    CheckPremiumRunRequest, CheckStatementRequest, ClaimDifferencesRequest, GetBalancesRequest, GetClaimRequest,
    GetContingentRequest, GetFileColumnsRequest, GetGuidanceNormRequest, GetInvoiceDraftRequest, GetInvoiceRequest,
    GetOrganisationRequest, GetPremiumRunRequest, GetRunDossierRequest, GetTotalsRequest, GetWhatIfRequest,
    ImportBankLinesRequest, ImportDmfaRequest, ImportStatementRequest, ImportWageLinesRequest,
    LinkNationalNumbersRequest, ListAdvancesRequest, ListBankLinesRequest, ListClaimsRequest, ListDifferencesRequest,
    ListDmfaChangesRequest, ListDmfaImportsRequest, ListInvoicesRequest, ListParameterEffectsRequest,
    ListParametersRequest, ListPostingsRequest, ListPremiumChangesRequest, ListPremiumRunsRequest, ListTariffsRequest,
    ListUninvoicedRequest, ListWorkerPremiumsRequest, MatchBankLinesRequest, RecordAdvanceRequest,
    RecordOrganisationPaymentRequest, RecordWageLineRequest, RunPremiumRequest, SetDifferenceStateRequest,
    SetParameterRequest, SetTariffRequest, SignClaimRequest, Trial, WithdrawDmfaLineRequest, books_client::BooksClient,
    invoicing_client::InvoicingClient,
};

use crate::office::{Books, Client, Office, reason};

on_both_databases!(only_finance_sees_or_moves_money, another_workshop_sees_nothing);

/// The answer to every call there is, by its reason when refused.
async fn every_call(office: &Office, mut client: Client) -> Vec<String> {
    let id = Uuid::now_v7().to_string();
    let (page_size, page_token) = (0, String::new());
    let quarter = "2025Q2".to_owned();
    let tariff = SetTariffRequest {
        request_id: office.request_id(),
        company_id: id.clone(),
        tariff_class: "inpak".to_owned(),
        cents_per_hour: 1,
        valid_from: "2026-01-01".to_owned(),
        vat_category: "Z".to_owned(),
        vat_rate: "0".to_owned(),
    };
    let parameter = SetParameterRequest {
        request_id: office.request_id(),
        name: "cap_multiple".to_owned(),
        value: "2".to_owned(),
        valid_from: "2024-01-01".to_owned(),
        source: "verzonnen".to_owned(),
        status: "unconfirmed".to_owned(),
    };
    let run =
        RunPremiumRequest { request_id: office.request_id(), quarter: quarter.clone(), ..RunPremiumRequest::default() };
    let uninvoiced =
        ListUninvoicedRequest { page_size, page_token: page_token.clone(), ..ListUninvoicedRequest::default() };
    let premiums =
        ListWorkerPremiumsRequest { quarter: quarter.clone(), page_size, ..ListWorkerPremiumsRequest::default() };
    let differences = ListDifferencesRequest { quarter, page_size, ..ListDifferencesRequest::default() };
    let invoices = ListInvoicesRequest { page_size, page_token: page_token.clone(), ..ListInvoicesRequest::default() };
    let one_run = GetPremiumRunRequest { run_id: id.clone(), ..GetPremiumRunRequest::default() };
    let runs = ListPremiumRunsRequest { page_size, ..ListPremiumRunsRequest::default() };
    vec![
        answer(client.set_tariff(tariff).await),
        answer(
            client
                .list_tariffs(ListTariffsRequest {
                    page_size,
                    page_token: page_token.clone(),
                    ..ListTariffsRequest::default()
                })
                .await,
        ),
        answer(client.list_uninvoiced(uninvoiced).await),
        answer(client.issue_invoice(office.invoice_request(Uuid::now_v7())).await),
        answer(client.get_invoice(GetInvoiceRequest { invoice_id: id.clone() }).await),
        answer(client.list_invoices(invoices).await),
        answer(client.set_parameter(parameter).await),
        answer(client.list_parameters(ListParametersRequest { page_size, page_token: page_token.clone() }).await),
        answer(client.record_dmfa_line(office.dmfa_line("w-1", 1)).await),
        answer(client.run_premium(run).await),
        answer(client.get_premium_run(one_run).await),
        answer(client.list_premium_runs(runs).await),
        answer(client.record_payment(office.payment("w-1", 1, 1)).await),
        answer(client.list_differences(differences).await),
        answer(client.list_worker_premiums(premiums).await),
        answer(client.get_totals(GetTotalsRequest {}).await),
    ]
}

/// The answer to every call about runs, statements and claims.
async fn every_premium_call(office: &Office, mut client: Client) -> Vec<String> {
    let id = Uuid::now_v7().to_string();
    let wage = RecordWageLineRequest {
        request_id: office.request_id(),
        worker_code: "w-1".to_owned(),
        contract_fraction: "1".to_owned(),
        performed_fraction: "1".to_owned(),
        ..RecordWageLineRequest::default()
    };
    let wages = ImportWageLinesRequest { request_id: office.request_id(), ..ImportWageLinesRequest::default() };
    let changes = ListPremiumChangesRequest { run_id: id.clone(), ..ListPremiumChangesRequest::default() };
    let trials = vec![Trial { worker_id: id.clone(), is_absent: true, ..Trial::default() }];
    let what_if = GetWhatIfRequest { run_id: id.clone(), trials, ..GetWhatIfRequest::default() };
    let statement = ImportStatementRequest {
        request_id: office.request_id(),
        statement: "STAAT".to_owned(),
        ..ImportStatementRequest::default()
    };
    let decision = SetDifferenceStateRequest {
        request_id: office.request_id(),
        quarter: "2025Q2".to_owned(),
        worker_code: "w-1".to_owned(),
        state: "accepted".to_owned(),
    };
    let claim = ClaimDifferencesRequest {
        request_id: office.request_id(),
        quarter: "2025Q2".to_owned(),
        worker_codes: vec!["w-1".to_owned()],
    };
    vec![
        answer(client.record_wage_line(RecordWageLineRequest { month: "2025-04-01".to_owned(), ..wage }).await),
        answer(client.import_wage_lines(wages).await),
        answer(client.check_premium_run(CheckPremiumRunRequest { run_id: id.clone() }).await),
        answer(client.list_premium_changes(changes).await),
        answer(client.get_what_if(what_if).await),
        answer(client.get_contingent(GetContingentRequest::default()).await),
        answer(client.list_parameter_effects(ListParameterEffectsRequest { run_id: id.clone() }).await),
        answer(client.check_statement(CheckStatementRequest::default()).await),
        answer(client.import_statement(statement).await),
        answer(client.set_difference_state(decision).await),
        answer(client.claim_differences(claim).await),
        answer(client.sign_claim(SignClaimRequest { request_id: office.request_id(), claim_id: id.clone() }).await),
        answer(client.get_claim(GetClaimRequest { claim_id: id.clone() }).await),
        answer(client.list_claims(ListClaimsRequest::default()).await),
    ]
}

/// The answer to every call about files, what is paid beside the runs, and the dossier.
async fn every_file_call(office: &Office, mut client: Client) -> Vec<String> {
    let quarter = || "2025Q2".to_owned();
    let dmfa = ImportDmfaRequest { request_id: office.request_id(), ..ImportDmfaRequest::default() };
    let links = LinkNationalNumbersRequest { request_id: office.request_id(), ..LinkNationalNumbersRequest::default() };
    let payment = RecordOrganisationPaymentRequest {
        request_id: office.request_id(),
        quarter: quarter(),
        amount_cents: 1,
        statement: "STAAT".to_owned(),
    };
    let advance = RecordAdvanceRequest {
        request_id: office.request_id(),
        month: "2025-04-01".to_owned(),
        amount_cents: 1,
        statement: "STAAT".to_owned(),
    };
    let columns = GetFileColumnsRequest { file: "statement".to_owned() };
    let draft = GetInvoiceDraftRequest { company_id: Uuid::now_v7().to_string(), up_to: "2026-11-30".to_owned() };
    let withdrawal =
        WithdrawDmfaLineRequest { request_id: office.request_id(), quarter: quarter(), worker_code: "w-1".to_owned() };
    vec![
        answer(client.get_file_columns(columns).await),
        answer(client.import_dmfa(dmfa).await),
        answer(client.link_national_numbers(links).await),
        answer(client.list_dmfa_imports(ListDmfaImportsRequest::default()).await),
        answer(client.list_dmfa_changes(ListDmfaChangesRequest::default()).await),
        answer(client.get_organisation(GetOrganisationRequest { quarter: quarter() }).await),
        answer(client.record_organisation_payment(payment).await),
        answer(client.get_guidance_norm(GetGuidanceNormRequest { quarter: quarter() }).await),
        answer(client.record_advance(advance).await),
        answer(client.list_advances(ListAdvancesRequest { quarter: quarter() }).await),
        answer(client.withdraw_dmfa_line(withdrawal).await),
        answer(client.get_invoice_draft(draft).await),
        answer(client.get_run_dossier(GetRunDossierRequest { run_id: Uuid::now_v7().to_string() }).await),
    ]
}

/// The answer to every call about the books and the bank.
async fn every_books_call(office: &Office, mut client: Books) -> Vec<String> {
    let bank = ImportBankLinesRequest { request_id: office.request_id(), ..ImportBankLinesRequest::default() };
    vec![
        answer(client.list_postings(ListPostingsRequest::default()).await),
        answer(client.get_balances(GetBalancesRequest::default()).await),
        answer(client.import_bank_lines(bank).await),
        answer(client.match_bank_lines(MatchBankLinesRequest { request_id: office.request_id() }).await),
        answer(client.list_bank_lines(ListBankLinesRequest::default()).await),
    ]
}

fn answer<T: std::fmt::Debug>(answer: Result<T, tonic::Status>) -> String {
    if answer.is_ok() { "ok".to_owned() } else { reason(answer) }
}

async fn only_finance_sees_or_moves_money(backend: Backend) {
    let office = Office::open(backend).await;
    for role in Role::ALL {
        let client = InvoicingClient::new(office.bench.client_channel(&office.bench.viewer(role)));
        let mut answers = every_call(&office, client.clone()).await;
        answers.extend(every_premium_call(&office, client.clone()).await);
        answers.extend(every_file_call(&office, client).await);
        let books = BooksClient::new(office.bench.client_channel(&office.bench.viewer(role)));
        answers.extend(every_books_call(&office, books).await);
        let refused = answers.iter().filter(|answer| *answer == "ROLE_FORBIDS").count();
        let expected = if role == Role::Finance { 0 } else { answers.len() };
        assert_eq!(refused, expected, "{role:?}: {answers:?}");
    }
    office.bench.stop().await;
}

async fn another_workshop_sees_nothing(backend: Backend) {
    let office = Office::open(backend).await;
    office.hear_own_company().await;
    let company = office.hear_customer("Bedacht NV").await;
    office.set_tariff(company, "inpak", 2480, ("S", "21")).await;
    office.hear_minutes(company, "inpak", "2026-11-20", 450).await;
    let issued = office.issue(company).await.unwrap();
    office.hear_minutes(company, "inpak", "2026-11-23", 450).await;

    let mut viewer = office.bench.viewer(Role::Finance);
    viewer.tenant = Id::fresh();
    let mut stranger = InvoicingClient::new(office.bench.client_channel(&viewer));
    let hidden = stranger.get_invoice(GetInvoiceRequest { invoice_id: issued.invoice_id }).await;
    assert_eq!(reason(hidden), "INVOICE_UNKNOWN");
    assert_eq!(reason(stranger.issue_invoice(office.invoice_request(company)).await), "NOTHING_TO_INVOICE");
    let totals = stranger.get_totals(GetTotalsRequest {}).await.unwrap().into_inner();
    assert_eq!(totals, werkbrug_proto::invoicing::Totals::default());
    office.bench.stop().await;
}
