//! Copies can be made again from their source, and a wrong row does not survive that.

use tonic::Code;
use uuid::Uuid;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::pipeline::{
    DigestRequest, DiscardParkedEventRequest, ListParkedEventsRequest, RebuildRequest, RebuildResponse, TableDigest,
};

use crate::crews::{self, CROOKED, copied, heard};
use crate::floor::{Floor, Running, until};
use crate::orders::{self, accept, accept_many};

on_both_databases!(
    a_wrong_row_is_found_and_put_right,
    what_stands_aside_or_was_given_up_is_not_a_difference,
    a_rebuild_under_load_loses_nothing,
    a_rebuild_covers_every_partition,
    two_rebuilds_at_once_do_not_mix,
    a_rebuild_needs_its_source,
);

async fn begin(floor: &Floor, backend: Backend) -> (Running, Running) {
    (floor.start(orders::service(), backend).await, floor.start(crews::service(), backend).await)
}

async fn digest(floor: &Floor) -> Vec<TableDigest> {
    floor.client("cli", "crews").digest(DigestRequest {}).await.unwrap().into_inner().tables
}

async fn rebuild(floor: &Floor) -> Result<RebuildResponse, tonic::Status> {
    floor.client("cli", "crews").rebuild(RebuildRequest {}).await.map(tonic::Response::into_inner)
}

async fn end(floor: Floor, orders: Running, crews: Running, backend: Backend) {
    // On PostgreSQL other tests rebuild beside this one, in the same database.
    if backend == Backend::Sqlite {
        let leftovers = std::fs::read_dir(floor.data_dir("crews").join("rebuild")).map_or(0, Iterator::count);
        assert_eq!(leftovers, 0, "a scratch database was left behind");
    }
    crews.stop().await;
    orders.stop().await;
    floor.clear(backend).await;
}

async fn a_wrong_row_is_found_and_put_right(backend: Backend) {
    let plants = [
        "UPDATE copy_order SET reference = 'wrong' WHERE reference = 'order 3'",
        "DELETE FROM copy_order WHERE reference = 'order 3'",
        "INSERT INTO copy_order SELECT order_id, tenant, reference FROM copy_order WHERE reference = 'order 3'",
    ];
    let floor = Floor::new().await;
    let (orders, crews) = begin(&floor, backend).await;
    accept_many(&orders.pipeline, &floor.viewer, 9).await;
    until("all copies", async || copied(&crews).await == 9).await;
    let honest = digest(&floor).await;
    assert_eq!((honest.len(), honest[0].table.as_str(), honest[0].seq, honest[0].rows), (1, "copy_order", 9, 9));
    let untouched = rebuild(&floor).await.unwrap();
    assert_eq!((untouched.tables_that_differed, &untouched.before, &untouched.after), (0, &honest, &honest));
    for plant in plants {
        crews.write(plant).await;
        let wrong = digest(&floor).await;
        assert_ne!(wrong, honest);
        let mended = rebuild(&floor).await.unwrap();
        assert_eq!((mended.tables_that_differed, &mended.before, &mended.after), (1, &wrong, &honest), "{plant}");
        assert_eq!(digest(&floor).await, honest);
    }
    assert_eq!(heard(&crews).await.len(), 9, "a rebuild reacts to nothing");
    end(floor, orders, crews, backend).await;
}

