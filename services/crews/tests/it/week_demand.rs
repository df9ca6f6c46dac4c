//! The week board of places: head counts for who plans, hosts and guides, and the colour of the gates for who plans.

use jiff::civil::{Date, date};
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{
    DemandCell, DemandRow, GateColour, GetDaySummaryRequest, ListWeekDemandRequest, PlaceKind, PresenceKind,
    RecordEngagementRequest, RecordPresenceRequest, RegisterPlaceRequest, ShiftStage,
};

use crate::floor::{Client, Floor, TODAY, department, enclave_at, fresh, of_colour};

on_both_databases!(
    a_week_of_places_is_told_in_head_counts,
    who_stands_in_sits_on_a_seat,
    a_host_sees_its_own_places_and_no_gates,
    a_coach_sees_the_places_of_the_own_shifts,
    the_worst_gate_is_the_one_that_the_agreement_shows,
    places_come_by_code_page_by_page,
);

const TUESDAY: Date = date(2026, 11, 24);

fn week() -> ListWeekDemandRequest {
    ListWeekDemandRequest { monday: TODAY.to_string(), ..ListWeekDemandRequest::default() }
}

async fn rows(client: &mut Client) -> Vec<DemandRow> {
    client.list_week_demand(week()).await.unwrap().into_inner().rows
}

fn codes(rows: &[DemandRow]) -> Vec<&str> {
    rows.iter().map(|row| row.place_code.as_str()).collect()
}

/// The bakery's enclave and the packing department.
async fn two_places(floor: &Floor) -> (String, String) {
    let site = RegisterPlaceRequest { place_code: "BAKKERIJ".to_owned(), ..floor.bakery_site() };
    let enclave = floor.engagement(enclave_at(&floor.place(site).await)).await;
    let packing = RegisterPlaceRequest { place_code: "INPAK".to_owned(), ..department() };
    let kind = werkbrug_proto::crews::EngagementKind::DepartmentWork.into();
    let packing = RecordEngagementRequest { kind, ..enclave_at(&floor.place(packing).await) };
    (enclave, floor.engagement(packing).await)
}

async fn a_week_of_places_is_told_in_head_counts(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (_, packing) = two_places(&floor).await;
    let late = floor.shift_at(&packing, TUESDAY, (840, 1_320), 1).await;
    let early = floor.shift_at(&packing, TUESDAY, (360, 840), 3).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.assign(&early, an).await.unwrap();
    floor.assign(&early, bo).await.unwrap();
    floor.publish(&early).await.unwrap();
    floor.absent(bo, "2026-11-24", Some("2026-11-24")).await;
    let found = rows(&mut floor.planner.clone()).await;
    assert_eq!(codes(&found), ["BAKKERIJ", "INPAK"]);
    assert_eq!((found[1].kind(), found[1].place_name.as_str()), (PlaceKind::Department, "Inpak"));
    let expected = DemandCell {
        shifts: 2,
        heads_wanted: 4,
        heads_assigned: 2,
        heads_absent: 1,
        worst_gate: 0,
        stage: ShiftStage::Requested.into(),
        shift_ids: vec![early, late],
        seats_empty: 3,
        heads_over: 0,
        heads_standing_in: 0,
    };
    assert_eq!(found[1].cells[1], expected);
    let quiet = [&found[0].cells[..], &found[1].cells[..1], &found[1].cells[2..]].concat();
    assert_eq!(quiet, vec![DemandCell::default(); 13]);
    floor.close().await;
}

