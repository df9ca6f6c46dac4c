//! Coming in, finding one's own work and nobody else's, and going out.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use werkbrug_kernel::role::Role;
use werkbrug_tests::addresses::{self, made, rooms};
use werkbrug_tests::browser::Browser;
use werkbrug_tests::calendar;
use werkbrug_tests::system::System;

/// What a page says to a role that it is not for.
const NOT_FOR_YOU: &str = "Deze pagina is niet voor uw rol";
/// Pages that somebody opens one after another: more than a browser has connections. One that waits for a connection
/// waits for a minute, which is longer than anything here waits.
const HURRY: u32 = 8;
/// The room that everybody may open, also when it is not in their menu.
const FOR_ALL: &str = "/dag";
/// Who opens pages with an id, by how their address begins, the longest that fits (design.md 5); others are refused.
const WITH_ID: &[(&str, &[Role])] = &[
    ("orders", &[Role::OrderDesk, Role::WorkshopPlanner, Role::Finance]),
    ("orders/*/mail", &[Role::OrderDesk]),
    ("orders/*/uitvoering", &[Role::OrderDesk]),
    ("bedrijven", &[Role::OrderDesk, Role::WorkshopPlanner, Role::Finance]),
    ("spoed", &[Role::OrderDesk]),
    ("vergelijken", &[Role::OrderDesk, Role::Finance]),
    ("bestellingen", &[Role::OrderDesk]),
    ("relaties", &[Role::OrderDesk, Role::WorkshopPlanner, Role::Finance]),
    ("diensten", &[Role::WorkshopPlanner]),
    ("contracturen", &[Role::WorkshopPlanner]),
    ("plannen", &[Role::WorkshopPlanner]),
    ("slechte-dag", &[Role::WorkshopPlanner]),
    ("premies", &[Role::Finance]),
    ("facturen", &[Role::Finance]),
    ("boekhouding", &[Role::Finance]),
    ("verschil", &[Role::Finance]),
    ("medewerkers", &[Role::SocialWorker, Role::Physician]),
    ("afwezigheden", &[Role::SocialWorker]),
    ("opvolging", &[Role::SocialWorker]),
    ("vandaag", &[Role::Coach]),
    ("overeenkomsten", &[Role::WorkshopPlanner, Role::HostPlanner, Role::OrderDesk, Role::Finance]),
    ("overeenkomsten/*/kennisgeving", &[Role::WorkshopPlanner]),
    ("overeenkomsten/*/soort", &[Role::WorkshopPlanner]),
    ("aanwezigheid", &[Role::Coach, Role::WorkshopPlanner]),
    ("mijn-dag", &[Role::Worker]),
    ("uurroosters/werkplek", &[Role::WorkshopPlanner, Role::HostPlanner, Role::Coach]),
    ("uurroosters/medewerker", &[Role::WorkshopPlanner, Role::SocialWorker]),
    ("urenstaten", &[Role::WorkshopPlanner, Role::HostPlanner, Role::Finance]),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_comes_in_finds_their_own_work_and_goes_out_for_good() {
    let began = Instant::now();
    let system = System::with_preset("small");
    println!("system ready after {:?}", began.elapsed());
    let browser = Browser::start(&system.web).await;
    println!("browser ready after {:?}", began.elapsed());
    let menus = everybody_comes_in(&system, &browser).await;
    println!("everybody in and out after {:?}", began.elapsed());
    let with_id = pages_with_an_id(&system, &browser).await;
    no_page_is_forgotten(&system, &browser, (&menus, &with_id)).await;
    nobody_opens_the_rooms_of_others(&system, &browser, (&menus, &with_id)).await;
    println!("every room of others tried after {:?}", began.elapsed());
    somebody_in_a_hurry_is_not_held_up(&system, &browser).await;
    signing_out_ends_the_session(&system, &browser).await;
    whoever_has_no_session_comes_back_to_the_page_that_was_wanted(&system, &browser).await;
    println!("done after {:?}", began.elapsed());
    system.stop();
}

/// The menu of each role, as its first person finds it.
async fn everybody_comes_in(system: &System, browser: &Browser) -> BTreeMap<&'static str, Vec<String>> {
    let mut menus = BTreeMap::new();
    for who in system.personas() {
        let role = who.role().as_str();
        if menus.contains_key(role) {
            continue;
        }
        browser.open("/").await;
        browser.click("link", "Aanmelden").await;
        browser.choose(&who).await;
        browser.see(&who.name).await;
        let menu = browser.menu().await;
        assert_eq!(Some(&browser.path().await), menu.first(), "where {} comes in", who.name);
        menus.insert(role, menu);
        browser.sign_out().await;
        browser.see("Welkom bij Werkbrug").await;
    }
    browser.assert_quiet().await;
    menus
}

/// Pages of real orders, companies, shifts, people and amounts, as they are linked to for those who may open them.
async fn pages_with_an_id(system: &System, browser: &Browser) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (role, _) in addresses::FURTHER {
        addresses::enter(browser, system, *role).await;
        all.extend(addresses::with_an_id(browser, *role).await);
        browser.forget_cookies().await;
    }
    all
}

