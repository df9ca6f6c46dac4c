//! The confidential side of an absence, opened for a viewer with a ground.

use tonic::Status;
use werkbrug_chassis::{identity::Viewer, refusal::Fault};
use werkbrug_kernel::{confidential::Confidential, id::Id};
use werkbrug_pipeline::Pipeline;
use werkbrug_social_domain::absence::{Absence, AbsenceSecret};

use crate::{
    app::log_confidential_read::{LogConfidentialRead, Wanted},
    read::sealed,
    vault::{Vault, content},
};

/// Reads a secret for this viewer.
pub(crate) async fn read(
    pipeline: &Pipeline,
    vault: &Vault,
    viewer: Viewer,
    (absence, purpose): (Id<Absence>, String),
) -> Result<Confidential<AbsenceSecret>, Status> {
    let wanted = LogConfidentialRead { wanted: Wanted::AbsenceSecret(absence), purpose };
    let bytes = sealed::open(pipeline, vault, viewer, wanted).await?;
    Ok(content::from_bytes(&bytes).ok_or(Fault::bug("opened content is no absence secret"))?)
}
