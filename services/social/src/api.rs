//! gRPC in: message to command, use case or query, and back to a message.

use std::sync::Arc;

use tonic::{Request, Response, Status};
use werkbrug_chassis::{clock::Clock, page::Page, refusal::Fault, rpc, tasks::Tasks};
use werkbrug_pipeline::{Pipeline, call::Call};
use werkbrug_proto::social as contract;
use werkbrug_proto::social::social_server::Social;
use werkbrug_social_domain::follow_up::Horizon;

use crate::{
    app::{decide_host_status, erase_confidential, record_contact, report_absence},
    read,
    store::absence::Wanted,
    vault::Vault,
    words,
};

mod commands;
mod edge;
mod lists;

/// The contract, served.
pub(crate) struct Api {
    /// How things change and where they are read.
    pub(crate) pipeline: Pipeline,
    /// What closes and opens confidential content.
    pub(crate) vault: Arc<Vault>,
    /// Where work goes on when the caller goes away.
    pub(crate) tasks: Tasks,
    /// What day it is.
    pub(crate) clock: Clock,
}

#[tonic::async_trait]
impl Social for Api {
    async fn register_worker(
        &self,
        request: Request<contract::RegisterWorkerRequest>,
    ) -> Result<Response<contract::RegisterWorkerResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let command = commands::register_worker(&message)?;
        let receipt = self.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
        let (worker_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(contract::RegisterWorkerResponse { worker_id, etag: receipt.etag, event_id }))
    }

    async fn get_worker(
        &self,
        request: Request<contract::GetWorkerRequest>,
    ) -> Result<Response<contract::Worker>, Status> {
        let viewer = rpc::viewer(&request)?;
        let key = commands::worker_key(request.get_ref())?;
        Ok(Response::new(read::worker::one(self.pipeline.reader(), &viewer, key).await?))
    }

    async fn list_workers(
        &self,
        request: Request<contract::ListWorkersRequest>,
    ) -> Result<Response<contract::ListWorkersResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let page = Page::parse(request.get_ref().page_size, &request.get_ref().page_token)?;
        let asked = lists::workers(request.get_ref())?;
        Ok(Response::new(read::worker::list(self.pipeline.reader(), &viewer, &asked, &page).await?))
    }

    async fn report_absence(
        &self,
        request: Request<contract::ReportAbsenceRequest>,
    ) -> Result<Response<contract::ReportAbsenceResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let call = Call::new(viewer.clone(), &message.request_id, &message);
        let said = commands::report_absence(&message)?;
        drop(message);
        let command = report_absence::prepare(&self.pipeline, &self.vault, &viewer, said).await?;
        let receipt = self.pipeline.execute(call, command).await?;
        let (absence_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(contract::ReportAbsenceResponse { absence_id, etag: receipt.etag, event_id }))
    }

    async fn end_absence(
        &self,
        request: Request<contract::EndAbsenceRequest>,
    ) -> Result<Response<contract::EndAbsenceResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let command = commands::end_absence(&message)?;
        let receipt = self.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
        let (absence_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(contract::EndAbsenceResponse { absence_id, etag: receipt.etag, event_id }))
    }

    async fn list_absences(
        &self,
        request: Request<contract::ListAbsencesRequest>,
    ) -> Result<Response<contract::ListAbsencesResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let wanted = Wanted {
            worker: edge::optional_id("worker_id", &message.worker_id)?,
            on: edge::optional_day("on", Some(&message.on))?,
            after: None,
        };
        Ok(Response::new(read::absence::list(self.pipeline.reader(), &viewer, wanted, &page).await?))
    }

    async fn read_absence_secret(
        &self,
        request: Request<contract::ReadAbsenceSecretRequest>,
    ) -> Result<Response<contract::AbsenceSecret>, Status> {
        let viewer = rpc::viewer(&request)?;
        let absence = edge::id("absence_id", &request.get_ref().absence_id)?;
        let wanted = (absence, commands::purpose(&request.get_ref().purpose)?);
        let secret = read::absence_secret::read(&self.pipeline, &self.vault, viewer, wanted).await?.into_inner();
        let absence_id = absence.to_string();
        let work_related = words::work_related_number(secret.work_related);
        Ok(Response::new(contract::AbsenceSecret { absence_id, work_related, note: secret.note }))
    }

    async fn set_functional_limit(
        &self,
        request: Request<contract::SetFunctionalLimitRequest>,
    ) -> Result<Response<contract::SetFunctionalLimitResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let command = commands::set_functional_limit(&message)?;
        let receipt = self.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
        let (limit_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(contract::SetFunctionalLimitResponse { limit_id, etag: receipt.etag, event_id }))
    }

    async fn end_functional_limit(
        &self,
        request: Request<contract::EndFunctionalLimitRequest>,
    ) -> Result<Response<contract::EndFunctionalLimitResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let command = commands::end_functional_limit(&message)?;
        let receipt = self.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
        let (limit_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(contract::EndFunctionalLimitResponse { limit_id, etag: receipt.etag, event_id }))
    }

    async fn list_functional_limits(
        &self,
        request: Request<contract::ListFunctionalLimitsRequest>,
    ) -> Result<Response<contract::ListFunctionalLimitsResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let worker = edge::id("worker_id", &message.worker_id)?;
        Ok(Response::new(read::functional_limit::list(self.pipeline.reader(), &viewer, worker, &page).await?))
    }

    async fn give_consent(
        &self,
        request: Request<contract::GiveConsentRequest>,
    ) -> Result<Response<contract::GiveConsentResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let command = commands::give_consent(&message)?;
        let receipt = self.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
        let (consent_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(contract::GiveConsentResponse { consent_id, etag: receipt.etag, event_id }))
    }

    async fn withdraw_consent(
        &self,
        request: Request<contract::WithdrawConsentRequest>,
    ) -> Result<Response<contract::WithdrawConsentResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let command = commands::withdraw_consent(&message)?;
        let receipt = self.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
        let (consent_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(contract::WithdrawConsentResponse { consent_id, etag: receipt.etag, event_id }))
    }

    async fn list_consents(
        &self,
        request: Request<contract::ListConsentsRequest>,
    ) -> Result<Response<contract::ListConsentsResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let worker = edge::id("worker_id", &message.worker_id)?;
        Ok(Response::new(read::consent::list(self.pipeline.reader(), &viewer, worker, &page).await?))
    }

    async fn list_support_packages(
        &self,
        request: Request<contract::ListSupportPackagesRequest>,
    ) -> Result<Response<contract::ListSupportPackagesResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let worker = edge::id("worker_id", &message.worker_id)?;
        Ok(Response::new(read::support_package::list(self.pipeline.reader(), &viewer, worker, &page).await?))
    }

    async fn grant_support_package(
        &self,
        request: Request<contract::GrantSupportPackageRequest>,
    ) -> Result<Response<contract::GrantSupportPackageResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let command = commands::grant_support_package(&message)?;
        let receipt = self.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
        let (package_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(contract::GrantSupportPackageResponse { package_id, etag: receipt.etag, event_id }))
    }

    async fn list_confidential_reads(
        &self,
        request: Request<contract::ListConfidentialReadsRequest>,
    ) -> Result<Response<contract::ListConfidentialReadsResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let worker = edge::id("worker_id", &message.worker_id)?;
        Ok(Response::new(read::confidential_read::list(self.pipeline.reader(), &viewer, worker, &page).await?))
    }

    async fn erase_confidential(
        &self,
        request: Request<contract::EraseConfidentialRequest>,
    ) -> Result<Response<contract::EraseConfidentialResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let wanted = commands::erase_confidential(&message)?;
        let call = Call::new(viewer.clone(), &message.request_id, &message);
        let (pipeline, vault) = (self.pipeline.clone(), Arc::clone(&self.vault));
        let erasing = async move { erase_confidential::erase(&pipeline, &vault, (viewer, call), wanted).await };
        let ended = self.tasks.spawn("erase", erasing).await;
        let receipt = ended.map_err(|cause| Status::from(Fault::new("erasing", cause)))??;
        let backups_gone_on = receipt.fact(erase_confidential::BACKUPS_GONE_ON).to_owned();
        let (erasure_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(contract::EraseConfidentialResponse { erasure_id, backups_gone_on, event_id }))
    }

    async fn cancel_absence(
        &self,
        request: Request<contract::CancelAbsenceRequest>,
    ) -> Result<Response<contract::CancelAbsenceResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let command = commands::cancel_absence(&message)?;
        let receipt = self.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
        let (absence_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(contract::CancelAbsenceResponse { absence_id, event_id }))
    }

    async fn get_absence(
        &self,
        request: Request<contract::GetAbsenceRequest>,
    ) -> Result<Response<contract::AbsenceEpisode>, Status> {
        let viewer = rpc::viewer(&request)?;
        let absence = edge::id("absence_id", &request.get_ref().absence_id)?;
        let today = self.clock.today();
        Ok(Response::new(read::episode::one(self.pipeline.reader(), &viewer, absence, today).await?))
    }

    async fn list_follow_ups(
        &self,
        request: Request<contract::ListFollowUpsRequest>,
    ) -> Result<Response<contract::ListFollowUpsResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let today = self.clock.today();
        let until = edge::optional_day("until", Some(&message.until))?.unwrap_or(today);
        let (horizon, wanted) = (Horizon::new(today, until), lists::follow_ups(message)?);
        Ok(Response::new(read::follow_up::list(self.pipeline.reader(), &viewer, horizon, &wanted, &page).await?))
    }

    async fn record_contact(
        &self,
        request: Request<contract::RecordContactRequest>,
    ) -> Result<Response<contract::RecordContactResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let call = Call::new(viewer.clone(), &message.request_id, &message);
        let said = commands::record_contact(&message)?;
        drop(message);
        let command = record_contact::prepare(&self.pipeline, &self.vault, &viewer, said).await?;
        let receipt = self.pipeline.execute(call, command).await?;
        let (contact_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(contract::RecordContactResponse { contact_id, event_id }))
    }

    async fn list_contacts(
        &self,
        request: Request<contract::ListContactsRequest>,
    ) -> Result<Response<contract::ListContactsResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let about = edge::optional_id("subject_id", &message.subject_id)?;
        let whose = (edge::id("worker_id", &message.worker_id)?, about);
        Ok(Response::new(read::contact::list(self.pipeline.reader(), &viewer, whose, &page).await?))
    }

    async fn read_contact_note(
        &self,
        request: Request<contract::ReadContactNoteRequest>,
    ) -> Result<Response<contract::ContactNote>, Status> {
        let viewer = rpc::viewer(&request)?;
        let contact = edge::id("contact_id", &request.get_ref().contact_id)?;
        let wanted = (contact, commands::purpose(&request.get_ref().purpose)?);
        let note = read::contact_note::read(&self.pipeline, &self.vault, viewer, wanted).await?.into_inner();
        Ok(Response::new(contract::ContactNote { contact_id: contact.to_string(), note }))
    }

    async fn decide_host_status(
        &self,
        request: Request<contract::DecideHostStatusRequest>,
    ) -> Result<Response<contract::DecideHostStatusResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let command = commands::decide_host_status(&message)?;
        let receipt = self.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
        let (from, event_id) = (receipt.fact(decide_host_status::FROM).to_owned(), receipt.event());
        Ok(Response::new(contract::DecideHostStatusResponse { from, event_id }))
    }

    async fn list_host_statuses(
        &self,
        request: Request<contract::ListHostStatusesRequest>,
    ) -> Result<Response<contract::ListHostStatusesResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let today = self.clock.today();
        Ok(Response::new(read::host_status::list(self.pipeline.reader(), &viewer, today).await?))
    }

    async fn record_pair(
        &self,
        request: Request<contract::RecordPairRequest>,
    ) -> Result<Response<contract::RecordPairResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let command = commands::record_pair(&message)?;
        let receipt = self.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
        let (pair_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(contract::RecordPairResponse { pair_id, etag: receipt.etag, event_id }))
    }

    async fn end_pair(
        &self,
        request: Request<contract::EndPairRequest>,
    ) -> Result<Response<contract::EndPairResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let command = commands::end_pair(&message)?;
        let receipt = self.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
        let (pair_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(contract::EndPairResponse { pair_id, etag: receipt.etag, event_id }))
    }

    async fn list_pairs(
        &self,
        request: Request<contract::ListPairsRequest>,
    ) -> Result<Response<contract::ListPairsResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let worker = edge::id("worker_id", &message.worker_id)?;
        Ok(Response::new(read::pair::list(self.pipeline.reader(), &viewer, worker, &page).await?))
    }
}
