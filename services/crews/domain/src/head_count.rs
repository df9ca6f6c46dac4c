//! How many people a host was told to expect, and what became of that once the count stood.
//!
//! Until the hour that the agreement names ([`crate::terms`]) a count is provisional and changes without a word. From then on it
//! stands: the host counts on it. What changes all the same is written down beside it with why, so that a host reads what stood, what
//! was changed since and by whose wish, and nobody's absence but as a number.

use crate::shift::Shift;

/// How many were asked for and how many come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadCount {
    /// How many people were asked for.
    pub wanted: u32,
    /// How many people come, stand-ins among them.
    pub coming: u32,
}

/// Why a count that stood was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The host asked for more or fewer people.
    HostAsked,
    /// The workshop changed how many were asked for.
    WorkshopAsked,
    /// The workshop put people on the shift or took them off it.
    Planned,
    /// Somebody became unavailable.
    FellOut,
    /// Somebody is available after all.
    CameBack,
    /// Somebody came without being on the shift, or it turned out that they had not.
    StoodIn,
}

/// Where a change came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Somebody of the host.
    Host,
    /// Somebody of the workshop who plans.
    Workshop,
    /// Who is available changed.
    Availability,
    /// A tick on the floor.
    Floor,
}

impl HeadCount {
    /// The count of a shift to which so many came without being on it.
    #[must_use]
    pub fn of(shift: &Shift, heads_standing_in: u32) -> Self {
        Self { wanted: shift.heads_wanted, coming: shift.heads_coming().saturating_add(heads_standing_in) }
    }
}

/// Why a count changed; nothing when it did not.
#[must_use]
pub fn cause(before: HeadCount, after: HeadCount, origin: Origin) -> Option<Cause> {
    if before == after {
        return None;
    }
    Some(match origin {
        Origin::Host => Cause::HostAsked,
        Origin::Workshop if before.wanted != after.wanted => Cause::WorkshopAsked,
        Origin::Workshop => Cause::Planned,
        Origin::Availability if after.coming < before.coming => Cause::FellOut,
        Origin::Availability => Cause::CameBack,
        Origin::Floor => Cause::StoodIn,
    })
}

#[cfg(test)]
mod tests {
    use super::{Cause, HeadCount, Origin, cause};

    #[test]
    fn a_change_says_why_and_nothing_changed_says_nothing() {
        let count = |wanted, coming| HeadCount { wanted, coming };
        let five = count(5, 5);
        let table = [
            (five, Origin::Host, None),
            (five, Origin::Availability, None),
            (count(4, 5), Origin::Host, Some(Cause::HostAsked)),
            (count(6, 5), Origin::Workshop, Some(Cause::WorkshopAsked)),
            (count(5, 4), Origin::Workshop, Some(Cause::Planned)),
            (count(5, 6), Origin::Workshop, Some(Cause::Planned)),
            (count(5, 4), Origin::Availability, Some(Cause::FellOut)),
            (count(5, 6), Origin::Availability, Some(Cause::CameBack)),
            (count(5, 6), Origin::Floor, Some(Cause::StoodIn)),
            (count(5, 4), Origin::Floor, Some(Cause::StoodIn)),
        ];
        for (after, origin, expected) in table {
            assert_eq!(cause(five, after, origin), expected, "{after:?} {origin:?}");
        }
    }
}
