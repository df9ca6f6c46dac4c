//! Who may do and see what, through gRPC.

use jiff::civil::date;
use tonic::{Code, Status};
use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{
    AnnounceCapacityRequest, ApproveMinutesRequest, AssignCoachRequest, AssignWorkerRequest, CheckEngagementRequest,
    Coach, DaySummary, GetDaySummaryRequest, GetMyDayRequest, GetShiftRequest, ListBreachesRequest,
    ListCapacityRequest, ListCoachesRequest, ListEngagementsRequest, ListMinutesToPayRequest, ListPlacesRequest,
    ListReplacementsRequest, ListShiftsRequest, ListWeekDemandRequest, ListWeekRowsRequest, ListWorkProfilesRequest,
    PresenceKind, PublishShiftRequest, RecordEngagementRequest, RecordPresenceRequest, RegisterCoachRequest,
    RegisterPlaceRequest, ReleaseCoachRequest, ReleaseWorkerRequest, RequestShiftRequest, SettleBreachRequest,
};

use crate::floor::{Client, Floor, TODAY, enclave_at, id, reason};

on_both_databases!(
    every_call_is_answered_to_the_roles_that_may_and_to_nobody_else,
    a_host_sees_its_own_shifts_in_head_counts,
    a_site_that_needs_names_sees_names_and_nothing_more,
    a_coach_sees_their_own_crew,
    a_worker_sees_only_themselves,
    finance_sees_hours_and_no_names,
    another_workshop_sees_nothing,
    a_day_is_told_in_head_counts,
);

/// One letter a call, in the order of [`first_calls`] and [`other_calls`]: a = answered, - = forbidden.
const TABLE: [(Role, &str); 10] = [
    (Role::HostPlanner, "---a-aa-----a-----aa----a-a-"),
    (Role::WorkshopPlanner, "aaaaaaaaaaaaaaaaaaaaaaaaaaa-"),
    (Role::OrderDesk, "---a-a-----------------aa---"),
    (Role::Coach, "-a-a----------a---aaa---aaaa"),
    (Role::SocialWorker, "-a-a--------------aaa---a---"),
    (Role::Physician, "---a----------------a---a---"),
    (Role::Finance, "---a-a-----------aaa-a--a---"),
    (Role::Worker, "------------------aa-a-----a"),
    (Role::SectorObserver, "----------------------------"),
    (Role::Admin, "----------------------------"),
];

/// Calls of the contract with empty messages: who may ask hears what is wrong with it.
async fn first_calls(client: &mut Client) -> Vec<Result<(), Status>> {
    vec![
        client.register_coach(RegisterCoachRequest::default()).await.map(drop),
        client.list_coaches(ListCoachesRequest::default()).await.map(drop),
        client.register_place(RegisterPlaceRequest::default()).await.map(drop),
        client.list_places(ListPlacesRequest::default()).await.map(drop),
        client.record_engagement(RecordEngagementRequest::default()).await.map(drop),
        client.list_engagements(ListEngagementsRequest::default()).await.map(drop),
        client.request_shift(RequestShiftRequest::default()).await.map(drop),
        client.check_engagement(CheckEngagementRequest::default()).await.map(drop),
        client.assign_worker(AssignWorkerRequest::default()).await.map(drop),
        client.release_worker(ReleaseWorkerRequest::default()).await.map(drop),
        client.assign_coach(AssignCoachRequest::default()).await.map(drop),
        client.release_coach(ReleaseCoachRequest::default()).await.map(drop),
        client.approve_minutes(ApproveMinutesRequest::default()).await.map(drop),
    ]
}

/// The other calls.
async fn other_calls(client: &mut Client) -> Vec<Result<(), Status>> {
    vec![
        client.publish_shift(PublishShiftRequest::default()).await.map(drop),
        client.record_presence(RecordPresenceRequest::default()).await.map(drop),
        client.list_replacements(ListReplacementsRequest::default()).await.map(drop),
        client.settle_breach(SettleBreachRequest::default()).await.map(drop),
        client.list_breaches(ListBreachesRequest::default()).await.map(drop),
        client.get_shift(GetShiftRequest::default()).await.map(drop),
        client.list_shifts(ListShiftsRequest::default()).await.map(drop),
        client.list_work_profiles(ListWorkProfilesRequest::default()).await.map(drop),
        client.list_minutes_to_pay(ListMinutesToPayRequest::default()).await.map(drop),
        client.announce_capacity(AnnounceCapacityRequest::default()).await.map(drop),
        client.list_capacity(ListCapacityRequest::default()).await.map(drop),
        client.get_day_summary(GetDaySummaryRequest::default()).await.map(drop),
        client.list_week_rows(ListWeekRowsRequest::default()).await.map(drop),
        client.list_week_demand(ListWeekDemandRequest::default()).await.map(drop),
        client.get_my_day(GetMyDayRequest::default()).await.map(drop),
    ]
}

