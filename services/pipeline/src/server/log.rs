//! The service's own log, as others may read it and as its chain is verified.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_proto::pipeline as contract;
use werkbrug_proto::topics;

use super::Api;
use crate::tables::{event_log, topic_head};
use crate::{chain, log, use_case::Stop};

impl Api {
    pub(super) async fn head(&self, topic: &str, partition: u32) -> Result<contract::Head, Stop> {
        let row =
            topic_head::Entity::find_by_id((topic.to_owned(), part(partition))).one(&self.core.database.reader).await?;
        let (seq, chain) = row.map(|row| (row.seq, row.chain)).unwrap_or_default();
        Ok(contract::Head {
            epoch: self.core.epoch.clone(),
            topic: topic.to_owned(),
            partition,
            seq: u64::try_from(seq).unwrap_or(0),
            chain,
        })
    }

    pub(super) async fn entries(&self, request: &contract::ReadRequest) -> Result<Vec<contract::LogEntry>, Stop> {
        let after = i64::try_from(request.from).unwrap_or(i64::MAX).saturating_sub(1);
        let rows = log::after(&self.core.database.reader, &request.topic, part(request.partition), after).await?;
        let mut entries: Vec<_> = rows.iter().map(|row| log::contract(row, &self.core.epoch)).collect();
        entries.retain(|entry| entry.seq <= request.to);
        Ok(entries)
    }

    /// Where an event stands, once it has its number.
    pub(super) async fn numbered(&self, event_id: &str) -> Result<contract::PositionResponse, Stop> {
        let id =
            Uuid::parse_str(event_id).map_err(|_| Refusal::invalid("event_id", "EVENT_ID", "an event id is a UUID"))?;
        let look = || async move {
            let said = event_log::Entity::find().filter(event_log::Column::EventId.eq(id));
            let said = said.filter(event_log::Column::Topic.ne(topics::AUDIT));
            Ok(said.one(&self.core.database.reader).await?)
        };
        let unknown = || Refusal::new(Kind::NotFound, "EVENT_NOT_NUMBERED", "no such event has a number yet");
        let row = self.until(look).await?.ok_or_else(unknown)?;
        Ok(contract::PositionResponse {
            source: self.core.service.to_owned(),
            topic: row.topic,
            partition: u32::try_from(row.partition).unwrap_or(0),
            seq: u64::try_from(row.seq).unwrap_or(0),
        })
    }

    pub(super) async fn verify(&self) -> Result<contract::VerifyChainResponse, Stop> {
        let mut answer = contract::VerifyChainResponse::default();
        for head in topic_head::Entity::find().all(&self.core.database.reader).await? {
            self.verify_one(&head, &mut answer).await?;
        }
        Ok(answer)
    }

    /// Follow the chain of one topic up to the head that it had when we began.
    async fn verify_one(
        &self,
        head: &topic_head::Model,
        answer: &mut contract::VerifyChainResponse,
    ) -> Result<(), Stop> {
        let (mut seq, mut link, to) = (0_u64, Vec::new(), u64::try_from(head.seq).unwrap_or(0));
        let partition = u32::try_from(head.partition).unwrap_or(0);
        loop {
            let asked = contract::ReadRequest { topic: head.topic.clone(), partition, from: seq.saturating_add(1), to };
            let entries = self.entries(&asked).await?;
            if entries.is_empty() {
                break;
            }
            for entry in entries {
                let follows = entry.seq == seq.saturating_add(1);
                link = chain::link(&link, &entry);
                if !follows || link != entry.chain {
                    answer.faults.push(format!("{} number {}: the chain does not hold", head.topic, entry.seq));
                    link.clone_from(&entry.chain);
                }
                seq = entry.seq;
                answer.entries = answer.entries.saturating_add(1);
            }
        }
        if to != seq || head.chain != link {
            answer.faults.push(format!("{}: the head does not fit the log", head.topic));
        }
        Ok(())
    }
}

/// A number of a partition that cannot be is no partition at all.
fn part(partition: u32) -> i32 {
    i32::try_from(partition).unwrap_or(-1)
}
