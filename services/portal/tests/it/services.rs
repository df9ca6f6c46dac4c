//! Stand-ins for the services, over real gRPC: each answers a few calls to a caller it verified,
//! and says hints when a test tells it to.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use axum::{Router, extract::Request as Asked, routing::post};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use futures::{StreamExt, future::ready, stream, stream::BoxStream};
use prost::Message;
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::broadcast};
use tokio_stream::wrappers::BroadcastStream;
use tonic::{
    Request, Response, Status,
    body::Body,
    metadata::MetadataMap,
    server::Grpc,
    service::Routes,
    transport::{Server, server::TcpIncoming},
};
use tonic_prost::ProstCodec;
use werkbrug_chassis::{
    identity::{Caller, Keyring},
    tasks::Tasks,
};
use werkbrug_kernel::role::Role;
use werkbrug_proto::{crews, invoicing, orders, pipeline, pipeline::Hint};

use crate::portal::{SERVICES, context};

pub(crate) mod conditions;
mod desk;
mod endless;
pub(crate) mod exchange;
mod execution;
pub(crate) mod floor;
pub(crate) mod law;
mod offices;
pub(crate) mod papers;
mod promising;
mod quotes;
mod sites;
pub(crate) mod week;

/// Who may read the crews here.
const CREWS: [Role; 4] = [Role::WorkshopPlanner, Role::OrderDesk, Role::Coach, Role::Finance];

/// The services; they stop when dropped.
pub(crate) struct Services {
    pub(crate) address: SocketAddr,
    tasks: Tasks,
    said: Arc<Said>,
}

