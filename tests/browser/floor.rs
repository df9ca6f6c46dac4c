//! On the floor: ticks without a connection that arrive once, a call for help that somebody answers, and the screen for two.

use serde_json::json;
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews;
use werkbrug_tests::addresses;
use werkbrug_tests::browser::Browser;
use werkbrug_tests::rows;
use werkbrug_tests::system::System;
use werkbrug_tests::trade::TODAY;

/// The coach's own number of the screen for two.
const NUMBER: &str = "4711";
/// What everything that a phone keeps is called.
const KEPT: &str = "Promise.all([indexedDB.databases(), caches.keys()]).then(([all, kept]) => [...all.map((one) => one.name), \
                    ...kept, ...Object.keys(sessionStorage)].filter((name) => /queue|today/.test(name)).length)";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_coach_ticks_without_a_connection_and_each_tick_arrives_once() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    addresses::enter(&browser, &system, Role::Coach).await;
    browser.phone().await;
    browser.open("/vandaag").await;
    browser.is_live().await;
    browser.wait_for_script("the shell is kept", "navigator.serviceWorker.controller !== null").await;
    let people = browser.attributes("ul.ticks > li", "id").await;
    let (first, second) = (people.first().expect("a crew").clone(), people.get(1).expect("a second person").clone());
    let before = (lines(&system, &first).await, lines(&system, &second).await);

    browser.offline(true).await;
    tick(&browser, &first, "niet-gekomen").await;
    tick(&browser, &second, "vroeger-weg").await;
    calls_for_help(&browser).await;
    browser.see("Nog te versturen: 3.").await;
    browser.picture("vandaag-zonder-verbinding").await;
    assert!(browser.text_of(&format!("#{first} .state")).await.contains("wacht op verbinding"));
    assert_eq!(lines(&system, &first).await, before.0, "nothing left the phone");
    browser.reload().await;
    browser.see("Nog te versturen: 3.").await;
    assert!(browser.text_of(&format!("#{second} .state")).await.contains("wacht op verbinding"));
    drop(browser.complaints().await);

    browser.offline(false).await;
    browser.wait_for("today's page is back", async || browser.path().await == "/vandaag").await;
    browser.wait_for_script("everything was sent", "document.querySelector('#wachtrij').dataset.waiting === '0'").await;
    browser.see("Hulp nodig").await;
    let after = (lines(&system, &first).await, lines(&system, &second).await);
    assert_eq!((after.0.len(), after.1.len()), (before.0.len() + 1, before.1.len() + 1), "each tick arrived once");
    assert_eq!((after.0.last(), after.1.last()), (Some(&"no_show".to_owned()), Some(&"left_early".to_owned())));
    browser.reload().await;
    browser.wait_for_script("nothing waits", "document.querySelector('#wachtrij').dataset.waiting === '0'").await;
    assert_eq!(lines(&system, &first).await, after.0, "and not again");
    drop(browser.complaints().await);

    who_signs_out_elsewhere_loses_no_tick(&system, &browser, &first).await;
    who_signs_out_hears_what_was_refused(&browser, &first).await;
    somebody_answers(&system, &browser).await;
    a_full_phone_never_loses_a_word_in_silence(&browser).await;
    two_people_look_at_one_screen(&browser).await;
    browser.desk().await;
    browser.sign_out().await;
    browser.see("Welkom bij Werkbrug").await;
    browser
        .wait_for("nothing stays on the phone", async || {
            browser.script(&format!("return {KEPT}"), &[]).await.as_u64() == Some(0)
        })
        .await;
    system.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_host_has_second_thoughts_and_a_worker_doubts_hours() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    browser.sign_in_to(&system.persona(Role::HostPlanner), "/aanvragen").await;
    a_host_asks_and_changes(&browser).await;
    a_calendar_is_read_until_it_is_revoked(&browser).await;
    browser.assert_well_made("aanvragen").await;
    browser.sign_out().await;
    a_worker_says_klopt_niet(&system, &browser).await;
    system.stop();
}

/// The same as last time, with one more, and then not at all.
async fn a_host_asks_and_changes(browser: &Browser) {
    browser.click("button", "Vraag dezelfde").await;
    browser.see("Aangevraagd.").await;
    let open = "#komend li:has(button[value='annuleer'])";
    browser.see("voorlopig tot 7.15").await;
    browser.click_css(&format!("{open} details.help > summary")).await;
    browser.see("kost niets").await;
    browser.script(&format!("document.querySelector(\"{open} input[name='aantal']\").value = '9'"), &[]).await;
    browser.click_in(open, "button", "Wijzig het aantal").await;
    browser.see("Gewijzigd.").await;
    browser.click_css(&format!("{open} details.help > summary")).await;
    browser.click_in(open, "button", "Annuleer de dienst").await;
    browser.see("Geannuleerd.").await;
    assert!(browser.text_of("#komend").await.contains("geannuleerd"));
}

