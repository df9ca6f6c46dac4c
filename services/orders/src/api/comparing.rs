//! gRPC in about comparisons: message to command or question, and back; no rules.

use tonic::{Request, Response};
use werkbrug_chassis::rpc;
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::orders::{
    CheckComparisonRequest, Comparison, GetComparisonRequest, ListComparisonsRequest, ListComparisonsResponse,
    SaveComparisonRequest, SaveComparisonResponse, comparing_server::Comparing,
};

use super::{Answer, Api};
use crate::{message::comparing as message, parse, permit, store};

#[tonic::async_trait]
impl Comparing for Api {
    async fn check_comparison(&self, request: Request<CheckComparisonRequest>) -> Answer<Comparison> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        permit::check(&viewer, Action::Compare)?;
        let assumptions = request.assumptions.unwrap_or_default();
        Ok(Response::new(message::reckoned(assumptions)?))
    }

    async fn save_comparison(&self, request: Request<SaveComparisonRequest>) -> Answer<SaveComparisonResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::comparing::save_comparison(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(SaveComparisonResponse { comparison_id: receipt.id.to_string(), etag: receipt.etag }))
    }

    async fn get_comparison(&self, request: Request<GetComparisonRequest>) -> Answer<Comparison> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        permit::check(&viewer, Action::Compare)?;
        let id = parse::uuid("comparison_id", &request.comparison_id)?;
        let kept = store::comparison::find(self.pipeline.reader(), viewer.tenant.uuid(), id).await?;
        Ok(Response::new(message::kept(kept)?))
    }

    async fn list_comparisons(&self, request: Request<ListComparisonsRequest>) -> Answer<ListComparisonsResponse> {
        let viewer = rpc::viewer(&request)?;
        permit::check(&viewer, Action::Compare)?;
        let kept = store::comparison::list(self.pipeline.reader(), viewer.tenant.uuid()).await?;
        Ok(Response::new(ListComparisonsResponse { comparisons: kept.into_iter().map(message::listed).collect() }))
    }
}
