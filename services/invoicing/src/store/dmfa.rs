//! Lines of the quarterly declaration: the newest version counts, every version stays.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict, Query},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::premium::{package::DmfaLine, worker::Fraction};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::{
    ROWS_AT_ONCE,
    tables::premiums::{dmfa_line as table, dmfa_line_version as versions},
};
use crate::parse::decimal;

/// A line that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Put {
    /// The line.
    pub(crate) id: Uuid,
    /// The version that counts now.
    pub(crate) version: i64,
    /// Whether this made that version.
    pub(crate) is_changed: bool,
}

/// What a version says: the figures of how many contracts together, and from when until when they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// The figures.
    pub(crate) line: DmfaLine,
    /// How many contracts they are of; as many as were known when nobody counted them.
    pub(crate) contracts: Option<i32>,
    /// The first day in the quarter of the contract that begins the earliest; as it was known when nobody said.
    pub(crate) contract_from: Option<Date>,
    /// The last day in the quarter of the contract that goes on the longest; as it was known when nobody said.
    pub(crate) contract_until: Option<Date>,
}

/// Writes a worker's line of a quarter; the same again changes nothing, other figures become the next version.
pub(crate) async fn put(tx: &Tx<'_>, quarter: Quarter, worker_code: &str, said: &Said) -> Result<Put, Stop> {
    let tenant = tx.tenant().uuid();
    let id = tx.fresh::<DmfaLine>().uuid();
    let first = table::ActiveModel {
        tenant: Set(tenant),
        quarter: Set(quarter.to_string()),
        worker_code: Set(worker_code.to_owned()),
        dmfa_line_id: Set(id),
        version: Set(1),
    };
    let key = [table::Column::Tenant, table::Column::Quarter, table::Column::WorkerCode];
    let once = OnConflict::columns(key).do_nothing().to_owned();
    if table::Entity::insert(first).on_conflict(once).exec_without_returning(tx.db()).await? == 1 {
        insert_version(tx, (id, 1), said, false).await?;
        return Ok(Put { id, version: 1, is_changed: true });
    }
    let found = newest(tx, quarter, worker_code).await?;
    let (known, newest) = found.ok_or(Fault::bug("a line that is there cannot be found"))?;
    let contracts = said.contracts.unwrap_or(if newest.is_withdrawn { 1 } else { newest.contracts });
    let before = (newest.contract_from.map(from_column), newest.contract_until.map(from_column));
    let (contract_from, contract_until) = (said.contract_from.or(before.0), said.contract_until.or(before.1));
    let now = Said { line: said.line, contracts: Some(contracts), contract_from, contract_until };
    let days = (contract_from, contract_until);
    let is_kept = (before.0.is_none() || before.0 == days.0) && (before.1.is_none() || before.1 == days.1);
    let is_same = from_row(&newest)? == said.line && [0, contracts].contains(&newest.contracts);
    if is_same && !newest.is_withdrawn && is_kept {
        if newest.contracts != contracts || before != days {
            tell(tx, &known, &now).await?;
        }
        return Ok(Put { id: known.dmfa_line_id, version: known.version, is_changed: false });
    }
    next_version(tx, &known, &now, false).await
}

