//! Somebody's contract hours are recorded, work beside them asks for their own yes, and the yes is noted.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews::{
    AssignWorkerRequest, EngagementKind, ListEngagementsRequest, ListReplacementsRequest, RequestShiftRequest,
};
use werkbrug_tests::{browser::Browser, system::System, trade::TODAY};

/// A shift of a whole day in a department, and somebody who could come.
async fn whole_day(system: &System, day: Date) -> (String, String) {
    let mut crews = system.crews(Role::WorkshopPlanner);
    let ask = ListEngagementsRequest { page_size: 200, ..ListEngagementsRequest::default() };
    let known = crews.list_engagements(ask).await.expect("agreements").into_inner().engagements;
    let own = known.into_iter().find(|own| own.kind() == EngagementKind::DepartmentWork).expect("a department");
    let ask = RequestShiftRequest {
        request_id: "whole-day".to_owned(),
        engagement_id: own.engagement_id,
        day: day.to_string(),
        start_minute: 480,
        end_minute: 960,
        heads: 1,
        break_minutes: 30,
    };
    let shift_id = crews.request_shift(ask).await.expect("a shift").into_inner().shift_id;
    let ask = ListReplacementsRequest { shift_id: shift_id.clone(), page_size: 1 };
    let fits = crews.list_replacements(ask).await.expect("people").into_inner().fits;
    (shift_id, fits.into_iter().next().expect("somebody").worker_id)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn work_beside_the_contract_waits_for_the_workers_own_yes() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    let from_monday = i64::from(TODAY.weekday().since(Weekday::Monday));
    let monday = TODAY.checked_add((14 - from_monday).days()).expect("a Monday");
    let (shift_id, worker_id) = whole_day(&system, monday).await;
    let planner = system.persona(Role::WorkshopPlanner);
    browser.sign_in_to(&planner, &format!("/contracturen/{worker_id}")).await;
    browser.see("Van dit contract zijn geen uren bekend").await;
    browser.click_css("main details > summary").await;
    browser
        .fill("Maandag van een week A", &format!("{:02}/{:02}/{}", monday.day(), monday.month(), monday.year()))
        .await;
    browser.fill("maandag", "8-12").await;
    browser.assert_well_made("contracturen").await;
    browser.click("button", "Bewaar").await;
    browser.see("Bewaard.").await;
    browser.see("8.00–12.00").await;
    browser.open(&format!("/diensten/{shift_id}")).await;
    browser.see("werkt die dag van 08:00 tot 12:00 volgens het contract: eigen ja nodig").await;
    browser.see("nog niet gevraagd").await;
    browser.assert_accessible("a shift that waits for a yes").await;
    browser.click("button", "zei ja").await;
    browser.see("Genoteerd.").await;
    browser.gone("eigen ja nodig").await;
    let ask = AssignWorkerRequest { request_id: "with-a-yes".to_owned(), shift_id, worker_id };
    system.crews(Role::WorkshopPlanner).assign_worker(ask).await.expect("a seat");
    browser.assert_quiet().await;
    system.stop();
}
