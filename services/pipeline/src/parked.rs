//! Events that a rule refused stand aside, with all that waits behind them, until a person decides.

use std::collections::BTreeSet;

use prost::Message;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_proto::pipeline::LogEntry;

use crate::apply::{Applier, Handled};
use crate::tables::parked_event::{ActiveModel, Column, Entity, Model};
use crate::{consumer::Consumer, numbering, tx::Tx, use_case::Stop};

/// Most events of one key that are tried again at once.
const TRIED: u64 = 1_000;
/// The place of an event that was given up: it stays on record, so that a rebuilt copy is without it too.
const GIVEN_UP: i32 = -1;

/// What stands aside and was not given up.
pub(crate) fn waiting() -> Condition {
    Condition::all().add(Column::Place.gt(GIVEN_UP))
}

fn of_topic(consumer: &dyn Consumer) -> Condition {
    Condition::all().add(Column::Source.eq(consumer.source())).add(Column::Topic.eq(consumer.topic()))
}

fn of_key(consumer: &dyn Consumer, key: &str) -> Condition {
    of_topic(consumer).add(waiting()).add(Column::BlockKey.eq(key))
}

/// Keys that wait in a topic; almost always none.
pub(crate) async fn blocked_keys(tx: &DatabaseTransaction, consumer: &dyn Consumer) -> Result<BTreeSet<String>, Stop> {
    let keys = find_waiting(consumer).distinct().into_tuple::<String>().all(tx).await?;
    Ok(keys.into_iter().collect())
}

/// The keys of what waits in a topic.
pub(crate) fn find_waiting(consumer: &dyn Consumer) -> Select<Entity> {
    Entity::find().select_only().column(Column::BlockKey).filter(of_topic(consumer)).filter(waiting())
}

/// Partition and number of every event that is not in the copies, because it waits or was given up.
pub(crate) async fn aside(tx: &DatabaseTransaction, consumer: &dyn Consumer) -> Result<BTreeSet<(i32, i64)>, Stop> {
    let places = Entity::find().select_only().column(Column::Partition).column(Column::Seq);
    let places = places.filter(of_topic(consumer)).into_tuple::<(i32, i64)>().all(tx).await?;
    Ok(places.into_iter().collect())
}

