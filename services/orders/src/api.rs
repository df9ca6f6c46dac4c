//! gRPC in: message to command to use case to message; no rules.

use std::sync::Arc;

use tonic::{Request, Response, Status};
use werkbrug_chassis::{clock::Clock, identity::Viewer, page::Page, rpc};
use werkbrug_pipeline::{Pipeline, call::Call};
use werkbrug_proto::orders::{
    AcceptOrderRequest, AcceptOrderResponse, Company, CreateQuoteRequest, CreateQuoteResponse, DeliverOrderRequest,
    DeliverOrderResponse, GetCompanyRequest, GetOrderRequest, ListCompaniesRequest, ListCompaniesResponse,
    ListLateOrdersRequest, ListLateOrdersResponse, ListOrdersRequest, ListOrdersResponse, Order, RecordProgressRequest,
    RecordProgressResponse, RegisterCompanyRequest, RegisterCompanyResponse, orders_server::Orders,
};

use crate::{
    app::promises,
    knowledge::Knowledge,
    message, parse,
    read::{self, Now},
    seal::Sealer,
    sending::Sender,
};

mod comparing;
mod exchanging;
mod executing;
mod notifying;
mod promising;
mod relating;
mod requesting;

/// The order desk's calls.
pub(crate) struct Api {
    /// The way to change things, and to read them.
    pub(crate) pipeline: Pipeline,
    /// What day it is.
    pub(crate) clock: Clock,
    /// What is known of departments.
    pub(crate) knowledge: Arc<Knowledge>,
    /// Who seals promises.
    pub(crate) sealer: Arc<Sealer>,
    /// Who tells customers' own systems.
    pub(crate) sender: Sender,
}

type Answer<T> = Result<Response<T>, Status>;

impl Api {
    /// The day, and what is known on it in this viewer's workshop.
    async fn now(&self, viewer: &Viewer) -> Result<Now, Status> {
        let outlook = self.knowledge.of(viewer.tenant.uuid()).await?;
        Ok(Now { today: self.clock.today(), outlook })
    }
}

#[tonic::async_trait]
impl Orders for Api {
    async fn register_company(&self, request: Request<RegisterCompanyRequest>) -> Answer<RegisterCompanyResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::company::register(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(RegisterCompanyResponse {
            company_id: receipt.id.to_string(),
            event_id: receipt.event(),
            etag: receipt.etag,
        }))
    }

    async fn get_company(&self, request: Request<GetCompanyRequest>) -> Answer<Company> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let key = parse::company::key(&request)?;
        let found = read::company::get(self.pipeline.reader(), &viewer, &key).await?;
        Ok(Response::new(message::company(found)))
    }

    async fn list_companies(&self, request: Request<ListCompaniesRequest>) -> Answer<ListCompaniesResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let page = Page::parse(request.page_size, &request.page_token)?;
        let text = parse::optional_text("contains", &request.contains, parse::TEXT)?;
        let asked = read::company::Asked { contains: &text, is_own_only: request.own_only };
        let found = read::company::list(self.pipeline.reader(), &viewer, asked, &page).await?;
        Ok(Response::new(ListCompaniesResponse {
            companies: found.rows.into_iter().map(message::company).collect(),
            next_page_token: found.next,
            total_size: found.total,
        }))
    }

    async fn create_quote(&self, request: Request<CreateQuoteRequest>) -> Answer<CreateQuoteResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::create_quote(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(CreateQuoteResponse {
            order_id: receipt.id.to_string(),
            event_id: receipt.event(),
            etag: receipt.etag,
        }))
    }

    async fn accept_order(&self, request: Request<AcceptOrderRequest>) -> Answer<AcceptOrderResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let outlook = self.knowledge.of(viewer.tenant.uuid()).await?;
        let command = parse::accept_order(&request, outlook, Arc::clone(&self.sealer))?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = promises::while_taken(&self.pipeline, call, command).await?;
        Ok(Response::new(AcceptOrderResponse {
            order_id: receipt.id.to_string(),
            promised_on: receipt.fact("promised_on").to_owned(),
            event_id: receipt.event(),
            etag: receipt.etag,
        }))
    }

    async fn record_progress(&self, request: Request<RecordProgressRequest>) -> Answer<RecordProgressResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::record_progress(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(RecordProgressResponse {
            order_id: receipt.id.to_string(),
            event_id: receipt.event(),
            etag: receipt.etag,
        }))
    }

    async fn deliver_order(&self, request: Request<DeliverOrderRequest>) -> Answer<DeliverOrderResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::deliver_order(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(DeliverOrderResponse {
            order_id: receipt.id.to_string(),
            delivered_on: receipt.fact("delivered_on").to_owned(),
            event_id: receipt.event(),
            etag: receipt.etag,
        }))
    }

    async fn get_order(&self, request: Request<GetOrderRequest>) -> Answer<Order> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let id = parse::uuid("order_id", &request.order_id)?;
        let (db, now) = (self.pipeline.reader(), self.now(&viewer).await?);
        let found = read::order::get(db, &viewer, id, &now).await?;
        Ok(Response::new(message::order(found)))
    }

    async fn list_orders(&self, request: Request<ListOrdersRequest>) -> Answer<ListOrdersResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let page = Page::parse(request.page_size, &request.page_token)?;
        let wanted = parse::list::orders(&request)?;
        let (db, now) = (self.pipeline.reader(), self.now(&viewer).await?);
        let found = read::order::list(db, &viewer, &wanted, &page, &now).await?;
        let message = if request.without_lines { message::order_row } else { message::order };
        Ok(Response::new(ListOrdersResponse {
            orders: found.rows.into_iter().map(message).collect(),
            next_page_token: found.next,
            total_size: found.total,
        }))
    }

    async fn list_late_orders(&self, request: Request<ListLateOrdersRequest>) -> Answer<ListLateOrdersResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let page = Page::parse(request.page_size, &request.page_token)?;
        let wanted = parse::list::late_orders(&request)?;
        let found = read::late_order::list(self.pipeline.reader(), &viewer, &wanted, &page).await?;
        Ok(Response::new(ListLateOrdersResponse {
            orders: found.rows.into_iter().map(message::late).collect(),
            next_page_token: found.next,
            total_size: found.total,
        }))
    }
}
