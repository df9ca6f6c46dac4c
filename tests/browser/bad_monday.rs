//! A bad Monday: people are missing, ways to go on are proposed, accepted shift by shift, and people are called. A later
//! proposal leaves whoever was told where they are.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use werkbrug_kernel::role::Role;
use werkbrug_proto::{
    crews::{
        AssignWorkerRequest, EngagementKind, ListEngagementsRequest, ListReplacementsRequest, PublishShiftRequest,
        RequestShiftRequest,
    },
    social::{ReportAbsenceRequest, WorkRelated},
};
use werkbrug_tests::{
    browser::Browser,
    system::System,
    trade::{TODAY, settled},
};

/// How many shifts lose their only worker.
const SHIFTS: usize = 3;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bad_monday_is_proposed_accepted_shift_by_shift_and_called() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    let from_monday = i64::from(TODAY.weekday().since(Weekday::Monday));
    let monday = TODAY.checked_add((14 - from_monday).days()).expect("a Monday");
    everybody_is_ill(&system, monday).await;
    let planner = system.persona(Role::WorkshopPlanner);
    browser.sign_in_to(&planner, &format!("/slechte-dag?op={monday}")).await;
    browser.click("button", "Maak een voorstel").await;
    browser.see("Wie ontbreekt").await;
    browser.see("Minste wijzigingen").await;
    let text = browser.text().await;
    assert!(text.contains("afwezig") && text.contains("vrij op") && !text.to_lowercase().contains("ziek"), "{text}");
    browser.assert_well_made("slechte-dag").await;
    for left in (0..SHIFTS).rev() {
        browser.click("button", "Aanvaard").await;
        browser
            .wait_for("one shift fewer", async || {
                browser.names("button").await.iter().filter(|name| name.starts_with("Aanvaard")).count() == left
            })
            .await;
    }
    browser.see("bellijst").await;
    called(&browser, monday).await;
    told_people_stay(&browser, monday).await;
    system.stop();
}

/// Shifts of a department on a day, each with one worker who falls ill afterwards.
async fn everybody_is_ill(system: &System, day: Date) {
    let mut crews = system.crews(Role::WorkshopPlanner);
    let ask = ListEngagementsRequest { page_size: 200, ..ListEngagementsRequest::default() };
    let known = crews.list_engagements(ask).await.expect("agreements").into_inner().engagements;
    let own = known.into_iter().find(|own| own.kind() == EngagementKind::DepartmentWork).expect("a department");
    for number in 0..SHIFTS {
        let ask = RequestShiftRequest {
            request_id: format!("monday-{number}"),
            engagement_id: own.engagement_id.clone(),
            day: day.to_string(),
            start_minute: 480,
            end_minute: 960,
            heads: 1,
            break_minutes: 30,
        };
        let shift_id = crews.request_shift(ask).await.expect("a shift").into_inner().shift_id;
        let ask = ListReplacementsRequest { shift_id: shift_id.clone(), page_size: 1 };
        let fits = crews.list_replacements(ask).await.expect("people").into_inner().fits;
        let worker_id = fits.into_iter().next().expect("somebody").worker_id;
        let ask = AssignWorkerRequest {
            request_id: format!("monday-seat-{number}"),
            shift_id: shift_id.clone(),
            worker_id: worker_id.clone(),
        };
        crews.assign_worker(ask).await.expect("a seat");
        crews
            .publish_shift(PublishShiftRequest { request_id: format!("monday-known-{number}"), shift_id })
            .await
            .expect("known");
        let ask = ReportAbsenceRequest {
            request_id: format!("monday-ill-{number}"),
            worker_id,
            from: day.to_string(),
            to: Some(day.to_string()),
            work_related: WorkRelated::NotAsked.into(),
            note: String::new(),
        };
        let told = system.social(Role::SocialWorker).report_absence(ask).await.expect("an absence").into_inner();
        settled(system, "social", &told.event_id, "crews").await;
    }
}

/// One says yes, one says no and comes after all, one is not reached.
async fn called(browser: &Browser, monday: Date) {
    browser.open(&format!("/bellijst?op={monday}")).await;
    browser.wait_for("everybody stands on the list", async || browser.count("li.call").await == 3).await;
    browser.assert_well_made("bellijst").await;
    browser.click_in("li.call:nth-child(1)", "button", "zei ja").await;
    browser.see("Genoteerd.").await;
    browser.click_in("li.call:nth-child(1)", "button", "zei neen").await;
    browser.see("De plaats is weer vrij").await;
    browser.click("button", "komt toch").await;
    browser.see("Genoteerd.").await;
    browser.gone("komt toch").await;
    browser.click_in("li.call:nth-child(1)", "button", "niet bereikt").await;
    browser.see("niet bereikt").await;
}

/// Two said yes: a later proposal moves neither of them.
async fn told_people_stay(browser: &Browser, monday: Date) {
    browser.open(&format!("/slechte-dag?op={monday}")).await;
    browser.click("button", "Maak een voorstel").await;
    browser.see("2 mensen zijn al verwittigd, onderweg of aan het werk en blijven staan.").await;
    browser.assert_quiet().await;
}
