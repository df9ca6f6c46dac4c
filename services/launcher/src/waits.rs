//! Waiting until what one service said has been taken in by those it is meant for.

use std::time::Duration;

use tokio::time::Instant;
use werkbrug_proto::{
    pipeline::{AppliedRequest, GetStateRequest, PositionRequest, State, TopicState},
    topics::{self, SERVICES},
};

use crate::{
    failure::Failure,
    import::reach::{Reach, by},
};

/// Between two looks at a service that has not numbered everything yet.
const LOOK: Duration = Duration::from_millis(20);

/// Waits until an event has its number, and everybody who hears its topic has applied that number.
pub(crate) async fn applied(reach: &Reach, source: &'static str, event_id: &str) -> Result<(), Failure> {
    if event_id.is_empty() {
        return Ok(());
    }
    let pipeline = reach.pipeline(source)?;
    let deadline = Instant::now() + reach.patience;
    let position = loop {
        let request = PositionRequest { event_id: event_id.to_owned() };
        let found = reach.patiently(async || pipeline.clone().position(request.clone()).await).await;
        match found {
            Ok(position) => break position.into_inner(),
            // Not numbered yet: the call itself waited for a second.
            Err(status) if status.code() == tonic::Code::NotFound && Instant::now() < deadline => {}
            Err(status) => return Err(by(source)(status)),
        }
    };
    everywhere(reach, source, &position.topic, (position.partition, position.seq), deadline).await
}

/// Waits until everything that a service has said so far is applied by everybody who hears it.
pub(crate) async fn all_applied(reach: &Reach, source: &'static str) -> Result<(), Failure> {
    let deadline = Instant::now() + reach.patience;
    let state = numbered(reach, source, deadline).await?;
    for TopicState { topic, partition, seq, .. } in &state.topics {
        everywhere(reach, source, topic, (*partition, *seq), deadline).await?;
    }
    Ok(())
}

/// The same for every service, so that nothing is on its way any more. What a service says because
/// of what it heard counts too, hence once more around.
pub(crate) async fn all_quiet(reach: &Reach) -> Result<(), Failure> {
    for _ in 0..2 {
        for service in SERVICES {
            all_applied(reach, service).await?;
        }
    }
    Ok(())
}

/// The state of a service once every event that it said has its number.
async fn numbered(reach: &Reach, source: &'static str, deadline: Instant) -> Result<State, Failure> {
    loop {
        let pipeline = reach.pipeline(source)?;
        let state = reach
            .patiently(async || pipeline.clone().get_state(GetStateRequest {}).await)
            .await
            .map_err(by(source))?
            .into_inner();
        if state.unnumbered == 0 {
            return Ok(state);
        }
        if Instant::now() >= deadline {
            return Err(Failure::unusable(format!(
                "{source}: {} gebeurtenissen wachten op een nummer",
                state.unnumbered
            )));
        }
        tokio::time::sleep(LOOK).await;
    }
}

async fn everywhere(
    reach: &Reach,
    source: &str,
    topic: &str,
    (partition, seq): (u32, u64),
    deadline: Instant,
) -> Result<(), Failure> {
    let known = topics::said_by(source).find(|known| known.name == topic);
    for consumer in known.map(|topic| topic.consumers).unwrap_or_default() {
        let request = AppliedRequest { source: source.to_owned(), topic: topic.to_owned(), partition, seq };
        let pipeline = reach.pipeline(consumer)?;
        loop {
            let answer = reach
                .patiently(async || pipeline.clone().applied(request.clone()).await)
                .await
                .map_err(by(consumer))?
                .into_inner();
            if answer.applied {
                break;
            }
            if Instant::now() >= deadline {
                return Err(Failure::unusable(format!(
                    "{consumer} heeft {source}/{topic} verwerkt tot {} van {seq}",
                    answer.mark
                )));
            }
        }
    }
    Ok(())
}
