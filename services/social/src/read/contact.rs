//! Contacts with a worker, without their notes.

use sea_orm::DatabaseConnection;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{contact::Subject, policy::Action, worker::Worker};

use crate::{
    permit::asker,
    read,
    refused::refused,
    store::{self, contact::Kept},
    words,
};

/// A page of a worker's contacts, in the order in which they were written down; perhaps about one subject only.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    (worker, about): (Id<Worker>, Option<Id<Subject>>),
    page: &Page,
) -> Result<contract::ListContactsResponse, Stop> {
    asker(viewer).may(Action::SeeContacts, Some(worker)).map_err(refused)?;
    let part = (read::after(page)?, read::one_more(page));
    let mut rows = store::contact::of_worker(db, viewer.tenant, (worker, about), part).await?;
    let next_page_token = read::cut(&mut rows, page, |row| row.contact.id.to_string());
    Ok(contract::ListContactsResponse { contacts: rows.into_iter().map(message).collect(), next_page_token })
}

/// A contact as the contract says it.
pub(crate) fn message(kept: Kept) -> contract::Contact {
    let said = kept.contact.said;
    contract::Contact {
        contact_id: kept.contact.id.to_string(),
        worker_id: kept.contact.worker.to_string(),
        subject_id: said.subject.map(|subject| subject.to_string()).unwrap_or_default(),
        how: words::contact_how_number(said.how),
        made_on: said.made_on.to_string(),
        next_contact_on: read::open_day(said.next_on),
        made_by: kept.made_by,
        has_note: kept.has_note,
    }
}
