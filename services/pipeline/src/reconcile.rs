//! After a source was restored: find where its past and ours part, take its side, and name what only we still know.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use werkbrug_chassis::refusal::Fault;
use werkbrug_proto::pipeline::{LogEntry, ReconcileResponse};

use crate::apply::{Applied, Applier, save};
use crate::tables::{inbox_entry, inbox_mark, lost_entry, parked_event};
use crate::{database::portions, rebuild, use_case::Stop};

/// Compare one mark with its source, replay, and make the copies again.
pub(crate) async fn run(applier: &Applier) -> Result<ReconcileResponse, Stop> {
    let known = known(applier).await?;
    let log = whole_log(applier).await?;
    let fork = log.iter().zip(&known).take_while(|(theirs, ours)| theirs.chain == ours.chain).count();
    let (mark, epoch) = (applier.mark().await?, applier.read(1).await?.head.map(|head| head.epoch).unwrap_or_default());
    if fork < known.len() || mark.stopped || mark.epoch != epoch {
        rewind(applier, fork, log.get(fork.wrapping_sub(1)), epoch).await?;
    }
    let replay = applier.catch_up().await?;
    if replay != Applied::Done {
        return Err(Fault::new("replay a source", format!("{replay:?}")).into());
    }
    rebuild::topic(&applier.core, &applier.consumer).await?;
    let said: BTreeSet<&str> = log.iter().map(|entry| entry.event_id.as_str()).collect();
    let beyond = known.iter().skip(fork).map(|ours| (ours.seq, ours.event_id.to_string()));
    let mut orphans: BTreeSet<(i64, String)> = lost(applier).await?.into_iter().chain(beyond).collect();
    orphans.retain(|(_, event)| !said.contains(event.as_str()));
    let (topic, source) = (applier.consumer.topic(), applier.consumer.source());
    let (ours, theirs) = (known.len(), log.len());
    let same = format!("{topic} of {source}: the same up to number {fork}, we knew {ours}, the source has {theirs}");
    let orphan = |(seq, event): &(i64, String)| {
        format!("number {seq} (event {event}) is known here only; look at what followed from it")
    };
    let findings = std::iter::once(same).chain(orphans.iter().map(orphan)).collect();
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let replayed = number(log.len().saturating_sub(fork));
    Ok(ReconcileResponse { findings, fork_seq: number(fork), replayed, orphaned: number(orphans.len()) })
}

/// Everything that we applied or put aside, in order.
async fn known(applier: &Applier) -> Result<Vec<inbox_entry::Model>, Stop> {
    let known = inbox_entry::Entity::find().filter(entries_after(&applier.mark().await?, 0));
    Ok(known.order_by_asc(inbox_entry::Column::Seq).all(&applier.core.database.reader).await?)
}

fn entries_after(mark: &inbox_mark::Model, number: i64) -> Condition {
    let of_topic = Condition::all()
        .add(inbox_entry::Column::Source.eq(&mark.source))
        .add(inbox_entry::Column::Topic.eq(&mark.topic));
    of_topic.add(inbox_entry::Column::Partition.eq(mark.partition)).add(inbox_entry::Column::Seq.gt(number))
}

async fn whole_log(applier: &Applier) -> Result<Vec<LogEntry>, Stop> {
    let mut log: BTreeMap<u64, LogEntry> = BTreeMap::new();
    loop {
        let from = log.len().saturating_add(1);
        let entries = applier.read(u64::try_from(from).unwrap_or(u64::MAX)).await?.entries;
        if entries.is_empty() {
            return Ok(log.into_values().collect());
        }
        // Only what compares is kept: a long log stays small in memory.
        log.extend(entries.into_iter().map(|entry| (entry.seq, LogEntry { body: Vec::new(), ..entry })));
    }
}

/// What the source once said to us and then lost, now or at an earlier restore.
async fn lost(applier: &Applier) -> Result<Vec<(i64, String)>, Stop> {
    let rows = lost_entry::Entity::find()
        .filter(lost_entry::Column::Source.eq(applier.consumer.source()))
        .filter(lost_entry::Column::Topic.eq(applier.consumer.topic()));
    let rows = rows.all(&applier.core.database.reader).await?;
    Ok(rows.into_iter().map(|row| (row.seq, row.event_id.to_string())).collect())
}

/// Put the mark back to the last number both sides know, under the source's present epoch.
async fn rewind(applier: &Applier, fork: usize, last: Option<&LogEntry>, epoch: String) -> Result<(), Stop> {
    let (inner, chain) = (applier.clone(), last.map(|entry| entry.chain.clone()).unwrap_or_default());
    let fork = i64::try_from(fork).unwrap_or(0);
    let work = applier.core.database.alone(move |tx| {
        Box::pin(async move {
            let mut mark = inner.lock(tx).await?;
            forget(tx, &mark, fork).await?;
            mark.epoch = epoch;
            mark.seq = fork;
            mark.chain = chain;
            mark.stopped = false;
            mark.why = String::new();
            save(tx, mark).await
        })
    });
    let done = work.await;
    applier.core.put_back(&applier.place());
    done
}

/// Take back what was applied beyond the fork; what was reacted to is remembered as lost, what stood aside was not.
async fn forget(tx: &DatabaseTransaction, mark: &inbox_mark::Model, fork: i64) -> Result<(), Stop> {
    let beyond = Condition::all()
        .add(parked_event::Column::Source.eq(&mark.source))
        .add(parked_event::Column::Topic.eq(&mark.topic))
        .add(parked_event::Column::Partition.eq(mark.partition))
        .add(parked_event::Column::Seq.gt(fork));
    let aside = parked_event::Entity::find().select_only().column(parked_event::Column::Seq);
    let aside: Vec<i64> = aside.filter(beyond.clone()).into_tuple().all(tx).await?;
    parked_event::Entity::delete_many().filter(beyond).exec(tx).await?;
    let beyond = entries_after(mark, fork);
    let mut entries = inbox_entry::Entity::find().filter(beyond.clone()).all(tx).await?;
    inbox_entry::Entity::delete_many().filter(beyond).exec(tx).await?;
    entries.retain(|entry| !aside.contains(&entry.seq));
    let lost = entries.into_iter().map(|entry| lost_entry::ActiveModel {
        source: ActiveValue::Set(entry.source),
        topic: ActiveValue::Set(entry.topic),
        event_id: ActiveValue::Set(entry.event_id),
        seq: ActiveValue::Set(entry.seq),
    });
    let key = [lost_entry::Column::Source, lost_entry::Column::Topic, lost_entry::Column::EventId];
    let once = OnConflict::columns(key).do_nothing().to_owned();
    for portion in portions(lost.collect()) {
        lost_entry::Entity::insert_many(portion).on_conflict(once.clone()).exec_without_returning(tx).await?;
    }
    Ok(())
}
