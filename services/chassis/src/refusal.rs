//! Two ways to say no: a refusal is an answer with a reason, a fault is our own accident.

use std::collections::{BTreeMap, HashMap};
use std::{error::Error, fmt};

use http::StatusCode;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt};
use uuid::Uuid;

/// Who coined the reasons, for `google.rpc.ErrorInfo`.
const DOMAIN: &str = "werkbrug";

type Cause = Box<dyn Error + Send + Sync>;

/// What the caller can do about a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Send something else.
    Invalid,
    /// Look elsewhere: it is not there, or not for this viewer.
    NotFound,
    /// Ask somebody who may.
    Forbidden,
    /// Read again: somebody else was first.
    Conflict,
    /// Change the state first: a rule stands in the way.
    Precondition,
    /// Try again later.
    Busy,
}

impl Kind {
    /// Every kind once.
    pub const ALL: [Self; 6] =
        [Self::Invalid, Self::NotFound, Self::Forbidden, Self::Conflict, Self::Precondition, Self::Busy];

    /// The one table to gRPC and HTTP.
    const fn table(self) -> (Code, StatusCode) {
        match self {
            Self::Invalid => (Code::InvalidArgument, StatusCode::BAD_REQUEST),
            Self::NotFound => (Code::NotFound, StatusCode::NOT_FOUND),
            Self::Forbidden => (Code::PermissionDenied, StatusCode::FORBIDDEN),
            Self::Conflict => (Code::Aborted, StatusCode::CONFLICT),
            Self::Precondition => (Code::FailedPrecondition, StatusCode::UNPROCESSABLE_ENTITY),
            Self::Busy => (Code::Unavailable, StatusCode::SERVICE_UNAVAILABLE),
        }
    }

    /// The gRPC code.
    pub const fn code(self) -> Code {
        self.table().0
    }
}

/// The HTTP status of a kind of refusal.
pub const fn http_status(kind: Kind) -> StatusCode {
    kind.table().1
}

/// A refusal: what stands in the way, with the numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// What the caller can do about it.
    pub kind: Kind,
    /// A stable name in `SCREAMING_SNAKE`.
    pub reason: &'static str,
    /// One English sentence without personal content.
    pub text: String,
    /// The field of the request that is to blame.
    pub field: Option<String>,
    /// Numbers, dates and ids that explain the refusal.
    pub facts: Vec<(&'static str, String)>,
}

impl Refusal {
    /// A refusal without a field or facts.
    pub fn new(kind: Kind, reason: &'static str, text: impl Into<String>) -> Self {
        Self { kind, reason, text: text.into(), field: None, facts: Vec::new() }
    }

    /// One field of the request is wrong.
    pub fn invalid(field: impl Into<String>, reason: &'static str, text: impl Into<String>) -> Self {
        Self::new(Kind::Invalid, reason, text).with_field(field)
    }

    /// Names the field that is to blame.
    #[must_use]
    pub fn with_field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Adds a number, date or id.
    #[must_use]
    pub fn with_fact(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.facts.push((key, value.into()));
        self
    }

    /// The same answer under another gRPC code.
    pub(crate) fn into_status(self, code: Code) -> Status {
        let facts = self.facts.into_iter().map(|(key, value)| (key.to_owned(), value));
        let mut details = explained(self.reason, facts.collect());
        if let Some(field) = self.field {
            details.add_bad_request_violation(field, self.text.clone());
        }
        Status::with_error_details(code, self.text, details)
    }
}

fn explained(reason: &str, facts: HashMap<String, String>) -> ErrorDetails {
    ErrorDetails::with_error_info(reason, DOMAIN, facts)
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Refusal {}

impl From<Refusal> for Status {
    fn from(refusal: Refusal) -> Self {
        let code = refusal.kind.code();
        refusal.into_status(code)
    }
}

/// The stable reason inside a status that another process sent.
pub fn reason_of(status: &Status) -> Option<String> {
    status.get_details_error_info().map(|info| info.reason)
}

/// The kind of refusal that a status stands for; `None` for an accident or a missing token.
pub fn kind_of(status: &Status) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.code() == status.code())
}

/// The facts inside a status that another process sent.
pub fn facts_of(status: &Status) -> BTreeMap<String, String> {
    status.get_details_error_info().map(|info| info.metadata.into_iter().collect()).unwrap_or_default()
}

/// Our own accident: what we were doing, and the cause if there is one. However it is written down, nothing of a row
/// that a database refused is in it.
pub struct Fault {
    doing: &'static str,
    source: Option<Cause>,
}

impl Fault {
    /// Something below us failed while we were `doing` this.
    pub fn new(doing: &'static str, source: impl Into<Cause>) -> Self {
        Self { doing, source: Some(source.into()) }
    }

    /// For `map_err`: whatever failed, it failed while we were `doing` this.
    pub fn during<E: Into<Cause>>(doing: &'static str) -> impl FnOnce(E) -> Self {
        move |source| Self::new(doing, source)
    }

    /// A state that cannot be.
    pub const fn bug(text: &'static str) -> Self {
        Self { doing: text, source: None }
    }

    /// The cause and its causes, for the log.
    pub fn chain(&self) -> String {
        let mut text = self.doing.to_owned();
        let mut next = self.source();
        while let Some(cause) = next {
            text.push_str(": ");
            text.push_str(&cause.to_string());
            next = cause.source();
        }
        text
    }
}

impl fmt::Debug for Fault {
    /// As in the log: PostgreSQL's own debug text holds the row that it refused.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.chain())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.doing)
    }
}

impl Error for Fault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let cause = self.source.as_deref()?;
        Some(cause)
    }
}

impl From<Fault> for Status {
    /// The caller gets a fixed text and an incident; the cause goes to the log under that incident.
    fn from(fault: Fault) -> Self {
        let incident = Uuid::now_v7().to_string();
        tracing::error!(incident, cause = fault.chain(), "internal fault");
        let details = explained("INTERNAL", HashMap::from([("incident".to_owned(), incident)]));
        Self::with_error_details(Code::Internal, "internal fault", details)
    }
}