async fn a_calendar_is_read_until_it_is_revoked(browser: &Browser) {
    browser.click("button", "Maak een agenda-adres").await;
    browser.see("Dit adres wordt maar één keer getoond.").await;
    let told = browser.text_of(".notice").await;
    let (_, address) = told.split_once("/agenda/").expect("an address");
    let path = format!("/agenda/{}", address.trim());
    let (status, text) = browser.fetch(&path).await;
    assert_eq!(status, 200, "{path}");
    for expected in ["BEGIN:VCALENDAR", "TZID:Europe/Brussels", "STATUS:CANCELLED", "STATUS:CONFIRMED", "@werkbrug"] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    browser.click("button", "Trek het adres van").await;
    browser.see("Ingetrokken.").await;
    assert_eq!(browser.fetch(&path).await.0, 404);
    drop(browser.complaints().await);
}

async fn a_worker_says_klopt_niet(system: &System, browser: &Browser) {
    let worker = system.persona(Role::Worker);
    let asked = crews::ListShiftsRequest { on: TODAY.to_string(), ..Default::default() };
    let shifts = system.crews(Role::WorkshopPlanner).list_shifts(asked).await.expect("shifts").into_inner().shifts;
    let presence = crews::RecordPresenceRequest {
        request_id: "stood-in".into(),
        shift_id: shifts.first().expect("a shift of today").shift_id.clone(),
        worker_id: worker.about.expect("somebody").to_string(),
        kind: crews::PresenceKind::Present.into(),
        minutes: 61,
        ..crews::RecordPresenceRequest::default()
    };
    system.crews(Role::WorkshopPlanner).record_presence(presence).await.expect("recorded");
    browser.sign_in_to(&worker, "/mijn-uren").await;
    let row = "#uren li:has(input[name='minuten'][value='1'])";
    browser.click_css(&format!("{row} details.help > summary")).await;
    browser.script(&format!("document.querySelector(\"{row} input[value='te-weinig']\").checked = true"), &[]).await;
    browser.script(&format!("document.querySelector(\"{row} input[name='uren']\").value = '2'"), &[]).await;
    browser.click_in(row, "button", "Zeg dat het niet klopt").await;
    browser.see("Je hebt gezegd dat het niet klopt.").await;
    browser.see("wacht op antwoord").await;
    browser.assert_well_made("mijn-uren").await;
    let planner = browser.another().await;
    planner.sign_in_to(&system.persona(Role::WorkshopPlanner), "/bezwaren").await;
    planner.assert_well_made("bezwaren").await;
    planner.click("button", "Verbeter naar 2u01").await;
    planner.see("Geantwoord.").await;
    browser.see("verbeterd").await;
    browser.see("2u01").await;
}

/// What was recorded of a person on a shift, oldest first, counter-entries left out.
async fn lines(system: &System, row: &str) -> Vec<String> {
    let ids: String = row.trim_start_matches("rij-").chars().filter(char::is_ascii_hexdigit).collect();
    let (shift, worker) = ids.split_at(32);
    let query = format!(
        "SELECT kind FROM presence_entry WHERE lower(hex(shift_id)) = '{shift}' AND lower(hex(worker_id)) = '{worker}' \
         AND is_counter = FALSE ORDER BY round, day"
    );
    let found = rows::all(&rows::open(system, "crews").await, &query).await;
    found.iter().map(|row| row.try_get("", "kind").expect("a kind")).collect()
}

async fn tick(browser: &Browser, row: &str, kind: &str) {
    // On a telephone the menu lies over the foot of the page, so the form is sent as a tap on its button would.
    let send = "const chosen = document.querySelector(arguments[0]); chosen.checked = true; \
                chosen.form.querySelector('button[type=submit]').click()";
    browser.script(send, &[json!(format!("#{row} input[value='{kind}']"))]).await;
    browser
        .wait_for("the tick waits", async || {
            browser.text_of(&format!("#{row} .state")).await.contains("wacht op verbinding")
        })
        .await;
}

/// A tick that could not leave is asked about on another page, and sent before the sign-out when it can be.
async fn who_signs_out_elsewhere_loses_no_tick(system: &System, browser: &Browser, row: &str) {
    browser.cdp("Network.enable", json!({})).await;
    browser.cdp("Network.setBlockedURLs", json!({ "urls": ["*/vandaag/opnemen"] })).await;
    let before = lines(system, row).await;
    tick(browser, row, "naar-huis-gestuurd").await;
    browser.open("/kaarten").await;
    let ask = "window.confirm = (text) => { window.asked = text; return false; }; \
               document.querySelector(\"form[action='/afmelden'] button\").click()";
    browser.script(ask, &[]).await;
    browser.wait_for_script("it is asked", "(window.asked ?? '').includes('1')").await;
    assert_eq!(browser.path().await, "/kaarten", "nobody was signed out");
    browser.cdp("Network.setBlockedURLs", json!({ "urls": [] })).await;
    drop(browser.complaints().await);
    browser.script("window.asked = ''; document.querySelector(\"form[action='/afmelden'] button\").click()", &[]).await;
    browser.see("Welkom bij Werkbrug").await;
    let after = lines(system, row).await;
    assert_eq!(
        (after.len(), after.last().map(String::as_str)),
        (before.len() + 1, Some("sent_home")),
        "it was sent first"
    );
    addresses::enter(browser, system, Role::Coach).await;
    browser.open("/vandaag").await;
    browser.is_live().await;
}

