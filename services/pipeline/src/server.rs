//! The calls by which services read each other's log and people look after the pipeline.

use std::{pin::Pin, sync::Arc, time::Duration};

use futures::Stream;
use tonic::{Request, Response, Status};
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_chassis::{identity::Caller, rpc};
use werkbrug_kernel::role::Role;
use werkbrug_proto::pipeline::{
    AppliedRequest, AppliedResponse, DigestRequest, DigestResponse, DiscardParkedEventRequest,
    DiscardParkedEventResponse, FollowRequest, GetHeadRequest, GetStateRequest, Head, Hint, ListParkedEventsRequest,
    ListParkedEventsResponse, PositionRequest, PositionResponse, ReadRequest, ReadResponse, RebuildRequest,
    RebuildResponse, ReconcileRequest, ReconcileResponse, RetryParkedEventRequest, RetryParkedEventResponse, State,
    VerifyChainRequest, VerifyChainResponse,
};
use werkbrug_proto::{pipeline::pipeline_server::Pipeline, topics};

use crate::{apply::Applier, core::Core, digest, parked, rebuild, reconcile, use_case::Stop};

mod care;
mod follow;
mod log;

/// Longest wait of `Position` and `Applied`.
const WAIT: Duration = Duration::from_secs(1);
/// How often a wait looks again without being called.
const LOOK: Duration = Duration::from_millis(50);

