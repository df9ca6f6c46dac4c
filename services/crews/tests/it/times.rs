//! Times that a clock proposes, pieces of a crew, people who change tasks, and minutes that approvals give back.

use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    crews::{
        AnswerObjectionRequest, ClockEvent, EngagementKind, HostShift, ListHostShiftsRequest, ListMyHoursRequest,
        ListObjectionsRequest, ListProposedTimesRequest, MinutesApproved, ObjectToMinutesRequest, ObjectionReason,
        PostDemands, PresenceKind, ProposedTime, RecordClockEventsRequest, RecordEngagementRequest,
        RegisterPlaceRequest, ReportPiecesRequest, SendSignalRequest, SettleBreachRequest, SignalKind,
        SwapTasksRequest,
    },
    social::LimitKind,
};

use crate::floor::{Floor, FloorSide, TODAY, approve, approve_in, department, enclave_at, fact, fresh, reason, tick};

on_both_databases!(
    a_clock_proposes_and_never_overwrites_a_tick,
    a_clock_is_brought_in_by_the_planner_and_each_stay_once,
    who_goes_out_for_the_break_has_one_proposal,
    a_host_reads_pieces_and_incidents_of_a_crew_and_of_nobody,
    two_people_change_tasks_when_each_fits_the_others_post,
    nobody_changes_to_a_task_they_cannot_do_or_after_they_were_ticked,
    a_day_on_which_nobody_ticked_can_be_doubted,
    approved_minutes_are_taken_back_when_fewer_were_present_after_all,
    what_was_taken_back_of_held_minutes_is_not_invoiced,
    minutes_taken_back_by_a_mistake_are_given_back_and_invoiced_after_all,
    minutes_that_were_released_are_not_approved_again_in_another_class,
);

fn event(name: &str, in_minute: u32, out_minute: u32) -> ClockEvent {
    ClockEvent { display_name: name.to_owned(), day: TODAY.to_string(), in_minute, out_minute }
}

fn bring(events: &[ClockEvent]) -> RecordClockEventsRequest {
    RecordClockEventsRequest { request_id: fresh(), events: events.to_vec() }
}

async fn proposed(client: &mut FloorSide) -> Vec<ProposedTime> {
    let ask = ListProposedTimesRequest { on: TODAY.to_string() };
    client.list_proposed_times(ask).await.unwrap().into_inner().rows
}

/// A shift of today with Stef, An and Bo, of whom only Bo was ticked.
async fn half_ticked(floor: &Floor) -> (String, Uuid, Uuid) {
    let shift = floor.shift(&floor.packing().await, 2).await;
    let stef = floor.coach("Stef Voorbeeld", None).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Verzonnen").await);
    floor.guide(&shift, stef).await.unwrap();
    floor.assign(&shift, an).await.unwrap();
    floor.assign(&shift, bo).await.unwrap();
    floor.present(&shift, bo, 100).await;
    (shift, stef, an)
}

async fn a_clock_proposes_and_never_overwrites_a_tick(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, stef, an) = half_ticked(&floor).await;
    let mut planner = floor.side_of(Role::WorkshopPlanner, None);
    let events = [event("an  voorbeeld", 420, 845), event("Bo Verzonnen", 360, 840)];
    planner.record_clock_events(bring(&events)).await.unwrap();
    let mut coach = floor.side_of(Role::Coach, Some(stef));
    let rows = proposed(&mut coach).await;
    let told: Vec<_> = rows.iter().map(|row| (row.display_name.as_str(), row.kind(), row.minutes)).collect();
    assert_eq!(told, [("An Voorbeeld", PresenceKind::Late, 390)], "who was ticked is not proposed");
    assert_eq!(floor.read(&shift).await.minutes_present, 100, "a proposal changes no hours");
    floor.as_somebody(Role::Coach, stef).record_presence(tick(&shift, an, PresenceKind::Late, 390)).await.unwrap();
    assert_eq!(proposed(&mut coach).await, []);
    floor.close().await;
}

async fn a_clock_is_brought_in_by_the_planner_and_each_stay_once(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (_, stef, _) = half_ticked(&floor).await;
    let mut planner = floor.side_of(Role::WorkshopPlanner, None);
    let events = [event("An Voorbeeld", 420, 845), event("Bo Verzonnen", 360, 840), event("Niemand", 360, 840)];
    for _ in 0..2 {
        let brought = planner.record_clock_events(bring(&events)).await.unwrap().into_inner();
        assert_eq!((brought.taken, brought.unknown), (2, vec![2]));
    }
    assert_eq!(floor.count("clock_event").await, 2, "what was noted before is noted once");
    let mut stranger = floor.side_of(Role::Coach, Some(floor.coach("Mia Verzonnen", None).await));
    assert_eq!(proposed(&mut stranger).await, []);
    let unreadable = planner.record_clock_events(bring(&[event("An Voorbeeld", 360, 360)])).await;
    assert_eq!(reason(unreadable), "CLOCK_UNREADABLE");
    let mut coach = floor.side_of(Role::Coach, Some(stef));
    assert_eq!(reason(coach.record_clock_events(bring(&events)).await), "NOT_ALLOWED");
    floor.close().await;
}

