//! Which column of a customer's files says what, by a name.

use prost::Message;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};
use werkbrug_proto::orders::ColumnMapping;

use super::tables::requested::column_mapping::{ActiveModel, Column, Entity};

/// Most mappings in the list.
const MOST: u64 = 200;

/// Writes a mapping; one of the same name, whatever its capitals, is replaced.
pub(crate) async fn write(tx: &Tx<'_>, mapping: &ColumnMapping) -> Result<(), Stop> {
    let row = ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        name_key: Set(mapping.mapping_name.to_lowercase()),
        content: Set(mapping.encode_to_vec()),
    };
    let replace = OnConflict::columns([Column::Tenant, Column::NameKey]).update_column(Column::Content).to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The mappings, by name.
pub(crate) async fn list<C: ConnectionTrait>(db: &C, tenant: Uuid) -> Result<Vec<ColumnMapping>, Stop> {
    let rows =
        Entity::find().filter(Column::Tenant.eq(tenant)).order_by_asc(Column::NameKey).limit(MOST).all(db).await?;
    let read = rows.iter().map(|row| ColumnMapping::decode(row.content.as_slice()));
    Ok(read.collect::<Result<_, _>>().map_err(Fault::during("reading columns of a file"))?)
}
