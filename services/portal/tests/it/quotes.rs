//! From what a customer asks to a quote, and orders of spreadsheets.

use http::{StatusCode, header::CONTENT_TYPE};
use werkbrug_kernel::role::Role;
use werkbrug_portal::personas::{self, Persona};

use crate::{
    browser::{Browser, Page},
    portal::{Portal, persona},
    services::Services,
    visiting::{holds, opened},
};

async fn signed_in(role: Role) -> (Services, Portal, Browser) {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::asking_for_quotes(&dir).await;
    opened(dir, services, role).await
}

#[tokio::test]
async fn a_customer_describes_work_and_sees_what_became_of_it() {
    let (_services, portal, browser) = signed_in(Role::HostPlanner).await;
    let page = browser.get(&portal.url("/offerte-aanvragen")).await;
    holds(&page.text, &["geschenkdozen", "te beantwoorden", "name=\"stappen\""]);
    let proof = page.field("bewijs");
    let form = [
        ("bewijs", proof.as_str()),
        ("werk", "kaarten"),
        ("stappen", "vouwen\r\nvullen"),
        ("stuks", "1.000"),
        ("tegen", "11/12/2026"),
    ];
    browser.post(&portal.url("/offerte-aanvragen"), &form).await;
    holds(&browser.get(&portal.url("/offerte-aanvragen")).await.text, &["De aanvraag is verstuurd."]);
    let unreadable = [("bewijs", proof.as_str()), ("werk", "kaarten"), ("stuks", "veel")];
    browser.post(&portal.url("/offerte-aanvragen"), &unreadable).await;
    holds(&browser.get(&portal.url("/offerte-aanvragen")).await.text, &["niet te lezen", "value=\"veel\""]);
    let anew = browser.get(&portal.url("/offerte-aanvragen?leeg=ja")).await.location;
    assert!(!browser.get(&portal.url(&anew)).await.text.contains("value=\"veel\""), "the form begins anew");
}

#[tokio::test]
async fn the_desk_works_a_request_out_into_a_quote() {
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
    holds(&browser.get(&portal.url("/offertes")).await.text, &["/offertes/nieuw?aanvraag=vraag-1", "Verzonnen Ramen"]);
    let new = portal.url("/offertes/nieuw");
    let page = browser.get(&format!("{new}?aanvraag=vraag-1")).await;
    holds(&page.text, &["linten", "value=\"vouwen\"", "value=\"vullen\"", "name=\"taak-0-1-tillen\""]);
    let proof = page.field("bewijs");
    let mut form = vec![
        ("bewijs", proof.as_str()),
        ("klant", "bedrijf-1"),
        ("aanvraag", "vraag-1"),
        ("lijnen", "1"),
        ("taken-0", "2"),
        ("referentie", "oud"),
        ("geldig", "30/11/2026"),
        ("lijn-0-omschrijving", "geschenkdozen"),
        ("lijn-0-stuks", "500"),
        ("lijn-0-prijs", "12,50"),
        ("taak-0-0-wat", "vouwen"),
        ("taak-0-0-afdeling", "PACK"),
        ("taak-0-0-minuten", "30"),
        ("taak-0-1-wat", "vullen"),
        ("taak-0-1-afdeling", "PACK"),
        ("taak-0-1-minuten", "60"),
    ];
    let more: Vec<(&str, &str)> = form.iter().copied().chain([("doen", "lijn")]).collect();
    holds(&browser.post(&new, &more).await.text, &["Lijn 2", "value=\"oud\"", "62,50"]);
    let refused = browser.post(&new, &form).await;
    holds(&refused.text, &["minstens tot en met vandaag", "value=\"oud\""]);
    let asked = format!("{new}?klant=bedrijf-1&aanvraag=vraag-1");
    holds(&browser.get(&asked).await.text, &["value=\"oud\"", "leeg=ja"]);
    let anew = browser.get(&format!("{asked}&leeg=ja")).await.location;
    assert!(!browser.get(&portal.url(&anew)).await.text.contains("value=\"oud\""), "the form begins anew");
    form[5] = ("referentie", "PO-9");
    assert_eq!(browser.post(&new, &form).await.location, "/orders/order-1/uitvoering");
    let decline = [("bewijs", proof.as_str()), ("aanvraag", "vraag-1"), ("reden", "reeks")];
    assert_eq!(browser.post(&portal.url("/offertes/afwijzen"), &decline).await.location, "/offertes");
    holds(&browser.get(&portal.url("/offertes")).await.text, &["De aanvraag is afgewezen."]);
    let over = browser.get(&format!("{new}?aanvraag=vraag-3")).await.text;
    assert!(over.contains("al beantwoord") && !over.contains("name=\"referentie\""), "{over}");
}

