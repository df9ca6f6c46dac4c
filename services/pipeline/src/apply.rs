//! Events in: each effect stands in the same transaction as the mark that says it was done.

use std::collections::BTreeSet;
use std::sync::Arc;

use prost::Message;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, TransactionTrait};
use uuid::Uuid;
use werkbrug_proto::pipeline::LogEntry;

use crate::chain;
use crate::consumer::{Consumer, Event};
use crate::core::Core;
use crate::parked;
use crate::tables::{inbox_entry, inbox_mark};
use crate::tx::Tx;
use crate::use_case::Stop;

/// What became of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Applied {
    /// Applied, or known already.
    Done,
    /// Something before it is missing.
    Gap,
    /// It does not continue what we know; the sentence says how.
    Fork(String),
    /// The mark waits for a person.
    Stopped,
}

/// How careful to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Care {
    /// All or nothing.
    Together,
    /// Each in its savepoint; what a rule refuses is parked.
    OneByOne,
}

/// One mark: a consumer, and a part of its topic.
#[derive(Clone)]
pub(crate) struct Applier {
    pub(crate) core: Arc<Core>,
    pub(crate) consumer: Arc<dyn Consumer>,
    pub(crate) partition: u32,
    /// Events that were reacted to before a restore gave them other numbers.
    pub(crate) reacted: Arc<BTreeSet<Uuid>>,
}

impl Applier {
    pub(crate) fn new(core: &Arc<Core>, consumer: &Arc<dyn Consumer>, partition: u32) -> Self {
        Self { core: Arc::clone(core), consumer: Arc::clone(consumer), partition, reacted: Arc::default() }
    }

    /// Apply a batch that should follow the mark.
    pub(crate) async fn apply(&self, entries: Vec<LogEntry>) -> Result<Applied, Stop> {
        let entries = Arc::new(entries);
        let outcome = match self.attempt(Arc::clone(&entries), Care::Together).await {
            Err(Stop::Refused(_)) => self.attempt(entries, Care::OneByOne).await,
            other => other,
        }?;
        if outcome == Applied::Done {
            self.core.committed.notify_one();
            self.core.moved.notify_waiters();
        }
        Ok(outcome)
    }

    async fn attempt(&self, entries: Arc<Vec<LogEntry>>, care: Care) -> Result<Applied, Stop> {
        let applier = self.clone();
        self.core.database.alone(move |tx| Box::pin(async move { applier.apply_in(tx, &entries, care).await })).await
    }

    async fn apply_in(&self, tx: &DatabaseTransaction, entries: &[LogEntry], care: Care) -> Result<Applied, Stop> {
        let mut mark = self.lock(tx).await?;
        if mark.stopped {
            return Ok(Applied::Stopped);
        }
        let news: Vec<&LogEntry> =
            entries.iter().filter(|entry| i64::try_from(entry.seq).is_ok_and(|seq| seq > mark.seq)).collect();
        let Some(first) = news.first() else { return Ok(Applied::Done) };
        if mark.epoch.is_empty() {
            mark.epoch.clone_from(&first.epoch);
        }
        let mut next = mark.clone();
        for entry in &news {
            if entry.epoch != next.epoch {
                return Ok(Applied::Fork(format!(
                    "number {} comes from another database of {}",
                    entry.seq,
                    self.consumer.source()
                )));
            }
            if i64::try_from(entry.seq).ok() != next.seq.checked_add(1) {
                return Ok(Applied::Gap);
            }
            if chain::link(&next.chain, entry) != entry.chain {
                return Ok(Applied::Fork(format!("number {} does not continue the chain", entry.seq)));
            }
            next.seq = next.seq.saturating_add(1);
            next.chain.clone_from(&entry.chain);
        }
        self.handle_all(tx, &news, care).await?;
        self.remember(tx, &news).await?;
        save(tx, &next).await?;
        Ok(Applied::Done)
    }

