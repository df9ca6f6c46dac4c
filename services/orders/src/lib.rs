//! The orders service: companies, quotes, and orders with a promised date.
//!
//! It serves `werkbrug.orders.v1.Orders`, `Promising` and `Comparing`, hears topic `capacity` of crews, and says topics
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
    comparing_server::ComparingServer, orders_server::OrdersServer, promising_server::PromisingServer,
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
mod store;

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
    let api = Arc::new(api::Api {
        knowledge: knowledge::Knowledge::new(&pipeline, &context.clock),
        sealer: Arc::new(seal::Sealer::open(&context.config.keys, "orders")?),
        pipeline,
        clock: context.clock,
    });
    let routes = Routes::new(OrdersServer::from_arc(Arc::clone(&api)));
    let routes = routes.add_service(PromisingServer::from_arc(Arc::clone(&api)));
    let routes = routes.add_service(ComparingServer::from_arc(api)).add_service(server);
    Ok(Parts { routes })
}
