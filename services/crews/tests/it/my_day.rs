//! A worker's own day: what was made known, whom to call, and nobody else's business.

use jiff::civil::{Date, date};
use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{CoachContact, DayDifference, GetMyDayRequest, MyDay, MyShift, MyWeek, ShiftStage};

use crate::floor::{Client, Floor, TODAY, reason};

on_both_databases!(
    a_worker_sees_today_and_the_next_day_with_work,
    what_is_not_as_on_the_last_day_with_work_is_told,
    a_plan_that_was_not_made_known_is_not_told,
    a_coach_looks_along_only_on_a_day_they_guide,
    nobody_else_sees_somebodys_day,
);

const THURSDAY: Date = date(2026, 11, 26);

async fn day(client: &mut Client, worker_id: &str, on: &str) -> Result<MyDay, tonic::Status> {
    let request = GetMyDayRequest { worker_id: worker_id.to_owned(), day: on.to_owned() };
    client.get_my_day(request).await.map(tonic::Response::into_inner)
}

/// A published shift in the packing department, guided by Stef.
async fn published(floor: &Floor, on: Date, worker: Uuid, coach: Uuid) -> String {
    let shift = floor.shift_at(&floor.packing().await, on, (360, 840), 2).await;
    floor.assign(&shift, worker).await.unwrap();
    floor.guide(&shift, coach).await.unwrap();
    floor.publish(&shift).await.unwrap();
    shift
}

async fn a_worker_sees_today_and_the_next_day_with_work(backend: Backend) {
    let floor = Floor::open(backend).await;
    let stef = floor.coach("Stef Voorbeeld", None).await;
    let an = floor.worker("An Voorbeeld").await;
    let today = published(&floor, TODAY, an, stef).await;
    let next = published(&floor, THURSDAY, an, stef).await;
    published(&floor, date(2026, 11, 30), an, stef).await;
    floor.present(&today, an, 440).await;
    floor.absent(an, "2026-11-23", Some("2026-11-23")).await;
    let mut worker = floor.as_somebody(Role::Worker, an);
    let found = day(&mut worker, "", "").await.unwrap();
    let read = floor.read(&today).await;
    let shift = MyShift {
        shift_id: today,
        place_id: read.place_id,
        place_code: read.place_code,
        place_name: "Inpak".to_owned(),
        work_description: "broodjes inpakken".to_owned(),
        start_minute: 360,
        end_minute: 840,
        break_minutes: 30,
        coaches: vec![CoachContact {
            coach_id: stef.to_string(),
            display_name: "Stef Voorbeeld".to_owned(),
            work_phone: "+32 50 00 00 00".to_owned(),
        }],
        stage: ShiftStage::Published.into(),
    };
    let week = MyWeek { monday: TODAY.to_string(), minutes_present: 440, minutes_planned: 900 };
    let expected = MyDay {
        worker_id: an.to_string(),
        display_name: "An Voorbeeld".to_owned(),
        day: TODAY.to_string(),
        is_absent: true,
        shifts: vec![shift],
        next_day: THURSDAY.to_string(),
        next_shifts: found.next_shifts.clone(),
        week: Some(week.clone()),
        last_day: String::new(),
        different: vec![],
    };
    assert_eq!(found, expected);
    assert_eq!((found.next_shifts.len(), found.next_shifts[0].shift_id.as_str()), (1, next.as_str()));
    let sunday = day(&mut worker, "", "2026-11-29").await.unwrap();
    assert_eq!((sunday.shifts.len(), sunday.next_day.as_str(), sunday.week), (0, "2026-11-30", Some(week)));
    let last = day(&mut worker, "", "2026-11-30").await.unwrap();
    assert_eq!((last.next_day.as_str(), last.next_shifts.len()), ("", 0));
    floor.close().await;
}

