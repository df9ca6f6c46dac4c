//! Files that finance brings, decisions about a difference, and the dossier of a run.

use http::{StatusCode, header::CONTENT_TYPE};
use werkbrug_kernel::role::Role;

use super::{both, signed_in};
use crate::{
    browser::{Browser, Page},
    portal::Portal,
};

const STATEMENT: &str = "/premies/betaalstaat";

async fn bring(browser: &Browser, portal: &Portal, fields: &[(&str, &str)], file: &str) -> Page {
    bring_to(browser, portal, (STATEMENT, fields), file).await
}

/// A form with a file, as a browser sends it.
async fn bring_to(browser: &Browser, portal: &Portal, (to, fields): (&str, &[(&str, &str)]), file: &str) -> Page {
    let part = |head: &str, body: &str| format!("--grens\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n");
    let mut body: String = fields.iter().map(|(name, value)| part(&format!("name=\"{name}\""), value)).collect();
    body.push_str(&part("name=\"bestand\"; filename=\"staat.csv\"", file));
    body.push_str("--grens--\r\n");
    let request = browser.http.post(portal.url(to)).header(CONTENT_TYPE, "multipart/form-data; boundary=grens");
    browser.read(request.body(body)).await
}

#[tokio::test]
async fn a_statement_is_looked_through_and_read_under_the_headings_of_the_last_one() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let page = browser.get(&portal.url(STATEMENT)).await;
    assert!(page.text.contains("value=\"Loon\"") && page.text.contains("multipart/form-data"), "{}", page.text);
    let proof = page.field("bewijs");
    let fields =
        |doe, kenmerk| [("bewijs", proof.as_str()), ("doe", doe), ("kenmerk", kenmerk), ("kolom-wage_premium", "Loon")];
    let looked = bring(&browser, &portal, &fields("nalezen", "S-1"), "Nr;Loon\nM-001;12\nM-002;x\n").await;
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.text);
    for part in ["1 bruikbare regels", "nog niets bewaard", "dat is geen bedrag", ">3<", "value=\"S-1\""] {
        assert!(looked.text.contains(part), "{part}: {}", looked.text);
    }
    let without = bring(&browser, &portal, &fields("inlezen", ""), "Nr;Loon\nM-001;12\n").await;
    assert_eq!((without.status, without.location.as_str()), (StatusCode::SEE_OTHER, STATEMENT));
    let told = browser.get(&portal.url(STATEMENT)).await;
    assert!(told.text.contains("Vul het kenmerk in"), "{}", told.text);
    let read = bring(&browser, &portal, &fields("inlezen", "S-1"), "Nr;Loon\nM-001;12\n").await;
    assert_eq!((read.status, read.location.as_str()), (StatusCode::SEE_OTHER, "/verschillen"));
    let told = browser.get(&portal.url("/verschillen")).await;
    assert!(told.text.contains("1 regels ingelezen") && told.text.contains("1.234,00"), "{}", told.text);
}

#[tokio::test]
async fn a_file_without_the_proof_of_the_session_is_refused_and_one_that_is_too_large_is_told_so() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let proof = browser.get(&portal.url(STATEMENT)).await.field("bewijs");
    for given in ["", "x.y", "anders"] {
        let refused = bring(&browser, &portal, &[("bewijs", given), ("doe", "inlezen"), ("kenmerk", "S-1")], "a").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{given}: {}", refused.text);
    }
    let fields = [("bewijs", proof.as_str()), ("doe", "inlezen"), ("kenmerk", "S-1")];
    let large = bring(&browser, &portal, &fields, &"x".repeat(3 * 1024 * 1024)).await;
    assert_eq!((large.status, large.location.as_str()), (StatusCode::SEE_OTHER, STATEMENT));
    let told = browser.get(&portal.url(STATEMENT)).await;
    assert!(told.text.contains("Het bestand is te groot"), "{}", told.text);
}

