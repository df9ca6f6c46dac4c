//! The administrator: whether the services keep up with each other.

use werkbrug_tests::browser::Browser;

use super::journey::Journey;

pub(crate) async fn admin(mut way: Journey) -> Browser {
    way.jumps("syst", "Systeem", "/gezondheid").await;
    way.prints("/gezondheid", &["Systeem", "orders", "invoicing", "Achterstand"], &["Ketting nakijken"]).await;

    way.browser.open("/gezondheid").await;
    way.puts_the_mouse_away().await;
    way.browser.tab_to("button", "Ketting nakijken").await;
    way.browser.press("Enter").await;
    way.browser.see("De ketting van orders is heel").await;
    way.did_it_by_keyboard().await;
    way.takes_the_telephone().await;
    way.end().await
}
