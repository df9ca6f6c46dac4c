//! Events in: each effect stands in the same transaction as the mark that says it was done.

use std::{collections::BTreeSet, sync::Arc};

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel,
    QueryFilter, QuerySelect, QueryTrait, Select, TransactionTrait,
    sea_query::{Expr, ExprTrait, Query},
};
use tracing::{Instrument, Span};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Refusal};
use werkbrug_proto::pipeline::LogEntry;

use crate::consumer::{Consumer, Event, Heard};
use crate::tables::{inbox_entry, inbox_mark, lost_entry, outbox};
use crate::{
    chain,
    core::{Core, Place},
    database::portions,
    fork, numbering, parked,
    tx::{Frame, Tx},
    use_case::Stop,
};

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
pub(crate) enum Care {
    /// All or nothing.
    Together,
    /// Each in its savepoint; what a rule refuses is parked.
    OneByOne,
}

/// What became of one event.
pub(crate) enum Handled {
    /// It was applied, and this was said in answer.
    Said(Vec<outbox::Model>),
    /// A rule refused it, for this reason.
    Refused(&'static str),
}

/// One mark: a consumer, and a part of its topic.
#[derive(Clone)]
pub(crate) struct Applier {
    pub(crate) core: Arc<Core>,
    pub(crate) consumer: Arc<dyn Consumer>,
    pub(crate) partition: u32,
}

impl Applier {
    pub(crate) fn new(core: &Arc<Core>, consumer: &Arc<dyn Consumer>, partition: u32) -> Self {
        Self { core: Arc::clone(core), consumer: Arc::clone(consumer), partition }
    }

    /// Apply what the bus brought, in whatever order; a hole or a doubt sends us to the source.
    pub(crate) async fn hear(&self, mut entries: Vec<LogEntry>) -> Result<Applied, Stop> {
        entries.retain(|entry| entry.partition == self.partition);
        entries.sort_by_key(|entry| entry.seq);
        entries.dedup_by_key(|entry| entry.seq);
        match self.apply(entries).await? {
            Applied::Gap | Applied::Fork(_) => self.catch_up().await,
            known @ (Applied::Done | Applied::Stopped) => Ok(known),
        }
    }

    /// Apply a batch that should follow the mark.
    pub(crate) async fn apply(&self, entries: Vec<LogEntry>) -> Result<Applied, Stop> {
        let entries = Arc::new(entries);
        let _together = self.core.applying.read().await;
        let outcome = match self.attempt(Arc::clone(&entries), Care::Together).await {
            Err(Stop::Refused(_)) => self.attempt(Arc::clone(&entries), Care::OneByOne).await,
            other => other,
        }?;
        if let (Applied::Done, Some(last)) = (&outcome, entries.last()) {
            crashpoint!("applied");
            self.core.reached(self.place(), last.seq);
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
                return Ok(Applied::Fork(fork::from_another(entry.seq, self.consumer.source())));
            }
            if i64::try_from(entry.seq).ok() != next.seq.checked_add(1) {
                return Ok(Applied::Gap);
            }
            if chain::link(&next.chain, entry) != entry.chain {
                return Ok(Applied::Fork(fork::no_link(entry.seq)));
            }
            next.seq = next.seq.saturating_add(1);
            next.chain.clone_from(&entry.chain);
        }
        let said = self.handle_all(tx, &news, care).await?;
        numbering::write(tx, said).await?;
        self.remember(tx, &news).await?;
        save(tx, next).await?;
        crashpoint!("applying");
        Ok(Applied::Done)
    }

    /// Handle all of them; answers what was said meanwhile.
    async fn handle_all(
        &self,
        tx: &DatabaseTransaction,
        news: &[&LogEntry],
        care: Care,
    ) -> Result<Vec<outbox::Model>, Stop> {
        let mut said = Vec::new();
        if care == Care::Together && !self.is_troubled(tx).await? {
            let events = news.iter().map(|entry| self.read_event(entry)).collect::<Result<Vec<_>, _>>()?;
            for events in events.chunk_by(|(one, _), (next, _)| one.tenant == next.tenant) {
                said.extend(self.hear_in(tx, events, &BTreeSet::new()).await?);
            }
            return Ok(said);
        }
        let (mut blocked, lost) = (parked::blocked_keys(tx, self.consumer.as_ref()).await?, self.lost(tx).await?);
        for entry in news {
            let key = match Event::from_entry(self.consumer.as_ref(), entry) {
                Ok(event) => self.consumer.block_key(&event),
                Err(_) => entry.subject.clone(),
            };
            let handled =
                if blocked.contains(&key) { Handled::Refused("") } else { self.handle(tx, entry, &lost).await? };
            match handled {
                Handled::Said(rows) => said.extend(rows),
                Handled::Refused(reason) => {
                    tracing::warn!(event.kind = %entry.event_type, reason, seq = entry.seq, "an event was parked");
                    parked::park(tx, self, entry, &key, reason).await?;
                    blocked.insert(key);
                }
            }
        }
        Ok(said)
    }

    /// Handle one event; nothing of it stays when a rule refuses it.
    pub(crate) async fn handle(
        &self,
        tx: &DatabaseTransaction,
        entry: &LogEntry,
        lost: &BTreeSet<Uuid>,
    ) -> Result<Handled, Stop> {
        let event = match self.read_event(entry) {
            Ok(event) => event,
            Err(refusal) => return Ok(Handled::Refused(refusal.reason)),
        };
        let savepoint = tx.begin().await?;
        match self.hear_in(&savepoint, &[event], lost).await {
            Ok(said) => {
                savepoint.commit().await?;
                Ok(Handled::Said(said))
            }
            Err(Stop::Fault(fault)) => Err(Stop::Fault(fault)),
            Err(Stop::Refused(refusal)) => {
                savepoint.rollback().await?;
                Ok(Handled::Refused(refusal.reason))
            }
        }
    }

