//! Stand-ins for what must be in order before people go anywhere, all invented.

use std::sync::Arc;

use axum::Router;
use tonic::Status;
use werkbrug_chassis::{
    identity::Caller,
    refusal::{Kind, Refusal},
};
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews;

use super::{Said, only, unary};

/// The host's site, and a department.
pub(crate) const SITE: &str = "01890a5d-ac96-774b-bcce-b302099a8001";
const DEPARTMENT: &str = "01890a5d-ac96-774b-bcce-b302099a8002";
/// Somebody without a place, who may not work at the site yet.
pub(crate) const AN: &str = "01890a5d-ac96-774b-bcce-b302099a8003";
/// The closure that may be withdrawn.
pub(crate) const CLOSURE: &str = "01890a5d-ac96-774b-bcce-b302099a8004";

/// The reason at which the service is away for a moment.
pub(crate) const AWAY: &str = "de dienst is weg";

const PLANNER: [Role; 1] = [Role::WorkshopPlanner];
const CLOSES: [Role; 2] = [Role::WorkshopPlanner, Role::HostPlanner];
const READY: [Role; 2] = [Role::WorkshopPlanner, Role::SocialWorker];

/// Places, closures, people without a place and who may work at a site.
pub(super) fn add(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "crews.v1.Crews/ListPlaces", |_, _: &crews::ListPlacesRequest| Ok(places()));
    let router = unary(router, said, "crews.v1.Conditions/ListClosures", list_closures);
    let router = unary(router, said, "crews.v1.Conditions/RecordClosure", record_closure);
    let router = unary(router, said, "crews.v1.Conditions/WithdrawClosure", withdraw_closure);
    let router = unary(router, said, "crews.v1.Conditions/ListWithoutPlace", list_without_place);
    let router = unary(router, said, "crews.v1.Conditions/ExplainWithoutPlace", explain);
    let router = unary(router, said, "crews.v1.Conditions/ListSitePeople", list_site_people);
    let router = unary(router, said, "crews.v1.Conditions/RecordInduction", record_induction);
    unary(router, said, "crews.v1.Conditions/RecordEnclaveAgreement", record_agreement)
}

fn places() -> crews::ListPlacesResponse {
    let place = |id: &str, name: &str, kind: crews::PlaceKind| crews::Place {
        place_id: id.into(),
        place_name: name.into(),
        kind: kind.into(),
        ..crews::Place::default()
    };
    let site = place(SITE, "Verzonnen Bakkerij", crews::PlaceKind::HostSite);
    let places = vec![place(DEPARTMENT, "Verzonnen Inpak", crews::PlaceKind::Department), site];
    crews::ListPlacesResponse { places, ..crews::ListPlacesResponse::default() }
}

fn list_closures(caller: &Caller, _: &crews::ListClosuresRequest) -> Result<crews::ListClosuresResponse, Status> {
    only(caller, &CLOSES)?;
    let everywhere = crews::Closure {
        closure_id: CLOSURE.into(),
        from: "2026-11-26".into(),
        to: "2026-11-27".into(),
        word: "brugdagen".into(),
        may_be_withdrawn: true,
        ..crews::Closure::default()
    };
    let of_site = crews::Closure {
        place_id: SITE.into(),
        place_name: "Verzonnen Bakkerij".into(),
        from: "2026-11-27".into(),
        to: "2026-12-31".into(),
        weekday: 5,
        start_minute: 720,
        end_minute: 1_440,
        word: "korte vrijdag".into(),
        ..crews::Closure::default()
    };
    Ok(crews::ListClosuresResponse { closures: vec![everywhere, of_site] })
}

fn record_closure(
    caller: &Caller,
    asked: &crews::RecordClosureRequest,
) -> Result<crews::RecordClosureResponse, Status> {
    only(caller, &CLOSES)?;
    let is_whole = asked.request_id.len() == 36 && (asked.start_minute, asked.end_minute) == (720, 1_440);
    if !is_whole || asked.weekday != 5 || asked.word.is_empty() {
        return Err(Refusal::new(Kind::Invalid, "CLOSURE_UNSOUND", "english").into());
    }
    Ok(crews::RecordClosureResponse { shifts_touched: 2, ..crews::RecordClosureResponse::default() })
}

