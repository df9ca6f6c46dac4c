//! The social service and the occupational physician: what stands beside a name stays on the screen.

use werkbrug_tests::browser::Browser;

use super::files;
use super::journey::Journey;

/// Everybody on one page.
const EVERYBODY: &str = "/medewerkers?aantal=100";
/// What a row of somebody says who is absent, and the heading above it.
const ABSENT: &str = "Afwezig";

/// Whom to call, and the first call in the morning.
pub(crate) async fn social_worker(mut way: Journey) -> Browser {
    let due = way.browser.text_of("ul.calls li .personal").await;
    let called = way.browser.text_of("ul.calls li strong").await;
    way.searches(&called, &called, "/medewerkers/").await;
    way.browser.see("Wie las dit dossier").await;

    way.browser.open(EVERYBODY).await;
    let rows = way.rows().await;
    let well = rows.iter().rev().find(|row| !row.contains(ABSENT) && row.contains("W-")).expect("somebody at work");
    let mut words = well.split_whitespace();
    let family = words.by_ref().nth(1).unwrap_or_default().to_owned();
    let code = words.find(|word| word.starts_with("W-")).unwrap_or_default().to_owned();
    way.browser.fill("Naam of code", &family).await;
    way.browser.click("button", "Toon").await;
    way.filtered_by("/medewerkers?q=", &family, rows.len()).await;
    way.exports(EVERYBODY).await;
    files::are_whole_with_a_purpose(&way.browser, EVERYBODY).await;
    way.prints("/opvolging", &["Opvolging", &called, "niet op papier"], &[&due]).await;
    way.hangs(EVERYBODY, &[&called, &code], &[ABSENT, "Exporteer"]).await;
    reports_by_keyboard(&mut way, &code).await;
    way.takes_the_telephone().await;
    way.end().await
}

/// Typing a code, Tab to the button, Enter.
async fn reports_by_keyboard(way: &mut Journey, code: &str) {
    way.browser.open("/opvolging").await;
    way.puts_the_mouse_away().await;
    way.browser.tab_to("link", "Afwezigheid melden").await;
    way.browser.press("Enter").await;
    way.arrives_at("/afwezigheid-melden").await;
    way.browser.wait_for_script("the name is first", "document.activeElement.name === 'wie'").await;
    way.browser.type_text(code).await;
    way.browser.tab_to("button", "Melden").await;
    way.browser.press("Enter").await;
    way.arrives_at("/opvolging").await;
    way.browser.see("genoteerd. De planning ziet de dagen.").await;
    way.did_it_by_keyboard().await;
}

/// Who is absent today, and the file of one of them.
pub(crate) async fn physician(mut way: Journey) -> Browser {
    let absent = way.browser.text_of("#vandaag tbody th a").await;
    way.searches(&absent, &absent, "/medewerkers/").await;

    way.browser.open(EVERYBODY).await;
    let before = way.rows().await.len();
    way.browser.choose_option("Vandaag", ABSENT).await;
    way.browser.click("button", "Toon").await;
    way.filtered_by("/medewerkers?", ABSENT, before).await;
    assert!(way.browser.path().await.contains("vandaag=afwezig"), "the address says what is asked");
    way.exports(EVERYBODY).await;
    way.prints("/arbeidsarts", &["Arbeidsarts", "niet op papier"], &[&absent]).await;
    way.hangs(EVERYBODY, &[&absent], &[ABSENT]).await;

    way.browser.open("/arbeidsarts").await;
    way.puts_the_mouse_away().await;
    way.browser.tab_to("link", &absent).await;
    way.browser.press("Enter").await;
    way.arrives_at("/medewerkers/").await;
    way.browser.see("Beperkingen").await;
    way.did_it_by_keyboard().await;
    way.takes_the_telephone().await;
    way.end().await
}
