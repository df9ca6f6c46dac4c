//! What goes on paper: agreements, the notice to the Department, rosters and time sheets; in Dutch, with an aid beside it.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use crate::{
    browser::{Browser, Page},
    portal::Portal,
    services::{
        Services,
        papers::{ADA, AGREEMENT, HALL},
    },
};

async fn both() -> (Services, Portal) {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::of_papers(&dir).await;
    let portal = Portal::with(dir, services.address).await;
    (services, portal)
}

async fn open(portal: &Portal, role: Role, tongue: &str, path: &str) -> Page {
    let browser = Browser::new();
    browser.sign_in(portal, role).await;
    if tongue != "nl" {
        browser.post(&portal.url("/taal"), &[("taal", tongue), ("naar", path)]).await;
    }
    let page = browser.get(&portal.url(path)).await;
    assert_eq!(page.status, StatusCode::OK, "{role:?} {path}: {}", page.text);
    assert!(!page.text.contains('⟦'), "{path}: {}", page.text);
    page
}

fn papers() -> [(&'static str, Role, String, &'static str); 6] {
    [
        ("overeenkomst", Role::HostPlanner, format!("/overeenkomsten/{AGREEMENT}"), "Enkel de begeleider"),
        (
            "kennisgeving",
            Role::WorkshopPlanner,
            format!("/overeenkomsten/{AGREEMENT}/kennisgeving"),
            "meldt een enclave",
        ),
        ("rooster", Role::WorkshopPlanner, format!("/uurroosters/werkplek/{HALL}?op=2026-11-25"), "Wie werkt wanneer"),
        (
            "rooster van iemand",
            Role::SocialWorker,
            format!("/uurroosters/medewerker/{ADA}?op=2026-11-25"),
            "Samen gepland",
        ),
        ("eigen week", Role::Worker, "/mijn-week?op=2026-11-25".into(), "Samen gepland"),
        ("urenstaat", Role::Finance, format!("/urenstaten/{HALL}?op=2026-11-25"), "Samen gewerkt: 15u12"),
    ]
}

#[tokio::test]
async fn every_document_counts_in_dutch_and_another_language_stands_beside_it() {
    let (_services, portal) = both().await;
    for (name, role, path, dutch) in papers() {
        let page = open(&portal, role, "nl", &path).await;
        assert!(page.text.contains(dutch) && !page.text.contains("class=\"aid\""), "{name}: {}", page.text);
        for tongue in ["fr", "en"] {
            let page = open(&portal, role, tongue, &path).await;
            let (before, aid) = page.text.split_once("class=\"aid\"").unwrap_or_else(|| panic!("{name} {tongue}"));
            let (_, official) = before.split_once("<div lang=\"nl\">").unwrap_or_else(|| panic!("{name} {tongue}"));
            assert!(official.contains(dutch) && !aid.contains(dutch), "{name} {tongue}: {}", page.text);
        }
    }
}

#[tokio::test]
async fn an_agreement_names_both_parties_and_what_it_still_lacks() {
    let (_services, portal) = both().await;
    let planner = open(&portal, Role::WorkshopPlanner, "nl", &format!("/overeenkomsten/{AGREEMENT}")).await;
    for told in [
        "Verzonnen Werkplaats VZW",
        "ondernemingsnummer 0199.900.172",
        "woensdag 20 mei 2026",
        "Vanaf maandag 1 juni 2026, zonder einddag.",
        "hoofdactiviteit 10.71",
        "nog niet",
        "Naam, datum en handtekening",
        "Het Departement is nog niet ingelicht.",
        "/kennisgeving\"",
    ] {
        assert!(planner.text.contains(told), "{told}: {}", planner.text);
    }
    let host = open(&portal, Role::HostPlanner, "nl", &format!("/overeenkomsten/{AGREEMENT}")).await;
    assert!(
        !host.text.contains("ENC-04") && !host.text.contains("/kennisgeving"),
        "gates are the workshop's own affair"
    );
    let notice = format!("/overeenkomsten/{AGREEMENT}/kennisgeving");
    let notice = open(&portal, Role::WorkshopPlanner, "nl", &notice).await;
    assert!(notice.text.contains("ENC-04") && !notice.text.contains("ENC-05"), "{}", notice.text);
}

#[tokio::test]
async fn only_an_enclave_is_told_to_the_department() {
    let (_services, portal) = both().await;
    let browser = Browser::new();
    browser.sign_in(&portal, Role::WorkshopPlanner).await;
    let nobody = uuid::Uuid::nil();
    for path in [format!("/overeenkomsten/{nobody}/kennisgeving"), format!("/overeenkomsten/{HALL}")] {
        assert_eq!(browser.get(&portal.url(&path)).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let list = browser.get(&portal.url("/overeenkomsten?aard=enclave")).await;
    assert!(list.text.contains("ENC-BAK-1") && !list.text.contains("AFD-1"), "{}", list.text);
}

#[tokio::test]
async fn a_roster_holds_what_was_made_known_and_never_who_is_absent() {
    let (_services, portal) = both().await;
    let path = format!("/uurroosters/werkplek/{HALL}?op=2026-11-25");
    let planner = open(&portal, Role::WorkshopPlanner, "nl", &path).await;
    for told in ["Ada Voorbeeld", "Bert Verzonnen", "6.00–14.06", "Coach Stef Proef", "Nog 1 dienst van deze week"] {
        assert!(planner.text.contains(told), "{told}: {}", planner.text);
    }
    assert!(!planner.text.contains("afwezig"), "{}", planner.text);
    let host = open(&portal, Role::HostPlanner, "nl", &path).await;
    assert!(!host.text.contains("Ada") && host.text.contains("Diensten"), "{}", host.text);
    let empty = open(&portal, Role::Worker, "nl", "/mijn-week?op=2026-12-25").await;
    assert!(empty.text.contains("nog niets bekendgemaakt"), "{}", empty.text);
}

#[tokio::test]
async fn a_table_of_a_document_goes_along_as_a_file_with_the_figures_of_the_screen() {
    let (_services, portal) = both().await;
    let path = format!("/urenstaten/{HALL}?op=2026-11-23");
    let page = open(&portal, Role::HostPlanner, "nl", &path).await;
    assert!(page.text.contains("tabel=uren&amp;als=xlsx"), "{}", page.text);
    let file = open(&portal, Role::HostPlanner, "nl", &format!("{path}&tabel=uren&als=csv")).await;
    let lines: Vec<&str> = file.text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines,
        [
            "Dag;Uren;Tariefklasse;Mensen;Gewerkt;Goedgekeurd;Stand",
            "23/11/2026;6.00–14.06;inpak;2;15,20;15,20;goedgekeurd",
            "24/11/2026;6.00–14.06;inpak;2;;;",
            "27/11/2026;6.00–14.06;inpak;2;;;",
        ]
    );
}