    async fn handle_all(&self, tx: &DatabaseTransaction, news: &[&LogEntry], care: Care) -> Result<(), Stop> {
        let mut blocked = parked::blocked_keys(tx, self.consumer.as_ref()).await?;
        for entry in news {
            let event = match Event::from_entry(self.consumer.as_ref(), entry) {
                Ok(event) => event,
                Err(refusal) => {
                    parked::park(tx, self, entry, &entry.subject, refusal.reason).await?;
                    blocked.insert(entry.subject.clone());
                    continue;
                }
            };
            let key = self.consumer.block_key(&event);
            if blocked.contains(&key) {
                parked::park(tx, self, entry, &key, "").await?;
                continue;
            }
            match care {
                Care::Together => self.handle(tx, entry, &event).await?,
                Care::OneByOne => {
                    let savepoint = tx.begin().await?;
                    match self.handle(&savepoint, entry, &event).await {
                        Ok(()) => savepoint.commit().await?,
                        Err(Stop::Fault(fault)) => return Err(Stop::Fault(fault)),
                        Err(Stop::Refused(refusal)) => {
                            savepoint.rollback().await?;
                            tracing::warn!(event.kind = %event.event_type, reason = refusal.reason, seq = entry.seq, "an event was parked");
                            parked::park(tx, self, entry, &key, refusal.reason).await?;
                            blocked.insert(key);
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// Copy, then react; both with what the event says about who and when.
    pub(crate) async fn handle(&self, tx: &DatabaseTransaction, entry: &LogEntry, event: &Event) -> Result<(), Stop> {
        let span = tracing::info_span!("apply", event.kind = %event.event_type, seq = entry.seq);
        werkbrug_chassis::telemetry::follow(&span, &entry.traceparent);
        let mut frame = self.core.frame(event.tenant, event.source, event.topic, event.event_id.to_string());
        frame.traceparent.clone_from(&entry.traceparent);
        let work = async {
            let tx = Tx::new(tx, &frame);
            self.consumer.copy(&tx, event).await?;
            if !self.reacted.contains(&event.event_id) {
                self.consumer.react(&tx, event).await?;
            }
            tx.flush().await?;
            Ok(())
        };
        tracing::Instrument::instrument(work, span).await
    }

    pub(crate) async fn lock(&self, tx: &DatabaseTransaction) -> Result<inbox_mark::Model, Stop> {
        let key = (
            self.consumer.source().to_owned(),
            self.consumer.topic().to_owned(),
            i32::try_from(self.partition).unwrap_or(0),
        );
        if let Some(mark) = inbox_mark::Entity::find_by_id(key.clone()).lock_exclusive().one(tx).await? {
            return Ok(mark);
        }
        let fresh = inbox_mark::ActiveModel {
            source: ActiveValue::Set(key.0.clone()),
            topic: ActiveValue::Set(key.1.clone()),
            partition: ActiveValue::Set(key.2),
            epoch: ActiveValue::Set(String::new()),
            seq: ActiveValue::Set(0),
            chain: ActiveValue::Set(Vec::new()),
            stopped: ActiveValue::Set(false),
            why: ActiveValue::Set(String::new()),
        };
        let columns = [inbox_mark::Column::Source, inbox_mark::Column::Topic, inbox_mark::Column::Partition];
        let unless_there = OnConflict::columns(columns).do_nothing().to_owned();
        inbox_mark::Entity::insert(fresh).on_conflict(unless_there).exec_without_returning(tx).await?;
        let mark = inbox_mark::Entity::find_by_id(key).lock_exclusive().one(tx).await?;
        mark.ok_or_else(|| werkbrug_chassis::refusal::Fault::bug("a mark was made and is gone").into())
    }

    async fn remember(&self, tx: &DatabaseTransaction, news: &[&LogEntry]) -> Result<(), Stop> {
        let rows = news.iter().map(|entry| inbox_entry::ActiveModel {
            source: ActiveValue::Set(self.consumer.source().to_owned()),
            topic: ActiveValue::Set(self.consumer.topic().to_owned()),
            partition: ActiveValue::Set(i32::try_from(self.partition).unwrap_or(0)),
            seq: ActiveValue::Set(i64::try_from(entry.seq).unwrap_or(0)),
            event_id: ActiveValue::Set(Uuid::parse_str(&entry.event_id).unwrap_or_default()),
            chain: ActiveValue::Set(entry.chain.clone()),
        });
        inbox_entry::Entity::insert_many(rows).exec_without_returning(tx).await?;
        Ok(())
    }

    /// The mark as it stands.
    pub(crate) async fn mark(&self) -> Result<inbox_mark::Model, Stop> {
        let applier = self.clone();
        let key = (
            self.consumer.source().to_owned(),
            self.consumer.topic().to_owned(),
            i32::try_from(self.partition).unwrap_or(0),
        );
        match inbox_mark::Entity::find_by_id(key).one(&self.core.database.reader).await? {
            Some(mark) => Ok(mark),
            None => self.core.database.alone(move |tx| Box::pin(async move { applier.lock(tx).await })).await,
        }
    }

    /// Stop hearing this source until a person has compared.
    pub(crate) async fn stop(&self, why: String) -> Result<(), Stop> {
        tracing::error!(
            source = self.consumer.source(),
            topic = self.consumer.topic(),
            why,
            "a source forked; reconcile it"
        );
        let applier = self.clone();
        let work = self.core.database.alone(move |tx| {
            Box::pin(async move {
                let mut mark = applier.lock(tx).await?;
                mark.stopped = true;
                mark.why = why;
                save(tx, &mark).await
            })
        });
        work.await
    }
}

pub(crate) async fn save(tx: &DatabaseTransaction, mark: &inbox_mark::Model) -> Result<(), Stop> {
    inbox_mark::Entity::update_many()
        .col_expr(inbox_mark::Column::Epoch, Expr::value(mark.epoch.clone()))
        .col_expr(inbox_mark::Column::Seq, Expr::value(mark.seq))
        .col_expr(inbox_mark::Column::Chain, Expr::value(mark.chain.clone()))
        .col_expr(inbox_mark::Column::Stopped, Expr::value(mark.stopped))
        .col_expr(inbox_mark::Column::Why, Expr::value(mark.why.clone()))
        .filter(inbox_mark::Column::Source.eq(&mark.source))
        .filter(inbox_mark::Column::Topic.eq(&mark.topic))
        .filter(inbox_mark::Column::Partition.eq(mark.partition))
        .exec(tx)
        .await?;
    Ok(())
}

/// The bytes of an entry, as they are kept when it is parked.
pub(crate) fn bytes(entry: &LogEntry) -> Vec<u8> {
    entry.encode_to_vec()
}
