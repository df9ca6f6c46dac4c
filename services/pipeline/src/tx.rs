//! A transaction as a use case sees it: the database, who asks, what day it is, and a place for events.

use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;
use prost::Name;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;
use werkbrug_chassis::{clock::Clock, identity::Viewer, refusal::Fault};
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_proto::topics;

use crate::tables::outbox;

/// Who asks, when, and in answer to what.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) service: &'static str,
    pub(crate) viewer: Viewer,
    pub(crate) cause: String,
    pub(crate) today: Date,
    pub(crate) now_us: i64,
    pub(crate) traceparent: String,
    pub(crate) partitions: u32,
}

impl Frame {
    pub(crate) fn new(service: &'static str, viewer: Viewer, cause: String, clock: &Clock, partitions: u32) -> Self {
        let traceparent = werkbrug_chassis::telemetry::traceparent();
        Self { service, viewer, cause, today: clock.today(), now_us: clock.now_us(), traceparent, partitions }
    }
}

/// One transaction of one use case.
pub struct Tx<'a> {
    db: &'a DatabaseTransaction,
    frame: &'a Frame,
    said: Mutex<Vec<outbox::Model>>,
}

/// Stands for the topic of an event that no topic knows.
const NOWHERE: &str = "";

impl<'a> Tx<'a> {
    pub(crate) fn new(db: &'a DatabaseTransaction, frame: &'a Frame) -> Self {
        Self { db, frame, said: Mutex::new(Vec::new()) }
    }

    /// The database, inside this transaction.
    #[must_use]
    pub fn db(&self) -> &DatabaseTransaction {
        self.db
    }

    /// The workshop this is about; every query filters on it.
    #[must_use]
    pub fn tenant(&self) -> Id<Workshop> {
        self.frame.viewer.tenant
    }

    /// Who asks.
    #[must_use]
    pub fn viewer(&self) -> &Viewer {
        &self.frame.viewer
    }

    /// The business day, Europe/Brussels.
    #[must_use]
    pub fn today(&self) -> Date {
        self.frame.today
    }

    /// The business instant, microseconds since 1970 UTC.
    #[must_use]
    pub fn now_us(&self) -> i64 {
        self.frame.now_us
    }

    /// A new identity.
    #[must_use]
    pub fn fresh<T>(&self) -> Id<T> {
        Id::fresh()
    }

    /// Say that something happened to `subject`; it is written with this transaction and told after its commit.
    ///
    /// An event that no topic knows is a mistake of the programmer: the whole transaction fails.
    pub fn announce<M: Name>(&self, subject: Uuid, message: &M) -> Uuid {
        let topic = topics::of_event(self.frame.service, M::NAME).map_or(NOWHERE, |topic| topic.name);
        self.write(topic, M::NAME, subject.to_string(), message.encode_to_vec())
    }

    /// Who did what, and why where a reason must be given.
    pub(crate) fn audit(&self, act: &str, subject: Uuid, why: Option<&str>) {
        let viewer = &self.frame.viewer;
        let entry =
            serde_json::json!({"actor": viewer.actor, "role": viewer.role.as_str(), "use_case": act, "reason": why});
        self.write(topics::AUDIT, act, subject.to_string(), entry.to_string().into_bytes());
    }

    fn write(&self, topic: &str, event_type: &str, subject: String, body: Vec<u8>) -> Uuid {
        let event_id = Uuid::now_v7();
        let tenant = self.frame.viewer.tenant.uuid();
        let row = outbox::Model {
            id: 0, // the database gives it
            event_id,
            topic: topic.to_owned(),
            partition: partition_of(tenant, self.frame.partitions),
            tenant,
            event_type: event_type.to_owned(),
            subject,
            cause: self.frame.cause.clone(),
            time_us: self.frame.now_us,
            traceparent: self.frame.traceparent.clone(),
            body,
        };
        self.said.lock().unwrap_or_else(PoisonError::into_inner).push(row);
        event_id
    }

    /// What was said, to be written with the transaction: see `numbering::write`.
    pub(crate) fn said(self) -> Result<Vec<outbox::Model>, Fault> {
        let rows = self.said.into_inner().unwrap_or_else(PoisonError::into_inner);
        if rows.iter().any(|row| row.topic == NOWHERE) {
            return Err(Fault::bug("an event was announced that stands in no topic"));
        }
        Ok(rows)
    }
}

/// The part of a topic that a workshop's events go to.
fn partition_of(tenant: Uuid, partitions: u32) -> i32 {
    let parts = u128::from(partitions.max(1));
    i32::try_from(tenant.as_u128() % parts).unwrap_or(0)
}
