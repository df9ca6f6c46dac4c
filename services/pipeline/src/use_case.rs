//! What a service hands to the pipeline: a use case, and what comes of it.

use std::any::Any;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Refusal};

use crate::tx::Tx;

/// Something that changes one thing in one transaction: load for this viewer, decide, save, announce.
///
/// It may be run more than once before it counts, so it holds its inputs by value and talks to nothing but the transaction.
#[async_trait::async_trait]
pub trait UseCase: Any + Send + Sync {
    /// Stable name, as its file is called: `accept_order`.
    fn name(&self) -> &'static str;

    /// Do it.
    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop>;

    /// How several of this kind are done at once; nothing when they are done one after the other.
    fn together(&self) -> Option<&'static dyn Together> {
        None
    }
}

/// A kind of use case of which many wait at the same time: read once for all, decide one after the other, write once
/// for all. It does what the use cases would do in this order, in fewer statements.
#[async_trait::async_trait]
pub trait Together: Send + Sync {
    /// Do them all, for one workshop in one transaction; the answers are in the order of the group.
    ///
    /// A refused member writes and says nothing. A refusal of the whole (the outer one) is no answer to anybody: each
    /// is done by itself then.
    async fn run(&self, group: &[Member<'_>]) -> Result<Vec<Result<Receipt, Refusal>>, Stop>;
}

/// One of several that are done together.
pub struct Member<'a> {
    pub(crate) use_case: &'a dyn UseCase,
    /// The shared transaction, as this one's caller sees it.
    pub tx: &'a Tx<'a>,
}

impl Member<'_> {
    /// The use case.
    ///
    /// # Errors
    /// A fault when it is of another kind than [`UseCase::together`] promised.
    pub fn of<U: UseCase>(&self) -> Result<&U, Fault> {
        let any: &dyn Any = self.use_case;
        any.downcast_ref().ok_or_else(|| Fault::bug("a use case stands in a group of another kind"))
    }
}

/// Why a use case did not do its work.
#[derive(Debug)]
pub enum Stop {
    /// A rule said no; the answer for the caller.
    Refused(Refusal),
    /// Something broke on our side.
    Fault(Fault),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<sea_orm::DbErr> for Stop {
    fn from(cause: sea_orm::DbErr) -> Self {
        Self::Fault(Fault::new("use the database", cause))
    }
}

impl From<Stop> for tonic::Status {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(refusal) => refusal.into(),
            Stop::Fault(fault) => fault.into(),
        }
    }
}

/// What a command answers, and answers again when it is repeated: ids, etags, dates and counts, never content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The thing that was changed.
    pub id: Uuid,
    /// Its version afterwards.
    pub etag: String,
    /// The event that tells of it, if any.
    pub event_id: Option<Uuid>,
    /// Further answers by name: a date, a number.
    pub facts: BTreeMap<String, String>,
}

impl Receipt {
    /// A receipt for a thing at a version.
    #[must_use]
    pub fn new(id: Uuid, etag: impl Into<String>) -> Self {
        Self { id, etag: etag.into(), event_id: None, facts: BTreeMap::new() }
    }

    /// With the event that tells of it.
    #[must_use]
    pub fn with_event(mut self, event_id: Uuid) -> Self {
        self.event_id = Some(event_id);
        self
    }

    /// With one more answer.
    #[must_use]
    pub fn with_fact(mut self, name: &str, value: impl Into<String>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }

    /// An answer by name, empty when there is none.
    #[must_use]
    pub fn fact(&self, name: &str) -> &str {
        self.facts.get(name).map_or("", String::as_str)
    }

    /// The event's id as text, empty when there is none.
    #[must_use]
    pub fn event(&self) -> String {
        self.event_id.map(|id| id.to_string()).unwrap_or_default()
    }
}
