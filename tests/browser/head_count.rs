//! A host's head count: provisional, definitive at the agreed hour on a page that stands open, and what changes after it.

use jiff::civil::Date;
use serde_json::json;
use werkbrug_kernel::role::Role;
use werkbrug_proto::{
    crews::{self, HostShift, floor_client::FloorClient},
    social::{ReportAbsenceRequest, WorkRelated},
};
use werkbrug_tests::{
    browser::Browser, calendar::tomorrow, patience::wait_for, people::Persona, system::System, trade::settled,
};

/// Long enough before a quarter past seven to sign in and look.
const BEFORE: &str = "07:14:00";
/// The crews of the day on the host's week.
const CREWS: &str = "#blok-ploeg";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_count_turns_definitive_at_the_agreed_hour_and_then_says_what_changes() {
    let day = tomorrow();
    let system = System::with_preset("small").again_at(day, BEFORE);
    let (host, shift) = a_crew_of_a_host(&system, day).await;
    let later = an_afternoon_is_asked(&system, &host, &shift).await;
    let browser = Browser::start(&system.web).await;
    browser.sign_in_to(&host, "/aanvragen").await;
    browser.see("voorlopig tot 7.15").await;
    browser.open("/eigen-week").await;
    browser.is_live().await;
    let before = browser.text_of(CREWS).await;
    assert!(before.contains("voorlopig tot 7.15") && !before.contains("definitief"), "{before}");
    it_turns(&browser).await;
    browser.assert_well_made("eigen-week-definitief").await;
    the_host_asks_for_one_more(&browser, &later).await;
    somebody_falls_out_and_somebody_is_taken_off(&system, &shift).await;
    browser.open("/aanvragen").await;
    for told in ["Om 7.15 stond vast: 0 komen, 2 gevraagd.", "0 komen, 3 gevraagd · gevraagd door de klant"] {
        browser.see(told).await;
    }
    browser.assert_well_made("aanvragen-definitief").await;
    browser.open("/eigen-week").await;
    let (stood, wanted) = (shift.heads_coming, shift.heads_wanted);
    browser.see(&format!("Om 7.15 stond vast: {stood} komen, {wanted} gevraagd.")).await;
    for (coming, why) in
        [(stood - 1, "iemand valt uit"), (stood - 2, "gewijzigd door de planning van het maatwerkbedrijf")]
    {
        browser.see(&format!("{coming} komen, {wanted} gevraagd · {why}")).await;
    }
    system.stop();
}

/// The page was not loaded again: it read itself.
async fn it_turns(browser: &Browser) {
    browser.script("window.stayed = true", &[]).await;
    wait_for("the agreed hour", || async {
        let now = browser.text_of(CREWS).await;
        now.contains("definitief") && !now.contains("voorlopig")
    })
    .await;
    assert_eq!(browser.script("return window.stayed === true", &[]).await, json!(true));
    let week = browser.text_of("#blok-week").await;
    assert!(week.contains("definitief") && week.contains("voorlopig"), "the days to come stay provisional: {week}");
}

/// A host that people come to early on this day, and what it is told of them.
async fn a_crew_of_a_host(system: &System, day: Date) -> (Persona, HostShift) {
    let ask = || crews::ListHostShiftsRequest { from: day.to_string(), to: day.to_string() };
    let hosts =
        system.personas().into_iter().filter(|persona| persona.role() == Role::HostPlanner && persona.about.is_some());
    for host in hosts {
        let told = floor(system, &host).list_host_shifts(ask()).await.expect("the shifts of a host").into_inner();
        if let Some(shift) = told.shifts.into_iter().find(|shift| shift.heads_coming > 2) {
            return (host, shift);
        }
    }
    panic!("no host has a crew on {day}");
}

fn floor(system: &System, host: &Persona) -> FloorClient<werkbrug_chassis::rpc::Authed> {
    let about = host.about.expect("a company");
    FloorClient::new(system.channel("crews", &system.viewer_about(Role::HostPlanner, about)))
}

/// The host asks for two more people in the afternoon, of whom nobody is planned yet; the shift.
async fn an_afternoon_is_asked(system: &System, host: &Persona, like: &HostShift) -> String {
    let ask = crews::RequestShiftRequest {
        request_id: "afternoon".into(),
        engagement_id: like.engagement_id.clone(),
        day: like.day.clone(),
        start_minute: 15 * 60,
        end_minute: 17 * 60,
        heads: 2,
        break_minutes: 0,
    };
    let mut crews = system.crews_about(Role::HostPlanner, host.about.expect("a company"));
    crews.request_shift(ask).await.expect("a shift").into_inner().shift_id
}

async fn the_host_asks_for_one_more(browser: &Browser, shift: &str) {
    browser.open("/aanvragen").await;
    let own = format!("#komend li:has(input[value='{shift}'])");
    browser.click_css(&format!("{own} details.help > summary")).await;
    browser.script(&format!("document.querySelector(\"{own} input[name='aantal']\").value = '3'"), &[]).await;
    browser.click_in(&own, "button", "Wijzig het aantal").await;
    browser.see("Gewijzigd.").await;
}

async fn somebody_falls_out_and_somebody_is_taken_off(system: &System, shift: &HostShift) {
    let mut planner = system.crews(Role::WorkshopPlanner);
    let ask = crews::GetShiftRequest { shift_id: shift.shift_id.clone() };
    let crew = planner.get_shift(ask).await.expect("the shift").into_inner().crew;
    let mut there = crew.into_iter().filter(|member| !member.is_absent).map(|member| member.worker_id);
    let (ill, off) = (there.next().expect("somebody"), there.next().expect("somebody else"));
    let ask = ReportAbsenceRequest {
        request_id: "falls-out".into(),
        worker_id: ill,
        from: shift.day.clone(),
        to: Some(shift.day.clone()),
        work_related: WorkRelated::NotAsked.into(),
        note: String::new(),
    };
    let told = system.social(Role::SocialWorker).report_absence(ask).await.expect("an absence").into_inner();
    settled(system, "social", &told.event_id, "crews").await;
    let ask = crews::ReleaseWorkerRequest {
        request_id: "taken-off".into(),
        shift_id: shift.shift_id.clone(),
        worker_id: off,
    };
    planner.release_worker(ask).await.expect("taken off");
}
