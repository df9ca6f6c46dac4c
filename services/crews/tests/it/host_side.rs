//! A host's second thoughts, silence, and what it finds of the collaboration.

use jiff::civil::{Date, date};
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{
    AnswerObjectionRequest, ApproveTacitlyRequest, CancelShiftRequest, ChangeShiftRequest,
    EvaluateCollaborationRequest, Evaluated, EvaluationAnswer, EvaluationQuestion, HostShift, ListEvaluationsRequest,
    ListHostShiftsRequest, ListObjectionsRequest, MinutesApproved, ObjectToMinutesRequest, ObjectionReason,
    SetTermsRequest, Terms,
};

use crate::floor::{Floor, FloorSide, TODAY, approve, fresh, reason};

on_both_databases!(
    heads_given_up_in_time_cost_nothing_and_later_what_was_agreed,
    a_cancelled_shift_sets_its_people_free_and_is_still_told,
    nobody_is_given_up_who_is_at_work,
    a_shift_is_changed_by_its_own_host_who_looked_at_it,
    silence_approves_after_the_agreed_working_days_and_is_said_to,
    silence_passes_over_nothing_that_was_said_meanwhile,
    what_the_host_approved_itself_is_no_silence,
    the_collaboration_is_judged_once_a_month_in_closed_answers,
);

const FRIDAY: Date = date(2026, 11, 27);
const LAST_WEEK: Date = date(2026, 11, 16);

async fn agree(floor: &Floor, engagement: &str, terms: Terms) {
    let request = SetTermsRequest { request_id: fresh(), engagement_id: engagement.to_owned(), terms: Some(terms) };
    floor.side_of(Role::WorkshopPlanner, None).set_terms(request).await.unwrap();
}

const AGREED: Terms = Terms { definitive_minute: 435, notice_days: 2, late_percent: 50, tacit_days: 5 };

async fn shifts(client: &mut FloorSide) -> Vec<HostShift> {
    let request = ListHostShiftsRequest { from: "2026-11-09".to_owned(), to: "2026-11-30".to_owned() };
    client.list_host_shifts(request).await.unwrap().into_inner().shifts
}

fn heads(shift: &str, heads: u32) -> ChangeShiftRequest {
    ChangeShiftRequest { request_id: fresh(), shift_id: shift.to_owned(), etag: String::new(), heads }
}

fn cancel(shift: &str) -> CancelShiftRequest {
    CancelShiftRequest { request_id: fresh(), shift_id: shift.to_owned(), etag: String::new() }
}

async fn heads_given_up_in_time_cost_nothing_and_later_what_was_agreed(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    agree(&floor, &enclave, AGREED).await;
    // Two working days before Friday 27 November is Wednesday; before Tuesday it is last Friday.
    let (friday, tuesday) = (
        floor.shift_at(&enclave, FRIDAY, (360, 840), 5).await,
        floor.shift_at(&enclave, date(2026, 11, 24), (360, 840), 5).await,
    );
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    let free = host.change_shift(heads(&friday, 3)).await.unwrap().into_inner();
    let late = host.change_shift(heads(&tuesday, 3)).await.unwrap().into_inner();
    assert_eq!((free.minutes_owed, late.minutes_owed), (0, 450), "two heads, 7u30, half");
    for wanted in [5, 3, 6] {
        let again = host.change_shift(heads(&tuesday, wanted)).await.unwrap().into_inner();
        assert_eq!(again.minutes_owed, 0, "the same two heads are owed once, {wanted}");
    }
    let found = shifts(&mut host).await;
    let seen: Vec<(&str, u32, u32, &str, u32)> = found
        .iter()
        .map(|one| {
            (one.day.as_str(), one.heads_wanted, one.minutes_owed, one.free_until.as_str(), one.percent_owed_now)
        })
        .collect();
    assert_eq!(seen, [("2026-11-24", 6, 450, "2026-11-20", 50), ("2026-11-27", 3, 0, "2026-11-25", 0)]);
    assert!(found.iter().all(|one| !one.is_definitive && one.definitive_minute == 435));
    for (refused, expected) in [(heads(&friday, 0), "HEADS_OUT_OF_RANGE"), (heads(&friday, 501), "HEADS_OUT_OF_RANGE")]
    {
        assert_eq!(reason(host.change_shift(refused).await), expected);
    }
    floor.close().await;
}

