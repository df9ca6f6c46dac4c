//! Habits of every page that a browser must keep: a filter with a name, what is said without a connection, and an end to
//! every session of an account at once.

use werkbrug_kernel::role::Role;
use werkbrug_tests::browser::Browser;
use werkbrug_tests::system::System;

/// A list with a choice among its filters and a word that somebody types.
const LIST: &str = "/orders?toon=alle";
/// What its kept filter is called.
const NAME: &str = "alles van ons";
const NO_CONNECTION: &str = "Geen verbinding. Wat hier staat, kan oud zijn.";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_browser_keeps_is_the_accounts_own_and_no_name() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    let (own, other) = (system.persona(Role::OrderDesk), system.persona(Role::Finance));
    browser.sign_in_to(&own, &format!("{LIST}&q=zonnewijzer&sorteer=-beloofd")).await;
    browser.click_css("#filters > summary").await;
    browser.fill("Naam voor deze filter", NAME).await;
    browser.click("button", "Bewaar").await;
    browser.see(NAME).await;
    browser.open("/orders").await;
    browser.click_css("#filters > summary").await;
    browser.picture("bewaarde-filters").await;
    browser.assert_accessible("kept filters").await;
    browser.click("link", NAME).await;
    browser.wait_for("the kept filter", async || browser.path().await.contains("toon=alle")).await;
    let path = browser.path().await;
    assert!(path.contains("sorteer=-beloofd") && !path.contains("zonnewijzer"), "what was typed is not kept: {path}");
    browser.sign_out().await;
    browser.sign_in_to(&other, "/orders").await;
    browser.click_css("#filters > summary").await;
    assert_eq!(browser.count("#filters li").await, 0, "another account on the same browser");
    browser.sign_out().await;
    browser.sign_in_to(&own, "/orders").await;
    browser.click_css("#filters > summary").await;
    browser.see(NAME).await;
    browser.assert_quiet().await;
    without_a_connection_the_page_says_so(&browser).await;
    one_button_ends_every_session(&system, &browser).await;
    system.stop();
}

async fn without_a_connection_the_page_says_so(browser: &Browser) {
    browser.is_live().await;
    browser.offline(true).await;
    browser.see(NO_CONNECTION).await;
    browser.picture("geen-verbinding").await;
    browser.offline(false).await;
    browser.gone(NO_CONNECTION).await;
    drop(browser.complaints().await);
}

async fn one_button_ends_every_session(system: &System, browser: &Browser) {
    let elsewhere = browser.another().await;
    elsewhere.sign_in_to(&system.persona(Role::OrderDesk), "/orders").await;
    browser.open("/orders").await;
    browser.click_css("details.person > summary").await;
    browser.picture("wie-is-aangemeld").await;
    browser.click("button", "Overal afmelden").await;
    browser.see("Welkom bij Werkbrug").await;
    elsewhere.open("/orders").await;
    elsewhere.see("Welkom bij Werkbrug").await;
}