/// Every address where a page answers is in the lists that are looked at, weighed and measured.
async fn no_page_is_forgotten(
    system: &System,
    browser: &Browser,
    (menus, with_id): (&BTreeMap<&'static str, Vec<String>>, &BTreeSet<String>),
) {
    let mut seen: BTreeSet<String> = menus.values().flatten().chain(with_id).cloned().collect();
    let direct = addresses::FURTHER.iter().flat_map(|(_, pages)| pages.iter()).filter(|(_, from, _)| from.is_empty());
    seen.extend(direct.map(|(_, _, path)| (*path).to_owned()));
    seen.extend(made::MADE.iter().map(|(_, _, pattern)| rooms::filled(pattern)));
    let left = rooms::unseen(&seen);
    let mut forgotten = BTreeSet::new();
    for name in menus.keys() {
        let role = Role::parse(name).expect("a role");
        browser.sign_in(&system.persona(role)).await;
        for pattern in &left {
            let (status, _) = browser.fetch(&rooms::filled(pattern)).await;
            // For other roles, or only something to send to.
            if ![403, 405].contains(&status) {
                forgotten.insert(pattern);
            }
        }
        drop(browser.complaints().await);
        browser.forget_cookies().await;
    }
    assert!(forgotten.is_empty(), "in no list of pages (tests/support/addresses.rs): {forgotten:?}");
    println!("{} addresses are no pages", left.len());
}

/// One refusal as it is seen, and all others as they are answered.
async fn nobody_opens_the_rooms_of_others(
    system: &System,
    browser: &Browser,
    (menus, with_id): (&BTreeMap<&'static str, Vec<String>>, &BTreeSet<String>),
) {
    let rooms: BTreeSet<&String> = menus.values().flatten().collect();
    let mut refused = 0;
    for (name, own) in menus {
        let role = Role::parse(name).expect("a role");
        let of_others = rooms.iter().filter(|room| !own.contains(room) && room.as_str() != FOR_ALL);
        let of_others = of_others.copied().chain(with_id.iter().filter(|path| !opens(role, path)));
        browser.sign_in(&system.persona(role)).await;
        for (place, path) in of_others.enumerate() {
            if place == 0 {
                browser.open(path).await;
                assert_eq!(browser.text_of("h1").await, NOT_FOR_YOU, "{role:?} at {path}");
                browser.picture(&format!("{name}-refused")).await;
            }
            let (status, page) = browser.fetch(path).await;
            assert!(status == 403 && page.contains(NOT_FOR_YOU), "{role:?} at {path}: {status}");
            refused += 1;
        }
        browser.assert_complains_only_of("403").await;
        for path in with_id.iter().filter(|path| opens(role, path)) {
            // Whether this person may read this very thing is for the service to say; the page is for the role.
            let (_, page) = browser.fetch(path).await;
            assert!(!page.contains(NOT_FOR_YOU), "{role:?} at {path}");
        }
        drop(browser.complaints().await);
        browser.forget_cookies().await;
    }
    println!("{refused} refusals of {} rooms and {} pages with an id", rooms.len(), with_id.len());
    assert!(refused > menus.len() * with_id.len() / 2, "each role was refused something");
}

fn opens(role: Role, path: &str) -> bool {
    let rows = WITH_ID.iter().filter(|(own, _)| begins(path, own));
    let row = rows.max_by_key(|(own, _)| own.split('/').count());
    row.unwrap_or_else(|| panic!("say who opens {path}")).1.contains(&role)
}

/// Whether an address begins with these parts; `*` is any.
fn begins(path: &str, own: &str) -> bool {
    let mut parts = path.trim_start_matches('/').split(['/', '?']);
    own.split('/').all(|wanted| parts.next().is_some_and(|part| wanted == "*" || wanted == part))
}

/// More pages than a browser has connections, each of which keeps itself current until it is left.
async fn somebody_in_a_hurry_is_not_held_up(system: &System, browser: &Browser) {
    browser.sign_in(&system.persona(Role::Finance)).await;
    for day in 0..HURRY {
        browser.open(&format!("/dag?op={}", calendar::days_ago(day))).await;
        browser.is_live().await;
    }
    browser.sign_out().await;
}

/// Also the cookie that somebody kept, and the way back.
async fn signing_out_ends_the_session(system: &System, browser: &Browser) {
    let who = system.persona(Role::Finance);
    browser.sign_in(&who).await;
    let kept = browser.cdp("Network.getCookies", serde_json::json!({ "urls": [system.web] })).await;
    browser.sign_out().await;
    browser.see("Welkom bij Werkbrug").await;
    browser.back().await;
    browser.wait_for("no page of the session", async || !browser.text().await.contains(&who.name)).await;
    let cookies = kept.get("cookies").and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
    assert!(!cookies.is_empty(), "there was a session");
    for cookie in cookies {
        browser.cdp("Network.setCookie", cookie).await;
    }
    browser.open("/dag").await;
    browser.see("Welkom bij Werkbrug").await;
    browser.forget_cookies().await;
    drop(browser.complaints().await);
}

async fn whoever_has_no_session_comes_back_to_the_page_that_was_wanted(system: &System, browser: &Browser) {
    let (day, wanted) = (calendar::in_words(calendar::tomorrow()), format!("/dag?op={}", calendar::tomorrow()));
    browser.open(&wanted).await;
    browser.see("Welkom bij Werkbrug").await;
    browser.click("link", "Aanmelden").await;
    browser.choose(&system.persona(Role::WorkshopPlanner)).await;
    // Without its first letter, which is a capital there.
    browser.see(day.get(1..).expect("a day in words")).await;
    assert_eq!(browser.path().await, wanted);
    browser.assert_quiet().await;
}
