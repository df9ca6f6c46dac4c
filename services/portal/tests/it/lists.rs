//! A list from the screen to a file, and what a file may not hold.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use crate::{browser::Browser, portal::Portal};

const LIST: &str = "/vormgeving/lijst";

async fn list() -> (Portal, Browser) {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    browser.sign_in(&portal, Role::WorkshopPlanner).await;
    (portal, browser)
}

#[tokio::test]
async fn the_file_holds_the_rows_of_the_screen_but_no_limit_beside_a_name() {
    let (portal, browser) = list().await;
    let screen = browser.get(&portal.url(&format!("{LIST}?stand=bad&sorteer=-naam"))).await;
    let file = browser.get(&portal.url(&format!("{LIST}?stand=bad&sorteer=-naam&als=csv"))).await;
    let lines: Vec<&str> = file.text.lines().collect();
    assert_eq!(lines.len(), 13, "twelve rows and their heads: {}", file.text);
    assert!(lines[0].ends_with("Naam;Stand;Datum;Bezetting;Uren;Te betalen"), "{}", lines[0]);
    assert_eq!(lines[1], "Verzonnen 113;nu iets doen;02/11/2026;5;28,25;1394,42");
    let shown: Vec<usize> = lines[1..]
        .iter()
        .map(|line| screen.text.find(line.split(';').next().unwrap()).expect("a row of the file is on the screen"))
        .collect();
    assert!(shown.is_sorted(), "in the same order");
    assert!(screen.text.contains("15 kg") || screen.text.contains("20 kg"), "the screen shows limits");
}

#[tokio::test]
async fn a_wall_shows_no_limit_and_a_full_export_asks_what_for() {
    let (portal, browser) = list().await;
    let wall = browser.get(&portal.url(&format!("{LIST}?muur=1"))).await;
    assert!(wall.text.contains("Verzonnen 001") && !wall.text.contains(" kg") && !wall.text.contains("Exporteer"));
    let screen = browser.get(&portal.url(LIST)).await;
    let proof = screen.field("bewijs");
    let form = |purpose| [("bewijs", proof.as_str()), ("vraag", "stand=bad"), ("als", "csv"), ("doel", purpose)];
    let too_long = "x".repeat(201);
    for purpose in ["", "zomaar", too_long.as_str()] {
        assert_eq!(browser.post(&portal.url(LIST), &form(purpose)).await.status, StatusCode::BAD_REQUEST, "{purpose}");
    }
    let full = browser.post(&portal.url(LIST), &form("jaarlijks overleg met de arbeidsarts")).await;
    assert_eq!(full.status, StatusCode::OK);
    assert!(full.text.contains("Verzonnen 003") && full.text.contains(" kg"), "{}", full.text);
}

#[tokio::test]
async fn pages_follow_each_other_by_their_addresses() {
    let (portal, browser) = list().await;
    let first = browser.get(&portal.url(&format!("{LIST}?aantal=100"))).await;
    let next = first.text.split("href=\"").map(|rest| rest.split('"').next().unwrap()).find(|to| to.contains("vanaf="));
    let second = browser.get(&portal.url(&next.unwrap().replace("&amp;", "&"))).await;
    assert!(first.text.contains("Verzonnen 099") && !first.text.contains("Verzonnen 100"));
    assert!(second.text.contains("Verzonnen 100") && second.text.contains("Verzonnen 119"));
}
