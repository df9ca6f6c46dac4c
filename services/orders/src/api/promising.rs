//! gRPC in about days that are said: message to command or question, and back; no rules.

use std::sync::Arc;

use tonic::{Request, Response};
use werkbrug_chassis::rpc;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::orders::{
    Capacity, CheckDateRequest, CheckDateResponse, GetCapacityRequest, GetLeadTimesRequest, GetPromiseRequest,
    HoldCapacityRequest, HoldCapacityResponse, LeadTimes, ListCapacityOrdersRequest, ListCapacityOrdersResponse,
    ListHoldsRequest, ListHoldsResponse, ListYieldsRequest, ListYieldsResponse, MoveMaterialRequest,
    MoveMaterialResponse, Promise, RecordYieldRequest, RecordYieldResponse, ReleaseHoldRequest, ReleaseHoldResponse,
    promising_server::Promising,
};

use super::{Answer, Api};
use crate::{
    app::promises,
    message::{figures, promising as message},
    parse, read,
};

#[tonic::async_trait]
impl Promising for Api {
    async fn check_date(&self, request: Request<CheckDateRequest>) -> Answer<CheckDateResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let repeat = parse::promising::repeat(request.repeat.as_ref())?;
        let (db, now) = (self.pipeline.reader(), self.now(&viewer).await?);
        let found = read::date::check(db, &viewer, &repeat, &now).await?;
        Ok(Response::new(message::date(found)))
    }

    async fn hold_capacity(&self, request: Request<HoldCapacityRequest>) -> Answer<HoldCapacityResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let outlook = self.knowledge.of(viewer.tenant.uuid()).await?;
        let command = parse::promising::hold_capacity(&request, outlook)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = promises::while_taken(&self.pipeline, call, command).await?;
        Ok(Response::new(HoldCapacityResponse {
            order_id: receipt.id.to_string(),
            event_id: receipt.event(),
            said_on: receipt.fact("said_on").to_owned(),
            held_until_us: receipt.fact("held_until_us").parse().unwrap_or_default(),
            etag: receipt.etag,
        }))
    }

    async fn release_hold(&self, request: Request<ReleaseHoldRequest>) -> Answer<ReleaseHoldResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::promising::release_hold(&request)?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(ReleaseHoldResponse { order_id: receipt.id.to_string(), etag: receipt.etag }))
    }

    async fn list_holds(&self, request: Request<ListHoldsRequest>) -> Answer<ListHoldsResponse> {
        let viewer = rpc::viewer(&request)?;
        let (found, names) = read::hold::list(self.pipeline.reader(), &viewer, self.clock.now_us()).await?;
        let holds = found.into_iter().filter_map(|stored| message::hold(stored, &names)).collect();
        Ok(Response::new(ListHoldsResponse { holds }))
    }

    async fn get_promise(&self, request: Request<GetPromiseRequest>) -> Answer<Promise> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let id = parse::uuid("order_id", &request.order_id)?;
        let (db, now) = (self.pipeline.reader(), self.now(&viewer).await?);
        let found = read::promise::get(db, &viewer, id, &now, &self.sealer).await?;
        Ok(Response::new(message::promise(found)))
    }

    async fn move_material(&self, request: Request<MoveMaterialRequest>) -> Answer<MoveMaterialResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let command = parse::promising::move_material(&request, Arc::clone(&self.sealer))?;
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(MoveMaterialResponse { order_id: receipt.id.to_string(), etag: receipt.etag }))
    }

    async fn record_yield(&self, request: Request<RecordYieldRequest>) -> Answer<RecordYieldResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let (command, tenant) = (parse::promising::record_yield(&request)?, viewer.tenant.uuid());
        let call = Call::new(viewer, &request.request_id, &request);
        let receipt = self.pipeline.execute(call, command).await?;
        self.knowledge.forget(tenant);
        Ok(Response::new(RecordYieldResponse { need: receipt.fact("need").parse().unwrap_or_default() }))
    }

    async fn list_yields(&self, request: Request<ListYieldsRequest>) -> Answer<ListYieldsResponse> {
        let viewer = rpc::viewer(&request)?;
        let now = self.now(&viewer).await?;
        let found = read::measured::list(self.pipeline.reader(), &viewer, &now.outlook).await?;
        let yields = found.into_iter().map(message::measured).collect();
        Ok(Response::new(ListYieldsResponse { yields, safe_level: now.outlook.safe_level }))
    }

    async fn get_lead_times(&self, request: Request<GetLeadTimesRequest>) -> Answer<LeadTimes> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let asked = parse::promising::lead_times(&request)?;
        let found = read::lead_time::get(self.pipeline.reader(), &viewer, &asked).await?;
        let reaction = read::reaction::get(self.pipeline.reader(), &viewer, &asked).await?;
        Ok(Response::new(message::lead_times(found, figures::reactions(reaction))))
    }

    async fn get_capacity(&self, request: Request<GetCapacityRequest>) -> Answer<Capacity> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let asked = parse::promising::capacity(&request)?;
        let found = read::capacity::get(self.pipeline.reader(), &viewer, &asked, self.clock.now_us()).await?;
        Ok(Response::new(figures::capacity(found)))
    }

    async fn list_capacity_orders(
        &self,
        request: Request<ListCapacityOrdersRequest>,
    ) -> Answer<ListCapacityOrdersResponse> {
        let (viewer, request) = (rpc::viewer(&request)?, request.into_inner());
        let (department, monday) = parse::promising::capacity_orders(&request)?;
        let (db, now_us) = (self.pipeline.reader(), self.clock.now_us());
        let found = read::capacity::orders(db, &viewer, (&department, monday), now_us).await?;
        let orders = found.into_iter().map(figures::having).collect();
        Ok(Response::new(ListCapacityOrdersResponse { orders }))
    }
}
