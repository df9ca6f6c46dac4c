//! gRPC in: message to command to use case to message; no rules.

use tonic::{Request, Response, Status};
use werkbrug_chassis::{page::Page, rpc};
use werkbrug_invoicing_domain::policy::Action;
use werkbrug_pipeline::{Pipeline, call::Call};
use werkbrug_proto::invoicing::{
    self, GetInvoiceRequest, GetPremiumRunRequest, GetTotalsRequest, Invoice, IssueInvoiceRequest,
    IssueInvoiceResponse, ListDifferencesRequest, ListDifferencesResponse, ListInvoicesRequest, ListInvoicesResponse,
    ListParametersRequest, ListParametersResponse, ListPremiumRunsRequest, ListPremiumRunsResponse, ListTariffsRequest,
    ListTariffsResponse, ListUninvoicedRequest, ListUninvoicedResponse, ListWorkerPremiumsRequest,
    ListWorkerPremiumsResponse, PremiumRun, RecordDmfaLineRequest, RecordDmfaLineResponse, RecordPaymentRequest,
    RecordPaymentResponse, RunPremiumRequest, RunPremiumResponse, SetParameterRequest, SetParameterResponse,
    SetTariffRequest, SetTariffResponse, Totals, invoicing_server::Invoicing,
};

use crate::{
    blind::Door,
    parse,
    read::{self, Look},
};

mod books;
mod commands;
mod files;
mod lists;
mod premiums;
mod trials;

/// The service as callers see it.
pub(crate) struct Api {
    /// The way to change things and to look.
    pub(crate) pipeline: Pipeline,
    /// Where national numbers become blind indexes.
    pub(crate) numbers: Door,
}

impl Api {
    fn look<T>(&self, request: &Request<T>, action: Action) -> Result<Look<'_>, Status> {
        Ok(Look::of(self.pipeline.reader(), &rpc::viewer(request)?, action)?)
    }
}

