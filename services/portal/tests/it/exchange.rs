//! The pages of what comes in and goes out of orders: order files, webhooks, relations, the anchoring register.

use http::{StatusCode, header::CONTENT_TYPE};
use werkbrug_kernel::role::Role;

use crate::{
    browser::{Browser, Page},
    portal::Portal,
    services::{
        Services,
        exchange::{SECRET, WRONG},
    },
    visiting::{holds, opened},
};

async fn signed_in(role: Role) -> (Services, Portal, Browser) {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::exchanging(&dir).await;
    opened(dir, services, role).await
}

async fn bring(browser: &Browser, portal: &Portal, proof: &str, content: &[u8]) -> Page {
    let head = "Content-Disposition: form-data; name=";
    let mut body = format!(
        "--grens\r\n{head}\"bewijs\"\r\n\r\n{proof}\r\n--grens\r\n{head}\"request_id\"\r\n\r\nr-1\r\n\
         --grens\r\n{head}\"bestand\"; filename=\"order.xml\"\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--grens--\r\n");
    let request = browser.http.post(portal.url("/bestellingen"));
    browser.read(request.header(CONTENT_TYPE, "multipart/form-data; boundary=grens").body(body)).await
}

#[tokio::test]
async fn an_order_file_is_taken_in_or_every_obstacle_is_named_with_its_place() {
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
    let page = browser.get(&portal.url("/bestellingen")).await;
    holds(&page.text, &["B-2026-1", "Verzonnen Ramen", "aanvaard", "type=\"file\"", "accept=\".xml\""]);
    let proof = page.field("bewijs");
    let refused = bring(&browser, &portal, &proof, WRONG).await;
    let expected = ["Niet ingelezen", "Deze eenheid is geen stuk", "DAY", "cbc:Quantity", "verzonnen doos 20"];
    holds(&refused.text, &expected);
    let taken = bring(&browser, &portal, &proof, b"<Order/>").await;
    assert_eq!(taken.location, "/bestellingen/in-1", "{}", taken.text);
    let file = browser.get(&portal.url("/bestellingen?tabel=bestellingen&als=csv")).await;
    assert!(file.text.contains("B-2026-1"), "{}", file.text);
}

#[tokio::test]
async fn the_desk_goes_from_a_file_to_a_quote_an_acceptance_and_an_answer() {
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
    let page = browser.get(&portal.url("/bestellingen/in-1")).await;
    let expected = [
        "Bestelling B-2026-1",
        "wegen",
        "(MONT)",
        "Lijn “verzonnen doos 20”",
        "name=\"minuten-1\"",
        "href=\"/relaties/bedrijf-1\"",
    ];
    holds(&page.text, &expected);
    assert!(!page.text.contains("name=\"minuten-0\""), "the work of the first line is known: {}", page.text);
    let proof = page.field("bewijs");
    let form = [
        ("bewijs", proof.as_str()),
        ("request_id", "r-1"),
        ("lijn-1", "20"),
        ("afdeling-1", "MONT"),
        ("taak-1", "kleven"),
        ("minuten-1", "30"),
        ("prijs-1", "12,50"),
        ("geldig", "30/11/2026"),
    ];
    browser.post(&portal.url("/bestellingen/in-1/offerte"), &form).await;
    holds(&browser.get(&portal.url("/bestellingen/in-1")).await.text, &["De offerte is gemaakt."]);
    browser.post(&portal.url("/bestellingen/in-1/offerte"), &[("bewijs", proof.as_str()), ("lijn-1", "20")]).await;
    holds(&browser.get(&portal.url("/bestellingen/in-1")).await.text, &["Een getal of een dag is niet te lezen"]);

    holds(
        &browser.get(&portal.url("/bestellingen/in-2")).await.text,
        &["Waarschijnlijk (p50)", "Veilig (p90)", "Welke dag belooft u", "Aanvaarden"],
    );
    let accept = portal.url("/bestellingen/in-2/aanvaarden");
    browser.post(&accept, &[("bewijs", proof.as_str()), ("request_id", "r-2")]).await;
    holds(&browser.get(&portal.url("/bestellingen/in-2")).await.text, &["Dat lukt pas op ma 30/11"]);
    browser.post(&accept, &[("bewijs", proof.as_str()), ("request_id", "r-3"), ("later", "ja")]).await;
    let page = browser.get(&portal.url("/bestellingen/in-3")).await;
    holds(
        &page.text,
        &["Geef de klant nu antwoord", "aanvaard met wijziging", "ontvangen (AB)", "maandag 30 november"],
    );
    let answer = portal.url("/bestellingen/in-3/antwoorden");
    browser.post(&answer, &[("bewijs", proof.as_str()), ("request_id", "r-4")]).await;
    holds(&browser.get(&portal.url("/bestellingen/in-3")).await.text, &["De klant kreeg dit antwoord al."]);
    let document = browser.get(&portal.url("/bestellingen/in-3/antwoord/1")).await;
    assert_eq!(document.text, "<OrderResponse/>");
}