#[tokio::test]
async fn a_difference_is_decided_where_its_reason_stands() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let list = browser.get(&portal.url("/verschillen")).await;
    assert!(list.text.contains("/verschil?kwartaal=2026Q3&amp;code=M-001"), "{}", list.text);
    let here = portal.url("/verschil?kwartaal=2026Q3&code=M-001");
    let page = browser.get(&here).await;
    for part in ["€\u{a0}450,00 te weinig", "/premies/run-3/mens-1", "value=\"accepted\"", "value=\"vorder\""] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    let proof = page.field("bewijs");
    for (state, told) in [("accepted", "De beslissing is bewaard"), ("corrected", "intussen beslist")] {
        let done = browser.post(&here, &[("bewijs", &proof), ("request_id", "r-1"), ("doe", state)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let page = browser.get(&here).await;
        assert!(page.text.contains(told), "{told}: {}", page.text);
    }
    assert_eq!(browser.get(&portal.url("/verschil?kwartaal=2026Q2&code=M-001")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_stands_beside_the_runs_leads_to_where_it_comes_from() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let table: [(&str, &[&str]); 7] = [
        ("/premies/dmfa", &["2026Q3", "/premies/dmfa/wijzigingen?inlezing=inlezing-1", "blinde index"]),
        ("/premies/run-3/wat-als", &["name=\"loon\"", "value=\"high\"", "/premies/contingent?kwartaal=2026Q3"]),
        ("/premies/run-3/wijzigingen", &["Ada Voorbeeld", "6.000,00 naar 9.000,00", "/premies/run-2", "als=pdf"]),
        ("/premies/dmfa/wijzigingen", &["Ada Voorbeeld", "8.000,00", "9.000,00", "gewijzigd"]),
        ("/premies/voorschotten", &["€\u{a0}4.050,50", "2027-01-15", "2026-07", "€\u{a0}2.000,00"]),
        ("/premies/organisatie", &["€\u{a0}960,00", "€\u{a0}-60,00", "1,143", "te weinig", "niet ingevuld", "1/7"]),
        (
            "/premies/run-3/dossier",
            &["komt vandaag op hetzelfde uit", "fedcba9876543210", "werkbrug premium settle", "valt"],
        ),
    ];
    for (path, expected) in table {
        let page = browser.get(&portal.url(path)).await;
        for part in expected {
            assert!(page.text.contains(part), "{path} {part}: {}", page.text);
        }
    }
    let input = browser.get(&portal.url("/premies/run-3/dossier/invoer")).await;
    assert_eq!(input.text, "{\"format\":\"werkbrug-premium-input/1\"}");
    let paper = browser.get(&portal.url("/premies/run-3/dossier/pdf")).await;
    assert_eq!(paper.status, StatusCode::OK);
    assert!(paper.text.starts_with("%PDF-1.7") && paper.text.contains("fedcba9876543210"), "{}", paper.text);
    assert_eq!(browser.get(&portal.url("/premies/run-9/dossier")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_quarter_is_reckoned_where_it_is_shown_and_what_stands_in_the_way_is_told() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let here = portal.url("/premies");
    let page = browser.get(&here).await;
    for part in ["name=\"kwartaal\"", "value=\"recomputation\"", "/premies/parameters", "/premies/maandlonen"] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    let proof = page.field("bewijs");
    let asked = |kind| [("bewijs", proof.as_str()), ("request_id", "r-1"), ("kwartaal", "2026Q3"), ("soort", kind)];
    let done = browser.post(&here, &asked("quarter")).await;
    assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/premies/run-3"), "{}", done.text);
    let told = browser.get(&portal.url("/premies/run-3")).await;
    assert!(told.text.contains("8.050,50 verwacht"), "{}", told.text);
    let refused = browser.post(&here, &asked("provisional")).await;
    assert_eq!((refused.status, refused.location.as_str()), (StatusCode::SEE_OTHER, "/premies"));
    let told = browser.get(&here).await;
    assert!(told.text.contains("Lees eerst de maandlonen in"), "{}", told.text);
    assert!(told.text.contains("value=\"provisional\" selected"), "what was chosen stays: {}", told.text);
    browser.post(&here, &asked("annual")).await;
    let told = browser.get(&here).await;
    for part in ["“Contractbreuk” van Ada Voorbeeld (M-001)", "href=\"/premies/run-3/mens-1\""] {
        assert!(told.text.contains(part), "{part}: {}", told.text);
    }
}

#[tokio::test]
async fn a_figure_of_the_law_is_entered_with_its_first_day_and_source() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let here = portal.url("/premies/parameters");
    let page = browser.get(&here).await;
    for part in ["Alle waarden", "Ingevuld op", "name=\"bron\"", "tabel=waarden&amp;als=pdf"] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    let proof = page.field("bewijs");
    let rows = [
        ("2.111,89", "1/1/2027", "De waarde is ingevuld"),
        ("veel", "1/1/2027", "past niet bij"),
        ("2.111,89", "ooit", "Schrijf dag/maand/jaar"),
        ("1.050", "1/1/2027", "op twee manieren gelezen"),
        ("2,111.89", "1/1/2027", "De waarde is ingevuld"),
    ];
    for (value, from, expected) in rows {
        let fields = [
            ("bewijs", proof.as_str()),
            ("request_id", "r-1"),
            ("naam", "ggmmi"),
            ("waarde", value),
            ("vanaf", from),
            ("bron", "verzonnen besluit"),
            ("stand", "unconfirmed"),
        ];
        let done = browser.post(&here, &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let told = browser.get(&here).await;
        assert!(told.text.contains(expected), "{expected}: {}", told.text);
        let is_kept = told.text.contains(&format!("name=\"waarde\" value=\"{value}\""));
        assert_eq!(is_kept, expected != "De waarde is ingevuld", "{value} {from}: {}", told.text);
    }
}

#[tokio::test]
async fn wages_are_brought_as_a_file_and_papers_are_taken_along() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::Finance).await;
    let here = "/premies/maandlonen";
    let proof = browser.get(&portal.url(here)).await.field("bewijs");
    let fields = [("bewijs", proof.as_str()), ("request_id", "r-1"), ("kolom-worker_code", "Nr")];
    let read = bring_to(&browser, &portal, (here, &fields), "Nr;Maand\nM-001;2026-07\n").await;
    assert_eq!((read.status, read.location.as_str()), (StatusCode::SEE_OTHER, "/premies"), "{}", read.text);
    let told = browser.get(&portal.url("/premies")).await;
    assert!(told.text.contains("3 regels ingelezen, waarvan 2 nieuw of anders"), "{}", told.text);
    let refused = bring_to(&browser, &portal, (here, &fields), "").await;
    assert_eq!((refused.status, refused.location.as_str()), (StatusCode::SEE_OTHER, here));
    let papers = [
        "/premies/kwartalen?als=pdf",
        "/premies/medewerkers?kwartaal=2026Q3&als=pdf",
        "/verschillen?kwartaal=2026Q3&als=pdf",
        "/premies/parameters?tabel=waarden&als=pdf",
    ];
    for path in papers {
        let paper = browser.get(&portal.url(path)).await;
        assert!(paper.status == StatusCode::OK && paper.text.starts_with("%PDF-1.7"), "{path}: {}", paper.text);
    }
    let page = browser.get(&portal.url("/premies/run-3/mens-1")).await;
    assert!(page.text.contains("action=\"/premies/run-3/mens-1/pdf\""), "{}", page.text);
    for (purpose, status) in [("zomaar", StatusCode::BAD_REQUEST), ("brief aan het Departement", StatusCode::OK)] {
        let form = [("bewijs", proof.as_str()), ("doel", purpose)];
        let paper = browser.post(&portal.url("/premies/run-3/mens-1/pdf"), &form).await;
        assert_eq!(paper.status, status, "{purpose}: {}", paper.text);
        assert_eq!(paper.text.starts_with("%PDF-1.7"), status == StatusCode::OK, "{}", paper.text);
    }
}
