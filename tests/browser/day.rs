//! The day keeps itself current: what happens anywhere stands on open pages, without a reload.

use std::time::Instant;

use serde_json::{Value, json};
use werkbrug_kernel::role::Role;
use werkbrug_proto::{crews, social};
use werkbrug_tests::browser::Browser;
use werkbrug_tests::patience::insist;
use werkbrug_tests::system::System;
use werkbrug_tests::trade::{self, TODAY};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happens_stands_on_open_pages_without_a_reload() {
    let began = Instant::now();
    let system = System::with_preset("small");
    let company = trade::prepare(&system).await;
    let planner = Browser::start(&system.web).await;
    planner.sign_in_to(&system.persona(Role::WorkshopPlanner), "/dag").await;
    let desk = planner.another().await;
    desk.sign_in_to(&system.persona(Role::OrderDesk), "/dag").await;
    for page in [&planner, &desk] {
        page.is_live().await;
        page.script("window.stillTheSamePage = true", &[]).await;
    }
    println!("two pages open after {:?}", began.elapsed());

    let before = figure(&desk, "#blok-orders", "open order").await;
    trade::order(&system, &company, 1).await;
    let accepted = Instant::now();
    for page in [&desk, &planner] {
        page.wait_for("one order more", async || {
            figure(page, "#blok-orders", "open order").await == before.map(|number| number + 1)
        })
        .await;
    }
    println!("an order stood on both pages after {:?}", accepted.elapsed());
    desk.see("PO-1").await;

    let absent = shown(&planner, "Afwezig").await;
    let available = shown(&planner, "Beschikbaar").await;
    report_somebody_sick(&system).await;
    let reported = Instant::now();
    planner.wait_for("one head fewer", async || shown(&planner, "Beschikbaar").await + 1 == available).await;
    assert_eq!(shown(&planner, "Afwezig").await, absent + 1);
    println!("an absence stood on the page after {:?}", reported.elapsed());

    for page in [&planner, &desk] {
        let same = page.script("return window.stillTheSamePage === true", &[]).await;
        assert_eq!(same, Value::Bool(true), "nothing was loaded again");
        page.assert_quiet().await;
    }
    the_page_hears_what_it_missed_while_a_service_was_away(&system, &planner, &company).await;
    println!("done after {:?}", began.elapsed());
    system.stop();
}

async fn the_page_hears_what_it_missed_while_a_service_was_away(system: &System, page: &Browser, company: &str) {
    let before = figure(page, "#blok-orders", "open order").await;
    assert!(system.kill("orders"), "orders ran");
    trade::order(system, company, 2).await;
    page.wait_for("one order more, though orders was killed", async || {
        figure(page, "#blok-orders", "open order").await == before.map(|number| number + 1)
    })
    .await;
}

/// The number before a word, such as 12 in "12 open orders".
async fn figure(page: &Browser, css: &str, word: &str) -> Option<u64> {
    let text = page.text_of(css).await;
    text.split_once(word)?.0.split_whitespace().next_back()?.parse().ok()
}

/// The figure under a heading.
async fn shown(page: &Browser, heading: &str) -> u64 {
    let script = "const all = [...document.querySelectorAll('dt')];
        const found = all.find(one => one.textContent.trim() === arguments[0]);
        return found ? Number(found.nextElementSibling.textContent) : -1";
    let value = page.script(script, &[json!(heading)]).await;
    value.as_u64().unwrap_or_else(|| panic!("no figure under {heading}"))
}

/// Somebody on a crew of the day calls in.
async fn report_somebody_sick(system: &System) {
    let asked = crews::ListShiftsRequest { page_size: 500, on: TODAY.to_string(), ..Default::default() };
    let shifts = insist(|| {
        let (mut planner, asked) = (system.crews(Role::WorkshopPlanner), asked.clone());
        async move { planner.list_shifts(asked).await }
    });
    let shifts = shifts.await.expect("shifts").shifts;
    // Where nobody came without being expected, so that whoever is named there has a seat.
    let mut planned = shifts.iter().filter(|shift| usize::try_from(shift.heads_assigned) == Ok(shift.crew.len()));
    let who = planned.find_map(|shift| shift.crew.iter().find(|member| !member.is_absent)).expect("somebody at work");
    let request = social::ReportAbsenceRequest {
        request_id: "calls-in".to_owned(),
        worker_id: who.worker_id.clone(),
        from: TODAY.to_string(),
        to: Some(TODAY.to_string()),
        work_related: social::WorkRelated::NotAsked.into(),
        note: String::new(),
    };
    let reported = insist(|| {
        let (mut worker, request) = (system.social(Role::SocialWorker), request.clone());
        async move { worker.report_absence(request).await }
    });
    reported.await.expect("an absence");
}