fn withdraw_closure(
    caller: &Caller,
    asked: &crews::WithdrawClosureRequest,
) -> Result<crews::WithdrawClosureResponse, Status> {
    only(caller, &CLOSES)?;
    if asked.closure_id == CLOSURE {
        return Ok(crews::WithdrawClosureResponse::default());
    }
    Err(Refusal::new(Kind::NotFound, "NOT_FOUND", "english").into())
}

fn list_without_place(
    caller: &Caller,
    asked: &crews::ListWithoutPlaceRequest,
) -> Result<crews::ListWithoutPlaceResponse, Status> {
    only(caller, &PLANNER)?;
    let line = |name: &str, is_explained| crews::WithoutPlace {
        worker_id: AN.into(),
        display_name: name.into(),
        day: asked.monday.clone(),
        minutes: 240,
        start_minute: 480,
        end_minute: 720,
        is_explained,
    };
    let reason = crews::WithoutPlaceReason {
        reason: "Bo volgt een opleiding".into(),
        people: 1,
        minutes: 240,
        ..crews::WithoutPlaceReason::default()
    };
    Ok(crews::ListWithoutPlaceResponse {
        lines: vec![line("An Bedacht", false), line("Bo Bedacht", true)],
        people: 2,
        lines_total: 2,
        minutes_total: 480,
        people_unknown: 3,
        reasons: vec![reason],
    })
}

fn explain(
    caller: &Caller,
    asked: &crews::ExplainWithoutPlaceRequest,
) -> Result<crews::ExplainWithoutPlaceResponse, Status> {
    only(caller, &PLANNER)?;
    if asked.reason.trim().is_empty() {
        return Err(Refusal::new(Kind::Invalid, "TEXT_MISSING", "english").into());
    }
    if asked.reason.chars().count() > 2_000 {
        return Err(Refusal::new(Kind::Invalid, "TEXT_TOO_LONG", "english").into());
    }
    if asked.reason.contains('\r') {
        return Err(Refusal::new(Kind::Invalid, "TEXT_HAS_CONTROL_CHARACTERS", "english").into());
    }
    if asked.reason == AWAY {
        return Err(Status::unavailable("english"));
    }
    Ok(crews::ExplainWithoutPlaceResponse { people: 2, minutes: 480 })
}

fn list_site_people(
    caller: &Caller,
    asked: &crews::ListSitePeopleRequest,
) -> Result<crews::ListSitePeopleResponse, Status> {
    only(caller, &READY)?;
    if asked.place_id != SITE {
        return Err(Refusal::new(Kind::NotFound, "NOT_FOUND", "english").into());
    }
    let an = crews::SitePerson {
        worker_id: AN.into(),
        display_name: "An Bedacht".into(),
        missing: ["NOT_AT_HOSTS", "NO_AGREEMENT", "NO_INDUCTION"].map(str::to_owned).into(),
        ..crews::SitePerson::default()
    };
    let bo = crews::SitePerson {
        worker_id: "m-2".into(),
        display_name: "Bo Bedacht".into(),
        given_on: "2026-03-02".into(),
        valid_to: "2027-03-01".into(),
        answer: crews::EnclaveAnswer::Yes.into(),
        answered_on: "2026-03-02".into(),
        is_allowed_at_hosts: true,
        ..crews::SitePerson::default()
    };
    Ok(crews::ListSitePeopleResponse { people: vec![an, bo], keeps_inductions: true, ..Default::default() })
}

fn record_induction(
    caller: &Caller,
    asked: &crews::RecordInductionRequest,
) -> Result<crews::RecordInductionResponse, Status> {
    only(caller, &READY)?;
    if (asked.worker_id.as_str(), asked.place_id.as_str(), asked.given_on.as_str()) == (AN, SITE, "2026-11-20") {
        return Ok(crews::RecordInductionResponse::default());
    }
    Err(Refusal::new(Kind::Invalid, "INDUCTION_UNSOUND", "english").into())
}

fn record_agreement(
    caller: &Caller,
    asked: &crews::RecordEnclaveAgreementRequest,
) -> Result<crews::RecordEnclaveAgreementResponse, Status> {
    only(caller, &READY)?;
    // Yes was said a day after no.
    let is_said = asked.is_agreed == (asked.said_on == "2026-11-20");
    if asked.worker_id == AN && is_said && asked.how() == crews::CallHow::InPerson {
        return Ok(crews::RecordEnclaveAgreementResponse::default());
    }
    Err(Refusal::new(Kind::Invalid, "SAID_LATER", "english").into())
}
