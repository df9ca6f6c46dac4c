//! gRPC in for the floor: a message becomes a use case or a question, and its outcome a message. No rules here.

use tonic::{Request, Response};
use werkbrug_proto::crews::{self, floor_server::Floor};

use super::{Answer, Api};

mod calendar;
mod card;
mod host;
mod law;
mod objection;
mod signal;
mod times;

#[async_trait::async_trait]
impl Floor for Api {
    async fn send_signal(&self, request: Request<crews::SendSignalRequest>) -> Answer<crews::SendSignalResponse> {
        signal::send_signal(self, request).await.map(Response::new)
    }

    async fn list_signals(&self, request: Request<crews::ListSignalsRequest>) -> Answer<crews::ListSignalsResponse> {
        signal::list_signals(self, request).await.map(Response::new)
    }

    async fn answer_signal(&self, request: Request<crews::AnswerSignalRequest>) -> Answer<crews::AnswerSignalResponse> {
        signal::answer_signal(self, request).await.map(Response::new)
    }

    async fn set_terms(&self, request: Request<crews::SetTermsRequest>) -> Answer<crews::SetTermsResponse> {
        host::set_terms(self, request).await.map(Response::new)
    }

    async fn change_shift(&self, request: Request<crews::ChangeShiftRequest>) -> Answer<crews::ChangeShiftResponse> {
        host::change_shift(self, request).await.map(Response::new)
    }

    async fn cancel_shift(&self, request: Request<crews::CancelShiftRequest>) -> Answer<crews::CancelShiftResponse> {
        host::cancel_shift(self, request).await.map(Response::new)
    }

    async fn list_host_shifts(
        &self,
        request: Request<crews::ListHostShiftsRequest>,
    ) -> Answer<crews::ListHostShiftsResponse> {
        host::list_host_shifts(self, request).await.map(Response::new)
    }

    async fn approve_tacitly(
        &self,
        request: Request<crews::ApproveTacitlyRequest>,
    ) -> Answer<crews::ApproveTacitlyResponse> {
        host::approve_tacitly(self, request).await.map(Response::new)
    }

    async fn evaluate_collaboration(
        &self,
        request: Request<crews::EvaluateCollaborationRequest>,
    ) -> Answer<crews::EvaluateCollaborationResponse> {
        host::evaluate_collaboration(self, request).await.map(Response::new)
    }

    async fn list_evaluations(
        &self,
        request: Request<crews::ListEvaluationsRequest>,
    ) -> Answer<crews::ListEvaluationsResponse> {
        host::list_evaluations(self, request).await.map(Response::new)
    }

    async fn open_calendar(&self, request: Request<crews::OpenCalendarRequest>) -> Answer<crews::OpenCalendarResponse> {
        calendar::open_calendar(self, request).await.map(Response::new)
    }

    async fn revoke_calendar(
        &self,
        request: Request<crews::RevokeCalendarRequest>,
    ) -> Answer<crews::RevokeCalendarResponse> {
        calendar::revoke_calendar(self, request).await.map(Response::new)
    }

    async fn list_calendars(
        &self,
        request: Request<crews::ListCalendarsRequest>,
    ) -> Answer<crews::ListCalendarsResponse> {
        calendar::list_calendars(self, request).await.map(Response::new)
    }

    async fn read_calendar(&self, request: Request<crews::ReadCalendarRequest>) -> Answer<crews::ReadCalendarResponse> {
        calendar::read_calendar(self, request).await.map(Response::new)
    }

    async fn list_my_hours(&self, request: Request<crews::ListMyHoursRequest>) -> Answer<crews::ListMyHoursResponse> {
        objection::list_my_hours(self, request).await.map(Response::new)
    }

    async fn object_to_minutes(
        &self,
        request: Request<crews::ObjectToMinutesRequest>,
    ) -> Answer<crews::ObjectToMinutesResponse> {
        objection::object_to_minutes(self, request).await.map(Response::new)
    }

    async fn list_objections(
        &self,
        request: Request<crews::ListObjectionsRequest>,
    ) -> Answer<crews::ListObjectionsResponse> {
        objection::list_objections(self, request).await.map(Response::new)
    }

    async fn answer_objection(
        &self,
        request: Request<crews::AnswerObjectionRequest>,
    ) -> Answer<crews::AnswerObjectionResponse> {
        objection::answer_objection(self, request).await.map(Response::new)
    }

    async fn record_card_print(
        &self,
        request: Request<crews::RecordCardPrintRequest>,
    ) -> Answer<crews::RecordCardPrintResponse> {
        card::record_card_print(self, request).await.map(Response::new)
    }

    async fn list_wrong_cards(
        &self,
        request: Request<crews::ListWrongCardsRequest>,
    ) -> Answer<crews::ListWrongCardsResponse> {
        card::list_wrong_cards(self, request).await.map(Response::new)
    }

    async fn list_terms(&self, request: Request<crews::ListTermsRequest>) -> Answer<crews::ListTermsResponse> {
        law::list_terms(self, request).await.map(Response::new)
    }

    async fn record_notice(&self, request: Request<crews::RecordNoticeRequest>) -> Answer<crews::RecordNoticeResponse> {
        law::record_notice(self, request).await.map(Response::new)
    }

    async fn judge_kind(&self, request: Request<crews::JudgeKindRequest>) -> Answer<crews::JudgeKindResponse> {
        law::judge_kind(self, request).await.map(Response::new)
    }

    async fn list_judgements(
        &self,
        request: Request<crews::ListJudgementsRequest>,
    ) -> Answer<crews::ListJudgementsResponse> {
        law::list_judgements(self, request).await.map(Response::new)
    }

    async fn list_coach_ratios(
        &self,
        request: Request<crews::ListCoachRatiosRequest>,
    ) -> Answer<crews::ListCoachRatiosResponse> {
        law::list_coach_ratios(self, request).await.map(Response::new)
    }

    async fn report_pieces(&self, request: Request<crews::ReportPiecesRequest>) -> Answer<crews::ReportPiecesResponse> {
        times::report_pieces(self, request).await.map(Response::new)
    }

    async fn record_clock_events(
        &self,
        request: Request<crews::RecordClockEventsRequest>,
    ) -> Answer<crews::RecordClockEventsResponse> {
        times::record_clock_events(self, request).await.map(Response::new)
    }

    async fn list_proposed_times(
        &self,
        request: Request<crews::ListProposedTimesRequest>,
    ) -> Answer<crews::ListProposedTimesResponse> {
        times::list_proposed_times(self, request).await.map(Response::new)
    }

    async fn swap_tasks(&self, request: Request<crews::SwapTasksRequest>) -> Answer<crews::SwapTasksResponse> {
        times::swap_tasks(self, request).await.map(Response::new)
    }
}