async fn every_call_is_answered_to_the_roles_that_may_and_to_nobody_else(backend: Backend) {
    let floor = Floor::open(backend).await;
    for (role, letters) in TABLE {
        let mut client = floor.as_somebody(role, Uuid::now_v7());
        let mut answers = first_calls(&mut client).await;
        answers.extend(other_calls(&mut client).await);
        let letter = |answer: &Result<(), Status>| match answer {
            Err(status) if status.code() == Code::PermissionDenied => '-',
            Ok(()) => 'a',
            Err(status) if status.code() == Code::InvalidArgument => 'a',
            Err(_) => '?',
        };
        let found: String = answers.iter().map(letter).collect();
        assert_eq!(found, letters, "{role:?}");
    }
    // Without a company, coach or worker of their own, those who reach only their own reach nothing.
    for role in [Role::HostPlanner, Role::Worker] {
        assert_eq!(reason(floor.as_role(role).list_shifts(ListShiftsRequest::default()).await), "NOT_ALLOWED");
    }
    floor.close().await;
}

/// A shift of two at the bakery: An is there, Bo became unavailable; Stef guides.
async fn bakery_shift(floor: &Floor, engagement: &str) -> (String, Uuid, Uuid, Uuid) {
    let shift = floor.shift(engagement, 2).await;
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.guide(&shift, stef).await.unwrap();
    floor.assign(&shift, an).await.unwrap();
    floor.assign(&shift, bo).await.unwrap();
    floor.publish(&shift).await.unwrap();
    floor.absent(bo, "2026-11-23", None).await;
    floor.present(&shift, an, 450).await;
    (shift, stef, an, bo)
}

async fn list(client: &mut Client) -> Vec<werkbrug_proto::crews::Shift> {
    client.list_shifts(ListShiftsRequest::default()).await.unwrap().into_inner().shifts
}

/// A coach as those see them who may only call: a name and a work phone.
fn contact_of(coach: Uuid) -> Coach {
    Coach {
        coach_id: coach.to_string(),
        display_name: "Stef Voorbeeld".to_owned(),
        work_phone: "+32 50 00 00 00".to_owned(),
        ..Coach::default()
    }
}

async fn a_host_sees_its_own_shifts_in_head_counts(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let (shift, stef, ..) = bakery_shift(&floor, &enclave).await;
    floor.shift(&floor.packing().await, 3).await;
    let seen = list(&mut floor.host()).await;
    assert_eq!(seen.len(), 1);
    assert!(seen[0].crew.is_empty());
    assert_eq!((seen[0].heads_wanted, seen[0].heads_assigned, seen[0].heads_absent), (2, 2, 1));
    assert_eq!((seen[0].minutes_present, seen[0].tariff_class.as_str()), (450, "inpak"));
    assert_eq!(seen[0].coaches, [contact_of(stef)]);
    let mut other_host = floor.as_somebody(Role::HostPlanner, Uuid::now_v7());
    assert!(list(&mut other_host).await.is_empty());
    assert_eq!(reason(other_host.get_shift(GetShiftRequest { shift_id: shift }).await), "NOT_FOUND");
    let places = |mut client: Client| async move {
        client.list_places(ListPlacesRequest::default()).await.unwrap().into_inner().places.len()
    };
    assert_eq!((places(floor.host()).await, places(other_host).await, places(floor.planner.clone()).await), (1, 0, 2));
    let engagements = floor.host().list_engagements(ListEngagementsRequest::default()).await.unwrap().into_inner();
    assert_eq!(engagements.engagements.len(), 1);
    floor.close().await;
}

async fn a_site_that_needs_names_sees_names_and_nothing_more(backend: Backend) {
    let floor = Floor::open(backend).await;
    let gated = floor.place(RegisterPlaceRequest { names_needed: true, ..floor.bakery_site() }).await;
    let enclave = floor.engagement(enclave_at(&gated)).await;
    bakery_shift(&floor, &enclave).await;
    let seen = list(&mut floor.host()).await;
    let names: Vec<&str> = seen[0].crew.iter().map(|member| member.display_name.as_str()).collect();
    assert_eq!(names, ["An Voorbeeld"]);
    let member = &seen[0].crew[0];
    assert_eq!(
        (member.worker_id.as_str(), member.presence, member.minutes_present, member.is_absent),
        ("", 0, 0, false)
    );
    floor.close().await;
}

