//! An order of a customer's own system in a real browser: read in, quoted, accepted, answered, and what the relation is then.

use serde_json::json;
use werkbrug_kernel::role::Role;
use werkbrug_proto::orders::{CompanyRole, GetOrderRequest, ListCompaniesRequest, ListOrdersRequest};
use werkbrug_tests::browser::Browser;
use werkbrug_tests::system::System;

/// An invented order file, and the numbers in it that are not of the preset.
const FILE: &str = include_str!("../../services/orders/tests/files/order.xml");
const BUYER: &str = "1999000150";
const SELLER: &str = "1999000249";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_order_file_is_read_in_accepted_and_answered() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    let (file, department) = file_of(&system).await;
    browser.sign_in_to(&system.persona(Role::OrderDesk), "/bestellingen").await;
    browser.see("Er is nog geen bestelling ingelezen").await;

    bring(&browser, &file.replace("\"H87\"", "\"DAY\"")).await;
    browser.see("Niet ingelezen").await;
    browser.see("Deze eenheid is geen stuk").await;
    browser.assert_accessible("what is wrong with an order file").await;
    bring(&browser, &file).await;
    browser.see("De bestelling is ingelezen.").await;
    browser.assert_well_made("bestelling-ingelezen").await;

    for line in [0, 1] {
        for (field, value) in [("afdeling", department.as_str()), ("taak", "inpakken"), ("minuten", "20")] {
            let set = "document.querySelector(`main input[name=${arguments[0]}]`).value = arguments[1]";
            browser.script(set, &[json!(format!("{field}-{line}")), json!(value)]).await;
        }
    }
    browser.fill("Offerte geldig tot en met", "2099-12-31").await;
    browser.click("button", "Offerte maken").await;
    browser.see("De offerte is gemaakt.").await;
    browser.click("checkbox", "Ook een latere datum dan gevraagd is goed").await;
    browser.click("button", "Aanvaarden").await;
    browser.see("Geef de klant nu antwoord").await;
    browser.click("button", "Antwoord maken").await;
    browser.see("Het antwoord staat klaar om te bewaren.").await;
    browser.assert_well_made("bestelling-beantwoord").await;
    let answer = browser.attributes("main a[href*='/antwoord/']", "href").await.remove(0);
    let (status, document) = browser.fetch(&answer).await;
    assert!(status == 200 && document.contains("OrderResponse") && document.contains("B-2026-1"), "{document}");

    browser.click("link", "Relatie").await;
    browser.see("Relatie met").await;
    browser.see("B-2026-1").await;
    for question in ["kwaliteit", "tijdig", "communicatie", "prijs", "opnieuw"] {
        set(&browser, question, "3").await;
    }
    browser.click("button", "Evaluatie bewaren").await;
    browser.see("De evaluatie is bewaard.").await;
    browser.assert_well_made("relatie").await;
    for room in ["/verwittigen", "/ankerregister"] {
        browser.open(room).await;
        browser.assert_accessible(room).await;
    }
    orders_of_a_spreadsheet_come_in(&browser, &file, &department).await;
    a_customer_asks_and_gets_part_of_what_it_ordered(&system, &browser, &department).await;
    browser.assert_quiet().await;
    system.stop();
}

/// Fills in a field of the page by its name.
async fn set(browser: &Browser, name: &str, value: &str) {
    let set = "document.querySelector(`main [name=\"${arguments[0]}\"]`).value = arguments[1]";
    browser.script(set, &[json!(name), json!(value)]).await;
}

/// The buyer of the order file sends a spreadsheet, too: one order is good, one has a wrong row.
async fn orders_of_a_spreadsheet_come_in(browser: &Browser, file: &str, department: &str) {
    let buyer = file.split("schemeID=\"0208\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a buyer");
    browser.open("/orders-inlezen").await;
    browser.assert_well_made("orders-inlezen").await;
    let rows = format!(
        "klant;referentie;omschrijving;Hoeveel;prijs;afdeling;minuten\n{buyer};XL-1;dozen;300;12,50;{department};30\n\
         {buyer};XL-2;dozen;veel;12,50;{department};30\n"
    );
    bring_named(browser, ("orders.csv", &rows), "Bestand bekijken").await;
    browser.see("Kies nog de kolom voor").await;
    browser.choose_option("Stuks", "Hoeveel").await;
    browser.click("button", "Nakijken").await;
    browser.see("geen getal vanaf 1").await;
    browser.assert_well_made("orders-nakijken").await;
    browser.click("button", "1 order inlezen").await;
    browser.see("Ingelezen: 1 nieuw").await;
    browser.see("Er is niets nieuws in te lezen.").await;
}