async fn who_stands_in_sits_on_a_seat(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 2).await;
    let stands = async |empty, standing_in| {
        let found = rows(&mut floor.planner.clone()).await;
        let cell = found.iter().map(|row| &row.cells[0]).find(|cell| cell.shifts > 0).unwrap();
        assert_eq!((cell.seats_empty, cell.heads_standing_in, cell.heads_assigned), (empty, standing_in, 0));
        let read = floor.read(&shift).await;
        assert_eq!(read.heads_standing_in, standing_in);
        let asked = GetDaySummaryRequest { day: TODAY.to_string() };
        let day = floor.planner.clone().get_day_summary(asked).await.unwrap().into_inner();
        assert_eq!(day.seats_empty, empty);
    };
    stands(2, 0).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.present(&shift, an, 60).await;
    stands(1, 1).await;
    let member = floor.read(&shift).await.crew.remove(0);
    assert!(member.is_standing_in && member.recorded_at_us > 0, "{member:?}");
    let mistake = RecordPresenceRequest {
        request_id: fresh(),
        shift_id: shift.clone(),
        worker_id: an.to_string(),
        kind: PresenceKind::NoShow.into(),
        ..RecordPresenceRequest::default()
    };
    floor.planner.clone().record_presence(mistake).await.unwrap();
    stands(2, 0).await;
    floor.close().await;
}

async fn a_host_sees_its_own_places_and_no_gates(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (enclave, packing) = two_places(&floor).await;
    floor.shift(&enclave, 5).await;
    floor.shift(&packing, 7).await;
    let found = rows(&mut floor.host()).await;
    assert_eq!(codes(&found), ["BAKKERIJ"]);
    assert_eq!((found[0].cells[0].heads_wanted, found[0].cells[0].worst_gate()), (5, GateColour::Unspecified));
    let mut other_host = floor.as_somebody(Role::HostPlanner, uuid::Uuid::now_v7());
    assert!(rows(&mut other_host).await.is_empty());
    floor.close().await;
}

async fn a_coach_sees_the_places_of_the_own_shifts(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (enclave, packing) = two_places(&floor).await;
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    let own = floor.shift(&packing, 7).await;
    floor.guide(&own, stef).await.unwrap();
    floor.shift(&packing, 2).await;
    floor.shift(&enclave, 5).await;
    let found = rows(&mut floor.as_somebody(Role::Coach, stef)).await;
    assert_eq!(codes(&found), ["INPAK"]);
    assert_eq!((found[0].cells[0].shifts, found[0].cells[0].heads_wanted), (1, 7));
    assert!(rows(&mut floor.as_somebody(Role::Coach, uuid::Uuid::now_v7())).await.is_empty());
    floor.close().await;
}

async fn the_worst_gate_is_the_one_that_the_agreement_shows(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (enclave, packing) = two_places(&floor).await;
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    let colour = |found: Vec<DemandRow>| found[0].cells[0].worst_gate();
    let shift = floor.shift(&enclave, 2).await;
    floor.assign(&shift, floor.worker("An Voorbeeld").await).await.unwrap();
    assert_eq!(colour(rows(&mut floor.planner.clone()).await), GateColour::Red, "nobody guides");
    floor.guide(&shift, stef).await.unwrap();
    let gates = floor.gates(&enclave, TODAY, &shift).await;
    assert_eq!(of_colour(&gates, GateColour::Green).len(), 9);
    assert_eq!(colour(rows(&mut floor.planner.clone()).await), GateColour::Green);
    // The coach is elsewhere as well, at the same hours: ENC-09.
    let elsewhere = floor.shift_at(&packing, TODAY, (480, 960), 1).await;
    floor.guide(&elsewhere, stef).await.unwrap();
    let gates = floor.gates(&enclave, TODAY, &shift).await;
    assert_eq!(of_colour(&gates, GateColour::Red), ["ENC-09"]);
    assert_eq!(colour(rows(&mut floor.planner.clone()).await), GateColour::Red);
    floor.close().await;
}

async fn places_come_by_code_page_by_page(backend: Backend) {
    let floor = Floor::open(backend).await;
    for code in ["C", "A", "B"] {
        floor.place(RegisterPlaceRequest { place_code: code.to_owned(), ..department() }).await;
    }
    let first = ListWeekDemandRequest { page_size: 2, ..week() };
    let page = floor.planner.clone().list_week_demand(first.clone()).await.unwrap().into_inner();
    let next = ListWeekDemandRequest { page_token: page.next_page_token, ..first };
    let rest = floor.planner.clone().list_week_demand(next).await.unwrap().into_inner();
    assert_eq!((codes(&page.rows), codes(&rest.rows)), (vec!["A", "B"], vec!["C"]));
    assert_eq!(rest.next_page_token, "");
    floor.close().await;
}
