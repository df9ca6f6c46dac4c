//! What the law asks: a breach that somebody settles, the kind of work, the notice that was sent, the register; and hours by another
//! way than the telephone: the time clock, paper, the payroll office.

use serde_json::json;
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews;
use werkbrug_tests::{browser::Browser, system::System, trade::TODAY};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_inspector_finds_what_was_judged_sent_and_decided() {
    let system = System::with_preset("small");
    a_shift_without_a_coach(&system).await;
    let browser = Browser::start(&system.web).await;
    browser.sign_in_to(&system.persona(Role::WorkshopPlanner), "/inbreuken").await;
    a_breach_is_settled(&browser).await;
    the_kind_of_work_is_judged(&browser).await;
    the_notice_was_sent(&browser).await;
    browser.open("/register").await;
    browser.see("Norm (VTE)").await;
    browser.see("besproken met de klant").await;
    browser.assert_well_made("register").await;
    let (status, text) = browser.fetch("/register?tabel=begeleiding&als=csv").await;
    assert_eq!(status, 200);
    assert!(text.contains("Norm (koppen)") && text.contains("Gekwalificeerd aanwezig"), "{text}");
    the_clock_proposes(&system, &browser).await;
    terms_are_shown_as_they_stand(&browser).await;
    browser.sign_out().await;
    the_payroll_office_asks(&system, &browser).await;
    browser.sign_out().await;
    browser.sign_in_to(&system.persona(Role::Coach), "/aanwezigheid").await;
    browser.assert_well_made("aanwezigheid").await;
    browser.open("/aanwezigheid/blad").await;
    browser.assert_well_made("aanwezigheidsblad").await;
    browser.sign_out().await;
    browser.sign_in_to(&system.persona(Role::HostPlanner), "/overeenkomsten").await;
    let link = browser.attributes("main a[href^='/overeenkomsten/']", "href").await.remove(0);
    browser.open(&link).await;
    browser.see("ondernemingsnummer").await;
    assert_eq!(
        browser.count(".document .doc-facts strong").await,
        2,
        "its own agreement names the workshop and the host"
    );
    system.stop();
}

/// People of an enclave were at work and nobody of the workshop guided them.
async fn a_shift_without_a_coach(system: &System) {
    let mut crews = system.crews(Role::WorkshopPlanner);
    let ask = crews::ListEngagementsRequest { page_size: 200, ..Default::default() };
    let known = crews.list_engagements(ask).await.expect("agreements").into_inner().engagements;
    let enclave = known.into_iter().find(|one| one.kind() == crews::EngagementKind::Enclave).expect("an enclave");
    let ask = crews::RequestShiftRequest {
        request_id: "without-a-coach".into(),
        engagement_id: enclave.engagement_id,
        day: TODAY.to_string(),
        start_minute: 1_200,
        end_minute: 1_320,
        heads: 1,
        break_minutes: 0,
    };
    let shift_id = crews.request_shift(ask).await.expect("a shift").into_inner().shift_id;
    let presence = crews::RecordPresenceRequest {
        request_id: "stood-there".into(),
        shift_id,
        worker_id: system.persona(Role::Worker).about.expect("somebody").to_string(),
        kind: crews::PresenceKind::Present.into(),
        minutes: 60,
        ..crews::RecordPresenceRequest::default()
    };
    let recorded = crews.record_presence(presence).await.expect("recorded").into_inner();
    assert!(!recorded.breach_id.is_empty(), "a gate is red");
}

async fn a_breach_is_settled(browser: &Browser) {
    browser.see("Geen begeleider van 20.00").await;
    browser.choose_language("fr").await;
    browser.see("Pas d’accompagnateur de").await;
    browser.choose_language("nl").await;
    browser.assert_well_made("inbreuken").await;
    browser.click_css("#inbreuken details.help > summary").await;
    browser.fill("Beslissing", "besproken met de klant").await;
    browser.click("button", "Uren worden niet gefactureerd").await;
    browser.see("Beslist en bewaard.").await;
    browser.see("Er wacht geen inbreuk op een beslissing.").await;
}

async fn the_kind_of_work_is_judged(browser: &Browser) {
    browser.open("/overeenkomsten?aard=enclave").await;
    let link = browser.attributes("main a[href^='/overeenkomsten/']", "href").await.remove(0);
    browser.open(&link).await;
    browser.click("link", "Vragenlijst soort werk").await;
    browser.see("Deze vragen zijn nog niet beantwoord.").await;
    let answer = "for (const one of document.querySelectorAll('main input[value=ja]')) one.checked = true";
    browser.script(answer, &[]).await;
    browser.click("button", "Bewaar de antwoorden van vandaag").await;
    browser.see("Volgens de antwoorden is dit: enclave.").await;
    browser.assert_well_made("soort-werk").await;
    browser.click("link", "Overeenkomst").await;
    browser.click("link", "Kennisgeving").await;
}

async fn the_notice_was_sent(browser: &Browser) {
    browser.see("Noteer de verzending").await;
    browser.click("button", "Noteer de verzending").await;
    browser.see("Genoteerd.").await;
    browser.assert_well_made("kennisgeving").await;
}

async fn the_clock_proposes(system: &System, browser: &Browser) {
    browser.open("/prikklok").await;
    browser.assert_well_made("prikklok").await;
    let ask = crews::ListWeekRowsRequest { monday: monday().to_string(), page_size: 1, ..Default::default() };
    let rows = system.crews(Role::WorkshopPlanner).list_week_rows(ask).await.expect("people").into_inner().rows;
    let name = rows.first().expect("somebody").display_name.clone();
    let text = format!("naam;dag;in;uit\n{name};{TODAY};08:02;16:00\nNiemand Echt;{TODAY};08:00;16:00\n");
    let choose = "const kept = new DataTransfer(); kept.items.add(new File([arguments[0]], 'klok.csv', { type: 'text/csv' })); \
                  document.querySelector('main input[type=file]').files = kept.files";
    browser.script(choose, &[json!(text)]).await;
    browser.click("button", "Lees in").await;
    browser.see("1 tijd ingelezen.").await;
    browser.see("Niemand Echt").await;
}

fn monday() -> jiff::civil::Date {
    let since = i64::from(TODAY.weekday().since(jiff::civil::Weekday::Monday));
    TODAY.checked_sub(jiff::Span::new().days(since)).expect("a Monday")
}

async fn terms_are_shown_as_they_stand(browser: &Browser) {
    browser.open("/samenwerking").await;
    browser.click("button", "Wijzig de afspraken").await;
    browser.script("document.querySelector(\"main input[name^='opzeg']\").value = '3'", &[]).await;
    browser.click("button", "Bewaar de afspraken van").await;
    browser.see("Bewaard.").await;
    browser.see("kosteloos tot 3 werkdagen vooraf").await;
}

async fn the_payroll_office_asks(system: &System, browser: &Browser) {
    let here = format!("/te-betalen?van={TODAY}&tot={TODAY}");
    browser.sign_in_to(&system.persona(Role::Finance), &here).await;
    browser.see("7u").await;
    browser.assert_well_made("te-betalen").await;
    let (status, text) = browser.fetch(&format!("{here}&als=csv")).await;
    assert_eq!(status, 200);
    assert!(!text.contains("Naam"), "a name beside hours asks what for: {text}");
}
