//! What each service may do on NATS, worked out from the one list of topics.
//!
//! A service publishes what it says itself, reads the topics it may hear through its own durable, and gets answers in its
//! own inbox. It makes, changes and deletes no stream and no consumer: that is the keeper's work.

use werkbrug_proto::topics::{self, Topic};

/// The user that makes streams and consumers; no service has its key.
pub const KEEPER: &str = "keeper";

/// The subjects of one NATS user; whatever is not named is forbidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permissions {
    /// What it may publish on, requests to JetStream among them.
    pub publish: Vec<String>,
    /// What it may listen to.
    pub subscribe: Vec<String>,
}

/// Where the answers to a user arrive.
pub fn inbox_prefix(user: &str) -> String {
    format!("_INBOX_{user}")
}

/// The permissions of a service.
pub fn of_service(service: &str) -> Permissions {
    let mut publish = Vec::new();
    let mut subscribe = vec![inbox_of(service)];
    for topic in topics::said_by(service) {
        publish.extend([topic.subjects(), topic.beacon(), stream_info(topic)]);
    }
    for topic in topics::heard_by(service) {
        let (stream, durable) = (topic.stream(), topic.durable(service));
        publish.extend([
            stream_info(topic),
            format!("$JS.API.CONSUMER.INFO.{stream}.{durable}"),
            format!("$JS.API.CONSUMER.MSG.NEXT.{stream}.{durable}"),
        ]);
        subscribe.push(topic.beacon());
    }
    Permissions { publish, subscribe }
}

/// The permissions of the keeper: it administers JetStream, it publishes no event.
pub fn of_keeper() -> Permissions {
    Permissions { publish: vec!["$JS.API.>".to_owned()], subscribe: vec![inbox_of(KEEPER)] }
}

fn inbox_of(user: &str) -> String {
    format!("{}.>", inbox_prefix(user))
}

fn stream_info(topic: &Topic) -> String {
    format!("$JS.API.STREAM.INFO.{}", topic.stream())
}
