//! Monthly wages: the newest version counts, every version stays.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::premium::{provisional::WageLine, worker::Fraction};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::tables::wages::wage_line as table;
use crate::parse::decimal;

/// Writes a worker's wage of a month, and tells whether it says something new; the same again changes nothing, other
/// figures become the next version.
pub(crate) async fn put(tx: &Tx<'_>, worker_code: &str, line: &WageLine) -> Result<(Uuid, bool), Stop> {
    let newest = table::Entity::find()
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::Month.eq(to_column(line.month)))
        .filter(table::Column::WorkerCode.eq(worker_code))
        .order_by_desc(table::Column::Version)
        .lock_exclusive()
        .one(tx.db())
        .await?;
    if let Some(known) = &newest
        && from_row(known)? == *line
    {
        return Ok((known.wage_line_id, false));
    }
    let id = tx.fresh::<WageLine>().uuid();
    let row = table::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        month: Set(to_column(line.month)),
        worker_code: Set(worker_code.to_owned()),
        version: Set(newest.map_or(0, |known| known.version).saturating_add(1)),
        wage_line_id: Set(id),
        contract_fraction: Set(line.contract_fraction.value().to_string()),
        performed_fraction: Set(line.performed_fraction.value().to_string()),
        reference_wage_cents: Set(line.reference_wage.value()),
        sine_deduction_cents: Set(line.sine_deduction.value()),
        recorded_at_us: Set(tx.now_us()),
    };
    table::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok((id, true))
}

/// Every worker's wages of the months of a quarter, oldest version first, by the worker's code.
pub(crate) async fn of_quarter(tx: &Tx<'_>, quarter: Quarter) -> Result<BTreeMap<String, Vec<WageLine>>, Stop> {
    let rows = table::Entity::find()
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::Month.gte(to_column(quarter.first_day())))
        .filter(table::Column::Month.lte(to_column(quarter.last_day())))
        .order_by_asc(table::Column::Version)
        .all(tx.db())
        .await?;
    let mut found: BTreeMap<String, Vec<WageLine>> = BTreeMap::new();
    for row in rows {
        let line = from_row(&row)?;
        found.entry(row.worker_code).or_default().push(line);
    }
    Ok(found)
}

fn from_row(row: &table::Model) -> Result<WageLine, Fault> {
    let fraction = |column: &str| {
        let stored = decimal(column).and_then(|figure| Fraction::new(figure).ok());
        stored.ok_or(Fault::bug("a stored fraction is none"))
    };
    Ok(WageLine {
        month: from_column(row.month),
        contract_fraction: fraction(&row.contract_fraction)?,
        performed_fraction: fraction(&row.performed_fraction)?,
        reference_wage: Cents::new(row.reference_wage_cents),
        sine_deduction: Cents::new(row.sine_deduction_cents),
    })
}
