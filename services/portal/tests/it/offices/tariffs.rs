//! What companies pay, and an invoice from its draft until it goes out.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use super::{both, signed_in};
use crate::{
    browser::{Browser, Page},
    portal::Portal,
};

/// Sends the form of a page to an address, with these fields.
async fn send(portal: &Portal, browser: &Browser, (from, to): (&str, &str), fields: &[(&str, &str)]) -> Page {
    let page = browser.get(&portal.url(from)).await;
    let (proof, request) = (page.field("bewijs"), page.field("request_id"));
    let mut form = vec![("bewijs", proof.as_str()), ("request_id", request.as_str())];
    form.extend_from_slice(fields);
    browser.post(&portal.url(to), &form).await
}

#[tokio::test]
async fn a_tariff_is_set_from_the_list_and_what_is_refused_stands_beside_its_field() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let list = browser.get(&portal.url("/tarieven")).await;
    let way = "/tarieven/nieuw?klant=bedrijf-1&amp;klasse=inpak";
    for part in ["Verzonnen Ramen", "inpak", "24,80", "21\u{a0}%", way] {
        assert!(list.text.contains(part), "{part}: {}", list.text);
    }
    let form = browser.get(&portal.url("/tarieven/nieuw?klant=bedrijf-1&klasse=inpak")).await;
    for part in ["<option value=\"bedrijf-1\" selected>Verzonnen Ramen", "value=\"inpak\""] {
        assert!(form.text.contains(part), "{part}: {}", form.text);
    }
    let here = ("/tarieven/nieuw", "/tarieven/nieuw");
    let typed = |price: &'static str, rate: &'static str| {
        [
            ("klant", "bedrijf-1"),
            ("klasse", "inpak"),
            ("vanaf", "1/12/2026"),
            ("prijs", price),
            ("btw", "S"),
            ("btw-tarief", rate),
        ]
    };
    for (price, rate, field, left) in [("veel", "21", "prijs", "value=\"veel\""), ("24,80", "0", "btw-tarief", "24,80")]
    {
        let refused = send(&portal, &browser, here, &typed(price, rate)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        for part in [format!("id=\"veld-{field}-fault\""), left.to_owned()] {
            assert!(refused.text.contains(&part), "{part}: {}", refused.text);
        }
        assert_eq!(refused.text.matches("-fault\"").count(), 2, "one field alone, and what describes it");
    }
    let later = browser.get(&portal.url("/tarieven/nieuw")).await;
    assert!(later.text.contains("1/12/2026") || later.text.contains("01/12/2026"), "what was typed stays");
    let done = send(&portal, &browser, here, &typed("24,80", "21 %")).await;
    assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/tarieven"));
    assert!(browser.get(&portal.url("/tarieven")).await.text.contains("Het tarief is vastgelegd."));
}

#[tokio::test]
async fn an_invoice_is_looked_at_before_it_goes_out_and_goes_out_as_it_was_looked_at() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let waiting = browser.get(&portal.url("/te-factureren")).await;
    assert!(waiting.text.contains("/facturen/opmaken?klant=bedrijf-1"), "{}", waiting.text);
    let whom = browser.get(&portal.url("/facturen/opmaken")).await;
    assert!(whom.text.contains("/facturen/opmaken?klant=bedrijf-1") && whom.text.contains("7u30"), "{}", whom.text);
    let path = "/facturen/opmaken?klant=bedrijf-1&tot=2026-11-22";
    let draft = browser.get(&portal.url(path)).await;
    for part in
        ["Verzonnen Ramen", "Werk van 20/11/2026, tarief inpak", "225,06", "39,06", "name=\"bedrag\" value=\"22506\""]
    {
        assert!(draft.text.contains(part), "{part}: {}", draft.text);
    }
    for secret in ["Ada Voorbeeld", "goedkeuring-1", "M-001"] {
        assert!(!draft.text.contains(secret), "{secret}: {}", draft.text);
    }
    let file = browser.get(&portal.url(&format!("{path}&tabel=lijnen&als=csv"))).await;
    assert!(file.text.contains("Werk van 20/11/2026, tarief inpak;7,50;24,80;186,00"), "{}", file.text);

    let way = (path, "/facturen/opmaken");
    let typed = |cents: &'static str, on: &'static str, reference: &'static str| {
        [("klant", "bedrijf-1"), ("tot", "2026-11-22"), ("bedrag", cents), ("datum", on), ("bestelling", reference)]
    };
    let rows = [
        (typed("22506", "ooit", "PO 7"), "id=\"veld-datum-fault\""),
        (typed("22506", "23/11/2026", "een bestelnummer dat veel te lang is"), "id=\"veld-bestelling-fault\""),
        (typed("100", "23/11/2026", "PO 7"), "Kijk het ontwerp opnieuw na."),
    ];
    for (fields, told) in rows {
        let refused = send(&portal, &browser, way, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        assert!(refused.text.contains(told) && refused.text.contains(fields[4].1), "{told}: {}", refused.text);
    }
    let done = send(&portal, &browser, way, &typed("22506", "23/11/2026", "PO 7")).await;
    assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/facturen/factuur-1"));
    let invoice = browser.get(&portal.url("/facturen/factuur-1")).await;
    assert!(invoice.text.contains("Factuur 2026-000008 is opgemaakt."), "{}", invoice.text);
}

#[tokio::test]
async fn an_invoice_that_cannot_be_made_says_what_it_waits_for_and_leads_there() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let page = browser.get(&portal.url("/facturen/opmaken?klant=bedrijf-9")).await;
    let way = "/tarieven/nieuw?klant=bedrijf-9&amp;klasse=groen&amp;vanaf=2026-11-20";
    for part in ["Op 20/11/2026 geldt geen tarief voor de klasse", "groen", way] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    assert!(!page.text.contains("name=\"bedrag\""), "{}", page.text);
    let no_day = browser.get(&portal.url("/facturen/opmaken?klant=bedrijf-1&tot=ooit")).await;
    assert!(no_day.text.contains("id=\"veld-tot-fault\"") && !no_day.text.contains("225,06"), "{}", no_day.text);
}
