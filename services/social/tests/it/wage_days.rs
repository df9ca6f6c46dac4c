//! Days of guaranteed wage: counted for who reckons the money, as days alone.

use uuid::Uuid;
use werkbrug_pipeline::testing::{Backend, opened, write};
use werkbrug_proto::social as contract;

use crate::desk::{Desk, absence, number};

on_both!(
    days_are_told_a_quarter_when_an_absence_changes_them,
    what_is_told_holds_no_day_and_no_reason,
    a_mistaken_absence_gives_its_days_back,
    absences_from_before_anybody_told_are_told_once,
);

const EVENT: &str = "GuaranteedWageDaysCounted";

/// What was told of a worker: the quarter and the days at each percentage.
async fn told(desk: &Desk, worker: Uuid) -> Vec<(String, [u32; 3])> {
    let said: Vec<contract::GuaranteedWageDaysCounted> = desk.said("entitlement").await;
    let own = said.into_iter().filter(|said| said.worker_id == worker.to_string());
    own.map(|said| (said.quarter, [said.full_days, said.most_days, said.supplement_days])).collect()
}

fn days(quarter: &str, days: [u32; 3]) -> (String, [u32; 3]) {
    (quarter.to_owned(), days)
}

async fn days_are_told_a_quarter_when_an_absence_changes_them(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let reported = desk.social().report_absence(absence(worker, "2026-12-20", None)).await.unwrap().into_inner();
    let both = [days("2026Q4", [7, 5, 0]), days("2027Q1", [0, 2, 16])];
    assert_eq!(told(&desk, worker).await, both, "as long as no end is known, thirty days are counted");
    let back = contract::EndAbsenceRequest {
        request_id: number(),
        absence_id: reported.absence_id,
        to: "2026-12-28".to_owned(),
        etag: reported.etag,
    };
    desk.social().end_absence(back).await.unwrap();
    let after = [days("2026Q4", [7, 2, 0]), days("2027Q1", [0, 0, 0])];
    assert_eq!(told(&desk, worker).await[2..], after);
    // Within eight weeks it goes on with what is left, and the quarter before stays as it was.
    desk.social().report_absence(absence(worker, "2027-01-04", Some("2027-01-10"))).await.unwrap();
    assert_eq!(told(&desk, worker).await[4..], [days("2027Q1", [0, 5, 2])]);
    desk.bench.stop().await;
}

async fn what_is_told_holds_no_day_and_no_reason(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    desk.social().report_absence(absence(worker, "2026-11-23", Some("2026-11-27"))).await.unwrap();
    let entries = desk.bench.log("entitlement").await;
    let body = entries.iter().find(|entry| entry.event_type.ends_with(EVENT)).unwrap().body.clone();
    let text = String::from_utf8_lossy(&body).into_owned();
    for hidden in ["2026-11", "an invented note"] {
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
    assert_eq!(told(&desk, worker).await, [days("2026Q4", [5, 0, 0])]);
    desk.bench.stop().await;
}

async fn a_mistaken_absence_gives_its_days_back(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let reported =
        desk.social().report_absence(absence(worker, "2026-11-23", Some("2026-11-27"))).await.unwrap().into_inner();
    let cancel =
        contract::CancelAbsenceRequest { request_id: number(), absence_id: reported.absence_id, etag: reported.etag };
    desk.social().cancel_absence(cancel).await.unwrap();
    assert_eq!(told(&desk, worker).await, [days("2026Q4", [5, 0, 0]), days("2026Q4", [0, 0, 0])]);
    desk.bench.stop().await;
}

async fn absences_from_before_anybody_told_are_told_once(backend: Backend) {
    let desk = Desk::open(backend).await;
    let (one, other, well) = (desk.hire("W-1").await, desk.hire("W-2").await, desk.hire("W-3").await);
    desk.social().report_absence(absence(one, "2026-11-02", Some("2026-11-06"))).await.unwrap();
    desk.social().report_absence(absence(other, "2026-12-28", None)).await.unwrap();
    let pipeline = opened(&desk.bench.data_dir()).unwrap();
    assert_eq!(
        werkbrug_social::tell_old_wage_days(&pipeline).await.unwrap(),
        0,
        "they were told when they were reported"
    );
    // As it stands in a database from before: the absences are there, and nobody told anything.
    write(&pipeline, "DELETE FROM wage_days_told").await.unwrap();
    assert_eq!(werkbrug_social::tell_old_wage_days(&pipeline).await.unwrap(), 2);
    assert_eq!(werkbrug_social::tell_old_wage_days(&pipeline).await.unwrap(), 0, "once is enough");
    let twice = |quarter| [days(quarter, [5, 0, 0]), days(quarter, [5, 0, 0])];
    assert_eq!(told(&desk, one).await, twice("2026Q4"));
    let open = [days("2026Q4", [4, 0, 0]), days("2027Q1", [3, 7, 16])];
    assert_eq!(told(&desk, other).await, [open.clone(), open].concat());
    assert_eq!(told(&desk, well).await, []);
    desk.bench.stop().await;
}
