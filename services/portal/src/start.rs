//! Puts the portal together, takes its address and starts answering.

use std::{net::SocketAddr, sync::Arc};

use tokio::net::TcpListener;
use url::Url;
use werkbrug_chassis::{refusal::Fault, run::Context};

use crate::{
    issuer::Issuer,
    live::{self, hub::Hub, seats::Seats},
    options::{ExternalIssuer, WebOptions},
    pages::order_files,
    session::Sessions,
    sign_in::{BACK, SignIn, provider::Provider},
    web::{self, Address, Face},
    words::Books,
};

const STARTING: &str = "starting the portal";
/// Where a workshop puts its own words, inside the data folder.
const WORDS: &str = "words";

/// A portal that answers.
#[derive(Clone, Debug)]
pub struct Answering {
    /// Where it listens.
    pub socket: SocketAddr,
    /// The address that people type.
    pub base: Url,
}

/// Starts answering pages; goes on until the context's tasks are told to stop.
///
/// # Errors
/// The address is taken, the embedded issuer would be reachable from elsewhere, or a setting cannot be used.
pub async fn start(context: Context, web: &WebOptions) -> Result<Answering, Fault> {
    may_listen(web)?;
    let listener = TcpListener::bind(web.listen).await.map_err(Fault::during("taking the address of the pages"))?;
    let socket = listener.local_addr().map_err(Fault::during("reading the address of the pages"))?;
    let address = Address { base: base(web, socket)?, socket };
    let folder = web.words.clone().unwrap_or_else(|| context.config.data_dir.join(WORDS));
    let books = Arc::new(Books::open(&folder)?);
    let (issuer, provider) = match &web.issuer {
        Some(external) => (None, outside(external, &address)?),
        None => {
            let issuer =
                Arc::new(Issuer::embedded(&address, &context, Arc::clone(&books), web.second_client.as_ref())?);
            let provider = Provider::embedded(&issuer, &address)?;
            (Some(issuer), provider)
        }
    };
    let answering = Answering { socket, base: address.base.clone() };
    let hub = Arc::new(Hub::new());
    live::follow::start(&context, &hub);
    let face = Face {
        address,
        books,
        help: web.help_contact.clone(),
        sessions: Sessions::none()?,
        sign_in: SignIn::with(provider, web.sign_ins_per_minute),
        issuer,
        hub,
        seats: Arc::new(Seats::default()),
        order_files: order_files::shelf(),
        is_behind_proxy: web.behind_proxy,
        context: context.clone(),
    };
    let router = web::router(Arc::new(face)).into_make_service_with_connect_info::<SocketAddr>();
    let stopping = context.tasks.stopping();
    context.tasks.spawn("pages", async move {
        let serving = axum::serve(listener, router).with_graceful_shutdown(stopping.cancelled_owned());
        if let Err(cause) = serving.await {
            tracing::error!(%cause, "the pages stopped answering");
        }
    });
    tracing::info!(address = %answering.base, "the portal answers");
    Ok(answering)
}

/// Anybody who reaches the embedded issuer is whom they say: it answers on this machine only.
fn may_listen(web: &WebOptions) -> Result<(), Fault> {
    if web.issuer.is_some() || web.listen.ip().is_loopback() {
        return Ok(());
    }
    let why = "the embedded issuer answers on loopback only; name your own with --oidc-issuer";
    Err(Fault::new(STARTING, why))
}

fn base(web: &WebOptions, socket: SocketAddr) -> Result<Url, Fault> {
    let text = match (&web.public_url, &web.issuer) {
        (Some(public), Some(_)) if public.host_str().is_some() && public.path() == "/" => return Ok(public.clone()),
        (Some(_), Some(_)) => return Err(Fault::new(STARTING, "--public-url names a host and no path")),
        (Some(_), None) => {
            return Err(Fault::new(STARTING, "--public-url needs an issuer of your own (--oidc-issuer)"));
        }
        (None, _) => format!("http://localhost:{}", socket.port()),
    };
    Url::parse(&text).map_err(Fault::during(STARTING))
}

fn outside(external: &ExternalIssuer, address: &Address) -> Result<Provider, Fault> {
    let secret =
        std::fs::read_to_string(&external.secret_file).map_err(Fault::during("reading the client's secret"))?;
    Provider::outside(external, secret.trim(), &address.of(BACK))
}
