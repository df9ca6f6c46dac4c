//! Hints for live pages: what was missed first, then what happens.

use std::pin::Pin;

use futures::{Stream, StreamExt};
use tokio_stream::wrappers::BroadcastStream;
use tonic::Status;
use werkbrug_proto::pipeline::{FollowRequest, Hint};
use werkbrug_proto::topics;

use super::Api;
use crate::log::{self, STRETCH};
use crate::{told, use_case::Stop};

type Hints = Pin<Box<dyn Stream<Item = Result<Hint, Status>> + Send>>;

impl Api {
    /// Listen first, then read what was missed: a hint may come twice, never not at all.
    pub(super) async fn hints(&self, request: FollowRequest) -> Result<Hints, Stop> {
        let live = BroadcastStream::new(self.core.hints.subscribe());
        let live = live.map(|hint| hint.unwrap_or_else(|_| Hint { gap: true, ..Hint::default() }));
        let mut missed = Vec::new();
        for (topic, after) in request.after {
            match self.missed(&topic, after).await? {
                Some(hints) => missed.extend(hints),
                None => missed.push(Hint { topic, gap: true, ..Hint::default() }),
            }
        }
        let stopping = self.core.tasks.stopping().cancelled_owned();
        Ok(Box::pin(futures::stream::iter(missed).chain(live).map(Ok).take_until(stopping)))
    }

    /// Hints since a position; nothing when it is gone, too long ago, or of no topic for others.
    async fn missed(&self, topic: &str, after: u64) -> Result<Option<Vec<Hint>>, Stop> {
        let known = topics::said_by(self.core.service).any(|known| known.name == topic);
        // One number a topic says nothing once a topic has several partitions.
        if !known || self.core.partitions() > 1 || after > self.head(topic, 0).await?.seq {
            return Ok(None);
        }
        let after = i64::try_from(after).unwrap_or(i64::MAX);
        let rows = log::after(&self.core.database.reader, topic, 0, after).await?;
        let is_all = u64::try_from(rows.len()).is_ok_and(|count| count < STRETCH);
        Ok(is_all.then(|| rows.iter().map(told::of).collect()))
    }
}