async fn what_stands_aside_or_was_given_up_is_not_a_difference(backend: Backend) {
    let floor = Floor::new().await;
    let (orders, crews) = begin(&floor, backend).await;
    let (waits, given_up) = (Uuid::now_v7(), Uuid::now_v7());
    for (order_id, reference) in
        [(waits, "a1"), (waits, CROOKED), (waits, "a3"), (given_up, CROOKED), (Uuid::now_v7(), "c1")]
    {
        accept(&orders.pipeline, &floor.viewer, order_id, reference).await;
    }
    until("all that can be heard", async || heard(&crews).await == ["a1", "c1"]).await;
    let list = floor.client("cli", "crews").list_parked_events(ListParkedEventsRequest::default()).await;
    let parked = list.unwrap().into_inner().parked_events;
    let gone = parked.iter().find(|event| event.block_key == given_up.to_string()).unwrap();
    let request = DiscardParkedEventRequest { parked_id: gone.parked_id.clone(), reason: "typed twice".into() };
    floor.client("cli", "crews").discard_parked_event(request).await.unwrap();
    let honest = digest(&floor).await;
    assert_eq!(honest[0].rows, 2);
    let rebuilt = rebuild(&floor).await.unwrap();
    assert_eq!((rebuilt.tables_that_differed, rebuilt.after), (0, honest));
    end(floor, orders, crews, backend).await;
}

async fn a_rebuild_under_load_loses_nothing(backend: Backend) {
    let floor = Floor::new().await;
    let (orders, crews) = begin(&floor, backend).await;
    accept_many(&orders.pipeline, &floor.viewer, 50).await;
    until("the first copies", async || copied(&crews).await == 50).await;
    let load = accept_many(&orders.pipeline, &floor.viewer, 300);
    let rebuilds = async {
        for _ in 0..3 {
            rebuild(&floor).await.unwrap();
        }
    };
    futures::join!(load, rebuilds);
    until("all copies", async || copied(&crews).await == 350).await;
    let honest = digest(&floor).await;
    let rebuilt = rebuild(&floor).await.unwrap();
    assert_eq!((rebuilt.tables_that_differed, rebuilt.after), (0, honest));
    assert_eq!(heard(&crews).await.len(), 350);
    end(floor, orders, crews, backend).await;
}

async fn a_rebuild_covers_every_partition(backend: Backend) {
    let mut floor = Floor::new().await;
    floor.partitions = 3;
    let (orders, crews) = begin(&floor, backend).await;
    for tenant in 0..6_u128 {
        let mut viewer = floor.viewer.clone();
        viewer.tenant = Id::from_uuid(Uuid::from_u128(tenant));
        accept_many(&orders.pipeline, &viewer, 2).await;
    }
    until("all copies", async || copied(&crews).await == 12).await;
    let rebuilt = rebuild(&floor).await.unwrap();
    assert_eq!((rebuilt.tables_that_differed, rebuilt.after[0].rows), (0, 12));
    assert_eq!(copied(&crews).await, 12);
    end(floor, orders, crews, backend).await;
}

async fn two_rebuilds_at_once_do_not_mix(backend: Backend) {
    let floor = Floor::new().await;
    let (orders, crews) = begin(&floor, backend).await;
    accept_many(&orders.pipeline, &floor.viewer, 3).await;
    until("all copies", async || copied(&crews).await == 3).await;
    let both = futures::join!(rebuild(&floor), rebuild(&floor));
    for outcome in [both.0, both.1] {
        match outcome {
            Ok(rebuilt) => assert_eq!(rebuilt.tables_that_differed, 0),
            Err(status) => assert_eq!(reason_of(&status).as_deref(), Some("MENDING"), "{status}"),
        }
    }
    assert_eq!(copied(&crews).await, 3);
    end(floor, orders, crews, backend).await;
}

async fn a_rebuild_needs_its_source(backend: Backend) {
    let floor = Floor::new().await;
    let (orders, crews) = begin(&floor, backend).await;
    accept_many(&orders.pipeline, &floor.viewer, 3).await;
    until("all copies", async || copied(&crews).await == 3).await;
    orders.stop().await;
    assert_eq!(rebuild(&floor).await.unwrap_err().code(), Code::Internal);
    assert_eq!(copied(&crews).await, 3, "the copies stay as they were");
    let orders = floor.start(orders::service(), backend).await;
    assert_eq!(rebuild(&floor).await.unwrap().tables_that_differed, 0);
    end(floor, orders, crews, backend).await;
}
