//! Who may do what here, and how far it reaches: the table of roles and actions.

use werkbrug_kernel::role::Role;

/// Something a person can ask of this service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Record a company or change it.
    RegisterCompany,
    /// See companies.
    ReadCompanies,
    /// Make a quote.
    CreateQuote,
    /// Accept a quote.
    AcceptOrder,
    /// Record finished pieces.
    RecordProgress,
    /// Let the goods leave.
    DeliverOrder,
    /// See orders, promises and lateness.
    ReadOrders,
}

impl Action {
    /// Every action once.
    pub const ALL: [Self; 7] = [
        Self::RegisterCompany,
        Self::ReadCompanies,
        Self::CreateQuote,
        Self::AcceptOrder,
        Self::RecordProgress,
        Self::DeliverOrder,
        Self::ReadOrders,
    ];

    const fn is_read(self) -> bool {
        match self {
            Self::ReadCompanies | Self::ReadOrders => true,
            Self::RegisterCompany
            | Self::CreateQuote
            | Self::AcceptOrder
            | Self::RecordProgress
            | Self::DeliverOrder => false,
        }
    }
}

/// How far a permission reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everything of the workshop.
    All,
    /// Only what belongs to the person's own company.
    Own,
    /// Nothing.
    Nothing,
}

/// How far a role may go in an action. The desk does everything; who plans, leads or invoices
/// reads; a host reads its own; who guards people's secrets has no business with orders.
pub const fn reach(role: Role, action: Action) -> Reach {
    match role {
        Role::OrderDesk => Reach::All,
        Role::WorkshopPlanner | Role::Coach | Role::Finance if action.is_read() => Reach::All,
        Role::HostPlanner if action.is_read() => Reach::Own,
        Role::HostPlanner
        | Role::WorkshopPlanner
        | Role::Coach
        | Role::Finance
        | Role::SocialWorker
        | Role::Physician
        | Role::Worker
        | Role::SectorObserver
        | Role::Admin => Reach::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The row "orders, lead times" of the table of who may know what, written out by hand:
    /// one letter an action, in the order of [`Action::ALL`]; a = all, o = own, - = nothing.
    const TABLE: [(Role, &str); 10] = [
        (Role::HostPlanner, "-o----o"),
        (Role::WorkshopPlanner, "-a----a"),
        (Role::OrderDesk, "aaaaaaa"),
        (Role::Coach, "-a----a"),
        (Role::SocialWorker, "-------"),
        (Role::Physician, "-------"),
        (Role::Finance, "-a----a"),
        (Role::Worker, "-------"),
        (Role::SectorObserver, "-------"),
        (Role::Admin, "-------"),
    ];

    #[test]
    fn each_role_reaches_as_far_as_the_table_says() {
        assert_eq!(TABLE.map(|(role, _)| role), Role::ALL);
        for (role, letters) in TABLE {
            for (action, letter) in Action::ALL.into_iter().zip(letters.chars()) {
                let letter_found = match reach(role, action) {
                    Reach::All => 'a',
                    Reach::Own => 'o',
                    Reach::Nothing => '-',
                };
                assert_eq!(letter_found, letter, "{role:?} {action:?}");
            }
        }
    }
}