async fn a_cancelled_shift_sets_its_people_free_and_is_still_told(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    agree(&floor, &enclave, AGREED).await;
    let (an, tomorrow) = (floor.worker("An Voorbeeld").await, date(2026, 11, 24));
    let shift = floor.shift_at(&enclave, tomorrow, (360, 840), 2).await;
    floor.assign(&shift, an).await.unwrap();
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    let answer = host.cancel_shift(cancel(&shift)).await.unwrap().into_inner();
    assert_eq!(answer.minutes_owed, 450, "two heads, 7u30, half");
    let found = shifts(&mut host).await;
    assert_eq!((found.len(), found[0].is_cancelled, found[0].minutes_owed), (1, true, 450));
    assert_eq!(reason(host.cancel_shift(cancel(&shift)).await), "NOT_FOUND");
    let other = floor.shift_at(&floor.packing().await, tomorrow, (360, 840), 1).await;
    floor.assign(&other, an).await.unwrap();
    let today = floor.shift(&enclave, 1).await;
    floor.present(&today, floor.worker("Bo Verzonnen").await, 60).await;
    assert_eq!(reason(host.cancel_shift(cancel(&today)).await), "SHIFT_HAS_PRESENCE");
    floor.close().await;
}

async fn nobody_is_given_up_who_is_at_work(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    // It is six in the morning: what begins at six runs, what begins a minute later does not.
    let running = floor.shift(&enclave, 2).await;
    assert_eq!(reason(host.cancel_shift(cancel(&running)).await), "SHIFT_HAS_BEGUN");
    assert_eq!(reason(host.change_shift(heads(&running, 1)).await), "SHIFT_HAS_BEGUN");
    host.change_shift(heads(&running, 3)).await.unwrap();
    let soon = floor.shift_at(&enclave, TODAY, (361, 840), 2).await;
    host.cancel_shift(cancel(&soon)).await.unwrap();
    floor.close().await;
}

async fn a_shift_is_changed_by_its_own_host_who_looked_at_it(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift_at(&floor.enclave().await, FRIDAY, (360, 840), 5).await;
    let mut stranger = floor.side_of(Role::HostPlanner, Some(uuid::Uuid::now_v7()));
    assert_eq!(reason(stranger.change_shift(heads(&shift, 3)).await), "NOT_FOUND");
    assert_eq!(reason(stranger.cancel_shift(cancel(&shift)).await), "NOT_FOUND");
    assert_eq!(shifts(&mut stranger).await, []);
    let mut coach = floor.side_of(Role::Coach, Some(uuid::Uuid::now_v7()));
    assert_eq!(reason(coach.change_shift(heads(&shift, 3)).await), "NOT_ALLOWED");
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    let etag = shifts(&mut host).await[0].etag.clone();
    host.change_shift(ChangeShiftRequest { etag: etag.clone(), ..heads(&shift, 4) }).await.unwrap();
    let stale = host.change_shift(ChangeShiftRequest { etag, ..heads(&shift, 3) }).await;
    assert_eq!(reason(stale), "ETAG_MISMATCH");
    floor.close().await;
}

/// A shift of last Monday and one of the day after, worked by An.
async fn worked(floor: &Floor, enclave: &str) -> (String, String) {
    let stef = floor.coach("Stef Voorbeeld", Some("2026-01-01")).await;
    let an = floor.worker("An Voorbeeld").await;
    let (old, young) = (
        floor.shift_at(enclave, LAST_WEEK, (360, 840), 1).await,
        floor.shift_at(enclave, date(2026, 11, 17), (360, 840), 1).await,
    );
    for shift in [&old, &young] {
        floor.guide(shift, stef).await.unwrap();
        floor.assign(shift, an).await.unwrap();
        floor.present(shift, an, 450).await;
    }
    // Everything was said at six in the morning of the shift of Monday; what is said later today counts from today.
    let said = werkbrug_kernel::brussels::instant(LAST_WEEK.at(6, 0, 0, 0)).as_microsecond();
    assert!(floor.database_takes(&format!("UPDATE presence_entry SET recorded_at_us = {said}")).await);
    (old, young)
}

async fn what_the_host_approved_itself_is_no_silence(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (_, young) = worked(&floor, &floor.enclave().await).await;
    approve(&mut floor.host(), &young, 450).await.unwrap();
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    assert!(!shifts(&mut host).await[1].was_approved_tacitly);
    floor.close().await;
}

