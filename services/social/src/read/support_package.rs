//! Support packages of a worker.

use sea_orm::DatabaseConnection;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{package::SupportPackage, policy::Action, worker::Worker};

use crate::{permit::asker, read, refused::refused, store, words};

/// A page of a worker's packages, in the order in which they were recorded.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    worker: Id<Worker>,
    page: &Page,
) -> Result<contract::ListSupportPackagesResponse, Stop> {
    asker(viewer).may(Action::SeePackages, Some(worker)).map_err(refused)?;
    let part = (read::after(page)?, read::one_more(page));
    let mut rows: Vec<SupportPackage> = store::of_person::of_worker(db, viewer.tenant, worker, part).await?;
    let next_page_token = read::cut(&mut rows, page, |row| row.id.to_string());
    Ok(contract::ListSupportPackagesResponse { packages: rows.iter().map(message).collect(), next_page_token })
}

/// As the contract says it.
fn message(package: &SupportPackage) -> contract::SupportPackage {
    contract::SupportPackage {
        package_id: package.id.to_string(),
        worker_id: package.worker.to_string(),
        scheme: words::scheme_number(package.support.scheme),
        percent: package.support.percent,
        guidance: words::guidance_number(package.support.guidance),
        valid_from: package.validity.from().to_string(),
        valid_to: read::open_day(package.validity.to()),
        etag: package.version.to_string(),
    }
}
