//! Premium runs: append-only, numbered inside their quarter.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::premium::{
    because::Because,
    ranking::Held,
    run::{Booked, RULE_SET, RunKind},
    settle::{Settlement, WorkerPremium},
};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    ROWS_AT_ONCE, list_column,
    tables::premiums::{premium_quarter as quarters, premium_result as result, premium_run as run},
};

/// A run that is about to be kept.
pub(crate) struct Run<'a> {
    /// The run.
    pub(crate) id: Uuid,
    /// The quarter.
    pub(crate) quarter: Quarter,
    /// 1 is the first of the quarter.
    pub(crate) number: i64,
    /// Why it was made.
    pub(crate) kind: RunKind,
    /// Who is inside whatever the line says.
    pub(crate) held: &'a BTreeMap<String, Held>,
    /// What went in, in its canonical form.
    pub(crate) input: String,
    /// Fingerprint of what went in.
    pub(crate) input_digest: String,
    /// What came out.
    pub(crate) settlement: &'a Settlement,
    /// Fingerprint of what came out.
    pub(crate) result_digest: String,
    /// The workshop's own codes, by worker.
    pub(crate) codes: &'a BTreeMap<Uuid, String>,
}

/// Holds a quarter that has a run until the transaction ends: what is decided about its differences comes one after the
/// other.
pub(crate) async fn lock_quarter(tx: &Tx<'_>, quarter: Quarter) -> Result<(), Stop> {
    let key = (tx.tenant().uuid(), quarter.to_string());
    quarters::Entity::find_by_id(key).lock_exclusive().one(tx.db()).await?;
    Ok(())
}

/// The number of the next run of a quarter; another run of the same quarter waits here.
pub(crate) async fn next_number(tx: &Tx<'_>, quarter: Quarter) -> Result<i64, Stop> {
    let (tenant, quarter) = (tx.tenant().uuid(), quarter.to_string());
    let first = quarters::ActiveModel { tenant: Set(tenant), quarter: Set(quarter.clone()), runs: Set(0) };
    let once = OnConflict::columns([quarters::Column::Tenant, quarters::Column::Quarter]).do_nothing().to_owned();
    quarters::Entity::insert(first).on_conflict(once).exec_without_returning(tx.db()).await?;
    let known = quarters::Entity::find_by_id((tenant, quarter.clone())).lock_exclusive().one(tx.db()).await?;
    let runs = known.ok_or(Fault::bug("a quarter that is there cannot be found"))?.runs.saturating_add(1);
    quarters::Entity::update_many()
        .col_expr(quarters::Column::Runs, Expr::value(runs))
        .filter(quarters::Column::Tenant.eq(tenant))
        .filter(quarters::Column::Quarter.eq(quarter))
        .exec(tx.db())
        .await?;
    Ok(runs)
}

/// The last run of a quarter.
pub(crate) async fn last<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    quarter: Quarter,
) -> Result<Option<run::Model>, Stop> {
    let runs = run::Entity::find()
        .filter(run::Column::Tenant.eq(tenant))
        .filter(run::Column::Quarter.eq(quarter.to_string()))
        .order_by_desc(run::Column::RunNumber);
    Ok(runs.one(db).await?)
}

/// The quarters that were reckoned, the last one first.
pub(crate) async fn last_quarters<C: ConnectionTrait>(db: &C, tenant: Uuid, most: u64) -> Result<Vec<Quarter>, Stop> {
    let found = quarters::Entity::find()
        .filter(quarters::Column::Tenant.eq(tenant))
        .filter(quarters::Column::Runs.gt(0))
        .order_by_desc(quarters::Column::Quarter)
        .limit(most);
    let read = |row: quarters::Model| Quarter::parse(&row.quarter).map_err(Fault::during("reading a quarter"));
    let found: Result<Vec<Quarter>, Fault> = found.all(db).await?.into_iter().map(read).collect();
    Ok(found?)
}

/// How the last run of a quarter stands in the books; nothing when there is none.
pub(crate) async fn last_booked(tx: &Tx<'_>, quarter: Quarter) -> Result<Option<Booked>, Stop> {
    let last = last(tx.db(), tx.tenant().uuid(), quarter).await?;
    let booked = |run: run::Model| Ok(Booked { kind: kind(&run)?, total: Cents::new(run.total_cents) });
    let booked: Result<Option<Booked>, Fault> = last.map(booked).transpose();
    Ok(booked?)
}

/// What the last run of a quarter expects, by the worker's code.
pub(crate) async fn expected(tx: &Tx<'_>, quarter: Quarter) -> Result<BTreeMap<String, Cents>, Stop> {
    let tenant = tx.tenant().uuid();
    let Some(last) = last(tx.db(), tenant, quarter).await? else { return Ok(BTreeMap::new()) };
    let rows: Vec<(String, i64)> = result::Entity::find()
        .select_only()
        .columns([result::Column::WorkerCode, result::Column::TotalCents])
        .filter(result::Column::Tenant.eq(tenant))
        .filter(result::Column::RunId.eq(last.run_id))
        .into_tuple()
        .all(tx.db())
        .await?;
    Ok(rows.into_iter().map(|(code, total)| (code, Cents::new(total))).collect())
}

