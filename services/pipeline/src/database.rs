//! One service's database: where it is, how it is opened, and the only place where a transaction begins.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use futures::future::BoxFuture;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database as Connector, DatabaseConnection, DatabaseTransaction,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::{MigrationTrait, SchemaManager};
use tokio::sync::oneshot;
use werkbrug_chassis::{config::Config, refusal::Fault, tasks::Tasks};

use crate::use_case::Stop;

/// Readers beside the one SQLite writer.
const SQLITE_READERS: u32 = 4;
/// Commands that run side by side on PostgreSQL.
pub(crate) const POSTGRES_COMMANDS: usize = 12;
/// Groups of commands that run side by side on PostgreSQL: while one commits, the next gathers.
pub(crate) const POSTGRES_GROUPS: usize = 2;
/// Connections to PostgreSQL for them, and a few more that numbering, relay and inbox never have to queue for.
const POSTGRES_WRITERS: u32 = 16;
/// Connections to PostgreSQL for queries.
const POSTGRES_READERS: u32 = 8;
/// How long a command waits for a connection before it is refused as busy.
const ACQUIRE: Duration = Duration::from_secs(30);
/// Memory for pages, KiB: a group of commands touches some hundred pages, and with SQLite's 2 MiB they went to the
/// journal and back while it ran.
const SQLITE_CACHE_KIB: u32 = 16_384;
/// The same for each reader: what SQLite takes by itself.
const SQLITE_READER_CACHE_KIB: u32 = 2_000;
/// Pages in the journal before they are copied into the database, 4 KiB each: pages that many groups touch are copied
/// once.
const SQLITE_JOURNAL_PAGES: u32 = 4_000;
/// Which migrations were run.
const MIGRATIONS: &str = "CREATE TABLE IF NOT EXISTS migration (name TEXT NOT NULL PRIMARY KEY)";
/// Sizes in which rows are written: few enough that each statement stays prepared, close enough that a group of commands
/// needs one or two.
const PORTIONS: [usize; 22] = [256, 192, 128, 96, 64, 48, 40, 32, 28, 24, 20, 16, 14, 12, 10, 8, 6, 5, 4, 3, 2, 1];

/// Which engine holds the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file of one service; the writer is alone.
    Sqlite,
    /// A schema of one service; use cases run side by side.
    Postgres,
}

impl Engine {
    /// The engine that a configuration names.
    pub(crate) fn of(config: &Config) -> Self {
        if config.database.starts_with("postgres") { Self::Postgres } else { Self::Sqlite }
    }
}

/// A service's own database.
#[derive(Clone)]
pub(crate) struct Database {
    pub(crate) engine: Engine,
    writer: DatabaseConnection,
    /// For groups of commands: the writer on SQLite; on PostgreSQL connections of their own, which know their few large
    /// statements, since each connection has to learn each of them.
    groups: DatabaseConnection,
    pub(crate) reader: DatabaseConnection,
    tasks: Tasks,
    statements: Arc<AtomicU64>,
}

impl Database {
    fn new(engine: Engine, [writer, groups, reader]: [DatabaseConnection; 3], tasks: &Tasks) -> Self {
        let mut opened = Self { engine, writer, groups, reader, tasks: tasks.clone(), statements: Arc::default() };
        for connection in [&mut opened.writer, &mut opened.groups, &mut opened.reader] {
            let statements = Arc::clone(&opened.statements);
            connection.set_metric_callback(move |_statement| {
                statements.fetch_add(1, Ordering::Relaxed);
            });
        }
        opened
    }

    /// How many statements went to the database, besides BEGIN and COMMIT.
    pub(crate) fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Open the database that the configuration names; make it when it is not there.
    ///
    /// # Errors
    /// A fault when it cannot be reached or made.
    pub(crate) async fn open(service: &str, config: &Config, tasks: &Tasks) -> Result<Self, Fault> {
        match Engine::of(config) {
            Engine::Postgres => postgres(service, &config.database, tasks).await,
            Engine::Sqlite => sqlite(service, config, tasks).await,
        }
    }

