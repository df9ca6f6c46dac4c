//! gRPC in about requests for quotes: message to command or question, and back; no rules.

use tonic::{Request, Response};
use werkbrug_chassis::{page::Page, rpc};
use werkbrug_pipeline::call::Call;
use werkbrug_proto::orders::{
    AskQuoteRequest, AskQuoteResponse, AskedQuote, DeclineAskedQuoteRequest, DeclineAskedQuoteResponse,
    GetAskedQuoteRequest, GetQuotedWorkRequest, ListAskedQuotesRequest, ListAskedQuotesResponse, MakeQuoteRequest,
    MakeQuoteResponse, QuotedWork, requesting_server::Requesting,
};

use super::{Answer, Api};
use crate::{
    message::requesting as message,
    parse::{self, requesting as parsed},
    read,
};

#[tonic::async_trait]
impl Requesting for Api {
    async fn ask_quote(&self, request: Request<AskQuoteRequest>) -> Answer<AskQuoteResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parsed::ask_quote(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(AskQuoteResponse { asked_quote_id: receipt.id.to_string() }))
    }

    async fn decline_asked_quote(
        &self,
        request: Request<DeclineAskedQuoteRequest>,
    ) -> Answer<DeclineAskedQuoteResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parsed::decline(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(DeclineAskedQuoteResponse { asked_quote_id: receipt.id.to_string() }))
    }

    async fn list_asked_quotes(&self, request: Request<ListAskedQuotesRequest>) -> Answer<ListAskedQuotesResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let page = Page::parse(request.page_size, &request.page_token)?;
        let found = read::asked::list(self.pipeline.reader(), &viewer, &page).await?;
        Ok(Response::new(ListAskedQuotesResponse {
            asked: found.rows.into_iter().map(message::asked).collect(),
            next_page_token: found.next,
        }))
    }

    async fn get_asked_quote(&self, request: Request<GetAskedQuoteRequest>) -> Answer<AskedQuote> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let id = parse::uuid("asked_quote_id", &request.asked_quote_id)?;
        let found = read::asked::get(self.pipeline.reader(), &viewer, id).await?;
        Ok(Response::new(message::asked(found)))
    }

    async fn make_quote(&self, request: Request<MakeQuoteRequest>) -> Answer<MakeQuoteResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parsed::make_quote(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        let (order_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(MakeQuoteResponse { order_id, event_id, etag: receipt.etag }))
    }

    async fn get_quoted_work(&self, request: Request<GetQuotedWorkRequest>) -> Answer<QuotedWork> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let id = parse::uuid("order_id", &request.order_id)?;
        Ok(Response::new(read::asked::work(self.pipeline.reader(), &viewer, id).await?))
    }
}