/// A form with so many lines of so many sub-tasks, every field filled in.
fn full(proof: &str, (lines, tasks): (u32, u32)) -> Vec<(String, String)> {
    let head = [("bewijs", proof), ("klant", "bedrijf-1"), ("aanvraag", "vraag-1"), ("referentie", "oud")];
    let mut form: Vec<(String, String)> = head.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    form.extend([("lijnen".to_owned(), lines.to_string()), ("geldig".to_owned(), "30/11/2026".to_owned())]);
    for line in 0..lines {
        form.push((format!("taken-{line}"), tasks.to_string()));
        for (what, value) in [("omschrijving", "geschenkdozen"), ("stuks", "100"), ("prijs", "10,00")] {
            form.push((format!("lijn-{line}-{what}"), value.to_owned()));
        }
        for task in 0..tasks {
            form.push((format!("taak-{line}-{task}-wat"), format!("vouwen {line} {task}")));
            let rest = [("afdeling", "PACK"), ("minuten", "30"), ("toestel", "een vouwtafel"), ("hulp", "een tilhulp")];
            for (what, value) in rest.into_iter().chain([("vaardig", "nauwkeurig vouwen en tellen")]) {
                form.push((format!("taak-{line}-{task}-{what}"), value.to_owned()));
            }
        }
    }
    form
}

#[tokio::test]
async fn a_long_quote_comes_back_whole_from_every_button_and_refusal() {
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
    let new = portal.url("/offertes/nieuw");
    let proof = browser.get(&format!("{new}?aanvraag=vraag-1")).await.field("bewijs");
    let send = async |size, doing: &str| {
        let form = full(&proof, size);
        let form = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([("doen", doing)]);
        let form: Vec<(&str, &str)> = form.collect();
        browser.post(&new, &form).await.text
    };
    let last = "name=\"taak-14-3-wat\" value=\"vouwen 14 3\"";
    holds(&send((15, 4), "lijn").await, &[last, "name=\"lijn-15-omschrijving\" value=\"\"", "150,00"]);
    holds(&send((15, 4), "taak-14").await, &[last, "name=\"taak-14-4-wat\" value=\"\""]);
    holds(&send((15, 4), "").await, &[last, "minstens tot en met vandaag"]);
    let last = "name=\"taak-19-19-wat\" value=\"vouwen 19 19\"";
    holds(&send((20, 20), "rekenen").await, &[last, "200,00"]);
    holds(&send((20, 20), "").await, &[last, "minstens tot en met vandaag"]);
}

#[tokio::test]
async fn a_line_that_is_only_partly_filled_in_is_refused_and_not_left_out() {
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
    let new = portal.url("/offertes/nieuw");
    let proof = browser.get(&format!("{new}?aanvraag=vraag-1")).await.field("bewijs");
    let form: Vec<(String, String)> =
        full(&proof, (2, 1)).into_iter().filter(|(name, _)| name != "lijn-1-omschrijving").collect();
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    holds(
        &browser.post(&new, &form).await.text,
        &["Elke lijn heeft een omschrijving", "name=\"lijn-1-prijs\" value=\"10,00\""],
    );
}

#[tokio::test]
async fn of_two_sub_tasks_a_coach_types_only_the_refused_one_again() {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::of_a_coach(&dir).await;
    let portal = Portal::with(dir, services.address).await;
    let browser = Browser::new();
    browser.sign_in(&portal, Role::Coach).await;
    let page = browser.get(&portal.url("/voortgang")).await;
    holds(&page.text, &["Alleen de 200 eerst beloofde orders", "name=\"klaar-vullen\" value=\"\""]);
    let proof = page.field("bewijs");
    let send = async |folded: &str, filled: &str| {
        let form =
            [("bewijs", proof.as_str()), ("order", "order-1"), ("klaar-vouwen", folded), ("klaar-vullen", filled)];
        browser.post(&portal.url("/voortgang"), &form).await;
        browser.get(&portal.url("/voortgang")).await.text
    };
    let expected = [
        "Van één bewerking is de voortgang gemeld",
        "Er waren nog maar 750 stuks te doen.",
        "name=\"klaar-vouwen\" value=\"\"",
        "name=\"klaar-vullen\" value=\"999\"",
    ];
    holds(&send("50", "999").await, &expected);
    holds(&send("", "0").await, &["niet te lezen", "name=\"klaar-vullen\" value=\"0\""]);
    holds(&send("", "50").await, &["De voortgang is gemeld", "name=\"klaar-vullen\" value=\"\""]);
}

