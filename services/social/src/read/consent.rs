//! Consents of a worker.

use sea_orm::DatabaseConnection;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{consent::Consent, policy::Action, worker::Worker};

use crate::{permit::asker, read, refused::refused, store};

/// A page of a worker's consents.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    worker: Id<Worker>,
    page: &Page,
) -> Result<contract::ListConsentsResponse, Stop> {
    asker(viewer).may(Action::SeeConsents, Some(worker)).map_err(refused)?;
    let part = (read::after(page)?, read::one_more(page));
    let mut rows: Vec<Consent> = store::of_person::of_worker(db, viewer.tenant, worker, part).await?;
    let next_page_token = read::cut(&mut rows, page, |row| row.id.to_string());
    Ok(contract::ListConsentsResponse { consents: rows.into_iter().map(message).collect(), next_page_token })
}

/// As the contract says it.
pub(crate) fn message(consent: Consent) -> contract::Consent {
    let agreement = consent.agreement;
    contract::Consent {
        consent_id: consent.id.to_string(),
        worker_id: consent.worker.to_string(),
        category: agreement.category.as_str().to_owned(),
        recipient: agreement.recipient,
        purpose: agreement.purpose,
        text_version: agreement.text_version,
        given_on: consent.given_on.to_string(),
        expires_on: read::open_day(agreement.expires_on),
        withdrawn_on: read::open_day(consent.withdrawn_on),
        trusted_person: agreement.trusted_person,
        etag: consent.version.to_string(),
    }
}
