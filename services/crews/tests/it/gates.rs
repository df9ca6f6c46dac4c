//! The nine gates, seen by the planner, and what they block.

use jiff::civil::date;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    crews::{CheckEngagementRequest, EngagementKind, GateColour, RecordEngagementRequest, RegisterPlaceRequest},
    social::GuidanceNeed,
};

use crate::floor::{Floor, OWN_KBO, TODAY, enclave_at, fact, of_colour, reason};

on_both_databases!(
    an_enclave_in_order_shows_nine_green_gates,
    a_coach_is_needed_before_publishing_and_not_before_assigning,
    what_no_coach_can_cure_blocks_the_first_assignment,
    the_notification_must_be_there_on_the_day_before,
    too_many_people_for_the_coaches_block_publishing,
    other_kinds_of_work_have_other_gates,
    a_day_without_a_shift_is_judged_on_the_agreement_alone,
    a_gate_tells_nothing_of_one_persons_need,
);

async fn an_enclave_in_order_shows_nine_green_gates(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let shift = floor.shift(&enclave, 1).await;
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    floor.guide(&shift, stef).await.unwrap();
    floor.assign(&shift, floor.worker("An Voorbeeld").await).await.unwrap();
    let gates = floor.gates(&enclave, TODAY, &shift).await;
    assert_eq!(of_colour(&gates, GateColour::Green).len(), 9, "{gates:?}");
    let presence = gates.iter().find(|gate| gate.code == "ENC-05").unwrap();
    assert_eq!(presence.sentence, "In orde: begeleider Stef Voorbeeld is er van 06:00 tot 14:00.");
    floor.publish(&shift).await.unwrap();
    floor.close().await;
}

async fn a_coach_is_needed_before_publishing_and_not_before_assigning(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let shift = floor.shift(&enclave, 1).await;
    floor.assign(&shift, floor.worker("An Voorbeeld").await).await.unwrap();
    let refused = floor.publish(&shift).await;
    assert_eq!(fact(&refused, "gates"), "ENC-05,ENC-06,ENC-07");
    assert_eq!(reason(refused), "GATE_RED");
    let trainee = floor.coach("Bo Voorbeeld", None).await;
    floor.guide(&shift, trainee).await.unwrap();
    assert_eq!(fact(&floor.publish(&shift).await, "gates"), "ENC-06,ENC-07");
    let stef = floor.coach("Stef Voorbeeld", Some("2026-11-23")).await;
    floor.guide(&shift, stef).await.unwrap();
    floor.publish(&shift).await.unwrap();
    floor.close().await;
}

async fn what_no_coach_can_cure_blocks_the_first_assignment(backend: Backend) {
    let floor = Floor::open(backend).await;
    let place = floor.place(floor.bakery_site()).await;
    let no_code = floor.place(RegisterPlaceRequest { core_activity: String::new(), ..floor.bakery_site() }).await;
    let sister = uuid::Uuid::now_v7();
    floor.company(sister, OWN_KBO, false).await;
    let own_site = RegisterPlaceRequest { company_id: sister.to_string(), ..floor.bakery_site() };
    let own_site = floor.place(own_site).await;
    let unsigned = RecordEngagementRequest { signed_on: None, ..enclave_at(&place) };
    let not_told = RecordEngagementRequest { notified_on: None, ..enclave_at(&place) };
    let instructed = RecordEngagementRequest { instructions_by_coach_only: false, ..enclave_at(&place) };
    let table = [
        (enclave_at(&own_site), "ENC-01"),
        (enclave_at(&no_code), "ENC-02"),
        (unsigned, "ENC-03"),
        (not_told, "ENC-04"),
        (instructed, "ENC-08"),
    ];
    let worker = floor.worker("An Voorbeeld").await;
    for (engagement, gate) in table {
        let shift = floor.shift(&floor.engagement(engagement).await, 1).await;
        let refused = floor.assign(&shift, worker).await;
        assert_eq!(fact(&refused, "gates"), gate);
        assert_eq!(reason(refused), "GATE_RED");
    }
    assert_eq!(floor.count("worker_slot").await, 0);
    floor.close().await;
}

