//! The pipeline's own numbers, handed to the collector every few seconds.

use std::{sync::Arc, time::Duration};

use werkbrug_chassis::metrics::metrics;
use werkbrug_proto::pipeline::State;

use crate::{core::Core, server::Api};

/// How often.
const AGAIN: Duration = Duration::from_secs(10);

pub(crate) async fn run(core: Arc<Core>) {
    let (stopping, api) = (core.tasks.stopping(), Api { core });
    loop {
        match api.state().await {
            Ok(state) => tell(&state),
            Err(stop) => tracing::debug!(error = ?stop, "the numbers wait for the database"),
        }
        tokio::select! {
            () = stopping.cancelled() => return,
            () = tokio::time::sleep(AGAIN) => {}
        }
    }
}

fn tell(state: &State) {
    for topic in &state.topics {
        let age = Duration::from_micros(u64::try_from(topic.oldest_age_us).unwrap_or(0));
        metrics().outbox_age(&topic.topic, topic.partition, age);
    }
    for mark in &state.marks {
        metrics().mark_lag(&mark.source, &mark.topic, mark.partition, mark.lag);
    }
    metrics().parked(state.parked);
}