/// The last quarterly settlement of a quarter, with who was inside.
pub(crate) async fn settled(tx: &Tx<'_>, quarter: Quarter) -> Result<Option<(Cents, BTreeSet<String>)>, Stop> {
    let tenant = tx.tenant().uuid();
    let runs = run::Entity::find()
        .filter(run::Column::Tenant.eq(tenant))
        .filter(run::Column::Quarter.eq(quarter.to_string()))
        .filter(run::Column::Kind.eq(RunKind::Quarter.as_str()))
        .order_by_desc(run::Column::RunNumber);
    let Some(run) = runs.one(tx.db()).await? else { return Ok(None) };
    let inside: Vec<Uuid> = result::Entity::find()
        .select_only()
        .column(result::Column::WorkerId)
        .filter(result::Column::Tenant.eq(tenant))
        .filter(result::Column::RunId.eq(run.run_id))
        .filter(result::Column::IsInside.eq(true))
        .into_tuple()
        .all(tx.db())
        .await?;
    Ok(Some((Cents::new(run.total_cents), inside.iter().map(Uuid::to_string).collect())))
}

/// Why a stored run was made.
pub(crate) fn kind(run: &run::Model) -> Result<RunKind, Fault> {
    RunKind::parse(&run.kind).ok_or(Fault::bug("a stored run has no kind"))
}

/// Who is inside whatever the line says, as stored.
pub(crate) fn held(run: &run::Model) -> Result<BTreeMap<String, Held>, Fault> {
    let named: BTreeMap<String, String> = serde_json::from_str(&run.held).map_err(Fault::during("reading a run"))?;
    let held = named.into_iter().map(|(worker, name)| Held::parse(&name).map(|held| (worker, held)));
    held.collect::<Option<_>>().ok_or(Fault::bug("a stored run holds somebody for no reason"))
}

fn held_column(held: &BTreeMap<String, Held>) -> Result<String, Fault> {
    let named: BTreeMap<&str, &str> = held.iter().map(|(worker, held)| (worker.as_str(), held.as_str())).collect();
    serde_json::to_string(&named).map_err(Fault::during("storing a run"))
}

/// Writes a run with a row for each worker.
pub(crate) async fn insert(tx: &Tx<'_>, made: &Run<'_>) -> Result<(), Stop> {
    let totals = &made.settlement.totals;
    let row = run::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        run_id: Set(made.id),
        quarter: Set(made.quarter.to_string()),
        run_number: Set(made.number),
        made_at_us: Set(tx.now_us()),
        total_cents: Set(totals.total.value()),
        wage_premium_cents: Set(totals.wage_premium.value()),
        guidance_fixed_cents: Set(totals.guidance_fixed.value()),
        guidance_variable_cents: Set(totals.guidance_variable.value()),
        input_digest: Set(made.input_digest.clone()),
        input: Set(made.input.clone()),
        unconfirmed: Set(list_column(&made.settlement.unconfirmed)?),
        kind: Set(made.kind.as_str().to_owned()),
        rule_set: Set(RULE_SET.to_owned()),
        result_digest: Set(made.result_digest.clone()),
        held: Set(held_column(made.held)?),
    };
    run::Entity::insert(row).exec_without_returning(tx.db()).await?;
    let mut rows = Vec::new();
    for (position, premium) in (1_i32..).zip(&made.settlement.workers) {
        rows.push(result_row(tx, made, position, premium)?);
    }
    for rows in rows.chunks(ROWS_AT_ONCE) {
        result::Entity::insert_many(rows.to_vec()).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

fn result_row(
    tx: &Tx<'_>,
    made: &Run<'_>,
    position: i32,
    premium: &WorkerPremium,
) -> Result<result::ActiveModel, Fault> {
    let worker = Uuid::parse_str(&premium.id).map_err(Fault::during("storing a premium"))?;
    let rank = premium.rank.map(i32::try_from).transpose().map_err(Fault::during("storing a rank"))?;
    let because: Vec<&str> = premium.because.iter().map(Because::code).collect();
    Ok(result::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        run_id: Set(made.id),
        position: Set(position),
        worker_id: Set(worker),
        worker_code: Set(made.codes.get(&worker).cloned().unwrap_or_default()),
        rank: Set(rank),
        is_inside: Set(premium.is_inside),
        cap_cents: Set(premium.cap.value()),
        base_cents: Set(premium.base.value()),
        wage_premium_cents: Set(premium.wage_premium.value()),
        guidance_fixed_cents: Set(premium.guidance_fixed.value()),
        guidance_variable_cents: Set(premium.guidance_variable.value()),
        total_cents: Set(premium.total.value()),
        because: Set(list_column(&because)?),
        steps: Set(list_column(&premium.steps)?),
    })
}
