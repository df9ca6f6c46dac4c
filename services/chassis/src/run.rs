//! Starts a service, keeps it answering, and stops it in bounded time.

use std::{sync::Arc, time::Duration};

use futures::future::BoxFuture;
use prost::Message;
use prost_types::FileDescriptorSet;
use tokio::net::TcpListener;
use tonic::{
    service::Routes,
    transport::{Server, server::TcpIncoming},
};
use tonic_health::{ServingStatus, server::HealthReporter};

use crate::{
    clock::Clock,
    config::Config,
    identity::Keyring,
    panics,
    refusal::Fault,
    rpc::{Peers, authenticate::authenticate, measure},
    tasks::Tasks,
    telemetry,
};

mod signals;

/// How long calls in flight may take to finish after the stop signal.
const LAST_CALLS: Duration = Duration::from_secs(2);
/// How long background tasks may take to finish after that.
const LAST_TASKS: Duration = Duration::from_secs(3);
const KEEP_ALIVE: Duration = Duration::from_secs(20);
const STREAMS_PER_CONNECTION: u32 = 1024;

/// One kind of process: its name, its contracts and how it is built.
#[derive(Clone, Copy)]
pub struct Service {
    /// The name, which is also the audience of tokens meant for it.
    pub name: &'static str,
    /// The encoded descriptors of its gRPC services, for reflection and health.
    pub descriptors: &'static [u8],
    /// Opens what it needs and starts its tasks.
    pub build: fn(Context) -> BoxFuture<'static, Result<Parts, Fault>>,
}

/// What a service is handed to build itself with.
#[derive(Clone)]
pub struct Context {
    /// The name of the service.
    pub name: &'static str,
    /// Its settings.
    pub config: Config,
    /// Business and wall time.
    pub clock: Clock,
    /// Its own key and everybody's public keys.
    pub keyring: Arc<Keyring>,
    /// The processes it may call.
    pub peers: Peers,
    /// Where it starts its tasks.
    pub tasks: Tasks,
}

/// What a built service answers.
pub struct Parts {
    /// Its gRPC services, without health and reflection.
    pub routes: Routes,
}

impl Context {
    /// Opens keys and peers as the settings say.
    pub fn open(name: &'static str, config: Config) -> Result<Self, Fault> {
        let keyring = Arc::new(Keyring::open(&config.keys, name)?);
        let peers = Peers::new(Arc::clone(&keyring), config.peer_addresses());
        let clock = Clock::new(config.business_offset_seconds);
        Ok(Self { name, config, clock, keyring, peers, tasks: Tasks::new() })
    }
}

/// Runs a service until it is told to stop (INT, TERM, or the death of its parent).
pub async fn run(service: Service, config: Config) -> Result<(), Fault> {
    if let Some(parent) = config.parent_pid {
        signals::stop_with(parent)?;
    }
    let telemetry = telemetry::start(service.name, &config);
    panics::log_without_values();
    let outcome = run_until_told(service, config).await;
    telemetry.stop().await;
    outcome
}

async fn run_until_told(service: Service, config: Config) -> Result<(), Fault> {
    let context = Context::open(service.name, config)?;
    signals::watch(&context.tasks)?;
    let listener = TcpListener::bind(context.config.listen).await.map_err(Fault::during("taking the address"))?;
    serve(service, context, listener).await
}

/// Builds a service and answers on this listener until its tasks are told to stop.
pub async fn serve(service: Service, context: Context, listener: TcpListener) -> Result<(), Fault> {
    let (tasks, keyring) = (context.tasks.clone(), Arc::clone(&context.keyring));
    let built = tokio::select! {
        built = (service.build)(context) => built.map(Some),
        () = tasks.stopping().cancelled_owned() => Ok(None),
    };
    let outcome = match built {
        Ok(Some(parts)) => answer(service, parts, keyring, &tasks, listener).await,
        Ok(None) => Ok(()),
        Err(fault) => Err(fault),
    };
    if !tasks.stop_and_wait(LAST_TASKS).await {
        tracing::warn!(service = service.name, "some tasks did not stop in time");
    }
    tracing::info!(service = service.name, "stopped");
    outcome
}

async fn answer(
    service: Service,
    parts: Parts,
    keyring: Arc<Keyring>,
    tasks: &Tasks,
    listener: TcpListener,
) -> Result<(), Fault> {
    let address = listener.local_addr().map_err(Fault::during("reading the address"))?;
    let (health, health_server) = tonic_health::server::health_reporter();
    let reflection = tonic_reflection::server::Builder::configure()
        .register_encoded_file_descriptor_set(service.descriptors)
        .build_v1()
        .map_err(Fault::during("reading the descriptors"))?;
    let contracts = FileDescriptorSet::decode(service.descriptors).map_err(Fault::during("reading the descriptors"))?;
    let names = service_names(&contracts);
    set_health(&health, &names, ServingStatus::Serving).await;
    let routes = parts.routes.add_service(health_server).add_service(reflection);
    let stopping = tasks.stopping();
    let server = Server::builder()
        .max_concurrent_streams(STREAMS_PER_CONNECTION)
        .http2_keepalive_interval(Some(KEEP_ALIVE))
        .layer(measure::measure(measure::commands(&contracts)))
        .layer(authenticate(keyring, service.name))
        .add_routes(routes)
        .serve_with_incoming_shutdown(
            TcpIncoming::from(listener).with_nodelay(Some(true)),
            stopping.clone().cancelled_owned(),
        );
    tracing::info!(service = service.name, %address, "answering");
    // A client that never lets go would keep a graceful stop waiting for ever (hyper issue 4170).
    let patience = async {
        stopping.cancelled().await;
        set_health(&health, &names, ServingStatus::NotServing).await;
        tokio::time::sleep(LAST_CALLS).await;
    };
    tokio::select! {
        ended = server => ended.map_err(Fault::during("answering calls")),
        () = patience => {
            tracing::warn!(service = service.name, "some calls were cut off");
            Ok(())
        }
    }
}

async fn set_health(health: &HealthReporter, names: &[String], status: ServingStatus) {
    for name in names {
        health.set_service_status(name, status).await;
    }
}

/// The whole process (the empty name) and every gRPC service in the descriptors.
fn service_names(contracts: &FileDescriptorSet) -> Vec<String> {
    let mut names = vec![String::new()];
    for file in &contracts.file {
        for service in &file.service {
            names.push(format!("{}.{}", file.package(), service.name()));
        }
    }
    names
}
