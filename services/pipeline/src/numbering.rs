//! Events get their number right after their commit, under the lock of their topic's head.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{
    ActiveValue, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use werkbrug_chassis::refusal::Fault;
use werkbrug_proto::pipeline::LogEntry;

use crate::chain;
use crate::database::Database;
use crate::tables::{event_log, outbox, topic_head};
use crate::use_case::Stop;

/// Most events that get their number in one transaction.
const BATCH: u64 = 1_000;

/// Number what waits; returns what was numbered, in order.
///
/// # Errors
/// A fault of the database; nothing is numbered then, and the next sweep tries again.
pub(crate) async fn number(database: &Database) -> Result<Vec<event_log::Model>, Stop> {
    let waits = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .limit(1)
        .into_tuple::<i64>()
        .one(&database.reader)
        .await?;
    if waits.is_none() {
        return Ok(Vec::new());
    }
    database.alone(|tx| Box::pin(number_in(tx))).await
}

async fn number_in(tx: &DatabaseTransaction) -> Result<Vec<event_log::Model>, Stop> {
    let heads = topic_head::Entity::find()
        .order_by_asc(topic_head::Column::Topic)
        .order_by_asc(topic_head::Column::Partition)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(tx)
        .await?;
    let topics: Vec<String> = heads.iter().map(|head| head.topic.clone()).collect();
    let mut heads: BTreeMap<(String, i32), topic_head::Model> =
        heads.into_iter().map(|head| ((head.topic.clone(), head.partition), head)).collect();
    let rows = outbox::Entity::find()
        .filter(outbox::Column::Topic.is_in(topics))
        .order_by_asc(outbox::Column::Id)
        .limit(BATCH)
        .all(tx)
        .await?;
    let mut numbered = Vec::with_capacity(rows.len());
    let mut done = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(head) = heads.get_mut(&(row.topic.clone(), row.partition)) else { continue };
        done.push(row.id);
        numbered.push(next(head, row)?);
    }
    if numbered.is_empty() {
        return Ok(numbered);
    }
    let inserts = numbered.iter().cloned().map(IntoActiveModel::into_active_model);
    event_log::Entity::insert_many(inserts).exec_without_returning(tx).await?;
    outbox::Entity::delete_many().filter(outbox::Column::Id.is_in(done)).exec(tx).await?;
    let touched: std::collections::BTreeSet<(String, i32)> =
        numbered.iter().map(|entry| (entry.topic.clone(), entry.partition)).collect();
    for head in heads.into_values().filter(|head| touched.contains(&(head.topic.clone(), head.partition))) {
        save(tx, head).await?;
    }
    Ok(numbered)
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
    entry.chain = chain::link(&head.chain, &contract(&entry, ""));
    head.chain.clone_from(&entry.chain);
    Ok(entry)
}

async fn save(tx: &DatabaseTransaction, head: topic_head::Model) -> Result<(), Stop> {
    topic_head::Entity::update_many()
        .col_expr(topic_head::Column::Seq, Expr::value(head.seq))
        .col_expr(topic_head::Column::Chain, Expr::value(head.chain))
        .filter(topic_head::Column::Topic.eq(head.topic))
        .filter(topic_head::Column::Partition.eq(head.partition))
        .exec(tx)
        .await?;
    Ok(())
}

/// A row of the log as others see it.
pub(crate) fn contract(row: &event_log::Model, epoch: &str) -> LogEntry {
    LogEntry {
        epoch: epoch.to_owned(),
        topic: row.topic.clone(),
        partition: u32::try_from(row.partition).unwrap_or(0),
        seq: u64::try_from(row.seq).unwrap_or(0),
        event_id: row.event_id.to_string(),
        tenant: row.tenant.to_string(),
        event_type: row.event_type.clone(),
        subject: row.subject.clone(),
        cause: row.cause.clone(),
        time_us: row.time_us,
        traceparent: row.traceparent.clone(),
        body: row.body.clone(),
        chain: row.chain.clone(),
    }
}

/// Make the heads of a service's topics, once.
pub(crate) async fn prepare(tx: &DatabaseTransaction, topics: &[&str], partitions: u32) -> Result<(), Stop> {
    for topic in topics {
        for partition in 0..partitions.max(1) {
            let row = topic_head::ActiveModel {
                topic: ActiveValue::Set((*topic).to_owned()),
                partition: ActiveValue::Set(i32::try_from(partition).unwrap_or(0)),
                seq: ActiveValue::Set(0),
                chain: ActiveValue::Set(Vec::new()),
            };
            let key = [topic_head::Column::Topic, topic_head::Column::Partition];
            let unless_there = sea_orm::sea_query::OnConflict::columns(key).do_nothing().to_owned();
            topic_head::Entity::insert(row).on_conflict(unless_there).exec_without_returning(tx).await?;
        }
    }
    Ok(())
}
