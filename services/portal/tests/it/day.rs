//! The day, read from services as the person who looks.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use crate::{browser::Browser, portal::Portal, services::Services};

async fn both() -> (Services, Portal) {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::start(&dir).await;
    let portal = Portal::with(dir, services.address).await;
    (services, portal)
}

#[tokio::test]
async fn each_role_sees_the_blocks_it_may_read_and_no_others() {
    let (_services, portal) = both().await;
    let table = [
        (Role::Finance, ["orders", "ploegen", "afwezigheden", "uren", "facturen", "premies"].as_slice()),
        (Role::OrderDesk, &["orders", "ploegen", "afwezigheden", "uren"]),
        (Role::Coach, &["ploegen", "afwezigheden", "uren"]),
    ];
    for (role, expected) in table {
        let browser = Browser::new();
        let day = browser.sign_in(&portal, role).await;
        let all = ["orders", "ploegen", "afwezigheden", "uren", "facturen", "premies"];
        let shown: Vec<_> = all.into_iter().filter(|name| day.text.contains(&format!("id=\"blok-{name}\""))).collect();
        assert_eq!(shown, expected, "{role:?}");
        for name in all {
            let status = browser.get(&portal.url(&format!("/dag/blok/{name}"))).await.status;
            let expected = if expected.contains(&name) { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(status, expected, "{role:?} {name}");
        }
    }
}

#[tokio::test]
async fn the_day_shows_what_the_services_say_of_that_day_and_no_names() {
    let (_services, portal) = both().await;
    let browser = Browser::new();
    browser.sign_in(&portal, Role::Finance).await;
    let day = browser.get(&portal.url("/dag?op=2026-11-23")).await;
    for expected in [
        "Maandag 23 november 2026",
        "week 48",
        "PO-7",
        "Verzonnen Ramen",
        "vr 27/11",
        "1 werkdag te laat",
        "Verzonnen Hal op 2026-11-23",
        "1 te weinig",
        "40u30",
        "€\u{a0}1.234,56",
        "nog geen kwartaal berekend",
        "/dag?op=2026-11-22",
        "/dag?op=2026-11-24",
    ] {
        assert!(day.text.contains(expected), "{expected}: {}", day.text);
    }
    assert!(!day.text.contains("Geheim"), "{}", day.text);
    let block = browser.get(&portal.url("/dag/blok/ploegen?op=2026-11-24")).await;
    assert!(block.text.starts_with("<section") && block.text.contains("Hal op 2026-11-24"), "{}", block.text);
}

#[tokio::test]
async fn a_role_for_which_nothing_is_here_is_told_so() {
    let (_services, portal) = both().await;
    let day = Browser::new().sign_in(&portal, Role::Admin).await;
    assert!(!day.text.contains("<section") && day.text.contains("niets te zien"), "{}", day.text);
}

/// What stands behind a figure is for who reads the figure.
#[tokio::test]
async fn the_figures_of_a_day_lead_to_pages_that_open_for_who_looks() {
    let (_services, portal) = both().await;
    let day = "2026-11-23";
    let paid = format!("/te-betalen?van={day}&amp;tot={day}");
    let table = [
        (
            Role::WorkshopPlanner,
            vec!["/bord?week=2026-W48", "/bord?week=2026-W48&amp;enkel=uitzonderingen", &paid, "/diensten/"],
        ),
        (Role::Finance, vec![paid.as_str(), "/orders", "/urenstaten/"]),
        (Role::Coach, vec!["/uurroosters/werkplek/"]),
    ];
    for (role, expected) in table {
        let browser = Browser::new();
        browser.sign_in(&portal, role).await;
        let page = browser.get(&portal.url(&format!("/dag?op={day}"))).await.text;
        let (_, blocks) = page.split_once("<div class=\"flow\">").expect("blocks");
        let links: Vec<&str> = blocks.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        for to in expected {
            assert!(links.iter().any(|link| link.starts_with(to)), "{role:?} is not led to {to}: {links:?}");
        }
        for link in links.iter().filter(|link| link.starts_with('/')) {
            let status = browser.open(&portal.url(&link.replace("&amp;", "&")), None).await.status();
            assert_ne!(status, StatusCode::FORBIDDEN, "{role:?} is led to {link}");
        }
    }
}
