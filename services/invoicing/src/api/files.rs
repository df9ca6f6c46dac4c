//! The declaration as a file, what is paid beside the runs, and the dossier of a run.

use tonic::{Request, Response, Status};
use werkbrug_chassis::{page::Page, refusal::Refusal, rpc};
use werkbrug_invoicing_domain::policy::Action;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::invoicing::{
    GetFileColumnsRequest, GetFileColumnsResponse, GetGuidanceNormRequest, GetOrganisationRequest,
    GetRunDossierRequest, GuidanceNorm, ImportDmfaRequest, ImportDmfaResponse, ImportWageLinesRequest,
    ImportWageLinesResponse, LinkNationalNumbersRequest, LinkNationalNumbersResponse, ListAdvancesRequest,
    ListAdvancesResponse, ListDmfaChangesRequest, ListDmfaChangesResponse, ListDmfaImportsRequest,
    ListDmfaImportsResponse, Organisation, RecordAdvanceRequest, RecordAdvanceResponse, RecordDmfaLineRequest,
    RecordDmfaLineResponse, RecordOrganisationPaymentRequest, RecordOrganisationPaymentResponse, RunDossier,
    WithdrawDmfaLineRequest, WithdrawDmfaLineResponse,
};

use super::{Api, commands, lists};
use crate::{
    app::{
        import_dmfa,
        import_dmfa::ImportDmfa,
        import_wage_lines::{BETWEEN, ImportWageLines},
        link_national_numbers::LinkNationalNumbers,
    },
    blind::Blinder,
    declaration::{self, Declared, xml},
    parse, read, sheet,
    store::file_columns::{self, Columns, File},
};

pub(super) async fn get_file_columns(
    api: &Api,
    request: Request<GetFileColumnsRequest>,
) -> Result<Response<GetFileColumnsResponse>, Status> {
    let look = api.look(&request, Action::RecordPayment)?;
    let file = File::parse(&request.get_ref().file);
    let file = file.ok_or_else(|| {
        Refusal::invalid("file", "FILE_KIND", "statement, declaration, declaration_xml, wages or bank")
    })?;
    Ok(Response::new(read::file_columns::get(look, file).await?))
}

/// Numbers become blind indexes here, at the door: the use case never sees one.
pub(super) async fn import_dmfa(
    api: &Api,
    request: Request<ImportDmfaRequest>,
) -> Result<Response<ImportDmfaResponse>, Status> {
    let look = api.look(&request, Action::RecordDmfaLine)?;
    let viewer = rpc::viewer(&request)?;
    let message = request.into_inner();
    let call = Call::new(viewer, &message.request_id, &message);
    let file = if xml::is_xml(&message.content) { File::DeclarationXml } else { File::Declaration };
    let columns = match commands::columns(&message.columns)? {
        given if given.is_empty() => file_columns::last(look.db, look.tenant, file).await?,
        given => given,
    };
    let lines = declared(&message.content, (file, &columns), &api.numbers.open(look.tenant)?)?;
    let receipt = api.pipeline.execute(call, ImportDmfa { lines, columns, file }).await?;
    Ok(Response::new(ImportDmfaResponse {
        import_id: receipt.id.to_string(),
        lines: commands::count(&receipt, "lines")?,
        new_lines: commands::count(&receipt, "new")?,
        changed_lines: commands::count(&receipt, "changed")?,
        event_id: receipt.event(),
    }))
}

/// The lines of a declaration, whatever its kind.
fn declared(content: &[u8], (file, columns): (File, &Columns), blinder: &Blinder) -> Result<Vec<Declared>, Refusal> {
    if file == File::DeclarationXml {
        return xml::read(content, &xml::Choice::of(columns)?, blinder);
    }
    let sheet = sheet::sheet(content)?;
    sheet.check(&declaration::FORM, columns)?;
    declaration::read(&sheet, columns, blinder).map_err(|reject| import_dmfa::refused(&reject))
}

pub(super) async fn import_wage_lines(
    api: &Api,
    request: Request<ImportWageLinesRequest>,
) -> Result<Response<ImportWageLinesResponse>, Status> {
    let viewer = rpc::viewer(&request)?;
    let message = request.into_inner();
    let call = Call::new(viewer, &message.request_id, &message);
    let columns = commands::columns(&message.columns)?;
    let receipt = api.pipeline.execute(call, ImportWageLines { content: message.content, columns }).await?;
    Ok(Response::new(ImportWageLinesResponse {
        lines: commands::count(&receipt, "lines")?,
        changed_lines: commands::count(&receipt, "changed")?,
        quarters: receipt.fact("quarters").split(BETWEEN).filter(|one| !one.is_empty()).map(str::to_owned).collect(),
        event_id: receipt.event(),
    }))
}

pub(super) async fn record_dmfa_line(
    api: &Api,
    request: Request<RecordDmfaLineRequest>,
) -> Result<Response<RecordDmfaLineResponse>, Status> {
    let viewer = rpc::viewer(&request)?;
    let message = request.into_inner();
    let call = Call::new(viewer, &message.request_id, &message);
    let receipt = api.pipeline.execute(call, commands::record_dmfa_line(&message)?).await?;
    let (dmfa_line_id, event_id) = (receipt.id.to_string(), receipt.event());
    let is_changed = receipt.fact("is_changed") == "true";
    Ok(Response::new(RecordDmfaLineResponse { dmfa_line_id, event_id, etag: receipt.etag, is_changed }))
}

