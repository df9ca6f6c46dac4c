//! After a source was restored: find where its past and ours part, take its side, and name what only we still know.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_proto::pipeline::{LogEntry, ReconcileResponse};

use crate::apply::{Applied, Applier, save};
use crate::rebuild;
use crate::tables::inbox_entry;
use crate::use_case::Stop;

/// Compare one mark with its source, replay, and make the copies again.
pub(crate) async fn run(applier: &Applier) -> Result<ReconcileResponse, Stop> {
    let known = known(applier).await?;
    let log = whole_log(applier).await?;
    let fork = log.iter().zip(&known).take_while(|(theirs, ours)| theirs.chain == ours.chain).count();
    let lost: Vec<&inbox_entry::Model> = known.iter().skip(fork).collect();
    let again: BTreeSet<Uuid> =
        log.iter().skip(fork).filter_map(|entry| Uuid::parse_str(&entry.event_id).ok()).collect();
    let orphans: Vec<&&inbox_entry::Model> = lost.iter().filter(|ours| !again.contains(&ours.event_id)).collect();
    let mut findings = vec![format!(
        "{} of {}: the same up to number {fork}, we knew {}, the source has {}",
        applier.consumer.topic(),
        applier.consumer.source(),
        known.len(),
        log.len()
    )];
    findings.extend(orphans.iter().map(|ours| {
        format!("number {} (event {}) is known here only; look at what followed from it", ours.seq, ours.event_id)
    }));
    let replayed = log.len().saturating_sub(fork);
    let orphaned = orphans.len();
    let reacted = Arc::new(lost.iter().map(|ours| ours.event_id).collect::<BTreeSet<_>>());
    rewind(applier, fork, log.get(fork.wrapping_sub(1)), log.first()).await?;
    let careful = Applier { reacted, ..applier.clone() };
    let replay = careful.catch_up().await?;
    if replay != Applied::Done {
        return Err(Fault::new("replay a source", format!("{replay:?}")).into());
    }
    rebuild::topic(applier).await?;
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    Ok(ReconcileResponse { findings, fork_seq: number(fork), replayed: number(replayed), orphaned: number(orphaned) })
}

async fn known(applier: &Applier) -> Result<Vec<inbox_entry::Model>, Stop> {
    let rows = inbox_entry::Entity::find()
        .filter(inbox_entry::Column::Source.eq(applier.consumer.source()))
        .filter(inbox_entry::Column::Topic.eq(applier.consumer.topic()))
        .filter(inbox_entry::Column::Partition.eq(i32::try_from(applier.partition).unwrap_or(0)))
        .order_by_asc(inbox_entry::Column::Seq)
        .all(&applier.core.database.reader)
        .await?;
    Ok(rows)
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

/// Put the mark back to the last number both sides know, under the source's present epoch.
async fn rewind(applier: &Applier, fork: usize, last: Option<&LogEntry>, first: Option<&LogEntry>) -> Result<(), Stop> {
    let epoch = applier.read(1).await?.head.map(|head| head.epoch).or_else(|| first.map(|entry| entry.epoch.clone()));
    let (inner, chain) = (applier.clone(), last.map(|entry| entry.chain.clone()).unwrap_or_default());
    let fork = i64::try_from(fork).unwrap_or(0);
    let work = applier.core.database.alone(move |tx| {
        Box::pin(async move {
            let mut mark = inner.lock(tx).await?;
            inbox_entry::Entity::delete_many()
                .filter(inbox_entry::Column::Source.eq(&mark.source))
                .filter(inbox_entry::Column::Topic.eq(&mark.topic))
                .filter(inbox_entry::Column::Partition.eq(mark.partition))
                .filter(inbox_entry::Column::Seq.gt(fork))
                .exec(tx)
                .await?;
            mark.epoch = epoch.unwrap_or_default();
            mark.seq = fork;
            mark.chain = chain;
            mark.stopped = false;
            mark.why = String::new();
            save(tx, &mark).await
        })
    });
    work.await
}
