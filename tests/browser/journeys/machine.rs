//! The administrator: whether the services keep up with each other.

use werkbrug_tests::browser::Browser;

use super::journey::{Journey, Step};

/// What the orders say is quiet by now, and so stands still while it is taken along.
async fn one_service(way: &mut Journey) {
    way.browser.open("/gezondheid").await;
    let all = way.browser.texts_of("#stand h2").await;
    way.browser.click("link", "orders").await;
    way.arrives_at("/gezondheid?dienst=orders").await;
    let one = way.browser.texts_of("#stand h2").await;
    assert!(one.len() < all.len() && !one.iter().any(|title| title == "crews"), "{one:?} of {all:?}");
    way.browser.reload().await;
    assert_eq!(way.browser.texts_of("#stand h2").await, one, "the address brings the same service");
    way.took(Step::Filter).await;
    way.takes_along("section[aria-labelledby=kop-onderwerpen]").await;
}

pub(crate) async fn admin(mut way: Journey) -> Browser {
    way.jumps("syst", "Systeem", "/gezondheid").await;
    way.prints("/gezondheid", &["Systeem", "orders", "invoicing", "Achterstand"], &["Ketting nakijken"]).await;

    one_service(&mut way).await;
    way.browser.open("/gezondheid").await;
    way.puts_the_mouse_away().await;
    way.browser.tab_to("button", "Ketting nakijken").await;
    way.browser.press("Enter").await;
    way.browser.see("De ketting van orders is heel").await;
    way.did_it_by_keyboard().await;
    way.takes_the_telephone().await;
    way.end().await
}
