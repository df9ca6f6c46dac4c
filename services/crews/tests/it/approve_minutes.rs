//! Minutes that hosts pay for: by whom, how many, how often.

use std::sync::Arc;

use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{EngagementKind, MinutesApproved, MinutesHeld, RecordEngagementRequest, ShiftStage};

use crate::floor::{Floor, TODAY, approve, approve_in, enclave_at, fact, reason};

on_both_databases!(
    a_host_approves_and_invoicing_hears_it_once,
    no_more_is_approved_than_was_worked,
    a_class_is_approved_once_also_by_many_at_once,
    only_the_host_itself_approves_an_enclave,
    a_contract_for_services_may_be_approved_by_the_workshop,
    department_work_is_approved_by_the_workshop_and_nobody_pays,
    the_crew_of_approved_hours_stays_as_it_was,
);

/// A published enclave shift of two people who were there all day: 900 minutes.
async fn worked(floor: &Floor) -> String {
    let enclave = floor.enclave().await;
    let shift = floor.shift(&enclave, 3).await;
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    floor.guide(&shift, stef).await.unwrap();
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.assign(&shift, an).await.unwrap();
    floor.assign(&shift, bo).await.unwrap();
    floor.publish(&shift).await.unwrap();
    for worker in [an, bo] {
        assert_eq!(floor.present(&shift, worker, 450).await.breach_id, "");
    }
    shift
}

async fn a_host_approves_and_invoicing_hears_it_once(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = worked(&floor).await;
    let answer = approve(&mut floor.host(), &shift, 880).await.unwrap();
    assert!(!answer.held);
    let read = floor.read(&shift).await;
    assert_eq!((read.stage(), read.minutes_approved), (ShiftStage::Approved, 880));
    let expected = MinutesApproved {
        approval_id: answer.approval_id,
        shift_id: shift.clone(),
        engagement_id: read.engagement_id,
        company_id: floor.bakery.to_string(),
        place_name: "Bakkerij De Proef, inpaklijn".to_owned(),
        tariff_class: "inpak".to_owned(),
        day: TODAY.to_string(),
        minutes: 880,
    };
    assert_eq!(floor.said::<MinutesApproved>("time").await, [expected]);
    floor.close().await;
}

async fn no_more_is_approved_than_was_worked(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = worked(&floor).await;
    let refused = approve(&mut floor.host(), &shift, 901).await;
    assert_eq!(
        (fact(&refused, "present_minutes"), fact(&refused, "asked_minutes")),
        ("900".to_owned(), "901".to_owned())
    );
    assert_eq!(reason(refused), "MINUTES_BEYOND_PRESENCE");
    assert_eq!(reason(approve(&mut floor.host(), &shift, 0).await), "NO_MINUTES");
    approve_in(&mut floor.host(), &shift, "weekend", 600).await.unwrap();
    let refused = approve(&mut floor.host(), &shift, 301).await;
    assert_eq!(fact(&refused, "approved_minutes"), "600");
    approve(&mut floor.host(), &shift, 300).await.unwrap();
    assert_eq!(floor.read(&shift).await.minutes_approved, 900);
    floor.close().await;
}

async fn a_class_is_approved_once_also_by_many_at_once(backend: Backend) {
    let floor = Arc::new(Floor::open(backend).await);
    let shift = worked(&floor).await;
    let mut attempts = tokio::task::JoinSet::new();
    for _ in 0..12 {
        let (floor, shift) = (Arc::clone(&floor), shift.clone());
        attempts.spawn(async move { approve(&mut floor.host(), &shift, 10).await.is_ok() });
    }
    let won = attempts.join_all().await.into_iter().filter(|is_won| *is_won).count();
    assert_eq!(won, 1);
    assert_eq!(reason(approve(&mut floor.host(), &shift, 10).await), "ALREADY_APPROVED");
    assert_eq!(floor.said::<MinutesApproved>("time").await.len(), 1);
    let copy = "INSERT INTO approval SELECT tenant, shift_id, shift_id, tariff_class, minutes, standing, approved_by, \
         approved_at_us FROM approval";
    assert!(!floor.database_takes(copy).await);
    Arc::into_inner(floor).unwrap().close().await;
}

async fn only_the_host_itself_approves_an_enclave(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = worked(&floor).await;
    let mut other_host = floor.as_somebody(Role::HostPlanner, Uuid::now_v7());
    assert_eq!(reason(approve(&mut other_host, &shift, 10).await), "NOT_FOUND");
    assert_eq!(reason(approve(&mut floor.planner.clone(), &shift, 10).await), "NOT_ALLOWED");
    for role in [Role::HostPlanner, Role::Coach, Role::Finance, Role::OrderDesk] {
        assert_eq!(reason(approve(&mut floor.as_role(role), &shift, 10).await), "NOT_ALLOWED", "{role:?}");
    }
    assert!(floor.said::<MinutesHeld>("time").await.is_empty());
    floor.close().await;
}

async fn a_contract_for_services_may_be_approved_by_the_workshop(backend: Backend) {
    let floor = Floor::open(backend).await;
    let site = floor.place(floor.bakery_site()).await;
    let contract = RecordEngagementRequest { kind: EngagementKind::ServiceContract.into(), ..enclave_at(&site) };
    let shift = floor.shift(&floor.engagement(contract).await, 1).await;
    floor.present(&shift, floor.worker("An Voorbeeld").await, 450).await;
    approve_in(&mut floor.planner.clone(), &shift, "", 450).await.unwrap();
    let said = floor.said::<MinutesApproved>("time").await;
    assert_eq!((said[0].tariff_class.as_str(), said[0].minutes), ("inpak", 450));
    floor.close().await;
}

async fn department_work_is_approved_by_the_workshop_and_nobody_pays(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    floor.present(&shift, floor.worker("An Voorbeeld").await, 450).await;
    let answer = approve(&mut floor.planner.clone(), &shift, 450).await.unwrap();
    assert!(!answer.event_id.is_empty());
    assert!(floor.bench.log("time").await.is_empty());
    assert_eq!(floor.read(&shift).await.minutes_approved, 450);
    floor.close().await;
}

async fn the_crew_of_approved_hours_stays_as_it_was(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = worked(&floor).await;
    approve(&mut floor.host(), &shift, 900).await.unwrap();
    let cy = floor.worker("Cy Voorbeeld").await;
    assert_eq!(reason(floor.assign(&shift, cy).await), "SHIFT_CLOSED");
    assert_eq!(reason(floor.release(&shift, cy).await), "SHIFT_CLOSED");
    assert_eq!(reason(floor.publish(&shift).await), "SHIFT_CLOSED");
    // What happened is still taken: a coach may find the paper later.
    floor.present(&shift, cy, 60).await;
    floor.close().await;
}
