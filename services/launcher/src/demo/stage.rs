//! What the day is played on: the services, one request number a step, and a line on the screen for each thing.

use jiff::civil::Date;
use prost::Message;
use tonic::{Response, Status};
use uuid::Uuid;
use werkbrug_kernel::role::Role;

use crate::{
    failure::Failure,
    import::{
        reach::{Reach, Who, by},
        request_id,
    },
    say,
};

/// The system on which a day is played, and the day.
pub(crate) struct Stage<'a> {
    /// The services.
    pub(crate) reach: &'a Reach,
    /// The day.
    pub(crate) day: Date,
}

impl Stage<'_> {
    /// Says that a step begins.
    pub(crate) fn step(&self, time: &str, title: &str) {
        say::line(&format!("\n{time:<6} {title}"));
    }

    /// Says what happened in it.
    pub(crate) fn tell(&self, text: impl AsRef<str>) {
        say::line(&format!("       {}", text.as_ref()));
    }

    /// Does something once, however often the service has to be asked; a refusal is answered.
    pub(crate) async fn attempt<Q: Message + Clone, T>(
        &self,
        request: impl Fn(String) -> Q,
        call: impl AsyncFn(Q) -> Result<Response<T>, Status>,
    ) -> Result<T, Status> {
        let asked = request(request_id::of(self.reach.tenant, "dag", &request(String::new())));
        self.reach.patiently(async || call(asked.clone()).await).await.map(Response::into_inner)
    }

    /// The same, where a refusal ends the day.
    pub(crate) async fn act<Q: Message + Clone, T>(
        &self,
        service: &'static str,
        request: impl Fn(String) -> Q,
        call: impl AsyncFn(Q) -> Result<Response<T>, Status>,
    ) -> Result<T, Failure> {
        self.attempt(request, call).await.map_err(by(service))
    }

    /// Reads something.
    pub(crate) async fn read<T>(
        &self,
        service: &'static str,
        call: impl AsyncFn() -> Result<Response<T>, Status>,
    ) -> Result<T, Failure> {
        self.reach.patiently(call).await.map(Response::into_inner).map_err(by(service))
    }
}

/// Somebody who is a coach, or a planner of a company.
pub(crate) fn somebody(role: Role, record: &str) -> Who {
    Who { role, about: Uuid::parse_str(record).ok() }
}

/// A day as people say it.
pub(crate) fn spoken(day: &str) -> String {
    day.parse::<Date>().map_or_else(|_| day.to_owned(), |day| format!("{:02}/{:02}", day.day(), day.month()))
}

/// Minutes after midnight as a clock shows them.
pub(crate) fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