type Said<T> = Result<Response<T>, Status>;

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

    /// The command line and administrators look after the pipeline; they see no content. Answers who it is.
    fn may_look_after<T>(request: &Request<T>) -> Result<String, Status> {
        match rpc::caller(request)? {
            Caller::Process(process) if process == "cli" => Ok(process),
            Caller::Person(viewer) if viewer.role == Role::Admin => Ok(viewer.actor),
            Caller::Process(_) | Caller::Person(_) => Err(forbidden("only an administrator looks after the pipeline")),
        }
    }

    fn appliers(&self) -> Vec<Applier> {
        let parts = self.core.partitions();
        let of = |consumer| (0..parts).map(move |part| Applier::new(&self.core, consumer, part));
        self.core.consumers.iter().flat_map(of).collect()
    }

    fn applier(&self, source: &str, topic: &str, partition: u32) -> Result<Applier, Status> {
        let is_it = |one: &Applier| {
            one.consumer.source() == source && one.consumer.topic() == topic && one.partition == partition
        };
        self.appliers().into_iter().find(is_it).ok_or_else(|| {
            Refusal::new(Kind::NotFound, "TOPIC_UNKNOWN", "this service does not hear that topic").into()
        })
    }

    /// Make copies again: one at a time, and to the end even when the caller goes away.
    async fn mend<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, Stop>> + Send + 'static,
    ) -> Result<T, Stop> {
        let text = "the copies are being made again already; try again in a moment";
        let alone = Arc::clone(&self.core.mending).try_lock_owned();
        let alone = alone.map_err(|_| Refusal::new(Kind::Busy, "MENDING", text))?;
        let done = self.core.tasks.spawn("mend", async move {
            let done = work.await;
            drop(alone);
            done
        });
        done.await.map_err(|cause| Fault::new("make copies again", cause))?
    }

    /// Wait until a mark is at `goal` or the wait is over. Most of the time this process applied it itself and knows
    /// without asking the database, which is asked now and then for what another replica did.
    async fn wait_applied(&self, applier: &Applier, goal: u64) -> Result<u64, Stop> {
        let (place, deadline) = (applier.place(), tokio::time::Instant::now() + WAIT);
        loop {
            let mut moved = std::pin::pin!(self.core.moved.notified());
            if let Some(mark) = self.core.applied(&place).filter(|mark| *mark >= goal) {
                return Ok(mark);
            }
            let mark = u64::try_from(applier.mark().await?.seq).unwrap_or(0);
            if mark >= goal || tokio::time::Instant::now() >= deadline {
                return Ok(mark);
            }
            let mut look = std::pin::pin!(tokio::time::sleep(LOOK));
            while self.core.applied(&place).is_none_or(|mark| mark < goal) {
                tokio::select! {
                    () = &mut look => break,
                    () = &mut moved => moved.set(self.core.moved.notified()),
                }
            }
        }
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
impl Pipeline for Api {
    async fn read(&self, request: Request<ReadRequest>) -> Said<ReadResponse> {
        self.may_read(&request, &request.get_ref().topic)?;
        let request = request.into_inner();
        // The head first: what is said between the two reads is read next time.
        let head = self.head(&request.topic, request.partition).await?;
        let mut entries = self.entries(&request).await?;
        entries.retain(|entry| entry.seq <= head.seq);
        Ok(Response::new(ReadResponse { entries, head: Some(head) }))
    }

    async fn get_head(&self, request: Request<GetHeadRequest>) -> Said<Head> {
        rpc::caller(&request)?;
        let asked = request.into_inner();
        if !topics::said_by(self.core.service).any(|known| known.name == asked.topic) {
            return Err(forbidden("this service has no such topic for others"));
        }
        Ok(Response::new(self.head(&asked.topic, asked.partition).await?))
    }

    async fn position(&self, request: Request<PositionRequest>) -> Said<PositionResponse> {
        rpc::caller(&request)?;
        Ok(Response::new(self.numbered(&request.into_inner().event_id).await?))
    }

    async fn applied(&self, request: Request<AppliedRequest>) -> Said<AppliedResponse> {
        rpc::caller(&request)?;
        let asked = request.into_inner();
        let applier = &self.applier(&asked.source, &asked.topic, asked.partition)?;
        let mark = self.wait_applied(applier, asked.seq).await?;
        Ok(Response::new(AppliedResponse { applied: mark >= asked.seq, mark }))
    }

    type FollowStream = Pin<Box<dyn Stream<Item = Result<Hint, Status>> + Send>>;

    async fn follow(&self, request: Request<FollowRequest>) -> Said<Self::FollowStream> {
        let caller = rpc::caller(&request)?;
        if !matches!(caller, Caller::Process(process) if process == "portal" || process == "cli") {
            return Err(forbidden("only the portal follows"));
        }
        Ok(Response::new(self.hints(request.into_inner()).await?))
    }

    async fn list_parked_events(&self, request: Request<ListParkedEventsRequest>) -> Said<ListParkedEventsResponse> {
        Self::may_look_after(&request)?;
        Ok(Response::new(self.list_parked(&request.into_inner()).await?))
    }

    async fn retry_parked_event(&self, request: Request<RetryParkedEventRequest>) -> Said<RetryParkedEventResponse> {
        let who = Self::may_look_after(&request)?;
        let (row, applier) = self.parked(&request.into_inner().parked_id).await?;
        let applied = parked::retry(&applier, row.id, who).await?;
        Ok(Response::new(RetryParkedEventResponse { applied }))
    }

    async fn discard_parked_event(
        &self,
        request: Request<DiscardParkedEventRequest>,
    ) -> Said<DiscardParkedEventResponse> {
        let who = Self::may_look_after(&request)?;
        let request = request.into_inner();
        let (row, applier) = self.parked(&request.parked_id).await?;
        parked::discard(&applier, row.id, request.reason, who).await?;
        Ok(Response::new(DiscardParkedEventResponse {}))
    }

    async fn digest(&self, request: Request<DigestRequest>) -> Said<DigestResponse> {
        Self::may_look_after(&request)?;
        let mut tables = Vec::new();
        for applier in self.appliers() {
            tables.extend(digest::at_mark(applier).await?);
        }
        Ok(Response::new(DigestResponse { tables }))
    }

    async fn rebuild(&self, request: Request<RebuildRequest>) -> Said<RebuildResponse> {
        Self::may_look_after(&request)?;
        let core = Arc::clone(&self.core);
        Ok(Response::new(self.mend(async move { rebuild::all(&core).await }).await?))
    }

    async fn reconcile(&self, request: Request<ReconcileRequest>) -> Said<ReconcileResponse> {
        Self::may_look_after(&request)?;
        let request = request.into_inner();
        let mut sum = ReconcileResponse::default();
        for partition in 0..self.core.partitions() {
            let applier = self.applier(&request.source, &request.topic, partition)?;
            let one = self.mend(async move { reconcile::run(&applier).await }).await?;
            sum.findings.extend(one.findings);
            sum.fork_seq = one.fork_seq;
            sum.replayed = sum.replayed.saturating_add(one.replayed);
            sum.orphaned = sum.orphaned.saturating_add(one.orphaned);
        }
        Ok(Response::new(sum))
    }

    async fn get_state(&self, request: Request<GetStateRequest>) -> Said<State> {
        Self::may_look_after(&request)?;
        Ok(Response::new(self.state().await?))
    }

    async fn verify_chain(&self, request: Request<VerifyChainRequest>) -> Said<VerifyChainResponse> {
        Self::may_look_after(&request)?;
        Ok(Response::new(self.verify().await?))
    }
}
