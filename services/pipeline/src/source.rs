//! Asking a service for its own log: what the bus lost is read from who said it.

use werkbrug_chassis::refusal::Fault;
use werkbrug_proto::pipeline::pipeline_client::PipelineClient;
use werkbrug_proto::pipeline::{ReadRequest, ReadResponse};

use crate::apply::{Applied, Applier};
use crate::{fork, log::STRETCH, use_case::Stop};

/// Longest wait for an answer.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);
/// Largest answer that is taken, bytes.
const ANSWER_MAX: usize = 64 * 1024 * 1024;

impl Applier {
    /// A stretch of the source's log that begins at `from`.
    pub(crate) async fn read(&self, from: u64) -> Result<ReadResponse, Stop> {
        let channel = self.core.peers.as_process(self.consumer.source())?;
        let request = ReadRequest {
            topic: self.consumer.topic().to_owned(),
            partition: self.partition,
            from,
            to: from.saturating_add(STRETCH).saturating_sub(1),
        };
        let mut client = PipelineClient::new(channel).max_decoding_message_size(ANSWER_MAX);
        let answer = tokio::time::timeout(PATIENCE, client.read(request)).await;
        let answer = answer.map_err(|late| Fault::new("wait for a source's log", late))?;
        answer.map(tonic::Response::into_inner).map_err(|status| Fault::new("read a source's log", status).into())
    }

    /// Read from the source until the mark is at its head; a source that forked is stopped.
    pub(crate) async fn catch_up(&self) -> Result<Applied, Stop> {
        loop {
            let mark = self.mark().await?;
            if mark.stopped {
                return Ok(Applied::Stopped);
            }
            let from = u64::try_from(mark.seq).unwrap_or(0).saturating_add(1);
            let answer = self.read(from).await?;
            let head = answer.head.unwrap_or_default();
            self.core.saw(self.consumer.source(), &head);
            let fork = if !mark.epoch.is_empty() && head.epoch != mark.epoch {
                Some(fork::OTHER_DATABASE.to_owned())
            } else if head.seq.saturating_add(1) < from {
                Some(fork::ends_before(head.seq, mark.seq))
            } else if head.seq.saturating_add(1) == from && mark.seq > 0 && head.chain != mark.chain {
                Some(fork::OTHER_LAST.to_owned())
            } else {
                None
            };
            if let Some(why) = fork {
                return self.stop(&mark, why).await;
            }
            if answer.entries.is_empty() {
                return Ok(Applied::Done);
            }
            match self.apply(answer.entries).await? {
                Applied::Done => {}
                Applied::Stopped => return Ok(Applied::Stopped),
                Applied::Gap => return Err(Fault::bug("the source's own log has a gap").into()),
                Applied::Fork(why) => return self.stop(&self.mark().await?, why).await,
            }
        }
    }
}
