//! Which blind index of a national number goes with which code; the number itself never comes this far.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{ROWS_AT_ONCE, tables::files::number_link as table};

/// Writes links; the newest code of an index counts.
pub(crate) async fn put(tx: &Tx<'_>, links: &BTreeMap<String, String>) -> Result<(), Stop> {
    let rows = links.iter().map(|(blind_index, worker_code)| table::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        blind_index: Set(blind_index.clone()),
        worker_code: Set(worker_code.clone()),
        recorded_at_us: Set(tx.now_us()),
    });
    for part in rows.collect::<Vec<_>>().chunks(ROWS_AT_ONCE) {
        let newest = OnConflict::columns([table::Column::Tenant, table::Column::BlindIndex])
            .update_columns([table::Column::WorkerCode, table::Column::RecordedAtUs])
            .to_owned();
        table::Entity::insert_many(part.to_vec()).on_conflict(newest).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// The code of every index of the workshop.
pub(crate) async fn codes(tx: &Tx<'_>) -> Result<BTreeMap<String, String>, Stop> {
    let rows = table::Entity::find().filter(table::Column::Tenant.eq(tx.tenant().uuid())).all(tx.db()).await?;
    Ok(rows.into_iter().map(|row| (row.blind_index, row.worker_code)).collect())
}
