//! Stand-ins for what waits for a decision and for what a time clock noted.

use std::sync::Arc;

use axum::Router;
use tonic::Status;
use werkbrug_chassis::{
    identity::Caller,
    refusal::{Kind, Refusal},
};
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews;

use super::{
    Said,
    floor::{RITA, SHIFT},
    only, unary,
};

/// The breach that waits.
pub(crate) const BREACH: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

/// Breaches, and times of a clock.
pub(super) fn add(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "crews.v1.Crews/ListBreaches", breaches);
    let router = unary(router, said, "crews.v1.Crews/SettleBreach", settle);
    unary(router, said, "crews.v1.Floor/ListProposedTimes", proposed)
}

fn breaches(caller: &Caller, asked: &crews::ListBreachesRequest) -> Result<crews::ListBreachesResponse, Status> {
    only(caller, &[Role::WorkshopPlanner, Role::Finance])?;
    let gate = |finding: &str, sentence: &str| crews::Gate {
        code: "ENC-03".into(),
        colour: crews::GateColour::Red.into(),
        finding: finding.into(),
        sentence: sentence.into(),
        ..crews::Gate::default()
    };
    let breach = crews::Breach {
        breach_id: BREACH.into(),
        shift_id: SHIFT.to_string(),
        place_name: "Verzonnen Hal".into(),
        day: "2026-11-23".into(),
        is_open: asked.is_open,
        minutes_held: 450,
        gates: vec![gate("UNSIGNED", "Niet getekend."), gate("", "Zo stond het vroeger.")],
        ..crews::Breach::default()
    };
    Ok(crews::ListBreachesResponse { breaches: vec![breach], ..crews::ListBreachesResponse::default() })
}

fn settle(caller: &Caller, asked: &crews::SettleBreachRequest) -> Result<crews::SettleBreachResponse, Status> {
    only(caller, &[Role::WorkshopPlanner])?;
    if asked.decision.is_empty() {
        return Err(Refusal::new(Kind::Invalid, "DECISION_EMPTY", "english").into());
    }
    let is_whole = asked.breach_id == BREACH && asked.may_invoice && asked.request_id.len() == 36;
    if is_whole { Ok(crews::SettleBreachResponse::default()) } else { Err(Status::not_found("no such breach")) }
}

fn proposed(caller: &Caller, _: &crews::ListProposedTimesRequest) -> Result<crews::ListProposedTimesResponse, Status> {
    only(caller, &[Role::WorkshopPlanner, Role::Coach])?;
    let row = crews::ProposedTime {
        shift_id: SHIFT.to_string(),
        worker_id: RITA.to_string(),
        display_name: "Rita Proef".into(),
        in_minute: 482,
        out_minute: 960,
        kind: crews::PresenceKind::Present.into(),
        minutes: 450,
    };
    Ok(crews::ListProposedTimesResponse { rows: vec![row] })
}
