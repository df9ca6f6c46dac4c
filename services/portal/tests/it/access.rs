//! Who may open what: every address of the portal against a table that was written apart from it.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use crate::{browser::Browser, portal::Portal};

/// Each kind of address by how it begins, and who opens it: `*` everybody who is signed in, `!`
/// anybody at all, and else a letter a role. The longest beginning counts. design.md 5 says who may know what.
const MATRIX: &[(&str, &str)] = &[
    ("", "!"),
    ("aanmelden", "!"),
    ("taal", "!"),
    ("assets", "!"),
    ("healthz", "!"),
    ("offline", "!"),
    ("offline.js", "!"),
    ("afmelden", "*"),
    ("dag", "*"),
    ("live", "*"),
    ("vormgeving", "*"),
    ("zoek", "*"),
    ("eigen-week", "h"),
    ("bord", "p"),
    ("seinen", "p"),
    ("kaarten", "pc"),
    ("bezwaren", "pc"),
    ("samenwerking", "p"),
    ("aanvragen", "h"),
    ("agenda", "!"),
    ("mijn-uren", "w"),
    ("diensten", "p"),
    ("contracturen", "p"),
    ("plannen", "p"),
    ("slechte-dag", "p"),
    ("zonder-plaats", "p"),
    ("sluitingen", "hp"),
    ("inleidingen", "ps"),
    ("statuten", "s"),
    ("bellijst", "p"),
    ("orders", "pof"),
    ("orders/{id}/materiaal", "o"),
    ("orders/{id}/mail", "o"),
    ("orders/{id}/uitvoering", "o"),
    ("spoed", "o"),
    ("offertes", "o"),
    ("offerte-aanvragen", "h"),
    ("voortgang", "c"),
    ("orders-inlezen", "o"),
    ("mijn-orders", "h"),
    ("doorlooptijden", "pof"),
    ("capaciteit", "po"),
    ("rendementen", "po"),
    ("vergelijken", "of"),
    ("bestellingen", "o"),
    ("verwittigen", "oa"),
    ("verwittigen/inschrijven", "o"),
    ("verwittigen/{id}/stoppen", "o"),
    ("ankerregister", "pof"),
    ("ankerregister/vastleggen", "o"),
    ("relaties", "pof"),
    ("relaties/{id}/moment", "o"),
    ("relaties/{id}/contactpersoon", "o"),
    ("relaties/{id}/contactpersoon-wissen", "o"),
    ("relaties/{id}/vestiging", "o"),
    ("relaties/{id}/evaluatie", "o"),
    ("bedrijven", "pof"),
    ("overeenkomsten", "hpof"),
    ("overeenkomsten/{id}/kennisgeving", "p"),
    ("overeenkomsten/{id}/soort", "p"),
    ("inbreuken", "pf"),
    ("register", "p"),
    ("te-betalen", "pf"),
    ("prikklok", "p"),
    ("aanwezigheid", "pc"),
    ("uurroosters/werkplek", "hpc"),
    ("uurroosters/medewerker", "ps"),
    ("urenstaten", "hpf"),
    ("mijn-week", "w"),
    ("vandaag", "c"),
    ("opvolging", "s"),
    ("afwezigheid-melden", "s"),
    ("afwezigheden", "s"),
    ("contacten", "s"),
    ("medewerkers", "sy"),
    ("medewerkers/{id}/pakket", "s"),
    ("medewerkers/{id}/samen", "s"),
    ("medewerkers/{id}/uren", "sy"),
    ("medewerkers/{id}/grenzen", "sy"),
    ("arbeidsarts", "y"),
    ("premies", "f"),
    ("verschillen", "f"),
    ("boekhouding", "f"),
    ("verschil", "f"),
    ("facturen", "f"),
    ("te-factureren", "f"),
    ("tarieven", "f"),
    ("mijn-dag", "w"),
    ("mijn-gegevens", "w"),
    ("gezondheid", "a"),
    ("woorden", "a"),
];

const fn letter(role: Role) -> char {
    match role {
        Role::HostPlanner => 'h',
        Role::WorkshopPlanner => 'p',
        Role::OrderDesk => 'o',
        Role::Coach => 'c',
        Role::SocialWorker => 's',
        Role::Physician => 'y',
        Role::Finance => 'f',
        Role::Worker => 'w',
        Role::SectorObserver => 'x',
        Role::Admin => 'a',
    }
}

fn who(path: &str) -> &'static str {
    let path = path.trim_start_matches('/');
    let begins = |area: &str| path.strip_prefix(area).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let rows = MATRIX.iter().filter(|(area, _)| if area.is_empty() { path.is_empty() } else { begins(area) });
    rows.max_by_key(|(area, _)| area.len()).unwrap_or_else(|| panic!("say in the matrix who may open {path}")).1
}

/// The path with something in every open place.
fn filled(pattern: &str) -> String {
    let fill = |part: &str| {
        if part.starts_with('{') { "01890a5d-ac96-774b-bcce-b302099a8057".into() } else { part.to_owned() }
    };
    pattern.split('/').map(fill).collect::<Vec<String>>().join("/")
}

#[tokio::test]
async fn every_role_opens_its_own_addresses_and_is_refused_at_every_other() {
    let portal = Portal::alone().await;
    for role in Role::ALL {
        let browser = Browser::new();
        browser.sign_in(&portal, role).await;
        // The sign-out would end the session that the others need.
        for path in werkbrug_portal::addresses().into_iter().filter(|path| *path != "/afmelden") {
            let may = matches!(who(path), "!" | "*") || who(path).contains(letter(role));
            // The services are away: a refusal can only come from the door.
            let status = browser.open(&portal.url(&filled(path)), None).await.status();
            assert_eq!(status == StatusCode::FORBIDDEN, !may, "{role:?} at {path}: {status}");
        }
    }
}

#[tokio::test]
async fn without_a_session_only_open_addresses_answer() {
    let portal = Portal::alone().await;
    for path in werkbrug_portal::addresses() {
        let answer = Browser::new().open(&portal.url(&filled(path)), None).await;
        let to = answer.headers().get("location").map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        let is_turned_away = answer.status() == StatusCode::UNAUTHORIZED || to.starts_with("/?naar=");
        assert_eq!(is_turned_away, who(path) != "!", "{path}: {} {to}", answer.status());
    }
}

#[tokio::test]
async fn a_refusal_says_for_whom_the_page_is_and_where_to_go() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    browser.sign_in(&portal, Role::Finance).await;
    let refused = browser.get(&portal.url("/bord")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    for expected in ["niet voor uw rol", "<li>planner van het maatwerkbedrijf</li>", "aangemeld als boekhouding"] {
        assert!(refused.text.contains(expected), "{expected}: {}", refused.text);
    }
}

#[tokio::test]
async fn the_menu_holds_exactly_what_opens() {
    let portal = Portal::alone().await;
    for role in Role::ALL {
        let browser = Browser::new();
        let page = browser.sign_in(&portal, role).await;
        let (_, menu) = page.text.split_once("<nav class=\"rooms").unwrap();
        let menu = menu.split_once("</nav>").unwrap().0;
        for link in menu.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(matches!(who(link), "!" | "*") || who(link).contains(letter(role)), "{role:?}: {link}");
        }
        let home = browser.get(&portal.url("/")).await.location;
        assert!(menu.contains(&format!("href=\"{home}\"")), "{role:?} comes in at {home}");
    }
}
