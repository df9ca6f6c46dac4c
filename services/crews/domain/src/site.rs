//! Who is at a site around a shift: its coaches and the people they guide.

use jiff::civil::Date;
use werkbrug_kernel::id::Id;

use crate::{norm::Guidance, window::Span};

/// A coach, as the planner knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coach {
    /// Their identity.
    pub id: Id<Self>,
    /// What people call them.
    pub name: String,
    /// Qualified from this day, when known.
    pub qualified_from: Option<Date>,
}

/// The hours of a coach at the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoachStint {
    /// Who.
    pub coach: Coach,
    /// When.
    pub span: Span,
    /// Another place where they stand at the same hours.
    pub elsewhere: Option<String>,
}

/// The hours of somebody guided at the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerStint {
    /// What they need, when it is known.
    pub guidance: Option<Guidance>,
    /// When.
    pub span: Span,
}

/// Everybody who is at the site during a shift, of this shift and of others there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnSite {
    /// The hours of the shift.
    pub shift: Span,
    /// The coaches.
    pub coaches: Vec<CoachStint>,
    /// The people guided.
    pub workers: Vec<WorkerStint>,
}

impl OnSite {
    /// The day of the shift.
    #[must_use]
    pub fn day(&self) -> Date {
        self.shift.from.date()
    }

    /// The stints of coaches who are qualified on the day.
    pub fn qualified(&self) -> impl Iterator<Item = &CoachStint> {
        let day = self.day();
        self.coaches.iter().filter(move |stint| stint.coach.qualified_from.is_some_and(|from| from <= day))
    }
}
