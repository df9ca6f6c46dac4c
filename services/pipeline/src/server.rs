//! The calls by which services read each other's log and people look after the pipeline.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures::{Stream, StreamExt};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use tokio_stream::wrappers::BroadcastStream;
use tonic::{Request, Response, Status};
use uuid::Uuid;
use werkbrug_chassis::identity::Caller;
use werkbrug_chassis::page::{self, Page};
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_chassis::rpc;
use werkbrug_kernel::role::Role;
use werkbrug_proto::pipeline as contract;
use werkbrug_proto::topics;

use crate::apply::Applier;
use crate::core::Core;
use crate::numbering;
use crate::source::STRETCH;
use crate::tables::{event_log, outbox, parked_event, relay_mark, topic_head};
use crate::use_case::Stop;
use crate::{chain, digest, parked, rebuild, reconcile};

/// Longest wait of `Position` and `Applied`.
const WAIT: Duration = Duration::from_secs(1);
/// How often a wait looks again without being called.
const LOOK: Duration = Duration::from_millis(50);

pub(crate) struct Api {
    pub(crate) core: Arc<Core>,
}

impl Api {
    /// Only a service that a topic is meant for reads it.
    fn may_read<T>(&self, request: &Request<T>, topic: &str) -> Result<(), Status> {
        let known = topics::said_by(self.core.service).find(|known| known.name == topic);
        let allowed = match (rpc::caller(request)?, known) {
            (Caller::Process(process), Some(known)) => known.consumers.contains(&process.as_str()),
            (Caller::Process(_) | Caller::Person(_), _) => false,
        };
        if allowed { Ok(()) } else { Err(forbidden("this topic is not meant for you")) }
    }

    /// The command line and administrators look after the pipeline; they see no content.
    fn may_look_after<T>(request: &Request<T>) -> Result<(), Status> {
        let allowed = match rpc::caller(request)? {
            Caller::Process(process) => process == "cli",
            Caller::Person(viewer) => viewer.role == Role::Admin,
        };
        if allowed { Ok(()) } else { Err(forbidden("only an administrator looks after the pipeline")) }
    }

    fn appliers(&self) -> Vec<Applier> {
        let parts = self.core.partitions();
        self.core
            .consumers
            .iter()
            .flat_map(|consumer| (0..parts).map(|part| Applier::new(&self.core, consumer, part)))
            .collect()
    }

    fn applier(&self, source: &str, topic: &str, partition: u32) -> Result<Applier, Status> {
        let found = self
            .appliers()
            .into_iter()
            .find(|one| one.consumer.source() == source && one.consumer.topic() == topic && one.partition == partition);
        found.ok_or_else(|| {
            Refusal::new(Kind::NotFound, "TOPIC_UNKNOWN", "this service does not hear that topic").into()
        })
    }

    async fn head(&self, topic: &str, partition: u32) -> Result<contract::Head, Stop> {
        let row = topic_head::Entity::find_by_id((topic.to_owned(), i32::try_from(partition).unwrap_or(0)))
            .one(&self.core.database.reader)
            .await?;
        let (seq, chain) = row.map(|row| (row.seq, row.chain)).unwrap_or_default();
        Ok(contract::Head {
            epoch: self.core.epoch.clone(),
            topic: topic.to_owned(),
            partition,
            seq: u64::try_from(seq).unwrap_or(0),
            chain,
        })
    }

    async fn entries(&self, request: &contract::ReadRequest) -> Result<Vec<contract::LogEntry>, Stop> {
        let number = |seq: u64| i64::try_from(seq).unwrap_or(i64::MAX);
        let rows = event_log::Entity::find()
            .filter(event_log::Column::Topic.eq(&request.topic))
            .filter(event_log::Column::Partition.eq(i32::try_from(request.partition).unwrap_or(0)))
            .filter(event_log::Column::Seq.gte(number(request.from)))
            .filter(event_log::Column::Seq.lte(number(request.to)))
            .order_by_asc(event_log::Column::Seq)
            .limit(STRETCH)
            .all(&self.core.database.reader)
            .await?;
        Ok(rows.iter().map(|row| numbering::contract(row, &self.core.epoch)).collect())
    }