async fn silence_passes_over_nothing_that_was_said_meanwhile(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let (old, young) = worked(&floor, &enclave).await;
    agree(&floor, &enclave, AGREED).await;
    let mut planner = floor.side_of(Role::WorkshopPlanner, None);
    let silent = || ApproveTacitlyRequest { request_id: fresh(), shift_id: old.clone() };
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    let an = floor.read(&old).await.crew[0].worker_id.parse().unwrap();
    let mut worker = floor.side_of(Role::Worker, Some(an));
    let doubt = ObjectToMinutesRequest {
        request_id: fresh(),
        shift_id: old.clone(),
        reason: ObjectionReason::TooMany.into(),
        minutes_claimed: 400,
    };
    worker.object_to_minutes(doubt).await.unwrap();
    assert_eq!(reason(planner.approve_tacitly(silent()).await), "OBJECTION_OPEN");
    let waiting = planner.list_objections(ListObjectionsRequest::default()).await.unwrap().into_inner().objections;
    let objection_id = waiting[0].objection_id.clone();
    let kept = AnswerObjectionRequest { request_id: fresh(), objection_id, is_granted: false, minutes: 0 };
    planner.answer_objection(kept).await.unwrap();
    floor.present(&young, an, 400).await;
    assert_eq!(shifts(&mut host).await[1].tacit_on, "2026-11-30", "what was said today is silence's first day");
    planner.approve_tacitly(silent()).await.unwrap();
    floor.close().await;
}

async fn silence_approves_after_the_agreed_working_days_and_is_said_to(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let (old, young) = worked(&floor, &enclave).await;
    let mut planner = floor.side_of(Role::WorkshopPlanner, None);
    let silent = |shift: &str| ApproveTacitlyRequest { request_id: fresh(), shift_id: shift.to_owned() };
    assert_eq!(reason(planner.approve_tacitly(silent(&old)).await), "NOT_TACIT_YET", "nothing was agreed");
    agree(&floor, &enclave, AGREED).await;
    assert_eq!(reason(planner.approve_tacitly(silent(&young)).await), "NOT_TACIT_YET", "five days are tomorrow");
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    assert_eq!(shifts(&mut host).await[1].tacit_on, "2026-11-24");
    planner.approve_tacitly(silent(&old)).await.unwrap();
    let found = shifts(&mut host).await;
    assert_eq!((found[0].was_approved_tacitly, found[0].minutes_approved), (true, 450));
    assert!(!found[1].was_approved_tacitly);
    assert_eq!(floor.said::<MinutesApproved>("time").await.len(), 1);
    assert_eq!(reason(planner.approve_tacitly(silent(&old)).await), "ALREADY_APPROVED");
    floor.close().await;
}

async fn the_collaboration_is_judged_once_a_month_in_closed_answers(backend: Backend) {
    let floor = Floor::open(backend).await;
    let engagement_id = floor.enclave().await;
    let all = [
        EvaluationQuestion::Heads,
        EvaluationQuestion::CoachReachable,
        EvaluationQuestion::Work,
        EvaluationQuestion::Notice,
        EvaluationQuestion::Safety,
    ];
    let answers = all.map(|question| Evaluated { question: question.into(), answer: EvaluationAnswer::Mostly.into() });
    let judged = |month: &str, answers: &[Evaluated]| EvaluateCollaborationRequest {
        request_id: fresh(),
        engagement_id: engagement_id.clone(),
        month: month.to_owned(),
        answers: answers.to_vec(),
    };
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    let table = [
        ("2026-11-01", &answers[..4], "EVALUATION_NOT_WHOLE"),
        ("2026-11-02", &answers[..], "EVALUATION_MONTH"),
        ("2026-12-01", &answers[..], "EVALUATION_MONTH"),
    ];
    for (month, answers, expected) in table {
        assert_eq!(reason(host.evaluate_collaboration(judged(month, answers)).await), expected, "{month}");
    }
    host.evaluate_collaboration(judged("2026-11-01", &answers)).await.unwrap();
    let again = host.evaluate_collaboration(judged("2026-11-01", &answers)).await;
    assert_eq!(reason(again), "MONTH_EVALUATED");
    let mut stranger = floor.side_of(Role::HostPlanner, Some(uuid::Uuid::now_v7()));
    assert_eq!(reason(stranger.evaluate_collaboration(judged("2026-10-01", &answers)).await), "NOT_FOUND");
    let list = ListEvaluationsRequest::default();
    assert_eq!(stranger.list_evaluations(list.clone()).await.unwrap().into_inner().evaluations, []);
    host.evaluate_collaboration(judged("2026-10-01", &answers)).await.unwrap();
    let mut planner = floor.side_of(Role::WorkshopPlanner, None);
    let first = ListEvaluationsRequest { page_size: 1, ..list };
    let newest = planner.list_evaluations(first.clone()).await.unwrap().into_inner();
    assert_eq!((newest.evaluations.len(), newest.evaluations[0].month.as_str()), (1, "2026-10-01"), "said last");
    let rest = ListEvaluationsRequest { page_token: newest.next_page_token, ..first };
    let found = planner.list_evaluations(rest).await.unwrap().into_inner().evaluations;
    assert_eq!((found.len(), found[0].answers.clone()), (1, answers.to_vec()));
    assert_eq!(TODAY.first_of_month().to_string(), found[0].month);
    floor.close().await;
}
