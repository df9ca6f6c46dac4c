//! Stand-ins for what goes on paper: an enclave at an invented host, and its shifts of a week.

use std::sync::Arc;

use axum::Router;
use tempfile::TempDir;
use tonic::Status;
use uuid::Uuid;
use werkbrug_chassis::identity::Caller;
use werkbrug_kernel::role::Role;
use werkbrug_proto::{crews, orders};

use super::{Said, Services, only, unary};

/// The agreement, its place, and somebody of its crew.
pub(crate) const AGREEMENT: Uuid = Uuid::from_u128(0x7000_0000_0000_7000_8000_0000_0000_0001);
pub(crate) const HALL: Uuid = Uuid::from_u128(0x7000_0000_0000_7000_8000_0000_0000_0002);
pub(crate) const ADA: Uuid = Uuid::from_u128(0x7000_0000_0000_7000_8000_0000_0000_0003);

impl Services {
    /// The crews' service and the order desk's at one free address.
    pub(crate) async fn of_papers(dir: &TempDir) -> Self {
        Self::answering(dir, router).await
    }
}

fn router(said: &Arc<Said>) -> Router {
    let router = unary(Router::new(), said, "crews.v1.Crews/ListEngagements", engagements);
    let router = unary(router, said, "crews.v1.Crews/CheckEngagement", gates);
    let router = unary(router, said, "crews.v1.Crews/ListShifts", shifts);
    let router = unary(router, said, "orders.v1.Orders/GetCompany", |_: &Caller, _: &orders::GetCompanyRequest| {
        Ok::<_, Status>(company("Verzonnen Bakkerij NV", "0199900172"))
    });
    unary(router, said, "orders.v1.Orders/ListCompanies", |_: &Caller, asked: &orders::ListCompaniesRequest| {
        let own = company("Verzonnen Werkplaats VZW", "0199900271");
        let companies = if asked.own_only { vec![own] } else { Vec::new() };
        Ok::<_, Status>(orders::ListCompaniesResponse { companies, ..Default::default() })
    })
}

fn company(name: &str, kbo: &str) -> orders::Company {
    orders::Company { company_name: name.into(), kbo: kbo.into(), ..orders::Company::default() }
}

fn engagements(
    caller: &Caller,
    asked: &crews::ListEngagementsRequest,
) -> Result<crews::ListEngagementsResponse, Status> {
    only(caller, &[Role::WorkshopPlanner, Role::HostPlanner, Role::OrderDesk, Role::Finance])?;
    let all = vec![agreement(AGREEMENT, crews::EngagementKind::Enclave), own_work()];
    let is_asked = |one: &crews::Engagement| asked.engagement_id.is_empty() || asked.engagement_id == one.engagement_id;
    let engagements = all.into_iter().filter(is_asked).collect();
    Ok(crews::ListEngagementsResponse { engagements, ..Default::default() })
}

fn agreement(id: Uuid, kind: crews::EngagementKind) -> crews::Engagement {
    crews::Engagement {
        engagement_id: id.to_string(),
        engagement_code: "ENC-BAK-1".into(),
        place_id: HALL.to_string(),
        place_code: "BAK".into(),
        place_name: "Verzonnen Hal".into(),
        kind: kind.into(),
        work_description: "inpakken van verzonnen broden".into(),
        is_core_activity: true,
        signed_on: Some("2026-05-20".into()),
        notified_on: None,
        starts_on: "2026-06-01".into(),
        ends_on: None,
        instructions_by_coach_only: true,
        tariff_class: "inpak".into(),
        company_id: Uuid::nil().to_string(),
        core_activity: "10.71".into(),
        ..crews::Engagement::default()
    }
}

/// Work in a department has no host and no notice.
fn own_work() -> crews::Engagement {
    crews::Engagement {
        engagement_code: "AFD-1".into(),
        company_id: String::new(),
        place_name: "Verzonnen Wasserij".into(),
        ..agreement(Uuid::nil(), crews::EngagementKind::DepartmentWork)
    }
}

fn gates(caller: &Caller, _: &crews::CheckEngagementRequest) -> Result<crews::CheckEngagementResponse, Status> {
    only(caller, &[Role::WorkshopPlanner])?;
    let gate = |code: &str, colour: crews::GateColour, sentence: &str| crews::Gate {
        code: code.into(),
        colour: colour.into(),
        sentence: sentence.into(),
        ..crews::Gate::default()
    };
    let gates = vec![
        gate("ENC-04", crews::GateColour::Red, "Het Departement is nog niet ingelicht."),
        gate("ENC-05", crews::GateColour::Green, "Er is altijd een begeleider."),
    ];
    Ok(crews::CheckEngagementResponse { gates })
}

/// As the service tells them: a host reads no names here, a worker only about themselves.
fn shifts(caller: &Caller, asked: &crews::ListShiftsRequest) -> Result<crews::ListShiftsResponse, Status> {
    let Caller::Person(viewer) = caller else { return Err(Status::permission_denied("a person reads papers")) };
    if asked.from != "2026-11-23" || asked.to != "2026-11-29" {
        return Ok(crews::ListShiftsResponse::default());
    }
    let names = !matches!(viewer.role, Role::HostPlanner | Role::Finance);
    let shift = |day: &str, stage: crews::ShiftStage, approved: u32| crews::Shift {
        day: day.into(),
        place_id: HALL.to_string(),
        place_name: "Verzonnen Hal".into(),
        work_description: "inpakken van verzonnen broden".into(),
        start_minute: 360,
        end_minute: 846,
        break_minutes: 30,
        heads_wanted: 2,
        heads_assigned: 2,
        stage: stage.into(),
        minutes_present: approved,
        minutes_approved: approved,
        tariff_class: "inpak".into(),
        crew: if names { crew() } else { Vec::new() },
        coaches: vec![crews::Coach { display_name: "Coach Stef Proef".into(), ..crews::Coach::default() }],
        ..crews::Shift::default()
    };
    let shifts = vec![
        shift("2026-11-23", crews::ShiftStage::Approved, 912),
        shift("2026-11-24", crews::ShiftStage::Published, 0),
        shift("2026-11-27", crews::ShiftStage::Requested, 0),
    ];
    Ok(crews::ListShiftsResponse { shifts, ..Default::default() })
}

fn crew() -> Vec<crews::CrewMember> {
    let member = |id: Uuid, name: &str, is_absent| crews::CrewMember {
        worker_id: id.to_string(),
        display_name: name.into(),
        is_absent,
        ..crews::CrewMember::default()
    };
    vec![member(ADA, "Ada Voorbeeld", false), member(Uuid::nil(), "Bert Verzonnen", true)]
}
