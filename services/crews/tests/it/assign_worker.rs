//! Workers on shifts: who fits, and nobody in two places.

use std::sync::Arc;

use jiff::civil::date;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    crews::{AssignWorkerRequest, ShiftChanged},
    social::LimitKind,
};

use crate::floor::{Floor, TODAY, fact, fresh, reason};

on_both_databases!(
    a_worker_who_fits_gets_a_seat_and_everybody_hears_of_it,
    a_limit_keeps_a_worker_off_with_a_plain_sentence,
    who_is_absent_or_not_employed_gets_no_seat,
    a_seat_of_somebody_absent_is_free_again,
    a_full_shift_takes_nobody_more,
    a_worker_is_not_in_two_places_and_a_released_one_is_free,
    of_many_planners_at_once_one_gets_the_worker,
    the_database_itself_refuses_a_second_booking,
    a_night_shift_takes_both_days,
    the_same_request_gives_the_same_answer,
);

async fn a_worker_who_fits_gets_a_seat_and_everybody_hears_of_it(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 2).await;
    let an = floor.worker("An Voorbeeld").await;
    let answer = floor.assign(&shift, an).await.unwrap();
    assert_eq!(answer.etag, "2");
    let read = floor.read(&shift).await;
    assert_eq!((read.heads_wanted, read.heads_assigned, read.heads_absent), (2, 1, 0));
    assert_eq!(read.crew[0].display_name, "An Voorbeeld");
    let changes: Vec<(String, u32)> =
        floor.said::<ShiftChanged>("shifts").await.into_iter().map(|said| (said.change, said.heads_assigned)).collect();
    assert_eq!(changes, [("requested".to_owned(), 0), ("assigned".to_owned(), 1)]);
    floor.close().await;
}

async fn a_limit_keeps_a_worker_off_with_a_plain_sentence(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.enclave().await, 1).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.limited(an, LimitKind::LiftKg, 10, true).await;
    let refused = floor.assign(&shift, an).await;
    assert_eq!(fact(&refused, "sentence"), "post vraagt 15 kg, grens 10 kg");
    assert_eq!(fact(&refused, "obstacles"), "LIFT_KG");
    assert_eq!(reason(refused), "WORKER_DOES_NOT_FIT");
    let bo = floor.worker("Bo Voorbeeld").await;
    floor.limited(bo, LimitKind::LiftKg, 10, false).await;
    floor.assign(&shift, bo).await.unwrap();
    floor.close().await;
}

async fn who_is_absent_or_not_employed_gets_no_seat(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 9).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.absent(an, "2026-11-20", Some("2026-11-23")).await;
    assert_eq!(fact(&floor.assign(&shift, an).await, "sentence"), "niet beschikbaar op 23/11/2026");
    let bo = floor.worker("Bo Voorbeeld").await;
    floor.employed(bo, "2020-01-01", Some("2026-11-22")).await;
    assert_eq!(fact(&floor.assign(&shift, bo).await, "obstacles"), "NOT_EMPLOYED");
    let stranger = uuid::Uuid::now_v7();
    assert_eq!(reason(floor.assign(&shift, stranger).await), "NOT_FOUND");
    floor.close().await;
}

async fn a_seat_of_somebody_absent_is_free_again(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.assign(&shift, an).await.unwrap();
    assert_eq!(reason(floor.assign(&shift, bo).await), "SHIFT_FULL");
    let absence = floor.absent(an, "2026-11-23", None).await;
    let read = floor.read(&shift).await;
    assert!(read.crew[0].is_absent);
    assert_eq!((read.heads_assigned, read.heads_absent), (1, 1));
    floor.assign(&shift, bo).await.unwrap();
    // The absence was put right: it had ended the day before.
    floor.absence(absence, an, "2026-11-20", Some("2026-11-22")).await;
    assert_eq!(floor.read(&shift).await.heads_absent, 0);
    floor.close().await;
}

async fn a_full_shift_takes_nobody_more(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.assign(&shift, an).await.unwrap();
    assert_eq!(reason(floor.assign(&shift, an).await), "ALREADY_ON_SHIFT");
    let refused = floor.assign(&shift, bo).await;
    assert_eq!(fact(&refused, "heads_wanted"), "1");
    floor.close().await;
}

