//! Absences, as far as their dates go.

use sea_orm::DatabaseConnection;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{absence::Absence, policy::Action};

use crate::{
    answer::answer,
    asker::asker,
    read,
    store::{self, absence::Wanted},
};

/// A page of absences: of one worker, of one day, or of both.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    wanted: Wanted,
    page: &Page,
) -> Result<contract::ListAbsencesResponse, Stop> {
    asker(viewer).may(Action::SeeAbsenceDates, wanted.worker).map_err(answer)?;
    let wanted = Wanted { after: read::after(page)?, ..wanted };
    let mut rows = store::absence::list(db, viewer.tenant, wanted, read::one_more(page)).await?;
    let next_page_token = read::cut(&mut rows, page, |row| row.id.to_string());
    Ok(contract::ListAbsencesResponse { absences: rows.iter().map(message).collect(), next_page_token })
}

/// As the contract says it.
pub(crate) fn message(absence: &Absence) -> contract::Absence {
    contract::Absence {
        absence_id: absence.id.to_string(),
        worker_id: absence.worker.to_string(),
        from: absence.days.from().to_string(),
        to: read::open_day(absence.days.to()),
        etag: absence.version.to_string(),
    }
}
