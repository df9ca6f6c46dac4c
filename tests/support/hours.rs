//! The way from a request for people to an invoice, each step done by whose work it is.

use jiff::ToSpan;
use tonic::Code;
use uuid::Uuid;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_kernel::role::Role;
use werkbrug_proto::{crews, invoicing, orders};

use crate::patience::insist;
use crate::system::System;
use crate::told::Told;
use crate::trade::{self, TODAY};

/// What the host pays an hour, in cents: minutes seldom come to whole cents at it.
pub const RATE_CENTS: i64 = 2_483;
/// Who may be planned at the host: fewer than the seats that are asked for at the same time.
const POOL: usize = 6;
/// Seats of one shift.
const HEADS: u32 = 2;
/// Shifts that overlap.
const SIDE_BY_SIDE: usize = 4;
const TARIFF_CLASS: &str = "ENCLAVE";
const SHIFT_MINUTES: u32 = 240;

/// A host where people work.
#[derive(Clone, Debug)]
pub struct Host {
    /// The company.
    pub company: String,
    engagement: String,
    /// Who guides there.
    pub coach: String,
    pool: Vec<String>,
}

/// The workshop itself, a host with an agreement that meets every condition, a coach, a tariff and a few people.
pub async fn open(system: &System, company: &str, told: &mut Told) -> Host {
    let own = register_own(system).await;
    told.accepted("register_company");
    for hearer in ["crews", "invoicing"] {
        trade::settled(system, "orders", &own, hearer).await;
    }
    let coach = coach(system).await;
    told.accepted("register_coach");
    let place = place(system, company).await;
    told.accepted("register_place");
    let engagement = engagement(system, &place).await;
    told.accepted("record_engagement");
    tariff(system, company).await;
    told.accepted("set_tariff");
    let mut pool = Vec::new();
    for number in 0..POOL {
        let worker = trade::worker(system, 90_000 + number).await;
        told.worker(worker.clone());
        pool.push(worker);
    }
    trade::quiet(system).await;
    for worker in &pool {
        ready(system, &place, worker).await;
        told.accepted("record_induction");
        told.accepted("record_enclave_agreement");
    }
    Host { company: company.to_owned(), engagement, coach, pool }
}

async fn register_own(system: &System) -> String {
    let request = orders::RegisterCompanyRequest {
        request_id: "own-company".into(),
        kbo: "0999000030".into(),
        company_name: "Denkbeeldig Maatwerk vzw".into(),
        roles: vec![orders::CompanyRole::Own.into()],
        province: "West-Vlaanderen".into(),
        sector: "maatwerk".into(),
        address: Some(orders::Address {
            street: "Nergensstraat 1".into(),
            postcode: "8888".into(),
            city: "Verzonnegem".into(),
            country: "BE".into(),
        }),
        vat: Some("BE0999000030".into()),
        iban: Some("BE49999000000171".into()),
        email: "facturen@denkbeeldig.example".into(),
    };
    let own = insist(|| {
        let (mut desk, request) = (system.orders(Role::OrderDesk), request.clone());
        async move { desk.register_company(request).await }
    });
    own.await.expect("the own company").event_id
}

async fn coach(system: &System) -> String {
    let request = crews::RegisterCoachRequest {
        request_id: "coach".into(),
        coach_code: "C-1".into(),
        display_name: "Bedachte Begeleider".into(),
        work_phone: "+32 50 00 00 00".into(),
        qualified_from: Some("2020-01-01".into()),
    };
    let coach = insist(|| {
        let (mut planner, request) = (system.crews(Role::WorkshopPlanner), request.clone());
        async move { planner.register_coach(request).await }
    });
    coach.await.expect("a coach").coach_id
}

async fn place(system: &System, company: &str) -> String {
    let request = crews::RegisterPlaceRequest {
        request_id: "place".into(),
        place_code: "HAL-2".into(),
        kind: crews::PlaceKind::HostSite.into(),
        place_name: "Zonnewijzer, hal 2".into(),
        company_id: company.to_owned(),
        demands: None,
        core_activity: "82.920".into(),
        names_needed: false,
        establishment: String::new(),
    };
    let place = insist(|| {
        let (mut planner, request) = (system.crews(Role::WorkshopPlanner), request.clone());
        async move { planner.register_place(request).await }
    });
    place.await.expect("a place").place_id
}

