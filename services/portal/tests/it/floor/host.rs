//! The host planner: head counts, the coach to call, and hours to approve.

use super::*;

#[tokio::test]
async fn a_host_sees_how_far_the_week_is_filled_and_too_many_is_never_good() {
    let (_services, portal) = both().await;
    let host = signed_in(&portal, Role::HostPlanner).await;
    let page = host.get(&portal.url("/eigen-week?op=2026-11-25")).await;
    says(&page, &["Verzonnen Hal", "Verzonnen Was", "2 te weinig", "7 te veel", "op=2026-11-18", "op=2026-12-02"]);
    says(&page, &["class=\"cell bad\"", "class=\"cell watch\"", "href=\"/eigen-week?op=2026-11-23#blok-ploeg\""]);
    assert!(!page.text.contains("badge good") && !page.text.contains("cell good"), "{}", page.text);
    let block = host.get(&portal.url("/eigen-week/blok/week?op=2026-11-25")).await;
    assert!(block.text.starts_with("<section") && block.text.contains("id=\"blok-week\""), "{}", block.text);
    assert_eq!(host.get(&portal.url("/eigen-week?op=morgen")).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_host_sees_who_comes_where_names_are_needed_and_absence_only_as_a_number() {
    let (_services, portal) = both().await;
    let host = signed_in(&portal, Role::HostPlanner).await;
    let page = host.get(&portal.url("/eigen-week")).await;
    says(&page, &["Rita Proef", "1 afwezig", "tel:+32470000002", "Stef Voorbeeld", "12 komen, 5 gevraagd"]);
    says(&page, &["nog geen begeleider", "Toegangslijst: 1 naam"]);
    assert!(!page.text.contains("Mina"), "who fell out has no name here: {}", page.text);
}

#[tokio::test]
async fn head_counts_are_called_provisional_for_days_to_come_and_final_for_days_gone() {
    let (_services, portal) = both().await;
    let host = signed_in(&portal, Role::HostPlanner).await;
    for (day, word, other) in [("2020-01-08", "definitief", "voorlopig"), ("2090-01-04", "voorlopig", "definitief")] {
        let page = host.get(&portal.url(&format!("/eigen-week?op={day}"))).await;
        assert!(page.text.contains(word) && !page.text.contains(other), "{day}: {}", page.text);
    }
}

async fn approve(portal: &Portal, host: &Browser, (hours, minutes): (&str, &str)) -> Page {
    let page = host.get(&portal.url("/eigen-week")).await;
    let (proof, request_id) = (page.field("bewijs"), page.field("request_id"));
    let shift = SHIFT.to_string();
    let form = [
        ("bewijs", proof.as_str()),
        ("request_id", &request_id),
        ("dienst", &shift),
        ("klasse", "inpak"),
        ("op", "2026-11-25"),
        ("uren", hours),
        ("minuten", minutes),
    ];
    let answer = host.post(&portal.url("/eigen-week/goedkeuren"), &form).await;
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (StatusCode::SEE_OTHER, "/eigen-week?op=2026-11-25#blok-uren")
    );
    host.get(&portal.url("/eigen-week?op=2026-11-25")).await
}

#[tokio::test]
async fn hours_are_approved_per_shift_and_class_and_a_refusal_says_why_in_plain_words() {
    let (_services, portal) = both().await;
    let host = signed_in(&portal, Role::HostPlanner).await;
    let page = host.get(&portal.url("/eigen-week")).await;
    says(&page, &["1 dienst wacht op u, samen 37u30.", "tariefklasse inpak", "29u30 goedgekeurd van 30u00"]);
    let table = [
        (("37", "30"), "37u30 goedgekeurd. Ze komen op de volgende factuur."),
        (("10", "0"), "10u00 goedgekeurd. Iemand van het maatwerkbedrijf kijkt"),
        (("37", "31"), "zijn al goedgekeurd"),
        (("40", ""), "Dat is meer dan er gewerkt is: 37u30 aanwezig, al 0u00 goedgekeurd."),
        (("0", "0"), "Nul uren kunt u niet goedkeuren."),
        (("veel", "0"), "Dat zijn geen uren en minuten."),
    ];
    for (typed, expected) in table {
        says(&approve(&portal, &host, typed).await, &[expected]);
    }
    let again = host.get(&portal.url("/eigen-week?op=2026-11-25")).await;
    says(&again, &["name=\"uren\" value=\"veel\""]);
}

#[tokio::test]
async fn hours_are_not_approved_by_a_form_from_elsewhere() {
    let (_services, portal) = both().await;
    let host = signed_in(&portal, Role::HostPlanner).await;
    let shift = SHIFT.to_string();
    let form = [("dienst", shift.as_str()), ("klasse", "inpak"), ("uren", "37"), ("minuten", "30")];
    let answer = host.post(&portal.url("/eigen-week/goedkeuren"), &form).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_week_is_asked_again_and_the_days_that_are_refused_are_named() {
    let (_services, portal) = both().await;
    let host = signed_in(&portal, Role::HostPlanner).await;
    let page = host.get(&portal.url("/eigen-week")).await;
    let (proof, request_id) = (page.field("bewijs"), page.field("request_id"));
    let form = [("bewijs", proof.as_str()), ("request_id", &request_id)];
    let answer = host.post(&portal.url("/aanvragen/week"), &form).await;
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/aanvragen"));
    let page = host.get(&portal.url("/aanvragen")).await;
    says(&page, &["1 dienst aangevraagd voor volgende week.", "Niet gevraagd voor vr "]);
}

#[tokio::test]
async fn what_was_asked_before_a_week_went_wrong_is_told() {
    let (_services, portal) = both().await;
    let host = signed_in(&portal, Role::HostPlanner).await;
    let proof = host.get(&portal.url("/eigen-week")).await.field("bewijs");
    let lost = format!("{LOST}00");
    let form = [("bewijs", proof.as_str()), ("request_id", &lost)];
    let answer = host.post(&portal.url("/aanvragen/week"), &form).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.text);
    says(&answer, &["1 dienst aangevraagd voor volgende week."]);
}
