//! A worker's own hours, "klopt niet", cards on paper, and calendars of hosts.

use jiff::civil::{Date, date};
use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{
    AnswerObjectionRequest, ListCalendarsRequest, ListMyHoursRequest, ListObjectionsRequest, ListWrongCardsRequest,
    MyHours, ObjectToMinutesRequest, Objection, ObjectionReason, ObjectionStage, OpenCalendarRequest, PresenceKind,
    ReadCalendarRequest, RecordCardPrintRequest, RevokeCalendarRequest,
};

use crate::floor::{Floor, FloorSide, TODAY, fresh, reason};

on_both_databases!(
    a_worker_says_klopt_niet_and_the_coach_puts_it_right,
    an_answer_can_also_be_that_it_stays,
    nobody_objects_to_the_hours_of_another,
    a_later_change_says_whose_card_is_wrong,
    nobody_prints_the_card_of_another,
    a_calendar_is_opened_once_kept_by_its_company_and_revoked_for_good,
);

async fn hours(client: &mut FloorSide) -> Vec<MyHours> {
    let request = ListMyHoursRequest { from: "2026-11-01".to_owned(), to: "2026-11-30".to_owned() };
    client.list_my_hours(request).await.unwrap().into_inner().rows
}

fn object(shift: &str, reason: ObjectionReason, minutes_claimed: u32) -> ObjectToMinutesRequest {
    ObjectToMinutesRequest { request_id: fresh(), shift_id: shift.to_owned(), reason: reason.into(), minutes_claimed }
}

fn answer(objection: &str, is_granted: bool, minutes: u32) -> AnswerObjectionRequest {
    AnswerObjectionRequest { request_id: fresh(), objection_id: objection.to_owned(), is_granted, minutes }
}

async fn to_answer(client: &mut FloorSide) -> Vec<Objection> {
    client.list_objections(ListObjectionsRequest::default()).await.unwrap().into_inner().objections
}

/// A shift of today with Stef and An on it, An ticked for so many minutes.
async fn ticked(floor: &Floor, minutes: u32) -> (String, Uuid, Uuid) {
    let shift = floor.shift(&floor.packing().await, 2).await;
    let (stef, an) = (floor.coach("Stef Voorbeeld", None).await, floor.worker("An Voorbeeld").await);
    floor.guide(&shift, stef).await.unwrap();
    floor.assign(&shift, an).await.unwrap();
    floor.present(&shift, an, minutes).await;
    (shift, stef, an)
}

async fn a_worker_says_klopt_niet_and_the_coach_puts_it_right(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, stef, an) = ticked(&floor, 400).await;
    let (mut worker, mut coach) = (floor.side_of(Role::Worker, Some(an)), floor.side_of(Role::Coach, Some(stef)));
    let found = hours(&mut worker).await;
    assert_eq!((found.len(), found[0].minutes, found[0].presence()), (1, 400, PresenceKind::Present));
    assert_eq!(found[0].objection, None);
    let nonsense = worker.object_to_minutes(object(&shift, ObjectionReason::TooFew, 400)).await;
    assert_eq!(reason(nonsense), "OBJECTION_MINUTES");
    worker.object_to_minutes(object(&shift, ObjectionReason::TooFew, 450)).await.unwrap();
    let twice = worker.object_to_minutes(object(&shift, ObjectionReason::TooFew, 460)).await;
    assert_eq!(reason(twice), "OBJECTION_OPEN");
    let waiting = to_answer(&mut coach).await;
    assert_eq!((waiting.len(), waiting[0].display_name.as_str()), (1, "An Voorbeeld"));
    assert_eq!((waiting[0].minutes_claimed, waiting[0].minutes_present), (450, 400));
    coach.answer_objection(answer(&waiting[0].objection_id, true, 450)).await.unwrap();
    assert_eq!(floor.count("presence_entry").await, 3, "an entry, its counter-entry and the correction");
    let found = hours(&mut worker).await;
    assert_eq!((found[0].minutes, found[0].objection.as_ref().unwrap().stage()), (450, ObjectionStage::Granted));
    assert_eq!(to_answer(&mut coach).await, []);
    let again = coach.answer_objection(answer(&waiting[0].objection_id, false, 0)).await;
    assert_eq!(reason(again), "OBJECTION_ANSWERED");
    floor.close().await;
}

async fn an_answer_can_also_be_that_it_stays(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, _, an) = ticked(&floor, 400).await;
    let mut worker = floor.side_of(Role::Worker, Some(an));
    worker.object_to_minutes(object(&shift, ObjectionReason::WasNotThere, 0)).await.unwrap();
    let mut planner = floor.side_of(Role::WorkshopPlanner, None);
    let waiting = to_answer(&mut planner).await;
    planner.answer_objection(answer(&waiting[0].objection_id, false, 0)).await.unwrap();
    let found = hours(&mut worker).await;
    assert_eq!((found[0].minutes, found[0].objection.as_ref().unwrap().stage()), (400, ObjectionStage::Kept));
    worker.object_to_minutes(object(&shift, ObjectionReason::WasNotThere, 0)).await.unwrap();
    floor.close().await;
}

