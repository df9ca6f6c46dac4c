//! Listening: the bus brings what is new, the beacon tells what it lost, the source fills the holes.

use std::sync::Arc;
use std::time::Duration;

use async_nats::jetstream::consumer::pull;
use async_nats::{Client, Subscriber, jetstream};
use futures::StreamExt;
use prost::Message;
use werkbrug_chassis::refusal::Fault;
use werkbrug_proto::pipeline::{Head, LogEntry};
use werkbrug_proto::topics::Topic;

use crate::apply::{Applied, Applier};
use crate::bus;
use crate::consumer::Consumer;
use crate::core::Core;
use crate::use_case::Stop;

/// Most messages applied together.
const BATCH: usize = 256;
/// Longest silence before the source itself is asked.
const SWEEP: Duration = Duration::from_secs(15);
/// Pause before a broken stream is opened again, or a failed batch tried again.
const AGAIN: Duration = Duration::from_millis(500);

type Batches = futures::stream::ReadyChunks<pull::Stream>;

/// Hear one topic until the service stops.
pub(crate) async fn run(core: Arc<Core>, client: Client, consumer: Arc<dyn Consumer>, topic: &'static Topic) {
    let stopping = core.tasks.stopping();
    let marks = (0..core.partitions()).map(|partition| Applier::new(&core, &consumer, partition)).collect();
    let inbox = Inbox { core, client, topic, marks };
    while !stopping.is_cancelled() {
        tokio::select! {
            () = stopping.cancelled() => return,
            () = inbox.listen() => {}
        }
        tokio::select! {
            () = stopping.cancelled() => return,
            () = tokio::time::sleep(AGAIN) => {}
        }
    }
}

struct Inbox {
    core: Arc<Core>,
    client: Client,
    topic: &'static Topic,
    marks: Vec<Applier>,
}

impl Inbox {
    /// Listen until the stream breaks; whatever it lost is read from the source.
    async fn listen(&self) {
        let beacons = self.client.subscribe(self.topic.beacon()).await;
        let stream = self.open().await;
        self.catch_up().await;
        let (Ok(mut beacons), Ok(mut batches)) = (beacons, stream) else {
            return;
        };
        loop {
            tokio::select! {
                batch = batches.next() => match batch {
                    None => return,
                    Some(messages) => {
                        let broken = messages.iter().any(Result::is_err);
                        self.deliver(messages.into_iter().flatten().filter_map(|message| bus::entry(&message)).collect()).await;
                        if broken {
                            return;
                        }
                    }
                },
                beacon = next_head(&mut beacons) => match beacon {
                    None => return,
                    Some(head) => self.compare(head).await,
                },
                () = tokio::time::sleep(SWEEP) => {
                    self.catch_up().await;
                    return;
                }
            }
        }
    }

    async fn open(&self) -> Result<Batches, Fault> {
        let context = jetstream::new(self.client.clone());
        let durable = self.topic.durable(self.core.service);
        let consumer: jetstream::consumer::Consumer<pull::Config> = context
            .get_consumer_from_stream(durable, self.topic.stream())
            .await
            .map_err(|cause| Fault::new("find a stream", cause))?;
        let stream = consumer
            .stream()
            .max_messages_per_batch(BATCH)
            .expires(Duration::from_secs(30))
            .heartbeat(Duration::from_secs(5))
            .messages()
            .await
            .map_err(|cause| Fault::new("open a stream", cause))?;
        Ok(stream.ready_chunks(BATCH))
    }

    /// Apply what the bus brought; a hole or a doubt sends us to the source.
    async fn deliver(&self, entries: Vec<LogEntry>) {
        for mark in &self.marks {
            let mut own: Vec<LogEntry> =
                entries.iter().filter(|entry| entry.partition == mark.partition).cloned().collect();
            own.sort_by_key(|entry| entry.seq);
            own.dedup_by_key(|entry| entry.seq);
            if own.is_empty() {
                continue;
            }
            match mark.apply(own).await {
                Ok(Applied::Done | Applied::Stopped) => {}
                Ok(Applied::Gap | Applied::Fork(_)) => self.catch_up_one(mark).await,
                Err(stop) => {
                    tracing::warn!(error = ?stop, topic = self.topic.name, "events wait for the database");
                    self.catch_up_one(mark).await;
                }
            }
        }
    }

    async fn compare(&self, head: Head) {
        self.core.saw(self.topic.source, &head);
        let Some(mark) = self.marks.iter().find(|mark| mark.partition == head.partition) else { return };
        let behind = match mark.mark().await {
            Ok(row) => {
                row.epoch != head.epoch
                    || u64::try_from(row.seq).is_ok_and(|seq| seq != head.seq)
                    || row.chain != head.chain
            }
            Err(stop) => {
                tracing::warn!(error = ?stop, "a mark could not be read");
                return;
            }
        };
        if behind {
            self.catch_up_one(mark).await;
        }
    }

    async fn catch_up(&self) {
        for mark in &self.marks {
            self.catch_up_one(mark).await;
        }
    }

    async fn catch_up_one(&self, mark: &Applier) {
        if let Err(stop) = mark.catch_up().await {
            log_wait(&stop, self.topic);
        }
    }
}

fn log_wait(stop: &Stop, topic: &Topic) {
    tracing::debug!(error = ?stop, source = topic.source, topic = topic.name, "a source cannot be read yet");
}

async fn next_head(beacons: &mut Subscriber) -> Option<Head> {
    loop {
        let message = beacons.next().await?;
        if let Ok(head) = Head::decode(message.payload) {
            return Some(head);
        }
    }
}