pub(super) async fn withdraw_dmfa_line(
    api: &Api,
    request: Request<WithdrawDmfaLineRequest>,
) -> Result<Response<WithdrawDmfaLineResponse>, Status> {
    let viewer = rpc::viewer(&request)?;
    let message = request.into_inner();
    let call = Call::new(viewer, &message.request_id, &message);
    let receipt = api.pipeline.execute(call, commands::withdraw_dmfa_line(&message)?).await?;
    let (dmfa_line_id, event_id) = (receipt.id.to_string(), receipt.event());
    Ok(Response::new(WithdrawDmfaLineResponse { dmfa_line_id, event_id }))
}

pub(super) async fn link_national_numbers(
    api: &Api,
    request: Request<LinkNationalNumbersRequest>,
) -> Result<Response<LinkNationalNumbersResponse>, Status> {
    let look = api.look(&request, Action::RecordDmfaLine)?;
    let viewer = rpc::viewer(&request)?;
    let message = request.into_inner();
    let call = Call::new(viewer, &message.request_id, &message);
    let columns = commands::columns(&message.columns)?;
    let sheet = sheet::sheet(&message.content)?;
    sheet.check(&declaration::LINKS, &columns)?;
    let blinder = api.numbers.open(look.tenant)?;
    let links = declaration::links(&sheet, &columns, &blinder).map_err(|reject| import_dmfa::refused(&reject))?;
    let receipt = api.pipeline.execute(call, LinkNationalNumbers { links }).await?;
    let links = commands::count(&receipt, "links")?;
    Ok(Response::new(LinkNationalNumbersResponse { links, event_id: receipt.event() }))
}

pub(super) async fn list_dmfa_imports(
    api: &Api,
    request: Request<ListDmfaImportsRequest>,
) -> Result<Response<ListDmfaImportsResponse>, Status> {
    let look = api.look(&request, Action::ReadPremiums)?;
    let message = request.get_ref();
    let page = Page::parse(message.page_size, &message.page_token)?;
    Ok(Response::new(read::dmfa_import::list(look, &page).await?))
}

pub(super) async fn list_dmfa_changes(
    api: &Api,
    request: Request<ListDmfaChangesRequest>,
) -> Result<Response<ListDmfaChangesResponse>, Status> {
    let look = api.look(&request, Action::ReadPremiums)?;
    let import = lists::id_if_any("import_id", &request.get_ref().import_id)?;
    Ok(Response::new(read::dmfa_import::changes(look, import).await?))
}

pub(super) async fn get_organisation(
    api: &Api,
    request: Request<GetOrganisationRequest>,
) -> Result<Response<Organisation>, Status> {
    let look = api.look(&request, Action::ReadPremiums)?;
    let quarter = lists::quarter_if_any(&request.get_ref().quarter)?;
    Ok(Response::new(read::organisation::get(look, quarter).await?))
}

pub(super) async fn record_organisation_payment(
    api: &Api,
    request: Request<RecordOrganisationPaymentRequest>,
) -> Result<Response<RecordOrganisationPaymentResponse>, Status> {
    let viewer = rpc::viewer(&request)?;
    let message = request.into_inner();
    let call = Call::new(viewer, &message.request_id, &message);
    let receipt = api.pipeline.execute(call, commands::record_organisation_payment(&message)?).await?;
    let (payment_id, event_id) = (receipt.id.to_string(), receipt.event());
    Ok(Response::new(RecordOrganisationPaymentResponse { payment_id, event_id }))
}

pub(super) async fn get_guidance_norm(
    api: &Api,
    request: Request<GetGuidanceNormRequest>,
) -> Result<Response<GuidanceNorm>, Status> {
    let look = api.look(&request, Action::ReadPremiums)?;
    let quarter = lists::quarter_if_any(&request.get_ref().quarter)?;
    Ok(Response::new(read::guidance_norm::get(look, quarter).await?))
}

pub(super) async fn record_advance(
    api: &Api,
    request: Request<RecordAdvanceRequest>,
) -> Result<Response<RecordAdvanceResponse>, Status> {
    let viewer = rpc::viewer(&request)?;
    let message = request.into_inner();
    let call = Call::new(viewer, &message.request_id, &message);
    let receipt = api.pipeline.execute(call, commands::record_advance(&message)?).await?;
    let (advance_id, event_id) = (receipt.id.to_string(), receipt.event());
    Ok(Response::new(RecordAdvanceResponse { advance_id, event_id }))
}

pub(super) async fn list_advances(
    api: &Api,
    request: Request<ListAdvancesRequest>,
) -> Result<Response<ListAdvancesResponse>, Status> {
    let look = api.look(&request, Action::ReadPremiums)?;
    let quarter = lists::quarter_if_any(&request.get_ref().quarter)?;
    Ok(Response::new(read::advance::list(look, quarter).await?))
}

pub(super) async fn get_run_dossier(
    api: &Api,
    request: Request<GetRunDossierRequest>,
) -> Result<Response<RunDossier>, Status> {
    let look = api.look(&request, Action::ReadPremiums)?;
    let run = parse::id("run_id", &request.get_ref().run_id)?;
    Ok(Response::new(read::dossier::get(look, run).await?))
}
