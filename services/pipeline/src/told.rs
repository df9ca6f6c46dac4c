//! What was numbered is told inside the process: to the relays, and as hints to whoever follows.
//!
//! It looks at the heads, so it also notices what a replica numbered.

use std::{collections::BTreeMap, sync::Arc};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tokio::sync::Notify;
use werkbrug_proto::{pipeline::Hint, topics};

use crate::tables::{event_log, topic_head};
use crate::{core::Core, log, use_case::Stop};

/// How far each topic and partition was told.
#[derive(Default)]
pub(crate) struct Told {
    upto: BTreeMap<(String, i32), i64>,
    wakes: BTreeMap<(String, i32), Arc<Notify>>,
}

impl Told {
    /// What wakes the relay of a topic and partition.
    pub(crate) fn wake(&mut self, topic: &str, partition: u32) -> Arc<Notify> {
        let place = (topic.to_owned(), i32::try_from(partition).unwrap_or(0));
        Arc::clone(self.wakes.entry(place).or_default())
    }

    /// Tell of everything between what was told and the heads; answers whether there was anything.
    pub(crate) async fn tell(&mut self, core: &Core) -> Result<bool, Stop> {
        let heads = topic_head::Entity::find().filter(topic_head::Column::Topic.ne(topics::AUDIT));
        let mut has_news = false;
        for head in heads.all(&core.database.reader).await? {
            // What was there before the start is read, not followed.
            let place = (head.topic.clone(), head.partition);
            let upto = self.upto.entry(place.clone()).or_insert(head.seq);
            if *upto < head.seq {
                if let Some(wake) = self.wakes.get(&place) {
                    wake.notify_one();
                }
                if core.hints.receiver_count() > 0 {
                    hint(core, &head, *upto).await?;
                }
                *upto = head.seq;
                has_news = true;
            }
        }
        Ok(has_news)
    }
}

async fn hint(core: &Core, head: &topic_head::Model, mut upto: i64) -> Result<(), Stop> {
    while upto < head.seq {
        let rows = log::after(&core.database.reader, &head.topic, head.partition, upto).await?;
        for row in &rows {
            // Nobody listening any more is fine.
            drop(core.hints.send(of(row)));
        }
        upto = rows.last().map_or(head.seq, |row| row.seq);
    }
    Ok(())
}

/// The hint of an event: never its content.
pub(crate) fn of(entry: &event_log::Model) -> Hint {
    Hint {
        topic: entry.topic.clone(),
        seq: u64::try_from(entry.seq).unwrap_or(0),
        tenant: entry.tenant.to_string(),
        event_type: entry.event_type.clone(),
        subject: entry.subject.clone(),
        gap: false,
    }
}
