//! The note of a contact, opened for a viewer with a ground.

use tonic::Status;
use werkbrug_chassis::{identity::Viewer, refusal::Fault};
use werkbrug_kernel::{confidential::Confidential, id::Id};
use werkbrug_pipeline::Pipeline;
use werkbrug_social_domain::contact::Contact;

use crate::{
    app::log_confidential_read::{LogConfidentialRead, Wanted},
    read::sealed,
    vault::{Vault, content},
};

/// Reads a note for this viewer.
pub(crate) async fn read(
    pipeline: &Pipeline,
    vault: &Vault,
    viewer: Viewer,
    (contact, purpose): (Id<Contact>, String),
) -> Result<Confidential<String>, Status> {
    let wanted = LogConfidentialRead { wanted: Wanted::ContactNote(contact), purpose };
    let bytes = sealed::open(pipeline, vault, viewer, wanted).await?;
    Ok(content::to_note(&bytes).ok_or(Fault::bug("opened content is no note"))?)
}
