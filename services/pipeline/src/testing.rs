//! A bench for one service in its own tests: real database, real gRPC, and a bus that drops everything.

pub mod crash;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::civil::Date;
use prost::Name;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};
use tempfile::TempDir;
use tokio::net::TcpListener;
use uuid::Uuid;
use werkbrug_chassis::clock::Clock;
use werkbrug_chassis::config::{Config, Peer};
use werkbrug_chassis::identity::{Keyring, Viewer};
use werkbrug_chassis::refusal::Fault;
use werkbrug_chassis::rpc::{Authed, Peers};
use werkbrug_chassis::run::{Context, Service, serve};
use werkbrug_chassis::tasks::Tasks;
use werkbrug_kernel::brussels;
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_kernel::role::Role;
use werkbrug_proto::pipeline::LogEntry;

use crate::apply::{Applied, Applier};
use crate::log::contract;
use crate::tables::{event_log, outbox, parked_event};
use crate::use_case::Stop;
use crate::{Pipeline, chain, numbering, parked};

/// How long a test waits for something that must come.
const DEADLINE: Duration = Duration::from_secs(20);
/// How often it looks.
const LOOK: Duration = Duration::from_millis(5);

static OPEN: Mutex<BTreeMap<PathBuf, Pipeline>> = Mutex::new(BTreeMap::new());

pub(crate) fn register(pipeline: &Pipeline) {
    let dir = pipeline.core.config.data_dir.clone();
    OPEN.lock().unwrap_or_else(PoisonError::into_inner).insert(dir, pipeline.clone());
}

/// Which database a story runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// A file in a temporary directory.
    Sqlite,
    /// A schema of its own on the server that `WERKBRUG_TEST_POSTGRES` names.
    Postgres,
}

/// One service, running.
pub struct Bench {
    /// Its pipeline, for what a caller cannot see.
    pub pipeline: Pipeline,
    service: &'static str,
    peers: Peers,
    tenant: Id<Workshop>,
    tasks: Tasks,
    dir: TempDir,
    schema: Option<String>,
    served: tokio::task::JoinHandle<Result<(), Fault>>,
}

impl Bench {
    /// Start a service on `today`, six in the morning.
    ///
    /// # Panics
    /// When the service does not come up, or PostgreSQL is asked for and not named: the test cannot mean anything then.
    #[allow(clippy::expect_used, clippy::panic, reason = "a bench that does not come up must stop its test")]
    pub async fn start(service: Service, backend: Backend, today: Date) -> Self {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let name = service.name;
        let keys = dir.path().join("keys");
        Keyring::prepare(&keys, &[name, "portal", "cli"]).expect("keys");
        let mut config = Config::inside(dir.path());
        config.keys.clone_from(&keys);
        "nats://127.0.0.1:9".clone_into(&mut config.nats);
        let prefix = format!("t{}_", Uuid::now_v7().simple());
        if backend == Backend::Postgres {
            config.database = format!("{}?schema_prefix={prefix}", postgres_url());
        }
        let schema = (backend == Backend::Postgres).then(|| format!("{prefix}{name}"));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let mut context = Context::open(name, config).expect("a context");
        context.clock = Clock::fixed(brussels::instant(today.at(6, 0, 0, 0)));
        let tasks = context.tasks.clone();
        // Not among the service's own tasks, whose end it waits for.
        let served = Tasks::new().spawn("bench", async move { serve(service, context, listener).await });
        let portal = Arc::new(Keyring::open(&keys, "portal").expect("the portal's key"));
        let peer = Peer { name: name.to_owned(), address: format!("http://{address}") };
        let peers = Peers::new(portal, BTreeMap::from([(peer.name, peer.address)]));
        let deadline = tokio::time::Instant::now() + DEADLINE;
        let pipeline = loop {
            if let Some(pipeline) = opened(dir.path()) {
                break pipeline;
            }
            if served.is_finished() || tokio::time::Instant::now() > deadline {
                panic!("the service did not come up: {:?}", served.await);
            }
            tokio::time::sleep(LOOK).await;
        };
        Self { pipeline, service: name, peers, tenant: Id::fresh(), tasks, dir, schema, served }
    }