/// What is refused while somebody signs out is told before the page is gone.
async fn who_signs_out_hears_what_was_refused(browser: &Browser, row: &str) {
    browser.cdp("Network.setBlockedURLs", json!({ "urls": ["*/vandaag/opnemen"] })).await;
    tick(browser, row, "niet-gekomen").await;
    browser.open("/kaarten").await;
    let ask = "const real = window.fetch; const no = JSON.stringify({ is_taken: false, text: 'Dat blijft staan.' }); \
               window.fetch = (url, how) => url === '/vandaag/opnemen' ? Promise.resolve(new Response(no)) : real(url, how); \
               window.confirm = (text) => { window.asked = text; return false; }; \
               document.querySelector(\"form[action='/afmelden'] button\").click()";
    browser.script(ask, &[]).await;
    browser.wait_for_script("it is told", "/Niet opgenomen:[^]*Dat blijft staan\\./.test(window.asked ?? '')").await;
    assert_eq!(browser.path().await, "/kaarten", "nobody was signed out");
    browser.cdp("Network.setBlockedURLs", json!({ "urls": [] })).await;
    drop(browser.complaints().await);
    browser.open("/vandaag").await;
    browser.is_live().await;
}

/// A phone without room sends at once what it cannot keep; without a connection it says that nothing was kept.
async fn a_full_phone_never_loses_a_word_in_silence(browser: &Browser) {
    let full = "IDBObjectStore.prototype.add = () => { throw new DOMException('full', 'QuotaExceededError'); }";
    browser.script(full, &[]).await;
    browser.offline(true).await;
    calls_for_help(browser).await;
    browser.see("Deze opname is niet bewaard").await;
    browser.offline(false).await;
    browser.wait_for_script("there is a connection", "navigator.onLine").await;
    calls_for_help(browser).await;
    let said = "(document.querySelector('.notice')?.textContent ?? '').includes('Gemeld.')";
    browser.wait_for_script("the form went its own way, with what its button says", said).await;
    browser.is_live().await;
    drop(browser.complaints().await);
}

async fn calls_for_help(browser: &Browser) {
    browser.script("document.querySelector(\"button[value='hulp']\").click()", &[]).await;
}

async fn somebody_answers(system: &System, coach: &Browser) {
    let planner = coach.another().await;
    planner.sign_in_to(&system.persona(Role::WorkshopPlanner), "/seinen").await;
    planner.see("Hulp nodig").await;
    planner.assert_well_made("seinen").await;
    planner.click("button", "er komt iemand").await;
    planner.see("ziet het meteen").await;
    coach.see("er komt iemand").await;
    planner.click("button", "afgehandeld").await;
    planner.see("Niemand wacht op antwoord.").await;
}

async fn two_people_look_at_one_screen(browser: &Browser) {
    let names = browser.texts_of("ul.ticks .who strong").await;
    let link = browser.attributes("main a[href^='/vandaag/samen/']", "href").await.remove(0);
    browser.open(&link).await;
    browser.fill("Kies een pincode van vier cijfers", NUMBER).await;
    browser.click("button", "Bewaar en kijk samen").await;
    browser.see("Lees voor").await;
    let seen = browser.text().await;
    let others = names.iter().filter(|name| seen.contains(name.as_str())).count();
    assert_eq!(others, 0, "a first name and nobody else: {seen}");
    browser.assert_accessible("samen").await;
    browser.picture("samen").await;
    for elsewhere in ["/vandaag", "/", "/zoek?q=a", "/kaarten"] {
        browser.open(elsewhere).await;
        assert_eq!(browser.path().await, link, "{elsewhere} stays shut");
    }
    browser.click_css("details.coach-only > summary").await;
    browser.fill("Jouw pincode", "0815").await;
    browser.click("button", "Terug naar alles").await;
    browser.see("Dat is niet jouw pincode.").await;
    browser.fill("Jouw pincode", NUMBER).await;
    browser.click("button", "Terug naar alles").await;
    browser.wait_for("everything opens again", async || browser.path().await == "/vandaag").await;
    drop(browser.complaints().await);
}
