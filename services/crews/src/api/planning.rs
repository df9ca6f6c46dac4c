//! Planning over gRPC: which call goes where.

use std::{pin::Pin, sync::Arc};

use futures::Stream;
use tonic::{Request, Response, Status};
use werkbrug_proto::crews::{self, crews_planning_server::CrewsPlanning};

use super::{Answer, Api};
use crate::planning::worker::Worker;

mod contract;
mod plan;
pub(super) mod repair;

/// What planning needs beside what every call needs.
pub(crate) struct Planning {
    /// The way to change things and to read.
    pub(crate) api: Arc<Api>,
    /// This replica's own planner.
    pub(crate) worker: Worker,
}

/// How far a job is, until it ends.
type Watched = Pin<Box<dyn Stream<Item = Result<crews::PlanProgress, Status>> + Send>>;

#[async_trait::async_trait]
impl CrewsPlanning for Planning {
    async fn submit_plan(&self, request: Request<crews::SubmitPlanRequest>) -> Answer<crews::SubmitPlanResponse> {
        plan::submit(self, request).await.map(Response::new)
    }

    async fn get_plan(&self, request: Request<crews::GetPlanRequest>) -> Answer<crews::PlanJob> {
        plan::get(&self.api, request).await.map(Response::new)
    }

    async fn list_plans(&self, request: Request<crews::ListPlansRequest>) -> Answer<crews::ListPlansResponse> {
        plan::list(&self.api, request).await.map(Response::new)
    }

    type WatchPlanStream = Watched;

    async fn watch_plan(&self, request: Request<crews::WatchPlanRequest>) -> Answer<Watched> {
        plan::watch(self, request).await.map(Response::new)
    }

    async fn cancel_plan(&self, request: Request<crews::CancelPlanRequest>) -> Answer<crews::CancelPlanResponse> {
        plan::cancel(&self.api, request).await.map(Response::new)
    }

    async fn apply_plan(&self, request: Request<crews::ApplyPlanRequest>) -> Answer<crews::ApplyPlanResponse> {
        plan::apply(&self.api, request).await.map(Response::new)
    }

    async fn list_roster_versions(
        &self,
        request: Request<crews::ListRosterVersionsRequest>,
    ) -> Answer<crews::ListRosterVersionsResponse> {
        plan::versions(&self.api, request).await.map(Response::new)
    }

    async fn list_roster_changes(
        &self,
        request: Request<crews::ListRosterChangesRequest>,
    ) -> Answer<crews::ListRosterChangesResponse> {
        plan::changes(&self.api, request).await.map(Response::new)
    }

    async fn record_coach_absence(
        &self,
        request: Request<crews::RecordCoachAbsenceRequest>,
    ) -> Answer<crews::RecordCoachAbsenceResponse> {
        repair::coach_absence(&self.api, request).await.map(Response::new)
    }

    async fn list_coach_absences(
        &self,
        request: Request<crews::ListCoachAbsencesRequest>,
    ) -> Answer<crews::ListCoachAbsencesResponse> {
        repair::coaches_away(&self.api, request).await.map(Response::new)
    }

    async fn propose_repair(
        &self,
        request: Request<crews::ProposeRepairRequest>,
    ) -> Answer<crews::ProposeRepairResponse> {
        repair::propose(&self.api, request).await.map(Response::new)
    }

    async fn get_repair(&self, request: Request<crews::GetRepairRequest>) -> Answer<crews::RepairProposal> {
        repair::get(&self.api, request).await.map(Response::new)
    }

    async fn accept_repair(&self, request: Request<crews::AcceptRepairRequest>) -> Answer<crews::AcceptRepairResponse> {
        repair::accept(&self.api, request).await.map(Response::new)
    }

    async fn list_calls(&self, request: Request<crews::ListCallsRequest>) -> Answer<crews::ListCallsResponse> {
        repair::calls(&self.api, request).await.map(Response::new)
    }

    async fn record_call(&self, request: Request<crews::RecordCallRequest>) -> Answer<crews::RecordCallResponse> {
        repair::record_call(&self.api, request).await.map(Response::new)
    }

    async fn replace_worker(
        &self,
        request: Request<crews::ReplaceWorkerRequest>,
    ) -> Answer<crews::ReplaceWorkerResponse> {
        repair::replace(&self.api, request).await.map(Response::new)
    }

    async fn set_contract_hours(
        &self,
        request: Request<crews::SetContractHoursRequest>,
    ) -> Answer<crews::SetContractHoursResponse> {
        contract::set(&self.api, request).await.map(Response::new)
    }

    async fn get_contract_hours(
        &self,
        request: Request<crews::GetContractHoursRequest>,
    ) -> Answer<crews::ContractHours> {
        contract::get(&self.api, request).await.map(Response::new)
    }

    async fn record_worker_answer(
        &self,
        request: Request<crews::RecordWorkerAnswerRequest>,
    ) -> Answer<crews::RecordWorkerAnswerResponse> {
        contract::answer(&self.api, request).await.map(Response::new)
    }

    async fn set_notice_limit(
        &self,
        request: Request<crews::SetNoticeLimitRequest>,
    ) -> Answer<crews::SetNoticeLimitResponse> {
        contract::set_limit(&self.api, request).await.map(Response::new)
    }
}
