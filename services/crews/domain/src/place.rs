//! Where people work: a site of a host company or a department of the workshop itself.

use werkbrug_kernel::id::Id;

/// The company that people work for; what it is stands with the order desk. Only a marker for [`Id`].
pub enum Company {}

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// A site of a host company.
    HostSite,
    /// A department of the workshop.
    Department,
}

/// What a post asks of a body; 0 asks nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Demands {
    /// Heaviest thing to lift, in kg.
    pub lift_kg: u32,
    /// Lifts an hour.
    pub lift_times_hour: u32,
    /// Longest standing at a stretch, in minutes.
    pub standing_minutes: u32,
    /// Noise: 0 quiet, 1 some, 2 loud.
    pub noise: u32,
    /// Crowd: 0 alone or in quiet, 1 a few people, 2 many.
    pub crowd: u32,
}

/// A place of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its identity.
    pub id: Id<Self>,
    /// Whose it is.
    pub kind: PlaceKind,
    /// What people call it.
    pub name: String,
    /// The host company; none for a department.
    pub company: Option<Id<Company>>,
    /// What its post asks.
    pub demands: Demands,
    /// The host's main activity there, a NACE code when known.
    pub core_activity: String,
    /// Whether the site must see names, for its access list.
    pub names_needed: bool,
}
