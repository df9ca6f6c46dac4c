//! Premium runs, with and without the workers.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::{
    page::Page,
    refusal::{Fault, Kind, Refusal},
};
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::{ListPremiumRunsResponse, PremiumRun, WorkerPremium};

use super::{Look, after_id, cut, one_more};
use crate::store::{
    from_list_column,
    tables::premiums::{premium_result as result, premium_run as table},
};

/// One run with its workers.
pub(crate) async fn get(look: Look<'_>, id: Uuid) -> Result<PremiumRun, Stop> {
    let row = table::Entity::find_by_id((look.tenant, id)).one(look.db).await?;
    let unknown = || Refusal::new(Kind::NotFound, "RUN_UNKNOWN", "there is no such run").with_field("run_id");
    let row = row.ok_or_else(unknown)?;
    let workers = workers(look, id).await?;
    Ok(run(row, workers)?)
}

/// All runs, the last one first, without their workers.
pub(crate) async fn list(look: Look<'_>, page: &Page) -> Result<ListPremiumRunsResponse, Stop> {
    let mut rows = table::Entity::find().filter(table::Column::Tenant.eq(look.tenant));
    if let Some(after) = after_id(page)? {
        rows = rows.filter(table::Column::RunId.lt(after));
    }
    let rows = rows.order_by_desc(table::Column::RunId).limit(one_more(page)).all(look.db).await?;
    let (rows, next_page_token) = cut(rows, page, |row| row.run_id.to_string());
    let runs: Result<Vec<PremiumRun>, Fault> = rows.into_iter().map(|row| run(row, Vec::new())).collect();
    Ok(ListPremiumRunsResponse { runs: runs?, next_page_token })
}

async fn workers(look: Look<'_>, id: Uuid) -> Result<Vec<WorkerPremium>, Stop> {
    let rows = result::Entity::find()
        .filter(result::Column::Tenant.eq(look.tenant))
        .filter(result::Column::RunId.eq(id))
        .order_by_asc(result::Column::Position)
        .all(look.db)
        .await?;
    let workers: Result<Vec<WorkerPremium>, Fault> = rows.iter().map(worker).collect();
    Ok(workers?)
}

fn run(row: table::Model, workers: Vec<WorkerPremium>) -> Result<PremiumRun, Fault> {
    Ok(PremiumRun {
        run_id: row.run_id.to_string(),
        quarter: row.quarter,
        total_cents: row.total_cents,
        wage_premium_cents: row.wage_premium_cents,
        guidance_fixed_cents: row.guidance_fixed_cents,
        guidance_variable_cents: row.guidance_variable_cents,
        input_digest: row.input_digest,
        unconfirmed: from_list_column(&row.unconfirmed)?,
        workers,
        made_at_us: row.made_at_us,
    })
}

fn worker(row: &result::Model) -> Result<WorkerPremium, Fault> {
    let rank = row.rank.map(u32::try_from).transpose().map_err(Fault::during("reading a rank"))?;
    Ok(WorkerPremium {
        worker_id: row.worker_id.to_string(),
        rank: rank.unwrap_or_default(),
        is_inside: row.is_inside,
        cap_cents: row.cap_cents,
        base_cents: row.base_cents,
        wage_premium_cents: row.wage_premium_cents,
        guidance_fixed_cents: row.guidance_fixed_cents,
        guidance_variable_cents: row.guidance_variable_cents,
        total_cents: row.total_cents,
        because: from_list_column(&row.because)?,
        steps: from_list_column(&row.steps)?,
    })
}
