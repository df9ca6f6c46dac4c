//! Coaches on shifts, and at one site at a time.

use uuid::Uuid;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::ReleaseCoachRequest;

use crate::floor::{Floor, TODAY, enclave_at, fact, fresh, reason};

on_both_databases!(
    a_coach_at_two_sites_makes_a_gate_red,
    a_coach_promised_to_one_crew_is_not_given_to_another,
    a_coach_may_guide_two_crews_at_one_site,
    a_coach_of_two_departments_is_no_matter_of_the_law,
    a_coach_who_falls_out_is_taken_off,
);

async fn release(floor: &Floor, shift: &str, coach: Uuid) -> Result<(), tonic::Status> {
    let (shift_id, coach_id) = (shift.to_owned(), coach.to_string());
    let request = ReleaseCoachRequest { request_id: fresh(), shift_id, coach_id };
    floor.planner.clone().release_coach(request).await.map(drop)
}

/// An enclave shift at a site of its own, with one worker.
async fn crewed(floor: &Floor, hours: (u32, u32)) -> String {
    let shift = floor.shift_at(&floor.enclave().await, TODAY, hours, 1).await;
    floor.assign(&shift, floor.worker("An Voorbeeld").await).await.unwrap();
    shift
}

async fn a_coach_at_two_sites_makes_a_gate_red(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (first, second) = (crewed(&floor, (360, 840)).await, crewed(&floor, (839, 900)).await);
    let third = crewed(&floor, (900, 960)).await;
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    for shift in [&first, &second, &third] {
        floor.guide(shift, stef).await.unwrap();
    }
    assert_eq!(reason(floor.guide(&first, stef).await), "ALREADY_ON_SHIFT");
    let refused = floor.publish(&first).await;
    assert_eq!(fact(&refused, "gates"), "ENC-09");
    let sentence = "Begeleider Stef Voorbeeld staat op dezelfde uren ook bij Bakkerij De Proef, inpaklijn.";
    assert_eq!(fact(&refused, "sentence"), sentence);
    floor.publish(&third).await.unwrap();
    release(&floor, &second, stef).await.unwrap();
    floor.publish(&first).await.unwrap();
    floor.close().await;
}

async fn a_coach_promised_to_one_crew_is_not_given_to_another(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (first, second) = (crewed(&floor, (360, 840)).await, crewed(&floor, (480, 960)).await);
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    floor.guide(&first, stef).await.unwrap();
    floor.publish(&first).await.unwrap();
    assert_eq!(reason(floor.guide(&second, stef).await), "COACH_ELSEWHERE");
    assert_eq!(reason(floor.guide(&second, Uuid::now_v7()).await), "NOT_FOUND");
    floor.close().await;
}

async fn a_coach_may_guide_two_crews_at_one_site(backend: Backend) {
    let floor = Floor::open(backend).await;
    let site = floor.place(floor.bakery_site()).await;
    let (one, other) = (floor.engagement(enclave_at(&site)).await, floor.engagement(enclave_at(&site)).await);
    let (early, later) = (floor.shift(&one, 1).await, floor.shift_at(&other, TODAY, (480, 960), 1).await);
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    let an = floor.coach("An Begeleider", Some("2020-01-01")).await;
    floor.guide(&early, stef).await.unwrap();
    floor.guide(&later, stef).await.unwrap();
    floor.guide(&later, an).await.unwrap();
    for shift in [early, later] {
        floor.assign(&shift, floor.worker("Bo Voorbeeld").await).await.unwrap();
        floor.publish(&shift).await.unwrap();
    }
    floor.close().await;
}

async fn a_coach_who_falls_out_is_taken_off(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = crewed(&floor, (360, 840)).await;
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    floor.guide(&shift, stef).await.unwrap();
    floor.publish(&shift).await.unwrap();
    release(&floor, &shift, stef).await.unwrap();
    assert_eq!(reason(release(&floor, &shift, stef).await), "NOT_ON_SHIFT");
    let worker = crate::floor::id(&floor.read(&shift).await.crew[0].worker_id);
    assert!(!floor.present(&shift, worker, 450).await.breach_id.is_empty());
    floor.close().await;
}

async fn a_coach_of_two_departments_is_no_matter_of_the_law(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (one, other) = (floor.shift(&floor.packing().await, 1).await, floor.shift(&floor.packing().await, 1).await);
    let stef = floor.coach("Stef Voorbeeld", None).await;
    for shift in [&one, &other] {
        floor.guide(shift, stef).await.unwrap();
        floor.assign(shift, floor.worker("An Voorbeeld").await).await.unwrap();
        floor.publish(shift).await.unwrap();
    }
    let enclave = crewed(&floor, (360, 840)).await;
    floor.guide(&enclave, stef).await.unwrap();
    assert_eq!(fact(&floor.publish(&enclave).await, "gates"), "ENC-06,ENC-07,ENC-09");
    floor.close().await;
}
