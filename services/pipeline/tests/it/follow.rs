//! Hints for live pages.

use std::collections::HashMap;

use tokio::time::timeout;
use tonic::{Code, Streaming};
use uuid::Uuid;
use werkbrug_pipeline::testing::{Backend, said};
use werkbrug_proto::pipeline::{FollowRequest, Hint};

use crate::floor::{DEADLINE, Floor};
use crate::orders::{self, accept, accept_many};

on_both_databases!(
    a_follower_gets_what_it_missed_and_what_comes,
    a_position_that_is_gone_or_too_far_back_is_a_gap,
    a_follower_hears_what_a_replica_numbered,
    only_the_portal_follows,
);

async fn follow(floor: &Floor, process: &str, after: &[(&str, u64)]) -> Result<Streaming<Hint>, tonic::Status> {
    let after: HashMap<String, u64> = after.iter().map(|(topic, seq)| ((*topic).to_owned(), *seq)).collect();
    floor.client(process, "orders").follow(FollowRequest { after }).await.map(tonic::Response::into_inner)
}

async fn next(hints: &mut Streaming<Hint>) -> Hint {
    timeout(DEADLINE, hints.message()).await.expect("a hint in time").unwrap().unwrap()
}

/// The next hint past a number: one that was just being told when the follower came may come twice.
async fn next_after(hints: &mut Streaming<Hint>, seq: u64) -> Hint {
    loop {
        let hint = next(hints).await;
        if hint.gap || hint.seq > seq {
            return hint;
        }
    }
}

async fn a_follower_gets_what_it_missed_and_what_comes(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let receipts = accept_many(&orders.pipeline, &floor.viewer, 3).await;
    said(&orders.pipeline, "orders").await;
    let mut hints = follow(&floor, "portal", &[("orders", 1)]).await.unwrap();
    for seq in [2, 3] {
        let hint = next_after(&mut hints, seq - 1).await;
        assert_eq!((hint.topic.as_str(), hint.seq, hint.gap), ("orders", seq, false));
        assert_eq!(hint.subject, receipts[usize::try_from(seq).unwrap() - 1].id.to_string());
        assert_eq!((hint.event_type.as_str(), hint.tenant), ("OrderAccepted", floor.viewer.tenant.to_string()));
    }
    for seq in 4..=6 {
        accept(&orders.pipeline, &floor.viewer, Uuid::now_v7(), "live").await;
        let hint = next_after(&mut hints, seq - 1).await;
        assert_eq!((hint.topic.as_str(), hint.seq, hint.gap), ("orders", seq, false), "and never a hint of the audit");
    }
    orders.stop().await;
    assert!(timeout(DEADLINE, hints.message()).await.is_ok(), "the stream ends with the service");
    floor.clear(backend).await;
}

async fn a_position_that_is_gone_or_too_far_back_is_a_gap(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    accept_many(&orders.pipeline, &floor.viewer, 300).await;
    said(&orders.pipeline, "orders").await;
    for (topic, after) in [("orders", 0), ("orders", 301), ("audit", 0), ("no such topic", 0)] {
        let mut hints = follow(&floor, "portal", &[(topic, after)]).await.unwrap();
        let hint = next(&mut hints).await;
        assert_eq!((hint.topic.as_str(), hint.gap), (topic, true), "after {after}");
        assert_eq!((hint.seq, hint.subject.as_str()), (0, ""));
    }
    let mut hints = follow(&floor, "portal", &[("orders", 300)]).await.unwrap();
    accept(&orders.pipeline, &floor.viewer, Uuid::now_v7(), "live").await;
    assert_eq!(next_after(&mut hints, 300).await.seq, 301);
    orders.stop().await;
    floor.clear(backend).await;
}

async fn a_follower_hears_what_a_replica_numbered(backend: Backend) {
    // Only PostgreSQL takes a second process.
    if backend == Backend::Sqlite {
        return;
    }
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let replica = floor.start_as("replica", orders::service(), backend).await;
    let mut hints = follow(&floor, "portal", &[]).await.unwrap();
    for seq in 1..=3 {
        accept(&replica.pipeline, &floor.viewer, Uuid::now_v7(), "elsewhere").await;
        assert_eq!(next_after(&mut hints, seq - 1).await.seq, seq);
    }
    replica.stop().await;
    orders.stop().await;
    floor.clear(backend).await;
}

async fn only_the_portal_follows(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    for process in ["crews", "invoicing"] {
        assert_eq!(follow(&floor, process, &[]).await.unwrap_err().code(), Code::PermissionDenied);
    }
    let person = floor.client_of(&floor.viewer, "orders").follow(FollowRequest::default()).await;
    assert_eq!(person.unwrap_err().code(), Code::PermissionDenied);
    orders.stop().await;
    floor.clear(backend).await;
}
