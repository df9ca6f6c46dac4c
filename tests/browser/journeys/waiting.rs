//! Work that waits for somebody: an evening of the last working day, worked and not yet approved.

use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews;
use werkbrug_tests::calendar;
use werkbrug_tests::people::Persona;
use werkbrug_tests::system::System;

/// A host planner whose crew worked an evening more.
pub(crate) async fn hours_of_a_host(system: &System, shifts: &[crews::Shift]) -> Persona {
    let hosts: Vec<Persona> =
        system.personas().into_iter().filter(|persona| persona.role() == Role::HostPlanner).collect();
    let of = |host: &Persona| {
        let company = host.about?.to_string();
        shifts.iter().find(|shift| shift.company_id == company && !shift.crew.is_empty() && shift.heads_assigned > 0)
    };
    let (host, shift) =
        hosts.into_iter().find_map(|host| of(&host).map(|shift| (host.clone(), shift))).expect("a host with a crew");
    work(system, shift).await;
    host
}

async fn work(system: &System, like: &crews::Shift) {
    let member = like.crew.iter().find(|member| !member.is_absent).expect("somebody at work");
    let coach = like.coaches.first().expect("a coach");
    let request = crews::RequestShiftRequest {
        request_id: "evening".into(),
        engagement_id: like.engagement_id.clone(),
        day: calendar::last_working_day().to_string(),
        start_minute: 17 * 60,
        end_minute: 19 * 60,
        heads: 1,
        break_minutes: 0,
    };
    let planner = || system.crews(Role::WorkshopPlanner);
    let shift = planner().request_shift(request).await.expect("a shift").into_inner().shift_id;
    let guide = crews::AssignCoachRequest {
        request_id: "evening-coach".into(),
        shift_id: shift.clone(),
        coach_id: coach.coach_id.clone(),
    };
    planner().assign_coach(guide).await.expect("a coach on it");
    let assign = crews::AssignWorkerRequest {
        request_id: "evening-worker".into(),
        shift_id: shift.clone(),
        worker_id: member.worker_id.clone(),
    };
    planner().assign_worker(assign).await.expect("somebody on it");
    let publish = crews::PublishShiftRequest { request_id: "evening-known".into(), shift_id: shift.clone() };
    planner().publish_shift(publish).await.expect("made known");
    let presence = crews::RecordPresenceRequest {
        request_id: "evening-there".into(),
        shift_id: shift,
        worker_id: member.worker_id.clone(),
        kind: crews::PresenceKind::Present.into(),
        minutes: 120,
        ..crews::RecordPresenceRequest::default()
    };
    let coach = Uuid::parse_str(&coach.coach_id).expect("an id");
    system.crews_about(Role::Coach, coach).record_presence(presence).await.expect("there");
}
