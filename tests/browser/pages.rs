//! Every room of every menu: no barriers in light, dark and three languages, light enough, at home on a telephone and on
//! paper. Pages that are reached from a room are looked at by the journeys that go there.

use std::collections::BTreeSet;
use std::time::Instant;

use werkbrug_kernel::role::Role;
use werkbrug_tests::browser::Browser;
use werkbrug_tests::system::System;

/// Most bytes and nodes of a page when it is opened for the first time.
const BYTES_MAX: u64 = 100_000;
const NODES_MAX: u64 = 4_000;
/// Most sheets that a room takes on paper.
const SHEETS_MAX: usize = 8;
/// The languages beside Dutch.
const ALSO: [&str; 2] = ["fr", "en"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_rooms_of_planners_order_desk_and_finance_are_well_made() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    let roles = [Role::HostPlanner, Role::WorkshopPlanner, Role::OrderDesk, Role::Finance];
    rooms_are_well_made(&system, &browser, &roles).await;
    system.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_rooms_of_the_floor_of_care_and_of_the_machine_are_well_made() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    pages_for_nobody(&browser).await;
    let roles = [Role::Coach, Role::Worker, Role::SocialWorker, Role::Physician, Role::Admin];
    rooms_are_well_made(&system, &browser, &roles).await;
    a_page_that_is_not_there_says_so(&browser).await;
    system.stop();
}

/// A room that several roles have is looked at as the first of them.
async fn rooms_are_well_made(system: &System, browser: &Browser, roles: &[Role]) {
    let began = Instant::now();
    let mut seen = BTreeSet::new();
    for role in roles {
        browser.forget_cookies().await;
        browser.sign_in(&system.persona(*role)).await;
        for room in browser.menu().await {
            if seen.insert(room.clone()) {
                let name = format!("{}{}", role.as_str(), room.replace('/', "-"));
                room_is_well_made(browser, &room, &name).await;
                println!("{name} after {:?}", began.elapsed());
            }
        }
    }
}

async fn room_is_well_made(browser: &Browser, room: &str, name: &str) {
    let weight = browser.weigh(room).await;
    println!("{name}: {weight:?}");
    assert!(weight.bytes <= BYTES_MAX && weight.nodes <= NODES_MAX, "{name}: {weight:?}");
    browser.assert_well_made(name).await;
    let paper = browser.print(name).await;
    let sheets = paper.pages();
    assert!(paper.bytes.starts_with(b"%PDF-") && (1..=SHEETS_MAX).contains(&sheets), "{name}: {sheets} sheets");
    for language in ALSO {
        browser.choose_language(language).await;
        browser.assert_accessible(&format!("{name} in {language}")).await;
        assert!(!browser.text().await.contains('⟦'), "{name} lacks a word in {language}");
    }
    browser.choose_language("nl").await;
    browser.assert_quiet().await;
}

async fn pages_for_nobody(browser: &Browser) {
    browser.open("/").await;
    browser.assert_well_made("deur").await;
    browser.click("link", "Aanmelden").await;
    browser.see("Wie wilt u zijn?").await;
    browser.assert_well_made("wie-wilt-u-zijn").await;
}

async fn a_page_that_is_not_there_says_so(browser: &Browser) {
    browser.open("/nergens").await;
    browser.see("Deze pagina bestaat niet").await;
    browser.assert_complains_only_of("404").await;
    browser.assert_well_made("bestaat-niet").await;
    browser.open("/dag?op=gisteren").await;
    browser.see("Dat is geen datum").await;
    browser.assert_complains_only_of("400").await;
}