    /// Ask again and again until there is an answer or the wait is over.
    async fn until<T, F>(&self, mut look: impl FnMut() -> F) -> Result<Option<T>, Stop>
    where
        F: Future<Output = Result<Option<T>, Stop>>,
    {
        let deadline = tokio::time::Instant::now() + WAIT;
        loop {
            let moved = self.core.moved.notified();
            if let Some(found) = look().await? {
                return Ok(Some(found));
            }
            if tokio::time::Instant::now() >= deadline {
                return Ok(None);
            }
            drop(tokio::time::timeout(LOOK, moved).await);
        }
    }
}

fn forbidden(text: &str) -> Status {
    Refusal::new(Kind::Forbidden, "NOT_FOR_YOU", text).into()
}

#[tonic::async_trait]
impl contract::pipeline_server::Pipeline for Api {
    async fn read(&self, request: Request<contract::ReadRequest>) -> Result<Response<contract::ReadResponse>, Status> {
        self.may_read(&request, &request.get_ref().topic)?;
        let request = request.into_inner();
        // The head first: what is said between the two reads is read next time.
        let head = self.head(&request.topic, request.partition).await?;
        let mut entries = self.entries(&request).await?;
        entries.retain(|entry| entry.seq <= head.seq);
        Ok(Response::new(contract::ReadResponse { entries, head: Some(head) }))
    }

    async fn get_head(&self, request: Request<contract::GetHeadRequest>) -> Result<Response<contract::Head>, Status> {
        rpc::caller(&request)?;
        let request = request.into_inner();
        Ok(Response::new(self.head(&request.topic, request.partition).await?))
    }

    async fn position(
        &self,
        request: Request<contract::PositionRequest>,
    ) -> Result<Response<contract::PositionResponse>, Status> {
        rpc::caller(&request)?;
        let text = request.into_inner().event_id;
        let id =
            Uuid::parse_str(&text).map_err(|_| Refusal::invalid("event_id", "EVENT_ID", "an event id is a UUID"))?;
        let look = || async move {
            Ok(event_log::Entity::find()
                .filter(event_log::Column::EventId.eq(id))
                .one(&self.core.database.reader)
                .await?)
        };
        let row = self.until(look).await?;
        let row =
            row.ok_or_else(|| Refusal::new(Kind::NotFound, "EVENT_NOT_NUMBERED", "no such event has a number yet"))?;
        Ok(Response::new(contract::PositionResponse {
            source: self.core.service.to_owned(),
            topic: row.topic,
            partition: u32::try_from(row.partition).unwrap_or(0),
            seq: u64::try_from(row.seq).unwrap_or(0),
        }))
    }

    async fn applied(
        &self,
        request: Request<contract::AppliedRequest>,
    ) -> Result<Response<contract::AppliedResponse>, Status> {
        rpc::caller(&request)?;
        let asked = request.into_inner();
        let applier = &self.applier(&asked.source, &asked.topic, asked.partition)?;
        let goal = asked.seq;
        let look = || async move {
            let mark = u64::try_from(applier.mark().await?.seq).unwrap_or(0);
            Ok((mark >= goal).then_some(mark))
        };
        let reached = self.until(look).await?;
        let mark = match reached {
            Some(mark) => mark,
            None => u64::try_from(applier.mark().await?.seq).unwrap_or(0),
        };
        Ok(Response::new(contract::AppliedResponse { applied: mark >= goal, mark }))
    }

    type FollowStream = Pin<Box<dyn Stream<Item = Result<contract::Hint, Status>> + Send>>;

    async fn follow(&self, request: Request<contract::FollowRequest>) -> Result<Response<Self::FollowStream>, Status> {
        let allowed =
            matches!(rpc::caller(&request)?, Caller::Process(process) if process == "portal" || process == "cli");
        if !allowed {
            return Err(forbidden("only the portal follows"));
        }
        // Listen first, then read what was missed: a hint may come twice, never not at all.
        let live = BroadcastStream::new(self.core.hints.subscribe());
        let mut missed = Vec::new();
        for (topic, after) in request.into_inner().after {
            let known = topics::said_by(self.core.service).any(|known| known.name == topic);
            let rows = event_log::Entity::find()
                .filter(event_log::Column::Topic.eq(&topic))
                .filter(event_log::Column::Seq.gt(i64::try_from(after).unwrap_or(i64::MAX)))
                .order_by_asc(event_log::Column::Seq)
                .limit(STRETCH)
                .all(&self.core.database.reader)
                .await
                .map_err(Stop::from)?;
            let gap = !known || u64::try_from(rows.len()).is_ok_and(|count| count == STRETCH);
            if gap {
                missed.push(contract::Hint { topic, gap: true, ..contract::Hint::default() });
            } else {
                missed.extend(rows.iter().map(crate::start::hint));
            }
        }
        let live = live.map(|hint| hint.unwrap_or_else(|_| contract::Hint { gap: true, ..contract::Hint::default() }));
        let stopping = self.core.tasks.stopping();
        let stream =
            futures::stream::iter(missed).chain(live).map(Ok).take_until(async move { stopping.cancelled().await });
        Ok(Response::new(Box::pin(stream)))
    }