    /// Somebody of the bench's workshop in a role.
    #[must_use]
    pub fn viewer(&self, role: Role) -> Viewer {
        Viewer { tenant: self.tenant, actor: format!("bench-{}", role.as_str()), role, about: None }
    }

    /// Somebody who is a certain person or company.
    #[must_use]
    pub fn viewer_about(&self, role: Role, about: Uuid) -> Viewer {
        Viewer { about: Some(about), ..self.viewer(role) }
    }

    /// The workshop.
    #[must_use]
    pub fn tenant(&self) -> Id<Workshop> {
        self.tenant
    }

    /// A connection on which that person calls; give it to the service's generated client.
    ///
    /// # Panics
    /// When there is no such connection, which a bench always has.
    #[must_use]
    #[allow(clippy::expect_used, reason = "a bench that cannot be called must stop its test")]
    pub fn client_channel(&self, viewer: &Viewer) -> Authed {
        self.peers.as_person(self.service, viewer).expect("a connection to the service under test")
    }

    /// Let the service hear an event as if `source` had said it.
    ///
    /// # Errors
    /// What became of it when it was not applied.
    pub async fn feed<M: Name>(&self, source: &str, topic: &str, subject: Uuid, message: &M) -> Result<(), String> {
        self.feed_all(source, topic, vec![(subject, message)]).await
    }

    /// Let the service hear events at once, each with what it is about, as if `source` had said them in this order.
    ///
    /// # Errors
    /// What became of them when they were not applied.
    pub async fn feed_all<M: Name>(&self, source: &str, topic: &str, said: Vec<(Uuid, &M)>) -> Result<(), String> {
        let applier = applier(&self.pipeline, source, topic)?;
        let mark = applier.mark().await.map_err(|stop| format!("{stop:?}"))?;
        let (mut seq, mut chain) = (u64::try_from(mark.seq).unwrap_or(0), mark.chain);
        let mut entries = Vec::with_capacity(said.len());
        for (subject, message) in said {
            seq = seq.saturating_add(1);
            let mut entry = LogEntry {
                epoch: "bench".to_owned(),
                topic: topic.to_owned(),
                partition: 0,
                seq,
                event_id: Uuid::now_v7().to_string(),
                tenant: self.tenant.to_string(),
                event_type: M::NAME.to_owned(),
                subject: subject.to_string(),
                cause: "bench".to_owned(),
                time_us: self.pipeline.core.clock.now_us(),
                traceparent: String::new(),
                body: message.encode_to_vec(),
                chain: Vec::new(),
            };
            entry.chain = chain::link(&chain, &entry);
            chain.clone_from(&entry.chain);
            entries.push(entry);
        }
        match applier.apply(entries).await {
            Ok(Applied::Done) => Ok(()),
            Ok(other) => Err(format!("{other:?}")),
            Err(stop) => Err(format!("{stop:?}")),
        }
    }

    /// What this service said in a topic, once everything has its number.
    pub async fn log(&self, topic: &str) -> Vec<LogEntry> {
        said(&self.pipeline, topic).await
    }

    /// The database, to look at tables directly.
    #[must_use]
    pub fn database(&self) -> &DatabaseConnection {
        self.pipeline.reader()
    }

    /// Where the service keeps its files.
    #[must_use]
    pub fn data_dir(&self) -> PathBuf {
        self.dir.path().to_path_buf()
    }

    /// How many events stand aside.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn parked(&self) -> Result<usize, Stop> {
        let aside = parked_event::Entity::find().filter(parked::waiting());
        Ok(aside.all(self.pipeline.reader()).await?.len())
    }

    /// Stop the service and remove what it made.
    pub async fn stop(self) {
        self.tasks.stopping().cancel();
        drop(self.served.await);
        if let Some(schema) = &self.schema {
            let dropped =
                self.pipeline.reader().execute_unprepared(&format!("DROP SCHEMA IF EXISTS \"{schema}\" CASCADE")).await;
            drop(dropped);
        }
        close(&self.pipeline).await;
    }
}

/// The pipeline that was opened with this data directory.
#[must_use]
pub fn opened(dir: &Path) -> Option<Pipeline> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner).get(dir).cloned()
}

