//! The agreement under which people work at a place.

use jiff::civil::Date;
use werkbrug_kernel::id::Id;

use crate::{
    place::{Place, PlaceKind},
    refusal::Refusal,
    worker::DayRange,
};

/// What kind of collaboration it is; the law asks something else of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngagementKind {
    /// People of the workshop in the core activity of a host.
    Enclave,
    /// Work taken on outside the host's core activity.
    ServiceContract,
    /// Work in a department of the workshop.
    DepartmentWork,
}

impl EngagementKind {
    /// Whether this kind of work can be done at that kind of place.
    #[must_use]
    pub fn belongs_at(self, place: PlaceKind) -> bool {
        match self {
            Self::Enclave | Self::ServiceContract => place == PlaceKind::HostSite,
            Self::DepartmentWork => place == PlaceKind::Department,
        }
    }
}

/// An agreement as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engagement {
    /// Its identity.
    pub id: Id<Self>,
    /// Where the work is done.
    pub place: Id<Place>,
    /// What kind of collaboration.
    pub kind: EngagementKind,
    /// The agreement's own words on the work.
    pub work_description: String,
    /// Whether the work is the host's core activity.
    pub is_core_activity: bool,
    /// The day both signed.
    pub signed_on: Option<Date>,
    /// The day the Department was told.
    pub notified_on: Option<Date>,
    /// From when until when people work under it.
    pub runs: DayRange,
    /// Whether only the coach gives instructions.
    pub instructions_by_coach_only: bool,
    /// What an hour is invoiced as.
    pub tariff_class: String,
}

impl Engagement {
    /// Work can only be asked for while the agreement runs.
    pub fn must_run_on(&self, day: Date) -> Result<(), Refusal> {
        if self.runs.contains(day) {
            return Ok(());
        }
        Err(Refusal::EngagementNotRunning { day, runs: self.runs })
    }
}

#[cfg(test)]
mod tests {
    use super::{EngagementKind, PlaceKind};

    #[test]
    fn enclaves_and_services_are_at_a_host_and_department_work_at_home() {
        let table = [
            (EngagementKind::Enclave, PlaceKind::HostSite, true),
            (EngagementKind::Enclave, PlaceKind::Department, false),
            (EngagementKind::ServiceContract, PlaceKind::HostSite, true),
            (EngagementKind::ServiceContract, PlaceKind::Department, false),
            (EngagementKind::DepartmentWork, PlaceKind::HostSite, false),
            (EngagementKind::DepartmentWork, PlaceKind::Department, true),
        ];
        for (kind, place, expected) in table {
            assert_eq!(kind.belongs_at(place), expected, "{kind:?} at {place:?}");
        }
    }
}
