//! One follower for each service: it hears the hints, waits until they can be read, and passes them on.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use futures::{StreamExt, future::try_join_all};
use tonic::{Code, Status};
use werkbrug_chassis::{
    refusal::Fault,
    rpc::{Authed, Peers},
    run::Context,
};
use werkbrug_proto::{
    pipeline::{AppliedRequest, FollowRequest, GetHeadRequest, Hint, pipeline_client::PipelineClient},
    topics,
};

use crate::live::{
    effects::{self, Effect},
    hub::Hub,
};

const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// How long a service may take to say where its topics stand.
const PATIENCE: Duration = Duration::from_secs(3);
/// Most hints that are passed on together when many come at once.
const AT_ONCE: usize = 256;
/// How long a copy may take to catch up before pages are told all the same.
const COPY_PATIENCE: Duration = Duration::from_millis(1_200);

/// Why a follower starts over.
enum Ended {
    /// Hints were lost.
    Gap,
    /// The service went away.
    Gone,
}

/// Starts a follower for each service; they stop with the process.
pub(crate) fn start(context: &Context, hub: &Arc<Hub>) {
    for source in topics::SERVICES {
        let (hub, peers, stopping) = (Arc::clone(hub), context.peers.clone(), context.tasks.stopping());
        context.tasks.spawn("follower", async move {
            tokio::select! {
                () = stopping.cancelled() => {}
                () = for_ever(source, &peers, &hub) => {}
            }
        });
    }
}

async fn for_ever(source: &'static str, peers: &Peers, hub: &Hub) {
    let mut pause = FIRST_PAUSE;
    loop {
        match follow(source, peers, hub).await {
            Ok(Ended::Gap) => hub.lose(source),
            Ok(Ended::Gone) => pause = FIRST_PAUSE,
            Err(status) => tracing::debug!(source, code = %status.code(), "cannot follow a service yet"),
        }
        tokio::time::sleep(pause).await;
        pause = pause.saturating_mul(2).min(LONGEST_PAUSE);
    }
}

async fn follow(source: &'static str, peers: &Peers, hub: &Hub) -> Result<Ended, Status> {
    let mut client = client(peers, source)?;
    let mut heads = Vec::new();
    for topic in topics::said_by(source) {
        heads.push((topic.name, head(&mut client, topic.name).await?));
    }
    let after = hub.meet(source, &heads).into_iter().collect();
    let mut hints = client.follow(FollowRequest { after }).await?.into_inner().ready_chunks(AT_ONCE);
    tracing::debug!(source, "following");
    while let Some(burst) = hints.next().await {
        let (mut heard, mut ended) = (Vec::with_capacity(burst.len()), None);
        for hint in burst {
            match hint {
                Ok(hint) if hint.gap => ended = Some(Ended::Gap),
                Ok(hint) => heard.push(hint),
                Err(_) => ended = Some(Ended::Gone),
            }
            if ended.is_some() {
                break;
            }
        }
        // Whoever has applied the last of a topic has applied those before it.
        let last: BTreeMap<&str, &Hint> = heard.iter().map(|hint| (hint.topic.as_str(), hint)).collect();
        for (topic, hint) in last {
            if let Some(effect) = effects::of(source, topic) {
                until_readable(peers, effect, hint).await;
            }
        }
        heard.into_iter().for_each(|hint| hub.hear(source, hint));
        if let Some(ended) = ended {
            return Ok(ended);
        }
    }
    Ok(Ended::Gone)
}

async fn head(client: &mut PipelineClient<Authed>, topic: &str) -> Result<u64, Status> {
    let asking = client.get_head(GetHeadRequest { topic: topic.to_owned(), partition: 0 });
    match tokio::time::timeout(PATIENCE, asking).await {
        Ok(Ok(head)) => Ok(head.into_inner().seq),
        Ok(Err(status)) if status.code() == Code::NotFound => Ok(0),
        Ok(Err(status)) => Err(status),
        Err(_) => Err(Status::deadline_exceeded("the head of a topic")),
    }
}

/// Pages are read from services that copy what another one says: wait for those copies. When one
/// does not come in time the page is told all the same.
async fn until_readable(peers: &Peers, effect: &Effect, hint: &Hint) {
    let one = async |reader: &'static str| {
        let mut reader = client(peers, reader)?;
        let (source, topic) = (effect.source.to_owned(), hint.topic.clone());
        reader.applied(AppliedRequest { source, topic, partition: 0, seq: hint.seq }).await
    };
    let asking = try_join_all(effect.read_at.iter().map(|reader| one(reader)));
    if !matches!(tokio::time::timeout(COPY_PATIENCE, asking).await, Ok(Ok(_))) {
        tracing::debug!(topic = hint.topic, seq = hint.seq, "a copy is not there yet");
    }
}

fn client(peers: &Peers, name: &str) -> Result<PipelineClient<Authed>, Status> {
    let authed = peers.as_process(name).map_err(|fault: Fault| Status::unavailable(fault.chain()))?;
    Ok(PipelineClient::new(authed))
}
