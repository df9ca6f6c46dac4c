//! Who read a worker's file, when, on what ground.

use sea_orm::DatabaseConnection;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{policy::Action, worker::Worker};

use crate::{
    permit::asker,
    read,
    refused::refused,
    store::{self, confidential_read::Reading},
};

/// A page of readings, the newest first.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    worker: Id<Worker>,
    page: &Page,
) -> Result<contract::ListConfidentialReadsResponse, Stop> {
    asker(viewer).may(Action::SeeReads, Some(worker)).map_err(refused)?;
    let part = (read::after(page)?, read::one_more(page));
    let mut rows = store::confidential_read::of_worker(db, viewer.tenant, worker, part).await?;
    let next_page_token = read::cut(&mut rows, page, |row| row.id.to_string());
    Ok(contract::ListConfidentialReadsResponse { reads: rows.into_iter().map(message).collect(), next_page_token })
}

fn message(reading: Reading) -> contract::ConfidentialRead {
    contract::ConfidentialRead {
        read_id: reading.id.to_string(),
        actor: reading.actor,
        role: reading.role,
        category: reading.category,
        purpose: reading.purpose,
        ground: reading.ground,
        read_at_us: reading.read_at_us,
    }
}
