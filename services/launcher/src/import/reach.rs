//! How the command line speaks to the services: as a person of a role, or as itself.

use std::time::Duration;

use tokio::time::Instant;
use tonic::{Code, Status};
use uuid::Uuid;
use werkbrug_chassis::{
    identity::Viewer,
    rpc::{Authed, Peers},
};
use werkbrug_kernel::{
    id::{Id, Workshop},
    role::Role,
};
use werkbrug_proto::{
    crews::{conditions_client::ConditionsClient, crews_client::CrewsClient},
    invoicing::invoicing_client::InvoicingClient,
    orders::{
        comparing_client::ComparingClient, executing_client::ExecutingClient, orders_client::OrdersClient,
        promising_client::PromisingClient, relating_client::RelatingClient,
    },
    pipeline::pipeline_client::PipelineClient,
    social::social_client::SocialClient,
};

use crate::failure::Failure;

/// How long one call may take before it is made again.
const CALL: Duration = Duration::from_secs(15);
/// Pause before the first repetition; it doubles up to the longest.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// Page size of lists.
pub(crate) const PAGE: i32 = 500;

/// The services of a running system, for one workshop.
#[derive(Clone)]
pub(crate) struct Reach {
    /// Connections, as the command line.
    pub(crate) peers: Peers,
    /// The workshop.
    pub(crate) tenant: Id<Workshop>,
    /// How long somebody waits for a service that is away.
    pub(crate) patience: Duration,
}

/// Somebody whose call it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Who {
    /// What they do.
    pub(crate) role: Role,
    /// The record that they are.
    pub(crate) about: Option<Uuid>,
}

impl From<Role> for Who {
    fn from(role: Role) -> Self {
        Self { role, about: None }
    }
}

impl Reach {
    /// The orders service.
    pub(crate) fn orders(&self, who: impl Into<Who>) -> Result<OrdersClient<Authed>, Failure> {
        Ok(OrdersClient::new(self.as_person("orders", who.into())?))
    }

    /// What becomes of orders; the orders service answers.
    pub(crate) fn executing(&self, who: impl Into<Who>) -> Result<ExecutingClient<Authed>, Failure> {
        Ok(ExecutingClient::new(self.as_person("orders", who.into())?))
    }

    /// Promising days; the orders service answers.
    pub(crate) fn promising(&self, who: impl Into<Who>) -> Result<PromisingClient<Authed>, Failure> {
        Ok(PromisingClient::new(self.as_person("orders", who.into())?))
    }

    /// Relations with companies; the orders service answers.
    pub(crate) fn relating(&self, who: impl Into<Who>) -> Result<RelatingClient<Authed>, Failure> {
        Ok(RelatingClient::new(self.as_person("orders", who.into())?))
    }

    /// Costs here and elsewhere; the orders service answers.
    pub(crate) fn comparing(&self, who: impl Into<Who>) -> Result<ComparingClient<Authed>, Failure> {
        Ok(ComparingClient::new(self.as_person("orders", who.into())?))
    }

    /// The crews service.
    pub(crate) fn crews(&self, who: impl Into<Who>) -> Result<CrewsClient<Authed>, Failure> {
        Ok(CrewsClient::new(self.as_person("crews", who.into())?))
    }

    /// What must be in order before people go anywhere; the crews service answers.
    pub(crate) fn conditions(&self, who: impl Into<Who>) -> Result<ConditionsClient<Authed>, Failure> {
        Ok(ConditionsClient::new(self.as_person("crews", who.into())?))
    }

    /// The social service.
    pub(crate) fn social(&self, who: impl Into<Who>) -> Result<SocialClient<Authed>, Failure> {
        Ok(SocialClient::new(self.as_person("social", who.into())?))
    }

    /// The invoicing service.
    pub(crate) fn invoicing(&self, who: impl Into<Who>) -> Result<InvoicingClient<Authed>, Failure> {
        Ok(InvoicingClient::new(self.as_person("invoicing", who.into())?))
    }

    /// The pipeline of a service.
    pub(crate) fn pipeline(&self, service: &str) -> Result<PipelineClient<Authed>, Failure> {
        Ok(PipelineClient::new(self.peers.as_process(service)?))
    }

    fn as_person(&self, service: &str, who: Who) -> Result<Authed, Failure> {
        let about = who.about.map(|about| format!(":{about}")).unwrap_or_default();
        let actor = format!("cli:{}{about}", who.role.as_str());
        let viewer = Viewer { tenant: self.tenant, actor, role: who.role, about: who.about };
        Ok(self.peers.as_person(service, &viewer)?)
    }

    /// Every page of a list; `page` gives rows and the token of the next page.
    pub(crate) async fn all<T>(
        &self,
        service: &'static str,
        page: impl AsyncFn(String) -> Result<(Vec<T>, String), Status>,
    ) -> Result<Vec<T>, Failure> {
        let (mut found, mut token) = (Vec::new(), String::new());
        loop {
            let (rows, next) = self.patiently(async || page(token.clone()).await).await.map_err(by(service))?;
            found.extend(rows);
            if next.is_empty() {
                return Ok(found);
            }
            token = next;
        }
    }

    /// Calls until there is an answer: an accident, or a service that is away, is tried again with
    /// the same request for as long as the patience lasts; a refusal is an answer.
    pub(crate) async fn patiently<T>(&self, call: impl AsyncFn() -> Result<T, Status>) -> Result<T, Status> {
        let deadline = Instant::now() + self.patience;
        let mut pause = FIRST_PAUSE;
        loop {
            let late = || Status::deadline_exceeded("the service did not answer in time");
            let answer = tokio::time::timeout(CALL, call()).await.unwrap_or_else(|_| Err(late()));
            match answer {
                Err(status) if may_pass(status.code()) && Instant::now() + pause < deadline => {
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
                Ok(_) | Err(_) => return answer,
            }
        }
    }
}

/// Whether it may go better the next time, without anybody changing anything.
pub(crate) const fn may_pass(code: Code) -> bool {
    match code {
        Code::Unavailable
        | Code::Unknown
        | Code::Cancelled
        | Code::DeadlineExceeded
        | Code::ResourceExhausted
        | Code::Internal => true,
        Code::Ok
        | Code::InvalidArgument
        | Code::NotFound
        | Code::AlreadyExists
        | Code::PermissionDenied
        | Code::FailedPrecondition
        | Code::Aborted
        | Code::OutOfRange
        | Code::Unimplemented
        | Code::DataLoss
        | Code::Unauthenticated => false,
    }
}

/// A failure that names the service that did not do what was asked.
pub(crate) fn by(service: &'static str) -> impl Fn(Status) -> Failure {
    move |status| Failure::unusable(format!("{service}: {}", status.message()))
}
