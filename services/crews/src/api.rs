//! gRPC in: a message becomes a use case or a question, and its outcome a message. No rules here.

use sea_orm::DatabaseConnection;
use tonic::{Request, Response, Status};
use werkbrug_chassis::{clock::Clock, identity::Viewer};
use werkbrug_pipeline::Pipeline;
use werkbrug_proto::crews::{self, crews_server::Crews};

use crate::store::{Rows, seen_by};

mod breach;
mod capacity;
mod coach;
mod conditions;
mod engagement;
mod floor;
mod hours;
mod place;
pub(crate) mod planning;
mod profile;
mod seat;
mod shift;
mod week;

/// What every call needs.
pub(crate) struct Api {
    /// The way to change things.
    pub(crate) pipeline: Pipeline,
    /// What day it is.
    pub(crate) clock: Clock,
}

impl Api {
    /// The rows that a viewer's question reads.
    fn rows(&self, viewer: &Viewer) -> Rows<'_, DatabaseConnection> {
        seen_by(self.pipeline.reader(), viewer)
    }
}

type Answer<T> = Result<Response<T>, Status>;

#[async_trait::async_trait]
impl Crews for Api {
    async fn register_coach(
        &self,
        request: Request<crews::RegisterCoachRequest>,
    ) -> Answer<crews::RegisterCoachResponse> {
        coach::register_coach(self, request).await.map(Response::new)
    }

    async fn list_coaches(&self, request: Request<crews::ListCoachesRequest>) -> Answer<crews::ListCoachesResponse> {
        coach::list_coaches(self, request).await.map(Response::new)
    }

    async fn register_place(
        &self,
        request: Request<crews::RegisterPlaceRequest>,
    ) -> Answer<crews::RegisterPlaceResponse> {
        place::register_place(self, request).await.map(Response::new)
    }

    async fn list_places(&self, request: Request<crews::ListPlacesRequest>) -> Answer<crews::ListPlacesResponse> {
        place::list_places(self, request).await.map(Response::new)
    }

    async fn record_engagement(
        &self,
        request: Request<crews::RecordEngagementRequest>,
    ) -> Answer<crews::RecordEngagementResponse> {
        engagement::record_engagement(self, request).await.map(Response::new)
    }

    async fn check_engagement(
        &self,
        request: Request<crews::CheckEngagementRequest>,
    ) -> Answer<crews::CheckEngagementResponse> {
        engagement::check_engagement(self, request).await.map(Response::new)
    }

    async fn list_engagements(
        &self,
        request: Request<crews::ListEngagementsRequest>,
    ) -> Answer<crews::ListEngagementsResponse> {
        engagement::list_engagements(self, request).await.map(Response::new)
    }

    async fn request_shift(&self, request: Request<crews::RequestShiftRequest>) -> Answer<crews::RequestShiftResponse> {
        shift::request_shift(self, request).await.map(Response::new)
    }

    async fn assign_worker(&self, request: Request<crews::AssignWorkerRequest>) -> Answer<crews::AssignWorkerResponse> {
        seat::assign_worker(self, request).await.map(Response::new)
    }

    async fn release_worker(
        &self,
        request: Request<crews::ReleaseWorkerRequest>,
    ) -> Answer<crews::ReleaseWorkerResponse> {
        seat::release_worker(self, request).await.map(Response::new)
    }

    async fn assign_coach(&self, request: Request<crews::AssignCoachRequest>) -> Answer<crews::AssignCoachResponse> {
        seat::assign_coach(self, request).await.map(Response::new)
    }

    async fn release_coach(&self, request: Request<crews::ReleaseCoachRequest>) -> Answer<crews::ReleaseCoachResponse> {
        seat::release_coach(self, request).await.map(Response::new)
    }

    async fn publish_shift(&self, request: Request<crews::PublishShiftRequest>) -> Answer<crews::PublishShiftResponse> {
        shift::publish_shift(self, request).await.map(Response::new)
    }

    async fn list_replacements(
        &self,
        request: Request<crews::ListReplacementsRequest>,
    ) -> Answer<crews::ListReplacementsResponse> {
        seat::list_replacements(self, request).await.map(Response::new)
    }

    async fn record_presence(
        &self,
        request: Request<crews::RecordPresenceRequest>,
    ) -> Answer<crews::RecordPresenceResponse> {
        hours::record_presence(self, request).await.map(Response::new)
    }

    async fn approve_minutes(
        &self,
        request: Request<crews::ApproveMinutesRequest>,
    ) -> Answer<crews::ApproveMinutesResponse> {
        hours::approve_minutes(self, request).await.map(Response::new)
    }

    async fn settle_breach(&self, request: Request<crews::SettleBreachRequest>) -> Answer<crews::SettleBreachResponse> {
        breach::settle_breach(self, request).await.map(Response::new)
    }

    async fn list_breaches(&self, request: Request<crews::ListBreachesRequest>) -> Answer<crews::ListBreachesResponse> {
        breach::list_breaches(self, request).await.map(Response::new)
    }

    async fn get_shift(&self, request: Request<crews::GetShiftRequest>) -> Answer<crews::Shift> {
        shift::get_shift(self, request).await.map(Response::new)
    }

    async fn list_shifts(&self, request: Request<crews::ListShiftsRequest>) -> Answer<crews::ListShiftsResponse> {
        shift::list_shifts(self, request).await.map(Response::new)
    }

    async fn list_work_profiles(
        &self,
        request: Request<crews::ListWorkProfilesRequest>,
    ) -> Answer<crews::ListWorkProfilesResponse> {
        profile::list_work_profiles(self, request).await.map(Response::new)
    }

    async fn list_minutes_to_pay(
        &self,
        request: Request<crews::ListMinutesToPayRequest>,
    ) -> Answer<crews::ListMinutesToPayResponse> {
        hours::list_minutes_to_pay(self, request).await.map(Response::new)
    }

    async fn announce_capacity(
        &self,
        request: Request<crews::AnnounceCapacityRequest>,
    ) -> Answer<crews::AnnounceCapacityResponse> {
        capacity::announce_capacity(self, request).await.map(Response::new)
    }

    async fn list_capacity(&self, request: Request<crews::ListCapacityRequest>) -> Answer<crews::ListCapacityResponse> {
        capacity::list_capacity(self, request).await.map(Response::new)
    }

    async fn get_day_summary(&self, request: Request<crews::GetDaySummaryRequest>) -> Answer<crews::DaySummary> {
        capacity::get_day_summary(self, request).await.map(Response::new)
    }

    async fn list_week_rows(
        &self,
        request: Request<crews::ListWeekRowsRequest>,
    ) -> Answer<crews::ListWeekRowsResponse> {
        week::list_week_rows(self, request).await.map(Response::new)
    }

    async fn list_week_demand(
        &self,
        request: Request<crews::ListWeekDemandRequest>,
    ) -> Answer<crews::ListWeekDemandResponse> {
        week::list_week_demand(self, request).await.map(Response::new)
    }

    async fn get_my_day(&self, request: Request<crews::GetMyDayRequest>) -> Answer<crews::MyDay> {
        week::get_my_day(self, request).await.map(Response::new)
    }
}