    async fn list_parked_events(
        &self,
        request: Request<contract::ListParkedEventsRequest>,
    ) -> Result<Response<contract::ListParkedEventsResponse>, Status> {
        Self::may_look_after(&request)?;
        let request = request.into_inner();
        let page = Page::parse(request.page_size, &request.page_token)?;
        let mut query = parked_event::Entity::find().order_by_asc(parked_event::Column::Id).limit(page.size);
        if let Some(after) = page.after.as_deref().and_then(|text| Uuid::parse_str(text).ok()) {
            query = query.filter(parked_event::Column::Id.gt(after));
        }
        let rows = query.all(&self.core.database.reader).await.map_err(Stop::from)?;
        let full = u64::try_from(rows.len()).is_ok_and(|count| count == page.size);
        let next_page_token =
            rows.last().filter(|_| full).map(|row| page::token(&row.id.to_string())).unwrap_or_default();
        Ok(Response::new(contract::ListParkedEventsResponse {
            parked_events: rows.into_iter().map(parked_contract).collect(),
            next_page_token,
        }))
    }

    async fn retry_parked_event(
        &self,
        request: Request<contract::RetryParkedEventRequest>,
    ) -> Result<Response<contract::RetryParkedEventResponse>, Status> {
        Self::may_look_after(&request)?;
        let row = self.parked(&request.into_inner().parked_id).await?;
        let applier = self.applier(&row.source, &row.topic, u32::try_from(row.partition).unwrap_or(0))?;
        let applied = parked::retry(&applier, row.block_key).await?;
        Ok(Response::new(contract::RetryParkedEventResponse { applied }))
    }

    async fn discard_parked_event(
        &self,
        request: Request<contract::DiscardParkedEventRequest>,
    ) -> Result<Response<contract::DiscardParkedEventResponse>, Status> {
        Self::may_look_after(&request)?;
        let request = request.into_inner();
        let row = self.parked(&request.parked_id).await?;
        let applier = self.applier(&row.source, &row.topic, u32::try_from(row.partition).unwrap_or(0))?;
        parked::discard(&applier, &row, &request.reason).await?;
        Ok(Response::new(contract::DiscardParkedEventResponse {}))
    }

    async fn digest(
        &self,
        request: Request<contract::DigestRequest>,
    ) -> Result<Response<contract::DigestResponse>, Status> {
        Self::may_look_after(&request)?;
        let mut tables = Vec::new();
        for applier in self.appliers() {
            let mark = applier.mark().await?;
            tables.extend(digest::of_topic(&self.core.database.reader, &applier, mark.seq).await?);
        }
        Ok(Response::new(contract::DigestResponse { tables }))
    }

    async fn rebuild(
        &self,
        request: Request<contract::RebuildRequest>,
    ) -> Result<Response<contract::RebuildResponse>, Status> {
        Self::may_look_after(&request)?;
        Ok(Response::new(rebuild::all(&self.core).await?))
    }

    async fn reconcile(
        &self,
        request: Request<contract::ReconcileRequest>,
    ) -> Result<Response<contract::ReconcileResponse>, Status> {
        Self::may_look_after(&request)?;
        let request = request.into_inner();
        let mut sum = contract::ReconcileResponse::default();
        for partition in 0..self.core.partitions() {
            let one = reconcile::run(&self.applier(&request.source, &request.topic, partition)?).await?;
            sum.findings.extend(one.findings);
            sum.fork_seq = one.fork_seq;
            sum.replayed = sum.replayed.saturating_add(one.replayed);
            sum.orphaned = sum.orphaned.saturating_add(one.orphaned);
        }
        Ok(Response::new(sum))
    }

