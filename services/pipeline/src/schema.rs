//! How a database gets its shape: statements in order, once; and the pipeline's own tables, made before a service's.
#![allow(rust_2018_idioms, reason = "the trait's own signature elides the lifetime")]

use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// A step of a shape: statements that run once, forward only. They are written for PostgreSQL with three words of our
/// own for what SQLite calls otherwise: `UUID`, `BYTES` (never null) and `IDENTITY` (a number that the database gives).
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Under which the database remembers that it ran; never changed.
    pub name: &'static str,
    /// What is run, in order.
    pub statements: &'static [&'static str],
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let words = if db.get_database_backend() == DbBackend::Sqlite { SQLITE } else { POSTGRES };
        for statement in self.statements {
            let spell = |text: String, (own, theirs): &(&str, &str)| text.replace(own, theirs);
            db.execute_unprepared(&words.iter().fold((*statement).to_owned(), spell)).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("migrations only go forward".to_owned()))
    }
}

const SQLITE: &[(&str, &str)] = &[
    ("IDENTITY", "INTEGER PRIMARY KEY AUTOINCREMENT"),
    ("UUID", "BLOB"),
    ("BYTES NOT NULL DEFAULT ''", "BLOB NOT NULL DEFAULT X''"),
    ("BYTES", "BLOB"),
];
const POSTGRES: &[(&str, &str)] =
    &[("IDENTITY", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"), ("BYTES", "BYTEA")];

/// First shape of the pipeline's tables.
pub(crate) const FIRST_SHAPE: Step = Step { name: "p0001_pipeline", statements: &STATEMENTS };

const STATEMENTS: [&str; 14] = [
    "CREATE TABLE meta (name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name))",
    "CREATE TABLE outbox (id IDENTITY, event_id UUID NOT NULL, topic TEXT NOT NULL, partition INTEGER NOT NULL, tenant UUID NOT NULL, event_type TEXT NOT NULL, subject TEXT NOT NULL, cause TEXT NOT NULL, time_us BIGINT NOT NULL, traceparent TEXT NOT NULL, body BYTES NOT NULL)",
    "CREATE TABLE event_log (topic TEXT NOT NULL, partition INTEGER NOT NULL, seq BIGINT NOT NULL, event_id UUID NOT NULL, tenant UUID NOT NULL, event_type TEXT NOT NULL, subject TEXT NOT NULL, cause TEXT NOT NULL, time_us BIGINT NOT NULL, traceparent TEXT NOT NULL, body BYTES NOT NULL, chain BYTES NOT NULL, PRIMARY KEY (topic, partition, seq))",
    "CREATE TABLE topic_head (topic TEXT NOT NULL, partition INTEGER NOT NULL, seq BIGINT NOT NULL DEFAULT 0, chain BYTES NOT NULL DEFAULT '', PRIMARY KEY (topic, partition))",
    "CREATE TABLE relay_mark (topic TEXT NOT NULL, partition INTEGER NOT NULL, seq BIGINT NOT NULL DEFAULT 0, owner TEXT NOT NULL DEFAULT '', lease_until_us BIGINT NOT NULL DEFAULT 0, PRIMARY KEY (topic, partition))",
    "CREATE TABLE receipt (tenant UUID NOT NULL, actor TEXT NOT NULL, request_id TEXT NOT NULL, use_case TEXT NOT NULL, body_hash BYTES NOT NULL, answer TEXT NOT NULL, made_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, actor, request_id))",
    "CREATE TABLE inbox_mark (source TEXT NOT NULL, topic TEXT NOT NULL, partition INTEGER NOT NULL, epoch TEXT NOT NULL DEFAULT '', seq BIGINT NOT NULL DEFAULT 0, chain BYTES NOT NULL DEFAULT '', stopped BOOLEAN NOT NULL DEFAULT FALSE, why TEXT NOT NULL DEFAULT '', PRIMARY KEY (source, topic, partition))",
    "CREATE TABLE inbox_entry (source TEXT NOT NULL, topic TEXT NOT NULL, partition INTEGER NOT NULL, seq BIGINT NOT NULL, event_id UUID NOT NULL, chain BYTES NOT NULL, PRIMARY KEY (source, topic, partition, seq))",
    "CREATE TABLE lost_entry (source TEXT NOT NULL, topic TEXT NOT NULL, event_id UUID NOT NULL, seq BIGINT NOT NULL, PRIMARY KEY (source, topic, event_id))",
    "CREATE TABLE parked_event (id UUID NOT NULL, source TEXT NOT NULL, topic TEXT NOT NULL, partition INTEGER NOT NULL, seq BIGINT NOT NULL, block_key TEXT NOT NULL, reason TEXT NOT NULL, place INTEGER NOT NULL, parked_at_us BIGINT NOT NULL, entry BYTES NOT NULL, PRIMARY KEY (id))",
    "CREATE UNIQUE INDEX event_log_event_id ON event_log (event_id)",
    "CREATE UNIQUE INDEX parked_event_place ON parked_event (source, topic, partition, seq)",
    "CREATE INDEX parked_event_key ON parked_event (source, topic, block_key, place)",
    "CREATE INDEX receipt_made_at ON receipt (made_at_us)",
];
