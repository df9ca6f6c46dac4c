//! Work that waits for somebody: an evening of last Friday, worked and not yet approved.

use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews;
use werkbrug_tests::patience::insist;
use werkbrug_tests::people::Persona;
use werkbrug_tests::system::System;

/// The day of the preset, and the Friday before it.
const DAY: &str = "2026-11-23";
const FRIDAY: &str = "2026-11-20";

/// A host planner whose crew worked an evening more.
pub(crate) async fn hours_of_a_host(system: &System) -> Persona {
    let asked = crews::ListShiftsRequest { page_size: 200, on: DAY.to_owned(), ..Default::default() };
    let shifts = insist(|| {
        let (mut planner, asked) = (system.crews(Role::WorkshopPlanner), asked.clone());
        async move { planner.list_shifts(asked).await }
    });
    let shifts = shifts.await.expect("shifts").shifts;
    let hosts: Vec<Persona> =
        system.personas().into_iter().filter(|persona| persona.role() == Role::HostPlanner).collect();
    let of = |host: &Persona| {
        let company = host.about?.to_string();
        shifts.iter().find(|shift| shift.company_id == company && !shift.crew.is_empty() && shift.heads_assigned > 0)
    };
    let (host, shift) =
        hosts.into_iter().find_map(|host| of(&host).cloned().map(|shift| (host, shift))).expect("a host with a crew");
    work(system, &shift).await;
    host
}

async fn work(system: &System, like: &crews::Shift) {
    let member = like.crew.iter().find(|member| !member.is_absent).expect("somebody at work");
    let coach = like.coaches.first().expect("a coach");
    let request = crews::RequestShiftRequest {
        request_id: "friday".into(),
        engagement_id: like.engagement_id.clone(),
        day: FRIDAY.into(),
        start_minute: 17 * 60,
        end_minute: 19 * 60,
        heads: 1,
        break_minutes: 0,
    };
    let planner = || system.crews(Role::WorkshopPlanner);
    let shift = planner().request_shift(request).await.expect("a shift").into_inner().shift_id;
    let guide = crews::AssignCoachRequest {
        request_id: "friday-coach".into(),
        shift_id: shift.clone(),
        coach_id: coach.coach_id.clone(),
    };
    planner().assign_coach(guide).await.expect("a coach on it");
    let assign = crews::AssignWorkerRequest {
        request_id: "friday-worker".into(),
        shift_id: shift.clone(),
        worker_id: member.worker_id.clone(),
    };
    planner().assign_worker(assign).await.expect("somebody on it");
    let publish = crews::PublishShiftRequest { request_id: "friday-known".into(), shift_id: shift.clone() };
    planner().publish_shift(publish).await.expect("made known");
    let presence = crews::RecordPresenceRequest {
        request_id: "friday-there".into(),
        shift_id: shift,
        worker_id: member.worker_id.clone(),
        kind: crews::PresenceKind::Present.into(),
        minutes: 120,
    };
    let coach = Uuid::parse_str(&coach.coach_id).expect("an id");
    system.crews_about(Role::Coach, coach).record_presence(presence).await.expect("there");
}