async fn engagement(system: &System, place: &str) -> String {
    let request = crews::RecordEngagementRequest {
        request_id: "engagement".into(),
        engagement_code: "ENC-1".into(),
        place_id: place.to_owned(),
        kind: crews::EngagementKind::Enclave.into(),
        work_description: "doosjes vouwen".into(),
        is_core_activity: true,
        signed_on: Some("2020-01-10".into()),
        notified_on: Some("2020-01-20".into()),
        starts_on: "2020-02-01".into(),
        ends_on: None,
        instructions_by_coach_only: true,
        tariff_class: TARIFF_CLASS.into(),
    };
    let engagement = insist(|| {
        let (mut planner, request) = (system.crews(Role::WorkshopPlanner), request.clone());
        async move { planner.record_engagement(request).await }
    });
    engagement.await.expect("an engagement").engagement_id
}

/// Somebody was shown the site and agreed to work there.
async fn ready(system: &System, place: &str, worker: &str) {
    let induction = crews::RecordInductionRequest {
        request_id: format!("induction-{worker}"),
        worker_id: worker.to_owned(),
        place_id: place.to_owned(),
        given_on: "2020-02-01".into(),
        valid_to: String::new(),
    };
    let shown = insist(|| {
        let (mut planner, request) = (system.conditions(Role::WorkshopPlanner), induction.clone());
        async move { planner.record_induction(request).await }
    });
    shown.await.expect("an induction");
    let agreement = crews::RecordEnclaveAgreementRequest {
        request_id: format!("agreement-{worker}"),
        worker_id: worker.to_owned(),
        said_on: "2020-02-01".into(),
        is_agreed: true,
        how: crews::CallHow::InPerson.into(),
    };
    let said = insist(|| {
        let (mut planner, request) = (system.conditions(Role::WorkshopPlanner), agreement.clone());
        async move { planner.record_enclave_agreement(request).await }
    });
    said.await.expect("an agreement");
}

async fn tariff(system: &System, company: &str) {
    let request = invoicing::SetTariffRequest {
        request_id: "tariff".into(),
        company_id: company.to_owned(),
        tariff_class: TARIFF_CLASS.into(),
        cents_per_hour: RATE_CENTS,
        valid_from: "2020-01-01".into(),
        vat_category: "S".into(),
        vat_rate: "21".into(),
    };
    let tariff = insist(|| {
        let (mut finance, request) = (system.invoicing(Role::Finance), request.clone());
        async move { finance.set_tariff(request).await }
    });
    tariff.await.expect("a tariff");
}

/// One shift from the request to the approved minutes; its number says when it is and who competes for whom.
pub async fn shift(system: &System, host: &Host, number: usize, told: &mut Told) {
    let shift = request(system, host, number).await;
    told.shift(shift.clone());
    guide(system, host, &shift, number).await;
    told.accepted("assign_coach");
    let crew = fill(system, host, &shift, number, told).await;
    if crew.is_empty() {
        return;
    }
    publish(system, &shift, number).await;
    told.accepted("publish_shift");
    let mut minutes = 0;
    for (place, worker) in crew.iter().enumerate() {
        let there = 61 + u32::try_from((number * 7 + place * 31) % 150).unwrap_or(0);
        present(system, host, (&shift, worker), (number, there)).await;
        told.presence(&shift, there);
        minutes += there;
    }
    let approval = approve(system, host, &shift, (number, minutes)).await;
    told.approval(approval, minutes);
}

/// A morning, an afternoon or a night of some day that is over; neighbours in number overlap.
async fn request(system: &System, host: &Host, number: usize) -> String {
    let slot = number / SIDE_BY_SIDE;
    let back = i64::try_from(slot / 3).unwrap_or(0);
    let day = TODAY.checked_sub(back.days()).expect("a day");
    let shifted = u32::try_from(number % SIDE_BY_SIDE).unwrap_or(0);
    let start_minute = u32::try_from(slot % 3).unwrap_or(0) * 480 + 60 + shifted;
    let request = crews::RequestShiftRequest {
        request_id: format!("shift-{number}"),
        engagement_id: host.engagement.clone(),
        day: day.to_string(),
        start_minute,
        end_minute: start_minute + SHIFT_MINUTES,
        heads: HEADS,
        break_minutes: 15,
    };
    let asked = insist(|| {
        let (mut planner, request) = (system.crews(Role::WorkshopPlanner), request.clone());
        async move { planner.request_shift(request).await }
    });
    asked.await.expect("a shift").shift_id
}

async fn guide(system: &System, host: &Host, shift: &str, number: usize) {
    let request = crews::AssignCoachRequest {
        request_id: format!("guide-{number}"),
        shift_id: shift.to_owned(),
        coach_id: host.coach.clone(),
    };
    let guided = insist(|| {
        let (mut planner, request) = (system.crews(Role::WorkshopPlanner), request.clone());
        async move { planner.assign_coach(request).await }
    });
    guided.await.expect("a coach on the shift");
}

