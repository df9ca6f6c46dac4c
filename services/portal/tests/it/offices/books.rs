//! What was booked, what came in at the bank, and a line of the declaration that is withdrawn.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use super::{both, signed_in};

#[tokio::test]
async fn the_books_balance_and_lead_to_where_they_come_from() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let table: [(&str, &[&str]); 4] = [
        (
            "/boekhouding",
            &[
                "8.170,50",
                "elk kwartaal klopt tot op de cent",
                "416000 te ontvangen premies",
                "/boekhouding/journaal?kwartaal=2026Q3&amp;rekening=",
                "/verschillen?kwartaal=2026Q3",
            ],
        ),
        (
            "/boekhouding/journaal?kwartaal=2026Q3",
            &["premieberekening", "/premies/run-3", "740000 premies", "8.170,50"],
        ),
        ("/boekhouding/bank", &["960,00", "Letter opnieuw af", "Niet afgeletterd"]),
        ("/boekhouding/banklijnen", &["bedrag past, kwartaal ontbreekt", "/facturen/factuur-1", "2026/0007"]),
    ];
    for (path, expected) in table {
        let page = browser.get(&portal.url(path)).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text);
        for part in expected {
            assert!(page.text.contains(part), "{path} {part}: {}", page.text);
        }
    }
    let file = browser.get(&portal.url("/boekhouding?tabel=rekeningen&als=csv")).await;
    assert!(file.text.contains("740000 premies") && file.text.contains("7720,50"), "{}", file.text);
    let menu = browser.get(&portal.url("/premies")).await;
    for path in ["href=\"/boekhouding\"", "href=\"/boekhouding/bank\""] {
        assert!(menu.text.contains(path), "{path}: {}", menu.text);
    }
}

#[tokio::test]
async fn lines_of_the_bank_are_matched_again_on_request() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let page = browser.get(&portal.url("/boekhouding/bank")).await;
    let form = [("bewijs", page.field("bewijs")), ("request_id", "r-1".to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let done = browser.post(&portal.url("/boekhouding/bank/opnieuw"), &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let page = browser.get(&portal.url("/boekhouding/bank")).await;
    assert!(page.text.contains("1 lijn vond haar tegenhanger"), "{}", page.text);
}

#[tokio::test]
async fn a_line_that_is_missing_is_withdrawn_where_it_is_told() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let here = portal.url("/premies/dmfa/wijzigingen");
    let page = browser.get(&here).await;
    assert!(
        page.text.contains("value=\"2026Q3 M-002\"") && !page.text.contains("value=\"2026Q3 M-001\""),
        "{}",
        page.text
    );
    let proof = page.field("bewijs");
    let form = [("bewijs", proof.as_str()), ("request_id", "r-1"), ("lijn", "2026Q3 M-002")];
    let done = browser.post(&here, &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let page = browser.get(&here).await;
    assert!(page.text.contains("De lijn telt niet meer mee"), "{}", page.text);
}

#[tokio::test]
async fn a_line_that_no_import_missed_is_withdrawn_by_its_quarter_and_code() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let declaration = portal.url("/premies/dmfa");
    let proof = browser.get(&declaration).await.field("bewijs");
    for (code, expected) in [("M-009", "telt in dit kwartaal geen lijn mee"), ("M-002", "De lijn telt niet meer mee")] {
        let form = [("bewijs", proof.as_str()), ("request_id", code), ("kwartaal", "2026q3"), ("code", code)];
        let done = browser.post(&portal.url("/premies/dmfa/wijzigingen"), &form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let page = browser.get(&declaration).await;
        assert!(page.text.contains(expected), "{expected}: {}", page.text);
        assert_eq!(page.text.contains("value=\"M-009\""), code == "M-009", "what was refused is kept: {}", page.text);
    }
}
