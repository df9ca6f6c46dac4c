//! Under which headings the last statement gave its figures, so that the next one is read the same way.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::tables::claims::statement_columns as table;

/// Headings by our own field.
pub(crate) type Columns = BTreeMap<String, String>;

/// Keeps the headings for the next statement.
pub(crate) async fn put(tx: &Tx<'_>, columns: &Columns) -> Result<(), Stop> {
    let text = serde_json::to_string(columns).map_err(Fault::during("storing the columns of a statement"))?;
    let row =
        table::ActiveModel { tenant: Set(tx.tenant().uuid()), columns: Set(text), recorded_at_us: Set(tx.now_us()) };
    let newest = OnConflict::column(table::Column::Tenant)
        .update_columns([table::Column::Columns, table::Column::RecordedAtUs])
        .to_owned();
    table::Entity::insert(row).on_conflict(newest).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The headings of the last statement; nothing before the first one.
pub(crate) async fn last<C: ConnectionTrait>(db: &C, tenant: Uuid) -> Result<Columns, Stop> {
    let Some(row) = table::Entity::find_by_id(tenant).one(db).await? else { return Ok(Columns::new()) };
    let columns: Result<Columns, Fault> =
        serde_json::from_str(&row.columns).map_err(Fault::during("reading the columns of a statement"));
    Ok(columns?)
}
