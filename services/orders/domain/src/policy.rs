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
    /// Change an order, or end an order or a quote without goods.
    ChangeOrder,
    /// See orders, promises and lateness.
    ReadOrders,
    /// Ask for a day, which looks at everybody's orders.
    CheckDate,
    /// Keep minutes for a customer, or give them back.
    HoldCapacity,
    /// Record what becomes of the customer's material, and that it comes on another day.
    MoveMaterial,
    /// Record what a week of work took of a department.
    RecordYield,
    /// See what departments yield and how long orders took.
    ReadFigures,
    /// Reckon and keep what work costs here and elsewhere.
    Compare,
    /// Take in orders that come as files, and answer them.
    Exchange,
    /// Let a customer's own system be told of its orders.
    Notify,
    /// See whether messages arrive, and send them again.
    LookAfterMessages,
    /// Record what happens in relations, and whether work stays here.
    Relate,
    /// See relations and the register.
    ReadRelations,
    /// Describe work and ask for a quote.
    AskQuote,
}

impl Action {
    /// Every action once.
    pub const ALL: [Self; 20] = [
        Self::RegisterCompany,
        Self::ReadCompanies,
        Self::CreateQuote,
        Self::AcceptOrder,
        Self::RecordProgress,
        Self::DeliverOrder,
        Self::ChangeOrder,
        Self::ReadOrders,
        Self::CheckDate,
        Self::HoldCapacity,
        Self::MoveMaterial,
        Self::RecordYield,
        Self::ReadFigures,
        Self::Compare,
        Self::Exchange,
        Self::Notify,
        Self::LookAfterMessages,
        Self::Relate,
        Self::ReadRelations,
        Self::AskQuote,
    ];

    const fn is_read(self) -> bool {
        match self {
            Self::ReadCompanies | Self::ReadOrders => true,
            Self::RegisterCompany
            | Self::CreateQuote
            | Self::AcceptOrder
            | Self::RecordProgress
            | Self::DeliverOrder
            | Self::ChangeOrder
            | Self::CheckDate
            | Self::HoldCapacity
            | Self::MoveMaterial
            | Self::RecordYield
            | Self::ReadFigures
            | Self::Compare
            | Self::Exchange
            | Self::Notify
            | Self::LookAfterMessages
            | Self::Relate
            | Self::ReadRelations
            | Self::AskQuote => false,
        }
    }

    /// What is about the whole workshop and no single company, so that no host has a part in it.
    const fn is_of_workshop(self) -> bool {
        match self {
            Self::CheckDate | Self::RecordYield | Self::ReadFigures | Self::ReadRelations => true,
            Self::RegisterCompany
            | Self::ReadCompanies
            | Self::CreateQuote
            | Self::AcceptOrder
            | Self::RecordProgress
            | Self::DeliverOrder
            | Self::ChangeOrder
            | Self::ReadOrders
            | Self::HoldCapacity
            | Self::MoveMaterial
            | Self::Compare
            | Self::Exchange
            | Self::Notify
            | Self::LookAfterMessages
            | Self::Relate
            | Self::AskQuote => false,
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
/// reads; who leads a crew says what it finished; who plans knows departments; who invoices knows figures; a host reads its own
/// and asks for quotes; who guards people's secrets has no business with orders.
pub const fn reach(role: Role, action: Action) -> Reach {
    match role {
        Role::OrderDesk => Reach::All,
        Role::WorkshopPlanner | Role::Coach | Role::Finance if action.is_read() => Reach::All,
        Role::WorkshopPlanner if action.is_of_workshop() => Reach::All,
        Role::Coach if matches!(action, Action::RecordProgress) => Reach::All,
        Role::Finance if matches!(action, Action::ReadFigures | Action::Compare | Action::ReadRelations) => Reach::All,
        Role::Admin if matches!(action, Action::LookAfterMessages) => Reach::All,
        Role::HostPlanner if action.is_read() || matches!(action, Action::AskQuote) => Reach::Own,
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
        (Role::HostPlanner, "-o-----o-----------o"),
        (Role::WorkshopPlanner, "-a-----aa--aa-----a-"),
        (Role::OrderDesk, "aaaaaaaaaaaaaaaaaaaa"),
        (Role::Coach, "-a--a--a------------"),
        (Role::SocialWorker, "--------------------"),
        (Role::Physician, "--------------------"),
        (Role::Finance, "-a-----a----aa----a-"),
        (Role::Worker, "--------------------"),
        (Role::SectorObserver, "--------------------"),
        (Role::Admin, "----------------a---"),
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
