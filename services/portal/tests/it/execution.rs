//! What the order desk does with an order: progress, parts that leave, changes, ends, material.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use crate::{
    browser::Browser,
    portal::Portal,
    services::Services,
    visiting::{holds, opened, started},
};

const PAGE: &str = "/orders/order-1/uitvoering";

/// A form, what is filled in, and what is told.
type Sent<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

#[tokio::test]
async fn an_order_shows_what_left_its_versions_and_the_customers_material() {
    let (_services, portal, browser) = started(Role::OrderDesk).await;
    let page = browser.get(&portal.url("/orders/order-1")).await;
    let expected = ["op tijd", "te laat", "href=\"/orders/order-0\"", "Kartons", "href=\"/orders/order-1/uitvoering\""];
    holds(&page.text, &expected);
    let reader = Browser::new();
    reader.sign_in(&portal, Role::Finance).await;
    let page = reader.get(&portal.url("/orders/order-1")).await;
    assert!(page.text.contains("Kartons") && !page.text.contains(PAGE), "who reads has no forms: {}", page.text);
    assert_eq!(reader.get(&portal.url(PAGE)).await.status, StatusCode::FORBIDDEN);
    for tongue in ["fr", "en"] {
        holds(&browser.get(&portal.url(&format!("{PAGE}?taal={tongue}"))).await.text, &["Kartons"]);
    }
}

#[tokio::test]
async fn what_the_desk_fills_in_is_sent_and_what_stands_in_the_way_is_told() {
    let (_services, portal, browser) = started(Role::OrderDesk).await;
    let page = browser.get(&portal.url(PAGE)).await;
    holds(&page.text, &["Nog 750 te doen.", "250 klaar om te leveren.", "name=\"lever-lijn-1\"", "value=\"250\""]);
    let proof = page.field("bewijs");
    let table: [Sent<'_>; 9] = [
        ("voortgang", &[("klaar-taak-Dichten", "50"), ("klaar-taak-Tellen", "")], "De voortgang is gemeld"),
        ("voortgang", &[("klaar-taak-Dichten", "")], "niet te lezen"),
        ("leveren", &[("lever-lijn-1", "100")], "De deellevering staat genoteerd"),
        ("leveren", &[("lever-lijn-1", "251")], "Er zijn maar 250 stuks klaar"),
        ("leveren", &[("lever-lijn-1", "veel")], "niet te lezen"),
        ("wijzigen", &[("stuks-lijn-1", "1.500"), ("gevraagd", "30/11/2026")], "De eerste mogelijke dag is di 1/12"),
        ("annuleren", &[("reden", "material_never_came")], "De order is geannuleerd"),
        ("annuleren", &[("reden", "zomaar")], "niet te lezen"),
        (
            "materiaal-boeken",
            &[("omschrijving", "Kartons"), ("beweging", "scrapped"), ("aantal", "1.250")],
            "Het materiaal is geboekt",
        ),
    ];
    for (place, (what, fields, told)) in table.into_iter().enumerate() {
        let request_id = format!("r-{place}");
        let mut form = vec![("bewijs", proof.as_str()), ("request_id", request_id.as_str())];
        form.extend_from_slice(fields);
        let answer = browser.post(&portal.url(&format!("{PAGE}/{what}")), &form).await;
        assert_eq!(answer.location, PAGE, "{what}: {}", answer.text);
        holds(&browser.get(&portal.url(PAGE)).await.text, &[told]);
    }
}

/// Sends a form and looks at the page of its order afterwards.
async fn after(browser: &Browser, portal: &Portal, (page, what): (&str, &str), fields: &[(&str, &str)]) -> String {
    let proof = browser.get(&portal.url(page)).await.field("bewijs");
    let mut form = vec![("bewijs", proof.as_str()), ("request_id", "r-1")];
    form.extend_from_slice(fields);
    browser.post(&portal.url(&format!("{page}/{what}")), &form).await;
    browser.get(&portal.url(page)).await.text
}

