//! What the real server refuses and allows each service.

use async_nats::{HeaderMap, jetstream};
use futures::StreamExt;
use werkbrug_proto::topics::TOPICS;

use crate::nats_server::Server;

/// Who, and on what it tries to publish or what it asks of JetStream.
const FORBIDDEN_TO_PUBLISH: [(&str, &str); 14] = [
    // somebody else's topic, also one that it may hear
    ("crews", "werkbrug.social.limits.v1.FunctionalLimitSet.0"),
    ("crews", "werkbrug.orders.orders.v1.OrderAccepted.0"),
    ("orders", "werkbrug.crews.capacity.beacon"),
    // reading a topic that is not meant for it
    ("invoicing", "$JS.API.STREAM.INFO.social-limits"),
    ("invoicing", "$JS.API.CONSUMER.MSG.NEXT.social-limits.crews-social-limits"),
    ("invoicing", "$JS.API.STREAM.MSG.GET.social-limits"),
    ("orders", "$JS.API.DIRECT.GET.social-people"),
    // taking the messages of another reader of a topic that it may hear
    ("invoicing", "$JS.API.CONSUMER.MSG.NEXT.social-people.crews-social-people"),
    // administering streams and consumers
    ("orders", "$JS.API.STREAM.CREATE.mine"),
    ("orders", "$JS.API.STREAM.DELETE.orders-orders"),
    ("social", "$JS.API.STREAM.PURGE.social-limits"),
    ("crews", "$JS.API.CONSUMER.CREATE.social-limits.spy"),
    ("crews", "$JS.API.CONSUMER.DELETE.social-limits.crews-social-limits"),
    // somebody else's inbox
    ("social", "_INBOX_crews.anything"),
];

/// Who, and what it tries to listen to.
const FORBIDDEN_TO_HEAR: [(&str, &str); 6] = [
    ("orders", ">"),
    ("orders", "werkbrug.>"),
    ("invoicing", "werkbrug.social.limits.v1.>"),
    ("invoicing", "werkbrug.social.limits.beacon"),
    ("crews", "_INBOX_social.>"),
    ("social", "$JS.API.>"),
];

#[tokio::test]
async fn a_service_is_refused_what_is_not_its_own() {
    let server = Server::start().await;
    for (service, subject) in FORBIDDEN_TO_PUBLISH {
        let mut user = server.user(service).await;
        user.client.publish(subject, "{}".into()).await.unwrap();
        user.client.flush().await.unwrap();
        assert!(user.is_refused(subject).await, "{service} may publish on {subject}");
    }
    for (service, subject) in FORBIDDEN_TO_HEAR {
        let mut user = server.user(service).await;
        let _heard = user.client.subscribe(subject).await.unwrap();
        user.client.flush().await.unwrap();
        assert!(user.is_refused(subject).await, "{service} may listen to {subject}");
    }
    let keeper = server.keeper().await;
    for topic in TOPICS {
        let stream = keeper.get_stream(topic.stream()).await.unwrap();
        let state = &stream.cached_info().state;
        assert_eq!((state.messages, state.consumer_count), (0, topic.consumers.len()), "{}", topic.stream());
    }
}

#[tokio::test]
async fn an_event_and_a_batch_of_events_reach_those_they_are_meant_for() {
    let server = Server::start().await;
    let orders = server.user("orders").await.client;
    let subject = "werkbrug.orders.orders.v1.OrderAccepted.0";
    let ack = orders.request(subject, "first".into()).await.unwrap();
    assert!(!String::from_utf8_lossy(&ack.payload).contains("error"), "{ack:?}");
    for (place, body) in [(1, "second"), (2, "third")] {
        let mut headers = HeaderMap::new();
        headers.insert("Nats-Batch-Id", "batch");
        headers.insert("Nats-Batch-Sequence", place.to_string());
        if place == 2 {
            headers.insert("Nats-Batch-Commit", "1");
            let ack = orders.request_with_headers(subject, headers, body.into()).await.unwrap();
            assert!(!String::from_utf8_lossy(&ack.payload).contains("error"), "{ack:?}");
        } else {
            orders.publish_with_headers(subject, headers, body.into()).await.unwrap();
        }
    }
    let crews = jetstream::new(server.user("crews").await.client);
    let stream = crews.get_stream("orders-orders").await.unwrap();
    let durable: jetstream::consumer::PullConsumer = stream.get_consumer("crews-orders-orders").await.unwrap();
    let messages: Vec<String> = durable
        .messages()
        .await
        .unwrap()
        .take(3)
        .map(|message| String::from_utf8_lossy(&message.unwrap().payload).into_owned())
        .collect()
        .await;
    assert_eq!(messages, ["first", "second", "third"]);
}

#[tokio::test]
async fn a_beacon_is_heard_and_not_stored() {
    let server = Server::start().await;
    let crews = server.user("crews").await.client;
    let mut heard = crews.subscribe("werkbrug.social.limits.beacon").await.unwrap();
    crews.flush().await.unwrap();
    let social = server.user("social").await.client;
    social.publish("werkbrug.social.limits.beacon", "head".into()).await.unwrap();
    let beacon = tokio::time::timeout(std::time::Duration::from_secs(5), heard.next()).await.unwrap().unwrap();
    assert_eq!(&beacon.payload[..], b"head");
    let stream = server.keeper().await.get_stream("social-limits").await.unwrap();
    assert_eq!(stream.cached_info().state.messages, 0);
}

#[tokio::test]
async fn nobody_deletes_what_was_published_the_keeper_neither() {
    let server = Server::start().await;
    let orders = server.user("orders").await.client;
    orders.request("werkbrug.orders.orders.v1.OrderAccepted.0", "kept".into()).await.unwrap();
    let stream = server.keeper().await.get_stream("orders-orders").await.unwrap();
    assert!(stream.purge().await.is_err());
    assert!(stream.delete_message(1).await.is_err());
}
