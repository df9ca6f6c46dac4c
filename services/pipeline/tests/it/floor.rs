//! Where the stories happen: services in this process, on real ports and real databases, that can be stopped and started.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, FromQueryResult, Statement};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use uuid::Uuid;
use werkbrug_chassis::config::{Config, Peer};
use werkbrug_chassis::identity::{Keyring, Viewer};
use werkbrug_chassis::refusal::Fault;
use werkbrug_chassis::rpc::{Authed, Peers};
use werkbrug_chassis::run::{Context, Service, serve};
use werkbrug_chassis::tasks::Tasks;
use werkbrug_kernel::id::Id;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::Pipeline;
use werkbrug_pipeline::testing::{self, Backend};
use werkbrug_proto::pipeline::pipeline_client::PipelineClient;

/// How long a story waits for something that must come.
pub(crate) const DEADLINE: Duration = Duration::from_secs(30);
/// An address where no NATS answers.
pub(crate) const NO_NATS: &str = "nats://127.0.0.1:9";

const PROCESSES: [&str; 6] = ["orders", "crews", "invoicing", "portal", "cli", "replica"];

/// One story's folder, keys and addresses.
pub(crate) struct Floor {
    dir: PathBuf,
    /// Removes the folder at the end; a victim's floor belongs to who let it die.
    _lasting: Option<TempDir>,
    prefix: String,
    pub(crate) nats: String,
    pub(crate) partitions: u32,
    /// Whether services may ask each other over gRPC.
    pub(crate) has_peers: bool,
    pub(crate) viewer: Viewer,
    addresses: BTreeMap<&'static str, SocketAddr>,
    /// Held until the service that listens there is started for the first time.
    listeners: Mutex<BTreeMap<&'static str, TcpListener>>,
}

/// A service that runs.
pub(crate) struct Running {
    pub(crate) pipeline: Pipeline,
    tasks: Tasks,
    served: JoinHandle<Result<(), Fault>>,
}

impl Floor {
    pub(crate) async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Keyring::prepare(&dir.path().join("keys"), &PROCESSES).unwrap();
        let (mut addresses, mut listeners) = (BTreeMap::new(), BTreeMap::new());
        for name in PROCESSES {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            addresses.insert(name, listener.local_addr().unwrap());
            listeners.insert(name, listener);
        }
        let viewer = Viewer { tenant: Id::fresh(), actor: "desk".into(), role: Role::OrderDesk, about: None };
        Self {
            prefix: format!("t{}_", Uuid::now_v7().simple()),
            nats: NO_NATS.to_owned(),
            partitions: 1,
            has_peers: true,
            viewer,
            addresses,
            listeners: Mutex::new(listeners),
            dir: dir.path().to_owned(),
            _lasting: Some(dir),
        }
    }

    /// All that another process needs to stand on the same floor.
    pub(crate) fn letter(&self) -> String {
        let Viewer { tenant, .. } = &self.viewer;
        serde_json::json!([self.dir, self.prefix, self.nats, tenant, self.addresses]).to_string()
    }

    /// The floor of another process; services listen elsewhere, and whoever has its place calls them there.
    pub(crate) async fn of(letter: &str) -> Self {
        let (dir, prefix, nats, tenant, addresses): (PathBuf, String, String, _, BTreeMap<String, SocketAddr>) =
            serde_json::from_str(letter).unwrap();
        let mut floor = Self { dir, _lasting: None, prefix, nats, ..Self::new().await };
        floor.viewer.tenant = tenant;
        floor.addresses = PROCESSES.into_iter().map(|name| (name, addresses[name])).collect();
        floor
    }

    /// Start a service, or start it again: same address, same data.
    pub(crate) async fn start(&self, service: Service, backend: Backend) -> Running {
        self.start_as(service.name, service, backend).await
    }

    /// Start a service under another place's address and folder; on PostgreSQL the schema is the same.
    pub(crate) async fn start_as(&self, place: &'static str, service: Service, backend: Backend) -> Running {
        let config = self.config(place, backend);
        let data_dir = config.data_dir.clone();
        let held = self.listeners.lock().unwrap().remove(place);
        let listener = match held {
            Some(listener) => listener,
            None => TcpListener::bind(self.addresses[place]).await.unwrap(),
        };
        let context = Context::open(service.name, config).unwrap();
        let tasks = context.tasks.clone();
        // Not among the service's own tasks, whose end it waits for.
        let served = Tasks::new().spawn("story", serve(service, context, listener));
        until("the service to come up", async || served.is_finished() || testing::opened(&data_dir).is_some()).await;
        match testing::opened(&data_dir) {
            Some(pipeline) => Running { pipeline, tasks, served },
            None => panic!("{place} did not come up: {:?}", served.await),
        }
    }

    pub(crate) fn config(&self, place: &str, backend: Backend) -> Config {
        let mut config = Config::inside(&self.data_dir(place));
        config.keys = self.dir.join("keys");
        config.nats.clone_from(&self.nats);
        config.partitions = self.partitions;
        let peer = |(name, address): (&&str, &SocketAddr)| Peer { name: (*name).into(), address: url(*address) };
        config.peers = self.addresses.iter().filter(|_| self.has_peers).map(peer).collect();
        if backend == Backend::Postgres {
            config.database = format!("{}?schema_prefix={}", testing::postgres_url(), self.prefix);
        }
        config
    }

    pub(crate) fn data_dir(&self, place: &str) -> PathBuf {
        self.dir.join(place)
    }

    /// The pipeline's calls of a service, made by a process.
    pub(crate) fn client(&self, process: &str, service: &str) -> PipelineClient<Authed> {
        PipelineClient::new(self.peers(process).as_process(service).unwrap())
    }

    /// The pipeline's calls of a service, made by a person at the portal.
    pub(crate) fn client_of(&self, viewer: &Viewer, service: &str) -> PipelineClient<Authed> {
        PipelineClient::new(self.peers("portal").as_person(service, viewer).unwrap())
    }

    fn peers(&self, process: &str) -> Peers {
        let keyring = Keyring::open(&self.dir.join("keys"), process).unwrap();
        let addresses = self.addresses.iter().map(|(name, address)| ((*name).to_owned(), url(*address)));
        Peers::new(Arc::new(keyring), addresses.collect())
    }

    /// Remove what the story left on PostgreSQL.
    pub(crate) async fn clear(self, backend: Backend) {
        if backend == Backend::Postgres {
            let db = Database::connect(testing::postgres_url()).await.unwrap();
            for service in ["orders", "crews"] {
                let schema = format!("DROP SCHEMA IF EXISTS \"{}{service}\" CASCADE", self.prefix);
                db.execute_unprepared(&schema).await.unwrap();
            }
            db.close().await.unwrap();
        }
    }
}

