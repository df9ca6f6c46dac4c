//! The one place where confidential content is opened: after the ground was checked and the reading was written down.

use tonic::Status;
use uuid::Uuid;
use werkbrug_chassis::{
    identity::Viewer,
    refusal::{Kind, Refusal},
};
use werkbrug_kernel::confidential::Confidential;
use werkbrug_pipeline::{Pipeline, call::Call, use_case::Stop};

use crate::{
    app::log_confidential_read::{LogConfidentialRead, erased},
    store,
    vault::{Closed, Vault, cipher::Plain},
};

/// Opens what is wanted for this viewer. When the reading cannot be written down, nothing is opened.
pub(crate) async fn open(
    pipeline: &Pipeline,
    vault: &Vault,
    viewer: Viewer,
    wanted: LogConfidentialRead,
) -> Result<Confidential<Plain>, Status> {
    let secret = wanted.wanted;
    // Every reading counts, so each has a number of its own and none is answered from an earlier receipt.
    let number = Uuid::now_v7().to_string();
    pipeline.execute(Call::new(viewer.clone(), &number, &wanted.asked()), wanted).await?;
    let place = secret.place(pipeline.reader(), viewer.tenant).await?;
    let sealed = secret.sealed(pipeline.reader(), viewer.tenant).await?;
    match vault.open_sealed(&place, &sealed).await {
        Ok(bytes) => Ok(bytes),
        Err(Closed::NoKey) => Err(why_no_key(pipeline, &viewer, sealed.key_id).await?.into()),
        Err(Closed::Damaged) => {
            Err(unreadable("SECRET_DAMAGED", "the closed content was changed and does not open").into())
        }
        Err(Closed::Fault(fault)) => Err(fault.into()),
    }
}

async fn why_no_key(pipeline: &Pipeline, viewer: &Viewer, key_id: Uuid) -> Result<Refusal, Stop> {
    let erased_on = store::erasure::erased_on(pipeline.reader(), viewer.tenant, key_id).await?;
    Ok(match erased_on {
        Some(on) => erased(&on.to_string()),
        None => {
            tracing::error!(key.id = %key_id, "a data key is not in the key database and no erasure destroyed it");
            unreadable(
                "SECRET_KEY_LOST",
                "the key of this content is lost: restore the key database from its backup, or it stays unreadable",
            )
        }
    })
}

fn unreadable(reason: &'static str, text: &'static str) -> Refusal {
    Refusal::new(Kind::Precondition, reason, text)
}