    /// Run the pipeline's and the service's migrations that were not run yet.
    ///
    /// # Errors
    /// A fault when a migration fails; nothing of it stays.
    pub(crate) async fn migrate(&self, migrations: &[Box<dyn MigrationTrait>]) -> Result<(), Fault> {
        let broken = |cause| Fault::new("migrate the database", cause);
        if self.engine == Engine::Sqlite {
            self.writer.execute_unprepared(MIGRATIONS).await.map_err(broken)?;
        }
        let own: Box<dyn MigrationTrait> = Box::new(crate::schema::FIRST_SHAPE);
        for migration in std::iter::once(&own).chain(migrations) {
            let tx = self.begin().await.map_err(broken)?;
            if self.engine == Engine::Postgres {
                tx.execute_unprepared("LOCK TABLE migration IN EXCLUSIVE MODE").await.map_err(broken)?;
            }
            let name = migration.name().replace('\'', "");
            let done = tx
                .execute_unprepared(&format!("INSERT INTO migration (name) VALUES ('{name}') ON CONFLICT DO NOTHING"))
                .await
                .map_err(broken)?;
            if done.rows_affected() == 1 {
                migration.up(&SchemaManager::new(&tx)).await.map_err(broken)?;
            }
            tx.commit().await.map_err(broken)?;
        }
        Ok(())
    }

    /// Do work in a transaction of its own, in a task that nobody can cancel.
    ///
    /// # Errors
    /// What the work said, or a fault of the database.
    pub(crate) async fn alone<T, F>(&self, work: F) -> Result<T, Stop>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, Result<T, Stop>> + Send + 'static,
    {
        let database = self.clone();
        let (answer, waiting) = oneshot::channel();
        self.tasks.spawn("transaction", async move {
            let outcome = async {
                let tx = database.begin().await?;
                let done = work(&tx).await?;
                tx.commit().await?;
                Ok(done)
            };
            // A caller that went away loses the answer, never the work.
            drop(answer.send(outcome.await));
        });
        waiting.await.unwrap_or_else(|_| Err(Fault::bug("a transaction ended without an answer").into()))
    }

    /// A statement outside a transaction, on the writer's connection.
    pub(crate) async fn on_writer(&self, statement: &str) -> Result<(), Stop> {
        let (writer, statement) = (self.writer.clone(), statement.to_owned());
        let done = self.tasks.spawn("statement", async move { writer.execute_unprepared(&statement).await });
        done.await.map_err(|cause| Fault::new("run a statement", cause))??;
        Ok(())
    }

    /// Let go of every connection.
    pub(crate) async fn close(&self) {
        for connection in [&self.writer, &self.groups, &self.reader] {
            if let Err(cause) = connection.close_by_ref().await {
                tracing::debug!(error = %cause, "a database did not close cleanly");
            }
        }
    }

    /// A transaction for one command, or for what belongs to none.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, sea_orm::DbErr> {
        self.begin_on(&self.writer).await
    }

    /// A transaction for a group of commands.
    pub(crate) async fn begin_group(&self) -> Result<DatabaseTransaction, sea_orm::DbErr> {
        self.begin_on(&self.groups).await
    }

    /// The one place where a transaction begins: BEGIN of sqlx 0.9 must not be cancelled.
    async fn begin_on(&self, connections: &DatabaseConnection) -> Result<DatabaseTransaction, sea_orm::DbErr> {
        match self.engine {
            Engine::Postgres => connections.begin().await,
            Engine::Sqlite => {
                let options = TransactionOptions {
                    sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                    ..TransactionOptions::default()
                };
                connections.begin_with_options(options).await
            }
        }
    }
}

/// Rows in portions of a few fixed sizes, so that a statement that writes one stays prepared.
pub fn portions<T>(mut rows: Vec<T>) -> impl Iterator<Item = Vec<T>> {
    std::iter::from_fn(move || {
        let size = PORTIONS.into_iter().find(|size| *size <= rows.len())?;
        let rest = rows.split_off(size);
        Some(std::mem::replace(&mut rows, rest))
    })
}