async fn who_goes_out_for_the_break_has_one_proposal(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (_, stef, _) = half_ticked(&floor).await;
    let (mut planner, mut coach) = (floor.side_of(Role::WorkshopPlanner, None), floor.side_of(Role::Coach, Some(stef)));
    let told = async |coach: &mut FloorSide| -> Vec<_> {
        let rows = proposed(coach).await.into_iter();
        rows.map(|row| (row.kind(), row.minutes, row.in_minute, row.out_minute)).collect()
    };
    let events = [event("An Voorbeeld", 360, 600), event("An Voorbeeld", 630, 840)];
    let brought = planner.record_clock_events(bring(&events)).await.unwrap().into_inner();
    assert_eq!(brought.taken, 2);
    assert_eq!(told(&mut coach).await, [(PresenceKind::Present, 450, 360, 840)]);
    let again = [event("An Voorbeeld", 630, 800), event("An Voorbeeld", 630, 700)];
    let brought = planner.record_clock_events(bring(&again)).await.unwrap().into_inner();
    assert_eq!((brought.taken, floor.count("clock_event").await), (1, 2), "one stay, said twice: the last word stands");
    assert_eq!(told(&mut coach).await, [(PresenceKind::LeftEarly, 310, 360, 700)]);
    floor.close().await;
}

async fn host_shifts(client: &mut FloorSide) -> Vec<HostShift> {
    let ask = ListHostShiftsRequest { from: TODAY.to_string(), to: TODAY.to_string() };
    client.list_host_shifts(ask).await.unwrap().into_inner().shifts
}

async fn a_host_reads_pieces_and_incidents_of_a_crew_and_of_nobody(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.enclave().await, 2).await;
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    floor.guide(&shift, stef).await.unwrap();
    let mut coach = floor.side_of(Role::Coach, Some(stef));
    let made = |pieces| ReportPiecesRequest { request_id: fresh(), shift_id: shift.clone(), pieces };
    coach.report_pieces(made(1_200)).await.unwrap();
    coach.report_pieces(made(1_250)).await.unwrap();
    assert_eq!(reason(coach.report_pieces(made(1_000_001)).await), "TOO_MANY_PIECES");
    let kind = SignalKind::Incident.into();
    let incident =
        SendSignalRequest { request_id: fresh(), shift_id: shift.clone(), kind, ..SendSignalRequest::default() };
    coach.send_signal(incident).await.unwrap();
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    let found = host_shifts(&mut host).await;
    assert_eq!((found[0].pieces, found[0].incidents, found[0].has_begun), (1_250, 1, true));
    assert_eq!(reason(host.report_pieces(made(1)).await), "NOT_ALLOWED");
    let mut stranger = floor.side_of(Role::Coach, Some(floor.coach("Mia Verzonnen", None).await));
    assert_eq!(reason(stranger.report_pieces(made(1)).await), "NOT_FOUND");
    floor.close().await;
}

fn swap((shift, worker): (&str, Uuid), (other_shift, other_worker): (&str, Uuid)) -> SwapTasksRequest {
    SwapTasksRequest {
        request_id: fresh(),
        shift_id: shift.to_owned(),
        worker_id: worker.to_string(),
        other_shift_id: other_shift.to_owned(),
        other_worker_id: other_worker.to_string(),
    }
}

/// Packing with An and lifting with Bo, both guided by Stef: shift and person, shift and person, coach.
async fn two_tasks(floor: &Floor) -> ((String, Uuid), (String, Uuid), Uuid) {
    let heavy = PostDemands { lift_kg: 20, ..PostDemands::default() };
    let place = floor.place(RegisterPlaceRequest { demands: Some(heavy), ..department() }).await;
    let kind = EngagementKind::DepartmentWork.into();
    let lifting = floor.engagement(RecordEngagementRequest { kind, ..enclave_at(&place) }).await;
    let (one, other) = (floor.shift(&floor.packing().await, 1).await, floor.shift(&lifting, 1).await);
    let stef = floor.coach("Stef Voorbeeld", None).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Verzonnen").await);
    floor.guide(&one, stef).await.unwrap();
    floor.guide(&other, stef).await.unwrap();
    floor.assign(&one, an).await.unwrap();
    floor.assign(&other, bo).await.unwrap();
    ((one, an), (other, bo), stef)
}

