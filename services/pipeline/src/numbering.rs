//! Events get their number under the lock of their topic's head: within their own transaction when nobody else holds
//! it, as always on SQLite, whose writer is alone; right after their commit otherwise. Nobody ever waits for a head.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::{LockBehavior, LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use werkbrug_chassis::refusal::Fault;

use crate::database::{Database, portions};
use crate::tables::{event_log, outbox, topic_head};
use crate::{chain, log, use_case::Stop};

/// Most events that get their number in one transaction.
const BATCH: usize = 1_000;

/// Number what waits; returns how many events got their number.
///
/// # Errors
/// A fault of the database; nothing is numbered then, and the next sweep tries again.
pub(crate) async fn number(database: &Database) -> Result<usize, Stop> {
    let waits = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .limit(1)
        .into_tuple::<i64>()
        .one(&database.reader)
        .await?;
    if waits.is_none() {
        return Ok(0);
    }
    database.alone(|tx| Box::pin(number_in(tx, Vec::new()))).await
}

/// Write what was said in this transaction: with its number where the heads are free, else into the outbox.
pub(crate) async fn write(tx: &DatabaseTransaction, said: Vec<outbox::Model>) -> Result<(), Stop> {
    if said.is_empty() {
        return Ok(());
    }
    number_in(tx, said).await.map(|_| ())
}

/// What waits gets its number first: an event about the same thing may be there, committed before ours was allowed.
pub(crate) async fn number_in(tx: &DatabaseTransaction, said: Vec<outbox::Model>) -> Result<usize, Stop> {
    let heads = heads(tx).await?;
    let mut rows = take(tx, heads.keys()).await?;
    let is_free = |row: &outbox::Model| heads.contains_key(&(row.topic.clone(), row.partition));
    if rows.len() < BATCH && said.iter().all(is_free) {
        rows.extend(said);
    } else {
        put_aside(tx, said).await?;
    }
    let count = rows.len();
    enter(tx, heads, rows).await?;
    crashpoint!("numbering");
    Ok(count)
}

/// Into the outbox, where whoever numbers next finds it.
async fn put_aside(tx: &DatabaseTransaction, said: Vec<outbox::Model>) -> Result<(), Stop> {
    let fresh =
        |row: outbox::Model| outbox::ActiveModel { id: ActiveValue::NotSet, ..row.into_active_model().reset_all() };
    for portion in portions(said.into_iter().map(fresh).collect()) {
        outbox::Entity::insert_many(portion).exec_without_returning(tx).await?;
    }
    Ok(())
}

type Heads = BTreeMap<(String, i32), topic_head::Model>;

/// The heads that nobody else holds, ours until the transaction ends.
async fn heads(tx: &DatabaseTransaction) -> Result<Heads, Stop> {
    let heads = topic_head::Entity::find()
        .order_by_asc(topic_head::Column::Topic)
        .order_by_asc(topic_head::Column::Partition)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(tx)
        .await?;
    Ok(heads.into_iter().map(|head| ((head.topic.clone(), head.partition), head)).collect())
}

/// Enter events in the log under the next numbers of their topics.
async fn enter(tx: &DatabaseTransaction, mut heads: Heads, rows: Vec<outbox::Model>) -> Result<(), Stop> {
    let (mut numbered, mut touched) = (Vec::with_capacity(rows.len()), BTreeSet::new());
    for row in rows {
        let place = (row.topic.clone(), row.partition);
        let head = heads.get_mut(&place).ok_or_else(|| Fault::bug("an event has no head, or one that is not ours"))?;
        numbered.push(next(head, row)?.into_active_model());
        touched.insert(place);
    }
    for portion in portions(numbered) {
        event_log::Entity::insert_many(portion).exec_without_returning(tx).await?;
    }
    use topic_head::Column;
    let heads = touched.iter().filter_map(|place| heads.remove(place)).map(IntoActiveModel::into_active_model);
    let mut replace = OnConflict::columns([Column::Topic, Column::Partition]);
    replace.update_columns([Column::Seq, Column::Chain]);
    topic_head::Entity::insert_many(heads).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(())
}

/// Take waiting events out of the outbox, in the order in which they were written.
async fn take(
    tx: &DatabaseTransaction,
    places: impl Iterator<Item = &(String, i32)>,
) -> Result<Vec<outbox::Model>, Stop> {
    let ours = places.fold(Condition::any(), |any, (topic, partition)| {
        any.add(Condition::all().add(outbox::Column::Topic.eq(topic)).add(outbox::Column::Partition.eq(*partition)))
    });
    if ours.is_empty() {
        return Ok(Vec::new());
    }
    let first = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .filter(ours)
        .order_by_asc(outbox::Column::Id)
        .limit(u64::try_from(BATCH).unwrap_or(u64::MAX))
        .into_query();
    let mut rows =
        outbox::Entity::delete_many().filter(outbox::Column::Id.in_subquery(first)).exec_with_returning(tx).await?;
    rows.sort_by_key(|row| row.id);
    Ok(rows)
}

/// The next number and link of the chain.
fn next(head: &mut topic_head::Model, row: outbox::Model) -> Result<event_log::Model, Fault> {
    head.seq = head.seq.checked_add(1).ok_or_else(|| Fault::bug("a topic ran out of numbers"))?;
    let mut entry = event_log::Model {
        topic: row.topic,
        partition: row.partition,
        seq: head.seq,
        event_id: row.event_id,
        tenant: row.tenant,
        event_type: row.event_type,
        subject: row.subject,
        cause: row.cause,
        time_us: row.time_us,
        traceparent: row.traceparent,
        body: row.body,
        chain: Vec::new(),
    };
    entry.chain = chain::link(&head.chain, &log::contract(&entry, ""));
    head.chain.clone_from(&entry.chain);
    Ok(entry)
}
