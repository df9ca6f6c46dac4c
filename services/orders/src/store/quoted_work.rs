//! What the work of quotes asks, as it was said.

use prost::Message;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};
use werkbrug_proto::orders::QuotedWork;

use super::tables::requested::quoted_work::{ActiveModel, Entity};

/// What the work of an order asks; nothing when nothing was said.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, tenant: Uuid, order: Uuid) -> Result<Option<QuotedWork>, Stop> {
    let row = Entity::find_by_id((tenant, order)).one(db).await?;
    let read = |content: Vec<u8>| QuotedWork::decode(content.as_slice());
    Ok(row.map(|row| read(row.content)).transpose().map_err(Fault::during("reading what work asks"))?)
}

/// Writes what the work of a new quote asks; nothing is written when nothing was said.
pub(crate) async fn insert(tx: &Tx<'_>, order: Uuid, work: &QuotedWork) -> Result<(), Stop> {
    if *work == QuotedWork::default() {
        return Ok(());
    }
    let row = ActiveModel { tenant: Set(tx.tenant().uuid()), order_id: Set(order), content: Set(work.encode_to_vec()) };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The quote that takes the place of another asks the same, as long as its sub-tasks are as many.
pub(crate) async fn follow(tx: &Tx<'_>, former: Uuid, (order, sub_tasks): (Uuid, usize)) -> Result<(), Stop> {
    let Some(mut work) = find(tx.db(), tx.tenant().uuid(), former).await? else { return Ok(()) };
    if work.needs.len() != sub_tasks {
        work.needs.clear();
    }
    insert(tx, order, &work).await
}
