//! Reading one's writes across services, and who may read what.

use std::time::{Duration, Instant};

use tonic::Code;
use uuid::Uuid;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_pipeline::testing::{Backend, deafen, hear, said};
use werkbrug_proto::pipeline::{AppliedRequest, GetHeadRequest, PositionRequest, ReadRequest};

use crate::crews;
use crate::floor::Floor;
use crate::orders::{self, accept, accept_many};

on_both_databases!(
    the_number_of_an_event_is_waited_for,
    what_was_applied_is_waited_for,
    a_topic_is_read_by_those_it_is_meant_for_and_nobody_else,
    the_audit_is_read_by_nobody,
);

fn applied(seq: u64) -> AppliedRequest {
    AppliedRequest { source: "orders".to_owned(), topic: "orders".to_owned(), partition: 0, seq }
}

fn read(topic: &str, from: u64, to: u64) -> ReadRequest {
    ReadRequest { topic: topic.to_owned(), partition: 0, from, to }
}

async fn the_number_of_an_event_is_waited_for(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let portal = || floor.client("portal", "orders");
    for seq in 1..=5 {
        let receipt = accept(&orders.pipeline, &floor.viewer, Uuid::now_v7(), "").await;
        let position = portal().position(PositionRequest { event_id: receipt.event() }).await.unwrap().into_inner();
        assert_eq!((position.source.as_str(), position.topic.as_str(), position.seq), ("orders", "orders", seq));
    }
    let begin = Instant::now();
    let unknown = portal().position(PositionRequest { event_id: Uuid::now_v7().to_string() }).await.unwrap_err();
    assert_eq!((unknown.code(), reason_of(&unknown).as_deref()), (Code::NotFound, Some("EVENT_NOT_NUMBERED")));
    assert!(begin.elapsed() >= Duration::from_millis(900), "it waited");
    let nonsense = portal().position(PositionRequest { event_id: "seven".to_owned() }).await.unwrap_err();
    assert_eq!(nonsense.code(), Code::InvalidArgument);
    orders.stop().await;
    floor.clear(backend).await;
}

async fn what_was_applied_is_waited_for(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let crews = floor.start(crews::service(), backend).await;
    deafen(&crews.pipeline, true).await;
    accept_many(&orders.pipeline, &floor.viewer, 2).await;
    let entries = said(&orders.pipeline, "orders").await;
    let portal = || floor.client("portal", "crews");
    let begin = Instant::now();
    let not_yet = portal().applied(applied(2)).await.unwrap().into_inner();
    assert_eq!((not_yet.applied, not_yet.mark), (false, 0));
    assert!(begin.elapsed() >= Duration::from_millis(900), "it waited");
    let mut waiter = portal();
    let (answer, heard) =
        futures::join!(waiter.applied(applied(2)), async { hear(&crews.pipeline, "orders", "orders", entries).await });
    heard.unwrap();
    let answer = answer.unwrap().into_inner();
    assert_eq!((answer.applied, answer.mark), (true, 2));
    let earlier = portal().applied(applied(1)).await.unwrap().into_inner();
    assert!(earlier.applied, "what came before is applied as well");
    let other = AppliedRequest { topic: "companies".to_owned(), ..applied(1) };
    assert_eq!(portal().applied(other).await.unwrap_err().code(), Code::NotFound);
    crews.stop().await;
    orders.stop().await;
    floor.clear(backend).await;
}

async fn a_topic_is_read_by_those_it_is_meant_for_and_nobody_else(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    accept_many(&orders.pipeline, &floor.viewer, 3).await;
    let entries = said(&orders.pipeline, "orders").await;
    let answer = floor.client("crews", "orders").read(read("orders", 2, 9)).await.unwrap().into_inner();
    assert_eq!(answer.entries, entries[1..]);
    let head = answer.head.unwrap();
    assert_eq!((head.seq, &head.chain, &head.epoch), (3, &entries[2].chain, &entries[2].epoch));
    assert!(floor.client("invoicing", "orders").read(read("companies", 1, 9)).await.is_ok());
    let outsiders = ["invoicing", "portal", "cli", "orders", "replica"].map(|process| floor.client(process, "orders"));
    let mut admin = floor.viewer.clone();
    admin.role = werkbrug_kernel::role::Role::Admin;
    for mut outsider in outsiders.into_iter().chain([floor.client_of(&admin, "orders")]) {
        assert_eq!(outsider.read(read("orders", 1, 9)).await.unwrap_err().code(), Code::PermissionDenied);
    }
    assert_eq!(
        floor.client("crews", "orders").read(read("no such topic", 1, 9)).await.unwrap_err().code(),
        Code::PermissionDenied
    );
    let elsewhere = ReadRequest { partition: u32::MAX, ..read("orders", 1, 9) };
    assert_eq!(floor.client("crews", "orders").read(elsewhere).await.unwrap().into_inner().entries, []);
    orders.stop().await;
    floor.clear(backend).await;
}

async fn the_audit_is_read_by_nobody(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    accept_many(&orders.pipeline, &floor.viewer, 1).await;
    let audit = said(&orders.pipeline, "audit").await;
    assert_eq!(audit.len(), 1, "there is something to read");
    for process in ["crews", "invoicing", "portal", "cli", "orders", "replica"] {
        let mut client = floor.client(process, "orders");
        assert_eq!(client.read(read("audit", 1, 9)).await.unwrap_err().code(), Code::PermissionDenied, "{process}");
        let head = client.get_head(GetHeadRequest { topic: "audit".to_owned(), partition: 0 }).await.unwrap_err();
        assert_eq!(head.code(), Code::PermissionDenied, "{process}");
    }
    let event_id = audit[0].event_id.clone();
    let position = floor.client("portal", "orders").position(PositionRequest { event_id }).await.unwrap_err();
    assert_eq!(position.code(), Code::NotFound);
    orders.stop().await;
    floor.clear(backend).await;
}
