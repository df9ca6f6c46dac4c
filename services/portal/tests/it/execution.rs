//! What the order desk does with an order: progress, parts that leave, changes, ends, material.

use http::StatusCode;
use tempfile::TempDir;
use werkbrug_kernel::role::Role;

use crate::{browser::Browser, portal::Portal, services::Services};

const PAGE: &str = "/orders/order-1/uitvoering";

/// A form, what is filled in, and what is told.
type Sent<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

async fn signed_in(role: Role) -> (Services, Portal, Browser) {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::start(&dir).await;
    opened(dir, services, role).await
}

async fn opened(dir: TempDir, services: Services, role: Role) -> (Services, Portal, Browser) {
    let portal = Portal::with(dir, services.address).await;
    let browser = Browser::new();
    browser.sign_in(&portal, role).await;
    (services, portal, browser)
}

fn holds(text: &str, all: &[&str]) {
    for expected in all {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    assert!(!text.contains('⟦'), "{text}");
}

#[tokio::test]
async fn an_order_shows_what_left_its_versions_and_the_customers_material() {
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
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
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
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
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
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
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
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
