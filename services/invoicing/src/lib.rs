//! The invoicing service: invoices from approved minutes, the ledger, and wage premiums.

mod api;
mod app;
mod bank_file;
pub mod blind;
mod consume;
mod declaration;
mod drafting;
mod matching;
mod parse;
mod permit;
mod premium_format;
mod premium_input;
mod publish;
mod read;
mod refused;
mod sheet;
mod standing;
mod statement;
mod store;
pub mod tool_level;
pub mod tool_settle;
mod ubl;
mod wages;

use std::sync::Arc;

use futures::FutureExt;
use tonic::service::Routes;
use werkbrug_chassis::{
    refusal::Fault,
    run::{Context, Parts, Service},
};
use werkbrug_pipeline::{Pipeline, Setup};
use werkbrug_proto::{
    DESCRIPTORS,
    invoicing::{books_server::BooksServer, invoicing_server::InvoicingServer},
};

use crate::{
    api::Api,
    blind::Door,
    consume::{Companies, Entitlement, People, Time},
};

/// The name of this service, its topics and its database.
const NAME: &str = "invoicing";

/// What is served, consumed and published.
pub fn service() -> Service {
    Service { name: NAME, descriptors: DESCRIPTORS, build: |context| build(context).boxed() }
}

async fn build(context: Context) -> Result<Parts, Fault> {
    let setup = Setup {
        service: NAME,
        migrations: store::migrations::all(),
        consumers: vec![Arc::new(Companies), Arc::new(People), Arc::new(Entitlement), Arc::new(Time)],
    };
    let pipeline = Pipeline::open(&context, setup).await?;
    let numbers = Door::in_folder(&context.config.keys);
    let routes = Routes::new(pipeline.server());
    let api = Arc::new(Api { pipeline, numbers });
    let routes = routes.add_service(InvoicingServer::from_arc(Arc::clone(&api)));
    let routes = routes.add_service(BooksServer::from_arc(api));
    Ok(Parts { routes })
}
