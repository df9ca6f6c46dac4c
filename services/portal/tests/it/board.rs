//! The week board: who may open it, what it says, and how much of it goes over the line.

use http::StatusCode;
use serde_json::Value;
use werkbrug_kernel::role::Role;

use crate::{
    browser::Browser,
    portal::Portal,
    services::{
        Services,
        week::{PEOPLE, shift_id},
    },
};

const LARGEST_FIRST_ROWS: usize = 60_000;
const LARGEST_PAGE: usize = 100_000;
const MOST_NODES: usize = 4_000;

async fn planner() -> (Services, Portal, Browser) {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::start(&dir).await;
    let portal = Portal::with(dir, services.address).await;
    let browser = Browser::new();
    browser.sign_in(&portal, Role::WorkshopPlanner).await;
    (services, portal, browser)
}

async fn json(portal: &Portal, browser: &Browser, path: &str) -> (Value, usize) {
    let answer = browser.get(&portal.url(path)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    (serde_json::from_str(&answer.text).unwrap(), answer.text.len())
}

#[tokio::test]
async fn only_who_plans_opens_the_board() {
    let (_services, portal, browser) = planner().await;
    for path in ["/bord", "/bord/rijen", "/bord/plaatsen", "/bord/stand"] {
        assert_eq!(browser.get(&portal.url(path)).await.status, StatusCode::OK, "{path}");
    }
    for role in [Role::HostPlanner, Role::Worker, Role::SocialWorker, Role::Admin] {
        let other = Browser::new();
        other.sign_in(&portal, role).await;
        for path in ["/bord", "/bord/rijen", "/bord/plaatsen", "/bord/stand"] {
            assert_eq!(other.get(&portal.url(path)).await.status, StatusCode::FORBIDDEN, "{role:?} {path}");
        }
    }
    assert_eq!(Browser::new().get(&portal.url("/bord/rijen")).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_board_reads_well_without_a_script() {
    let (_services, portal, browser) = planner().await;
    let page = browser.get(&portal.url("/bord?week=2026-W48")).await;
    for expected in
        ["Week 48 · 23–29 november 2026", "Ada Voorbeeld", "Maanlicht hal 1", "afwezig", "te weinig", "te veel"]
    {
        assert!(page.text.contains(expected), "{expected}: {}", page.text);
    }
    for never in ["ziek", "score", "⟦"] {
        assert!(!page.text.contains(never), "{never}");
    }
    assert!(page.text.len() < LARGEST_PAGE, "{} bytes", page.text.len());
    assert!(page.text.matches("</").count() < MOST_NODES);
    let named = browser.get(&portal.url("/bord?week=2026-W48&naam=Xenia&plek=PLEK-03")).await;
    assert!(named.text.contains("Xenia ") && !named.text.contains("Ada Voorbeeld"), "{}", named.text);
    let strange = browser.get(&portal.url("/bord?week=2026-W54")).await;
    assert_eq!(strange.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn nine_hundred_people_come_in_small_pages() {
    let (_services, portal, browser) = planner().await;
    let (first, bytes) = json(&portal, &browser, "/bord/rijen?week=2026-W48").await;
    assert!(bytes <= LARGEST_FIRST_ROWS, "{bytes} bytes");
    let (mut people, mut next) = (first["r"].as_array().unwrap().len(), first["n"].as_str().unwrap().to_owned());
    assert_eq!(people, 200);
    while !next.is_empty() {
        let (page, _) = json(&portal, &browser, &format!("/bord/rijen?week=2026-W48&vanaf={next}")).await;
        people += page["r"].as_array().unwrap().len();
        next = page["n"].as_str().unwrap().to_owned();
    }
    assert_eq!(people, PEOPLE);
    let (places, bytes) = json(&portal, &browser, "/bord/plaatsen?week=2026-W48").await;
    assert!(bytes <= LARGEST_FIRST_ROWS, "{bytes} bytes");
    assert_eq!(places["p"][0][3][0][7], shift_id(0, 0));
}

#[tokio::test]
async fn a_wall_shows_who_works_where_and_nobody_s_absence() {
    let (_services, portal, browser) = planner().await;
    let page = browser.get(&portal.url("/bord?week=2026-W48&muur=1")).await;
    assert!(page.text.contains("Ada Voorbeeld") && page.text.contains("Maanlicht hal 1"), "{}", page.text);
    let table = page.text.split("<table").nth(1).unwrap();
    assert!(!table.contains("afwezig") && !table.contains("voorlopig"), "{table}");
    let (rows, _) = json(&portal, &browser, "/bord/rijen?week=2026-W48&muur=1").await;
    for cell in rows["r"].as_array().unwrap().iter().flat_map(|row| row[3].as_array().unwrap()) {
        assert!(cell.as_i64().is_some_and(|cell| cell >= 0), "{cell}");
    }
}

/// What the board's script posts, with the proof of the page.
async fn changed(portal: &Portal, browser: &Browser, proof: &str, who: &str) -> Value {
    let form = [
        ("bewijs", proof),
        ("request_id", "wens-1"),
        ("doet", "wijs"),
        ("diensten", "dienst-1"),
        ("van", ""),
        ("naar", who),
    ];
    let answer = browser.post(&portal.url("/bord/wijzigen"), &form).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    serde_json::from_str(&answer.text).unwrap()
}

#[tokio::test]
async fn a_seat_is_given_on_the_board_and_a_refusal_is_one_sentence() {
    let (_services, portal, browser) = planner().await;
    let proof = browser.get(&portal.url("/bord?week=2026-W48")).await.field("bewijs");
    let done = changed(&portal, &browser, &proof, "m-3").await;
    assert_eq!(
        (&done["is_done"], &done["shift"], &done["text"]),
        (&true.into(), &"dienst-1".into(), &"De toewijzing is gemaakt.".into())
    );
    let refused = changed(&portal, &browser, &proof, "m-9").await;
    assert_eq!(refused["is_done"], false);
    let text = refused["text"].as_str().unwrap();
    assert!(text.contains("heeft op dat uur al een dienst") && !text.contains("English"), "{text}");
    let stranger = browser.post(&portal.url("/bord/wijzigen"), &[("bewijs", "verzonnen"), ("doet", "wijs")]).await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN, "a form of another page does nothing");
    let strange = browser.post(&portal.url("/bord/wijzigen"), &[("bewijs", &proof), ("doet", "iets")]).await;
    assert_eq!(strange.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn who_could_come_is_told_with_reasons_and_without_a_score() {
    let (_services, portal, browser) = planner().await;
    let (others, _) = json(&portal, &browser, "/bord/anderen?dienst=dienst-1").await;
    assert_eq!(others["fits"][0]["name"], "Carla Invents");
    assert_eq!(others["refused"][0]["reasons"][0], "De post vraagt 15 kg, de grens is 10 kg.");
    let mut keys: Vec<&String> = others["fits"][0].as_object().unwrap().keys().collect();
    keys.sort();
    assert_eq!(keys, ["id", "name", "reasons"], "nothing else is told of a person");
}
