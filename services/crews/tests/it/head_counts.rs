//! A host's head count before and after the agreed hour.

use jiff::civil::date;
use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{
    AnswerObjectionRequest, ChangeShiftRequest, HeadCountCause, HostShift, ListHostShiftsRequest,
    ListObjectionsRequest, ObjectToMinutesRequest, ObjectionReason, PresenceKind, ReplaceWorkerRequest,
    SetTermsRequest, Terms,
};

use crate::floor::{Floor, TODAY, fresh, tick};

on_both_databases!(
    a_count_that_stands_says_what_changes_of_it_and_why,
    nothing_is_written_down_where_no_host_counts_on_it_yet,
    who_is_sent_for_somebody_who_did_not_come_is_counted_beside_them,
    another_person_on_the_same_seat_changes_no_count,
    an_absence_of_eight_days_ago_changes_no_count,
    an_answer_to_who_stood_in_changes_the_count,
);

/// In these stories it is six in the morning.
const SIX: u32 = 360;

async fn agree(floor: &Floor, engagement: &str, definitive_minute: u32) {
    let terms = Some(Terms { definitive_minute, ..Terms::default() });
    let request = SetTermsRequest { request_id: fresh(), engagement_id: engagement.to_owned(), terms };
    floor.side_of(Role::WorkshopPlanner, None).set_terms(request).await.unwrap();
}

/// What the bakery reads of its only shift of today.
async fn told(floor: &Floor) -> HostShift {
    let request = ListHostShiftsRequest { from: TODAY.to_string(), to: TODAY.to_string() };
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    host.list_host_shifts(request).await.unwrap().into_inner().shifts.remove(0)
}

async fn ask(floor: &Floor, role: Role, shift: &str, heads: u32) {
    let about = (role == Role::HostPlanner).then_some(floor.bakery);
    let request = ChangeShiftRequest { request_id: fresh(), shift_id: shift.to_owned(), etag: String::new(), heads };
    floor.side_of(role, about).change_shift(request).await.unwrap();
}

#[allow(clippy::cognitive_complexity, reason = "a story is read from its beginning to its end")]
async fn a_count_that_stands_says_what_changes_of_it_and_why(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Verzonnen").await);
    let (cas, dirk) = (floor.worker("Cas Denkbeeld").await, floor.worker("Dirk Bedacht").await);
    let shift = floor.shift_at(&enclave, TODAY, (600, 1_080), 3).await;
    floor.assign(&shift, an).await.unwrap();
    floor.assign(&shift, bo).await.unwrap();
    floor.release(&shift, bo).await.unwrap();
    floor.assign(&shift, bo).await.unwrap();
    let before = told(&floor).await;
    assert_eq!((before.is_definitive, before.definitive_minute, before.heads_coming), (false, 435, 2));
    assert_eq!((before.heads_wanted_stood, before.heads_coming_stood), (0, 0), "nothing stands at six");
    agree(&floor, &enclave, SIX).await;
    let stands = told(&floor).await;
    assert!(stands.is_definitive);
    assert_eq!((stands.heads_wanted_stood, stands.heads_coming_stood), (3, 2));
    assert_eq!(stands.head_count_changes, [], "what changed before six is nobody's news");
    ask(&floor, Role::HostPlanner, &shift, 4).await;
    ask(&floor, Role::WorkshopPlanner, &shift, 3).await;
    floor.assign(&shift, cas).await.unwrap();
    let ill = floor.absent(bo, &TODAY.to_string(), Some(&TODAY.to_string())).await;
    floor.cancelled(ill, bo, &TODAY.to_string(), &TODAY.to_string()).await;
    floor.present(&shift, dirk, 60).await;
    let after = told(&floor).await;
    assert_eq!((after.heads_wanted_stood, after.heads_coming_stood), (3, 2), "what stood stays what stood");
    let lines: Vec<(HeadCountCause, u32, u32)> =
        after.head_count_changes.iter().map(|one| (one.cause(), one.heads_wanted, one.heads_coming)).collect();
    let expected = [
        (HeadCountCause::HostAsked, 4, 2),
        (HeadCountCause::WorkshopAsked, 3, 2),
        (HeadCountCause::Planned, 3, 3),
        (HeadCountCause::FellOut, 3, 2),
        (HeadCountCause::CameBack, 3, 3),
        (HeadCountCause::StoodIn, 3, 4),
    ];
    assert_eq!(lines, expected);
    assert_eq!((after.heads_wanted, after.heads_coming), (3, 4), "the last line is what stands now");
    agree(&floor, &enclave, SIX + 1).await;
    let again = told(&floor).await;
    assert_eq!((again.is_definitive, again.head_count_changes.len()), (false, 0), "a later hour was agreed");
    floor.close().await;
}

