//! Stand-ins for one order, one company and one shift, all invented.

use std::sync::Arc;

use axum::Router;
use tonic::Status;
use werkbrug_chassis::{
    identity::Caller,
    refusal::{Kind, Refusal},
};
use werkbrug_kernel::role::Role;
use werkbrug_proto::{crews, orders};

use super::{Said, only, unary};

const READERS: [Role; 3] = [Role::OrderDesk, Role::WorkshopPlanner, Role::Finance];

/// The calls of the pages of an order, a company and a shift.
pub(super) fn add(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "orders.v1.Orders/GetOrder", |caller, asked: &orders::GetOrderRequest| {
        only(caller, &READERS)?;
        known(&asked.order_id)
    });
    let router = unary(router, said, "orders.v1.Orders/GetCompany", |caller, _: &orders::GetCompanyRequest| {
        only(caller, &READERS).map(|()| orders::Company {
            company_id: "bedrijf-1".into(),
            company_name: "Verzonnen Ramen".into(),
            kbo: "0123456749".into(),
            roles: vec![orders::CompanyRole::Customer.into()],
            ..orders::Company::default()
        })
    });
    let router = unary(router, said, "crews.v1.Crews/GetShift", |caller, asked: &crews::GetShiftRequest| {
        only(caller, &[Role::WorkshopPlanner]).map(|()| shift(&asked.shift_id))
    });
    let router = unary(router, said, "crews.v1.Crews/CheckEngagement", |_, _: &crews::CheckEngagementRequest| {
        let gate = |code: &str, colour: crews::GateColour, sentence: &str| crews::Gate {
            code: code.into(),
            colour: colour.into(),
            sentence: sentence.into(),
            ..crews::Gate::default()
        };
        let gates = vec![
            gate("ENC-01", crews::GateColour::Green, "In orde: de overeenkomst is getekend."),
            gate("ENC-04", crews::GateColour::Red, "Er is geen begeleider van 14 tot 16 uur."),
        ];
        Ok(crews::CheckEngagementResponse { gates })
    });
    let router = unary(router, said, "crews.v1.Crews/ListReplacements", |_, _: &crews::ListReplacementsRequest| {
        let one = |id: &str, name: &str, reason: &str| crews::Replacement {
            worker_id: id.into(),
            display_name: name.into(),
            reasons: vec![reason.into()],
            ..crews::Replacement::default()
        };
        Ok(crews::ListReplacementsResponse {
            fits: vec![one("m-3", "Carla Invents", "Kent de werkplek van 4 diensten.")],
            refused: vec![one("m-4", "Dirk Droom", "De post vraagt 15 kg, de grens is 10 kg.")],
        })
    });
    let router = unary(router, said, "crews.v1.Crews/AssignWorker", |caller, asked: &crews::AssignWorkerRequest| {
        only(caller, &[Role::WorkshopPlanner])?;
        if asked.request_id.is_empty() || asked.worker_id != "m-3" {
            return Err(Refusal::new(Kind::Conflict, "WORKER_BOOKED", "English of the service").into());
        }
        Ok(crews::AssignWorkerResponse::default())
    });
    unary(router, said, "crews.v1.Crews/PublishShift", publish)
}

/// Nobody is made known, each for another reason.
fn publish(_: &Caller, asked: &crews::PublishShiftRequest) -> Result<crews::PublishShiftResponse, Status> {
    let refusal = |kind, reason| Refusal::new(kind, reason, "English of the service");
    Err(match asked.shift_id.as_str() {
        "dienst-wacht" => refusal(Kind::Precondition, "PEOPLE_WITHOUT_PLACE")
            .with_fact("people", "2")
            .with_fact("minutes", "480")
            .with_fact("day", "2026-11-23"),
        AT_HOST => refusal(Kind::Precondition, "WORKER_DOES_NOT_FIT")
            .with_fact("obstacles", "NO_INDUCTION,NOT_AT_HOSTS")
            .with_fact("people", "1")
            .with_fact("seats", "m-2=NO_INDUCTION,NOT_AT_HOSTS"),
        _ => refusal(Kind::Conflict, "GATE_RED"),
    }
    .into())
}

/// An order, or a quote.
fn known(id: &str) -> Result<orders::Order, Status> {
    match id {
        "order-1" => Ok(order()),
        "order-2" | "order-3" => {
            Ok(orders::Order { order_id: id.into(), stage: orders::OrderStage::Quoted.into(), ..order() })
        }
        _ => Err(Status::not_found("no such order")),
    }
}

fn order() -> orders::Order {
    let task = |task: &str, minutes, done| orders::SubTask {
        sub_task_id: format!("taak-{task}"),
        task_description: task.into(),
        department: "MONTAGE".into(),
        minutes_per_hundred: minutes,
        done_pieces: done,
    };
    let line = orders::OrderLine {
        line_id: "lijn-1".into(),
        line_description: "Zakjes met tien schroeven".into(),
        pieces: 1_000,
        cents_per_hundred: 1_250,
        sub_tasks: vec![task("Tellen", 30, 1_000), task("Dichten", 10, 250)],
    };
    let step = |day: &str, minutes, free_minutes| orders::PromiseStep {
        day: day.into(),
        department: "MONTAGE".into(),
        minutes,
        free_minutes,
    };
    orders::Order {
        order_id: "order-1".into(),
        company_id: "bedrijf-1".into(),
        company_name: "Verzonnen Ramen".into(),
        order_reference: "PO-7".into(),
        stage: orders::OrderStage::InProgress.into(),
        lines: vec![line],
        promised_on: Some("2026-11-25".into()),
        expected_on: Some("2026-11-27".into()),
        accepted_on: "2026-11-16".into(),
        material_on: Some("2026-11-18".into()),
        promise_steps: vec![step("2026-11-24", 300, 320), step("2026-11-25", 100, 480)],
        ..orders::Order::default()
    }
}

/// A shift on which nobody is missing.
const FULL: &str = "dienst-vol";

/// A shift at a host with somebody who may not work there.
const AT_HOST: &str = "dienst-gast";

fn shift(id: &str) -> crews::Shift {
    let member = |id: &str, name: &str, is_absent| crews::CrewMember {
        worker_id: id.into(),
        display_name: name.into(),
        is_absent,
        ..crews::CrewMember::default()
    };
    let missing: &[&str] = if id == AT_HOST { &["NOT_AT_HOSTS", "NO_INDUCTION"] } else { &[] };
    let missing = missing.iter().map(|word| (*word).to_owned()).collect();
    crews::Shift {
        shift_id: id.into(),
        engagement_id: "overeenkomst-1".into(),
        place_id: "plek-7".into(),
        place_name: "Maanlicht hal 1".into(),
        work_description: "Schroeven in zakjes".into(),
        day: "2026-11-24".into(),
        start_minute: 480,
        end_minute: 960,
        heads_wanted: if id == FULL { 1 } else { 3 },
        heads_assigned: 2,
        heads_absent: 1,
        stage: crews::ShiftStage::Requested.into(),
        crew: vec![
            member("m-1", "Ada Voorbeeld", true),
            crews::CrewMember { missing, ..member("m-2", "Bert Verzonnen", false) },
        ],
        coaches: vec![crews::Coach {
            display_name: "Stef Proef".into(),
            work_phone: "051 00 00 02".into(),
            ..crews::Coach::default()
        }],
        ..crews::Shift::default()
    }
}
