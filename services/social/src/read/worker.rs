//! Who works here; legal status and contract only for those who need them.

use sea_orm::DatabaseConnection;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{policy::Action, worker::Worker};

use crate::{
    answer::{answer, not_found},
    asker::asker,
    read, store, words,
};

/// By what a worker is looked up.
pub(crate) enum Key {
    /// The id.
    Id(Id<Worker>),
    /// The workshop's own code.
    Code(String),
}

/// One worker.
pub(crate) async fn one(db: &DatabaseConnection, viewer: &Viewer, key: Key) -> Result<contract::Worker, Stop> {
    let found = match key {
        Key::Id(id) => store::worker::find(db, viewer.tenant, id).await?,
        Key::Code(code) => store::worker::find_by_code(db, viewer.tenant, &code).await?,
    };
    asker(viewer).may(Action::SeeWorkers, found.as_ref().map(|it| it.id)).map_err(answer)?;
    Ok(message(viewer, &found.ok_or(not_found("worker"))?))
}

/// A page of workers, by code.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    page: &Page,
) -> Result<contract::ListWorkersResponse, Stop> {
    asker(viewer).may(Action::SeeWorkers, None).map_err(answer)?;
    let mut rows = store::worker::page(db, viewer.tenant, page).await?;
    let next_page_token = read::cut(&mut rows, page, |row| row.code.clone());
    let workers = rows.iter().map(|row| message(viewer, row)).collect();
    Ok(contract::ListWorkersResponse { workers, next_page_token })
}

fn message(viewer: &Viewer, worker: &Worker) -> contract::Worker {
    let profile = &worker.profile;
    let mut message = contract::Worker {
        worker_id: worker.id.to_string(),
        worker_code: worker.code.clone(),
        display_name: profile.name.as_str().to_owned(),
        employed_from: profile.employment.from().to_string(),
        employed_to: read::open_day(profile.employment.to()),
        etag: worker.version.to_string(),
        ..contract::Worker::default()
    };
    if asker(viewer).may(Action::SeeContracts, Some(worker.id)).is_ok() {
        message.status = words::status_number(profile.status);
        message.contract_fraction = profile.fraction.to_string();
        message.file_holder = profile.file_holder.clone().unwrap_or_default();
    }
    message
}
