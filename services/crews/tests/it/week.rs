//! The week board of people: who sees whom, what stands in a day, page by page.

use jiff::civil::{Date, date};
use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{CellState, ListWeekRowsRequest, PresenceKind, ShiftStage, WeekRow};

use crate::floor::{Client, Floor, TODAY, department, enclave_at, fresh, id, reason, tick};

on_both_databases!(
    a_row_shows_shifts_absence_and_days_outside_the_contract,
    the_last_recording_of_presence_counts_and_who_stood_in_is_shown,
    people_come_by_name_page_by_page_also_when_somebody_is_new,
    people_are_found_by_place_and_by_part_of_a_name,
    a_coach_sees_the_own_crews_and_not_where_else_they_go,
    somebody_who_left_is_shown_only_while_on_a_shift,
    a_board_that_makes_no_sense_is_refused,
);

const TUESDAY: Date = date(2026, 11, 24);

pub(crate) fn week() -> ListWeekRowsRequest {
    ListWeekRowsRequest { monday: TODAY.to_string(), ..ListWeekRowsRequest::default() }
}

async fn rows(client: &mut Client, request: ListWeekRowsRequest) -> Vec<WeekRow> {
    client.list_week_rows(request).await.unwrap().into_inner().rows
}

fn names(rows: &[WeekRow]) -> Vec<&str> {
    rows.iter().map(|row| row.display_name.as_str()).collect()
}

/// The days of a row in a few letters: vrij, ingepland, buiten; an asterisk when absent.
fn days(row: &WeekRow) -> String {
    let letter = |state: CellState| match state {
        CellState::Free => 'v',
        CellState::Taken => 'i',
        CellState::Outside => 'b',
        CellState::Unspecified => '?',
    };
    let mut text = String::new();
    for cell in &row.cells {
        text.push(letter(cell.state()));
        if cell.is_absent {
            text.push('*');
        }
    }
    text
}

/// Work in a department of that code.
async fn department_of(floor: &Floor, code: &str) -> (String, String) {
    let place = department();
    let place = floor.place(werkbrug_proto::crews::RegisterPlaceRequest { place_code: code.to_owned(), ..place }).await;
    let work = werkbrug_proto::crews::RecordEngagementRequest {
        kind: werkbrug_proto::crews::EngagementKind::DepartmentWork.into(),
        ..enclave_at(&place)
    };
    (place, floor.engagement(work).await)
}

async fn a_row_shows_shifts_absence_and_days_outside_the_contract(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (place, packing) = department_of(&floor, "INPAK").await;
    let an = floor.worker("An Voorbeeld").await;
    floor.employed(an, "2026-11-24", Some("2026-11-27")).await;
    let late = floor.shift_at(&packing, TUESDAY, (840, 1_320), 1).await;
    let early = floor.shift_at(&packing, TUESDAY, (360, 840), 1).await;
    floor.assign(&early, an).await.unwrap();
    floor.assign(&late, an).await.unwrap();
    floor.publish(&early).await.unwrap();
    floor.absent(an, "2026-11-24", Some("2026-11-25")).await;
    let found = rows(&mut floor.planner.clone(), week()).await;
    assert_eq!((id(&found[0].worker_id), days(&found[0]).as_str()), (an, "bi*v*vvbb"));
    assert_eq!(found[0].home_place_code, "INPAK");
    let seen: Vec<_> = found[0].cells[1]
        .shifts
        .iter()
        .map(|shift| (shift.shift_id.as_str(), shift.start_minute, shift.end_minute, shift.stage(), shift.presence()))
        .collect();
    let untaken = PresenceKind::Unspecified;
    let expected = [
        (early.as_str(), 360, 840, ShiftStage::Published, untaken),
        (late.as_str(), 840, 1_320, ShiftStage::Requested, untaken),
    ];
    assert_eq!(seen, expected);
    let shift = &found[0].cells[1].shifts[0];
    assert_eq!((shift.place_id.as_str(), shift.place_code.as_str()), (place.as_str(), "INPAK"));
    let two_days = rows(&mut floor.planner.clone(), ListWeekRowsRequest { days: 2, ..week() }).await;
    assert_eq!(days(&two_days[0]), "bi*");
    floor.close().await;
}

