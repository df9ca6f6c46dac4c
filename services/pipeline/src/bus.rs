//! NATS as we use it: a transport that may lose, repeat, reorder or vanish.

use std::time::Duration;

use async_nats::header::{NATS_BATCH_COMMIT, NATS_BATCH_COMMIT_FINAL, NATS_BATCH_ID, NATS_BATCH_SEQUENCE};
use async_nats::{Client, ConnectOptions, HeaderMap, Message};
use futures::future::join_all;
use werkbrug_chassis::{config::Config, refusal::Fault};
use werkbrug_proto::{pipeline::LogEntry, topics::Topic};

/// Longest wait for an acknowledgement.
const ACK: Duration = Duration::from_secs(5);
/// Most entries that are published plainly, each with its own sync: a batch costs nats-server 2.8 ms and files of its own
/// before its first entry, an entry by itself 0.2 ms (measured on 2.15.1, always-sync; they cross at about twenty).
pub(crate) const PLAIN: usize = 16;
/// Headers of ours beside those of CloudEvents.
const TENANT: &str = "werkbrug-tenant";
const CAUSE: &str = "werkbrug-cause";
const CHAIN: &str = "werkbrug-chain";
const EVENT: &str = "werkbrug-event";

/// A connection to NATS that comes up whenever NATS does.
///
/// # Errors
/// A fault when the address or the key cannot be used at all.
pub(crate) async fn connect(service: &str, config: &Config) -> Result<Client, Fault> {
    let mut options = match &config.nats_creds {
        Some(file) => {
            let seed = std::fs::read_to_string(file).map_err(|cause| Fault::new("read the NATS key", cause))?;
            ConnectOptions::with_nkey(seed.trim().to_owned())
        }
        None => ConnectOptions::new(),
    };
    options = options
        .name(service)
        .custom_inbox_prefix(format!("_INBOX_{service}"))
        .retry_on_initial_connect()
        .request_timeout(Some(ACK))
        .max_reconnects(None)
        .reconnect_delay_callback(|attempts| Duration::from_millis(if attempts < 5 { 100 } else { 1_000 }));
    options.connect(config.nats.as_str()).await.map_err(|cause| Fault::new("connect to NATS", cause))
}

/// Publish entries of one topic in order: a few plainly, more as an atomic batch, so that one sync serves all.
///
/// # Errors
/// A fault when the stream did not confirm; all of them are published again later.
pub(crate) async fn publish(client: &Client, topic: &Topic, source: &str, entries: &[LogEntry]) -> Result<(), Fault> {
    if entries.len() > PLAIN {
        return batch(client, topic, source, entries).await;
    }
    // Sent in this order, acknowledged whenever: one that fails leaves a gap, and all are published again.
    let sent = entries.iter().map(|entry| confirmed(client, topic, entry, headers(source, entry)));
    join_all(sent).await.into_iter().collect()
}

async fn batch(client: &Client, topic: &Topic, source: &str, entries: &[LogEntry]) -> Result<(), Fault> {
    let Some((last, before)) = entries.split_last() else { return Ok(()) };
    let id = uuid::Uuid::now_v7().simple().to_string();
    let member = |entry, place: usize| {
        let mut headers = headers(source, entry);
        headers.insert(NATS_BATCH_ID, id.as_str());
        headers.insert(NATS_BATCH_SEQUENCE, place.saturating_add(1).to_string());
        headers
    };
    for (place, entry) in before.iter().enumerate() {
        let sent = client.publish_with_headers(subject(topic, entry), member(entry, place), entry.body.clone().into());
        sent.await.map_err(|cause| Fault::new("publish an event", cause))?;
    }
    crashpoint!("half_a_batch");
    let mut headers = member(last, before.len());
    headers.insert(NATS_BATCH_COMMIT, NATS_BATCH_COMMIT_FINAL);
    confirmed(client, topic, last, headers).await
}

