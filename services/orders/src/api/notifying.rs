//! gRPC in about webhooks: message to command or question, and back; no rules.

use tonic::{Request, Response};
use werkbrug_chassis::{page::Page, rpc};
use werkbrug_pipeline::call::Call;
use werkbrug_proto::orders::{
    EndWebhookRequest, EndWebhookResponse, ListWebhookDeliveriesRequest, ListWebhookDeliveriesResponse,
    ListWebhooksRequest, ListWebhooksResponse, RetryWebhookDeliveryRequest, RetryWebhookDeliveryResponse,
    SubscribeWebhookRequest, SubscribeWebhookResponse, notifying_server::Notifying,
};

use super::{Answer, Api};
use crate::{
    app::{end_webhook::EndWebhook, retry_webhook_delivery::RetryWebhookDelivery, subscribe_webhook::SubscribeWebhook},
    message::notifying as message,
    parse, read, telling,
};

#[tonic::async_trait]
impl Notifying for Api {
    async fn subscribe_webhook(&self, request: Request<SubscribeWebhookRequest>) -> Answer<SubscribeWebhookResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let company = parse::uuid("company_id", &request.company_id)?;
        let url = self.sender.check(&request.url)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let command = SubscribeWebhook { company, url: url.to_string() };
        let receipt = self.pipeline.execute(call, command).await?;
        let secret = telling::secret(&self.sealer, receipt.id)?;
        Ok(Response::new(SubscribeWebhookResponse { webhook_id: receipt.id.to_string(), secret }))
    }

    async fn end_webhook(&self, request: Request<EndWebhookRequest>) -> Answer<EndWebhookResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = EndWebhook { webhook: parse::uuid("webhook_id", &request.webhook_id)? };
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(EndWebhookResponse { webhook_id: receipt.id.to_string() }))
    }

    async fn list_webhooks(&self, request: Request<ListWebhooksRequest>) -> Answer<ListWebhooksResponse> {
        let viewer = rpc::viewer(&request)?;
        let rows = read::webhook::list(self.pipeline.reader(), &viewer).await?;
        Ok(Response::new(ListWebhooksResponse { webhooks: rows.into_iter().map(message::webhook).collect() }))
    }

    async fn list_webhook_deliveries(
        &self,
        request: Request<ListWebhookDeliveriesRequest>,
    ) -> Answer<ListWebhookDeliveriesResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let page = Page::parse(request.page_size, &request.page_token)?;
        let state = message::wanted_state(request.state());
        let found = read::webhook::deliveries(self.pipeline.reader(), &viewer, state, &page).await?;
        Ok(Response::new(ListWebhookDeliveriesResponse {
            deliveries: found.rows.into_iter().map(message::delivery).collect(),
            next_page_token: found.next,
            total_size: found.total,
        }))
    }

    async fn retry_webhook_delivery(
        &self,
        request: Request<RetryWebhookDeliveryRequest>,
    ) -> Answer<RetryWebhookDeliveryResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = RetryWebhookDelivery { delivery: parse::uuid("delivery_id", &request.delivery_id)? };
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(RetryWebhookDeliveryResponse { delivery_id: receipt.id.to_string() }))
    }
}
