//! The worker: the card of the day, and the own file with who read it.

use super::*;

#[tokio::test]
async fn the_card_tells_the_day_in_short_sentences_and_in_the_language_chosen() {
    let (_services, portal) = both().await;
    let rita = signed_in(&portal, Role::Worker).await;
    let page = rita.get(&portal.url("/mijn-dag?op=2026-11-23")).await;
    says(&page, &["Dag Rita!", "Maandag 23 november", "8.00 uur", "Je werkt bij Verzonnen Hal.", "tel:0470000002"]);
    says(&page, &["Ben je ziek?", "Bel Stef Voorbeeld.", "16.00 uur", "data-live=\"crews.shifts", "data-print"]);
    let french = rita.get(&portal.url("/mijn-dag?op=2026-11-23&kaart=fr")).await;
    says(&french, &["Bonjour Rita", "Lundi 23 novembre", "lang=\"fr\"", "lu à ce moment"]);
    says(&rita.get(&portal.url("/mijn-dag?kaart=zz")).await, &["Dag Rita!"]);
}

#[tokio::test]
async fn a_free_day_shows_the_next_day_with_work() {
    let (_services, portal) = both().await;
    let rita = signed_in(&portal, Role::Worker).await;
    let page = rita.get(&portal.url("/mijn-dag?op=2026-12-25")).await;
    says(&page, &["Vrijdag 25 december: je werkt niet.", "Maandag 28 december", "Je werk begint."]);
}

#[tokio::test]
async fn the_own_file_says_what_is_known_and_who_read_what_is_confidential() {
    let (_services, portal) = both().await;
    let rita = signed_in(&portal, Role::Worker).await;
    let page = rita.get(&portal.url("/mijn-gegevens")).await;
    says(&page, &["W-017", "80\u{a0}%", "Je werkte 22u30. Er was 37u30 gepland.", "Je tilt niet meer dan 10 kilo."]);
    says(
        &page,
        &[
            "een stille plaats",
            "een wens",
            "Ik werk graag met Bo Voorbeeld",
            "Waarvoor: samen terugkeren",
            "geldt nu",
            "gestopt",
        ],
    );
    says(&page, &["23/11 14.05", "Wat: waarom je afwezig was", "Waarom: terugkeer bespreken", "volgt jou op"]);
    assert!(!page.text.contains("99 keer"), "a limit that is over: {}", page.text);
    let older = rita.get(&portal.url("/mijn-gegevens?verder=a+b%26c")).await;
    assert!(page.text.contains("/mijn-gegevens?verder=a+b%26c#gelezen"), "{}", page.text);
    says(&older, &["Waarom: vroeger gesprek", "Jij gaf hiervoor toestemming.", "Naar de laatste"]);
}

#[tokio::test]
async fn an_account_without_a_worker_is_told_whom_to_ask() {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::of_the_floor(&dir).await;
    let portal = Portal::with(dir, services.address).await;
    let nobody = signed_in(&portal, Role::Worker).await;
    says(&nobody.get(&portal.url("/mijn-gegevens")).await, &["hoort nog niet bij een medewerker"]);
}