async fn what_is_not_as_on_the_last_day_with_work_is_told(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (stef, lies) = (floor.coach("Stef Voorbeeld", None).await, floor.coach("Lies Voorbeeld", None).await);
    let an = floor.worker("An Voorbeeld").await;
    published(&floor, TODAY, an, stef).await;
    // A plan that was not made known is compared with nothing.
    let draft = floor.shift_at(&floor.packing().await, date(2026, 11, 25), (600, 700), 1).await;
    floor.assign(&draft, an).await.unwrap();
    let shift = floor.shift_at(&floor.packing().await, THURSDAY, (420, 840), 2).await;
    floor.assign(&shift, an).await.unwrap();
    floor.guide(&shift, lies).await.unwrap();
    floor.publish(&shift).await.unwrap();
    let mut worker = floor.as_somebody(Role::Worker, an);
    let found = day(&mut worker, "", &THURSDAY.to_string()).await.unwrap();
    assert_eq!(found.last_day, TODAY.to_string());
    let different: Vec<DayDifference> = found.different().collect();
    assert!(different.contains(&DayDifference::Start) && different.contains(&DayDifference::Coach), "{different:?}");
    assert!(!different.contains(&DayDifference::Task) && !different.contains(&DayDifference::End), "{different:?}");
    let free = day(&mut worker, "", "2026-11-27").await.unwrap();
    assert_eq!((free.last_day.as_str(), free.different.len()), ("2026-11-26", 0), "a free day differs in nothing");
    let long_after = day(&mut worker, "", "2026-12-12").await.unwrap();
    assert_eq!(long_after.last_day, "", "two weeks later nobody counts on it any more");
    floor.close().await;
}

async fn a_plan_that_was_not_made_known_is_not_told(backend: Backend) {
    let floor = Floor::open(backend).await;
    let an = floor.worker("An Voorbeeld").await;
    for on in [TODAY, THURSDAY] {
        let draft = floor.shift_at(&floor.packing().await, on, (360, 840), 1).await;
        floor.assign(&draft, an).await.unwrap();
    }
    let found = day(&mut floor.as_somebody(Role::Worker, an), "", "").await.unwrap();
    assert_eq!((found.shifts.len(), found.next_shifts.len(), found.next_day.as_str()), (0, 0, ""));
    assert_eq!(found.week.unwrap().minutes_planned, 0);
    floor.close().await;
}

async fn a_coach_looks_along_only_on_a_day_they_guide(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (stef, lies) = (floor.coach("Stef Voorbeeld", None).await, floor.coach("Lies Voorbeeld", None).await);
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    published(&floor, TODAY, an, stef).await;
    published(&floor, THURSDAY, an, lies).await;
    published(&floor, TODAY, bo, lies).await;
    let mut coach = floor.as_somebody(Role::Coach, stef);
    let found = day(&mut coach, &an.to_string(), "").await.unwrap();
    assert_eq!((found.display_name.as_str(), found.shifts.len(), found.next_shifts.len()), ("An Voorbeeld", 1, 1));
    assert_eq!(found.week, None, "the hours are the worker's own");
    for (worker, on) in [(an, THURSDAY), (bo, TODAY)] {
        let hidden = day(&mut coach, &worker.to_string(), &on.to_string()).await;
        assert_eq!(reason(hidden), "NOT_FOUND", "{on}");
    }
    assert_eq!(reason(day(&mut coach, "", "").await), "WORKER_MISSING");
    floor.close().await;
}

async fn nobody_else_sees_somebodys_day(backend: Backend) {
    let floor = Floor::open(backend).await;
    let stef = floor.coach("Stef Voorbeeld", None).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    published(&floor, TODAY, an, stef).await;
    let colleague = day(&mut floor.as_somebody(Role::Worker, bo), &an.to_string(), "").await;
    assert_eq!(reason(colleague), "NOT_FOUND");
    for role in Role::ALL {
        let answer = day(&mut floor.as_somebody(role, an), &an.to_string(), "").await;
        match role {
            Role::Worker => assert_eq!(answer.unwrap().shifts.len(), 1),
            Role::Coach => assert_eq!(reason(answer), "NOT_FOUND"),
            Role::HostPlanner
            | Role::WorkshopPlanner
            | Role::OrderDesk
            | Role::SocialWorker
            | Role::Physician
            | Role::Finance
            | Role::SectorObserver
            | Role::Admin => assert_eq!(reason(answer), "NOT_ALLOWED", "{role:?}"),
        }
    }
    floor.close().await;
}