/// The second order has a wrong row, and nobody knows the company of the third.
const FILE: &str = "klant;referentie;omschrijving;Hoeveel;prijs;afdeling;minuten\n\
    0999000150;PO-1;dozen;1200;12,50;PACK;30\n0999000150;PO-2;dozen;veel;12,50;PACK;30\n\
    0999000249;PO-3;dozen;10;12,50;PACK;30\n";

async fn bring(browser: &Browser, portal: &Portal, (proof, columns): (&str, &str), content: &str) -> Page {
    let head = "Content-Disposition: form-data; name=";
    let body = format!(
        "--grens\r\n{head}\"bewijs\"\r\n\r\n{proof}\r\n--grens\r\n{head}\"kolommen\"\r\n\r\n{columns}\r\n\
         --grens\r\n{head}\"bestand\"; filename=\"orders.csv\"\r\n\r\n{content}\r\n--grens--\r\n"
    );
    let request = browser.http.post(portal.url("/orders-inlezen"));
    browser.read(request.header(CONTENT_TYPE, "multipart/form-data; boundary=grens").body(body)).await
}

#[tokio::test]
async fn orders_of_a_spreadsheet_come_in_after_their_columns_and_wrong_rows_were_seen() {
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
    let page = browser.get(&portal.url("/orders-inlezen")).await;
    holds(&page.text, &["accept=\".csv,.xlsx\"", "Zonnewijzer", "Prijs per honderd stuks"]);
    let proof = page.field("bewijs");
    let guessed = bring(&browser, &portal, (&proof, ""), FILE).await.location;
    holds(&browser.get(&portal.url(&guessed)).await.text, &["Kies nog de kolom voor: Stuks", "PO-1"]);
    let chosen = [
        ("kolom-klant", "0"),
        ("kolom-referentie", "1"),
        ("kolom-omschrijving", "2"),
        ("kolom-stuks", "3"),
        ("kolom-euro_per_100", "4"),
        ("kolom-afdeling", "5"),
        ("kolom-minuten_per_100", "6"),
    ];
    let with = |more: &[(&'static str, &'static str)]| {
        let all: Vec<(String, String)> = [("bewijs", proof.as_str())]
            .iter()
            .chain(&chosen)
            .chain(more)
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        all
    };
    let send = async |more: &[(&'static str, &'static str)]| {
        let form = with(more);
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.post(&portal.url(&guessed), &form).await;
        browser.get(&portal.url(&guessed)).await.text
    };
    holds(&send(&[]).await, &["1 order inlezen", "geen getal vanaf 1", "dit bedrijf is niet bekend", "Hoeveel"]);
    holds(&send(&[("doen", "bewaren"), ("naam", "")]).await, &["De kolommen zijn niet bewaard"]);
    holds(&send(&[("doen", "bewaren"), ("naam", "Nieuw")]).await, &["De kolommen zijn bewaard."]);
    holds(
        &send(&[("doen", "inlezen"), ("aanvaarden", "ja")]).await,
        &["stopte na 0 nieuwe orders", "Van PACK is nog geen"],
    );
    holds(&send(&[("doen", "inlezen")]).await, &["Ingelezen: 1 nieuw"]);
    let wrong = browser.get(&portal.url(&format!("{guessed}?tabel=foute-rijen&als=csv"))).await;
    assert!(wrong.text.contains("Hoeveel") && wrong.text.contains("klant"), "{}", wrong.text);
}

#[tokio::test]
async fn kept_columns_read_a_file_at_once_and_nobody_else_sees_it() {
    let (_services, portal, browser) = signed_in(Role::OrderDesk).await;
    let proof = browser.get(&portal.url("/orders-inlezen")).await.field("bewijs");
    let waiting = bring(&browser, &portal, (&proof, "Zonnewijzer"), FILE).await.location;
    holds(&browser.get(&portal.url(&waiting)).await.text, &["1 order inlezen"]);
    let second = Persona { id: "persona-tweede".into(), ..persona(Role::OrderDesk) };
    personas::write(&portal.context.config.data_dir, &[persona(Role::OrderDesk), second]).unwrap();
    let other = Browser::new();
    other.sign_in_as(&portal, "persona-tweede").await;
    assert_eq!(other.get(&portal.url("/orders-inlezen")).await.status, StatusCode::OK);
    assert_eq!(other.get(&portal.url(&waiting)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&portal.url("/orders-inlezen/geraden")).await.status, StatusCode::NOT_FOUND);
    let none = bring(&browser, &portal, (&proof, ""), "klant;referentie\n").await;
    assert_eq!(none.location, "/orders-inlezen");
    holds(&browser.get(&portal.url("/orders-inlezen")).await.text, &["geen enkele rij"]);
}
