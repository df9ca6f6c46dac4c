//! A small process to call: it answers who called and on which trace.

use std::{
    convert::Infallible,
    net::SocketAddr,
    sync::{Arc, OnceLock},
    task::{Context as Task, Poll},
    time::Duration,
};

use futures::future::BoxFuture;
use http::{Request, Response};
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::Notify, task::JoinHandle};
use tonic::{body::Body, server::NamedService, service::Routes};
use uuid::Uuid;
use werkbrug_chassis::{
    config::Config,
    identity::{Keyring, Viewer},
    refusal::Fault,
    rpc::{self, Peers},
    run::{self, Context, Parts, Service},
    tasks::Tasks,
    telemetry::{self, Telemetry},
};
use werkbrug_kernel::{id::Id, role::Role};

pub(super) const DEADLINE: Duration = Duration::from_secs(20);

/// Rings when a call that gets no answer has come in.
pub(super) static CAME_IN: Notify = Notify::const_new();

/// Logs and traces as a process without a collector does, once for all tests.
pub(super) fn traced() {
    static ONCE: OnceLock<Telemetry> = OnceLock::new();
    ONCE.get_or_init(|| telemetry::start("test", &Config::inside(&std::env::temp_dir())));
}

/// Answers with headers; its path ending in `Never` gets no answer.
#[derive(Clone)]
struct Who;

impl NamedService for Who {
    const NAME: &'static str = "test.v1.Who";
}

impl tower::Service<Request<Body>> for Who {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _task: &mut Task<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        Box::pin(async move {
            if request.uri().path().ends_with("Never") {
                CAME_IN.notify_one();
                std::future::pending::<()>().await;
            }
            let request = tonic::Request::from_http(request);
            let caller = match rpc::viewer(&request) {
                Ok(viewer) => viewer.actor,
                Err(status) => return Ok(status.into_http()),
            };
            Ok(Response::builder()
                .header("content-type", "application/grpc")
                .header("grpc-status", "0")
                .header("x-caller", caller)
                .header("x-traceparent", telemetry::traceparent())
                .body(Body::empty())
                .unwrap())
        })
    }
}

fn build(context: Context) -> BoxFuture<'static, Result<Parts, Fault>> {
    Box::pin(async move {
        let stopping = context.tasks.stopping();
        context.tasks.spawn("background", async move { stopping.cancelled().await });
        let routes = Routes::new(Who);
        Ok(Parts { routes })
    })
}

pub(super) const SERVICE: Service =
    Service { name: "callee", descriptors: tonic_health::pb::FILE_DESCRIPTOR_SET, build };

/// A running process in this test, and the keys of everybody.
pub(super) struct Running {
    pub(super) address: SocketAddr,
    pub(super) tasks: Tasks,
    pub(super) served: JoinHandle<Result<(), Fault>>,
    config: Config,
    _folder: TempDir,
}

impl Running {
    pub(super) async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::inside(folder.path());
        Keyring::prepare(&config.keys, &["callee", "portal", "cli", "other"]).unwrap();
        let context = Context::open("callee", config.clone()).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let tasks = context.tasks.clone();
        let served = Tasks::new().spawn("served", run::serve(SERVICE, context, listener));
        Self { address, tasks, served, config, _folder: folder }
    }

    /// How the named process reaches this one.
    pub(super) fn peers_of(&self, process: &str) -> Peers {
        let keyring = Arc::new(Keyring::open(&self.config.keys, process).unwrap());
        let address = format!("http://{}", self.address);
        Peers::new(keyring, [("callee".to_owned(), address)].into())
    }

    pub(super) async fn stop(self) -> Result<(), Fault> {
        self.tasks.stopping().cancel();
        tokio::time::timeout(DEADLINE, self.served).await.expect("stops in time").unwrap()
    }

    pub(super) fn config(&self) -> Config {
        self.config.clone()
    }
}

#[tokio::test]
async fn a_process_stops_when_what_it_needs_panics_and_goes_on_when_it_merely_ends() {
    let running = Running::start().await;
    running.tasks.spawn_vital("short", async {});
    running.tasks.spawn("spare", async { panic!("planted") }).await.unwrap_err();
    assert!(!running.tasks.stopping().is_cancelled());
    running.tasks.spawn_vital("vital", async { panic!("planted") });
    tokio::time::timeout(DEADLINE, running.served).await.expect("stops in time").unwrap().unwrap();
}

/// An invented person.
pub(super) fn somebody() -> Viewer {
    Viewer {
        tenant: Id::from_uuid(Uuid::from_u128(1)),
        actor: "account-7".to_owned(),
        role: Role::Finance,
        about: Some(Uuid::from_u128(7)),
    }
}