/// Forget a pipeline and let go of its database, once its service has stopped.
pub async fn close(pipeline: &Pipeline) {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner).remove(&pipeline.core.config.data_dir);
    pipeline.core.database.close().await;
}

/// What a service said in a topic, once everything has its number.
///
/// # Panics
/// When numbering does not come to an end.
#[allow(clippy::panic, reason = "a test that cannot look must stop")]
pub async fn said(pipeline: &Pipeline, topic: &str) -> Vec<LogEntry> {
    let deadline = tokio::time::Instant::now() + DEADLINE;
    loop {
        match try_said(pipeline, topic).await {
            Ok(Some(entries)) => return entries,
            Ok(None) if tokio::time::Instant::now() < deadline => tokio::time::sleep(LOOK).await,
            other => panic!("the log cannot be read: {other:?}"),
        }
    }
}

async fn try_said(pipeline: &Pipeline, topic: &str) -> Result<Option<Vec<LogEntry>>, Stop> {
    let reader = pipeline.reader();
    if outbox::Entity::find().one(reader).await?.is_some() {
        return Ok(None);
    }
    let rows = event_log::Entity::find().filter(event_log::Column::Topic.eq(topic));
    let rows = rows.order_by_asc(event_log::Column::Seq).all(reader).await?;
    Ok(Some(rows.iter().map(|row| contract(row, &pipeline.core.epoch)).collect()))
}

/// Let a service hear entries as the bus might bring them: late, twice, in any order.
///
/// # Errors
/// What became of them when they were not applied.
pub async fn hear(pipeline: &Pipeline, source: &str, topic: &str, entries: Vec<LogEntry>) -> Result<(), String> {
    let applier = applier(pipeline, source, topic)?;
    match applier.hear(entries).await {
        Ok(Applied::Done) => Ok(()),
        Ok(other) => Err(format!("{other:?}")),
        Err(stop) => Err(format!("{stop:?}")),
    }
}

fn applier(pipeline: &Pipeline, source: &str, topic: &str) -> Result<Applier, String> {
    let consumer = pipeline.core.consumers.iter().find(|one| one.source() == source && one.topic() == topic);
    let consumer = consumer.ok_or_else(|| format!("nobody here hears {topic} of {source}"))?;
    Ok(Applier::new(&pipeline.core, consumer, 0))
}

/// Planted defect: from now on (or no longer) a service's inbox hears nothing by itself.
pub async fn deafen(pipeline: &Pipeline, is_deaf: bool) {
    *pipeline.core.deaf.write().await = is_deaf;
}

/// Number what waits, beside whoever else does.
///
/// # Errors
/// A fault of the database.
pub async fn number(pipeline: &Pipeline) -> Result<usize, Stop> {
    numbering::number(&pipeline.core.database).await
}

/// Throw away the receipts that are too old, as happens every hour; answers how many.
///
/// # Errors
/// A fault of the database.
pub async fn throw_old_receipts_away(pipeline: &Pipeline) -> Result<u64, Stop> {
    crate::start::throw_old_receipts_away(&pipeline.core).await
}

/// Number what waits and vanish before the commit, as a process does that is killed there.
pub async fn number_in_vain(pipeline: &Pipeline) {
    let vanish = || Stop::Fault(Fault::bug("killed before its commit"));
    let work = pipeline.core.database.alone(move |tx| {
        Box::pin(async move { numbering::number_in(tx, Vec::new()).await.and_then(|_| Err::<(), Stop>(vanish())) })
    });
    drop(work.await);
}

/// Write to a service's tables behind its back.
///
/// # Errors
/// A fault of the database.
pub async fn write(pipeline: &Pipeline, statement: &str) -> Result<(), Stop> {
    pipeline.core.database.on_writer(statement).await
}

/// The server that `WERKBRUG_TEST_POSTGRES` names.
///
/// # Panics
/// When it names none.
#[must_use]
#[allow(clippy::panic, clippy::disallowed_methods, reason = "a test without its database cannot mean anything")]
pub fn postgres_url() -> String {
    match std::env::var("WERKBRUG_TEST_POSTGRES") {
        Ok(url) => url,
        Err(_) => panic!("set WERKBRUG_TEST_POSTGRES to a PostgreSQL URL; deploy/test starts one and does so"),
    }
}
