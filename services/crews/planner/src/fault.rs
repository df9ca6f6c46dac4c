//! Why a file cannot be used: the field and what is the matter with it.

use crate::checker::Violation;

/// A field and its problem.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {problem}")]
pub struct Fault {
    /// Where, like `workers[3].travel_minutes[0]`; empty for the document itself.
    pub field: String,
    /// What.
    pub problem: Problem,
}

/// What can be the matter with a field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// It is no JSON.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// It is not there.
    #[error("is missing")]
    Missing,
    /// It is something else.
    #[error("must be {0}")]
    Form(&'static str),
    /// It is outside its range.
    #[error("must be from {least} to {most}, is {actual}")]
    Range {
        /// The smallest good value.
        least: i64,
        /// The largest good value.
        most: i64,
        /// The value.
        actual: i64,
    },
    /// A list has the wrong length.
    #[error("must hold {wanted} values, holds {actual}")]
    Length {
        /// How many it should hold.
        wanted: usize,
        /// How many it holds.
        actual: usize,
    },
    /// Nobody and nothing has this id.
    #[error("there is no {kind} {id}")]
    Unknown {
        /// What was looked for.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// The id was already used.
    #[error("{id} is there twice")]
    Twice {
        /// The id.
        id: String,
    },
    /// The plan belongs to another instance.
    #[error("belongs to instance {actual}, not to {wanted}")]
    OtherInstance {
        /// The instance at hand.
        wanted: String,
        /// The one it names.
        actual: String,
    },
    /// The plan breaks a hard rule.
    #[error("breaks {0}")]
    Broken(Box<Violation>),
}

impl Fault {
    /// A problem of a field.
    pub fn new(field: impl Into<String>, problem: Problem) -> Self {
        Self { field: field.into(), problem }
    }
}
