//! The pages of what must be in order before people go anywhere.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use crate::{
    browser::{Browser, Page},
    portal::Portal,
    services::conditions::{AN, AWAY, CLOSURE, SITE},
    visiting::{says, started},
};

/// What the next page says after these fields were sent to an address from a page.
async fn send(browser: &Browser, portal: &Portal, (page, to): (&str, &str), fields: &[(&str, &str)]) -> Page {
    let form = browser.get(&portal.url(page)).await;
    let (proof, request_id) = (form.field("bewijs"), form.field("request_id"));
    let mut all = vec![("bewijs", proof.as_str()), ("request_id", request_id.as_str())];
    all.extend_from_slice(fields);
    let sent = browser.post(&portal.url(to), &all).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    browser.get(&portal.url(&sent.location)).await
}

#[tokio::test]
async fn who_has_no_place_is_listed_and_a_reason_is_written_down() {
    let (_services, portal, planner) = started(Role::WorkshopPlanner).await;
    let page = planner.get(&portal.url("/zonder-plaats?week=2026-11-23")).await;
    says(&page, &["An Bedacht", &format!("/contracturen/{AN}"), "8.00–12.00", "4u00", "reden gegeven", "open"]);
    says(
        &page,
        &[
            "Bo volgt een opleiding",
            "1 mens, 4u00 zonder plaats",
            "Zonder gekende uren",
            "/zonder-plaats?week=2026-11-16",
        ],
    );
    let address = ("/zonder-plaats?week=2026-11-23", "/zonder-plaats");
    let said = [("maandag", "2026-11-23"), ("reden", "de lijn ligt stil")];
    says(&send(&planner, &portal, address, &said).await, &["De reden geldt voor 2 mensen."]);
    let nothing = [("maandag", "2026-11-23"), ("reden", " ")];
    says(&send(&planner, &portal, address, &nothing).await, &["Zeg in woorden waarom."]);
    let file = planner.get(&portal.url("/zonder-plaats?week=2026-11-23&tabel=mensen&als=csv")).await;
    assert!(file.text.contains("An Bedacht;23/11/2026;8.00–12.00;4,00"), "{}", file.text);
}

#[tokio::test]
async fn a_reason_that_is_not_written_down_stays_in_the_form() {
    let (_services, portal, planner) = started(Role::WorkshopPlanner).await;
    let address = ("/zonder-plaats?week=2026-11-23", "/zonder-plaats");
    let long = "a".repeat(2_001);
    for (reason, why) in
        [(long.as_str(), "De reden is te lang"), (AWAY, "antwoordt niet. De reden is nog niet bewaard")]
    {
        let page = send(&planner, &portal, address, &[("maandag", "2026-11-23"), ("reden", reason)]).await;
        says(&page, &[why, &format!(">{reason}</textarea>"), "Dit vulde u eerder in"]);
    }
    let other = planner.get(&portal.url("/zonder-plaats?week=2026-11-16")).await;
    assert!(!other.text.contains(AWAY), "a reason is of its own week: {}", other.text);
    let two_lines = [("maandag", "2026-11-23"), ("reden", "de lijn ligt stil\r\ntot woensdag")];
    let page = send(&planner, &portal, address, &two_lines).await;
    says(&page, &["De reden geldt voor 2 mensen."]);
    assert!(!page.text.contains("Dit vulde u eerder in"), "{}", page.text);
    send(&planner, &portal, address, &[("maandag", "2026-11-23"), ("reden", AWAY)]).await;
    let anew = planner.get(&portal.url("/zonder-plaats?week=2026-11-23&leeg=ja")).await;
    let page = planner.get(&portal.url(&anew.location)).await;
    assert!(page.text.contains("></textarea>"), "the form begins anew: {}", page.text);
}

#[tokio::test]
async fn a_shift_that_is_not_made_known_leads_to_who_has_no_place() {
    let (_services, portal, planner) = started(Role::WorkshopPlanner).await;
    let page = send(&planner, &portal, ("/diensten/dienst-vol", "/diensten/dienst-wacht/bekendmaken"), &[]).await;
    says(&page, &["Niet bekendgemaakt: op", "2 mensen, 8u00 zonder plaats", "An Bedacht"]);
}

