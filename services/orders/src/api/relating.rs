//! gRPC in about relations and the anchoring register: message to command or question, and back; no rules.

use tonic::{Request, Response};
use werkbrug_chassis::rpc;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::orders::{
    EvaluateRelationRequest, EvaluateRelationResponse, GetRelationRequest, ListAnchoringRequest, ListAnchoringResponse,
    ListCompanySitesRequest, ListCompanySitesResponse, RecordAnchoringRequest, RecordAnchoringResponse,
    RecordCompanyContactRequest, RecordCompanyContactResponse, RecordCompanySiteRequest, RecordCompanySiteResponse,
    RecordMomentRequest, RecordMomentResponse, Relation, RemoveCompanyContactRequest, RemoveCompanyContactResponse,
    relating_server::Relating,
};

use super::{Answer, Api};
use crate::{
    message::{relating as message, site::site},
    parse, read,
};

#[tonic::async_trait]
impl Relating for Api {
    async fn record_moment(&self, request: Request<RecordMomentRequest>) -> Answer<RecordMomentResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::relating::record_moment(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(RecordMomentResponse { moment_id: receipt.id.to_string() }))
    }

    async fn record_company_contact(
        &self,
        request: Request<RecordCompanyContactRequest>,
    ) -> Answer<RecordCompanyContactResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::relating::contact(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(RecordCompanyContactResponse { contact_id: receipt.id.to_string() }))
    }

    async fn remove_company_contact(
        &self,
        request: Request<RemoveCompanyContactRequest>,
    ) -> Answer<RemoveCompanyContactResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::relating::remove_contact(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(RemoveCompanyContactResponse { contact_id: receipt.id.to_string() }))
    }

    async fn record_company_site(
        &self,
        request: Request<RecordCompanySiteRequest>,
    ) -> Answer<RecordCompanySiteResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::relating::site(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(RecordCompanySiteResponse { site_id: receipt.id.to_string() }))
    }

    async fn list_company_sites(&self, request: Request<ListCompanySitesRequest>) -> Answer<ListCompanySitesResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let company = parse::uuid("company_id", &request.company_id)?;
        let found = read::site::list(self.pipeline.reader(), &viewer, company).await?;
        let sites = found.into_iter().map(|(own, contact)| site(own, contact)).collect();
        Ok(Response::new(ListCompanySitesResponse { sites }))
    }

    async fn evaluate_relation(&self, request: Request<EvaluateRelationRequest>) -> Answer<EvaluateRelationResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::relating::evaluate_relation(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(EvaluateRelationResponse { evaluation_id: receipt.id.to_string() }))
    }

    async fn get_relation(&self, request: Request<GetRelationRequest>) -> Answer<Relation> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let company = parse::uuid("company_id", &request.company_id)?;
        let seen = read::relation::get(self.pipeline.reader(), &viewer, company).await?;
        Ok(Response::new(message::relation(seen)))
    }

    async fn record_anchoring(&self, request: Request<RecordAnchoringRequest>) -> Answer<RecordAnchoringResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::relating::record_anchoring(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(RecordAnchoringResponse { anchoring_id: receipt.id.to_string() }))
    }

    async fn list_anchoring(&self, request: Request<ListAnchoringRequest>) -> Answer<ListAnchoringResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let found = read::relation::year(self.pipeline.reader(), &viewer, request.year, self.clock.today()).await?;
        Ok(Response::new(message::year(found)))
    }
}
