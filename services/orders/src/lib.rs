//! The orders service: companies, quotes, and orders with a promised date.
//!
//! It serves `werkbrug.orders.v1.Orders`, `Promising`, `Executing`, `Exchanging`, `Notifying`, `Relating`, `Requesting`
//! and `Comparing`, hears topic `capacity` of crews, and says topics
//! `companies` and `orders`. Read `app/accept_order.rs` first.

use std::sync::Arc;

use futures::FutureExt;
use tonic::service::Routes;
use werkbrug_chassis::{
    refusal::Fault,
    run::{Context, Parts, Service},
};
use werkbrug_pipeline::{Pipeline, Setup};
use werkbrug_proto::orders::{
    comparing_server::ComparingServer, exchanging_server::ExchangingServer, executing_server::ExecutingServer,
    notifying_server::NotifyingServer, orders_server::OrdersServer, promising_server::PromisingServer,
    relating_server::RelatingServer, requesting_server::RequestingServer,
};

mod api;
mod app;
mod consume;
mod knowledge;
mod message;
mod parse;
mod permit;
mod publish;
mod read;
mod refused;
mod seal;
mod sending;
mod store;
mod telling;
mod ubl;

/// The largest call about an order file: the file and what stands around it.
const LARGEST_CALL: usize = ubl::tree::LARGEST + 64 * 1024;

/// The service as the launcher runs it.
pub fn service() -> Service {
    Service { name: "orders", descriptors: werkbrug_proto::DESCRIPTORS, build: |context| build(context).boxed() }
}

async fn build(context: Context) -> Result<Parts, Fault> {
    let setup =
        Setup { service: "orders", migrations: store::migrations::all(), consumers: vec![Arc::new(consume::Capacity)] };
    let pipeline = Pipeline::open(&context, setup).await?;
    let server = pipeline.server();
    app::release_hold::start(&pipeline, &context.clock, &context.tasks);
    let knowledge = Arc::new(knowledge::Knowledge::new(&pipeline, &context.clock));
    app::reckon_risks::start(&pipeline, &context.clock, &context.tasks, &knowledge);
    let sealer = Arc::new(seal::Sealer::open(&context.config.keys, "orders")?);
    let sender = sending::Sender::new(&context.config.keys)?;
    let teller = telling::Teller {
        pipeline: pipeline.clone(),
        clock: context.clock.clone(),
        sealer: Arc::clone(&sealer),
        sender: sender.clone(),
        partitions: context.config.partitions,
    };
    teller.start(&context.tasks);
    let api = Arc::new(api::Api { knowledge, sealer, sender, pipeline, clock: context.clock });
    let routes = Routes::new(OrdersServer::from_arc(Arc::clone(&api)));
    let routes = routes.add_service(PromisingServer::from_arc(Arc::clone(&api)));
    let routes = routes.add_service(ExecutingServer::from_arc(Arc::clone(&api)));
    let routes =
        routes.add_service(ExchangingServer::from_arc(Arc::clone(&api)).max_decoding_message_size(LARGEST_CALL));
    let routes = routes.add_service(NotifyingServer::from_arc(Arc::clone(&api)));
    let routes = routes.add_service(RelatingServer::from_arc(Arc::clone(&api)));
    let routes = routes.add_service(RequestingServer::from_arc(Arc::clone(&api)));
    let routes = routes.add_service(ComparingServer::from_arc(api)).add_service(server);
    Ok(Parts { routes })
}
