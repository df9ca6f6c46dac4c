//! Copies made again from their source in a scratch database, compared, and swapped in.

use std::{collections::BTreeSet, sync::Arc};

use sea_orm::{ConnectionTrait, DatabaseTransaction};
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_proto::pipeline::{LogEntry, RebuildResponse, TableDigest};

use crate::consumer::{Consumer, Event};
use crate::database::{Database, Engine};
use crate::{apply::Applier, core::Core, digest, parked, tx::Tx, use_case::Stop};

/// Times a topic may have moved on between filling and comparing before we give up.
const ROUNDS: usize = 10;

/// Digests of the copies of one topic before and after the swap.
type Compared = (Vec<TableDigest>, Vec<TableDigest>);

/// Events that are not in the copies: partition and number.
type Aside = BTreeSet<(i32, i64)>;

/// Rebuild every copy of this service.
pub(crate) async fn all(core: &Arc<Core>) -> Result<RebuildResponse, Stop> {
    let mut answer = RebuildResponse::default();
    for consumer in &core.consumers {
        let (before, after) = topic(core, consumer).await?;
        answer.before.extend(before);
        answer.after.extend(after);
    }
    let differed = answer.before.iter().zip(&answer.after).filter(|(old, new)| old.digest != new.digest).count();
    answer.tables_that_differed = u32::try_from(differed).unwrap_or(u32::MAX);
    Ok(answer)
}

/// Rebuild the copies of one topic, all its partitions together.
pub(crate) async fn topic(core: &Arc<Core>, consumer: &Arc<dyn Consumer>) -> Result<Compared, Stop> {
    let scratch = Scratch::make(core).await?;
    let outcome = fill_and_swap(core, &scratch, consumer).await;
    scratch.throw_away(core).await?;
    outcome
}

/// A partition, and how far the scratch copies have it.
#[derive(Clone)]
struct Part {
    applier: Applier,
    upto: i64,
    chain: Vec<u8>,
}

async fn fill_and_swap(core: &Arc<Core>, scratch: &Scratch, consumer: &Arc<dyn Consumer>) -> Result<Compared, Stop> {
    let fresh = |part| Part { applier: Applier::new(core, consumer, part), upto: 0, chain: Vec::new() };
    let mut parts: Vec<Part> = (0..core.partitions()).map(fresh).collect();
    let (mut still, mut filled_without) = (None, Arc::new(Aside::new()));
    for round in 0..ROUNDS {
        // The long way goes beside the live work; only the last steps hold it up, in this process.
        if round > 0 && still.is_none() {
            still = Some(core.applying.write().await);
        }
        let asked = Arc::clone(consumer);
        let work = core.database.alone(move |tx| Box::pin(async move { parked::aside(tx, asked.as_ref()).await }));
        let aside = Arc::new(work.await?);
        // Somebody retried or gave up what was filled or left out already.
        if aside.symmetric_difference(&filled_without).any(|place| parts.iter().any(|part| part.has(place))) {
            break;
        }
        for part in &mut parts {
            part.fill(scratch, &aside).await?;
        }
        if let Some(compared) = scratch.swap(core, &parts, &aside).await? {
            return Ok(compared);
        }
        filled_without = aside;
    }
    let text = "the topic kept moving; try again at a calmer moment";
    Err(Refusal::new(Kind::Busy, "SOURCE_TOO_BUSY", text).into())
}

impl Part {
    /// Whether the scratch copies are past that place.
    fn has(&self, place: &(i32, i64)) -> bool {
        u32::try_from(place.0) == Ok(self.applier.partition) && place.1 <= self.upto
    }

    /// Copy from where we are to the mark.
    async fn fill(&mut self, scratch: &Scratch, aside: &Arc<Aside>) -> Result<(), Stop> {
        let goal = self.applier.mark().await?;
        while self.upto < goal.seq {
            let from = u64::try_from(self.upto).unwrap_or(0).saturating_add(1);
            let mut entries = self.applier.read(from).await?.entries;
            entries.retain(|entry| i64::try_from(entry.seq).is_ok_and(|seq| seq <= goal.seq));
            let Some(last) = entries.last() else {
                let text = "the source has less than we applied; reconcile it first";
                return Err(Refusal::new(Kind::Precondition, "SOURCE_SHORTER", text).into());
            };
            (self.upto, self.chain) = (i64::try_from(last.seq).unwrap_or(i64::MAX), last.chain.clone());
            scratch.fill(&self.applier, entries, aside).await?;
        }
        Ok(())
    }
}

