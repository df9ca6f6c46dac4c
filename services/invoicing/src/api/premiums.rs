//! Premiums in: runs, what changed, what if, statements and claims.

use tonic::{Request, Response, Status};
use werkbrug_chassis::{page::Page, rpc};
use werkbrug_invoicing_domain::policy::Action;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::invoicing::{
    CheckPremiumRunRequest, CheckPremiumRunResponse, CheckStatementRequest, CheckStatementResponse, Claim,
    ClaimDifferencesRequest, ClaimDifferencesResponse, Contingent, GetClaimRequest, GetContingentRequest,
    GetWhatIfRequest, ImportStatementRequest, ImportStatementResponse, ListClaimsRequest, ListClaimsResponse,
    ListParameterEffectsRequest, ListParameterEffectsResponse, ListPremiumChangesRequest, ListPremiumChangesResponse,
    RecordWageLineRequest, RecordWageLineResponse, SetDifferenceStateRequest, SetDifferenceStateResponse,
    SignClaimRequest, SignClaimResponse, WhatIf,
};

use super::{Api, commands, lists, trials};
use crate::{parse, read};

pub(super) async fn record_wage_line(
    api: &Api,
    request: Request<RecordWageLineRequest>,
) -> Result<Response<RecordWageLineResponse>, Status> {
    let viewer = rpc::viewer(&request)?;
    let message = request.into_inner();
    let call = Call::new(viewer, &message.request_id, &message);
    let receipt = api.pipeline.execute(call, commands::record_wage_line(&message)?).await?;
    let (wage_line_id, event_id) = (receipt.id.to_string(), receipt.event());
    Ok(Response::new(RecordWageLineResponse { wage_line_id, event_id }))
}

pub(super) async fn check_premium_run(
    api: &Api,
    request: Request<CheckPremiumRunRequest>,
) -> Result<Response<CheckPremiumRunResponse>, Status> {
    let look = api.look(&request, Action::ReadPremiums)?;
    let run = parse::id("run_id", &request.get_ref().run_id)?;
    Ok(Response::new(read::rerun::check(look, run).await?))
}

pub(super) async fn list_premium_changes(
    api: &Api,
    request: Request<ListPremiumChangesRequest>,
) -> Result<Response<ListPremiumChangesResponse>, Status> {
    let look = api.look(&request, Action::ReadPremiums)?;
    let message = request.get_ref();
    let run = parse::id("run_id", &message.run_id)?;
    let against = lists::id_if_any("against_run_id", &message.against_run_id)?;
    let language = lists::language(&message.language)?;
    Ok(Response::new(read::premium_change::list(look, run, against, language).await?))
}

pub(super) async fn get_what_if(api: &Api, request: Request<GetWhatIfRequest>) -> Result<Response<WhatIf>, Status> {
    let look = api.look(&request, Action::ReadPremiums)?;
    let message = request.get_ref();
    let run = parse::id("run_id", &message.run_id)?;
    let (trials, language) = (trials::all(&message.trials)?, lists::language(&message.language)?);
    Ok(Response::new(read::what_if::get(look, run, &trials, language).await?))
}

pub(super) async fn get_contingent(
    api: &Api,
    request: Request<GetContingentRequest>,
) -> Result<Response<Contingent>, Status> {
    let look = api.look(&request, Action::ReadPremiums)?;
    let quarter = lists::quarter_if_any(&request.get_ref().quarter)?;
    Ok(Response::new(read::contingent::get(look, quarter).await?))
}

pub(super) async fn list_parameter_effects(
    api: &Api,
    request: Request<ListParameterEffectsRequest>,
) -> Result<Response<ListParameterEffectsResponse>, Status> {
    let look = api.look(&request, Action::ReadPremiums)?;
    let run = parse::id("run_id", &request.get_ref().run_id)?;
    Ok(Response::new(read::parameter_effect::list(look, run).await?))
}

pub(super) async fn check_statement(
    api: &Api,
    request: Request<CheckStatementRequest>,
) -> Result<Response<CheckStatementResponse>, Status> {
    let look = api.look(&request, Action::RecordPayment)?;
    let message = request.get_ref();
    let columns = commands::columns(&message.columns)?;
    Ok(Response::new(read::statement::check(look, &message.content, columns).await?))
}

pub(super) async fn import_statement(
    api: &Api,
    request: Request<ImportStatementRequest>,
) -> Result<Response<ImportStatementResponse>, Status> {
    let viewer = rpc::viewer(&request)?;
    let message = request.into_inner();
    let call = Call::new(viewer, &message.request_id, &message);
    let receipt = api.pipeline.execute(call, commands::import_statement(&message)?).await?;
    let lines = u32::try_from(commands::cents(&receipt, "lines")?).unwrap_or(u32::MAX);
    let total_cents = commands::cents(&receipt, "total_cents")?;
    Ok(Response::new(ImportStatementResponse { lines, total_cents, event_id: receipt.event() }))
}

pub(super) async fn set_difference_state(
    api: &Api,
    request: Request<SetDifferenceStateRequest>,
) -> Result<Response<SetDifferenceStateResponse>, Status> {
    let viewer = rpc::viewer(&request)?;
    let message = request.into_inner();
    let call = Call::new(viewer, &message.request_id, &message);
    let receipt = api.pipeline.execute(call, commands::set_difference_state(&message)?).await?;
    Ok(Response::new(SetDifferenceStateResponse { event_id: receipt.event() }))
}

pub(super) async fn claim_differences(
    api: &Api,
    request: Request<ClaimDifferencesRequest>,
) -> Result<Response<ClaimDifferencesResponse>, Status> {
    let viewer = rpc::viewer(&request)?;
    let message = request.into_inner();
    let call = Call::new(viewer, &message.request_id, &message);
    let receipt = api.pipeline.execute(call, commands::claim_differences(&message)?).await?;
    let claimed_cents = commands::cents(&receipt, "claimed_cents")?;
    let (claim_id, event_id) = (receipt.id.to_string(), receipt.event());
    Ok(Response::new(ClaimDifferencesResponse { claim_id, claimed_cents, event_id }))
}

pub(super) async fn sign_claim(
    api: &Api,
    request: Request<SignClaimRequest>,
) -> Result<Response<SignClaimResponse>, Status> {
    let viewer = rpc::viewer(&request)?;
    let message = request.into_inner();
    let call = Call::new(viewer, &message.request_id, &message);
    let receipt = api.pipeline.execute(call, commands::sign_claim(&message)?).await?;
    Ok(Response::new(SignClaimResponse { event_id: receipt.event() }))
}

pub(super) async fn get_claim(api: &Api, request: Request<GetClaimRequest>) -> Result<Response<Claim>, Status> {
    let look = api.look(&request, Action::ReadDifferences)?;
    let viewer = rpc::viewer(&request)?;
    let id = parse::id("claim_id", &request.get_ref().claim_id)?;
    Ok(Response::new(read::claim::get(look, id, &viewer.actor).await?))
}

pub(super) async fn list_claims(
    api: &Api,
    request: Request<ListClaimsRequest>,
) -> Result<Response<ListClaimsResponse>, Status> {
    let look = api.look(&request, Action::ReadDifferences)?;
    let viewer = rpc::viewer(&request)?;
    let message = request.get_ref();
    let page = Page::parse(message.page_size, &message.page_token)?;
    Ok(Response::new(read::claim::list(look, &page, &viewer.actor).await?))
}