#[tokio::test]
async fn a_price_with_a_point_and_the_reason_of_a_refusal_stand_in_their_forms_when_refused() {
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
    let page = portal.url("/bestellingen/in-1");
    let proof = browser.get(&page).await.field("bewijs");
    let quote = |price: &'static str| {
        [
            ("bewijs", proof.as_str()),
            ("lijn-1", "20"),
            ("afdeling-1", "MONT"),
            ("taak-1", "kleven"),
            ("minuten-1", "30"),
            ("prijs-1", price),
            ("geldig", "30/11/2026"),
        ]
    };
    browser.post(&portal.url("/bestellingen/in-1/offerte"), &quote("1.250")).await;
    let kept = ["Een getal of een dag is niet te lezen", "name=\"prijs-1\" value=\"1.250\""];
    holds(&browser.get(&page).await.text, &kept);
    browser.post(&portal.url("/bestellingen/in-1/offerte"), &quote("12.50")).await;
    holds(&browser.get(&page).await.text, &["De offerte is gemaakt.", "name=\"prijs-1\" value=\"\""]);

    let answer = portal.url("/bestellingen/in-1/antwoorden");
    let told = |reason: &'static str| [("bewijs", proof.as_str()), ("request_id", "r-1"), ("reden", reason)];
    browser.post(&answer, &told("de week is vol")).await;
    holds(&browser.get(&page).await.text, &["name=\"reden\" value=\"de week is vol\""]);
    browser.post(&answer, &told("")).await;
    holds(&browser.get(&page).await.text, &["name=\"reden\" value=\"de week is vol\""]);
    browser.post(&answer, &told("geen plaats")).await;
    holds(&browser.get(&page).await.text, &["name=\"reden\" value=\"\""]);
}

#[tokio::test]
async fn a_secret_is_shown_once_and_what_stands_aside_is_sent_again() {
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
    let page = browser.get(&portal.url("/verwittigen")).await;
    let expected = [
        "https://ramen.example/orders",
        "1 bericht opzij",
        "order aanvaard",
        "geen antwoord",
        "Verzonnen Ramen",
        "/verwittigen/d-1/opnieuw",
        "PO-8",
    ];
    holds(&page.text, &expected);
    let proof = page.field("bewijs");
    let form =
        |url: &'static str| [("bewijs", proof.clone()), ("klant", "bedrijf-1".to_owned()), ("adres", url.to_owned())];
    let subscribe = portal.url("/verwittigen/inschrijven");
    let send = |url| form(url).map(|(name, value)| (name, value));
    let inside = send("https://10.0.0.1/");
    let inside: Vec<(&str, &str)> = inside.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(&subscribe, &inside).await;
    let kept = ["ligt binnen een netwerk", "value=\"https://10.0.0.1/\""];
    holds(&browser.get(&portal.url("/verwittigen")).await.text, &kept);
    let open = send("https://ramen.example/");
    let open: Vec<(&str, &str)> = open.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let shown = browser.post(&subscribe, &open).await;
    holds(&shown.text, &[SECRET, "niet meer getoond"]);
    let text = browser.get(&portal.url("/verwittigen")).await.text;
    assert!(!text.contains(SECRET) && !text.contains("https://10.0.0.1/"), "{text}");
    browser.post(&portal.url("/verwittigen/d-1/opnieuw"), &[("bewijs", proof.as_str())]).await;
    holds(&browser.get(&portal.url("/verwittigen")).await.text, &["Het bericht wordt opnieuw gestuurd."]);
}

