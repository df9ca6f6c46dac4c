//! Asking for people, and finding shifts again.

use jiff::civil::date;
use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{ListShiftsRequest, RequestShiftRequest, ShiftStage};

use crate::floor::{Floor, TODAY, demand, fact, reason};

on_both_databases!(
    a_host_asks_for_heads_under_its_own_agreement,
    a_demand_that_makes_no_sense_is_refused,
    a_shift_is_made_known_once_and_not_empty,
    shifts_come_by_day_and_start_page_by_page,
    shifts_are_asked_for_a_span_of_days_and_a_place,
    shifts_of_one_person_are_asked_by_who_reads_names,
);

async fn a_host_asks_for_heads_under_its_own_agreement(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let request = demand(&enclave, TODAY, (360, 840), 5);
    let answer = floor.host().request_shift(request).await.unwrap().into_inner();
    let read = floor.read(&answer.shift_id).await;
    assert_eq!((read.stage(), read.heads_wanted, read.break_minutes), (ShiftStage::Requested, 5, 30));
    assert_eq!((read.tariff_class.as_str(), read.company_id), ("inpak", floor.bakery.to_string()));
    let mut other_host = floor.as_somebody(Role::HostPlanner, Uuid::now_v7());
    assert_eq!(reason(other_host.request_shift(demand(&enclave, TODAY, (360, 840), 5)).await), "NOT_FOUND");
    let packing = floor.packing().await;
    assert_eq!(reason(floor.host().request_shift(demand(&packing, TODAY, (360, 840), 5)).await), "NOT_FOUND");
    let yesterday = demand(&enclave, date(2026, 11, 22), (360, 840), 5);
    assert_eq!(reason(floor.host().request_shift(yesterday.clone()).await), "DAY_IS_OVER");
    floor.planner.clone().request_shift(yesterday).await.unwrap();
    floor.close().await;
}

async fn a_demand_that_makes_no_sense_is_refused(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let right = || demand(&enclave, TODAY, (360, 840), 5);
    let table = [
        (RequestShiftRequest { heads: 0, ..right() }, "HEADS_OUT_OF_RANGE"),
        (RequestShiftRequest { end_minute: 360, ..right() }, "WINDOW_INVALID"),
        (RequestShiftRequest { start_minute: 1_440, ..right() }, "WINDOW_INVALID"),
        (RequestShiftRequest { break_minutes: 480, ..right() }, "BREAK_TOO_LONG"),
        (RequestShiftRequest { day: "2026-05-31".to_owned(), ..right() }, "ENGAGEMENT_NOT_RUNNING"),
        (RequestShiftRequest { day: "maandag".to_owned(), ..right() }, "DAY_UNREADABLE"),
        (RequestShiftRequest { engagement_id: Uuid::now_v7().to_string(), ..right() }, "NOT_FOUND"),
    ];
    for (request, expected) in table {
        let refused = floor.planner.clone().request_shift(request.clone()).await;
        assert_eq!(reason(refused), expected, "{request:?}");
    }
    let refused = floor.planner.clone().request_shift(RequestShiftRequest { heads: 501, ..right() }).await;
    assert_eq!(fact(&refused, "most"), "500");
    assert_eq!(floor.count("shift").await, 0);
    floor.close().await;
}

async fn a_shift_is_made_known_once_and_not_empty(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 2).await;
    assert_eq!(reason(floor.publish(&shift).await), "NOBODY_ASSIGNED");
    floor.assign(&shift, floor.worker("An Voorbeeld").await).await.unwrap();
    floor.publish(&shift).await.unwrap();
    assert_eq!(reason(floor.publish(&shift).await), "ALREADY_PUBLISHED");
    assert_eq!(floor.read(&shift).await.stage(), ShiftStage::Published);
    floor.close().await;
}