/// Two planners at once want the same people on it, and planners of overlapping shifts want them too.
async fn fill(system: &System, host: &Host, shift: &str, number: usize, told: &mut Told) -> Vec<String> {
    let mut crew = Vec::new();
    for (place, worker) in host.pool.iter().enumerate() {
        let (one, other) = tokio::join!(
            assign(system, (shift, worker), format!("seat-{number}-{place}-a")),
            assign(system, (shift, worker), format!("seat-{number}-{place}-b")),
        );
        for _ in [one, other].into_iter().filter(|is_seated| *is_seated) {
            told.seat(shift, worker);
            crew.push(worker.clone());
        }
        if u32::try_from(crew.len()).is_ok_and(|seated| seated >= HEADS) {
            break;
        }
    }
    crew
}

/// Whether the worker got the seat; not when somebody else was first.
async fn assign(system: &System, (shift, worker): (&str, &str), request_id: String) -> bool {
    let request = crews::AssignWorkerRequest { request_id, shift_id: shift.to_owned(), worker_id: worker.to_owned() };
    let answer = insist(|| {
        let (mut planner, request) = (system.crews(Role::WorkshopPlanner), request.clone());
        async move { planner.assign_worker(request).await }
    });
    match answer.await {
        Ok(_) => true,
        Err(refused) => {
            let reason = reason_of(&refused).unwrap_or_default();
            let taken = ["WORKER_BOOKED", "WORKER_DOES_NOT_FIT", "ALREADY_ON_SHIFT", "SHIFT_FULL"];
            assert!(taken.contains(&reason.as_str()), "a seat was refused for another reason: {refused}");
            false
        }
    }
}

async fn publish(system: &System, shift: &str, number: usize) {
    let request = crews::PublishShiftRequest { request_id: format!("publish-{number}"), shift_id: shift.to_owned() };
    let published = insist(|| {
        let (mut planner, request) = (system.crews(Role::WorkshopPlanner), request.clone());
        async move { planner.publish_shift(request).await }
    });
    published.await.expect("a shift made known");
}

async fn present(system: &System, host: &Host, (shift, worker): (&str, &str), (number, minutes): (usize, u32)) {
    let request = crews::RecordPresenceRequest {
        request_id: format!("present-{number}-{worker}"),
        shift_id: shift.to_owned(),
        worker_id: worker.to_owned(),
        kind: crews::PresenceKind::LeftEarly.into(),
        minutes,
        ..crews::RecordPresenceRequest::default()
    };
    let coach = Uuid::parse_str(&host.coach).expect("an id");
    let recorded = insist(|| {
        let (mut crews, request) = (system.crews_about(Role::Coach, coach), request.clone());
        async move { crews.record_presence(request).await }
    });
    assert_eq!(recorded.await.expect("presence").breach_id, "", "no gate was red");
}

async fn approve(system: &System, host: &Host, shift: &str, (number, minutes): (usize, u32)) -> String {
    let request = crews::ApproveMinutesRequest {
        request_id: format!("approve-{number}"),
        shift_id: shift.to_owned(),
        tariff_class: TARIFF_CLASS.into(),
        minutes,
    };
    let company = Uuid::parse_str(&host.company).expect("an id");
    let approved = insist(|| {
        let (mut crews, request) = (system.crews_about(Role::HostPlanner, company), request.clone());
        async move { crews.approve_minutes(request).await }
    });
    approved.await.expect("approved minutes").approval_id
}

/// One invoice of what is approved, if anything is.
pub async fn invoice(system: &System, host: &Host, number: usize, told: &mut Told) {
    let request = invoicing::IssueInvoiceRequest {
        request_id: format!("invoice-{number}"),
        company_id: host.company.clone(),
        up_to: TODAY.to_string(),
        issue_date: TODAY.to_string(),
        order_reference: format!("REF-{number}"),
        payable_cents: None,
    };
    let issued = insist(|| {
        let (mut finance, request) = (system.invoicing(Role::Finance), request.clone());
        async move { finance.issue_invoice(request).await }
    });
    match issued.await {
        Ok(issued) => told.invoice(issued.invoice_id, issued.payable_cents),
        Err(refused) => {
            let reason = reason_of(&refused).unwrap_or_default();
            assert_eq!(
                (refused.code(), reason.as_str()),
                (Code::FailedPrecondition, "NOTHING_TO_INVOICE"),
                "{refused}"
            );
        }
    }
}
