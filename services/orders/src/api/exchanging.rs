//! gRPC in about orders that come in as files: message to command or question, and back; no rules.

use tonic::{Request, Response};
use werkbrug_chassis::{page::Page, rpc};
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::orders::{
    AnswerIncomingOrderRequest, AnswerIncomingOrderResponse, CheckOrderFileRequest, GetIncomingOrderRequest,
    GetOrderAnswerRequest, IncomingOrder, ListIncomingOrdersRequest, ListIncomingOrdersResponse, OrderAnswer,
    OrderFile, QuoteIncomingOrderRequest, QuoteIncomingOrderResponse, TakeInOrderRequest, TakeInOrderResponse,
    exchanging_server::Exchanging,
};

use super::{Answer, Api};
use crate::{message::exchanging as message, parse, permit, read};

#[tonic::async_trait]
impl Exchanging for Api {
    async fn check_order_file(&self, request: Request<CheckOrderFileRequest>) -> Answer<OrderFile> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        // Before the file is read, which takes long.
        permit::check(&viewer, Action::Exchange)?;
        let file = parse::exchanging::file(request.content).await?;
        let looked = read::incoming::look(self.pipeline.reader(), &viewer, file).await?;
        Ok(Response::new(message::looked(looked)))
    }

    async fn take_in_order(&self, request: Request<TakeInOrderRequest>) -> Answer<TakeInOrderResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        // Before the file is read, which takes long.
        permit::check(&viewer, Action::Exchange)?;
        let file = parse::exchanging::file(request.content.clone()).await?;
        let command = parse::exchanging::take_in_order(request.content.clone(), file)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(TakeInOrderResponse { incoming_order_id: receipt.id.to_string(), etag: receipt.etag }))
    }

    async fn get_incoming_order(&self, request: Request<GetIncomingOrderRequest>) -> Answer<IncomingOrder> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let id = parse::uuid("incoming_order_id", &request.incoming_order_id)?;
        let seen = read::incoming::get(self.pipeline.reader(), &viewer, id).await?;
        Ok(Response::new(message::seen(seen)))
    }

    async fn list_incoming_orders(
        &self,
        request: Request<ListIncomingOrdersRequest>,
    ) -> Answer<ListIncomingOrdersResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let page = Page::parse(request.page_size, &request.page_token)?;
        let found = read::incoming::list(self.pipeline.reader(), &viewer, &page).await?;
        Ok(Response::new(ListIncomingOrdersResponse {
            orders: found.rows.into_iter().map(message::listed).collect(),
            next_page_token: found.next,
            total_size: found.total,
        }))
    }

    async fn quote_incoming_order(
        &self,
        request: Request<QuoteIncomingOrderRequest>,
    ) -> Answer<QuoteIncomingOrderResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::exchanging::quote_incoming_order(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(QuoteIncomingOrderResponse {
            order_id: receipt.id.to_string(),
            event_id: receipt.event(),
            etag: receipt.etag,
        }))
    }

    async fn answer_incoming_order(
        &self,
        request: Request<AnswerIncomingOrderRequest>,
    ) -> Answer<AnswerIncomingOrderResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::exchanging::answer_incoming_order(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(AnswerIncomingOrderResponse {
            incoming_order_id: receipt.id.to_string(),
            answer_number: receipt.fact("answer_number").parse().unwrap_or(0),
            code: receipt.fact("code").to_owned(),
            etag: receipt.etag,
        }))
    }

    async fn get_order_answer(&self, request: Request<GetOrderAnswerRequest>) -> Answer<OrderAnswer> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let id = parse::uuid("incoming_order_id", &request.incoming_order_id)?;
        let given = read::incoming::answer(self.pipeline.reader(), &viewer, id, request.answer_number).await?;
        Ok(Response::new(message::answer(given)))
    }
}
