//! The pages of those who ask for a crew, guide it or are in it.

use http::StatusCode;
use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_portal::personas;

use crate::{
    browser::{Browser, Page},
    portal::{Portal, persona},
    services::{
        Services,
        floor::{LEAVES, LOST, RITA, SHIFT},
    },
    visiting::{says, signed_in},
};

mod coach;
mod host;
mod law;
mod worker;

/// The services, a portal, and a worker's persona that is about somebody.
async fn both() -> (Services, Portal) {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().to_owned();
    let services = Services::of_the_floor(&dir).await;
    let portal = Portal::with(dir, services.address).await;
    let about_rita = |role| {
        let about = (role == Role::Worker).then_some(RITA);
        personas::Persona { about, ..persona(role) }
    };
    personas::write(&folder, &Role::ALL.map(about_rita)).unwrap();
    (services, portal)
}

#[tokio::test]
async fn each_role_opens_its_own_pages_and_is_refused_those_of_others() {
    let (_services, portal) = both().await;
    let together = format!("/vandaag/samen/{RITA}");
    let rooms = [
        ("/eigen-week", Role::HostPlanner, StatusCode::OK),
        ("/eigen-week/blok/week", Role::HostPlanner, StatusCode::OK),
        ("/eigen-week/goedkeuren", Role::HostPlanner, StatusCode::METHOD_NOT_ALLOWED),
        ("/mijn-dag", Role::Worker, StatusCode::OK),
        ("/mijn-gegevens", Role::Worker, StatusCode::OK),
        ("/vandaag", Role::Coach, StatusCode::OK),
        ("/vandaag/opnemen", Role::Coach, StatusCode::METHOD_NOT_ALLOWED),
        (together.as_str(), Role::Coach, StatusCode::OK),
    ];
    for role in Role::ALL {
        let browser = signed_in(&portal, role).await;
        for (path, owner, answer) in rooms {
            let expected = if role == owner { answer } else { StatusCode::FORBIDDEN };
            assert_eq!(browser.get(&portal.url(path)).await.status, expected, "{role:?} {path}");
        }
    }
}
