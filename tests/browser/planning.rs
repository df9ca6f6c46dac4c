//! The planner lets a week be planned, looks on, and applies the plan.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews::{EngagementKind, ListEngagementsRequest, RequestShiftRequest};
use werkbrug_tests::{browser::Browser, system::System, trade::TODAY};

/// Work that nobody was given yet: three people in a department on a Monday.
async fn asks_for_work(system: &System, monday: Date) {
    let mut crews = system.crews(Role::WorkshopPlanner);
    let ask = ListEngagementsRequest { page_size: 200, ..ListEngagementsRequest::default() };
    let known = crews.list_engagements(ask).await.expect("agreements").into_inner().engagements;
    let own = known.into_iter().find(|own| own.kind() == EngagementKind::DepartmentWork).expect("a department");
    let ask = RequestShiftRequest {
        request_id: "work-to-plan".to_owned(),
        engagement_id: own.engagement_id,
        day: monday.to_string(),
        start_minute: 480,
        end_minute: 960,
        heads: 3,
        break_minutes: 30,
    };
    crews.request_shift(ask).await.expect("a shift");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_is_planned_and_applied() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    let from_monday = i64::from(TODAY.weekday().since(Weekday::Monday));
    let monday = TODAY.checked_add((7 - from_monday).days()).expect("a Monday");
    asks_for_work(&system, monday).await;

    browser.sign_in_to(&system.persona(Role::WorkshopPlanner), &format!("/plannen?week={monday}")).await;
    browser.see("Voor deze week is nog geen plan gemaakt").await;
    browser.assert_well_made("plannen").await;
    browser.click("button", "Start").await;
    browser.see("Pas het plan toe").await;
    browser.see("komt erbij").await;
    browser.assert_well_made("plan").await;
    browser.click("button", "Pas het plan toe").await;
    browser.see("Het plan is toegepast").await;
    system.stop();
}
