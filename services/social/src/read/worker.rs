//! Who works here; legal status and contract only for those who need them.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{policy::Action, worker::Worker};

use crate::{
    permit::asker,
    read,
    refused::{not_found, refused},
    store::{self, worker::Wanted},
    words,
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
    asker(viewer).may(Action::SeeWorkers, found.as_ref().map(|it| it.id)).map_err(refused)?;
    Ok(message(viewer, &found.ok_or(not_found("worker"))?))
}

/// What a list of workers is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// Which, and in which order.
    pub(crate) wanted: Wanted,
    /// The day of which it is told who is absent.
    pub(crate) absence_on: Option<Date>,
}

/// A page of workers, by code when nothing else is asked.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    asked: &Asked,
    page: &Page,
) -> Result<contract::ListWorkersResponse, Stop> {
    let (asker, wanted) = (asker(viewer), &asked.wanted);
    asker.may(Action::SeeWorkers, None).map_err(refused)?;
    if asked.absence_on.is_some() {
        asker.may(Action::SeeAbsenceDates, None).map_err(refused)?;
    }
    if wanted.sort.is_some_and(|sort| sort.by == store::worker::Key::Status) {
        asker.may(Action::SeeContracts, None).map_err(refused)?;
    }
    let total_size = store::worker::count(db, viewer.tenant, wanted).await?;
    let mut rows = store::worker::page(db, viewer.tenant, wanted, page).await?;
    let next_page_token = read::cut(&mut rows, page, |row| row.id.to_string());
    let mut absent = BTreeSet::new();
    if let Some(day) = asked.absence_on {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id.uuid()).collect();
        absent = store::absence::absent_of(db, viewer.tenant, &ids, day).await?;
    }
    let line = |row: &Worker| {
        let is_absent = absent.contains(&row.id.uuid());
        contract::Worker { is_absent, ..message(viewer, row) }
    };
    Ok(contract::ListWorkersResponse { workers: rows.iter().map(line).collect(), next_page_token, total_size })
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
