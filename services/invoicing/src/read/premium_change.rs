//! What changed between two runs of a quarter, worker by worker.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_invoicing_domain::premium::{
    change::{Cause, Change, Side, changes},
    language::Language,
    settle::{Settlement, settle_holding},
};
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::{ListPremiumChangesResponse, PremiumChange};

use super::{
    Look,
    explained::{Kept, kept},
    premium_run::stored,
};
use crate::store::{entitlement::names_of, tables::premiums::premium_run as table};

/// What changed since another run of the same quarter; since the one before when none is named.
pub(crate) async fn list(
    look: Look<'_>,
    run: Uuid,
    against: Option<Uuid>,
    language: Language,
) -> Result<ListPremiumChangesResponse, Stop> {
    let row = stored(look, run).await?;
    let other = match against {
        Some(id) => stored(look, id).await?,
        None => before(look, &row).await?,
    };
    if other.quarter != row.quarter {
        return Err(Refusal::invalid("against_run_id", "OTHER_QUARTER", "both runs must be of one quarter").into());
    }
    let (old, new) = (reckoned(&other)?, reckoned(&row)?);
    let found =
        changes(Side { input: &old.0.input, settlement: &old.1 }, Side { input: &new.0.input, settlement: &new.1 });
    Ok(ListPremiumChangesResponse {
        changes: told(look, &found, language).await?,
        against_run_id: other.run_id.to_string(),
        before_cents: other.total_cents,
        after_cents: row.total_cents,
    })
}

async fn before(look: Look<'_>, row: &table::Model) -> Result<table::Model, Stop> {
    let rows = table::Entity::find()
        .filter(table::Column::Tenant.eq(look.tenant))
        .filter(table::Column::Quarter.eq(row.quarter.as_str()))
        .filter(table::Column::RunNumber.lt(row.run_number))
        .order_by_desc(table::Column::RunNumber);
    let text = "this is the first run of its quarter";
    let first = || Refusal::new(Kind::Precondition, "FIRST_RUN", text).with_fact("quarter", row.quarter.clone());
    Ok(rows.one(look.db).await?.ok_or_else(first)?)
}

fn reckoned(row: &table::Model) -> Result<(Kept, Settlement), Stop> {
    let kept = kept(row)?;
    let settlement = settle_holding(&kept.input, &kept.held).map_err(Fault::during("reckoning a run again"))?;
    Ok((kept, settlement))
}

/// Changes with names and sentences.
pub(super) async fn told(look: Look<'_>, found: &[Change], language: Language) -> Result<Vec<PremiumChange>, Stop> {
    let ids: Vec<Uuid> = found.iter().filter_map(|change| Uuid::parse_str(&change.worker).ok()).collect();
    let names = names_of(look.db, look.tenant, ids).await?;
    let names: BTreeMap<String, String> = names.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let tell = |change: &Change| PremiumChange {
        worker_id: change.worker.clone(),
        display_name: names.get(&change.worker).cloned().unwrap_or_default(),
        before_cents: change.before.value(),
        after_cents: change.after.value(),
        sentences: change.causes.iter().map(|cause: &Cause| cause.sentence(language)).collect(),
    };
    Ok(found.iter().map(tell).collect())
}