async fn shifts_come_by_day_and_start_page_by_page(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let tuesday = date(2026, 11, 24);
    let late = floor.shift_at(&packing, TODAY, (840, 1_320), 1).await;
    let next = floor.shift_at(&packing, tuesday, (360, 840), 1).await;
    let early = floor.shift_at(&packing, TODAY, (360, 840), 1).await;
    let same_start = floor.shift_at(&packing, TODAY, (360, 600), 1).await;
    let list = |on: &str, page_token: String| ListShiftsRequest {
        page_size: 1,
        page_token,
        on: on.to_owned(),
        ..ListShiftsRequest::default()
    };
    for (on, expected) in
        [("", vec![&early, &same_start, &late, &next]), ("2026-11-23", vec![&early, &same_start, &late])]
    {
        let (mut found, mut page_token) = (Vec::new(), String::new());
        loop {
            let answer = floor.planner.clone().list_shifts(list(on, page_token)).await.unwrap().into_inner();
            found.extend(answer.shifts.into_iter().map(|shift| shift.shift_id));
            page_token = answer.next_page_token;
            if page_token.is_empty() {
                break;
            }
        }
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{on}");
    }
    let foreign = ListShiftsRequest { page_token: "bm9uc2Vuc2U".to_owned(), ..ListShiftsRequest::default() };
    assert_eq!(reason(floor.planner.clone().list_shifts(foreign).await), "PAGE_TOKEN_UNKNOWN");
    floor.close().await;
}

async fn shifts_of_one_person_are_asked_by_who_reads_names(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let (own, other) = (floor.shift(&packing, 1).await, floor.shift(&packing, 1).await);
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.assign(&own, an).await.unwrap();
    floor.assign(&other, bo).await.unwrap();
    let asked = ListShiftsRequest { worker_id: an.to_string(), ..ListShiftsRequest::default() };
    let answer = floor.planner.clone().list_shifts(asked.clone()).await.unwrap().into_inner();
    assert_eq!((answer.shifts.len(), answer.total_size), (1, 1));
    assert_eq!(answer.shifts[0].shift_id, own);
    assert_eq!(reason(floor.host().list_shifts(asked.clone()).await), "NOT_ALLOWED", "a host reads head counts");
    let mut finance = floor.as_role(Role::Finance);
    assert_eq!(reason(finance.list_shifts(asked).await), "NOT_ALLOWED");
    floor.close().await;
}

async fn shifts_are_asked_for_a_span_of_days_and_a_place(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (packing, enclave) = (floor.packing().await, floor.enclave().await);
    let place = floor.read(&floor.shift_at(&packing, date(2026, 11, 22), (360, 840), 1).await).await.place_id;
    let monday = floor.shift_at(&packing, TODAY, (360, 840), 1).await;
    let tuesday = floor.shift_at(&enclave, date(2026, 11, 24), (360, 840), 1).await;
    let last = floor.shift_at(&packing, date(2026, 12, 6), (360, 840), 1).await;
    floor.shift_at(&packing, date(2026, 12, 7), (360, 840), 1).await;
    let asked = |from: &str, to: &str, place_id: &str| ListShiftsRequest {
        from: from.to_owned(),
        to: to.to_owned(),
        place_id: place_id.to_owned(),
        ..ListShiftsRequest::default()
    };
    let table = [
        (asked("2026-11-23", "2026-12-06", ""), vec![&monday, &tuesday, &last]),
        (asked("2026-11-23", "2026-11-23", ""), vec![&monday]),
        (asked("2026-11-23", "2026-12-06", &place), vec![&monday, &last]),
        (ListShiftsRequest { on: "2026-11-24".to_owned(), ..asked("", "", &place) }, vec![]),
    ];
    for (request, expected) in table {
        let answer = floor.planner.clone().list_shifts(request.clone()).await.unwrap().into_inner();
        let found: Vec<String> = answer.shifts.into_iter().map(|shift| shift.shift_id).collect();
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{request:?}");
    }
    let refused = [
        (asked("2026-11-23", "2026-12-07", ""), "PERIOD_TOO_LONG"),
        (asked("2026-11-23", "2026-11-22", ""), "ENDS_BEFORE_START"),
        (asked("2026-11-23", "", ""), "DAY_UNREADABLE"),
        (ListShiftsRequest { on: "2026-11-23".to_owned(), ..asked("2026-11-23", "2026-11-24", "") }, "DAY_AND_SPAN"),
        (asked("", "", "inpak"), "ID_UNREADABLE"),
    ];
    for (request, expected) in refused {
        assert_eq!(reason(floor.planner.clone().list_shifts(request.clone()).await), expected, "{request:?}");
    }
    floor.close().await;
}
