//! A crews' service that stopped reading, and one event that was put aside.

use std::sync::Arc;

use axum::Router;
use tonic::Status;
use werkbrug_chassis::{identity::Caller, refusal::Kind};
use werkbrug_kernel::role::Role;
use werkbrug_proto::pipeline;

use super::{
    super::{Said, only, unary, unary_for},
    refused,
};

const ADMIN: [Role; 1] = [Role::Admin];

pub(super) fn add(router: Router, said: &Arc<Said>) -> Router {
    let router = unary_for(
        router,
        said,
        "pipeline.v1.Pipeline/GetState",
        |service: &'static str, caller: &Caller, _: &pipeline::GetStateRequest| {
            only(caller, &ADMIN)?;
            if service == "social" { Err(Status::unavailable("away")) } else { Ok(state(service)) }
        },
    );
    let router = unary_for(
        router,
        said,
        "pipeline.v1.Pipeline/ListParkedEvents",
        |service: &'static str, caller: &Caller, _: &pipeline::ListParkedEventsRequest| {
            only(caller, &ADMIN)?;
            let parked_events = if service == "crews" { vec![parked(0), parked(1)] } else { vec![] };
            Ok(pipeline::ListParkedEventsResponse { parked_events, next_page_token: String::new() })
        },
    );
    let router = unary(
        router,
        said,
        "pipeline.v1.Pipeline/RetryParkedEvent",
        |caller: &Caller, asked: &pipeline::RetryParkedEventRequest| {
            only(caller, &ADMIN)?;
            Ok(pipeline::RetryParkedEventResponse { applied: if asked.parked_id == "apart-0" { 2 } else { 0 } })
        },
    );
    let router = unary(
        router,
        said,
        "pipeline.v1.Pipeline/DiscardParkedEvent",
        |caller: &Caller, asked: &pipeline::DiscardParkedEventRequest| {
            only(caller, &ADMIN)?;
            if asked.reason.is_empty() {
                Err(refused(Kind::Invalid, "REASON_MISSING"))
            } else {
                Ok(pipeline::DiscardParkedEventResponse {})
            }
        },
    );
    unary(router, said, "pipeline.v1.Pipeline/VerifyChain", |caller: &Caller, _: &pipeline::VerifyChainRequest| {
        only(caller, &ADMIN)?;
        Ok(pipeline::VerifyChainResponse { entries: 1_234, faults: vec![] })
    })
}

fn state(service: &'static str) -> pipeline::State {
    let is_crews = service == "crews";
    let mark = pipeline::MarkState {
        source: "orders".into(),
        topic: "orders".into(),
        seq: 41,
        lag: if is_crews { 900 } else { 0 },
        stopped: is_crews,
        stop_kind: if is_crews { pipeline::StopKind::OtherDatabase } else { pipeline::StopKind::Unspecified }.into(),
        why: if is_crews { "the epoch changed from VERTROUWELIJK-A".into() } else { String::new() },
        ..pipeline::MarkState::default()
    };
    let topic =
        pipeline::TopicState { topic: "shifts".into(), seq: 12, relayed: 12, ..pipeline::TopicState::default() };
    pipeline::State {
        service: service.into(),
        topics: vec![topic],
        marks: vec![mark],
        parked: if is_crews { 2 } else { 0 },
        unnumbered: 0,
        oldest_unpublished_age_us: if is_crews { 75_000_000 } else { 0 },
        ..pipeline::State::default()
    }
}

fn parked(place: u32) -> pipeline::ParkedEvent {
    pipeline::ParkedEvent {
        parked_id: format!("apart-{place}"),
        source: "orders".into(),
        topic: "orders".into(),
        seq: 42,
        event_type: "werkbrug.orders.v1.OrderAccepted".into(),
        block_key: "order-7".into(),
        reason: "PLACE_UNKNOWN".into(),
        place,
        parked_at_us: 1_795_000_000_000_000,
        ..pipeline::ParkedEvent::default()
    }
}
