//! The log goes out in order, topic by topic; what was published is remembered, never trusted.

use std::{sync::Arc, time::Duration};

use async_nats::{Client, connection::State};
use prost::Message;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tokio::{sync::Notify, time::Instant};
use werkbrug_chassis::refusal::Fault;
use werkbrug_proto::{pipeline::Head, topics::Topic};

use crate::tables::{event_log, relay_mark};
use crate::{bus, core::Core, log, use_case::Stop};

/// Room for the headers of an event, bytes.
const HEADERS: usize = 4_096;
/// How often a topic is looked at without being called.
const SWEEP: Duration = Duration::from_secs(1);
/// How often the end of a topic is shown to its hearers.
const BEACON: Duration = Duration::from_secs(5);
/// How long one process publishes a topic alone; it spares work, nothing more.
const LEASE_US: i64 = 5_000_000;
/// How long a process that publishes trusts what it remembers without reading the mark again: half a lease.
const TRUST: Duration = Duration::from_millis(2_500);
/// Rest after a batch: in a rush the next one is bigger, and a batch costs nearly the same whatever its size.
const GATHER: Duration = Duration::from_millis(40);
/// How long the mark may lag behind what was published; after a crash that much goes out twice, and nobody minds.
const LAG: Duration = Duration::from_millis(200);

/// Publish one topic and partition until the service stops.
pub(crate) async fn run(core: Arc<Core>, client: Client, topic: &'static Topic, partition: u32, wake: Arc<Notify>) {
    let stopping = core.tasks.stopping();
    let partition = i32::try_from(partition).unwrap_or(0);
    let mut relay = Relay { core, client, topic, partition, sent: None, is_rush: false };
    let mut next_beacon = Instant::now();
    while !stopping.is_cancelled() {
        tokio::select! {
            () = stopping.cancelled() => return,
            () = relay.round(&mut next_beacon) => {}
        }
        if relay.is_rush {
            tokio::select! {
                () = stopping.cancelled() => return,
                () = tokio::time::sleep(GATHER) => {}
            }
        }
        tokio::select! {
            () = stopping.cancelled() => return,
            () = wake.notified() => {}
            () = tokio::time::sleep(relay.rest()) => {}
        }
    }
}

/// How far this process published, and what the mark knows of it.
struct Sent {
    seq: i64,
    kept_seq: i64,
    kept_at: Instant,
}

struct Relay {
    core: Arc<Core>,
    client: Client,
    topic: &'static Topic,
    partition: i32,
    sent: Option<Sent>,
    /// So much waited this time that it went as a batch.
    is_rush: bool,
}

impl Relay {
    /// How long to sleep when nobody calls.
    fn rest(&self) -> Duration {
        if self.sent.as_ref().is_some_and(|sent| sent.seq > sent.kept_seq) { LAG } else { SWEEP }
    }

    /// Publish what waits and show a beacon when it is time.
    async fn round(&mut self, next_beacon: &mut Instant) {
        // What is written while NATS is away would only pile up on the way and arrive stale.
        if self.client.connection_state() != State::Connected {
            return;
        }
        let mut outcome = self.publish_waiting().await;
        if outcome.is_ok() && Instant::now() >= *next_beacon {
            *next_beacon = Instant::now() + BEACON;
            outcome = self.shine().await;
        }
        if let Err(stop) = outcome {
            tracing::debug!(topic = self.topic.name, error = ?stop, "publishing waits for NATS");
        }
    }

    /// Batch after batch until nothing waits, or while another process is at it.
    async fn publish_waiting(&mut self) -> Result<(), Stop> {
        self.is_rush = false;
        let Some(mut seq) = self.position().await? else { return Ok(()) };
        loop {
            let rows = log::after(&self.core.database.reader, self.topic.name, self.partition, seq).await?;
            let Some(last) = rows.last() else { return self.remember(seq).await };
            let mut entries: Vec<_> = rows.iter().map(|row| log::contract(row, &self.core.epoch)).collect();
            // What the server would not take leaves a gap, and a gap is read from the log itself.
            let most = self.client.server_info().max_payload.saturating_sub(HEADERS);
            entries.retain(|entry| entry.body.len() <= most);
            self.is_rush |= entries.len() > bus::PLAIN;
            bus::publish(&self.client, self.topic, self.core.service, &entries).await?;
            seq = last.seq;
            self.remember(seq).await?;
        }
    }

    /// How far the topic was published; nothing while another process is at it.
    async fn position(&mut self) -> Result<Option<i64>, Stop> {
        if let Some(sent) = self.sent.as_ref().filter(|sent| sent.kept_at.elapsed() < TRUST) {
            return Ok(Some(sent.seq));
        }
        let mark = self.mark().await?;
        if mark.owner != self.core.process && mark.lease_until_us > self.core.clock.wall_us() {
            self.sent = None;
            return Ok(None);
        }
        let seq = self.sent.as_ref().map_or(mark.seq, |sent| sent.seq.max(mark.seq));
        self.sent = Some(Sent { seq, kept_seq: mark.seq, kept_at: Instant::now() });
        Ok(Some(seq))
    }

    /// Remember what was published, in the database when that is long enough ago.
    async fn remember(&mut self, seq: i64) -> Result<(), Stop> {
        let Some(sent) = self.sent.as_mut() else { return Ok(()) };
        sent.seq = seq;
        if sent.seq > sent.kept_seq && sent.kept_at.elapsed() >= LAG {
            (sent.kept_seq, sent.kept_at) = (seq, Instant::now());
            self.advance(seq, self.core.clock.wall_us().saturating_add(LEASE_US)).await?;
        }
        Ok(())
    }

    async fn mark(&self) -> Result<relay_mark::Model, Stop> {
        let mark = relay_mark::Entity::find_by_id((self.topic.name.to_owned(), self.partition));
        let mark = mark.one(&self.core.database.reader).await?;
        mark.ok_or_else(|| Fault::bug("a relay mark was made at the start and is gone").into())
    }

    /// Remember what was published, and that this process is at it.
    async fn advance(&self, seq: i64, until: i64) -> Result<(), Stop> {
        let update = relay_mark::Entity::update_many()
            .col_expr(relay_mark::Column::Seq, Expr::value(seq))
            .col_expr(relay_mark::Column::Owner, Expr::value(self.core.process.clone()))
            .col_expr(relay_mark::Column::LeaseUntilUs, Expr::value(until))
            .filter(relay_mark::Column::Topic.eq(self.topic.name))
            .filter(relay_mark::Column::Partition.eq(self.partition))
            .filter(relay_mark::Column::Seq.lt(seq));
        let write =
            self.core.database.alone(move |tx| Box::pin(async move { Ok(update.exec(tx).await?.rows_affected) }));
        write.await.map(|_| ())
    }

    /// Show the published end of the topic, so that a lost tail is noticed.
    async fn shine(&self) -> Result<(), Stop> {
        let Some(seq) = self.sent.as_ref().map(|sent| sent.seq) else { return Ok(()) };
        let last = event_log::Entity::find_by_id((self.topic.name.to_owned(), self.partition, seq));
        let last = last.one(&self.core.database.reader).await?;
        let head = Head {
            epoch: self.core.epoch.clone(),
            topic: self.topic.name.to_owned(),
            partition: u32::try_from(self.partition).unwrap_or(0),
            seq: u64::try_from(seq).unwrap_or(0),
            chain: last.map(|row| row.chain).unwrap_or_default(),
        };
        let sent = self.client.publish(self.topic.beacon(), head.encode_to_vec().into()).await;
        sent.map_err(|cause| Fault::new("show a beacon", cause).into())
    }
}
