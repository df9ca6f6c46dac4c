//! The order desk and finance.

use werkbrug_tests::browser::Browser;

use super::journey::Journey;

/// The list with every order.
const ORDERS: &str = "/orders?toon=alle";
/// The same, on one page.
const ALL_ORDERS: &str = "/orders?toon=alle&aantal=200";

/// Which orders run late, what one of them rests on, and whose it is.
pub(crate) async fn order_desk(mut way: Journey) -> Browser {
    way.browser.open(ORDERS).await;
    let before = way.rows().await.len();
    let order = way.browser.text_of("table.list tbody th a").await;
    let customer = way.browser.text_of("table.list tbody td[data-label=Klant]").await;
    way.browser.fill("Klant of order", &customer).await;
    way.browser.click("button", "Toon").await;
    way.filtered_by("/orders?toon=alle&q=", &customer, before).await;

    way.searches(&order, &order, "/orders/").await;
    way.browser.see("Waarom deze datum").await;
    way.exports(ALL_ORDERS).await;
    way.prints(ORDERS, &["Orders", &order, &customer], &["Exporteer"]).await;
    way.hangs(ORDERS, &[&order, &customer], &["Exporteer", "Klant of order"]).await;
    from_order_to_company_by_keyboard(&mut way, &order, &customer).await;
    way.takes_the_telephone().await;
    way.end().await
}

async fn from_order_to_company_by_keyboard(way: &mut Journey, order: &str, customer: &str) {
    way.browser.open(ORDERS).await;
    way.puts_the_mouse_away().await;
    way.browser.tab_to("link", order).await;
    way.browser.press("ArrowDown").await;
    way.browser.press("ArrowUp").await;
    way.browser.press("Enter").await;
    way.arrives_at("/orders/").await;
    way.browser.tab_to("link", customer).await;
    way.browser.press("Enter").await;
    way.arrives_at("/bedrijven/").await;
    way.browser.see("Ondernemingsnummer").await;
    way.did_it_by_keyboard().await;
}

/// What the quarter should bring, what is missing, and why for one worker.
pub(crate) async fn finance(mut way: Journey) -> Browser {
    way.browser.open("/facturen").await;
    let invoice = way.browser.text_of("table.list tbody th a").await;
    way.searches(&invoice, &invoice, "/facturen/").await;
    way.browser.see("Mededeling").await;
    way.takes_along("section[aria-labelledby=kop-lijnen]").await;

    way.browser.open("/verschillen").await;
    let before = way.rows().await.len();
    let lower = "te weinig betaald";
    way.browser.choose_option("Soort", lower).await;
    way.browser.click("button", "Toon").await;
    way.filtered_by("/verschillen?kwartaal=&klasse=lower", lower, before).await;
    for list in ["/verschillen", "/premies/medewerkers?aantal=100", "/facturen"] {
        way.exports(list).await;
    }
    way.prints("/verschillen", &["Verschillen", lower, "2026Q3"], &["Exporteer"]).await;
    way.hangs("/verschillen", &[lower], &["Exporteer", "Per bladzijde"]).await;
    from_the_difference_to_its_derivation_by_keyboard(&mut way).await;
    way.takes_the_telephone().await;
    way.end().await
}

async fn from_the_difference_to_its_derivation_by_keyboard(way: &mut Journey) {
    way.browser.open("/premies").await;
    way.puts_the_mouse_away().await;
    way.browser.tab_to("link", "€ -").await;
    way.browser.press("Enter").await;
    way.arrives_at("/verschillen?kwartaal=").await;
    let who = way.browser.text_of("table.list tbody tr:nth-child(2) th a").await;
    let first = way.browser.text_of("table.list tbody th a").await;
    way.browser.tab_to("link", &first).await;
    way.browser.press("ArrowDown").await;
    way.browser.press("Enter").await;
    way.arrives_at("/premies/").await;
    let name = who.split(" (").next().unwrap_or_default();
    way.browser.see(name).await;
    way.browser.see("Stap voor stap").await;
    way.did_it_by_keyboard().await;
}
