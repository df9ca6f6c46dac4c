//! What people see when they look after the pipeline: numbers and reasons, never content.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use tonic::Status;
use uuid::Uuid;
use werkbrug_chassis::page::{self, Page};
use werkbrug_chassis::refusal::Refusal;
use werkbrug_proto::pipeline as contract;

use super::Api;
use crate::tables::{event_log, outbox, parked_event, relay_mark, topic_head};
use crate::{apply::Applier, fork, parked, use_case::Stop};

impl Api {
    pub(super) async fn list_parked(
        &self,
        request: &contract::ListParkedEventsRequest,
    ) -> Result<contract::ListParkedEventsResponse, Stop> {
        let page = Page::parse(request.page_size, &request.page_token)?;
        let mut query = parked_event::Entity::find().filter(parked::waiting());
        if let Some(after) = page.after.as_deref().and_then(|text| Uuid::parse_str(text).ok()) {
            query = query.filter(parked_event::Column::Id.gt(after));
        }
        let query = query.order_by_asc(parked_event::Column::Id).limit(page.size);
        let rows = query.all(&self.core.database.reader).await?;
        let full = u64::try_from(rows.len()).is_ok_and(|count| count == page.size);
        let next = rows.last().filter(|_| full).map(|row| page::token(&row.id.to_string()));
        let parked_events = rows.into_iter().map(parked_contract).collect();
        Ok(contract::ListParkedEventsResponse { parked_events, next_page_token: next.unwrap_or_default() })
    }

    /// A parked event and the mark that it belongs to.
    pub(super) async fn parked(&self, id: &str) -> Result<(parked_event::Model, Applier), Status> {
        let id = Uuid::parse_str(id)
            .map_err(|_| Refusal::invalid("parked_id", "PARKED_ID", "the id of a parked event is a UUID"))?;
        let row = parked::find(&self.core.database.reader, id).await?;
        let applier = self.applier(&row.source, &row.topic, u32::try_from(row.partition).unwrap_or(0))?;
        Ok((row, applier))
    }

    pub(crate) async fn state(&self) -> Result<contract::State, Stop> {
        let (reader, now) = (&self.core.database.reader, self.core.clock.now_us());
        let waiting = self.waiting().await?;
        let sent = relay_mark::Entity::find().all(reader).await?;
        let mut topics = Vec::new();
        for head in topic_head::Entity::find().all(reader).await? {
            let mark = sent.iter().find(|mark| mark.topic == head.topic && mark.partition == head.partition);
            // What is never relayed is never behind.
            let relayed = mark.map_or(head.seq, |mark| mark.seq);
            let place = (head.topic, head.partition);
            let mut oldest = waiting.get(&place).copied();
            if relayed < head.seq {
                let next = (place.0.clone(), place.1, relayed.saturating_add(1));
                let unpublished = event_log::Entity::find_by_id(next).one(reader).await?.map(|row| row.time_us);
                oldest = oldest.into_iter().chain(unpublished).min();
            }
            topics.push(contract::TopicState {
                topic: place.0,
                partition: u32::try_from(place.1).unwrap_or(0),
                seq: number(head.seq),
                relayed: number(relayed),
                oldest_age_us: oldest.map_or(0, |then| now.saturating_sub(then).max(0)),
            });
        }
        Ok(contract::State {
            service: self.core.service.to_owned(),
            oldest_unpublished_age_us: topics.iter().map(|topic| topic.oldest_age_us).max().unwrap_or(0),
            topics,
            marks: self.marks().await?,
            parked: parked_event::Entity::find().filter(parked::waiting()).count(reader).await?,
            unnumbered: outbox::Entity::find().count(reader).await?,
            statements: self.core.database.statements(),
        })
    }

    /// When the oldest event happened that waits for its number, by topic and partition.
    async fn waiting(&self) -> Result<BTreeMap<(String, i32), i64>, Stop> {
        let oldest = outbox::Entity::find()
            .select_only()
            .column(outbox::Column::Topic)
            .column(outbox::Column::Partition)
            .column_as(outbox::Column::TimeUs.min(), "oldest")
            .group_by(outbox::Column::Topic)
            .group_by(outbox::Column::Partition);
        let oldest = oldest.into_tuple::<(String, i32, i64)>().all(&self.core.database.reader).await?;
        Ok(oldest.into_iter().map(|(topic, partition, then)| ((topic, partition), then)).collect())
    }

    async fn marks(&self) -> Result<Vec<contract::MarkState>, Stop> {
        let mut marks = Vec::new();
        for applier in self.appliers() {
            let mark = applier.mark().await?;
            let place = (mark.source.clone(), mark.topic.clone(), applier.partition);
            let head = self.core.seen(&place).map_or(0, |head| head.seq);
            marks.push(contract::MarkState {
                source: mark.source,
                topic: mark.topic,
                partition: applier.partition,
                seq: number(mark.seq),
                lag: head.saturating_sub(number(mark.seq)),
                stopped: mark.stopped,
                stop_kind: fork::kind(&mark.why).into(),
                why: mark.why,
            });
        }
        Ok(marks)
    }
}

fn number(seq: i64) -> u64 {
    u64::try_from(seq).unwrap_or(0)
}

fn parked_contract(row: parked_event::Model) -> contract::ParkedEvent {
    let entry = <contract::LogEntry as prost::Message>::decode(row.entry.as_slice());
    contract::ParkedEvent {
        parked_id: row.id.to_string(),
        source: row.source,
        topic: row.topic,
        partition: u32::try_from(row.partition).unwrap_or(0),
        seq: number(row.seq),
        event_type: entry.map(|entry| entry.event_type).unwrap_or_default(),
        block_key: row.block_key,
        reason: row.reason,
        place: u32::try_from(row.place).unwrap_or(0),
        parked_at_us: row.parked_at_us,
    }
}
