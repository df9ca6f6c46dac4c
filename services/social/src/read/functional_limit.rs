//! Functional limits of a worker.

use sea_orm::DatabaseConnection;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{limit::FunctionalLimit, policy::Action, worker::Worker};

use crate::{permit::asker, read, refused::refused, store, words};

/// A page of a worker's limits.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    worker: Id<Worker>,
    page: &Page,
) -> Result<contract::ListFunctionalLimitsResponse, Stop> {
    asker(viewer).may(Action::SeeLimits, Some(worker)).map_err(refused)?;
    let part = (read::after(page)?, read::one_more(page));
    let mut rows: Vec<FunctionalLimit> = store::of_person::of_worker(db, viewer.tenant, worker, part).await?;
    let next_page_token = read::cut(&mut rows, page, |row| row.id.to_string());
    Ok(contract::ListFunctionalLimitsResponse { limits: rows.iter().map(message).collect(), next_page_token })
}

fn message(limit: &FunctionalLimit) -> contract::FunctionalLimit {
    contract::FunctionalLimit {
        limit_id: limit.id.to_string(),
        worker_id: limit.worker.to_string(),
        kind: words::limit_kind_number(limit.load.kind),
        value: limit.load.value,
        is_hard: limit.load.is_hard,
        valid_from: limit.validity.from().to_string(),
        valid_to: read::open_day(limit.validity.to()),
        etag: limit.version.to_string(),
    }
}
