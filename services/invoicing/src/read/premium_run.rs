//! Premium runs, with and without the workers.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Alias, Expr, ExprTrait, Func, Query},
};
use uuid::Uuid;
use werkbrug_chassis::{
    page::Page,
    refusal::{Fault, Kind, Refusal},
};
use werkbrug_invoicing_domain::premium::settle::WorkerPremium as Reckoned;
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::{sorted::Keys, use_case::Stop};
use werkbrug_proto::invoicing::{ListPremiumRunsResponse, PremiumRun, WageDays, WorkerPremium};

use super::{Look, after_id, cut, one_more, total};
use crate::store::{
    from_list_column, guaranteed_wage,
    tables::premiums::{payment, premium_quarter, premium_result as result, premium_run as table},
};

/// Which of its workers a run is wanted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// All of them.
    All,
    /// This one.
    One(Uuid),
    /// None.
    None,
}

/// One run, with how many workers it has, and those that are wanted.
pub(crate) async fn get(look: Look<'_>, id: Uuid, which: Which) -> Result<PremiumRun, Stop> {
    let row = stored(look, id).await?;
    let of_run =
        result::Entity::find().filter(result::Column::Tenant.eq(look.tenant)).filter(result::Column::RunId.eq(id));
    let worker_count = total(look, &of_run, result::Column::Position).await?;
    let inside = of_run.clone().filter(result::Column::IsInside.eq(true));
    let inside_count = total(look, &inside, result::Column::Position).await?;
    let workers = match which {
        Which::All => workers(look, of_run).await?,
        Which::One(worker) => one(look, of_run, (worker, &row.quarter)).await?,
        Which::None => Vec::new(),
    };
    let paid_cents = paid(look, &[&row.quarter]).await?.remove(&row.quarter).unwrap_or_default();
    Ok(PremiumRun { worker_count, inside_count, paid_cents, ..run(row, workers)? })
}

/// Which runs are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wanted {
    /// Only of this quarter.
    pub(crate) quarter: Option<Quarter>,
    /// Only the last one of each quarter.
    pub(crate) newest_only: bool,
}

/// A page of runs without their workers, the last one first; by quarter when only the last of each is wanted.
pub(crate) async fn list(look: Look<'_>, wanted: Wanted, page: &Page) -> Result<ListPremiumRunsResponse, Stop> {
    use table::Column;
    let own = |column: Column| Expr::col((table::Entity, column));
    let mut rows = table::Entity::find().filter(Column::Tenant.eq(look.tenant));
    if let Some(quarter) = wanted.quarter {
        rows = rows.filter(Column::Quarter.eq(quarter.to_string()));
    }
    if wanted.newest_only {
        rows = rows.filter(own(Column::RunNumber).eq(last_number()));
    }
    let by = if wanted.newest_only { own(Column::Quarter) } else { own(Column::RunId) };
    let keys = Keys { tenant: (Column::Tenant, look.tenant), id: Column::RunId, by, is_descending: true };
    let rows = keys.in_order(rows, after_id(page)?).limit(one_more(page)).all(look.db).await?;
    let (rows, next_page_token) = cut(rows, page, |row| row.run_id.to_string());
    let quarters: Vec<&str> = rows.iter().map(|row| row.quarter.as_str()).collect();
    let paid = paid(look, &quarters).await?;
    let runs: Result<Vec<PremiumRun>, Fault> = rows
        .into_iter()
        .map(|row| {
            let paid_cents = paid.get(&row.quarter).copied().unwrap_or_default();
            Ok(PremiumRun { paid_cents, ..run(row, Vec::new())? })
        })
        .collect();
    Ok(ListPremiumRunsResponse { runs: runs?, next_page_token })
}

