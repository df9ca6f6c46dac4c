//! The log goes out in order, topic by topic; what was published is remembered, never trusted.

use std::sync::Arc;
use std::time::Duration;

use async_nats::Client;
use prost::Message;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tokio::sync::Notify;
use werkbrug_proto::pipeline::Head;
use werkbrug_proto::topics::Topic;

use crate::bus;
use crate::core::Core;
use crate::numbering::contract;
use crate::tables::{event_log, relay_mark};
use crate::use_case::Stop;

/// Most events in one atomic batch.
const BATCH: u64 = 256;
/// How often a topic is looked at without being called.
const SWEEP: Duration = Duration::from_secs(1);
/// How often the end of a topic is shown to its hearers.
const BEACON: Duration = Duration::from_secs(5);
/// How long one process publishes a topic alone; it spares work, nothing more.
const LEASE_US: i64 = 5_000_000;

/// Publish one topic and partition until the service stops.
pub(crate) async fn run(core: Arc<Core>, client: Client, topic: &'static Topic, partition: u32, wake: Arc<Notify>) {
    let stopping = core.tasks.stopping();
    let relay = Relay { core, client, topic, partition: i32::try_from(partition).unwrap_or(0) };
    let mut next_beacon = tokio::time::Instant::now();
    loop {
        match relay.publish_waiting().await {
            Ok(()) => {}
            Err(stop) => tracing::debug!(topic = topic.name, error = ?stop, "publishing waits for NATS"),
        }
        if tokio::time::Instant::now() >= next_beacon {
            next_beacon = tokio::time::Instant::now() + BEACON;
            if let Err(stop) = relay.shine().await {
                tracing::debug!(topic = topic.name, error = ?stop, "no beacon this time");
            }
        }
        tokio::select! {
            () = stopping.cancelled() => return,
            () = wake.notified() => {}
            () = tokio::time::sleep(SWEEP) => {}
        }
    }
}

struct Relay {
    core: Arc<Core>,
    client: Client,
    topic: &'static Topic,
    partition: i32,
}

impl Relay {
    /// Batch after batch until nothing waits.
    async fn publish_waiting(&self) -> Result<(), Stop> {
        let mut from = self.mark().await?.map_or(0, |mark| mark.seq);
        loop {
            let rows = self.rows(from).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            let until = last.seq;
            if !self.lease().await? {
                return Ok(());
            }
            let entries: Vec<_> = rows.iter().map(|row| contract(row, &self.core.epoch)).collect();
            bus::publish(&self.client, self.topic, self.core.service, &entries).await?;
            self.advance(until).await?;
            from = until;
        }
    }

    async fn mark(&self) -> Result<Option<relay_mark::Model>, Stop> {
        Ok(relay_mark::Entity::find_by_id((self.topic.name.to_owned(), self.partition))
            .one(&self.core.database.reader)
            .await?)
    }

    async fn rows(&self, after: i64) -> Result<Vec<event_log::Model>, Stop> {
        let rows = event_log::Entity::find()
            .filter(event_log::Column::Topic.eq(self.topic.name))
            .filter(event_log::Column::Partition.eq(self.partition))
            .filter(event_log::Column::Seq.gt(after))
            .order_by_asc(event_log::Column::Seq)
            .limit(BATCH)
            .all(&self.core.database.reader)
            .await?;
        Ok(rows)
    }

    /// Whether this process may publish now; a lease that runs is not written again.
    async fn lease(&self) -> Result<bool, Stop> {
        let now = self.core.clock.wall_us();
        let fresh = now.saturating_add(LEASE_US / 2);
        if let Some(mark) = self.mark().await?
            && mark.owner == self.core.process
            && mark.lease_until_us > fresh
        {
            return Ok(true);
        }
        let (topic, partition, owner) = (self.topic.name, self.partition, self.core.process.clone());
        let until = now.saturating_add(LEASE_US);
        let taken = self.core.database.alone(move |tx| {
            Box::pin(async move {
                let free = Condition::any()
                    .add(relay_mark::Column::Owner.eq(owner.clone()))
                    .add(relay_mark::Column::LeaseUntilUs.lt(now));
                let update = relay_mark::Entity::update_many()
                    .col_expr(relay_mark::Column::Owner, Expr::value(owner))
                    .col_expr(relay_mark::Column::LeaseUntilUs, Expr::value(until))
                    .filter(relay_mark::Column::Topic.eq(topic))
                    .filter(relay_mark::Column::Partition.eq(partition))
                    .filter(free);
                Ok(update.exec(tx).await?.rows_affected)
            })
        });
        Ok(taken.await? == 1)
    }

    async fn advance(&self, seq: i64) -> Result<(), Stop> {
        let (topic, partition) = (self.topic.name, self.partition);
        let write = self.core.database.alone(move |tx| {
            Box::pin(async move {
                relay_mark::Entity::update_many()
                    .col_expr(relay_mark::Column::Seq, Expr::value(seq))
                    .filter(relay_mark::Column::Topic.eq(topic))
                    .filter(relay_mark::Column::Partition.eq(partition))
                    .filter(relay_mark::Column::Seq.lt(seq))
                    .exec(tx)
                    .await?;
                Ok(())
            })
        });
        write.await
    }

    /// Show the published end of the topic, so that a lost tail is noticed.
    async fn shine(&self) -> Result<(), Stop> {
        let Some(mark) = self.mark().await? else { return Ok(()) };
        let last = event_log::Entity::find_by_id((self.topic.name.to_owned(), self.partition, mark.seq))
            .one(&self.core.database.reader)
            .await?;
        let head = Head {
            epoch: self.core.epoch.clone(),
            topic: self.topic.name.to_owned(),
            partition: u32::try_from(self.partition).unwrap_or(0),
            seq: u64::try_from(mark.seq).unwrap_or(0),
            chain: last.map(|row| row.chain).unwrap_or_default(),
        };
        let sent = self.client.publish(self.topic.beacon(), head.encode_to_vec().into()).await;
        sent.map_err(|cause| werkbrug_chassis::refusal::Fault::new("show a beacon", cause).into())
    }
}

/// Make the marks of a service's topics, once.
pub(crate) async fn prepare(tx: &sea_orm::DatabaseTransaction, topics: &[&str], partitions: u32) -> Result<(), Stop> {
    for topic in topics {
        for partition in 0..partitions.max(1) {
            let row = relay_mark::ActiveModel {
                topic: ActiveValue::Set((*topic).to_owned()),
                partition: ActiveValue::Set(i32::try_from(partition).unwrap_or(0)),
                seq: ActiveValue::Set(0),
                owner: ActiveValue::Set(String::new()),
                lease_until_us: ActiveValue::Set(0),
            };
            let key = [relay_mark::Column::Topic, relay_mark::Column::Partition];
            let unless_there = OnConflict::columns(key).do_nothing().to_owned();
            relay_mark::Entity::insert(row).on_conflict(unless_there).exec_without_returning(tx).await?;
        }
    }
    Ok(())
}