/// Publish an entry and wait until the stream has it.
async fn confirmed(client: &Client, topic: &Topic, entry: &LogEntry, headers: HeaderMap) -> Result<(), Fault> {
    let sent = client.request_with_headers(subject(topic, entry), headers, entry.body.clone().into());
    let reply = sent.await.map_err(|cause| Fault::new("publish an event", cause))?;
    crashpoint!("confirmed");
    let ack: serde_json::Value =
        serde_json::from_slice(&reply.payload).map_err(|cause| Fault::new("read an acknowledgement", cause))?;
    ack.get("error").map_or(Ok(()), |error| Err(Fault::new("publish an event", error.to_string())))
}

fn subject(topic: &Topic, entry: &LogEntry) -> String {
    topic.subject(&entry.event_type, entry.partition)
}

/// CloudEvents in binary mode, the trace, and what is needed to check the chain.
fn headers(source: &str, entry: &LogEntry) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("ce-specversion", "1.0");
    headers.insert("ce-id", format!("{}/{}/{}/{}", entry.epoch, entry.topic, entry.partition, entry.seq));
    headers.insert("ce-source", format!("/werkbrug/{source}"));
    headers.insert("ce-type", format!("werkbrug.{source}.v1.{}", entry.event_type));
    headers.insert("ce-subject", plain(&entry.subject));
    headers.insert("ce-time", instant(entry.time_us));
    headers.insert("ce-datacontenttype", "application/protobuf");
    headers.insert("traceparent", plain(&entry.traceparent));
    headers.insert(TENANT, plain(&entry.tenant));
    headers.insert(CAUSE, plain(&entry.cause));
    headers.insert(EVENT, format!("{}@{}", entry.event_id, entry.time_us));
    headers.insert(CHAIN, hex::encode(&entry.chain));
    headers
}

/// A header cannot hold the end of a line; an entry that had one no longer fits the chain and is read from its source.
fn plain(text: &str) -> String {
    text.replace(char::is_control, " ")
}

fn instant(time_us: i64) -> String {
    jiff::Timestamp::from_microsecond(time_us).map(|instant| instant.to_string()).unwrap_or_default()
}

/// An entry from a message; nothing when it is not one of ours.
pub(crate) fn entry(message: &Message) -> Option<LogEntry> {
    let headers = message.headers.as_ref()?;
    let text = |name: &str| headers.get(name).map(|value| value.as_str().to_owned());
    let id = text("ce-id")?;
    let mut parts = id.split('/');
    let (epoch, topic, partition, seq) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let event = text(EVENT)?;
    let (event_id, time_us) = event.split_once('@')?;
    Some(LogEntry {
        epoch: epoch.to_owned(),
        topic: topic.to_owned(),
        partition: partition.parse().ok()?,
        seq: seq.parse().ok()?,
        event_id: event_id.to_owned(),
        tenant: text(TENANT)?,
        event_type: text("ce-type")?.rsplit('.').next()?.to_owned(),
        subject: text("ce-subject")?,
        cause: text(CAUSE).unwrap_or_default(),
        time_us: time_us.parse().ok()?,
        traceparent: text("traceparent").unwrap_or_default(),
        body: message.payload.to_vec(),
        chain: hex::decode(text(CHAIN)?).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_survives_its_headers() {
        let sent = LogEntry {
            epoch: "e".into(),
            topic: "orders".into(),
            partition: 0,
            seq: 7,
            event_id: uuid::Uuid::now_v7().to_string(),
            tenant: uuid::Uuid::now_v7().to_string(),
            event_type: "OrderAccepted".into(),
            subject: "s".into(),
            cause: "c".into(),
            time_us: 1_795_000_000_123_456,
            traceparent: "00-1-2-01".into(),
            body: vec![1, 2, 3],
            chain: vec![9; 32],
        };
        let message = Message {
            subject: "x".into(),
            reply: None,
            payload: sent.body.clone().into(),
            headers: Some(headers("orders", &sent)),
            status: None,
            description: None,
            length: 0,
        };
        assert_eq!(entry(&message), Some(sent));
    }
}