async fn two_people_change_tasks_when_each_fits_the_others_post(backend: Backend) {
    let floor = Floor::open(backend).await;
    let ((one, an), (other, bo), stef) = two_tasks(&floor).await;
    let mut coach = floor.side_of(Role::Coach, Some(stef));
    coach.swap_tasks(swap((&one, an), (&other, bo))).await.unwrap();
    assert_eq!(floor.read(&one).await.crew[0].worker_id, bo.to_string());
    assert_eq!(floor.read(&other).await.crew[0].worker_id, an.to_string());
    floor.close().await;
}

async fn nobody_changes_to_a_task_they_cannot_do_or_after_they_were_ticked(backend: Backend) {
    let floor = Floor::open(backend).await;
    let ((one, an), (other, bo), stef) = two_tasks(&floor).await;
    let mut coach = floor.side_of(Role::Coach, Some(stef));
    let wanted = || swap((&one, an), (&other, bo));
    let mut stranger = floor.side_of(Role::Coach, Some(floor.coach("Mia Verzonnen", None).await));
    assert_eq!(reason(stranger.swap_tasks(wanted()).await), "NOT_FOUND");
    floor.limited(an, LimitKind::LiftKg, 5, true).await;
    assert_eq!(reason(coach.swap_tasks(wanted()).await), "WORKER_DOES_NOT_FIT");
    assert_eq!(floor.read(&one).await.crew[0].worker_id, an.to_string(), "a refusal changes nothing");
    floor.present(&one, an, 60).await;
    assert_eq!(reason(coach.swap_tasks(wanted()).await), "SHIFT_HAS_PRESENCE");
    floor.close().await;
}

async fn a_day_on_which_nobody_ticked_can_be_doubted(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    let (stef, an) = (floor.coach("Stef Voorbeeld", None).await, floor.worker("An Voorbeeld").await);
    floor.guide(&shift, stef).await.unwrap();
    floor.assign(&shift, an).await.unwrap();
    let mut worker = floor.side_of(Role::Worker, Some(an));
    let ask = ListMyHoursRequest { from: "2026-11-01".to_owned(), to: "2026-11-30".to_owned() };
    let hours = async |worker: &mut FloorSide| worker.list_my_hours(ask.clone()).await.unwrap().into_inner().rows;
    assert_eq!(hours(&mut worker).await, [], "what was not made known is nobody's promise");
    floor.publish(&shift).await.unwrap();
    let found = hours(&mut worker).await;
    assert_eq!((found.len(), found[0].minutes, found[0].presence()), (1, 0, PresenceKind::Unspecified));
    let object = ObjectToMinutesRequest {
        request_id: fresh(),
        shift_id: shift.clone(),
        reason: ObjectionReason::WasThere.into(),
        minutes_claimed: 450,
    };
    worker.object_to_minutes(object).await.unwrap();
    grant(&mut floor.side_of(Role::Coach, Some(stef)), 450).await;
    let found = hours(&mut worker).await;
    assert_eq!((found[0].minutes, found[0].presence()), (450, PresenceKind::Present));
    floor.close().await;
}

/// Somebody grants the one objection that waits.
async fn grant(client: &mut FloorSide, minutes: u32) {
    let waiting = client.list_objections(ListObjectionsRequest::default()).await.unwrap().into_inner().objections;
    let objection_id = waiting[0].objection_id.clone();
    let answer = AnswerObjectionRequest { request_id: fresh(), objection_id, is_granted: true, minutes };
    client.answer_objection(answer).await.unwrap();
}

fn fewer(shift: &str, minutes_claimed: u32) -> ObjectToMinutesRequest {
    let (shift_id, reason) = (shift.to_owned(), ObjectionReason::TooMany.into());
    ObjectToMinutesRequest { request_id: fresh(), shift_id, reason, minutes_claimed }
}