#[tonic::async_trait]
impl Invoicing for Api {
    async fn set_tariff(&self, request: Request<SetTariffRequest>) -> Result<Response<SetTariffResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let call = Call::new(viewer, &message.request_id, &message);
        let receipt = self.pipeline.execute(call, commands::set_tariff(&message)?).await?;
        let (tariff_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(SetTariffResponse { tariff_id, etag: receipt.etag, event_id }))
    }

    async fn list_tariffs(
        &self,
        request: Request<ListTariffsRequest>,
    ) -> Result<Response<ListTariffsResponse>, Status> {
        let look = self.look(&request, Action::ReadTariffs)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let wanted = lists::tariffs(message)?;
        Ok(Response::new(read::tariff::list(look, &wanted, &page).await?))
    }

    async fn list_uninvoiced(
        &self,
        request: Request<ListUninvoicedRequest>,
    ) -> Result<Response<ListUninvoicedResponse>, Status> {
        let look = self.look(&request, Action::ReadUninvoiced)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let wanted = lists::uninvoiced(message)?;
        Ok(Response::new(read::uninvoiced::list(look, &wanted, &page).await?))
    }

    async fn get_invoice_draft(
        &self,
        request: Request<invoicing::GetInvoiceDraftRequest>,
    ) -> Result<Response<invoicing::InvoiceDraft>, Status> {
        let look = self.look(&request, Action::IssueInvoice)?;
        let message = request.get_ref();
        let company = parse::id("company_id", &message.company_id)?;
        let up_to = parse::day("up_to", &message.up_to)?;
        Ok(Response::new(read::invoice_draft::get(look, company, up_to).await?))
    }

    async fn issue_invoice(
        &self,
        request: Request<IssueInvoiceRequest>,
    ) -> Result<Response<IssueInvoiceResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let call = Call::new(viewer, &message.request_id, &message);
        let receipt = self.pipeline.execute(call, commands::issue_invoice(&message)?).await?;
        Ok(Response::new(IssueInvoiceResponse {
            invoice_id: receipt.id.to_string(),
            number: receipt.fact("number").to_owned(),
            payable_cents: commands::cents(&receipt, "payable_cents")?,
            event_id: receipt.event(),
        }))
    }

    async fn get_invoice(&self, request: Request<GetInvoiceRequest>) -> Result<Response<Invoice>, Status> {
        let look = self.look(&request, Action::ReadInvoices)?;
        let id = parse::id("invoice_id", &request.get_ref().invoice_id)?;
        Ok(Response::new(read::invoice::get(look, id).await?))
    }

    async fn list_invoices(
        &self,
        request: Request<ListInvoicesRequest>,
    ) -> Result<Response<ListInvoicesResponse>, Status> {
        let look = self.look(&request, Action::ReadInvoices)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let wanted = lists::invoices(message)?;
        Ok(Response::new(read::invoice::list(look, &wanted, &page).await?))
    }

    async fn set_parameter(
        &self,
        request: Request<SetParameterRequest>,
    ) -> Result<Response<SetParameterResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let call = Call::new(viewer, &message.request_id, &message);
        let receipt = self.pipeline.execute(call, commands::set_parameter(&message)?).await?;
        let (parameter_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(SetParameterResponse { parameter_id, event_id }))
    }

    async fn list_parameters(
        &self,
        request: Request<ListParametersRequest>,
    ) -> Result<Response<ListParametersResponse>, Status> {
        let look = self.look(&request, Action::ReadParameters)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        Ok(Response::new(read::parameter::list(look, &page).await?))
    }

    async fn record_dmfa_line(
        &self,
        request: Request<RecordDmfaLineRequest>,
    ) -> Result<Response<RecordDmfaLineResponse>, Status> {
        files::record_dmfa_line(self, request).await
    }

    async fn withdraw_dmfa_line(
        &self,
        request: Request<invoicing::WithdrawDmfaLineRequest>,
    ) -> Result<Response<invoicing::WithdrawDmfaLineResponse>, Status> {
        files::withdraw_dmfa_line(self, request).await
    }

    async fn run_premium(&self, request: Request<RunPremiumRequest>) -> Result<Response<RunPremiumResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let call = Call::new(viewer, &message.request_id, &message);
        let receipt = self.pipeline.execute(call, commands::run_premium(&message)?).await?;
        Ok(Response::new(RunPremiumResponse {
            run_id: receipt.id.to_string(),
            total_cents: commands::cents(&receipt, "total_cents")?,
            event_id: receipt.event(),
        }))
    }

    async fn get_premium_run(&self, request: Request<GetPremiumRunRequest>) -> Result<Response<PremiumRun>, Status> {
        let look = self.look(&request, Action::ReadPremiums)?;
        let (id, which) = lists::premium_run(request.get_ref())?;
        Ok(Response::new(read::premium_run::get(look, id, which).await?))
    }

    async fn list_premium_runs(
        &self,
        request: Request<ListPremiumRunsRequest>,
    ) -> Result<Response<ListPremiumRunsResponse>, Status> {
        let look = self.look(&request, Action::ReadPremiums)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let wanted = lists::premium_runs(message)?;
        Ok(Response::new(read::premium_run::list(look, wanted, &page).await?))
    }

    async fn record_payment(
        &self,
        request: Request<RecordPaymentRequest>,
    ) -> Result<Response<RecordPaymentResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let call = Call::new(viewer, &message.request_id, &message);
        let receipt = self.pipeline.execute(call, commands::record_payment(&message)?).await?;
        let (payment_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(RecordPaymentResponse { payment_id, event_id }))
    }

    async fn list_differences(
        &self,
        request: Request<ListDifferencesRequest>,
    ) -> Result<Response<ListDifferencesResponse>, Status> {
        let look = self.look(&request, Action::ReadDifferences)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let wanted = lists::differences(message)?;
        Ok(Response::new(read::difference::list(look, &wanted, &page).await?))
    }

    async fn list_worker_premiums(
        &self,
        request: Request<ListWorkerPremiumsRequest>,
    ) -> Result<Response<ListWorkerPremiumsResponse>, Status> {
        self.look(&request, Action::ReadPremiums)?;
        let look = self.look(&request, Action::ReadDifferences)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let wanted = lists::worker_premiums(message)?;
        Ok(Response::new(read::worker_premium::list(look, &wanted, &page).await?))
    }

    async fn record_wage_line(
        &self,
        request: Request<invoicing::RecordWageLineRequest>,
    ) -> Result<Response<invoicing::RecordWageLineResponse>, Status> {
        premiums::record_wage_line(self, request).await
    }

    async fn import_wage_lines(
        &self,
        request: Request<invoicing::ImportWageLinesRequest>,
    ) -> Result<Response<invoicing::ImportWageLinesResponse>, Status> {
        files::import_wage_lines(self, request).await
    }

    async fn check_premium_run(
        &self,
        request: Request<invoicing::CheckPremiumRunRequest>,
    ) -> Result<Response<invoicing::CheckPremiumRunResponse>, Status> {
        premiums::check_premium_run(self, request).await
    }

    async fn list_premium_changes(
        &self,
        request: Request<invoicing::ListPremiumChangesRequest>,
    ) -> Result<Response<invoicing::ListPremiumChangesResponse>, Status> {
        premiums::list_premium_changes(self, request).await
    }

    async fn get_what_if(
        &self,
        request: Request<invoicing::GetWhatIfRequest>,
    ) -> Result<Response<invoicing::WhatIf>, Status> {
        premiums::get_what_if(self, request).await
    }

    async fn get_contingent(
        &self,
        request: Request<invoicing::GetContingentRequest>,
    ) -> Result<Response<invoicing::Contingent>, Status> {
        premiums::get_contingent(self, request).await
    }

    async fn list_parameter_effects(
        &self,
        request: Request<invoicing::ListParameterEffectsRequest>,
    ) -> Result<Response<invoicing::ListParameterEffectsResponse>, Status> {
        premiums::list_parameter_effects(self, request).await
    }

    async fn check_statement(
        &self,
        request: Request<invoicing::CheckStatementRequest>,
    ) -> Result<Response<invoicing::CheckStatementResponse>, Status> {
        premiums::check_statement(self, request).await
    }

    async fn import_statement(
        &self,
        request: Request<invoicing::ImportStatementRequest>,
    ) -> Result<Response<invoicing::ImportStatementResponse>, Status> {
        premiums::import_statement(self, request).await
    }

    async fn set_difference_state(
        &self,
        request: Request<invoicing::SetDifferenceStateRequest>,
    ) -> Result<Response<invoicing::SetDifferenceStateResponse>, Status> {
        premiums::set_difference_state(self, request).await
    }

    async fn claim_differences(
        &self,
        request: Request<invoicing::ClaimDifferencesRequest>,
    ) -> Result<Response<invoicing::ClaimDifferencesResponse>, Status> {
        premiums::claim_differences(self, request).await
    }

    async fn sign_claim(
        &self,
        request: Request<invoicing::SignClaimRequest>,
    ) -> Result<Response<invoicing::SignClaimResponse>, Status> {
        premiums::sign_claim(self, request).await
    }

    async fn get_claim(
        &self,
        request: Request<invoicing::GetClaimRequest>,
    ) -> Result<Response<invoicing::Claim>, Status> {
        premiums::get_claim(self, request).await
    }

    async fn list_claims(
        &self,
        request: Request<invoicing::ListClaimsRequest>,
    ) -> Result<Response<invoicing::ListClaimsResponse>, Status> {
        premiums::list_claims(self, request).await
    }

    async fn get_file_columns(
        &self,
        request: Request<invoicing::GetFileColumnsRequest>,
    ) -> Result<Response<invoicing::GetFileColumnsResponse>, Status> {
        files::get_file_columns(self, request).await
    }

    async fn import_dmfa(
        &self,
        request: Request<invoicing::ImportDmfaRequest>,
    ) -> Result<Response<invoicing::ImportDmfaResponse>, Status> {
        files::import_dmfa(self, request).await
    }

    async fn link_national_numbers(
        &self,
        request: Request<invoicing::LinkNationalNumbersRequest>,
    ) -> Result<Response<invoicing::LinkNationalNumbersResponse>, Status> {
        files::link_national_numbers(self, request).await
    }

    async fn list_dmfa_imports(
        &self,
        request: Request<invoicing::ListDmfaImportsRequest>,
    ) -> Result<Response<invoicing::ListDmfaImportsResponse>, Status> {
        files::list_dmfa_imports(self, request).await
    }

    async fn list_dmfa_changes(
        &self,
        request: Request<invoicing::ListDmfaChangesRequest>,
    ) -> Result<Response<invoicing::ListDmfaChangesResponse>, Status> {
        files::list_dmfa_changes(self, request).await
    }

    async fn get_organisation(
        &self,
        request: Request<invoicing::GetOrganisationRequest>,
    ) -> Result<Response<invoicing::Organisation>, Status> {
        files::get_organisation(self, request).await
    }

    async fn record_organisation_payment(
        &self,
        request: Request<invoicing::RecordOrganisationPaymentRequest>,
    ) -> Result<Response<invoicing::RecordOrganisationPaymentResponse>, Status> {
        files::record_organisation_payment(self, request).await
    }

    async fn get_guidance_norm(
        &self,
        request: Request<invoicing::GetGuidanceNormRequest>,
    ) -> Result<Response<invoicing::GuidanceNorm>, Status> {
        files::get_guidance_norm(self, request).await
    }

    async fn record_advance(
        &self,
        request: Request<invoicing::RecordAdvanceRequest>,
    ) -> Result<Response<invoicing::RecordAdvanceResponse>, Status> {
        files::record_advance(self, request).await
    }

    async fn list_advances(
        &self,
        request: Request<invoicing::ListAdvancesRequest>,
    ) -> Result<Response<invoicing::ListAdvancesResponse>, Status> {
        files::list_advances(self, request).await
    }

    async fn get_run_dossier(
        &self,
        request: Request<invoicing::GetRunDossierRequest>,
    ) -> Result<Response<invoicing::RunDossier>, Status> {
        files::get_run_dossier(self, request).await
    }

    async fn get_totals(&self, request: Request<GetTotalsRequest>) -> Result<Response<Totals>, Status> {
        let look = self.look(&request, Action::ReadTotals)?;
        Ok(Response::new(read::totals::totals(look).await?))
    }
}