/// The number of the last run of a run's quarter.
fn last_number() -> Expr {
    let of = |column: premium_quarter::Column| Expr::col((premium_quarter::Entity, column));
    let own = |column: table::Column| Expr::col((table::Entity, column));
    let number = Query::select()
        .expr(of(premium_quarter::Column::Runs))
        .from(premium_quarter::Entity)
        .and_where(of(premium_quarter::Column::Tenant).eq(own(table::Column::Tenant)))
        .and_where(of(premium_quarter::Column::Quarter).eq(own(table::Column::Quarter)))
        .to_owned();
    number.into()
}

/// What was paid for these quarters, in cents.
async fn paid(look: Look<'_>, quarters: &[&str]) -> Result<BTreeMap<String, i64>, Stop> {
    use payment::Column;
    let sum = |column: Column| Expr::expr(Func::sum(Expr::col(column))).cast_as(Alias::new("BIGINT"));
    let rows: Vec<(String, i64, i64)> = payment::Entity::find()
        .select_only()
        .column(Column::Quarter)
        .expr(sum(Column::WagePremiumCents))
        .expr(sum(Column::GuidanceCents))
        .filter(Column::Tenant.eq(look.tenant))
        .filter(Column::Quarter.is_in(quarters.iter().copied()))
        .group_by(Column::Quarter)
        .into_tuple()
        .all(look.db)
        .await?;
    Ok(rows.into_iter().map(|(quarter, wage, guidance)| (quarter, wage.saturating_add(guidance))).collect())
}

/// One worker, with the days of guaranteed wage of the quarter.
async fn one(
    look: Look<'_>,
    of_run: Select<result::Entity>,
    (worker, quarter): (Uuid, &str),
) -> Result<Vec<WorkerPremium>, Stop> {
    let mut found = workers(look, of_run.filter(result::Column::WorkerId.eq(worker))).await?;
    let quarter = Quarter::parse(quarter).map_err(Fault::during("reading a run"))?;
    let days = guaranteed_wage::of(look.db, look.tenant, (worker, quarter)).await?.unwrap_or_default();
    let days = days.into_iter().filter(|(_, days)| *days > 0);
    let days: Vec<WageDays> = days.map(|(percent_hundredths, days)| WageDays { percent_hundredths, days }).collect();
    for premium in &mut found {
        premium.guaranteed_wage_days.clone_from(&days);
    }
    Ok(found)
}

async fn workers(look: Look<'_>, rows: Select<result::Entity>) -> Result<Vec<WorkerPremium>, Stop> {
    let rows = rows.order_by_asc(result::Column::Position).all(look.db).await?;
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
        kind: row.kind,
        rule_set: row.rule_set,
        run_number: u32::try_from(row.run_number).map_err(Fault::during("reading a run"))?,
        result_digest: row.result_digest,
        ..PremiumRun::default()
    })
}

/// A worker's premium as it was just reckoned.
pub(super) fn reckoned(premium: &Reckoned) -> WorkerPremium {
    WorkerPremium {
        worker_id: premium.id.clone(),
        rank: premium.rank.unwrap_or_default(),
        is_inside: premium.is_inside,
        cap_cents: premium.cap.value(),
        base_cents: premium.base.value(),
        wage_premium_cents: premium.wage_premium.value(),
        guidance_fixed_cents: premium.guidance_fixed.value(),
        guidance_variable_cents: premium.guidance_variable.value(),
        total_cents: premium.total.value(),
        because: premium.because.iter().map(|because| because.code().to_owned()).collect(),
        steps: premium.steps.clone(),
        guaranteed_wage_days: Vec::new(),
    }
}

/// One stored run of this workshop.
pub(super) async fn stored(look: Look<'_>, id: Uuid) -> Result<table::Model, Stop> {
    let row = table::Entity::find_by_id((look.tenant, id)).one(look.db).await?;
    Ok(row.ok_or_else(unknown)?)
}

fn unknown() -> Refusal {
    Refusal::new(Kind::NotFound, "RUN_UNKNOWN", "there is no such run").with_field("run_id")
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
        guaranteed_wage_days: Vec::new(),
    })
}
