//! Listening: the bus brings what is new, the beacon tells what it lost, the source fills the holes.

use std::{sync::Arc, time::Duration};

use async_nats::{Client, Subscriber, connection::State, jetstream, jetstream::consumer::pull};
use futures::StreamExt;
use prost::Message;
use werkbrug_chassis::refusal::Fault;
use werkbrug_proto::pipeline::{Head, LogEntry};
use werkbrug_proto::topics::Topic;

use crate::{apply::Applier, bus, consumer::Consumer, core::Core};

/// Most messages applied together.
const BATCH: usize = 256;
/// Longest silence before the stream is opened again and the source itself is asked.
const SWEEP: Duration = Duration::from_secs(15);
/// So many beacons in a row that know more than the stream brought, and it is opened again (nats.rs issue 1584).
const DEAF: u32 = 2;
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
    /// Listen until the stream breaks or says too little; whatever it lost is read from the source.
    async fn listen(&self) {
        self.catch_up().await;
        if self.client.connection_state() != State::Connected {
            return;
        }
        let beacons = self.client.subscribe(self.topic.beacon()).await;
        let stream = self.open().await;
        self.catch_up().await;
        let (Ok(mut beacons), Ok(mut batches)) = (beacons, stream) else {
            return;
        };
        let mut unheard = 0_u32;
        while unheard < DEAF {
            tokio::select! {
                batch = batches.next() => {
                    let Some(messages) = batch else { return };
                    let broken = messages.iter().any(Result::is_err);
                    self.deliver(messages.into_iter().flatten().filter_map(|message| bus::entry(&message)).collect()).await;
                    if broken {
                        return;
                    }
                    unheard = 0;
                },
                beacon = next_head(&mut beacons) => {
                    let Some(head) = beacon else { return };
                    unheard = if self.compare(head).await { unheard.saturating_add(1) } else { 0 };
                },
                () = tokio::time::sleep(SWEEP) => return,
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

    async fn deliver(&self, entries: Vec<LogEntry>) {
        let Some(_hearing) = self.core.hearing().await else { return };
        for mark in &self.marks {
            if let Err(stop) = mark.hear(entries.clone()).await {
                tracing::warn!(error = ?stop, topic = self.topic.name, "events wait");
                self.read_source(mark).await;
            }
        }
    }

    /// Whether the source had published more than we heard.
    async fn compare(&self, head: Head) -> bool {
        self.core.saw(self.topic.source, &head);
        let Some(mark) = self.marks.iter().find(|mark| mark.partition == head.partition) else { return false };
        let row = match mark.mark().await {
            Ok(row) => row,
            Err(stop) => {
                tracing::warn!(error = ?stop, "a mark could not be read");
                return false;
            }
        };
        let seq = u64::try_from(row.seq).unwrap_or(0);
        let is_other = seq > 0 && row.epoch != head.epoch;
        if is_other || seq != head.seq || row.chain != head.chain {
            self.catch_up_one(mark).await;
        }
        seq < head.seq
    }

    async fn catch_up(&self) {
        for mark in &self.marks {
            self.catch_up_one(mark).await;
        }
    }

    async fn catch_up_one(&self, mark: &Applier) {
        if let Some(_hearing) = self.core.hearing().await {
            self.read_source(mark).await;
        }
    }

    async fn read_source(&self, mark: &Applier) {
        if let Err(stop) = mark.catch_up().await {
            let (source, topic) = (self.topic.source, self.topic.name);
            tracing::debug!(error = ?stop, source, topic, "a source cannot be read yet");
        }
    }
}

async fn next_head(beacons: &mut Subscriber) -> Option<Head> {
    loop {
        let message = beacons.next().await?;
        if let Ok(head) = Head::decode(message.payload) {
            return Some(head);
        }
    }
}
