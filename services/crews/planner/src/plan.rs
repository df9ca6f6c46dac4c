//! A plan: who works and who guides where, by id, as `werkbrug-plan/1` tells it.

use serde::Serialize;

pub mod read;

/// Name and version of the format.
pub const FORMAT: &str = "werkbrug-plan/1";

/// Who is where; shifts that stay closed may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// One entry a shift at most.
    pub assignments: Vec<Assignment>,
}

/// The people of one shift.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assignment {
    /// The shift.
    pub shift: String,
    /// Who guides.
    pub coaches: Vec<String>,
    /// Who works.
    pub workers: Vec<String>,
}

/// What a plan costs: smaller is better, read from left to right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Score {
    /// Broken hard rules; a plan that leaves this crate has none.
    pub hard: i64,
    /// Empty seats, weighed by the host's priority.
    pub medium: i64,
    /// What people would rather have otherwise.
    pub soft: i64,
}

/// A plan as a file shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanDocument {
    format: &'static str,
    instance: String,
    score: Score,
    assignments: Vec<Assignment>,
}

/// The document of a plan and its score.
pub fn document(instance: &str, plan: &Plan, score: Score) -> PlanDocument {
    PlanDocument { format: FORMAT, instance: instance.to_owned(), score, assignments: plan.assignments.clone() }
}
