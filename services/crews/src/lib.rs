//! The crews service: places, agreements, demand, shifts, presence and hours.
//!
//! Read a command top-down: `api` turns a message into a use case of `app`, which loads through `store`, asks the
//! rules of `werkbrug_crews_domain`, saves, and announces through `publish`. `consume` hears others, `read` answers
//! questions.

use std::sync::Arc;

use werkbrug_chassis::{
    refusal::Fault,
    run::{Context, Parts, Service},
};
use werkbrug_pipeline::{Pipeline, Setup};
use werkbrug_proto::{
    DESCRIPTORS,
    crews::{
        conditions_server::ConditionsServer, crews_planning_server::CrewsPlanningServer, crews_server::CrewsServer,
        floor_server::FloorServer,
    },
};

mod api;
mod app;
mod consume;
mod parse;
mod permit;
mod planning;
mod publish;
mod read;
mod refused;
mod store;

/// Its name, as the list of topics and the tokens have it.
const NAME: &str = "crews";

/// The crews service, ready to be run.
#[must_use]
pub fn service() -> Service {
    Service { name: NAME, descriptors: DESCRIPTORS, build: |context| Box::pin(build(context)) }
}

async fn build(context: Context) -> Result<Parts, Fault> {
    let setup = Setup { service: NAME, migrations: store::migrations::all(), consumers: consume::all() };
    let pipeline = Pipeline::open(&context, setup).await?;
    let api = Arc::new(api::Api { pipeline: pipeline.clone(), clock: context.clock.clone() });
    let worker = planning::worker::Worker::start(&pipeline, &context.clock, &context.tasks);
    let planning = api::planning::Planning { api: Arc::clone(&api), worker };
    let mut routes = tonic::service::Routes::builder();
    routes.add_service(CrewsPlanningServer::new(planning));
    routes.add_service(CrewsServer::from_arc(Arc::clone(&api)));
    routes.add_service(ConditionsServer::from_arc(Arc::clone(&api)));
    routes.add_service(FloorServer::from_arc(api)).add_service(pipeline.server());
    Ok(Parts { routes: routes.routes() })
}
