//! Copies made again from their source in a scratch database, compared, and swapped in.

use std::sync::Arc;

use sea_orm::{ConnectionTrait, DatabaseTransaction};
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_proto::pipeline::{LogEntry, RebuildResponse, TableDigest};

use crate::apply::Applier;
use crate::consumer::Event;
use crate::core::Core;
use crate::database::{Database, Engine};
use crate::digest;
use crate::tx::Tx;
use crate::use_case::Stop;

/// Times a topic may have moved on between filling and comparing before we give up.
const ROUNDS: usize = 20;

/// Rebuild every copy of this service.
pub(crate) async fn all(core: &Arc<Core>) -> Result<RebuildResponse, Stop> {
    let mut answer = RebuildResponse::default();
    for consumer in &core.consumers {
        for partition in 0..core.partitions() {
            let applier = Applier::new(core, consumer, partition);
            let (before, after) = topic(&applier).await?;
            let differed = before.iter().zip(&after).filter(|(old, new)| old.digest != new.digest).count();
            answer.tables_that_differed =
                answer.tables_that_differed.saturating_add(u32::try_from(differed).unwrap_or(u32::MAX));
            answer.before.extend(before);
            answer.after.extend(after);
        }
    }
    Ok(answer)
}

/// Rebuild the copies of one topic; the digests before and after the swap.
pub(crate) async fn topic(applier: &Applier) -> Result<(Vec<TableDigest>, Vec<TableDigest>), Stop> {
    let scratch = Scratch::make(applier).await?;
    let outcome = fill_and_swap(applier, &scratch).await;
    scratch.throw_away(applier).await?;
    outcome
}

async fn fill_and_swap(applier: &Applier, scratch: &Scratch) -> Result<(Vec<TableDigest>, Vec<TableDigest>), Stop> {
    let mut filled = 0_u64;
    for _ in 0..ROUNDS {
        let mark = applier.mark().await?;
        let goal = u64::try_from(mark.seq).unwrap_or(0);
        while filled < goal {
            let mut entries = applier.read(filled.saturating_add(1)).await?.entries;
            entries.retain(|entry| entry.seq <= goal);
            let Some(last) = entries.last().map(|entry| entry.seq) else {
                return Err(Refusal::new(
                    Kind::Precondition,
                    "SOURCE_SHORTER",
                    "the source has less than we applied; reconcile it first",
                )
                .into());
            };
            scratch.fill(applier, entries).await?;
            filled = last;
        }
        if let Some(done) = scratch.swap(applier, goal).await? {
            return Ok(done);
        }
    }
    Err(Refusal::new(Kind::Busy, "SOURCE_TOO_BUSY", "the topic kept moving; try again at a calmer moment").into())
}

/// A database of the same kind and shape, for one rebuild.
struct Scratch {
    database: Database,
    /// Name of its schema, as the live database sees it.
    schema: String,
    file: Option<std::path::PathBuf>,
}

impl Scratch {
    async fn make(applier: &Applier) -> Result<Self, Stop> {
        let core = &applier.core;
        let name = format!("rebuild_{}", uuid::Uuid::now_v7().simple());
        let mut config = core.config.clone();
        let (schema, file) = match core.database.engine {
            Engine::Sqlite => {
                let dir = core.config.data_dir.join("rebuild").join(&name);
                config.database = dir.display().to_string();
                ("scratch".to_owned(), Some(dir))
            }
            Engine::Postgres => {
                let plain = config.database.split("?schema_prefix=").next().unwrap_or_default().to_owned();
                config.database = format!("{plain}?schema_prefix={name}_");
                (format!("{name}_{}", core.service), None)
            }
        };
        let database = Database::open(core.service, &config, &core.tasks).await?;
        database.migrate(&core.migrations).await?;
        Ok(Self { database, schema, file })
    }

    /// Copy a stretch, as the live tables got it.
    async fn fill(&self, applier: &Applier, entries: Vec<LogEntry>) -> Result<(), Stop> {
        let applier = applier.clone();
        let work = self.database.alone(move |tx| {
            Box::pin(async move {
                for entry in &entries {
                    let event = Event::from_entry(applier.consumer.as_ref(), entry)?;
                    let frame = applier.core.frame(event.tenant, event.source, event.topic, event.event_id.to_string());
                    let tx = Tx::new(tx, &frame);
                    match applier.consumer.copy(&tx, &event).await {
                        // What was refused live was parked live: the copy is without it there too.
                        Ok(()) | Err(Stop::Refused(_)) => {}
                        Err(fault) => return Err(fault),
                    }
                }
                Ok(())
            })
        });
        work.await
    }

    /// Compare and put the new rows in the old ones' place; nothing when the mark moved on meanwhile.
    async fn swap(&self, applier: &Applier, goal: u64) -> Result<Option<(Vec<TableDigest>, Vec<TableDigest>)>, Stop> {
        if let Some(dir) = &self.file {
            let file = dir.join(format!("{}.db", applier.core.service));
            let attach =
                format!("ATTACH DATABASE '{}' AS {}", file.display().to_string().replace('\'', "''"), self.schema);
            applier.core.database.on_writer(&attach).await?;
        }
        let (inner, schema) = (applier.clone(), self.schema.clone());
        let outcome = applier
            .core
            .database
            .alone(move |tx| Box::pin(async move { swap_in(tx, &inner, &schema, goal).await }))
            .await;
        if self.file.is_some() {
            applier.core.database.on_writer(&format!("DETACH DATABASE {}", self.schema)).await?;
        }
        outcome
    }

    async fn throw_away(self, applier: &Applier) -> Result<(), Stop> {
        self.database.close().await;
        match self.file {
            Some(dir) => {
                std::fs::remove_dir_all(dir).map_err(|cause| Fault::new("remove a scratch database", cause))?
            }
            None => applier.core.database.on_writer(&format!("DROP SCHEMA \"{}\" CASCADE", self.schema)).await?,
        }
        Ok(())
    }
}

async fn swap_in(
    tx: &DatabaseTransaction,
    applier: &Applier,
    schema: &str,
    goal: u64,
) -> Result<Option<(Vec<TableDigest>, Vec<TableDigest>)>, Stop> {
    let mark = applier.lock(tx).await?;
    if u64::try_from(mark.seq).unwrap_or(0) != goal {
        return Ok(None);
    }
    let before = digest::of_topic(tx, applier, mark.seq).await?;
    for table in applier.consumer.tables() {
        tx.execute_unprepared(&format!("DELETE FROM {table}")).await?;
        tx.execute_unprepared(&format!("INSERT INTO {table} SELECT * FROM \"{schema}\".{table}")).await?;
    }
    let after = digest::of_topic(tx, applier, mark.seq).await?;
    Ok(Some((before, after)))
}