async fn a_customer_asks_and_gets_part_of_what_it_ordered(system: &System, browser: &Browser, department: &str) {
    browser.sign_out().await;
    browser.sign_in_to(&system.persona(Role::HostPlanner), "/offerte-aanvragen").await;
    for (name, value) in [("werk", "kaarten vouwen"), ("stappen", "vouwen\ntellen"), ("stuks", "400")] {
        set(browser, name, value).await;
    }
    browser.click("button", "Aanvraag versturen").await;
    browser.see("De aanvraag is verstuurd").await;
    browser.assert_well_made("offerte-aanvragen").await;
    browser.sign_out().await;
    browser.sign_in_to(&system.persona(Role::OrderDesk), "/offertes").await;
    a_request_is_worked_out(browser, department).await;
    part_leaves_and_the_rest_changes(browser).await;
    browser.sign_out().await;
    browser.sign_in_to(&system.persona(Role::Coach), "/voortgang").await;
    browser.see("Voortgang").await;
    browser.assert_well_made("voortgang").await;
}

async fn a_request_is_worked_out(browser: &Browser, department: &str) {
    browser.assert_well_made("offertes").await;
    browser.click("link", "kaarten vouwen").await;
    browser.see("Wat de klant vroeg").await;
    let work = [
        ("referentie", "KAART-1"),
        ("lijn-0-prijs", "20,00"),
        ("taak-0-0-afdeling", department),
        ("taak-0-0-minuten", "30"),
        ("taak-0-1-afdeling", department),
        ("taak-0-1-minuten", "15"),
    ];
    for (name, value) in work {
        set(browser, name, value).await;
    }
    browser.assert_well_made("offerte-uitwerken").await;
    browser.click("button", "Offerte maken").await;
    browser.see("De offerte is gemaakt.").await;
    browser.click("checkbox", "Een latere dag mag ook").await;
    browser.click("button", "Offerte aanvaarden").await;
    browser.see("De offerte is aanvaard.").await;
}

async fn part_leaves_and_the_rest_changes(browser: &Browser) {
    browser
        .script("document.querySelectorAll('main [name^=klaar-]').forEach(field => { field.value = '150' })", &[])
        .await;
    browser.click("button", "Voortgang melden").await;
    browser.see("De voortgang is gemeld.").await;
    browser.script("document.querySelector('main [name^=lever-]').value = '100'", &[]).await;
    browser.click("button", "Leveren").await;
    browser.see("De deellevering staat genoteerd.").await;
    browser.script("document.querySelector('main [name^=stuks-]').value = '600'", &[]).await;
    browser.click("button", "Order wijzigen").await;
    browser.see("De order is gewijzigd en heeft een nieuwe beloofde datum.").await;
    browser.assert_well_made("order-uitvoering").await;
}

/// The file as a customer of the preset would send it to its workshop, and a department that has hours.
async fn file_of(system: &System) -> (String, String) {
    let mut orders = system.orders(Role::OrderDesk);
    let all = ListCompaniesRequest { page_size: 200, ..Default::default() };
    let companies = orders.list_companies(all).await.expect("companies").into_inner().companies;
    let of = |role: CompanyRole| {
        let found = companies.iter().find(|company| company.roles().any(|own| own == role));
        found.expect("a company of each role").kbo.clone()
    };
    let file = FILE.replace(BUYER, &of(CompanyRole::Customer)).replace(SELLER, &of(CompanyRole::Own));
    let first = ListOrdersRequest { page_size: 1, without_lines: true, ..Default::default() };
    let order = orders.list_orders(first).await.expect("orders").into_inner().orders.remove(0);
    let order = orders.get_order(GetOrderRequest { order_id: order.order_id }).await.expect("an order").into_inner();
    let task = order.lines.first().and_then(|line| line.sub_tasks.first()).expect("work");
    (file, task.department.clone())
}

async fn bring(browser: &Browser, file: &str) {
    bring_named(browser, ("order.xml", file), "Inlezen").await;
}

async fn bring_named(browser: &Browser, (name, content): (&str, &str), button: &str) {
    let choose = "const kept = new DataTransfer(); kept.items.add(new File([arguments[0]], arguments[1])); \
                  document.querySelector('main input[type=file]').files = kept.files";
    browser.script(choose, &[json!(content), json!(name)]).await;
    browser.click("button", button).await;
}
