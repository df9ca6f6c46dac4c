//! Copies of the days of guaranteed wage, a worker and quarter each; never which days or why.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};
use werkbrug_proto::social::GuaranteedWageDaysCounted;

use super::tables::copies::copy_guaranteed_wage as table;
use crate::parse;

/// Days at a percentage in hundredths: what the employer pays of the wage (regulation 5.1, abvvmetaal-btb.be).
pub(crate) type Days = [(u32, u32); 3];

/// Writes the days of a quarter; the newest count.
pub(crate) async fn copy(tx: &Tx<'_>, worker: Uuid, said: &GuaranteedWageDaysCounted) -> Result<(), Stop> {
    let days = |days: u32| i32::try_from(days).map_err(Fault::during("storing days"));
    let row = table::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        worker_id: Set(worker),
        quarter: Set(parse::quarter("quarter", &said.quarter)?.to_string()),
        full_days: Set(days(said.full_days)?),
        most_days: Set(days(said.most_days)?),
        supplement_days: Set(days(said.supplement_days)?),
    };
    let newest = OnConflict::columns([table::Column::Tenant, table::Column::WorkerId, table::Column::Quarter])
        .update_columns([table::Column::FullDays, table::Column::MostDays, table::Column::SupplementDays])
        .to_owned();
    table::Entity::insert(row).on_conflict(newest).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The days of a worker's quarter; nothing when there were none.
pub(crate) async fn of<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    (worker, quarter): (Uuid, Quarter),
) -> Result<Option<Days>, Stop> {
    let Some(row) = table::Entity::find_by_id((tenant, worker, quarter.to_string())).one(db).await? else {
        return Ok(None);
    };
    let days = |days: i32| u32::try_from(days).map_err(Fault::during("reading days"));
    let (full, most, supplement) = (days(row.full_days)?, days(row.most_days)?, days(row.supplement_days)?);
    Ok(Some([(10_000, full), (8_588, most), (2_588, supplement)]))
}
