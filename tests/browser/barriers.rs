//! The looking itself: a fault that is put on a page is found. Without this, an empty list would mean nothing.

use serde_json::{Value, json};
use werkbrug_tests::browser::Browser;

/// A page with one fault of each kind, and the rule that must find it.
const FAULTS: [(&str, &str); 5] = [
    ("image-alt", "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"),
    ("label", "<input type=text>"),
    ("color-contrast", "<p style='color:#aaa;background:#fff'>nauwelijks te lezen</p>"),
    (
        "target-size",
        "<button style='width:12px;height:12px;padding:0'>a</button><button style='width:12px;height:12px;padding:0'>b</button>",
    ),
    ("html-has-lang", ""),
];

#[tokio::test]
async fn a_fault_that_is_put_on_a_page_is_found() {
    let browser = Browser::start("http://localhost:1").await;
    browser.open("data:text/html,<!doctype html><html lang=nl><title>Goed</title><main><h1>Goed</h1></main>").await;
    browser.assert_accessible("a page without faults").await;
    browser.assert_no_sideways_scroll().await;
    browser.assert_quiet().await;
    let faulty = FAULTS.map(|(_, html)| html).concat();
    let script = "document.documentElement.removeAttribute('lang');
        document.querySelector('main').insertAdjacentHTML('beforeend', arguments[0]);
        document.body.style.width = '3000px';
        console.error('een fout in de pagina')";
    browser.script(script, &[json!(faulty)]).await;
    let found: Vec<String> = browser.axe().await.into_iter().map(|violation| violation.id).collect();
    for (rule, _) in FAULTS {
        assert!(found.iter().any(|own| own == rule), "{rule} is not among {found:?}");
    }
    browser.assert_complains_only_of("een fout in de pagina").await;
    let wide = browser.script("return document.documentElement.scrollWidth > innerWidth", &[]).await;
    assert_eq!(wide, Value::Bool(true), "the page does scroll sideways");
}

#[tokio::test]
async fn things_are_found_by_the_name_that_a_screen_reader_says() {
    let browser = Browser::start("http://localhost:1").await;
    let page = "<!doctype html><html lang=nl><title>Namen</title><main><h1>Namen</h1>\
        <form id=een><label>Zoek <input id=zoek></label><button aria-label='Zoek nu' type=button>x</button></form>\
        <form id=twee><button type=button onclick='document.title=this.value' value=Gedaan>Doe</button>\
        <button type=button hidden>Doe</button></form>\
        <a download=lijst.csv href='data:text/csv,naam;uren'>Bewaar</a>\
        <label>Soort <select id=soort><option>een<option>twee</select></label></main>";
    browser.open(&format!("data:text/html,{page}")).await;
    assert_eq!(browser.names("button").await, ["Zoek nu", "Doe"]);
    browser.fill("Zoek", "stof & vuur").await;
    assert_eq!(browser.value_of("#zoek").await, "stof & vuur");
    browser.choose_option("Soort", "twee").await;
    assert_eq!(browser.value_of("#soort").await, "twee");
    browser.click_in("#twee", "button", "Doe").await;
    assert_eq!(browser.title().await, "Gedaan");
    browser.click("textbox", "Zoek").await;
    browser.press("Control+a").await;
    browser.type_text("Nieuw?").await;
    assert_eq!(browser.value_of("#zoek").await, "Nieuw?");
    browser.tab_to("button", "Zoek nu").await;
    let paper = browser.print("namen").await;
    assert_eq!(paper.pages(), 1);
    assert!(paper.says("Namen") && paper.says("Soort twee"), "words on paper: {}", paper.text());
    assert!(!paper.says("Doe dit niet"), "words that are not on paper: {}", paper.text());
    browser.click("link", "Bewaar").await;
    let saved = browser.downloaded(".csv").await;
    assert_eq!(std::fs::read_to_string(saved).expect("the file"), "naam;uren");
}
