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
    browser.click("button", "Evaluatie bewaren").await;
    browser.see("De evaluatie is bewaard.").await;
    browser.assert_well_made("relatie").await;
    for room in ["/verwittigen", "/ankerregister"] {
        browser.open(room).await;
        browser.assert_accessible(room).await;
    }
    browser.assert_quiet().await;
    system.stop();
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
    let choose = "const kept = new DataTransfer(); kept.items.add(new File([arguments[0]], 'order.xml', { type: 'text/xml' })); \
                  document.querySelector('main input[type=file]').files = kept.files";
    browser.script(choose, &[json!(file)]).await;
    browser.click("button", "Inlezen").await;
}
