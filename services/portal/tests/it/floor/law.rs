//! Breaches that wait for a person, and hours that come from paper or a clock.

use super::*;
use crate::services::{floor::id_of, law::BREACH};

#[tokio::test]
async fn a_breach_is_settled_in_words_by_the_planner_and_read_by_finance() {
    let (_services, portal) = both().await;
    let planner = signed_in(&portal, Role::WorkshopPlanner).await;
    let page = planner.get(&portal.url("/inbreuken")).await;
    says(&page, &["Verzonnen Hal", "7u30 wacht", "De overeenkomst is niet ondertekend.", "Zo stond het vroeger."]);
    for (decision, expected) in [("", "Zeg in woorden wat er beslist is."), ("besproken", "Beslist en bewaard.")] {
        let page = planner.get(&portal.url("/inbreuken")).await;
        let (proof, request_id, name) = (page.field("bewijs"), page.field("request_id"), format!("besluit-{BREACH}"));
        let form = [
            ("bewijs", proof.as_str()),
            ("request_id", &request_id),
            ("inbreuk", BREACH),
            (name.as_str(), decision),
            ("uren", "wel"),
        ];
        assert_eq!(planner.post(&portal.url("/inbreuken"), &form).await.status, StatusCode::SEE_OTHER);
        says(&planner.get(&portal.url("/inbreuken")).await, &[expected]);
    }
    let finance = signed_in(&portal, Role::Finance).await;
    let page = finance.get(&portal.url("/inbreuken")).await;
    says(&page, &["Verzonnen Hal"]);
    assert!(!page.text.contains("besluit-"), "finance reads: {}", page.text);
}

#[tokio::test]
async fn what_stood_on_paper_or_in_a_clock_is_written_down_for_who_was_not_ticked() {
    let (_services, portal) = both().await;
    let coach = signed_in(&portal, Role::Coach).await;
    let page = coach.get(&portal.url("/aanwezigheid")).await;
    says(&page, &["Rita Proef", "volgens de prikklok 8.02–16.00", "Aanwezig · 7u30", "/aanwezigheid/blad?op="]);
    let (proof, request_id) = (page.field("bewijs"), page.field("request_id"));
    let name = |field: &str| format!("{field}-{SHIFT}_{RITA}");
    let (what, hours, minutes) = (name("wat"), name("uren"), name("minuten"));
    let (day, read_at) = (page.field("op"), page.field("gelezen"));
    let form = [
        ("bewijs", proof.as_str()),
        ("request_id", &request_id),
        ("op", &day),
        ("gelezen", &read_at),
        (&what, "aanwezig"),
        (&hours, "7"),
        (&minutes, "30"),
    ];
    let sent = coach.post(&portal.url("/aanwezigheid"), &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    says(&coach.get(&portal.url(&sent.location)).await, &["1 persoon opgenomen."]);
    let sheet = coach.get(&portal.url("/aanwezigheid/blad")).await;
    says(&sheet, &["Aanwezigheidsblad", "Paraaf", "Rita Proef"]);
}

#[tokio::test]
async fn a_page_that_lay_open_leaves_alone_whoever_was_ticked_meanwhile_and_says_whom_it_missed() {
    let (_services, portal) = both().await;
    let coach = signed_in(&portal, Role::Coach).await;
    let page = coach.get(&portal.url("/aanwezigheid")).await;
    says(&page, &["Verzonnen Was", "16.40–20.00"]);
    let name = |field: &str, of: Uuid| format!("{field}-{SHIFT}_{of}");
    let (rita, karel, gone) = (name("wat", RITA), name("wat", id_of("Karel Schijn")), name("wat", Uuid::from_u128(9)));
    let (hours, day, proof) = (name("uren", RITA), page.field("op"), page.field("bewijs"));
    let read_at: i64 = page.field("gelezen").parse().unwrap();
    let long_ago = read_at.saturating_sub(600_000_000).to_string();
    let request_id = page.field("request_id");
    let form = [
        ("bewijs", proof.as_str()),
        ("request_id", &request_id),
        ("op", &day),
        ("gelezen", &long_ago),
        (&rita, "te-laat"),
        (&hours, "5"),
        (&karel, "niet-gekomen"),
        (&gone, "aanwezig"),
    ];
    let sent = coach.post(&portal.url("/aanwezigheid"), &form).await;
    let told = coach.get(&portal.url(&sent.location)).await;
    says(&told, &["0 personen opgenomen.", "2 personen waren intussen al opgenomen", "1 regel hoort bij niemand meer"]);
    let [proof, request_id, op, ..] = form;
    let bare = [proof, request_id, op, (&rita, "aanwezig")];
    assert_eq!(coach.post(&portal.url("/aanwezigheid"), &bare).await.status, StatusCode::FORBIDDEN);
}