async fn approved_minutes_are_taken_back_when_fewer_were_present_after_all(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.enclave().await, 2).await;
    floor.guide(&shift, floor.coach("Stef Voorbeeld", Some("2020-01-01")).await).await.unwrap();
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Verzonnen").await);
    for worker in [an, bo] {
        floor.assign(&shift, worker).await.unwrap();
        floor.present(&shift, worker, 450).await;
    }
    approve(&mut floor.host(), &shift, 800).await.unwrap();
    floor.side_of(Role::Worker, Some(an)).object_to_minutes(fewer(&shift, 400)).await.unwrap();
    grant(&mut floor.side_of(Role::WorkshopPlanner, None), 400).await;
    assert_eq!(floor.count("taken_back").await, 0, "850 are still present");
    floor.planner.clone().record_presence(tick(&shift, bo, PresenceKind::LeftEarly, 100)).await.unwrap();
    let read = floor.read(&shift).await;
    assert_eq!((read.minutes_present, read.minutes_approved), (500, 500));
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    let found = host_shifts(&mut host).await;
    assert_eq!((found[0].minutes_approved, found[0].minutes_taken_back), (500, 300));
    let said: Vec<u32> = floor.said::<MinutesApproved>("time").await.iter().map(|one| one.minutes).collect();
    assert_eq!(said, [800], "what was said is not unsaid: finance gives it back by hand");
    floor.close().await;
}

async fn what_was_taken_back_of_held_minutes_is_not_invoiced(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.enclave().await, 1).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&shift, an).await.unwrap();
    let breach_id = floor.present(&shift, an, 450).await.breach_id;
    assert!(approve(&mut floor.host(), &shift, 450).await.unwrap().held);
    floor.planner.clone().record_presence(tick(&shift, an, PresenceKind::LeftEarly, 200)).await.unwrap();
    let decision = "de begeleider stond in de file".to_owned();
    let settle = SettleBreachRequest { request_id: fresh(), breach_id, decision, may_invoice: true };
    floor.planner.clone().settle_breach(settle).await.unwrap();
    let said: Vec<u32> = floor.said::<MinutesApproved>("time").await.iter().map(|one| one.minutes).collect();
    assert_eq!(said, [200]);
    floor.present(&shift, an, 450).await;
    assert_eq!(floor.read(&shift).await.minutes_approved, 200, "what was told is told");
    approve_in(&mut floor.host(), &shift, "weekend", 250).await.unwrap();
    let said: Vec<u32> = floor.said::<MinutesApproved>("time").await.iter().map(|one| one.minutes).collect();
    assert_eq!(said, [200, 250], "no worked minute is lost, and none is invoiced twice");
    floor.close().await;
}

async fn minutes_taken_back_by_a_mistake_are_given_back_and_invoiced_after_all(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.enclave().await, 1).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&shift, an).await.unwrap();
    let breach_id = floor.present(&shift, an, 450).await.breach_id;
    assert!(approve(&mut floor.host(), &shift, 450).await.unwrap().held);
    floor.planner.clone().record_presence(tick(&shift, an, PresenceKind::NoShow, 0)).await.unwrap();
    assert_eq!(floor.read(&shift).await.minutes_approved, 0);
    floor.present(&shift, an, 450).await;
    assert_eq!(floor.read(&shift).await.minutes_approved, 450);
    assert_eq!(floor.count("taken_back").await, 2, "what was taken stays written, with its counter-entry");
    let decision = "de begeleider stond in de file".to_owned();
    let settle = SettleBreachRequest { request_id: fresh(), breach_id, decision, may_invoice: true };
    floor.planner.clone().settle_breach(settle).await.unwrap();
    let said: Vec<u32> = floor.said::<MinutesApproved>("time").await.iter().map(|one| one.minutes).collect();
    assert_eq!(said, [450]);
    floor.close().await;
}

async fn minutes_that_were_released_are_not_approved_again_in_another_class(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.enclave().await, 1).await;
    floor.guide(&shift, floor.coach("Stef Voorbeeld", Some("2020-01-01")).await).await.unwrap();
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&shift, an).await.unwrap();
    floor.present(&shift, an, 450).await;
    assert!(!approve(&mut floor.host(), &shift, 450).await.unwrap().held);
    floor.planner.clone().record_presence(tick(&shift, an, PresenceKind::LeftEarly, 200)).await.unwrap();
    let refused = approve_in(&mut floor.host(), &shift, "weekend", 1).await;
    assert_eq!(fact(&refused, "approved_minutes"), "450", "they may be on an invoice");
    floor.planner.clone().record_presence(tick(&shift, an, PresenceKind::NoShow, 0)).await.unwrap();
    floor.present(&shift, an, 450).await;
    let refused = approve_in(&mut floor.host(), &shift, "weekend", 450).await;
    assert_eq!(reason(refused), "MINUTES_BEYOND_PRESENCE");
    let found = host_shifts(&mut floor.side_of(Role::HostPlanner, Some(floor.bakery))).await;
    assert_eq!((found[0].minutes_approved, found[0].minutes_taken_back), (450, 0));
    assert_eq!(floor.said::<MinutesApproved>("time").await.len(), 1);
    floor.close().await;
}