/// Writes of how many contracts the figures are, and from when until when these run, where nobody had said it.
async fn tell(tx: &Tx<'_>, known: &table::Model, now: &Said) -> Result<(), Stop> {
    versions::Entity::update_many()
        .col_expr(versions::Column::Contracts, Expr::value(now.contracts))
        .col_expr(versions::Column::ContractFrom, Expr::value(now.contract_from.map(to_column)))
        .col_expr(versions::Column::ContractUntil, Expr::value(now.contract_until.map(to_column)))
        .filter(versions::Column::Tenant.eq(known.tenant))
        .filter(versions::Column::DmfaLineId.eq(known.dmfa_line_id))
        .filter(versions::Column::Version.eq(known.version))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Lets a worker's line of a quarter count no more; nothing when there is none that counts.
pub(crate) async fn withdraw(tx: &Tx<'_>, quarter: Quarter, worker_code: &str) -> Result<Option<Put>, Stop> {
    let Some((known, newest)) = newest(tx, quarter, worker_code).await? else { return Ok(None) };
    if newest.is_withdrawn {
        return Ok(None);
    }
    let (contract_from, contract_until) =
        (newest.contract_from.map(from_column), newest.contract_until.map(from_column));
    let said = Said { line: from_row(&newest)?, contracts: Some(newest.contracts), contract_from, contract_until };
    next_version(tx, &known, &said, true).await.map(Some)
}

/// A line with its newest version, held.
async fn newest(
    tx: &Tx<'_>,
    quarter: Quarter,
    worker_code: &str,
) -> Result<Option<(table::Model, versions::Model)>, Stop> {
    let tenant = tx.tenant().uuid();
    let known = table::Entity::find_by_id((tenant, quarter.to_string(), worker_code.to_owned()));
    let Some(known) = known.lock_exclusive().one(tx.db()).await? else { return Ok(None) };
    let newest = versions::Entity::find_by_id((tenant, known.dmfa_line_id, known.version)).one(tx.db()).await?;
    Ok(Some((known, newest.ok_or(Fault::bug("a line has no version"))?)))
}

async fn next_version(tx: &Tx<'_>, known: &table::Model, said: &Said, is_withdrawn: bool) -> Result<Put, Stop> {
    let version = known.version.saturating_add(1);
    insert_version(tx, (known.dmfa_line_id, version), said, is_withdrawn).await?;
    table::Entity::update_many()
        .col_expr(table::Column::Version, Expr::value(version))
        .filter(table::Column::Tenant.eq(known.tenant))
        .filter(table::Column::DmfaLineId.eq(known.dmfa_line_id))
        .exec(tx.db())
        .await?;
    Ok(Put { id: known.dmfa_line_id, version, is_changed: true })
}

/// The line and newest version of every worker in these quarters, by quarter and code, without those that were withdrawn;
/// nobody else writes them meanwhile.
pub(crate) async fn heads(
    tx: &Tx<'_>,
    quarters: &BTreeSet<Quarter>,
) -> Result<BTreeMap<(Quarter, String), (Uuid, i64)>, Stop> {
    let rows = table::Entity::find()
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::Quarter.is_in(quarters.iter().map(Quarter::to_string)))
        .order_by_asc(table::Column::Quarter)
        .order_by_asc(table::Column::WorkerCode)
        .lock_exclusive()
        .all(tx.db())
        .await?;
    let gone = withdrawn(tx, rows.iter().map(|row| row.dmfa_line_id).collect()).await?;
    let mut found = BTreeMap::new();
    for row in rows.into_iter().filter(|row| !gone.contains(&(row.dmfa_line_id, row.version))) {
        let quarter = Quarter::parse(&row.quarter).map_err(Fault::during("reading a line"))?;
        found.insert((quarter, row.worker_code), (row.dmfa_line_id, row.version));
    }
    Ok(found)
}

