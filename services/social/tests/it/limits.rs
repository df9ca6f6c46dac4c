//! What somebody can carry.

use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social as contract;

use crate::desk::{Desk, number, reason};

on_both!(
    a_physician_sets_a_limit_and_its_end_replaces_what_was_said,
    a_limit_beyond_sense_or_beside_another_is_refused,
);

fn lift(worker: Uuid, kilograms: u32, from: &str) -> contract::SetFunctionalLimitRequest {
    contract::SetFunctionalLimitRequest {
        request_id: number(),
        worker_id: worker.to_string(),
        kind: contract::LimitKind::LiftKg.into(),
        value: kilograms,
        is_hard: true,
        valid_from: from.to_owned(),
        valid_to: None,
    }
}

async fn a_physician_sets_a_limit_and_its_end_replaces_what_was_said(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let mut physician = desk.as_role(Role::Physician);
    let set = physician.set_functional_limit(lift(worker, 10, "2026-11-23")).await.unwrap().into_inner();
    let end = contract::EndFunctionalLimitRequest {
        request_id: number(),
        limit_id: set.limit_id.clone(),
        valid_to: "2026-12-31".to_owned(),
        etag: set.etag,
    };
    let ended = physician.end_functional_limit(end.clone()).await.unwrap().into_inner();
    let stale = contract::EndFunctionalLimitRequest { request_id: number(), ..end };
    assert_eq!(reason(&physician.end_functional_limit(stale).await.unwrap_err()), "ETAG_MISMATCH");
    let said: Vec<contract::FunctionalLimitSet> = desk.said("limits").await;
    let told: Vec<_> = said.iter().map(|it| (it.limit_id.clone(), it.value, it.valid_to.clone())).collect();
    let id = set.limit_id;
    assert_eq!(told, [(id.clone(), 10, None), (id.clone(), 10, Some("2026-12-31".to_owned()))]);
    assert_eq!(desk.bench.log("limits").await[1].event_id, ended.event_id);
    let list = contract::ListFunctionalLimitsRequest { worker_id: worker.to_string(), ..Default::default() };
    for role in [Role::Coach, Role::WorkshopPlanner, Role::Physician] {
        let limits = desk.as_role(role).list_functional_limits(list.clone()).await.unwrap().into_inner().limits;
        let seen: Vec<_> = limits.iter().map(|it| (it.kind(), it.value, it.etag.as_str())).collect();
        assert_eq!(seen, [(contract::LimitKind::LiftKg, 10, "2")]);
    }
    desk.bench.stop().await;
}

async fn a_limit_beyond_sense_or_beside_another_is_refused(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let mut social = desk.social();
    let high = social.set_functional_limit(lift(worker, 101, "2026-11-23")).await.unwrap_err();
    assert_eq!(reason(&high), "LIMIT_TOO_HIGH");
    social.set_functional_limit(lift(worker, 100, "2026-11-23")).await.unwrap();
    let second = social.set_functional_limit(lift(worker, 5, "2026-12-01")).await.unwrap_err();
    assert_eq!(reason(&second), "LIMIT_OVERLAPS");
    let wish = contract::SetFunctionalLimitRequest { is_hard: false, ..lift(worker, 5, "2026-12-01") };
    assert!(social.set_functional_limit(wish).await.is_ok());
    let nobody = social.set_functional_limit(lift(Uuid::now_v7(), 5, "2026-12-01")).await.unwrap_err();
    assert_eq!(reason(&nobody), "NOT_FOUND");
    desk.bench.stop().await;
}
