//! The pages of finance, the social service, the occupational physician and the administrator.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use crate::{portal::Portal, services::Services, visiting::signed_in};

mod books;
mod care;
mod machine;
mod money;
mod pairs;
mod premium_files;
mod resume;
mod tariffs;

async fn both() -> (Services, Portal) {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::of_the_offices(&dir).await;
    let portal = Portal::with(dir, services.address).await;
    (services, portal)
}

#[tokio::test]
async fn every_other_role_is_refused_and_reads_nothing() {
    let (_services, portal) = both().await;
    let (finance, social, admin) = ([Role::Finance], [Role::SocialWorker], [Role::Admin]);
    let care = [Role::SocialWorker, Role::Physician];
    let table: [(&str, &[Role]); 36] = [
        ("/boekhouding", &finance),
        ("/boekhouding/journaal", &finance),
        ("/boekhouding/bank", &finance),
        ("/boekhouding/banklijnen", &finance),
        ("/premies/contingent", &finance),
        ("/premies/betaalstaat", &finance),
        ("/premies/dmfa", &finance),
        ("/premies/dmfa/wijzigingen", &finance),
        ("/premies/maandlonen", &finance),
        ("/premies/voorschotten", &finance),
        ("/premies/organisatie", &finance),
        ("/premies/run-3/dossier", &finance),
        ("/premies/run-3/wijzigingen", &finance),
        ("/premies/run-3/wat-als", &finance),
        ("/verschil?kwartaal=2026Q3&code=M-001", &finance),
        ("/premies/parameters", &finance),
        ("/premies/vorderingen", &finance),
        ("/premies/vorderingen/vordering-1", &finance),
        ("/premies", &finance),
        ("/premies/medewerkers", &finance),
        ("/premies/run-3", &finance),
        ("/premies/run-3/mens-1", &finance),
        ("/verschillen", &finance),
        ("/facturen", &finance),
        ("/facturen/factuur-1", &finance),
        ("/te-factureren", &finance),
        ("/facturen/opmaken?klant=bedrijf-1", &finance),
        ("/tarieven", &finance),
        ("/tarieven/nieuw", &finance),
        ("/opvolging", &social),
        ("/afwezigheid-melden", &social),
        ("/afwezigheden/ziekte-1", &social),
        ("/statuten", &social),
        ("/medewerkers", &care),
        ("/medewerkers/mens-2", &care),
        ("/gezondheid", &admin),
    ];
    for role in Role::ALL {
        let browser = signed_in(&portal, role).await;
        for (path, who) in table {
            let page = browser.get(&portal.url(path)).await;
            let expected = if who.contains(&role) { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(page.status, expected, "{role:?} {path}: {}", page.text);
            let is_told = ["Ada Voorbeeld", "Ben Proefmans", "4.950,00"].iter().any(|told| page.text.contains(told));
            assert!(who.contains(&role) || !is_told, "{role:?} {path}: {}", page.text);
            assert!(!page.text.contains('⟦'), "{path}: {}", page.text);
        }
    }
}
