//! The social service: people, absences, limits and support, with their secrets.
//!
//! Served: `werkbrug.social.v1.Social` and the pipeline's own calls. Consumed: nothing. Published: the topics `people`,
//! `availability`, `limits`, `guidance` and `entitlement`.

use std::sync::Arc;

use tonic::service::Routes;
use werkbrug_chassis::{
    refusal::Fault,
    run::{Context, Parts, Service},
};
use werkbrug_pipeline::{Pipeline, Setup};
use werkbrug_proto::social::social_server::SocialServer;

use crate::{
    api::Api,
    app::{erase_confidential, tell_wage_days},
    vault::Vault,
};

mod api;
mod app;
mod consume;
pub mod keys_backup;
mod permit;
mod publish;
mod read;
mod refused;
mod store;
mod vault;
mod wage_days;
mod words;

/// The service as a process runs it.
pub fn service() -> Service {
    Service { name: "social", descriptors: werkbrug_proto::DESCRIPTORS, build: |context| Box::pin(build(context)) }
}

/// Tells the days of guaranteed wage of everybody of whom nobody did yet, as each start does; how many people.
///
/// # Errors
/// The database does not answer, or a row is damaged.
pub async fn tell_old_wage_days(pipeline: &Pipeline) -> Result<usize, Fault> {
    tell_wage_days::tell_old(pipeline).await
}

async fn build(context: Context) -> Result<Parts, Fault> {
    let setup = Setup { service: context.name, migrations: store::migrations::all(), consumers: consume::consumers() };
    let pipeline = Pipeline::open(&context, setup).await?;
    let is_in_use = store::sealed::are_any(pipeline.reader()).await?;
    let vault = Arc::new(Vault::open(&context.config, is_in_use).await?);
    erase_confidential::destroy_leftovers(&pipeline, &vault).await?;
    tell_wage_days::start(&pipeline, &context.tasks);
    let api = Api { pipeline: pipeline.clone(), vault, tasks: context.tasks, clock: context.clock };
    let routes = Routes::new(SocialServer::new(api)).add_service(pipeline.server());
    Ok(Parts { routes })
}