#[tokio::test]
async fn what_was_typed_and_refused_stands_in_its_form_until_it_goes_well() {
    let (_services, portal, browser) = started(Role::OrderDesk).await;
    let text = after(&browser, &portal, (PAGE, "leveren"), &[("lever-lijn-1", "251")]).await;
    holds(&text, &["name=\"lever-lijn-1\" value=\"251\""]);
    let text = after(&browser, &portal, (PAGE, "leveren"), &[("lever-lijn-1", "100")]).await;
    holds(&text, &["name=\"lever-lijn-1\" value=\"250\""]);

    let typed = [
        ("stuks-lijn-1", "1.500"),
        ("gevraagd", "30/11/2026"),
        ("nieuw-lijn", "Doosjes"),
        ("nieuw-stuks", "40"),
        ("nieuw-minuten", "30"),
        ("nieuw-prijs", "12.50"),
    ];
    let text = after(&browser, &portal, (PAGE, "wijzigen"), &typed).await;
    for (name, value) in typed {
        holds(&text, &[&format!("name=\"{name}\" value=\"{value}\"")]);
    }
    holds(&text, &["<details open>"]);
    let typed = [("omschrijving", "Dozen"), ("beweging", "returned"), ("aantal", "veel")];
    let text = after(&browser, &portal, (PAGE, "materiaal-boeken"), &typed).await;
    holds(&text, &["value=\"Dozen\"", "<option value=\"returned\" selected>", "name=\"aantal\" value=\"veel\""]);

    let dir = tempfile::tempdir().unwrap();
    let services = Services::quoting(&dir).await;
    let (_services, portal, browser) = opened(dir, services, Role::OrderDesk).await;
    let page = "/orders/order-2/uitvoering";
    let typed = [("stuks-lijn-1", "900"), ("prijs-lijn-1", "13.75"), ("geldig", "28/12/2026")];
    let text = after(&browser, &portal, (page, "versie"), &typed).await;
    for (name, value) in typed {
        holds(&text, &[&format!("name=\"{name}\" value=\"{value}\"")]);
    }
    let typed = [("gevraagd", "27/11/2026"), ("later", "ja")];
    let text = after(&browser, &portal, (page, "aanvaarden"), &typed).await;
    holds(&text, &["name=\"gevraagd\" value=\"27/11/2026\"", "name=\"later\" value=\"ja\" checked"]);
    let text = after(&browser, &portal, (page, "verloren"), &[("reden", "not_needed")]).await;
    holds(&text, &["<option value=\"not_needed\" selected>"]);
}

#[tokio::test]
async fn of_two_reports_the_second_is_refused_and_the_first_is_not_typed_again() {
    let (_services, portal, browser) = started(Role::OrderDesk).await;
    let typed = [("klaar-taak-Binnen", "50"), ("klaar-taak-Dichten", "999")];
    let text = after(&browser, &portal, (PAGE, "voortgang"), &typed).await;
    let expected = [
        "Van één bewerking is de voortgang gemeld",
        "Er waren nog maar 750 stuks te doen.",
        "name=\"klaar-taak-Dichten\" value=\"999\"",
    ];
    holds(&text, &expected);
    let text = after(&browser, &portal, (PAGE, "voortgang"), &[("klaar-taak-Dichten", "999")]).await;
    assert!(!text.contains("is de voortgang gemeld"), "nothing was recorded: {text}");
    let text = after(&browser, &portal, (PAGE, "voortgang"), &[("klaar-taak-Dichten", "50")]).await;
    holds(&text, &["De voortgang is gemeld", "name=\"klaar-taak-Dichten\" value=\"\""]);
}

#[tokio::test]
async fn the_desk_writes_to_the_customer_about_what_happened_in_their_language() {
    let (_services, portal, browser) = started(Role::OrderDesk).await;
    let page = browser.get(&portal.url("/orders/order-1/mail")).await;
    holds(&page.text, &["een deel van uw order", "De rest volgt", "soort=bevestigd", "href=\"/orders/order-1\""]);
    let page = browser.get(&portal.url("/orders/order-1/mail?soort=bevestigd&taal=fr")).await;
    holds(
        &page.text,
        &["Nous confirmons votre commande", "soort=bevestigd&amp;taal=en", "<strong>bevestiging</strong>"],
    );
    let page = browser.get(&portal.url("/orders/order-2/mail?soort=vervalt")).await;
    holds(&page.text, &["Onze offerte", "soort=offerte", "Samen:"]);
    let page = browser.get(&portal.url("/orders/order-1")).await;
    holds(&page.text, &["href=\"/orders/order-1/mail\""]);
    let reader = Browser::new();
    reader.sign_in(&portal, Role::Finance).await;
    assert_eq!(reader.get(&portal.url("/orders/order-1/mail")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_desk_says_where_the_goods_go_and_a_closed_site_is_told() {
    let (_services, portal, browser) = started(Role::OrderDesk).await;
    let page = browser.get(&portal.url(PAGE)).await;
    holds(&page.text, &["Vestiging van levering", "Magazijn · Verzonnenstraat 7, 8800 Roeselare"]);
    assert!(!page.text.contains("Oude loods"), "a closed site is no choice: {}", page.text);
    for (site, told) in [("vestiging-1", "De vestiging van levering is bewaard"), ("vestiging-2", "is gesloten")] {
        let text = after(&browser, &portal, (PAGE, "vestiging"), &[("waar", site)]).await;
        holds(&text, &[told]);
    }
}

#[tokio::test]
async fn both_days_are_seen_before_a_quote_is_accepted_and_the_choice_stays_in_its_form() {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::quoting(&dir).await;
    let (_services, portal, browser) = opened(dir, services, Role::OrderDesk).await;
    let held = browser.get(&portal.url("/orders/order-2/uitvoering")).await.text;
    holds(&held, &["Gezegd aan de klant", "27 november"]);
    assert!(!held.contains("wo 25/11"), "minutes are kept, so their day is promised: {held}");
    let page = "/orders/order-3/uitvoering";
    let text = browser.get(&portal.url(page)).await.text;
    holds(&text, &["wo 25/11", "vr 27/11", "Welke dag belooft u", "<option value=\"gezegd\">"]);
    let text = after(&browser, &portal, (page, "aanvaarden"), &[("beloofde-dag", "waarschijnlijk")]).await;
    holds(&text, &["<option value=\"waarschijnlijk\" selected>"]);
}
