//! Premiums and invoices.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use super::{both, signed_in};

#[tokio::test]
async fn expected_and_paid_lead_to_the_worker_and_to_the_last_cent() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let table: [(&str, &[&str]); 5] = [
        (
            "/premies",
            &[
                "€\u{a0}8.050,50",
                "€\u{a0}7.720,50",
                "€\u{a0}-330,00",
                "/premies/run-3",
                "/verschillen?kwartaal=2026Q3",
                "1 bedrag is nog niet bevestigd",
            ],
        ),
        (
            "/premies/run-3",
            &["te weinig betaald", "niet verwacht", "€\u{a0}450,00 te weinig", "0123456789abcdef", "niet bevestigd"],
        ),
        ("/premies/run-2", &["oudere berekening", "/premies/run-3"]),
        (
            "/premies/run-3/mens-1",
            &[
                "Ada Voorbeeld",
                "loon 9.000,00, plafond 10.137,07, dus 9.000,00 × 55 %",
                "<strong>4.950,00</strong>",
                "Het loon blijft onder het plafond",
                "55\u{a0}% · begeleiding hoog",
                "€\u{a0}2.252,68",
                "1,5",
                "verzonnen besluit",
                "niet bevestigd",
            ],
        ),
        (
            "/verschillen",
            &[
                "Ada Voorbeeld <span class=\"whole\">(M-001)</span>",
                "/premies/run-3/mens-1",
                "€\u{a0}-450,00",
                "€\u{a0}120,00",
            ],
        ),
    ];
    for (path, expected) in table {
        let page = browser.get(&portal.url(path)).await;
        for part in expected {
            assert!(page.text.contains(part), "{path} {part}: {}", page.text);
        }
    }
    assert_eq!(browser.get(&portal.url("/premies/run-3/mens-8")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&portal.url("/premies/run-9")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_quarter_stands_in_a_list_that_sorts_filters_and_goes_to_a_file() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let list = browser.get(&portal.url("/premies/kwartalen")).await;
    assert!(
        list.text.contains("/premies/run-3") && list.text.contains("/verschillen?kwartaal=2026Q3"),
        "{}",
        list.text
    );
    assert_eq!(list.text.matches("aria-current=\"page\"").count(), 1, "{}", list.text);
    let file = browser.get(&portal.url("/premies/kwartalen?sorteer=kwartaal&als=csv")).await.text;
    let quarters: Vec<&str> = file.lines().skip(1).filter_map(|line| line.split(';').next()).collect();
    assert_eq!(quarters, ["2026Q2", "2026Q3"], "{file}");
    let none = browser.get(&portal.url("/premies/kwartalen?jaar=2019")).await;
    assert!(none.text.contains("Niets past bij deze filter"), "{}", none.text);
    let people = browser.get(&portal.url("/premies/medewerkers")).await;
    assert_eq!(people.text.matches("aria-current=\"page\"").count(), 1, "{}", people.text);
}

#[tokio::test]
async fn how_an_amount_is_split_leaves_only_for_a_purpose() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let list = browser.get(&portal.url("/premies/medewerkers?kwartaal=2026Q3")).await;
    assert!(list.text.contains("Ben Proefmans") && list.text.contains("Loonpremie"), "{}", list.text);
    assert!(!list.text.contains(">7<"), "no place on a list stands beside a name");
    let plain = browser.get(&portal.url("/premies/medewerkers?kwartaal=2026Q3&als=csv")).await;
    assert!(plain.text.contains("Ada Voorbeeld;M-001;4950,00;4500,00;-450,00"), "{}", plain.text);
    assert!(!plain.text.contains("Loonpremie"), "{}", plain.text);
    let proof = list.field("bewijs");
    let form = |purpose: &'static str| {
        [
            ("bewijs", proof.clone()),
            ("vraag", "kwartaal=2026Q3".into()),
            ("doel", purpose.to_owned()),
            ("als", "csv".into()),
        ]
    };
    for (purpose, status) in [("", StatusCode::BAD_REQUEST), ("nazicht met revisor", StatusCode::OK)] {
        let form = form(purpose);
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let full = browser.post(&portal.url("/premies/medewerkers"), &form).await;
        assert_eq!(full.status, status, "{}", full.text);
        assert_eq!(full.text.contains("Loonpremie"), status == StatusCode::OK, "{}", full.text);
    }
}

#[tokio::test]
async fn an_invoice_is_found_opened_and_taken_along_and_hours_without_one_wait_in_a_list() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let list = browser.get(&portal.url("/facturen?q=ramen&van=2026-11-01")).await;
    assert!(list.text.contains("2026/0007") && list.text.contains("/facturen/factuur-1"), "{}", list.text);
    let none = browser.get(&portal.url("/facturen?q=ramen&van=2026-12-01")).await;
    assert!(none.text.contains("Niets past bij deze filter"), "{}", none.text);
    let one = browser.get(&portal.url("/facturen/factuur-1")).await;
    for part in ["€\u{a0}1.396,64", "+++123/4567/89002+++", "Montage, week 46", "40u30", "/facturen/factuur-1/ubl"] {
        assert!(one.text.contains(part), "{part}: {}", one.text);
    }
    assert_eq!(browser.get(&portal.url("/facturen/factuur-1/ubl")).await.text, "<Invoice/>");
    assert_eq!(browser.get(&portal.url("/facturen/weg")).await.status, StatusCode::NOT_FOUND);
    let waiting = browser.get(&portal.url("/te-factureren")).await;
    assert!(waiting.text.contains("Verzonnen Ramen") && waiting.text.contains("7u30"), "{}", waiting.text);
    for part in ["Teruggenomen na goedkeuring", "href=\"/dag?op=2026-11-16\"", "2u30 teruggenomen"] {
        assert!(waiting.text.contains(part), "{part}: {}", waiting.text);
    }
    assert!(!waiting.text.contains("/dag?op=2026-11-17"), "nothing was taken back: {}", waiting.text);
}
