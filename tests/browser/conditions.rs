//! What must be in order before people go anywhere: nobody without a place when a day is made known, nobody asked for on a closed
//! day, nobody at a host without an induction and their own agreement.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use werkbrug_chassis::refusal::reason_of;
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews::{
    AssignWorkerRequest, ContractDay, ContractKind, EngagementKind, ListEngagementsRequest, ListPlacesRequest,
    ListReplacementsRequest, ListSitePeopleRequest, PlaceKind, RequestShiftRequest, SetContractHoursRequest,
};
use werkbrug_tests::{browser::Browser, system::System, trade::TODAY};

/// A morning's shift of a department in a week in which nobody has work yet.
struct Morning {
    monday: Date,
    engagement: String,
    shift: String,
    /// Somebody who works that morning by their contract and has no place: name.
    idle: String,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn before_people_go_anywhere_everything_is_in_order() {
    let system = System::with_preset("small");
    let morning = morning(&system).await;
    let browser = Browser::start(&system.web).await;
    browser.sign_in_to(&system.persona(Role::WorkshopPlanner), &format!("/diensten/{}", morning.shift)).await;
    nobody_without_a_place(&browser, &morning).await;
    nobody_on_a_closed_day(&system, &browser, &morning).await;
    nobody_at_a_host_unprepared(&browser).await;
    a_status_is_sent_to_hosts_since_somebody_decided_so(&system, &browser).await;
    browser.assert_quiet().await;
    system.stop();
}

fn demand(engagement: &str, day: Date, request_id: &str) -> RequestShiftRequest {
    RequestShiftRequest {
        request_id: request_id.to_owned(),
        engagement_id: engagement.to_owned(),
        day: day.to_string(),
        start_minute: 480,
        end_minute: 720,
        heads: 1,
        break_minutes: 0,
    }
}

async fn morning(system: &System) -> Morning {
    let from_monday = i64::from(TODAY.weekday().since(Weekday::Monday));
    let monday = TODAY.checked_add((21 - from_monday).days()).expect("a Monday");
    let mut crews = system.crews(Role::WorkshopPlanner);
    let ask = ListEngagementsRequest { page_size: 200, ..ListEngagementsRequest::default() };
    let known = crews.list_engagements(ask).await.expect("agreements").into_inner().engagements;
    let own = known.into_iter().find(|own| own.kind() == EngagementKind::DepartmentWork).expect("a department");
    let engagement = own.engagement_id;
    let ask = demand(&engagement, monday, "morning");
    let shift = crews.request_shift(ask).await.expect("a shift").into_inner().shift_id;
    let ask = ListReplacementsRequest { shift_id: shift.clone(), page_size: 2 };
    let mut fits = crews.list_replacements(ask).await.expect("people").into_inner().fits;
    let (idle, there) = (fits.pop().expect("somebody"), fits.pop().expect("somebody"));
    let contract = SetContractHoursRequest {
        request_id: "mornings".to_owned(),
        worker_id: idle.worker_id,
        from: monday.to_string(),
        kind: ContractKind::Fixed.into(),
        week_a_monday: monday.to_string(),
        weeks: 1,
        days: vec![ContractDay { weekday: 1, week: 0, start_minute: 480, end_minute: 720 }],
        is_same_day_unwanted: false,
    };
    system.planning(Role::WorkshopPlanner).set_contract_hours(contract).await.expect("a contract");
    let ask = AssignWorkerRequest {
        request_id: "morning-seat".to_owned(),
        shift_id: shift.clone(),
        worker_id: there.worker_id,
    };
    crews.assign_worker(ask).await.expect("a seat");
    Morning { monday, engagement, shift, idle: idle.display_name }
}

/// A refusal leads to the list; a reason that is written down lets the day be made known.
async fn nobody_without_a_place(browser: &Browser, morning: &Morning) {
    browser.click("button", "Maak bekend").await;
    browser.see("1 mens, 4u00 zonder plaats").await;
    browser.see("Niet bekendgemaakt").await;
    browser.see(&morning.idle).await;
    browser.assert_well_made("zonder-plaats").await;
    browser.fill("Reden", "volgt die dag een opleiding").await;
    browser.click("button", "Bewaar de reden").await;
    browser.see("De reden geldt voor 1 mens.").await;
    browser.open(&format!("/plannen?week={}", morning.monday)).await;
    browser.see("1 mens, 4u00 zonder plaats").await;
    browser.open(&format!("/diensten/{}", morning.shift)).await;
    browser.click("button", "Maak bekend").await;
    browser.gone("Niet bekendgemaakt").await;
    browser.see("bekendgemaakt").await;
}

fn typed(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// What is closed is said on the board of the week and refuses who asks for people.
async fn nobody_on_a_closed_day(system: &System, browser: &Browser, morning: &Morning) {
    let friday = morning.monday.checked_add(4.days()).expect("a Friday");
    browser.open("/sluitingen").await;
    browser.fill("Hoe het heet", "brugdag").await;
    browser.fill("Van", &typed(friday)).await;
    browser.fill("Tot en met", &typed(friday)).await;
    browser.click("button", "Leg vast").await;
    browser.see("Vastgelegd.").await;
    browser.see("Trek in").await;
    browser.assert_well_made("sluitingen").await;
    let week = morning.monday.iso_week_date();
    browser.open(&format!("/bord?week={:04}-W{:02}", week.year(), week.week())).await;
    browser.see("brugdag").await;
    let asked = demand(&morning.engagement, friday, "on-a-closed-day");
    let refused = system.crews(Role::WorkshopPlanner).request_shift(asked.clone()).await.expect_err("it is closed");
    assert_eq!(reason_of(&refused).as_deref(), Some("PLACE_CLOSED"));
    browser.open("/sluitingen").await;
    browser.click("button", "Trek in").await;
    browser.see("Ingetrokken: er is toch open.").await;
    let again = RequestShiftRequest { request_id: "on-an-open-day".to_owned(), ..asked };
    system.crews(Role::WorkshopPlanner).request_shift(again).await.expect("it is open");
}

/// Somebody who may not work at a site yet is shown it and agrees.
async fn nobody_at_a_host_unprepared(browser: &Browser) {
    browser.open("/inleidingen").await;
    browser.assert_well_made("inleidingen").await;
    let row = "main tbody tr:has(form[action='/inleidingen/akkoord'])";
    let find = format!(
        "const rows = [...document.querySelectorAll(\"{row}\")]; \
         return rows.findIndex((row) => row.textContent.includes('geen inleiding') \
           && !row.textContent.includes('niet bij gast')) + 1"
    );
    let place = browser.script(&find, &[]).await.as_i64().expect("a row");
    assert!(place > 0, "somebody of the first page was not shown the site yet");
    let row = format!("main tbody tr:nth-child({place})");
    let name = browser.text_of(&format!("{row} th")).await;
    browser.click_css(&format!("{row} summary")).await;
    browser.click_in(&row, "button", "Bewaar de inleiding").await;
    browser.see("Vastgelegd.").await;
    browser.click_css(&format!("{row} summary")).await;
    browser.choose_option(&format!("Antwoord: {name}"), "Is akkoord").await;
    browser.click_in(&row, "button", "Bewaar het antwoord").await;
    browser.see("Vastgelegd.").await;
    let said = browser.text_of(&row).await;
    assert!(said.contains(&name) && said.contains("in orde"), "{said}");
}

/// The social service decides about a status; who plans sees of people that they may go, and not why.
async fn a_status_is_sent_to_hosts_since_somebody_decided_so(system: &System, browser: &Browser) {
    let before = open_to_hosts(system).await;
    let social = browser.another().await;
    social.sign_in_to(&system.persona(Role::SocialWorker), "/statuten").await;
    social.assert_well_made("statuten").await;
    let form = "main form:has(input[value='LEGAL_STATUS_AMA'])";
    social.click_css("main details:has(input[value='LEGAL_STATUS_AMA']) > summary").await;
    let fill = format!(
        "const form = document.querySelector(\"{form}\"); form.querySelector('select').value = 'ja'; \
         form.querySelector('input[type=text]').value = 'afspraak van 20 november 2026'"
    );
    social.script(&fill, &[]).await;
    social.click_in(form, "button", "Leg de beslissing vast").await;
    social.see("Wie plant, merkt het zo meteen.").await;
    social.see("afspraak van 20 november 2026").await;
    social.see("nog niet nagekeken").await;
    social.wait_for("crews hear of it", async || open_to_hosts(system).await > before).await;
    social.assert_quiet().await;
}

/// How many people may be sent to some site, as far as their status goes.
async fn open_to_hosts(system: &System) -> usize {
    let ask = ListPlacesRequest { page_size: 200, ..ListPlacesRequest::default() };
    let places = system.crews(Role::WorkshopPlanner).list_places(ask).await.expect("places").into_inner().places;
    let site = places.into_iter().find(|place| place.kind() == PlaceKind::HostSite).expect("a site");
    let mut ask = ListSitePeopleRequest { place_id: site.place_id, page_size: 200, ..Default::default() };
    let mut open = 0;
    loop {
        let page = system.conditions(Role::WorkshopPlanner).list_site_people(ask.clone()).await.expect("people");
        let page = page.into_inner();
        open += page.people.iter().filter(|person| person.is_allowed_at_hosts).count();
        ask.page_token = page.next_page_token;
        if ask.page_token.is_empty() {
            return open;
        }
    }
}