/// What they said.
struct Said {
    keyrings: Vec<(&'static str, Keyring)>,
    log: Mutex<Vec<(&'static str, Hint)>>,
    live: broadcast::Sender<(&'static str, Hint)>,
    /// The lists that were asked for, with how many rows.
    asked: Mutex<Vec<(&'static str, i32)>>,
}

impl Services {
    /// All four at one free address.
    pub(crate) async fn start(dir: &TempDir) -> Self {
        Self::answering(dir, router).await
    }

    /// The same, with these answers.
    async fn answering(dir: &TempDir, router: fn(&Arc<Said>) -> Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let keys = context(dir, address).config.keys;
        let keyrings = SERVICES.map(|name| (name, Keyring::open(&keys, name).unwrap())).into();
        let (live, asked) = (broadcast::Sender::new(16), Mutex::default());
        let said = Arc::new(Said { keyrings, log: Mutex::default(), live, asked });
        let tasks = Tasks::new();
        let routes = Routes::from(router(&said));
        let stop = tasks.stopping().cancelled_owned();
        let incoming = TcpIncoming::from(listener);
        tasks.spawn("stand-ins", async move {
            Server::builder().add_routes(routes).serve_with_incoming_shutdown(incoming, stop).await.unwrap();
        });
        Self { address, tasks, said }
    }

    /// A service says that something changed.
    pub(crate) fn say(&self, source: &'static str, hint: Hint) {
        let mut log = self.said.log.lock().unwrap();
        log.push((source, hint.clone()));
        self.said.live.send((source, hint)).ok();
    }
}

impl Drop for Services {
    fn drop(&mut self) {
        self.tasks.stopping().cancel();
    }
}

impl Said {
    /// Which service is called and by whom.
    fn caller(&self, metadata: &MetadataMap) -> Result<(&'static str, Caller), Status> {
        let header = metadata.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
        let token = header.strip_prefix("Bearer ").unwrap_or_default();
        // One address answers for all: the token itself says whom it is meant for.
        let claims = token.split('.').nth(1).and_then(|claims| URL_SAFE_NO_PAD.decode(claims).ok()).unwrap_or_default();
        let meant_for = serde_json::from_slice(&claims).map(|claims: serde_json::Value| claims["aud"].clone());
        let own = self.keyrings.iter().find(|(name, _)| meant_for.as_ref().is_ok_and(|audience| audience == name));
        let known = own.and_then(|(name, keyring)| Some((*name, keyring.verify(token, name).ok()?)));
        known.ok_or_else(|| Status::unauthenticated("no token of ours"))
    }

    fn head(&self, source: &str, topic: &str) -> u64 {
        let log = self.log.lock().unwrap();
        let own = log.iter().filter(|(from, hint)| *from == source && hint.topic == topic);
        own.map(|(_, hint)| hint.seq).max().unwrap_or(0)
    }

    fn follow(
        &self,
        source: &'static str,
        asked: &pipeline::FollowRequest,
    ) -> BoxStream<'static, Result<Hint, Status>> {
        let log = self.log.lock().unwrap();
        let live = BroadcastStream::new(self.live.subscribe());
        let is_new = |hint: &Hint| asked.after.get(&hint.topic).is_some_and(|after| hint.seq > *after);
        let missed: Vec<_> = log
            .iter()
            .filter(|(from, hint)| *from == source && is_new(hint))
            .map(|(_, hint)| Ok(hint.clone()))
            .collect();
        let live = live.filter_map(move |said| ready(said.ok().filter(|(from, _)| *from == source)));
        stream::iter(missed).chain(live.map(|(_, hint)| Ok(hint))).boxed()
    }
}

fn router(said: &Arc<Said>) -> Router {
    let router = promising::add(desk::add(week::add(Router::new(), said), said), said);
    let router = sites::add(execution::add(conditions::add(router, said), said), said);
    let router = unary(router, said, "orders.v1.Orders/ListOrders", list_orders);
    let router = unary(router, said, "orders.v1.Orders/ListLateOrders", late_orders);
    let router = unary(router, said, "crews.v1.Crews/ListShifts", list_shifts);
    let router = unary(router, said, "crews.v1.Crews/GetDaySummary", |caller, _: &crews::GetDaySummaryRequest| {
        let seen = crews::DaySummary { heads_absent: 3, minutes_present: 2_430, ..crews::DaySummary::default() };
        only(caller, &CREWS).map(|()| seen)
    });
    let router =
        unary(router, said, "invoicing.v1.Invoicing/ListInvoices", |caller, _: &invoicing::ListInvoicesRequest| {
            only(caller, &[Role::Finance]).map(|()| invoicing::ListInvoicesResponse::default())
        });
    let router = unary(router, said, "invoicing.v1.Invoicing/GetTotals", |_, _: &invoicing::GetTotalsRequest| {
        Ok(invoicing::Totals { invoiced_payable_cents: 123_456, ..invoicing::Totals::default() })
    });
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/ListPremiumRuns",
        |caller, _: &invoicing::ListPremiumRunsRequest| {
            only(caller, &[Role::Finance]).map(|()| invoicing::ListPremiumRunsResponse::default())
        },
    );
    let heads = Arc::clone(said);
    let router =
        unary_for(router, said, "pipeline.v1.Pipeline/GetHead", move |source, _, asked: &pipeline::GetHeadRequest| {
            Ok(pipeline::Head { seq: heads.head(source, &asked.topic), ..pipeline::Head::default() })
        });
    let router = unary(router, said, "pipeline.v1.Pipeline/Applied", |_, _: &pipeline::AppliedRequest| {
        Ok(pipeline::AppliedResponse { applied: true, mark: 0 })
    });
    let follower = Arc::clone(said);
    router.route("/werkbrug.pipeline.v1.Pipeline/Follow", post(move |asked: Asked| follow(follower.clone(), asked)))
}

fn only(caller: &Caller, roles: &[Role]) -> Result<(), Status> {
    match caller {
        Caller::Person(viewer) if roles.contains(&viewer.role) => Ok(()),
        Caller::Person(_) | Caller::Process(_) => Err(Status::permission_denied("not for this role")),
    }
}

fn list_orders(caller: &Caller, asked: &orders::ListOrdersRequest) -> Result<orders::ListOrdersResponse, Status> {
    only(caller, &[Role::OrderDesk, Role::WorkshopPlanner, Role::Finance])?;
    let is_accepted = asked.stage() == orders::OrderStage::Accepted;
    let order = orders::Order {
        order_id: "order-1".into(),
        order_reference: "PO-7".into(),
        company_name: "Verzonnen Ramen".into(),
        stage: asked.stage,
        promised_on: Some("2026-11-27".into()),
        ..orders::Order::default()
    };
    let orders = if is_accepted { vec![order] } else { vec![] };
    Ok(orders::ListOrdersResponse { orders, ..orders::ListOrdersResponse::default() })
}

fn late_orders(_: &Caller, _: &orders::ListLateOrdersRequest) -> Result<orders::ListLateOrdersResponse, Status> {
    let late = orders::LateOrder {
        order_id: "order-1".into(),
        order_reference: "PO-7".into(),
        company_id: "bedrijf-1".into(),
        company_name: "Verzonnen Ramen".into(),
        stage: orders::OrderStage::InProgress.into(),
        working_days_late: 1,
        reasons: vec!["promise_passed".into(), "material_late".into(), "work_does_not_fit".into()],
        ..orders::LateOrder::default()
    };
    Ok(orders::ListLateOrdersResponse { orders: vec![late], ..orders::ListLateOrdersResponse::default() })
}

fn list_shifts(caller: &Caller, asked: &crews::ListShiftsRequest) -> Result<crews::ListShiftsResponse, Status> {
    only(caller, &CREWS)?;
    let crew = vec![crews::CrewMember { display_name: "Naam Geheim".into(), ..crews::CrewMember::default() }];
    let place_name = format!("Verzonnen Hal op {}", asked.on);
    let shift = crews::Shift { place_name, heads_wanted: 5, heads_assigned: 4, crew, ..crews::Shift::default() };
    Ok(crews::ListShiftsResponse { shifts: vec![shift], ..crews::ListShiftsResponse::default() })
}

fn unary<I, O>(
    router: Router,
    said: &Arc<Said>,
    path: &str,
    answer: impl Fn(&Caller, &I) -> Result<O, Status> + Clone + Send + Sync + 'static,
) -> Router
where
    I: Message + Default + 'static,
    O: Message + Default + 'static,
{
    unary_for(router, said, path, move |_, caller, asked| answer(caller, asked))
}

fn unary_for<I, O>(
    router: Router,
    said: &Arc<Said>,
    path: &str,
    answer: impl Fn(&'static str, &Caller, &I) -> Result<O, Status> + Clone + Send + Sync + 'static,
) -> Router
where
    I: Message + Default + 'static,
    O: Message + Default + 'static,
{
    let said = Arc::clone(said);
    let handler = move |asked: Asked| {
        let (said, answer) = (Arc::clone(&said), answer.clone());
        let service = tower::service_fn(move |request: Request<I>| {
            let caller = said.caller(request.metadata());
            ready(caller.and_then(|(source, caller)| answer(source, &caller, request.get_ref())).map(Response::new))
        });
        async move { Grpc::new(ProstCodec::<O, I>::default()).unary(service, asked).await.map(axum::body::Body::new) }
    };
    router.route(&format!("/werkbrug.{path}"), post(handler))
}

async fn follow(said: Arc<Said>, asked: Asked) -> http::Response<Body> {
    let service = tower::service_fn(move |request: Request<pipeline::FollowRequest>| {
        let caller = said.caller(request.metadata());
        let stream = caller.and_then(|(source, caller)| match caller {
            Caller::Process(process) if process == "portal" => Ok(said.follow(source, request.get_ref())),
            Caller::Process(_) | Caller::Person(_) => Err(Status::permission_denied("only the portal follows")),
        });
        ready(stream.map(Response::new))
    });
    Grpc::new(ProstCodec::<Hint, pipeline::FollowRequest>::default()).server_streaming(service, asked).await
}
