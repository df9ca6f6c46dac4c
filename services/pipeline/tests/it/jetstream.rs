//! Events through a real nats-server, and without what it loses.

use std::collections::BTreeSet;

use async_nats::jetstream::stream::Stream;
use futures::future::join_all;
use uuid::Uuid;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::topics::{Topic, of_event};

use crate::crews::{self, copied, heard_twice};
use crate::floor::{Floor, Running, figure, number, until};
use crate::nats::Nats;
use crate::orders::{self, accept_many};

on_both_databases!(
    events_arrive_through_the_bus_alone,
    a_stream_that_is_lost_under_load_loses_nothing,
    a_bus_that_goes_away_holds_nobody_up,
);

const WRITERS: usize = 32;

fn topic() -> &'static Topic {
    of_event("orders", "OrderAccepted").unwrap()
}

/// So many events from 32 writers at once.
async fn accept_together(floor: &Floor, orders: &Running, count: usize) {
    let shares = (0..WRITERS).map(|writer| count / WRITERS + usize::from(writer < count % WRITERS));
    join_all(shares.map(|share| accept_many(&orders.pipeline, &floor.viewer, share))).await;
}

async fn expect_complete(orders: &Running, crews: &Running, count: i64) {
    until("every copy", async || copied(crews).await == count).await;
    assert_eq!(number(orders.db(), "SELECT count(*) AS number FROM placed").await, count);
    assert_eq!(number(crews.db(), "SELECT count(*) AS number FROM heard").await, count);
    assert_eq!(heard_twice(crews).await, 0);
}

async fn begin(nats: &Nats, backend: Backend, has_peers: bool) -> (Floor, Running, Running) {
    let mut floor = Floor::new().await;
    floor.nats.clone_from(&nats.url);
    floor.has_peers = has_peers;
    let orders = floor.start(orders::service(), backend).await;
    let crews = floor.start(crews::service(), backend).await;
    (floor, orders, crews)
}

async fn events_arrive_through_the_bus_alone(backend: Backend) {
    let nats = Nats::start().await;
    // They cannot ask each other, so what arrives came through JetStream.
    let (floor, orders, crews) = begin(&nats, backend, false).await;
    accept_together(&floor, &orders, 2_000).await;
    expect_complete(&orders, &crews, 2_000).await;
    let mut stream = nats.jetstream.get_stream(topic().stream()).await.unwrap();
    let state = stream.info().await.unwrap().state.clone();
    assert_eq!((state.messages, state.first_sequence), (2_000, 1), "each event was published once");
    let (batches, in_batches) = batches(&stream, state.last_sequence).await;
    figure(&format!("{backend:?}: {in_batches} of 2000 events in {batches} atomic batches"));
    assert!(batches > 0 && in_batches > 1_000, "{in_batches} of 2000 events in {batches} batches");
    crews.stop().await;
    orders.stop().await;
    floor.clear(backend).await;
}

/// How many atomic batches the stream holds, and how many messages in them; all in the order of their numbers.
async fn batches(stream: &Stream, last: u64) -> (usize, usize) {
    let (mut ids, mut members) = (BTreeSet::new(), 0);
    for sequence in 1..=last {
        let message = stream.get_raw_message(sequence).await.unwrap();
        let header = |name: &str| message.headers.get(name).map(|value| value.as_str()).unwrap_or_default();
        let id = header("ce-id");
        assert!(id.ends_with(&format!("/orders/0/{sequence}")), "{id} stands at {sequence}");
        // CloudEvents 1.0, binary mode: what must be there, and what it must mean.
        let named = ["ce-specversion", "ce-source", "ce-type", "ce-datacontenttype"].map(header);
        assert_eq!(named, ["1.0", "/werkbrug/orders", "werkbrug.orders.v1.OrderAccepted", "application/protobuf"]);
        assert!(Uuid::parse_str(header("ce-subject")).is_ok(), "{}", header("ce-subject"));
        assert!(header("ce-time").parse::<jiff::Timestamp>().is_ok(), "{}", header("ce-time"));
        if let Some(batch) = message.headers.get("Nats-Batch-Id") {
            ids.insert(batch.to_string());
            members += 1;
        }
    }
    (ids.len(), members)
}

async fn a_stream_that_is_lost_under_load_loses_nothing(backend: Backend) {
    let nats = Nats::start().await;
    let (floor, orders, crews) = begin(&nats, backend, true).await;
    let lose = async {
        for threshold in [300, 900, 1_500] {
            until("some copies", async || copied(&crews).await >= threshold).await;
            nats.jetstream.delete_stream(topic().stream()).await.unwrap();
            nats.make_stream(topic()).await;
        }
    };
    futures::join!(accept_together(&floor, &orders, 2_000), lose);
    expect_complete(&orders, &crews, 2_000).await;
    // And the new stream is used.
    accept_together(&floor, &orders, 100).await;
    expect_complete(&orders, &crews, 2_100).await;
    until("the new stream to be filled", async || {
        let mut stream = nats.jetstream.get_stream(topic().stream()).await.unwrap();
        stream.info().await.unwrap().state.messages >= 100
    })
    .await;
    crews.stop().await;
    orders.stop().await;
    floor.clear(backend).await;
}

async fn a_bus_that_goes_away_holds_nobody_up(backend: Backend) {
    let mut nats = Nats::start().await;
    let (floor, orders, crews) = begin(&nats, backend, true).await;
    accept_together(&floor, &orders, 200).await;
    expect_complete(&orders, &crews, 200).await;
    nats.kill().await;
    accept_together(&floor, &orders, 300).await;
    expect_complete(&orders, &crews, 500).await;
    nats.revive().await;
    accept_together(&floor, &orders, 200).await;
    expect_complete(&orders, &crews, 700).await;
    until("the relay to catch up", async || {
        number(orders.db(), "SELECT seq AS number FROM relay_mark WHERE topic = 'orders'").await == 700
    })
    .await;
    crews.stop().await;
    orders.stop().await;
    floor.clear(backend).await;
}
