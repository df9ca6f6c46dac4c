//! Why a settlement cannot be reckoned; every fault names the field, and the worker when it has one.

use std::fmt;

use jiff::civil::Date;

/// What stands in the way of a settlement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The worker whose line it is, when it is one worker's.
    pub worker: Option<String>,
    /// The field, as the input names it.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Something needed was not given.
    Missing,
    /// No guaranteed minimum income is known for a day that the rule needs.
    NoGgmmi {
        /// The day.
        on: Date,
    },
    /// Two different values hold from the same day.
    TwoValues {
        /// The day.
        on: Date,
    },
    /// The percentage is not one that the scheme knows.
    Percent {
        /// The percentage given.
        percent: u32,
        /// The lowest one of the scheme.
        lowest: u32,
    },
    /// A fraction outside 0 to 1, or with more decimals than are reckoned exactly.
    Fraction,
    /// The same worker twice.
    SameId,
    /// An amount that cannot be negative is.
    Negative,
    /// A number that cannot be zero is.
    Zero,
    /// Not written as the format asks.
    Form {
        /// What was expected.
        expected: &'static str,
    },
    /// A figure too large to reckon with.
    TooLarge,
}

impl Fault {
    /// A fault of one worker's field.
    pub fn of_worker(worker: &str, field: impl Into<String>, problem: Problem) -> Self {
        Self { worker: Some(worker.to_owned()), field: field.into(), problem }
    }

    /// A fault of a parameter or of the whole input.
    pub fn of_input(field: impl Into<String>, problem: Problem) -> Self {
        Self { worker: None, field: field.into(), problem }
    }

    /// The same fault, told with the first worker that it stops.
    pub(crate) fn met_by(self, worker: Option<&str>) -> Self {
        Self { worker: self.worker.or_else(|| worker.map(str::to_owned)), ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(worker) = &self.worker {
            write!(f, "worker {worker}: ")?;
        }
        write!(f, "{}: {}", self.field, self.problem)
    }
}

impl std::error::Error for Fault {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is missing"),
            Self::NoGgmmi { on } => write!(f, "no value is known for {on}"),
            Self::TwoValues { on } => write!(f, "two different values hold from {on}"),
            Self::Percent { percent, lowest } => {
                write!(f, "{percent} is not a multiple of 5 between {lowest} and 75")
            }
            Self::Fraction => f.write_str("is not a fraction between 0 and 1 with at most 18 decimals"),
            Self::SameId => f.write_str("the same id stands twice"),
            Self::Negative => f.write_str("must not be negative"),
            Self::Zero => f.write_str("starts at 1"),
            Self::Form { expected } => write!(f, "must be {expected}"),
            Self::TooLarge => f.write_str("is too large to reckon with"),
        }
    }
}
