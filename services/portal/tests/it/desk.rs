//! The order desk's pages and the page of a shift.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use crate::{
    browser::Browser,
    portal::Portal,
    visiting::{holds, started},
};

#[tokio::test]
async fn each_page_opens_for_its_own_roles() {
    let (_services, portal, _) = started(Role::OrderDesk).await;
    let pages = ["/orders", "/orders/order-1", "/bedrijven/bedrijf-1", "/diensten/dienst-1"];
    let table = [
        (Role::OrderDesk, [200, 200, 200, 403]),
        (Role::WorkshopPlanner, [200, 200, 200, 200]),
        (Role::Finance, [200, 200, 200, 403]),
        (Role::Worker, [403, 403, 403, 403]),
        (Role::SocialWorker, [403, 403, 403, 403]),
    ];
    for (role, expected) in table {
        let browser = Browser::new();
        browser.sign_in(&portal, role).await;
        for (page, expected) in pages.into_iter().zip(expected) {
            assert_eq!(browser.get(&portal.url(page)).await.status.as_u16(), expected, "{role:?} {page}");
        }
    }
}

#[tokio::test]
async fn the_orders_begin_with_what_is_late_and_go_to_a_file() {
    let (_services, portal, browser) = started(Role::OrderDesk).await;
    holds(
        &browser.get(&portal.url("/orders")).await.text,
        &[
            "href=\"/orders/order-1\"",
            "1 werkdag",
            "href=\"/bedrijven/bedrijf-1\"",
            "Verzonnen Ramen",
            "in uitvoering",
            "de beloofde dag is voorbij · het materiaal van de klant komt te laat · het werk dat nog moet",
        ],
    );
    let all = browser.get(&portal.url("/orders?toon=aanvaard")).await;
    holds(&all.text, &["PO-7", "Verzonnen Ramen", "vr 27/11"]);
    let file = browser.get(&portal.url("/orders?toon=aanvaard&als=csv")).await;
    holds(&file.text, &["Order;Klant;Stand;Beloofd;Verwacht;Risico;Waarom", "PO-7;Verzonnen Ramen"]);
}

#[tokio::test]
async fn an_order_tells_its_work_and_why_its_promise_is_what_it_is() {
    let (_services, portal, browser) = started(Role::OrderDesk).await;
    let page = browser.get(&portal.url("/orders/order-1")).await;
    let expected = [
        "PO-7",
        "href=\"/bedrijven/bedrijf-1\"",
        "Zakjes met tien schroeven",
        "€\u{a0}125,00",
        "250 van 1.000",
        "81,25",
        "Waarom deze datum",
        "di 24/11",
        "5u20",
        "Verwacht klaar",
    ];
    holds(&page.text, &expected);
    assert_eq!(browser.get(&portal.url("/orders/geen")).await.status, StatusCode::NOT_FOUND);
    let company = browser.get(&portal.url("/bedrijven/bedrijf-1")).await;
    holds(&company.text, &["Verzonnen Ramen", "0123.456.749", "klant", "nog geen orders"]);
}

#[tokio::test]
async fn a_shift_tells_who_comes_what_the_law_says_and_why_not_the_others() {
    let (_services, portal, browser) = started(Role::WorkshopPlanner).await;
    let page = browser.get(&portal.url("/diensten/dienst-1")).await;
    let expected = [
        "Maanlicht hal 1",
        "1 van 3",
        "2 te weinig",
        "Ada Voorbeeld",
        "afwezig",
        "tel:051000002",
        "Er is geen begeleider van 14 tot 16 uur.",
        "Carla Invents",
        "Kent de werkplek",
        "de grens is 10 kg",
        "href=\"/bord?week=2026-W48\"",
    ];
    holds(&page.text, &expected);
    for never in ["score", "ziek", "%"] {
        assert!(!page.text.contains(never), "{never}");
    }
}

#[tokio::test]
async fn nobody_is_assigned_where_nobody_is_missing() {
    let (_services, portal, browser) = started(Role::WorkshopPlanner).await;
    for (shift, is_offered) in [("dienst-1", true), ("dienst-vol", false)] {
        let text = browser.get(&portal.url(&format!("/diensten/{shift}"))).await.text;
        holds(&text, &["Carla Invents"]);
        assert_eq!(text.contains("Wijs toe"), is_offered, "{shift}: {text}");
    }
}

#[tokio::test]
async fn a_refusal_is_told_in_our_own_words_and_an_assignment_too() {
    let (_services, portal, browser) = started(Role::WorkshopPlanner).await;
    let page = portal.url("/diensten/dienst-1");
    let proof = browser.get(&page).await.field("bewijs");
    let told = [
        ("toewijzen", "m-3", "De toewijzing is gemaakt."),
        ("toewijzen", "m-9", "heeft op dat uur al een dienst"),
        ("bekendmaken", "", "een poort staat op rood"),
    ];
    for (what, worker, expected) in told {
        let form = [("bewijs", proof.as_str()), ("request_id", "vraag-1"), ("medewerker", worker)];
        let answer = browser.post(&portal.url(&format!("/diensten/dienst-1/{what}")), &form).await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/diensten/dienst-1"));
        let text = browser.get(&page).await.text;
        holds(&text, &[expected]);
        assert!(!text.contains("English of the service"), "{text}");
    }
    let strange = browser.post(&portal.url("/diensten/dienst-1/bekendmaken"), &[("request_id", "x")]).await;
    assert_eq!(strange.status, StatusCode::FORBIDDEN);
}

/// Two reads of a page without what is another one on every page: numbers of forms and proofs of the session. It is
/// what `assets/js/live-swap.js` leaves out before it looks whether anything changed.
async fn twice(portal: &Portal, browser: &Browser, path: &str) -> [String; 2] {
    let mut found = [String::new(), String::new()];
    for text in &mut found {
        let page = browser.get(&portal.url(path)).await.text;
        let (_, region) = page.split_once(" data-live=").unwrap_or_else(|| panic!("{path} is not live"));
        let mut parts = region.split("name=\"request_id\" value=\"");
        *text = parts.next().unwrap().to_owned();
        parts.for_each(|part| text.push_str(part.split_once('"').unwrap().1));
        let mut parts = text.split("name=\"bewijs\" value=\"");
        let first = parts.next().unwrap().to_owned();
        *text = parts.fold(first, |text, part| text + part.split_once('"').unwrap().1);
    }
    found
}

#[tokio::test]
async fn a_page_that_did_not_change_differs_only_in_the_numbers_of_its_forms() {
    let (_services, portal, browser) = started(Role::WorkshopPlanner).await;
    for path in ["/diensten/dienst-1", "/orders?toon=alle", "/dag"] {
        let [one, other] = twice(&portal, &browser, path).await;
        assert_eq!(one, other, "{path}");
    }
    let script = browser.get(&portal.url("/assets/live-swap.js")).await.text;
    assert!(script.contains("[name=\"request_id\"]") && script.contains("[name=\"bewijs\"]"), "{script}");
}
