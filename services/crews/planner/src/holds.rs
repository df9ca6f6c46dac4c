//! What a planning may not touch: days that passed, people who were told, pairs that somebody pinned.

use crate::plan::Plan;

/// What stays as it is. Nothing, unless said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// The plan to start from.
    pub start: Plan,
    /// Days before this one stay as the start has them: the past.
    pub first_open_day: usize,
    /// These people (worker or coach) stay on these days as the start has them: already told, travelling or at work.
    pub told: Vec<(String, usize)>,
    /// These people (worker or coach) are on these shifts, whatever else happens.
    pub pins: Vec<Pin>,
}

/// Somebody who must be on a shift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The worker or coach.
    pub person: String,
    /// The shift.
    pub shift: String,
}