async fn the_last_recording_of_presence_counts_and_who_stood_in_is_shown(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.assign(&shift, an).await.unwrap();
    let record = |worker, kind, minutes| floor.planner.clone().record_presence_of(&shift, worker, kind, minutes);
    record(an, PresenceKind::Present, 450).await;
    record(an, PresenceKind::SentHome, 60).await;
    record(bo, PresenceKind::Late, 300).await;
    let found = rows(&mut floor.planner.clone(), week()).await;
    let seen: Vec<_> = found.iter().map(|row| row.cells[0].shifts[0].presence()).collect();
    assert_eq!(seen, [PresenceKind::SentHome, PresenceKind::Late]);
    assert!(found.iter().all(|row| row.cells[0].shifts.len() == 1 && days(row) == "ivvvvvv"));
    floor.close().await;
}

trait Recording {
    /// Records what happened to somebody.
    async fn record_presence_of(self, shift: &str, worker: Uuid, kind: PresenceKind, minutes: u32);
}

impl Recording for Client {
    async fn record_presence_of(mut self, shift: &str, worker: Uuid, kind: PresenceKind, minutes: u32) {
        self.record_presence(tick(shift, worker, kind, minutes)).await.unwrap();
    }
}

async fn people_come_by_name_page_by_page_also_when_somebody_is_new(backend: Backend) {
    let floor = Floor::open(backend).await;
    for name in ["Cy Voorbeeld", "An Voorbeeld", "Bo Voorbeeld", "An Voorbeeld"] {
        floor.worker(name).await;
    }
    let (mut seen, mut page_token) = (Vec::new(), String::new());
    loop {
        let request = ListWeekRowsRequest { page_size: 1, page_token, ..week() };
        let answer = floor.planner.clone().list_week_rows(request).await.unwrap().into_inner();
        seen.extend(answer.rows);
        // Somebody who comes before the key shifts nothing.
        floor.worker("Aafke Voorbeeld").await;
        page_token = answer.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    assert_eq!(names(&seen), ["An Voorbeeld", "An Voorbeeld", "Bo Voorbeeld", "Cy Voorbeeld"]);
    assert_ne!(seen[0].worker_id, seen[1].worker_id);
    let foreign = ListWeekRowsRequest { page_token: "bm9uc2Vuc2U".to_owned(), ..week() };
    assert_eq!(reason(floor.planner.clone().list_week_rows(foreign).await), "PAGE_TOKEN_UNKNOWN");
    floor.close().await;
}

async fn people_are_found_by_place_and_by_part_of_a_name(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (packing_place, packing) = department_of(&floor, "INPAK").await;
    let (_, laundry) = department_of(&floor, "WASSERIJ").await;
    let people = [("An 100% Voorbeeld", &packing), ("Bo Voorbeeld", &laundry), ("Cy_Proef", &packing)];
    for (name, work) in people {
        let shift = floor.shift_at(work, TUESDAY, (360, 840), 1).await;
        floor.assign(&shift, floor.worker(name).await).await.unwrap();
    }
    let of = |place_id: &str, name: &str| ListWeekRowsRequest {
        place_id: place_id.to_owned(),
        name_contains: name.to_owned(),
        ..week()
    };
    let table = [
        (of(&packing_place, ""), vec!["An 100% Voorbeeld", "Cy_Proef"]),
        (of("", "VOORBEELD"), vec!["An 100% Voorbeeld", "Bo Voorbeeld"]),
        (of(&packing_place, "voor"), vec!["An 100% Voorbeeld"]),
        (of("", "%"), vec!["An 100% Voorbeeld"]),
        (of("", "_"), vec!["Cy_Proef"]),
        (of("", "!"), vec![]),
        (ListWeekRowsRequest { days: 1, ..of(&packing_place, "") }, vec![]),
    ];
    for (request, expected) in table {
        let found = rows(&mut floor.planner.clone(), request.clone()).await;
        assert_eq!(names(&found), expected, "{request:?}");
    }
    floor.close().await;
}

async fn a_coach_sees_the_own_crews_and_not_where_else_they_go(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (_, packing) = department_of(&floor, "INPAK").await;
    let stef = floor.coach("Stef Voorbeeld", None).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    let own = floor.shift(&packing, 2).await;
    floor.guide(&own, stef).await.unwrap();
    floor.assign(&own, an).await.unwrap();
    let elsewhere = floor.shift_at(&packing, TUESDAY, (360, 840), 2).await;
    floor.assign(&elsewhere, an).await.unwrap();
    floor.assign(&elsewhere, bo).await.unwrap();
    floor.absent(an, "2026-11-25", None).await;
    let mut coach = floor.as_somebody(Role::Coach, stef);
    let found = rows(&mut coach, week()).await;
    assert_eq!((names(&found), days(&found[0]).as_str()), (vec!["An Voorbeeld"], "iiv*v*v*v*v*"));
    assert_eq!(found[0].cells[0].shifts[0].shift_id, own);
    assert!(found[0].cells[1].shifts.is_empty(), "another coach's shift is not shown");
    let next = ListWeekRowsRequest { monday: "2026-11-30".to_owned(), ..week() };
    assert!(rows(&mut coach, next).await.is_empty());
    let mut other = floor.as_somebody(Role::Coach, Uuid::now_v7());
    assert!(rows(&mut other, week()).await.is_empty());
    let mut viewer = floor.bench.viewer(Role::WorkshopPlanner);
    viewer.tenant = werkbrug_kernel::id::Id::fresh();
    assert!(rows(&mut Client::new(floor.bench.client_channel(&viewer)), week()).await.is_empty());
    floor.close().await;
}

async fn somebody_who_left_is_shown_only_while_on_a_shift(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    let shift = floor.shift(&packing, 1).await;
    floor.assign(&shift, bo).await.unwrap();
    for worker in [an, bo] {
        floor.employed(worker, "2020-01-01", Some("2026-11-22")).await;
    }
    let unknown = Uuid::now_v7();
    floor.named(unknown, "Cy Voorbeeld").await;
    let found = rows(&mut floor.planner.clone(), week()).await;
    assert_eq!((names(&found), days(&found[0]).as_str()), (vec!["Bo Voorbeeld"], "ibbbbbb"));
    floor.employed(unknown, "2026-11-29", None).await;
    assert_eq!(names(&rows(&mut floor.planner.clone(), week()).await), ["Bo Voorbeeld", "Cy Voorbeeld"]);
    floor.close().await;
}

async fn a_board_that_makes_no_sense_is_refused(backend: Backend) {
    let floor = Floor::open(backend).await;
    let table = [
        (ListWeekRowsRequest { monday: "2026-11-24".to_owned(), ..week() }, "NOT_A_MONDAY"),
        (ListWeekRowsRequest { monday: String::new(), ..week() }, "DAY_UNREADABLE"),
        (ListWeekRowsRequest { days: 8, ..week() }, "MORE_THAN_A_WEEK"),
        (ListWeekRowsRequest { place_id: "inpak".to_owned(), ..week() }, "ID_UNREADABLE"),
        (ListWeekRowsRequest { name_contains: fresh().repeat(4), ..week() }, "TEXT_TOO_LONG"),
    ];
    for (request, expected) in table {
        assert_eq!(reason(floor.planner.clone().list_week_rows(request.clone()).await), expected, "{request:?}");
    }
    floor.close().await;
}
