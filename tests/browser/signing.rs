//! Coming in, finding one's own work and nobody else's, and going out.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use werkbrug_kernel::role::Role;
use werkbrug_tests::browser::Browser;
use werkbrug_tests::system::System;

/// What a page says to a role that it is not for.
const NOT_FOR_YOU: &str = "Deze pagina is niet voor uw rol";
/// Pages that somebody opens one after another, and the longest that may take: a browser that waits for a connection
/// waits for a minute.
const HURRY: u32 = 8;
const HURRY_MAX: Duration = Duration::from_secs(40);
/// The room that everybody may open, also when it is not in their menu.
const FOR_ALL: &str = "/dag";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_comes_in_finds_their_own_work_and_goes_out_for_good() {
    let began = Instant::now();
    let system = System::with_preset("small");
    println!("system ready after {:?}", began.elapsed());
    let browser = Browser::start(&system.web).await;
    println!("browser ready after {:?}", began.elapsed());
    let menus = everybody_comes_in(&system, &browser).await;
    println!("everybody in and out after {:?}", began.elapsed());
    nobody_opens_the_rooms_of_others(&system, &browser, &menus).await;
    println!("every room of others tried after {:?}", began.elapsed());
    somebody_in_a_hurry_is_not_held_up(&system, &browser).await;
    signing_out_ends_the_session(&system, &browser).await;
    whoever_has_no_session_comes_back_to_the_page_that_was_wanted(&system, &browser).await;
    println!("done after {:?}", began.elapsed());
    system.stop();
}

/// The menu of each role; the first person of a role opens all of it.
async fn everybody_comes_in(system: &System, browser: &Browser) -> BTreeMap<&'static str, Vec<String>> {
    let mut menus = BTreeMap::new();
    for who in system.personas() {
        let role = who.role().as_str();
        browser.open("/").await;
        browser.click("link", "Aanmelden").await;
        browser.choose(&who).await;
        browser.see(&who.name).await;
        let menu = browser.menu().await;
        assert_eq!(Some(&browser.path().await), menu.first(), "where {} comes in", who.name);
        if !menus.contains_key(role) {
            for room in &menu {
                browser.open(room).await;
                let heading = browser.text_of("h1").await;
                assert!(!heading.is_empty() && !browser.text().await.contains('⟦'), "{role} at {room}: {heading}");
                // A refusal or a failure would stand in the console as a page that did not load.
                browser.assert_quiet().await;
            }
        }
        menus.entry(role).or_insert(menu);
        browser.sign_out().await;
        browser.see("Welkom bij Werkbrug").await;
    }
    browser.assert_quiet().await;
    menus
}

async fn nobody_opens_the_rooms_of_others(
    system: &System,
    browser: &Browser,
    menus: &BTreeMap<&'static str, Vec<String>>,
) {
    let all: BTreeSet<&String> = menus.values().flatten().collect();
    let mut refused = 0;
    for (role, own) in menus {
        let role = Role::parse(role).expect("a role");
        browser.sign_in(&system.persona(role)).await;
        for room in all.iter().filter(|room| !own.contains(room) && room.as_str() != FOR_ALL) {
            browser.open(room).await;
            assert_eq!(browser.text_of("h1").await, NOT_FOR_YOU, "{role:?} at {room}");
            browser.assert_complains_only_of("403").await;
            refused += 1;
        }
        browser.forget_cookies().await;
    }
    println!("{refused} refusals of {} rooms", all.len());
    assert!(refused > menus.len(), "each role was refused something");
}

/// More pages than a browser has connections, each of which keeps itself current until it is left.
async fn somebody_in_a_hurry_is_not_held_up(system: &System, browser: &Browser) {
    browser.sign_in(&system.persona(Role::Finance)).await;
    let began = Instant::now();
    for day in 0..HURRY {
        browser.open(&format!("/dag?op=2026-11-{:02}", 10 + day)).await;
        browser.is_live().await;
    }
    assert!(began.elapsed() < HURRY_MAX, "{HURRY} pages one after another took {:?}", began.elapsed());
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
    browser.open("/dag?op=2026-11-24").await;
    browser.see("Welkom bij Werkbrug").await;
    browser.click("link", "Aanmelden").await;
    browser.choose(&system.persona(Role::WorkshopPlanner)).await;
    browser.see("insdag 24 november 2026").await;
    assert_eq!(browser.path().await, "/dag?op=2026-11-24");
    browser.assert_quiet().await;
}
