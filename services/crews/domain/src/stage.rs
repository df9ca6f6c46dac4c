//! How far a shift is, and what can happen to it.

/// How far a shift is; a later stage is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Asked for.
    Requested,
    /// Made known.
    Published,
    /// Its minutes were approved.
    Approved,
}

/// What happened to a shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was asked for.
    Requested,
    /// A worker was put on it.
    Assigned,
    /// A worker was taken off it.
    Released,
    /// A coach was put on it.
    CoachAssigned,
    /// A coach was taken off it.
    CoachReleased,
    /// It was made known.
    Published,
    /// Somebody's presence was recorded.
    Presence,
    /// Minutes were approved.
    Approved,
    /// A person settled its breach.
    BreachSettled,
    /// More or fewer people were asked for.
    Changed,
    /// It was given up.
    Cancelled,
    /// Its coach said something, or somebody answered.
    Signal,
    /// A worker doubts the hours, or somebody answered.
    Objection,
}

impl Change {
    /// The stable name for machines.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Assigned => "assigned",
            Self::Released => "released",
            Self::CoachAssigned => "coach_assigned",
            Self::CoachReleased => "coach_released",
            Self::Published => "published",
            Self::Presence => "presence",
            Self::Approved => "approved",
            Self::BreachSettled => "breach_settled",
            Self::Changed => "changed",
            Self::Cancelled => "cancelled",
            Self::Signal => "signal",
            Self::Objection => "objection",
        }
    }
}
