//! What a run would come to if something were otherwise.

use uuid::Uuid;
use werkbrug_invoicing_domain::premium::{
    language::Language,
    settle::WorkerPremium,
    what_if::{Trial, what_if},
};
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::WhatIf;

use super::{
    Look,
    explained::kept,
    premium_change,
    premium_run::{reckoned, stored},
};
use crate::refused;

/// Reckons a stored run as it is and as it would be.
pub(crate) async fn get(look: Look<'_>, run: Uuid, trials: &[Trial], language: Language) -> Result<WhatIf, Stop> {
    let kept = kept(&stored(look, run).await?)?;
    let tried = what_if(&kept.input, &kept.held, trials).map_err(|fault| refused::premium(&fault))?;
    let is_other = |premium: &&WorkerPremium| tried.changes.iter().any(|change| change.worker == premium.id);
    Ok(WhatIf {
        before_cents: tried.before.totals.total.value(),
        after_cents: tried.after.totals.total.value(),
        changes: premium_change::told(look, &tried.changes, language).await?,
        workers: tried.after.workers.iter().filter(is_other).map(reckoned).collect(),
    })
}
