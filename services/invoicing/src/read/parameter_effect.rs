//! What each open policy, and each amount that nobody confirmed, would change in a run.

use uuid::Uuid;
use werkbrug_invoicing_domain::premium::{
    beside::beside,
    effect::{Effect, effects},
};
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::{ListParameterEffectsResponse, ParameterEffect};

use super::{Look, contingent::inside, explained::kept, premium_run::stored};
use crate::{refused, store::parameter};

/// The effects on a stored run.
pub(crate) async fn list(look: Look<'_>, run: Uuid) -> Result<ListParameterEffectsResponse, Stop> {
    let row = stored(look, run).await?;
    let kept = kept(&row)?;
    let mut found = effects(&kept.input, &kept.held).map_err(|fault| refused::premium(&fault))?;
    let values = parameter::known_at(look.db, look.tenant, row.made_at_us).await?;
    let more = beside(&kept.input, &kept.held, &values, inside(&kept)?);
    found.extend(more.map_err(|fault| refused::premium(&fault))?);
    let contract = |effect: Effect| ParameterEffect {
        name: effect.name.to_owned(),
        value: effect.value,
        tried: effect.tried,
        change_cents: effect.change.value(),
        workers: effect.workers,
    };
    Ok(ListParameterEffectsResponse { effects: found.into_iter().map(contract).collect() })
}
