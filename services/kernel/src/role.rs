//! The roles people have; what a role may do is decided by each service.

/// What somebody does here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Asks for crews at the host enterprise.
    HostPlanner,
    /// Plans the crews of the workshop.
    WorkshopPlanner,
    /// Quotes and follows orders.
    OrderDesk,
    /// Leads a crew on the floor.
    Coach,
    /// Looks after the workers' support and measures.
    SocialWorker,
    /// Sets medical limits.
    Physician,
    /// Invoices, settles and declares.
    Finance,
    /// Sees the own data and who read it.
    Worker,
    /// Sees figures of the sector only.
    SectorObserver,
    /// Runs the system, without access to its content.
    Admin,
}

impl Role {
    /// Every role once.
    pub const ALL: [Self; 10] = [
        Self::HostPlanner,
        Self::WorkshopPlanner,
        Self::OrderDesk,
        Self::Coach,
        Self::SocialWorker,
        Self::Physician,
        Self::Finance,
        Self::Worker,
        Self::SectorObserver,
        Self::Admin,
    ];

    /// The stable name for machines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HostPlanner => "host_planner",
            Self::WorkshopPlanner => "workshop_planner",
            Self::OrderDesk => "order_desk",
            Self::Coach => "coach",
            Self::SocialWorker => "social_worker",
            Self::Physician => "physician",
            Self::Finance => "finance",
            Self::Worker => "worker",
            Self::SectorObserver => "sector_observer",
            Self::Admin => "admin",
        }
    }

    /// Reads a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }

    /// The Dutch name.
    pub const fn name_nl(self) -> &'static str {
        match self {
            Self::HostPlanner => "planner van de klant",
            Self::WorkshopPlanner => "planner van het maatwerkbedrijf",
            Self::OrderDesk => "orderdienst",
            Self::Coach => "begeleider",
            Self::SocialWorker => "sociale dienst",
            Self::Physician => "arbeidsarts",
            Self::Finance => "boekhouding",
            Self::Worker => "werknemer",
            Self::SectorObserver => "sectorwaarnemer",
            Self::Admin => "systeembeheerder",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_read_back_by_its_name() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
        assert_eq!(Role::HostPlanner.as_str(), "host_planner");
        assert_eq!(Role::parse("Coach"), None);
        assert_eq!(Role::parse(""), None);
    }
}
