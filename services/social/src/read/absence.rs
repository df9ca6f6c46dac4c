//! Absences, as far as their dates go.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{absence::Absence, policy::Action};

use crate::{
    permit::asker,
    read,
    refused::refused,
    store::{self, absence::Wanted},
};

/// A page of absences: of one worker, of one day, or of both.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    wanted: Wanted,
    page: &Page,
) -> Result<contract::ListAbsencesResponse, Stop> {
    asker(viewer).may(Action::SeeAbsenceDates, wanted.worker).map_err(refused)?;
    let wanted = Wanted { after: read::after(page)?, ..wanted };
    let mut rows = store::absence::list(db, viewer.tenant, wanted, read::one_more(page)).await?;
    let next_page_token = read::cut(&mut rows, page, |row| row.id.to_string());
    let total_size = store::absence::count(db, viewer.tenant, wanted).await?;
    let names = names(db, viewer, &rows).await?;
    let absences = rows.iter().map(|row| {
        let display_name = names.get(&row.worker.uuid()).cloned().unwrap_or_default();
        contract::Absence { display_name, ..message(row) }
    });
    Ok(contract::ListAbsencesResponse { absences: absences.collect(), next_page_token, total_size })
}

/// The names of these workers, by id; whoever sees when somebody is absent sees who works here.
async fn names(db: &DatabaseConnection, viewer: &Viewer, rows: &[Absence]) -> Result<BTreeMap<Uuid, String>, Stop> {
    let workers: BTreeSet<Uuid> = rows.iter().map(|row| row.worker.uuid()).collect();
    let workers: Vec<Uuid> = workers.into_iter().collect();
    let found = store::worker::load(db, viewer.tenant, &workers).await?;
    Ok(found.into_iter().map(|worker| (worker.id.uuid(), worker.profile.name.as_str().to_owned())).collect())
}

/// As the contract says it.
pub(crate) fn message(absence: &Absence) -> contract::Absence {
    contract::Absence {
        absence_id: absence.id.to_string(),
        worker_id: absence.worker.to_string(),
        from: absence.days.from().to_string(),
        to: read::open_day(absence.days.to()),
        etag: absence.version.to_string(),
        ..contract::Absence::default()
    }
}
