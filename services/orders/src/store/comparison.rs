//! Comparisons: what was assumed, as it was said; what comes of it is reckoned at every reading.

use jiff::civil::Date;
use prost::Message;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};
use werkbrug_proto::orders::Assumptions;

use super::tables::comparison::{ActiveModel, Column, Entity, Model};

/// Most comparisons in the list.
const MOST: u64 = 500;

/// A comparison that was kept.
pub(crate) struct Kept {
    /// Its identity.
    pub(crate) id: Uuid,
    /// What it is called.
    pub(crate) title: String,
    /// What is assumed.
    pub(crate) assumptions: Assumptions,
    /// When it was kept last.
    pub(crate) saved_on: Date,
    /// Counts the changes; the etag.
    pub(crate) version: i64,
}

impl Kept {
    /// Refuses a change by somebody who saw an older version; an empty etag saw none.
    pub(crate) fn check_etag(&self, etag: &str) -> Result<(), Refusal> {
        if etag.is_empty() || etag == self.version.to_string() {
            return Ok(());
        }
        let text = "somebody changed the comparison meanwhile; read it again";
        Err(Refusal::new(Kind::Conflict, "ETAG_MISMATCH", text).with_field("etag"))
    }
}

/// One comparison, held until the transaction ends.
pub(crate) async fn lock(tx: &Tx<'_>, id: Uuid) -> Result<Kept, Stop> {
    let row = Entity::find_by_id((tx.tenant().uuid(), id)).lock_exclusive().one(tx.db()).await?;
    Ok(kept(row.ok_or_else(unknown)?)?)
}

/// One comparison.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, tenant: Uuid, id: Uuid) -> Result<Kept, Stop> {
    let row = Entity::find_by_id((tenant, id)).one(db).await?;
    Ok(kept(row.ok_or_else(unknown)?)?)
}

/// The comparisons, the newest first.
pub(crate) async fn list<C: ConnectionTrait>(db: &C, tenant: Uuid) -> Result<Vec<Kept>, Stop> {
    let rows = Entity::find().filter(Column::Tenant.eq(tenant)).order_by_desc(Column::Id).limit(MOST).all(db).await?;
    Ok(rows.into_iter().map(kept).collect::<Result<_, Fault>>()?)
}

/// Writes a comparison, new or changed.
pub(crate) async fn write(
    tx: &Tx<'_>,
    id: Uuid,
    (title, assumptions): (&str, &Assumptions),
    version: i64,
) -> Result<(), Stop> {
    let row = ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        id: Set(id),
        title: Set(title.to_owned()),
        assumptions: Set(assumptions.encode_to_vec()),
        saved_on: Set(to_column(tx.today())),
        version: Set(version),
    };
    let replace = OnConflict::columns([Column::Tenant, Column::Id])
        .update_columns([Column::Title, Column::Assumptions, Column::SavedOn, Column::Version])
        .to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(tx.db()).await?;
    Ok(())
}

fn kept(row: Model) -> Result<Kept, Fault> {
    Ok(Kept {
        id: row.id,
        title: row.title,
        assumptions: Assumptions::decode(row.assumptions.as_slice()).map_err(Fault::during("reading assumptions"))?,
        saved_on: from_column(row.saved_on),
        version: row.version,
    })
}

fn unknown() -> Refusal {
    Refusal::new(Kind::NotFound, "COMPARISON_UNKNOWN", "there is no such comparison").with_field("comparison_id")
}
