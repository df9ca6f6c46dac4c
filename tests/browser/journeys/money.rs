//! Finance behind the premiums: from a payment statement to a letter with two signatures, and what a figure rests on.

use werkbrug_kernel::role::Role;
use werkbrug_proto::invoicing::{Difference, ListDifferencesRequest};
use werkbrug_tests::{browser::Browser, people::Persona, system::System};

use super::files;

/// The quarter of the small preset.
const QUARTER: &str = "2026Q3";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn finance_goes_from_a_statement_to_a_letter_with_two_signatures() {
    let system = System::with_preset("small");
    let both: Vec<Persona> = system.personas().into_iter().filter(|one| one.role() == Role::Finance).collect();
    let [first, second] = both.as_slice() else { panic!("two people of finance: {}", both.len()) };
    let missing = difference(&system, "missing_payment").await;
    let higher = difference(&system, "higher").await;
    let browser = Browser::start(&system.web).await;
    browser.sign_in_to(first, "/premies/betaalstaat").await;
    reads_a_statement(&browser, &missing).await;
    accepts(&browser, &higher).await;
    let letter = claims(&browser, &missing).await;
    rests_on(&browser).await;
    declares(&browser).await;
    browser.forget_cookies().await;
    browser.sign_in_to(second, &letter).await;
    browser.click("button", "Zet de tweede handtekening").await;
    browser.see("twee handtekeningen").await;
    reckons(&browser).await;
    browser.assert_quiet().await;
    system.stop();
}

/// The first difference of a class.
async fn difference(system: &System, class: &str) -> Difference {
    let ask =
        ListDifferencesRequest { quarter: QUARTER.into(), class: class.into(), ..ListDifferencesRequest::default() };
    let found = system.invoicing(Role::Finance).list_differences(ask).await.expect("differences").into_inner();
    found.differences.into_iter().next().expect("one of this class")
}

/// A file for a field, as if somebody chose it.
async fn choose_file(browser: &Browser, field: &str, text: &str) {
    let script = "const held = new DataTransfer(); held.items.add(new File([arguments[1]], 'bestand.csv'));
        document.getElementById(arguments[0]).files = held.files;";
    browser.script(script, &[field.into(), text.into()]).await;
}

/// Text for a field whose label stands twice on the page.
async fn put(browser: &Browser, field: &str, text: &str) {
    browser.script("document.getElementById(arguments[0]).value = arguments[1]", &[field.into(), text.into()]).await;
}

/// First with a line that cannot be used, which names its column; then as it should be.
async fn reads_a_statement(browser: &Browser, missing: &Difference) {
    let line = |wage: &str| format!("Nr;Kwartaal;Loon;Begeleiding\n{};{QUARTER};{wage};0,00\n", missing.worker_code);
    for (wage, told) in [("veel", "Regel 2, kolom «Loon»"), ("1.000,00", "regels ingelezen")] {
        choose_file(browser, "veld-bestand", &line(wage)).await;
        browser.fill("Kenmerk", "STAAT-LAAT").await;
        browser.script("document.querySelectorAll('form details').forEach(one => one.open = true)", &[]).await;
        for (label, heading) in
            [("Code", "Nr"), ("Kwartaal", "Kwartaal"), ("Loonpremie", "Loon"), ("Begeleidingspremie", "Begeleiding")]
        {
            browser.fill(label, heading).await;
        }
        browser.click("button", "Lees in").await;
        browser.see(told).await;
    }
    browser.open("/premies/betaalstaat").await;
    assert_eq!(browser.value_of("#veld-kolom-wage_premium").await, "Loon", "the headings are kept");
}

/// What was paid too much is accepted, where its reason stands.
async fn accepts(browser: &Browser, higher: &Difference) {
    browser.open(&format!("/verschil?kwartaal={QUARTER}&code={}", higher.worker_code)).await;
    browser.see("te veel").await;
    browser.click("button", "Aanvaard").await;
    browser.see("De beslissing is bewaard").await;
    browser.see("aanvaard").await;
    browser.assert_well_made("verschil-aanvaard").await;
}