    /// An event, with what it says about who and when.
    fn read_event(&self, entry: &LogEntry) -> Result<(Event, Frame), Refusal> {
        let event = Event::from_entry(self.consumer.as_ref(), entry)?;
        let mut frame = self.core.frame(event.tenant, event.source, event.topic, event.event_id.to_string());
        frame.traceparent.clone_from(&entry.traceparent);
        Ok((event, frame))
    }

    /// Hear events of one workshop; answers what was said meanwhile. Each has a span in the trace that caused it.
    async fn hear_in(
        &self,
        tx: &DatabaseTransaction,
        events: &[(Event, Frame)],
        lost: &BTreeSet<Uuid>,
    ) -> Result<Vec<outbox::Model>, Stop> {
        let mut spans = Vec::with_capacity(events.len());
        for (event, frame) in events {
            spans.push(tracing::info_span!("apply", event.kind = %event.event_type, seq = event.seq));
            spans.last().inspect(|span| werkbrug_chassis::telemetry::follow(span, &frame.traceparent));
        }
        let own: Vec<Tx<'_>> = events.iter().map(|(_, frame)| Tx::new(tx, frame)).collect();
        let is_new = |event: &Event| !lost.contains(&event.event_id);
        let heard = events.iter().zip(&own).map(|((event, _), tx)| Heard { tx, event, is_new: is_new(event) });
        let heard: Vec<Heard<'_>> = heard.collect();
        self.consumer.hear(&heard).instrument(spans.first().cloned().unwrap_or_else(Span::none)).await?;
        let mut said = Vec::new();
        for tx in own {
            said.extend(tx.said()?);
        }
        Ok(said)
    }

    /// Events of this topic that its source once lost; almost always none.
    pub(crate) async fn lost(&self, tx: &DatabaseTransaction) -> Result<BTreeSet<Uuid>, Stop> {
        Ok(self.find_lost().into_tuple::<Uuid>().all(tx).await?.into_iter().collect())
    }

    fn find_lost(&self) -> Select<lost_entry::Entity> {
        lost_entry::Entity::find()
            .select_only()
            .column(lost_entry::Column::EventId)
            .filter(lost_entry::Column::Source.eq(self.consumer.source()))
            .filter(lost_entry::Column::Topic.eq(self.consumer.topic()))
    }

    /// Whether anything of this topic waits aside or was ever lost: mostly neither, and one look tells.
    async fn is_troubled(&self, tx: &DatabaseTransaction) -> Result<bool, Stop> {
        let waits = Expr::exists(parked::find_waiting(self.consumer.as_ref()).into_query());
        let look = Query::select().expr(waits.or(Expr::exists(self.find_lost().into_query()))).to_owned();
        let row = tx.query_one(&look).await?.ok_or_else(|| Fault::bug("a look found nothing at all"))?;
        Ok(row.try_get_by_index(0)?)
    }

    pub(crate) fn place(&self) -> Place {
        (self.consumer.source().to_owned(), self.consumer.topic().to_owned(), self.partition)
    }

    fn key(&self) -> (String, String, i32) {
        let partition = i32::try_from(self.partition).unwrap_or(0);
        (self.consumer.source().to_owned(), self.consumer.topic().to_owned(), partition)
    }

    /// The mark, ours until the transaction ends.
    pub(crate) async fn lock(&self, tx: &DatabaseTransaction) -> Result<inbox_mark::Model, Stop> {
        let mark = inbox_mark::Entity::find_by_id(self.key()).lock_exclusive().one(tx).await?;
        mark.ok_or_else(no_mark)
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
        for portion in portions(rows.collect()) {
            inbox_entry::Entity::insert_many(portion).exec_without_returning(tx).await?;
        }
        Ok(())
    }

    /// The mark as it stands.
    pub(crate) async fn mark(&self) -> Result<inbox_mark::Model, Stop> {
        let mark = inbox_mark::Entity::find_by_id(self.key()).one(&self.core.database.reader).await?;
        mark.ok_or_else(no_mark)
    }

    /// Stop hearing this source until a person has compared; not when the mark moved on since it was `seen`.
    pub(crate) async fn stop(&self, seen: &inbox_mark::Model, why: String) -> Result<Applied, Stop> {
        let (source, topic) = (self.consumer.source(), self.consumer.topic());
        tracing::error!(source, topic, why, "a source forked; reconcile it");
        let (applier, seen, text) = (self.clone(), (seen.epoch.clone(), seen.seq), why.clone());
        let work = self.core.database.alone(move |tx| {
            Box::pin(async move {
                let mut mark = applier.lock(tx).await?;
                if (&mark.epoch, mark.seq) == (&seen.0, seen.1) {
                    mark.stopped = true;
                    mark.why = text;
                    save(tx, mark).await?;
                }
                Ok(())
            })
        });
        work.await?;
        Ok(Applied::Fork(why))
    }
}

fn no_mark() -> Stop {
    Fault::bug("a mark was made at the start and is gone").into()
}

pub(crate) async fn save(tx: &DatabaseTransaction, mark: inbox_mark::Model) -> Result<(), Stop> {
    mark.into_active_model().reset_all().update(tx).await?;
    Ok(())
}
