//! Events that a rule refused stand aside, with all that waits behind them, until a person decides.

use std::collections::BTreeSet;

use prost::Message;
use sea_orm::{
    ActiveValue, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    TransactionTrait,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_proto::pipeline::LogEntry;

use crate::apply::{Applier, bytes};
use crate::consumer::{Consumer, Event};
use crate::tables::parked_event;
use crate::use_case::Stop;

/// What waits in a topic; almost always nothing.
pub(crate) async fn blocked_keys(tx: &DatabaseTransaction, consumer: &dyn Consumer) -> Result<BTreeSet<String>, Stop> {
    let keys = parked_event::Entity::find()
        .select_only()
        .column(parked_event::Column::BlockKey)
        .distinct()
        .filter(parked_event::Column::Source.eq(consumer.source()))
        .filter(parked_event::Column::Topic.eq(consumer.topic()))
        .into_tuple::<String>()
        .all(tx)
        .await?;
    Ok(keys.into_iter().collect())
}

/// Put an entry aside, last in its row.
pub(crate) async fn park(
    tx: &DatabaseTransaction,
    applier: &Applier,
    entry: &LogEntry,
    key: &str,
    reason: &str,
) -> Result<(), Stop> {
    let before = parked_event::Entity::find()
        .filter(parked_event::Column::Source.eq(applier.consumer.source()))
        .filter(parked_event::Column::Topic.eq(applier.consumer.topic()))
        .filter(parked_event::Column::BlockKey.eq(key))
        .count(tx)
        .await?;
    let row = parked_event::ActiveModel {
        id: ActiveValue::Set(Uuid::now_v7()),
        source: ActiveValue::Set(applier.consumer.source().to_owned()),
        topic: ActiveValue::Set(applier.consumer.topic().to_owned()),
        partition: ActiveValue::Set(i32::try_from(applier.partition).unwrap_or(0)),
        seq: ActiveValue::Set(i64::try_from(entry.seq).unwrap_or(0)),
        block_key: ActiveValue::Set(key.to_owned()),
        reason: ActiveValue::Set(reason.to_owned()),
        place: ActiveValue::Set(i32::try_from(before).unwrap_or(i32::MAX)),
        parked_at_us: ActiveValue::Set(applier.core.clock.wall_us()),
        entry: ActiveValue::Set(bytes(entry)),
    };
    parked_event::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Which consumer a parked event belongs to.
pub(crate) async fn find(db: &sea_orm::DatabaseConnection, id: Uuid) -> Result<parked_event::Model, Stop> {
    let row = parked_event::Entity::find_by_id(id).one(db).await?;
    row.ok_or_else(|| Refusal::new(Kind::NotFound, "PARKED_EVENT_UNKNOWN", "no such event stands aside").into())
}

/// Try the row of a key again, in order, until one is refused; returns how many went through.
pub(crate) async fn retry(applier: &Applier, key: String) -> Result<u32, Stop> {
    let inner = applier.clone();
    let done = applier.core.database.alone(move |tx| Box::pin(async move { retry_in(tx, &inner, &key).await })).await?;
    applier.core.committed.notify_one();
    Ok(done)
}

async fn retry_in(tx: &DatabaseTransaction, applier: &Applier, key: &str) -> Result<u32, Stop> {
    let rows = parked_event::Entity::find()
        .filter(parked_event::Column::Source.eq(applier.consumer.source()))
        .filter(parked_event::Column::Topic.eq(applier.consumer.topic()))
        .filter(parked_event::Column::BlockKey.eq(key))
        .order_by_asc(parked_event::Column::Place)
        .lock_exclusive()
        .all(tx)
        .await?;
    let mut done = 0_u32;
    for row in rows {
        let entry = LogEntry::decode(row.entry.as_slice()).map_err(|cause| Fault::new("read a parked event", cause))?;
        let event = Event::from_entry(applier.consumer.as_ref(), &entry)?;
        let savepoint = tx.begin().await?;
        match applier.handle(&savepoint, &entry, &event).await {
            Ok(()) => savepoint.commit().await?,
            Err(Stop::Fault(fault)) => return Err(fault.into()),
            Err(Stop::Refused(_)) => {
                savepoint.rollback().await?;
                break;
            }
        }
        parked_event::Entity::delete_by_id(row.id).exec(tx).await?;
        done = done.saturating_add(1);
    }
    Ok(done)
}

/// Give one event up; those behind it are tried.
pub(crate) async fn discard(applier: &Applier, row: &parked_event::Model, reason: &str) -> Result<(), Stop> {
    if reason.trim().is_empty() {
        return Err(Refusal::invalid("reason", "REASON_MISSING", "say why this event is given up").into());
    }
    let (inner, id, reason) = (applier.clone(), row.id, reason.to_owned());
    let entry = LogEntry::decode(row.entry.as_slice()).map_err(|cause| Fault::new("read a parked event", cause))?;
    let write = applier.core.database.alone(move |tx| {
        Box::pin(async move {
            parked_event::Entity::delete_by_id(id).exec(tx).await?;
            let event = Event::from_entry(inner.consumer.as_ref(), &entry)?;
            let frame = inner.core.frame(event.tenant, event.source, event.topic, event.event_id.to_string());
            let tx = crate::tx::Tx::new(tx, &frame);
            tx.audit(&format!("discard_parked_event: {reason}"), id);
            tx.flush().await?;
            Ok(())
        })
    });
    write.await?;
    retry(applier, row.block_key.clone()).await?;
    Ok(())
}