    async fn get_state(
        &self,
        request: Request<contract::GetStateRequest>,
    ) -> Result<Response<contract::State>, Status> {
        Self::may_look_after(&request)?;
        Ok(Response::new(self.state().await?))
    }

    async fn verify_chain(
        &self,
        request: Request<contract::VerifyChainRequest>,
    ) -> Result<Response<contract::VerifyChainResponse>, Status> {
        Self::may_look_after(&request)?;
        Ok(Response::new(self.verify().await?))
    }
}

impl Api {
    async fn parked(&self, id: &str) -> Result<parked_event::Model, Status> {
        let id = Uuid::parse_str(id)
            .map_err(|_| Refusal::invalid("parked_id", "PARKED_ID", "the id of a parked event is a UUID"))?;
        Ok(parked::find(&self.core.database.reader, id).await?)
    }

    async fn state(&self) -> Result<contract::State, Stop> {
        let reader = &self.core.database.reader;
        let heads = topic_head::Entity::find().all(reader).await?;
        let relayed = relay_mark::Entity::find().all(reader).await?;
        let number = |seq: i64| u64::try_from(seq).unwrap_or(0);
        let topics = heads.iter().map(|head| {
            let sent = relayed.iter().find(|mark| mark.topic == head.topic && mark.partition == head.partition);
            // What is never relayed is never behind.
            let relayed = sent.map_or(head.seq, |mark| mark.seq);
            contract::TopicState {
                topic: head.topic.clone(),
                partition: u32::try_from(head.partition).unwrap_or(0),
                seq: number(head.seq),
                relayed: number(relayed),
            }
        });
        let topics: Vec<_> = topics.collect();
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
                why: mark.why,
            });
        }
        let waiting = outbox::Entity::find().order_by_asc(outbox::Column::Id).one(reader).await?;
        let age = waiting.map_or(0, |row| self.core.clock.now_us().saturating_sub(row.time_us));
        Ok(contract::State {
            service: self.core.service.to_owned(),
            topics,
            marks,
            parked: parked_event::Entity::find().count(reader).await?,
            unnumbered: outbox::Entity::find().count(reader).await?,
            oldest_unpublished_age_us: age,
        })
    }

    async fn verify(&self) -> Result<contract::VerifyChainResponse, Stop> {
        let mut answer = contract::VerifyChainResponse::default();
        for head in topic_head::Entity::find().all(&self.core.database.reader).await? {
            let (mut seq, mut link) = (0_u64, Vec::new());
            loop {
                let partition = u32::try_from(head.partition).unwrap_or(0);
                let asked = contract::ReadRequest {
                    topic: head.topic.clone(),
                    partition,
                    from: seq.saturating_add(1),
                    to: u64::MAX,
                };
                let entries = self.entries(&asked).await?;
                if entries.is_empty() {
                    break;
                }
                for entry in entries {
                    let contiguous = entry.seq == seq.saturating_add(1);
                    link = chain::link(&link, &entry);
                    if !contiguous || link != entry.chain {
                        answer.faults.push(format!("{} number {}: the chain does not hold", head.topic, entry.seq));
                        link.clone_from(&entry.chain);
                    }
                    seq = entry.seq;
                    answer.entries = answer.entries.saturating_add(1);
                }
            }
            if u64::try_from(head.seq).unwrap_or(0) < seq
                || (seq > 0 && u64::try_from(head.seq).ok() == Some(seq) && head.chain != link)
            {
                answer.faults.push(format!("{}: the head does not fit the log", head.topic));
            }
        }
        Ok(answer)
    }
}

fn parked_contract(row: parked_event::Model) -> contract::ParkedEvent {
    let event_type = <contract::LogEntry as prost::Message>::decode(row.entry.as_slice())
        .map(|entry| entry.event_type)
        .unwrap_or_default();
    contract::ParkedEvent {
        parked_id: row.id.to_string(),
        source: row.source,
        topic: row.topic,
        partition: u32::try_from(row.partition).unwrap_or(0),
        seq: u64::try_from(row.seq).unwrap_or(0),
        event_type,
        block_key: row.block_key,
        reason: row.reason,
        place: u32::try_from(row.place).unwrap_or(0),
        parked_at_us: row.parked_at_us,
    }
}