async fn nobody_objects_to_the_hours_of_another(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, _, an) = ticked(&floor, 400).await;
    let bo = floor.worker("Bo Verzonnen").await;
    let mut other = floor.side_of(Role::Worker, Some(bo));
    assert_eq!(reason(other.object_to_minutes(object(&shift, ObjectionReason::TooMany, 1)).await), "NOT_FOUND");
    assert_eq!(hours(&mut other).await, []);
    floor.side_of(Role::Worker, Some(an)).object_to_minutes(object(&shift, ObjectionReason::TooMany, 1)).await.unwrap();
    let mut stranger = floor.side_of(Role::Coach, Some(floor.coach("Mia Verzonnen", None).await));
    assert_eq!(to_answer(&mut stranger).await, []);
    let waiting = to_answer(&mut floor.side_of(Role::WorkshopPlanner, None)).await;
    let refused = stranger.answer_objection(answer(&waiting[0].objection_id, true, 1)).await;
    assert_eq!(reason(refused), "NOT_FOUND");
    for role in [Role::HostPlanner, Role::Finance] {
        let mut nobody = floor.side_of(role, Some(floor.bakery));
        let refused = nobody.list_objections(ListObjectionsRequest::default()).await;
        assert_eq!(reason(refused), "NOT_ALLOWED", "{role:?}");
    }
    floor.close().await;
}

const TOMORROW: Date = date(2026, 11, 24);

fn printed(worker: Option<Uuid>) -> RecordCardPrintRequest {
    let worker_id = worker.map(|worker| worker.to_string()).unwrap_or_default();
    RecordCardPrintRequest { request_id: fresh(), worker_id, day: TOMORROW.to_string() }
}

/// Whose cards are wrong, for this viewer.
async fn wrong(client: &mut FloorSide) -> Vec<String> {
    let request = ListWrongCardsRequest { from: TODAY.to_string() };
    let cards = client.list_wrong_cards(request).await.unwrap().into_inner().cards;
    cards.into_iter().map(|card| card.display_name).collect()
}

/// A published shift of tomorrow with Stef, An and Bo.
async fn known(floor: &Floor, stef: Uuid, people: [Uuid; 2]) -> String {
    let shift = floor.shift_at(&floor.packing().await, TOMORROW, (360, 840), 2).await;
    floor.guide(&shift, stef).await.unwrap();
    for worker in people {
        floor.assign(&shift, worker).await.unwrap();
    }
    floor.publish(&shift).await.unwrap();
    shift
}

async fn a_later_change_says_whose_card_is_wrong(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (stef, mia) = (floor.coach("Stef Voorbeeld", None).await, floor.coach("Mia Verzonnen", None).await);
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Verzonnen").await);
    let shift = known(&floor, stef, [an, bo]).await;
    let mut coach = floor.side_of(Role::Coach, Some(stef));
    floor.side_of(Role::Worker, Some(an)).record_card_print(printed(None)).await.unwrap();
    coach.record_card_print(printed(Some(bo))).await.unwrap();
    let mut planner = floor.side_of(Role::WorkshopPlanner, None);
    assert_eq!(wrong(&mut planner).await, Vec::<String>::new());
    floor.release(&shift, bo).await.unwrap();
    assert_eq!(wrong(&mut planner).await, ["Bo Verzonnen"]);
    floor.guide(&shift, mia).await.unwrap();
    assert_eq!(wrong(&mut planner).await.len(), 2, "another coach stands on An's card");
    assert_eq!(wrong(&mut coach).await.len(), 2, "An is on the crew, and Bo's card was printed by this account");
    coach.record_card_print(printed(Some(an))).await.unwrap();
    assert_eq!(wrong(&mut planner).await, ["Bo Verzonnen"], "An has a new card");
    floor.close().await;
}

async fn nobody_prints_the_card_of_another(backend: Backend) {
    let floor = Floor::open(backend).await;
    let stef = floor.coach("Stef Voorbeeld", None).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Verzonnen").await);
    known(&floor, stef, [an, bo]).await;
    let mut stranger = floor.side_of(Role::Worker, Some(bo));
    assert_eq!(reason(stranger.record_card_print(printed(Some(an))).await), "NOT_FOUND");
    floor.close().await;
}

async fn a_calendar_is_opened_once_kept_by_its_company_and_revoked_for_good(backend: Backend) {
    let floor = Floor::open(backend).await;
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    let open = |fingerprint: &str| OpenCalendarRequest { request_id: fresh(), fingerprint: fingerprint.to_owned() };
    for unreadable in ["", "ab", &"g".repeat(64), &"A".repeat(64)] {
        assert_eq!(reason(host.open_calendar(open(unreadable)).await), "FINGERPRINT_UNREADABLE", "{unreadable}");
    }
    let fingerprint = "a1".repeat(32);
    let calendar_id = host.open_calendar(open(&fingerprint)).await.unwrap().into_inner().calendar_id;
    let read = host.read_calendar(ReadCalendarRequest { fingerprint }).await;
    assert_eq!(reason(read), "NOT_ALLOWED", "a person has pages; the portal alone reads for who knows the address");
    let revoke = |calendar_id: &str| RevokeCalendarRequest { request_id: fresh(), calendar_id: calendar_id.to_owned() };
    let mut stranger = floor.side_of(Role::HostPlanner, Some(Uuid::now_v7()));
    assert_eq!(reason(stranger.revoke_calendar(revoke(&calendar_id)).await), "NOT_FOUND");
    let mut planner = floor.side_of(Role::WorkshopPlanner, None);
    assert_eq!(reason(planner.open_calendar(open(&"b2".repeat(32))).await), "NOT_ALLOWED");
    let kept = host.list_calendars(ListCalendarsRequest {}).await.unwrap().into_inner().calendars;
    assert_eq!((kept.len(), &kept[0].calendar_id), (1, &calendar_id));
    host.revoke_calendar(revoke(&calendar_id)).await.unwrap();
    assert_eq!(host.list_calendars(ListCalendarsRequest {}).await.unwrap().into_inner().calendars, []);
    floor.close().await;
}