/// What was paid too little is claimed from the work list; the address of the letter.
async fn claims(browser: &Browser, missing: &Difference) -> String {
    browser.open(&format!("/verschillen?kwartaal={QUARTER}")).await;
    let link = format!("main a[href='/verschil?kwartaal={QUARTER}&code={}']", missing.worker_code);
    browser.click_css(&link).await;
    browser.see("te weinig").await;
    browser.click("button", "Vorder dit terug").await;
    browser.see("wacht op tweede handtekening").await;
    browser.see("Een collega die de brief niet maakte").await;
    browser.see("geen officiële bevestiging").await;
    browser.assert_well_made("vordering").await;
    let letter = browser.path().await;
    browser.open("/verschillen?stand=claimed").await;
    browser.click_css("details.pop:not(#filters) > summary").await;
    files::are_as_on_screen(browser, "/verschillen?stand=claimed").await;
    letter
}

/// From the board to a derivation, what would be otherwise, and the dossier of the run.
async fn rests_on(browser: &Browser) {
    browser.open("/premies/contingent").await;
    browser.see("Invullingsgraad").await;
    let who = browser.text_of("section[aria-labelledby=kop-plaatsen] tbody th a").await;
    browser.click("link", &who).await;
    browser.see("Stap voor stap").await;
    browser.fill("Waarvoor", "brief aan het Departement").await;
    browser.click("button", "PDF").await;
    let paper = browser.take_download(".pdf").await;
    assert!(paper.starts_with(b"%PDF-1.7"), "the derivation to lay beside a letter");
    browser.script("scrollTo(0, 0)", &[]).await;
    browser.click("link", "Wat als").await;
    browser.fill("Percentage", "40").await;
    browser.click("button", "Bereken").await;
    browser.see("Zoals het zou zijn").await;
    browser.assert_well_made("wat-als").await;
    browser.open("/premies").await;
    browser.click_css("#premies table tbody th a").await;
    browser.see("Hoe berekend").await;
    browser.click("link", "Dossier voor de revisor").await;
    browser.see("komt vandaag op hetzelfde uit").await;
    browser.assert_well_made("dossier").await;
    browser.click("link", "Invoer (JSON)").await;
    let input = browser.take_download(".json").await;
    assert!(input.starts_with(b"{\"format\":\"werkbrug-premium-input/1\""), "the kept input, byte for byte");
}

/// The declaration comes in by number, and what it changed is told.
async fn declares(browser: &Browser) {
    browser.open("/premies/dmfa").await;
    choose_file(browser, "veld-nummerlijst", "Nummer;Code\n85.07.30-033.28;W-001\n").await;
    put(browser, "veld-nummer-national_number", "Nummer").await;
    put(browser, "veld-nummer-worker_code", "Code").await;
    browser.click("button", "Koppel").await;
    browser.see("1 nummers gekoppeld").await;
    choose_file(browser, "veld-bestand", "Nummer;Kwartaal;Contract;Prestatie;Loon\n85073003328;2026Q4;1;1;9.000,00\n")
        .await;
    let headings = [
        ("national_number", "Nummer"),
        ("quarter", "Kwartaal"),
        ("contract_fraction", "Contract"),
        ("performed_fraction", "Prestatie"),
        ("reference_wage", "Loon"),
    ];
    for (field, heading) in headings {
        put(browser, &format!("veld-kolom-{field}"), heading).await;
    }
    browser.click("button", "Lees in").await;
    browser.see("1 regels ingelezen: 1 nieuw").await;
    browser.see("9.000,00").await;
    browser.assert_well_made("dmfa-gelezen").await;
}

/// The quarter is reckoned again where it is shown, after what is missing was told.
async fn reckons(browser: &Browser) {
    browser.open("/premies").await;
    for (kind, told) in [("provisional", "al berekend"), ("recomputation", "verwacht.")] {
        put(browser, "veld-kwartaal", QUARTER).await;
        put(browser, "veld-soort", kind).await;
        browser.click("button", "Bereken").await;
        browser.see(told).await;
    }
    browser.see("Hoe berekend").await;
    browser.assert_well_made("berekend").await;
}