#[tokio::test]
async fn who_looks_after_the_machinery_sees_messages_without_names() {
    let (_services, portal, browser) = signed_in(Role::Admin).await;
    let page = browser.get(&portal.url("/verwittigen")).await;
    holds(&page.text, &["https://ramen.example/orders", "Opnieuw sturen"]);
    for hidden in ["Verzonnen Ramen", "PO-7", "PO-8", "/verwittigen/inschrijven", "/stoppen"] {
        assert!(!page.text.contains(hidden), "{hidden}: {}", page.text);
    }
}

#[tokio::test]
async fn a_relation_shows_its_years_and_its_figures_and_only_the_desk_writes() {
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
    let page = browser.get(&portal.url("/relaties/bedrijf-1")).await;
    let expected =
        ["Relatie met Verzonnen Ramen", "eerste contact", "100u00", "75\u{a0}%", "niet vergeleken", "/doorlooptijden"];
    holds(&page.text, &expected);
    let proof = page.field("bewijs");
    let record = portal.url("/relaties/bedrijf-1/moment");
    let moment =
        |kind: &'static str| [("bewijs", proof.as_str()), ("soort", kind), ("dag", "20/11/2026"), ("kanaal", "")];
    browser.post(&record, &moment("eerste-contact")).await;
    holds(&browser.get(&portal.url("/relaties/bedrijf-1")).await.text, &["Zeg hoe het eerste contact er kwam."]);
    browser.post(&record, &moment("gesprek")).await;
    holds(&browser.get(&portal.url("/relaties/bedrijf-1")).await.text, &["Het moment is vastgelegd."]);
    let judged = [
        ("bewijs", proof.as_str()),
        ("kwaliteit", "4"),
        ("tijdig", "3"),
        ("communicatie", "4"),
        ("prijs", "2"),
        ("opnieuw", "4"),
    ];
    browser.post(&portal.url("/relaties/bedrijf-1/evaluatie"), &judged).await;
    holds(&browser.get(&portal.url("/relaties/bedrijf-1")).await.text, &["De evaluatie is bewaard."]);

    let (_services, portal, browser) = signed_in(Role::Finance).await;
    let page = browser.get(&portal.url("/relaties/bedrijf-1")).await;
    assert!(page.status == StatusCode::OK && !page.text.contains("/moment"), "{}", page.text);
}

#[tokio::test]
async fn what_was_typed_of_a_contact_stays_until_it_is_recorded() {
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
    let relation = portal.url("/relaties/bedrijf-1");
    let page = browser.get(&relation).await;
    assert!(!page.text.contains("<details open>"), "{}", page.text);
    let proof = page.field("bewijs");
    let send = async |name: &str| {
        let form = [
            ("bewijs", proof.as_str()),
            ("naam", name),
            ("functie", "inkoop"),
            ("taal", "fr"),
            ("mail", "a@b.example"),
        ];
        browser.post(&portal.url("/relaties/bedrijf-1/contactpersoon"), &form).await;
        browser.get(&relation).await.text
    };
    let expected = [
        "Vul minstens een naam in",
        "<details open>",
        "name=\"functie\" value=\"inkoop\"",
        "<option value=\"fr\" selected>",
        "value=\"a@b.example\"",
    ];
    holds(&send("").await, &expected);
    let text = send("Contact Verzonnen").await;
    holds(&text, &["De contactpersoon is bewaard."]);
    assert!(!text.contains("inkoop") && !text.contains("<details open>"), "{text}");
}