fn url(address: SocketAddr) -> String {
    format!("http://{address}")
}

impl Running {
    /// Stop it as a signal would, and let go of its database.
    pub(crate) async fn stop(self) {
        self.tasks.stopping().cancel();
        self.served.await.unwrap().unwrap();
        testing::close(&self.pipeline).await;
    }

    pub(crate) fn db(&self) -> &DatabaseConnection {
        self.pipeline.reader()
    }

    pub(crate) async fn write(&self, statement: &str) {
        testing::write(&self.pipeline, statement).await.unwrap();
    }
}

/// Wait until something is so.
pub(crate) async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let deadline = tokio::time::Instant::now() + DEADLINE;
    while !is_so().await {
        assert!(tokio::time::Instant::now() < deadline, "waited in vain for {what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[derive(FromQueryResult)]
struct Number {
    number: i64,
}

/// One number out of a database: `SELECT ... AS number`.
pub(crate) async fn number(db: &DatabaseConnection, query: &str) -> i64 {
    let statement = Statement::from_string(db.get_database_backend(), query);
    Number::find_by_statement(statement).one(db).await.unwrap().unwrap().number
}

#[derive(FromQueryResult)]
struct Text {
    text: String,
}

/// Texts out of a database: `SELECT ... AS text`.
pub(crate) async fn texts(db: &DatabaseConnection, query: &str) -> Vec<String> {
    let statement = Statement::from_string(db.get_database_backend(), query);
    let rows = Text::find_by_statement(statement).all(db).await.unwrap();
    rows.into_iter().map(|row| row.text).collect()
}

#[derive(FromQueryResult)]
struct Identity {
    id: Uuid,
}

/// Identities out of a database: `SELECT ... AS id`.
pub(crate) async fn ids(db: &DatabaseConnection, query: &str) -> Vec<Uuid> {
    let statement = Statement::from_string(db.get_database_backend(), query);
    let rows = Identity::find_by_statement(statement).all(db).await.unwrap();
    rows.into_iter().map(|row| row.id).collect()
}

/// A figure for whoever reads the run.
#[allow(clippy::print_stdout, reason = "figures are printed, never asserted")]
pub(crate) fn figure(text: &str) {
    println!("{text}");
}

/// Whether this is the long run.
#[allow(clippy::disallowed_methods, reason = "a test is told by its environment how far to go")]
pub(crate) fn is_long() -> bool {
    std::env::var("WERKBRUG_LONG").is_ok_and(|value| value == "1")
}
