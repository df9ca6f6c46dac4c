//! Pages of what nobody made yet: somebody makes it, as its own people would.

use serde_json::json;
use werkbrug_kernel::role::Role;

use crate::browser::Browser;
use crate::calendar::tomorrow;

/// What is made by whom: what it is called in pictures, and where it then stands.
pub const MADE: &[(Role, &str, &str)] = &[
    (Role::WorkshopPlanner, "plan", "/plannen/{id}"),
    (Role::WorkshopPlanner, "voorstel", "/slechte-dag/{id}"),
    (Role::OrderDesk, "spoed-vast", "/spoed/{id}"),
    (Role::OrderDesk, "vergelijking", "/vergelijken/{id}"),
    (Role::OrderDesk, "orders-nakijken", "/orders-inlezen/{id}"),
    (Role::OrderDesk, "bestelling", "/bestellingen/{id}"),
    (Role::Finance, "vordering", "/premies/vorderingen/{id}"),
];

/// How a plan stands when nobody searches any more, and how often that is looked at: longer than the shortest search.
const OVER: [&str; 4] = ["klaar", "gestopt", "mislukt", "toegepast"];
const LOOKS: usize = 300;
/// How many coaches are tried before a day is called a good one.
const COACHES: usize = 12;
/// An invented order document, the numbers in it, and those of a customer and of the workshop in every preset.
const ORDER: &str = include_str!("../../../services/orders/tests/files/order.xml");
const BUYER: &str = "1999000150";
const SELLER: &str = "1999000249";
const CUSTOMER: &str = "0999000129";
const WORKSHOP: &str = "0999000030";

/// Makes what a role that is signed in makes: name and address of each.
pub async fn of(browser: &Browser, role: Role) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for (_, name, pattern) in MADE.iter().filter(|(own, ..)| *own == role) {
        match *name {
            "plan" => plan(browser).await,
            "spoed-vast" => held(browser).await,
            "vergelijking" => comparison(browser).await,
            "orders-nakijken" => order_file(browser).await,
            "bestelling" => order_document(browser).await,
            "voorstel" => repair(browser).await,
            "vordering" => claim(browser).await,
            other => panic!("say how {other} is made"),
        }
        pages.push((format!("{}-{name}", role.as_str()), arrived(browser, pattern).await));
    }
    pages
}

/// The address once the browser stands where this was made.
async fn arrived(browser: &Browser, pattern: &str) -> String {
    let begin = pattern.trim_end_matches("{id}");
    let is_there = async || browser.path().await.strip_prefix(begin).is_some_and(|id| id.len() > 30);
    browser.wait_for(pattern, is_there).await;
    browser.path().await
}

/// A plan of this week, until its search is over.
async fn plan(browser: &Browser) {
    browser.open("/plannen").await;
    browser.click("button", "Start").await;
    let path = arrived(browser, "/plannen/{id}").await;
    for _ in 0..LOOKS {
        browser.open(&path).await;
        let text = browser.text_of("main p[role=status]").await;
        if OVER.iter().any(|state| text.contains(state)) {
            return;
        }
    }
    panic!("the search for a plan does not end");
}

/// A rush call whose day is held.
async fn held(browser: &Browser) {
    browser.open("/spoed?q=luchtkasteel").await;
    browser.click_css("main a[href^='/spoed?order=']").await;
    browser.see("Waarom deze datum").await;
    let set = "document.querySelector('input[name=stuks-0]').value = arguments[0]; \
               document.querySelector('input[name=stuks-0]').form.requestSubmit()";
    browser.script(set, &[json!("120")]).await;
    browser.wait_for("the answer", async || browser.path().await.contains("stuks-0=120")).await;
    browser.click("button", "Maak offerte en houd 20 minuten vast").await;
}

/// What work costs here and elsewhere.
async fn comparison(browser: &Browser) {
    browser.open("/vergelijken").await;
    browser.fill("Titel", "Dozen plooien, hier of ver weg").await;
    browser.click("button", "Reken uit en bewaar").await;
}

/// A letter about what was paid too little.
async fn claim(browser: &Browser) {
    browser.open("/verschillen?klasse=lower").await;
    browser.click_css("main a[href^='/verschil?']").await;
    browser.click("button", "Vorder dit terug").await;
}

/// Orders of a spreadsheet, one of them with a wrong row.
async fn order_file(browser: &Browser) {
    browser.open("/orders-inlezen").await;
    let rows = "klant;referentie;omschrijving;stuks;prijs;afdeling;minuten\n0999000150;XL-1;dozen;300;12,50;PACK;30\n\
                0999000150;XL-2;dozen;veel;12,50;PACK;30\n";
    bring(browser, ("orders.csv", rows)).await;
    browser.click("button", "Bestand bekijken").await;
}

/// An order of a customer's own system.
async fn order_document(browser: &Browser) {
    browser.open("/bestellingen").await;
    bring(browser, ("order.xml", &ORDER.replace(BUYER, CUSTOMER).replace(SELLER, WORKSHOP))).await;
    browser.click("button", "Inlezen").await;
}

/// A proposal for tomorrow, when nobody is on the way yet, without the first coach who leads something then.
async fn repair(browser: &Browser) {
    browser.open(&format!("/slechte-dag?op={}", tomorrow())).await;
    for _ in 0..COACHES {
        browser.click("button", "Maak een voorstel").await;
        let there = "location.pathname.startsWith('/slechte-dag/') || \
                     document.querySelector('main [role=status]')?.textContent.includes('ontbreekt niemand') === true";
        browser.wait_for_script("a proposal, or nobody is missing", there).await;
        if browser.path().await.starts_with("/slechte-dag/") {
            return;
        }
        let away = browser.count("main ul.people > li").await;
        browser.click("button", "Is die dag afwezig").await;
        browser.wait_for("one more is away", async || browser.count("main ul.people > li").await > away).await;
    }
    panic!("no coach leads anything tomorrow");
}

/// Chooses a file that is made here.
async fn bring(browser: &Browser, (name, content): (&str, &str)) {
    let choose = "const kept = new DataTransfer(); kept.items.add(new File([arguments[0]], arguments[1])); \
                  document.querySelector('main input[type=file]').files = kept.files";
    browser.script(choose, &[json!(content), json!(name)]).await;
}