/// The versions of these lines that withdraw them.
async fn withdrawn(tx: &Tx<'_>, lines: Vec<Uuid>) -> Result<BTreeSet<(Uuid, i64)>, Stop> {
    let mut found = BTreeSet::new();
    for lines in lines.chunks(ROWS_AT_ONCE) {
        let rows: Vec<(Uuid, i64)> = versions::Entity::find()
            .select_only()
            .columns([versions::Column::DmfaLineId, versions::Column::Version])
            .filter(versions::Column::Tenant.eq(tx.tenant().uuid()))
            .filter(versions::Column::IsWithdrawn.eq(true))
            .filter(versions::Column::DmfaLineId.is_in(lines.iter().copied()))
            .into_tuple()
            .all(tx.db())
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

async fn insert_version(tx: &Tx<'_>, (id, version): (Uuid, i64), said: &Said, is_withdrawn: bool) -> Result<(), Stop> {
    let line = &said.line;
    let row = versions::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        dmfa_line_id: Set(id),
        version: Set(version),
        contract_fraction: Set(line.contract_fraction.value().to_string()),
        performed_fraction: Set(line.performed_fraction.value().to_string()),
        reference_wage_cents: Set(line.reference_wage.value()),
        has_wage_cost: Set(line.has_wage_cost),
        sine_deduction_cents: Set(line.sine_deduction.value()),
        is_resuming: Set(line.is_resuming),
        recorded_at_us: Set(tx.now_us()),
        is_withdrawn: Set(is_withdrawn),
        contracts: Set(said.contracts.unwrap_or(1)),
        contract_from: Set(said.contract_from.map(to_column)),
        contract_until: Set(said.contract_until.map(to_column)),
    };
    versions::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The newest line of every worker in a quarter, by the worker's code, without those that were withdrawn.
pub(crate) async fn of_quarter(tx: &Tx<'_>, quarter: Quarter) -> Result<Vec<(String, DmfaLine)>, Stop> {
    let lines = counted(tx, quarter).await?;
    Ok(lines.into_iter().map(|(code, (line, _))| (code, line)).collect())
}

/// The newest line of every worker in a quarter with how many contracts it is of, 0 when nobody counted them, by the worker's
/// code.
pub(crate) async fn counted(tx: &Tx<'_>, quarter: Quarter) -> Result<Vec<(String, (DmfaLine, i32))>, Stop> {
    let tenant = tx.tenant().uuid();
    let quarter = quarter.to_string();
    let heads = table::Entity::find()
        .filter(table::Column::Tenant.eq(tenant))
        .filter(table::Column::Quarter.eq(quarter.as_str()))
        .order_by_asc(table::Column::WorkerCode)
        .all(tx.db())
        .await?;
    let mut of_quarter = Query::select();
    of_quarter
        .column(table::Column::DmfaLineId)
        .from(table::Entity)
        .and_where(table::Column::Tenant.eq(tenant))
        .and_where(table::Column::Quarter.eq(quarter));
    let rows = versions::Entity::find()
        .filter(versions::Column::Tenant.eq(tenant))
        .filter(versions::Column::DmfaLineId.in_subquery(of_quarter))
        .all(tx.db())
        .await?;
    let rows: std::collections::HashMap<(Uuid, i64), versions::Model> =
        rows.into_iter().map(|row| ((row.dmfa_line_id, row.version), row)).collect();
    let mut lines = Vec::new();
    for head in heads {
        let newest = rows.get(&(head.dmfa_line_id, head.version)).ok_or(Fault::bug("a line has no version"))?;
        if !newest.is_withdrawn {
            lines.push((head.worker_code, (from_row(newest)?, newest.contracts)));
        }
    }
    Ok(lines)
}

/// What a declaration says, as it stands today, of when people work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Declared {
    /// What is performed by who works partially again after an illness.
    pub(crate) resumed: Option<Fraction>,
    /// The first day in the quarter of the contract that begins the earliest; nothing when nobody said.
    pub(crate) contract_from: Option<Date>,
    /// The last day in the quarter of the contract that goes on the longest; nothing when nobody said.
    pub(crate) contract_until: Option<Date>,
}

/// What the lines of a quarter say today, by code.
pub(crate) async fn declared<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    quarter: Quarter,
) -> Result<BTreeMap<String, Declared>, Stop> {
    let heads = table::Entity::find()
        .filter(table::Column::Tenant.eq(tenant))
        .filter(table::Column::Quarter.eq(quarter.to_string()))
        .all(db)
        .await?;
    let mut of_quarter = Query::select();
    of_quarter
        .column(table::Column::DmfaLineId)
        .from(table::Entity)
        .and_where(table::Column::Tenant.eq(tenant))
        .and_where(table::Column::Quarter.eq(quarter.to_string()));
    let rows = versions::Entity::find()
        .filter(versions::Column::Tenant.eq(tenant))
        .filter(versions::Column::DmfaLineId.in_subquery(of_quarter))
        .filter(versions::Column::IsWithdrawn.eq(false))
        .all(db)
        .await?;
    let heads: BTreeMap<Uuid, table::Model> = heads.into_iter().map(|head| (head.dmfa_line_id, head)).collect();
    let mut found = BTreeMap::new();
    for row in rows {
        if let Some(head) = heads.get(&row.dmfa_line_id).filter(|head| head.version == row.version) {
            let resumed = row.is_resuming.then(|| fraction(&row.performed_fraction)).transpose()?;
            let (contract_from, contract_until) =
                (row.contract_from.map(from_column), row.contract_until.map(from_column));
            found.insert(head.worker_code.clone(), Declared { resumed, contract_from, contract_until });
        }
    }
    Ok(found)
}

/// Every version of every line of a quarter that has more than one, oldest first, by the worker's code.
pub(crate) async fn versions_of<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    quarter: Quarter,
) -> Result<BTreeMap<String, Vec<DmfaLine>>, Stop> {
    let heads = table::Entity::find()
        .filter(table::Column::Tenant.eq(tenant))
        .filter(table::Column::Quarter.eq(quarter.to_string()))
        .filter(table::Column::Version.gt(1))
        .all(db)
        .await?;
    let ids: Vec<Uuid> = heads.iter().map(|head| head.dmfa_line_id).collect();
    let rows = versions::Entity::find()
        .filter(versions::Column::Tenant.eq(tenant))
        .filter(versions::Column::DmfaLineId.is_in(ids))
        .filter(versions::Column::IsWithdrawn.eq(false))
        .order_by_asc(versions::Column::Version)
        .all(db)
        .await?;
    let heads: BTreeMap<Uuid, table::Model> = heads.into_iter().map(|head| (head.dmfa_line_id, head)).collect();
    let mut found: BTreeMap<String, Vec<DmfaLine>> = BTreeMap::new();
    for row in rows {
        if let Some(head) = heads.get(&row.dmfa_line_id) {
            found.entry(head.worker_code.clone()).or_default().push(from_row(&row)?);
        }
    }
    Ok(found)
}

/// The figures of a stored version.
pub(crate) fn from_row(row: &versions::Model) -> Result<DmfaLine, Fault> {
    Ok(DmfaLine {
        contract_fraction: fraction(&row.contract_fraction)?,
        performed_fraction: fraction(&row.performed_fraction)?,
        reference_wage: Cents::new(row.reference_wage_cents),
        has_wage_cost: row.has_wage_cost,
        sine_deduction: Cents::new(row.sine_deduction_cents),
        is_resuming: row.is_resuming,
    })
}

fn fraction(column: &str) -> Result<Fraction, Fault> {
    let stored = decimal(column).and_then(|figure| Fraction::new(figure).ok());
    stored.ok_or(Fault::bug("a stored fraction is none"))
}
