//! What a page may ask for: of each list one page, however long the list is, and whatever is sorted, searched or filtered.

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
    (Role::WorkshopPlanner, &[("/zoek?q=elan", 3)]),
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
            let asked = services.asked();
            assert_eq!(asked.len(), *lists, "{role:?} {path}: {asked:?}");
            let mut names: Vec<&str> = asked.iter().map(|(name, _)| *name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), asked.len(), "each list once, {role:?} {path}: {asked:?}");
            for (name, rows) in asked {
                assert!((1..=MOST_ROWS).contains(&rows), "{role:?} {path}: {rows} rows of {name}");
            }
        }
    }
}
