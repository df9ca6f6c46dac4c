//! Reading from the services as the person who looks, with an end to every wait.

use std::time::Duration;

use tonic::{Code, Status};
use werkbrug_chassis::{
    identity::Viewer,
    rpc::{Authed, Peers},
};
use werkbrug_proto::{
    crews::{
        conditions_client::ConditionsClient, crews_client::CrewsClient, crews_planning_client::CrewsPlanningClient,
        floor_client::FloorClient,
    },
    invoicing::{books_client::BooksClient, invoicing_client::InvoicingClient},
    orders::{
        comparing_client::ComparingClient, exchanging_client::ExchangingClient, executing_client::ExecutingClient,
        notifying_client::NotifyingClient, orders_client::OrdersClient, promising_client::PromisingClient,
        relating_client::RelatingClient, requesting_client::RequestingClient,
    },
    pipeline::pipeline_client::PipelineClient,
    social::social_client::SocialClient,
};

use crate::rooms;

/// How long a page waits for one block.
const PATIENCE: Duration = Duration::from_secs(2);

/// What came of a reading.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Read<T> {
    /// This is there.
    Seen(T),
    /// Not for this role: leave it out.
    Hidden,
    /// The service does not answer, or not with this.
    Silent,
}

/// The services, for one person.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    peers: &'a Peers,
    viewer: &'a Viewer,
}

impl<'a> Reader<'a> {
    /// Reads as this person.
    pub(crate) fn of(peers: &'a Peers, viewer: &'a Viewer) -> Self {
        Self { peers, viewer }
    }

    /// The order desk's service.
    pub(crate) fn orders(self) -> Result<OrdersClient<Authed>, Status> {
        self.authed("orders").map(OrdersClient::new)
    }

    /// Promising days; the order desk's service answers.
    pub(crate) fn promising(self) -> Result<PromisingClient<Authed>, Status> {
        self.authed("orders").map(PromisingClient::new)
    }

    /// What becomes of orders; the order desk's service answers.
    pub(crate) fn executing(self) -> Result<ExecutingClient<Authed>, Status> {
        self.authed("orders").map(ExecutingClient::new)
    }

    /// Comparing costs; the order desk's service answers.
    pub(crate) fn comparing(self) -> Result<ComparingClient<Authed>, Status> {
        self.authed("orders").map(ComparingClient::new)
    }

    /// Order files and their answers; the order desk's service answers.
    pub(crate) fn exchanging(self) -> Result<ExchangingClient<Authed>, Status> {
        self.authed("orders").map(ExchangingClient::new)
    }

    /// Webhooks; the order desk's service answers.
    pub(crate) fn notifying(self) -> Result<NotifyingClient<Authed>, Status> {
        self.authed("orders").map(NotifyingClient::new)
    }

    /// Relations and the anchoring register; the order desk's service answers.
    pub(crate) fn relating(self) -> Result<RelatingClient<Authed>, Status> {
        self.authed("orders").map(RelatingClient::new)
    }

    /// Requests for quotes, and quotes that are worked out; the order desk's service answers.
    pub(crate) fn requesting(self) -> Result<RequestingClient<Authed>, Status> {
        self.authed("orders").map(RequestingClient::new)
    }

    /// The crews' service.
    pub(crate) fn crews(self) -> Result<CrewsClient<Authed>, Status> {
        self.authed("crews").map(CrewsClient::new)
    }

    /// Planning of the crews; the crews' service answers.
    pub(crate) fn planning(self) -> Result<CrewsPlanningClient<Authed>, Status> {
        self.authed("crews").map(CrewsPlanningClient::new)
    }

    /// What must be in order before people go anywhere; the crews' service answers.
    pub(crate) fn conditions(self) -> Result<ConditionsClient<Authed>, Status> {
        self.authed("crews").map(ConditionsClient::new)
    }

    /// What happens around a crew on the day itself; the crews' service answers.
    pub(crate) fn floor(self) -> Result<FloorClient<Authed>, Status> {
        self.authed("crews").map(FloorClient::new)
    }

    /// The finance clerk's service.
    pub(crate) fn invoicing(self) -> Result<InvoicingClient<Authed>, Status> {
        self.authed("invoicing").map(InvoicingClient::new)
    }

    /// The books and the bank; the finance clerk's service answers.
    pub(crate) fn books(self) -> Result<BooksClient<Authed>, Status> {
        self.authed("invoicing").map(BooksClient::new)
    }

    /// The social service.
    pub(crate) fn social(self) -> Result<SocialClient<Authed>, Status> {
        self.authed("social").map(SocialClient::new)
    }

    /// How one of the services hands on its events.
    pub(crate) fn pipeline(self, service: &str) -> Result<PipelineClient<Authed>, Status> {
        self.authed(service).map(PipelineClient::new)
    }

    /// Whether a link to there leads this person anywhere.
    pub(crate) fn may_open(self, address: &str) -> bool {
        rooms::may_open(self.viewer.role, address)
    }

    fn authed(self, name: &str) -> Result<Authed, Status> {
        self.peers.as_person(name, self.viewer).map_err(|fault| Status::unavailable(fault.chain()))
    }
}

/// Waits for a reading, but not for ever. What a role may not read is hidden, and everything else
/// that goes wrong is silence: the page says so in its own words, the log says why.
pub(crate) async fn within<T>(what: &str, reading: impl Future<Output = Result<T, Status>>) -> Read<T> {
    at_most(PATIENCE, what, reading).await
}

async fn at_most<T>(longest: Duration, what: &str, reading: impl Future<Output = Result<T, Status>>) -> Read<T> {
    match tokio::time::timeout(longest, reading).await {
        Ok(outcome) => sorted(what, outcome),
        Err(_) => sorted(what, Err(Status::deadline_exceeded("no answer in time"))),
    }
}

fn sorted<T>(what: &str, outcome: Result<T, Status>) -> Read<T> {
    match outcome {
        Ok(seen) => Read::Seen(seen),
        Err(status) if status.code() == Code::PermissionDenied => Read::Hidden,
        Err(status) => {
            tracing::warn!(block = what, code = %status.code(), "a block could not be read");
            Read::Silent
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_may_not_be_read_is_hidden_and_what_does_not_answer_is_silent() {
        let refusals = [
            (Status::permission_denied(""), Read::Hidden),
            (Status::unavailable(""), Read::Silent),
            (Status::unauthenticated(""), Read::Silent),
            (Status::internal(""), Read::Silent),
            (Status::not_found(""), Read::Silent),
        ];
        for (status, expected) in refusals {
            let code = status.code();
            assert_eq!(within("orders", async { Err::<(), _>(status) }).await, expected, "{code}");
        }
        assert_eq!(within("orders", async { Ok(7) }).await, Read::Seen(7));
    }

    #[tokio::test]
    async fn a_service_that_never_answers_does_not_hold_the_page() {
        let never = std::future::pending::<Result<(), Status>>();
        assert_eq!(at_most(Duration::from_millis(1), "orders", never).await, Read::Silent);
    }
}