async fn the_notification_must_be_there_on_the_day_before(backend: Backend) {
    // Example B14: an enclave starts on Monday 1 June 2026.
    let floor = Floor::open(backend).await;
    let place = floor.place(floor.bakery_site()).await;
    let table = [("2026-05-30", GateColour::Green), ("2026-05-31", GateColour::Amber), ("2026-06-01", GateColour::Red)];
    for (notified_on, expected) in table {
        let told = RecordEngagementRequest { notified_on: Some(notified_on.to_owned()), ..enclave_at(&place) };
        let gates = floor.gates(&floor.engagement(told).await, date(2026, 6, 1), "").await;
        let gate = gates.iter().find(|gate| gate.code == "ENC-04").unwrap();
        assert_eq!(gate.colour(), expected, "{notified_on}: {}", gate.sentence);
    }
    floor.close().await;
}

async fn too_many_people_for_the_coaches_block_publishing(backend: Backend) {
    // Example B10: eight people of high need ask for two coaches.
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let shift = floor.shift(&enclave, 9).await;
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    floor.guide(&shift, stef).await.unwrap();
    for number in 0..8 {
        let worker = floor.worker_in_need(&format!("Voorbeeld {number}"), GuidanceNeed::High).await;
        floor.assign(&shift, worker).await.unwrap();
    }
    let refused = floor.publish(&shift).await;
    assert_eq!(fact(&refused, "gates"), "ENC-07");
    let sentence = fact(&refused, "sentence");
    assert!(sentence.contains("de norm vraagt 2 (koppen) en 2 (VTE)"), "{sentence}");
    let an = floor.coach("An Begeleider", Some("2020-01-01")).await;
    floor.guide(&shift, an).await.unwrap();
    floor.publish(&shift).await.unwrap();
    floor.close().await;
}

async fn other_kinds_of_work_have_other_gates(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    assert!(floor.gates(&packing, TODAY, "").await.is_empty());
    let site = floor.place(floor.bakery_site()).await;
    let contract = RecordEngagementRequest {
        kind: EngagementKind::ServiceContract.into(),
        is_core_activity: false,
        signed_on: None,
        notified_on: None,
        instructions_by_coach_only: false,
        ..enclave_at(&site)
    };
    let contract = floor.engagement(contract).await;
    assert_eq!(of_colour(&floor.gates(&contract, TODAY, "").await, GateColour::Amber), ["ENC-08"]);
    for engagement in [packing, contract] {
        let shift = floor.shift(&engagement, 1).await;
        floor.assign(&shift, floor.worker("An Voorbeeld").await).await.unwrap();
        floor.publish(&shift).await.unwrap();
    }
    floor.close().await;
}

async fn a_day_without_a_shift_is_judged_on_the_agreement_alone(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let gates = floor.gates(&enclave, TODAY, "").await;
    assert_eq!(of_colour(&gates, GateColour::Amber), ["ENC-05", "ENC-06", "ENC-07", "ENC-09"]);
    let shift = floor.shift(&enclave, 1).await;
    let gates = floor.gates(&enclave, TODAY, "").await;
    assert_eq!(of_colour(&gates, GateColour::Red), ["ENC-05", "ENC-06"]);
    let other = floor.engagement(enclave_at(&floor.place(floor.bakery_site()).await)).await;
    let request = CheckEngagementRequest { engagement_id: other, on: TODAY.to_string(), shift_id: shift };
    assert_eq!(reason(floor.planner.clone().check_engagement(request).await), "SHIFT_OF_OTHER_ENGAGEMENT");
    floor.close().await;
}

async fn a_gate_tells_nothing_of_one_persons_need(backend: Backend) {
    let floor = Floor::open(backend).await;
    let mut told = Vec::new();
    for need in [GuidanceNeed::Low, GuidanceNeed::High] {
        let enclave = floor.enclave().await;
        let shift = floor.shift(&enclave, 1).await;
        let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
        floor.guide(&shift, stef).await.unwrap();
        floor.assign(&shift, floor.worker_in_need("An Voorbeeld", need).await).await.unwrap();
        told.push(floor.gates(&enclave, TODAY, &shift).await);
    }
    assert_eq!(told[0].len(), 9);
    assert_eq!(told[0], told[1]);
    floor.close().await;
}