async fn a_worker_is_not_in_two_places_and_a_released_one_is_free(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let first = floor.shift(&packing, 1).await;
    let overlapping = floor.shift_at(&packing, TODAY, (839, 900), 1).await;
    let following = floor.shift_at(&packing, TODAY, (840, 900), 1).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&first, an).await.unwrap();
    assert_eq!(fact(&floor.assign(&overlapping, an).await, "sentence"), "werkt al van 06:00 tot 14:00");
    floor.assign(&following, an).await.unwrap();
    floor.release(&following, an).await.unwrap();
    floor.release(&first, an).await.unwrap();
    floor.assign(&overlapping, an).await.unwrap();
    assert_eq!(reason(floor.release(&first, an).await), "NOT_ON_SHIFT");
    floor.close().await;
}

async fn of_many_planners_at_once_one_gets_the_worker(backend: Backend) {
    const PLANNERS: u32 = 24;
    const WORKERS: usize = 4;
    let floor = Arc::new(Floor::open(backend).await);
    let packing = floor.packing().await;
    let mut shifts = Vec::new();
    for number in 0..PLANNERS {
        // All of them hold 09:00 to 10:00, none begins or ends as another does.
        shifts.push(floor.shift_at(&packing, TODAY, (480 + number, 660 + number), 9).await);
    }
    for _ in 0..WORKERS {
        let worker = floor.worker("An Voorbeeld").await;
        let mut attempts = tokio::task::JoinSet::new();
        for shift in shifts.clone() {
            let floor = Arc::clone(&floor);
            attempts
                .spawn(async move { floor.assign(&shift, worker).await.map_err(|refused| reason::<()>(Err(refused))) });
        }
        let (won, lost): (Vec<_>, Vec<_>) = attempts.join_all().await.into_iter().partition(Result::is_ok);
        assert_eq!(won.len(), 1);
        for refused in lost.into_iter().filter_map(Result::err) {
            assert!(["WORKER_BOOKED", "WORKER_DOES_NOT_FIT"].contains(&refused.as_str()), "{refused}");
        }
    }
    assert_eq!(usize::try_from(floor.count("assignment").await), Ok(WORKERS));
    Arc::into_inner(floor).unwrap().close().await;
}

async fn the_database_itself_refuses_a_second_booking(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    floor.assign(&shift, floor.worker("An Voorbeeld").await).await.unwrap();
    let copy = "INSERT INTO worker_slot SELECT tenant, worker_id, day, quarter, shift_id FROM worker_slot";
    assert!(!floor.database_takes(copy).await);
    assert!(floor.database_takes(&format!("{copy} WHERE quarter < 0")).await);
    assert_eq!(floor.count("worker_slot").await, 32);
    floor.close().await;
}

async fn a_night_shift_takes_both_days(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let night = floor.shift_at(&packing, TODAY, (1_320, 360), 1).await;
    let early = floor.shift_at(&packing, date(2026, 11, 24), (345, 840), 1).await;
    let later = floor.shift_at(&packing, date(2026, 11, 24), (360, 840), 1).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&night, an).await.unwrap();
    assert_eq!(fact(&floor.assign(&early, an).await, "obstacles"), "BOOKED");
    floor.assign(&later, an).await.unwrap();
    let bo = floor.worker("Bo Voorbeeld").await;
    floor.absent(bo, "2026-11-24", None).await;
    let other_night = floor.shift_at(&packing, TODAY, (1_320, 360), 1).await;
    assert_eq!(fact(&floor.assign(&other_night, bo).await, "obstacles"), "ABSENT");
    floor.close().await;
}

async fn the_same_request_gives_the_same_answer(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    let worker_id = floor.worker("An Voorbeeld").await.to_string();
    let request = AssignWorkerRequest { request_id: fresh(), shift_id: shift.clone(), worker_id };
    let first = floor.planner.clone().assign_worker(request.clone()).await.unwrap().into_inner();
    let again = floor.planner.clone().assign_worker(request).await.unwrap().into_inner();
    assert_eq!(first, again);
    assert_eq!(floor.read(&shift).await.heads_assigned, 1);
    floor.close().await;
}
