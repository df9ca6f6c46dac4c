//! Every page, also those that are reached from another one: no barriers in light, dark and three languages, light
//! enough, at home on a telephone and on paper.

use std::collections::BTreeSet;
use std::time::Instant;

use werkbrug_kernel::role::Role;
use werkbrug_tests::addresses::{self, made};
use werkbrug_tests::browser::Browser;
use werkbrug_tests::system::System;

/// Most bytes and nodes of a page when it is opened for the first time.
const BYTES_MAX: u64 = 100_000;
const NODES_MAX: u64 = 4_000;
/// Most sheets that a page takes on paper.
const SHEETS_MAX: usize = 8;
/// The languages beside Dutch.
const ALSO: [&str; 2] = ["fr", "en"];

/// Who is looked at together: a system and a browser for each group, so that no test takes much longer than another.
const PLANNER: &[Role] = &[Role::WorkshopPlanner];
const CUSTOMERS: &[Role] = &[Role::OrderDesk, Role::HostPlanner];
const MONEY: &[Role] = &[Role::Finance];
const CARE: &[Role] = &[Role::SocialWorker];
const FLOOR: &[Role] = &[Role::Physician, Role::Coach, Role::Worker, Role::Admin];
/// Who has no page yet.
const NOT_YET: &[Role] = &[Role::SectorObserver];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_of_who_plans_are_well_made_in_every_language_light_and_dark() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    pages_for_nobody(&browser).await;
    pages_of_all(&system, &browser, PLANNER).await;
    system.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_of_orders_and_hosts_are_well_made_in_every_language_light_and_dark() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    pages_of_all(&system, &browser, CUSTOMERS).await;
    system.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_of_money_are_well_made_in_every_language_light_and_dark() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    pages_of_all(&system, &browser, MONEY).await;
    system.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_of_care_are_well_made_in_every_language_light_and_dark() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    pages_of_all(&system, &browser, CARE).await;
    a_refusal_is_well_made(&browser).await;
    addresses::enter(&browser, &system, Role::SocialWorker).await;
    what_opens_over_a_page_is_well_made(&browser).await;
    system.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_of_the_floor_are_well_made_in_every_language_light_and_dark() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    pages_of_all(&system, &browser, FLOOR).await;
    a_page_that_is_not_there_says_so(&browser).await;
    system.stop();
}

#[test]
fn everybody_is_looked_at_once() {
    let mut all: Vec<Role> = [PLANNER, CUSTOMERS, MONEY, CARE, FLOOR, NOT_YET].concat();
    let mut expected = Role::ALL.to_vec();
    all.sort_unstable();
    expected.sort_unstable();
    assert_eq!(all, expected);
}

/// A page that several roles of a group have is looked at as the first of them.
async fn pages_of_all(system: &System, browser: &Browser, roles: &[Role]) {
    let mut seen = BTreeSet::new();
    for role in roles {
        pages_of(system, browser, *role, &mut seen).await;
    }
}

async fn pages_of(system: &System, browser: &Browser, role: Role, seen: &mut BTreeSet<String>) {
    let began = Instant::now();
    addresses::enter(browser, system, role).await;
    let mut pages = addresses::of(browser, role, |room| seen.insert(room.to_owned())).await;
    pages.extend(made::of(browser, role).await);
    for (name, path) in &pages {
        page_is_well_made(browser, path, name).await;
    }
    for language in ALSO {
        browser.choose_language(language).await;
        for (name, path) in &pages {
            browser.open(path).await;
            reads_well(browser, name).await;
        }
    }
    browser.choose_language("nl").await;
    browser.assert_quiet().await;
    println!("{} pages of {} in {:?}", pages.len(), role.as_str(), began.elapsed());
}

async fn page_is_well_made(browser: &Browser, path: &str, name: &str) {
    let weight = browser.weigh(path).await;
    println!("{name}: {weight:?}");
    assert!(weight.bytes <= BYTES_MAX && weight.nodes <= NODES_MAX, "{name}: {weight:?}");
    browser.assert_well_made(name).await;
    let paper = browser.print(name).await;
    let sheets = paper.pages();
    assert!(paper.bytes.starts_with(b"%PDF-") && (1..=SHEETS_MAX).contains(&sheets), "{name}: {sheets} sheets");
}

/// In another language: no barrier in light and dark, no word missing, nothing too wide for a telephone.
async fn reads_well(browser: &Browser, name: &str) {
    let language = browser.attribute("html", "lang").await.unwrap_or_default();
    let what = format!("{name} in {language}");
    assert!(!browser.text().await.contains('⟦'), "{what} lacks a word");
    browser.assert_accessible(&what).await;
    browser.dark().await;
    browser.picture(name).await;
    browser.assert_accessible(&format!("{what}, dark")).await;
    browser.light().await;
    browser.phone().await;
    browser.assert_no_sideways_scroll().await;
    browser.picture(name).await;
    browser.desk().await;
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

async fn a_refusal_is_well_made(browser: &Browser) {
    browser.open("/gezondheid").await;
    browser.see("Deze pagina is niet voor uw rol").await;
    browser.assert_complains_only_of("403").await;
    browser.assert_well_made("niet-voor-uw-rol").await;
    for language in ALSO {
        browser.choose_language(language).await;
        reads_well(browser, "niet-voor-uw-rol").await;
    }
    browser.assert_complains_only_of("403").await;
}

/// The palette, the keys, the menu of files, and the question what a full export is for.
async fn what_opens_over_a_page_is_well_made(browser: &Browser) {
    browser.open("/medewerkers").await;
    for (name, keys) in [("palet", "Control+k"), ("toetsen", "?")] {
        browser.press(keys).await;
        opened(browser, name, &format!("#{name}[open]")).await;
        browser.press("Escape").await;
        browser.wait_for_script("it closes", "!document.querySelector('dialog[open]')").await;
    }
    browser.click_css("details.pop:not(#filters) > summary").await;
    opened(browser, "exporteren", "details.pop[open]").await;
    browser.click("button", "Volledige export …").await;
    opened(browser, "volledige-export", "#volledig[open]").await;
    browser.assert_quiet().await;
}

async fn opened(browser: &Browser, name: &str, css: &str) {
    browser.wait_for(&format!("{name} is open"), async || browser.count(css).await == 1).await;
    browser.picture(name).await;
    browser.assert_accessible(name).await;
    browser.dark().await;
    browser.picture(name).await;
    browser.assert_accessible(&format!("{name}, dark")).await;
    browser.light().await;
}