/// Put an entry aside, last in its row.
pub(crate) async fn park(
    tx: &DatabaseTransaction,
    applier: &Applier,
    entry: &LogEntry,
    key: &str,
    reason: &str,
) -> Result<(), Stop> {
    let row = Entity::find().select_only().column_as(Column::Place.max(), "place");
    let row = row.filter(of_key(applier.consumer.as_ref(), key));
    let last = row.into_tuple::<Option<i32>>().one(tx).await?.flatten();
    let row = ActiveModel {
        id: ActiveValue::Set(Uuid::now_v7()),
        source: ActiveValue::Set(applier.consumer.source().to_owned()),
        topic: ActiveValue::Set(applier.consumer.topic().to_owned()),
        partition: ActiveValue::Set(i32::try_from(applier.partition).unwrap_or(0)),
        seq: ActiveValue::Set(i64::try_from(entry.seq).unwrap_or(0)),
        block_key: ActiveValue::Set(key.to_owned()),
        reason: ActiveValue::Set(reason.to_owned()),
        place: ActiveValue::Set(last.map_or(0, |last| last.saturating_add(1))),
        parked_at_us: ActiveValue::Set(applier.core.clock.wall_us()),
        entry: ActiveValue::Set(entry.encode_to_vec()),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// An event that stands aside.
pub(crate) async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Model, Stop> {
    let row = Entity::find_by_id(id).filter(waiting()).one(db).await?;
    row.ok_or_else(|| Refusal::new(Kind::NotFound, "PARKED_EVENT_UNKNOWN", "no such event stands aside").into())
}

/// Try the row of a key again, in order, until one is refused; returns how many went through. The event is looked at
/// again under the lock: somebody else may have decided about it, and then there is nothing to do.
pub(crate) async fn retry(applier: &Applier, id: Uuid, who: String) -> Result<u32, Stop> {
    let inner = applier.clone();
    let work = applier.core.database.alone(move |tx| {
        Box::pin(async move {
            inner.lock(tx).await?;
            let row = find(tx, id).await?;
            note(tx, &inner, &row, &who, None).await?;
            retry_in(tx, &inner, &row.block_key).await
        })
    });
    let done = work.await?;
    applier.core.committed.notify_one();
    Ok(done)
}

/// Give one event up; those behind it are tried. Looked at again under the lock, as for a retry.
pub(crate) async fn discard(applier: &Applier, id: Uuid, reason: String, who: String) -> Result<(), Stop> {
    if reason.trim().is_empty() {
        return Err(Refusal::invalid("reason", "REASON_MISSING", "say why this event is given up").into());
    }
    let inner = applier.clone();
    let work = applier.core.database.alone(move |tx| {
        Box::pin(async move {
            inner.lock(tx).await?;
            let row = find(tx, id).await?;
            note(tx, &inner, &row, &who, Some(&reason)).await?;
            place(tx, Column::Id.eq(row.id), Expr::value(GIVEN_UP)).await?;
            let behind = of_key(inner.consumer.as_ref(), &row.block_key).add(Column::Place.gt(row.place));
            place(tx, behind, Expr::col(Column::Place).sub(1)).await?;
            retry_in(tx, &inner, &row.block_key).await
        })
    });
    work.await?;
    applier.core.committed.notify_one();
    Ok(())
}

/// Who decided about an event, for the audit.
async fn note(
    db: &DatabaseTransaction,
    applier: &Applier,
    row: &Model,
    who: &str,
    given_up_because: Option<&str>,
) -> Result<(), Stop> {
    let entry = decode(row)?;
    let tenant = Id::<Workshop>::parse(&entry.tenant).unwrap_or_else(|_| Id::from_uuid(Uuid::nil()));
    let mut frame = applier.core.frame(tenant, &row.source, &row.topic, entry.event_id);
    who.clone_into(&mut frame.viewer.actor);
    let act = if given_up_because.is_some() { "discard_parked_event" } else { "retry_parked_event" };
    let tx = Tx::new(db, &frame);
    tx.audit(act, row.id, given_up_because);
    let said = tx.said()?;
    numbering::write(db, said).await
}

async fn retry_in(tx: &DatabaseTransaction, applier: &Applier, key: &str) -> Result<u32, Stop> {
    let lost = applier.lost(tx).await?;
    let rows = Entity::find().filter(of_key(applier.consumer.as_ref(), key)).order_by_asc(Column::Place).limit(TRIED);
    let mut done = 0_u32;
    for row in rows.all(tx).await? {
        match applier.handle(tx, &decode(&row)?, &lost).await? {
            Handled::Said(said) => numbering::write(tx, said).await?,
            Handled::Refused(reason) => {
                let why = Entity::update_many().col_expr(Column::Reason, Expr::value(reason));
                why.filter(Column::Id.eq(row.id)).exec(tx).await?;
                break;
            }
        }
        Entity::delete_by_id(row.id).exec(tx).await?;
        done = done.saturating_add(1);
    }
    let nearer = Expr::col(Column::Place).sub(i32::try_from(done).unwrap_or(i32::MAX));
    place(tx, of_key(applier.consumer.as_ref(), key), nearer).await?;
    Ok(done)
}

async fn place(
    tx: &DatabaseTransaction,
    whose: impl sea_orm::sea_query::IntoCondition,
    place: Expr,
) -> Result<(), Stop> {
    Entity::update_many().col_expr(Column::Place, place).filter(whose).exec(tx).await?;
    Ok(())
}

fn decode(row: &Model) -> Result<LogEntry, Fault> {
    LogEntry::decode(row.entry.as_slice()).map_err(|cause| Fault::new("read a parked event", cause))
}
