//! The floor: the host planner, the coach and the worker.

use werkbrug_tests::browser::Browser;
use werkbrug_tests::calendar;
use werkbrug_tests::trade::TODAY;

use super::journey::{Journey, Step};

/// Who comes on a day, whom to call, and the hours to approve.
pub(crate) async fn host_planner(mut way: Journey, (other_place, somebody): (String, String)) -> Browser {
    let place = way.browser.text_of("table tbody th").await;
    let day = calendar::other_working_day();
    way.browser.fill("Kies een dag", &day.to_string()).await;
    way.browser.click("button", "Toon").await;
    way.arrives_at("/eigen-week?op=").await;
    let crew = format!("Ploeg van {}", calendar::in_words(day));
    way.browser.see(&crew).await;
    way.browser.reload().await;
    way.browser.see(&crew).await;
    way.took(Step::Filter).await;

    way.searches(&place, &place, "/eigen-week?op=").await;
    // The other host's place, and a name that stands on a list at the gate and nowhere else.
    way.finds_nothing(&other_place).await;
    way.finds_nothing(&somebody).await;
    way.prints(&format!("/eigen-week?op={day}"), &["Eigen week", &place, &crew], &["Kies een dag"]).await;
    way.exports("/overeenkomsten").await;
    way.browser.open(&format!("/eigen-week?op={day}")).await;
    way.browser.click("link", "Urenstaat").await;
    way.arrives_at("/urenstaten/").await;
    way.takes_along("#urenstaat").await;
    let sheet = way.browser.path().await;
    way.prints(&sheet, &["Urenstaat", &place, "Voor het maatwerkbedrijf"], &["meenemen", "Druk af"]).await;

    hours_are_approved(&mut way).await;
    way.takes_the_telephone().await;
    way.end().await
}

async fn hours_are_approved(way: &mut Journey) {
    way.browser.open("/eigen-week").await;
    way.browser.see("wacht op u").await;
    way.puts_the_mouse_away().await;
    way.browser.tab_to("button", "Keur goed").await;
    way.browser.press("Enter").await;
    way.browser.see("Ze komen op de volgende factuur.").await;
    let calls = way.browser.attributes("a[href^='tel:']", "href").await;
    assert!(!calls.is_empty(), "the coach can be called");
    way.did_it_by_keyboard().await;
}

/// Who is there today, and who left early.
pub(crate) async fn coach(mut way: Journey, stranger: &str) -> Browser {
    let place = way.browser.text_of("section.shift h2").await;
    let place = place.split(" hal ").next().unwrap_or_default().to_owned();
    let person = way.browser.text_of("ul.ticks li:has(a[href^='/vandaag/samen/']) .who strong").await;
    way.searches(&place, &place, "/vandaag").await;
    way.searches(&person, &person, "/vandaag/samen/").await;
    way.finds_nothing(stranger).await;
    the_roster_of_the_place(&mut way, &place).await;
    way.browser.open("/vandaag").await;
    let person = way.browser.text_of("ul.ticks li .who strong").await;
    way.prints("/vandaag", &["Vandaag", &place, " aanwezig"], &[]).await;
    somebody_left_early(&mut way, &person).await;
    way.takes_the_telephone().await;
    way.end().await
}

/// From a day that is typed to the own place, and its week in a file.
async fn the_roster_of_the_place(way: &mut Journey, place: &str) {
    let title = |day| calendar::in_words(day).get(1..).expect("a day in words").to_owned();
    let (other, today) = (calendar::other_working_day(), TODAY);
    for day in [other, today] {
        way.browser.open("/dag").await;
        way.browser.fill("Kies een dag", &day.to_string()).await;
        way.browser.click("button", "Toon").await;
        way.arrives_at("/dag?op=").await;
        way.browser.see(&title(day)).await;
    }
    way.took(Step::Filter).await;
    way.browser.click_in("#blok-ploegen", "link", place).await;
    way.arrives_at("/uurroosters/werkplek/").await;
    way.takes_along("#rooster").await;
}

async fn somebody_left_early(way: &mut Journey, person: &str) {
    way.browser.open("/vandaag").await;
    way.puts_the_mouse_away().await;
    way.browser.tab_to_css("details.other > summary").await;
    way.browser.press("Enter").await;
    way.browser.tab_to("radio", "").await;
    way.browser.press("Space").await;
    for _ in 0..4 {
        if way.browser.focused().await.1.contains("Vroeger weg") {
            break;
        }
        way.browser.press("ArrowDown").await;
    }
    way.browser.tab_to("textbox", "u").await;
    way.browser.press("Control+a").await;
    way.browser.type_text("5").await;
    way.browser.tab_to("button", "Bewaar").await;
    way.browser.press("Enter").await;
    way.browser.see("Opgenomen.").await;
    let browser = &way.browser;
    browser
        .wait_for("who left early, since when and after how long", async || {
            let states = browser.texts_of("ul.ticks .state").await;
            states.iter().any(|state| state.starts_with("Vroeger weg · 5u") && state.contains("opgenomen om"))
        })
        .await;
    assert!(way.browser.text().await.contains(person), "{person} stands there");
    way.did_it_by_keyboard().await;
}

/// The week of a day that is typed, and of no other.
async fn another_week(way: &mut Journey) {
    let (this, other) = (way.browser.text_of(".steps .here").await, calendar::days_ago(7));
    way.browser.fill("Kies een dag", &other.to_string()).await;
    way.browser.click("button", "Toon").await;
    way.arrives_at("/mijn-week?op=").await;
    let shown = way.browser.text_of(".steps .here").await;
    assert!(shown.starts_with("Week") && shown != this, "{shown} after {this}");
    way.browser.reload().await;
    assert_eq!(way.browser.text_of(".steps .here").await, shown, "the address brings the same week");
    way.took(Step::Filter).await;
}

/// Today's card, tomorrow's, in another language, and on paper.
pub(crate) async fn worker(mut way: Journey) -> Browser {
    way.jumps("gegevens", "Mijn gegevens", "/mijn-gegevens").await;
    let (day, next) = (format!("/mijn-dag?op={TODAY}"), format!("/mijn-dag?op={}", calendar::tomorrow()));
    let sheets = way.prints(&day, &[&calendar::on_a_card(TODAY), "Je werk begint."], &["Druk af"]).await;
    assert_eq!(sheets, 1, "one day, one card, one A6");
    way.browser.open(&format!("/mijn-week?op={TODAY}")).await;
    way.browser.see("Samen gepland").await;
    way.takes_along("#rooster").await;
    another_week(&mut way).await;

    way.browser.open(&day).await;
    way.puts_the_mouse_away().await;
    way.browser.tab_to("link", "Volgende dag").await;
    way.browser.press("Enter").await;
    way.arrives_at(&next).await;
    way.browser.tab_to("link", "Français").await;
    way.browser.press("Enter").await;
    way.arrives_at(&format!("{next}&kaart=fr")).await;
    way.browser.script("window.print = () => { document.body.dataset.printed = 'yes' }", &[]).await;
    way.browser.tab_to("button", "Druk af").await;
    way.browser.press("Enter").await;
    way.browser.wait_for_script("the card goes to paper", "document.body.dataset.printed === 'yes'").await;
    way.did_it_by_keyboard().await;
    way.takes_the_telephone().await;
    way.end().await
}