#[tokio::test]
async fn a_shift_that_is_not_made_known_names_who_may_not_work_there_and_leads_to_what_mends_it() {
    let (_services, portal, planner) = started(Role::WorkshopPlanner).await;
    let here = "/diensten/dienst-gast";
    let page = send(&planner, &portal, (here, "/diensten/dienst-gast/bekendmaken"), &[]).await;
    says(
        &page,
        &[
            "Niet bekendgemaakt: 1 mens",
            "Nog niet in orde",
            "niet werken bij Maanlicht hal 1",
            "geen inleiding",
            "niet bij gastondernemingen",
            "/inleidingen?plek=plek-7&amp;naam=Bert+Verzonnen",
            "/diensten/dienst-gast?voor=m-2#anderen",
        ],
    );
    let part = page.text.split("kop-niet-klaar").nth(2).and_then(|rest| rest.split("</section>").next()).unwrap();
    assert!(part.contains("Bert Verzonnen") && !part.contains("Ada Voorbeeld"), "who is away comes nowhere: {part}");
    let other = planner.get(&portal.url("/diensten/dienst-1")).await;
    assert!(!other.text.contains("Nog niet in orde"), "{}", other.text);
}

#[tokio::test]
async fn where_nothing_was_recorded_yet_the_first_record_says_what_it_changes() {
    let (_services, portal, planner) = started(Role::WorkshopPlanner).await;
    let page = planner.get(&portal.url("/inleidingen")).await;
    says(&page, &["Vanaf het eerste antwoord heeft iedereen in een enclave een eigen akkoord nodig."]);
    assert!(!page.text.contains("Nog van niemand is een veiligheidsinleiding"), "{}", page.text);
}

#[tokio::test]
async fn the_plans_of_a_week_say_how_many_people_have_no_place() {
    let (_services, portal, planner) = started(Role::WorkshopPlanner).await;
    let page = planner.get(&portal.url("/plannen?week=2026-11-23")).await;
    says(&page, &["2 mensen, 8u00 zonder plaats", "/zonder-plaats?week=2026-11-23"]);
}

#[tokio::test]
async fn closures_are_read_recorded_and_withdrawn() {
    let (_services, portal, planner) = started(Role::WorkshopPlanner).await;
    let page = planner.get(&portal.url("/sluitingen")).await;
    says(
        &page,
        &["brugdagen", "Het hele maatwerkbedrijf", "korte vrijdag", "12.00–0.00", "vrijdag", "Wettelijke feestdagen"],
    );
    let asked = [
        ("woord", "korte vrijdag"),
        ("plek", SITE),
        ("van", "27/11/2026"),
        ("tot", "31/12/2026"),
        ("weekdag", "5"),
        ("uren", "12-24"),
    ];
    let address = ("/sluitingen", "/sluitingen");
    says(&send(&planner, &portal, address, &asked).await, &["Op die uren staan er al 2 diensten: beslis"]);
    let unreadable = [("woord", "x"), ("van", "32/11/2026"), ("tot", "1/12/2026"), ("weekdag", "0"), ("uren", "")];
    says(&send(&planner, &portal, address, &unreadable).await, &["Niet vastgelegd."]);
    let withdraw = ("/sluitingen", "/sluitingen/intrekken");
    says(&send(&planner, &portal, withdraw, &[("sluiting", CLOSURE)]).await, &["Ingetrokken: er is toch open."]);
    says(&send(&planner, &portal, withdraw, &[("sluiting", AN)]).await, &["Deze sluiting is er niet meer."]);
    let board = planner.get(&portal.url("/bord?week=2026-W48")).await;
    says(&board, &["Gesloten in deze week", "brugdagen"]);
}

#[tokio::test]
async fn a_closure_that_is_refused_stays_in_the_form() {
    let (_services, portal, planner) = started(Role::WorkshopPlanner).await;
    let address = ("/sluitingen", "/sluitingen");
    let of = |hours, from| {
        [
            ("woord", "inventaris"),
            ("plek", SITE),
            ("van", from),
            ("tot", "31/12/2026"),
            ("weekdag", "5"),
            ("uren", hours),
        ]
    };
    let place = format!("<option value=\"{SITE}\" selected>");
    // The first cannot be read here, the second is refused by the service.
    for (hours, from) in [("12-24", "32/11/2026"), ("8-12", "27/11/2026")] {
        let page = send(&planner, &portal, address, &of(hours, from)).await;
        says(
            &page,
            &["Niet vastgelegd.", "Dit vulde u eerder in", "value=\"inventaris\"", "value=\"31/12/2026\"", &place],
        );
        let typed = [format!("value=\"{from}\""), format!("value=\"{hours}\"")];
        says(&page, &[&typed[0], &typed[1], "<option value=\"5\" selected>"]);
    }
    let page = send(&planner, &portal, address, &of("12-24", "27/11/2026")).await;
    assert!(!page.text.contains("inventaris\""), "it went well: {}", page.text);
    send(&planner, &portal, address, &of("8-12", "27/11/2026")).await;
    let anew = planner.get(&portal.url("/sluitingen?leeg=ja")).await;
    let page = planner.get(&portal.url(&anew.location)).await;
    assert!(!page.text.contains("inventaris\""), "the form begins anew: {}", page.text);
}