async fn a_coach_sees_their_own_crew(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let (_, stef, an, bo) = bakery_shift(&floor, &enclave).await;
    floor.worker("Cy Voorbeeld").await;
    let mut coach = floor.as_somebody(Role::Coach, stef);
    let seen = list(&mut coach).await;
    // Everything of the coach's page: task, place, who was ticked off, and the fellow coaches' phones.
    assert_eq!((seen[0].work_description.as_str(), seen[0].coaches.len()), ("broodjes inpakken", 1));
    assert_eq!(
        (seen[0].coaches[0].work_phone.as_str(), seen[0].coaches[0].qualified_from()),
        ("+32 50 00 00 00", "2020-01-01")
    );
    let ticked: Vec<PresenceKind> = seen[0].crew.iter().map(|member| member.presence()).collect();
    assert_eq!(ticked, [PresenceKind::Present, PresenceKind::Unspecified]);
    let crew: Vec<(Uuid, bool)> = seen[0].crew.iter().map(|member| (id(&member.worker_id), member.is_absent)).collect();
    assert_eq!(crew, [(an, false), (bo, true)]);
    let profiles = coach.list_work_profiles(ListWorkProfilesRequest::default()).await.unwrap().into_inner().profiles;
    let names: Vec<&str> = profiles.iter().map(|profile| profile.display_name.as_str()).collect();
    assert_eq!(names, ["An Voorbeeld", "Bo Voorbeeld"]);
    let mut other_coach = floor.as_somebody(Role::Coach, Uuid::now_v7());
    assert!(list(&mut other_coach).await.is_empty());
    let none = other_coach.list_work_profiles(ListWorkProfilesRequest::default()).await.unwrap().into_inner().profiles;
    assert!(none.is_empty());
    floor.close().await;
}

async fn a_worker_sees_only_themselves(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let (shift, stef, an, bo) = bakery_shift(&floor, &enclave).await;
    let seen = list(&mut floor.as_somebody(Role::Worker, an)).await;
    assert_eq!(seen[0].crew.len(), 1);
    assert_eq!(id(&seen[0].crew[0].worker_id), an);
    assert_eq!(seen[0].coaches, [contact_of(stef)]);
    // The sums of a crew of two would tell that the other one is absent.
    assert_eq!((seen[0].heads_absent, seen[0].minutes_present, seen[0].tariff_class.as_str()), (0, 450, ""));
    assert_eq!(list(&mut floor.as_somebody(Role::Worker, bo)).await[0].minutes_present, 0);
    // What was not made known is not theirs yet.
    let draft = floor.shift_at(&enclave, date(2026, 11, 24), (360, 840), 1).await;
    floor.assign(&draft, an).await.unwrap();
    assert_eq!(list(&mut floor.as_somebody(Role::Worker, an)).await.len(), 1);
    let hidden = floor.as_somebody(Role::Worker, an).get_shift(GetShiftRequest { shift_id: draft }).await;
    assert_eq!(reason(hidden), "NOT_FOUND");
    let stranger = floor.worker("Cy Voorbeeld").await;
    let hidden = floor.as_somebody(Role::Worker, stranger).get_shift(GetShiftRequest { shift_id: shift }).await;
    assert_eq!(reason(hidden), "NOT_FOUND");
    floor.close().await;
}

async fn finance_sees_hours_and_no_names(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    bakery_shift(&floor, &enclave).await;
    let seen = list(&mut floor.as_role(Role::Finance)).await;
    assert!(seen[0].crew.is_empty());
    assert_eq!(seen[0].minutes_present, 450);
    floor.close().await;
}

async fn another_workshop_sees_nothing(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let (shift, ..) = bakery_shift(&floor, &enclave).await;
    let mut viewer = floor.bench.viewer(Role::WorkshopPlanner);
    viewer.tenant = werkbrug_kernel::id::Id::fresh();
    let mut stranger = Client::new(floor.bench.client_channel(&viewer));
    assert!(list(&mut stranger).await.is_empty());
    assert_eq!(reason(stranger.get_shift(GetShiftRequest { shift_id: shift.clone() }).await), "NOT_FOUND");
    let publish = PublishShiftRequest { request_id: crate::floor::fresh(), shift_id: shift };
    assert_eq!(reason(stranger.publish_shift(publish).await), "NOT_FOUND");
    let profiles = stranger.list_work_profiles(ListWorkProfilesRequest::default()).await.unwrap().into_inner().profiles;
    assert!(profiles.is_empty());
    floor.close().await;
}

async fn a_day_is_told_in_head_counts(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    bakery_shift(&floor, &enclave).await;
    floor.shift(&floor.packing().await, 3).await;
    let summary = |mut client: Client| async move {
        client.get_day_summary(GetDaySummaryRequest { day: TODAY.to_string() }).await.unwrap().into_inner()
    };
    let day = TODAY.to_string();
    let own = DaySummary {
        day,
        shifts: 1,
        heads_wanted: 2,
        heads_assigned: 2,
        heads_absent: 1,
        minutes_present: 450,
        seats_empty: 1,
        ..DaySummary::default()
    };
    assert_eq!(summary(floor.host()).await, own);
    let all = DaySummary { shifts: 2, heads_wanted: 5, workers_available: 1, workers_absent: 1, seats_empty: 4, ..own };
    assert_eq!(summary(floor.planner.clone()).await, all);
    floor.close().await;
}
