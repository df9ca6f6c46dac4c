//! The service's own log, read in order.

use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use werkbrug_proto::pipeline::LogEntry;

use crate::tables::event_log::{Column, Entity, Model};
use crate::use_case::Stop;

/// Most events that are read at once.
pub(crate) const STRETCH: u64 = 256;

/// The stretch of a topic and partition that follows a number.
pub(crate) async fn after(
    db: &DatabaseConnection,
    topic: &str,
    partition: i32,
    number: i64,
) -> Result<Vec<Model>, Stop> {
    let rows = Entity::find().filter(Column::Topic.eq(topic)).filter(Column::Partition.eq(partition));
    let rows = rows.filter(Column::Seq.gt(number)).order_by_asc(Column::Seq).limit(STRETCH);
    Ok(rows.all(db).await?)
}

/// A row of the log as others see it.
pub(crate) fn contract(row: &Model, epoch: &str) -> LogEntry {
    LogEntry {
        epoch: epoch.to_owned(),
        topic: row.topic.clone(),
        partition: u32::try_from(row.partition).unwrap_or(0),
        seq: u64::try_from(row.seq).unwrap_or(0),
        event_id: row.event_id.to_string(),
        tenant: row.tenant.to_string(),
        event_type: row.event_type.clone(),
        subject: row.subject.clone(),
        cause: row.cause.clone(),
        time_us: row.time_us,
        traceparent: row.traceparent.clone(),
        body: row.body.clone(),
        chain: row.chain.clone(),
    }
}