#[tokio::test]
async fn the_register_of_a_year_is_shown_taken_along_and_added_to() {
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
    let page = browser.get(&portal.url("/ankerregister")).await;
    holds(&page.text, &["Ankerregister 2026", "Verweggistan", "prijs", "2,5", "href=\"/ankerregister?jaar=2025\""]);
    holds(&browser.get(&portal.url("/ankerregister?jaar=2024")).await.text, &["Ankerregister 2024", "jaar=2025"]);
    for table in ["totalen", "register"] {
        let file = browser.get(&portal.url(&format!("/ankerregister?jaar=2026&tabel={table}&als=csv"))).await;
        assert!(file.status == StatusCode::OK && file.text.contains("1600"), "{table}: {}", file.text);
    }
    let proof = page.field("bewijs");
    let entry = |reason: &'static str| {
        [
            ("bewijs", proof.as_str()),
            ("bedrijf", "bedrijf-1"),
            ("soort", "vertrokken"),
            ("dag", "02/03/2026"),
            ("werk", "dozen vouwen"),
            ("plaats", "Verweggistan"),
            ("reden", reason),
            ("uren", "1600"),
            ("plaatsen", "2,5"),
        ]
    };
    browser.post(&portal.url("/ankerregister/vastleggen"), &entry("")).await;
    let page = browser.get(&portal.url("/ankerregister")).await;
    holds(&page.text, &["Zeg waarom het werk vertrekt", "value=\"Verweggistan\""]);
    browser.post(&portal.url("/ankerregister/vastleggen"), &entry("prijs")).await;
    holds(&browser.get(&portal.url("/ankerregister")).await.text, &["Het staat in het register."]);
}

#[tokio::test]
async fn a_company_has_sites_and_what_was_typed_of_one_stays_until_it_is_recorded() {
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
    let relation = portal.url("/relaties/bedrijf-1");
    let page = browser.get(&relation).await;
    holds(&page.text, &["2.000.000.042", "Magazijn", "gesloten", "href=\"/relaties/bedrijf-1?vestiging=vestiging-1\""]);
    let chosen = browser.get(&portal.url("/relaties/bedrijf-1?vestiging=vestiging-1")).await;
    holds(&chosen.text, &["Vestiging wijzigen", "name=\"vestigingsnaam\" value=\"Magazijn\"", "value=\"vestiging-1\""]);
    let proof = page.field("bewijs");
    let send = async |number: &str| {
        let form = [
            ("bewijs", proof.as_str()),
            ("vestigingsnaam", "Loods"),
            ("nummer", number),
            ("gemeente", "Rijsel"),
            ("land", "fr"),
        ];
        browser.post(&portal.url("/relaties/bedrijf-1/vestiging"), &form).await;
        browser.get(&relation).await.text
    };
    holds(&send("1").await, &["Dit is geen vestigingseenheidsnummer", "value=\"Loods\"", "value=\"Rijsel\""]);
    let text = send("").await;
    holds(&text, &["De vestiging is bewaard."]);
    assert!(!text.contains("value=\"Loods\""), "{text}");
    let form = [
        ("bewijs", proof.as_str()),
        ("welke", "vestiging-1"),
        ("vestigingsnaam", "Loods"),
        ("nummer", "1"),
        ("land", "fr"),
    ];
    let own = "/relaties/bedrijf-1?vestiging=vestiging-1";
    assert_eq!(browser.post(&portal.url("/relaties/bedrijf-1/vestiging"), &form).await.location, own);
    holds(&browser.get(&portal.url(own)).await.text, &["Vestiging wijzigen", "value=\"Loods\"", "?leeg=vestiging"]);
    let other = browser.get(&portal.url("/relaties/bedrijf-1?vestiging=vestiging-2")).await.text;
    holds(&other, &["name=\"welke\" value=\"vestiging-2\"", "value=\"Oude loods\""]);
    assert!(!other.contains("value=\"Loods\""), "what was typed of another site: {other}");
    let anew = browser.get(&portal.url("/relaties/bedrijf-1?leeg=vestiging")).await.location;
    assert_eq!(anew, "/relaties/bedrijf-1");
    holds(&browser.get(&portal.url(own)).await.text, &["name=\"vestigingsnaam\" value=\"Magazijn\""]);
    let (_services, portal, browser) = signed_in(Role::Finance).await;
    let page = browser.get(&portal.url("/relaties/bedrijf-1")).await;
    assert!(page.status == StatusCode::OK && !page.text.contains("vestigingsnaam"), "{}", page.text);
}
