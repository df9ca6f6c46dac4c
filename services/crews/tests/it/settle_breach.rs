//! A shift that ran under a red gate waits for a person before it is invoiced.

use werkbrug_chassis::refusal::Kind;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{
    GetDaySummaryRequest, ListBreachesRequest, MinutesApproved, MinutesHeld, SettleBreachRequest, SettleBreachResponse,
};

use crate::floor::{Client, Floor, approve, approve_in, fresh, reason};

on_both_databases!(
    held_minutes_are_released_when_a_person_says_so,
    held_minutes_are_dropped_when_a_person_says_so,
    minutes_approved_after_the_decision_follow_it,
    a_breach_is_settled_once_by_a_planner_and_in_words,
);

async fn settle(
    client: &mut Client,
    breach_id: &str,
    may_invoice: bool,
) -> Result<SettleBreachResponse, tonic::Status> {
    let decision = "de begeleider stond in de file, de lijn lag stil".to_owned();
    let request = SettleBreachRequest { request_id: fresh(), breach_id: breach_id.to_owned(), decision, may_invoice };
    client.settle_breach(request).await.map(tonic::Response::into_inner)
}

/// An enclave shift that ran without a coach; the shift and its breach.
async fn breached(floor: &Floor) -> (String, String) {
    let shift = floor.shift(&floor.enclave().await, 2).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&shift, an).await.unwrap();
    let breach = floor.present(&shift, an, 450).await.breach_id;
    (shift, breach)
}

async fn held_minutes_are_released_when_a_person_says_so(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, breach_id) = breached(&floor).await;
    let held = approve(&mut floor.host(), &shift, 450).await.unwrap();
    assert!(held.held);
    let expected =
        MinutesHeld { approval_id: held.approval_id.clone(), shift_id: shift.clone(), breach_id: breach_id.clone() };
    assert_eq!(floor.said::<MinutesHeld>("time").await, [expected]);
    assert!(floor.said::<MinutesApproved>("time").await.is_empty());
    settle(&mut floor.planner.clone(), &breach_id, true).await.unwrap();
    let said = floor.said::<MinutesApproved>("time").await;
    assert_eq!(said.len(), 1);
    assert_eq!((said[0].approval_id.as_str(), said[0].minutes), (held.approval_id.as_str(), 450));
    let summary = floor.planner.clone().get_day_summary(GetDaySummaryRequest::default()).await.unwrap().into_inner();
    assert_eq!(summary.open_breaches, 0);
    floor.close().await;
}

async fn held_minutes_are_dropped_when_a_person_says_so(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, breach_id) = breached(&floor).await;
    approve(&mut floor.host(), &shift, 450).await.unwrap();
    settle(&mut floor.planner.clone(), &breach_id, false).await.unwrap();
    assert!(floor.said::<MinutesApproved>("time").await.is_empty());
    assert_eq!(floor.read(&shift).await.minutes_approved, 0);
    floor.close().await;
}

async fn minutes_approved_after_the_decision_follow_it(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, breach_id) = breached(&floor).await;
    settle(&mut floor.planner.clone(), &breach_id, true).await.unwrap();
    assert!(!approve(&mut floor.host(), &shift, 450).await.unwrap().held);
    let (shift, breach_id) = breached(&floor).await;
    settle(&mut floor.planner.clone(), &breach_id, false).await.unwrap();
    assert_eq!(reason(approve_in(&mut floor.host(), &shift, "inpak", 450).await), "NOT_INVOICED");
    assert_eq!(floor.said::<MinutesApproved>("time").await.len(), 1);
    floor.close().await;
}

async fn a_breach_is_settled_once_by_a_planner_and_in_words(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (_, breach_id) = breached(&floor).await;
    for role in [Role::Coach, Role::Finance, Role::Admin] {
        let refused = settle(&mut floor.as_role(role), &breach_id, true).await.unwrap_err();
        assert_eq!(refused.code(), Kind::Forbidden.code(), "{role:?}");
    }
    let wordless =
        SettleBreachRequest { request_id: fresh(), breach_id: breach_id.clone(), ..SettleBreachRequest::default() };
    assert_eq!(reason(floor.planner.clone().settle_breach(wordless).await), "DECISION_EMPTY");
    settle(&mut floor.planner.clone(), &breach_id, true).await.unwrap();
    assert_eq!(reason(settle(&mut floor.planner.clone(), &breach_id, false).await), "ALREADY_SETTLED");
    let mut finance = floor.as_role(Role::Finance);
    let breaches = finance.list_breaches(ListBreachesRequest::default()).await.unwrap().into_inner().breaches;
    assert!(!breaches[0].is_open);
    assert_eq!(breaches[0].decision, "de begeleider stond in de file, de lijn lag stil");
    floor.close().await;
}
