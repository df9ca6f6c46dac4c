//! The administrator.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use super::{both, signed_in};

#[tokio::test]
async fn the_machinery_tells_ages_and_stops_but_nothing_of_the_trade() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Admin).await;
    for path in ["/gezondheid", "/gezondheid/stand"] {
        let page = browser.get(&portal.url(path)).await;
        for part in [
            "crews leest orders.orders niet meer",
            "een nieuw begin",
            "75 s",
            "900",
            "Deze dienst antwoordt niet",
            "PLACE_UNKNOWN",
            "order-7",
            "wacht als 1e erachter",
        ] {
            assert!(page.text.contains(part), "{part}: {}", page.text);
        }
        assert!(!page.text.contains("VERTROUWELIJK"), "{}", page.text);
    }
}

#[tokio::test]
async fn one_service_is_looked_at_alone_and_its_readers_and_what_stands_aside_go_along_in_a_file() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Admin).await;
    let one = browser.get(&portal.url("/gezondheid?dienst=orders")).await.text;
    assert!(one.contains("id=\"kop-dienst-orders\"") && !one.contains("id=\"kop-dienst-crews\""), "{one}");
    assert!(one.contains("/gezondheid/stand?dienst=orders"), "it stays so: {one}");
    let file = |table: &str| portal.url(&format!("/gezondheid?dienst=crews&tabel={table}&als=csv"));
    let readers = browser.get(&file("lezers")).await.text;
    assert!(readers.contains("orders.orders;crews;") && readers.contains("gestopt"), "{readers}");
    let aside = browser.get(&file("apart")).await.text;
    assert!(aside.contains("order-7") && aside.contains("PLACE_UNKNOWN"), "{aside}");
    assert!(!aside.contains("VERTROUWELIJK"), "{aside}");
    assert_eq!(browser.get(&portal.url("/gezondheid?dienst=elders")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_event_is_tried_again_or_given_up_with_a_reason() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Admin).await;
    let page = browser.get(&portal.url("/gezondheid")).await;
    let proof = page.field("bewijs");
    let base = [("bewijs", proof.as_str())];
    let retried = browser.post(&portal.url("/gezondheid/crews/apart-0/opnieuw"), &base).await;
    assert_eq!(retried.location, "/gezondheid", "{}", retried.text);
    assert!(browser.get(&portal.url("/gezondheid")).await.text.contains("2 gebeurtenissen verwerkt"));
    let away = portal.url("/gezondheid/crews/apart-0/weg");
    assert!(browser.get(&away).await.text.contains("Dit kan niet ongedaan gemaakt worden"));
    let again = browser.post(&away, &base).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", again.text);
    assert!(again.text.contains("Zeg waarom"), "{}", again.text);
    let done = browser.post(&away, &[("bewijs", &proof), ("reden", "dubbel na herstel")]).await;
    assert_eq!(done.location, "/gezondheid", "{}", done.text);
    let whole = browser.post(&portal.url("/gezondheid/orders/ketting"), &base).await;
    assert_eq!(whole.location, "/gezondheid", "{}", whole.text);
    assert!(browser.get(&portal.url("/gezondheid")).await.text.contains("1.234 regels nagekeken"));
    assert_eq!(browser.post(&portal.url("/gezondheid/elders/ketting"), &base).await.status, StatusCode::NOT_FOUND);
}