/// A database of the same kind and shape, for one rebuild.
struct Scratch {
    database: Database,
    /// Name of its schema, as the live database sees it.
    schema: String,
    file: Option<std::path::PathBuf>,
}

impl Scratch {
    async fn make(core: &Core) -> Result<Self, Stop> {
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

    /// Copy a stretch, as the live tables got it: without what stands aside there.
    async fn fill(&self, applier: &Applier, entries: Vec<LogEntry>, aside: &Arc<Aside>) -> Result<(), Stop> {
        let (applier, aside) = (applier.clone(), Arc::clone(aside));
        let work = self.database.alone(move |tx| {
            Box::pin(async move {
                let partition = i32::try_from(applier.partition).unwrap_or(0);
                for entry in &entries {
                    if aside.contains(&(partition, i64::try_from(entry.seq).unwrap_or(0))) {
                        continue;
                    }
                    let event = Event::from_entry(applier.consumer.as_ref(), entry)?;
                    let frame = applier.core.frame(event.tenant, event.source, event.topic, event.event_id.to_string());
                    applier.consumer.copy(&Tx::new(tx, &frame), &event).await?;
                }
                Ok(())
            })
        });
        work.await
    }

    /// Compare and put the new rows in the old ones' place, or nothing when a mark moved on meanwhile.
    async fn swap(&self, core: &Core, parts: &[Part], aside: &Arc<Aside>) -> Result<Option<Compared>, Stop> {
        if let Some(dir) = &self.file {
            let file = dir.join(format!("{}.db", core.service)).display().to_string().replace('\'', "''");
            core.database.on_writer(&format!("ATTACH DATABASE '{file}' AS {}", self.schema)).await?;
        }
        let (parts, schema, aside) = (parts.to_vec(), self.schema.clone(), Arc::clone(aside));
        let work = core.database.alone(move |tx| Box::pin(async move { swap_in(tx, &parts, &schema, &aside).await }));
        let outcome = work.await;
        if self.file.is_some() {
            core.database.on_writer(&format!("DETACH DATABASE {}", self.schema)).await?;
        }
        outcome
    }

    async fn throw_away(self, core: &Core) -> Result<(), Stop> {
        self.database.close().await;
        match self.file {
            Some(dir) => {
                std::fs::remove_dir_all(dir).map_err(|cause| Fault::new("remove a scratch database", cause))?;
            }
            None => core.database.on_writer(&format!("DROP SCHEMA \"{}\" CASCADE", self.schema)).await?,
        }
        Ok(())
    }
}

async fn swap_in(
    tx: &DatabaseTransaction,
    parts: &[Part],
    schema: &str,
    aside: &Aside,
) -> Result<Option<Compared>, Stop> {
    let Some(first) = parts.first() else { return Ok(None) };
    for part in parts {
        let mark = part.applier.lock(tx).await?;
        if mark.seq != part.upto {
            return Ok(None);
        }
        if mark.chain != part.chain {
            let text = "the source's past is not the one we applied; reconcile it first";
            return Err(Refusal::new(Kind::Precondition, "SOURCE_DIFFERS", text).into());
        }
    }
    let consumer = &first.applier.consumer;
    if parked::aside(tx, consumer.as_ref()).await? != *aside {
        return Ok(None);
    }
    let before = digest::of_topic(tx, &first.applier, first.upto).await?;
    for table in consumer.tables() {
        tx.execute_unprepared(&format!("DELETE FROM {table}")).await?;
        tx.execute_unprepared(&format!("INSERT INTO {table} SELECT * FROM \"{schema}\".{table}")).await?;
    }
    let after = digest::of_topic(tx, &first.applier, first.upto).await?;
    Ok(Some((before, after)))
}
