//! Erase what is confidential about a person: the receipt first, then the data key.
//!
//! Once the receipt is committed nothing is read any more; the key is destroyed right after it, again at every repeat of
//! the call and again at the next start, so that an accident in between leaves no key behind.

use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, refusal::Fault};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    Pipeline,
    call::Call,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_social_domain::{category::Category, erasure::Erasure, policy::Action, worker::Worker};

use crate::{
    permit::asker,
    refused::{not_found, refused},
    store,
    vault::{Vault, cipher::Owner},
};

/// Name of the receipt's fact: the day on which the last backup of the key is gone.
pub(crate) const BACKUPS_GONE_ON: &str = "backups_gone_on";
/// Destroyed keys looked at in one go.
const KEYS_AT_ONCE: u64 = 500;

/// What is erased of whom.
#[derive(Clone, Copy)]
pub(crate) struct Request {
    /// Whose.
    pub(crate) worker: Id<Worker>,
    /// What.
    pub(crate) category: Category,
}

/// An erasure that knows which key it destroys.
struct EraseConfidential {
    request: Request,
    key_id: Option<Uuid>,
}

/// Writes the receipt and destroys the key.
pub(crate) async fn erase(
    pipeline: &Pipeline,
    vault: &Vault,
    call: (Viewer, Call),
    request: Request,
) -> Result<Receipt, tonic::Status> {
    let (viewer, call) = call;
    asker(&viewer).may(Action::Erase, Some(request.worker)).map_err(refused)?;
    let owner = Owner { tenant: viewer.tenant, worker: request.worker, category: request.category };
    let key_id = vault.key_of(&owner).await?;
    let receipt = pipeline.execute(call, EraseConfidential { request, key_id }).await?;
    // The receipt may be that of an earlier call: what counts is the key that is written there.
    if let Some(key_id) = store::erasure::key_of(pipeline.reader(), viewer.tenant, receipt.id).await? {
        vault.destroy(key_id).await?;
    }
    Ok(receipt)
}

/// Destroys again every key that an erasure names: after an accident, or after an old key database was put back.
pub(crate) async fn destroy_leftovers(pipeline: &Pipeline, vault: &Vault) -> Result<(), Fault> {
    let mut after = None;
    loop {
        let keys = store::erasure::destroyed_keys(pipeline.reader(), after, KEYS_AT_ONCE).await?;
        let Some((last, _)) = keys.last() else { return Ok(()) };
        after = Some(*last);
        for (_, key_id) in keys {
            vault.destroy(key_id).await?;
        }
    }
}

#[async_trait::async_trait]
impl UseCase for EraseConfidential {
    fn name(&self) -> &'static str {
        "erase_confidential"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let Request { worker, category } = self.request;
        asker(tx.viewer()).may(Action::Erase, Some(worker)).map_err(refused)?;
        let worker = store::worker::lock(tx, worker).await?.ok_or(not_found("worker"))?.id;
        let erasure = Erasure::today(tx.fresh(), worker, category, tx.today()).map_err(refused)?;
        let mut key_id = self.key_id;
        if let Some(key) = self.key_id {
            // Two erasures at once name the key once.
            let is_gone = store::erasure::erased_on(tx.db(), tx.tenant(), key).await?.is_some();
            key_id = key_id.filter(|_| !is_gone);
            store::sealed::empty(tx, category, worker, key).await?;
        }
        store::erasure::insert(tx, &erasure, key_id).await?;
        let gone_on = erasure.backups_gone_on.to_string();
        Ok(Receipt::new(erasure.id.uuid(), "1").with_fact(BACKUPS_GONE_ON, gone_on))
    }
}
