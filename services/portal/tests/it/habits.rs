//! What a page may ask for: of each list one page, however long the list is, and whatever is sorted, searched or filtered.

use std::collections::BTreeSet;

use http::StatusCode;
use werkbrug_kernel::role::Role;

use crate::{browser::Browser, portal::Portal, services::Services};

/// The most rows that a page of the portal asks for at once.
const MOST_ROWS: i32 = 200;

/// Every page that shows rows of a table that grows, and how many lists it needs.
const PAGES: &[(Role, &[(&str, usize)])] = &[
    (
        Role::OrderDesk,
        &[
            ("/orders", 1),
            ("/orders?q=elan&tot=2026-12-31&sorteer=-risico", 1),
            ("/orders?toon=alle", 1),
            ("/orders?toon=alle&q=elan&tot=2026-12-31&sorteer=-beloofd&vanaf=x", 1),
            ("/orders?toon=geleverd&sorteer=klant&muur=1", 1),
            ("/bedrijven/bedrijf-1", 1),
            ("/zoek?q=elan", 2),
        ],
    ),
    (
        Role::WorkshopPlanner,
        &[
            ("/zoek?q=elan", 3),
            ("/overeenkomsten", 1),
            ("/overeenkomsten/01890a5d-ac96-774b-bcce-b302099a8057", 2),
            ("/uurroosters/werkplek/01890a5d-ac96-774b-bcce-b302099a8057?op=2026-11-25", 1),
            ("/uurroosters/medewerker/01890a5d-ac96-774b-bcce-b302099a8057", 1),
            ("/urenstaten/01890a5d-ac96-774b-bcce-b302099a8057?tabel=uren&als=csv", 1),
        ],
    ),
    (Role::HostPlanner, &[("/overeenkomsten?aantal=200", 1)]),
    (Role::Worker, &[("/mijn-week?op=2026-11-25", 1)]),
    (
        Role::SocialWorker,
        &[
            ("/medewerkers", 1),
            ("/medewerkers?q=ada&vandaag=afwezig&sorteer=naam", 1),
            ("/medewerkers?sorteer=-statuut&aantal=200", 1),
            ("/medewerkers/zoek?q=ada", 1),
            ("/opvolging?verder=ja", 1),
            ("/opvolging/lijst?q=ada&dossier=eigen&over=afwezigheid&sorteer=-tegen", 1),
            ("/zoek?q=ada", 1),
        ],
    ),
    (Role::Physician, &[("/arbeidsarts", 1), ("/medewerkers?sorteer=naam", 1)]),
    (
        Role::Finance,
        &[
            ("/facturen", 1),
            ("/facturen?q=elan&van=2026-01-01&tot=2026-12-31&sorteer=-bedrag", 1),
            ("/te-factureren?q=elan&tot=2026-12-31&sorteer=uren", 1),
            ("/tarieven?q=elan&sorteer=-prijs", 1),
            ("/premies", 1),
            ("/premies/kwartalen?sorteer=verwacht", 1),
            ("/premies/medewerkers?kwartaal=2026Q3&q=ada&klasse=lower&sorteer=-verschil", 1),
            ("/verschillen?klasse=lower&sorteer=naam", 1),
            ("/zoek?q=elan", 3),
        ],
    ),
];

#[tokio::test]
async fn a_page_asks_for_one_page_of_each_list_however_long_the_list_is() {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::without_end(&dir).await;
    let portal = Portal::with(dir, services.address).await;
    for (role, pages) in PAGES {
        let browser = Browser::new();
        browser.sign_in(&portal, *role).await;
        for (path, lists) in *pages {
            services.asked();
            let page = browser.get(&portal.url(path)).await;
            assert_eq!(page.status, StatusCode::OK, "{role:?} {path}: {}", page.text);
            assert_eq!(wasted(&services.asked(), *lists), None, "{role:?} {path}");
        }
    }
}

/// What was asked for beyond one page of each list that a page needs.
fn wasted(asked: &[(&'static str, i32)], lists: usize) -> Option<String> {
    if asked.len() != lists {
        return Some(format!("{} lists instead of {lists}: {asked:?}", asked.len()));
    }
    let names: BTreeSet<&str> = asked.iter().map(|(name, _)| *name).collect();
    if names.len() != asked.len() {
        return Some(format!("one list more than once: {asked:?}"));
    }
    let too_many = asked.iter().find(|(_, rows)| !(1..=MOST_ROWS).contains(rows));
    too_many.map(|(name, rows)| format!("{rows} rows of {name}"))
}

/// What reads a list whole, which only a file may, or sorts it here, is told apart from a page.
#[tokio::test]
async fn whoever_reads_a_list_to_its_end_is_found_out() {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::without_end(&dir).await;
    let portal = Portal::with(dir, services.address).await;
    for (role, path) in [
        (Role::Finance, "/facturen?als=csv"),
        (Role::OrderDesk, "/orders?toon=alle&als=xlsx"),
        (Role::WorkshopPlanner, "/overeenkomsten?sorteer=werkplek"),
    ] {
        let browser = Browser::new();
        browser.sign_in(&portal, role).await;
        services.asked();
        assert_eq!(browser.open(&portal.url(path), None).await.status(), StatusCode::OK, "{path}");
        let told = wasted(&services.asked(), 1).unwrap_or_default();
        assert!(told.contains("instead of 1"), "{path}: {told}");
    }
    let of_one = "crews.v1.Crews/ListShifts";
    for (asked, expected) in [
        (vec![(of_one, 200)], None),
        (vec![(of_one, 201)], Some("201 rows")),
        (vec![(of_one, 0)], Some("0 rows")),
        (vec![(of_one, 50), (of_one, 50)], Some("more than once")),
    ] {
        let told = wasted(&asked, asked.len());
        assert_eq!(told.is_some(), expected.is_some(), "{asked:?}: {told:?}");
        assert!(told.unwrap_or_default().contains(expected.unwrap_or_default()), "{asked:?}");
    }
}
