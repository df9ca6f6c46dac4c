//! The web face: pages for everyone, read through gRPC as the person who signed in. It owns no data.

mod assets;
mod cookies;
mod issuer;
mod kept;
mod lists;
mod live;
mod offline;
pub mod options;
mod pages;
mod pdf;
pub mod personas;
mod reading;
mod rooms;
mod secret;
mod security;
mod session;
mod sign_in;
pub mod start;
mod trouble;
mod upload;
mod visit;
mod web;
mod words;

use std::sync::OnceLock;

use tonic::service::Routes;
use werkbrug_chassis::{
    config::Config,
    refusal::Fault,
    run::{self, Context, Parts, Service},
};

use crate::options::WebOptions;

/// What [`run`] was told; a service is built by a plain function, which captures nothing.
static WEB: OnceLock<WebOptions> = OnceLock::new();

/// Runs the portal until it is told to stop; once in a process. Its own gRPC address
/// (`--listen`) answers health only, which says SERVING once the pages answer.
///
/// # Errors
/// An address is taken, a key or the client's secret cannot be read, or the settings contradict each other.
pub async fn run(config: Config, web: WebOptions) -> Result<(), Fault> {
    WEB.set(web).map_err(|_| Fault::bug("the portal was started twice in one process"))?;
    let service = Service { name: "portal", descriptors: &[], build: |context| Box::pin(build(context)) };
    run::run(service, config).await
}

/// Every address of the portal, as the router spells it: for those who check who may open what.
#[must_use]
pub fn addresses() -> Vec<&'static str> {
    rooms::all().map(|room| room.path).collect()
}

async fn build(context: Context) -> Result<Parts, Fault> {
    let web = WEB.get().ok_or_else(|| Fault::bug("the portal is built before it was told its address"))?;
    start::start(context, web).await?;
    Ok(Parts { routes: Routes::default() })
}