fn pool(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).min_connections(1).acquire_timeout(ACQUIRE).sqlx_logging(false);
    options.test_before_acquire_if_idle_for(Duration::from_secs(30));
    options
}

/// Where a service's SQLite database is.
pub(crate) fn sqlite_file(service: &str, config: &Config) -> PathBuf {
    let dir = if config.database.is_empty() { config.data_dir.clone() } else { PathBuf::from(&config.database) };
    dir.join(format!("{service}.db"))
}

async fn sqlite(service: &str, config: &Config, tasks: &Tasks) -> Result<Database, Fault> {
    let broken = |cause| Fault::new("open the SQLite database", cause);
    let file = sqlite_file(service, config);
    let dir = file.parent().unwrap_or(&config.data_dir);
    std::fs::create_dir_all(dir).map_err(|cause| Fault::new("make the data directory", cause))?;
    let open = |connections: u32, cache_kib: u32| {
        let (mut options, file) = (pool("sqlite://file", connections), file.clone());
        options.map_sqlx_sqlite_opts(move |sqlite| {
            // The path as it is: in a URL a space or a question mark would mean something else.
            sqlite
                .filename(&file)
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(5))
                .pragma("cache_size", format!("-{cache_kib}"))
                .pragma("wal_autocheckpoint", SQLITE_JOURNAL_PAGES.to_string())
                .statement_cache_capacity(400)
        });
        Connector::connect(options)
    };
    let writer = open(1, SQLITE_CACHE_KIB).await.map_err(broken)?;
    let reader = open(SQLITE_READERS, SQLITE_READER_CACHE_KIB).await.map_err(broken)?;
    Ok(Database::new(Engine::Sqlite, [writer.clone(), writer, reader], tasks))
}

async fn postgres(service: &str, url: &str, tasks: &Tasks) -> Result<Database, Fault> {
    let broken = |cause| Fault::new("open the PostgreSQL database", cause);
    let (url, prefix) = schema_prefix(url);
    let schema = format!("{prefix}{service}");
    let first = Connector::connect(ConnectOptions::new(url.clone())).await.map_err(broken)?;
    // Replicas start together, and PostgreSQL's IF NOT EXISTS is not made for that: one after the other.
    let make = format!(
        "BEGIN; SELECT pg_advisory_xact_lock(hashtext('{schema}')); CREATE SCHEMA IF NOT EXISTS \"{schema}\"; \
         SET LOCAL search_path TO \"{schema}\"; {MIGRATIONS}; COMMIT"
    );
    first.execute_unprepared(&make).await.map_err(broken)?;
    first.close().await.map_err(broken)?;
    // What groups write has the same plan whatever the values, so it is made once.
    let open = |connections: u32, plans: &'static str| {
        let mut options = pool(&url, connections);
        options.set_schema_search_path(schema.clone());
        options.map_sqlx_postgres_opts(move |postgres| {
            let session = [("idle_in_transaction_session_timeout", "5s"), ("synchronous_commit", "on")];
            postgres.options(session).options([("plan_cache_mode", plans)]).statement_cache_capacity(400)
        });
        Connector::connect(options)
    };
    let writer = open(POSTGRES_WRITERS, "auto").await.map_err(broken)?;
    let groups = open(u32::try_from(POSTGRES_GROUPS).unwrap_or(1), "force_generic_plan").await.map_err(broken)?;
    let reader = open(POSTGRES_READERS, "auto").await.map_err(broken)?;
    Ok(Database::new(Engine::Postgres, [writer, groups, reader], tasks))
}

/// `postgres://.../db?schema_prefix=a_` keeps several systems apart in one database.
fn schema_prefix(url: &str) -> (String, String) {
    let (plain, prefix) = url.split_once("?schema_prefix=").unwrap_or((url, ""));
    (plain.to_owned(), prefix.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect())
}
