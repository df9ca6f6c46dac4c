//! Breaches that wait for a person, and hours that come from paper or a clock.

use super::*;
use crate::services::law::BREACH;

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
    let day = page.field("op");
    let form = [
        ("bewijs", proof.as_str()),
        ("request_id", &request_id),
        ("op", &day),
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
