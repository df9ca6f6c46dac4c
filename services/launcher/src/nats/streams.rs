//! Makes every stream and every durable reading position as the list of topics wants them.
//!
//! Applying twice changes nothing, so it is done at each start of NATS and every few seconds: a wiped store comes back
//! empty but whole, and the services fill it again from their own databases.

use std::{collections::BTreeSet, time::Duration};

use async_nats::jetstream::{
    Context,
    consumer::{AckPolicy, DeliverPolicy, pull},
    stream::{Config, DiscardPolicy, RetentionPolicy, StorageType},
};
use futures::TryStreamExt;
use werkbrug_proto::topics::{TOPICS, Topic};

use crate::failure::Failure;

/// How long a stream keeps an event; after that only its source has it.
const KEEP: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Applies all of them; what is as it should be is left alone.
///
/// # Errors
/// NATS is away, or a stream of that name exists that cannot become ours.
pub async fn apply(jetstream: &Context) -> Result<(), Failure> {
    for topic in TOPICS {
        let outcome = async {
            apply_stream(jetstream, topic).await?;
            apply_durables(jetstream, topic).await
        };
        outcome.await.map_err(|cause| Failure::unusable(format!("stream {}: {cause}", topic.stream())))?;
    }
    Ok(())
}

async fn apply_stream(jetstream: &Context, topic: &Topic) -> Result<(), async_nats::Error> {
    let wanted = stream(topic);
    let is_well = match jetstream.get_stream(topic.stream()).await {
        Ok(found) => is_as(&found.cached_info().config, &wanted),
        Err(_) => false,
    };
    if !is_well {
        jetstream.create_or_update_stream(wanted).await?;
    }
    Ok(())
}

async fn apply_durables(jetstream: &Context, topic: &Topic) -> Result<(), async_nats::Error> {
    if topic.consumers.is_empty() {
        return Ok(());
    }
    let stream = jetstream.get_stream_no_info(topic.stream()).await?;
    let known: BTreeSet<String> = stream.consumer_names().try_collect().await?;
    for consumer in topic.consumers {
        if !known.contains(&topic.durable(consumer)) {
            jetstream.create_consumer_on_stream(durable(topic, consumer), topic.stream()).await?;
        }
    }
    Ok(())
}

/// The server fills in what we leave open, so only what we set is compared.
fn is_as(found: &Config, wanted: &Config) -> bool {
    found.subjects == wanted.subjects
        && found.retention == wanted.retention
        && found.discard == wanted.discard
        && found.storage == wanted.storage
        && found.max_age == wanted.max_age
        && found.num_replicas == wanted.num_replicas
        && found.deny_delete == wanted.deny_delete
        && found.deny_purge == wanted.deny_purge
        && found.allow_atomic_publish == wanted.allow_atomic_publish
}

fn stream(topic: &Topic) -> Config {
    Config {
        name: topic.stream(),
        subjects: vec![topic.subjects()],
        retention: RetentionPolicy::Limits,
        discard: DiscardPolicy::Old,
        storage: StorageType::File,
        max_age: KEEP,
        num_replicas: 1,
        deny_delete: true,
        deny_purge: true,
        allow_atomic_publish: true,
        ..Config::default()
    }
}

/// Nobody acknowledges: the mark in the consumer's own database is the position that counts.
fn durable(topic: &Topic, consumer: &str) -> pull::Config {
    pull::Config {
        durable_name: Some(topic.durable(consumer)),
        deliver_policy: DeliverPolicy::All,
        ack_policy: AckPolicy::None,
        ..pull::Config::default()
    }
}