#[tokio::test]
async fn a_host_closes_its_own_sites_only() {
    let (_services, portal, host) = started(Role::HostPlanner).await;
    let page = host.get(&portal.url("/sluitingen")).await;
    says(&page, &["brugdagen", "Verzonnen Bakkerij"]);
    assert!(!page.text.contains("option value=\"\""), "a host cannot close the workshop: {}", page.text);
}

#[tokio::test]
async fn who_may_work_at_a_site_is_told_and_what_is_missing_is_recorded() {
    for role in [Role::WorkshopPlanner, Role::SocialWorker] {
        let (_services, portal, browser) = started(role).await;
        let page = browser.get(&portal.url("/inleidingen")).await;
        says(
            &page,
            &["Verzonnen Bakkerij", "An Bedacht", "geen inleiding", "geen eigen akkoord", "niet bij gastondernemingen"],
        );
        says(&page, &["Bo Bedacht", "in orde", "nog niet gevraagd"]);
        let (given, valid, said) = (format!("gegeven-{AN}"), format!("geldig-{AN}"), format!("gezegd-{AN}"));
        let whom = [("plek", SITE), ("medewerker", AN)];
        let shown = [whom[0], whom[1], (given.as_str(), "20/11/2026"), (valid.as_str(), "")];
        let address = ("/inleidingen", "/inleidingen/vastleggen");
        says(&send(&browser, &portal, address, &shown).await, &["Vastgelegd."]);
        let later = [whom[0], whom[1], (given.as_str(), "24/11/2026"), (valid.as_str(), "")];
        says(&send(&browser, &portal, address, &later).await, &["Niet vastgelegd."]);
        let yes = [whom[0], whom[1], (said.as_str(), "20/11/2026"), ("hoe", "CALL_HOW_IN_PERSON"), ("antwoord", "ja")];
        let address = ("/inleidingen", "/inleidingen/akkoord");
        says(&send(&browser, &portal, address, &yes).await, &["Vastgelegd."]);
    }
}

#[tokio::test]
async fn an_unreadable_end_is_no_end_and_only_a_chosen_answer_is_an_answer() {
    let (_services, portal, planner) = started(Role::WorkshopPlanner).await;
    let page = planner.get(&portal.url("/inleidingen")).await;
    assert!(!page.text.contains("name=\"antwoord\" value"), "Enter must not answer: {}", page.text);
    says(&page, &["<select name=\"antwoord\" required", "<option value=\"\">Kies het antwoord"]);
    let (given, valid, said) = (format!("gegeven-{AN}"), format!("geldig-{AN}"), format!("gezegd-{AN}"));
    let whom = [("plek", SITE), ("medewerker", AN)];
    let address = ("/inleidingen", "/inleidingen/vastleggen");
    let ends =
        [("20/11/2027", "Vastgelegd."), ("31/11/2027", "een dag is niet te lezen"), ("volgend jaar", "te lezen")];
    for (end, expected) in ends {
        let shown = [whom[0], whom[1], (given.as_str(), "20/11/2026"), (valid.as_str(), end)];
        says(&send(&planner, &portal, address, &shown).await, &[expected]);
    }
    let address = ("/inleidingen", "/inleidingen/akkoord");
    let answers = [
        ("neen", "19/11/2026", "Vastgelegd."),
        ("ja", "20/11/2026", "Vastgelegd."),
        ("", "19/11/2026", "Kies het antwoord en hoe"),
        ("nee", "19/11/2026", "Kies het antwoord en hoe"),
        ("neen", "31/11/2026", "een dag is niet te lezen"),
    ];
    for (answer, on, expected) in answers {
        let told = [whom[0], whom[1], (said.as_str(), on), ("hoe", "CALL_HOW_IN_PERSON"), ("antwoord", answer)];
        says(&send(&planner, &portal, address, &told).await, &[expected]);
    }
}

#[tokio::test]
async fn after_a_record_the_same_people_are_shown() {
    let (_services, portal, planner) = started(Role::WorkshopPlanner).await;
    let here = format!("/inleidingen?plek={SITE}&naam=Bedacht&vanaf=verder");
    let page = planner.get(&portal.url(&here)).await;
    let hidden = ["bewijs", "request_id", "plek", "medewerker", "naam", "vanaf"].map(|name| (name, page.field(name)));
    let mut fields: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let given = format!("gegeven-{AN}");
    fields.push((&given, "20/11/2026"));
    for to in ["/inleidingen/vastleggen", "/inleidingen/akkoord"] {
        let sent = planner.post(&portal.url(to), &fields).await;
        assert_eq!((sent.status, sent.location.as_str()), (StatusCode::SEE_OTHER, here.as_str()), "{}", sent.text);
    }
}
