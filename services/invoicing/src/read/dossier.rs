//! Everything with which somebody else comes to the same result as a run, bit for bit.

use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::premium::settle::settle_holding;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::RunDossier;

use super::{Look, explained::kept, premium_run::stored};
use crate::{
    premium_format::{digest, result},
    store::from_list_column,
};

/// The kept input of a run, what comes out of it today, and whether both have the fingerprints that were kept.
pub(crate) async fn get(look: Look<'_>, run: Uuid) -> Result<RunDossier, Stop> {
    let row = stored(look, run).await?;
    let kept = kept(&row)?;
    let again = settle_holding(&kept.input, &kept.held).map_err(Fault::during("reckoning a run again"))?;
    let text = result::pretty(kept.input.quarter, &again).map_err(Fault::during("write the result of a run"))?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(RunDossier {
        run_id: row.run_id.to_string(),
        quarter: row.quarter,
        kind: row.kind,
        run_number: u32::try_from(row.run_number).map_err(Fault::during("reading a run"))?,
        made_at_us: row.made_at_us,
        rule_set: row.rule_set,
        is_same: digest(&row.input) == row.input_digest && digest(&text) == row.result_digest,
        input: row.input,
        input_digest: row.input_digest,
        result: text,
        result_digest: row.result_digest,
        unconfirmed: from_list_column(&row.unconfirmed)?,
        held_places: count(kept.held.len()),
        total_cents: row.total_cents,
        worker_count: count(kept.input.workers.len()),
    })
}
