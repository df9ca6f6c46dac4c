//! Who somebody can sign in as in a preset: its coaches, a planner for each host, and a few workers.

use std::path::Path;

use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_portal::personas::{self, Persona};
use werkbrug_proto::crews::PlaceKind;

use super::{day, stage::Stage};
use crate::{failure::Failure, import::load};

/// Invented planners of hosts.
const HOST_PLANNERS: [&str; 5] =
    ["Greet Gastvrij", "Guido Gastheer", "Gonda Gasthal", "Gust Gastland", "Griet Gastrecht"];
/// So many workers can be signed in as.
const WORKERS: usize = 3;

/// Adds them to the list of the data folder.
pub(crate) async fn write(stage: &Stage<'_>, data_dir: &Path) -> Result<(), Failure> {
    let tenant = stage.reach.tenant;
    let persona = |id: String, name: String, role, about: &str| Persona {
        id,
        name,
        role,
        about: Uuid::parse_str(about).ok(),
        tenant,
    };
    let mut cast = personas::read(data_dir)?;
    let mut places = load::places(stage.reach).await?;
    places.sort_by(|one, other| one.place_code.cmp(&other.place_code));
    let sites = places.iter().filter(|place| place.kind() == PlaceKind::HostSite);
    for (site, planner) in sites.zip(HOST_PLANNERS) {
        let id = format!("persona-host-{}", site.place_code.to_lowercase());
        let name = format!("{planner} ({})", site.place_name);
        cast.push(persona(id, name, Role::HostPlanner, &site.company_id));
    }
    let mut coaches = day::crews::coaches(stage).await?;
    coaches.sort_by(|one, other| one.coach_code.cmp(&other.coach_code));
    for coach in coaches {
        let id = format!("persona-{}", coach.coach_code.to_lowercase());
        cast.push(persona(id, coach.display_name, Role::Coach, &coach.coach_id));
    }
    let mut workers = load::workers(stage.reach).await?;
    workers.sort_by(|one, other| one.worker_code.cmp(&other.worker_code));
    for worker in workers.into_iter().take(WORKERS) {
        let id = format!("persona-{}", worker.worker_code.to_lowercase());
        cast.push(persona(id, worker.display_name, Role::Worker, &worker.worker_id));
    }
    let mut seen = std::collections::BTreeSet::new();
    cast.retain(|persona| seen.insert(persona.id.clone()));
    Ok(personas::write(data_dir, &cast)?)
}
