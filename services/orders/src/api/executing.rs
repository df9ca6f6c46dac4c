//! gRPC in about what becomes of orders: message to command or question, and back; no rules.

use std::sync::Arc;

use tonic::{Request, Response};
use werkbrug_chassis::rpc;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::orders::{
    CancelOrderRequest, CancelOrderResponse, ChangeOrderRequest, ChangeOrderResponse, CheckImportRequest,
    CheckImportResponse, DeliverPartRequest, DeliverPartResponse, Execution, GetExecutionRequest, ImportOrdersRequest,
    ImportOrdersResponse, ImportPastOrdersRequest, ImportPastOrdersResponse, ListColumnMappingsRequest,
    ListColumnMappingsResponse, LoseQuoteRequest, LoseQuoteResponse, NameDeliverySiteRequest, NameDeliverySiteResponse,
    RecordMaterialRequest, RecordMaterialResponse, ReviseQuoteRequest, ReviseQuoteResponse, SaveColumnMappingRequest,
    SaveColumnMappingResponse, executing_server::Executing,
};

use super::{Answer, Api};
use crate::{
    app::promises,
    message::executing as message,
    parse::{self, executing as parsed, importing},
    read,
};

#[tonic::async_trait]
impl Executing for Api {
    async fn deliver_part(&self, request: Request<DeliverPartRequest>) -> Answer<DeliverPartResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parsed::deliver_part(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(DeliverPartResponse {
            order_id: receipt.id.to_string(),
            event_id: receipt.event(),
            delivered_on: receipt.fact("delivered_on").to_owned(),
            pieces_left: receipt.fact("pieces_left").parse().unwrap_or_default(),
            etag: receipt.etag,
        }))
    }

    async fn change_order(&self, request: Request<ChangeOrderRequest>) -> Answer<ChangeOrderResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let outlook = self.knowledge.of(viewer.tenant.uuid()).await?;
        let command = parsed::change_order(&request, outlook, Arc::clone(&self.sealer))?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = promises::while_taken(&self.pipeline, call, command).await?;
        Ok(Response::new(ChangeOrderResponse {
            order_id: receipt.id.to_string(),
            event_id: receipt.event(),
            promised_on: receipt.fact("promised_on").to_owned(),
            etag: receipt.etag,
        }))
    }

    async fn cancel_order(&self, request: Request<CancelOrderRequest>) -> Answer<CancelOrderResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parsed::cancel_order(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        let (order_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(CancelOrderResponse { order_id, event_id, etag: receipt.etag }))
    }

    async fn lose_quote(&self, request: Request<LoseQuoteRequest>) -> Answer<LoseQuoteResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parsed::lose_quote(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        let (order_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(LoseQuoteResponse { order_id, event_id, etag: receipt.etag }))
    }

    async fn revise_quote(&self, request: Request<ReviseQuoteRequest>) -> Answer<ReviseQuoteResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parsed::revise_quote(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(ReviseQuoteResponse {
            order_id: receipt.id.to_string(),
            event_id: receipt.event(),
            version: receipt.fact("version").parse().unwrap_or_default(),
            etag: receipt.etag,
        }))
    }

    async fn name_delivery_site(&self, request: Request<NameDeliverySiteRequest>) -> Answer<NameDeliverySiteResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parsed::delivery_site(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(NameDeliverySiteResponse { order_id: receipt.id.to_string() }))
    }

    async fn record_material(&self, request: Request<RecordMaterialRequest>) -> Answer<RecordMaterialResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parsed::record_material(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        let pieces_here = receipt.fact("pieces_here").parse().unwrap_or_default();
        Ok(Response::new(RecordMaterialResponse { pieces_here }))
    }

    async fn import_orders(&self, request: Request<ImportOrdersRequest>) -> Answer<ImportOrdersResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let outlook = self.knowledge.of(viewer.tenant.uuid()).await?;
        let command = importing::import_orders(&request, outlook, Arc::clone(&self.sealer))?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = promises::while_taken(&self.pipeline, call, command).await?;
        let number = |fact: &str| receipt.fact(fact).parse().unwrap_or_default();
        Ok(Response::new(ImportOrdersResponse {
            imported: number("imported"),
            known: number("known"),
            total_cents: receipt.fact("total_cents").parse().unwrap_or_default(),
            event_id: receipt.event(),
        }))
    }

    async fn check_import(&self, request: Request<CheckImportRequest>) -> Answer<CheckImportResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let orders = importing::each(&request)?;
        let found = read::import::check(self.pipeline.reader(), &viewer, orders, self.clock.today()).await?;
        Ok(Response::new(message::checked(&found)))
    }

    async fn save_column_mapping(
        &self,
        request: Request<SaveColumnMappingRequest>,
    ) -> Answer<SaveColumnMappingResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = importing::mapping(&request)?;
        let mapping_name = command.mapping.mapping_name.clone();
        let call = Call::new(viewer, &request.request_id, &request);
        self.pipeline.execute(call, command).await?;
        Ok(Response::new(SaveColumnMappingResponse { mapping_name }))
    }

    async fn list_column_mappings(
        &self,
        request: Request<ListColumnMappingsRequest>,
    ) -> Answer<ListColumnMappingsResponse> {
        let viewer = rpc::viewer(&request)?;
        let mappings = read::import::mappings(self.pipeline.reader(), &viewer).await?;
        Ok(Response::new(ListColumnMappingsResponse { mappings }))
    }

    async fn import_past_orders(&self, request: Request<ImportPastOrdersRequest>) -> Answer<ImportPastOrdersResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = importing::past(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        let number = |fact: &str| receipt.fact(fact).parse().unwrap_or_default();
        Ok(Response::new(ImportPastOrdersResponse { imported: number("imported"), known: number("known") }))
    }

    async fn get_execution(&self, request: Request<GetExecutionRequest>) -> Answer<Execution> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let id = parse::uuid("order_id", &request.order_id)?;
        let found = read::execution::get(self.pipeline.reader(), &viewer, id).await?;
        Ok(Response::new(message::execution(&found)))
    }
}