async fn nothing_is_written_down_where_no_host_counts_on_it_yet(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (enclave, packing) = (floor.enclave().await, floor.packing().await);
    agree(&floor, &enclave, SIX).await;
    agree(&floor, &packing, SIX).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Verzonnen").await);
    let here = floor.shift_at(&packing, TODAY, (600, 1_080), 2).await;
    let tomorrow = floor.shift_at(&enclave, date(2026, 11, 24), (600, 1_080), 2).await;
    for shift in [&here, &tomorrow] {
        floor.assign(shift, an).await.unwrap();
        floor.assign(shift, bo).await.unwrap();
        floor.release(shift, bo).await.unwrap();
    }
    floor.absent(an, &TODAY.to_string(), None).await;
    assert_eq!(floor.count("head_count_change").await, 0, "a department has no host, and tomorrow is provisional");
    let today = floor.shift_at(&enclave, TODAY, (600, 1_080), 2).await;
    floor.assign(&today, bo).await.unwrap();
    assert_eq!(
        floor.count("head_count_change").await,
        2,
        "of a host's shift of today it is, and that it was asked for"
    );
    floor.close().await;
}

/// The changes of a shift of today, as the bakery reads them.
fn lines(told: &HostShift) -> Vec<(HeadCountCause, u32)> {
    told.head_count_changes.iter().map(|one| (one.cause(), one.heads_coming)).collect()
}

/// A shift of the bakery with a coach and An on it, asked for before its count stood.
async fn guided(floor: &Floor) -> (String, String, Uuid) {
    let enclave = floor.enclave().await;
    let shift = floor.shift_at(&enclave, TODAY, (600, 1_080), 1).await;
    floor.guide(&shift, floor.coach("Stef Voorbeeld", Some("2020-01-01")).await).await.unwrap();
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&shift, an).await.unwrap();
    floor.publish(&shift).await.unwrap();
    (enclave, shift, an)
}

async fn who_is_sent_for_somebody_who_did_not_come_is_counted_beside_them(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (enclave, shift, an) = guided(&floor).await;
    floor.planner.clone().record_presence(tick(&shift, an, PresenceKind::NoShow, 0)).await.unwrap();
    agree(&floor, &enclave, SIX).await;
    floor.worker("Bo Verzonnen").await;
    let proposal = floor.propose().await;
    floor.accept(&proposal.repair_id, proposal.options[0].way(), &shift).await.unwrap();
    let after = told(&floor).await;
    assert_eq!(lines(&after), [(HeadCountCause::Planned, after.heads_coming)]);
    assert_eq!((after.heads_coming_stood, after.heads_coming), (1, 2));
    floor.close().await;
}

async fn another_person_on_the_same_seat_changes_no_count(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (enclave, shift_id, an) = guided(&floor).await;
    agree(&floor, &enclave, SIX).await;
    let bo = floor.worker("Bo Verzonnen").await;
    let (from_worker_id, to_worker_id) = (an.to_string(), bo.to_string());
    let request =
        ReplaceWorkerRequest { request_id: fresh(), shift_id: shift_id.clone(), from_worker_id, to_worker_id };
    floor.planning().replace_worker(request).await.unwrap();
    assert_eq!(floor.read(&shift_id).await.crew[0].worker_id, bo.to_string());
    assert_eq!(floor.count("head_count_change").await, 0, "as many come as before");
    floor.close().await;
}

async fn an_absence_of_eight_days_ago_changes_no_count(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let an = floor.worker("An Voorbeeld").await;
    for day in [date(2026, 11, 15), date(2026, 11, 16)] {
        let shift = floor.shift_at(&enclave, day, (600, 1_080), 1).await;
        floor.assign(&shift, an).await.unwrap();
    }
    let before = floor.count("head_count_change").await;
    floor.absent(an, "2026-11-15", Some("2026-11-15")).await;
    assert_eq!(floor.count("head_count_change").await, before, "no host looks at it any more");
    floor.absent(an, "2026-11-16", Some("2026-11-16")).await;
    assert_eq!(floor.count("head_count_change").await, before + 1, "of seven days ago one does");
    floor.close().await;
}

async fn an_answer_to_who_stood_in_changes_the_count(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (enclave, shift, _) = guided(&floor).await;
    let dirk = floor.worker("Dirk Bedacht").await;
    floor.present(&shift, dirk, 60).await;
    agree(&floor, &enclave, SIX).await;
    let reason = ObjectionReason::WasNotThere.into();
    let doubt = ObjectToMinutesRequest { request_id: fresh(), shift_id: shift, reason, minutes_claimed: 0 };
    floor.side_of(Role::Worker, Some(dirk)).object_to_minutes(doubt).await.unwrap();
    let mut planner = floor.side_of(Role::WorkshopPlanner, None);
    let open = planner.list_objections(ListObjectionsRequest::default()).await.unwrap().into_inner().objections;
    let objection_id = open[0].objection_id.clone();
    let answer = AnswerObjectionRequest { request_id: fresh(), objection_id, is_granted: true, minutes: 0 };
    planner.answer_objection(answer).await.unwrap();
    let after = told(&floor).await;
    assert_eq!(lines(&after), [(HeadCountCause::StoodIn, 1)]);
    assert_eq!((after.heads_coming_stood, after.heads_coming), (2, 1));
    floor.close().await;
}
