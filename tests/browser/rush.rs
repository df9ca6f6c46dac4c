//! A rush call in a real browser: from the telephone that rings to a day that is kept, by keyboard alone; and what work costs
//! here and elsewhere.

use werkbrug_kernel::role::Role;
use werkbrug_tests::browser::Browser;
use werkbrug_tests::system::System;

/// A customer of the small preset.
const CUSTOMER: &str = "luchtkasteel";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rush_call_is_answered_held_and_confirmed_by_keyboard() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    browser.sign_in_to(&system.persona(Role::OrderDesk), "/spoed").await;
    browser.see("Spoedoproep").await;
    browser.put_the_mouse_away().await;
    browser.assert_accessible("rush call, nothing asked").await;

    // The field to look in has the focus, then the first order that was found.
    browser.type_text(CUSTOMER).await;
    browser.press("Enter").await;
    browser.wait_for("the orders of the customer", async || browser.path().await.contains("q=")).await;
    browser.wait_for("the first order has the keyboard", async || browser.focused().await.0 == "link").await;
    browser.press("Enter").await;
    browser.see("Waarom deze datum").await;
    browser.tab_to_css("input[name=stuks-0]").await;
    browser.press("Control+a").await;
    browser.type_text("120").await;
    browser.press("Enter").await;
    browser.wait_for("the answer", async || browser.path().await.contains("stuks-0=120")).await;
    browser.see("Zeg:").await;
    browser.assert_well_made("spoed-antwoord").await;

    browser.tab_to("button", "Maak offerte en houd 20 minuten vast").await;
    browser.press("Enter").await;
    browser.see("blijft vastgehouden tot").await;
    browser.assert_well_made("spoed-vast").await;
    browser.tab_to("button", "De klant zegt ja: bevestig").await;
    browser.press("Enter").await;
    browser.see("De order is aanvaard").await;
    let mail = browser.value_of("#veld-mail").await;
    assert!(mail.contains("Wij bevestigen uw order"), "{mail}");

    browser.tab_to("link", "Naar de order").await;
    browser.press("Enter").await;
    browser.see("Bewijs van de belofte").await;
    browser.see("ongewijzigd").await;
    browser.assert_well_made("order-bewijs").await;
    for room in ["/doorlooptijden", "/rendementen"] {
        browser.open(room).await;
        browser.assert_accessible(room).await;
    }
    what_work_costs_is_kept_with_its_assumptions(&browser).await;
    system.stop();
}

async fn what_work_costs_is_kept_with_its_assumptions(browser: &Browser) {
    browser.open("/vergelijken").await;
    browser.fill("Titel", "Dozen plooien, hier of ver weg").await;
    browser.click("button", "Reken uit en bewaar").await;
    browser.see("Omslagprijs elders").await;
    browser.see("Veiligheidsvoorraad").await;
    browser.assert_well_made("vergelijking").await;
    browser.open("/vergelijken").await;
    browser.see("Dozen plooien, hier of ver weg").await;
    browser.assert_quiet().await;
}
