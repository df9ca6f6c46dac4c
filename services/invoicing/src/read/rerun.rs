//! A run reckoned again from what it kept: the proof that it was not touched and comes out the same.

use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::premium::settle::settle_holding;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::CheckPremiumRunResponse;

use super::{Look, explained::kept, premium_run::stored};
use crate::premium_format::{digest, result};

/// Reckons a stored run again and compares both fingerprints.
pub(crate) async fn check(look: Look<'_>, run: Uuid) -> Result<CheckPremiumRunResponse, Stop> {
    let row = stored(look, run).await?;
    let kept = kept(&row)?;
    let again = settle_holding(&kept.input, &kept.held).map_err(Fault::during("reckoning a run again"))?;
    let text = result::pretty(kept.input.quarter, &again).map_err(Fault::during("write the result of a run"))?;
    let (input_digest, result_digest) = (digest(&row.input), digest(&text));
    Ok(CheckPremiumRunResponse {
        is_input_intact: input_digest == row.input_digest,
        is_same: result_digest == row.result_digest,
        input_digest,
        result_digest,
        rule_set: row.rule_set,
    })
}
